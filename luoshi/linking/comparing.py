"""What speaks for two items being one project, and what against.

Each question is a function of two items; its docstring is the explanation that a reader is shown. It returns None where
it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from luoshi import gazetteer
from luoshi.findings import Verdict
from luoshi.linking.items import Item, claimed, types_for, words_for

# How far names must agree, as the share of character pairs that they have in common (Dice).
ALIKE = 0.8


class Evidence(Struct, frozen=True):
    """``weight`` of 1 decides alone; ``inner`` is the part where the verdict is part_of: 0 the left, 1 the right."""

    verdict: Verdict
    weight: float
    reason: str
    inner: int = 0


Question = Callable[[Item, Item], "Evidence | None"]


def compare(left: Item, right: Item) -> tuple[Evidence, ...]:
    """Everything that the questions say of two items, in their order."""
    return tuple(_answers(left, right))


def _answers(left: Item, right: Item) -> Iterator[Evidence]:
    for question in QUESTIONS:
        found = question(left, right)
        if found is not None:
            yield found


def other_mode(left: Item, right: Item) -> Evidence | None:
    """A railway and a road between the same places are two projects."""
    if left.name.mode and right.name.mode and left.name.mode != right.name.mode:
        return Evidence("distinct", 1.0, f"one is a {left.name.mode} line, the other a {right.name.mode} line")
    return None


def other_mark(left: Item, right: Item) -> Evidence | None:
    """A second channel, a branch or another phase is a project of its own."""
    odd = sorted(set(left.name.marks) ^ set(right.name.marks))
    if odd:
        return Evidence("distinct", 0.9, f"only one is called {'、'.join(odd)}")
    return None


def other_kind(left: Item, right: Item) -> Evidence | None:
    """A high-speed line and an intercity line between the same places may be two."""
    one, other = left.name.mark, right.name.mark
    if one and other and one != other:
        return Evidence("undecided", 0.5, f"one is called {one}, the other {other}")
    if one != other and _EXPRESS in (one, other):
        return Evidence("undecided", 0.5, f"only one is called {_EXPRESS}")
    return None


_EXPRESS = "high-speed"  # a line beside the old one, more often than not; `城际` is left out as often as written


def told_apart(left: Item, right: Item) -> Evidence | None:
    """A document that names a high-speed line and another one between the same places means two."""
    one, other = left.name.mark, right.name.mark
    if one != other and _EXPRESS in (one, other) and left.sources & right.sources:
        return Evidence("distinct", 0.9, f"{min(left.sources & right.sources)} names both, by different words")
    return None


def numbers(left: Item, right: Item) -> Evidence | None:
    """Roads of one number are one road, or sections of it; roads of different numbers are two."""
    one, other = set(left.name.numbers), set(right.name.numbers)
    if not one or not other:
        return None
    shared = sorted(one & other)
    roads = left.name.mode in _ROADS and right.name.mode in _ROADS
    if shared and all(number[0] != "G" for number in shared) and not _one_province(left, right):
        return Evidence("distinct", 1.0, "each province numbers its own roads")
    if not shared:
        return Evidence("distinct", 1.0, f"their numbers are {'、'.join(sorted(one))} and {'、'.join(sorted(other))}")
    if not roads or not (_whole_road(left) or _whole_road(right) or left.name.core == right.name.core):
        return Evidence("related", 0.7, f"both belong to {'、'.join(shared)}")
    if not (_whole_road(left) and _whole_road(right)) and left.name.core != right.name.core:
        inner = 1 if _whole_road(left) else 0
        return Evidence("part_of", 0.7, f"one is a section of {'、'.join(shared)}", inner=inner)
    return Evidence("same", 0.95, f"both are {'、'.join(shared)}")


_ROADS = ("road", "expressway", "fast road")


def _whole_road(item: Item) -> bool:
    """`G347`, `国道347线`: a number and nothing that says which stretch."""
    return item.name.core in ("", item.text) or item.name.core in ("线", "公路", "高速", "高速公路")


def _one_province(left: Item, right: Item) -> bool:
    return bool({side[:2] for side in left.sides} & {side[:2] for side in right.sides})


def stops(left: Item, right: Item) -> Evidence | None:
    """The places on a line say which it is: the same ones, the same the other way round, or some of the other's."""
    one, other = left.stops, right.stops
    if len(one) < 2 or len(other) < 2 or (left.name.section and right.name.section and not _told_by_ends(left, right)):
        return None
    if one == other:
        return Evidence("same", 0.9, "the same places in the same order")
    if one == other[::-1]:
        return Evidence("same", 0.88, "the same places the other way round")
    if {one[0], one[-1]} == {other[0], other[-1]}:
        return _same_ends(one, other)
    for inner, (short, long) in enumerate(((one, other), (other, one))):
        if _contained(short, long):
            return Evidence("part_of", 0.85, "the places of one lie on the other, in order", inner=inner)
    shared = set(one) & set(other)
    if shared & {one[0], one[-1]} & {other[0], other[-1]}:
        return Evidence("distinct", 0.8, "they meet at one end and go on to different places")
    return Evidence("distinct", 0.8, "they go to different places")


def _same_ends(one: Sequence[str], other: Sequence[str]) -> Evidence:
    if one[0] != other[0]:
        other = other[::-1]
    if _subsequence(one, other) or _subsequence(other, one):
        return Evidence("same", 0.82, "the same ends; one also says what lies between")
    return Evidence("distinct", 0.6, "the same ends by different places")


def _contained(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) < len(long) and (_subsequence(short, long) or _subsequence(short, long[::-1]))


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(code in rest for code in short)


