"""Which items are worth comparing: those that share a key.

Keys are narrow, since a shelf has many projects and few that could be one: two stops of a line and its mode, a road's
number, the line that a section belongs to, a name within whatever makes it unique.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from luoshi import gazetteer
from luoshi.linking.comparing import LONG
from luoshi.linking.items import Item

Key = tuple[str, ...]

# A key that more items share says nothing; it would cost the square of its size.
LARGEST = 400
# Names in one region or place that end alike are compared for likeness, where only few end so.
_LIKENESS = ("region", "place", "bare")
_FEW = 50
_ENDING = 3


def pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Each pair of items that share a key, once, in the order of their numbers."""
    blocks: dict[Key, list[int]] = {}
    for item in items:
        for key in dict.fromkeys(keys(item)):
            blocks.setdefault(key, []).append(item.number)
    seen: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) <= (_FEW if key[0] in _LIKENESS else LARGEST):
            seen.update(combinations(members, 2))
    for left, right in sorted(seen):
        yield items[left], items[right]


def keys(item: Item) -> Iterator[Key]:
    """The keys of an item."""
    name = item.name
    yield ("name", name.plain, *_owner(item))
    for number in name.numbers:
        yield ("number", number, "" if number[0] == "G" else _province(item))
    if item.scope == "line":
        for one, other in combinations(sorted(set(item.stops)), 2):
            yield ("stops", name.mode, one, other)
    yield from _line_keys(item)
    if item.scope == "water":
        yield ("water", item.within)
    if item.scope == "own" and len(name.plain) >= LONG:
        for province in _near(item.within):
            yield ("long", name.plain[-LONG:], province)
    for place in name.places if item.scope == "place" else ():
        yield ("bare", place, name.bare)
    if item.scope == "own":
        yield ("bare", item.within, name.bare)
    if item.scope == "region":
        yield ("region", item.within, name.plain[-_ENDING:])
    if item.scope == "place":
        yield ("place", _prefecture(item.within), name.plain[-_ENDING:])
    if item.scope == "own" and item.within.isdigit():
        yield ("place", _prefecture(item.within), name.plain[-_ENDING:])


def _line_keys(item: Item) -> Iterator[Key]:
    """The line that a section belongs to, by name, so that `隆黄铁路` meets `隆黄铁路隆叙段`."""
    if item.name.line:
        yield ("line", item.name.line)
    elif item.name.mode:
        yield ("line", item.name.core)


def _owner(item: Item) -> Key:
    """Whose name it is: a line's or a proper name is one everywhere, another only within its place, region or side."""
    if item.scope in ("line", "proper", "number"):
        return ("",)
    return (item.scope, item.within)


def _near(side: str) -> tuple[str, ...]:
    """The side's province: who lies in one that touches it is met under the key of the one with the smaller code."""
    own = side[:2] + "0000"
    return (own, *(code for code in gazetteer.neighbours(side) if code < own)) if side.isdigit() else ("",)


def _province(item: Item) -> str:
    return min(item.sides)[:2]


def _prefecture(code: str) -> str:
    """The prefecture that holds a county, else the place itself."""
    chain = gazetteer.ancestors(code)
    return chain[-2] if len(chain) > 1 else code
