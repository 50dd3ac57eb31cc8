"""Industries by divisions of GB/T 4754-2017: what a clause names, and how two cities' industries fit together."""

from __future__ import annotations

import pytest

from luoshi.findings import Industry, Overlap
from luoshi.linking.industries import find_industries, named_in, names
from luoshi.linking.shelf import Shelf
from luoshi.linking.tables import table
from luoshi.models import Measure
from tests.linking_sample import read


def _measure(text: str, domain: str = "industry") -> Measure:
    return Measure(id=f"m-0-{len(text)}", start=0, end=len(text), text=text, kind="task", strength="advance",
                   domain=domain)


@pytest.mark.parametrize(("text", "found"), [
    ("做强白酒、电子信息、新材料等优势产业", [("15", "白酒"), ("39", "电子信息"), ("32", "新材料")]),
    ("打造食品饮料产业集群", [("15", "食品饮料")]),
    ("大力发展页岩气", [("07", "页岩气")]),
    ("培育壮大新能源汽车产业链", [("36", "新能源汽车")]),
    ("发展生猪、特色水产养殖", [("03", "生猪"), ("04", "特色水产")]),
])
def test_industries_that_a_clause_names(text: str, found: list[tuple[str, str]]) -> None:
    measure = _measure(text)
    assert [(code, text[start:end]) for code, start, end in named_in(measure)][:len(found)] == found


@pytest.mark.parametrize(("text", "domain", "why"), [
    ("办好食品饮料博览会", "industry", "nothing is grown"),
    ("做强白酒产业", "culture", "the measure is about something else"),
    ("改善营商环境", "industry", "no industry is named"),
])
def test_clauses_that_name_none(text: str, domain: str, why: str) -> None:
    assert not list(named_in(_measure(text, domain))), why


def test_every_word_has_a_division_of_the_standard() -> None:
    assert {row["code"] for row in table("industry_words")} <= set(names())
    assert {code for row in table("industry_links") for code in (row["supplier"], row["user"])} <= set(names())
    assert len(names()) == 97


def test_no_word_stands_twice() -> None:
    words = [row["word"] for row in table("industry_words")]
    assert len(words) == len(set(words))


def test_what_two_neighbours_share_and_how_they_complement_each_other() -> None:
    findings = find_industries(Shelf([
        read("内江", "一、产业\n做强电子信息、白酒产业集群。\n"), read("泸州", "一、产业\n做强汽车、白酒产业集群。\n"),
        read("济南", "一、产业\n做强白酒产业集群。\n"),
    ]))
    assert {f.code: set(f.sides) for f in findings if isinstance(f, Industry)} == {
        "39": {"511000"}, "15": {"511000", "510500", "370100"}, "36": {"510500"}}
    (overlap,) = [f for f in findings if isinstance(f, Overlap)]
    assert (overlap.left, overlap.right, overlap.shared) == ("510500", "511000", ("15",))
    assert (overlap.left_only, overlap.right_only, overlap.overlap) == (("36",), ("39",), round(1 / 3, 3))
    assert overlap.complements == (("39", "36"),)
