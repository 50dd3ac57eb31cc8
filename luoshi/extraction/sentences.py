"""Blocks of prose, sentences and the pieces between commas.

A *block* is a stretch of the text without headings, page chrome and blank lines, and never reaches over a paragraph.
A *sentence* ends at `。`, `!`, `?` or its block's end; a *piece* is what stands between two of `,;:` outside brackets
and quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from luoshi.extraction.marks import between, marks
from luoshi.models import Region, Section


@final
class Block:
    """A paragraph's prose; ``section`` is the index of the innermost numbered section, -1 outside all."""

    __slots__ = ("end", "section", "start")

    def __init__(self, start: int, end: int, section: int) -> None:
        self.start = start
        self.end = end
        self.section = section


@final
class Piece:
    """``folded[start:end]`` between two separators; ``closer`` is the separator after it, empty at a block's end."""

    __slots__ = ("closer", "end", "start")

    def __init__(self, start: int, end: int, closer: str) -> None:
        self.start = start
        self.end = end
        self.closer = closer


@final
class Sentence:
    """The pieces of one sentence; ``end`` is behind its closing mark."""

    __slots__ = ("end", "pieces", "start")

    def __init__(self, start: int, end: int, pieces: list[Piece]) -> None:
        self.start = start
        self.end = end
        self.pieces = pieces


# A piece: anything up to `,` `;` `:` `。` `!` `?`, where what stands in brackets or quotation marks does not count.
# A bracket left open, or one of over 400 characters, is taken as a slip of the pen: `“` without its `”`.
PIECE: Final = re.compile(
    r"(?=[^,;:。!?])[^,;:。!?(\[〔【“‘《〈]*+(?:(?:"
    r"\((?:[^()。]|\([^()]{0,80}+\)){0,400}+\)|“[^”]{0,400}+”|《[^》]{0,400}+》|〔[^〕]{0,400}+〕|【[^】]{0,400}+】|\[[^\]]{0,400}+\]|‘[^’]{0,400}+’|〈[^〉]{0,400}+〉"
    r"|(?<=\d):(?=\d)|[(\[〔【“‘《〈])[^,;:。!?(\[〔【“‘《〈]*+)*+"
)
SEPARATORS: Final = frozenset(",;:。!?")
STOPS: Final = ",;:。!?([〔【“‘《〈"
SPACE: Final = frozenset(" \t\n\r\x0b\x0c\u3000\xa0\ufeff\u200b")
# `(责任单位:市科技局)`, `(省大数据局牵头)`, `〔省发展改革委负责〕`.
OWNER_BRACKET: Final = re.compile(
    r"[(\[〔【][^。;()]{0,12}(?:责任|牵头|配合|主办|承办|落实)(?:单位|部门|领导|主体)"
    r"|[(\[〔【][^。]{2,}(?:牵头|负责|配合|参与|分工负责|组织实施)[^。]{0,12}[)\]〕】]$"
)
# A line that was broken by its width, not by its author, ends without any of these.
LINE_END: Final = frozenset("。!?;:.…”)】》")
# `1.` `(二)` `第三条` `——` at the head of a line: a new paragraph however the line before it ends.
NEW_PARAGRAPH: Final = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十百\d]+[章条节]|——|[·●■◆])"
)


def blocks(folded: str, sections: Sequence[Section], regions: Sequence[Region]) -> list[Block]:
    """The prose of the document in text order, cut at headings, regions and paragraph ends."""
    cuts = sorted([(s.start, s.end, index) for index, s in enumerate(sections)]
                  + [(r.start, r.end, -2) for r in regions if r.type != "table"])
    homes = {section.id: index for index, section in enumerate(sections)}
    parents = [homes.get(section.parent or "", -1) for section in sections]
    wrapped = _is_wrapped(folded)
    result: list[Block] = []
    position, section = 0, -1
    for start, end, index in [*cuts, (len(folded), len(folded), -2)]:
        if start > position:
            while section >= 0 and sections[section].until <= position:
                section = parents[section]
            result.extend(_paragraphs(folded, position, start, section, wrapped))
        position = max(position, end)
        if index >= 0:
            section = index
    return result


# A line as long as this that ends in the middle of a sentence was broken by its width.
WIDE: Final = 18
# From this share of such lines on, a blank line between two lines is no paragraph's end either.
MOSTLY: Final = 0.4


def _is_wrapped(folded: str) -> bool:
    """True where most long lines end in the middle of a sentence: the text of a page, not of its author."""
    long = broken = 0
    for line in folded[:200_000].split("\n"):
        if len(line) >= WIDE:
            long += 1
            broken += line.rstrip()[-1:] not in LINE_END
    return long > 20 and broken >= MOSTLY * long


