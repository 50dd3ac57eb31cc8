# ruff: noqa: E501 - a case a row
"""Coverage: every sentence is accounted for as commitment, heading, context, framing, boilerplate or unclear."""

from __future__ import annotations

import pytest
from measure_reading import extraction, labels

import luoshi

# text, labels of its sentences, what the row tests
ROWS = [
    ("加强城乡规划。", "commitment", "an action"),
    ("城镇新增就业3万人。", "commitment", "a figure"),
    ("市科技馆开馆。", "commitment", "a result"),
    ("加强城乡规划。完善公共设施。", "commitment commitment", "two sentences"),
    ("一、交通\n加强规划。", "heading commitment", "a chapter's heading"),
    ("（一）指导思想。坚持以科学理论为指导，推进改革。", "heading framing", "guiding thought under its heading"),
    ("高举伟大旗帜，坚持正确方向。", "framing", "a banner"),
    ("增强“四个意识”，做到“两个维护”。", "framing", "political requirements"),
    ("深入学习贯彻习近平总书记重要讲话精神。", "framing", "whose speech is studied"),
    ("更加紧密地团结起来，为实现宏伟目标而奋斗。", "framing", "the closing appeal"),
    ("各位代表，做好今年工作意义重大。", "framing", "an address"),
    ("深入学习党的二十大精神。", "framing", "a congress's spirit"),
    ("就业是民生之本。", "context", "what something is"),
    ("这项工作具有重要意义。", "context", "why it matters"),
    ("我市位于四川盆地东部。", "context", "where it lies"),
    ("去年已建成两座水厂。", "context", "what is done"),
    ("面临的形势依然严峻。", "context", "how things are"),
    ("责任单位：市科技局、市财政局。", "context", "an owner line"),
    ("现予公布。", "context", "a formula of publication"),
    ("主要目标是：", "context", "an introduction to a list"),
    ("春风拂面。", "unclear", "nothing the rules know"),
    ("一、工作回顾\n新建两座水厂，改造三条道路。\n二、今年工作安排\n新建三座水厂。", "heading context heading commitment", "what was done is no promise"),
    ("一、重大意义\n推进协作，促进发展。\n二、重点任务\n新建三座水厂。", "heading framing heading commitment", "why it is done is no promise"),
    ("一、基本原则\n坚持统筹推进，加强协作。\n二、重点任务\n新建三座水厂。", "heading framing heading commitment", "principles are no promise"),
    ("一、发展现状\n新建两座水厂。\n二、重点任务\n新建三座水厂。", "heading framing heading commitment", "the state of things is no promise"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_labels(text: str, expected: str, why: str) -> None:
    assert " ".join(labels(text)) == expected, [(s.label, s.reasons) for s in extraction(text).sentences]


# Of two alike sentences the words that differ decide: text, label, text, label
PAIRS = [
    ("建设两座水厂。", "commitment", "去年已建设两座水厂。", "context"),
    ("加强规划引领。", "commitment", "规划是发展的龙头。", "context"),
    ("坚持生态优先，推进流域治理。", "commitment", "坚持以科学理论为指导，推进流域治理。", "framing"),
    ("由市科技局建立台账。", "commitment", "责任单位：市科技局。", "context"),
    ("打造重要门户。", "commitment", "是西部的重要门户。", "context"),
    ("力争取得更大突破。", "commitment", "取得了明显成效。", "context"),
    ("推进东西部协作，加强产业协作，完善协作机制，深入贯彻党的二十大精神。", "commitment", "深入贯彻党的二十大精神。", "framing"),
]


@pytest.mark.parametrize(("one", "first", "other", "second"), PAIRS, ids=[row[2] for row in PAIRS])
def test_pairs(one: str, first: str, other: str, second: str) -> None:
    assert [labels(one), labels(other)] == [[first], [second]]


def test_a_statute_promises_nothing() -> None:
    text = (
        "某市物业管理条例\n第一章 总则\n第一条 为了规范物业管理活动，根据有关法律，制定本条例。\n"
        "第二条 本条例适用于本市行政区域内的物业管理活动。\n第三条 市住房部门应当建立信用档案。\n"
        "第二章 附则\n第四条 本条例自2020年1月1日起施行。"
    )
    found = extraction(text)
    assert found.metadata.genre == "statute"
    assert found.measures == ()
    assert {s.label for s in found.sentences} <= {"heading", "context"}


def test_page_chrome_is_covered_as_boilerplate() -> None:
    text = "首页 > 政策文件\n某市关于加强规划的意见\n一、重点任务\n加强城乡规划，完善公共设施。\n责任编辑：网站\n版权所有 某市人民政府"
    found = extraction(text)
    assert found.regions
    for region in found.regions:
        assert any(s.label == "boilerplate" and s.start <= region.start and region.end <= s.end for s in found.sentences)


def test_a_numbered_commitment_is_no_mere_heading() -> None:
    found = extraction("一、重点任务\n1.新建两座水库和三座提灌站。\n2.改造农村公路和危旧桥梁十二座。")
    assert [m.text for m in found.measures] == ["新建两座水库和三座提灌站", "改造农村公路和危旧桥梁十二座"]
    assert [s.label for s in found.sentences] == ["heading", "heading", "commitment", "heading", "commitment"]


def test_reasons_only_on_request() -> None:
    document = luoshi.read("一、交通\n建设甲乙铁路，支持内江市发展。责任单位：市交通运输局。")
    with_reasons, without = luoshi.extract(document, reasons=True), luoshi.extract(document)
    for layer in ("measures", "projects", "places", "parties", "sentences"):
        assert getattr(with_reasons, layer), layer
        assert all(isinstance(record.reasons, str) and record.reasons for record in getattr(with_reasons, layer)), layer
        assert not any(isinstance(record.reasons, str) for record in getattr(without, layer)), layer
