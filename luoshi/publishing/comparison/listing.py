"""A table with filters: its first rows as HTML, all of it as data, so that a script draws only what is in view.

A cell is a text, a number, or a list of ``[text, class]`` pairs that are shown as tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from luoshi.publishing.comparison.panel import Block
from luoshi.publishing.comparison.wording import Words
from luoshi.publishing.markup import escape

Cell = str | int | list[list[str]]
# What a column holds: words of documents (`long` ones first in a row), words of the interface, numbers, tags, stages.
KINDS = ("long", "text", "label", "number", "tags", "stages")
_CHINESE = ("long", "text", "stages")
FIRST = 30  # rows that stand in the page itself


@dataclass
class Listing:
    """One table of a page. ``start`` holds the filter that it opens with, by the key of a facet."""

    id: str
    words: Words
    columns: Sequence[tuple[str, str]]  # title; one of the kinds below
    empty: str
    start: Mapping[str, str] = field(default_factory=dict)
    facets: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    details: dict[str, list[Block]] = field(default_factory=dict)

    def facet(self, key: str, codes: Mapping[str, str]) -> None:
        """A way to filter, with its codes and their words in the order of the chips; unused codes are dropped."""
        self.facets.append((key, self.words(f"facet.{key}"), dict(codes)))

    def row(self, id: str, cells: Sequence[Cell], codes: Mapping[str, Sequence[str]], blocks: list[Block]) -> None:
        self.rows.append({"i": id, "c": list(cells), "f": codes})
        self.details[id] = blocks

    def data(self) -> dict[str, Any]:
        """The table for the script: codes of each row by the number of the facet."""
        used = [{code for row in self.rows for code in row["f"].get(key, ())} for key, _, _ in self.facets]
        facets = [{"k": key, "t": title, "w": {code: word for code, word in codes.items() if code in known}}
                  for (key, title, codes), known in zip(self.facets, used, strict=True)]
        rows = [{"i": row["i"], "c": row["c"], "f": [list(row["f"].get(facet["k"], ())) for facet in facets]}
                for row in self.rows]
        return {"columns": [list(column) for column in self.columns], "facets": facets, "rows": rows,
                "start": dict(self.start)}

    def html(self) -> str:
        """The filters' place and the table with its first rows."""
        if not self.rows:
            return (f'<div class="empty" data-list="{self.id}"><p>{escape(self.words(self.empty))}</p>'
                    f'<p>{escape(self.words("empty.hint"))}</p></div>')
        head = "".join(f'<th scope="col" class="c-{kind}">{escape(title)}</th>' for title, kind in self.columns)
        shown = [row for row in self.rows
                 if all(code in row["f"].get(key, ()) for key, code in self.start.items())][:FIRST]
        body = "".join(self._row(row) for row in shown)
        return (f'<div class="filters" data-filters="{self.id}"></div>'
                f'<div class="scroll" tabindex="0" role="region" aria-labelledby="t-{self.id}">'
                f'<table class="list" data-list="{self.id}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
                "</table></div>")

    def _row(self, row: dict[str, Any]) -> str:
        cells = "".join(_cell(cell, kind, first=number == 0)
                        for number, (cell, (_, kind)) in enumerate(zip(row["c"], self.columns, strict=True)))
        return f"<tr>{cells}</tr>"


def _cell(cell: Cell, kind: str, *, first: bool) -> str:
    if isinstance(cell, list):
        inner = "".join(f'<span class="{escape(name)}">{escape(text)}</span>' for text, name in cell)
    else:
        inner = f"<span>{escape(str(cell))}</span>"
    tag = 'th scope="row"' if first else "td"
    lang = ' lang="zh-CN"' if kind in _CHINESE else ""
    return f'<{tag} class="c-{kind}"{lang}>{inner}</{tag.split()[0]}>'
