"""The documents behind findings: what to call a side, where a quote stands, when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from luoshi import gazetteer
from luoshi.findings import Cited, Links, Reading, SharedProject, Volume
from luoshi.models import Measure
from luoshi.publishing.index import Index

_CODE = re.compile(r"[0-9]{6}")
_SPACE = re.compile(r"\s+")


class Sources:
    """Look-ups by source and side; without the ``readings`` there are no headings of articles."""

    def __init__(self, volumes: Iterable[Volume], readings: Iterable[Reading] = ()) -> None:
        self.volumes: tuple[Volume, ...] = tuple(volumes)
        held = {reading.document.sha256: reading for reading in readings}
        # A superior document is read and quoted, too, but stands on no shelf.
        self._readings = {reading.document.source: reading for reading in held.values()} | {
            volume.source: held[volume.sha256] for volume in reversed(self.volumes) if volume.sha256 in held}
        self._volumes = {volume.source: volume for volume in reversed(self.volumes)}
        self._names = {volume.side: volume.name for volume in reversed(self.volumes)}
        self._indexes: dict[str, Index] = {}

    def volume(self, source: str) -> Volume | None:
        return self._volumes.get(source)

    def reading(self, source: str) -> Reading | None:
        return self._readings.get(source)

    def name(self, side: str) -> str:
        """The short name of a side or place; the words themselves where they are no code."""
        return self._names.get(side) or place_name(side)

    def title(self, source: str) -> str:
        """The title in one line, or the source where the document has none."""
        volume, index = self._volumes.get(source), self._index(source)
        return _SPACE.sub(" ", volume.title).strip() if volume else index.title if index else source

    def called(self, word: str) -> str:
        """A word of a reason as readers know it: a source by its side's name."""
        volume = self._volumes.get(word)
        return volume.name if volume else self.name(word)

    def date(self, source: str) -> str:
        volume = self._volumes.get(source)
        return volume.date or "" if volume else ""

    def measure(self, source: str, id: str | None) -> Measure | None:
        """A measure of a document by its id."""
        index = self._index(source)
        return next(iter(index.find([id], Measure)), None) if index and id else None

    def article(self, cited: Cited) -> str:
        """Number and heading of the article that holds a quote; nothing where no reading tells."""
        index = self._index(cited.source)
        held = index.ancestors(cited.section) if index else []
        found = next((section for section in reversed(held) if section.level != "lead"), None)
        return _SPACE.sub(" ", found.number + found.heading) if found else ""

    def _index(self, source: str) -> Index | None:
        reading = self._readings.get(source)
        if reading is None:
            return None
        if source not in self._indexes:
            self._indexes[source] = Index(reading.document, reading.extraction)
        return self._indexes[source]


def shown_projects(links: Links, *, every: bool = False) -> tuple[SharedProject, ...]:
    """The projects that are named at least twice, are part of another or related to it, or have such; or ``every``."""
    near = {id for project in links.projects for tie in project.relations if tie.verdict in ("part_of", "related")
            for id in (project.id, tie.project)}
    return tuple(project for project in links.projects if every or len(project.mentions) > 1 or project.id in near)


def place_name(code: str, *, full: bool = False) -> str:
    """A division's short or full name; what was given where it is no known code."""
    place = gazetteer.division(code) if _CODE.fullmatch(code) else None
    if place is None:
        return code
    return place.name if full or not place.short else place.short[0]
