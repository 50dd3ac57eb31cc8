"""Which families of words a stretch of the text holds at all, from one scan of the whole document.

A clause is asked many questions by patterns that seldom find anything. Each of these patterns needs one of a few
words; where a stretch has none of them, the pattern need not be asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.signs import Signs, signs

# The families, as flags.
FRAMES: Final = 1  # `framing.Frames.framing` and `preamble`
EXPLAINS: Final = 2  # `framing.Frames.explains`
RESULT: Final = 4  # `kinds.RESULTS`
GOES: Final = 8  # `kinds.GOING`
ENTERS: Final = 16  # `kinds.ASSESSED`, `kinds.WON`
REFORM: Final = 32  # the patterns of `kinds`, by the kind that they tell
POLICY: Final = 64
PROJECT: Final = 128
DONE: Final = 256  # `grammar.Grammar.past` and `done`
LATER: Final = 512  # `grammar.Grammar.later`


def _families(s: Signs) -> dict[int, Iterable[str]]:
    """The words of each family; every match of a family's patterns holds one of them."""
    return {
        FRAMES: (*s["framing"], *s["preamble"], "党的", "科学发展观", "为指导", "高举", "奋斗"),
        EXPLAINS: s["explains"],
        RESULT: ("全覆盖", "小时", "分钟", "尽", "亿级", "番", "清零"),
        GOES: ("在", "落地", "落户", "向", "纳入"),
        ENTERS: ("纳入",),
        REFORM: (*s["reform-sign"], *s["reform-noun"], "试点", "改革"),
        POLICY: (*s["policy-sign"], *s["policy-noun"], "给予"),
        PROJECT: s["project-sign"],
        DONE: ("已", "了", "正在", "正加", "正与", "也在"),
        LATER: s["later-act"],
    }


# How many flags there are at most; a word's place and its family are kept in one number.
_WIDTH: Final = 10
_FLAGS: Final = (1 << _WIDTH) - 1


@final
class Glance:
    """Where the words of the families begin, with their families, in order of the text."""

    __slots__ = ("_at", "_words")

    def __init__(self, words: list[int]) -> None:
        self._words = words
        self._at = 0

    def within(self, start: int, end: int) -> int:
        """The families of which a word begins in the span, as flags; quickest where the spans run with the text."""
        words, at = self._words, self._at
        low, high = start << _WIDTH, end << _WIDTH
        if at and words[at - 1] >= low:
            at = bisect_left(words, low)
        while at < len(words) and words[at] < low:
            at += 1
        self._at = at
        found = 0
        while at < len(words) and (word := words[at]) < high:
            found |= word
            at += 1
        return found & _FLAGS


def places(starts: Iterable[int]) -> Glance:
    """A glance at one family alone, which begins at ``starts``, in order."""
    return Glance([start << _WIDTH | 1 for start in starts])


@lru_cache(maxsize=8)
def _matcher(lexicons: Lexicons) -> tuple[AhoCorasick, list[int]]:
    """The words of all families, and the flags of each."""
    flags: dict[str, int] = {}
    for family, words in _families(signs(lexicons)).items():
        for word in words:
            flags[word] = flags.get(word, 0) | family
    matcher = AhoCorasick(list(flags), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return matcher, list(flags.values())


def glance(folded: str, lexicons: Lexicons) -> Glance:
    """One scan of the document."""
    matcher, flags = _matcher(lexicons)
    words = [start << _WIDTH | flags[word]
             for word, start, _ in matcher.find_matches_as_indexes(folded, overlapping=True)]
    words.sort()
    return Glance(words)
