"""The page of who names whom: a graph with a place for every side, and the list of its edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, pi, sin
from typing import NamedTuple

from luoshi.findings import Partner
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.listing import Cell, Listing
from luoshi.publishing.comparison.matters import Matter, partner_matter
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Quotes
from luoshi.publishing.labels import words as label_words
from luoshi.publishing.markup import escape

INNER, OUTER, EDGE = 190.0, 300.0, 400  # radii of the rings; half the width of the drawing
LONGEST = 14  # characters of a name
TURNED = 60  # names beyond which they are written outwards
STATE = {True: "yes", False: "no", None: "unknown"}
SIGN = {True: "✓ ", False: "○ ", None: "– "}


class Spot(NamedTuple):
    """Where a side stands: the angle from the middle and the distance."""

    angle: float
    radius: float

    @property
    def x(self) -> float:
        return self.radius * cos(self.angle)

    @property
    def y(self) -> float:
        return self.radius * sin(self.angle)


def cooperation_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    partners = ground.of(Partner)
    listing = Listing("cooperation", words, [
        (words("col.from"), "text"), (words("col.to"), "text"), (words("col.domains"), "label"),
        (words("col.returned"), "tags"), (words("col.clauses"), "number")], "empty.cooperation")
    listing.facet("domain", label_words(words.language)["domain"])
    listing.facet("returned", {key: words(f"returned.{key}") for key in ("yes", "no", "unknown")})
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    edges = [(partner, partner_matter(ground, partner)) for partner in partners]
    for partner, matter in edges:
        state = STATE[partner.returned]
        tag = [[SIGN[partner.returned] + words(f"returned.{state}"), f"kind is-{state}"]]
        domains = words.joint([words.label("domain", domain) for domain in partner.domains])
        names = ground.name(partner.side), ground.name(partner.partner)
        cells: list[Cell] = [*names, domains, tag, len(partner.clauses)]
        listing.row(matter.id, cells, {"domain": partner.domains, "returned": [state], "side": matter.sides},
                    matter.blocks(quotes))
    returned = [partner.returned for partner in partners]
    lead = words("lead.cooperation", all=len(partners), returned=returned.count(True), silent=returned.count(False))
    drawn = section("graph", words("graph.title"), words("graph.said"), graph(ground, edges)) if partners else ""
    table = section("cooperation", words("page.cooperation"), "", listing.html(), quiet=True)
    return Page(path="cooperation.html", nav="cooperation", title=words("page.cooperation"), lead=lead, quotes=quotes,
                lists=[listing], body=drawn + table)


def layout(sides: Sequence[str], named: Sequence[tuple[str, str]]) -> dict[str, Spot]:
    """Sides with documents on the inner ring by their codes; others outside, near those who name them."""
    inner = sorted(side for side in sides)
    spots = {side: Spot(2 * pi * n / len(inner) - pi / 2, INNER if len(inner) > 1 else 0.0)
             for n, side in enumerate(inner)}
    outside: dict[str, list[Spot]] = {}
    for side, partner in named:
        if partner not in spots and side in spots:
            outside.setdefault(partner, []).append(spots[side])
    wanted = sorted((_direction(near), partner) for partner, near in outside.items())
    return {**spots, **_spread(wanted)}


def _direction(near: Sequence[Spot]) -> float:
    return round(atan2(sum(spot.y for spot in near), sum(spot.x for spot in near)), 6)


def _spread(wanted: Sequence[tuple[float, str]]) -> dict[str, Spot]:
    """Each as near as may be to the angle that it wants, none nearer to the next than a label is high."""
    if not wanted:
        return {}
    gap = min(2 * pi / len(wanted), 0.16)
    angles: list[float] = []
    for angle, _ in wanted:
        angles.append(max(angle, angles[-1] + gap) if angles else angle)
    over = angles[-1] + gap - (angles[0] + 2 * pi)
    if over > 0:  # the ring is full: all at equal distances, in their order
        angles = [angles[0] + 2 * pi * n / len(angles) for n in range(len(angles))]
    back = sum(placed - angle for placed, (angle, _) in zip(angles, wanted, strict=True)) / len(angles)
    return {partner: Spot(placed - back, OUTER) for placed, (_, partner) in zip(angles, wanted, strict=True)}


def graph(ground: Ground, edges: Sequence[tuple[Partner, Matter]]) -> str:
    """The drawing: names at their spots, a curve for every pair."""
    pairs = {(partner.side, partner.partner) for partner, _ in edges}
    named = {side for pair in pairs for side in pair}
    spots = layout([side for side in ground.sides if side in named], sorted(pairs))
    curves = []
    for partner, matter in edges:
        mutual = (partner.partner, partner.side) in pairs
        if mutual and partner.partner < partner.side and partner.returned:
            continue  # drawn once, from the other end
        back = f"p-{partner.partner}-{partner.side}" if mutual and partner.returned else ""
        curves.append(_curve(partner, matter.id, back, spots))
    nodes = "".join(_node(ground, side, spot, len(spots)) for side, spot in sorted(spots.items()))
    size = f"{-EDGE} {-EDGE + 20} {2 * EDGE} {2 * EDGE - 40}"
    return (f'<svg class="graph" viewBox="{size}" role="img" aria-label="{escape(ground.words("graph.svg"))}">'
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
            'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
            f'<g class="edges">{"".join(curves)}</g><g class="nodes" lang="zh-CN">{nodes}</g></svg>')


def _short(name: str) -> str:
    """A file's name, which stands for a side that is not known, is cut."""
    return name if len(name) <= LONGEST else name[:LONGEST - 1] + "…"


