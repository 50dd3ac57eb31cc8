"""An Excel workbook as an office would want to receive it: one sheet a ledger, ready to filter and to print on A4."""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from luoshi.models import Document
from luoshi.publishing.cells import JOIN, Row, measure_row
from luoshi.publishing.index import Index, Pair

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ViewUrl = Callable[[Document], str]

# The four ledgers first, as leading groups keep them.
SHEETS = {"policy": "重大政策", "project": "重大项目", "platform": "重大平台", "reform": "重大改革",
          "position": "定位", "target": "指标", "task": "任务"}

_ROWS, _LINKS, _CHARACTERS, _ADDRESS = 1_048_575, 65_000, 32_767, 600  # limits of a sheet, a cell, a link in Excel
_FONT = "等线"
_RULE, _HEAD, _INK, _LINK = "#C9CED6", "#E9EEF5", "#1F2937", "#1D4E89"
# Characters that XML or Excel cannot hold: controls, lone surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class _Field(NamedTuple):
    head: str
    width: float
    cell: str


_FIELDS = (
    _Field("序号", 5, ""),
    _Field("措施原文", 40, "text"),
    _Field("领域", 8.5, "domain"),
    _Field("力度", 5.5, "strength"),
    _Field("项目名称", 20, "projects"),
    _Field("项目阶段", 8.5, "stages"),
    _Field("地点", 9, "places"),
    _Field("数量", 10, "quantities"),
    _Field("完成时限", 11, "deadlines"),
    _Field("责任单位", 15, "owners"),
    _Field("协作方", 9, "partners"),
    _Field("缺少要素", 9, "missing"),
    _Field("章", 14, "chapter"),
    _Field("条", 14, "section"),
    _Field("文件", 16, "title"),
    _Field("原文位置", 11, "id"),
)

_REPEATED = ("chapter", "section", "title")

# The summary's columns: heads and widths.
_COUNTS = (("序号", 5), ("文件", 44), ("发文机关", 20), ("日期", 11), *((name, 9) for name in SHEETS.values()),
           ("合计", 8), ("阅读页", 8), ("程序版本", 10))
_LINE_HEIGHT = 14.25
_LINE = 84  # characters in a line of the merged cells of the guide

_GUIDE = (
    ("一行一条措施", "“措施原文”一列逐字摘自文件，未作任何改写；“章”“条”说明其所在位置。"),
    ("原文位置", "编号中的两个数字是该句在原文中的起止字符位置；带链接的可直接打开阅读页并定位到该句。"),
    ("力度", "由句中最外层动词判定：确保（建成、完成、实现），推进（推进、加快、建设），支持（支持、鼓励），"
             "争取（争取、力争），探索（探索、研究、谋划）。"),
    ("领域", "由所在条目的标题判定，同一段落的措施领域相同。"),
    ("责任单位", "句中写明的和所在条目责任单位行写明的单位，括号内为牵头、配合或承担。空白表示文件没有写明。"),
    ("缺少要素", "一条措施要能够督查，须有责任主体、时限、数量、可查结果；此列写明原文缺少哪几项。"
                 "空白表示四项齐备或未作判断。"),
    ("性质", "本表由程序从原文提取，供人工核对后使用，不代替文件原文。"),
)


def workbook(pairs: Iterable[Pair], file: str | PathLike[str] | IO[bytes], *, view_url: ViewUrl | None = None) -> None:
    """Write the measures of all documents to ``file`` (a path or a binary file); equal input gives equal bytes.

    ``view_url(document)`` is the address of the document's reading view, relative to the workbook or absolute and
    without `#`; each row then links to its own words there.
    """
    import xlsxwriter  # takes longer to import than the rest of the library

    target = file if hasattr(file, "write") else str(file)
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False, "nan_inf_to_errors": True})
    book.set_properties({"title": "政策措施台账", "created": datetime.datetime(2000, 1, 1)})
    book.set_size(2000, 1200)
    styles = _styles(book)
    summary = book.add_worksheet("说明")
    ledgers = {kind: _Ledger(book, name, styles) for kind, name in SHEETS.items()}
    documents = []
    for document, extraction in pairs:
        index = Index(document, extraction)
        url = view_url(document) if view_url else None
        documents.append(_count(index, _address(url, "") if url else None))
        for measure in extraction.measures:
            cells = measure_row(index, measure, "zh")
            cells["stages"] = JOIN.join(dict.fromkeys(str(cells["stages"]).split(JOIN)))
            ledgers[measure.kind].add(cells, _address(url, measure.id) if url else None)
    for ledger in ledgers.values():
        ledger.close()
    _summary(summary, styles, documents)
    book.close()


