"""Blanks, line ends and page marks inside a clause taken out before names are read, and their places kept.

Texts taken from pages break words: `积极推 进甲乙城际铁路`, `市 — 15 — 级大数据节点`. Names are read without the
breaks; every place in it leads back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, final

from luoshi.extraction.marks import marks, matches

# In front of a Chinese character: `推 进`, `市 — 15 — 级`, `推\n进`.
_GAP: Final = re.compile(r"[ \t\n\u3000]+(?:[—-] ?\d{1,3} ?[—-][ \t\n\u3000]+)?(?=[一-鿿])")


@final
class Gaps:
    """Where characters were taken out: ``_kept`` are places in the shorter text, ``_lost`` how many before each."""

    __slots__ = ("_kept", "_lost", "_old", "spans")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self._old = [end for _, end in spans]
        self._kept: list[int] = []
        self._lost: list[int] = []
        lost = 0
        for start, end in spans:
            self._kept.append(start - lost)
            lost += end - start
            self._lost.append(lost)

    def without(self, text: str) -> str:
        """``text`` without the gaps."""
        starts = [0, *self._old]
        ends = [*(start for start, _ in self.spans), len(text)]
        return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))

    def into(self, place: int) -> int:
        """A place of the document in the shorter text; ``place`` is in no gap."""
        at = bisect_right(self._old, place)
        return place - (self._lost[at - 1] if at else 0)

    def back(self, place: int) -> int:
        """A place of the shorter text in the document: that of the character that stands there."""
        at = bisect_right(self._kept, place)
        return place + (self._lost[at - 1] if at else 0)


def gaps(folded: str, clauses: Sequence[tuple[int, int]]) -> Gaps | None:
    """The gaps inside ``clauses``, which are in order of the text; None where there is none."""
    blanks = [at for at in marks(folded, " \t\n\u3000") if at and "一" <= folded[at - 1] <= "鿿"]
    spans = [gap.span() for gap in matches(_GAP, folded, blanks)]
    if not spans:
        return None
    starts = [start for start, _ in clauses]
    found = []
    for span in spans:
        at = bisect_right(starts, span[0])
        if at and span[1] < clauses[at - 1][1]:
            found.append(span)
    return Gaps(found) if found else None
