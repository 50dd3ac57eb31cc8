"""Printed lines back to paragraphs, by where they stand on the page and how they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

# A line that closes a sentence, a clause before a list, or a heading's full stop.
_CLOSES = re.compile(r"[。！？；：!?;:][”’」）)]?$")
# `一、`, `（二）`, `第三条`, `1.`, `（1）`, `①`, `——`: how headings and items begin.
_OPENS = re.compile(
    r"[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[)）]|第[一二三四五六七八九十百零〇\d]+[编章节条]"
    r"|\d{1,3}[.．、](?!\d)|[①-⑳]|——|附件|附[:：]"
)
_WORD = re.compile(r"[A-Za-z]")
# `— 12 —`, `- 3 -`, `第3页 共20页`, `3 / 20`
_PAGE_MARK = re.compile(
    r"[-—–－─·•~\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－─·•~\s]*"
)
_NUMBER = re.compile(r"\d+")
# Shares of the page's height at its top and bottom, where running lines and page numbers stand.
_MARGIN = 0.12
_REPEATED = 3
_LONGEST_MARK = 40
_LONG = 15
_ALIKE = 0.15


class Row(NamedTuple):
    """A printed line and its box, in points from the page's bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its characters."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The middle between its ends."""
        return (self.left + self.right) / 2


class Page(NamedTuple):
    """A page's printed lines, in the order of the file, and its vertical extent."""

    rows: Sequence[Row]
    bottom: float
    top: float


class Column(NamedTuple):
    """The left and right edge of a column of text."""

    left: float
    right: float


class Layout(NamedTuple):
    """How a document is set: its columns, character height and line pitch, and whether paragraphs are indented."""

    columns: tuple[Column, ...]
    height: float
    pitch: float
    indented: bool

    def column(self, row: Row) -> Column | None:
        """The narrowest column that a line stands in."""
        slack = 2 * self.height
        around = [edges for edges in self.columns if edges.left - slack < row.left and row.right < edges.right + slack]
        return min(around, key=lambda edges: (edges.right - edges.left, edges.left), default=None)


