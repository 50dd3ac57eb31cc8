"""What the sheets of every workbook share: fonts and rules, print set-up, links, heights, what a cell can hold."""

from __future__ import annotations

import datetime
import math
import re
from os import PathLike
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS, LINKS, CHARACTERS, ADDRESS = 1_048_575, 65_000, 32_767, 600  # limits of a sheet, a cell, a link in Excel
LINE_HEIGHT = 14.25
_FONT = "等线"
_RULE, _HEAD, _INK, _LINK = "#C9CED6", "#E9EEF5", "#1F2937", "#1D4E89"
# Characters that XML or Excel cannot hold: controls, lone surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def open_book(file: str | PathLike[str] | IO[bytes], title: str) -> Workbook:
    """A new workbook at a path or in a binary file, in which words stay words and nothing tells when it was made."""
    import xlsxwriter  # takes longer to import than the rest of the library

    target = file if hasattr(file, "write") else str(file)
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False, "nan_inf_to_errors": True})
    book.set_properties({"title": title, "created": datetime.datetime(2000, 1, 1)})
    book.set_size(2000, 1200)
    return book


def styles(book: Workbook) -> dict[str, Any]:
    """The formats of cells by name."""
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


def print_setup(sheet: Worksheet, name: str) -> None:
    """A4, landscape, one page wide, with the name at its head and page numbers at its foot."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.3, right=0.3, top=0.65, bottom=0.55)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&10{name}")
    sheet.set_footer("&C&9第 &P 页，共 &N 页")


def address(url: str, anchor: str) -> str:
    """The address as Excel wants it: a file is `external:`, the web is as it is."""
    whole = _UNFIT.sub("", f"{url}#{anchor}" if anchor else url)
    scheme = whole.partition(":")[0].lower()
    return whole if scheme in ("http", "https", "external", "file") else f"external:{whole}"


def fit(value: str) -> str:
    """The words as a cell can hold them: what XML lacks replaced, what is too long cut."""
    value = _UNFIT.sub("\ufffd", value)
    return value if len(value) <= CHARACTERS else value[:CHARACTERS - 1] + "…"


def line_count(value: str, width: float) -> int:
    """The lines that a text takes in a column; a Chinese character is about two digits wide."""
    return max(1, math.ceil(sum(1.05 if char < "\u1100" else 1.95 for char in value[:1000]) / (width - 1)))
