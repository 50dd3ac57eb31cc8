"""Which places a route's name means: the cheapest path through the readings of its tokens.

The path is short and smooth, passes near the issuer, and takes likely readings. Costs add up; 1 is about what doubles a
leg. The search is Viterbi's over pairs of neighbouring readings, for a turn takes three places.
"""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from math import log2

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
BEAM = 40  # states kept after each token
ALTERNATIVES = 5


class Found(Struct, frozen=True):
    """A reading of a whole chain: codes by token, empty for what is no division.

    ``path`` is the cost without what is added for the distance from the issuer and the line.
    """

    codes: tuple[str, ...]
    cost: float
    path: float


class _State(Struct, frozen=True):
    cost: float
    codes: tuple[str, ...]
    stops: tuple[str, ...]


Leg = tuple[float, float, float]


@lru_cache(maxsize=262144)
def _leg(a: str, b: str, kind: Kind) -> Leg:
    """The cost from place to place, and the leg's direction."""
    here, there = point(a), point(b)
    assert here is not None
    assert there is not None
    east, north = vector(here, there)
    length = (east * east + north * north) ** 0.5
    cost = LEG * log2(1 + length / SCALE[kind])
    if length > LONG and kind not in _FAR_KINDS:
        cost += min(LONGEST, (length - LONG) / LONGER)
    inner = b if a in gazetteer.ancestors(b) else a if b in gazetteer.ancestors(a) else ""
    if inner:
        place = gazetteer.division(inner)
        district = place is not None and place.type == "市辖区" and kind != "road"
        cost += OWN_DISTRICT if district else INSIDE
    elif length < SHORT and kind not in ("metro", "road"):
        cost += TOO_SHORT
    if _uneven(a, b) or _uneven(b, a):
        cost += UNEVEN
    return cost, east / (length or 1.0), north / (length or 1.0)


def _uneven(a: str, b: str) -> bool:
    """A province, not a municipality, and a county."""
    return a.endswith("0000") and a[:2] not in {"11", "12", "31", "50"} and not b.endswith("00")


def search(options: list[list[Reading]], kind: Kind, clues: Hints, other: tuple[str, ...] = ()) -> list[Found]:
    """The cheapest readings of a chain, cheapest first; ``other`` are places that it passes near (its line's)."""
    states = [_State(0.0, (), ())]
    for readings in options:
        states = _step(states, readings, kind)
    ended = [
        Found(state.codes, round(state.cost + _far(state.stops, clues, other), 3), round(state.cost, 3))
        for state in states if state.stops
    ]
    return sorted(ended, key=lambda found: (found.cost, _canonical(found.codes)))[:ALTERNATIVES + 1]


def _canonical(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The same for a chain and its reverse, so that ties fall alike."""
    return min(codes, codes[::-1])


def _step(states: list[_State], readings: list[Reading], kind: Kind) -> list[_State]:
    best: dict[tuple[str, ...], _State] = {}
    for state in states:
        stops = state.stops
        for reading in readings:
            code = reading.code
            cost = state.cost + reading.prior
            if code:
                if code in stops:
                    continue
                if stops:
                    cost += _added(stops, code, kind)
                after = (*stops, code)
            else:
                after = stops
            key = (*after[-2:], "" if code else "-")
            old = best.get(key)
            if old is None or cost < old.cost or (cost == old.cost and (*state.codes, code) < old.codes):
                best[key] = _State(cost, (*state.codes, code), after)
    if len(best) <= BEAM:
        return list(best.values())
    return nsmallest(BEAM, best.values(), key=lambda state: (state.cost, state.codes))


def _added(stops: tuple[str, ...], code: str, kind: Kind) -> float:
    cost, east, north = _leg(stops[-1], code, kind)
    if len(stops) > 1:
        _, east0, north0 = _leg(stops[-2], stops[-1], kind)
        cost += TURN * (1.0 - east * east0 - north * north0)
    return cost


def _far(stops: tuple[str, ...], clues: Hints, other: tuple[str, ...]) -> float:
    """How far the path passes from the issuer and from the line that it is a part of."""
    cost = 0.0
    if clues.point is not None and not _touches(stops, clues):
        cost += FAR * log2(1 + off_path(clues.point, stops) / FAR_SCALE)
    if len(other) > 1:
        apart = sum(off_path(at, other) for code in stops if (at := point(code)))
        cost += FAR * log2(1 + apart / len(stops) / FAR_SCALE)
    return cost


def _touches(stops: tuple[str, ...], clues: Hints) -> bool:
    """A stop in the issuer's division, or a division that holds the issuer."""
    return any(code in clues.own_chain or clues.own in gazetteer.ancestors(code) for code in stops)


def length(stops: tuple[str, ...]) -> float:
    """Kilometres along the stops."""
    return round(sum(kilometres(a, b) for a, b in pairwise(stops)), 1)
