"""The one scan that tells which families of words a stretch holds: it may say too much, never too little."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.extraction.framing import frames
from luoshi.extraction.glance import (
    DONE,
    ENTERS,
    EXPLAINS,
    FRAMES,
    GOES,
    LATER,
    POLICY,
    PROJECT,
    REFORM,
    RESULT,
    glance,
    places,
)
from luoshi.extraction.grammar import grammar
from luoshi.extraction.kinds import ASSESSED, GOING, RESULTS, WON, head_nouns
from luoshi.extraction.lexicon import packaged
from luoshi.extraction.signs import signs

CASES = [
    ("高举伟大旗帜", FRAMES, "framing by a phrase around other words"),
    ("制定本方案", FRAMES, "a preamble"),
    ("实现服务全覆盖", RESULT, "a result that is no plain amount"),
    ("做到应办尽办", RESULT, "as much as there is"),
    ("推动论坛在甲市举办", GOES, "where the thing goes"),
    ("争取纳入国家规划", ENTERS | GOES, "what is won; it goes there, too"),
    ("深化医药改革", REFORM, "institutional work"),
    ("给予一次性奖励", POLICY, "a grant"),
    ("新建了水厂", DONE, "what was done"),
    ("突出功能优化布局", LATER, "a verb behind an introduction"),
]


def patterns() -> dict[int, list[re.Pattern[str]]]:
    """Every pattern that is asked only where its family stands in the stretch."""
    words, nouns, table = frames(packaged()), head_nouns(packaged()), grammar(packaged())
    return {
        FRAMES: [words.framing, words.preamble], EXPLAINS: [words.explains], RESULT: [RESULTS], GOES: [GOING],
        ENTERS: [ASSESSED, WON], REFORM: [nouns.patterns["reform"]], POLICY: [nouns.patterns["policy"]],
        PROJECT: [nouns.patterns["project"]], DONE: [table.past, table.done], LATER: [table.later],
    }


@pytest.mark.parametrize(("text", "families", "why"), CASES)
def test_families(text: str, families: int, why: str) -> None:
    assert glance(text, packaged()).within(0, len(text)) & families == families, why


def test_an_ordinary_clause_holds_nothing() -> None:
    assert glance("做好节水工作", packaged()).within(0, 6) == 0


WORDS = sorted({word for sense in ("framing", "preamble", "explains", "later-act", "reform-sign", "policy-sign",
                                   "project-sign", "past-verb") for word in signs(packaged())[sense]})
CHARACTERS = "在向纳入落地举办召开规划应尽全覆盖翻番清零已了正也的为到20年小时亿级、,试点改革给予补贴奖励"
PARTS = st.sampled_from([*WORDS, *CHARACTERS])
TEXTS = st.lists(PARTS, max_size=12).map("".join)


@settings(deadline=None)
@given(TEXTS)
def test_no_match_without_its_family(text: str) -> None:
    held = glance(text, packaged()).within(0, len(text))
    for family, group in patterns().items():
        for pattern in group:
            assert held & family or pattern.search(text) is None, (family, pattern.pattern)


@settings(deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_spans_may_be_asked_in_any_order(text: str, spans: list[tuple[int, int]]) -> None:
    asked = glance(text, packaged())
    for start, end in spans:
        assert asked.within(start, end) == glance(text, packaged()).within(start, end)


PLACES = st.integers(0, 60)


@settings(deadline=None)
@given(st.lists(PLACES).map(sorted), st.lists(st.tuples(PLACES, PLACES), max_size=6))
def test_places_of_one_family(starts: list[int], spans: list[tuple[int, int]]) -> None:
    asked = places(starts)
    for start, end in spans:
        assert bool(asked.within(start, end)) == any(start <= at < end for at in starts)
