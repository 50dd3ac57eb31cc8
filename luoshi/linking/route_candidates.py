"""What the tokens of a route's name may stand for, and how likely each reading is before its neighbours are asked."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians

from luoshi import gazetteer
from luoshi.linking.route_grammar import Places, Token
from luoshi.linking.route_known import Known
from luoshi.linking.route_words import words

# Costs of a reading are in the unit of costs of the path: 1 is about what doubles a leg's length.
CITY = 0.0  # `绵` for 绵阳: a prefecture's usual form
PROVINCE = 1.5  # `川`: lines of provinces are fewer than those of cities; a municipality is a city
LINE = 1.4  # `隆` for 隆昌: seen in names of lines, but not everywhere
DERIVED_PREFECTURE = 1.5  # first character of a prefecture that usually goes by another (`宁` for 宁波)
DERIVED_COUNTY = 2.6  # first character of a county that no known line uses
DERIVED_DISTRICT = 3.6  # the same of an urban district: lines are named for the whole city
LENT = 2.5  # a prefecture that goes by its seat's character (`兴` for 黔西南)
SEEN = -1.5  # the very chain is the source of the reading (`隆` of `隆黄铁路` in `隆黄`)
NEAR = -1.4  # the document names the place in full elsewhere
NEAR_INSIDE = -0.4  # or a place inside it
NEAR_EVERY = 40  # a document that names more places than this tells less by each
OWN_COUNTY = -1.3  # inside the issuer's prefecture: documents speak of their own counties
OWN_PROVINCE = -0.4  # inside its province
OVER_SEA = -2.5  # Taiwan, Hong Kong and Macao, for a shipping line
_OVER_SEA = frozenset({"71", "81", "82"})
SHORT_COUNTY = 0.4  # `朝阳` may be a county, but rather the prefecture
SHORT_DISTRICT = 0.8
KNOWN = -9.0  # a well-known line's own place, where the line passes near the issuer
KNOWN_FAR = -1.5  # and where it does not: `南广铁路` said in 南充 goes to 广安
KNOWN_NEAR, KNOWN_AWAY = 300.0, 800.0  # kilometres between which the one becomes the other
# Readings as no division at all: two characters may be a town's name, a full name (`三台县`) or a prefecture's is not.
NO_PREFECTURE = 14.0
NO_FULL = 12.0
NO_COUNTY = 6.5
NO_PART = 2.5  # more words follow in the token: `镇江关`
NO_CHAR = 5.5
KEPT = 6  # readings of a token that enter the search


Reading = tuple[str, float]  # a division's code, or empty for none; its cost before the neighbours are asked


class Hints:
    """Where the issuer is, and which places the document names."""

    def __init__(self, context: tuple[str, ...], near: tuple[str, ...]) -> None:
        own = next((code for code in context if gazetteer.division(code)), "")
        self.sure = bool(own)
        self.own = own or _middle(near)
        self.point = point(self.own) if self.own else None
        counts = dict.fromkeys(code for code in near if gazetteer.division(code))
        weight = min(1.0, NEAR_EVERY / max(1, len(counts)))
        self.bonus: dict[str, float] = {}
        for code in counts:
            for above in gazetteer.ancestors(code)[1:]:
                self.bonus[above] = min(self.bonus.get(above, 0.0), NEAR_INSIDE * weight)
        for code in counts:
            self.bonus[code] = NEAR * weight
        # `5107`, `51`: what the codes inside the issuer's division begin with, where it has an inside
        self._inside = self.own.removesuffix("00").removesuffix("00") or "-"
        self._chain = frozenset(gazetteer.ancestors(self.own)) if self.own else frozenset()
        self._offsets: dict[str, Point] = {}

    def away(self, stops: tuple[str, ...]) -> float:
        """Kilometres between the issuer and the path; 0 where a stop lies in its division, or holds it."""
        if self.point is None:
            return 0.0
        offsets: list[Point] = []
        for code in stops:
            if code.startswith(self._inside) or code in self._chain:
                return 0.0
            offset = self._offsets.get(code)
            if offset is None:
                offset = self._offsets[code] = vector(self.point, point(code) or self.point)
            offsets.append(offset)
        return _to_path(offsets)

    def added(self, code: str) -> float:
        """What the document's own places add to the cost of a reading."""
        return self.bonus.get(code, 0.0) + _own_added(code, self.own)


def _own_added(code: str, own: str) -> float:
    """What it adds that a county lies in the issuer's prefecture, or in its province."""
    if not own or not code or code.endswith("00") or code[:2] != own[:2]:
        return 0.0
    return OWN_COUNTY if code[:4] == own[:4] and not own.endswith("0000") else OWN_PROVINCE


