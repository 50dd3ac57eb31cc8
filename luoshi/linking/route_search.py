"""Which places a route's name means: the cheapest path through the readings of its tokens.

The path is short and smooth, passes near the issuer, and takes likely readings. Costs add up; 1 is about what doubles a
leg. The search is Viterbi's over pairs of neighbouring readings, for a turn takes three places.
"""

from __future__ import annotations

from bisect import insort
from itertools import pairwise
from math import hypot, inf, log2

from msgspec import Struct

from luoshi import gazetteer
from luoshi.linking.route_candidates import Hints, Reading, kilometres, off_path, point, vector
from luoshi.linking.route_words import Kind

# The length, in kilometres, that doubles the base of a leg's cost: how far apart neighbours on such a line are.
SCALE: dict[Kind, float] = {
    "railway": 130.0, "expressway": 100.0, "road": 50.0, "waterway": 150.0, "shipping": 1500.0, "train": 1500.0,
    "metro": 25.0, "pipeline": 150.0, "corridor": 300.0,
}
_FAR_KINDS = frozenset({"shipping", "train", "corridor", "pipeline"})
LEG = 1.3
LONG = 300.0  # kilometres: neighbours on a line of land are seldom farther apart
LONGER = 400.0  # each of these beyond costs 1 more
LONGEST = 3.0  # but no more than this: some lines do cross the country
TURN = 0.7  # for each right angle: lines turn, but seldom back
SHORT = 12.0  # kilometres: a city and its own district are no two places of a line
TOO_SHORT = 2.0
INSIDE = 1.0  # one place lies in the other: a city's line to its own county
OWN_DISTRICT = 2.0  # a city and its own district: what is named for the city starts there
UNEVEN = 1.5  # a province beside a county (`川` and 平武县)
FAR = 1.2  # for each doubling of the distance between the path and the issuer
FAR_SCALE = 80.0
BEAM = 200  # states kept after each token
MARGIN = 6.6  # what costs more than the best by this is no alternative; above the costs of a name that is none
ALTERNATIVES = 3


class Found(Struct, frozen=True):
    """A reading of a whole chain: codes by token, empty for what is no division.

    ``path`` is the cost without what is added for the distance from the issuer and the line.
    """

    codes: tuple[str, ...]
    cost: float
    path: float


_State = tuple[float, tuple[str, ...], tuple[str, ...]]  # cost, codes by token, codes of the stops
Leg = tuple[float, float, float]
_LEGS: dict[tuple[str, Kind], dict[str, Leg]] = {}
_MOST_STARTS = 20_000


def _legs(start: str, kind: Kind) -> dict[str, Leg]:
    """The legs from a place that have been asked for, by their end."""
    found = _LEGS.get((start, kind))
    if found is None:
        if len(_LEGS) > _MOST_STARTS:
            _LEGS.clear()
        found = _LEGS[start, kind] = {}
    return found


def _leg(a: str, b: str, kind: Kind) -> Leg:
    """The cost from place to place, and the leg's direction."""
    here, there = point(a), point(b)
    assert here is not None
    assert there is not None
    east, north = vector(here, there)
    length = hypot(east, north) or 1.0
    cost = LEG * log2(1 + length / SCALE[kind])
    if length > LONG and kind not in _FAR_KINDS:
        cost += min(LONGEST, (length - LONG) / LONGER)
    elif length < SHORT and a[:4] != b[:4] and kind not in ("metro", "road"):
        cost += TOO_SHORT
    if a[:2] == b[:2]:
        cost += _nested(a, b, kind)
    if a[2:] == "0000" or b[2:] == "0000":
        cost += UNEVEN if _uneven(a, b) or _uneven(b, a) else 0.0
    return cost, east / length, north / length


