"""Run-in headings: a short general sentence that only announces the sentences after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from luoshi.extraction.pieces import Reading, Role
from luoshi.extraction.sentences import Sentence
from luoshi.extraction.signs import Signs

# A lead is one short clause, at most two, each no longer than this.
LONGEST, LONGEST_TWO = 18, 16
# Particulars make it a measure: `一批`, `具有…的`, `等`, a figure, a named document, a bracket.
PARTICULARS: Final = re.compile(r"\d|一批|具有|若干|《|\([^()]{5,}|纳入|前期工作|论证|不|每")
# Named things are too much for a lead within a paragraph: `“双城”产业合作区建设`, `西部陆海新通道`.
NAMED: Final = re.compile(r"”[^,、。]{0,6}(?:区|园|港|带|走廊|通道|中心)(?:建设|$)|陆海新通道|中欧班列|经济走廊")
# A list is too much for a lead within a paragraph: `生活垃圾、污水治理`.
LISTING: Final = re.compile(r"[、等(]")


def leads(
    folded: str, sentences: Sequence[Sentence], readings: Sequence[Sequence[Reading]], line_start: bool, words: Signs
) -> list[int]:
    """The indexes of the sentences of one block that are leads; ``line_start`` where no heading stands before it."""
    candidates = [i for i in range(len(sentences) - 1) if _may_lead(folded, sentences[i], readings[i])]
    found: list[int] = []
    for order, index in enumerate(candidates):
        if found and found[-1] == index - 1:
            continue  # what stands right behind a lead is announced by it
        stop = candidates[order + 1] if order + 1 < len(candidates) else len(sentences)
        opens = index == 0 and _opens(folded, sentences[0], _told(readings[1:]), line_start, words)
        due = bool(found) or index == 1
        told = _told(readings[index + 1 : max(stop, index + 2)])
        if opens or _announces(folded, sentences, index, told, due, words):
            found.append(index)
    return found


def _may_lead(folded: str, sentence: Sentence, readings: Sequence[Reading]) -> bool:
    pieces = sentence.pieces
    if len(pieces) > 2 or pieces[-1].closer != "。":
        return False
    length = pieces[-1].end - pieces[0].start
    if length < 4 or length > (LONGEST if len(pieces) == 1 else LONGEST_TWO):
        return False
    if any(reading.role not in (Role.ACT, Role.FRAME) or reading.verb is None for reading in readings):
        return False
    return not PARTICULARS.search(folded, pieces[0].start, pieces[-1].end)


def _told(readings: Sequence[Sequence[Reading]]) -> int:
    """How many pieces there are to announce: who is responsible and how things are need no announcement."""
    if not any(reading.role in (Role.ACT, Role.SUBJECT, Role.NUMBER) for read in readings for reading in read):
        return 0
    return sum(reading.role is not Role.OWNER for read in readings for reading in read)


def _opens(folded: str, first: Sentence, following: int, line_start: bool, words: Signs) -> bool:
    """The first sentence of a paragraph announces the rest, where there is enough of it."""
    if line_start:
        return following >= 2
    end = first.pieces[-1].end
    start = first.pieces[0].start
    return following >= 4 and general(folded, start, end, words) and not LISTING.search(folded, start, end)


def _announces(
    folded: str, sentences: Sequence[Sentence], index: int, following: int, expected: bool, words: Signs
) -> bool:
    """Within a paragraph: a rich sentence follows, and a topic is shared or a lead is due at this place."""
    sentence, after = sentences[index], sentences[index + 1]
    start, end = sentence.pieces[0].start, sentence.pieces[-1].end
    rich = len(after.pieces) >= 2 or after.end - after.start >= 24
    if not rich or following < 2 or not general(folded, start, end, words):
        return False
    if LISTING.search(folded, start, end) or NAMED.search(folded, start, end):
        return False
    if expected and following > 2 and end - start <= 12:
        return True
    near = folded[after.start : sentences[min(index + 3, len(sentences) - 1)].end]
    return any(word in near for word in _bigrams(folded[start:end], words["common"]))


def general(folded: str, start: int, end: int, words: Signs) -> bool:
    """True where a clause ends as a general announcement does: `铁路建设`, `基层治理`, `有效投资`."""
    return folded.endswith(words["lead-head"], start, end)


def _bigrams(words: str, common: Sequence[str]) -> list[str]:
    """Pairs of characters, without those that many sentences share and that therefore prove no common topic."""
    return [words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2] not in common]
