"""CSV: documented columns, one row a record, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from publishing_sample import GOLD, gold, plain, small

from luoshi.exceptions import LuoshiError
from luoshi.publishing.cells import columns
from luoshi.publishing.tables import layer_csv, measures_csv


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_a_measure_with_the_names_of_its_facts() -> None:
    found = rows(measures_csv([small()]))
    assert len(found) == 10
    first = found[0]
    assert first["text"] == "推进青河至绵阳、遂宁等城际铁路前期工作"
    assert (first["kind"], first["strength"], first["domain"]) == ("project", "advance", "infrastructure")
    assert first["projects"] == "青河至绵阳城际铁路、青河至遂宁城际铁路"
    assert first["codes"] == "510700、510900"
    assert (first["chapter"], first["section"]) == ("一、建设开放通道", "(一)畅通对外铁路")
    assert first["adopted"] == "2024-03-05"
    assert first["missing"] == "owner、date"
    assert found[1]["deadlines"] == "2025-12-31"


@pytest.mark.parametrize(("words", "owners", "why"), [
    ("争取设立青河综合保税区", "市发展改革委（牵头）、市交通运输局（配合）", "from the article's owner line"),
    ("支持安岳县开展多式联运试点", "安岳县（承担）、市发展改革委（牵头）、市交通运输局（配合）",
     "its own assignee, and the owner line, as the clause names no lead"),
    ("制定专项资金管理办法", "", "another chapter: the owner line closes its own article only"),
])
def test_owners(words: str, owners: str, why: str) -> None:
    found = {row["措施原文"]: row for row in rows(measures_csv([small()], language="zh"))}
    assert found[words]["责任单位"] == owners, why


def test_partners_and_open_places() -> None:
    row = rows(measures_csv([small()]))[-1]
    assert (row["partners"], row["codes"]) == ("重庆市江北区", "?")


@pytest.mark.parametrize("layer", columns())
@pytest.mark.parametrize("language", [None, "zh", "en"])
def test_every_layer_has_a_row_a_record_and_only_known_columns(layer: str, language: str | None) -> None:
    document, extraction = small()
    found = rows(layer_csv([(document, extraction)], layer, language=language))
    assert len(found) == len(getattr(extraction, layer))
    heads = [column.code if language is None else getattr(column, language) for column in columns()[layer]]
    assert list(found[0]) == heads
    assert None not in found[0], "more cells than heads"


def test_every_column_is_filled_somewhere() -> None:
    """A column that no record fills would be a wrong name in the table of columns."""
    document, extraction = small()
    for layer in columns():
        found = rows(layer_csv([(document, extraction)], layer))
        for column in columns()[layer]:
            if column.code not in ("reasons", "high", "action", "object"):
                assert any(row[column.code] for row in found), (layer, column.code)


@pytest.mark.parametrize("words", ["=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x", "'=1"])
def test_a_formula_stays_text(words: str) -> None:
    document, extraction = plain(words, source=words, measures=((0, len(words)),))
    row = rows(measures_csv([(document, extraction)]))[0]
    assert row["text"] == row["source"] == "'" + words


@pytest.mark.parametrize("words", ["推进=建设", "10-20个", "——加快", "(一)"])
def test_other_words_are_left_alone(words: str) -> None:
    assert rows(measures_csv([plain(words, measures=((0, len(words)),))]))[0]["text"] == words


def test_line_ends_quotes_and_lone_surrogates() -> None:
    text = '甲"乙\n丙,丁\ud800'
    assert rows(measures_csv([plain(text, measures=((0, len(text)),))]))[0]["text"] == '甲"乙\n丙,丁?'


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(LuoshiError, match="wishes"):
        layer_csv([small()], "wishes")


def test_no_documents_give_the_header_alone() -> None:
    assert len(measures_csv([]).decode("utf-8-sig").splitlines()) == 1


@pytest.mark.skipif(not GOLD, reason="no annotated documents beside the repository")
def test_annotated_documents_in_one_table() -> None:
    pairs = [gold(path) for path in GOLD]
    found = rows(measures_csv(pairs))
    assert [row["text"] for row in found] == [m.text for _, extraction in pairs for m in extraction.measures]


def test_one_sheet_holds_many_documents() -> None:
    document, extraction = small()
    other = msgspec.structs.replace(document, source="乙.txt"), extraction
    found = rows(measures_csv([(document, extraction), other]))
    assert [row["source"] for row in found][::10] == ["决定 <1>.txt", "乙.txt"]
