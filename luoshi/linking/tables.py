"""Reads the tables that linking interprets: ``data/NAME.tsv``, tab-separated, comments with ``#``, each row sourced."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from luoshi.exceptions import LexiconError

DATA = Path(__file__).parent / "data"
REQUIRED = ("source", "example")


@lru_cache(maxsize=64)
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table in file order, by column.

    Raises LexiconError where the file can't be read, lacks the columns ``source`` and ``example``, or a row has more or
    fewer cells than columns. The rows are shared: don't change them.
    """
    path = DATA / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError("the table cannot be read", where=str(path), why=str(error),
                           todo="save it as UTF-8 text with tab-separated columns") from error
    return tuple(_rows(path, lines))


def _rows(path: Path, lines: list[str]) -> Iterator[dict[str, str]]:
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns:
            yield _row(path, number, columns, cells)
        else:
            columns = _columns(path, cells)
    if not columns:
        raise LexiconError("the table is empty", where=str(path), todo="name the columns in the first line")


def _columns(path: Path, cells: list[str]) -> list[str]:
    missing = [column for column in REQUIRED if column not in cells]
    if missing:
        raise LexiconError("the table lacks a column", where=str(path), why=", ".join(missing),
                           todo="every table says where a row comes from, and gives an example")
    return cells


def _row(path: Path, number: int, columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(columns):
        raise LexiconError("a row has the wrong number of cells", where=f"{path}, line {number}",
                           why=f"{len(cells)} cells, {len(columns)} columns", todo="separate the cells by one tab each")
    return dict(zip(columns, cells, strict=True))
