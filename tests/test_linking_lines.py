"""Names of routes read as ordered places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from luoshi import gazetteer
from luoshi.exceptions import LexiconError
from luoshi.findings import Route
from luoshi.linking import tables
from luoshi.linking.lines import decode
from luoshi.linking.route_grammar import parse
from luoshi.linking.tables import table

LABELLED = Path(__file__).parent.parent / "benchmarks" / "linking" / "seeds_routes.json"
NEIJIANG, MIANYANG, LUZHOU, BAZHONG = "511000", "510700", "510500", "511900"


def names(route: Route | None) -> list[str]:
    return [stop.name for stop in route.places] if route else []


def short(route: Route | None) -> str:
    """The places' short names, as a reader would say them."""
    found = [gazetteer.division(stop.code) for stop in route.places] if route else []
    return " ".join(place.short[0] if place.short else place.name for place in found if place)


# Name, issuer, places, why.
CHAINS = [
    ("绵遂内城际铁路", NEIJIANG, "绵阳 遂宁 内江", "`内` is 内江 at the end of a path that comes from 绵阳"),
    ("绵遂内", MIANYANG, "绵阳 遂宁 内江", "the same without a tail, and said by the other end"),
    ("雅眉乐自隆城际铁路", NEIJIANG, "雅安 眉山 乐山 自贡 隆昌", "the last of five is a county-level city"),
    ("成自宜高铁", NEIJIANG, "成都 自贡 宜宾", "`宜` is 宜宾 near 自贡, and not 宜昌"),
    ("广巴达铁路", BAZHONG, "广元 巴中 达州", "`广` is 广元 in the north of 巴中"),
    ("镇广高速公路", BAZHONG, "镇巴 广安", "`镇` is a county of Shaanxi"),
    ("绵安北快速通道", MIANYANG, "绵阳 安州 北川", "a road to the issuer's own district and county"),
    ("绵中金简城际快速通道", MIANYANG, "绵阳 中江 金堂 简阳", "three counties one after the other"),
    ("巴万高速公路", BAZHONG, "巴中 万源", "`万` is 万源 next door, and not 万州"),
    ("永清广高铁", "431100", "永州 清远 广州", "`永清` is a county in Hebei, but three characters are a chain"),
    ("西宁高速公路", "513400", "西昌 宁南", "two characters of a far city are two places nearby"),
    ("甬金衢上高速公路", "330000", "宁波 金华 衢州 上饶", "the last place is in another province"),
    ("京哈高速公路", "220000", "北京 哈尔滨", "a well-known line"),
    ("川藏铁路", "540000", "成都 拉萨", "two provinces stand for the cities at the ends"),
    ("南昆铁路", "450000", "南宁 昆明", "`南` is 南宁 in Guangxi"),
    ("南广铁路", "511300", "南充 广安", "the same characters as a well-known line far away"),
    ("泸汉台近洋航线", LUZHOU, "泸州 武汉 台湾", "a ship goes to Taiwan rather than to 台州"),
    ("西成高铁", "610000", "西安 成都", "from Xi'an to Chengdu"),
    ("西成铁路", "630000", "西宁 成都", "another line: only the tail tells"),
]

FULL_NAMES = [
    ("绵阳经苍溪至巴中高速公路", MIANYANG, "绵阳 苍溪 巴中", "a way through"),
    ("南江—苍溪—盐亭", BAZHONG, "南江 苍溪 盐亭", "dashes, no tail"),
    ("重庆经叙永至筠连高速公路", LUZHOU, "重庆 叙永 筠连", "a municipality and two counties"),
    ("通江—宣汉—开州高速公路", BAZHONG, "通江 宣汉 开州", "`开州` is a district since 2016"),
    ("成都至昆明接泛亚铁路大通道", NEIJIANG, "成都 昆明", "what is joined is another line"),
    ("泸州至上海集装箱班轮航线", LUZHOU, "泸州 上海", "a shipping line is long"),
    ("石台至东至至鄱阳高速", "341700", "石台 东至 鄱阳", "`东至` is a county, its `至` no separator"),
    ("平（昌）仪（陇）高速", BAZHONG, "平昌 仪陇", "brackets complete the names"),
    ("古蔺(大村)至遵义铁路", LUZHOU, "古蔺 遵义", "brackets that name a town say no more"),
    ("青白江—泸州港铁公水联运", LUZHOU, "青白江 泸州", "a harbour stands for its city"),
    ("沱江内江白马至自贡牛佛段航道", NEIJIANG, "内江 自贡", "a river before, towns after the cities"),
    ("银川 — 汉中 — 巴中高铁", BAZHONG, "银川 汉中 巴中", "dashes with blanks"),
    ("主城区到三台快速通道", MIANYANG, "绵阳 三台", "the issuer's own town"),
]

