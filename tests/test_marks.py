"""Places are found by quick searches for single characters; the patterns there find all that they would find alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.extraction import (
    deadlines,
    kinds,
    party_actors,
    party_owners,
    project_gaps,
    project_lists,
    project_members,
    project_stage,
    quantities,
    slogan_lists,
    slogans,
)
from luoshi.extraction.lexicon import packaged
from luoshi.extraction.marks import between, marks, matches
from luoshi.extraction.numbers import numerals
from luoshi.extraction.sentences import PIECE, STOPS, Block, _spans, sentences

# Parts of numbers, dates and coined terms, and of words that look like them.
PARTS = [
    *"0123456789.,一二三四五八十百千万亿两双零N+ 年月日季世底前末内上下半今明全度第",
    *"个家米千瓦伏%-—至到余多级点分之“”大张篇省保农连续稳流",
    "公里", "千瓦", "百分之", "十四五", "双碳", "期间", "以上", "季度", "千万工程", "百分点", "2025年",
    "二十一世纪中叶",
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
PUNCTUATED = st.text(alphabet='甲乙12、,;:。!?()[]〔〕【】“”‘’《》〈〉 \n', max_size=40)


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@given(PUNCTUATED, st.text(alphabet="甲、,。(", max_size=4))
def test_marks_are_all_places_of_the_characters(text: str, chars: str) -> None:
    assert marks(text, sorted(set(chars))) == [at for at, char in enumerate(text) if char in chars]


@given(st.lists(st.integers(0, 20)), st.integers(0, 20), st.integers(0, 20))
def test_between_keeps_what_a_walk_keeps(places: list[int], start: int, end: int) -> None:
    assert between(sorted(places), start, end) == [at for at in sorted(places) if start <= at < end]


def test_matches_do_not_overlap() -> None:
    assert spans(matches(re.compile("甲甲?"), "甲甲甲乙甲", range(5))) == [(0, 2), (2, 3), (4, 5)]


@given(PUNCTUATED, st.integers(0, 6), st.integers(0, 6))
def test_pieces_are_what_their_pattern_finds(text: str, before: int, behind: int) -> None:
    start, end = min(before, len(text)), max(len(text) - behind, min(before, len(text)))
    assert list(_spans(text, start, end, marks(text, STOPS, start, end))) == spans(PIECE.finditer(text, start, end))


@given(PUNCTUATED)
def test_sentences_of_a_block_are_the_same_with_the_marks_of_the_whole_text(text: str) -> None:
    around = f"甲,。(乙{text}丙)。"
    block = Block(5, 5 + len(text), -1)
    whole = sentences(around, block, marks(around, STOPS))
    assert [(s.start, s.end, [(p.start, p.end, p.closer) for p in s.pieces]) for s in whole] == [
        (s.start, s.end, [(p.start, p.end, p.closer) for p in s.pieces]) for s in sentences(around, block)]


@given(PUNCTUATED, st.integers(0, 6))
def test_clauses_with_lists_are_what_their_pattern_finds(text: str, behind: int) -> None:
    high = max(0, len(text) - behind)
    low = max(0, text.rfind("\n", 0, high // 2))
    found = slogan_lists._LISTED.finditer(text, low, high)
    assert list(slogan_lists._listed(text, low, high)) == [match.span(1) for match in found]


@given(TEXTS)
def test_amounts_are_what_their_pattern_finds(text: str) -> None:
    grammar = quantities._grammar(packaged())
    assert spans(quantities._amounts(text, numerals(text), grammar)) == spans(grammar.pattern.finditer(text))


@given(TEXTS)
def test_dates_are_what_their_patterns_find(text: str) -> None:
    grammar = deadlines._grammar(packaged())
    assert spans(deadlines._each_date(text, numerals(text), grammar)) == spans(grammar.dates.finditer(text))
    assert spans(deadlines._each_word(text, grammar)) == spans(grammar.words.finditer(text))


@given(TEXTS)
def test_coined_terms_are_what_their_pattern_finds(text: str) -> None:
    grammar = slogans._grammar(packaged())
    assert spans(slogans._terms(text, numerals(text), grammar)) == spans(grammar.pattern.finditer(text))


@given(st.text(alphabet="甲乙 \t\n—12,。", max_size=30))
def test_gaps_are_what_their_pattern_finds_behind_a_chinese_character(text: str) -> None:
    whole = [(0, len(text))]
    found = project_gaps.gaps(text, whole)
    behind = [gap.span() for gap in project_gaps._GAP.finditer(text)
              if gap.start() and "一" <= text[gap.start() - 1] <= "鿿" and gap.end() < len(text)]
    assert (found.spans if found else []) == behind


ENDINGS = [
    (kinds.USES, kinds.USES_ENDS), (kinds.LEADING, kinds.LEADING_ENDS), (kinds.FINISHED, kinds.FINISHED_ENDS),
    (kinds.SIZED_WORKS, kinds.SIZED_ENDS), (party_owners._DOES, party_owners._DOES_ENDS),
    (project_lists.DONE, project_lists._DONE_ENDS), (project_members._REBUILT, project_members._REBUILT_ENDS),
    (project_stage._MONTH, project_stage._MONTH_ENDS),
]


@pytest.mark.parametrize(("pattern", "ends"), ENDINGS)
@given(data=st.data())
def test_a_pattern_that_ends_a_phrase_ends_in_the_characters_that_it_is_asked_for(
    pattern: re.Pattern[str], ends: frozenset[str], data: st.DataObject
) -> None:
    words = sorted({*re.findall("[\u4e00-\u9fff]+|[”“()]", pattern.pattern), "甲", "2025", "用", "中", "“十四五”"})
    text = data.draw(st.lists(st.sampled_from(words), max_size=6).map("".join))
    match = pattern.search(text)
    assert match is None or not match[0] or text[-1] in ends


@given(st.text(alphabet="甲的个家所支更多一批和并有条件具备实力35-中两三", max_size=12))
def test_a_quality_is_told_by_one_of_its_signs(text: str) -> None:
    match = party_actors._QUALITY.match(text)
    assert match is None or not match[0] or not party_actors._QUALITY_SIGNS.isdisjoint(text)
