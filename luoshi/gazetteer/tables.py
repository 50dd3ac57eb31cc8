"""Reads the tables of the data folder: UTF-8, tab-separated, comments with ``#``, the first other line the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of ``data/name.tsv`` in file order, by column; a cell that is left out is empty."""
    lines = (line for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line)
    table = (line.split("\t") for line in lines if not line.startswith("#"))
    columns = next(table)
    for cells in table:
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
