"""PDF files with a text layer: pages to paragraphs, with page numbers and running lines kept and marked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

from luoshi.exceptions import BrokenFile, EncryptedFile, NoTextLayer, TooLarge, UnreadableFile
from luoshi.models import Notice, Region
from luoshi.reading.content import Content
from luoshi.reading.limits import Limits, within
from luoshi.reading.paragraphs import Layout, Page, Row, continues, furniture, layout, paragraph

_PROGRAM = Path(__file__).with_name("pages.py")
# The limit is on computing time; a process that waits for a busy machine gets more.
_PATIENCE = 4
# Characters without a meaning of their own: fonts that do not say which characters their shapes stand for.
_UNREADABLE_SHARE = 0.3
# Lost pieces, each a character at least, that a text can bear with a warning: a full stop alone on a line.
_UNSEEN_SHARE = 0.02


def read_pdf(data: bytes, where: str, limits: Limits) -> Content:
    """The text of a PDF file."""
    answer = _ask(data, where, limits)
    pages = [Page([Row(*row) for row in page["lines"]], page["bottom"], page["top"]) for page in answer["pages"]]
    _check_text(pages, sum(page["unseen"] for page in answer["pages"]), where)
    text = _Text(layout(row for page in pages for row in page.rows))
    for number, (page, marks) in enumerate(zip(pages, furniture(pages), strict=True), 1):
        text.add(page, marks)
        if not page.rows:
            text.note("page-without-text", f"page {number} has no text layer", number)
        if lost := answer["pages"][number - 1]["unseen"]:
            text.note("page-text-lost", f"{lost} characters of page {number} have no font and are left out", number)
    text.close()
    title = " ".join((answer["title"] or "").split())
    whole = "\n".join(text.lines)
    shown = title if title and "".join(title.split()) in "".join(whole[:1000].split()) else None
    return Content(whole, title=shown, regions=tuple(text.regions), notices=tuple(text.notices))


class _Text:
    """Collects paragraphs; what repeats on every page waits until the paragraph that it interrupts is complete."""

    def __init__(self, setting: Layout) -> None:
        self.lines: list[str] = []
        self.regions: list[Region] = []
        self.notices: list[Notice] = []
        self._setting = setting
        self._open: list[str] = []
        self._last: Row | None = None
        self._waiting: list[str] = []
        self._offset = 0

    def add(self, page: Page, marks: set[int]) -> None:
        """The next page."""
        turned = True
        for place, row in enumerate(page.rows):
            if place in marks:
                self._waiting.append(row.text)
                continue
            if self._last is None or not continues(self._last, row, self._setting, turned=turned):
                self.close()
            self._open.append(row.text)
            self._last, turned = row, False

    def close(self) -> None:
        """End the open paragraph, and let out what has been waiting for it."""
        if self._open:
            self._line(paragraph(self._open))
            self._open = []
        for text in self._waiting:
            self.regions.append(Region(start=self._offset, end=self._offset + len(text), type="chrome"))
            self._line(text)
        self._waiting = []
        self._last = None

    def _line(self, text: str) -> None:
        self.lines.append(text)
        self._offset += len(text) + 1

    def note(self, code: str, message: str, number: int) -> None:
        """A warning on a page, at the place that the text has reached."""
        place = max(self._offset - 1, 0)
        self.notices.append(Notice(code=code, message=message, start=place, end=place, data={"page": str(number)}))


def _ask(data: bytes, where: str, limits: Limits) -> dict[str, Any]:
    """The lines of all pages, from a process that can be stopped."""
    command = [sys.executable, "-P", str(_PROGRAM), *map(str, (limits.pages, limits.seconds, limits.memory))]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, check=False,
                              timeout=_PATIENCE * limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise _exhausted(where, limits) from error
    except OSError as error:
        raise UnreadableFile("the program that reads PDF files cannot be started", where=where, why=str(error),
                             todo="check that Python may start processes here") from error
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _exhausted(where, limits)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise (ModuleNotFoundError if last.startswith("ModuleNotFoundError") else RuntimeError)(last)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        _refuse(answer, where, limits)
    return answer


def _exhausted(where: str, limits: Limits) -> TooLarge:
    return TooLarge(
        f"reading the PDF took more than {limits.seconds} s or {limits.memory:,} bytes of memory, or broke the engine",
        where=where, why="the file is very large, damaged or hostile",
        todo="if you trust it, read it with higher Limits(seconds=..., memory=...), or save it again as PDF",
    )


def _refuse(answer: dict[str, Any], where: str, limits: Limits) -> NoReturn:
    if answer["error"] == "password":
        raise EncryptedFile("the PDF is protected by a password", where=where, todo="save it without one")
    if answer["error"] == "pages":
        within(answer["count"], "pages", limits, where, "the number of pages")
    raise BrokenFile("the PDF is damaged", where=where, why=answer.get("detail", ""), todo="get a complete copy")


def _check_text(pages: list[Page], unseen: int, where: str) -> None:
    text = "".join(row.text for page in pages for row in page.rows)
    if unseen > _UNSEEN_SHARE * len(text):
        raise NoTextLayer(
            f"{unseen:,} pieces of the PDF's text cannot be read", where=where,
            why="the fonts they are drawn in are neither in the file nor on this computer",
            todo="save the PDF again with its fonts embedded, or install Chinese fonts",
        )
    unreadable = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    if not text:
        raise NoTextLayer(f"the PDF has {len(pages):,} pages and no text", where=where, why="its pages are images",
                          todo="run character recognition (OCR) on it, or get the original text")
    if unreadable > _UNREADABLE_SHARE * len(text):
        raise NoTextLayer("the PDF's text cannot be told from its shapes", where=where,
                          why="its fonts do not say which characters they draw",
                          todo="run character recognition (OCR) on it, or get the original text")
