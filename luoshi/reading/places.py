"""The division that a document speaks for, as a code of GB/T 2260."""

from __future__ import annotations

import re

from luoshi.gazetteer import Candidate, by_name, lookup, resolve

# Longest name of one division: `积石山保安族东乡族撒拉族自治县`
_LONGEST = 15
# What may stand before the place: `中共内江市委`, `2026年上海市政府工作报告`
_CLASS = frozenset("省市县区州盟旗")
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
    """The place that ``words`` begin with; else, within ``reach``, one in full or a province."""
    before = _BEFORE.match(words)
    first = before.end() if before else 0
    end = _longest(words, first)
    if end:
        inner = _longest(words, end)
        found = resolve(lookup(words[first:inner])) if inner else None
        return _code(found or resolve(lookup(words[first:end])))
    return _inside(words[first : first + reach]) if reach > 1 else None


def _inside(words: str) -> str | None:
    for start in range(1, len(words) - 1):
        end = _longest(words, start) if _CLASS.intersection(words[start:]) else _province(words, start)
        code = _code(resolve(lookup(words[start:end]))) if end else None
        if code and (words[end - 1] in _CLASS or code.endswith("0000")):
            return code
    return None


def _province(words: str, start: int) -> int:
    """Where a province's short name that begins at ``start`` ends; 0 where none does."""
    return next((start + size for size in (3, 2) if by_name(words[start : start + size])), 0)


def _longest(words: str, start: int) -> int:
    """Where the longest name that begins at ``start`` ends; 0 where none does."""
    ends = range(min(len(words), start + _LONGEST), start + 1, -1)
    return next((end for end in ends if by_name(words[start:end])), 0)


def _code(found: Candidate | None) -> str | None:
    return found.code if found else None
