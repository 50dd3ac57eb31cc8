"""Values to versioned JSON and back: one schema for files, the API and the command line.

``to_json`` writes compact UTF-8 with keys in the order of the models, so that equal values give equal bytes.
``from_json`` accepts unknown fields (a newer minor version may add some) and refuses another major version.
"""

from __future__ import annotations

import inspect
import json
import re
from functools import lru_cache
from typing import Any, TypeVar, get_args

import msgspec

from luoshi.exceptions import FormatError
from luoshi.findings import Comparison, Finding, Judgement, Links
from luoshi.models import SCHEMA, Document, Extraction

T = TypeVar("T")

# What files hold, one record a line or the only one: these the schema describes from the top.
RECORDS: tuple[type, ...] = (Document, Extraction, *get_args(Finding), Judgement, Links, Comparison)
_VERSIONED = ("Document", "Extraction", "Links", "Comparison")

# `Expected `int`, got `str` - at `$.measures[0].end``: msgspec puts the path of a wrong value last.
_PATH = re.compile(r" - at `(?P<path>[^`]*)`$")


def to_json(value: Any) -> bytes:
    """One line of JSON (no newline at its end): the same bytes for equal values."""
    try:
        return _encoder().encode(value)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8 form, but JSON can escape it
        plain = msgspec.to_builtins(value, order="deterministic")
        return json.dumps(plain, separators=(",", ":"), allow_nan=False).encode("ascii")


def from_json(data: bytes | str, type: type[T]) -> T:
    """The value that ``data`` holds; raises FormatError with the path of the first field that does not fit."""
    try:
        value = msgspec.json.decode(data, type=type)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        value = _from_escaped(data, type, str(error))
    found = getattr(value, "schema", SCHEMA)
    if found != SCHEMA:
        raise FormatError(f"the record is of schema {found!r}, this version reads {SCHEMA!r}", where="$.schema",
                          todo="read it with the version of luoshi that wrote it")
    return value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of documents, extractions, findings and judgements, generated from the models."""
    refs, parts = msgspec.json.schema_components(RECORDS, ref_template="#/$defs/{name}")
    for name, part in parts.items():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
        if name in _VERSIONED:
            part["properties"]["schema"] = {"const": SCHEMA, "default": SCHEMA}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": f"Luoshi documents, extractions and findings, {SCHEMA}",
        "anyOf": list(refs),
        "$defs": dict(sorted(parts.items())),
    }
    plain: dict[str, Any] = json.loads(json.dumps(schema))  # tuples of defaults become lists, as in the file
    return plain


def json_schema_text() -> str:
    """The schema as it is printed by ``luoshi schema`` and published in the documentation."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _from_escaped(data: bytes | str, type: type[T], why: str) -> T:
    # Escaped lone surrogates are JSON, but msgspec refuses them; the slower reader of the standard library does not.
    try:
        return msgspec.convert(json.loads(data), type)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise FormatError("the record is no JSON", where="$", why=why,
                          todo="check that the file is complete and is UTF-8 text") from error


def _refusal(message: str) -> FormatError:
    path = _PATH.search(message)
    return FormatError(_PATH.sub("", message), where=path["path"] if path else "$",
                       todo="compare the record with `luoshi schema`")


@lru_cache(maxsize=1)
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(order="deterministic")
