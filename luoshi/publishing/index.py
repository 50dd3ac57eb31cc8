"""An extraction with its cross-references resolved: from an id to the record, from a section to its ancestors."""

from __future__ import annotations

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
_Fact = (Project, Party, Slogan, Deadline, Quantity, Place)


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
        """The records of those ids, in their order; an id without a record of the kind is passed over."""
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

    @cached_property
    def measure_of(self) -> dict[str, str]:
        """From the id of a project, place, quantity, … to the id of the measure that it stands in.

        The parties of an owner line stand in none, however many measures they answer for.
        """
        return {record.id: measure.id for measure in self.extraction.measures
                for name in ("projects", "places", "quantities", "deadlines", "slogans", "parties")
                for record in map(self._records.get, getattr(measure, name)) if isinstance(record, _Fact)
                and measure.start <= record.start and record.end <= measure.end}
