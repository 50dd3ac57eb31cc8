"""Other ways in which a report may write the name of a promised project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from luoshi import gazetteer
from luoshi.linking.items import Item
from luoshi.linking.names import parse, place_of, regionless
from luoshi.linking.tables import table

# Ranks, editions and fillings that one writer puts in and the next leaves out: `全国第十二届双拥模范城`.
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届批次]|首[届批个]|(?<!\d)20\d\d年度?")
# A place's title under two names: `示范市`, `示范区`; `节水城市`, `节水城`.
_ENDINGS = (("示范市", "示范区"), ("示范县", "示范区"), ("城市", "城"))
# What is left must say enough.
_NATIONAL = re.compile(r"(?<=[一-鿿])国家级?")
_TITLE, _CITY = 4, 3
_PROPER = 3
_CARRIER = 2
_BARE = 4
_CARRIERS = "区园城市县镇带圈港站路桥厂院校馆库谷"
# What the nation, a province and a city grant: titles of one name are three titles.
_RANKS = (
    ("nation", re.compile(r"国家|全国|中国")),
    ("province", re.compile(r"省级|全省|自治区级")),
    ("city", re.compile(r"市级|州级|县级")),
)


def written(item: Item) -> Iterator[str]:
    """The names that a report may write: as the plan does, shortened, and with the first characters of its places.

    `内荣农高区` for `内江荣昌国家农业高新技术产业示范区`.
    """
    yield item.name.core
    yield item.name.plain
    if item.scope in ("region", "place"):
        yield _NATIONAL.sub("", item.name.plain)
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
    if item.scope != "line" and _PROPER <= len(core) <= _BARE and item.text == core and core[-1] not in _CARRIERS:
        word = core  # `黄石盘` in a list of waterworks, where 黄石 is no city
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
    return frozenset(short for side in item.sides if (short := title(item.name.core, side)))


@lru_cache(maxsize=65536)
def title(name: str, side: str = "") -> str:
    """A name without rank of the nation, edition, region, the side's own name and fillings; empty where little is left.

    `省级` stays: what the province grants is not what the nation grants.
    """
    left = regionless(_EDITION.sub("", name))
    for row in table("name_forms"):
        left = left.replace(row["long"], row["short"])
    for word in (*_fillings(), *_own_names(side)):
        left = left.replace(word, "")
    for long, short in _ENDINGS:
        left = left.removesuffix(long) + short if left.endswith(long) else left
    return left if len(left) >= (_CITY if left.endswith("城") else _TITLE) else ""


# `机场三期`, `22号线`: numbers that many cities have
_NUMBERS = re.compile(r"[一二三四五六七八九十\d]+(?:期|号线?|线)|\d+")


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Whether nothing in a name says which one it is, so that only its own side may use it alone."""
    parts = parse(name)
    if _EDITION.search(name):
        return False
    if parts.places or parts.regions or any(number[0] in "GS" for number in parts.numbers) or parts.mode:
        return _NUMBERS.sub("", parts.core) in ("", "线", "号线")
    return len(_NUMBERS.sub("", parts.proper).replace("线", "")) < 2


def says_which(item: Item) -> bool:
    """Whether a name is one thing's, whoever writes it: by an edition, a place or a word of its own."""
    if is_common(item.text):
        return False
    if _EDITION.search(item.text) or (item.name.places and len(item.name.proper) > 1):
        return True
    return item.type in _proper_types() and len(item.name.proper) >= _PROPER


def other_rank(one: str, other: str) -> bool:
    """Whether two names say that different levels grant the title, or that the event is another year's."""
    return any(
        bool(here and there) and here.isdisjoint(there)
        for here, there in zip(_marks(one), _marks(other), strict=True)
    )


def _marks(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The levels and the editions that a name gives."""
    return (frozenset(level for level, word in _RANKS if word.search(name)), frozenset(_EDITION.findall(name)))


@lru_cache(maxsize=1024)
def _own_names(side: str) -> tuple[str, ...]:
    place = gazetteer.division(side) if side.isdigit() else None
    return (place.name, *(short for short in place.short if len(short) > 1)) if place else ()


@lru_cache(maxsize=1)
def _fillings() -> tuple[str, ...]:
    found = [row["word"] for row in table("follow_fillings")]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
