"""Lists in a document's clauses: `甲、乙、丙和丁`, cut into items without the words before and after them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from luoshi.extraction.lexicon import Lexicons

Pair = tuple[int, int]
Members = tuple[Pair, ...]

OPEN, CLOSE = "“\"「‘『", "”\"」’』"
# how many clauses with lists are looked through from a place on
REACH: Final = 200

# a clause, short brackets included: `建设沱江(内江)生态廊道`
CLAUSE: Final = re.compile(r"[^,;:。!?\n()]+(?:\([^(),;。\n]{1,15}\)[^,;:。!?\n()]*)*")
# a clause that holds a `、`, after the mark that ends the one before it
_LISTED: Final = re.compile(
    r"[,;:。!?\n()]([^,;:。!?\n()、]*+(?:\([^(),;。\n]{1,15}\)[^,;:。!?\n()、]*+)*+、"
    r"[^,;:。!?\n()]*+(?:\([^(),;。\n]{1,15}\)[^,;:。!?\n()]*+)*+)"
)
_ENDS: Final = ",;。\n"
_MARKS_OF_CLAUSES: Final = ",。;:\n()!?"
# `、` and the quotations and titles that it may stand in; `和` between the last two items
_MARKS: Final = re.compile(r"、|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》")
_AND: Final = re.compile(r"(?<=[^和与及]{2})(?:以及|和|与|及)(?=[^和与及]{2})")
# `五是完善标准`: a number or particle before the first item
_ORDINAL: Final = re.compile(r"[一二三四五六七八九十]是|[了好即]|[0-9]{1,2}[.、]|其中")
# what ends the last item: `等`, `”`, `为重点`, `连续三年实现`
_TRAIL: Final = re.compile(
    r"等|[”」](?=.)|为(?:主|重点|主导|代表|支撑|核心|引领)|(?:连续[0-9一二三四五六七八九十]+年)?(?:实现|保持|呈现|做到)$|的$"
)
# `甲、乙为重点和丙为支撑`: what an item does
_ROLE: Final = re.compile(r"为(?:重点|主导|代表|支撑|核心|引领|补充|基础)$")
# words that open a clause, not a name; words of procedure that no name has
_CLAUSAL: Final = re.compile(r"的|并|而|要|由|从|但|也|又|还|不|已|将|使|让|其|该|第|[0-9]+[.、]|是|有")
_PROCEDURE: Final = re.compile(r"负责|会同")
# verbs that may stand between a list and its slogan (`起数、人数实现“双下降”`), and nouns that look like verbs
_TRAILING: Final = frozenset({"实现", "建设", "发展", "提升", "保障", "治理", "整治", "服务", "攻坚", "完善"})


class List(NamedTuple):
    """A clause's items, and where the clause ends."""

    items: Members
    end: int


class Verbs(NamedTuple):
    """What may open a list and is no part of it: any word of the table, those of two characters or more, endings."""

    all: re.Pattern[str]
    long: re.Pattern[str]
    ends: tuple[str, ...]


class Reader(NamedTuple):
    """The document, its clauses that hold a `、` with the number of them, and the lists already cut out."""

    folded: str
    verbs: Verbs
    starts: list[int]
    clauses: list[tuple[int, int, int]]
    cut: dict[tuple[int, int], List | None]


def read_clauses(folded: str, lexicons: Lexicons, start: int, end: int) -> Reader:
    """The lines from ``start`` to ``end`` as clauses with lists."""
    low = max(0, folded.rfind("\n", 0, max(0, start)))
    high = folded.find("\n", end)
    clauses = [(first, last, folded.count("、", first, last))
               for first, last in _listed(folded, low, high if high >= 0 else len(folded))]
    opening = CLAUSE.match(folded) if low == 0 else None  # no mark stands before it
    if opening and (marks := opening[0].count("、")):
        clauses.insert(0, (opening.start(), opening.end(), marks))
    return Reader(folded, list_verbs(lexicons), [clause[0] for clause in clauses], clauses, {})


