"""Put markup of any kind around the words of a document without changing one of its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from luoshi.models import Document, Extraction
from luoshi.publishing.index import LAYERS, Index, Record, records

Mark = Callable[[Record, int], tuple[str, str] | None]


class Piece(NamedTuple):
    """What to write around ``[start, end)``; ``rank`` says what encloses what where two cover the same words.

    ``opening`` is called with 0 for the first part of the span and 1, 2, … for what follows where an enclosing span
    ends inside it and it has to be opened anew.
    """

    start: int
    end: int
    rank: int
    opening: Callable[[int], str]
    closing: str


def annotate(document: Document, extraction: Extraction, mark: Mark, *, layers: Iterable[str] = LAYERS,
             escape: Callable[[str], str] = str) -> str:
    """The text with ``mark(record, part)`` (opening, closing) written around every record that it marks.

    Marks always nest: where two records overlap, the inner one is closed and opened again, its ``part`` then being 1 or
    more (so that an identifier can be written on part 0 only). ``escape`` is applied to the text between marks.
    """
    Index(document, extraction)  # refuses an extraction of another text
    pieces = []
    for rank, name in enumerate(layers):
        for record in records(extraction, (name,)):
            around = mark(record, 0)
            if around is not None:
                pieces.append(Piece(record.start, record.end, rank, _opening(mark, record), around[1]))
    return weave(document.text, pieces, escape)


def _opening(mark: Mark, record: Record) -> Callable[[int], str]:
    return lambda part: (mark(record, part) or ("", ""))[0]


def weave(text: str, pieces: Iterable[Piece], escape: Callable[[str], str] = str, start: int = 0,
          end: int | None = None) -> str:
    """``text[start:end]`` with the pieces written into it, well nested; pieces are cut to the range."""
    end = len(text) if end is None else end
    ordered = sorted((p for p in pieces if p.start < p.end and p.start < end and p.end > start),
                     key=lambda p: (p.start, p.rank, -p.end))
    writer = _Writer(text, escape, start)
    ends: list[int] = []
    at = 0
    while at < len(ordered) or ends:
        here = min(max(start, ordered[at].start) if at < len(ordered) else end, ends[0] if ends else end)
        coming = []
        while at < len(ordered) and max(start, ordered[at].start) == here:
            coming.append(ordered[at])
            heappush(ends, min(end, ordered[at].end))
            at += 1
        while ends and ends[0] <= here:
            heappop(ends)
        writer.turn(here, coming)
    return writer.finish(end)


class _Writer:
    """The output and the stack of open pieces, kept in the order of their ranks."""

    def __init__(self, text: str, escape: Callable[[str], str], start: int) -> None:
        self.text, self.escape, self.at = text, escape, start
        self.out: list[str] = []
        self.open: list[tuple[Piece, int]] = []

    def turn(self, here: int, coming: list[Piece]) -> None:
        """Write up to ``here``, then close what ends and open what begins there."""
        if here > self.at:
            self.out.append(self.escape(self.text[self.at:here]))
            self.at = here
        staying = [(piece, part) for piece, part in self.open if piece.end > here]
        wanted = [*staying, *((piece, -1) for piece in coming)]
        wanted.sort(key=lambda each: (each[0].rank, each[0].start, -each[0].end))
        same = 0
        while same < min(len(wanted), len(self.open)) and wanted[same] == self.open[same]:
            same += 1
        self.out.extend(piece.closing for piece, _ in reversed(self.open[same:]))
        self.open = self.open[:same] + [(piece, part + 1) for piece, part in wanted[same:]]
        self.out.extend(piece.opening(part) for piece, part in self.open[same:])

    def finish(self, end: int) -> str:
        """Write up to the end and close what is open, also what reaches beyond the range."""
        self.out.append(self.escape(self.text[self.at:end]))
        self.out.extend(piece.closing for piece, _ in reversed(self.open))
        return "".join(self.out)
