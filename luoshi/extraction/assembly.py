"""From drafts and layers to the records of an Extraction: links, monitorability, relations, coverage."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, TypedDict, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from luoshi.extraction.drafts import Draft, Drafts, Labelled
from luoshi.extraction.leads import general
from luoshi.extraction.sentences import SPACE, trim
from luoshi.extraction.signs import Signs
from luoshi.models import (
    Check,
    Deadline,
    Document,
    Kind,
    Label,
    Measure,
    Monitor,
    Party,
    Place,
    Project,
    ProjectType,
    Quantity,
    Quote,
    Relation,
    Section,
    Sentence,
    Slogan,
)


class Layers(TypedDict):
    """What ``assemble`` fills of an Extraction."""

    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    projects: tuple[Project, ...]
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    deadlines: tuple[Deadline, ...]
    slogans: tuple[Slogan, ...]
    parties: tuple[Party, ...]
    sentences: tuple[Sentence, ...]
    relations: tuple[Relation, ...]


class Spanned(Protocol):
    """A record with an id and a span."""

    @property
    def id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Spanned)

# What a measure makes, by the type of the project in it, where its own nouns do not tell.
PROJECT_KINDS: Final[dict[ProjectType, Kind]] = {
    "railway": "project", "metro": "project", "expressway": "project", "road": "project", "airport": "project",
    "waterway": "project", "water": "project", "energy": "project", "plant": "project", "civic": "project",
    "tourism": "project", "ecology": "project", "hub": "platform", "digital": "platform", "park": "platform",
    "institution": "platform", "zone": "platform",
}
UNDECIDED: Final = "no head noun"
SEEN_STAGES: Final = ("start", "construction", "completion", "operation")
NO: Final = Check()
NOTHING: Final = Monitor(owner=NO, date=NO, number=NO, outcome=NO)


def assemble(
    document: Document, folded: str, drafts: Drafts, *, projects: tuple[Project, ...], places: tuple[Place, ...],
    quantities: tuple[Quantity, ...], deadlines: tuple[Deadline, ...], slogans: tuple[Slogan, ...],
    parties: tuple[Party, ...], lines: Sequence[tuple[int, int]], words: Signs, reasons: bool,
) -> Layers:
    """The records of all layers, each in text order; ``lines`` are the owner lines."""
    sections = tuple(sorted((*document.sections, *drafts.leads), key=lambda s: (s.start, s.end)))
    owners = _owners(drafts.measures, parties, lines, sections)
    held = Held(drafts.measures)
    inside = Inside(
        held.by_measure(projects), held.by_measure(places), held.by_measure(quantities), held.by_measure(deadlines),
        held.by_measure(slogans), held.by_measure(parties), owners, held.holding,
    )
    text = document.text
    measures = tuple([_measure(text, folded, n, one, inside, reasons) for n, one in enumerate(drafts.measures)])
    return {
        "sections": sections, "measures": measures, "projects": projects, "places": places, "quantities": quantities,
        "deadlines": deadlines, "slogans": slogans, "parties": parties,
        "sentences": _coverage(document, folded, drafts, reasons),
        "relations": (*_members(slogans, measures, held), *_details(folded, drafts.measures, measures, words)),
    }


class Inside(NamedTuple):
    """For each layer, by the index of a measure, the records in it; a measure without any has no entry."""

    projects: dict[int, list[Project]]
    places: dict[int, list[Place]]
    quantities: dict[int, list[Quantity]]
    deadlines: dict[int, list[Deadline]]
    slogans: dict[int, list[Slogan]]
    parties: dict[int, list[Party]]
    owners: dict[int, tuple[Party, ...]]
    holding: set[int]


class Held:
    """Looks up the measure that holds a span; measures run in text order and never overlap.

    ``holding`` has the measures that any record was found in.
    """

    def __init__(self, measures: Sequence[Draft]) -> None:
        self.holding: set[int] = set()
        self.starts = [one.start for one in measures]
        self.ends = [one.end for one in measures]

    def by_measure(self, records: Sequence[R]) -> dict[int, list[R]]:
        """The records by the measure that holds them whole."""
        found: dict[int, list[R]] = {}
        starts, after = self.starts, 0
        for record in records:
            start = record.start
            if after and starts[after - 1] > start:  # records, too, run in text order, mostly
                after = bisect_right(starts, start)
            while after < len(starts) and starts[after] <= start:
                after += 1
            if after and record.end <= self.ends[after - 1]:
                found.setdefault(after - 1, []).append(record)
        self.holding.update(found)
        return found


def _owners(
    measures: Sequence[Draft], parties: Sequence[Party], lines: Sequence[tuple[int, int]], sections: Sequence[Section]
) -> dict[int, tuple[Party, ...]]:
    """For each measure the parties of the owner line that closes its part of the section."""
    owners: dict[int, tuple[Party, ...]] = {}
    if not lines:
        return owners
    until = {section.id: section.until for section in sections}
    starts, party_starts = [start for start, _ in lines], [party.start for party in parties]
    last = sections[-1].until if sections else 0
    for n, one in enumerate(measures):
        index = bisect_left(starts, one.end)
        if index < len(lines) and starts[index] < until.get(one.section or "", last):
            low, high = bisect_left(party_starts, lines[index][0]), bisect_left(party_starts, lines[index][1])
            owners[n] = tuple(parties[low:high])
    return owners


def _measure(text: str, folded: str, n: int, one: Draft, inside: Inside, reasons: bool) -> Measure:
    start, end, kind = one.start, one.end, one.kind
    holds = n in inside.holding
    projects = inside.projects.get(n) if holds else None
    if projects and one.kind == "task" and one.decided.startswith(UNDECIDED):
        kind = PROJECT_KINDS.get(projects[0].type, kind)
    action = thing = None
    if one.verb is not None:
        first, last = one.verb
        action = Quote(start=first, end=last, text=text[first:last])
        first, last = last, end
        if first < last and (folded[first] in SPACE or folded[last - 1] in SPACE):
            first, last = trim(folded, first, last)
        if first < last:
            thing = Quote(start=first, end=last, text=text[first:last])
    parties: Sequence[Party] = inside.parties.get(n, ()) if holds else ()
    if n in inside.owners:
        parties = (*parties, *inside.owners[n])
    quantities = inside.quantities.get(n) if holds else None
    deadlines = inside.deadlines.get(n) if holds else None
    return Measure(
        id=f"m-{start}-{end}", start=start, end=end, text=text[start:end], kind=kind,
        strength=one.strength, domain=one.domain, section=one.section, action=action, object=thing,
        projects=_ids(projects), places=_ids(inside.places.get(n) if holds else None), quantities=_ids(quantities),
        deadlines=_ids(deadlines), slogans=_ids(inside.slogans.get(n) if holds else None), parties=_ids(parties),
        monitor=_monitor(one, kind, projects, parties, quantities, deadlines),
        reasons=_reasons(one, action) if reasons else UNSET,
    )


def _reasons(one: Draft, action: Quote | None) -> str:
    acts = action.text if action else ""
    return f"{one.why}: {acts}; {one.kind}: {one.decided}; domain by {one.by}; {one.strength}"


def _ids(records: Sequence[Spanned] | None) -> tuple[str, ...]:
    return tuple([record.id for record in records]) if records else ()


def _monitor(
    one: Draft, kind: Kind, projects: Sequence[Project] | None, parties: Sequence[Party],
    quantities: Sequence[Quantity] | None, deadlines: Sequence[Deadline] | None,
) -> Monitor:
    """Owner, date, number, and an outcome that one can see to be there or not: a result, or a thing that gets built."""
    seen = [(p.start, p.end) for p in projects if p.stage in SEEN_STAGES] if projects else []
    if not seen and (kind == "target" or one.strength == "commit"):
        seen = [(one.act_start, one.act_end)]
    if not (seen or parties or quantities or deadlines):
        return NOTHING
    own = [(p.start, p.end) for p in parties if p.role in ("lead", "assignee")]
    return Monitor(owner=_check(own), date=_spans(deadlines), number=_spans(quantities), outcome=_check(seen))


def _spans(records: Sequence[Spanned] | None) -> Check:
    return _check([(record.start, record.end) for record in records]) if records else NO


def _check(spans: list[tuple[int, int]]) -> Check:
    return Check(met=True, spans=tuple(spans)) if spans else NO


def _members(slogans: Sequence[Slogan], measures: Sequence[Measure], held: Held) -> list[Relation]:
    """Each slogan, at its first mention, to the measures elsewhere that hold its members' own words."""
    told: set[str] = set()
    relations: list[Relation] = []
    for slogan in slogans:
        if not slogan.spans or slogan.text in told:
            continue
        told.add(slogan.text)
        targets = []
        for start, end in slogan.spans:
            index = bisect_left(held.starts, start + 1) - 1
            if index >= 0 and end <= held.ends[index] and not held.starts[index] <= slogan.start < held.ends[index]:
                targets.append(measures[index].id)
        relations.extend(Relation(type="member", source=slogan.id, target=target) for target in dict.fromkeys(targets))
    return relations


