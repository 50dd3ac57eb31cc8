# ruff: noqa: E501 - a case a row
"""Links: what stands in a measure, who owns it, what can be checked, and how measures belong together."""

from __future__ import annotations

import pytest
from measure_reading import extraction, last, only

from luoshi.models import Extraction, Measure

LAYERS = ("projects", "places", "quantities", "deadlines", "slogans", "parties")


def held(found: Extraction, measure: Measure, layer: str) -> list[str]:
    ids = getattr(measure, layer)
    return [record.text for record in getattr(found, layer) if record.id in ids]


# measure, layer, the words that it holds of that layer, what the row tests
HELD: list[tuple[str, str, list[str], str]] = [
    ("加快建设内江至自贡高速公路", "projects", ["内江至自贡高速公路"], "a project"),
    ("推进绵遂内、雅眉乐自隆等城际铁路前期工作", "projects", ["绵遂内", "雅眉乐自隆"], "two projects of a list"),
    ("加强城乡规划", "projects", [], "none"),
    ("支持内江市发展现代农业", "places", ["内江市"], "a place"),
    ("支持内江市、自贡市发展现代农业", "places", ["内江市", "自贡市"], "two places"),
    ("支持县区发展现代农业", "places", [], "a class of places is none"),
    ("新建管网120公里", "quantities", ["120公里"], "an amount"),
    ("新建管网120公里、泵站30座", "quantities", ["120公里", "30座"], "two amounts"),
    ("完善管网设施", "quantities", [], "no amount"),
    ("到2025年，建成三座水库", "deadlines", ["到2025年"], "a date in its opener"),
    ("2024年底前完成管网改造", "deadlines", ["2024年底前"], "a date at its head"),
    ("完成管网改造", "deadlines", [], "no date"),
    ("做强“四新一大”产业", "slogans", ["四新一大"], "a coined term"),
    ("做强电子信息产业", "slogans", [], "no coined term"),
    ("支持通江县建设药材基地", "parties", ["通江县"], "whom it supports"),
    ("由市科技局建立项目台账", "parties", ["市科技局"], "who does it"),
    ("建立项目台账", "parties", [], "nobody named"),
]


@pytest.mark.parametrize(("text", "layer", "expected", "why"), HELD, ids=[f"{row[1]}: {row[3]}" for row in HELD])
def test_a_measure_holds_what_stands_in_it(text: str, layer: str, expected: list[str], why: str) -> None:
    assert held(extraction(text + "。"), only(text + "。"), layer) == expected


# measure, action, object
ACTIONS = [
    ("加强城乡规划", "加强", "城乡规划"),
    ("加快推进铁路建设", "加快推进", "铁路建设"),
    ("围绕主导产业，培育龙头企业", "培育", "龙头企业"),
    ("支持通江县建设药材基地", "支持", "通江县建设药材基地"),
    ("进一步完善公共设施", "完善", "公共设施"),
    ("由市科技局建立台账", "建立", "台账"),
]


@pytest.mark.parametrize(("text", "action", "thing"), ACTIONS, ids=[row[0] for row in ACTIONS])
def test_action_and_object(text: str, action: str, thing: str) -> None:
    measure = only(text + "。")
    assert measure.action is not None
    assert measure.object is not None
    assert (measure.action.text, measure.object.text) == (action, thing)


def test_a_figure_alone_has_no_action() -> None:
    measure = only("城乡居民收入8%以上。")
    assert (measure.action, measure.object) == (None, None)


OWNED = "一、交通\n（一）铁路\n建设甲乙铁路，推进站场改造，加强运输组织。\n责任单位：市交通运输局、市发展改革委\n（二）公路\n建设丙丁公路，推进路网改造。\n"


def test_an_owner_line_owns_the_measures_of_its_article() -> None:
    found = extraction(OWNED)
    owners = [held(found, m, "parties") for m in found.measures]
    assert owners == [["市交通运输局", "市发展改革委"]] * 3 + [[]] * 2
    assert [bool(m.monitor and m.monitor.owner.met) for m in found.measures] == [True] * 3 + [False] * 2


