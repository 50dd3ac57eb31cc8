"""The words that routes' names are made of, compiled from ``data/route_tails.tsv`` and ``data/route_words.tsv``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from msgspec import Struct

from luoshi.linking.region_names import written
from luoshi.linking.tables import table

Kind = Literal["railway", "expressway", "road", "waterway", "shipping", "train", "metro", "pipeline", "corridor"]
Chain = Literal["chars", "fit", "bare", "names"]


_SIDES = frozenset("东西南北中")


class Tail(Struct, frozen=True):
    """A word that ends a route's name, as in ``data/route_tails.tsv``."""

    word: str
    kind: Kind
    chain: Chain


class Words(Struct, frozen=True):
    """The tables as patterns; each takes the longest word first."""

    tails: dict[str, Tail]
    tail: re.Pattern[str]
    lead: re.Pattern[str]
    trail: re.Pattern[str]
    piece: re.Pattern[str]
    no_route: re.Pattern[str]
    no_place: re.Pattern[str]
    own: tuple[str, ...]
    regions: frozenset[str]
    abroad: frozenset[str]

    def longest(self, text: str) -> Tail:
        """The longest tail that ends what ``tail`` matched: `城际快速通道`, though its parts are modifiers, too."""
        return next(self.tails[text[at:]] for at in range(len(text)) if text[at:] in self.tails)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def words() -> Words:
    """The tables, read once."""
    tails = {
        row["word"]: Tail(row["word"], cast(Kind, row["kind"]), cast(Chain, row["chain"]))
        for row in table("route_tails")
    }
    roles: dict[str, list[str]] = {}
    for row in table("route_words"):
        roles.setdefault(row["role"], []).append(row["word"])
    works = [word for word in roles["trail"] if word[-1] not in "段路线"]
    digits = r"\d{1,4}(?:千米|公里|千伏|吨级|万吨级)?"
    return Words(
        tails=tails,
        # `沿江高铁` of `沪宁沿江高铁`: words between the places and the tail belong to the tail.
        tail=re.compile(f"(?P<modifier>(?:{_any(roles['modifier'])}|{digits})*)(?P<tail>{_any(list(tails))})"),
        lead=re.compile(f"(?:{_any(roles['lead'])}|[“”\"‘’《》\\s])+"),
        trail=re.compile(f"(?:{_any(roles['trail'])}|[和与、“”\"‘’\\s]|{digits})+"),
        piece=re.compile(f"(?:{_any(roles['piece'])})$"),
        # `枢纽工程` is a hub, `枢纽段` a section
        no_route=re.compile(f"(?:{_any(roles['no_route'])})(?:{_any(works)})*$|{_any(roles['crosses'])}"),
        no_place=re.compile(_any(roles["no_place"])),
        own=tuple(sorted(roles["own"], key=len, reverse=True)),
        abroad=frozenset(roles["abroad"]),
        # `川南`, `川东北`: a part of a province; `成渝` is a region, too, but the ends of a line as well
        regions=frozenset(word for word in written() if set(word[1:]) <= _SIDES),
    )
