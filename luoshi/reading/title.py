"""The title of a document and the organ that issued it, as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.models import Quote
from luoshi.reading.genre import kind_word
from luoshi.reading.regions import Line
from luoshi.reading.zones import Types, ends_as_organ, is_organ

# `——(2020年7月30日…通过)` or `(1998年…)` glued to a title
_GLUED = re.compile(
    r"\s*(?:——|--)?\s*\((?:19|20)\d\d年.*$|\s*——.*$|\s?[-_|]\s?[^-_|]{2,30}(?:网|网站|平台)$"
)
_NUMBER_LINE = re.compile(r"[^\s。,]{1,14}\s?[〔\[(【]?\s?(?:19|20)\d\d.{0,6}号$")
_NO_TITLE = re.compile(
    r".*(?:来源|时间|次数|浏览):|[^\w“《\"【<〈]|\d{4}年\d|.*[:;。,、]$|.*文件$|.*[|>]|(?:目\s*录|附件|.{0,8}全文如下)"
)
# Words that begin or end inside a sentence or a cited title
_TORN = re.compile(r"[。;]|^[^《]*》")
# A piece of prose that was broken into short lines, or a bare heading of a report
_SENTENCE = re.compile(r"^(?:为|根据|按照|现将|经|在|以|对)|.{12,},|工作回顾$")
# `关于…的指导意见`: a title that speaks of something is whole where its kind is reached through `的`
_WHOLE = re.compile(r"的[^的]{1,10}$")
# The report of a government is announced by its name alone; in a list of links others stand around it.
_BARE_REPORT = "政府工作报告"
# `某市人民政府关于…的意见`: from the beginning of a text whose line breaks are lost
_INLINE = re.compile(
    r"\s*(?P<title>[^\s,。;:《》]{2,40}关于[^。;:\n]{4,80}?的?(?:决定|决议|意见|通知|方案|规划|纲要|计划|措施|办法|规定|公告|报告))"
    r"(?=[\s(各\u4e00-\u9fff])"
)
_WORK_REPORT = re.compile(r"(?:\d{4}年)?(?P<organ>[\u4e00-\u9fff]{2,14}?(?:政府)?)(?:政府)?工作报告")
# What follows the organ's name in a title
_ABOUT = re.compile(r"关于|印发|转发|批转|公布|发布|对|贯彻|落实")
_OWN_WORDS = re.compile(r"我代表(?P<organ>[\u4e00-\u9fff]{0,12}?(?:人民政府|政府|常委会|委员会|[市省县区]委|国务院))")
_LEGISLATOR = re.compile(r"[\u4e00-\u9fff]{2,12}?人民代表大会(?:常务委员会)?")


# A title is broken over no more lines than this.
_MOST_LINES = 4


def title_line(lines: Sequence[Line], types: Types, head: int, hint: str | None) -> tuple[int, int] | None:
    """The lines ``[first, last]`` of the head that hold the title, or None."""
    wanted = _plain(hint or "")
    best, found = 1.0, _bare_report(lines, types, head)
    for first in range(head):
        for last in range(first, min(first + _MOST_LINES, head)):
            if types[last] is not None or not _may_be_part(lines, first, last):
                break
            score = _score("".join(line.words for line in lines[first : last + 1]), wanted, last - first)
            # A page repeats its title above the text; without a word for its kind the first line is as good.
            if score > best or (score == best and score >= 4):
                best, found = score, (first, last)
    return found


def _bare_report(lines: Sequence[Line], types: Types, head: int) -> tuple[int, int] | None:
    for at in range(head):
        if lines[at].words == _BARE_REPORT and types[at] is None:
            below = lines[at + 1].words if at + 1 < len(lines) else ""
            if at == 0 or at + 1 == head or below.startswith(("—", "(", "-")) or "大会" in below:
                return at, at
    return None


def _may_be_part(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the last line may go on with a title that the lines before it have begun."""
    words = lines[last].words
    if not words or (last > first and (_NO_TITLE.match(words) or _NUMBER_LINE.match(words))):
        return False
    begun = "".join(line.words for line in lines[first:last])
    return not _is_whole(_GLUED.sub("", begun)) and len(begun) <= 120


def _is_whole(words: str) -> bool:
    return bool(kind_word(words)) and ("关于" not in words or bool(_WHOLE.search(words)))


def _score(words: str, wanted: str, joins: int) -> float:
    """How much words look like a title; the wanted ones come from outside the text."""
    bare = _GLUED.sub("", words).strip()
    kind = kind_word(bare)
    if bare == kind or not (4 if kind else 10) <= len(words) <= 130:
        return 0
    if joins and (not kind or ("关于" not in bare and len(bare) < 14)):
        return 0
    score = 1.0 + min(len(bare), 40) / 100 - 0.5 * joins + (4 if kind else 0) + (2 if "关于" in bare else 0)
    about = _ABOUT.search(bare, 2)
    score += 1 if about and ends_as_organ(bare[: about.start()]) else 0
    if wanted and len(bare) >= 6 and _plain(bare) in wanted:
        score += 5 if _plain(bare) == wanted else 2
    score -= 2 if kind and not _is_whole(bare) else 5 if kind == "令" or bare == _BARE_REPORT else 0
    if _NO_TITLE.match(bare) or _TORN.search(bare) or _NUMBER_LINE.match(bare) or (not kind and _SENTENCE.search(bare)):
        score -= 6
    return score - (4 if is_organ(bare) and "报告" not in bare else 0)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


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
    if about and ends_as_organ(words[: about.start()]):
        return _quote(text, title.start, title.start + len(words[: about.start()].rstrip()))
    return None


def legislator_of(text: str, folded: str, meeting: Quote | None) -> Quote | None:
    """The people's congress whose meeting adopted a statute."""
    match = _LEGISLATOR.match(folded, meeting.start, meeting.end) if meeting else None
    return _quote(text, *match.span()) if match else None


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start=start, end=end, text=text[start:end])