def _listed(folded: str, low: int, high: int) -> Iterator[Pair]:
    """What ``_LISTED`` finds; it is asked only from the last mark on that can stand before a `、`."""
    position, at = low, folded.find("、", low, high)
    while at >= 0:
        for mark in _ENDS:  # what a bracket cannot hold either
            position = max(position, folded.rfind(mark, position, at))
        match = _LISTED.search(folded, position, high)
        if match is None:
            return
        yield match.span(1)
        position = match.end()
        at = folded.find("、", position, high)


def lists_of(
    reader: Reader, start: int, end: int, total: int, words: Sequence[str] = (), endings: Sequence[str] = (),
) -> Iterator[List]:
    """The lists of ``total`` items between two places, in clauses that hold all the ``words``.

    With ``endings``, one of them must occur once for each item.
    """
    first, count = bisect_left(reader.starts, start), reader.folded.count
    for begin, until, marks in reader.clauses[first:first + REACH]:
        if begin >= end:
            return
        if marks < total - 2 or (words and not all(count(word, begin, until) for word in words)):
            continue
        if endings and not any(count(word, begin, until) >= total for word in endings):
            continue
        if (begin, total) not in reader.cut:
            reader.cut[begin, total] = _cut_list(reader, begin, until, marks, total)
        if found := reader.cut[begin, total]:
            yield found


def ends_clause(folded: str, noun: str, start: int, end: int) -> bool:
    """Whether a clause between two places can end in the noun's last character or its first."""
    end = min(len(folded), end)
    return any(folded[end - 1] == char or any(folded.find(char + mark, start, end) >= 0 for mark in _MARKS_OF_CLAUSES)
               for char in dict.fromkeys((noun[-1:], noun[:1])) if char)


def _cut_list(reader: Reader, begin: int, end: int, marks: int, total: int) -> List | None:
    """The clause as a list of ``total`` items, `和` joining the last two where that makes the number right."""
    quoted = reader.folded.find("“", begin, end) >= 0
    if end - begin > 400 or (marks >= total and not quoted):
        return None
    for joined in (False, True) if quoted else (marks == total - 2,):
        pieces = pieces_of(reader.folded, begin, end, joined)
        if len(pieces) == total:
            return List(tuple(trimmed(reader.folded, pieces, reader.verbs)), end)
    return None


def pieces_of(folded: str, start: int, end: int, joined: bool) -> list[Pair]:
    """The parts between `、`, and with ``joined`` those of `丙和丁` at the end; quotations are not cut."""
    pieces, begin = [], start
    for mark in _MARKS.finditer(folded, start, end):
        if mark[0] == "、":
            if begin < mark.start():
                pieces.append((begin, mark.start()))
            begin = mark.end()
    middle = _AND.search(folded, begin, end) if joined and begin > start else None
    if middle and middle.start() - begin <= 14 and not re.search(r"[“(]", folded[begin:middle.start()]):
        pieces.append((begin, middle.start()))
        begin = middle.end()
    return [*pieces, (begin, end)] if begin < end else pieces


def trimmed(folded: str, pieces: list[Pair], verbs: Verbs) -> list[Pair]:
    """The pieces without what stands before the first and after the last."""
    items = [trim_first(folded, pieces, verbs), *pieces[1:]]
    start, end = items[-1]
    cut = _TRAIL.search(folded, start + 1, end)
    end = cut.start() if cut else end
    lengths = sorted(b - a for a, b in items[:-1])
    if lengths and end - start > lengths[-1] * 1.6 + 2:  # `甲区、乙区打造新型工业“双核”`
        verb = verbs.long.search(folded, start + max(2, lengths[0] - 2), end)
        end = verb.start() if verb else end
    kept = [unquoted(folded, a, b) for a, b in [*items[:-1], (start, end)]]
    return [(a, cut.start() if (cut := _ROLE.search(folded, a + 1, b)) else b) for a, b in kept]


