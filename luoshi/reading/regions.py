"""Stretches that are no prose of the document: what a web page, a newspaper or a registry put around it.

Lines are typed by the table `regions.tsv` and by their shape; where a line could be prose it stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from luoshi.models import Region, RegionType
from luoshi.reading.dates import DATE
from luoshi.reading.tables import table

# A line that the table or a shape may type; longer ones are prose.
SHORT = 120
_LONGEST_EXACT = 20
_MID_SENTENCE = frozenset("。;,、")
# Blanks of every width, and the dots that lists begin with
_BLANKS = (*range(9, 14), *range(28, 33), 0x85, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0xFEFF)
_EDGE = "".join(map(chr, _BLANKS)) + "·•"
_BARS = "| \t"


class Line(NamedTuple):
    """A line with something on it: ``[start, end)`` without blanks at its ends, and its folded words."""

    start: int
    end: int
    words: str


Starts = Mapping[str, Sequence[tuple[str, RegionType]]]


class Known(NamedTuple):
    """The table in the form that lines are looked up in."""

    exact: dict[str, RegionType]
    prefix: Mapping[str, Starts]
    part: re.Pattern[str]


# `——一、总体要求`, `(三)…`, `第二章`, `各位代表:`, `各区县人民政府,市政府各部门:`
_BODY = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十\d]{1,3}[章条编篇]"
)
_SALUTATION = re.compile(r"(?:各位|各|同志们|.{0,20}人民政府|.{0,30}[局委厅办部]).{0,150}:$|同志们[,!]|各位代表[,!]?$")
_PROSE_END = re.compile(r"[。;!?:][”」』)]?$")
_DATE_ENDS = frozenset("日号)]月0123456789")
_CJK = re.compile(r"[\u3400-\u9fff]")

# `首页 > 政务公开 > 政策文件`
_CRUMBS = re.compile(
    r"[^>»›。;]{1,20}(?:\s?(?:>+|»|›)\s?[^>»›。;]{1,40}){2,}$|.{0,12}(?:位置|首页).{0,6}(?:>|»|›)[^。;]*$"
)
# `| 指标 | 单位 | 2025年 |`, `指标 | 单位 | 2025年`: a row of a table, or a bar of links in a page's head
_ROW = re.compile(r"[^|]*\|[^|]*\||\|.*\||[^\t]*\t[^\t]*\t")
# `图1 空间布局图`, `表2-1 主要指标`, `附图3`
_CAPTION = re.compile(
    r"(?:图|附图|图表|表|附表)\s?\d{1,2}(?:[-—.]\d{1,2})?[\s:.、]?[^。;,]{0,40}$"
    r"|(?:图片|资料图|图为)[:说].{0,80}$|[▲▼][^,:;。]{1,40}$"
)
# `(梁严 摄)`, `本报记者 某某 摄`
_PHOTO = re.compile(r".{0,50}[^拍\s]\s?摄\)?。?$")
# `本报记者 某某`, `(记者 某某 通讯员 某某)`, `□ 本报记者`
_REPORTER = re.compile(
    r"[\[(【□■●]?\s?(?:本报|本网|本台|新华社|见习|特约|实习|全媒体|首席)*(?:记者|通讯员|评论员)"
    r"[\s:/][^。,;:]{2,30}[)\]】]?$"
)
# `2020-08-07 09:28`, `2020年10月26日 10阅读 来源:…`: stamps of a page
_STAMPED = re.compile(
    r"(?:来源|浏览|阅读|作者|点击|发布|字号|字体|编辑|访问|次|星期.|\d{1,2}:\d\d|[|:\d\[(【,-])"
)
_DATE_ONLY = re.compile(rf"[\[(]?(?:{DATE.pattern})[\])]?$")
# `……12`, `······ (3)`: an entry of a list of contents
_LEADER = re.compile(r".{1,60}(?:[.…·•⋯]\s?){3,}\s?[\d(（]{1,5}\)?$")


@lru_cache(maxsize=1)
def known() -> Known:
    """The table, once."""
    exact: dict[str, RegionType] = {}
    prefix: dict[str, dict[str, list[tuple[str, RegionType]]]] = {"prefix": {}, "head": {}, "foot": {}, "cut": {}}
    parts = []
    for row in table("regions"):
        words, how, kind = row["words"], row["how"], cast(RegionType, row["type"])
        if how in prefix:
            prefix[how].setdefault(words[0], []).append((words, kind))
        elif how == "part":
            parts.append(words)
        else:
            exact[words.replace(" ", "")] = kind
    return Known(exact, prefix, re.compile("|".join(map(re.escape, parts))))


def visible(folded: str, spans: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines of ``spans`` that hold more than blanks."""
    lines = []
    for start, end in spans:
        words = folded[start:end].rstrip(_EDGE)
        if words:
            bare = words.lstrip(_EDGE)
            if bare:
                lines.append(Line(start + len(words) - len(bare), start + len(words), bare))
    return lines


