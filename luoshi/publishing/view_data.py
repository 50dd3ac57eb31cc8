"""The facts that the reading view's panel shows, as plain data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import UNSET

from luoshi.models import Check, Deadline, Measure, Party, Place, Project, Quantity, Slogan
from luoshi.publishing.index import Index, records

_LAYERS = ("projects", "places", "quantities", "deadlines", "slogans", "parties")


def view_data(index: Index) -> dict[str, Any]:
    """Measures, the records that they point to, sections and the coverage of the text."""
    extraction = index.extraction
    covered: Counter[str] = Counter()
    for sentence in extraction.sentences:
        covered[sentence.label] += sentence.end - sentence.start
    related: dict[str, dict[str, list[str]]] = {}
    for relation in extraction.relations:
        related.setdefault(relation.source, {}).setdefault(f"{relation.type}s", []).append(relation.target)
        related.setdefault(relation.target, {}).setdefault(f"{relation.type}_of", []).append(relation.source)
    return {
        "title": index.title,
        "measures": [_measure(index, measure, related) for measure in extraction.measures],
        "facts": {record.id: _fact(record) for name in _LAYERS for record in records(extraction, (name,))
                  if isinstance(record, Project | Place | Quantity | Deadline | Slogan | Party)},
        "sections": {section.id: {"words": section.number + section.heading, "parent": section.parent}
                     for section in extraction.sections},
        "covered": dict(covered),
        "warnings": [{"code": each.code, "message": each.message} for each in extraction.warnings],
    }


def _measure(index: Index, measure: Measure, related: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": measure.id, "text": measure.text, "kind": measure.kind, "strength": measure.strength,
        "domain": measure.domain, "section": measure.section,
        "action": measure.action.text if measure.action else None,
        "object": measure.object.text if measure.object else None,
        **{name: list(getattr(measure, name)) for name in _LAYERS},
        **related.get(measure.id, {}),
    }
    if measure.monitor:
        found["monitor"] = {name: _check(index, getattr(measure.monitor, name))
                            for name in measure.monitor.__struct_fields__}
    if measure.reasons is not UNSET:
        found["reasons"] = measure.reasons
    return {name: value for name, value in found.items() if value not in (None, [])}


def _check(index: Index, check: Check) -> dict[str, Any]:
    return {"met": check.met, "quotes": [index.document.text[start:end] for start, end in check.spans]}


def _fact(record: Project | Place | Quantity | Deadline | Slogan | Party) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__struct_fields__ if name not in ("id", "start", "end")}
    return {name: value for name, value in found.items() if value is not UNSET and value not in (None, ())}