def _curve(partner: Partner, id: str, back: str, spots: Mapping[str, Spot]) -> str:
    """A curve bent to the middle, its ends kept off the names; it stands for the way back, too, where there is one."""
    a, b = spots[partner.side], spots[partner.partner]
    bend = 1 - 0.65 * min(1.0, ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 / (2 * INNER))
    mx, my = (a.x + b.x) / 2 * bend, (a.y + b.y) / 2 * bend
    ax, ay = _off(a, mx, my)
    bx, by = _off(b, mx, my)
    line = f"M{ax:.0f} {ay:.0f}Q{mx:.0f} {my:.0f} {bx:.0f} {by:.0f}"
    tip = "" if partner.returned else ' marker-end="url(#tip)"'
    also = f' data-also="{escape(back)}"' if back else ""
    return (f'<g class="edge" data-line="{escape(id)}"{also}><path class="hit" d="{line}"/>'
            f'<path class="e e-{STATE[partner.returned]}" d="{line}"{tip}/></g>')


def _off(spot: Spot, x: float, y: float, by: float = 12) -> tuple[float, float]:
    far = ((x - spot.x) ** 2 + (y - spot.y) ** 2) ** 0.5 or 1.0
    return spot.x + (x - spot.x) * by / far, spot.y + (y - spot.y) * by / far


def _node(ground: Ground, side: str, spot: Spot, count: int) -> str:
    """A dot and the name outside of it, turned along the ring where there are many."""
    own = "own" if side in ground.sides else "other"
    right = cos(spot.angle) >= -0.001
    reach = spot.radius + 10
    x, y = reach * cos(spot.angle), reach * sin(spot.angle)
    turn = degrees(spot.angle) + (0 if right else 180)
    turned = f' transform="rotate({turn:.1f} {x:.1f} {y:.1f})"' if count > TURNED else ""
    middle = abs(cos(spot.angle)) < 0.2 and not turned
    anchor = "middle" if middle else "start" if right else "end"
    drop = 5 if not middle else 14 if spot.y > 0 else -4
    size = 6 if own == "own" else 4
    shape = (f'<circle class="{own}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{size}"/><text class="{own}" x="{x:.1f}" '
             f'y="{y + drop:.1f}" text-anchor="{anchor}"{turned}>{escape(_short(ground.name(side)))}</text>')
    return f'<a href="{escape(ground.city(side))}">{shape}</a>' if own == "own" else f"<g>{shape}</g>"
