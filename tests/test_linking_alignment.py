"""What becomes of a superior's tasks: pairs with the verdict, one document against another, properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.findings import Alignment
from luoshi.linking.alignment import find_alignment
from luoshi.linking.shelf import Entry, Shelf
from luoshi.serialize import to_json
from tests.linking_sample import SEEDS, read, seeds

# the superior's task, the city's clause, what the city makes of it, why
CASES = [
    ("推进住房公积金互认互贷", "推进住房公积金互认互贷", "inherits", "the same words"),
    ("推进户籍便捷迁徙、居住证互通互认", "推动户籍便捷迁移、居住证互通互认", "inherits", "near words"),
    ("健全分层分类的社会救助体系", "健全社会救助体系", "inherits", "less of the same"),
    ("稳步实施城市更新行动", "推进6个片区、60个城市更新项目", "specialises", "with figures"),
    ("开展县域集成改革试点", "支持资中县开展县域集成改革试点", "specialises", "with a place"),
    ("推进沱江生态廊道建设", "深化国有企业改革", "omits", "nothing in common"),
    ("安排资金1万亿元左右", "力争突破6000亿元左右", "omits", "units make no matter"),
]
# Clauses of other matters, so that words have weights.
OTHERS = "发展现代农业。加强教师队伍建设。治理大气污染。培育电子信息产业。完善公共文化设施。开展技能培训。"


def _aligned(task: str, clause: str) -> list[Alignment]:
    superior = Entry(read("重庆", f"一、任务\n{task}。\n整治河道岸线。", source="superior.txt"))
    return list(find_alignment(Shelf([read("内江", f"一、任务\n{clause}。\n{OTHERS}")]), superior))


@pytest.mark.parametrize(("task", "clause", "verdict", "why"), CASES, ids=[case[1] for case in CASES])
def test_what_a_city_makes_of_a_task(task: str, clause: str, verdict: str, why: str) -> None:
    found = next(a for a in _aligned(task, clause) if a.task and a.task.text == task)
    assert found.inheritance == verdict, (why, found.similarity)
    assert [c.text for c in found.clauses] == ([] if verdict == "omits" else [clause])


def test_every_task_is_answered_once_for_each_side_and_every_clause_is_near_one_or_the_sides_own() -> None:
    superior = Entry(read("重庆", "一、任务\n推进住房公积金互认互贷。\n整治河道岸线。", source="superior.txt"))
    sides = [read("内江", f"一、任务\n{OTHERS}推进住房公积金互认互贷。"), read("泸州", f"一、任务\n{OTHERS}")]
    found = find_alignment(Shelf(sides), superior)
    tasks = [m.id for m in superior.extraction.measures]
    for side in ("510500", "511000"):
        assert [a.task.measure for a in found if a.side == side and a.task] == tasks
    added = [clause.text for a in found if a.side == "510500" and a.inheritance == "adds" for clause in a.clauses]
    assert added == [measure.text for measure in sides[1].extraction.measures]
    own = {c.text for a in found if a.side == "511000" and a.inheritance == "adds" for c in a.clauses}
    assert "推进住房公积金互认互贷" not in own


def test_a_clause_that_names_only_its_region_is_no_task() -> None:
    superior = Entry(read("重庆", "一、任务\n推动成渝地区双城经济圈建设。\n整治河道岸线。", source="superior.txt"))
    found = find_alignment(Shelf([read("内江", "一、任务\n融入成渝地区双城经济圈建设。\n整治河道岸线。")]), superior)
    assert [a.task.text for a in found if a.task] == ["整治河道岸线"]


def test_additions_come_by_section() -> None:
    superior = Entry(read("重庆", "一、任务\n整治河道岸线。", source="superior.txt"))
    city = read("内江", "一、产业\n发展现代农业。培育电子信息产业。\n二、民生\n加强教师队伍建设。")
    added = [a for a in find_alignment(Shelf([city]), superior) if a.inheritance == "adds"]
    assert [len(a.clauses) for a in added] == [2, 1]
    assert all(len({clause.section for clause in a.clauses}) == 1 for a in added)


def test_the_superior_on_the_shelf_is_not_held_against_itself() -> None:
    reading = read("重庆", "一、任务\n整治河道岸线。")
    assert find_alignment(Shelf([reading]), Entry(reading)) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="推进建设发展互认公积金养老廊道、,。 的5G亿元", max_size=20), max_size=5))
def test_any_text_in_any_order_gives_quotes_and_shares_between_0_and_1(words: list[str]) -> None:
    superior = Entry(read("重庆", "一、任务\n" + "。\n".join(words) + "。推进互认。", source="superior.txt"))
    sides = [read(city, "一、任务\n" + "。\n".join(words) + "。推进养老互认。") for city in ("内江", "泸州")]
    found = find_alignment(Shelf(sides), superior)
    assert to_json(list(find_alignment(Shelf(sides[::-1]), superior))) == to_json(list(found))
    texts = {reading.document.source: reading.document.text for reading in sides}
    assert all(0.0 <= a.similarity <= 1.0 for a in found)
    assert all(texts[c.source][c.start : c.end] == c.text for a in found for c in a.clauses)


@pytest.mark.skipif(not SEEDS, reason="the shared seeds are not here")
def test_two_decisions_of_the_seeds_on_the_same_tasks() -> None:
    readings = {reading.document.source[:3]: reading for reading in seeds()}
    found = find_alignment(Shelf([readings["004"]]), Entry(readings["000"]))
    verdicts = {a.task.text: a.inheritance for a in found if a.task}
    assert verdicts["推进住房公积金互认互贷"] == "inherits"
    assert verdicts["扎实做好乡镇行政区划调整和村级建制调整改革“后半篇”文章"] == "inherits"
    assert verdicts["积极融入川渝森林城市群建设"] == "omits"
