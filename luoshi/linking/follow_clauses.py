"""The clause that holds a stretch of a text."""

from __future__ import annotations

import re

# A clause ends here; numbers like `1,108.7` and `1:5` do not end it.
_STOP = re.compile(r"[,:](?!\d)|(?<!\d)[,:]|[;。!?\n]")
# A text without marks is cut here, so that a clause stays a quote and the work stays linear.
_REACH = 400


def clause_at(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause around ``[start, end)``, without blanks at its ends; ``folded`` is the half-width form of the text."""
    left = max(0, start - _REACH)
    for mark in _STOP.finditer(folded, left, start):
        left = mark.end()
    right_mark = _STOP.search(folded, end, min(len(folded), end + _REACH))
    right = right_mark.start() if right_mark else min(len(folded), end + _REACH)
    while left < start and folded[left].isspace():
        left += 1
    while right > end and folded[right - 1].isspace():
        right -= 1
    return left, right
