"""From a path, bytes or a string to a Document: which reader, within which limits."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from luoshi.exceptions import BrokenFile, EmptyText, EncryptedFile, NotChinese, ReadError, UnknownFormat, UnreadableFile
from luoshi.models import Document
from luoshi.reading.content import Content
from luoshi.reading.decode import decode
from luoshi.reading.limits import DEFAULT, Limits, within
from luoshi.text import canonical, digest, fold

Reader = Callable[[bytes, str, Limits], Content]

# How a file begins that is certainly of one kind.
_PDF, _ZIP, _OLE, _RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
# `<!DOCTYPE html>`, `<html lang="zh">`, also behind an XML declaration or comments.
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body)[\s>])", re.I | re.S)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
# `MIME-Version: 1.0` … `Content-Type: multipart/related;` at the beginning of a web archive.
_ARCHIVE = re.compile(rb"(?:From|MIME-Version|Subject|Date):.*?multipart/related", re.I | re.S)
_HEAD = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u30ff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_HAN_SHARE, _KANA_SHARE = 0.05, 0.2
_PIECES, _PIECE = 40, 2500


def read(source: Path | bytes | str, *, name: str | None = None, limits: Limits = DEFAULT) -> Document:
    """The Document of a file (``Path``), of a file's bytes, or of a text (``str``, taken as it is).

    Text (UTF-8, UTF-16, GB18030), HTML, Word (.docx) and PDF with a text layer are told apart by content, then by
    suffix. ``name`` becomes ``Document.source``; without it that is the file's name. Raises a ReadError that says what
    is wrong, where, and what to do; never returns a text with characters replaced or left out.
    """
    if isinstance(source, str):
        return document(Content(canonical(source)), name or "text", suspect=source)
    if isinstance(source, Path):
        data = load(source, limits)
        return document(content(data, str(source), source.suffix.lower(), limits), name or source.name)
    label = name or "bytes"
    within(len(source), "file", limits, label, "the number of bytes")
    return document(content(source, label, Path(label).suffix.lower(), limits), label)


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file that is within the limit."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
            raise UnreadableFile(f"this is {kind}", where=str(path),
                                 todo="name a file, or read a folder with read_many")
        within(status.st_size, "file", limits, str(path), "the number of bytes")
        with path.open("rb") as file:
            data = file.read(limits.file + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    within(len(data), "file", limits, str(path), "the number of bytes")
    return data


def unreadable(path: Path, error: OSError | ValueError) -> UnreadableFile:
    """The library's error for one of the operating system."""
    why = os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else str(error)
    return UnreadableFile("the file cannot be read", where=str(path), why=why,
                          todo="check the path and your permissions")


def content(data: bytes, where: str, suffix: str, limits: Limits) -> Content:
    """The text of a file's bytes, by the reader that fits them."""
    reader = _reader(data, where, suffix)
    try:
        return reader(data, where, limits)
    except ReadError:
        raise
    except ModuleNotFoundError as error:
        raise UnreadableFile("this kind of file cannot be read here", where=where, why=str(error),
                             todo="install the extra: luoshi[formats]") from error
    except Exception as error:
        # The format libraries document few of the errors that damaged files make them raise.
        raise BrokenFile(
            "the file is damaged", where=where, why=f"{type(error).__name__}: {error}"[:200],
            todo="open it in the program that made it and save it again",
        ) from error


def document(content: Content, source: str, *, suspect: str = "") -> Document:
    """The Document of a canonical text and what its container says of it."""
    from luoshi.reading.structure import Hints, analyse  # only here, so that importing the house stays cheap

    text = content.text
    _check_chinese(text, source, suspect)
    hints = Hints(content.title, content.issuer, content.published, content.genre, content.regions)
    metadata, sections, regions, notices = analyse(text, fold(text), hints)
    sha256 = digest(text)
    return Document(
        source=source, id=sha256[:16], sha256=sha256, text=text, metadata=metadata, sections=sections, regions=regions,
        warnings=content.notices + notices,
    )


def _reader(data: bytes, where: str, suffix: str) -> Reader:
    head = data[:_HEAD]
    if _PDF in head[:1024]:
        return _read_pdf
    if head.startswith(_ZIP):
        return _read_docx
    if head.startswith(_OLE):
        raise _compound(data, where)
    if head.startswith(_RTF):
        raise _unknown("Rich Text", where)
    if suffix in (".docx", ".pdf"):
        raise BrokenFile(f"the file is no {suffix[1:]} file, whatever its name says", where=where,
                         why="it does not begin as one" if data else "it is empty", todo="get a complete copy")
    if _ARCHIVE.match(head):
        return _read_mhtml
    if suffix in _HTML_SUFFIXES or _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return _read_html
    if b"\0" in head and not head.startswith(_WIDE_MARKS):
        raise _unknown("binary", where)
    return _read_text


def _compound(data: bytes, where: str) -> ReadError:
    """Office 97–2003 files and encrypted new ones share a container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedFile("the file is protected by a password", where=where,
                             todo="open it in Word and save it without one")
    return _unknown("Word 97–2003 or WPS", where)


_ADVICE = MappingProxyType({"binary": "convert it to .docx, .pdf, .html or .txt"})


def _unknown(kind: str, where: str) -> UnknownFormat:
    return UnknownFormat(f"{kind} files are not read", where=where,
                         todo=_ADVICE.get(kind, "open it in Word or WPS and save it as .docx"))


def _read_text(data: bytes, where: str, limits: Limits) -> Content:
    return Content(canonical(decode(data, where)))


def _read_html(data: bytes, where: str, limits: Limits) -> Content:
    from luoshi.reading.html import read_html

    return read_html(data, where, limits)


def _read_mhtml(data: bytes, where: str, limits: Limits) -> Content:
    from luoshi.reading.html import read_mhtml

    return read_mhtml(data, where, limits)


def _read_docx(data: bytes, where: str, limits: Limits) -> Content:
    from luoshi.reading.docx import read_docx

    return read_docx(data, where, limits)


def _read_pdf(data: bytes, where: str, limits: Limits) -> Content:
    from luoshi.reading.pdf import read_pdf

    return read_pdf(data, where, limits)


def _sample(text: str) -> str:
    """Pieces from all over a long text, enough to know its language by."""
    if len(text) <= _PIECES * _PIECE:
        return text
    step = len(text) // _PIECES
    return "".join(text[place * step : place * step + _PIECE] for place in range(_PIECES))


def _check_chinese(text: str, source: str, suspect: str) -> None:
    if not text or text.isspace():
        raise EmptyText("there is no text", where=source, todo="check that the file is the one you meant")
    sample = _sample(text)
    han, kana, letters = (sum(map(len, pattern.findall(sample))) for pattern in (_HAN, _KANA, _LETTERS))
    if han and han >= _HAN_SHARE * letters and kana <= _KANA_SHARE * letters:
        return
    # A path given as a string is read as text, and says hardly anything.
    path = suspect and len(suspect) < _HEAD and "\n" not in suspect and Path(suspect).suffix
    raise NotChinese(f"{han:,} of {letters:,} letters are Chinese", where=source,
                     why="the text is in another language" if letters else "it holds no words",
                     todo="a string is read as text: for a file, pass pathlib.Path" if path else
                     "name a document in Chinese")
