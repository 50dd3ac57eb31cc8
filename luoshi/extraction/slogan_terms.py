"""What a slogan says of itself: its words, and how many it counts of what."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# the word that counts in `三项行动`, `五大产业`: no part of the noun
_MEASURE: Final = re.compile(r"[大个项条张类种篇面块件支](?=.)")


class Part(NamedTuple):
    """One term of a slogan: how many (None where it is a variable), and of what."""

    number: int | None
    noun: str


class Mention(NamedTuple):
    """A slogan where it stands."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]


def total_of(mention: Mention) -> int:
    """How many members the slogan counts; 0 where it does not say."""
    counts = [part.number for part in mention.parts]
    return 0 if not counts or None in counts else sum(count for count in counts if count)


def single_of(mention: Mention) -> int:
    """The count of a slogan of one term (`五大产业`), else 0."""
    return total_of(mention) if len(mention.parts) == 1 and mention.parts[0].noun else 0


def core_of(noun: str) -> str:
    """The noun without the word that counts it: `项重大行动` is `重大行动`."""
    match = _MEASURE.match(noun)
    return noun[match.end():] if match else noun
