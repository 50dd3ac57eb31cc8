"""The list of matters for a joint meeting: which findings call for one, how they are worded, and the workbook."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from findings_sample import LINE, READINGS, comparison, links
from hypothesis import given
from hypothesis import strategies as st
from linking_sample import SEEDS, seeds

from luoshi.findings import Comparison, Links, Partner, Reading, Recognition, Rival
from luoshi.linking.engine import compare, link
from luoshi.publishing.matters import Matter, excerpt, kinds, matters
from luoshi.publishing.matters_workbook import matters_workbook
from luoshi.publishing.sources import Sources

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")


def drafted(found: Links | Comparison | None = None, language: Any = "zh") -> dict[str, Matter]:
    """The first matter of each kind."""
    shelf = found or comparison()
    volumes = shelf.links.volumes if isinstance(shelf, Comparison) else shelf.volumes
    listed = matters(shelf, Sources(volumes, READINGS), language=language)
    return {matter.kind: matter for matter in reversed(listed)}


def opened(found: Links | Comparison | None = None, readings: Any = READINGS, **options: Any) -> Any:
    file = io.BytesIO()
    matters_workbook(found or comparison(), file, readings, **options)
    return openpyxl.load_workbook(io.BytesIO(file.getvalue()))


def cells(sheet: Any, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


@pytest.mark.parametrize(("kind", "subject", "difference", "question"), [
    ("stage_conflict", LINE, "绵阳写“开工”；内江写“前期工作”", "请绵阳、内江核对"),
    ("one_sided", "绵阳至巴中铁路", "绵阳写入文件，巴中未提及", "巴中是否参与“绵阳至巴中铁路”？"),
    ("omitted", f"加快建设{LINE}", "巴中的文件没有对应内容", "巴中是否承担此项任务？"),
    ("partner", "内江提出与绵阳合作（基础设施、城乡区域）", "内江点名绵阳，绵阳的文件未点名内江", "绵阳是否认可内江"),
    ("recognition", "异地就医直接结算", "内江已承诺，绵阳、巴中未见承诺", "能否由绵阳、巴中同步承诺？"),
    ("rival", "成渝副中心", "2地提出同类定位：绵阳、内江", "如何分工或错位？"),
])
def test_each_kind_is_worded(kind: str, subject: str, difference: str, question: str) -> None:
    found = drafted()[kind]
    assert found.subject == subject
    assert found.difference == difference
    assert question in found.question


def test_every_kind_of_the_table_is_tested_and_has_its_words() -> None:
    assert set(drafted()) == set(kinds())
    for row in kinds().values():
        assert all(row.values()), "no cell of the table is empty"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_slot_is_left_open(language: str) -> None:
    for found in drafted(language=language).values():
        for text in (found.difference, found.question, found.subject, *(each.text for each in found.statements)):
            assert "{" not in text, text


def test_each_side_is_quoted_with_its_stage() -> None:
    first, second = drafted()["stage_conflict"].statements
    assert first.text == f"绵阳〔开工〕：“加快建设{LINE}”"
    assert second.text == f"内江〔前期工作〕：“加快建设{LINE}”"
    assert [quote.text for quote in (*first.quotes, *second.quotes)] == [LINE, LINE]


def test_silence_names_the_documents_that_were_looked_through() -> None:
    assert [each.text for each in drafted()["recognition"].statements if not each.quotes] == [
        "绵阳：未见提及（已查文件1）\n巴中：未见提及（已查文件3）"]


def test_a_document_that_speaks_for_no_place_goes_by_its_number() -> None:
    reading = READINGS[0]
    bare = msgspec.structs.replace(reading.document.metadata, jurisdiction=None)
    nobody = Reading(msgspec.structs.replace(reading.document, metadata=bare, source="新闻.txt"), reading.extraction)
    first, second = comparison().findings[0].claims  # type: ignore[union-attr]
    claim = msgspec.structs.replace(first, side="新闻.txt", source="新闻.txt")
    rival = Rival(role="副中心", scope="", claims=(claim, second), score=1.0, reasons=())
    found = Comparison(version="made", links=link((nobody, READINGS[1])), findings=(rival,))
    assert drafted(found)["rival"].sides == ("绵阳", "文件2")


def test_the_superior_document_is_called_so() -> None:
    task = msgspec.structs.replace(comparison().findings[6].task, side="省规划.txt", source="省规划.txt")  # type: ignore[union-attr]
    finding = msgspec.structs.replace(comparison().findings[6], task=task)
    found = msgspec.structs.replace(comparison(), findings=(finding,))
    assert drafted(found)["omitted"].sides == ("上级文件", "巴中")
    rows = opened(found)["对接事项"].iter_rows(min_row=2, values_only=True)
    row = next(row for row in rows if row[1] == "上级任务未列")
    assert row[5] == "上级文件"


def test_the_heaviest_come_first() -> None:
    listed = matters(comparison(), Sources(links().volumes))
    assert [matter.weight for matter in listed] == sorted((matter.weight for matter in listed), reverse=True)
    assert listed[0].kind == "stage_conflict"


@pytest.mark.parametrize("finding", [
    Partner(side="511000", partner="510700", domains=(), clauses=(), returned=True),
    Partner(side="511000", partner="500000", domains=(), clauses=(), returned=None),
    Recognition(service="公积金互认互贷", promises=(), sides=(), missing=(), mutual=True),
], ids=["answered", "no document to answer", "mutual"])
def test_what_fits_is_no_matter(finding: Partner | Recognition) -> None:
    found = msgspec.structs.replace(comparison(), findings=(finding,), links=msgspec.structs.replace(
        links(), findings=(finding,) if isinstance(finding, Partner) else ()))
    if isinstance(finding, Partner):
        found = msgspec.structs.replace(found, findings=())
    assert drafted(found) == {}


def test_the_list_is_ready_to_use_and_to_print() -> None:
    book = opened()
    assert book.sheetnames == ["说明", "对接事项"]
    sheet = book["对接事项"]
    assert cells(sheet, 1) == [
        "序号", "类别", "项目或事项", "涉及各方", "一方说法", "原文", "另一方说法", "原文", "其他各方", "差异",
        "建议核对的问题", "途经或所在地", "把握", "会商意见"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:N{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    for page in book:
        assert page.page_setup.orientation == "landscape"
        assert int(page.page_setup.paperSize) == 9, "A4"
        assert page.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in sheet[2] if isinstance(cell.value, str) and len(cell.value) > 4)
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMN") < 215, "readable on A4 across"


def test_a_row_of_the_list() -> None:
    row = cells(opened()["对接事项"], 2)
    assert row[:4] == [1, "口径不一", LINE, "绵阳\n内江"]
    assert row[4] == f"绵阳〔开工〕：“加快建设{LINE}”"
    assert (row[5], row[7]) == ("文件1", "文件2")
    assert row[11] == "绵阳→遂宁→内江"
    assert row[13] is None, "left to the meeting"


def test_who_is_silent_faces_who_promises() -> None:
    row = next(row for row in opened()["对接事项"].iter_rows(min_row=2, values_only=True) if row[1] == "互认不对等")
    assert row[4].startswith("内江：“")
    assert row[6] == "绵阳：未见提及（已查文件1）\n巴中：未见提及（已查文件3）"
    assert row[5] == "文件2"
    assert row[7] is None


def test_three_and_more_sides_share_the_column_of_the_others() -> None:
    quotes = comparison().links.projects[0].mentions
    clauses = tuple(msgspec.structs.replace(quotes[0].clause, side=f"5115{number:02d}") for number in range(1, 10))
    rival = Rival(role="副中心", scope="成渝", claims=clauses, score=0.8, reasons=())
    sheet = opened(msgspec.structs.replace(comparison(), findings=(rival,)))["对接事项"]
    row = next(row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1] == "同类竞争")
    assert len(row[3].split("\n")) == 9
    assert row[8].endswith("另有2方")


def test_the_cover_says_what_was_compared() -> None:
    sheet = opened()["说明"]
    told = [value for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
    assert told[:2] == ["对接事项清单", "比对文件 3 份，涉及 3 方，需要会商的事项 6 项。"]
    assert "对照的上级文件：省规划.txt" in told
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int) and row[3]}
    assert rows[2][1:5] == ("内江", "内江.txt", "2020-07-30", 2)
    assert any("会商意见" in str(value) for value in told)
    assert "版本 made" in str(told[-1])


def test_quotes_link_to_the_reading_view() -> None:
    sheet = opened(view_url=lambda volume: f"views/{volume.side}.html")["对接事项"]
    link = sheet["F2"].hyperlink
    measure = READINGS[1].extraction.measures[0].id
    whole = link.target + (f"#{link.location}" if link.location else "")
    assert whole.replace("\\", "/") == f"views/510700.html#{measure}", "Excel writes addresses of files its own way"
    cover = opened(view_url=lambda volume: "https://example.org/a")["说明"]
    assert [cell.hyperlink.target for row in cover for cell in row if cell.hyperlink] == ["https://example.org/a"] * 3


def test_no_view_no_link() -> None:
    for page in opened(view_url=lambda volume: None):
        assert not any(cell.hyperlink for row in page for cell in row)


def test_the_list_in_english() -> None:
    book = opened(language="en")
    assert book.sheetnames == ["About", "Matters"]
    row = cells(book["Matters"], 2)
    assert row[1] == "stages differ"
    assert row[9] == "绵阳: start; 内江: preliminary work"
    assert row[10].startswith(f"At which stage is “{LINE}”?")


def test_nothing_to_settle_is_said() -> None:
    sheet = opened(link(READINGS[:1]))["对接事项"]
    assert cells(sheet, 2)[1] == "比对的文件之间没有发现需要会商的事项。"


@pytest.mark.parametrize("name", ["=1+1", "+86", "http://example.org", "a\x00b", "￾", "长" * 40_000])
def test_words_stay_words(name: str) -> None:
    rival = Rival(role=name, scope="", claims=comparison().findings[0].claims, score=1.0, reasons=())  # type: ignore[union-attr]
    sheet = opened(msgspec.structs.replace(comparison(), findings=(rival,)))["对接事项"]
    cell = next(row[2] for row in sheet.iter_rows(min_row=2) if row[1].value == "同类竞争")
    assert cell.data_type == "s"
    assert not cell.hyperlink


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    for name, readings in (("a", READINGS), ("b", READINGS[::-1])):
        matters_workbook(compare(readings), tmp_path / name, readings)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is absent")
def test_real_documents_name_the_articles() -> None:
    shelf = seeds()
    rows = list(opened(compare(shelf), shelf)["对接事项"].iter_rows(min_row=2, values_only=True))
    conflict = next(row for row in rows if row[1] == "口径不一" and "绵遂内" in row[2])
    assert "〔开工〕" in conflict[4] + conflict[6]
    assert "〔前期工作〕" in conflict[4] + conflict[6]
    assert "——" in conflict[4], "the article stands after the quote"
    assert {row[1] for row in rows} >= {"口径不一", "单方承诺", "互认不对等", "同类竞争"}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300), st.data())
def test_an_excerpt_holds_the_words_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = excerpt(text, start, end)
    assert " ".join(text[start:end].split()) in shown
    assert len(shown) <= max(75, end - start + 2) + 1
    assert "\n" not in shown
