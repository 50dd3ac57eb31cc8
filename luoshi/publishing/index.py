"""An extraction with its cross-references resolved: from an id to the record, from a section to its ancestors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from luoshi.exceptions import LuoshiError
from luoshi.models import (
    Deadline,
    Document,
    Extraction,
    Measure,
    Party,
    Place,
    Project,
    Quantity,
    Region,
    Section,
    Sentence,
    Slogan,
)

Record = Section | Measure | Project | Place | Quantity | Deadline | Slogan | Party | Sentence | Region
Pair = tuple[Document, Extraction]

# Outermost first: the order in which marks nest where they cover the same words.
LAYERS = ("regions", "sentences", "sections", "measures", "projects", "parties", "slogans", "deadlines", "quantities",
          "places")
_LAYER = {Region: "regions", Sentence: "sentences", Section: "sections", Measure: "measures", Project: "projects",
          Party: "parties", Slogan: "slogans", Deadline: "deadlines", Quantity: "quantities", Place: "places"}

R = TypeVar("R")


def layer(record: Record) -> str:
    """The name of the layer that the record belongs to."""
    return _LAYER[type(record)]


def records(extraction: Extraction, layers: Iterable[str] = LAYERS) -> list[Record]:
    """The records of the layers, layer by layer in the order of ``layers``."""
    return [record for name in layers for record in getattr(extraction, name)]


class Index:
    """Look-ups over one document and its extraction; raises LuoshiError where the two do not belong together."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        if document.sha256 != extraction.sha256:
            raise LuoshiError("the extraction was made from another text", where=document.source,
                              why=f"text {document.sha256[:16]}, extraction {extraction.sha256[:16]}",
                              todo="extract the document again")
        self.document = document
        self.extraction = extraction

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {record.id: record for record in records(self.extraction) if not isinstance(record, Sentence | Region)}

    @cached_property
    def title(self) -> str:
        """The document's title in one line, or its file's name where none was found."""
        title = self.extraction.metadata.title
        return " ".join(title.text.split()) if title else self.document.source

    def find(self, ids: Iterable[str], kind: type[R]) -> list[R]:
        """The records of those ids, in their order; an id without a record is passed over."""
        found = (self._records.get(each) for each in ids)
        return [record for record in found if isinstance(record, kind)]

    def ancestors(self, section: str | None) -> list[Section]:
        """The section itself and those above it, the outermost first; a broken chain ends where it breaks."""
        chain: list[Section] = []
        while section is not None:
            found = self._records.get(section)
            if not isinstance(found, Section) or found in chain:
                break
            chain.append(found)
            section = found.parent
        return chain[::-1]

    def parties(self, measure: Measure) -> list[Party]:
        """Who the measure names and, unless one of them leads, who the owner line that closes it names."""
        own = self.find(measure.parties, Party)
        if any(party.role == "lead" for party in own):
            return own
        for section in reversed(self.ancestors(measure.section)):
            if section.id in self._owners:
                return own + [party for party in self._closing(measure, section) if party not in own]
        return own

    def _closing(self, measure: Measure, section: Section) -> list[Party]:
        """The first owner line after the measure; else one that opens the section before all its measures."""
        owners = self._owners[section.id]
        first = bisect_left(owners, measure.end, key=lambda party: party.start)
        if first == len(owners):
            if self._between(section.start, owners[0].start):
                return []
            first = 0
        last = first + 1
        while last < len(owners) and not self._between(owners[last - 1].end, owners[last].start):
            last += 1
        return owners[first:last]

    def _between(self, start: int, end: int) -> bool:
        """Whether a measure begins in the range: then what follows is another owner line."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(measure.start for measure in self.extraction.measures)

    @cached_property
    def _owners(self) -> dict[str, list[Party]]:
        by_section: dict[str, list[Party]] = {}
        for party in sorted(self.extraction.parties, key=lambda party: party.start):
            if party.section is not None:
                by_section.setdefault(party.section, []).append(party)
        return by_section

    @cached_property
    def measure_of(self) -> dict[str, str]:
        """From the id of a project, place, quantity, … to the id of the measure that has it."""
        return {each: measure.id for measure in self.extraction.measures
                for name in ("projects", "places", "quantities", "deadlines", "slogans", "parties")
                for each in getattr(measure, name)}