def _is_prefecture(code: str) -> bool:
    return code.endswith("00") and not code.endswith("0000")


def _middle(near: tuple[str, ...]) -> str:
    """The prefecture that most of the places named lie in: it stands for an issuer that is not known."""
    counts: dict[str, int] = {}
    for code in near:
        for above in gazetteer.ancestors(code):
            counts[above] = counts.get(above, 0) + 1
    found = {code: n for code, n in counts.items() if _is_prefecture(code)}
    return min(found, key=lambda code: (-found[code], code), default="")


@lru_cache(maxsize=2048)
def hints(context: tuple[str, ...], near: tuple[str, ...]) -> Hints:
    """The hints of a document, made once."""
    return Hints(context, near)


Point = tuple[float, float]
_HALF = radians(0.5)


@lru_cache(maxsize=8192)
def point(code: str) -> Point | None:
    """Where a line that names the division runs: a province stands for its seat (`川藏`: Chengdu, not the middle)."""
    if code.endswith("0000"):
        seat = gazetteer.centroid(code[:2] + "0100")
        if seat is not None:
            return seat
    return gazetteer.centroid(code)


@lru_cache(maxsize=131072)
def kilometres(a: str, b: str) -> float:
    """About how far two divisions are apart (plane around them; 1% off at a thousand kilometres)."""
    here, there = point(a), point(b)
    if here is None or there is None:
        return 0.0
    dx, dy = vector(here, there)
    return float((dx * dx + dy * dy) ** 0.5)


def vector(here: Point, there: Point) -> Point:
    """Kilometres east and north."""
    x, y = here
    lon, lat = there
    return (lon - x) * 111.32 * cos((y + lat) * _HALF), (lat - y) * 110.57


def off_path(at: Point, stops: tuple[str, ...]) -> float:
    """Kilometres from a point to the path."""
    return _to_path([vector(at, there) for code in stops if (there := point(code))])


def _to_path(offsets: list[Point]) -> float:
    if len(offsets) == 1:
        return hypot(*offsets[0])
    if len(offsets) == 2:
        return _to_leg(*offsets)
    return min(_to_leg(a, b) for a, b in pairwise(offsets))


