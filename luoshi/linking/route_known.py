"""Well-known lines whose characters mislead or lie far apart, from ``data/route_lines.tsv``."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from luoshi.linking.tables import table


class Known(Struct, frozen=True):
    """A line: ``codes`` holds the code of each character's place, empty where it is no division."""

    head: str
    mode: str
    codes: tuple[str, ...]


@lru_cache(maxsize=1)
def _lines() -> dict[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    for row in table("route_lines"):
        line = Known(row["head"], row["modes"], tuple("" if code == "-" else code for code in row["codes"].split("|")))
        found[row["head"], row["modes"]] = line
        if row["number"]:
            found[row["number"], "number"] = line
    return found


def known(head: str, kind: str, tail: str) -> Known | None:
    """The line that goes by these characters before a tail, or for its kind of traffic; None for one not listed."""
    mode = {"railway": "rail", "expressway": "road"}.get(kind, "")
    return _lines().get((head, tail)) or _lines().get((head, mode))


def numbered(number: str) -> tuple[str, ...]:
    """The divisions along the national expressway with this number; empty for one not listed."""
    line = _lines().get((number, "number"))
    return tuple(code for code in line.codes if code) if line else ()
