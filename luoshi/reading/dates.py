"""Dates as documents write them: digits, Chinese numerals, web stamps, and lines that broke in the middle."""

from __future__ import annotations

import re

from luoshi.models import Dated

_D = r"[0-9OolI]"
_ZERO = "〇○零OＯ0Ο◯"
_CN = f"[{_ZERO}一二三四五六七八九]"
_CN_N = "[一二三四五六七八九十]{1,3}"
# `2020年7月30日`, `2020 年 10 月`, `２０２０年７月` after folding, `2O2O年l月` from a scanner.
_ARABIC = rf"(?P<y>[12lI]{_D}{{3}})\s?年\s?(?P<m>{_D}{{1,2}})\s?月(?:\s?(?P<d>{_D}{{1,2}})\s?[日号])?"
# `二○二○年七月三十日`, `二〇二一年五月`
_CHINESE = rf"(?P<cy>[一二]{_CN}{{3}})\s?年\s?(?P<cm>{_CN_N})\s?月(?:\s?(?P<cd>{_CN_N})\s?[日号])?"
# `2020-08-07`, `2020/8/7`, `2020.08.07`
_STAMP = r"(?<!\d)(?P<sy>(?:19|20)\d\d)(?P<sep>[-/.])(?P<sm>\d{1,2})(?P=sep)(?P<sd>\d{1,2})(?!\d)"
# `2020`, blank line, `08/05`: a page that sets year and day apart
_BROKEN = r"(?<!\d)(?P<by>(?:19|20)\d\d)[ \t]*\n\s*(?P<bm>\d{1,2})[/.-](?P<bd>\d{1,2})(?!\d)"
DATE = re.compile(f"{_ARABIC}|{_CHINESE}|{_STAMP}|{_BROKEN}")
_LIKE = str.maketrans("OolI", "0011")


def find_date(text: str, folded: str, start: int, end: int) -> Dated | None:
    """The first date in ``[start, end)``; impossible ones (``2020-19-40``) are passed over."""
    for match in DATE.finditer(folded, start, end):
        iso = iso_date(match)
        if iso:
            return Dated(start=match.start(), end=match.end(), text=text[match.start() : match.end()], date=iso)
    return None


def iso_date(match: re.Match[str]) -> str:
    """ISO 8601 form of a match of ``DATE``; empty where no such day can be."""
    groups = match.groupdict()
    for prefix in ("", "s", "b"):
        if groups[f"{prefix}y"]:
            year, month, day = (_arabic(groups[prefix + part]) for part in "ymd")
            return _checked(year, month, day)
    return _checked(_chinese_year(groups["cy"]), _chinese(groups["cm"]), _chinese(groups["cd"]))


_ABSENT = -1


def _checked(year: int, month: int, day: int) -> str:
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and (day == _ABSENT or 1 <= day <= 31)):
        return ""
    return f"{year}-{month:02}" + ("" if day == _ABSENT else f"-{day:02}")


def _arabic(words: str | None) -> int:
    return int(words.translate(_LIKE)) if words else _ABSENT


def _chinese_year(words: str) -> int:
    return int("".join("0" if char in _ZERO else str("一二三四五六七八九".index(char) + 1) for char in words))


def _chinese(words: str | None) -> int:
    """1 to 99; 0 where the numerals are no number (`十十`)."""
    if not words:
        return _ABSENT
    tens, ten, units = words.rpartition("十")
    if "十" in tens or len(tens) > 1 or len(units) > 1:
        return 0
    value = 10 * ("零一二三四五六七八九".index(tens) if tens else 1) if ten else 0
    return value + ("零一二三四五六七八九".index(units) if units else 0)
