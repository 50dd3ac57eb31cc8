"""Which half of a report speaks: the review of what was done, or the plans; and of which year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from luoshi.linking.shelf import Entry
from luoshi.linking.tables import table
from luoshi.text import fold

Half = Literal["done", "planned", "none"]

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# `2024年某市政府工作报告`, `某市2024年政府工作报告`
_TITLE_YEAR = re.compile(r"((?:19|20)\d\d)年?.{0,16}工作报告")


class Mark(Struct, frozen=True):
    """From ``start`` on the text speaks of what is ``half``; ``words`` say so."""

    start: int
    half: Half
    words: str
    year: int | None = None


class Halves(Struct, frozen=True):
    """The marks of a document in order, and the year whose plans it gives."""

    marks: tuple[Mark, ...]
    year: int | None

    def at(self, offset: int) -> Mark | None:
        """The mark that holds at a character."""
        found = bisect_right(self.marks, offset, key=lambda mark: mark.start)
        return self.marks[found - 1] if found else None

    def year_at(self, offset: int) -> int | None:
        """The year that the words at a character speak of."""
        mark = self.at(offset)
        if mark and mark.year:
            return mark.year
        if self.year is None:
            return None
        return self.year - 1 if mark and mark.half == "done" else self.year


def halves(entry: Entry) -> Halves:
    """The halves of a document by its chapters' headings, else by its other headings, else by turns of speech."""
    year = _year(entry)
    chapters = tuple(_headings(entry, ("part", "chapter"), year))
    marks = chapters if _both(chapters) else ()
    if not marks:
        marks = (*chapters, *_headings(entry, ("article", "item", "lead"), year))
        if not _both(marks):
            marks = (*marks, *_turns(entry))
    marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.half)))
    return Halves(marks, year or _year_of(marks) or _dated(entry))


def _both(marks: tuple[Mark, ...]) -> bool:
    return {"done", "planned"} <= {mark.half for mark in marks}


def _headings(entry: Entry, levels: tuple[str, ...], year: int | None) -> Iterator[Mark]:
    for section in entry.extraction.sections:
        if section.level in levels:
            half = _of_heading(fold(section.heading), year)
            if half:
                yield Mark(section.start, half[0], half[1], _named_year(section.heading))


def _of_heading(heading: str, year: int | None) -> tuple[Half, str] | None:
    """By the word that ends last: `2023年工作回顾和2024年工作安排` opens with a review, but only a lead holds both."""
    found = [(heading.rfind(word), len(word), half, word) for word, half in _marks("heading") if word in heading]
    if found:
        best = max(found)
        return best[2], best[3]
    named = _named_year(heading)
    if named and year and named in (year, year - 1):
        return ("planned" if named == year else "done"), f"{named}年"
    return None


def _turns(entry: Entry) -> Iterator[Mark]:
    pattern = re.compile("|".join(re.escape(word) for word, _ in _marks("prose")))
    half_of = dict(_marks("prose"))
    for found in pattern.finditer(fold(entry.document.text)):
        yield Mark(found.start(), half_of[found[0]], found[0])


@lru_cache(maxsize=2)
def _marks(where: str) -> tuple[tuple[str, Half], ...]:
    rows = [row for row in table("follow_halves") if row["where"] == where]
    return tuple((row["word"], row["time"]) for row in sorted(rows, key=lambda row: (-len(row["word"]), row["word"])))  # type: ignore[misc]


def _named_year(heading: str) -> int | None:
    years = _YEAR.findall(heading)
    return int(years[0]) if len(years) == 1 else None


def _year(entry: Entry) -> int | None:
    title = entry.document.metadata.title
    found = _TITLE_YEAR.search(title.text) if title else None
    return int(found[1]) if found else None


def _year_of(marks: tuple[Mark, ...]) -> int | None:
    for half, add in (("planned", 0), ("done", 1)):
        years = [mark.year for mark in marks if mark.half == half and mark.year]
        if years:
            return years[0] + add
    return None


def _dated(entry: Entry) -> int | None:
    return int(entry.date[:4]) if entry.date else None
