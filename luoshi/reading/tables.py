"""The tables beside this module: what the reader knows of web pages, genres and organs, as tab-separated files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent


@lru_cache(maxsize=8)
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``name``.tsv in file order, by column name."""
    rows = [line.split("\t") for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line]
    header = rows[0]
    return tuple(dict(zip(header, row, strict=True)) for row in rows[1:])
