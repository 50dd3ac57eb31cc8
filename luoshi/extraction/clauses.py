"""From pieces to clauses: an introduction goes with the action it introduces, a rest with the action before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, final

from luoshi.extraction.pieces import DESCRIBES, FOR_ANOTHER, PHRASE, Reading, Role
from luoshi.extraction.sentences import Piece, Sentence

# `主要预期目标是:`, `重点抓好以下工作:`: an introduction to a list.
LIST_INTRODUCTION: Final = re.compile(r"(?:是|为|如下|(?:以下|下列).{0,8}|包括|目标|任务|工作|措施|方面|内容|要求)$")
# `重点抓好以下工作。`: the list follows in paragraphs of its own.
ANNOUNCEMENT: Final = re.compile(r"(?:以下|下列)[^,、]{0,6}(?:工作|任务|方面|措施|事项|实事)$")
MEASURES: Final = frozenset((Role.ACT, Role.SUBJECT, Role.NUMBER))


@final
class Clause:
    """A measure's span, its piece that acts, and that piece's reading."""

    __slots__ = ("act", "end", "reading", "start")

    def __init__(self, start: int, end: int, act: Piece, reading: Reading) -> None:
        self.start = start
        self.end = end
        self.act = act
        self.reading = reading


def clauses(folded: str, sentence: Sentence, readings: Sequence[Reading]) -> list[Clause]:
    """The measures' clauses of one sentence, from the readings of its pieces."""
    done: list[Clause] = []
    pending = -1
    opener: Reading | None = None  # of the pending pieces the first, or `支持甲县发挥优势`
    joined = False  # a piece without a verb may go on with the clause before it
    last_index = len(sentence.pieces) - 1
    for index, piece in enumerate(sentence.pieces):
        reading = readings[index]
        start, end, closer = piece.start, piece.end, piece.closer
        role = reading.role
        if role is Role.FRAME and closer != ":" and (index == last_index or closer != ",") and _acts_alone(reading):
            role = Role.REST if joined and reading.why == DESCRIBES else Role.ACT
        elif closer == ":" and LIST_INTRODUCTION.search(folded, start, end):
            role = Role.STATE
        if closer == "。" and folded.find("下", start, end) >= 0 and ANNOUNCEMENT.search(folded, start, end):
            role = Role.STATE
        if role in MEASURES:
            reading = _governed(reading, opener if pending >= 0 else None)
            done.append(Clause(pending if pending >= 0 else start, end, piece, reading))
            pending, joined = -1, True
        elif role is Role.FRAME:
            opener = reading if pending < 0 or reading.why == FOR_ANOTHER else opener
            pending, joined = (pending if pending >= 0 else start), False
        elif role is not Role.REST:
            pending, joined = -1, False
        elif joined and done:
            last = done[-1]
            done[-1] = Clause(last.start, end, last.act, last.reading)
        if closer != ",":
            pending, joined = -1, False
    return done


def _governed(reading: Reading, opener: Reading | None) -> Reading:
    """The action of somebody else with the words that govern it: `鼓励甲围绕…,探索…` encourages."""
    if opener is None or opener.why != FOR_ANOTHER:
        return reading
    return Reading(reading.role, opener.words + reading.words, reading.verb, reading.why)


def _acts_alone(reading: Reading) -> bool:
    """With nothing behind it to introduce, `发挥…作用` is the action itself."""
    return reading.verb is not None or reading is PHRASE