def _nested(a: str, b: str, kind: Kind) -> float:
    if a[:4] != b[:4] and a[2:] != "0000" and b[2:] != "0000":
        return 0.0
    inner = b if gazetteer.within(b, a) else a if gazetteer.within(a, b) else ""
    place = gazetteer.division(inner) if inner else None
    if place is None:
        return 0.0
    return OWN_DISTRICT if place.type == "市辖区" and kind != "road" else INSIDE


def _uneven(a: str, b: str) -> bool:
    """A province, not a municipality, and a county."""
    return a.endswith("0000") and a[:2] not in {"11", "12", "31", "50"} and not b.endswith("00")


def search(
    options: list[list[Reading]], kind: Kind, clues: Hints, other: tuple[str, ...] = (), *, margin: float = MARGIN,
) -> list[Found]:
    """The cheapest readings of a chain, cheapest first; ``other`` are places that it passes near (its line's).

    What costs more on the way than the cheapest by ``margin`` is given up, and of paths that end alike all but the
    cheapest. An infinite margin gives up nothing, and the result is the same from either side.
    """
    states: list[_State] = [(cost, (code,), (code,) if code else ()) for code, cost in options[0]]
    for readings in options[1:]:
        states = _step(states, readings, kind, margin)
    ended: list[Found] = []
    totals: list[float] = []
    for cost, codes, stops in states:
        if len(totals) > ALTERNATIVES and cost > totals[ALTERNATIVES]:
            break  # the distance only adds
        if stops:
            total = round(cost + _far(stops, clues, other), 3)
            ended.append(Found(codes, total, cost))
            insort(totals, total)
    ended.sort(key=lambda found: (found.cost, _canonical(found.codes)))
    return ended[:ALTERNATIVES + 1]


def _canonical(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The same for a chain and its reverse, so that ties fall alike."""
    return min(codes, codes[::-1])


def _step(states: list[_State], readings: list[Reading], kind: Kind, margin: float) -> list[_State]:
    """Every state with every reading of the next token; of those that end in the same two places, the cheapest."""
    found: list[_State] = []
    bound = inf
    for cost0, codes, stops in states:
        last = stops[-1] if stops else ""
        legs = _legs(last, kind)
        before = _legs(stops[-2], kind)[last] if len(stops) > 1 else None
        for code, prior in readings:
            cost = cost0 + prior
            if cost > bound:
                break
            if code and last:
                if code in stops:
                    continue
                leg = legs.get(code)
                if leg is None:
                    leg = legs[code] = _leg(last, code, kind)
                cost += leg[0]
                if before is not None:
                    cost += TURN * (1.0 - leg[1] * before[1] - leg[2] * before[2])
                if cost > bound:
                    continue
            if cost + margin < bound:
                bound = cost + margin
            found.append((cost, (*codes, code), (*stops, code) if code else stops))
    found.sort()
    if margin == inf:
        return found[:BEAM]
    if states and len(states[0][1]) == 1:
        return [state for state in found if state[0] <= bound]  # no two end alike yet
    return _distinct(found, bound)


def _distinct(states: list[_State], bound: float) -> list[_State]:
    """The first of those that end alike: what follows can't tell them apart."""
    kept: list[_State] = []
    ends: set[tuple[str, ...]] = set()
    for state in states:
        if state[0] > bound or len(kept) == BEAM:
            break
        end = (*state[2][-2:], state[1][-1])
        if end not in ends:
            ends.add(end)
            kept.append(state)
    return kept


def _far(stops: tuple[str, ...], clues: Hints, other: tuple[str, ...]) -> float:
    """How far the path passes from the issuer and from the line that it is a part of."""
    away = clues.away(stops)
    cost = FAR * log2(1 + away / FAR_SCALE) if away else 0.0
    if len(other) > 1:
        apart = sum(off_path(at, other) for code in stops if (at := point(code)))
        cost += FAR * log2(1 + apart / len(stops) / FAR_SCALE)
    return cost


def length(stops: tuple[str, ...]) -> float:
    """Kilometres along the stops."""
    return round(sum(kilometres(a, b) for a, b in pairwise(stops)), 1)
