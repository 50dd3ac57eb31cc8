"""What a later report tells of a promise: a table of clauses, halves of reports, properties, and the shared data."""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import luoshi
from luoshi.findings import Links, Progress, Reading
from luoshi.linking.engine import link
from luoshi.linking.following import follow
from luoshi.models import Strength
from luoshi.serialize import to_json
from tests.linking_sample import SEEDS, SHARED, made, read, seeds

HALVES = {
    "done": "一、2023年工作回顾\n\n{}。\n\n二、2024年工作安排\n\n加强作风建设。",
    "planned": "一、2023年工作回顾\n\n经济稳步增长。\n\n二、2024年工作安排\n\n{}。",
}


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "linking_follow_clauses.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _report(half: str, clause: str, source: str = "later.txt", city: str = "内江") -> Reading:
    if half == "news":
        text = f"重点项目有新进展\n来源：{city}日报\n本报讯（记者 王某）{clause}。"
    else:
        text = f"{city}市2024年政府工作报告\n\n各位代表：\n\n{HALVES[half].format(clause)}\n"
    document = luoshi.read(text, name=source)
    return Reading(document, luoshi.extract(document))


STRENGTHS: dict[str, Strength] = {"study": "explore", "seek": "seek", "completion": "commit"}


def _followed(row: dict[str, str]) -> list[Progress]:
    plan = made("内江", [(row["name"], row["type"], row["before"])])
    strength = STRENGTHS.get(row["before"], "advance")
    measures = tuple(structs.replace(one, strength=strength) for one in plan.extraction.measures)
    links = link([Reading(plan.document, structs.replace(plan.extraction, measures=measures))])
    return [found for found in follow(links, [_report(row["half"], row["clause"])]) if found.report]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['half']}-{row['clause'][:24]}-{row['before']}")
def test_clauses_that_a_planner_can_read(row: dict[str, str]) -> None:
    found = _followed(row)
    if row["stage"] == "-":
        assert [one.outcome for one in found if one.stage] == [], row["why"]
        assert row["outcome"] in ("-", *(one.outcome for one in found)), row["why"]
        return
    assert len(found) == 1, row["why"]
    one = found[0]
    figures = "、".join(f"{figure.value:g} {figure.unit}" if figure.value < 1e6 else f"{figure.value} {figure.unit}"
                       for figure in one.figures)
    told = (one.stage, one.time, one.outcome, one.date or "", figures)
    assert told == (row["stage"], row["time"], row["outcome"], row["date"] or "", row["figures"] or ""), row["why"]


def test_the_table_holds_rows_that_must_not_fire() -> None:
    rows = _rows()
    assert len(rows) >= 80
    assert sum(row["stage"] == "-" for row in rows) >= 10


# Halves of a report


@pytest.mark.parametrize(("body", "time", "why"), [
    ("一、过去五年工作回顾\n\n{}。\n\n二、今后五年目标任务\n\n加强作风建设。", "done", "five years at once"),
    ("一、2023年工作总结\n\n{}。\n\n二、2024年重点工作\n\n加强作风建设。", "done", "总结 for 回顾"),
    ("一、2023年工作回顾\n\n经济增长。\n\n二、2024年重点工作\n\n（一）推进项目建设\n\n{}。", "planned",
     "articles inherit it"),
    ("一年来，我们主要做了以下工作：{}。", "done", "no headings, but a turn of speech"),
    ("过去一年，经济增长。今年重点抓好以下工作：{}。", "planned", "no headings, two turns of speech"),
    ("一、2023年工作回顾\n\n（一）狠抓自身建设\n\n{}。\n\n二、2024年工作安排\n\n加强作风建设。", "done",
     "a word of plans in an article of the review"),
])
def test_the_half_of_a_report_sets_the_time(body: str, time: str, why: str) -> None:
    text = f"内江市2024年政府工作报告\n\n各位代表：\n\n{body.format('加快建设双河水库')}\n"
    document = luoshi.read(text, name="later.txt")
    links = link([made("内江", [("双河水库", "water", "construction")])])
    found = [one for one in follow(links, [Reading(document, luoshi.extract(document))]) if one.report]
    assert [one.time for one in found] == [time], why


