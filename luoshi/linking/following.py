"""What became of a commitment: work reports and news read against the projects that plans promised."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from luoshi.findings import Clause, Links, Mention, Outcome, Progress, Reading, SharedProject
from luoshi.linking.follow_clauses import clause_at
from luoshi.linking.follow_figures import figures, last_day
from luoshi.linking.follow_halves import halves
from luoshi.linking.follow_measures import PREFIX, unnamed_projects
from luoshi.linking.follow_names import Naming, commitments, find_namings, plain_words, promised
from luoshi.linking.follow_promises import RANK, Promises, Report
from luoshi.linking.follow_targets import find_targets
from luoshi.linking.follow_words import Time, Told, told, words
from luoshi.linking.shelf import Shelf
from luoshi.models import Stage, Strength
from luoshi.text import fold

# What is said of a part, or told by a turn of speech, is less sure.
_PART, _TURN, _UNSAID = 0.85, 0.95, 0.85
_LEAST = 0.5
# A project of the extraction that reaches this much further is another thing (`某开发区某厂`).
_CLOSE = 2
_NEAR = 4
_FORCE: dict[Strength, int] = {"explore": 1, "seek": 1, "support": 2, "advance": 3, "commit": 3}
_DONE: dict[Stage, Outcome] = {
    "completion": "completed", "operation": "completed", "construction": "under_way", "upgrade": "under_way",
    "start": "started", "preliminary": "prepared", "study": "prepared", "seek": "prepared",
}
_PLANS = ("decision", "opinion", "plan")
_NAMED = 6  # characters: a shorter name of a project that each side has says too little to be missed
_CHECKED = ("project", "platform")


def follow(links: Links, later: Iterable[Reading], *, plans: Iterable[Reading] = ()) -> tuple[Progress, ...]:
    """What later documents say of the commitments in ``links``, in the order of the commitments.

    A document counts for a commitment where it is another text, of no earlier date, and speaks for the side that made
    the commitment, for a division above or below it, or for nobody known (news). ``plans`` are the documents of
    ``links``; with them measures without a project are followed, too. The order of the readings makes no difference.
    """
    reports = [Report(entry, fold(entry.document.text), halves(entry)) for entry in Shelf(later).entries]
    planned = Shelf(plans)
    promises = Promises((*links.projects, *unnamed_projects(planned)), links.volumes)
    found: list[Progress] = list(find_targets(planned, reports))
    named: set[tuple[str, str]] = set()
    for report in reports:
        mine = promises.answered_by(report)
        namings = find_namings(report.entry, report.folded, promised(mine)) if mine else []
        named.update((naming.project.id, report.entry.source) for naming in namings)
        found += _told(namings, report, promises)
    found += _silences(links, reports, promises, named)
    return tuple(sorted(found, key=_order))


def _order(progress: Progress) -> tuple[str, int, str, str, int]:
    report = progress.report
    return (progress.commitment.source, progress.commitment.start, progress.project_id or "",
            report.source if report else "", report.start if report else -1)


# What it says


def _told(namings: Sequence[Naming], report: Report, promises: Promises) -> list[Progress]:
    """One finding for each project and clause, the surest; a bare mention only where nothing more is said."""
    best: dict[tuple[str, int], Progress] = {}
    for naming in namings:
        progress = _progress(naming, report, promises)
        if progress is None or progress.report is None:
            continue
        key = (naming.project.id, progress.report.start)
        if key not in best or _worth(progress) > _worth(best[key]):
            best[key] = progress
    staged = {project for (project, _), progress in best.items() if progress.stage or progress.project is None}
    kept: list[Progress] = []
    for (project, _), progress in best.items():
        if progress.stage is None:
            if project in staged:
                continue
            staged.add(project)
        kept.append(progress)
    return kept


def _worth(progress: Progress) -> tuple[bool, float]:
    return progress.stage is not None, progress.score


def _progress(naming: Naming, report: Report, promises: Promises) -> Progress | None:
    commitment = promises.commitment(naming.project, report)
    if commitment is None:
        return None
    mention = naming.mention
    unnamed = naming.project.id.startswith(PREFIX)
    start, end = clause_at(report.folded, mention.start, mention.end)
    said = _said(report, (start, end), (mention.start, mention.end))
    time, how, trust = _time(report, said, (start, end))
    part = naming.part or bool(said and said.part)
    stage = said.stage if said and time else None
    score = round(naming.score * trust * (said.sure if said else 0.8) * (_PART if part else 1.0), 3)
    if score < _LEAST:
        return None
    outcome = _outcome(stage, time, part, commitment, _weight(report, mention, commitment))
    year = report.halves.year_at(mention.start)
    return Progress(
        project=None if unnamed else naming.project.name, project_id=None if unnamed else naming.project.id,
        commitment=_clause(commitment), before=None if unnamed else commitment.stage,
        report=report.entry.cited(start, end), stage=stage, time=time if stage else None,
        outcome=outcome, date=last_day(report.folded, start, end, year) or _year_end(report, mention.start, year),
        figures=figures(report.entry, start, end), score=score,
        reasons=tuple(_reasons(naming, said if stage else None, how, part)),
    )


def _year_end(report: Report, at: int, year: int | None) -> str | None:
    """The last day of the year that the half speaks of, where the report says which half it is."""
    mark = report.halves.at(at)
    return f"{year:04d}-12-31" if year and mark and mark.half != "none" else None


def _reasons(naming: Naming, said: Told | None, how: str, part: bool) -> Iterator[str]:
    yield from naming.reasons
    if said:
        yield f"the clause says {said.word}" if said.word else f"the clause is read as {said.stage}"
        yield how
    else:
        yield "the clause only names it"
    if part:
        yield "it speaks of a part"


def _said(report: Report, clause: tuple[int, int], name: tuple[int, int]) -> Told | None:
    """The stage told by the words behind the name, else the one that the extraction read, else by the verb before."""
    found = told(report.folded, clause, name)
    if found and (found.start >= name[1] or found.sure >= 1.0):
        return found
    stage = _read(report, name)
    if stage and stage != "unspecified":
        word = found.word if found and found.stage == stage else ""
        return Told(stage, False, word, name[0], name[1], 0.97)
    return found


def _read(report: Report, name: tuple[int, int]) -> Stage | None:
    """The stage of the project that the extraction found in these words, None where it found none."""
    found = report.entry.extraction.projects
    at = bisect_left(found, name[1], key=lambda project: project.start)
    for project in reversed(found[max(0, at - _NEAR):at]):
        if name[0] < project.end <= name[1] + _CLOSE:
            return project.stage
    return None


def _time(report: Report, said: Told | None, clause: tuple[int, int]) -> tuple[Time | None, str, float]:
    """Whether it has happened: by the half of the report, else by the words themselves; why; and how sure that is."""
    mark = report.halves.at(clause[0])
    turned = words().planned.search(report.folded, *clause)
    if mark and mark.half == "done":
        if turned and said and turned.start() <= said.end:
            return "planned", f"{turned[0]} turns it to the time to come", _UNSAID
        return "done", f"it stands after {mark.words}", 1.0
    if mark and mark.half == "planned":
        return "planned", f"it stands after {mark.words}", 1.0
    hoped = turned or words().hoped.search(report.folded, *clause)
    if hoped:
        return "planned", f"{hoped[0]} turns it to the time to come", _UNSAID
    over = words().done.search(report.folded, *clause)
    if said and (said.done or over):
        return "done", f"{over[0] if over else said.word} tells a result", _UNSAID
    now = words().now.search(report.folded, *clause) if report.entry.document.metadata.genre == "news" else None
    if now:
        return "done", f"{now[0]} tells a result", _UNSAID
    if report.entry.document.metadata.genre in _PLANS:
        return "planned", "a plan speaks of the time to come", _TURN
    return None, "", 0.8


def _outcome(
    stage: Stage | None, time: Time | None, part: bool, commitment: Mention, said: Literal["same", "weaker", "other"],
) -> Outcome:
    """What has come of it; a promise is softened only by the side that made it."""
    if stage is None or time is None:
        return "mentioned"
    if time == "done":
        outcome = _DONE.get(stage, "mentioned")
        return "under_way" if part and outcome == "completed" else outcome
    ahead = RANK.get(stage, 9) - RANK.get(commitment.stage, 0)
    softer = (said == "weaker" and ahead <= 0) or (said == "same" and ahead < 0 and not part)
    return "softened" if softer else "promised_again"


def _weight(report: Report, mention: Mention, commitment: Mention) -> Literal["same", "weaker", "other"]:
    """Whether the side that made a promise says it again with the same force, or with less."""
    if report.entry.side != commitment.side:
        return "other"
    measure = report.entry.measure_at(mention.start, mention.end)
    if measure and commitment.strength and _FORCE[measure.strength] < _FORCE[commitment.strength]:
        return "weaker"
    return "same"


def _clause(mention: Mention) -> Clause:
    """The promise's own words, with the measure that holds them."""
    whole = mention.clause
    return Clause(
        start=mention.start, end=mention.end, text=mention.text, source=mention.source, section=mention.section,
        side=mention.side, measure=whole.measure if whole else None, kind=whole.kind if whole else None,
        strength=mention.strength, domain=whole.domain if whole else None,
    )


