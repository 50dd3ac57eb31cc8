"""The division that a document speaks for, as a code of GB/T 2260."""

from __future__ import annotations

import re

from luoshi.gazetteer import lookup, resolve

# Longest name with what stands above it: `阿坝藏族羌族自治州汶川县`
_LONGEST = 18
# What may stand before the place: `中共内江市委`, `2026年上海市政府工作报告`
_BEFORE = re.compile(r"(?:中国共产党|中共|政协|\d{4}年|[〇○二一零九八七六五四三]{4}年|\s)*")


def jurisdiction_of(issuer: str | None, title: str | None) -> str | None:
    """The code of the division that the issuer's name begins with, else of the first one that the title names.

    >>> jurisdiction_of("中共内江市委", None), jurisdiction_of("国务院", "关于推动发展的意见")
    ('511000', None)
    """
    for words, reach in ((issuer, 1), (title, 30)):
        code = _first_place(words.strip(), reach) if words else None
        if code:
            return code
    return None


def _first_place(words: str, reach: int) -> str | None:
    """The first place that begins among the first ``reach`` characters after what may stand before it."""
    before = _BEFORE.match(words)
    first = before.end() if before else 0
    for start in range(first, min(first + reach, len(words) - 1)):
        for end in range(min(len(words), start + _LONGEST), start + 1, -1):
            found = resolve(lookup(words[start:end]))
            if found:
                return found.code
    return None
