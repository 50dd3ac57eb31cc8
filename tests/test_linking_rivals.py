"""Which phrases claim a role, which of them meet, and the groups that a careful reader found in the seeds."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.linking_scores import score
from luoshi.findings import Reading, Rival
from luoshi.linking.rival_claims import bids
from luoshi.linking.rivals import find_rivals
from luoshi.linking.shelf import Shelf
from luoshi.serialize import to_json
from tests.linking_sample import SEEDS, read, seeds

# clause, what it claims (role where the table has one, else the core words), why
CLAIMS = [
    ("争创全省和成渝地区经济副中心", ["副中心"], "a rank"),
    ("打造成渝地区重大科技成果转化中心", ["科技成果转化"], "a centre within a region"),
    ("建设成渝重大科技成果转化基地", ["科技成果转化"], "the same role, another last word"),
    ("建设国家骨干冷链物流基地", ["物流枢纽"], "one of few that the nation grants"),
    ("我市争创成渝经济副中心", ["副中心"], "said of oneself"),
    ("打造成渝地区优质农产品供给基地", ["农产品供给基地"], "a base"),
    ("建设国家级医药产业基地", ["医药产业基地"], "another base"),
    ("争创国家级经济技术开发区", ["国家经开区"], "a park not yet granted"),
    ("建设绵阳经开区", [], "a park that is there already"),
    ("加快建设生态文明建设示范市", ["生态文明示范"], "a verb inside the name"),
    ("打造成渝氢能走廊、北向铁路枢纽", ["氢能", "交通枢纽"], "each of a list"),
    ("建设一批特色产业基地", [], "several are no rank"),
    ("建设一批种源基地、加工园区、科技成果转化基地", [], "several, to the end of the list"),
    ("强化交通枢纽功能", [], "a quality of what is there"),
    ("完善货运枢纽", [], "looks after what is there"),
    ("推动研发中心落户", [], "a centre within nothing"),
    ("把成渝地区建设成为具有全国影响力的重要经济中心", [], "said of a region"),
    ("抢抓成渝地区建设“高品质生活宜居地”机遇", [], "spoken of, not claimed"),
    ("推广“总部+基地”模式", [], "a formula"),
    ("构建“一中心三基地”", [], "a slogan"),
]


def _claimed(clause: str, city: str = "内江") -> list[str]:
    return [bid.role or bid.core for bid in bids(Shelf([read(city, f"一、重点任务\n{clause}。")]).entries[0])]


@pytest.mark.parametrize(("clause", "roles", "why"), CLAIMS, ids=[clause for clause, _, _ in CLAIMS])
def test_claims(clause: str, roles: list[str], why: str) -> None:
    assert _claimed(clause) == roles, why


# one city's clause, the other's, the role in which they meet (None: they do not), why
MEETINGS = [
    ("打造成渝地区重大科技成果转化中心", "建设成渝重大科技成果转化基地", "科技成果转化", "one role in two wordings"),
    ("建设成渝优质农产品生产基地", "建设国家级医药产业基地", None, "two bases of different things"),
    ("争创国家承接产业转移示范区", "创建国家级承接产业转移示范区", "承接产业转移示范区", "few will be granted"),
    ("建设区域性竹纤维示范基地", "打造国家竹纤维基地", "竹纤维", "no row of the table: their own words"),
    ("共建川南渝西融合发展试验区", "助推川南渝西融合发展试验区建设", None, "shared by design"),
    ("打造西部区域性综合交通枢纽", "建设成渝重要交通枢纽", "交通枢纽", "the same kind of hub"),
    ("打造内陆开放新高地", "建设南向开放桥头堡", "改革开放高地", "gateways"),
    ("建设现代化区域航空枢纽", "打造港口型国家物流枢纽", None, "hubs of different things"),
    ("建设国家森林城市", "建设数字经济集聚区", None, "nothing in common"),
]


@pytest.mark.parametrize(("one", "other", "role", "why"), MEETINGS, ids=[f"{a}-{b}" for a, b, _, _ in MEETINGS])
def test_meetings(one: str, other: str, role: str | None, why: str) -> None:
    found = find_rivals(Shelf([read("内江", f"一、重点任务\n{one}。"), read("泸州", f"一、重点任务\n{other}。")]))
    if role is None:
        assert not found, why
        return
    assert len(found) == 1, why
    assert role in found[0].role, why
    assert {claim.side for claim in found[0].claims} == {"511000", "510500"}


def test_the_scope_and_the_reasons_are_said() -> None:
    found = find_rivals(Shelf([
        read("内江", "一、重点任务\n打造成渝地区经济副中心。"), read("绵阳", "一、重点任务\n建设成渝地区副中心城市。"),
    ]))
    assert [(rival.role, rival.scope) for rival in found] == [("副中心", "成渝")]
    assert found[0].reasons[:1] == ("2 sides claim this role",)
    assert "more than one within 成渝" in found[0].reasons


def test_places_of_provinces_far_apart_compete_only_for_what_the_nation_grants() -> None:
    def pair(clause: str) -> tuple[Rival, ...]:
        return find_rivals(Shelf([read(city, f"一、重点任务\n{clause}。") for city in ("内江", "青岛")]))

    assert not pair("打造区域性综合交通枢纽")
    assert [rival.role for rival in pair("争创国家数字经济创新发展试验区")] == ["数字经济试验区"]


def test_one_city_alone_is_no_rivalry() -> None:
    body = "一、重点任务\n打造区域性综合交通枢纽。\n建设成渝重要交通枢纽。"
    assert find_rivals(Shelf([read("内江", body), read("内江", body + "\n推进落实。", source="later.txt")])) == ()


def test_the_order_of_documents_changes_nothing() -> None:
    readings = [read(city, f"一、重点任务\n{clause}。") for city, clause in (
        ("内江", "打造成渝地区经济副中心"), ("绵阳", "建设成渝地区副中心城市"), ("泸州", "争创成渝经济副中心"))]
    first = to_json(list(find_rivals(Shelf(readings))))
    assert all(to_json(list(find_rivals(Shelf(order)))) == first for order in itertools.permutations(readings))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("成渝的和、,。“”()枢纽基地中心示范区副打造建设一批国家 \n我市"), max_size=60))
def test_spans_reproduce_quotes_on_any_text(words: str) -> None:
    readings = [read("内江", f"我市打造{words}。"), read("泸州", f"我市建设{words}中心。")]
    texts = {reading.document.source: reading.document.text for reading in readings}
    for rival in find_rivals(Shelf(readings)):
        for claim in rival.claims:
            assert texts[claim.source][claim.start : claim.end] == claim.text


@pytest.mark.skipif(not SEEDS, reason="the shared seeds are not here")
def test_the_seeds_reach_the_aims_against_the_labels() -> None:
    readings: list[Reading] = seeds()
    findings = [msgspec.to_builtins(rival) for rival in find_rivals(Shelf(readings))]
    figures = score(findings)
    assert figures["rivals.recall"] >= 0.85
    assert figures["rivals.precision"] >= 0.8