SECTIONS = [
    ("成渝铁路成隆段", NEIJIANG, "成都 隆昌", "成都 重庆", True, "characters of line and section"),
    ("隆黄铁路隆叙段", LUZHOU, "隆昌 叙永", "隆昌", True, "`黄` is a station and no division"),
    ("内昆铁路（内江至宜宾段）", NEIJIANG, "内江 宜宾", "内江 昆明", True, "the section in brackets"),
    ("汉巴南高铁巴中至南充段", BAZHONG, "巴中 南充", "汉中 巴中 南充", True, "full names in the section"),
    ("西成客专新通道(成都经绵阳至广元段)", MIANYANG, "成都 绵阳 广元", "西安 成都", True, "a way through in brackets"),
    ("湘桂铁路南宁至凭祥段", "450100", "南宁 凭祥", "衡阳 凭祥", True, "a well-known line's ends"),
    ("成都至巴中铁路(绵阳段)", MIANYANG, "成都 巴中", "成都 巴中", False, "one place tells a part of the line"),
    ("渝昆高铁川渝段", LUZHOU, "重庆 昆明", "重庆 昆明", False, "provinces tell a part of the line"),
    ("川南城际铁路内自泸段", LUZHOU, "内江 自贡 泸州", "", True, "the line is named for a region"),
    ("沿江高铁宜涪段", "420000", "宜昌 涪陵", "", True, "the line is named for a river"),
]

OPEN = [
    ("隆黄铁路", LUZHOU, "隆昌", "a station at the end"),
    ("四川至北部湾铁路大通道", NEIJIANG, "四川", "a gulf at the end"),
    ("泸宁韩近洋航线", LUZHOU, "泸州 南京", "another country at the end"),
    ("宜昌至郑渝高铁联络线", "420500", "宜昌", "another line at the end"),
]

NO_ROUTES = [
    ("内江高新区", "a zone"), ("成渝地区双城经济圈", "a region"), ("川南城际铁路", "a region's railways, no ends"),
    ("绕城高速公路", "round a city"), ("市市通高铁", "a slogan"), ("米仓大道", "a street named for a mountain"),
    ("东兴大道", "a street named for its district"), ("宜昌-岳阳国家综合货运枢纽", "a hub"),
    ("花园路下穿京沪铁路", "a street under a line"), ("嘉陵江航道", "a river"), ("G347", "a number alone"),
    ("人民医院", "a hospital"), ("安康高铁", "one city"), ("", "nothing"), ("至", "a separator"), ("铁路", "a tail"),
    ("五横五纵高速公路网", "a net"), ("贵州能源水城铁路货场专用线", "a siding"),
]


@pytest.mark.parametrize(("name", "issuer", "places", "why"), CHAINS + FULL_NAMES)
def test_a_name_gives_its_places_in_order(name: str, issuer: str, places: str, why: str) -> None:
    assert short(decode(name, (issuer,))) == places, why


@pytest.mark.parametrize(("name", "issuer", "places", "line", "closed", "why"), SECTIONS)
def test_a_section_keeps_its_line(
    name: str, issuer: str, places: str, line: str, closed: bool, why: str,
) -> None:
    route = decode(name, (issuer,))
    assert route is not None
    assert (short(route), short(route.line), route.closed) == (places, line, closed), why


@pytest.mark.parametrize(("name", "issuer", "places", "why"), OPEN)
def test_an_end_that_is_no_division_leaves_the_route_open(name: str, issuer: str, places: str, why: str) -> None:
    route = decode(name, (issuer,))
    assert route is not None
    assert (short(route), route.closed) == (places, False), why


@pytest.mark.parametrize(("name", "why"), NO_ROUTES)
def test_what_is_no_route_is_none(name: str, why: str) -> None:
    assert decode(name, ("420300",)) is None, why


# The number of an expressway says that bare characters are a route, and where it runs.
@pytest.mark.parametrize(("name", "places"), [
    ("G5绵广", "绵阳 广元"), ("G5成绵广", "成都 绵阳 广元"), ("G93绵遂", "绵阳 遂宁"), ("G5成绵高速公路", "成都 绵阳"),
])
def test_numbers_stand_aside(name: str, places: str) -> None:
    assert short(decode(name, (MIANYANG,))) == places


def test_a_place_that_the_document_names_is_preferred() -> None:
    alone = decode("东青高速", ("370500",))
    assert alone is not None
    assert short(alone) == "东营 青岛"
    assert ["370500", "370781"] in [[stop.code for stop in path.places] for path in alone.alternatives]
    assert short(decode("东青高速", ("370500",), ("370500", "370781"))) == "东营 青州"


