"""The lines of a PDF's pages with their places, as one JSON value on standard output.

Run as a program by ``luoshi.reading.pdf``: a hostile PDF can keep the PDF engine busy for hours, fill the memory or
crash it, and only a process of its own can be stopped. So this file imports nothing of the library.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

# A space that the engine saw between two characters which stand close: justified text, not a space in the file.
_INNER_SPACE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ ](?=[\u2e80-\u9fff\uff00-\uffef])")
_CLOSE = 0.7
# Soft hyphens at line ends come out as these.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_CONTROLS: dict[int, str | None] = dict.fromkeys(range(32)) | _HYPHENS | {9: " "}
_PASSWORD = 4
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


def main() -> None:
    """Read a PDF from standard input; the arguments are the limits: pages, seconds, bytes of memory."""
    pages, seconds, memory = map(int, sys.argv[1:4])
    _bound(seconds, memory)
    data = sys.stdin.buffer.read()
    json.dump(_document(data, pages), sys.stdout)


def _bound(seconds: int, memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limits on this system: the caller has a timer
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _document(data: bytes, limit: int) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if error.err_code == _PASSWORD else "damaged", "detail": str(error)}
    if count > limit:
        return {"error": "pages", "count": count}
    pages = []
    for number in range(count):
        try:
            pages.append(_page(document, number))
        except pypdfium2.PdfiumError as error:
            return {"error": "damaged", "detail": f"page {number + 1}: {error}"}
    return {"title": document.get_metadata_value("Title"), "pages": pages}


def _page(document: Any, number: int) -> dict[str, Any]:
    from pypdfium2 import raw

    page = document[number]
    _, bottom, _, top = page.get_bbox()
    text = page.get_textpage()
    lines = list(_lines(text))
    drawn = (raw.FPDFPage_GetObject(page, place) for place in range(raw.FPDFPage_CountObjects(page)))
    unseen = sum(_unseen(item) for item in drawn if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT)
    text.close()
    page.close()
    return {"bottom": bottom, "top": top, "lines": lines, "unseen": unseen}


def _unseen(item: Any) -> bool:
    """True for an object without width in a font that is not in the file.

    The engine leaves such a piece out of the text and says nothing: a single character for which the machine has no
    font. Single spaces have no width either, but those of embedded fonts are told apart by that.
    """
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    refs = map(ctypes.byref, (left, bottom, right, top))
    if not raw.FPDFPageObj_GetBounds(item, *refs) or left.value != right.value:
        return False
    font = raw.FPDFTextObj_GetFont(item)
    return bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 0


def _lines(page: Any) -> Iterator[list[Any]]:
    """``[text, left, bottom, right, top]`` of every line that shows something."""
    unit = 0
    for line in page.get_text_range(errors="surrogatepass").split("\r\n"):
        start = unit
        unit += len(line.encode("utf-16-le", "surrogatepass")) // 2 + 2
        if not line.strip():
            continue
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1
        left, right = _box(page, first) or _NOWHERE, _box(page, last) or _NOWHERE
        text = _tight(page, line, start).translate(_CONTROLS).strip()
        if text:
            yield [text, left[0], min(left[1], right[1]), right[2], max(left[3], right[3])]


def _tight(page: Any, line: str, start: int) -> str:
    """The line without the spaces that the engine made up inside justified text."""
    from pypdfium2 import raw

    kept: list[str] = []
    done = 0
    for match in _INNER_SPACE.finditer(line) if max(line) < "\U00010000" else ():
        index = raw.FPDFText_GetCharIndexFromTextIndex(page, start + match.start())
        before, after = _box(page, start + match.start() - 1), _box(page, start + match.end())
        if not before or not after or raw.FPDFText_IsGenerated(page, index) != 1:
            continue
        if after[0] - before[2] < _CLOSE * (before[2] - before[0]):
            kept.append(line[done : match.start()])
            done = match.end()
    return "".join(kept) + line[done:]


def _box(page: Any, unit: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of the character at a place of the page's text."""
    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexFromTextIndex(page, unit)
    rectangle = raw.FS_RECTF()
    if index < 0 or not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rectangle)):
        return None
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


if __name__ == "__main__":
    main()
