"""JSON: what is written is read back, wrong records are refused with a path, and the published schema is true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing_sample import GOLD, gold, plain, small

from luoshi import models
from luoshi.exceptions import FormatError
from luoshi.models import Document, Extraction, Notice, Quote
from luoshi.publishing.labels import words
from luoshi.serialize import from_json, json_schema, json_schema_text, to_json

jsonschema = pytest.importorskip("jsonschema")
PUBLISHED = Path(__file__).resolve().parents[1] / "docs" / "schema" / "luoshi-1.json"


def test_values_come_back() -> None:
    document, extraction = small()
    assert from_json(to_json(document), Document) == document
    assert from_json(to_json(extraction), Extraction) == extraction


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_documents_come_back(path: Path) -> None:
    extraction = gold(path)[1]
    assert from_json(to_json(extraction), Extraction) == extraction


@given(st.text(st.characters(), max_size=30))
def test_any_text_comes_back(text: str) -> None:
    quote = Quote(start=0, end=len(text), text=text)
    assert from_json(to_json(quote), Quote) == quote


def test_equal_values_give_equal_bytes() -> None:
    one = Notice(code="c", message="m", start=0, end=1, data={"b": "1", "a": "2"})
    two = Notice(code="c", message="m", start=0, end=1, data={"a": "2", "b": "1"})
    assert to_json(one) == to_json(two)
    assert b"\n" not in to_json(small()[1])


@pytest.mark.parametrize(("data", "path", "words"), [
    (b'{"start":0,"end":"x","text":"a"}', "$.end", "Expected `int`"),
    (b'{"start":0,"end":1}', "$", "missing required field `text`"),
    (b'{"start":0', "$", "no JSON"),
    (b"\xff\xfe", "$", "no JSON"),
    (b"", "$", "no JSON"),
    ("[" * 100_000, "$", ""),
    (b'{"start":0,"end":"x","text":"\\ud800"}', "$.end", "Expected `int`"),
])
def test_a_wrong_record_is_refused_with_its_path(data: bytes | str, path: str, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        from_json(data, Quote)
    assert caught.value.where == path
    assert words in str(caught.value)
    assert caught.value.todo


def test_a_wrong_code_deep_inside_is_found() -> None:
    record = json.loads(to_json(small()[1]))
    record["measures"][2]["kind"] = "wish"
    with pytest.raises(FormatError) as caught:
        from_json(json.dumps(record), Extraction)
    assert caught.value.where == "$.measures[2].kind"


def test_another_schema_is_refused_and_new_fields_are_not() -> None:
    record = json.loads(to_json(small()[0]))
    assert from_json(json.dumps({**record, "novelty": 1}), Document) == small()[0]
    with pytest.raises(FormatError, match="luoshi/2"):
        from_json(json.dumps({**record, "schema": "luoshi/2"}), Document)


def test_the_published_schema_is_the_generated_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == json_schema_text(), "write json_schema_text() to it"


def test_values_follow_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    validator = jsonschema.Draft202012Validator(json_schema())
    for value in (*small(), *plain("好。")):
        validator.validate(json.loads(to_json(value)))


@pytest.mark.parametrize(("field", "value"), [
    ("measures", [{"id": "m-0-1"}]), ("sha256", 5), ("length", "long"), ("schema", "luoshi/2"),
    ("places", [{"id": "l-0-1", "start": 0, "end": 1, "text": "x", "code": 1}]),
])
def test_the_schema_refuses(field: str, value: object) -> None:
    record = {**json.loads(to_json(small()[1])), field: value}
    schema = {**json_schema(), "anyOf": [{"$ref": "#/$defs/Extraction"}]}
    assert not jsonschema.Draft202012Validator(schema).is_valid(record)


@pytest.mark.parametrize(("group", "codes"), [
    ("kind", models.Kind), ("strength", models.Strength), ("domain", models.Domain), ("type", models.ProjectType),
    ("stage", models.Stage), ("role", models.Role), ("genre", models.Genre), ("label", models.Label),
    ("region", models.RegionType), ("level", models.Level), ("relation", models.RelationType),
])
def test_every_code_has_a_word_in_both_languages(group: str, codes: object) -> None:
    for language in ("zh", "en"):
        assert list(words(language)[group]) == list(get_args(codes))
        assert all(words(language)[group].values())
    assert len(set(words("zh")[group].values())) == len(get_args(codes)), "two codes share a word"


def test_every_fact_of_monitor_and_every_layer_has_a_word() -> None:
    assert list(words("zh")["monitor"]) == list(models.Monitor.__struct_fields__)
    layers = {field.name for field in msgspec.structs.fields(Extraction) if str(field.type).startswith("tuple")}
    assert set(words("zh")["layer"]) == layers
