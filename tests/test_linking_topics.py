"""The matrix of topics by sides: what falls under which topic, and gaps that are shown as gaps."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.findings import Topic
from luoshi.linking.shelf import Shelf
from luoshi.linking.tables import table
from luoshi.linking.topics import find_topics
from luoshi.models import Domain
from luoshi.serialize import to_json
from tests.linking_sample import read

# clause, topics that must hold it, topics that must not
CASES = [
    ("加快建设成达万高铁", {"铁路"}, {"公路"}),
    ("推进内江至大足高速公路建设", {"公路"}, {"铁路"}),
    ("实施云龙机场扩建工程", {"机场与航空"}, {"水运与港口"}),
    ("推进养老、失业保险关系无障碍转移接续", {"养老与托育", "社会保障"}, {"金融"}),
    ("推进住房公积金互认互贷", {"住房", "户籍与便民互认"}, {"金融"}),
    ("推动空气动力技术研发", {"研发攻关"}, {"大气"}),
    ("深化农村集体产权制度改革", {"农村改革", "城乡融合与乡村振兴"}, {"国资国企"}),
    ("加快推进5G网络建设", {"数字基础设施"}, set()),
    ("建立跨区域联席会议制度", {"协调机制"}, {"组织领导"}),
]


def _cells(body: str) -> dict[str, Topic]:
    return {cell.topic or cell.domain: cell for cell in find_topics(Shelf([read("内江", f"一、重点任务\n{body}。")]))}


@pytest.mark.parametrize(("clause", "topics", "others"), CASES, ids=[clause for clause, _, _ in CASES])
def test_topics_of_a_clause(clause: str, topics: set[str], others: set[str]) -> None:
    held = {topic for topic, cell in _cells(clause).items() if cell.count and cell.topic}
    assert topics <= held
    assert not others & held


def test_every_side_has_every_cell_in_the_same_order_and_gaps_are_empty() -> None:
    found = find_topics(Shelf([read("内江", "一、交通\n加快建设高速公路。"), read("泸州", "一、民生\n推进养老服务。")]))
    sides = [list(group) for _, group in itertools.groupby(found, key=lambda cell: cell.side)]
    assert [cells[0].side for cells in sides] == ["510500", "511000"]
    order = [(cell.domain, cell.topic) for cell in sides[0]]
    assert order == [(cell.domain, cell.topic) for cell in sides[1]]
    assert len(set(order)) == len(get_args(Domain)) + len(table("topics"))
    gap = next(cell for cell in sides[0] if cell.topic == "公路")
    assert (gap.count, gap.strengths, gap.clauses) == (0, {}, ())


def test_a_domain_counts_each_measure_once_and_strengths_add_up() -> None:
    reading = read("内江", "一、交通\n加快建设高速公路。支持建设机场。探索发展低空经济。")
    found = find_topics(Shelf([reading]))
    assert sum(cell.count for cell in found if not cell.topic) == len(reading.extraction.measures)
    assert all(cell.count == len(cell.clauses) == sum(cell.strengths.values()) for cell in found)


def test_topics_stand_under_a_domain_of_the_format_and_no_word_twice_in_a_row() -> None:
    for row in table("topics"):
        assert row["domain"] in get_args(Domain)
        words = row["words"].split("|")
        assert len(words) == len(set(words))
        assert any(word in row["example"] for word in words), row["topic"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([clause for clause, _, _ in CASES]), min_size=1, max_size=5), st.randoms())
def test_the_order_of_documents_changes_nothing_and_clauses_are_quotes(clauses: list[str], chance: object) -> None:
    readings = [read(city, "一、任务\n" + "。\n".join(clauses) + "。") for city in ("内江", "泸州", "巴中")]
    first = find_topics(Shelf(readings))
    assert to_json(list(find_topics(Shelf(reversed(readings))))) == to_json(list(first))
    texts = {reading.document.source: reading.document.text for reading in readings}
    assert all(texts[c.source][c.start : c.end] == c.text for cell in first for c in cell.clauses)