def trim_first(folded: str, pieces: list[Pair], verbs: Verbs) -> Pair:
    """The first item without the verbs before it: `推动电子商务` is `电子商务`.

    Where the other items begin with verbs of their own (`实施构建甲、建设乙、共建丙`), only the first verb goes. Where
    the first is far longer than the others, it begins after its last verb (`对重点大县提高玉米、小麦`).
    """
    start, end = pieces[0]
    while start < end and folded[start].isspace():
        start += 1
    cut = folded.rfind("等", start, end)
    start = cut + 1 if 0 <= cut < end - 1 else start
    if ordinal := _ORDINAL.match(folded, start, end):
        start = ordinal.end()
    lengths = sorted(b - a for a, b in pieces[1:])
    own = sum(bool(verbs.long.match(folded, a, b)) for a, b in pieces[1:]) * 2 > len(lengths) > 0
    while match := verbs.all.match(folded, start, end):
        if match.end() >= end:
            break
        start = match.end() + (folded[match.end()] in "了着好" and match.end() + 1 < end)
        if own:
            return start, end
    return unquoted(folded, _level(folded, (start, end), pieces[1:], verbs) if lengths else start, end)


def _level(folded: str, item: Pair, others: list[Pair], verbs: Verbs) -> int:
    """Where an overlong first item really begins, judged by the others."""
    start, end = item
    lengths = sorted(b - a for a, b in others)
    usual = lengths[len(lengths) // 2]
    shared = _prefix([folded[a:b] for a, b in others]) if len(others) > 1 else ""
    if len(shared) > 1 and (at := folded.find(shared, start, end)) > start:
        return at  # `迎亚运城市品质、城市治理、城市文明`
    if end - start <= usual * 1.6 + 2:
        return start
    cuts = [match.end() for match in verbs.long.finditer(folded, start, end)]
    cuts = [cut for cut in cuts if end - cut >= min(lengths)]
    if cuts:
        return min(cuts, key=lambda cut: abs(end - cut - usual))
    return end - usual if lengths[0] == lengths[-1] and usual <= 4 else start


def _prefix(words: list[str]) -> str:
    low, high = min(words), max(words)
    return low[:next((i for i, char in enumerate(low) if char != high[i]), len(low))]


def fair(folded: str, items: Sequence[Pair], verbs: Verbs) -> bool:
    """Whether the items can be names of things: none empty, broken, a bare verb, or far longer than another."""
    words = [folded[a:b] for a, b in items]
    if any(not _balanced(word) or verbs.all.fullmatch(word) or _CLAUSAL.match(word) for word in words):
        return False
    if any(_PROCEDURE.search(word) for word in words):
        return False
    sizes = sorted(map(len, words))
    return sizes[0] > 0 and sizes[-1] <= 40 and (sizes[0] > 1 or sizes[-1] <= 3)


def _balanced(words: str) -> bool:
    return words.count("“") == words.count("”") and words.count("(") == words.count(")")


def unquoted(folded: str, start: int, end: int) -> Pair:
    """The span without quotation marks and spaces around it."""
    while start < end - 1 and (folded[start] in OPEN or folded[start].isspace()):
        start += 1
    while end - 1 > start and (folded[end - 1] in CLOSE or folded[end - 1].isspace()):
        end -= 1
    return start, end


def without_shared_verb(folded: str, items: Members, verbs: Verbs) -> Members:
    """`实施甲战略、实施乙战略`: a verb that all items share is no part of any; the first may have lost it already."""
    while len(items) > 1:
        match = verbs.long.match(folded, *items[1])
        if not match or not all(folded.startswith(match[0], a) and b - a > len(match[0]) + 1 for a, b in items[1:]):
            return items
        (start, end), size = items[0], len(match[0])
        if folded.startswith(match[0], start):
            start += size
        elif not folded.startswith(match[0], start - size):
            return items
        items = ((start, end), *((a + size, b) for a, b in items[1:]))
    return items


@lru_cache(maxsize=8)
def list_verbs(lexicons: Lexicons) -> Verbs:
    """The words of `slogan_verbs` as patterns."""
    words = sorted((row["word"] for row in lexicons.table("slogan_verbs")), key=lambda word: (-len(word), word))
    long = [word for word in words if len(word) > 1]
    ends = (*(word for word in words if word not in _TRAILING), "、", "于", "用于")
    return Verbs(_any_of(words), _any_of(long), ends)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
