"""Each output format: what becomes of one document (in any process), and how many become one file (in the first)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

import msgspec

import luoshi
from luoshi.cli.inputs import record
from luoshi.cli.names import file_name
from luoshi.exceptions import FormatError
from luoshi.extraction.lexicon import Lexicons
from luoshi.models import Document, Extraction
from luoshi.serialize import to_json

Words = Literal["zh", "en", "codes"]


class Options(NamedTuple):
    """What the user asked for, as far as it decides on the content of the output."""

    format: str
    lexicons: str | None = None
    reasons: bool = False
    layer: str = "measures"
    words: Words = "codes"
    given: str | None = None
    views: str | None = None
    output: str | None = None


class Result(NamedTuple):
    """One document's part of the output."""

    source: str
    content: Any


Render = Callable[[Document, Options], Any]
Writer = Callable[[Iterator[Result], IO[bytes], Options], None]


class Format(NamedTuple):
    """``render`` works on one document; ``write`` joins many, None where each document needs a file of its own."""

    suffix: str
    render: Render
    write: Writer | None = None


def extraction(document: Document, options: Options) -> Extraction:
    """The extraction made earlier, where one was given, else one made now."""
    if options.given is None:
        return luoshi.extract(document, lexicons=_lexicons(options.lexicons), reasons=options.reasons)
    found = given(options.given).get(document.sha256)
    if found is None:
        raise FormatError("there is no extraction of this text", where=document.source,
                          why=f"none of the records in {options.given} states its digest",
                          todo="extract the same file first, or leave out --with")
    return found


@lru_cache(maxsize=1)
def given(path: str) -> dict[str, Extraction]:
    """The extractions of a JSON-lines file by the digest of their text."""
    found: dict[str, Extraction] = {}
    for number, line in enumerate(Path(path).read_bytes().splitlines(), 1):
        if line.strip():
            made = record(line, Extraction, f"{path}:{number}")
            found[made.sha256] = made
    return found


@lru_cache(maxsize=1)
def _lexicons(folder: str | None) -> Lexicons | None:
    return Lexicons(folder) if folder else None


def _record(document: Document, options: Options) -> bytes:
    return to_json(extraction(document, options))


def _document(document: Document, options: Options) -> bytes:
    return to_json(document)


def _text(document: Document, options: Options) -> bytes:
    return document.text.encode("utf-8", "surrogatepass")


def _pair(document: Document, options: Options) -> tuple[Document, Extraction]:
    return document, extraction(document, options)


def _rows(document: Document, options: Options) -> str:
    from luoshi.publishing.tables import csv_lines

    language = None if options.words == "codes" else options.words
    lines = csv_lines([_pair(document, options)], options.layer, language=language)
    next(lines)  # the header is written once, for all documents
    return "".join(lines)


def _view(document: Document, options: Options) -> bytes:
    from luoshi.publishing.reading_view import reading_view

    return reading_view(*_pair(document, options)).encode("utf-8")


def _akoma_ntoso(document: Document, options: Options) -> bytes:
    from luoshi.publishing.akoma_ntoso import akoma_ntoso

    return akoma_ntoso(*_pair(document, options))


def _web_annotations(document: Document, options: Options) -> bytes:
    from luoshi.publishing.web_annotation import web_annotations

    return to_json(web_annotations(*_pair(document, options))) + b"\n"


def _marked(document: Document, options: Options) -> bytes:
    """Plain text with each measure in brackets that name its kind and strength: `⟦项目·推进│加快…建设⟧`."""
    from luoshi.publishing.annotate import annotate
    from luoshi.publishing.labels import label

    def mark(measure: Any, part: int) -> tuple[str, str]:
        if options.words == "codes":
            return f"⟦{measure.kind}·{measure.strength}│", "⟧"
        words = label("kind", measure.kind, options.words), label("strength", measure.strength, options.words)
        return f"⟦{words[0]}·{words[1]}│", "⟧"

    marked = annotate(*_pair(document, options), mark, layers=("measures",))
    return marked.encode("utf-8", "surrogatepass")


def _lines(results: Iterator[Result], file: IO[bytes], options: Options) -> None:
    for result in results:
        file.write(result.content + b"\n")


def _json(results: Iterator[Result], file: IO[bytes], options: Options) -> None:
    """One document is an object, several are an array of objects."""
    first, second = next(results, None), next(results, None)
    if first is None:
        return
    if second is None:
        file.write(_indented(first.content) + b"\n")
        return
    lead = b"[\n"
    for result in chain([first, second], results):
        file.write(lead + _indented(result.content))
        lead = b",\n"
    file.write(b"\n]\n")


def _indented(content: bytes) -> bytes:
    try:
        return msgspec.json.format(content, indent=2)
    except (msgspec.DecodeError, RecursionError):  # escaped lone surrogates
        return json.dumps(json.loads(content), indent=2).encode()


def _table(results: Iterator[Result], file: IO[bytes], options: Options) -> None:
    from luoshi.publishing.tables import csv_lines

    language = None if options.words == "codes" else options.words
    header = next(csv_lines([], options.layer, language=language))
    file.write(header.encode("utf-8-sig"))
    for result in results:
        file.write(result.content.encode("utf-8", "replace"))


def _book(results: Iterator[Result], file: IO[bytes], options: Options) -> None:
    from luoshi.publishing.workbook import workbook

    workbook((result.content for result in results), file, view_url=_view_url(options))


def _view_url(options: Options) -> Callable[[Document], str] | None:
    """From a document to its reading view in the folder of views, relative to the workbook."""
    if options.views is None:
        return None
    folder = os.path.relpath(options.views, Path(options.output or ".").parent)
    taken: set[str] = set()
    return lambda document: Path(folder, file_name(document.source, ".html", taken)).as_posix()


DOCUMENTS = {
    "jsonl": Format(".jsonl", _document, _lines),
    "json": Format(".json", _document, _json),
    "text": Format(".txt", _text),
}
VIEWS = {
    "html": Format(".html", _view),
    "akn": Format(".xml", _akoma_ntoso),
    "webanno": Format(".jsonld", _web_annotations),
    "text": Format(".txt", _marked),
}
EXTRACTIONS = {
    "jsonl": Format(".jsonl", _record, _lines),
    "json": Format(".json", _record, _json),
    "csv": Format(".csv", _rows, _table),
    "xlsx": Format(".xlsx", _pair, _book),
    **{name: VIEWS[name] for name in ("html", "akn", "webanno")},
}
