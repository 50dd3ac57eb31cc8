"""The table of divisions and the look-up by name."""

from __future__ import annotations

import doctest
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import luoshi.gazetteer as gazetteer
from luoshi.gazetteer import (
    EDITION,
    ancestors,
    by_name,
    division,
    divisions,
    in_force,
    lookup,
    neighbours,
    parent,
    resolve,
    within,
)
from luoshi.gazetteer import code_of_edition as code_of

EDITION_ROWS = [d for d in divisions() if in_force(d, EDITION) and d.valid_to != EDITION]


def test_the_edition_of_2020_has_the_published_counts() -> None:
    levels = Counter(d.level for d in EDITION_ROWS)
    assert levels == {"province": 34, "prefecture": 333, "county": 2844}


def test_county_classes_have_the_published_counts_of_2020() -> None:
    types = Counter(d.type for d in EDITION_ROWS if d.level == "county")
    assert types == {
        "市辖区": 973, "县级市": 388, "县": 1312, "自治县": 117, "旗": 49, "自治旗": 3, "特区": 1, "林区": 1,
    }


def test_codes_of_the_edition_are_unique_and_follow_the_levels() -> None:
    codes = [d.code for d in EDITION_ROWS]
    assert len(codes) == len(set(codes))
    for d in EDITION_ROWS:
        assert len(d.code) == 6
        assert d.code.isdigit()
        assert d.code.endswith("0000") == (d.level == "province")
        assert (d.code.endswith("00") and not d.code.endswith("0000")) == (d.level == "prefecture")


def test_every_parent_and_successor_is_in_the_table() -> None:
    for d in divisions():
        assert d.level == "province" or division(d.parent) is not None, d
        assert all(division(code) for code in d.successors), d


def test_a_row_ends_after_it_began_and_only_ended_rows_have_successors() -> None:
    for d in divisions():
        assert d.valid_from is None or d.valid_to is None or d.valid_from <= d.valid_to, d
        assert bool(d.successors) == (d.valid_to is not None), d


def test_no_short_name_is_a_single_character() -> None:
    assert [d.name for d in divisions() if any(len(short) < 2 for short in d.short)] == []


SHORT = [
    ("四川省", "四川", "class word of a province"),
    ("内蒙古自治区", "内蒙古", "a people's name that belongs to the place"),
    ("广西壮族自治区", "广西", "people and class word"),
    ("香港特别行政区", "香港", "special administrative region"),
    ("凉山彝族自治州", "凉山", "one people"),
    ("凉山彝族自治州", "凉山州", "short name with the plain class word"),
    ("黔西南布依族苗族自治州", "黔西南", "two peoples"),
    ("克孜勒苏柯尔克孜自治州", "克孜勒苏", "a people without `族`"),
    ("巴音郭楞蒙古自治州", "巴音郭楞", "Mongol without `族`"),
    ("双江拉祜族佤族布朗族傣族自治县", "双江", "four peoples"),
    ("龙胜各族自治县", "龙胜", "`各族`"),
    ("东乡族自治县", "东乡", "nothing would be left"),
    ("鄂伦春自治旗", "鄂伦春", "banner named by its people"),
    ("北川羌族自治县", "北川县", "everyday form with class word"),
    ("准格尔旗", "准格尔", "banner"),
    ("阿坝藏族羌族自治州", "阿坝", "same short name as a county in it"),
    ("神农架林区", "神农架", "forest district"),
    ("六枝特区", "六枝", "special district"),
    ("浦东新区", "浦东", "new district with its own short name"),
    ("大兴安岭地区", "大兴安岭", "prefecture"),
    ("锡林郭勒盟", "锡林郭勒", "league"),
    ("碑林区", "碑林", "`林区` is no class word here"),
]


@pytest.mark.parametrize(("name", "short", "why"), SHORT)
def test_short_names(name: str, short: str, why: str) -> None:
    assert any(short in d.short for d in by_name(name)), why


@pytest.mark.parametrize("name", ["高县", "阿拉善左旗", "滨海新区", "井陉矿区", "城区"])
def test_names_without_a_short_form(name: str) -> None:
    assert all(d.short == () for d in by_name(name))