class _Counted(NamedTuple):
    """A document's line in the summary; the document itself is not kept, as there may be very many."""

    words: tuple[str, str, str]  # title, issuer, date
    counts: Counter[str]
    version: str
    url: str | None


def _count(index: Index, url: str | None) -> _Counted:
    meta = index.extraction.metadata
    dated = meta.adopted or meta.published
    words = (index.title, meta.issuer.text if meta.issuer else "", dated.date if dated else "")
    counts: Counter[str] = Counter(measure.kind for measure in index.extraction.measures)
    return _Counted(words, counts, index.extraction.version, url)


class _Ledger:
    """One kind's sheet; goes on in a second sheet where the first is full."""

    def __init__(self, book: Workbook, name: str, styles: dict[str, Any]) -> None:
        self.book, self.name, self.styles = book, name, styles
        self.pages = 0
        self.total = 0
        self._open()

    def _open(self) -> None:
        self.pages += 1
        self.row = 0
        name = self.name if self.pages == 1 else f"{self.name}（{self.pages}）"
        self.sheet = self.book.add_worksheet(name)
        for column, field in enumerate(_FIELDS):
            self.sheet.set_column(column, column, field.width)
        _print_setup(self.sheet, name)
        self.sheet.set_row(0, 24)
        for column, field in enumerate(_FIELDS):
            self.sheet.write_string(0, column, field.head, self.styles["head"])
        self.sheet.freeze_panes(1, 2)
        self.sheet.repeat_rows(0)

    def add(self, cells: Row, link: str | None) -> None:
        if self.row == _ROWS:
            self.close()
            self._open()
        self.row += 1
        self.total += 1
        values = [_fit(str(cells.get(field.cell) or "")) for field in _FIELDS]
        self.sheet.set_row(self.row, _height(values))
        self.sheet.write_number(self.row, 0, self.total, self.styles["number"])
        for column, value in enumerate(values[1:], 1):
            if _FIELDS[column].cell == "id" and link and len(link) < _ADDRESS and self.row <= _LINKS:
                self.sheet.write_url(self.row, column, link, self.styles["link"], value)
            elif value:
                self.sheet.write_string(self.row, column, value, self.styles["text"])
            else:
                self.sheet.write_blank(self.row, column, None, self.styles["text"])

    def close(self) -> None:
        self.sheet.autofilter(0, 0, max(self.row, 1), len(_FIELDS) - 1)
        if not self.row:
            self.sheet.write_string(1, 1, f"所选文件中没有“{self.name}”类措施。", self.styles["note"])


def _height(values: list[str]) -> float:
    """The height that shows a row whole, as not every spreadsheet fits rows by itself when it opens a file.

    Long titles of documents and chapters, which repeat from row to row, get two lines only.
    """
    lines = 1
    for value, field in zip(values, _FIELDS, strict=True):
        own = _lines(value, field.width)
        lines = max(lines, min(own, 2) if field.cell in _REPEATED else own)
    return min(_LINE_HEIGHT * lines + 4, 409)


def _lines(value: str, width: float) -> int:
    """The lines that a text takes in a column; a Chinese character is about two digits wide."""
    return max(1, math.ceil(sum(1.05 if char < "\u1100" else 1.95 for char in value[:1000]) / (width - 1)))


