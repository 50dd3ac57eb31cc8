"""What holds for parties of any text, and the four annotated documents where they are at hand."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linear_work import is_linear

from luoshi.extraction.lexicon import Lexicons, packaged
from luoshi.extraction.parties import find_parties, owner_lines
from luoshi.models import Party
from luoshi.text import canonical, fold

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
GOLD = sorted((SHARED / "annotation" / "gold").glob("*.json"))

# Pieces that the rules look for, in any order: texts that a shuffled or truncated document could hold.
WORDS = """
支持 鼓励 推动 与 协同 和 、 等 ， 。 （ ） 责任单位： 牵头 负责 配合 会同 市科技局 各县（市、区） 企业 高校 毗邻地区
建设 创建 合作 由 要 设在 荣昌 市长 表示 的 有条件的 ( ) 〔 〕 【 】 “ ” 2025年 组织 引进 长三角 领导小组
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


class Stretch(NamedTuple):
    start: int
    end: int


def read(text: str) -> tuple[Party, ...]:
    """The parties of a text whose halves are two measures, with a place in the middle."""
    half = len(text) // 2
    measures = [Stretch(0, half), Stretch(half, len(text))]
    return find_parties(text, fold(text), measures, packaged(), places=[Stretch(half, half + 2)] if half else [])


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_reproduce_their_words_and_do_not_overlap(text: str) -> None:
    found = read(text)
    for party in found:
        assert text[party.start : party.end] == party.text
        assert party.text == party.text.strip()
        assert party.id == f"a-{party.start}-{party.end}"
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_width_of_punctuation_changes_nothing(text: str) -> None:
    spans = [(party.start, party.end, party.role) for party in read(text)]
    assert [(party.start, party.end, party.role) for party in read(fold(text))] == spans


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_owner_lines_are_ordered_and_apart(text: str) -> None:
    lines = owner_lines(fold(text))
    assert all(0 <= start < end <= len(text) for start, end in lines)
    assert all(a[1] <= b[0] for a, b in pairwise(lines))


@given(st.lists(st.sampled_from(["市科技局", "市财政局", "各区县政府", "市总工会"]), min_size=1, max_size=8))
def test_a_planted_owner_line_is_recovered(names: list[str]) -> None:
    text = f"建成创新中心。（责任单位：{'、'.join(names)}）"
    found = find_parties(text, fold(text), [], packaged())
    assert [party.text for party in found] == names
    assert [party.role for party in found] == ["lead"] + ["support"] * (len(names) - 1)


@pytest.mark.parametrize("unit", [
    "支持", "与", "（", "（（）", "市科技局、", "由各", "责任单位：", "荣昌、", "支持甲、乙等", "说", "市长", "牵头，",
    "各市、县、", "（市科技局牵头，", "与企业（",
])
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    assert is_linear(lambda text: find_parties(text, fold(text), [Stretch(0, len(text))], packaged()), unit)


def test_a_user_table_adds_an_organ(tmp_path: Path) -> None:
    table = "word\ttype\tsource\texample\n促进局子\torgan\tours\tours\n"
    (tmp_path / "organs.tsv").write_text(table, encoding="utf-8")
    text = "由市投资促进局子牵头制定方案"
    own = find_parties(text, text, [Stretch(0, len(text))], Lexicons(tmp_path))
    assert [party.text for party in own] == ["市投资促进局子"]
    assert find_parties(text, text, [Stretch(0, len(text))], packaged()) == ()


@pytest.mark.skipif(not GOLD, reason="the annotated documents are not at hand")
def test_annotated_documents() -> None:
    hit = wanted = found = 0
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(SHARED.rglob(gold["source"]))
        text = canonical(source.read_text(encoding="utf-8"))
        measures = [Stretch(m["start"], m["end"]) for m in gold["measures"]]
        places = [Stretch(p["start"], p["end"]) for p in gold["places"]]
        got = {(p.start, p.end, p.role) for p in find_parties(text, fold(text), measures, packaged(), places=places)
               if any(a <= p.start < b for a, b in gold["scope"])
               and not any(a <= p.start < b for a, b in gold["ignore"])}
        want = {(p["start"], p["end"], p["role"]) for p in gold["parties"]}
        hit, wanted, found = hit + len(want & got), wanted + len(want), found + len(got)
    assert 2 * hit / (wanted + found) >= 0.95
