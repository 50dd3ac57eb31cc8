"""Points, distances and boundaries of divisions, and the record of where their two sources differ."""

from __future__ import annotations

import gzip
import math
import subprocess
import sys
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import luoshi.gazetteer as gazetteer
from luoshi.gazetteer import (
    EDITION,
    Division,
    ancestors,
    boundary,
    centroid,
    distance,
    division,
    divisions,
    sea_strokes,
    shapes,
)
from luoshi.gazetteer.tables import rows

DATA = Path(gazetteer.__file__).parent / "data"
CURRENT = [d for d in divisions() if d.valid_to is None or d.valid_to > EDITION]
DIFFERENCES = list(rows("differences"))
KIND_OF_POINT = {row["code"]: row["kind"] for row in rows("points")}

Polygons = list[list[list[tuple[float, float]]]]


def holds(polygons: Polygons, point: tuple[float, float]) -> bool:
    """True where a ray from the point crosses the rings an odd number of times."""
    x, y = point
    crossed = 0
    for polygon in polygons:
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def twice_area(ring: list[tuple[float, float]]) -> float:
    """Positive where the ring runs counter-clockwise."""
    x0, y0 = ring[0]
    return sum((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0) for (x1, y1), (x2, y2) in pairwise(ring))


@lru_cache(maxsize=1)
def names_of_shapes() -> dict[str, dict[str, str]]:
    """What the source calls each area, by level and code."""
    found: dict[str, dict[str, str]] = {}
    for level in shapes.LEVELS:
        lines = gzip.decompress((DATA / f"shapes-{level}.gz").read_bytes()).decode().splitlines()
        found[level] = {code: name for code, name, _ in (line.split("\t") for line in lines) if name != "境界线"}
    return found


KNOWN = [
    ("110000", 116.40, 39.90, "a municipality by its city"),
    ("500000", 106.55, 29.56, "Chongqing's point is the city, not the middle of its 82,000 square kilometres"),
    ("510000", 104.07, 30.66, "a province has its capital's"),
    ("511000", 105.06, 29.58, "a city"),
    ("513200", 102.22, 31.90, "阿坝州 is at 马尔康, not at 阿坝县"),
    ("513300", 101.96, 30.05, "甘孜州 is at 康定, not at 甘孜县"),
    ("210500", 123.77, 41.29, "本溪市 is in its districts, not at 本溪县"),
    ("511083", 105.29, 29.34, "a county-level city"),
    ("511527", 104.51, 28.17, "a county"),
    ("810000", 114.15, 22.35, "a special administrative region"),
]


@pytest.mark.parametrize(("code", "lon", "lat", "why"), KNOWN)
def test_points_of_known_places(code: str, lon: float, lat: float, why: str) -> None:
    found = centroid(code)
    assert found is not None
    assert distance(found, (lon, lat)) < 12, why


DISTANCES = [
    ("510100", "500000", 260, 280, "成都—重庆"),
    ("511000", "500153", 40, 75, "内江—荣昌"),
    ("110000", "310000", 1_050, 1_090, "北京—上海"),
    ("511000", "511000", 0, 0, "itself"),
]


@pytest.mark.parametrize(("a", "b", "least", "most", "why"), DISTANCES)
def test_distances_in_kilometres(a: str, b: str, least: float, most: float, why: str) -> None:
    one, other = centroid(a), centroid(b)
    assert one is not None
    assert other is not None
    assert least <= distance(one, other) <= most, why


POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(POINTS, POINTS, POINTS)
def test_distance_is_a_metric(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert distance(a, a) == 0
    assert math.isclose(distance(a, b), distance(b, a))
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6
    assert distance(a, b) <= math.pi * 6371.01


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert math.isclose(distance((105, 29), (105, 30)), 111.195, abs_tol=0.01)


def test_every_division_has_a_point_but_those_recorded_as_absent() -> None:
    absent = {row["code"] for row in DIFFERENCES if row["kind"] == "absent"}
    assert {d.code for d in CURRENT if centroid(d.code) is None} == absent
    assert not any(in_edition(code) for code in absent)


def in_edition(code: str) -> bool:
    entry = division(code)
    return entry is not None and (entry.valid_from is None or entry.valid_from <= EDITION)


def test_most_points_are_seats() -> None:
    prefectures = [d.code for d in CURRENT if d.level == "prefecture"]
    assert sum(KIND_OF_POINT[code] == "seat" for code in prefectures) >= len(prefectures) - 6
    assert set(KIND_OF_POINT.values()) == {"seat", "middle", "successor"}


@pytest.mark.parametrize("level", shapes.LEVELS)
def test_every_point_lies_inside_its_own_boundary(level: str) -> None:
    outside = []
    for entry in CURRENT:
        area, point = boundary(entry.code), centroid(entry.code)
        if entry.level == level and area and point and not holds(area, point):
            outside.append(entry.name)
    assert outside == []


@pytest.mark.parametrize(("inner", "outer"), [("county", "prefecture"), ("county", "province"),
                                              ("prefecture", "province")])
def test_every_point_lies_in_the_division_that_its_code_names(inner: str, outer: str) -> None:
    assert [entry.name for entry in CURRENT if entry.level == inner and not lies_in(entry, outer)] == []


def lies_in(entry: Division, outer: str) -> bool:
    above = next((code for code in ancestors(entry.code)[1:] if (d := division(code)) and d.level == outer), None)
    area, point = (boundary(above) if above else None), centroid(entry.code)
    return area is None or point is None or holds(area, point)


@pytest.mark.parametrize("level", shapes.LEVELS)
def test_boundaries_are_closed_and_run_as_rfc_7946_says(level: str) -> None:
    for entry in (d for d in CURRENT if d.level == level):
        for polygon in boundary(entry.code) or []:
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in polygon), entry
            assert twice_area(polygon[0]) > 0, entry
            assert all(twice_area(hole) < 0 for hole in polygon[1:]), entry
            assert all(73 < lon < 136 and 3 < lat < 54 for ring in polygon for lon, lat in ring), entry


