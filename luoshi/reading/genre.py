"""The genre of a document, by the last word of its title or, without one, by how its text presents itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast, get_args

from luoshi.models import Genre
from luoshi.reading.tables import table

# `(试行)`, `(2020年修正)`, `(征求意见稿)`: what follows the last word of a title
_TAIL = r"(?:[(（【〔][^()（）]{0,40}[)）】〕]|[》”\s]|全文)*$"
_PASSED_ON = re.compile(
    r"(?:印发|转发|批转|发布|公布|下达|颁布|颁发|通过)(?P<what>.+?)的?(?:通知|函|公告|通告|决定|决议|令)" + _TAIL
)
_AMENDING = re.compile(r"(?:修改|废止|修正|暂时调整).*(?:条例|办法|规定|法|法规|规章)[》”]?.*决定" + _TAIL)
# How a text names its own kind: `现提出如下意见`, `作出如下决定`, `制定本方案`, `向大会报告工作`
_REPORTS = re.compile(
    r"向(?:大会|.{2,20}会议|.{2,30}代表大会).{0,4}(?:报告|作).{0,8}(?:工作|审议|报告)|向大会.{0,6}报告|作(?:政府|政治)?工作报告"
    r"|\d{4}年(?:政府)?工作回顾"
)
_ITSELF = re.compile(
    r"(?:(?:提出|制定|形成)(?:了)?(?:以下|如下)(?:[^,。]{0,6}))(?P<said>意见|措施|方案|计划|政策)"
    r"|(?:作出|做出)(?:以下|如下|本)(?P<decided>决定|决议)"
    r"|(?:制定|制订|编制|出台)(?:本|此|了本)[^,。;]{0,12}?(?P<made>意见|方案|规划|纲要|计划|措施|要点|条例|办法|规定|细则|规则)"
)
# `央视网消息(新闻联播):`, `新华社北京1月2日电`, `本报讯 记者…`
DATELINE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}(?:网|社|报|台)消息|本[报网台刊]讯|(?:新华社|中新社|中新网|人民网)[^。,;]{2,12}日[电讯])"
    r"\s?(?:\([^()\n]{1,30}\))?\s?[::]?"
)
# `最高人民法院关于审理…案件若干问题的解释`: what a court lays down is law, whatever its last word.
_COURT = re.compile(r"最高人民(?:法院|检察院)")
_NEWS = re.compile(r"记者(?:从|获悉|了解到|采访)|(?:近日|日前|昨日|今日|\d{1,2}日),")


@lru_cache(maxsize=1)
def _words() -> dict[str, Genre]:
    return {row["words"]: cast(Genre, row["genre"]) for row in table("genres")}


@lru_cache(maxsize=4096)
def kind_word(title: str) -> str:
    """The word that says what kind of document a title names (`意见`); empty where it names none.

    >>> kind_word("关于加快数字经济发展的实施意见(试行)"), kind_word("双城经济圈建设稳步推进")
    ('意见', '')
    """
    bare = _without_tail(title)
    if title.count("《") > title.count("》"):
        return ""
    return next((bare[-size:] for size in (3, 2, 1) if bare[-size:] in _words()), "")


def _without_tail(title: str) -> str:
    """The title without `(试行)`, `》`, `全文` and other marks behind its last word."""
    while True:
        bare = title.rstrip(" \t\n》”").removesuffix("全文")
        opening = max(bare.rfind(char) for char in "(（【〔") if bare.endswith((")", "）", "】", "〕")) else -1
        bare = bare[:opening] if opening > 0 else bare
        if bare == title:
            return bare
        title = bare


def named(genre: str | None) -> Genre:
    """A genre by its English name (`plan`) or a Chinese word for it (`规划`); `other` where it is neither."""
    if genre in get_args(Genre):
        return cast(Genre, genre)
    return _words().get(kind_word(genre or ""), "other")


def genre_of(title: str | None, opening: str, news: bool) -> Genre:
    """The genre by ``title``, else by ``opening``, the first paragraphs; ``news`` where reporters sign the page."""
    if DATELINE.match(opening.lstrip()):
        return "news"
    if title and _COURT.match(title):
        return "statute"
    by_title = _by_title(title) if title else None
    if by_title and by_title != "other":
        return by_title
    by_text = _by_text(opening)
    if by_text and (not title or not by_title):
        return by_text
    if by_title is None and (news or _NEWS.search(opening[:400])):
        return "news"
    return "other"


def _by_title(title: str) -> Genre | None:
    if _AMENDING.search(title):
        return "statute"
    passed_on = _PASSED_ON.search(title)
    if passed_on:
        inner = re.findall(r"《([^《》]+)》", passed_on["what"]) or [passed_on["what"]]
        found = kind_word(inner[0])
        if found and found not in ("通知", "函"):
            return _words()[found]
    word = kind_word(title)
    return _words()[word] if word else None


def _by_text(opening: str) -> Genre | None:
    if _REPORTS.search(opening):
        return "report"
    match = _ITSELF.search(opening)
    if match is None:
        return None
    word = match["said"] or match["decided"] or match["made"]
    return _words()[word]
