"""A line on standard error that shows how far long work is; nothing where that is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType

from luoshi.cli.messages import _

_QUIET, _PAUSE = 1.0, 0.2
_WIDTH = 30


class Progress:
    """Counts documents; ``count`` says how many there will be and is only asked once the work turns out to be long."""

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._total: int | None = None
        self._done = 0
        self._started = self._shown = time.monotonic()
        self._visible = False
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        self.clear()

    def step(self) -> None:
        """One more document is done."""
        self._done += 1
        if self._terminal:
            now = time.monotonic()
            if now - self._started > _QUIET and now - self._shown > _PAUSE:
                self._shown = now
                self._show(now - self._started)

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False

    def _show(self, seconds: float) -> None:
        if self._total is None:
            self._total = self._count()
        sys.stderr.write("\r\x1b[K" + _line(self._done, self._total, seconds))
        sys.stderr.flush()
        self._visible = True


def _line(done: int, total: int, seconds: float) -> str:
    """`██████░░░░ 120 of 300 documents, about 14 s left`; only the count where the total is not known."""
    if total < done:
        return _("{done} documents").format(done=f"{done:,}")
    filled = _WIDTH * done // total
    left = seconds / done * (total - done)
    told = _("{done} of {total} documents, about {left} s left")
    bar = "█" * filled + "░" * (_WIDTH - filled)
    return f"{bar} " + told.format(done=f"{done:,}", total=f"{total:,}", left=round(left))
