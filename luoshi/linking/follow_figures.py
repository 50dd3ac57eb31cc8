"""The numbers and the time that a clause of a report gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange

from luoshi.findings import Figure
from luoshi.linking.shelf import Entry

# `2023年12月26日`, `12月底`, `6月`
_DAY = re.compile(r"(?:((?:19|20)\d\d)年)?(1[0-2]|[1-9])月(?:份|(3[01]|[12]\d|[1-9])日)?")
# `2025年底前`, `2024年`
_YEAR = re.compile(r"((?:19|20)\d\d)年")
# Parts of a year, and the month that ends them.
_PARTS = (
    (re.compile(r"上半年|年中"), 6), (re.compile(r"[一1]季度"), 3), (re.compile(r"[二2]季度"), 6),
    (re.compile(r"[三3]季度"), 9), (re.compile(r"年内|年底|年末|下半年|[四4]季度|今年|全年"), 12),
)


def figures(entry: Entry, start: int, end: int) -> tuple[Figure, ...]:
    """The quantities in a stretch, in base units; of a range the upper end."""
    found = entry.extraction.quantities
    at = bisect_left(found, start, key=lambda quantity: quantity.start)
    picked: list[Figure] = []
    while at < len(found) and found[at].end <= end:
        one = found[at]
        picked.append(Figure(start=one.start, end=one.end, text=one.text,
                             value=one.low if one.high is None else one.high, unit=one.unit))
        at += 1
    return tuple(picked)


def last_day(folded: str, start: int, end: int, year: int | None) -> str | None:
    """The last day of the time that a stretch names, ISO 8601; ``year`` is the one it speaks of where it names none."""
    for named in _DAY.finditer(folded, start, end):
        at = int(named[1]) if named[1] else year
        if at is not None:
            return _iso(at, int(named[2]), int(named[3]) if named[3] else None)
    whole = _YEAR.search(folded, start, end)
    at = int(whole[1]) if whole else year
    if at is None:
        return None
    for pattern, month in _PARTS:
        if pattern.search(folded, start, end):
            return _iso(at, month, None)
    return _iso(at, 12, None) if whole else None


def _iso(year: int, month: int, day: int | None) -> str:
    last = monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{min(day or last, last):02d}"
