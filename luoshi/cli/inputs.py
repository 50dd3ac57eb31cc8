"""What the commands take: files, folders, corpora, standard input, and Documents that ``luoshi read`` wrote."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, TypeVar, cast

from luoshi.exceptions import FormatError, LuoshiError
from luoshi.models import Document, Extraction
from luoshi.reading import Failure, Item, items, read, read_item, records
from luoshi.serialize import from_json
from luoshi.text import digest

STDIN = "-"
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_HEAD = 1 << 16


class Raw(NamedTuple):
    """Bytes that came by standard input, whole."""

    source: str
    data: bytes


class Line(NamedTuple):
    """A line that should hold a Document."""

    source: str
    data: bytes


R = TypeVar("R", Document, Extraction)
Source = Item | Raw | Line | Failure


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """What the arguments name, in order and not yet read; standard input where there are none."""
    for path in list(paths) or [STDIN]:
        if path == STDIN:
            yield from _stream(sys.stdin.buffer, "stdin")
        elif _holds_documents(Path(path)):
            with opened(Path(path)) as stream:
                yield from _lines(stream, Path(path).name)
        else:
            yield from items(Path(path))


def document(source: Source) -> Document:
    """The document of a source; raises a LuoshiError where there is none."""
    if isinstance(source, Failure):
        raise source.error
    if isinstance(source, Line):
        return _checked(record(source.data, Document, source.source), source.source)
    if isinstance(source, Raw):
        return read(source.data, name=source.source)
    found = read_item(source)
    if isinstance(found, Failure):
        raise found.error
    return found


def record(line: bytes, kind: type[R], where: str) -> R:
    """The record of a line; an error says which line, and which field of it."""
    try:
        return from_json(line, kind)
    except FormatError as error:
        raise FormatError(error.what, where=f"{where} {error.where}", why=error.why, todo=error.todo) from error


def name(source: Source) -> str:
    """What to call a source in a message."""
    return source.source


def size(source: Source) -> int:
    """About how many bytes a source has, so that work can be shared out evenly."""
    if isinstance(source, Raw | Line):
        return len(source.data)
    if isinstance(source, Item) and source.record is not None:
        return 3 * len(source.record.text)
    try:
        return source.path.stat().st_size if isinstance(source, Item) and source.path else 0
    except OSError:
        return 0


def opened(path: Path) -> IO[bytes]:
    """A file of lines, unpacked where it is packed."""
    if path.suffix.lower() == ".gz":
        import gzip

        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def is_document(line: bytes) -> bool:
    """Whether a line looks like a Document as ``luoshi read`` writes it, and not like a record of a corpus."""
    head = line[:400]
    return head.lstrip().startswith(b"{") and b'"schema"' in head and b'"sha256"' in head


def _holds_documents(path: Path) -> bool:
    if not path.name.lower().endswith(_LINES) or not path.is_file():
        return False
    try:
        with opened(path) as stream:
            return is_document(stream.read(_HEAD))
    except (OSError, EOFError):
        return False  # the reader of corpora says what is wrong with it


def _stream(stream: IO[bytes], name: str) -> Iterator[Source]:
    """JSON lines are told from any other file by their first sign."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(_HEAD)[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if is_document(head):
        yield from _lines(buffered, name)
    elif head.startswith(b"{"):
        yield from records(buffered, name)
    else:
        yield Raw(name, buffered.read())


def _lines(stream: Iterable[bytes], name: str) -> Iterator[Line]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield Line(f"{name}:{number}", line)


def _checked(found: Document, where: str) -> Document:
    if digest(found.text) != found.sha256:
        raise FormatError("the text is not the one that was read", where=where,
                          why="its digest is not the one that the record states",
                          todo="read the file again with `luoshi read`")
    return found


def refusal(error: Exception, where: str) -> LuoshiError:
    """A LuoshiError as it is; one without a place is told where it was raised."""
    if isinstance(error, LuoshiError):
        return error
    return LuoshiError("the program failed on this input", where=where, why=f"{type(error).__name__}: {error}"[:300],
                       todo="report it with the input, if you can share it")
