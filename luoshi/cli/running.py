"""Work on many sources: shared out among processes, in the order of the sources, each failure told apart."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from typing import Any, NamedTuple

from luoshi.cli.inputs import Source, document, name, refusal, size
from luoshi.exceptions import LuoshiError
from luoshi.models import Document

Work = Callable[[Document], Any]

# So much is sent to a process at once: enough that sending costs nothing, little enough that no process waits long.
_BYTES, _SOURCES = 256 << 10, 64
_WAITING = 4


class Outcome(NamedTuple):
    """What became of one source: the work's result, or the error."""

    source: str
    result: Any = None
    error: LuoshiError | None = None


def run(found: Iterable[Source], work: Work, jobs: int = 1) -> Iterator[Outcome]:
    """The outcomes in the order of the sources, whatever the number of processes."""
    if jobs > 1:
        batches = _batches(found)
        first = next(batches, [])
        second = next(batches, None)
        if second is not None:
            yield from _shared_out(chain([first, second], batches), work, jobs)
            return
        found = first  # one batch: starting processes would take longer
    for source in found:
        yield _one(source, work)


def _one(source: Source, work: Work) -> Outcome:
    try:
        return Outcome(name(source), work(document(source)))
    except Exception as error:  # whatever one input does, it must not stop or change the others
        return Outcome(name(source), error=refusal(error, name(source)))


def _many(sources: list[Source], work: Work) -> list[Outcome]:
    return [_one(source, work) for source in sources]


def _batches(found: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    total = 0
    for source in found:
        batch.append(source)
        total += size(source)
        if total >= _BYTES or len(batch) >= _SOURCES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _shared_out(batches: Iterator[list[Source]], work: Work, jobs: int) -> Iterator[Outcome]:
    """A few batches wait at each process and no more, so that memory stays bounded however long the corpus is."""
    pool = _pool(jobs)
    waiting: deque[tuple[list[Source], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(waiting) < _WAITING * jobs and (batch := next(batches, None)) is not None:
                waiting.append((batch, pool.submit(_many, batch, work)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one([batch, *(other for other, _ in waiting)], work)
                waiting.clear()
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(batches: list[list[Source]], work: Work) -> Iterator[Outcome]:
    """After a process died: each source in a process that may die too, so that the one that kills is found."""
    for source in chain.from_iterable(batches):
        with _pool(1) as pool:
            try:
                yield pool.submit(_one, source, work).result()
            except BrokenProcessPool:
                yield Outcome(name(source), error=LuoshiError(
                    "the process that worked on this input was ended", where=name(source),
                    why="it may have used up the memory", todo="split the input, or leave it out"))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked process has the library and its tables loaded; elsewhere forking is not safe or not there.
    method = "fork" if sys.platform == "linux" else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=get_context(method), initializer=_quiet)


def _quiet() -> None:
    """Ctrl-C is answered by the first process alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
