"""What a text says of its own make-up: metadata, sections, regions and warnings, each tied to its characters."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.models import Metadata, Notice, Region, Section
from luoshi.reading.headings import sections_of
from luoshi.reading.hints import NO_HINTS, Hints
from luoshi.reading.metadata import metadata_of
from luoshi.reading.regions import Line, merged, visible
from luoshi.reading.title import title_line
from luoshi.reading.zones import Types, before_title, between, head_end, type_lines

__all__ = ["Hints", "analyse"]


def analyse(
    text: str, folded: str, hints: Hints = NO_HINTS
) -> tuple[Metadata, tuple[Section, ...], tuple[Region, ...], tuple[Notice, ...]]:
    """Metadata, sections, regions and warnings of ``text``; ``folded`` is ``luoshi.text.fold(text)``."""
    spans = split(folded)
    lines = visible(folded, spans)
    head = head_end(lines)
    types = type_lines(lines, head)
    title = title_line(lines, types, head, hints.title)
    if title:
        before_title(lines, types, title[0])
        between(lines, types, title[1] + 1, head)
    regions = _with_extra(merged(lines, types), hints.extra_regions, len(text))
    metadata = metadata_of(text, folded, lines, types, regions, head, title, hints)
    sections, notices = sections_of(text, folded, spans, regions, _body(lines, types, title, len(text)))
    return metadata, sections, tuple(regions), notices


def split(folded: str) -> list[tuple[int, int]]:
    """``[start, end)`` of every line, without its newline."""
    spans, start = [], 0
    for line in folded.split("\n"):
        end = start + len(line)
        spans.append((start, end))
        start = end + 1
    return spans


def _body(lines: Sequence[Line], types: Types, title: tuple[int, int] | None, length: int) -> tuple[int, int]:
    """From below the title to above the signatures and the foot of the page."""
    first = lines[title[1]].end if title else 0
    last = len(lines)
    while last > 0 and types[last - 1]:
        last -= 1
    return first, (lines[last - 1].end if last else length)


def _with_extra(own: list[Region], extra: Sequence[Region], length: int) -> list[Region]:
    """Own regions and those of the container in order; the container's win where they overlap."""
    kept = sorted((r for r in extra if 0 <= r.start < r.end <= length), key=lambda r: (r.start, r.end))
    if not kept:
        return own
    theirs = frozenset(kept)
    out: list[Region] = []
    for region in sorted([*own, *kept], key=lambda r: (r.start, r.end)):
        if out and region.start < out[-1].end:
            if region in theirs and out[-1] not in theirs:
                out[-1] = region
            continue
        out.append(region)
    return out
