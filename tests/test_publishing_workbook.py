"""The workbook, opened by another library: sheets, print set-up, links, and words that stay words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from publishing_sample import GOLD, gold, plain, small

from luoshi.publishing.workbook import SHEETS, workbook

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")


def opened(*pairs, **options):  # type: ignore[no-untyped-def]
    file = io.BytesIO()
    workbook(pairs, file, **options)
    return openpyxl.load_workbook(io.BytesIO(file.getvalue()))


def heads(sheet) -> list[str]:  # type: ignore[no-untyped-def]
    return [cell.value for cell in sheet[1]]


def cells(sheet, row: int) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return dict(zip(heads(sheet), [cell.value for cell in sheet[row]], strict=True))


def test_the_sheets_in_their_order() -> None:
    names = opened(small()).sheetnames
    assert names == ["说明", "重大政策", "重大项目", "重大平台", "重大改革", "定位", "指标", "任务"]


def test_every_sheet_is_ready_to_use_and_to_print() -> None:
    book = opened(small())
    for name in SHEETS.values():
        sheet = book[name]
        assert sheet.freeze_panes == "C2", "header, number and words stay in view"
        assert sheet.auto_filter.ref.startswith("A1:P")
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9, "A4"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert "&P" in sheet.oddFooter.center.text.replace("[Page]", "P")
        assert all(sheet.column_dimensions[letter].width > 4 for letter in "ABCDEFGHIJKLMNOP")


def test_a_row_in_words() -> None:
    row = cells(opened(small())["重大项目"], 2)
    assert row["措施原文"] == "推进青河至绵阳、遂宁等城际铁路前期工作"
    assert (row["力度"], row["领域"]) == ("推进", "基础设施")
    assert row["项目名称"] == "青河至绵阳城际铁路、青河至遂宁城际铁路"
    assert row["项目阶段"] == "前期工作", "one word where all are at one stage"
    assert (row["章"], row["条"]) == ("一、建设开放通道", "(一)畅通对外铁路")
    assert row["文件"] == "中共青河市委关于加快建设交通强市的决定"
    assert row["缺少要素"] == "责任主体、时限"
    assert row["完成时限"] is None


def test_long_words_wrap_in_a_row_that_is_high_enough() -> None:
    text = "推进" + "很长的措施" * 40
    sheet = opened(plain(text, measures=((0, len(text)),)))["任务"]
    assert sheet["B2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 100


@pytest.mark.parametrize(("address", "expected"), [
    ("决定 1.html", "决定 1.html#m-118-137"),
    ("https://example.org/a", "https://example.org/a#m-118-137"),
])
def test_rows_link_to_the_reading_view(address: str, expected: str) -> None:
    cell = opened(small(), view_url=lambda document: address)["重大项目"]["P2"]
    link = cell.hyperlink
    whole = link.target + (f"#{link.location}" if link.location else "")
    assert whole.replace("%20", " ") == expected
    assert cell.value == "m-118-137"


def test_the_summary_links_to_the_reading_views() -> None:
    sheet = opened(small(), view_url=lambda document: "决定.html")["说明"]
    links = {cell.value: cell.hyperlink.target for row in sheet["A5:N5"] for cell in row if cell.hyperlink}
    assert links == {"打开": "决定.html"}


def test_an_address_that_no_excel_takes_leaves_the_words() -> None:
    cell = opened(small(), view_url=lambda document: "长" * 3000)["重大项目"]["P2"]
    assert (cell.value, cell.hyperlink) == ("m-118-137", None)


def test_without_addresses_nothing_is_linked() -> None:
    assert opened(small())["重大项目"]["P2"].hyperlink is None


@pytest.mark.parametrize("words", [
    "=1+1", "+A1", "@SUM(A1)", "https://example.org", "mailto:a@b", "{=1}", "12", "#REF!",
])
def test_words_stay_words(words: str) -> None:
    cell = opened(plain(words, source=words, measures=((0, len(words)),)))["任务"]["B2"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert cell.hyperlink is None


@pytest.mark.parametrize(("words", "why"), [
    ("甲\x00\x1b乙\ud800\ufffe丙", "no XML can hold these"), ("长" * 40_000, "over Excel's limit for a cell"),
])
def test_hostile_words_still_make_a_file(words: str, why: str) -> None:
    value = opened(plain(words, measures=((0, len(words)),)))["任务"]["B2"].value
    assert value[0] == words[0]
    assert len(value) <= 32_767, why


def test_empty_sheets_say_why() -> None:
    sheet = opened(plain("没有措施。"))["重大平台"]
    assert sheet["B2"].value == "所选文件中没有“重大平台”类措施。"
    assert opened()["说明"]["A2"].value == "共 0 份文件，0 条措施。"


def test_the_summary_counts() -> None:
    sheet = opened(small(), plain("建设", measures=((0, 2),)))["说明"]
    table = {row[1].value: [cell.value for cell in row[4:12]] for row in sheet["A4:M7"]}
    assert table["文件"] == [*SHEETS.values(), "合计"]
    assert table["中共青河市委关于加快建设交通强市的决定"] == [2, 2, 2, 2, 1, 1, 0, 10]
    assert table["短文.txt"] == [0, 0, 0, 0, 0, 0, 1, 1]
    assert table["合计"] == [2, 2, 2, 2, 1, 1, 1, 11]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    first, second = io.BytesIO(), tmp_path / "台账.xlsx"
    workbook([small()], first)
    workbook([small()], second)
    assert first.getvalue() == second.read_bytes()


@pytest.mark.skipif(not GOLD, reason="no annotated documents beside the repository")
def test_annotated_documents_fill_the_sheets() -> None:
    pairs = [gold(path) for path in GOLD]
    book = opened(*pairs, view_url=lambda document: f"{document.source}.html")
    for kind, name in SHEETS.items():
        wanted = [m.text for _, extraction in pairs for m in extraction.measures if m.kind == kind]
        assert [row[1].value for row in book[name].iter_rows(min_row=2)] == wanted
