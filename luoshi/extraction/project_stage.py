"""What is done to a project: the verbs in front of it and the words behind it, read as a stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from luoshi.extraction.lexicon import Lexicons
from luoshi.models import Stage


class Deed(NamedTuple):
    """A row of stages.tsv: the stage it tells, and whether it makes one thing (2), works on any (1) or neither (0)."""

    stage: Stage
    force: int


class Deeds(NamedTuple):
    """The verbs and closing words of stages.tsv, ready for use."""

    chain: re.Pattern[str]
    verb: re.Pattern[str]
    lead: dict[str, Deed]
    tail: dict[str, Deed]
    longest_tail: int
    cut: re.Pattern[str]
    cuts: dict[str, Deed]
    block: re.Pattern[str]
    other: re.Pattern[str]


# Of several stages that one clause tells, the first in this order holds: preparing a rebuilding is preparing.
ORDER: tuple[Stage, ...] = (
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
    adverb = _either(row["word"] for row in lexicons.table("adverbs") 
                     if row["word"] not in table["lead"] and len(row["word"]) > 1)
    return Deeds(
        # `加快推动实施`, `完善和扩大`: verbs with adverbs between them, always ending in a verb.
        chain=re.compile(rf"(?:(?:{adverb})*(?:{verb})(?:[和并、](?=(?:{adverb})*(?:{verb})))?)+"),
        verb=re.compile(verb),
        lead=table["lead"],
        tail=table["tail"],
        longest_tail=max(map(len, table["tail"])),
        # `甲铁路尽早纳入国家规划`, `甲铁路并争取纳入国家规划`
        cut=re.compile(rf"(?:并|积极|争取|力争|协同|推动|尽早|尽快|早日|成功|顺利|能够|分别)*({_either(table['cut'])})"),
        cuts=table["cut"],
        # A verb that says nothing of projects: `完善规则`, `依法清理…`.
        other=re.compile(rf"(?:{adverb})*(?:依法|分类)*(?:{_either(row['word'] for row in lexicons.table('verbs'))})"),
        block=re.compile(_either(table["block"])),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def chain_deeds(words: Deeds, chain: str) -> tuple[Deed, ...]:
    """The deeds of a chain of verbs, in order."""
    return tuple(words.lead[verb] for verb in words.verb.findall(chain))


def strip_tail(words: Deeds, phrase: str) -> tuple[str, tuple[Deed, ...]]:
    """``phrase`` without the words behind it that say what is done, and those deeds.

    `甲铁路乙段扩能改造前期工作` → `甲铁路乙段`.
    """
    found: list[Deed] = []
    while True:
        for length in range(min(words.longest_tail, len(phrase) - 1), 1, -1):
            if (deed := words.tail.get(phrase[-length:])) is not None:
                found.append(deed)
                phrase = phrase[:-length]
                break
        else:
            return phrase, tuple(found)
        phrase = _JOINT.sub("", phrase)


# `建设和运营`, `项目年内开工`, `的前期工作`, `项目加快建设`: what joins the closing words to each other and to the thing.
_JOINT = re.compile(
    r"(?:[和及、并与的]|以及|项目|工程|年内|上半年|下半年|年底前?|[\d一二三四五六七八九十]+月(?:底|末)?前?|按期|按时|全幅|全面|尽快|早日|加快|尽早|提前|如期|顺利|正式|全线|基本|同步|抓紧|有序|力争|实质性|主体)+$"
)


def stage_of(parts: Iterable[Deed]) -> Stage:
    """The stage that all that is said of a project comes to."""
    told = {part.stage for part in parts}
    return next((stage for stage in ORDER if stage in told), "unspecified")
