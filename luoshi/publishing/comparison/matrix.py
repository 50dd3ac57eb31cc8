"""A matrix of rows and sides: every cell a number that opens what is behind it, and empty cells that are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from luoshi.publishing.comparison.wording import Words
from luoshi.publishing.markup import escape

STRENGTHS = ("commit", "advance", "support", "seek", "explore")
UPRIGHT = 14  # more columns than these have their names written downwards


class Cell(NamedTuple):
    """``shade`` from 0 to 1 tints the cell; ``parts`` are the counts of strengths, drawn as a bar.

    ``blank`` is a cell that has no meaning, as a side beside itself.
    """

    text: str = ""
    shade: float = 0.0
    parts: Mapping[str, int] | None = None
    blank: bool = False


class Row(NamedTuple):
    key: str
    label: str
    cells: Sequence[Cell]
    level: int = 0
    folded: bool = False
    lang: str = ""


def matrix(id: str, words: Words, corner: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row],
           hrefs: Sequence[str]) -> str:
    """The table. ``columns`` are (key, title), and ``hrefs`` the address of each column's own page (or nothing)."""
    upright = " upright" if len(columns) > UPRIGHT else ""
    head = "".join(f'<th scope="col"><span lang="zh-CN">{_link(title, href)}</span></th>'
                   for (_, title), href in zip(columns, hrefs, strict=True))
    most = max((sum(cell.parts.values()) for row in rows for cell in row.cells if cell.parts), default=1)
    body = "".join(_row(id, words, row, columns, most) for row in rows)
    return (f'<div class="scroll" tabindex="0" role="region" aria-labelledby="t-{id}"><table class="matrix{upright}" '
            f'data-matrix="{id}"><thead><tr><th scope="col">{escape(corner)}</th>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>")


def _link(title: str, href: str) -> str:
    return f'<a href="{escape(href)}">{escape(title)}</a>' if href else escape(title)


def _row(id: str, words: Words, row: Row, columns: Sequence[tuple[str, str]], most: int) -> str:
    cells = "".join(_cell(id, words, row, key, title, cell, most)
                    for (key, title), cell in zip(columns, row.cells, strict=True))
    fold = ' hidden data-folded="1"' if row.folded else ""
    lang = f' lang="{row.lang}"' if row.lang else ""
    return f'<tr class="l{row.level}"{fold}><th scope="row"{lang}>{escape(row.label)}</th>{cells}</tr>'


def _cell(id: str, words: Words, row: Row, key: str, title: str, cell: Cell, most: int) -> str:
    if cell.blank:
        return "<td></td>"
    open_to = escape(f"{id}/{row.key}/{key}")
    said = escape(f"{row.label} {title} {cell.text or words('matrix.none')}")
    if not cell.text:
        return f'<td class="gap"><button type="button" data-open="{open_to}" aria-label="{said}">–</button></td>'
    shade = f' class="h{round(cell.shade * 4)}"' if cell.shade else ""
    bar = _bar(cell.parts, most) if cell.parts else ""
    return (f'<td{shade}><button type="button" data-open="{open_to}" aria-label="{said}">{bar}{escape(cell.text)}'
            "</button></td>")


def _bar(parts: Mapping[str, int], most: int) -> str:
    """A bar whose length is the count and whose shades are the strengths, strongest first."""
    at, pieces = 0.0, []
    for strength in STRENGTHS:
        if count := parts.get(strength, 0):
            width = 40 * count / most
            pieces.append(f'<rect class="s-{strength}" x="{at:.1f}" width="{max(width, 0.5):.1f}" height="4"/>')
            at += width
    return f'<svg class="bar" width="40" height="4" aria-hidden="true">{"".join(pieces)}</svg>'
