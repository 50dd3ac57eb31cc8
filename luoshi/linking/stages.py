"""What the sides of one project say of how far it is, and where that can't all be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from luoshi.findings import Mention, OneSided, SharedProject, StageConflict
from luoshi.linking.shelf import Shelf
from luoshi.linking.tables import table

# Documents further apart than this many months speak of different times.
APART = 18
# A line longer than this, in km, that is being widened is many works under one name.
LONG = 400


def stage_conflicts(projects: Iterable[SharedProject]) -> tuple[StageConflict, ...]:
    """Projects that one side still prepares and another already builds, in the order of the projects."""
    return tuple(found for project in projects if (found := _conflict(project)) is not None)


def _conflict(project: SharedProject) -> StageConflict | None:
    """Each side counts with its furthest stage; only documents of about the same time are held against each other."""
    if len(project.sides) < 2:
        return None
    furthest = _furthest(project.mentions)
    if _own_stretches(project, furthest):
        return None
    pairs = [
        (early, late) for early in furthest for late in furthest
        if early.side != late.side and _phase(early) < _phase(late) and _contemporary(early, late)
    ]
    if not pairs:
        return None
    sides = tuple(m for m in furthest if any(m is early or m is late for early, late in pairs))
    widest = max(_phase(late) - _phase(early) for early, late in pairs)
    early, late = min(pairs, key=lambda pair: (_phase(pair[0]) - _phase(pair[1]), pair[0].source, pair[1].source))
    reasons = (
        f"{early.source} has it at {early.stage}, {late.source} at {late.stage}",
        *project.reasons,
    )
    return StageConflict(project=project.name, project_id=project.id, sides=sides,
                         score=round(project.score * (1.0 if widest > 1 else 0.9), 3), reasons=reasons)


def _own_stretches(project: SharedProject, mentions: Sequence[Mention]) -> bool:
    """A long line in use is widened stretch by stretch, and each side means its own (`京港澳高速`)."""
    route = project.route
    return (route is not None and route.line is None and route.length > LONG
            and any(mention.stage == "upgrade" for mention in mentions))


def _furthest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """For each side the mention with the furthest stage, the first of equals; stages that say nothing are left out.

    A news report that speaks for nobody is no side: what it tells is no promise.
    """
    best: dict[str, Mention] = {}
    for mention in mentions:
        known = best.get(mention.side)
        if mention.side.isdigit() and _phase(mention) > (_phase(known) if known else 0):
            best[mention.side] = mention
    return tuple(best.values())


def _phase(mention: Mention) -> int:
    """1 before the decision to build, 2 from then on, 3 in use; 0 for a stage that says nothing."""
    return _phases().get(mention.stage, 0)


@lru_cache(maxsize=1)
def _phases() -> Mapping[str, int]:
    return MappingProxyType({row["stage"]: int(row["phase"]) for row in table("stage_phases")})


def _contemporary(one: Mention, other: Mention) -> bool:
    months = [_months(mention.date) for mention in (one, other) if mention.date]
    return len(months) < 2 or abs(months[0] - months[1]) <= APART


def _months(date: str) -> int:
    year, _, rest = date.partition("-")
    return int(year) * 12 + int(rest[:2] or 6)


def one_sided(shelf: Shelf, projects: Sequence[SharedProject]) -> tuple[OneSided, ...]:
    """Lines that one end promises while a place on them, which has a document on the shelf, says nothing of them.

    A side that names a part of the line, or a line that this one is a part of, is not silent.
    """
    spoken = _spoken(projects)
    found: list[OneSided] = []
    for project in projects:
        if project.route is None or len(project.places) < 2:
            continue
        for side in _along(shelf, project.places):
            if side not in spoken[project.id]:
                found.append(_silence(shelf, project, side))
    return tuple(found)


def _along(shelf: Shelf, places: Sequence[str]) -> list[str]:
    """The sides of the shelf whose land the places lie in, in the order of the places."""
    from luoshi import gazetteer

    sides = set(shelf.sides)
    # A province's own document is not expected to name every line; a city's or county's is.
    held = [code for place in places for code in gazetteer.ancestors(place) if not code.endswith("0000")]
    return [code for code in dict.fromkeys(held) if code in sides]


def _spoken(projects: Sequence[SharedProject]) -> dict[str, set[str]]:
    """For each project the sides that name it, a part of it, or what it is a part of."""
    own = {project.id: set(project.sides) for project in projects}
    found = {key: set(sides) for key, sides in own.items()}
    for project in projects:
        for tie in project.relations:
            if tie.verdict in ("part_of", "undecided", "same", "related"):
                found[project.id] |= own[tie.project]
                found[tie.project] |= own[project.id]
    return found


def _silence(shelf: Shelf, project: SharedProject, side: str) -> OneSided:
    volumes = [entry.volume for entry in shelf.of_side(side)]
    named = "、".join(stop.name for stop in project.route.places) if project.route else ""
    return OneSided(
        project=project.name, project_id=project.id, promised=project.mentions, silent=side,
        sources=tuple(volume.source for volume in volumes), score=round(0.8 * _sure(project), 3),
        reasons=(f"the line runs by {named}", f"no document of {volumes[0].name} names it or a part of it"),
    )


def _sure(project: SharedProject) -> float:
    """How far the reading of the route can be trusted: its margin over the next one."""
    route = project.route
    if route is None or not route.alternatives:
        return 1.0
    margin = route.alternatives[0].cost - route.cost
    return max(0.5, min(1.0, 0.5 + margin / max(route.cost, 1e-9)))