def test_an_owners_bracket_owns_what_it_closes() -> None:
    found = extraction("一、交通\n1.建设甲乙铁路，推进站场改造。（责任单位：市交通运输局）\n2.建设丙丁公路，推进路网改造。（责任单位：市公路局）")
    assert {m.text: held(found, m, "parties") for m in found.measures} == {
        "建设甲乙铁路": ["市交通运输局"], "推进站场改造": ["市交通运输局"],
        "建设丙丁公路": ["市公路局"], "推进路网改造": ["市公路局"],
    }


# measure, (owner, date, number, outcome), what the row tests
MONITORS = [
    ("到2025年，由市水利局建成水库3座", "yes yes yes yes", "all four"),
    ("加强城乡规划", "no no no no", "none"),
    ("由市科技局建立项目台账", "yes no no no", "an owner"),
    ("支持通江县发展药材种植", "yes no no no", "whom it supports can be asked"),
    ("2024年底前推进管网改造", "no yes no no", "a date"),
    ("培育规上企业50家", "no no yes yes", "a number is a result to be seen"),
    ("建成城市综合服务中心", "no no no yes", "a result without date or number"),
    ("加快建设内江至自贡高速公路", "no no no yes", "a project that gets built"),
    ("研究内江至自贡高速公路", "no no no no", "a project that is only studied"),
    ("探索合作模式", "no no no no", "nothing one could see"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MONITORS, ids=[row[2] for row in MONITORS])
def test_monitorability(text: str, expected: str, why: str) -> None:
    monitor = last(text + "。").monitor
    assert monitor is not None
    checks = (monitor.owner, monitor.date, monitor.number, monitor.outcome)
    assert " ".join("yes" if check.met else "no" for check in checks) == expected
    assert all(bool(check.spans) is check.met for check in checks)


def test_the_proof_of_a_fact_stands_in_the_text() -> None:
    text = "到2025年，由市水利局建成水库3座。"
    monitor = only(text).monitor
    assert monitor is not None
    proofs = [text[start:end] for check in (monitor.owner, monitor.date, monitor.number) for start, end in check.spans]
    assert proofs == ["市水利局", "到2025年", "3座"]


def related(text: str, relation: str) -> list[tuple[str, str]]:
    found = extraction(text)
    words = {record.id: record.text for record in (*found.measures, *found.slogans)}
    return [(words[r.source], words[r.target]) for r in found.relations if r.type == relation]


def test_a_general_clause_has_the_others_of_its_sentence_as_details() -> None:
    text = "推动工业集群发展，建设配套基地，引进龙头企业。"
    assert related(text, "detail") == [("推动工业集群发展", "建设配套基地"), ("推动工业集群发展", "引进龙头企业")]


NO_DETAILS = [
    ("推动工业集群发展，建设配套基地。", "one clause spells nothing out"),
    ("推动工业集群发展。建设配套基地。引进龙头企业。", "another sentence"),
    ("新建工业集群30个，建设配套基地，引进龙头企业。", "a figure is no general clause"),
    ("推动内江至自贡高速公路建设，建设配套基地，引进龙头企业。", "nor is a named project"),
    ("到2025年推动工业集群发展，建设配套基地，引进龙头企业。", "nor is a dated one"),
]


@pytest.mark.parametrize(("text", "why"), NO_DETAILS, ids=[row[1] for row in NO_DETAILS])
def test_no_details(text: str, why: str) -> None:
    assert related(text, "detail") == []


SLOGAN = "一、产业\n（一）总体布局\n大力发展“四新”产业。\n（二）重点方向\n做强新材料、新装备、新医药、新能源“四新”产业，完善产业链条。\n"


def test_a_slogan_has_the_measure_that_lists_it_as_its_member() -> None:
    assert related(SLOGAN, "member") == [("四新", "做强新材料、新装备、新医药、新能源“四新”产业")]


def test_a_slogan_that_is_never_listed_has_no_members() -> None:
    assert related("一、产业\n大力发展“四新”产业。\n完善产业链条。", "member") == []


def test_every_relation_names_records_that_exist() -> None:
    for text in (SLOGAN, OWNED):
        found = extraction(text)
        ids = {r.id for layer in ("measures", *LAYERS) for r in getattr(found, layer)}
        assert {i for r in found.relations for i in (r.source, r.target)} <= ids
        assert {i for m in found.measures for layer in LAYERS for i in getattr(m, layer)} <= ids