# Whose report, and when


def _of(city: str, name: str, kind: str, clause: str, **about: str) -> list[Progress]:
    links = link([made(city, [(name, kind, "construction")], **about)])
    return [one for one in follow(links, [_report("done", clause)]) if one.report]


def test_another_city_s_report_does_not_count() -> None:
    assert _of("内江", "双河水库", "water", "双河水库建成投用")
    assert not _of("济南", "双河水库", "water", "双河水库建成投用")


def test_an_earlier_report_does_not_count() -> None:
    assert not _of("内江", "双河水库", "water", "双河水库建成投用", date="2025-03-01")


def test_a_document_is_no_evidence_of_itself() -> None:
    plan = _report("planned", "加快建设双河水库")
    assert follow(link([plan]), [plan], plans=[plan]) == ()


def test_a_title_without_a_project_is_followed_with_the_plans() -> None:
    plan = read("内江", "一、文化发展\n（一）繁荣文化。接续申办甜城红叶节，弘扬优秀文化。")
    later = _report("done", "成功举办甜城国际红叶节")
    links = link([plan])
    found = [one for one in follow(links, [later], plans=[plan]) if one.report]
    assert [(one.project, one.stage, one.outcome) for one in found] == [(None, "operation", "completed")]
    assert not [one for one in follow(links, [later]) if one.report], "without the plans there is no measure to follow"


# Silence


def test_what_a_report_leaves_out_is_silent() -> None:
    links = link([made("内江", [("双河水库", "water", "construction"), ("内江至大足高速公路", "expressway", "start")])])
    found = follow(links, [_report("done", "双河水库建成投用")])
    silent = [one for one in found if one.outcome == "silent"]
    assert [one.project for one in silent] == ["内江至大足高速公路"]
    assert silent[0].report is None
    assert any("searched for" in reason for reason in silent[0].reasons)


@pytest.mark.parametrize("clause", ["内大高速公路建成通车", "内江至大足高速公路环境整治", "大足至内江高速公路开工"])
def test_what_a_report_names_in_other_words_is_not_silent(clause: str) -> None:
    links = link([made("内江", [("内江至大足高速公路", "expressway", "start")])])
    assert not [one for one in follow(links, [_report("done", clause)]) if one.outcome == "silent"]


def test_news_break_no_silence() -> None:
    links = link([made("内江", [("双河水库", "water", "construction")])])
    assert follow(links, [_report("news", "天气晴好")]) == ()


# Properties


WORDS = st.sampled_from([
    "双河水库", "建成", "开工", "、", "，", "。", "等", "12个", "项目", "（", "）", "段", "至", "加快", "内江", "大足",
    "高速公路", "前期工作", "“", "”", "\n", "已", "将", "2023年12月", "完成投资", "亿元",
])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=4), max_size=30), st.sampled_from(["done", "planned", "news"]))
def test_any_text_is_read_and_every_quote_is_exact(parts: list[str], half: str) -> None:
    plan = made("内江", [("双河水库", "water", "construction"), ("内江至大足高速公路", "expressway", "start")])
    later = _report(half, "".join(parts))
    for one in follow(link([plan]), [later], plans=[plan]):
        assert 0 < one.score <= 1
        assert one.reasons
        assert plan.document.text[one.commitment.start:one.commitment.end] == one.commitment.text
        assert (one.report is None) == (one.outcome == "silent")
        assert (one.stage is None) == (one.time is None)
        if one.report:
            assert later.document.text[one.report.start:one.report.end] == one.report.text
            assert one.report.start < one.report.end
        for figure in one.figures:
            assert later.document.text[figure.start:figure.end] == figure.text


def test_the_order_of_documents_makes_no_difference() -> None:
    plans = [made("内江", [("双河水库", "water", "construction"), ("绵遂内城际铁路", "railway", "preliminary")]),
             made("绵阳", [("绵遂内城际铁路", "railway", "start")])]
    later = [_report("done", "双河水库建成投用，绵遂内铁路开工"), _report("planned", "加快建设双河水库", "second.txt")]
    wanted = to_json(list(follow(link(plans), later, plans=plans)))
    assert wanted != b"[]"
    for order in itertools.permutations(later):
        assert to_json(list(follow(link(plans[::-1]), order, plans=plans[::-1]))) == wanted


