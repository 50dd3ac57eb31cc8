"""One-character abbreviations, named regions and rivers, and names told apart by what stands beside them."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.gazetteer import (
    EDITION,
    Abbreviation,
    Division,
    Region,
    abbreviations,
    ancestors,
    by_name,
    division,
    divisions,
    in_force,
    lookup,
    region,
    regions,
    resolve,
    shapes,
)
from luoshi.gazetteer.tables import rows

SHARED = Path(__file__).parent.parent.parent / "shared"
EDITION_ROWS = [d for d in divisions() if in_force(d, EDITION) and d.valid_to != EDITION]
EDITION_CODES = {d.code for d in EDITION_ROWS}
LISTED = list(rows("abbreviations"))

# A name, and the place of each of its characters among the readings that are not only derived.
ROUTES = [
    ("成渝", ("成都市", "重庆市")),
    ("绵遂内", ("绵阳市", "遂宁市", "内江市")),
    ("雅眉乐自隆", ("雅安市", "眉山市", "乐山市", "自贡市", "隆昌市")),
    ("成自宜", ("成都市", "自贡市", "宜宾市")),
    ("渝昆", ("重庆市", "昆明市")),
    ("川黔", ("四川省", "贵州省")),
    ("贵广", ("贵阳市", "广州市")),
    ("黔张常", ("黔江区", "张家界市", "常德市")),
    ("沪汉蓉", ("上海市", "武汉市", "成都市")),
    ("兰海", ("兰州市", "海口市")),
    ("广巴", ("广元市", "巴中市")),
    ("汉巴南", ("汉中市", "巴中市", "南充市")),
    ("成德眉资", ("成都市", "德阳市", "眉山市", "资阳市")),
    ("内荣", ("内江市", "荣昌区")),
    ("叙毕", ("叙永县", "毕节市")),
    ("郑万", ("郑州市", "万州区")),
    ("苏锡常", ("苏州市", "无锡市", "常州市")),
    ("甬台温", ("宁波市", "台州市", "温州市")),
    ("穗莞深", ("广州市", "东莞市", "深圳市")),
    ("滨洲", ("哈尔滨市", "满洲里市")),
    ("邛芦荥", ("邛崃市", "芦山县", "荥经县")),
    ("隆黄", ("隆昌市", "安顺市")),
    ("绵中金简", ("绵阳市", "中江县", "金堂县", "简阳市")),
    ("徐宿淮盐", ("徐州市", "宿迁市", "淮安市", "盐城市")),
]


@pytest.mark.parametrize(("name", "places"), ROUTES)
def test_each_character_of_a_route_may_stand_for_its_place(name: str, places: tuple[str, ...]) -> None:
    for char, place in zip(name, places, strict=True):
        usual = [entry for entry in abbreviations(char) if entry.use != "derived"]
        assert place in {named(entry) for entry in usual}, (char, [named(entry) for entry in usual])


def named(entry: Abbreviation) -> str:
    place = division(entry.code)
    assert place is not None
    return place.name


def test_a_province_comes_first_then_a_city_then_a_county() -> None:
    assert [named(entry) for entry in abbreviations("黔")][:2] == ["贵州省", "黔江区"]
    assert named(abbreviations("隆")[0]) == "隆昌市"
    for char in {row["char"] for row in LISTED}:
        uses = [entry.use for entry in abbreviations(char)]
        assert uses == sorted(uses, key=["province", "city", "line", "derived"].index), char


NONE = ["州", "县", "区", "的", "", "成渝", "a", "\U0001f600"]


@pytest.mark.parametrize("char", NONE)
def test_characters_that_stand_for_no_place(char: str) -> None:
    assert abbreviations(char) == ()


def test_every_prefecture_and_county_is_found_by_its_first_character() -> None:
    for entry in (d for d in EDITION_ROWS if d.level != "province"):
        first = (entry.short[0] if entry.short else entry.name)[0]
        assert entry.code in {found.code for found in abbreviations(first)}, entry


def test_every_province_has_a_short_form() -> None:
    with_form = {row["code"] for row in LISTED if row["use"] == "province"}
    assert {d.code for d in EDITION_ROWS if d.level == "province"} == with_form


def test_a_row_names_its_place_and_shows_its_character() -> None:
    for row in LISTED:
        place = division(row["code"])
        assert place is not None, row
        assert (place.name, len(row["char"])) == (row["place"], 1), row
        assert row["code"] in EDITION_CODES, row
        assert row["char"] in row["example"], row
        assert row["source"], row
        assert row["use"] == "province" or not any(short in row["example"] for short in place.short), row
        assert place.level == {"province": "province", "city": "prefecture"}.get(row["use"], place.level), row


def test_no_row_of_abbreviations_is_there_twice() -> None:
    keys = [(row["char"], row["code"]) for row in LISTED]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=3))
def test_no_text_makes_abbreviations_or_regions_fail(text: str) -> None:
    assert all(entry.char == text for entry in abbreviations(text))
    found = region(text, "511000")
    assert found is None or text in (found.name, *found.aliases)


# A name of two or three characters that a list holds on both sides; some are words.
ROUTE = re.compile(r"(?<=[、，；])([一-鿿]{2,3})(?:高铁|铁路|高速|城际)(?=[、，；。])")
WORDS = {"中西部", "促进", "力争", "加强", "县县通", "城际", "外环", "完善", "康新等", "推动", "涉及", "还有", "集通等",
         "需要", "高速"}


@pytest.mark.skipif(not (SHARED / "corpus" / "policy.jsonl.gz").exists(), reason="needs ../shared/corpus")
def test_lines_in_real_documents_have_a_reading_for_each_character() -> None:
    names = set()
    with gzip.open(SHARED / "corpus" / "policy.jsonl.gz", "rt", encoding="utf-8") as file:
        for text in file:
            names.update(ROUTE.findall(json.loads(text)["text"]))
    assert len(names - WORDS) > 90
    assert {name for name in names - WORDS
            if not has_full_name(name) and not all(abbreviations(char) for char in name)} == set()


def has_full_name(name: str) -> bool:
    return any(by_name(name[i:j]) for i in range(len(name)) for j in range(i + 2, len(name) + 1))


REGIONS = [
    ("川南", None, ("内江市", "自贡市", "宜宾市", "泸州市"), ("乐山市",), "the plan's four cities"),
    ("川南经济区", None, ("内江市",), ("成都市",), "alias"),
    ("渝西", None, ("荣昌区", "永川区"), ("万州区", "渝中区"), "districts of a municipality"),
    ("川东北", None, ("巴中市", "达州市"), ("绵阳市",), "five cities"),
    ("成渝地区", None, ("内江市", "荣昌区"), ("攀枝花市", "巴中市", "城口县"), "not all of both"),
    ("川渝", None, ("四川省", "重庆市"), (), "both provinces as a whole"),
    ("内荣", None, ("内江市", "荣昌区"), (), "a joint name"),
    ("长三角", None, ("安徽省", "上海市"), ("江西省",), "four provinces"),
    ("粤港澳大湾区", None, ("澳门特别行政区", "肇庆市"), ("清远市",), "nine cities and two regions"),
    ("东北", None, ("吉林省",), ("内蒙古自治区",), "three provinces"),
    ("沿江", "320500", ("南通市",), ("芜湖市",), "Jiangsu's by its issuer"),
    ("沿江", "340200", ("芜湖市",), ("南通市",), "Anhui's by its issuer"),
    ("沱江", None, ("内江市", "泸州市"), ("重庆市",), "a river"),
    ("赤水河", None, ("遵义市", "毕节市", "昭通市", "泸州市"), (), "a river of three provinces"),
    ("嘉陵江", None, ("重庆市", "南充市"), ("绵阳市",), "a river"),
]


@pytest.mark.parametrize(("name", "context", "held", "other", "why"), REGIONS)
def test_regions(name: str, context: str | None, held: tuple[str, ...], other: tuple[str, ...], why: str) -> None:
    found = region(name, context)
    assert found is not None, why
    names = {d.name for code in found.members if (d := division(code))}
    assert set(held) <= names, why
    assert not set(other) & names, why


@pytest.mark.parametrize(("name", "context"), [("沿江", None), ("沿江", "510000"), ("内江", None), ("", None),
                                               ("川南川北", "510000"), ("沿江", "999999")])
def test_no_region(name: str, context: str | None) -> None:
    assert region(name, context) is None


def test_there_are_enough_regions_and_rivers_over_the_country() -> None:
    rivers = [one for one in regions() if one.kind == "river"]
    others = [one for one in regions() if one.kind != "river"]
    assert len(rivers) >= 40
    assert len(others) >= 80
    provinces = {ancestors(code)[-1] for one in others for code in one.members}
    assert len(provinces) >= 33, "all but Taiwan"


def test_a_region_names_divisions_of_the_edition_once_and_its_source() -> None:
    for row, one in zip(rows("regions"), regions(), strict=True):
        assert set(one.members) <= EDITION_CODES, one
        assert len(one.members) == len(set(one.members)), one
        assert one.source, one
        assert one.note or row["example"], one
        places = [d.short[0] if d.short else d.name for code in one.members if (d := division(code))]
        assert "、".join(places) == row["places"], one


def test_no_member_lies_inside_another() -> None:
    for one in regions():
        assert not any(set(ancestors(code)[1:]) & set(one.members) for code in one.members), one


def test_a_name_has_one_region_unless_provinces_tell_them_apart() -> None:
    owners: dict[str, list[set[str]]] = defaultdict(list)
    for one in regions():
        for name in (one.name, *one.aliases):
            owners[name].append({ancestors(code)[-1] for code in one.members})
    for name, provinces in owners.items():
        assert sum(map(len, provinces)) == len(set().union(*provinces)) or len(provinces) == 1, name


@lru_cache(maxsize=1)
def touching() -> dict[str, set[str]]:
    """Which divisions of the second level share points of their borders."""
    at: dict[tuple[float, float], set[str]] = defaultdict(set)
    for code, (_, shape) in shapes._shapes("prefecture").items():
        for part in shapes._parts(shape):
            for point in (point for ring in part for point in ring):
                at[point].add(code)
    found: dict[str, set[str]] = defaultdict(set)
    for codes in at.values():
        for code in codes:
            found[code] |= codes - {code}
    return found


@pytest.mark.parametrize("river", [one for one in regions() if one.kind == "river"], ids=lambda one: one.name)
def test_what_a_river_flows_through_hangs_together(river: Region) -> None:
    """A river has no gap: from any member the others are reached over common borders."""
    members = set(river.members)
    reached = {min(members)}
    edge = set(reached)
    while edge:
        edge = {code for at in edge for code in touching()[at] & members} - reached
        reached |= edge
    assert reached == members


NEAR = [
    ("江北区", "511000", ("330203",), "330205", "beside a district of Ningbo"),
    ("江北区", None, ("511000",), "500105", "within 300 km of 内江"),
    ("江北区", "500000", ("330203",), "500105", "the issuer's own comes first"),
    ("江北区", None, (), None, "nothing tells them apart"),
    ("鼓楼区", None, ("320104",), "320106", "beside a district of Nanjing"),
    ("鼓楼区", None, ("320104", "350103"), None, "beside districts of Nanjing and of Fuzhou"),
    ("朝阳区", "510000", ("110105",), "110105", "named before"),
    ("朝阳", None, ("210100",), "211300", "beside a city of its province"),
    ("通州区", None, ("999999",), None, "an unknown code tells nothing"),
]


@pytest.mark.parametrize(("name", "context", "near", "code", "why"), NEAR)
def test_names_beside_a_name_tell_it_apart(
    name: str, context: str | None, near: tuple[str, ...], code: str | None, why: str,
) -> None:
    found = resolve(lookup(name, context=context, near=near))
    assert (found.code if found else None) == code, why


def test_reasons_say_what_a_name_stands_beside() -> None:
    assert "beside 海曙区, in its prefecture" in lookup("江北区", near=("330203",))[0].reasons
    assert "within 300 km of 内江市" in lookup("江北区", near=("511000",))[0].reasons


@given(st.sampled_from(EDITION_ROWS), st.sampled_from(EDITION_ROWS))
def test_names_beside_a_name_lose_no_candidate_and_set_none_back(one: Division, other: Division) -> None:
    plain = lookup(one.name, context="510000")
    assert lookup(one.name, context="510000", near=()) == plain
    beside = lookup(one.name, context="510000", near=(other.code,))
    assert {c.code for c in beside} == {c.code for c in plain}
    assert all(c.rank <= next(p.rank for p in plain if p.code == c.code) for c in beside)
