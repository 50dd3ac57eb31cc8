"""OC4IDS 0.9.5: shared projects as a package of the Open Contracting for Infrastructure Data Standard.

A document says what is intended, not what was contracted: the package holds what the standard has a place for (title,
sector, status, places, public authorities, the documents with their words) and nothing besides.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from luoshi import gazetteer
from luoshi.exceptions import LuoshiError
from luoshi.findings import Links, Mention, Reading, SharedProject
from luoshi.publishing.geojson import line, position, stops, written
from luoshi.publishing.labels import label
from luoshi.publishing.sources import Sources, place_name, shown_projects

Record = dict[str, Any]

VERSION = "0.9"
# Identifiers of the standard begin with a prefix that its publisher registers; this one has the form and no owner.
PREFIX = "oc4ids-luoshi"
GAZETTEER = "GB/T 2260"
_UNDATED = "1970-01-01"
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_SCHEMATIC = "示意：各地代表点之间的连线，不是线位 (schematic: joins points that stand for places, not an alignment)"


def project_package(
    links: Links, readings: Iterable[Reading] = (), *, every: bool = False, prefix: str = PREFIX,
    publisher: str = "luoshi", uri: str | None = None,
) -> Record:
    """The projects of a shelf as a project package.

    With the ``readings`` that were linked, periods are stated where a deadline is known. ``prefix`` and ``publisher``
    are those of who publishes the package; ``uri`` is made from the documents' digests where none is given. The date of
    publication is that of the latest document, as nothing else is known of it (1970-01-01 where no document has one).
    Raises LuoshiError where no project can be published: the standard has no empty package.
    """
    chosen = [project for project in shown_projects(links, every=every) if _is_one(project)]
    if not chosen:
        raise LuoshiError("there is no project to publish", why="the documents share no infrastructure project",
                          todo="add documents, or ask for the projects that are named once, too")
    sources = Sources(links.volumes, readings)
    dates = sorted(volume.date for volume in links.volumes if volume.date)
    digest = hashlib.sha256("".join(volume.sha256 for volume in links.volumes).encode()).hexdigest()
    kept = {project.id for project in chosen}
    return {
        "uri": uri or f"urn:luoshi:oc4ids:{digest[:32]}",
        "publishedDate": _time(dates[-1] if dates else _UNDATED),
        "version": VERSION,
        "publisher": {"name": publisher},
        "projects": [_project(project, sources, prefix, kept) for project in chosen],
    }


def oc4ids(
    links: Links, readings: Iterable[Reading] = (), *, every: bool = False, prefix: str = PREFIX,
    publisher: str = "luoshi", uri: str | None = None,
) -> bytes:
    """``project_package`` as a file: UTF-8, with a newline at its end."""
    return written(project_package(links, readings, every=every, prefix=prefix, publisher=publisher, uri=uri))


def _is_one(project: SharedProject) -> bool:
    """Whether a project is infrastructure: by its type, or because it is a line."""
    return bool(_types()[project.project_type]) or project.route is not None


def _project(project: SharedProject, sources: Sources, prefix: str, kept: set[str]) -> Record:
    stage = _stage(project.mentions)
    parties = [_party(side) for side in project.sides if gazetteer.division(side)]
    dates = sorted(mention.date for mention in project.mentions if mention.date)
    found: Record = {
        "id": f"{prefix}-{project.id}",
        "updated": _time(dates[-1]) if dates else None,
        "title": project.name,
        "description": "\n\n".join(dict.fromkeys(_said(mention, sources) for mention in project.mentions)),
        "status": stage["status"],
        "period": _period(project, sources),
        "sector": _types()[project.project_type],
        "type": stage["type"] or None,
        "relatedProjects": [
            {"id": f"r{number}", "scheme": "oc4ids", "identifier": f"{prefix}-{tie.project}", "title": tie.name}
            for number, tie in enumerate(project.relations, 1) if tie.verdict == "part_of" and tie.project in kept
        ],
        "locations": list(_locations(stops(project))),
        "parties": parties,
        "publicAuthority": {"id": parties[0]["id"], "name": parties[0]["name"]} if len(parties) == 1 else None,
        "documents": list(_documents(project, sources)),
        "language": "zh",
    }
    return {name: value for name, value in found.items() if value}


def _stage(mentions: Iterable[Mention]) -> dict[str, str]:
    """The stage of the latest document; of several on one day the earliest, which none of them goes beyond."""
    rows = _stages()
    stated = [mention for mention in mentions if rows[mention.stage]["status"]]
    if not stated:
        return rows["unspecified"]
    latest = max(mention.date or "" for mention in stated)
    return min((rows[mention.stage] for mention in stated if (mention.date or "") == latest),
               key=lambda row: int(row["order"]))


def _said(mention: Mention, sources: Sources) -> str:
    words = mention.clause.text if mention.clause else mention.text
    stage = "" if mention.stage == "unspecified" else f"〔{label('stage', mention.stage)}〕"
    return f"{sources.name(mention.side)}{stage}：{words}"


def _period(project: SharedProject, sources: Sources) -> Record | None:
    """The end of the project where the clauses that name it state one deadline, and only one."""
    ends = {by for mention in project.mentions for by in _deadlines(mention, sources)}
    return {"endDate": _time(ends.pop())} if len(ends) == 1 else None


def _deadlines(mention: Mention, sources: Sources) -> Iterator[str]:
    reading = sources.reading(mention.source)
    wanted = mention.clause.measure if mention.clause else None
    if reading is None or wanted is None:
        return
    ids = {id for measure in reading.extraction.measures if measure.id == wanted for id in measure.deadlines}
    yield from (deadline.by for deadline in reading.extraction.deadlines if deadline.id in ids)


def _locations(codes: tuple[str, ...]) -> Iterator[Record]:
    points = line(codes)
    if len(points) > 1:
        yield {"id": "line", "description": _SCHEMATIC,
               "geometry": {"type": "LineString", "coordinates": points}}
    for code in dict.fromkeys(codes):
        place: Record = {"id": code, "description": place_name(code, full=True),
                         "gazetteer": {"scheme": GAZETTEER, "identifiers": [code]}}
        point = position(code)
        if point is not None:
            place["geometry"] = {"type": "Point", "coordinates": point}
        yield place


def _party(side: str) -> Record:
    name = place_name(side, full=True)
    return {"id": f"{GAZETTEER}-{side}", "name": name, "roles": ["publicAuthority"],
            "identifier": {"scheme": GAZETTEER, "id": side, "legalName": name}}


def _documents(project: SharedProject, sources: Sources) -> Iterator[Record]:
    """The documents that name the project, each with the clauses in which it does."""
    clauses: dict[str, list[str]] = {}
    for mention in project.mentions:
        clauses.setdefault(mention.source, []).append(mention.clause.text if mention.clause else mention.text)
    for source, words in clauses.items():
        volume = sources.volume(source)
        record: Record = {
            "id": volume.document if volume else source, "title": sources.title(source),
            "description": "\n\n".join(f"“{text}”" for text in dict.fromkeys(words)), "language": "zh",
        }
        if date := sources.date(source):
            record["datePublished"] = _time(date)
        yield record


def _time(date: str) -> str:
    """A date, a month or a year as the date-time that the standard asks for: the first moment of it."""
    known = date if _DATE.fullmatch(date) else _UNDATED
    return f"{known}{'-01' * (2 - known.count('-'))}T00:00:00Z"


@lru_cache(maxsize=1)
def _types() -> dict[str, list[str]]:
    return {row["type"]: row["sectors"].split("|") if row["sectors"] else [] for row in _table("oc4ids_types")}


@lru_cache(maxsize=1)
def _stages() -> dict[str, dict[str, str]]:
    return {row["stage"]: row for row in _table("oc4ids_stages")}


def _table(name: str) -> list[dict[str, str]]:
    lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(head, row, strict=True)) for row in rows]
