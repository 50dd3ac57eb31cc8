"""What a text says of its own make-up: metadata, sections, regions and warnings, each tied to its characters."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.models import Metadata, Notice, Region, Section
from luoshi.reading.headings import sections as read_sections


class Hints(NamedTuple):
    """What the container of a text already knows; it helps to find the words, and never replaces them."""

    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    genre: str | None = None
    extra_regions: tuple[Region, ...] = ()


def analyse(
    text: str, folded: str, hints: Hints = Hints()  # noqa: B008 - immutable
) -> tuple[Metadata, tuple[Section, ...], tuple[Region, ...], tuple[Notice, ...]]:
    """Metadata, sections, regions and warnings of ``text``; ``folded`` is ``luoshi.text.fold(text)``."""
    lines = split(folded)
    regions = tuple(sorted(hints.extra_regions, key=lambda region: region.start))
    found, notices = read_sections(text, folded, lines, regions, (0, len(text)))
    return Metadata(), found, regions, notices


def split(folded: str) -> list[tuple[int, int]]:
    """``[start, end)`` of every line, without its newline."""
    lines, start = [], 0
    for line in folded.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines
