"""Simplifies polygons so that neighbours keep one border, and writes them small.

A file is gzip of lines ``code TAB name TAB shape``. A shape is Google's encoded polyline at four decimals (about 10 m):
each ring's points, longitude first, as steps from the point before, the last point left out; rings of a
polygon (outer first) joined by a space, polygons by a comma. ``luoshi.gazetteer.shapes`` reads it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.polygon import orient

SCALE = 10_000
# Degrees: the root of the area that a dropped point may take away (Visvalingam), per level.
TOLERANCE = {"province": 0.02, "prefecture": 0.015, "county": 0.012}


def simplified(shapes: Sequence[Any], tolerance: float) -> list[Any]:
    """The shapes of one level with fewer points; a border of two stays the same line in both."""
    covered = shapely.coverage_simplify(shapely.make_valid(np.array(shapes, dtype=object)), tolerance)
    return [_outward(shape) for shape in covered]


def _outward(shape: Any) -> Any:
    """Polygons only, outer rings counter-clockwise (RFC 7946), in the order of their south-west corners.

    Slivers that mending a self-touching ring left, with no area at four decimals, are dropped.
    """
    parts = [orient(shapely.Polygon(part.exterior, [hole for hole in part.interiors if _has_area(hole)]))
             for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and _has_area(part.exterior)]
    return shapely.MultiPolygon(sorted(parts, key=lambda part: part.bounds))


def _has_area(ring: Any) -> bool:
    return bool(shapely.Polygon(np.round(shapely.get_coordinates(ring) * SCALE)).area > 0)


def encoded(polygons: Any) -> str:
    """A multipolygon as text."""
    return ",".join(
        " ".join(line(list(ring.coords)[:-1]) for ring in (part.exterior, *part.interiors)) for part in polygons.geoms)


def line(points: Iterable[tuple[float, float]]) -> str:
    """Points as an encoded polyline; a point that rounds to the one before it is left out."""
    found: list[str] = []
    last = None
    for x, y in points:
        here = (round(x * SCALE), round(y * SCALE))
        if here != last:
            before = last or (0, 0)
            found += (_step(here[0] - before[0]), _step(here[1] - before[1]))
            last = here
    return "".join(found)


def _step(value: int) -> str:
    rest = value << 1 if value >= 0 else ~(value << 1)
    chars = []
    while rest >= 32:
        chars.append(chr((rest & 31 | 32) + 63))
        rest >>= 5
    return "".join(chars) + chr(rest + 63)


def packed(lines: Iterable[str]) -> bytes:
    """The lines as gzip without time or name, so that the same lines give the same bytes."""
    return gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0)
