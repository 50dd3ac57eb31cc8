"""Boundaries of divisions: simplified polygons, read one by one from the packed files of the data folder.

``data/shapes-LEVEL.gz`` holds lines ``code TAB name TAB shape``. The shape is Google's encoded polyline at four
decimals, longitude first, a ring's last point left out; rings of a polygon are joined by a space, polygons by a comma.
``README.md`` names the source.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from luoshi.gazetteer.divisions import code_of_edition, division
from luoshi.gazetteer.points import Point
from luoshi.gazetteer.tables import DATA, rows

SCALE = 10_000
LEVELS = ("province", "prefecture", "county")
_STROKES = "100000"  # the line in the South China Sea is kept under the nation's code

Ring = list[Point]
MultiPolygon = list[list[Ring]]


@lru_cache(maxsize=3)
def _shapes(level: str) -> Mapping[str, tuple[str, str]]:
    """Name and encoded shape by the code of the source."""
    text = gzip.decompress((DATA / f"shapes-{level}.gz").read_bytes()).decode("utf-8")
    lines = (line.split("\t") for line in text.splitlines())
    return MappingProxyType({code: (name, shape) for code, name, shape in lines})


@lru_cache(maxsize=1)
def _other_codes() -> Mapping[str, str]:
    """The code under which the source has the area of a division; nothing where it has none of its own."""
    found = {row["code"]: row["other_code"] for row in rows("differences") if row["kind"] == "renamed"}
    gone = {row["code"]: "" for row in rows("differences") if row["kind"] in {"joined", "absent"}}
    return MappingProxyType(found | gone)


def boundary(code: str) -> MultiPolygon | None:
    """The area of a division as coordinates of a GeoJSON MultiPolygon, or None where no polygon of its own is known.

    Longitude and latitude in degrees (WGS 84), outer rings counter-clockwise (RFC 7946), the state of 2023, simplified:
    borders are off by up to about a kilometre, so it serves to draw, not to decide on which side a point lies.
    """
    shape = _shape(code)
    return [[[*ring, ring[0]] for ring in part] for part in _parts(shape)] if shape else None


def sea_strokes() -> list[Ring]:
    """The strokes in the South China Sea, as coordinates of a GeoJSON MultiLineString; a map of China shows them."""
    return [ring for part in _parts(_shapes("province")[_STROKES][1]) for ring in part]


def _shape(code: str) -> str | None:
    place = division(code)
    if place is None:
        return None
    own = _other_codes().get(code, code)
    if own == code and code not in _shapes(place.level):
        own = code_of_edition(place) or ""
    return _shapes(place.level).get(own, ("", ""))[1] or None


def _parts(shape: str) -> Iterator[list[Ring]]:
    for part in shape.split(","):
        yield [list(_points(ring)) for ring in part.split(" ")]


def _points(ring: str) -> Iterator[Point]:
    steps = _steps(ring)
    x = y = 0
    for step in steps:
        x += step
        y += next(steps)
        yield x / SCALE, y / SCALE


def _steps(ring: str) -> Iterator[int]:
    """The signed numbers of an encoded polyline: five bits a character, the lowest first."""
    value = shift = 0
    for char in ring:
        bits = ord(char) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            yield value >> 1 ^ -(value & 1)
            value = shift = 0
