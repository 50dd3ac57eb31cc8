"""Names of routes read as ordered places: `绵遂内城际铁路` runs through 绵阳, 遂宁, 内江."""

from __future__ import annotations

from functools import lru_cache
from math import inf

from luoshi import gazetteer
from luoshi.findings import Path, Route, Stop
from luoshi.linking.route_candidates import KNOWN, Hints, hints, kilometres, readings
from luoshi.linking.route_grammar import Parsed, Places, parse
from luoshi.linking.route_known import known, numbered
from luoshi.linking.route_search import MARGIN, Found, length, search
from luoshi.linking.route_words import Chain

# The highest cost at which a chain of single characters is still believed: for the chain, and for each of its legs.
WORST: dict[Chain, tuple[float, float]] = {
    "chars": (5.5, 2.5), "fit": (0.0, 2.8), "bare": (1.6, 2.3), "names": (0.0, 0.0),
}
AWAY: dict[Chain, float] = {"chars": 2.5, "fit": 0.0, "bare": 0.0, "names": 0.0}  # and what its distance may add
# The highest cost for characters that together are the name of a place elsewhere (`西宁高速公路` of 西昌 and 宁南).
DOUBTFUL: dict[Chain, float] = {"chars": 4.0, "fit": -1.0, "bare": 2.6, "names": 0.0}
RUN = 3.5  # for each leg between names without a separator (`平昌仪陇高速`)
LONE = 300.0  # kilometres: a single name that lies farther from the issuer is rather a village's


@lru_cache(maxsize=65536)
def decode(name: str, context: tuple[str, ...] = (), near: tuple[str, ...] = ()) -> Route | None:
    """The places that the name of a route gives, in its order; None where the name is no route's.

    ``context`` holds the codes of the issuer's division (the nearest first), ``near`` those of places that the document
    names elsewhere. A stop's offsets are those of its words in ``name``. ``closed`` is False where an end is no
    division (`隆黄铁路`: a station), and for a part told by one place (`成都至巴中铁路(绵阳段)`): its places are those
    of the line. Lines between the places are schematic; they say nothing of the alignment.
    """
    parsed = parse(name)
    if parsed is None:
        return None
    clues = hints(context, near)
    line = _route(parsed.line, parsed, clues, numbered(parsed.number))
    if not parsed.section:
        return line
    along = tuple(stop.code for stop in line.places) if line else numbered(parsed.number)
    return _section(_route(parsed.section, parsed, clues, along), line)


def _section(own: Route | None, line: Route | None) -> Route | None:
    """The section with its line; a section told by one place, or by provinces, has the places of its line."""
    if line is None and own is not None and len(own.places) < 2:
        return None
    if own is None or (line is not None and (len(own.places) < 2 or all(s.code.endswith("0000") for s in own.places))):
        return None if line is None else Route(
            places=line.places, cost=line.cost, length=line.length, line=line, alternatives=line.alternatives,
            closed=False,
        )
    return Route(places=own.places, cost=own.cost, length=own.length, line=line, alternatives=own.alternatives,
                 closed=own.closed)


def _route(ways: tuple[Places, ...], parsed: Parsed, clues: Hints, along: tuple[str, ...]) -> Route | None:
    best: tuple[float, Places, list[Found]] | None = None
    for rank, places in enumerate(ways):
        if len(places.tokens) < 2 and ways is not parsed.section:
            continue
        found = _solve(places, parsed, clues, along)
        if found and (best is None or found[0].cost + rank < best[0]):
            best = (found[0].cost + rank, places, found)
    return _as_route(best[1], best[2]) if best else None


def _solve(places: Places, parsed: Parsed, clues: Hints, along: tuple[str, ...]) -> list[Found]:
    line = known(places.head, parsed.kind, parsed.tail) if places.head else None
    # Full names have few readings: all are followed to the end, so that a chain reads the same from either side.
    margin = inf if places.form == "names" else MARGIN - KNOWN * len(places.tokens) if line else MARGIN
    options = readings(places, clues, line, at_sea=parsed.kind == "shipping")
    found = search(options, parsed.kind, clues, along, margin=margin)
    if places.form == "chars":
        return [one for one in found if _believable(one, places, parsed.chain, clues, line is not None)]
    if places.form == "run":
        return [one for one in found if one.path <= RUN * max(1, len(one.codes) - 1)]
    return [one for one in found if _grounded(one, clues)]


def _grounded(found: Found, clues: Hints) -> bool:
    """Places told by full names: several, or one that is not far from the issuer."""
    stops = [code for code in found.codes if code]
    if len(stops) > 1 or not clues.own:
        return bool(stops)
    return bool(stops) and (gazetteer.within(stops[0], clues.own) or kilometres(stops[0], clues.own) < LONE)


def _at_home(head: str, chain: Chain, clues: Hints) -> bool:
    """True where the characters are the name of a place that the issuer would mean: its own, or in its province."""
    near = clues.own[:2] if chain == "bare" else clues.own[:4].removesuffix("00")
    return any(place.code.startswith(near) for place in gazetteer.by_name(head))


def _believable(found: Found, places: Places, chain: Chain, clues: Hints, is_known: bool) -> bool:
    """A chain of characters has two places at least, at most one that is none, and a cost that luck does not give."""
    stops = sum(bool(code) for code in found.codes)
    gaps = len(found.codes) - stops
    if gaps and not is_known and (gaps > 1 or stops < 2 or chain != "chars"):
        return False
    if places.doubtful and not is_known and (found.cost > DOUBTFUL[chain] or _at_home(places.head, chain, clues)):
        return False
    base, leg = WORST[chain]
    worst = base + leg * (len(found.codes) - 1)
    return found.path <= worst and (is_known or found.cost <= worst + AWAY[chain])


def _as_route(places: Places, found: list[Found]) -> Route:
    first, *others = found
    stops = _stops(places, first)
    return Route(
        places=stops, cost=first.cost, length=length(tuple(stop.code for stop in stops)),
        alternatives=tuple(_path(places, one) for one in others), closed=bool(first.codes[0] and first.codes[-1]),
    )


def _path(places: Places, found: Found) -> Path:
    stops = _stops(places, found)
    return Path(places=stops, cost=found.cost, length=length(tuple(stop.code for stop in stops)))


def _stops(places: Places, found: Found) -> tuple[Stop, ...]:
    return tuple(
        Stop(code=code, name=_name(code), text=token.text, start=token.start, end=token.end)
        for token, code in zip(places.tokens, found.codes, strict=True) if code
    )


@lru_cache(maxsize=8192)
def _name(code: str) -> str:
    place = gazetteer.division(code)
    return place.name if place else code
