"""W3C Web Annotations (JSON-LD): every record as an annotation that finds its words by position and by quotation.

Positions are code points, as the data model asks and as everywhere in luoshi; quotations carry 30 characters before and
after, so that they are found again in another copy of the text. The target is named by the digest of its text
(RFC 6920), so that an annotation cannot be attached to a changed text unnoticed.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from luoshi.models import SCHEMA, Document, Extraction, Region, Sentence
from luoshi.publishing.index import LAYERS, Index, Record, records
from luoshi.serialize import to_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 30

_CLASSES = ("kind", "strength", "domain", "type", "stage", "role", "level", "label")
_URN = f"urn:{SCHEMA.replace('/', ':')}"


def web_annotations(document: Document, extraction: Extraction, *, layers: Iterable[str] = LAYERS) -> dict[str, Any]:
    """An AnnotationCollection with one AnnotationPage that holds the annotations of the layers in their order."""
    index = Index(document, extraction)
    base = f"urn:luoshi:document:{document.id}"
    source = _named(document.sha256)
    items = [_annotation(index, name, record, base, source)
             for name in layers for record in records(extraction, (name,))]
    page: dict[str, Any] = {"id": f"{base}:page:1", "type": "AnnotationPage", "partOf": f"{base}:annotations",
                            "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": f"{base}:annotations",
        "type": "AnnotationCollection",
        "label": index.title,
        "generator": {"id": f"urn:luoshi:software:{extraction.version}", "type": "Software",
                      "name": f"luoshi {extraction.version}"},
        "total": len(items),
        "first": page,
    }


def _named(sha256: str) -> str:
    """The digest as an IRI: `ni:///sha-256;…` in base64 without padding."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _annotation(index: Index, layer: str, record: Record, base: str, source: str) -> dict[str, Any]:
    text = index.document.text
    identity = f"{layer}-{record.start}-{record.end}" if isinstance(record, Sentence | Region) else record.id
    return {
        "id": f"{base}:{identity}",
        "type": "Annotation",
        "motivation": "classifying" if _classes(layer, record) else "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": layer},
            *_classes(layer, record),
            {"type": "TextualBody", "purpose": "describing", "format": "application/json",
             "value": to_json(record).decode()},
        ],
        "target": {"source": source, "selector": [
            {"type": "TextPositionSelector", "start": record.start, "end": record.end},
            {"type": "TextQuoteSelector", "exact": text[record.start:record.end],
             "prefix": text[max(0, record.start - AROUND):record.start],
             "suffix": text[record.end:record.end + AROUND]},
        ]},
    }


def _classes(layer: str, record: Record) -> list[dict[str, Any]]:
    return [{"type": "SpecificResource", "purpose": "classifying",
             "source": f"{_URN}:{layer}:{name}:{getattr(record, name)}"}
            for name in _CLASSES if hasattr(record, name)]
