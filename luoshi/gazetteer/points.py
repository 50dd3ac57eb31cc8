"""Where a division lies: one point each, and the distance between points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from luoshi.gazetteer.tables import rows

EARTH = 6371.0088  # mean radius in kilometres (IUGG)

Point = tuple[float, float]


@lru_cache(maxsize=1)
def _points() -> Mapping[str, Point]:
    return MappingProxyType({row["code"]: (float(row["lon"]), float(row["lat"])) for row in rows("points")})


def centroid(code: str) -> Point | None:
    """Longitude and latitude in degrees (WGS 84) of a point that stands for the division; None where none is known.

    It lies inside the division; ``data/points.tsv`` says of each whether it is the seat or a point in the middle.
    """
    return _points().get(code)


def distance(a: Point, b: Point) -> float:
    """Kilometres along the great circle between two points given as (longitude, latitude) in degrees."""
    lon_a, lat_a, lon_b, lat_b = (radians(x) for x in (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
