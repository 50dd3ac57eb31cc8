"""CSV: one row a record, as Excel opens it by a double click.

UTF-8 with a byte order mark and CRLF line ends. A cell that a spreadsheet would run as a formula gets an apostrophe in
front; a reader that is no spreadsheet strips one leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from luoshi.exceptions import LuoshiError
from luoshi.publishing.cells import Cell, columns, row
from luoshi.publishing.index import Index, Pair
from luoshi.publishing.labels import Language

# Spreadsheets run a cell that begins so; the full-width forms count in East Asian versions.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def measures_csv(pairs: Iterable[Pair], *, language: Language | None = None) -> bytes:
    """One row a measure, with the names of its projects, places, owners; codes in words where ``language`` is given."""
    return layer_csv(pairs, "measures", language=language)


def layer_csv(pairs: Iterable[Pair], layer: str, *, language: Language | None = None) -> bytes:
    """One row a record of any layer (``columns()`` lists the layers and documents their columns)."""
    return "".join(csv_lines(pairs, layer, language=language)).encode("utf-8-sig", "replace")


def csv_lines(pairs: Iterable[Pair], layer: str, *, language: Language | None = None) -> Iterator[str]:
    """The lines of the table with their line ends, the header first, as a stream over many documents."""
    if layer not in columns():
        raise LuoshiError(f"no table for the layer {layer!r}", todo=f"take one of {', '.join(columns())}")
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(column.code if language is None else getattr(column, language) for column in columns()[layer])
    yield _drain(buffer)
    for document, extraction in pairs:
        index = Index(document, extraction)
        for record in getattr(extraction, layer):
            cells = row(index, record, language)
            writer.writerow(safe(cells.get(column.code)) for column in columns()[layer])
            yield _drain(buffer)


def _drain(buffer: io.StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def safe(cell: Cell) -> Cell:
    """The cell with an apostrophe in front where a spreadsheet would run it as a formula."""
    if isinstance(cell, str) and cell.startswith((*_ACTIVE, "'")):
        return "'" + cell
    return cell
