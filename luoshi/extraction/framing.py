"""What a sentence is when it promises nothing: political framing, context, or what was already done."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.signs import any_of, each_of, signs
from luoshi.models import Document

# `坚持以…为指导`, `高举…旗帜`, `为…而奋斗`: guidance around other words.
GUIDANCE: Final = (
    r"以[^,。]{4,40}为指导(?:[,。]|$)|为指导(?:[,。]|$)|高举[^,。]{2,20}旗帜|为[^,。]{2,30}(?:而|不懈|努力)奋斗"
)
# `党的二十大精神`, `科学发展观`; not `科学发展观测`.
STUDIED: Final = r"党的(?:十|二十)[一二三四五六七八九]?大(?:和|精神|报告|以来)|科学发展观[^测]"
# `做好2024年各项工作`: a report turns to what will be.
TURNS_AHEAD: Final = r"做好.{0,14}工作"
# The opening of a line or sentence that turns: a short heading, or `一年来,` in front of a sentence.
TURN: Final = re.compile(r"(?:(?<=[\n。!])|^)[ \t]*(?P<head>[^\n。,;:]{2,40})(?=[\n。,:;])")


class Frames(NamedTuple):
    """The compiled patterns: headings that frame, look back or look ahead; sentences that frame, guide or explain."""

    heading: re.Pattern[str]
    review: re.Pattern[str]
    ahead: re.Pattern[str]
    framing: re.Pattern[str]
    guidance: re.Pattern[str]
    explains: re.Pattern[str]
    states: re.Pattern[str]
    preamble: re.Pattern[str]


@lru_cache(maxsize=8)
def frames(lexicons: Lexicons) -> Frames:
    """The compiled patterns of ``lexicons``."""
    s = signs(lexicons)
    return Frames(
        heading=re.compile(any_of(s["framing-heading"]) + r"|^发展(?:基础|环境|形势|背景)(?:分析|[与和].*)?$"),
        review=re.compile(any_of(s["review-heading"])),
        ahead=re.compile(each_of(s["ahead"]) + "|" + TURNS_AHEAD),
        framing=re.compile("|".join((each_of(s["framing"]), STUDIED, GUIDANCE))),
        guidance=re.compile(each_of(s["guidance"]) + "|" + GUIDANCE),
        # `具有重要意义`, `是…的必然要求`: why, not what.
        explains=re.compile(any_of(s["explains"])),
        # `为…,制定本方案`, `现印发给你们,请认真贯彻执行`: how the document comes about and when it holds.
        preamble=re.compile(any_of(s["preamble"])),
        # `就业是民生之本`, `现予公布`: what is, not what will be done.
        states=re.compile(each_of(s["statement"]) + r"|是(?<![于但凡还就或即]是)(?!否)|有\w{0,4}的"),
    )


Gate = tuple[int, int, str]


def gates(document: Document, folded: str, words: Frames) -> list[Gate]:
    """The stretches of the text in which nothing is promised, in order and apart: ``(start, end, nature)``.

    Natures: `statute` (rules, not plans), `review` (what was done), `framing` (why, and under whose guidance).
    """
    if document.metadata.genre == "statute":
        return [(0, len(folded), "statute")]
    found: list[Gate] = []
    for section in document.sections:
        if words.review.search(section.heading) and not words.ahead.search(section.heading):
            found.append((section.start, section.until, "review"))
        elif words.heading.search(section.heading):
            found.append((section.start, section.until, "framing"))
    if document.metadata.genre == "report" and not any(gate[2] == "review" for gate in found):
        found.extend(_reviews(folded, words))
    return _apart(sorted(found))


def _apart(found: list[Gate]) -> list[Gate]:
    """Without those that an earlier one holds."""
    kept: list[Gate] = []
    for gate in found:
        if not kept or gate[0] >= kept[-1][1]:
            kept.append(gate)
    return kept


def _reviews(folded: str, words: Frames) -> list[Gate]:
    """In a work report without numbered parts: from where it starts to look back to where it looks ahead."""
    begin = -1
    for match in TURN.finditer(folded):
        head = match["head"]
        if begin < 0 and words.review.search(head):
            begin = match.start()
        elif begin >= 0 and words.ahead.search(head) and not words.review.search(head):
            return [(begin, match.start(), "review")]
    return []


def nature(found: list[Gate], position: int) -> str:
    """The nature of the text at ``position``: that of its gate, or `open`."""
    index = bisect_right(found, (position, 1 << 62, "")) - 1
    return found[index][2] if index >= 0 and position < found[index][1] else "open"
