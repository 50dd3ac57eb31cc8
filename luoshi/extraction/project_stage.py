"""What is done to a project: the verbs in front of it and the words behind it, read as a stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, cast

from luoshi.extraction.lexicon import Lexicons
from luoshi.models import Stage


class Deed(NamedTuple):
    """A row of stages.tsv: the stage it tells, and whether it makes one thing (2), works on any (1) or neither (0)."""

    stage: Stage
    force: int


class Chain(NamedTuple):
    """A chain of verbs read: its deeds, whether it makes one thing, and who may act after it.

    ``helps`` that an actor with a verb of its own may follow, ``free`` that any verb will do (`支持甲县建设…`).
    """

    parts: tuple[Deed, ...]
    makes: bool
    helps: bool
    free: bool


class Deeds(NamedTuple):
    """The verbs and closing words of stages.tsv, ready for use."""

    chain: re.Pattern[str]
    verb: re.Pattern[str]
    lead: dict[str, Deed]
    tail: dict[str, Deed]
    tails: dict[str, tuple[int, ...]]
    cut: re.Pattern[str]
    chains: dict[str, Chain]
    cuts: dict[str, Deed]
    block: re.Pattern[str]
    joints: tuple[str, ...]
    noun: re.Pattern[str]
    noun_heads: frozenset[str]
    idle: re.Pattern[str]
    other: re.Pattern[str]


# Of several stages that one clause tells, the first in this order holds: preparing a rebuilding is preparing.
ORDER: Final[tuple[Stage, ...]] = (
    "preliminary", "seek", "study", "start", "completion", "operation", "upgrade", "construction", "unspecified",
)


@lru_cache(maxsize=8)
def deeds(lexicons: Lexicons) -> Deeds:
    """The verbs and closing words of ``lexicons``."""
    table: dict[str, dict[str, Deed]] = {"lead": {}, "tail": {}, "cut": {}, "block": {}}
    for row in lexicons.table("stages"):
        table[row["sense"]][row["word"].replace("（", "(").replace("）", ")")] = Deed(
            cast(Stage, row["stage"]), int(row["force"]))
    verb = _either(table["lead"])
    adverb = _headed(row["word"] for row in lexicons.table("adverbs")
                     if row["word"] not in table["lead"] and len(row["word"]) > 1)
    made = _headed(table["lead"])
    return Deeds(
        # `加快推动实施`, `完善和扩大`: verbs with adverbs between them, always ending in a verb.
        chain=re.compile(rf"(?:(?:{adverb})*(?:{made})(?:[和并、](?=(?:{adverb})*(?:{made})))?)+"),
        verb=re.compile(verb),
        lead=table["lead"],
        tail=table["tail"],
        tails=_lengths(table["tail"]),
        # `甲铁路尽早纳入国家规划`, `甲铁路并争取纳入国家规划`
        cut=either(table["cut"]),
        chains={},
        cuts=table["cut"],
        joints=tuple(_words(lexicons, "joint")),
        # `规划` + `馆`, `协同发展` + `先导区`: what a verb makes a noun of.
        noun=re.compile(rf"(?:{_either(_words(lexicons, 'noun'))})(?:[、和等,(]|建设|$)"),
        noun_heads=frozenset([word[0] for word in _words(lexicons, "noun")]),
        idle=either(_words(lexicons, "idle")),
        # A verb that says nothing of projects: `完善规则`, `依法清理…`.
        other=re.compile(rf"(?:{adverb})*(?:依法|分类)*(?:{_headed(row['word'] for row in lexicons.table('verbs'))})"),
        block=re.compile(_either(table["block"])),
    )


def _words(lexicons: Lexicons, sense: str) -> list[str]:
    return [row["word"] for row in lexicons.table("project_words") if row["sense"] == sense]


def either(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``words``; without a group around it the engine skips to what one of them begins with."""
    pattern = _either(words)
    return re.compile(pattern[3:-1] if pattern.startswith("(?:") else pattern)


def _either(words: Iterable[str]) -> str:
    """Any of ``words``, the longest first; they share what they begin with, which is quick over a long list."""
    tree: dict[str, dict[str, object]] = {}
    for word in sorted(set(words)):
        node = tree
        for char in word:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _branches(tree)


def _headed(words: Iterable[str]) -> str:
    """The same where it is tried at one place: one look at the first character spares the trial of all words."""
    known = sorted(set(words))
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in known})))}])(?:{_either(known)})"


