"""The map: boundaries, names at two levels, the lines of the documents by stage, drawn without tiles or network.

Longitudes are shortened by the cosine of the middle latitude; a thousand units are the width of what is shown.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

from luoshi import gazetteer
from luoshi.findings import SharedProject
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.matters import shared
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Quotes
from luoshi.publishing.comparison.projects import STROKES, fill, project_list
from luoshi.publishing.markup import escape

WIDTH = 1000.0
ZOOMS = (0.2, 0.4, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0)  # pixels a unit from which more names are seen; as in site.js
NEAR = 260.0  # kilometres from a side within which stops are in view when the map opens
PROVINCES = 8  # provinces touched beyond which the whole country is shown
COUNTIES = 12  # sides up to which the borders of their counties are drawn
MANY = 60  # lines beyond which the map opens with the shared ones only
LANE = 4.0  # distance between lines that would cover one another

Point = tuple[float, float]


class Frame(NamedTuple):
    """From degrees to the drawing: the west and north ends, units a degree, the size of what is in view at first.

    ``world`` is all that is drawn: west, north, east and south ends in units.
    """

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float
    world: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def __call__(self, point: Point) -> Point:
        return (point[0] - self.west) * self.across, (self.north - point[1]) * self.down


class Name(NamedTuple):
    text: str
    at: Point
    rank: str  # `side`, `city` or `county`
    code: str


def map_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    lines = [project for project in ground.links.projects if len(_drawable(project)) > 1]
    both = [project for project in shared(ground) if project in lines]
    start = {"reach": "shared"} if len(lines) > MANY and both else {}
    listing = project_list(ground, "map", start, narrow=True)
    fill(ground, listing, quotes, sorted(lines, key=lambda project: len(project.sides) < 2))
    body = f"{_drawing(ground, lines)}{_legend(ground)}" if lines else (
        f'<div class="empty"><p>{escape(words("map.none"))}</p></div>')
    side = section("map", words("col.project"), "", listing.html())
    return Page(path="map.html", nav="map", title=words("page.map"), lead=words("lead.map", lines=len(lines)),
                body=body, quotes=quotes, lists=[listing], side=side)


def _drawable(project: SharedProject) -> list[Point]:
    return [point for code in project.places if (point := gazetteer.centroid(code))]


def _drawing(ground: Ground, lines: Sequence[SharedProject]) -> str:
    frame = _framed(ground, lines)
    areas = _areas(ground, lines)
    words = ground.words
    tools = "".join(
        f'<button type="button" class="icon" data-zoom="{act}" aria-label="{escape(words(key))}">{sign}</button>'
        for act, key, sign in (("in", "map.zoom_in", "+"), ("out", "map.zoom_out", "−"), ("all", "map.reset", "⤢")))
    box = f"0 0 {frame.width:.0f} {frame.height:.0f}"
    return (f'<div class="map"><svg class="land at0 at1 at2" viewBox="{box}" role="img" '
            f'aria-label="{escape(words("map.svg"))}" data-world="{_world(frame)}">'
            f'<g class="world">{_borders(frame, areas)}<g class="lines">{_lines(ground, frame, lines)}</g>'
            f'{_names(ground, frame, lines, areas)}</g></svg>'
            f'<div class="zoom">{tools}</div></div>')


# What is shown of the land


def _framed(ground: Ground, lines: Sequence[SharedProject]) -> Frame:
    """In view at first: the sides, the shared lines, and the stops near a side; all else can be moved to."""
    stops = [point for project in lines for point in _drawable(project)]
    sides = [point for side in ground.sides if (point := gazetteer.centroid(side))]
    first = [point for project in lines if len(project.sides) > 1 for point in _drawable(project)]
    near = [point for point in stops if any(gazetteer.distance(point, side) <= NEAR for side in sides)]
    together = [project for project in lines if len(project.sides) > 1]
    whole = list(_nation()) if _national(ground, lines) else []
    frame = _frame([*sides, *first, *near, *(whole if _national(ground, together) else [])] or stops)
    ends = [frame(point) for point in (*stops, *sides, *whole)]
    margin = 60.0
    return frame._replace(world=(
        min(0.0, *(x for x, _ in ends)) - margin, min(0.0, *(y for _, y in ends)) - margin,
        max(frame.width, *(x for x, _ in ends)) + margin, max(frame.height, *(y for _, y in ends)) + margin))


def _nation() -> Iterator[Point]:
    """Points that span the country: its provinces and the strokes in the South China Sea."""
    for stroke in gazetteer.sea_strokes():
        yield from stroke
    for code in _divisions("province", {""}):
        for part in gazetteer.boundary(code) or []:
            yield from part[0]


def _national(ground: Ground, lines: Sequence[SharedProject]) -> bool:
    """Whether so many provinces are touched that the map is one of the whole country, which is then shown whole."""
    return len(_touched(ground, lines)) > PROVINCES


def _touched(ground: Ground, lines: Sequence[SharedProject]) -> list[str]:
    codes = {code for project in lines for code in project.places} | {s for s in ground.sides if gazetteer.division(s)}
    return sorted({gazetteer.ancestors(code)[-1] for code in codes if gazetteer.ancestors(code)})


def _world(frame: Frame) -> str:
    west, north, east, south = frame.world
    return f"{west:.0f} {north:.0f} {east - west:.0f} {south - north:.0f}"


def _frame(points: Sequence[Point]) -> Frame:
    """Around the points with a margin, and no flatter or taller than a screen."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    shrink = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * shrink, 1.0), max(north - south, 1.0)
    pad = 0.09 * max(wide, tall)
    more = max(0.0, (tall + 2 * pad) * 0.9 - (wide + 2 * pad)) / 2
    less = max(0.0, (wide + 2 * pad) * 0.6 - (tall + 2 * pad)) / 2
    width = wide + 2 * pad + 2 * more
    scale = WIDTH / width
    return Frame(west - (pad + more) / shrink, north + pad + less, scale * shrink, scale, WIDTH,
                 (tall + 2 * pad + 2 * less) * scale)


