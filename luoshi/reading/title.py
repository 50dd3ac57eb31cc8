"""The title of a document and the organ that issued it, as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.models import Quote
from luoshi.reading.genre import kind_word
from luoshi.reading.regions import Line
from luoshi.reading.zones import Types, is_organ

# `——(2020年7月30日…通过)` or `(1998年…)` glued to a title
_GLUED = re.compile(r"\s*(?:——|--)?\s*\((?:19|20)\d\d年.*$|\s*——.*$")
_NUMBER_LINE = re.compile(r"[^\s。,]{1,14}\s?[〔\[(【]?\s?(?:19|20)\d\d.{0,6}号$")
_NO_TITLE = re.compile(r"[(\[—]|\d{4}年\d|.*[:;。]$|.*文件$|.*[|>]|(?:目\s*录|附件|.{0,8}全文如下)")
# `某市人民政府关于…的意见`: from the beginning of a text whose line breaks are lost
_INLINE = re.compile(
    r"\s*(?P<title>[^\s,。;:《》]{2,40}关于[^。;:\n]{4,80}?的?(?:决定|决议|意见|通知|方案|规划|纲要|计划|措施|办法|规定|公告|报告))"
    r"(?=[\s(各\u4e00-\u9fff])"
)
_WORK_REPORT = re.compile(r"(?:\d{4}年)?(?P<organ>[\u4e00-\u9fff]{2,14}?(?:政府)?)(?:政府)?工作报告")
# What follows the organ's name in a title
_ABOUT = re.compile(r"关于|印发|转发|批转|公布|发布|令|贯彻|落实|办公室关于")
_OWN_WORDS = re.compile(r"我代表(?P<organ>[\u4e00-\u9fff]{0,12}(?:人民政府|政府|常委会|委员会|[市省县区]委|国务院))")
_LEGISLATOR = re.compile(r"[\u4e00-\u9fff]{2,12}?人民代表大会(?:常务委员会)?")


def title_line(lines: Sequence[Line], types: Types, head: int, hint: str | None) -> tuple[int, int] | None:
    """The lines ``[first, last]`` of the head that hold the title, or None."""
    wanted = _plain(hint or "")
    scored = [(_score(lines[at].words, wanted), at) for at in range(head) if types[at] is None and lines[at].words]
    if not scored:
        return None
    best, at = max(scored, key=lambda item: (item[0], item[1] if item[0] >= 4 else -item[1]))
    if best < 1:
        return None
    return _joined(lines, types, at, head)


def _score(words: str, wanted: str) -> float:
    """How much a line looks like a title; the wanted words come from outside the text."""
    if not 4 <= len(words) <= 120:
        return -9
    bare = _GLUED.sub("", words)
    score = 1.0 + min(len(bare), 40) / 100
    score += 4 if kind_word(bare) else 0
    score += 2 if "关于" in bare else 0
    if wanted and len(bare) >= 6 and _plain(bare) in wanted:
        score += 5 if _plain(bare) == wanted else 2
    if _NO_TITLE.match(bare) or _NUMBER_LINE.match(bare):
        score -= 6
    return score - (4 if is_organ(bare) and "报告" not in bare else 0)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def _joined(lines: Sequence[Line], types: Types, at: int, head: int) -> tuple[int, int]:
    """The line with those above and below that the title was broken over."""
    first = last = at
    while first > 0 and last - first < 3 and _goes_above(lines, types, first):
        first -= 1
    while last + 1 < head and last - first < 3 and _goes_on(lines, types, last):
        last += 1
    return first, last


def _goes_above(lines: Sequence[Line], types: Types, first: int) -> bool:
    here, above = lines[first].words, lines[first - 1].words
    if types[first - 1] or len(above) > 60 or _NO_TITLE.match(above) or kind_word(above) or _NUMBER_LINE.match(above):
        return False
    if _unbalanced(here) < 0 or here.startswith(("的", "暨", "和", "及")):
        return True
    return here.startswith(("关于", "印发", "转发", "批转")) and is_organ(above) and not above.endswith("文件")


def _goes_on(lines: Sequence[Line], types: Types, last: int) -> bool:
    here, below = lines[last].words, lines[last + 1].words
    if types[last + 1] or kind_word(_GLUED.sub("", here)) or len(here) + len(below) > 120 or _NO_TITLE.match(below):
        return False
    if _unbalanced(here) > 0:
        return True
    return bool(kind_word(below)) and ("关于" in here or is_organ(here) or below.startswith("关于"))


def _unbalanced(words: str) -> int:
    return words.count("《") - words.count("》")


def title_of(text: str, folded: str, lines: Sequence[Line], span: tuple[int, int] | None) -> Quote | None:
    """The words of the title; where no line holds it alone, those that open a text without line breaks."""
    if span is None:
        match = _INLINE.match(folded, 0, 300)
        return _quote(text, *match.span("title")) if match else None
    start, end = lines[span[0]].start, lines[span[1]].end
    glued = _GLUED.search(folded, start, end) if kind_word(_GLUED.sub("", folded[start:end])) else None
    return _quote(text, start, glued.start() if glued and glued.start() > start else end)


def issuer_of(
    text: str, folded: str, title: Quote | None, signed: Sequence[Line], body: int, hint: str | None
) -> Quote | None:
    """The issuing organ: in the title, under the signature, in a report's words, or where the hint's name stands."""
    organ = _in_title(text, folded, title) if title else None
    if organ:
        return organ
    for line in signed:
        if is_organ(line.words):
            return _quote(text, line.start, line.end)
    said = _OWN_WORDS.search(folded, body, body + 400)
    if said and said["organ"]:
        return _quote(text, *said.span("organ"))
    at = text.find(hint.strip(), 0, 20_000) if hint and hint.strip() else -1
    return _quote(text, at, at + len(hint.strip())) if hint and at >= 0 else None


def _in_title(text: str, folded: str, title: Quote) -> Quote | None:
    words = folded[title.start : title.end]
    report = _WORK_REPORT.match(words)
    if report and not report["organ"].endswith(("政府", "关于")) and title.text.find("政府工作") > 0:
        end = report.end("organ") + 2
        return _quote(text, title.start + report.start("organ"), title.start + end) if report["organ"] else None
    if report and report["organ"].endswith("政府") and report["organ"] != "政府":
        return _quote(text, title.start + report.start("organ"), title.start + report.end("organ"))
    about = _ABOUT.search(words, 2)
    if about and is_organ(words[: about.start()].strip()):
        return _quote(text, title.start, title.start + len(words[: about.start()].rstrip()))
    return None


def legislator_of(text: str, folded: str, meeting: Quote | None) -> Quote | None:
    """The people's congress whose meeting adopted a statute."""
    match = _LEGISLATOR.match(folded, meeting.start, meeting.end) if meeting else None
    return _quote(text, *match.span()) if match else None


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start=start, end=end, text=text[start:end])
