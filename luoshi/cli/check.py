"""``luoshi check``."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import click

from luoshi.cli import verbs
from luoshi.cli.inputs import STDIN, document, opened, sources
from luoshi.cli.messages import _, sentence, translated
from luoshi.exceptions import FormatError, LuoshiError, UnreadableFile
from luoshi.extraction.lexicon import HERE, Lexicons
from luoshi.models import Document, Extraction
from luoshi.serialize import from_json
from luoshi.verification import faults


@click.command(short_help="Are records and lexicon tables sound?")
@verbs.options_of(
    click.argument("inputs", nargs=-1, type=click.Path(), metavar="[INPUTS]..."),
    click.option("--texts", multiple=True, type=click.Path(exists=True), metavar="PATH",
                 help="Where the texts are that the extractions are about: a file, a folder or a corpus. Repeatable."),
)
def check(inputs: tuple[str, ...], texts: tuple[str, ...]) -> None:
    """Check that records follow the schema and that every span reproduces its text; check lexicon tables.

    INPUTS are JSON or JSON-lines files of Documents and Extractions, folders of lexicon tables (*.tsv), or - for
    standard input. An Extraction's spans are held against its text where --texts or a Document in the same inputs
    brings it. Faults are listed one a line; the exit code is 1 where there are any, 3 where nothing could be checked.
    """
    with verbs.told():
        known = _texts(texts)
        report = _Report()
        for path in inputs or (STDIN,):
            if path != STDIN and Path(path).is_dir():
                _check_lexicons(Path(path), report)
            else:
                _check_records(path, known, report)
        report.end()


class _Report:
    """Says each fault as it is found and sums up at the end."""

    def __init__(self) -> None:
        self.checked = self.faults = self.unproved = 0

    def fault(self, said: str) -> None:
        self.faults += 1
        click.echo(said)

    def end(self) -> None:
        told = _("{checked} checked, {faults} faults").format(checked=self.checked, faults=self.faults)
        if self.unproved:
            told += _(", {unproved} without their text: name it with --texts").format(unproved=self.unproved)
        click.echo(told, err=True)
        sys.exit(verbs.SOME_FAILED if self.faults else verbs.DONE if self.checked else verbs.NOTHING_DONE)


def _texts(paths: tuple[str, ...]) -> dict[str, str]:
    """The texts by digest; what can't be read is no text of a record either."""
    found = {}
    for source in sources(paths) if paths else ():
        try:
            read = document(source)
        except LuoshiError as error:
            click.echo(sentence(error), err=True)
        else:
            found[read.sha256] = read.text
    return found


def _check_records(path: str, known: dict[str, str], report: _Report) -> None:
    for where, line in _records(path):
        report.checked += 1
        try:
            record = _decoded(line)
        except FormatError as error:
            report.fault(f"{where}: " + sentence(error))
            continue
        text = known.get(record.sha256)
        if isinstance(record, Document):
            known[record.sha256] = record.text
        elif text is None:
            report.unproved += 1
        for fault in faults(record, text):
            report.fault(f"{where}: {fault.path}: {translated(fault.what)}")


def _decoded(line: bytes) -> Document | Extraction:
    """A Document where the record has a text of its own, else an Extraction."""
    try:
        return from_json(line, Document)
    except FormatError:
        return from_json(line, Extraction)


def _records(path: str) -> Iterator[tuple[str, bytes]]:
    """Each record with its place: JSON lines one by one, any other file as one object or an array of them."""
    try:
        if path == STDIN:
            data, name = sys.stdin.buffer.read(), "stdin"
        else:
            with opened(Path(path)) as file:
                data, name = file.read(), path
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile("the file cannot be read", where=path, why=str(error),
                             todo="check the path and your permissions") from error
    if data.lstrip().startswith(b"[") or name.endswith(".json") or b"\n" in data.lstrip()[:3]:
        yield from _whole(data, name)
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield f"{name}:{number}", line


def _whole(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    import msgspec

    try:
        found = msgspec.json.decode(data, type=list[msgspec.Raw] | msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = msgspec.Raw(data)
    if isinstance(found, list):
        yield from ((f"{name}[{index}]", bytes(record)) for index, record in enumerate(found))
    else:
        yield name, bytes(found)


def _check_lexicons(folder: Path, report: _Report) -> None:
    """Every table of the folder read as an extension of the packaged ones, and the extraction built with it."""
    names = sorted(path.stem for path in folder.glob("*.tsv"))
    for name in names:
        report.checked += 1
        if not (HERE / f"{name}.tsv").is_file():
            report.fault(_("{table}: no table of this name is used").format(table=f"{name}.tsv"))
            continue
        try:
            Lexicons(folder).table(name)
        except LuoshiError as error:
            report.fault(sentence(error))
    if not report.faults and names:
        _check_rules(folder, report)


def _check_rules(folder: Path, report: _Report) -> None:
    """A row can be well formed and still hold a word that no rule understands; building the rules tells."""
    import luoshi

    try:
        luoshi.extract(luoshi.read("一、加快建设示范工程。"), lexicons=Lexicons(folder))
    except LuoshiError as error:
        report.fault(sentence(error))
