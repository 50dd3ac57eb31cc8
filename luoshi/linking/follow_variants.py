"""Other ways in which a report may write the name of a promised project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from luoshi import gazetteer
from luoshi.linking.items import Item
from luoshi.linking.names import place_of, regionless
from luoshi.linking.tables import table

# Ranks, editions and fillings that one writer puts in and the next leaves out: `全国第十二届双拥模范城`.
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批次]|首[届批个]|(?<!\d)20\d\d年度?")
# A place's title under two names: `示范市`, `示范区`; `节水城市`, `节水城`.
_ENDINGS = (("示范市", "示范区"), ("示范县", "示范区"), ("城市", "城"))
# What is left must say enough.
_TITLE, _CITY = 4, 3
_PROPER = 3
_CARRIER = 2


def written(item: Item) -> Iterator[str]:
    """The names that a report may write in full: as the plan does, and with the first characters of its places.

    `内荣农高区` for `内江荣昌国家农业高新技术产业示范区`.
    """
    yield item.name.core
    for mention in item.mentions:
        yield mention.name
    initials = "".join(short for code in item.name.places if (short := _initial(code)))
    if len(initials) > 1 and item.scope == "place" and item.name.bare != item.name.plain:
        yield initials + item.name.bare


def _initial(code: str) -> str:
    place = gazetteer.division(code)
    return place.name[0] if place else ""


def proper_word(item: Item) -> str | None:
    """The word that only this project has (`江家口`), where it alone may stand for the name; None where it may not."""
    word, core = item.name.proper, item.name.core
    if len(word) < _PROPER or word not in core or not (word == core or item.type in _proper_types()):
        return None
    return None if any(place_of(word, side) for side in item.sides) else word


@lru_cache(maxsize=1)
def _proper_types() -> frozenset[str]:
    return frozenset(row["type"] for row in table("project_types") if row["use"] == "proper")


def carrier(item: Item) -> str:
    """What the name ends in, empty where the plan leaves it to the reader (`红鱼洞` in a list of waterworks)."""
    core = item.name.core
    return "" if core.endswith(item.name.proper) else core[-_CARRIER:]


def titles(item: Item) -> frozenset[str]:
    """The item's title, as each of its sides may shorten it by the side's own name."""
    return frozenset(short for side in item.sides if (short := title(item.name.plain, side)))


@lru_cache(maxsize=65536)
def title(name: str, side: str = "") -> str:
    """A name without rank of the nation, edition, region, the side's own name and fillings; empty where little is left.

    `省级` stays: what the province grants is not what the nation grants.
    """
    left = regionless(_EDITION.sub("", name))
    for word in (*_fillings(), *_own_names(side)):
        left = left.replace(word, "")
    for long, short in _ENDINGS:
        left = left.removesuffix(long) + short if left.endswith(long) else left
    return left if len(left) >= (_CITY if left.endswith("城") else _TITLE) else ""


@lru_cache(maxsize=1024)
def _own_names(side: str) -> tuple[str, ...]:
    place = gazetteer.division(side) if side.isdigit() else None
    return (place.name, *(short for short in place.short if len(short) > 1)) if place else ()


@lru_cache(maxsize=1)
def _fillings() -> tuple[str, ...]:
    found = [row["word"] for row in table("follow_fillings")]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
