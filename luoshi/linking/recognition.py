"""Services across regions: who promises to recognise what the other grants, and who does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from luoshi import gazetteer
from luoshi.findings import Clause, Recognition
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.tables import table

# How far the act may stand from what it concerns (`社保、…关系无障碍转移接续`), in characters.
REACH = 30
# An act before what it concerns stands close to it, in one item of a list (`协同开展就业`, `异地就医`).
FORWARD = 12
_LIST = frozenset("、，,；;“”")


class Service(Struct, frozen=True):
    """A service with the words for what it concerns and for what makes it cross borders."""

    name: str
    subjects: tuple[str, ...]
    acts: tuple[str, ...]


def find_recognition(shelf: Shelf) -> tuple[Recognition, ...]:
    """Each service that a side promises, in the order of the table, with the sides near it that do not.

    Recognition takes two: it is mutual where at least two sides promise it and none that lies in their provinces, or in
    one that touches them, is missing.
    """
    promises: dict[str, list[Clause]] = {}
    for entry in shelf.entries:
        for service, clause in _promises(entry):
            promises.setdefault(service, []).append(clause)
    return tuple(_recognition(shelf, service.name, promises[service.name])
                 for service in services() if service.name in promises)


def _recognition(shelf: Shelf, service: str, promises: list[Clause]) -> Recognition:
    sides = tuple(dict.fromkeys(clause.side for clause in promises))
    missing = tuple(side for side in shelf.sides if side not in sides and _near(side, sides))
    return Recognition(service=service, promises=tuple(promises), sides=sides, missing=missing,
                       mutual=len(sides) > 1 and not missing)


def _near(side: str, others: Iterable[str]) -> bool:
    """Whether a side lies in the province of another, or in one that touches it."""
    if not side.isdigit():
        return False
    around = {side[:2] + "0000", *gazetteer.neighbours(side)}
    return any(other[:2] + "0000" in around for other in others)


def _promises(entry: Entry) -> Iterator[tuple[str, Clause]]:
    for measure in entry.extraction.measures:
        for service in services():
            span = spoken_of(measure.text, service)
            if span:
                yield service.name, entry.clause(measure.start + span[0], measure.start + span[1], measure)


def spoken_of(text: str, service: Service) -> tuple[int, int] | None:
    """The characters of ``text`` from the service's subject to its act, or from the act to the subject, where near."""
    for act in service.acts:
        at = text.find(act)
        if at < 0:
            continue
        for subject in service.subjects:
            before = text.rfind(subject, max(0, at - REACH), at)
            if before >= 0:
                return before, at + len(act)
            after = text.find(subject, at + len(act), at + len(act) + FORWARD)
            if after >= 0 and not _LIST & set(text[at:after]):
                return at, after + len(subject)
    return None


@lru_cache(maxsize=1)
def services() -> tuple[Service, ...]:
    """The services of the table, in its order."""
    return tuple(Service(row["service"], tuple(row["subjects"].split("|")), tuple(row["acts"].split("|")))
                 for row in table("recognition_services"))