def _to_leg(a: Point, b: Point) -> float:
    """Distance of the origin from the segment between two points."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    along = -(a[0] * dx + a[1] * dy) / square if square else 0.0
    along = 0.0 if along < 0.0 else 1.0 if along > 1.0 else along
    return hypot(a[0] + along * dx, a[1] + along * dy)


@lru_cache(maxsize=8192)
def _named(token: Token) -> tuple[Reading, ...]:
    found: list[Reading] = []
    nothing = NO_COUNTY if token.exact else NO_PART
    for code in token.names:
        place = gazetteer.division(code)
        if place is None or point(code) is None:
            continue
        full = place.name == token.text
        if place.level != "county":
            prior, nothing = 0.0, NO_PREFECTURE if token.exact else nothing
        elif full:
            prior, nothing = 0.0, max(nothing, NO_FULL)
        else:
            prior = SHORT_DISTRICT if place.type == "市辖区" else SHORT_COUNTY
        found.append((code, prior))
    return (*found, ("", nothing))


@lru_cache(maxsize=2048)
def _char(char: str) -> tuple[Reading, ...]:
    entries = [entry for entry in gazetteer.abbreviations(char) if point(entry.code) is not None]
    seats = {parent.code for entry in entries if entry.level == "county" and (parent := gazetteer.parent(entry.code))}
    return (*((entry.code, _use(entry) + _seat(entry, seats)) for entry in entries), ("", NO_CHAR))


@lru_cache(maxsize=65536)
def _char_near(char: str, own: str) -> tuple[Reading, ...]:
    """The readings of a character for an issuer, the likeliest few of the near ones."""
    return _kept([(code, prior + _own_added(code, own)) for code, prior in _char(char)], (own,))


@lru_cache(maxsize=8192)
def _seen(char: str, head: str) -> tuple[str, ...]:
    """The places for which the chain itself is an example of the character."""
    return tuple(
        entry.code for entry in gazetteer.abbreviations(char)
        if entry.example.startswith(head) and point(entry.code) is not None
    )


def _seat(entry: gazetteer.Abbreviation, seats: set[str]) -> float:
    """`兴` is 兴义 rather than the prefecture around it, whose own name lacks the character."""
    place = gazetteer.division(entry.code)
    lent = place is not None and place.level == "prefecture" and place.code in seats and entry.char not in place.name
    return LENT if lent else 0.0


def _use(entry: gazetteer.Abbreviation) -> float:
    if entry.use == "province":
        return CITY if entry.code[:2] in {"11", "12", "31", "50"} else PROVINCE
    if entry.use == "city":
        return CITY
    if entry.use == "line":
        return LINE
    if entry.level == "prefecture":
        return DERIVED_PREFECTURE
    place = gazetteer.division(entry.code)
    return DERIVED_DISTRICT if place is not None and place.type == "市辖区" else DERIVED_COUNTY


def readings(places: Places, clues: Hints, known: Known | None, *, at_sea: bool = False) -> list[list[Reading]]:
    """For each token the likeliest readings, cheapest first; a known line's own places among them.

    ``at_sea`` is True for shipping lines, which go to Taiwan, Hong Kong and abroad.
    """
    worth = _worth(known, clues) if known is not None else 0.0
    anchors = (clues.own,) if clues.own else _anchors(places)
    out: list[list[Reading]] = []
    for n, token in enumerate(places.tokens):
        if token.own:
            options = [(clues.own, 0.0)]
        elif token.char:
            options = _of_char(token.text, places.head, clues, anchors)
        else:
            options = list(_kept([(code, cost + clues.added(code)) for code, cost in _named(token)], anchors))
        if known is not None:
            options = [(known.codes[n], worth), *(option for option in options if option[0] != known.codes[n])]
        if at_sea and token.char:
            options = _over_sea(token.text, options)
        if places.form == "chars" and len(places.tokens) == 2 and known is None:
            options = [option for option in options if option[0]]  # one place alone is no chain
        out.append(options if len(options) < 2 else sorted(options, key=_cheapest))
    return out


def _over_sea(char: str, options: list[Reading]) -> list[Reading]:
    if char in words().abroad:
        return [("", 0.0)]
    return [(code, cost + (OVER_SEA if code[:2] in _OVER_SEA else 0.0)) for code, cost in options]


def _cheapest(reading: Reading) -> tuple[float, str]:
    return reading[1], reading[0]


def _of_char(char: str, head: str, clues: Hints, anchors: tuple[str, ...]) -> list[Reading]:
    options = _char_near(char, clues.own) if clues.own else _kept(list(_char(char)), anchors)
    seen = _seen(char, head)
    bonus = clues.bonus
    if not seen and not bonus:
        return list(options)
    have = {code for code, _ in options}
    priors = dict(_char(char))
    more = [code for code in (*bonus, *seen) if code in priors and code not in have]
    options = (*options, *((code, priors[code] + _own_added(code, clues.own)) for code in dict.fromkeys(more)))
    return [(code, cost + bonus.get(code, 0.0) + (SEEN if code in seen else 0.0)) for code, cost in options]


def _worth(known: Known, clues: Hints) -> float:
    """What a known line's places count for: less where it passes far from the issuer."""
    stops = tuple(code for code in known.codes if code)
    if not clues.sure or clues.point is None or not stops or any(code[:2] == clues.own[:2] for code in stops):
        return KNOWN
    away = (off_path(clues.point, stops) - KNOWN_NEAR) / (KNOWN_AWAY - KNOWN_NEAR)
    return KNOWN + (KNOWN_FAR - KNOWN) * min(1.0, max(0.0, away))


def _anchors(places: Places) -> tuple[str, ...]:
    """Places to measure from where no issuer is known: the likeliest readings of the tokens."""
    loose = [_char(token.text) if token.char else _named(token) for token in places.tokens]
    best = [min(options, key=_cheapest) for options in loose if options]
    return tuple(code for code, _ in best if code)


def _kept(options: list[Reading], anchors: tuple[str, ...]) -> tuple[Reading, ...]:
    """The likeliest readings near the anchors, cheapest first."""
    if len(options) > KEPT:
        near = [at for code in anchors if (at := point(code))]
        if near:
            options = [(code, cost) for _, code, cost in sorted(_off(options, near))[:KEPT]]
    return tuple(sorted(options, key=_cheapest))


def _off(options: list[Reading], anchors: list[Point]) -> list[tuple[float, str, float]]:
    """The readings with their cost and the distance from the nearest anchor, for choosing what to look at."""
    found: list[tuple[float, str, float]] = []
    scales = [(lon, lat, 111.32 * cos(radians(lat))) for lon, lat in anchors]
    for code, cost in options:
        away = 0.0
        if code and (at := point(code)):
            x, y = at
            away = min([hypot((x - lon) * scale, (y - lat) * 110.57) for lon, lat, scale in scales]) / 150
        found.append((cost + (away if away < 6.0 else 6.0), code, cost))
    return found
