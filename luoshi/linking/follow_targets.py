"""Numbers that a plan promises against the numbers that a later report of the same side gives for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from luoshi.findings import Figure, Progress
from luoshi.linking.follow_clauses import clause_at
from luoshi.linking.follow_halves import halves
from luoshi.linking.follow_promises import Report
from luoshi.linking.shelf import Entry, Shelf
from luoshi.models import Measure, Quantity
from luoshi.text import fold

# `全年新增就业3万人`, `力争粮食产量达到`: words before the thing counted that say nothing of it
_OPENING = re.compile(
    r"^(?:(?:到)?(?:19|20)\d\d年底?[前末内]?|[今全]年|全[市省州县区]|我[市省州县区]|力争|争取|确保|预计|实现|完成|累计|其中|共|新|已|[,、])*"
)
# `产量稳定在`, `总值突破`: words between the thing and its number
_LINKING = re.compile(
    r"(?:稳定在|保持在|控制在|达到|达|突破|超过|超|提高到|提升至|增加到|增至|为|约|近|不低于|不少于|在)+$"
)
# Less is better: these numbers can't be told to be reached by being large.
_LESS = re.compile(r"失业|涨幅|能耗|排放|下降|降低|减量|控制在|以内|PM|死亡|不良")
_WORDS = re.compile(r"[^,;:。!?、\n(]*$")
# `安排109亿元资金支持…`: a number with words behind it counts those, too
_CLOSED = re.compile(r"(?:以上|以下|左右|多|余)*(?:$|[,;。!?:、()\n]|增长|比上年|同比|和|及)")
# `比上年增加26亿元` names no thing.
_NAMELESS = re.compile(r"^(?:比|较|同比|年均|平均|增长|增加|提高|五年|十年)|五年")
_SHORTEST = 4
# A number that is many times another counts another span of years.
_FAR = 2


class Count(Struct, frozen=True):
    """A number of a thing: ``what`` without the words around it, ``value`` in base units."""

    what: str
    unit: str
    value: int | float
    quantity: Quantity


def find_targets(plans: Shelf, reports: Sequence[Report]) -> Iterator[Progress]:
    """What reports give for promised numbers: the same words for the thing, the same unit, and a year that fits."""
    by_side: dict[str, list[Report]] = {}
    for report in reports:
        by_side.setdefault(report.entry.side, []).append(report)
    given = {report.entry.source: _given(report) for report in reports}
    for entry in plans.entries:
        if entry.side in by_side:
            yield from _of_plan(entry, by_side[entry.side], given)


def _given(report: Report) -> Mapping[tuple[str, str], list[Count]]:
    """The numbers of a report's review by thing and unit."""
    found: dict[tuple[str, str], list[Count]] = {}
    for quantity in report.entry.extraction.quantities:
        mark = report.halves.at(quantity.start)
        if mark and mark.half == "done" and (count := _count(report.folded, quantity)):
            found.setdefault((count.what, count.unit), []).append(count)
    return found


def _count(folded: str, quantity: Quantity) -> Count | None:
    before = _WORDS.search(folded, max(0, quantity.start - 40), quantity.start)
    words = _LINKING.sub("", _OPENING.sub("", before[0].strip() if before else ""))
    if len(words) < _SHORTEST or not words.isidentifier() or _LESS.search(words) or _NAMELESS.search(words):
        return None
    if not _CLOSED.match(folded, quantity.end) or quantity.low <= 0:
        return None
    return Count(words, quantity.unit, quantity.low, quantity)


def _of_plan(
    entry: Entry, reports: Iterable[Report], given: Mapping[str, Mapping[tuple[str, str], list[Count]]],
) -> Iterator[Progress]:
    later = [report for report in reports if report.entry.document.sha256 != entry.document.sha256]
    for measure, target, by in _targets(entry):
        for report in later:
            yield from _answers(entry, measure, target, by, report, given[report.entry.source])


def _targets(entry: Entry) -> Iterator[tuple[Measure, Count, int]]:
    """The numbers that a plan promises without a project, each with the year by which."""
    folded = fold(entry.document.text)
    years = halves(entry)
    quantities = {quantity.id: quantity for quantity in entry.extraction.quantities}
    deadlines = {deadline.id: int(deadline.by[:4]) for deadline in entry.extraction.deadlines}
    for measure in entry.extraction.measures:
        by = max((deadlines[key] for key in measure.deadlines), default=years.year_at(measure.start))
        for key in measure.quantities if by and not measure.projects else ():
            if by and (target := _count(folded, quantities[key])):
                yield measure, target, by


def _answers(
    entry: Entry, measure: Measure, target: Count, by: int, report: Report,
    given: Mapping[tuple[str, str], list[Count]],
) -> Iterator[Progress]:
    """The first number that the report gives for the thing, where it speaks of the year promised or one before it."""
    found = given.get((target.what, target.unit), [])
    year = report.halves.year_at(found[0].quantity.start) if found else None
    started = int(entry.date[:4]) if entry.date else by
    got = found[0] if found else target
    if year is None or not started <= year <= by or not 1 / _FAR <= got.value / target.value <= _FAR:
        return
    start, end = clause_at(report.folded, got.quantity.start, got.quantity.end)
    reached = got.value >= target.value
    figure = Figure(start=got.quantity.start, end=got.quantity.end, text=got.quantity.text, value=got.value,
                    unit=got.unit)
    yield Progress(
        project=None, project_id=None, commitment=entry.whole(measure), before=None,
        report=report.entry.cited(start, end), stage="completion" if reached else None,
        time="done" if reached else None, outcome="completed" if reached else "under_way", date=f"{year:04d}-12-31",
        figures=(figure,), score=0.9 if year == by else 0.8,
        reasons=(f"both give a number of {target.unit} for {target.what}",
                 f"{target.quantity.text} was promised by {by}, {got.quantity.text} is reported for {year}"),
    )