def _told_by_ends(left: Item, right: Item) -> bool:
    """A section told by one place (`亳州段`) has its line's places; they say nothing of which section it is."""
    return all(item.route is not None and item.route.closed and len(item.stops) > 1 for item in (left, right))


def section(left: Item, right: Item) -> Evidence | None:
    """A section is a part of its line; two sections of one line are two projects."""
    one, other = left.name, right.name
    if one.line and other.line and one.line == other.line:
        ends = _told_by_ends(left, right) and left.stops in (right.stops, right.stops[::-1])
        if ends or one.section == other.section:
            return Evidence("same", 0.9, f"the same section of {one.line}")
        return Evidence("related", 0.9, f"two sections of {one.line}")
    for inner, (part, whole) in enumerate(((one, other), (other, one))):
        if part.line and not whole.line and part.line == whole.core:
            return Evidence("part_of", 0.95, f"{part.section} is a section of {part.line}", inner=inner)
    return None


def other_rank(left: Item, right: Item) -> Evidence | None:
    """What the nation ranks and what a province ranks are two."""
    one, other = _rank(left), _rank(right)
    if one and other and one[:1] != other[:1] and {one, other} & {"省级", "市级"}:
        return Evidence("distinct", 0.95, f"one is {one}, the other {other}")
    return None


def _rank(item: Item) -> str:
    return next((rank for rank in words_for("rank") if item.name.core.startswith(rank)), "")


def same_water(left: Item, right: Item) -> Evidence | None:
    """A corridor or channel of one river is one undertaking; a stretch of it between two places is a part."""
    if left.scope != "water" or left.scope != right.scope or left.within != right.within:
        return None
    if left.name.course == right.name.course:
        return Evidence("same", 0.8, f"both follow {left.name.water}")
    if left.name.course and right.name.course:
        return None
    inner = 1 if right.name.course else 0
    return Evidence("part_of", 0.8, f"one is a stretch of the other on {left.name.water}", inner=inner)


def same_name(left: Item, right: Item) -> Evidence | None:
    """The same name, once what is done to the project, ranks and quotation marks are gone."""
    if left.name.plain != right.name.plain:
        return _longer_name(left, right)
    if left.sides.isdisjoint(right.sides) and claimed(left.scope, left.within, left.name):
        return Evidence("undecided", 0.55, "the same name, but each side may want it for itself")
    if left.scope == right.scope == "own" and left.within != right.within:
        return _long_name(left, right)
    how = "the same name" if left.text == right.text else f"both names come down to {left.name.plain}"
    vague = {left.scope, right.scope} & {"line", "own"}
    return Evidence("same", 0.8 if vague else 0.9, how)


def _long_name(left: Item, right: Item) -> Evidence | None:
    """A long name that neighbours write alike means one thing; a title that each city may win does not."""
    if len(left.name.plain) < LONG or len(left.name.proper) < _TELLING or not _neighbours(left, right):
        return None
    if {left.type, right.type} & types_for("each"):
        return None
    if left.name.plain.endswith(words_for("title")) or (_rank(left) and _rank(right)):
        return None
    return Evidence("same", 0.76, "neighbours write the same long name")


def _longer_name(left: Item, right: Item) -> Evidence | None:
    """`承接东部地区产业转移创新发展示范区` says no more than the name without its first verb."""
    short, long = sorted((left.name.plain, right.name.plain), key=len)
    if left.scope != right.scope or left.scope != "own" or not long.endswith(short):
        return None
    if long[: -len(short)] not in words_for("opener"):
        return None
    return _long_name(left, right) if left.within != right.within else Evidence("same", 0.8, f"both come to {short}")


LONG = 9  # characters
_TELLING = 2  # characters that are no common words (`东部`)


def _neighbours(left: Item, right: Item) -> bool:
    """Whether sides of both lie in one province or in provinces that touch."""
    return any(
        one[:2] == other[:2] or other[:2] + "0000" in gazetteer.neighbours(one)
        for one in left.sides for other in right.sides if one.isdigit() and other.isdigit()
    )


def owner(left: Item, right: Item) -> Evidence | None:
    """One names the place that the other speaks for: the same name but for that."""
    for own, placed in ((left, right), (right, left)):
        ours = own.scope == "own" and placed.scope == "place" and own.within in placed.name.places
        if ours and own.name.bare == placed.name.bare:
            return Evidence("same", 0.8, "the same name but for the place that the document speaks for")
    return None


def other_owner(left: Item, right: Item) -> Evidence | None:
    """Two places' own institutions of one kind are two."""
    if left.scope == right.scope == "place" and left.within != right.within:
        return Evidence("distinct", 0.9, "they stand in different places")
    return None


def alike(left: Item, right: Item) -> Evidence | None:
    """Names that share most of their characters within one region or place may be one."""
    if left.name.plain == right.name.plain or left.scope == "line" or left.type != right.type:
        return None
    if left.scope != right.scope or left.within != right.within:
        return None
    short, long = sorted((len(left.name.plain), len(right.name.plain)))
    if 2 * short < ALIKE * (short + long):  # even with every pair of the shorter one in common
        return None
    share = dice(left.name.plain, right.name.plain)
    if share < ALIKE:
        return None
    return Evidence("undecided", min(0.7, share * 0.75), f"the names share {share:.0%} of their character pairs")


def dice(one: str, other: str) -> float:
    """The share of character pairs in common: 2 * shared / all, from 0 to 1."""
    left, right = _pairs_of(one), _pairs_of(other)
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


@lru_cache(maxsize=65536)
def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


QUESTIONS: tuple[Question, ...] = (
    other_mode, other_mark, other_owner, numbers, section, stops, told_apart, other_kind, other_rank, same_water,
    same_name, owner, alike,
)