# Planted facts


DEEDS = {
    "开工建设": ("start", "started"), "建成投用": ("completion", "completed"), "投入运营": ("operation", "completed"),
    "加快推进": ("construction", "under_way"), "前期工作有序推进": ("preliminary", "prepared"),
}


def _planted(seed: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    for first, second in itertools.product("清青白金石长高新大", "溪河山龙泉湖坪滩"):
        if chance.random() < 0.4:
            yield f"{first}{second}{chance.choice('沟口坝湾')}水库", chance.choice(sorted(DEEDS))


@pytest.mark.parametrize("seed", range(4))
def test_planted_facts_are_recovered(seed: int) -> None:
    facts = dict(_planted(seed))
    links = link([made("内江", [(name, "water", "construction") for name in facts])])
    clauses = "。\n\n".join(f"有效投资不断扩大，{name}{deed}，发展后劲增强" for name, deed in facts.items())
    found = {one.project: (one.stage, one.outcome) for one in follow(links, [_report("done", clauses)]) if one.report}
    assert found == {name: DEEDS[deed] for name, deed in facts.items()}


# Shared data


EVIDENCE = sorted((SHARED / "corpus" / "evidence").glob("*.txt"))
needs_shared = pytest.mark.skipif(not (SEEDS and EVIDENCE), reason="the documents beside the repository are not there")


def _evidence() -> list[Reading]:
    documents = [luoshi.read(path) for path in EVIDENCE]
    return [Reading(document, luoshi.extract(document)) for document in documents]


@pytest.fixture(scope="module")
def seed_progress() -> tuple[Links, tuple[Progress, ...]]:
    plans = seeds()
    links = link(plans)
    return links, follow(links, _evidence(), plans=plans)


@needs_shared
def test_reports_of_two_cities_score_as_promised(seed_progress: tuple[Links, tuple[Progress, ...]]) -> None:
    import json

    from benchmarks.linking_scores import score

    found = [json.loads(to_json(one)) for one in seed_progress[1] if one.stage or not one.report]
    figures = score(found)
    assert figures["progress.precision"] >= 0.9
    assert figures["progress.recall"] >= 0.8
    assert figures["progress.silent"] >= 0.8


@needs_shared
@pytest.mark.parametrize(("project", "stage", "time", "words"), [
    ("成自宜高铁", "completion", "done", "成自宜高铁建成通车"),
    ("内江机场", "preliminary", "done", "内江机场完成选址评审"),
    ("米仓大道", "construction", "planned", "加快建设米仓大道"),
])
def test_what_became_of_promises_of_2020(
    seed_progress: tuple[Links, tuple[Progress, ...]], project: str, stage: str, time: str, words: str,
) -> None:
    assert any(one.project == project and one.stage == stage and one.time == time and one.report
               and words in one.report.text for one in seed_progress[1])


@pytest.mark.parametrize(("sentence", "outcome", "why"), [
    ("绵遂内城际铁路前期工作正在推进。", "prepared", "news say how things stand"),
    ("绵遂内城际铁路已开工建设。", "started", "a result"),
    ("绵遂内城际铁路将开工建设。", "promised_again", "announced"),
    ("绵遂内城际铁路经过多个县区。", "mentioned", "nothing is told of it"),
])
def test_news_say_how_things_stand(sentence: str, outcome: str, why: str) -> None:
    plan = made("内江", [("绵遂内城际铁路", "railway", "preliminary")])
    head = "川南铁路建设见进展\n2025年3月10日 来源：某日报\n\n本报讯（记者）近日，记者从有关部门获悉，"
    document = luoshi.read(f"{head}{sentence}\n", name="news.txt")
    assert document.metadata.genre == "news"
    news = Reading(document, luoshi.extract(document))
    (found,) = follow(link([plan]), [news], plans=[plan])
    assert found.outcome == outcome, why
