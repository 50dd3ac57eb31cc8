"""Where sides contradict each other, where one is silent, and who answers whom."""

from __future__ import annotations

import pytest
from msgspec import structs

from luoshi.findings import OneSided, Partner, Reading, StageConflict
from luoshi.linking.engine import link
from luoshi.linking.partners import find_partners
from luoshi.linking.shelf import Shelf
from luoshi.models import Metadata
from tests.linking_sample import SEEDS, made, read, seeds

# one side's stage, the other's, whether they contradict each other, why
STAGES = [
    ("preliminary", "start", True, "one prepares what the other starts"),
    ("preliminary", "upgrade", True, "one prepares what the other widens"),
    ("study", "construction", True, "one still asks whether, the other builds"),
    ("seek", "completion", True, "one seeks approval, the other completes"),
    ("preliminary", "operation", True, "one prepares what the other runs"),
    ("construction", "operation", True, "one builds what the other says is in use"),
    ("start", "construction", False, "both build"),
    ("construction", "completion", False, "to complete is to build until the end"),
    ("study", "seek", False, "both come before the decision to build"),
    ("unspecified", "start", False, "one says nothing of the stage"),
    ("start", "start", False, "the same"),
]


@pytest.mark.parametrize(("one", "other", "contradicts", "why"), STAGES, ids=lambda value: str(value))
def test_stages_that_contradict_each_other(one: str, other: str, contradicts: bool, why: str) -> None:
    links = link([made("内江", [("绵遂内城际铁路", "railway", one)]), made("绵阳", [("绵遂内铁路", "railway", other)])])
    found = [finding for finding in links.findings if isinstance(finding, StageConflict)]
    assert bool(found) == contradicts, why
    if contradicts:
        assert {mention.stage for mention in found[0].sides} == {one, other}
        assert {mention.source for mention in found[0].sides} == {"内江.txt", "绵阳.txt"}


def test_one_city_may_move_on_between_its_own_documents() -> None:
    links = link([
        made("内江", [("绵遂内城际铁路", "railway", "preliminary")], source="2020.txt"),
        made("内江", [("绵遂内城际铁路", "railway", "start")], source="2021.txt"),
    ])
    assert not [finding for finding in links.findings if isinstance(finding, StageConflict)]


def test_years_apart_are_no_contradiction() -> None:
    links = link([
        made("内江", [("绵遂内城际铁路", "railway", "preliminary")], date="2020-07-30"),
        made("绵阳", [("绵遂内城际铁路", "railway", "construction")], date="2024-02-01"),
    ])
    assert not [finding for finding in links.findings if isinstance(finding, StageConflict)]


def test_a_report_that_speaks_for_nobody_is_no_side() -> None:
    news = structs.replace(made("绵阳", [("绵遂内铁路", "railway", "start")], source="news.txt").document,
                           metadata=Metadata(genre="news"))
    reading = Reading(news, made("绵阳", [("绵遂内铁路", "railway", "start")], source="news.txt").extraction)
    links = link([made("内江", [("绵遂内城际铁路", "railway", "preliminary")]), reading])
    assert len(links.projects) == 1
    assert not [finding for finding in links.findings if isinstance(finding, StageConflict)]


def test_the_furthest_word_of_a_side_counts() -> None:
    links = link([
        made("内江", [("绵遂内城际铁路", "railway", "preliminary"), ("绵遂内铁路", "railway", "start")]),
        made("绵阳", [("绵遂内城际铁路", "railway", "start")]),
    ])
    assert not [finding for finding in links.findings if isinstance(finding, StageConflict)]


def _silent(*readings: object) -> list[tuple[str, str]]:
    return [(f.project, f.silent) for f in link(readings).findings if isinstance(f, OneSided)]


def test_a_line_that_only_one_end_promises() -> None:
    promised = made("绵阳", [("绵阳经巴中至万源铁路", "railway", "seek")])
    assert _silent(promised, made("巴中", [("米仓大道", "road", "start")])) == [("绵阳经巴中至万源铁路", "511900")]


@pytest.mark.parametrize(("other", "why"), [
    ("绵阳经巴中至万源铁路", "the same line"),
    ("巴中至万源铁路", "a part of it"),
    ("绵阳至巴中铁路", "another part of it"),
])
def test_a_side_that_names_a_part_is_not_silent(other: str, why: str) -> None:
    readings = (made("绵阳", [("绵阳经巴中至万源铁路", "railway", "seek")]), made("巴中", [(other, "railway", "seek")]))
    assert "511900" not in [side for project, side in _silent(*readings) if project == "绵阳经巴中至万源铁路"], why


def test_a_city_without_a_document_is_not_silent() -> None:
    assert not _silent(made("绵阳", [("绵阳经巴中至万源铁路", "railway", "seek")]))


PARTNERS = [
    ("加强与泸州市合作，共建产业园区。", "510500", "named with its class word"),
    ("与泸州、自贡协同推进生态共治。", "510500", "the first of two"),
    ("与泸州、自贡协同推进生态共治。", "510300", "the second of two"),
    ("深化与重庆市荣昌区合作。", "500153", "a district of a municipality"),
]


@pytest.mark.parametrize(("text", "partner", "why"), PARTNERS)
def test_partners_that_a_clause_names(text: str, partner: str, why: str) -> None:
    edges = find_partners(Shelf([read("内江", f"一、开放合作\n{text}\n")]))
    assert ("511000", partner) in {(edge.side, edge.partner) for edge in edges}, why


@pytest.mark.parametrize("text", ["加快建设内江至泸州高速公路。", "学习泸州经验做法。", "加强与东兴区合作。"])
def test_what_names_no_partner(text: str) -> None:
    assert find_partners(Shelf([read("内江", f"一、开放合作\n{text}\n")])) == ()


def test_a_partner_who_answers_and_one_who_does_not() -> None:
    shelf = Shelf([
        read("内江", "一、开放合作\n加强与泸州市合作。\n加强与绵阳市合作。\n加强与自贡市合作。\n"),
        read("泸州", "一、开放合作\n深化与内江市合作。\n"), read("绵阳", "一、开放合作\n加快建设物流园。\n"),
    ])
    returned = {(edge.side, edge.partner): edge.returned for edge in find_partners(shelf)}
    assert returned == {("510500", "511000"): True, ("511000", "510500"): True, ("511000", "510700"): False,
                        ("511000", "510300"): None}


@pytest.mark.skipif(not SEEDS, reason="../shared is absent: the seed documents are read from there")
def test_the_contradictions_of_the_seeds() -> None:
    findings = link(seeds()).findings
    conflicts = {f.project: {m.stage for m in f.sides} for f in findings if isinstance(f, StageConflict)}
    assert conflicts["绵遂内城际铁路"] == {"preliminary", "start"}
    assert conflicts["隆黄铁路隆叙段"] == {"preliminary", "upgrade"}
    assert conflicts["南江—苍溪—盐亭高速公路"] == {"preliminary", "construction"}
    orphans = {(f.side, f.partner) for f in findings if isinstance(f, Partner) and f.returned is False}
    assert ("511000", "510500") in orphans
