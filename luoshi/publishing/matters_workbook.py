"""The matters for a joint meeting as an Excel workbook: a cover that says what was compared, and the list itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from luoshi.findings import Comparison, Links, Mention, Reading, Volume
from luoshi.publishing.labels import Language
from luoshi.publishing.matters import Matter, Spoken, Statement, document, kinds, matters, told
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
from luoshi.publishing.sources import Sources

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ViewUrl = Callable[[Volume], str | None]

# Columns of the list and their widths in characters; together they are as wide as is readable on A4 across.
_COLUMNS = (("no", 4.5), ("kind", 8), ("subject", 15), ("sides", 6.5), ("first", 32), ("first_at", 7), ("second", 32),
            ("second_at", 7), ("others", 24), ("difference", 16), ("question", 22), ("places", 9), ("score", 5.5),
            ("outcome", 14))
_OTHERS = 5  # statements in the column of the others; the rest is counted
# The cover's tables share these columns: number, side or count, title or meaning, date, projects, text.
_COVER = (6, 16, 92, 12, 10, 8)
_COVER_LINE = 140  # the width of the cover's merged cells
_GUIDE = ("guide.1", "guide.2", "guide.3", "guide.4", "guide.5")


def matters_workbook(
    found: Links | Comparison, file: str | PathLike[str] | IO[bytes], readings: Iterable[Reading] = (), *,
    view_url: ViewUrl | None = None, language: Language = "zh",
) -> None:
    """Write the list of matters to ``file`` (a path or a binary file); equal input gives equal bytes.

    With the ``readings`` that were compared, articles are named. ``view_url(volume)`` is the address of a document's
    reading view, relative to the workbook or absolute and without `#`; quotes then link to their words there.
    """
    links = found.links if isinstance(found, Comparison) else found
    sources = Sources(links.volumes, readings)
    urls = {volume.source: view_url(volume) for volume in links.volumes} if view_url else {}
    sheet = _Sheet(sources, urls, language)
    listed = matters(found, sources, language=language)[:ROWS]
    book = open_book(file, told("title", language))
    dressed = styles(book)
    cover, table = book.add_worksheet(told("cover", language)), book.add_worksheet(told("list", language))
    _set_up(cover, told("title", language), language)
    _set_up(table, told("title", language), language)
    _cover(cover, dressed, found, sheet, listed)
    _list(table, dressed, sheet, listed)
    book.close()


class _Cell(NamedTuple):
    text: str
    link: str | None = None
    style: str = "text"


class _Sheet:
    """What the rows need to know: the documents' numbers and addresses, and the language."""

    def __init__(self, sources: Sources, urls: dict[str, str | None], language: Language) -> None:
        self.sources, self.urls, self.language = sources, urls, language
        self.numbers = {volume.source: number for number, volume in enumerate(sources.volumes, 1)}

    def row(self, number: int, matter: Matter) -> list[_Cell]:
        first, second, *others = _arranged(matter.statements)
        return [
            _Cell(str(number), style="number"), _Cell(kinds()[matter.kind][self.language]), _Cell(matter.subject),
            _Cell("\n".join(matter.sides)), _Cell(first.text), self.where(first), _Cell(second.text),
            self.where(second), _Cell(self.rest(others)), _Cell(matter.difference), _Cell(matter.question),
            _Cell("→".join(matter.places)), _Cell(f"{matter.score:.2f}", style="centre"), _Cell(""),
        ]

    def where(self, statement: Statement) -> _Cell:
        """The number of the document, linked to the first of the quotes.

        It is short because some programs do not wrap the words of a link.
        """
        if not statement.quotes:
            return _Cell("")
        quote = statement.quotes[0]
        link = self.link(quote)
        return _Cell(document(quote.source, self.numbers, self.language), link, "link" if link else "text")

    def rest(self, statements: list[Statement]) -> str:
        lines = [statement.text for statement in statements[:_OTHERS]]
        more = len(statements) - _OTHERS
        return "\n".join([*lines, *([told("more_sides", self.language, n=more)] if more > 0 else [])])

    def link(self, quote: Spoken) -> str | None:
        url = self.urls.get(quote.source)
        clause = quote.clause if isinstance(quote, Mention) else quote
        return address(url, (clause.measure if clause else None) or "") if url else None


