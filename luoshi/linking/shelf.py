"""The documents to be put side by side, and who speaks in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from luoshi import gazetteer
from luoshi.findings import Cited, Clause, Reading, Volume
from luoshi.models import Document, Extraction, Measure, Section

# `我市深度参与`, `全市`: the text speaks for a city without naming it
_CITY = re.compile(r"[我全]市")
# `我省`; `全省` alone is what a city's report says of the province, too
_PROVINCE = re.compile(r"我[省区]")
# `2024年政府工作报告`, `2024政府工作报告`: of which year a report is
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:[一-鿿]{0,8}工作报告|1月|2月)")
_HEAD = 400  # characters in which a report says when it was given
_MUNICIPALITIES = ("11", "12", "31", "50")


class Shelf:
    """Readings in an order of their own (side, date, source), so that the order in which they come does not matter.

    A text that stands twice is kept once, under the source that sorts first.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        unique = {reading.document.sha256: reading for reading in sorted(readings, key=_source)}
        entries = sorted((Entry(reading) for reading in unique.values()), key=lambda entry: entry.order)
        self.entries: tuple[Entry, ...] = tuple(entries)

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        return tuple(entry.volume for entry in self.entries)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Every side once, in the shelf's order."""
        return tuple(dict.fromkeys(entry.side for entry in self.entries))

    def of_side(self, side: str) -> tuple[Entry, ...]:
        """The documents in which a side speaks."""
        return tuple(entry for entry in self.entries if entry.side == side)


def _source(reading: Reading) -> tuple[str, str]:
    return reading.document.source, reading.document.sha256


def _dated(document: Document) -> str | None:
    """When a document was adopted or published; a report without a date is of the year in its title or file name."""
    date = document.metadata.adopted or document.metadata.published
    if date:
        return date.date
    title = document.metadata.title
    year = _YEAR.search(title.text if title else "") or _YEAR.search(document.source) or _YEAR.search(
        document.text, 0, _HEAD)
    return year["year"] if year else None


def _spoken_for(reading: Reading) -> str | None:
    """For whom a document without an issuer speaks: the one place in its title, else the one that `我市` must be."""
    title = reading.document.metadata.title
    if title:
        named = {p.code for p in reading.extraction.places if p.code and title.start <= p.start and p.end <= title.end}
        if len(named) == 1:
            return named.pop()
    return _ours(reading)


def _ours(reading: Reading) -> str | None:
    """The city or province that the text names most, where it says `我市` or `我省`.

    It must have two of five namings at its level or more, those of its counties included.
    """
    text = reading.document.text
    city = bool(_CITY.search(text))
    if not city and not _PROVINCE.search(text):
        return None
    named = Counter(
        code for place in reading.extraction.places if place.code
        for code in gazetteer.ancestors(place.code) if _is_city(code) == city and code.endswith("00")
    )
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and ranked[0][1] * 5 >= 2 * sum(named.values()) else None


def _is_city(code: str) -> bool:
    return not code.endswith("0000") or code[:2] in _MUNICIPALITIES


class Entry:
    """A reading on the shelf, with the look-ups that the questions put to it share."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.extraction: Extraction = reading.extraction
        self.source: str = reading.document.source
        code = reading.document.metadata.jurisdiction or _spoken_for(reading)
        self.code: str | None = code
        self.side: str = code or reading.document.source
        self.date: str | None = _dated(reading.document)
        self.order: tuple[str, str, str, str] = (self.side, self.date or "", self.source, self.document.sha256)

    @cached_property
    def volume(self) -> Volume:
        metadata = self.document.metadata
        place = gazetteer.division(self.code) if self.code else None
        return Volume(
            source=self.source, document=self.document.id, sha256=self.document.sha256,
            title=metadata.title.text if metadata.title else self.source, side=self.side,
            name=(place.short[0] if place.short else place.name) if place else self.source,
            date=self.date, genre=metadata.genre,
        )

    @cached_property
    def measures(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.extraction.measures}

    @cached_property
    def measure_of_project(self) -> dict[str, Measure]:
        """The measure that names each project, by the project's id."""
        return {project: measure for measure in self.extraction.measures for project in measure.projects}

    def measure_at(self, start: int, end: int) -> Measure | None:
        """The measure that covers ``[start, end)``, if one does."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        measure = self.extraction.measures[at]
        return measure if end <= measure.end else None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(measure.start for measure in self.extraction.measures)

    def section_at(self, start: int) -> Section | None:
        """The innermost section that holds a character."""
        held = [s for s in self.extraction.sections if s.start <= start < s.until]
        return max(held, key=lambda s: (s.start, -s.until), default=None)

    def cited(self, start: int, end: int) -> Cited:
        section = self.section_at(start)
        return Cited(start=start, end=end, text=self.document.text[start:end], source=self.source,
                     section=section.id if section else None)

    def clause(self, start: int, end: int, measure: Measure | None = None) -> Clause:
        """The words ``[start, end)`` as a clause of this side; ``measure`` where it is known already."""
        of = measure or self.measure_at(start, end)
        section = of.section if of else None
        if section is None and (held := self.section_at(start)):
            section = held.id
        known = (of.id, of.kind, of.strength, of.domain) if of else (None, None, None, None)
        return Clause(
            start=start, end=end, text=self.document.text[start:end], source=self.source, section=section,
            side=self.side, measure=known[0], kind=known[1], strength=known[2], domain=known[3],
        )

    def whole(self, measure: Measure) -> Clause:
        """A whole measure as a clause."""
        return self.clause(measure.start, measure.end, measure)
