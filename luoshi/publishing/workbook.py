"""An Excel workbook as an office would want to receive it: one sheet a ledger, ready to filter and to print on A4."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from luoshi.models import Document
from luoshi.publishing.cells import JOIN, Row, measure_row
from luoshi.publishing.index import Index, Pair
from luoshi.publishing.sheets import (
    ADDRESS,
    LINE_HEIGHT,
    LINKS,
    ROWS,
    address,
    fit,
    line_count,
    open_book,
    print_setup,
    styles,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ViewUrl = Callable[[Document], str]

# The four ledgers first, as leading groups keep them.
SHEETS = {"policy": "重大政策", "project": "重大项目", "platform": "重大平台", "reform": "重大改革",
          "position": "定位", "target": "指标", "task": "任务"}


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
    book = open_book(file, "政策措施台账")
    dressed = styles(book)
    summary = book.add_worksheet("说明")
    ledgers = {kind: _Ledger(book, name, dressed) for kind, name in SHEETS.items()}
    documents = []
    for document, extraction in pairs:
        index = Index(document, extraction)
        url = view_url(document) if view_url else None
        documents.append(_count(index, address(url, "") if url else None))
        for measure in extraction.measures:
            cells = measure_row(index, measure, "zh")
            cells["stages"] = JOIN.join(dict.fromkeys(str(cells["stages"]).split(JOIN)))
            ledgers[measure.kind].add(cells, address(url, measure.id) if url else None)
    for ledger in ledgers.values():
        ledger.close()
    _summary(summary, dressed, documents)
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
        print_setup(self.sheet, name)
        self.sheet.set_row(0, 24)
        for column, field in enumerate(_FIELDS):
            self.sheet.write_string(0, column, field.head, self.styles["head"])
        self.sheet.freeze_panes(1, 2)
        self.sheet.repeat_rows(0)

    def add(self, cells: Row, link: str | None) -> None:
        if self.row == ROWS:
            self.close()
            self._open()
        self.row += 1
        self.total += 1
        values = [fit(str(cells.get(field.cell) or "")) for field in _FIELDS]
        self.sheet.set_row(self.row, _height(values))
        self.sheet.write_number(self.row, 0, self.total, self.styles["number"])
        for column, value in enumerate(values[1:], 1):
            if _FIELDS[column].cell == "id" and link and len(link) < ADDRESS and self.row <= LINKS:
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
        own = line_count(value, field.width)
        lines = max(lines, min(own, 2) if field.cell in _REPEATED else own)
    return min(LINE_HEIGHT * lines + 4, 409)


def _summary(sheet: Worksheet, styles: dict[str, Any], documents: list[_Counted]) -> None:
    print_setup(sheet, "说明")
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
        sheet.set_row(row, LINE_HEIGHT * max(line_count(words, width) for words, (_, width) in
                                             zip(document.words[:2], _COUNTS[1:3], strict=True)) + 4)
        sheet.write_number(row, 0, number, styles["number"])
        for column, value in enumerate(document.words, 1):
            sheet.write_string(row, column, fit(value), styles["text"])
        _numbers(sheet, row, document.counts, styles["number"])
        if document.url and len(document.url) < ADDRESS and number <= LINKS:
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