def _areas(ground: Ground, lines: Sequence[SharedProject]) -> dict[str, list[str]]:
    """Codes of the areas to draw: provinces around, prefectures of those touched, counties of a few sides."""
    touched = _touched(ground, lines)
    around = sorted({other for code in touched for other in gazetteer.neighbours(code)} | set(touched))
    if _national(ground, lines):
        around = _divisions("province", {""})
    held = {s for s in ground.sides if gazetteer.division(s) and len(ground.sides) <= COUNTIES}
    direct = _divisions("county", touched) if len(touched) <= 3 else []  # counties right below a province
    cities = _divisions("prefecture", touched) + direct
    return {"province": around, "city": cities, "county": _divisions("county", held)}


def _divisions(level: str, parents: Container[str]) -> list[str]:
    """The divisions of the edition that lie right below some others."""
    return [d.code for d in gazetteer.divisions()
            if d.level == level and d.parent in parents and gazetteer.in_force(d, gazetteer.EDITION)]


def _borders(frame: Frame, areas: dict[str, list[str]]) -> str:
    parts = []
    for level in ("county", "city", "province"):
        inner = "".join(f'<path d="{d}"/>' for code in areas[level] if (d := _area(frame, code)))
        parts.append(f'<g class="b-{level}">{inner}</g>')
    strokes = "".join(f'<path d="{_path(frame, ring, closed=False)}"/>' for ring in gazetteer.sea_strokes()
                      if any(_inside(frame, point) for point in ring))
    return "".join(parts) + (f'<g class="b-sea">{strokes}</g>' if strokes else "")


def _area(frame: Frame, code: str) -> str:
    """The outline of a division, or nothing where none of it is in the frame."""
    rings = [ring for part in gazetteer.boundary(code) or [] for ring in part]
    if not any(_inside(frame, point) for ring in rings for point in ring):
        return ""
    return "".join(_path(frame, ring, closed=True) for ring in rings)


def _inside(frame: Frame, point: Point) -> bool:
    x, y = frame(point)
    west, north, east, south = frame.world
    return west <= x <= east and north <= y <= south


def _path(frame: Frame, ring: Sequence[Point], *, closed: bool) -> str:
    """Relative steps in tenths of a unit, those that would not be seen left out."""
    points: list[tuple[int, int]] = []
    for point in ring:
        x, y = frame(point)
        here = (round(x * 10), round(y * 10))
        if not points or abs(here[0] - points[-1][0]) + abs(here[1] - points[-1][1]) >= 7:
            points.append(here)
    if closed and len(points) < 3:
        return ""
    steps = [f"M{_tenth(points[0][0])} {_tenth(points[0][1])}"]
    steps += [f"l{_tenth(b[0] - a[0])} {_tenth(b[1] - a[1])}" for a, b in pairwise(points)]
    return "".join(steps) + ("z" if closed else "")


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


# Lines


def _lines(ground: Ground, frame: Frame, lines: Sequence[SharedProject]) -> str:
    lanes: dict[frozenset[str], int] = {}
    drawn = []
    for project in lines:
        pair = frozenset((project.places[0], project.places[-1]))
        stages = ground.stages(project.mentions)
        lane = lanes.get(pair, 0)
        lanes[pair] = lane + len(set(stages.values()))
        drawn.append(_line(ground, frame, project, stages, lane))
    return "".join(drawn)


