"""How an actor is called: the heads of its name, and how a list of actors comes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple, final

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi.extraction.lexicon import Lexicons

# A name longer than this is a sentence, not an organisation.
LONGEST_NAME: Final = 34

# `市教育局、市财政局,各区县政府`; the words between brackets belong to the name before them.
_SEPARATOR: Final = re.compile(r"\([^()\n]{1,24}\)|([、,;。·/\s]+|以及|及其|等?(?:和|及|与)|等(?=[、,;\s]|$))")
# `等有关部门`, `等单位`: the tail of an open list, naming nobody.
_OPEN_TAIL: Final = re.compile(
    r"等(?:[^、,;()]{0,4}(?:部门|单位|机构|方面|地区|区域|地|市|县|国家|省份|企业|高校))?(?:共同|分别)?$")
# `各市、县(市、区)人民政府`: a bare level that only the following piece completes.
BARE_LEVEL: Final = re.compile(r"(?:各(?:级|有关|相关|设区|地级|地级以上)?)?(?:设区市|地级市|[市州县区旗盟镇乡省])$")
LEVEL_AHEAD: Final = re.compile(r"(?:自治)?[市州县区旗盟镇乡](?:[(、市州县区旗盟镇乡人政党街管级直有相]|$)")
# `达州市区(县)`, `各县(市、区)`: a level in brackets is part of the name.
_BRACKETED: Final = re.compile(r"\([^()]{1,14}\)$")


class Words(NamedTuple):
    """The heads of actors' names by kind, and the automaton that finds heads and verbs in a window.

    A ``vague`` head (`部门`, `地区`) names nobody where it stands alone.
    """

    heads: dict[str, str]
    longest: int
    window: AhoCorasick
    kinds: tuple[str, ...]
    vague: frozenset[str]


@final
class Token:
    """A head or a verb in a window, with its place in the text."""

    __slots__ = ("end", "kind", "start")

    def __init__(self, start: int, end: int, kind: str) -> None:
        self.start = start
        self.end = end
        self.kind = kind


@lru_cache(maxsize=8)
def words_of(lexicons: Lexicons) -> Words:
    """The compiled vocabulary of ``organs.tsv``, the verbs of clauses and of parties."""
    heads = {row["word"].replace("（", "(").replace("）", ")"): row["type"] for row in lexicons.table("organs")}
    vague = frozenset(row["word"] for row in lexicons.table("organs") if row.get("vague"))
    kinds = dict(heads)
    for row in lexicons.table("party_verbs"):
        kinds.setdefault(row["word"], row["use"])
    for row in lexicons.table("party_cooperation"):
        kinds.setdefault(row["word"], "act")
    for row in lexicons.table("verbs"):
        if row["role"] == "act" and len(row["word"]) > 1:
            kinds.setdefault(row["word"], "plain")
    automaton = AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)
    return Words(heads, max(map(len, heads)), automaton, tuple(kinds.values()), vague)


def tokens(words: Words, folded: str, start: int, end: int) -> list[Token]:
    """Heads and verbs between ``start`` and ``end``, leftmost and longest, in order."""
    found = words.window.find_matches_as_indexes(folded[start:end])
    return [Token(start + s, start + e, words.kinds[i]) for i, s, e in found]


def head_kind(words: Words, name: str) -> str:
    """What the name's ending says it is (`organ`, `firm`, `area` …), or an empty string.

    >>> from luoshi.extraction.lexicon import packaged
    >>> head_kind(words_of(packaged()), "市教育局"), head_kind(words_of(packaged()), "空间布局")
    ('organ', '')
    """
    name = _BRACKETED.sub("", name)
    for size in range(min(words.longest, len(name)), 0, -1):
        kind = words.heads.get(name[-size:])
        if kind:
            return "" if kind == "not" else kind
    return ""


def members(words: Words, folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The single actors of a list such as `市教育局、市财政局和各区县政府等`."""
    return [piece for piece in _joined(folded, _pieces(words, folded, start, end)) if piece[1] - piece[0] > 1]


def _pieces(words: Words, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for match in _SEPARATOR.finditer(folded, start, end):
        if not match[1]:
            continue
        # `市工业和信息化局`: the word in the middle parts two actors only where the left side is one.
        if match[1][-1] in "和及与" and len(match[1]) == 1 and not head_kind(words, folded[left:match.start()]):
            continue
        yield from _piece(folded, left, match.start())
        left = match.end()
    yield from _piece(folded, left, end)


def _piece(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    tail = _OPEN_TAIL.search(folded, start, end)
    if tail:
        end = tail.start()
    start, end = trimmed(folded, start, end)
    if start < end:
        yield start, end


def _joined(folded: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Puts `各市` and `县人民政府` together again where a bare level was cut off by `、`."""
    held: tuple[int, int] | None = None
    for start, end in pieces:
        if held and start - held[1] == 1 and LEVEL_AHEAD.match(folded, start, end):
            start = held[0]
        elif held:
            yield held
        held = (start, end)
        if not BARE_LEVEL.match(folded[start:end].rpartition("、")[2]):
            yield held
            held = None
    if held:
        yield held


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span without the spaces around it."""
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return start, end