def is_body(words: str) -> bool:
    """Whether the document's own text has begun: a numbered heading, an address, or a paragraph."""
    if len(words) >= 40 and ("。" in words or _PROSE_END.search(words)):
        return True
    if len(words) >= 18 and ("。" in words[:-1] or words.count(",") > 1):
        return True  # a paragraph broken into short lines
    return bool(_BODY.match(words) or (len(words) <= SHORT and _SALUTATION.match(words)))


def is_prose(words: str) -> bool:
    """Whether a line reads as a sentence, for telling the last of the text from what a page hangs below it."""
    if len(words) <= SHORT and known().part.search(words):
        return False
    return len(words) >= 60 or (len(words) >= 12 and bool(_PROSE_END.search(words)) and not words.endswith(":"))


def type_of(words: str) -> RegionType | None:
    """The type that a line has wherever it stands; None for prose and for what depends on its place."""
    if len(words) > SHORT:
        return None
    if words[-1:] in _MID_SENTENCE:  # of the page's own lines only `抄送:…。` ends so
        return "signature" if _begins(words, known().prefix["prefix"]) == "signature" else None
    kind = _by_table(words.strip(_BARS)) or _by_shape(words)
    return kind or (None if _CJK.search(words) else "chrome")


def _by_table(words: str) -> RegionType | None:
    entries = known()
    if len(words) <= _LONGEST_EXACT:
        kind = entries.exact.get(words.replace(" ", ""))
        if kind:
            return kind
    kind = _begins(words, entries.prefix["prefix"])
    if kind and (kind == "signature" or ("。" not in words and (kind != "byline" or len(words) <= 40))):
        return kind
    return "chrome" if entries.part.search(words) else None


def _begins(words: str, starts: Starts) -> RegionType | None:
    """The type of the first entry that ``words`` begins with; entries are kept by their first character."""
    for start, kind in starts.get(words[:1], ()):
        if words.startswith(start):
            return kind
    return None


def _by_shape(words: str) -> RegionType | None:
    """Shapes cost more than words: they are tried only where a character that one of them needs is there."""
    if not _NEEDED.search(words):
        return None
    return next((kind for pattern, kind in _SHAPES if pattern.match(words)), None)


def by_place(words: str, place: str) -> RegionType | None:
    """The type of a line by the rows that hold only in the ``head`` or at the ``foot`` of a page."""
    kind = _begins(words.strip(_BARS), known().prefix[place]) if len(words) <= 80 else None
    if kind or place != "head":
        return kind
    return "source" if is_stamp(words) else "chrome" if _ROW.match(words) else None


def is_stamp(words: str) -> bool:
    """`2020-08-07 09:28 来源:…`: a date with nothing but what a page adds to it."""
    match = DATE.search(words[:60]) if len(words) <= 80 and "。" not in words else None
    if not match:
        return False
    rest = words[match.end() :].strip(" ])】")
    return not words[: match.start()].strip("[(【 ") and (not rest or bool(_STAMPED.match(rest)))


def is_date(words: str) -> bool:
    """A line that is a date and nothing else, as under a signature."""
    return len(words) <= 24 and words[-1:] in _DATE_ENDS and bool(_DATE_ONLY.match(words.replace(" ", "")))


_SHAPES: tuple[tuple[re.Pattern[str], RegionType], ...] = (
    (_CRUMBS, "chrome"), (_ROW, "table"), (_LEADER, "contents"), (_CAPTION, "caption"), (_PHOTO, "caption"),
    (_REPORTER, "byline"),
)
_NEEDED = re.compile(r"[>»›|\t….·•⋯▲▼摄]|^(?:图|附图|表|附表|资料)|记者|通讯员|评论员")


def merged(lines: Sequence[Line], types: Sequence[RegionType | None]) -> list[Region]:
    """Regions from typed lines; neighbours of one type are one region."""
    regions: list[Region] = []
    previous: RegionType | None = None
    for line, kind in zip(lines, types, strict=True):
        if kind and kind == previous:
            regions[-1] = Region(start=regions[-1].start, end=line.end, type=kind)
        elif kind:
            regions.append(Region(start=line.start, end=line.end, type=kind))
        previous = kind
    return regions