LOOKUP = [
    ("内江", None, None, "511000", "prefecture by short name"),
    ("内江市东兴区", None, None, "511011", "chain of full names"),
    ("四川省内江市东兴区", None, None, "511011", "chain of three"),
    ("四川内江", None, None, "511000", "chain of short names"),
    ("重庆市江北区", "511900", None, "500105", "chain wins over context"),
    ("江北区", "500000", None, "500105", "inside the context"),
    ("江北区", "330200", None, "330205", "inside the context"),
    ("江北区", "110000", None, None, "two districts, context tells nothing"),
    ("鼓楼区", None, None, None, "four districts, no context"),
    ("鼓楼区", "320100", None, "320106", "the city's own before the province's other"),
    ("鼓楼区", "320000", None, None, "two in one province"),
    ("朝阳区", "110000", None, "110105", "Beijing"),
    ("朝阳区", "220100", None, "220104", "Changchun"),
    ("朝阳", "210000", None, "211300", "Liaoning's city"),
    ("吉林", None, None, "220000", "a short name means the province"),
    ("吉林市", None, None, "220200", "the full name means the city"),
    ("巴州", None, None, "511902", "district of Bazhong"),
    ("通州", "320600", None, "320612", "Nantong's district"),
    ("通州", "110000", None, "110112", "Beijing's district"),
    ("郫县", None, "2015-03-01", "510117", "former county, code of what it became"),
    ("郫县", None, None, "510117", "former county without a date"),
    ("会理市", None, None, "513425", "later city, code of 2020"),
    ("沙县区", None, None, "350427", "later district, code of 2020"),
    ("拱墅区", None, None, "330105", "took in a neighbour and kept its code"),
    ("临平区", None, None, "330113", "new after 2020, no code of 2020: its own"),
    ("襄樊市", None, "2009", "420600", "renamed city"),
    ("思茅市", None, "2005", "530800", "renamed prefecture"),
    ("莱芜市", None, "2017", "370116", "prefecture that became a district"),
    ("仙桃市", None, None, "429004", "directly under the province"),
    ("黔江区", "500000", None, "500114", "district of a municipality"),
    ("甘孜州", None, None, "513300", "short name with class word"),
    ("甘孜县", None, None, "513328", "county of the same name"),
    ("成渝", None, None, None, "no division"),
    ("", None, None, None, "empty"),
    ("区", None, None, None, "class word alone"),
]


@pytest.mark.parametrize(("name", "context", "on", "code", "why"), LOOKUP)
def test_lookup(name: str, context: str | None, on: str | None, code: str | None, why: str) -> None:
    found = resolve(lookup(name, context=context, on=on))
    assert (found.code if found else None) == code, why


def test_a_name_out_of_force_comes_last_and_says_so() -> None:
    (only,) = lookup("郫县", on="2020-01-01")
    assert "not in force in 2020" in only.reasons
    assert any("until 2016" in reason for reason in only.reasons)


def test_reasons_name_the_relation_to_the_context() -> None:
    nearest = lookup("东兴区", context="511000")[0]
    assert nearest.reasons == ("full name", "inside the context")


@pytest.mark.parametrize(("code", "up"), [("511011", "511000"), ("511000", "510000"), ("500105", "500000"),
                                          ("429004", "420000"), ("659001", "650000")])
def test_parent(code: str, up: str) -> None:
    above = parent(code)
    assert above is not None
    assert above.code == up
    assert within(code, up)
    assert not within(up, code)


def test_parent_of_a_province_and_of_an_unknown_code() -> None:
    assert parent("510000") is None
    assert parent("999999") is None
    assert ancestors("999999") == ("999999",)


def test_neighbours_are_mutual_and_by_province() -> None:
    assert "500000" in neighbours("511011")
    assert "370000" not in neighbours("511011")
    for province in (d.code for d in divisions() if d.level == "province"):
        assert all(province in neighbours(other) for other in neighbours(province))


def test_successors_lead_to_the_edition() -> None:
    codes = {d.code for d in EDITION_ROWS}
    for d in divisions():
        if d.valid_to is not None and d.valid_to <= EDITION:
            assert code_of(d) in codes or len(d.successors) > 1, d


@given(st.text(max_size=12))
def test_lookup_never_raises_and_ranks_in_order(name: str) -> None:
    ranks = [candidate.rank for candidate in lookup(name, context="511000", on="2020")]
    assert ranks == sorted(ranks)


def test_a_very_long_name_is_no_chain() -> None:
    assert lookup("内江" * 5_000) == ()


@given(st.sampled_from(EDITION_ROWS))
def test_every_division_finds_itself_from_its_own_place(entry: gazetteer.Division) -> None:
    found = resolve(lookup(entry.name, context=entry.code))
    assert found is not None
    assert found.code == entry.code


def test_the_readme_tells_the_truth() -> None:
    readme = Path(gazetteer.__file__).parent / "README.md"
    assert doctest.testfile(str(readme), module_relative=False).failed == 0


def test_the_table_is_small_and_states_its_terms() -> None:
    table = Path(gazetteer.__file__).parent / "data" / "divisions.tsv"
    assert table.stat().st_size < 600_000
    assert "CC BY 4.0" in table.read_text(encoding="utf-8")[:1200]