def _details(folded: str, drafts: Sequence[Draft], measures: Sequence[Measure], words: Signs) -> list[Relation]:
    """A short general clause that opens a sentence (`推动工业集群发展,…`) to the clauses that spell it out."""
    relations: list[Relation] = []
    begin, group = 0, 0
    for end, one in enumerate([*drafts, None]):
        if one is not None and one.group == group:
            continue
        if end - begin >= 3 and _general(folded, drafts[begin], measures[begin], words):
            relations.extend(
                Relation(type="detail", source=measures[begin].id, target=measures[n].id) for n in range(begin + 1, end)
            )
        begin, group = end, one.group if one is not None else 0
    return relations


def _general(folded: str, one: Draft, measure: Measure, words: Signs) -> bool:
    if one.end - one.start > 18 or not general(folded, one.start, one.end, words):
        return False
    return not (measure.projects or measure.quantities or measure.deadlines)


LABEL_OF_REGION: Final[Label] = "boilerplate"
# A gap between two sentences that holds any of these is a sentence of its own.
VISIBLE: Final = re.compile(r"[^\W_]")


def _coverage(document: Document, folded: str, drafts: Drafts, reasons: bool) -> tuple[Sentence, ...]:
    """All sentences, headings and regions in order, and what none of them covers as `unclear`."""
    pieces = list(drafts.headings)
    pieces += [Labelled(r.start, r.end, LABEL_OF_REGION, r.type) for r in document.regions]
    pieces += _front_matter(document)
    pieces += drafts.sentences
    pieces.sort(key=lambda p: (p.start, p.end))
    result: list[Sentence] = []
    position = 0
    for piece in [*pieces, Labelled(len(folded), len(folded), "unclear", "")]:
        start = max(piece.start, position)
        between = folded[position:piece.start] if position < piece.start else ""
        if between and not between.isspace():
            first = position + len(between) - len(between.lstrip())
            last = position + len(between.rstrip())
            if VISIBLE.search(between):
                result.append(_sentence(first, last, "unclear", "outside all blocks", reasons))
            elif result:  # the full stop of a heading
                result[-1] = replace(result[-1], end=last)
            else:
                start = first
        if piece.end > start:
            result.append(_sentence(start, piece.end, piece.label, piece.why, reasons))
        position = max(position, piece.end)
    return tuple(result)


def _front_matter(document: Document) -> list[Labelled]:
    """The title as a heading; number, dates and meeting lines that stand alone as boilerplate."""
    data = document.metadata
    title = [Labelled(data.title.start, data.title.end, "heading", "title")] if data.title else []
    alone = [Labelled(q.start, q.end, "boilerplate", "front matter") for q in (data.number,) if q is not None]
    sections = document.sections
    return [p for p in (*title, *alone) if not any(s.start < p.end and p.start < s.end for s in sections)]


def _sentence(start: int, end: int, label: Label, why: str, reasons: bool) -> Sentence:
    return Sentence(start=start, end=end, label=label, reasons=why if reasons else UNSET)
