"""The table `signs`: words by which a clause or a heading shows what it is, grouped by the question they answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import final

from luoshi.exceptions import LexiconError
from luoshi.extraction.lexicon import Lexicons

Signs = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def signs(lexicons: Lexicons) -> Signs:
    """The words of each sense, in the order of the table; asking for a sense that no row has raises LexiconError."""
    found: dict[str, list[str]] = {}
    for row in lexicons.table("signs"):
        found.setdefault(row["sense"], []).append(row["word"])
    return _Senses({sense: tuple(words) for sense, words in found.items()})


class _Senses(dict[str, tuple[str, ...]]):
    def __missing__(self, sense: str) -> tuple[str, ...]:
        raise LexiconError(f"no word has the sense {sense!r}", where="signs",
                           todo="keep at least one row of each sense")


@final
class Ends:
    """Words in which a stretch may end; the last character alone tells most stretches apart."""

    __slots__ = ("last", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.last = frozenset([word[-1] for word in self.words])

    def close(self, folded: str, start: int, end: int) -> bool:
        """Whether ``folded[start:end]`` ends in one of the words."""
        return end > start and folded[end - 1] in self.last and folded.endswith(self.words, start, end)


@final
class Starts:
    """Words with which a stretch may begin; the first character alone tells most stretches apart."""

    __slots__ = ("heads",)

    def __init__(self, words: Iterable[str]) -> None:
        self.heads: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (-len(word), word)):
            self.heads.setdefault(word[0], []).append(word)

    def length(self, folded: str, start: int) -> int:
        """How long the longest of the words is that begins at ``start``; 0 where none does."""
        if start < len(folded):
            for word in self.heads.get(folded[start], ()):
                if folded.startswith(word, start):
                    return len(word)
        return 0


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest that fits."""
    return f"(?:{each_of(words)})"


def each_of(words: Iterable[str], behind: str = "") -> str:
    """An alternative for each word, the longest first, with ``behind`` after it.

    In a pattern of such alternatives alone the engine skips every character that none of them begins with, which it
    does not where alternatives are nested in groups.
    """
    return "|".join(re.escape(word) + behind for word in sorted(words, key=lambda word: (-len(word), word)))
