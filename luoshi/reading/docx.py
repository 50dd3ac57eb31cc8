"""Word files: the body's text in order, with automatic numbers written out and tables as tab-separated rows.

The parts are read here and not through python-docx, whose text leaves out automatic numbers, content controls, tracked
insertions, text boxes and footnotes, and which unpacks every picture into memory. Headers and footers repeat on every
page and are no part of the text.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, NamedTuple

from luoshi.exceptions import BrokenFile
from luoshi.models import Region, RegionType
from luoshi.reading.content import Content
from luoshi.reading.elements import attribute, children, integer, local, value
from luoshi.reading.limits import Limits
from luoshi.reading.numbering import Numbering
from luoshi.reading.package import Package

_SIGNS = MappingProxyType({"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "•"})
_SKIPPED = frozenset({
    "del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "instrText", "delText", "delInstrText", "fldData", "rt", "tcPr",
    "trPr",
})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")
# A cell longer than this is part of a page's layout, not of a table of data.
_LONGEST_CELL = 1000
_TITLE_WITHIN = 500


class _Line(NamedTuple):
    text: str
    type: RegionType | None = None
    opens: bool = False


class _Style(NamedTuple):
    """What a paragraph style says: its name, the style under it, and its list."""

    name: str
    base: str | None
    number: str | None
    depth: int | None


def read_docx(data: bytes, where: str, limits: Limits) -> Content:
    """The text of a Word file."""
    package = Package(data, where, limits)
    root = package.tree(package.main)
    body = next(children(root, "body"), None)
    if body is None:
        raise BrokenFile("the Word file has no body", where=where, todo="open it in Word and save it again")
    styles = _styles(package.tree(package.related("styles")))
    reader = _Body(styles, Numbering(package.tree(package.related("numbering"))))
    lines = reader.blocks(body)
    lines += _footnotes(package.tree(package.related("footnotes")), reader)
    return _content(lines, reader.title or _core_title(package, lines))


class _Body:
    """Walks the blocks of a part in order; counts its lists on the way."""

    def __init__(self, styles: dict[str, _Style], numbering: Numbering) -> None:
        self.title: str | None = None
        self.notes: list[str] = []
        self._styles = styles
        self._numbering = numbering

    def blocks(self, parent: Any) -> list[_Line]:
        """The lines of the paragraphs and tables under an element."""
        lines: list[_Line] = []
        for child in parent:
            name = local(child)
            if name == "p":
                lines += self._paragraph(child)
            elif name == "tbl":
                lines += self._table(child)
            elif name in _WRAPPERS:
                lines += self.blocks(child)
            elif name == "AlternateContent":
                lines += self.blocks(_alternative(child))
        return lines

    def _paragraph(self, node: Any) -> list[_Line]:
        boxes: list[Any] = []
        style = self._styles.get(_style_id(node))
        # An empty paragraph counts too: Word prints its number.
        label = self._label(node)
        text = _LINE_ENDS.sub("\n", self._inline(node, boxes))
        type_ = _region(style)
        lines = [_Line(line, type_) for line in (label + text).split("\n")] if text.strip() else [_Line("")]
        if style and style.name == "title" and text.strip():
            self.title = (self.title or "") + text.strip()
        return lines + [line for box in boxes for line in self.blocks(box)]

    def _inline(self, node: Any, boxes: list[Any]) -> str:
        pieces: list[str] = []
        for child in node:
            name = local(child)
            if name == "t":
                pieces.append(child.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "br":
                pieces.append("" if attribute(child, "type") in ("page", "column") else "\n")
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "footnoteReference":
                self.notes.append(attribute(child, "id") or "")
            elif name == "AlternateContent":
                pieces.append(self._inline(_alternative(child), boxes))
            elif name not in _SKIPPED:
                pieces.append(self._inline(child, boxes))
        return "".join(pieces)

    def _label(self, node: Any) -> str:
        properties = next(children(node, "pPr"), None)
        direct = next(children(properties, "numPr"), None)
        number, depth = value(direct, "numId"), value(direct, "ilvl")
        style_id = _style_id(node)
        if number is None:
            number, inherited = self._style_list(style_id)
            depth = depth if depth is not None else inherited
        if not number or number == "0":
            return ""
        return self._numbering.label(number, integer(depth, 0))

    def _style_list(self, style_id: str) -> tuple[str | None, str | None]:
        """The list that a style, or one that it is based on, gives to its paragraphs."""
        seen: set[str] = set()
        current: str | None = style_id
        while current and current not in seen and (style := self._styles.get(current)):
            seen.add(current)
            if style.number is not None:
                level = self._numbering.level_of_style(style.number, style_id)
                level = level if level is not None else self._numbering.level_of_style(style.number, current)
                return style.number, str(level if level is not None else style.depth or 0)
            current = style.base
        return None, None

    def _table(self, node: Any) -> list[_Line]:
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(node)]
        texts = [[" ".join(line.text for line in cell if line.text.strip()) for cell in row] for row in rows]
        widest = max(map(len, rows), default=0)
        if widest < 2 or any(len(text) > _LONGEST_CELL for row in texts for text in row):
            return [line for row in rows for cell in row for line in cell]
        filled = ["\t".join(row).replace("\n", " ") for row in texts if any(row)]
        return [_Line(text, "table", opens=not place) for place, text in enumerate(filled)]

    def _cell(self, node: Any) -> list[_Line]:
        merge = next(children(next(children(node, "tcPr"), None), "vMerge"), None)
        if merge is not None and attribute(merge, "val") != "restart":
            return []
        return self.blocks(node)


def _rows(table: Any) -> list[Any]:
    return _wrapped(table, "tr")


def _cells(row: Any) -> list[Any]:
    return _wrapped(row, "tc")


def _wrapped(node: Any, name: str) -> list[Any]:
    """The children of this name, also inside content controls and tracked insertions."""
    found: list[Any] = []
    for child in node:
        if local(child) == name:
            deleted = next(children(next(children(child, "trPr"), None), "del"), None)
            found += [child] if deleted is None else []
        elif local(child) in _WRAPPERS:
            found += _wrapped(child, name)
    return found


def _alternative(node: Any) -> Any:
    """The one of several drawings of the same thing that is read: the first."""
    return next((choice for choice in node if local(choice) in ("Choice", "Fallback")), ())


def _styles(root: Any | None) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for node in children(root, "style"):
        properties = next(children(next(children(node, "pPr"), None), "numPr"), None)
        depth = value(properties, "ilvl")
        found[attribute(node, "styleId") or ""] = _Style(
            (value(node, "name") or "").lower(), value(node, "basedOn"), value(properties, "numId"),
            None if depth is None else integer(depth, 0),
        )
    return found


def _style_id(paragraph: Any) -> str:
    return value(next(children(paragraph, "pPr"), None), "pStyle") or ""


def _region(style: _Style | None) -> RegionType | None:
    """What Word's own styles say of a paragraph: an entry of the table of contents, a caption."""
    if style is None:
        return None
    if style.name.startswith("toc "):
        return "contents"
    return "caption" if style.name == "caption" else None


