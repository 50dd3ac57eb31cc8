"""Web Annotations: every record finds its words by position and by quotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from publishing_sample import GOLD, Pair, gold, plain, small

from luoshi.models import Measure
from luoshi.publishing.index import LAYERS
from luoshi.publishing.web_annotation import web_annotations
from luoshi.serialize import from_json


def selectors(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    position, quotation = item["target"]["selector"]
    assert (position["type"], quotation["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    return position, quotation


def assert_good(pair: Pair) -> None:
    document, extraction = pair
    made = web_annotations(document, extraction)
    items = made["first"]["items"]
    assert made["total"] == len(items) == sum(len(getattr(extraction, layer)) for layer in LAYERS)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        position, quotation = selectors(item)
        start, end = position["start"], position["end"]
        assert document.text[start:end] == quotation["exact"]
        assert document.text[:start].endswith(quotation["prefix"])
        assert document.text[end:].startswith(quotation["suffix"])
        assert len(quotation["prefix"]) == min(30, start)


def test_a_document_with_every_layer() -> None:
    assert_good(small())


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_documents(path: Path) -> None:
    assert_good(gold(path))


def test_the_collection_is_json_ld_of_the_data_model() -> None:
    made = web_annotations(*small())
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (made["type"], made["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert made["first"]["partOf"] == made["id"]
    assert {item["type"] for item in made["first"]["items"]} == {"Annotation"}
    assert json.loads(json.dumps(made)) == made


def test_bodies_say_layer_classes_and_the_whole_record() -> None:
    document, extraction = small()
    item = web_annotations(document, extraction, layers=("measures",))["first"]["items"][0]
    tag, *classes, whole = item["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "measures")
    assert [each["source"] for each in classes] == [
        "urn:luoshi:1:measures:kind:project", "urn:luoshi:1:measures:strength:advance",
        "urn:luoshi:1:measures:domain:infrastructure"]
    assert from_json(whole["value"], Measure) == extraction.measures[0]


def test_positions_are_code_points_beyond_the_basic_plane() -> None:
    item = web_annotations(*plain("𠮷𠮷建设", measures=((2, 4),)), layers=("measures",))["first"]["items"][0]
    position, quotation = selectors(item)
    assert (position["start"], quotation["exact"], quotation["prefix"]) == (2, "建设", "𠮷𠮷")


def test_the_target_is_named_by_the_digest_of_its_text() -> None:
    one, two = (web_annotations(*plain(text, measures=((0, 2),)), layers=("measures",)) for text in ("建设", "建设。"))
    sources = {made["first"]["items"][0]["target"]["source"] for made in (one, two)}
    assert len(sources) == 2
    assert all(source.startswith("ni:///sha-256;") and len(source) == 14 + 43 for source in sources)
