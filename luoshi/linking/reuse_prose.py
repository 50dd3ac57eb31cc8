"""A document's running words, as one string without marks and blanks, and the way back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import le
from zlib import crc32

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi.linking.shelf import Entry
from luoshi.linking.tables import table
from luoshi.text import fold

# Letters and digits; a comma more or less, or a full-width one, is no change of wording
_RUN = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\W_]+")
# falls, then rises or stays
_MINIMUM = re.compile(rb"\x00\x01")
# `深入贯彻习近平总书记在中央财经委员会第六次会议上的重要讲话精神`, marks gone: which speech, not what of it
_SPEECH = re.compile(
    r"(?:为?(?:深入|认真)?(?:学习)?贯彻(?:落实)?)?习近平(?:总书记|主席|同志)[在对][^习]{2,24}?(?:上|时|中)?(?:发表)?的?"
    r"(?:系列)?重要(?:讲话|指示)(?:和重要指示)?(?:批示)?(?:精神)?"
)
# `中国共产党内江市第七届委员会第十一次全体会议`, `省委十一届七次全会`: names of meetings
_MEETING = re.compile(
    r"中国共产党.{2,8}第.{1,3}届委员会第.{1,4}次全体会议|[中省市县区]委.{1,3}届.{1,3}次(?:全会|全体会议)"
)
# Twelve characters say enough to be told from chance.
GRAM = 12
_BYTES = 4
_SPEAKING = frozenset(("commitment", "framing", "context"))
Interval = tuple[int, int]


class Prose:
    """The words of a document and how much of a stretch of them counts.

    Offsets are those of ``words``. Headings, works cited and what the document says of itself are words, but no prose;
    formulas that every document writes (``data/reuse_formulas.tsv``) are prose, but copying them says nothing.
    """

    def __init__(self, entry: Entry, barrier: str) -> None:
        """``barrier`` is a character of no other document's words; it stands for each stretch left out."""
        self.entry = entry
        text = fold(entry.document.text)
        runs = list(_runs(entry, text, barrier))
        self.words: str = "".join(run for _, run in runs)
        self._origins = [start for start, _ in runs]
        self._offsets = _offsets(len(run) for _, run in runs)
        headed = [self._within(start, end) for start, end in _unspoken(entry)]
        headed.extend((at, at + 1) for at in self._offsets if self.words[at] == barrier)
        self._unspoken = Stretches(headed)
        self._worthless = Stretches([*headed, *_formulas(self.words)])

    def place(self, offset: int) -> int:
        """Where a word character stands in the text."""
        at = bisect_right(self._offsets, offset) - 1
        return self._origins[at] + offset - self._offsets[at]

    def prose(self, start: int, end: int) -> int:
        """How many characters of a stretch are prose."""
        return end - start - self._unspoken.shared(start, end)

    def worth(self, start: int, end: int) -> int:
        """How many characters of a stretch are prose and no formula."""
        return end - start - self._worthless.shared(start, end)

    def _within(self, start: int, end: int) -> Interval:
        """A stretch of the text as one of the words."""
        return self._offset(start), self._offset(end)

    def _offset(self, place: int) -> int:
        at = bisect_right(self._origins, place) - 1
        if at < 0:
            return 0
        following = self._offsets[at + 1] if at + 1 < len(self._offsets) else len(self.words)
        return min(self._offsets[at] + place - self._origins[at], following)


class Stretches:
    """Stretches put in order and joined, with the sum of their lengths before each."""

    def __init__(self, found: Iterable[Interval]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(found):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)
        self._before = _offsets(end - start for start, end in zip(self._starts, self._ends, strict=True))
        self._total = sum(end - start for start, end in zip(self._starts, self._ends, strict=True))

    def __iter__(self) -> Iterator[Interval]:
        return zip(self._starts, self._ends, strict=True)

    def shared(self, start: int, end: int) -> int:
        """How many characters of ``[start, end)`` lie in the stretches."""
        return self._until(end) - self._until(start)

    def _until(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return self._before[at] + min(offset, self._ends[at]) - self._starts[at]


def _offsets(lengths: Iterable[int]) -> list[int]:
    """Where each of a row of pieces begins."""
    found: list[int] = []
    at = 0
    for length in lengths:
        found.append(at)
        at += length
    return found


def _runs(entry: Entry, text: str, barrier: str) -> Iterator[tuple[int, str]]:
    """The runs of words with their starts; page chrome and the lines that frame a document are left out."""
    chrome = Stretches((region.start, region.end) for region in entry.extraction.regions)
    for sentence in entry.extraction.sentences:
        start, end = sentence.start, sentence.end
        if sentence.label == "boilerplate" or 2 * chrome.shared(start, end) >= end - start:
            yield start, barrier
        else:
            yield from ((run.start(), run[0]) for run in _RUN.finditer(text, start, end))


def _unspoken(entry: Entry) -> list[Interval]:
    """Headings, works cited, and the sentences that say what the document is: its title, meeting, number and dates."""
    data = entry.extraction.metadata
    about = [q.start for q in (data.title, data.meeting, data.adopted, data.published, data.number) if q]
    found = [(work.start, work.end) for work in data.citations]
    for sentence in entry.extraction.sentences:
        told = sentence.label not in _SPEAKING and any(sentence.start <= at < sentence.end for at in about)
        if told or sentence.label == "heading":
            found.append((sentence.start, sentence.end))
    return found


def _formulas(words: str) -> list[Interval]:
    found = [(start, end) for _, start, end in _finder().find_matches_as_indexes(words)]
    found.extend(match.span() for pattern in (_SPEECH, _MEETING) for match in pattern.finditer(words))
    return found


@lru_cache(maxsize=1)
def _finder() -> AhoCorasick:
    formulas = {_MARKS.sub("", row["formula"]) for row in table("reuse_formulas")}
    return AhoCorasick(sorted(formulas), matchkind=MatchKind.LeftmostLongest)


def fingerprints(words: str) -> list[int]:
    """Hashes of the grams that begin at a local minimum, as ``hash << 32 | offset`` in the order of offsets.

    A minimum is a character whose code's last byte is less than its neighbours': one in three, wherever the same words
    stand. Of a thousand stretches of twenty characters, fewer than five hold none.
    """
    coded = words.encode("utf-32-le", "surrogatepass")
    order = coded[::_BYTES]
    rising = bytes(map(le, order, order[1:]))
    last = len(words) - GRAM
    width = GRAM * _BYTES
    places = (found.start() + 1 for found in _MINIMUM.finditer(rising))
    return [crc32(coded[at * _BYTES : at * _BYTES + width]) << 32 | at for at in places if at <= last]
