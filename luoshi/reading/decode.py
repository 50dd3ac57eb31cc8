"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte order mark, GB18030 (and so GBK and GB2312).

Nothing is replaced or skipped: bytes that do not decode are an error that says where they stand.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from luoshi.exceptions import UnknownEncoding

# Longest first: the UTF-32 mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HAN = re.compile(r"[\u3400-\u9fff]")
# A damaged UTF-8 file is still mostly sound: one bad place in twenty.
_DAMAGED = 20
# Real GB18030 text measures 0.8 to 1.0; Big5, EUC-KR and noise read as GB18030 stay under 0.55.
_REAL = 0.7
_SAMPLE = 1 << 20
_CERTAIN = 8


def decode(data: bytes, where: str) -> str:
    """The text of ``data``; raises UnknownEncoding with the first byte that does not fit."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error, where)
    if not _HAN.search(text) and _mostly_wide(data) and _everyday(data) > _REAL:
        return _gb18030(data, where)  # a few words of GBK can be sound UTF-8 by chance
    return text


def _marked(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _damaged(data, error, name.removesuffix("-sig").upper(), where) from error


def _legacy(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    """Text that is no UTF-8: GB18030 if it looks like it, else an error on the encoding that comes nearest."""
    if _begins_as_utf8(data[: error.start]) or _mostly_utf8(data):
        raise _damaged(data, error, "UTF-8", where) from error
    if _everyday(data) <= _REAL:
        raise UnknownEncoding(
            f"the encoding is unknown (byte {error.start:,} is not UTF-8, and as GB18030 the text is no Chinese)",
            where=where, why="it may be Big5 or a binary file",
            todo="open it in an editor and save it as UTF-8",
        ) from error
    return _gb18030(data, where)


def _gb18030(data: bytes, where: str) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _damaged(data, error, "GB18030", where) from error


def _damaged(data: bytes, error: UnicodeDecodeError, name: str, where: str) -> UnknownEncoding:
    line = data.count(b"\n", 0, error.start) + 1
    bad = data[error.start : error.start + 4].hex(" ")
    cut = error.end >= len(data)
    return UnknownEncoding(
        f"byte {error.start:,} in line {line:,} (hex {bad}) is not {name}, as the rest of the text is",
        where=where,
        why="the file ends inside a character" if cut else "two encodings are mixed in one file, or it was damaged",
        todo="get a complete copy" if cut else "correct that place in an editor and save the file as UTF-8",
    )


def _begins_as_utf8(sound: bytes) -> bool:
    """True where enough Chinese precedes the first bad byte: no other encoding gives that by chance."""
    return len(_HAN.findall(sound[:_SAMPLE].decode("utf-8", "ignore"))) >= _CERTAIN


def _mostly_utf8(data: bytes) -> bool:
    """True where the bytes are UTF-8 but for a few places."""
    sound = data[:_SAMPLE].decode("utf-8", "replace")
    wide = sum(1 for char in sound if char >= "\u0800")
    return bool(_HAN.search(sound)) and sound.count("\ufffd") * _DAMAGED <= wide


def _mostly_wide(data: bytes) -> bool:
    """True where more than half of the bytes are no ASCII, as in Chinese but not in French."""
    return 2 * len(data[:_SAMPLE].translate(None, bytes(range(128)))) > len(data[:_SAMPLE])


def _everyday(data: bytes) -> float:
    """The share of everyday characters among those that are no ASCII, with the bytes read as GB18030."""
    wide = [char for char in data[:_SAMPLE].decode("gb18030", "replace") if char > "\x7f"]
    everyday = _everyday_characters()
    return sum(char in everyday for char in wide) / len(wide) if wide else 0.0


@lru_cache(maxsize=1)
def _everyday_characters() -> frozenset[str]:
    """The first levels of GB 2312 and Big5: everyday simplified and traditional characters, and punctuation."""
    simplified = (bytes((row, cell)) for row in (0xA1, 0xA3, *range(0xB0, 0xD8)) for cell in range(0xA1, 0xFF))
    traditional = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return frozenset(
        "".join(code.decode("gb2312", "ignore") for code in simplified)
        + "".join(code.decode("big5", "ignore") for code in traditional)
    )