# What nobody speaks of any more


def _silences(
    links: Links, reports: Sequence[Report], promises: Promises, named: set[tuple[str, str]],
) -> Iterator[Progress]:
    """Commitments of a side that none of its later reports names, nor a part or the whole of what was promised."""
    by_side: dict[str, list[Report]] = {}
    for report in reports:
        if report.entry.document.metadata.genre == "report":
            by_side.setdefault(report.entry.side, []).append(report)
    spoken = {project for project, _ in named}
    for project in links.projects:
        if project.id in spoken or not by_side.keys() & set(project.sides) or _kin(project) & spoken:
            continue
        written = plain_words(project)
        for mention in _by_side(project):
            asked = [r for r in by_side.get(mention.side, ()) if promises.counts(mention, r)]
            heard = any(word in report.folded for word in written for report in asked)
            if asked and not heard and _is_named(project, mention, written):
                yield _silence(project, mention, [report.entry.source for report in asked], written)


def _kin(project: SharedProject) -> set[str]:
    """Projects that are this one, or that it is a part of, or may be."""
    return {tie.project for tie in project.relations if tie.verdict in ("part_of", "same", "undecided")}


def _by_side(project: SharedProject) -> list[Mention]:
    """One promise for each side, the one that goes furthest."""
    ranked = sorted(commitments(project), key=lambda m: (-RANK.get(m.stage, 0), m.source, m.start))
    return list({mention.side: mention for mention in reversed(ranked)}.values())


def _is_named(project: SharedProject, mention: Mention, written: Sequence[str]) -> bool:
    kind = mention.clause.kind if mention.clause else None
    return kind in _CHECKED and (bool(project.places) or any(len(word) >= _NAMED for word in written))


def _silence(project: SharedProject, mention: Mention, sources: Sequence[str], written: Sequence[str]) -> Progress:
    return Progress(
        project=project.name, project_id=project.id, commitment=_clause(mention), before=mention.stage, report=None,
        stage=None, time=None, outcome="silent", score=0.8,
        reasons=(f"{'、'.join(sources)} names neither it nor a part of it", f"searched for {'、'.join(written)}"),
    )
