"""Lexicon tables: the knowledge that the rules interpret, as tab-separated files with source and example.

A table is UTF-8, its first line names the columns, lines that start with ``#`` are comments. Every table has the
columns ``source`` and ``example``. A user's folder extends the tables of the package file by file: rows are added, a
row whose first column equals a packaged one replaces it, and one whose first column starts with ``-`` removes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from luoshi.exceptions import LexiconError

HERE = Path(__file__).parent / "lexicons"

Row = Mapping[str, str]


class Lexicons:
    """The packaged tables, extended by those of ``folder``; equal where their folders are, so caches can key on it."""

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else None
        if self.folder is not None and not self.folder.is_dir():
            raise LexiconError("no such lexicon folder", where=str(folder), todo="name a folder of *.tsv tables")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicons) and self.folder == other.folder

    def __hash__(self) -> int:
        return hash(self.folder)

    @cached_property
    def _cache(self) -> dict[str, tuple[Row, ...]]:
        return {}

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of ``name``.tsv in file order, the user's after the package's."""
        if name not in self._cache:
            rows = {_key(row): row for row in _read(HERE / f"{name}.tsv")}
            own = self.folder / f"{name}.tsv" if self.folder else None
            for row in _read(own) if own and own.is_file() else ():
                first = next(iter(row.values()))
                if first.startswith("-"):
                    rows = {key: kept for key, kept in rows.items() if key[0] != first[1:]}
                else:
                    rows[_key(row)] = row
            self._cache[name] = tuple(rows.values())
        return self._cache[name]


@lru_cache(maxsize=1)
def packaged() -> Lexicons:
    """The tables of the package alone."""
    return Lexicons()


def _key(row: Row) -> tuple[str, ...]:
    """What makes a row itself: its first column, and `sense` where a table lists a word more than once."""
    return (next(iter(row.values())), row.get("sense", ""))


def _read(path: Path) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError("the table cannot be read", where=str(path), why=str(error),
                           todo="save it as UTF-8 text with tab-separated columns") from error
    rows: list[Row] = []
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns) or not cells[0]:
            raise LexiconError(f"{len(cells)} cells where the header has {len(columns)}", where=f"{path}:{number}",
                               todo="give the row one cell for each column, separated by tabs")
        rows.append(MappingProxyType(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))))
    return rows