def test_neighbours_share_the_points_of_their_border() -> None:
    neijiang, ziyang = boundary("511000"), boundary("512000")
    assert neijiang is not None
    assert ziyang is not None
    assert len(set(neijiang[0][0]) & set(ziyang[0][0])) > 20


BOUNDED = [
    ("511011", True, "a district"),
    ("513425", True, "a county that became a city: the city's area"),
    ("513402", True, "the city it became"),
    ("540481", True, "a later city that the source draws under the older code"),
    ("460302", True, "an island district under another code"),
    ("330103", False, "joined with another district: no area of its own"),
    ("500157", False, "later than the source"),
    ("999999", False, "no such code"),
    ("", False, "no code"),
]


@pytest.mark.parametrize(("code", "known", "why"), BOUNDED)
def test_which_divisions_have_a_boundary(code: str, known: bool, why: str) -> None:
    assert (boundary(code) is not None) == known, why


def test_a_renamed_county_and_its_city_have_one_boundary() -> None:
    assert boundary("513425") == boundary("513402")


def test_every_code_that_the_sources_do_not_share_is_recorded() -> None:
    recorded = {(row["kind"], row["code"], row["other_code"]) for row in DIFFERENCES}
    ours = {level: {d.code for d in CURRENT if d.level == level} for level in shapes.LEVELS}
    for level, theirs in names_of_shapes().items():
        without = {code for kind, code, _ in recorded if kind in {"renamed", "joined", "absent"}}
        assert ours[level] - set(theirs) <= without, level
        extra = {other for kind, _, other in recorded if kind == "extra"}
        assert set(theirs) - ours[level] <= extra, level
    assert all(row["why"] for row in DIFFERENCES)


def test_every_name_that_the_sources_do_not_share_is_recorded() -> None:
    recorded = {(row["code"], row["other_place"]) for row in DIFFERENCES if row["kind"] == "name"}
    names = {d.code: d.name for d in CURRENT}
    found = {(code, name) for theirs in names_of_shapes().values() for code, name in theirs.items()
             if code in names and names[code] != name}
    assert found == recorded


def test_no_recorded_difference_is_stale() -> None:
    drawn = {code for theirs in names_of_shapes().values() for code in theirs}
    for row in DIFFERENCES:
        assert row["kind"] in {"name", "renamed", "joined", "area", "absent", "extra"}, row
        assert (row["other_code"] in drawn) == bool(row["other_code"]), row
        assert row["kind"] == "extra" or division(row["code"]), row


def test_the_line_in_the_south_china_sea_has_ten_strokes() -> None:
    strokes = sea_strokes()
    assert len(strokes) == 10
    assert all(106 < lon < 124 and 3 < lat < 26 for stroke in strokes for lon, lat in stroke)


def encode(points: list[tuple[int, int]]) -> str:
    """Google's encoded polyline, written anew to check the reader."""
    chars, last = [], (0, 0)
    for point in points:
        for value in (point[0] - last[0], point[1] - last[1]):
            rest = value * 2 if value >= 0 else -value * 2 - 1
            while rest > 31:
                chars.append(chr(rest % 32 + 32 + 63))
                rest //= 32
            chars.append(chr(rest + 63))
        last = point
    return "".join(chars)


@given(st.lists(st.tuples(st.integers(-1_800_000, 1_800_000), st.integers(-900_000, 900_000)), min_size=1))
def test_a_polyline_is_read_as_it_was_written(points: list[tuple[int, int]]) -> None:
    assert list(shapes._points(encode(points))) == [(x / 10_000, y / 10_000) for x, y in points]


def test_the_files_are_small_and_carry_no_time() -> None:
    for level in shapes.LEVELS:
        data = (DATA / f"shapes-{level}.gz").read_bytes()
        assert len(data) < 1_000_000
        assert data[4:8] == bytes(4), "a time in the header would make each build another file"


def test_nothing_is_read_at_import() -> None:
    code = ("import luoshi.gazetteer as g; from luoshi.gazetteer import points, shapes;"
            "print(points._points.cache_info().currsize + shapes._shapes.cache_info().currsize"
            " + g.regions.cache_info().currsize + g.divisions.cache_info().currsize)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