def _branches(tree: Mapping[str, object]) -> str:
    ways = [re.escape(char) + _branches(cast("Mapping[str, object]", below)) for char, below in tree.items() if char]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{joined})?" if "" in tree else joined


# Verbs whose object may be an actor with a verb of its own; the first kind takes any, the second only clear makers.
_FREE: Final = re.compile(r"支持|鼓励|引导|帮助|指导|允许|督促|扶持|协助|选择|协同|联合|携手|会同")
_MADE: Final = ("打造", "建设", "构建", "搭建", "形成")
_HELP: Final = re.compile(r"推动|推进|促进|助力|加快|统筹|共同|确保|力争|争取|引进|吸引")


def read_chain(words: Deeds, chain: str) -> Chain:
    """What a chain of verbs says."""
    found = words.chains.get(chain)
    if found is None:
        verbs = words.verb.findall(chain)
        if len(verbs) > 1 and verbs[-1] == "开放" and verbs[-2] in _MADE:
            del verbs[-1]  # `打造开放创新的园区`
        parts = tuple(words.lead[verb] for verb in verbs if verb in words.lead)
        makes = any(part.force == 2 and part.stage not in ("upgrade", "operation") for part in parts)
        free = _FREE.search(chain) is not None
        found = Chain(parts, makes, free or _HELP.search(chain) is not None, free)
        if len(words.chains) < 5_000:
            words.chains[chain] = found
    return found


# Words behind a thing whose first half is the thing's own head: `甲片区开发`, `乙平台功能`.
_HALVES: Final = ("平台功能", "片区开发", "新区开发", "新城开发", "地块开发", "老街开发", "古镇开发", "景区开发")


def strip_tail(words: Deeds, phrase: str) -> tuple[str, tuple[Deed, ...]]:
    """``phrase`` without the words behind it that say what is done, and those deeds.

    `甲铁路乙段扩能改造前期工作` → `甲铁路乙段`.
    """
    found: list[Deed] = []
    while not phrase.endswith("行政审批"):
        for length in words.tails.get(phrase[-1:], ()):
            if length < len(phrase) and (deed := words.tail.get(phrase[-length:])) is not None:
                found.append(deed)
                phrase = phrase[:-2] if phrase.endswith(_HALVES) else phrase[:-length]
                break
        else:
            break
        phrase = _unjoined(words, phrase)
    return phrase, tuple(found)


def find_cut(words: Deeds, folded: str, start: int, end: int) -> tuple[int, Deed] | None:
    """Where the clause leaves the thing for a plan or a place (`甲铁路并争取纳入国家规划`), and what that says."""
    found = words.cut.search(folded, start, end)
    if found is None:
        return None
    at = found.start()
    while lead := _LEAD_IN.search(folded, max(start, at - 4), at):
        at = lead.start()
    return at, words.cuts[found[0]]


_LEAD_IN: Final = re.compile(r"(?:并|积极|争取|力争|协同|推动|尽早|尽快|早日|成功|顺利|能够|分别)\Z")


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that end in a character, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}


_MONTH: Final = re.compile(
    r"(?:\d{4}年(?:底|末|内|初)?前?|(?:\d{4}年)?[\d一二三四五六七八九十]+月(?:底前?|前)?|[一二三四]季度(?:末|前)?|(?:并|力争|争取)*“十[一二三四五六]?五”(?:末|期间|时期)?)\Z"
)


_MONTH_ENDS: Final = frozenset("年底末内初前月度间期”")


def _unjoined(words: Deeds, phrase: str) -> str:
    """``phrase`` without what joins it to closing words: `建设和运营`, `项目年内开工`, `的前期工作`."""
    while True:
        if phrase[-1:] in _MONTH_ENDS and (month := _MONTH.search(phrase[-11:])) is not None:
            phrase = phrase[:len(phrase) - len(month[0])]
        elif phrase.endswith(words.joints) and not phrase.endswith("示范工程"):
            phrase = phrase[:-max(len(word) for word in words.joints if phrase.endswith(word))]
        else:
            return phrase


def stage_of(parts: Iterable[Deed]) -> Stage:
    """The stage that all that is said of a project comes to."""
    told = {part.stage for part in parts}
    return next((stage for stage in ORDER if stage in told), "unspecified")