def _arranged(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Two statements that face each other, then the others: who speaks first, then who is silent or speaks next."""
    spoken = [statement for statement in statements if statement.quotes]
    silent = [statement for statement in statements if not statement.quotes]
    arranged = (*spoken[:1], *silent, *spoken[1:])
    return arranged if len(arranged) > 1 else (*arranged, Statement("", ""), Statement("", ""))[:2]


def _set_up(sheet: Worksheet, title: str, language: Language) -> None:
    print_setup(sheet, title)
    sheet.set_footer(f"&C&9{told('footer', language)}")


def _list(sheet: Worksheet, dressed: dict[str, Any], rows: _Sheet, listed: tuple[Matter, ...]) -> None:
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, told(f"head.{name}", rows.language), dressed["head"])
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    for number, matter in enumerate(listed, 1):
        cells = rows.row(number, matter)
        sheet.set_row(number, _height(cells))
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell, dressed)
    if not listed:
        sheet.write_string(1, 1, told("none", rows.language), dressed["note"])
    sheet.autofilter(0, 0, max(len(listed), 1), len(_COLUMNS) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: _Cell, dressed: dict[str, Any]) -> None:
    text = fit(cell.text)
    if cell.style == "number":
        sheet.write_number(row, column, int(text), dressed["number"])
    elif cell.link and len(cell.link) < ADDRESS and row <= LINKS // 2:  # two links a row
        sheet.write_url(row, column, cell.link, dressed["link"], text)
    elif text:
        sheet.write_string(row, column, text, dressed["text" if cell.style == "link" else cell.style])
    else:
        sheet.write_blank(row, column, None, dressed["text"])


def _height(cells: list[_Cell]) -> float:
    """The height that shows a row whole, as not every spreadsheet fits rows by itself when it opens a file."""
    lines = max(sum(line_count(line, width) for line in cell.text.split("\n"))
                for cell, (_, width) in zip(cells, _COLUMNS, strict=True))
    return min(LINE_HEIGHT * max(lines, 2) + 8, 409)


def _cover(
    sheet: Worksheet, dressed: dict[str, Any], found: Links | Comparison, rows: _Sheet, listed: tuple[Matter, ...],
) -> None:
    volumes, language = rows.sources.volumes, rows.language
    sheet.hide_gridlines(2)
    for column, width in enumerate(_COVER):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, told("title", language), dressed["title"])
    sheet.write_string(1, 0, told("counted", language, documents=len(volumes), matters=len(listed),
                                  sides=len({volume.side for volume in volumes})), dressed["line"])
    row = 2
    if isinstance(found, Comparison) and found.superior:
        title = fit(rows.sources.title(found.superior))
        sheet.write_string(2, 0, told("superior", language, title=title), dressed["line"])
        row = 3
    row = _documents(sheet, dressed, rows, found, row + 1)
    row = _kinds(sheet, dressed, language, listed, row + 1)
    _heading(sheet, dressed, row + 1, told("guide", language))
    for offset, key in enumerate(_GUIDE, row + 2):
        line = told(key, language, version=found.version)
        sheet.set_row(offset, 16 * line_count(line, _COVER_LINE) + 4)  # Excel does not fit merged cells
        sheet.merge_range(offset, 0, offset, len(_COVER) - 1, line, dressed["plain"])


def _documents(
    sheet: Worksheet, dressed: dict[str, Any], rows: _Sheet, found: Links | Comparison, row: int,
) -> int:
    """The table of documents from ``row``; returns the row after it."""
    links = found.links if isinstance(found, Comparison) else found
    counts = Counter(mention.source for project in links.projects for mention in project.mentions)
    _heading(sheet, dressed, row, told("documents", rows.language))
    _heads(sheet, dressed, row + 1, rows.language, ("no", "side", "name", "date", "mentions", "view"))
    row += 2
    for number, volume in enumerate(rows.sources.volumes, 1):
        title = fit(rows.sources.title(volume.source))
        sheet.set_row(row, LINE_HEIGHT * line_count(title, _COVER[2]) + 4)
        sheet.write_number(row, 0, number, dressed["number"])
        for column, value in enumerate((volume.name, title, volume.date or ""), 1):
            sheet.write_string(row, column, fit(value), dressed["text"])
        sheet.write_number(row, 4, counts[volume.source], dressed["number"])
        url = rows.urls.get(volume.source)
        linked = address(url, "") if url else None
        _write(sheet, row, 5, _Cell(told("open", rows.language) if linked else "", linked, "link"), dressed)
        row += 1
    return row


def _kinds(
    sheet: Worksheet, dressed: dict[str, Any], language: Language, listed: tuple[Matter, ...], row: int,
) -> int:
    """The kinds with their numbers and meanings from ``row``; returns the row after them."""
    counts = Counter(matter.kind for matter in listed)
    _heading(sheet, dressed, row, told("kinds", language))
    _heads(sheet, dressed, row + 1, language, ("count", "kind", "meaning"))
    row += 2
    for kind, texts in kinds().items():
        if counts[kind]:
            sheet.write_number(row, 0, counts[kind], dressed["number"])
            sheet.write_string(row, 1, texts[language], dressed["text"])
            sheet.write_string(row, 2, texts[f"meaning_{language}"], dressed["text"])
            sheet.set_row(row, LINE_HEIGHT * line_count(texts[f"meaning_{language}"], _COVER[2]) + 4)
            row += 1
    sheet.write_number(row, 0, len(listed), dressed["total"])
    sheet.write_string(row, 1, told("total", language), dressed["head"])
    sheet.write_blank(row, 2, None, dressed["text"])
    return row + 1


def _heading(sheet: Worksheet, dressed: dict[str, Any], row: int, text: str) -> None:
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, text, dressed["section"])


def _heads(sheet: Worksheet, dressed: dict[str, Any], row: int, language: Language, names: tuple[str, ...]) -> None:
    sheet.set_row(row, 20)
    for column, name in enumerate(names):
        sheet.write_string(row, column, told(name, language), dressed["head"])