def _paragraphs(folded: str, start: int, end: int, section: int, wrapped: bool) -> Iterator[Block]:
    """Lines of a stretch, with those that were only broken by their width put together again."""
    begin = done = -1
    broken = False
    position = start
    while position < end:
        newline = folded.find("\n", position, end)
        stop = end if newline < 0 else newline
        first, last = _prose(folded, position, stop)
        if first < last:
            if begin >= 0 and not (broken and not NEW_PARAGRAPH.match(folded, position)):
                yield Block(begin, done, section)
                begin = -1
            begin, done = (begin if begin >= 0 else first), last
            broken = (last - first >= WIDE or folded[last - 1] in ",、") and folded[last - 1] not in LINE_END
        elif begin >= 0 and not (wrapped and broken):
            yield Block(begin, done, section)
            begin = -1
        position = stop + 1
    if begin >= 0:
        yield Block(begin, done, section)


def _prose(folded: str, start: int, end: int) -> tuple[int, int]:
    """A line without white space, and without the mark that closed the heading before it."""
    first, last = trim(folded, start, end)
    while first < last and folded[first] in "。;:,、":
        first, last = trim(folded, first + 1, last)
    return first, last


def trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without white space at either end."""
    while start < end and folded[start] in SPACE:
        start += 1
    while end > start and folded[end - 1] in SPACE:
        end -= 1
    return start, end


def stops(folded: str) -> list[int]:
    """Where the marks stand that end a piece or open what counts as a whole."""
    return marks(folded, STOPS)


def _spans(folded: str, start: int, end: int, at_stops: list[int]) -> Iterator[tuple[int, int]]:
    """What ``PIECE`` would find from ``start`` to ``end``; it is asked only where a bracket or quotation opens."""
    first = start
    for at in at_stops:
        if at < first:
            continue  # in the brackets of a piece that has been read
        mark = folded[at]
        if mark in SEPARATORS and (at == first or mark != ":" or not _in_figure(folded, at, end)):
            if at > first:
                yield first, at
            first = at + 1
        elif match := PIECE.match(folded, first, end):
            yield first, match.end()
            first = match.end() + 1
    if first < end:
        yield first, end


def _in_figure(folded: str, colon: int, end: int) -> bool:
    """True in `9:30`."""
    return folded[colon - 1].isdecimal() and colon + 1 < end and folded[colon + 1].isdecimal()


def sentences(folded: str, block: Block, at_stops: list[int] | None = None) -> list[Sentence]:
    """The sentences of a block with their pieces, in order; no piece is empty.

    ``at_stops`` are the ``stops`` of the text, for a caller who reads many blocks of it.
    """
    result: list[Sentence] = []
    pieces: list[Piece] = []
    begin, stop = block.start, block.end
    inside = marks(folded, STOPS, begin, stop) if at_stops is None else between(at_stops, begin, stop)
    for first, last in _spans(folded, begin, stop, inside):
        behind, closer = last, folded[last] if last < stop else ""
        if folded[first] in ODD_FIRST or folded[last - 1] in ODD_LAST:
            first, last = trim(folded, first, last)
            odd = first < last and (folded[last - 1] in CLOSING or folded[first] in OPENING)
        else:
            odd = False
        if first < last:
            if odd:
                pieces.extend(_around_owner(folded, first, last, closer))
            else:
                pieces.append(Piece(first, last, closer))
        if closer != "," and closer in ENDS:
            end = behind + 1 if closer else last
            if pieces:
                result.append(Sentence(begin, end, pieces))
                pieces = []
            begin = end
    return result if not pieces else [*result, Sentence(begin, stop, pieces)]


# Where an owner's bracket, or a stray closing mark, can stand.
CLOSING: Final = frozenset(")]〕】")
OPENING: Final = frozenset("([〔【”’)")
ODD_FIRST: Final = SPACE | OPENING
ODD_LAST: Final = SPACE | CLOSING
# What ends a sentence; a block's end does, too.
ENDS: Final = frozenset(["。", "!", "?", ""])
# `。”后`: closing marks that follow a full stop belong to the sentence before it.
STRAY: Final = re.compile(r"[”’)]+\s*")
# The last bracket of a piece, or its first: `项目(省大数据局牵头)`, `(省大数据局牵头)加强应用`.
LAST_BRACKET: Final = re.compile(r"[(\[〔【](?:[^()\[\]〔〕【】]|\([^()]*+\))*+[)\]〕】]$")
FIRST_BRACKET: Final = re.compile(r"[(\[〔【](?:[^()\[\]〔〕【】]|\([^()]*+\))*+[)\]〕】]")


def _around_owner(folded: str, first: int, last: int, closer: str) -> Iterator[Piece]:
    """A piece, and an owner's bracket at its head or end as a piece of its own."""
    stray = STRAY.match(folded, first, last)
    first = stray.end() if stray else first
    bracket = FIRST_BRACKET.match(folded, first, last)
    if bracket and OWNER_BRACKET.match(folded, first, bracket.end()):
        yield Piece(first, bracket.end(), "。")
        first = trim(folded, bracket.end(), last)[0]
    bracket = LAST_BRACKET.search(folded, first, last) if first < last else None
    if bracket and OWNER_BRACKET.match(folded, bracket.start(), last):
        if bracket.start() > first:
            yield Piece(first, bracket.start(), "。")
        yield Piece(bracket.start(), last, closer)
    elif first < last:
        yield Piece(first, last, closer)
