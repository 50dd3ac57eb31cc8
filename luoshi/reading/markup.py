"""The lines of an HTML tree as a browser shows them: one for each block, one for each row of a table."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    # the names of the article finder's own tree
    "list", "item", "quote", "row", "cell",
})
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "option",
    "datalist", "textarea", "audio", "video", "canvas", "map",
})
_BREAKS = frozenset({"br", "lb"})
_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
# `style="display: none"`
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
# White space that a browser shows as one space; the ideographic and the no-break space stay.
_COLLAPSED = re.compile(r"[ \t\n\r\f\v]+")
_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_ONE_LINE = {ord(char): " " for char in _LINE_ENDS}
# A cell longer than this is part of a page's layout, not of a table of data.
_LONGEST_CELL = 1000


class Line(NamedTuple):
    """A line, the element that it ends in, and whether it is a table's row (``opens``: its first)."""

    text: str
    element: Any
    row: bool = False
    opens: bool = False


def depth_and_nodes(tree: Any) -> tuple[int, int]:
    """How deep and how large the tree is."""
    from lxml import etree

    depth = deepest = nodes = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            nodes += 1
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest, nodes


def lines(tree: Any) -> list[Line]:
    """The visible, non-empty lines of the tree in document order."""
    from lxml import etree

    return _Renderer(_data_rows(tree)).render(etree.iterwalk(tree, events=("start", "end")))


class _Renderer:
    """Collects text piece by piece; a walk, not a recursion, since pages may be nested thousands deep."""

    def __init__(self, rows: dict[Any, bool]) -> None:
        self.rows = rows
        self.found: list[Line] = []
        self.pieces: list[str] = []
        self.cells: list[str] | None = None
        self.opens = False

    def render(self, walk: Any) -> list[Line]:
        for event, element in walk:
            if event == "end":
                self._end(element)
            elif _skipped(element):
                walk.skip_subtree()
            else:
                self._start(element)
        return self.found

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag in _BREAKS or tag in _BLOCKS:
            self._break(element)
        if element in self.rows:
            self.cells, self.opens = [], self.rows[element]
        self.pieces.append(element.text or "")

    def _end(self, element: Any) -> None:
        if element.tag in _CELLS and self.cells is not None:
            self.cells.append(self._take())
        elif element in self.rows and self.cells is not None:
            self._row(element)
        elif element.tag in _BLOCKS:
            self._break(element)
        self.pieces.append(element.tail or "")

    def _break(self, element: Any) -> None:
        if self.cells is not None:
            self.pieces.append(" ")
        elif text := self._take():
            self.found.append(Line(text, element))

    def _row(self, element: Any) -> None:
        text = "\t".join(self.cells or ())
        self.cells = None
        self.pieces.clear()
        if text.strip():
            self.found.append(Line(text, element, row=True, opens=self.opens))

    def _take(self) -> str:
        text = _COLLAPSED.sub(" ", "".join(self.pieces).translate(_ONE_LINE)).strip(" ")
        self.pieces.clear()
        return text if text.strip() else ""


def _skipped(element: Any) -> bool:
    if element.tag == "head":  # in the article finder's tree, a heading
        return element.getparent() is not None and element.getparent().tag == "html"
    return element.tag in _SKIPPED or bool(_HIDDEN.search(element.get("style") or ""))


def _data_rows(tree: Any) -> dict[Any, bool]:
    """The rows of tables that hold data, each with whether it is its table's first; layout tables have none."""
    rows: dict[Any, bool] = {}
    for table in tree.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        own = list(table.iter(*_ROWS))
        if _holds_data(own):
            rows |= {row: row is own[0] for row in own}
    return rows


def _holds_data(rows: list[Any]) -> bool:
    cells = [[cell for cell in row if cell.tag in _CELLS] for row in rows]
    if sum(len(row) > 1 for row in cells) < 2:
        return False
    return all(sum(map(len, cell.itertext())) <= _LONGEST_CELL for row in cells for cell in row)
