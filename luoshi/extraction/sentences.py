"""Blocks of prose, sentences and the pieces between commas.

A *block* is a stretch of the text without headings, page chrome and blank lines, and never reaches over a paragraph.
A *sentence* ends at `。`, `!`, `?` or its block's end; a *piece* is what stands between two of `,;:` outside brackets
and quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from luoshi.models import Region, Section


class Block(NamedTuple):
    """A paragraph's prose; ``section`` is the index of the innermost numbered section, -1 outside all."""

    start: int
    end: int
    section: int


class Piece(NamedTuple):
    """``folded[start:end]`` between two separators; ``closer`` is the separator after it, empty at a block's end."""

    start: int
    end: int
    closer: str


class Sentence(NamedTuple):
    """The pieces of one sentence; ``end`` is behind its closing mark."""

    start: int
    end: int
    pieces: list[Piece]


# Every mark that can end a piece or open a bracket in which commas do not count: `,` `;` `(` `“` `《`.
MARK = re.compile(r"[,;:。!?(\[〔【“‘《〈\n]")
CLOSERS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "“": "”", "‘": "’", "《": "》", "〈": "〉"}
# A bracket left open, or one as long as this, is taken as a slip of the pen: `“` without its `”`.
LONGEST_BRACKET = 400
SPACE = " \t\n\u3000\xa0\ufeff\u200b"
# `(责任单位:市科技局)`, `(省大数据局牵头)`, `〔省发展改革委负责〕`.
OWNER_BRACKET = re.compile(r"[(\[〔【][^。;]{0,12}(?:责任|牵头|配合|主办|承办|落实)(?:单位|部门|领导|主体)|[(\[〔【][^。]{2,}(?:牵头|负责|配合|参与|分工负责|组织实施)[^。]{0,12}[)\]〕】]$")
# A line that was broken by its width, not by its author, ends without any of these.
LINE_END = "。!?;:,.…”)）】》"
# `1.` `(二)` `第三条` `——` at the head of a line: a new paragraph however the line before it ends.
NEW_PARAGRAPH = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十百\d]+[章条节]|——|[·●■◆])")


def blocks(folded: str, sections: Sequence[Section], regions: Sequence[Region]) -> list[Block]:
    """The prose of the document in text order, cut at headings, regions and paragraph ends."""
    cuts = sorted([(s.start, s.end, index) for index, s in enumerate(sections)]
                  + [(r.start, r.end, -2) for r in regions if r.type != "table"])
    open_until = [(s.start, s.until) for s in sections]
    result: list[Block] = []
    position, section = 0, -1
    for start, end, index in [*cuts, (len(folded), len(folded), -2)]:
        if start > position:
            result.extend(_paragraphs(folded, position, start, _enclosing(section, position, sections, open_until)))
        position = max(position, end)
        if index >= 0:
            section = index
    return result


def _enclosing(section: int, position: int, sections: Sequence[Section], spans: list[tuple[int, int]]) -> int:
    """The last heading before ``position`` whose content still holds it, going outwards through earlier headings."""
    steps = 0
    while section >= 0 and spans[section][1] <= position and steps < 50:
        section -= 1
        steps += 1
    return section if section >= 0 and spans[section][1] > position else -1


def _paragraphs(folded: str, start: int, end: int, section: int) -> Iterator[Block]:
    """Lines of a stretch, with those that were only broken by their width put together again."""
    begin = done = -1
    broken = False
    position = start
    while position < end:
        newline = folded.find("\n", position, end)
        stop = end if newline < 0 else newline
        first, last = trim(folded, position, stop)
        if first >= last:
            if begin >= 0:
                yield Block(begin, done, section)
                begin = -1
        elif begin >= 0 and not (broken and not NEW_PARAGRAPH.match(folded, position)):
            yield Block(begin, done, section)
            begin = first
        elif begin < 0:
            begin = first
        if first < last:
            done = last
            broken = last - first >= 18 and folded[last - 1] not in LINE_END
        position = stop + 1
    if begin >= 0:
        yield Block(begin, done, section)


def trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without white space at either end."""
    while start < end and folded[start] in SPACE:
        start += 1
    while end > start and folded[end - 1] in SPACE:
        end -= 1
    return start, end


def sentences(folded: str, block: Block) -> list[Sentence]:
    """The sentences of a block with their pieces, in order; no piece is empty."""
    result: list[Sentence] = []
    pieces: list[Piece] = []
    begin = position = block.start
    search = MARK.search
    at = block.start
    while True:
        match = search(folded, at, block.end)
        if match is None:
            break
        mark = match[0]
        at = match.end()
        if mark in CLOSERS:
            at = _past_bracket(folded, mark, at, block.end)
            if mark in "([〔【" and OWNER_BRACKET.match(folded, match.start(), at):
                pieces.extend(_cut_before_bracket(folded, position, match.start(), at))
                position = at
            continue
        if mark == "\n":
            continue
        if mark == ":" and _inside_time(folded, match.start()):
            continue
        first, last = trim(folded, position, match.start())
        if first < last:
            pieces.append(Piece(first, last, mark))
        position = at
        if mark in "。!?":
            at = position = _past_quote(folded, at, block.end)
            if pieces:
                result.append(Sentence(begin, position, pieces))
            pieces = []
            begin = position
    first, last = trim(folded, position, block.end)
    if first < last:
        pieces.append(Piece(first, last, ""))
    if pieces:
        result.append(Sentence(begin, block.end, pieces))
    return result


def _cut_before_bracket(folded: str, position: int, bracket: int, at: int) -> Iterator[Piece]:
    """The words before an owner's bracket and the bracket, as two pieces."""
    first, last = trim(folded, position, bracket)
    if first < last:
        yield Piece(first, last, "")
    yield Piece(bracket, at, ",")


def _past_quote(folded: str, at: int, end: int) -> int:
    """Behind closing quotation marks that follow a full stop."""
    while at < end and folded[at] in "”’)":
        at += 1
    return at


def _inside_time(folded: str, at: int) -> bool:
    """True for the colon of `09:28` or `1:50000`."""
    return folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit()


def _past_bracket(folded: str, mark: str, at: int, end: int) -> int:
    """Behind the closer of the bracket opened just before ``at``, or ``at`` where there is none near."""
    closer = CLOSERS[mark]
    limit = min(end, at + LONGEST_BRACKET)
    depth, position = 1, at
    while depth:
        close = folded.find(closer, position, limit)
        if close < 0:
            return at
        depth += folded.count(mark, position, close) - 1
        position = close + 1
    return position


def inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """True where one of the spans holds ``[start, end)``."""
    return any(first <= start and end <= last for first, last in spans)
