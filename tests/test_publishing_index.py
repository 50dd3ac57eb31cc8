"""Cross-references: who is responsible for a measure, and where it stands."""

from __future__ import annotations

import msgspec
import pytest
from publishing_sample import plain, small

from luoshi.models import Extraction, Measure, Party, Section
from luoshi.publishing.index import Index

TEXT = "一、建设甲。建设乙。(市甲局牵头,市乙局配合)建设丙。(市丙局牵头)建设丁。"


def section(name: str, **more: object) -> Section:
    return msgspec.structs.replace(
        Section(id=name, level="article", number="", heading="", start=0, end=2, until=len(TEXT)), **more)


def made() -> Index:
    spans = tuple((TEXT.index(words), TEXT.index(words) + 3) for words in ("建设甲", "建设乙", "建设丙", "建设丁"))
    document, extraction = plain(TEXT, measures=spans)
    sections = (section("art_1"), section("art_1__lead_1", level="lead", start=2, end=3, parent="art_1"))
    parties = tuple(party(TEXT, words, role) for words, role in
                    (("市甲局", "lead"), ("市乙局", "support"), ("市丙局", "lead")))
    measures = tuple(msgspec.structs.replace(each, section="art_1__lead_1") for each in extraction.measures)
    return Index(document, msgspec.structs.replace(extraction, sections=sections, parties=parties, measures=measures))


def party(text: str, words: str, role: str) -> Party:
    start = text.index(words)
    return Party(id=f"a-{words}", start=start, end=start + len(words), text=words, role=role,  # type: ignore[arg-type]
                 section="art_1")


@pytest.mark.parametrize(("number", "expected", "why"), [
    (0, ["市甲局", "市乙局"], "the owner line after its neighbour closes both"),
    (1, ["市甲局", "市乙局"], "the owner line right after it"),
    (2, ["市丙局"], "the next owner line, as a measure stands between the two"),
    (3, [], "none follows"),
])
def test_the_owner_line_that_closes_a_measure(number: int, expected: list[str], why: str) -> None:
    index = made()
    assert [party.text for party in index.parties(index.extraction.measures[number])] == expected, why


def test_an_owner_line_that_opens_its_section_holds_for_all_of_it() -> None:
    text = "一、牵头单位:市甲局。建设甲。建设乙。"
    document, extraction = plain(text, measures=((11, 14), (15, 18)))
    measures = tuple(msgspec.structs.replace(each, section="art_1") for each in extraction.measures)
    index = Index(document, msgspec.structs.replace(
        extraction, sections=(section("art_1"),), parties=(party(text, "市甲局", "lead"),), measures=measures))
    assert [[each.text for each in index.parties(measure)] for measure in measures] == [["市甲局"], ["市甲局"]]


def test_a_lead_of_its_own_stands_alone() -> None:
    index = made()
    own = Party(id="a-0-1", start=0, end=1, text="县政府", role="lead")
    extraction = msgspec.structs.replace(index.extraction, parties=(*index.extraction.parties, own))
    measure: Measure = msgspec.structs.replace(extraction.measures[0], parties=("a-0-1",))
    assert Index(index.document, extraction).parties(measure) == [own]


def test_a_broken_chain_of_sections_ends_where_it_breaks() -> None:
    document, extraction = plain("建设")
    loop = tuple(Section(id=one, level="item", number="", heading="", start=0, end=1, until=2, parent=other)
                 for one, other in (("a", "b"), ("b", "a"), ("c", "gone")))
    changed: Extraction = msgspec.structs.replace(extraction, sections=loop)
    index = Index(document, changed)
    assert [section.id for section in index.ancestors("a")] == ["b", "a"]
    assert [section.id for section in index.ancestors("c")] == ["c"]
    assert index.ancestors("nowhere") == index.ancestors(None) == []


def test_what_is_found_by_id_is_of_the_kind_asked_for() -> None:
    index = Index(*small())
    assert [each.text for each in index.find(("a-248-251", "m-118-137", "x-0-0"), Party)] == ["安岳县"]
    assert index.measure_of["a-248-251"] == "m-246-259"
