"""What a document says of itself: title, issuer, meeting, dates, number, genre and the documents it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.models import Citation, Dated, Metadata, Quote, Region
from luoshi.reading.citations import citations_of
from luoshi.reading.dates import DATE, find_date, iso_date
from luoshi.reading.genre import genre_of, named
from luoshi.reading.hints import Hints
from luoshi.reading.places import jurisdiction_of
from luoshi.reading.regions import Line, is_stamp
from luoshi.reading.title import issuer_of, legislator_of, title_of
from luoshi.reading.zones import Types

# How far into the text a meeting may be named, and what the genre may be read from.
_OPENING = 1500
# `川委发〔2020〕12号`, `津国土房改[2008]291号`, `中府办(2013)81号`; `〔202012号` where a scanner lost a bracket
NUMBER = re.compile(
    r"[\u4e00-\u9fff][\u4e00-\u9fffA-Z()]{0,13}?\s?[〔\[(【〈]\s?(?:19|20)\d\d\s?[〕\])】〉]?\s?(?:第\s?)?\d{1,4}\s?号"
)
# `国务院令第257号`, `某市人民政府令 第 12 号`
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,20}令\s?\(?第?\s?\d{1,4}\s?号\)?")
_NUMBER_LABEL = re.compile(r"(?:【?文\s*号】?|发文字号|发布文号|文件编号)[\s::]*")
# `(2020年7月30日中国共产党某市第七届委员会第十一次全体会议通过)`
_MEETING = re.compile(
    rf"(?:{DATE.pattern})\s*(?:在|经)?\s*(?P<meeting>[^\n。;,:《》()]{{4,70}}?(?:会议|全会))(?:上)?\s?"
    r"(?P<done>[^\n。;()]{0,14}?(?:通过|审议批准|批准)|上\s*$|上\)?$|(?=\)?\s*\n))",
    re.MULTILINE,
)
# `已经市人民政府第12次常务会议审议通过`
_PASSED = re.compile(
    rf"(?:已|业|现)经(?:{DATE.pattern})?\s*(?P<meeting>[^\n。;,:《》()]{{2,40}}?(?:会议|全会))(?:研究|审议|讨论){{0,2}}(?:通过|同意)"
)
_LABELLED = re.compile(r"发布|发表|发稿|上传|录入|更新|日期|时间")
_OTHER_DATE = re.compile(r"实施|施行|失效|废止|生效|成文|生成|通过|会议")
_YEAR_LINE = re.compile(r"(?:19|20)\d\d$")


def metadata_of(
    text: str, folded: str, lines: Sequence[Line], types: Types, regions: Sequence[Region],
    head: int, span: tuple[int, int] | None, hints: Hints,
) -> Metadata:
    """All metadata; ``span`` are the lines of the title."""
    body = lines[head].start if head < len(lines) else 0
    title = title_of(text, folded, lines, span)
    meeting, adopted = _meeting(text, folded, body)
    signed = [line for line, kind in zip(lines, types, strict=True) if kind == "signature"][:12]
    issuer = issuer_of(text, folded, title, signed, body, hints.issuer) or legislator_of(text, folded, meeting)
    news = any(region.type == "byline" for region in regions)
    known_title = folded[title.start : title.end] if title else hints.title
    genre = genre_of(known_title, folded[body : body + _OPENING], news)
    number = _number(text, lines, head, title)
    return Metadata(
        title=title,
        issuer=issuer,
        jurisdiction=jurisdiction_of(issuer.text if issuer else hints.issuer, title.text if title else hints.title),
        meeting=meeting,
        adopted=adopted,
        published=_published(text, folded, lines, types, head, hints.published) or _signed(text, folded, signed),
        number=number,
        genre=named(hints.genre) if genre == "other" else genre,
        citations=_citations(text, folded, title, issuer, number),
    )


def _meeting(text: str, folded: str, body: int) -> tuple[Quote | None, Dated | None]:
    match = _MEETING.search(folded, 0, body + (120 if folded[body : body + 1] in "(12二一" else 0))
    if match and iso_date(match):
        passed = "通过" in (match["done"] or "") or "批准" in (match["done"] or "")
        date = find_date(text, folded, match.start(), match.start("meeting")) if passed else None
        return _quote(text, *match.span("meeting")), date
    match = _PASSED.search(folded, 0, body + _OPENING)
    if not match:
        return None, None
    return _quote(text, *match.span("meeting")), find_date(text, folded, match.start(), match.start("meeting"))


def _number(text: str, lines: Sequence[Line], head: int, title: Quote | None) -> Quote | None:
    """The document's own number stands on a line of the head, not in a sentence."""
    for line in lines[: min(head, 200)]:
        if len(line.words) > 60 or "《" in line.words:
            continue
        label = _NUMBER_LABEL.match(line.words)
        at = label.end() if label else len(line.words) - len(line.words.lstrip("("))
        match = NUMBER.match(line.words, at) or _ORDER.match(line.words, at)
        if match and (label or len(line.words) - match.end() <= 3):
            return _quote(text, line.start + match.start(), line.start + match.end())
    return _number_after(text, title) if title and not head else None


def _number_after(text: str, title: Quote) -> Quote | None:
    match = NUMBER.match(text, title.end + (len(text[title.end : title.end + 5]) - len(text[title.end :][:5].lstrip())))
    return _quote(text, *match.span()) if match else None


def _published(
    text: str, folded: str, lines: Sequence[Line], types: Types, head: int, hint: str | None
) -> Dated | None:
    """The date that the page gives: the one hinted at before a labelled one, and that before a bare stamp."""
    found: list[tuple[int, Dated]] = []
    for at in range(min(head, 400)):
        line = lines[at]
        if len(line.words) > 80 or _OTHER_DATE.search(line.words) or not any(char.isdigit() for char in line.words):
            continue
        label = bool(_LABELLED.search(line.words)) or (at > 0 and bool(_LABELLED.search(lines[at - 1].words[-6:])))
        broken = bool(_YEAR_LINE.match(line.words)) and at + 1 < head
        if not (types[at] == "source" or label or broken or is_stamp(line.words)):
            continue
        date = find_date(text, folded, line.start, lines[at + 1].end if broken else line.end)
        if date:
            found.append((0 if date.date == hint else 1 if label else 2, date))
    return min(found, key=lambda item: item[0])[1] if found else None


def _signed(text: str, folded: str, signed: Sequence[Line]) -> Dated | None:
    dates = (find_date(text, folded, line.start, line.end) for line in signed)
    return next((date for date in dates if date), None)


def _citations(
    text: str, folded: str, title: Quote | None, issuer: Quote | None, number: Quote | None
) -> tuple[Citation, ...]:
    own = issuer.text if issuer else title.text if title else ""
    return citations_of(text, folded, title, own, number.text if number else "")


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start=start, end=end, text=text[start:end])
