"""Which commitments a later document can answer: those of its own side and of the divisions above and below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from luoshi import gazetteer
from luoshi.findings import Mention, SharedProject, Volume
from luoshi.linking.follow_halves import Halves
from luoshi.linking.follow_measures import PREFIX
from luoshi.linking.follow_names import commitments
from luoshi.linking.shelf import Entry
from luoshi.models import Stage

# How far a project is, for telling whether less is promised than before.
RANK: dict[Stage, int] = {
    "study": 1, "seek": 2, "preliminary": 2, "start": 3, "construction": 4, "upgrade": 4, "operation": 4,
    "completion": 5,
}


class Report(Struct, frozen=True):
    """A later document, its text in half-width form, and its halves."""

    entry: Entry
    folded: str
    halves: Halves


class Promises:
    """The projects of the plans by the side that promised them."""

    def __init__(self, projects: Iterable[SharedProject], volumes: Iterable[Volume]) -> None:
        self._digests = {volume.source: volume.sha256 for volume in volumes}
        self._by_side: dict[str, list[tuple[int, SharedProject]]] = {}
        for number, project in enumerate(projects):
            for side in dict.fromkeys(mention.side for mention in commitments(project)):
                self._by_side.setdefault(side, []).append((number, project))

    def answered_by(self, report: Report) -> list[SharedProject]:
        """The projects that a report can answer, in their order; a measure's stand-in only by its own side."""
        found: dict[int, SharedProject] = {}
        for side, held in self._by_side.items():
            if _speaks_for(report.entry, side):
                found.update((number, project) for number, project in held
                             if side == report.entry.side or not project.id.startswith(PREFIX))
        return [found[number] for number in sorted(found) if self.commitment(found[number], report)]

    def commitment(self, project: SharedProject, report: Report) -> Mention | None:
        """The promise that a report answers: its own side's before another's, then the one that goes furthest."""
        fitting: Sequence[Mention] = [m for m in commitments(project) if self.counts(m, report)]
        return min(fitting, key=lambda m: (m.side != report.entry.side, -RANK.get(m.stage, 0), m.source, m.start),
                   default=None)

    def counts(self, mention: Mention, report: Report) -> bool:
        """Whether a report is another text, of no earlier date, that can speak for the promise's side."""
        same = self._digests.get(mention.source) == report.entry.document.sha256
        return not same and _speaks_for(report.entry, mention.side) and _is_later(report, mention.date)


def _speaks_for(entry: Entry, side: str) -> bool:
    if entry.code is None:
        return entry.document.metadata.genre in ("news", "other")
    if not side.isdigit():
        return False
    return side == entry.code or side in gazetteer.ancestors(entry.code) or entry.code in gazetteer.ancestors(side)


def _is_later(report: Report, date: str | None) -> bool:
    if date is None:
        return True
    if report.entry.date:
        return report.entry.date >= date[:len(report.entry.date)]
    return report.halves.year is None or report.halves.year >= int(date[:4])