def _line(ground: Ground, frame: Frame, project: SharedProject, stages: dict[str, str], lane: int) -> str:
    """One stroke for each stage that is stated, side by side; what says no stage only where nothing else is said."""
    words = ground.words
    points = [frame(point) for point in _drawable(project)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    classes = list(dict.fromkeys(STROKES.get(stage, "unspecified") for stage in stages.values()))
    classes = [name for name in classes if name != "unspecified"] or ["unspecified"]
    said = words.joint([words("side.stage", side=ground.name(side), stage=words.label("stage", stage))
                        for side, stage in stages.items()])
    tip = escape(words("tip.line", name=project.name, stages=said))
    strokes = "".join(f'<path class="ln st-{name}" d="{path}"{_aside(points, lane + number)}/>'
                      for number, name in enumerate(classes))
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>' for x, y in points)
    return (f'<g class="line" data-line="{escape(project.id)}" data-tip="{tip}"><path class="hit" d="{path}"'
            f"{_aside(points, lane)}/>{strokes}{dots}</g>")


def _aside(points: Sequence[Point], lane: int) -> str:
    """A shift across the line's own direction: 0, +1, -1, +2, … lanes; the script keeps it the same at every zoom."""
    step = (lane + 1) // 2 * (1 if lane % 2 else -1) * LANE
    if not step:
        return ""
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    if (dx, dy) < (0, 0):
        dx, dy = -dx, -dy
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    x, y = -dy / length * step, dx / length * step
    return f' transform="translate({x:.1f} {y:.1f})" data-shift="{x:.1f} {y:.1f}"'


# Names


def _names(ground: Ground, frame: Frame, lines: Sequence[SharedProject], areas: dict[str, list[str]]) -> str:
    """Names: sides, then cities, then counties; each from the zoom at which it has room."""
    stops = dict.fromkeys(code for project in lines for code in project.places)
    names = list(_ranked(ground, frame, stops, areas))
    texts = "".join(
        f'<text class="n-{name.rank} z{zoom}" x="{name.at[0]:.1f}" y="{name.at[1]:.1f}">{escape(name.text)}</text>'
        for name, zoom in _placed(names))
    return f'<g class="names" lang="zh-CN">{texts}</g>'


def _ranked(ground: Ground, frame: Frame, stops: Iterable[str], areas: dict[str, list[str]]) -> Iterable[Name]:
    ranks = dict.fromkeys(areas["county"], "county") | dict.fromkeys(areas["city"], "city")
    for code in stops:
        place = gazetteer.division(code)
        ranks[code] = "city" if place and place.level != "county" else "county"
    ranks |= {side: "side" for side in ground.sides if gazetteer.division(side)}
    order = ("side", "city", "county")
    known = set(stops)
    for code, rank in sorted(ranks.items(), key=lambda item: (order.index(item[1]), item[0] not in known, item[0])):
        point = gazetteer.centroid(code)
        if point and _inside(frame, point):
            yield Name(ground.name(code), frame(point), rank, code)


def _placed(names: Iterable[Name]) -> Iterable[tuple[Name, int]]:
    """Each name with the number of the first zoom at which it covers no name before it."""
    placed: list[tuple[Point, float, int]] = []
    for name in names:
        lowest = {"side": 0, "city": 0, "county": 5}[name.rank]
        wide = 13.0 * len(name.text) + 6
        level = next((n for n in range(lowest, len(ZOOMS)) if not _covers(name, wide, ZOOMS[n], n, placed)), len(ZOOMS))
        if level < len(ZOOMS):
            placed.append((name.at, wide, level))
            yield name, level


def _covers(name: Name, wide: float, zoom: float, level: int, placed: Sequence[tuple[Point, float, int]]) -> bool:
    return any(
        abs(name.at[0] - at[0]) * zoom < (wide + other) / 2 and abs(name.at[1] - at[1]) * zoom < 17
        for at, other, shown in placed if shown <= level)


def _legend(ground: Ground) -> str:
    words = ground.words
    rows = "".join(f'<li><svg width="36" height="8" aria-hidden="true"><path class="ln st-{key}" d="M1 4H35"/></svg>'
                   f'{escape(words(f"legend.{key}"))}</li>'
                   for key in ("early", "preliminary", "building", "done", "unspecified"))
    notes = "".join(f"<li>{escape(words(key))}</li>" for key in ("legend.schematic", "legend.double", "map.source"))
    return f'<ul class="legend" aria-label="{escape(words("legend"))}">{rows}{notes}</ul>'
