"""Cross-references: from ids to records, from sections to those above."""

from __future__ import annotations

import msgspec
import pytest
from publishing_sample import plain, small

from luoshi.exceptions import LuoshiError
from luoshi.models import Extraction, Party, Section
from luoshi.publishing.index import Index


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


def test_the_parties_of_an_owner_line_stand_in_no_measure() -> None:
    index = Index(*small())
    assert "a-266-272" in index.extraction.measures[3].parties
    assert "a-266-272" not in index.measure_of


def test_an_extraction_of_another_text_is_refused() -> None:
    with pytest.raises(LuoshiError, match="another text"):
        Index(small()[0], plain("建设")[1])