def test_where_nobody_speaks_the_places_named_tell() -> None:
    assert short(decode("中遂高速公路", (), ("510722", "510781", "510700"))) == "中江 遂宁"


def test_alternatives_cost_more() -> None:
    route = decode("镇广高速", ("610000",))
    assert route is not None
    costs = [route.cost, *(path.cost for path in route.alternatives)]
    assert len(costs) > 1
    assert costs == sorted(costs)
    assert all(path.length > 0 for path in route.alternatives if len(path.places) > 1)


def test_length_is_that_of_the_legs() -> None:
    route = decode("成都至重庆高速公路")
    assert route is not None
    ends = [gazetteer.centroid(code) for code in ("510100", "500100")]
    assert route.length == pytest.approx(266, abs=30), ends


PIECES = st.one_of(
    st.sampled_from([place.short[0] for place in gazetteer.divisions() if place.short]),
    st.sampled_from([*"至到经—-、（）()段线东成绵广内 ", "铁路", "高速公路", "航道", "沿江", "主城区", "G5", "城区"]),
    st.text(max_size=4),
)
ISSUERS = st.sampled_from([(), (NEIJIANG,), ("510000",), ("no code",)])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=9).map("".join), ISSUERS, st.lists(st.sampled_from([MIANYANG, "?"]), max_size=2))
@example("）（(((", (), [])
@example("\ud800至\ud800铁路", (), [])
def test_any_text_is_read_and_offsets_point_at_its_words(
    name: str, context: tuple[str, ...], near: list[str],
) -> None:
    route = decode(name, context, tuple(near))
    for path in (route, route.line, *route.alternatives) if route else ():
        for stop in path.places if path else ():
            assert name[stop.start:stop.end] == stop.text
            assert gazetteer.division(stop.code) is not None
        codes = [stop.code for stop in path.places] if path else []
        assert len(set(codes)) == len(codes), "no place twice"
        starts = [stop.start for stop in path.places] if path else []
        assert starts == sorted(starts)


FULL = [place.name for place in gazetteer.divisions() if place.valid_to is None and place.level != "province"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FULL), min_size=2, max_size=6, unique=True), ISSUERS)
@example(["东城区", "东莞市", "宽城区", "昆明市"], (NEIJIANG,))
@example(["顺河回族区", "东城区"], ())
@example(["沧县", "运河区", "东城区"], ())
@example(["东城区", "路南区"], ())
def test_a_chain_of_full_names_reads_the_same_backwards(chain: list[str], context: tuple[str, ...]) -> None:
    there = decode("至".join(chain) + "铁路", context)
    back = decode("至".join(reversed(chain)) + "铁路", context)
    assert names(there) == names(back)[::-1]


def test_the_same_question_has_the_same_answer() -> None:
    first = decode("雅眉乐自隆城际铁路", (NEIJIANG,))
    decode.cache_clear()
    parse.cache_clear()
    assert decode("雅眉乐自隆城际铁路", (NEIJIANG,)) == first


def test_well_known_lines_name_the_places_of_their_codes() -> None:
    rows = table("route_lines")
    assert len(rows) >= 150
    for row in rows:
        codes, places = row["codes"].split("|"), row["places"].split("|")
        assert len(codes) == len(places) == len(row["head"]), row
        for code, place in zip(codes, places, strict=True):
            found = gazetteer.division(code)
            assert (found.name if found else "-") == place, row


@pytest.mark.skipif(not LABELLED.is_file(), reason="the labelled routes are not there")
@pytest.mark.parametrize("part", ["seeds", "evidence", "corpus"])
def test_nine_in_ten_labelled_routes_are_exact(part: str) -> None:
    rows = [row for row in json.loads(LABELLED.read_text(encoding="utf-8"))["routes"] if row["set"] == part]
    right = 0
    for row in rows:
        route = decode(row["name"], (row["context"],) if row["context"] else ())
        codes = [stop.code for stop in route.places] if route else []
        right += codes in [row["places"], *row.get("accept", [])]
    assert right >= 0.9 * len(rows)


@pytest.mark.parametrize(("text", "why"), [
    ("", "empty"), ("word\tsource\nx\ty\n", "no column for examples"),
    ("word\tsource\texample\nx\ty\n", "a cell too few"), ("word\tsource\texample\nx\ty\tz\t\n", "a cell too many"),
])
def test_a_bad_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, why: str) -> None:
    (tmp_path / "bad.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    table.cache_clear()
    with pytest.raises(LexiconError):
        table("bad")
    with pytest.raises(LexiconError):
        table("absent")
    table.cache_clear()
