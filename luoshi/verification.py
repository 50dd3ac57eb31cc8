"""Whether a record is true to its text: digest, spans, identifiers, references, every sentence accounted for.

What a schema cannot say. A record that passes here and follows the schema can be relied on line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct

from luoshi.models import Document, Extraction, Measure
from luoshi.text import digest

_LAYERS = ("measures", "projects", "places", "quantities", "deadlines", "slogans", "parties")
_LINKED = ("projects", "places", "quantities", "deadlines", "slogans", "parties")
_SPANNED = ("sections", *_LAYERS, "sentences", "regions", "warnings")
_VISIBLE = re.compile(r"\S")
_SHOWN = 20


class Fault(NamedTuple):
    """Something wrong, and the path of the field that is: `measures[3].text`."""

    path: str
    what: str


def faults(record: Document | Extraction, text: str | None = None) -> Iterator[Fault]:
    """Everything wrong with a record, given the text that it is about; a Document brings its own.

    Without a text only what the record says of itself is checked.
    """
    if isinstance(record, Document):
        text = record.text
        if record.id != record.sha256[:16]:
            yield Fault("id", "the identifier is not the beginning of the digest")
    if text is not None and digest(text) != record.sha256:
        yield Fault("sha256", "the digest is not that of the text")
        return
    length = len(text) if text is not None else getattr(record, "length", None)
    yield from _spans(record, text, length)
    if isinstance(record, Extraction):
        if length != record.length:
            yield Fault("length", f"the text has {length} characters, not {record.length}")
        yield from _identifiers(record)
        yield from _overlaps("measures", record.measures)
        yield from _overlaps("sentences", record.sentences)
        if text is not None:
            yield from _uncovered(record, text)


def _spans(record: Document | Extraction, text: str | None, length: int | None) -> Iterator[Fault]:
    for name in _SPANNED:
        for index, value in enumerate(getattr(record, name, ())):
            yield from _span(f"{name}[{index}]", value, text, length)
    for name, found in _quotes(record):
        yield from _span(name, found, text, length)


def _quotes(record: Document | Extraction) -> Iterator[tuple[str, Struct]]:
    meta = record.metadata
    for name in ("title", "issuer", "meeting", "adopted", "published", "number"):
        if (quote := getattr(meta, name)) is not None:
            yield f"metadata.{name}", quote
    yield from ((f"metadata.citations[{index}]", quote) for index, quote in enumerate(meta.citations))
    for index, measure in enumerate(getattr(record, "measures", ())):
        yield from ((f"measures[{index}].{name}", quote) for name in ("action", "object")
                    if (quote := getattr(measure, name)) is not None)


def _span(path: str, value: Any, text: str | None, length: int | None) -> Iterator[Fault]:
    start, end = value.start, value.end
    if not 0 <= start <= end or (start == end and hasattr(value, "text")):
        yield Fault(path, f"[{start}, {end}) is no span")
    elif length is not None and end > length:
        yield Fault(path, f"[{start}, {end}) ends behind the text, which has {length} characters")
    elif text is not None and hasattr(value, "text") and text[start:end] != value.text:
        yield Fault(f"{path}.text", f"the text has {text[start:end][:_SHOWN]!r} there, not {value.text[:_SHOWN]!r}")


def _identifiers(record: Extraction) -> Iterator[Fault]:
    sections = {section.id for section in record.sections}
    known: dict[str, set[str]] = {}
    for name in _LAYERS:
        known[name] = set()
        for index, value in enumerate(getattr(record, name)):
            if value.id in known[name]:
                yield Fault(f"{name}[{index}].id", f"{value.id} is there twice")
            known[name].add(value.id)
    for index, measure in enumerate(record.measures):
        yield from _references(f"measures[{index}]", measure, known, sections)
    every = set().union(*known.values()) | sections
    for index, relation in enumerate(record.relations):
        for end in (relation.source, relation.target):
            if end not in every:
                yield Fault(f"relations[{index}]", f"there is no {end}")


def _references(path: str, measure: Measure, known: dict[str, set[str]], sections: set[str]) -> Iterator[Fault]:
    if measure.section is not None and measure.section not in sections:
        yield Fault(f"{path}.section", f"there is no {measure.section}")
    for name in _LINKED:
        for identifier in getattr(measure, name):
            if identifier not in known[name]:
                yield Fault(f"{path}.{name}", f"there is no {identifier}")


def _overlaps(name: str, values: Iterable[Any]) -> Iterator[Fault]:
    ordered = sorted((value.start, value.end) for value in values)
    for before, after in pairwise(ordered):
        if after[0] < before[1]:
            yield Fault(name, f"[{before[0]}, {before[1]}) and [{after[0]}, {after[1]}) overlap")


def _uncovered(record: Extraction, text: str) -> Iterator[Fault]:
    """Visible characters that stand in no sentence."""
    behind = 0
    for start, end in [*((value.start, value.end) for value in record.sentences), (len(text), len(text))]:
        if match := _VISIBLE.search(text, behind, max(start, behind)):
            yield Fault("sentences", f"{text[match.start():match.start() + _SHOWN]!r} at {match.start()} is in none")
        behind = max(behind, end)
