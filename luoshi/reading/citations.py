"""Cited documents, their numbers, and whether their issuer ranks above the citing one."""

from __future__ import annotations

import re

from luoshi.models import Citation, Quote
from luoshi.reading.genre import kind_word

# `《关于深化改革的意见》(川委发〔2020〕12号)`
_CITED = re.compile(r"《([^《》\n]{3,100})》(?:\s?\(([^()\n]{0,20}(?:\([12]\d{3}\))?[^()\n]{1,20}号)[^()\n]{0,12}\))?")

# Ranks: 4 the centre, 3 provinces, 2 cities, 1 counties, 0 unknown.
_CENTRE = re.compile(
    r"(?:中共中央|中央|国务院|全国|国家|中华人民共和国|最高人民|[\u4e00-\u9fff]{2,6}部(?:、|关于|办公厅|等)|财政部|国发|国办|国函|中发|中办|国令)"
)
_PROVINCE = re.compile(
    r".{0,8}?(?:省|自治区|内蒙古|广西|西藏|宁夏|新疆|北京市|天津市|上海市|重庆市|北京|天津|上海|重庆)"
    r"|[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新](?:委|府|政|办|发|党|人)"
)
_CITY = re.compile(r".{1,8}?(?:市|自治州|州|盟|地区)|市")
_COUNTY = re.compile(r".{1,8}?(?:县|区|旗|镇|乡)|[县区]")


def citations_of(text: str, folded: str, title: Quote | None, issuer: str, number: str) -> tuple[Citation, ...]:
    """Every cited document once, where it is first named in full."""
    own_rank = rank_of(issuer) or rank_of(number)
    own_title = title.text if title else ""
    found: dict[str, Citation] = {}
    for match in _CITED.finditer(folded):
        name, cited = match[1], match[2]
        if not kind_word(name) or len(name) < 4 or name in own_title or _numbered(found.get(name), cited):
            continue
        start, end = match.span()
        found[name] = Citation(
            start=start, end=end, text=text[start:end],
            title=text[match.start(1) : match.end(1)],
            number=text[match.start(2) : match.end(2)] if cited else None,
            superior=_superior(name, cited, text[max(0, start - 12) : start], own_rank),
        )
    return tuple(found.values())


def _numbered(before: Citation | None, cited: str | None) -> bool:
    return before is not None and (before.number is not None or not cited)


def _superior(name: str, number: str | None, before: str, own: int) -> bool:
    rank = rank_of(name) or rank_of(number or "") or (4 if _national_law(name) else 0)
    return rank > own > 0 or (own == 0 and rank == 4)


def _national_law(name: str) -> bool:
    return name.endswith("法") and not name.endswith("办法") and not _PROVINCE.match(name) and not _CITY.match(name)


def rank_of(words: str) -> int:
    """The rank of the organ that a title, an issuer or a document number begins with; 0 where it names none.

    >>> rank_of("国务院关于…的意见"), rank_of("中共四川省委关于…"), rank_of("内江市人民政府"), rank_of("川委发")
    (4, 3, 2, 3)
    """
    words = words.removeprefix("中共").removeprefix("中国共产党") if not words.startswith("中共中央") else words
    words = words[: words.find("关于")] if "关于" in words else words[:14]
    for rank, pattern in ((4, _CENTRE), (3, _PROVINCE), (1, _COUNTY), (2, _CITY)):
        match = pattern.match(words)
        if match:
            return rank if rank != 1 or "市" not in match[0][:-1] or match[0].endswith(("县", "区")) else 2
    return 0
