"""What stands at the head of a clause: adverbs, then the verb that acts, frames or states."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple, final

from luoshi.exceptions import LexiconError
from luoshi.extraction.lexicon import Lexicons

ADVERB: Final = 1
ACT: Final = 2
FRAME: Final = 4
STATE: Final = 8
ROLES: Final = {"act": ACT, "frame": FRAME, "state": STATE}
STRENGTHS: Final = {"commit", "advance", "support", "seek", "explore"}


class Word(NamedTuple):
    """An entry: its roles as flags and the strength that it gives a clause."""

    roles: int
    strength: str


@final
class Opening:
    """The words read at a clause's head, in order, and where the first of them that is no adverb stands.

    ``roles`` are the flags of the last word (0 where none was found); ``verb`` is ``(start, end)`` of that word.
    """

    __slots__ = ("roles", "verb", "words")

    def __init__(self, words: list[tuple[int, int]], roles: int, verb: tuple[int, int] | None) -> None:
        self.words = words
        self.roles = roles
        self.verb = verb


@lru_cache(maxsize=8)
def vocabulary(lexicons: Lexicons) -> dict[str, Word]:
    """Every adverb and verb by its word."""
    words: dict[str, Word] = {row["word"]: Word(ADVERB, "") for row in lexicons.table("adverbs")}
    for row in lexicons.table("verbs"):
        role, strength = ROLES.get(row["role"]), row["strength"]
        if role is None or strength not in STRENGTHS:
            raise LexiconError(f"unknown role {row['role']!r} or strength {strength!r}", where=f"verbs: {row['word']}",
                               todo=f"use a role of {sorted(ROLES)} and a strength of {sorted(STRENGTHS)}")
        known = words.get(row["word"])
        words[row["word"]] = Word(role | (known.roles if known else 0), strength)
    return words


@lru_cache(maxsize=8)
def heads(lexicons: Lexicons) -> dict[str, tuple[int, ...]]:
    """The lengths of the entries that begin with two given characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in vocabulary(lexicons):
        lengths.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}


def opening(folded: str, start: int, end: int, words: dict[str, Word], lengths: dict[str, tuple[int, ...]]) -> Opening:
    """Reads adverbs and one verb from ``start``; the longest entry wins at each step."""
    read: list[tuple[int, int]] = []
    roles = 0
    at = start
    while at < end:
        word = None
        for size in lengths.get(folded[at : at + 2], ()):
            if at + size <= end and (word := words.get(folded[at : at + size])):
                break
        if word is None:
            # Adverbs of one character count only in front of a longer word of the table: `并推动`, `将新建`.
            one = words.get(folded[at])
            if one is not None and one.roles & ADVERB and lengths.get(folded[at + 1 : at + 3]):
                read.append((at, at + 1))
                at += 1
                continue
            break
        read.append((at, at + size))
        roles = word.roles
        at += size
        if not roles & ADVERB:
            break
        if at < end and folded[at] in "地并和":
            at += 1
    return Opening(read, roles, read[-1] if roles else None)
