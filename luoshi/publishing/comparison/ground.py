"""A comparison and the documents behind it, with the look-ups that its pages share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from luoshi import gazetteer
from luoshi.findings import Cited, Comparison, Mention, Reading, SharedProject, StageConflict, Volume
from luoshi.publishing.comparison.wording import Words
from luoshi.publishing.index import Index

F = TypeVar("F")
_CODE = re.compile(r"[0-9]{6}")
STAGES = ("study", "seek", "preliminary", "start", "construction", "upgrade", "completion", "operation", "unspecified")


class Ground:
    """What every page asks: names of sides, addresses of pages, documents by source, findings by type."""

    def __init__(self, comparison: Comparison, readings: Iterable[Reading], words: Words) -> None:
        self.comparison, self.words = comparison, words
        self.links = comparison.links
        self.volumes: tuple[Volume, ...] = comparison.links.volumes
        held = {reading.document.sha256: reading for reading in readings}
        self._readings = {volume.source: held[volume.sha256] for volume in reversed(self.volumes)
                          if volume.sha256 in held}
        for reading in held.values():
            if reading.document.source == comparison.superior:
                self._readings.setdefault(reading.document.source, reading)
        self._indexes: dict[str, Index] = {}

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Every side once, in the order of the volumes."""
        return tuple(dict.fromkeys(volume.side for volume in self.volumes))

    @cached_property
    def volume_of(self) -> dict[str, Volume]:
        """The volume by its source; the first where two have the same."""
        return {volume.source: volume for volume in reversed(self.volumes)}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {volume.side: volume.name for volume in reversed(self.volumes)}

    @cached_property
    def projects(self) -> dict[str, SharedProject]:
        return {project.id: project for project in self.links.projects}

    @cached_property
    def conflicts(self) -> dict[str, StageConflict]:
        """The stage conflicts by the id of their project."""
        return {found.project_id: found for found in self.links.findings if isinstance(found, StageConflict)}

    def of(self, kind: type[F]) -> list[F]:
        """The findings of a type, in their order."""
        return [found for found in (*self.links.findings, *self.comparison.findings) if isinstance(found, kind)]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources whose texts are part of the site, the superior document last."""
        return tuple(self._readings)

    def title(self, source: str) -> str:
        """A document's title, or its source where its text is not at hand."""
        if volume := self.volume_of.get(source):
            return volume.title
        index = self.index(source)
        return index.title if index else source

    def date(self, source: str) -> str:
        """The day of a document, or nothing."""
        if volume := self.volume_of.get(source):
            return volume.date or ""
        index = self.index(source)
        dated = index and (index.extraction.metadata.adopted or index.extraction.metadata.published)
        return dated.date if dated else ""

    def reading(self, source: str) -> Reading | None:
        return self._readings.get(source)

    def index(self, source: str) -> Index | None:
        reading = self._readings.get(source)
        if reading is None:
            return None
        if source not in self._indexes:
            self._indexes[source] = Index(reading.document, reading.extraction)
        return self._indexes[source]

    def name(self, side: str) -> str:
        """What readers call a side or a place: its short name, its source, or the words themselves."""
        if side in self._names:
            return self._names[side]
        place = gazetteer.division(side) if _CODE.fullmatch(side) else None
        return (place.short[0] if place.short else place.name) if place else side

    def names(self, sides: Iterable[str]) -> str:
        return self.words.joint([self.name(side) for side in sides])

    def called(self, word: str) -> str:
        """A word of a reason as readers know it: a source becomes its side's name with the date."""
        volume = self.volume_of.get(word)
        if volume is None:
            return self.name(word) if word in self._names else word
        return self.words("years", name=volume.name, date=volume.date) if volume.date else volume.name

    def reasons(self, reasons: Iterable[str]) -> list[str]:
        return [self.words.reason(reason, self.called) for reason in reasons]

    def city(self, side: str) -> str:
        """The address of a side's page, from the root of the site; safe whatever a source is called."""
        if _CODE.fullmatch(side):
            return f"cities/{side}.html"
        return f"cities/x{hashlib.sha256(side.encode('utf-8', 'replace')).hexdigest()[:12]}.html"

    def text(self, source: str) -> str:
        """The address of a document's reading view, or nothing where its text is not part of the comparison."""
        reading = self._readings.get(source)
        return f"documents/{reading.document.id}.html" if reading else ""

    def section(self, cited: Cited) -> str:
        """The heading of the article that holds a quote, with those above it left out."""
        index = self.index(cited.source)
        held = index.ancestors(cited.section) if index else []
        chosen = next((s for s in reversed(held) if s.level != "lead"), None)
        return chosen.number + chosen.heading if chosen else ""

    def stages(self, mentions: Iterable[Mention]) -> dict[str, str]:
        """For each side the furthest stage that it states, in the order of the volumes."""
        furthest: dict[str, str] = {}
        for mention in mentions:
            if _rank(mention.stage) >= _rank(furthest.get(mention.side, "")):
                furthest[mention.side] = mention.stage
        order = {side: number for number, side in enumerate(self.sides)}
        return dict(sorted(furthest.items(), key=lambda item: order.get(item[0], len(order))))



def _rank(stage: str) -> int:
    """Unspecified says less than any stage."""
    return STAGES.index(stage) if stage in STAGES[:-1] else -1 if stage else -2