def _footnotes(root: Any | None, reader: _Body) -> list[_Line]:
    """The footnotes after the text, numbered as printed; nothing is put into the sentences that they explain."""
    notes = {attribute(note, "id"): note for note in children(root, "footnote")}
    lines: list[_Line] = []
    for place, key in enumerate(reader.notes, 1):
        if key in notes:
            text = " ".join(line.text.strip() for line in reader.blocks(notes[key]) if line.text.strip())
            lines.append(_Line(f"[{place}] {text}", "attachment"))
    return lines


def _core_title(package: Package, lines: list[_Line]) -> str | None:
    """The title among the file's properties, where the text begins with it: they often keep another document's."""
    root = package.tree("docProps/core.xml")
    title = next(((node.text or "").strip() for node in children(root, "title")), "")
    beginning = _SPACE.sub("", "".join(line.text for line in lines[:20]))[:_TITLE_WITHIN]
    return title if title and _SPACE.sub("", title) in beginning else None


def _content(lines: list[_Line], title: str | None) -> Content:
    regions: list[Region] = []
    offset = 0
    for line in lines:
        if line.type and line.text.strip():
            last = regions[-1] if regions else None
            end = offset + len(line.text)
            if last and last.type == line.type and last.end == offset - 1 and not line.opens:
                regions[-1] = Region(start=last.start, end=end, type=line.type)
            else:
                regions.append(Region(start=offset, end=end, type=line.type))
        offset += len(line.text) + 1
    return Content("\n".join(line.text for line in lines), title=title, regions=tuple(regions))
