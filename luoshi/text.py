"""Canonical text: spans, hashing, and a comparison form that keeps every offset."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from luoshi.exceptions import LuoshiError


class Span(NamedTuple):
    """``[start, end)`` in code points of the canonical text."""

    start: int
    end: int

    @classmethod
    def of(cls, start: int, end: int) -> Span:
        """A checked span; raises LuoshiError where it is empty or reversed."""
        if not 0 <= start < end:
            raise LuoshiError(f"a span must have 0 <= start < end, not [{start}, {end})")
        return cls(start, end)


def canonical(text: str) -> str:
    """The text as decoded with ``\\r\\n`` and lone ``\\r`` read as ``\\n``; nothing else is changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 form, lone surrogates kept, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# One character to one character, so that an offset in the folded text is an offset in the original.
_COMMON = (("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("　", " "), ("\xa0", " "), ("％", "%"))
# `３００ＭＷ`, `！`, `－`: any other full-width form, or a radical that a PDF put in a character's place.
# A lone surrogate, which is no character and which no matcher takes, stands as the replacement character.
_WIDE = re.compile(r"[\uff01-\uff5e\u2f00-\u2fd5\ud800-\udfff]")


def fold(text: str) -> str:
    """Half-width form of the same length: ``fold(t)[i]`` stands for ``t[i]``.

    Only ASCII variants, the ideographic and no-break space and Kangxi radicals change; `、`, `。`, quotation marks and
    dashes stay.
    """
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    return _WIDE.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    if char >= "\uff01":
        return chr(ord(char) - 0xFEE0)
    import unicodedata  # only texts with radicals pay for it

    return unicodedata.normalize("NFKC", char)
