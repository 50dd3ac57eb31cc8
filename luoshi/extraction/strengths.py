"""How firmly a clause promises: by its outermost verb or adverb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from luoshi.extraction.clauses import Clause
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.pieces import Role
from luoshi.extraction.signs import any_of, signs
from luoshi.extraction.words import Word, vocabulary
from luoshi.models import Strength

# `启动机场前期工作`, `开展城际铁路规划论证`: study is the object of a verb that itself is firmer.
STUDY = re.compile(r"启动[^,]*前期|(?:启动|开展)[^,]*(?:论证|可行性研究|预可研|前期研究)$")
STUDY_VERBS = ("启动", "开展")


class Firmness(NamedTuple):
    """The compiled tables: every verb's strength, and the words that change it."""

    words: dict[str, Word]
    does_research: frozenset[str]
    effort: frozenset[str]
    figure_effort: re.Pattern[str]
    result: re.Pattern[str]


@lru_cache(maxsize=8)
def firmness(lexicons: Lexicons) -> Firmness:
    """The compiled tables of ``lexicons``."""
    s = signs(lexicons)
    return Firmness(
        vocabulary(lexicons), frozenset(s["does-research"]), frozenset(s["effort"]),
        # `厂房新建30万平方米`, `新(改)建高标准农田`: in a figure these are efforts, not results.
        re.compile(any_of(s["figure-effort"])),
        # `事项基本实现…`: behind a subject these are results.
        re.compile(any_of(s["subject-result"]) + "|“"),
    )


def strength(folded: str, clause: Clause, table: Firmness) -> Strength:
    """The strength of a clause; see the tables `verbs` and `adverbs` for what each word gives."""
    reading, act = clause.reading, clause.act
    if reading.role is Role.NUMBER:
        return "advance" if table.figure_effort.search(folded, act.start, act.end) else "commit"
    if reading.role is Role.SUBJECT and reading.verb is not None:
        return "commit" if table.result.search(folded, *reading.verb) else "advance"
    verb = reading.verb[0] if reading.verb else act.start
    if folded.startswith(STUDY_VERBS, verb) and STUDY.match(folded, verb, act.end):
        return "explore"
    effort = False
    for start, end in reading.words:
        word = folded[start:end]
        entry = table.words.get(word)
        given = entry.strength if entry else ""
        if given in ("support", "seek", "explore"):
            return given  # type: ignore[return-value]
        if word in table.does_research:
            return "advance"
        if given == "commit" and not effort:
            return "commit"
        effort = effort or word in table.effort
    return "advance"