def furniture(pages: Sequence[Page]) -> list[set[int]]:
    """For each page, the places of its running headers and footers and its page number."""
    edges = [_edges(page) for page in pages]
    paired = list(zip(pages, edges, strict=True))
    repeated = Counter(
        pattern for page, places in paired for pattern in {_pattern(page.rows[place].text) for place in places}
    )
    enough = max(_REPEATED, len(pages) // 2)
    steady = _steady_numbers(pages, edges)
    return [
        {
            place for place in places
            if repeated[_pattern(page.rows[place].text)] >= enough
            or _is_page_mark(page.rows[place].text, index, steady)
        }
        for index, (page, places) in enumerate(paired)
    ]


def layout(rows: Iterable[Row]) -> Layout:
    """The setting that most of the long lines share; without long lines, one in which no line goes on."""
    rows = [row for row in rows if row.height > 0]
    long = [row for row in rows if len(row.text) >= _LONG]
    if not long:
        return Layout((), 0, 0, False)
    height = median(row.height for row in long)
    gaps = [a.bottom - b.bottom for a, b in pairwise(rows) if 0 < a.bottom - b.bottom < 4 * height]
    columns = tuple(_widened(column, rows, height) for column in _columns(long, height))
    setting = Layout(columns, height, median(gaps) if gaps else 2 * height, False)
    firsts = sum(
        column is not None and 1.2 * height < row.left - column.left < 3 * height
        for row, column in ((row, setting.column(row)) for row in long)
    )
    return setting._replace(indented=firsts * 20 >= len(long))


def _columns(rows: Sequence[Row], height: float) -> tuple[Column, ...]:
    """The edges that many long lines share; lines that are only indented belong to the column around them."""
    step = height / 2
    counted = Counter((round(row.left / step), round(row.right / step)) for row in rows)
    enough = max(max(counted.values()) // 4, 1)
    kept: list[Column] = []
    for (left, right), count in sorted(counted.items(), key=lambda item: (item[0][0], -item[0][1])):
        edges = Column(left * step, right * step)
        if count >= enough and not any(
            0 <= edges.left - other.left < 4 * height and edges.right < other.right + height for other in kept
        ):
            kept.append(edges)
    return tuple(kept)


def _widened(column: Column, rows: Sequence[Row], height: float) -> Column:
    """The column from where its lines begin, also where every long line is the first of its paragraph, and indented."""
    step = height / 2
    reach = range(round((column.left - 4 * height) / step), round(column.left / step))
    counted = Counter(round(row.left / step) for row in rows)
    starts = [left for left in reach if counted[left] > max(len(rows) // 20, 1)]
    return column._replace(left=min(starts) * step) if starts else column


def continues(above: Row, below: Row, page: Layout, *, turned: bool) -> bool:
    """True where ``below`` goes on with the paragraph of ``above``; ``turned`` where a page ends between."""
    if abs(above.height - below.height) > _ALIKE * above.height:
        return False
    gap = above.bottom - below.bottom
    column, beside = page.column(above), page.column(below)
    turned = turned or (column != beside and gap < 0)
    if not turned and not 0 < gap <= 1.6 * page.pitch:
        return False
    if column is None or above.right < column.right - 1.7 * page.height:
        return not turned and _same_title(above, below, page)
    beside = beside if turned else column
    if beside is None or not -page.height < below.left - beside.left < 0.8 * page.height:
        return False
    if page.indented:
        return not (_CLOSES.search(above.text) and _OPENS.match(below.text))
    return not (_CLOSES.search(above.text) or _OPENS.match(below.text))


def paragraph(lines: Sequence[str]) -> str:
    """Lines as one: a space between words, nothing between Chinese characters or the two parts of a number."""
    pieces = list(lines[:1])
    for above, below in pairwise(lines):
        if _WORD.match(above[-1:]) and _WORD.match(below[:1]):
            pieces.append(" ")
        pieces.append(below)
    return "".join(pieces)


def _same_title(above: Row, below: Row, page: Layout) -> bool:
    """A title is broken by hand: centred lines in large type, the first of which closes nothing."""
    if not page.columns:
        return False
    left, right = min(edges.left for edges in page.columns), max(edges.right for edges in page.columns)
    centred = all(abs(row.middle - (left + right) / 2) < 1.5 * page.height and row.left > left + page.height
                  for row in (above, below))
    return centred and above.height > 1.15 * page.height and not _CLOSES.search(above.text)


def _edges(page: Page) -> list[int]:
    """The two uppermost and two lowermost lines, as far as they stand in the page's margins."""
    depth = _MARGIN * (page.top - page.bottom)
    order = sorted(range(len(page.rows)), key=lambda place: -page.rows[place].bottom)
    upper = [place for place in order[:2] if page.rows[place].top > page.top - depth]
    lower = [place for place in order[-2:] if page.rows[place].bottom < page.bottom + depth]
    return sorted({*upper, *lower})


def _pattern(text: str) -> str:
    """A running line without what changes from page to page."""
    return _NUMBER.sub("#", "".join(text.split()))


def _steady_numbers(pages: Sequence[Page], edges: list[list[int]]) -> set[int]:
    """The distances between a bare number in the margin and its page's place that occur on two pages or more."""
    distances = Counter(
        int(text) - index
        for index, (page, places) in enumerate(zip(pages, edges, strict=True))
        for place in places
        if (text := page.rows[place].text.strip()).isdecimal() and len(text) <= 4
    )
    return {distance for distance, count in distances.items() if count > 1}


def _is_page_mark(text: str, index: int, steady: set[int]) -> bool:
    text = text.strip()
    if text.isdecimal():
        return len(text) <= 4 and int(text) - index in steady
    return len(text) <= _LONGEST_MARK and bool(_PAGE_MARK.fullmatch(text))
