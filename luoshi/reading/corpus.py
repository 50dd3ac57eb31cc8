"""Many documents as a stream: folders, files and JSON-lines corpora, where one bad source never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from luoshi.exceptions import BrokenFile, ReadError, TooLarge
from luoshi.models import Document
from luoshi.reading.content import Content
from luoshi.reading.limits import DEFAULT, Limits
from luoshi.reading.sources import document, read, unreadable
from luoshi.text import canonical

if TYPE_CHECKING:
    from gzip import GzipFile
    from io import BufferedReader

Paths = Path | str | Iterable[Path | str]

_RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_LITTER = ("Thumbs.db", "desktop.ini")
_SKIPPED_PREFIXES = (".", "~$")
_CHUNK = 1 << 20


class Lines(Protocol):
    """A stream of bytes that can be read by lines."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, or its first ``size`` bytes."""
        ...


class Failure(NamedTuple):
    """A source that could not be read, and why."""

    source: str
    error: ReadError


class Item(NamedTuple):
    """A source found and not yet read: a file, or a record with its text. Can be sent to another process."""

    source: str
    path: Path | None = None
    record: Content | None = None


class _Record(msgspec.Struct):
    """A line of a corpus; other fields are not looked at."""

    text: str
    source: str | None = None
    id: str | int | float | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | int | None = None
    genre: str | None = None


def read_many(paths: Paths, *, limits: Limits = DEFAULT) -> Iterator[Document | Failure]:
    """The documents of files, folders (with all below them, sorted by name) and JSON-lines corpora, one by one.

    What cannot be read comes as a Failure in its place. Symbolic links to folders inside a folder are not followed.
    """
    for item in items(paths, limits=limits):
        yield item if isinstance(item, Failure) else read_item(item, limits=limits)


def read_item(item: Item, *, limits: Limits = DEFAULT) -> Document | Failure:
    """The document of one item."""
    try:
        if item.record is not None:
            return document(item.record, item.source)
        assert item.path is not None
        return read(item.path, name=item.source, limits=limits)
    except ReadError as error:
        return Failure(item.source, error)


def items(paths: Paths, *, limits: Limits = DEFAULT) -> Iterator[Item | Failure]:
    """What ``read_many`` would read, in its order, so that the reading can be shared out among processes."""
    for path in [paths] if isinstance(paths, Path | str) else paths:
        path = Path(path)
        if path.is_dir():
            yield from _folder(path, limits)
        else:
            yield from _file(path, path.name, limits)


def records(stream: Lines, name: str, *, limits: Limits = DEFAULT) -> Iterator[Item | Failure]:
    """The records of a JSON-lines stream: ``text``, ``source`` or ``id``, ``title``, ``issuer``, ``date``, ``genre``.

    A record without ``source`` is named ``file.jsonl#id``, or by its line's number where it has no ``id`` either.
    """
    decoder = msgspec.json.Decoder(_Record)
    number = 0
    while line := stream.readline(limits.file + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > limits.file:
            yield Failure(where, _too_long(where, limits))
            if not _skip_line(stream, line, limits):
                return
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _record(decoder, line, name, number)


def _record(decoder: msgspec.json.Decoder[_Record], line: bytes, name: str, number: int) -> Item | Failure:
    where = f"{name}:{number}"
    try:
        found = decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Failure(where, BrokenFile("the line is no record of a document", where=where, why=str(error),
                                         todo="give each line a JSON object with `text`, and `source` or `id`"))
    source = found.source or f"{name}#{found.id if found.id is not None else number}"
    date = None if found.date is None else str(found.date)
    return Item(source, record=Content(canonical(found.text), found.title, found.issuer, date, found.genre))


def _too_long(where: str, limits: Limits) -> TooLarge:
    return TooLarge(f"the line is longer than {limits.file:,} bytes", where=where, why="one line holds one document",
                    todo="check its line breaks, or raise Limits(file=...)")


def _skip_line(stream: Lines, line: bytes, limits: Limits) -> bool:
    """Go to the line's end; False where it does not come, so that a packed endless line ends the file."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        skipped += len(line)
        if skipped > limits.unpacked:
            return False
        line = stream.readline(_CHUNK)
    return True


def _folder(top: Path, limits: Limits) -> Iterator[Item | Failure]:
    """Every file below a folder; a stack and not a recursion, since folders may be nested deep."""
    pending: list[tuple[Path, bool]] = [(top, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield from _file(path, _name(path.relative_to(top)), limits)
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if _wanted(entry))
        except OSError as error:
            yield Failure(_name(path.relative_to(top)), unreadable(path, error))
            continue
        pending += [(path / name, is_dir) for name, is_dir in reversed(found)]


def _wanted(entry: os.DirEntry[str]) -> bool:
    """Not what systems and Office leave behind, and not a link to a folder, which may lead back up."""
    if entry.name.startswith(_SKIPPED_PREFIXES) or entry.name in _LITTER:
        return False
    try:
        return not (entry.is_symlink() and entry.is_dir())
    except OSError:
        return True  # a link that leads in a circle: reading it says so


def _file(path: Path, name: str, limits: Limits) -> Iterator[Item | Failure]:
    if not path.name.lower().endswith(_RECORDS):
        yield Item(name, path=path)
        return
    import zlib

    number = 0
    try:
        with _opened(path) as stream:
            for item in records(stream, name, limits=limits):
                number += 1
                yield item
    except (EOFError, OSError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno:
            yield Failure(name, unreadable(path, error))
        else:
            yield Failure(name, BrokenFile(f"the file is cut off or damaged after {number:,} records", where=str(path),
                                           why=str(error), todo="get a complete copy"))


def _opened(path: Path) -> GzipFile | BufferedReader:
    if path.suffix.lower() == ".gz":
        import gzip

        return gzip.open(path, "rb")
    return path.open("rb")


def _name(path: Path) -> str:
    """A path as text that can be written as UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
