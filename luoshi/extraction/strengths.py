"""How firmly a clause promises: by its outermost verb or adverb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from luoshi.extraction.clauses import Clause
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.pieces import Role
from luoshi.extraction.signs import any_of, each_of, signs
from luoshi.extraction.words import Word, vocabulary
from luoshi.models import Strength

# `启动机场前期工作`, `开展城际铁路规划论证`: study is the object of a verb that itself is firmer.
STUDY: Final = re.compile(r"启动[^,]*前期|(?:启动|开展)[^,]*(?:论证|可行性研究|预可研|前期研究)$")
STUDY_VERBS: Final = ("启动", "开展")
# `开工率力争达到60%`, `力争到2026年总规模达到…`: a figure or a subject's result that is only aimed at.
AIMED: Final = re.compile(r"力争|争取")
AIMED_AT: Final = ("力争到", "争取到")
# `到2022年,培育一批…`: what is dated is promised, however its verb sounds.
DATED: Final = re.compile(r"到\d{4}年")
# `为数据采集提供有力支撑`: help, told by the noun.
HELPS: Final = re.compile(r"提供[^,、]{0,6}(?:支撑|支持)$")


class Firmness(NamedTuple):
    """The compiled tables: every verb's strength, and the words that change it."""

    words: dict[str, Word]
    does_research: frozenset[str]
    effort: frozenset[str]
    figure_effort: re.Pattern[str]
    figure_bound: re.Pattern[str]
    result: re.Pattern[str]


@lru_cache(maxsize=8)
def firmness(lexicons: Lexicons) -> Firmness:
    """The compiled tables of ``lexicons``."""
    s = signs(lexicons)
    return Firmness(
        vocabulary(lexicons), frozenset(s["does-research"]), frozenset(s["effort"]),
        # `厂房新建30万平方米`, `新(改)建高标准农田`: in a figure these are efforts, not results.
        re.compile(any_of(s["figure-effort"]) + "(?!筑|成)"),
        # `净地储备不低于500亩`: a bound is a result, whatever else the figure says.
        re.compile(any_of(s["figure-bound"])),
        # `事项基本实现…`: behind a subject these are results.
        re.compile(each_of(s["subject-result"]) + "|“"),
    )


def strength(folded: str, clause: Clause, table: Firmness) -> Strength:
    """The strength of a clause; see the tables `verbs` and `adverbs` for what each word gives."""
    reading, act = clause.reading, clause.act
    if reading.role in (Role.NUMBER, Role.SUBJECT):
        return _of_result(folded, clause, table)
    verb = reading.verb[0] if reading.verb else act.start
    if folded[verb] in "启开" and folded.startswith(STUDY_VERBS, verb) and STUDY.match(folded, verb, act.end):
        return "explore"
    if folded[act.end - 1] in "撑持" and HELPS.search(folded, verb, act.end):
        return "support"
    return _of_words(folded, clause, table)


def _of_result(folded: str, clause: Clause, table: Firmness) -> Strength:
    """A bare figure, or what a subject becomes: promised, aimed at, or an effort."""
    reading, act = clause.reading, clause.act
    if AIMED.search(folded, clause.start, act.end):
        return "seek"
    if DATED.match(folded, clause.start, act.end):
        return "commit"
    if reading.role is Role.SUBJECT and reading.verb is not None:
        return "commit" if table.result.search(folded, *reading.verb) else "advance"
    effort = table.figure_effort.search(folded, act.start, act.end)
    return "advance" if effort and not table.figure_bound.search(folded, act.start, act.end) else "commit"


def _of_words(folded: str, clause: Clause, table: Firmness) -> Strength:
    """The first word that says how firm the action is; an effort in front of a result makes it an advance."""
    if folded[clause.start] in "力争" and folded.startswith(AIMED_AT, clause.start):
        return "seek"
    effort = False
    for start, end in clause.reading.words:
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
    dated = folded[clause.start] == "到" and DATED.match(folded, clause.start, clause.end)
    return "commit" if dated else "advance"
