"""Where single characters stand in the text.

A string finds one character many times faster than a pattern finds one of a set, so that a few such searches over the
whole document cost less than one pattern that looks at every character of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator


def marks(folded: str, chars: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """The places between ``start`` and ``end`` where one of ``chars`` stands, in order."""
    stop = len(folded) if end is None else end
    found: list[int] = []
    for char in chars:
        at = folded.find(char, start, stop)
        while at >= 0:
            found.append(at)
            at = folded.find(char, at + 1, stop)
    found.sort()
    return found


def matches(pattern: re.Pattern[str], folded: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``pattern`` finds in the text, none over another, where it can begin at ``places`` alone."""
    position = 0
    for at in places:
        if at >= position and (match := pattern.match(folded, at)):
            position = match.end()
            yield match


def between(places: list[int], start: int, end: int) -> list[int]:
    """Those of ``places``, which are in order, from ``start`` to before ``end``."""
    low = bisect_left(places, start)
    return places[low : bisect_left(places, end, low)]