def _styles(book: Workbook) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 10.5, "font_color": _INK, "valign": "top"}
    ruled = {**base, "border": 1, "border_color": _RULE}
    return {name: book.add_format(properties) for name, properties in {
        "text": {**ruled, "text_wrap": True},
        "number": {**ruled, "align": "right", "num_format": "0"},
        "link": {**ruled, "text_wrap": True, "font_color": _LINK, "underline": 1},
        "head": {**ruled, "bold": True, "bg_color": _HEAD, "valign": "vcenter", "text_wrap": True},
        "head_number": {**ruled, "bold": True, "bg_color": _HEAD, "valign": "vcenter", "align": "right"},
        "centre": {**ruled, "align": "center"},
        "note": {**base, "font_color": "#6B7280"},
        "title": {**base, "font_size": 17, "bold": True, "valign": "vcenter"},
        "section": {**base, "font_size": 12, "bold": True, "valign": "vcenter"},
        "plain": {**base, "text_wrap": True},
        "line": base,
        "total": {**ruled, "bold": True, "align": "right", "num_format": "0"},
    }.items()}


def _print_setup(sheet: Worksheet, name: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.3, right=0.3, top=0.65, bottom=0.55)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&10{name}")
    sheet.set_footer("&C&9第 &P 页，共 &N 页")


def _address(url: str, anchor: str) -> str:
    """The address as Excel wants it: a file is `external:`, the web is as it is."""
    address = _UNFIT.sub("", f"{url}#{anchor}" if anchor else url)
    scheme = address.partition(":")[0].lower()
    return address if scheme in ("http", "https", "external", "file") else f"external:{address}"


def _fit(value: str) -> str:
    value = _UNFIT.sub("\ufffd", value)
    return value if len(value) <= _CHARACTERS else value[:_CHARACTERS - 1] + "…"


def _summary(sheet: Worksheet, styles: dict[str, Any], documents: list[_Counted]) -> None:
    _print_setup(sheet, "说明")
    sheet.hide_gridlines(2)
    for column, (_, width) in enumerate(_COUNTS):
        sheet.set_column(column, column, width)
    total = sum(sum(document.counts.values()) for document in documents)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, "政策措施台账", styles["title"])
    sheet.write_string(1, 0, f"共 {len(documents)} 份文件，{total} 条措施。", styles["line"])
    row = _counts(sheet, styles, documents, 3)
    sheet.set_row(row + 1, 24)
    sheet.write_string(row + 1, 0, "怎样读这份表", styles["section"])
    for offset, (name, words) in enumerate(_GUIDE, row + 2):
        line = f"{name}：{words}"
        sheet.set_row(offset, 16 * (1 + len(line) // _LINE) + 4)  # Excel does not fit the height of merged cells
        sheet.merge_range(offset, 0, offset, len(_COUNTS) - 1, line, styles["plain"])


def _counts(sheet: Worksheet, styles: dict[str, Any], documents: list[_Counted], row: int) -> int:
    """A table of documents by kinds from ``row``; returns the row after its totals."""
    sheet.set_row(row, 20)
    for column, (head, _) in enumerate(_COUNTS):
        sheet.write_string(row, column, head, styles["head_number" if 4 <= column < len(_COUNTS) - 2 else "head"])
    for number, document in enumerate(documents, 1):
        row += 1
        sheet.set_row(row, _LINE_HEIGHT * max(_lines(words, width) for words, (_, width) in
                                             zip(document.words[:2], _COUNTS[1:3], strict=True)) + 4)
        sheet.write_number(row, 0, number, styles["number"])
        for column, value in enumerate(document.words, 1):
            sheet.write_string(row, column, _fit(value), styles["text"])
        _numbers(sheet, row, document.counts, styles["number"])
        if document.url and len(document.url) < _ADDRESS and number <= _LINKS:
            sheet.write_url(row, len(_COUNTS) - 2, document.url, styles["link"], "打开")
        else:
            sheet.write_blank(row, len(_COUNTS) - 2, None, styles["text"])
        sheet.write_string(row, len(_COUNTS) - 1, document.version, styles["centre"])
    row += 1
    for column in range(len(_COUNTS)):
        sheet.write_string(row, column, "合计" if column == 1 else "", styles["total"])
    _numbers(sheet, row, sum((document.counts for document in documents), Counter()), styles["total"])
    return row + 1


def _numbers(sheet: Worksheet, row: int, counts: Counter[str], style: Any) -> None:
    for column, kind in enumerate(SHEETS, 4):
        sheet.write_number(row, column, counts[kind], style)
    sheet.write_number(row, 4 + len(SHEETS), sum(counts.values()), style)
