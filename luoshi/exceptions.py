"""Every error of the library, in one tree.

::

    LuoshiError
    ├── ReadError                 a source could not be read
    │   ├── UnreadableFile        missing, no permission, not a regular file
    │   ├── UnknownFormat         no reader knows this kind of file
    │   ├── UnknownEncoding       the bytes are no UTF-8 and no GB18030 text
    │   ├── BrokenFile            the container is damaged (docx, pdf, html)
    │   ├── EncryptedFile         a password is needed
    │   ├── NoTextLayer           a PDF made of images only
    │   ├── EmptyText             nothing to read after decoding
    │   ├── NotChinese            hardly any Chinese character in the text
    │   └── TooLarge              over a size limit, or a container that unpacks to more than its limit
    ├── LexiconError              a lexicon table has a bad row
    └── FormatError               a record does not follow the published schema

A message says what happened, where, why, and what to do next.
"""

from __future__ import annotations


class LuoshiError(Exception):
    """Base of all errors raised on purpose; carries the four parts of its message.

    Args:
        what: what happened, one clause.
        where: the file, line or quoted words that it concerns; empty where there is none.
        why: the cause, as far as it is known.
        todo: what the user can do next.
    """

    def __init__(self, what: str, *, where: str = "", why: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.why = why
        self.todo = todo
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        parts = [head, self.why, self.todo]
        return "; ".join(part.rstrip(".;。；") for part in parts if part) + "."

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling that worker processes use.
        return (_rebuild, (type(self), self.what, self.where, self.why, self.todo))


def _rebuild(kind: type[LuoshiError], what: str, where: str, why: str, todo: str) -> LuoshiError:
    return kind(what, where=where, why=why, todo=todo)


class ReadError(LuoshiError):
    """A source could not be read; see the subclasses for the cause."""


class UnreadableFile(ReadError):
    """The file is missing, is not a regular file or may not be opened."""


class UnknownFormat(ReadError):
    """No reader knows this kind of file."""


class UnknownEncoding(ReadError):
    """The bytes are neither UTF-8 nor GB18030 text."""


class BrokenFile(ReadError):
    """The container (docx, pdf, html, JSON lines) is damaged."""


class EncryptedFile(ReadError):
    """The file can be opened with a password only."""


class NoTextLayer(ReadError):
    """The PDF holds page images without text."""


class EmptyText(ReadError):
    """Nothing is left to read after decoding."""


class NotChinese(ReadError):
    """The text has hardly any Chinese characters."""


class TooLarge(ReadError):
    """The file, or what it unpacks to, is over the limit."""


class LexiconError(LuoshiError):
    """A row of a lexicon table is not usable."""


class FormatError(LuoshiError):
    """A record does not follow the published schema."""
