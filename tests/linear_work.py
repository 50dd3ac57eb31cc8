"""Counts the calls that a reading takes, so that linear work is a fact and not a matter of the machine's mood."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python or of C, are called while ``work`` runs; the same in every run."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def is_linear(read: Callable[[str], object], unit: str, size: int = 300) -> bool:
    """Whether a text of eight times as many units takes at most some nine times as many calls."""
    read(unit * 5)  # tables and patterns are built at first use
    small, large = (calls(lambda text=unit * count: read(text)) for count in (size, 8 * size))  # type: ignore[misc]
    return large <= 9 * small + 200
