"""Numbering marks: where a heading, an article or an item may begin, and which number it bears.

A mark is only a candidate. Whether it opens a section is decided by `luoshi.reading.headings`, which sees the whole
sequence; here each form is recognised by its own words and its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from luoshi.models import Level

_CN = "[一二三四五六七八九十百零〇]"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Form(NamedTuple):
    """A way of numbering: its level in the guide, and its depth where several are nested."""

    name: str
    level: Level
    depth: int


class Mark(NamedTuple):
    """A candidate; ``first`` where only blanks stand before it on its line, ``line`` counts lines from 0."""

    form: Form
    value: int
    start: int
    end: int
    first: bool
    line: int


_FORMS = (
    Form("part", "part", 0),  # 第一编 第二部分
    Form("chapter", "chapter", 1),  # 第一章
    Form("division", "article", 2),  # 第一节
    Form("rule", "article", 3),  # 第三条
    Form("list", "chapter", 4),  # 一、
    Form("paren", "article", 5),  # (一) ㈠
    Form("box", "item", 6),  # 专栏1
    Form("digit", "item", 7),  # 1. 1、 ⒈
    Form("bare", "item", 7),  # 1突破核心技术
    Form("decimal", "item", 8),  # 1.1 编制目的
    Form("decimal3", "item", 9),  # 1.1.1 应急预案
    Form("decimal4", "item", 10),  # 1.1.1.1 分级
    Form("pdigit", "item", 11),  # (1) 1) ⑴
    Form("circle", "item", 12),  # ①
    Form("dash", "item", 13),  # ——
    Form("is", "item", 14),  # 一是
    Form("must", "item", 14),  # 一要
    Form("ordinal", "item", 14),  # 第一, 其二,
)
FORMS = {form.name: form for form in _FORMS}

# What may stand directly before a mark: the end of a sentence or of a bracket, a blank, a sign of a marked-up line.
_BEFORE = r"[\s。;:!?,)\]”’』】>|#*…]"
# `(一)(二)项`, `第(一)、(二)款`: numbers that are cited, not borne.
_CITED = r"(?!\s?(?:[,;)。(至和或与]|、\s?\(|项|款|目))"
_MARKS = re.compile(
    _BEFORE
    + r"(?=[第其专(\d一二三四五六七八九十百零〇①-⑳⑴-⒛㈠-㈩—─-])(?:"
    # `第一编`, `第二部分`, `第三章`, `第4条`, `第三条之一`
    + rf"(?P<nth>第\s?(?P<nth_n>{_CN}{{1,6}}|\d{{1,3}})\s?(?P<nth_u>编|篇|部分|章|节|条)(?:之[一二三四五六七八九十])?)"
    # `一、`, `十二 、`, `三.`; not the first of `一、二、三产业`
    + rf"|(?P<list>(?P<list_n>{_CN}{{1,4}})\s?[、.](?!\s*(?:{_CN}+(?:[、,]|次产|产业|级)|[、。,])))"
    # `(一)`, `( 二 )`; `(三)、`
    + rf"|(?P<paren>\(\s?(?P<paren_n>{_CN}{{1,4}})\s?\){_CITED}、?)"
    # `(1)`, `( 12 )`
    + rf"|(?P<pdigit>\(\s?(?P<pdigit_n>\d{{1,2}})\s?\){_CITED})"
    # `1.1 编制目的`, `2.3.1响应`; not `1.5万`, `3.2%`
    + r"|(?P<decimal>(?P<decimal_n>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.(?!\d)|\s+|(?=[\u4e00-\u9fff]))"
      r"(?=[\u4e00-\u9fff《“(])(?![万亿元个公平吨倍百千年月日周岁人户米]))"
    # `1.`, `1、`, `12.`, and a private character where a font drew the stop; not `1.5`
    + r"|(?P<digit>(?P<digit_n>\d{1,2})\s?[.、\ue000-\uf8ff](?!\s*[\d、,.;。:%)])(?!\s*$))"
    # `1)`
    + r"|(?P<half>(?P<half_n>\d{1,2})\)(?!\s*[、,;。)]))"
    # `1突破`: no stop at all; not `11条`, `3个月`, `2020年`
    + r"|(?P<bare>(?P<bare_n>[1-9]\d?)\s{0,2}(?=[\u4e00-\u9fff《“])"
      r"(?![年月日号时分个项条家万亿元人名所次届天周岁级类种大是千百多余余度倍户公平米吨处座楼路届小]))"
    # `①`, `⑵`, `⒊`, `㈣`
    + r"|(?P<circle>[①-⑳⑴-⒛㈠-㈩])"
    # `——建设`, `--建设`; not a range or a rule of dashes
    + r"|(?P<dash>(?:—{1,3}|─{2,3}|--)(?=[^\s—─\-\d]))"
    # `一是完善`, `二要抓好`; not `一要求`, `要点`
    + r"|(?P<is>(?P<is_n>[一二三四五六七八九十]{1,2})(?:是|要)(?![求素点闻件])(?=[^\s,。;]))"
    # `第一,`, `其二、`; not `第一、第二产业`, `第一、二、三产业`
    + r"|(?P<ordinal>(?:第|其)(?P<ordinal_n>[一二三四五六七八九十]{1,2})[,、](?=\S)"
      r"(?!第|其|[一二三四五六七八九十]+[、次产级]))"
    # `专栏1`, `专栏 二:`
    + r"|(?P<box>专栏\s?(?P<box_n>\d{1,2}|[一二三四五六七八九十]{1,3})(?=[\s:、.]|[\u4e00-\u9fff]))"
    + ")"
)
# `总体要求(一)指导思想`, `附则第九条 本办法…`: no sentence and no blank before the mark, since a line break was lost
_GLUED = (
    re.compile(r"\(一\)" + _CITED),
    re.compile(rf"第(?P<nth_n>{_CN}{{1,5}})(?P<nth_u>[章节条])(?=\s)"),
)
_STOPS = re.compile(_BEFORE)
_UNITS = {"编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "division", "条": "rule"}
_DECIMALS = {2: "decimal", 3: "decimal3", 4: "decimal4"}
# What may precede a mark on its line so that the mark still stands first.
_LEAD_IN = re.compile(r"[\s#*>|]*")


@lru_cache(maxsize=1024)
def number(words: str) -> int:
    """The value of Chinese or Arabic numerals up to 999; 0 where the words are none.

    >>> number("二十三"), number("12"), number("一百零五"), number("二〇")
    (23, 12, 105, 20)
    """
    if words.isascii():
        return int(words)
    if "十" not in words and "百" not in words:
        return int("".join(str(_DIGITS[char]) for char in words))
    total = digit = 0
    for char in words:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def find(folded: str, lines: Sequence[tuple[int, int]]) -> list[Mark]:
    """All candidates in the order of the text; ``lines`` are the ``[start, end)`` of the text's lines."""
    starts = [start for start, _ in lines]
    marks: list[Mark] = []
    # The very first character has nothing before it that the pattern could match.
    opening = _MARKS.match("\n" + folded[:40])
    if opening:
        name = opening.lastgroup or ""
        form, value = _read(name, opening)
        marks.append(Mark(form, value, 0, opening.end(name) - 1, True, 0))
    line, last = 0, len(starts) - 1
    for match in _MARKS.finditer(folded):
        name = match.lastgroup or ""
        form, value = _read(name, match)
        start = match.start() + 1
        if line < last and starts[line + 1] <= start:
            line = bisect_right(starts, start, line + 1) - 1
        first = starts[line] == start or _leads_in(folded, starts[line], start)
        marks.append(Mark(form, value, start, match.end(name), first, line))
    glued = [_glued(match, starts) for pattern in _GLUED for match in pattern.finditer(folded)
             if match.start() and not _STOPS.match(folded, match.start() - 1)]
    return sorted(marks + glued, key=lambda mark: mark.start) if glued else marks


