"""Well-known lines whose characters mislead or lie far apart, from ``data/route_lines.tsv``."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from luoshi.linking.tables import table


class Known(Struct, frozen=True):
    """A line: ``codes`` holds the codes of each character's place, an empty one where it is no division."""

    head: str
    mode: str
    codes: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _lines() -> dict[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    for row in table("route_lines"):
        codes = tuple(("" if code == "-" else code,) for code in row["codes"].split("|"))
        for mode in row["modes"].split("|"):
            found[row["head"], mode] = Known(row["head"], mode, codes)
    return found


def known(head: str, kind: str) -> Known | None:
    """The line that goes by these characters, for its kind of traffic; None for one that is not listed."""
    mode = {"expressway": "road", "road": "road"}.get(kind, "rail")
    return _lines().get((head, mode))
