# ruff: noqa: E501 - a case a row
"""Run-in headings: short general sentences that only announce the ones after them."""

from __future__ import annotations

import pytest
from measure_reading import extraction

HEAD = "一、重点任务\n（一）全面协作\n"
RAIL = "开工建设甲乙铁路，争取丙丁铁路纳入国家规划，推动站场改造。"
TOUR = "建设度假区，打造精品线路，培育旅行社。"

# paragraph, its leads, what the row tests
LEADS: list[tuple[str, list[str], str]] = [
    ("加快推进铁路建设。" + RAIL, ["加快推进铁路建设"], "a short general clause before its details"),
    ("加快推进铁路建设。" + RAIL + "加快推进旅游发展。" + TOUR, ["加快推进铁路建设", "加快推进旅游发展"], "several in one paragraph"),
    ("坚持联通双城，抓配套服务。建设配套基地，完善服务体系，培育配套企业，加强产销对接。", ["坚持联通双城，抓配套服务"], "two clauses"),
    ("强化科技创新。组建研究院，培育高新企业，引进科研团队，建设中试基地。", ["强化科技创新"], "an action and a topic"),
    ("提升基层治理水平。完善网格管理，建强社工队伍，化解矛盾纠纷，建设平安社区。", ["提升基层治理水平"], "a level"),
    ("夯实农业基础。建设高标准农田，推广优良品种，完善灌溉设施，培育种植大户。", ["夯实农业基础"], "a base"),
]

# What is a measure and no lead.
NONE = [
    ("加快推进铁路建设。", "nothing after it to announce"),
    (RAIL + "加快推进铁路建设。", "nothing after it to announce, at the end"),
    ("建设甲乙铁路。这条铁路是重要通道，具有重要意义。", "nothing after it but how things are"),
    ("新建铁路120公里。" + RAIL, "a figure is a particular"),
    ("推进一批铁路建设。" + RAIL, "一批 is a particular"),
    ("落实《铁路建设规划》部署的项目建设。" + RAIL, "a named document is a particular"),
    ("推动甲乙铁路纳入规划。" + RAIL, "纳入 is a particular"),
    ("启动铁路前期工作。" + RAIL, "前期工作 is a particular"),
    ("加快推进铁路建设，加快推进公路建设，加快推进机场建设。" + RAIL, "three clauses are too many"),
    ("加快推进沿江沿边沿线各县区各乡镇各村社铁路建设。" + RAIL, "too long for a heading"),
    ("铁路运输能力大幅跃升。" + RAIL, "no action"),
    ("加快推进铁路建设；" + RAIL, "a semicolon ends no heading"),
    ("加快推进铁路建设：" + RAIL, "nor does a colon"),
]


@pytest.mark.parametrize(("paragraph", "expected", "why"), LEADS, ids=[row[2] for row in LEADS])
def test_leads(paragraph: str, expected: list[str], why: str) -> None:
    found = extraction(HEAD + paragraph)
    assert [s.heading for s in found.sections if s.level == "lead"] == expected
    assert not {m.text for m in found.measures} & set(expected)


@pytest.mark.parametrize(("paragraph", "why"), NONE, ids=[row[1] for row in NONE])
def test_no_lead(paragraph: str, why: str) -> None:
    assert [s.heading for s in extraction(HEAD + paragraph).sections if s.level == "lead"] == []


def test_a_list_is_too_much_for_a_lead_behind_a_heading() -> None:
    text = "一、重点任务\n（一）全面协作。推动{}建设。" + RAIL + TOUR
    leads = [[s.heading for s in extraction(text.format(things)).sections if s.level == "lead"]
             for things in ("铁路", "铁路、公路")]
    assert leads == [["推动铁路建设"], []]


@pytest.mark.parametrize(("clause", "expected"), [
    ("加快推进产业园区建设", ["加快推进产业园区建设"]), ("加快“双城”产业园区建设", []), ("积极融入陆海新通道", []),
])
def test_a_named_thing_is_too_much_for_a_lead_behind_a_heading(clause: str, expected: list[str]) -> None:
    found = extraction(HEAD + "加快推进铁路建设。" + RAIL + clause + "。" + TOUR)
    assert [s.heading for s in found.sections if s.level == "lead"] == ["加快推进铁路建设", *expected]


def test_an_owner_line_is_nothing_to_announce() -> None:
    text = HEAD + "加快推进铁路建设。责任单位：市交通运输局、市发展改革委。"
    assert [m.text for m in extraction(text).measures] == ["加快推进铁路建设"]


def test_a_lead_is_a_section_of_its_article() -> None:
    found = extraction(HEAD + LEADS[1][0])
    article = next(s for s in found.sections if s.level == "article")
    one, two = (s for s in found.sections if s.level == "lead")
    assert (one.parent, two.parent) == (article.id, article.id)
    assert (one.id, two.id) == (f"{article.id}__lead_1", f"{article.id}__lead_2")
    assert one.until == two.start
    assert [m.section for m in found.measures] == [one.id] * 3 + [two.id] * 3


def test_a_lead_is_covered_as_a_heading() -> None:
    found = extraction(HEAD + LEADS[0][0])
    assert [s.label for s in found.sentences] == ["heading", "heading", "heading", "commitment"]