def _glued(match: re.Match[str], starts: list[int]) -> Mark:
    words = match.groupdict()
    form = FORMS[_UNITS[words["nth_u"]]] if words else FORMS["paren"]
    start, end = match.span()
    return Mark(form, number(words["nth_n"]) if words else 1, start, end, False, bisect_right(starts, start) - 1)


def _leads_in(folded: str, line: int, start: int) -> bool:
    """Whether only blanks, or the signs of a marked-up line, stand between the line's beginning and the mark."""
    match = _LEAD_IN.match(folded, line, start)
    return match is not None and match.end() == start


def _read(name: str, match: re.Match[str]) -> tuple[Form, int]:
    if name == "circle":
        return _circle(match["circle"])
    if name == "dash":
        return FORMS["dash"], 0
    if name == "decimal":
        parts = match["decimal_n"].split(".")
        return FORMS[_DECIMALS[len(parts)]], int(parts[-1])
    value = number(match[f"{name}_n"])
    if name == "is":
        return FORMS["is" if match["is"].endswith("是") else "must"], value
    if name == "nth":
        return FORMS[_UNITS[match["nth_u"]]], value
    return FORMS["pdigit" if name == "half" else name], value


@lru_cache(maxsize=64)
def _circle(char: str) -> tuple[Form, int]:
    for first, name in (("①", "circle"), ("⑴", "pdigit"), ("⒈", "digit"), ("㈠", "paren")):
        if 0 <= ord(char) - ord(first) < 20:
            return FORMS[name], ord(char) - ord(first) + 1
    return FORMS["circle"], 0
