"""Findings as lines: one JSON object a finding, or a CSV table with one row for every quote of a finding."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from luoshi.findings import (
    Alignment,
    Cited,
    Clause,
    Comparison,
    Finding,
    Industry,
    Links,
    Mention,
    OneSided,
    Originality,
    Overlap,
    Partner,
    Progress,
    Recognition,
    Reuse,
    Rival,
    SharedProject,
    StageConflict,
    Topic,
)
from luoshi.publishing.cells import JOIN, Cell, Row
from luoshi.publishing.comparison.wording import reason_in_chinese
from luoshi.publishing.labels import Language, label
from luoshi.publishing.sources import Sources, place_name, shown_projects
from luoshi.publishing.tables import safe
from luoshi.serialize import to_json

_TABLE = Path(__file__).with_name("findings.tsv")


def listed(found: Links | Comparison, *, every: bool = False) -> tuple[Finding, ...]:
    """The findings in the order in which they are printed: projects, what follows from them, then all others.

    Projects that are named once and belong to no other are left out unless ``every`` is given.
    """
    links = found.links if isinstance(found, Comparison) else found
    others = found.findings if isinstance(found, Comparison) else ()
    return (*shown_projects(links, every=every), *links.findings, *others)


def finding_lines(findings: Iterable[Finding]) -> Iterator[bytes]:
    """Each finding as a line of JSON with its newline; the member ``type`` says what it is."""
    return (to_json(finding) + b"\n" for finding in findings)


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with an id that is its own among them: that of its project, else its type and number."""
    counts: Counter[str] = Counter()
    for finding in findings:
        kind = type_of(finding)
        counts[kind] += 1
        if isinstance(finding, SharedProject):
            yield finding.id, finding
        elif isinstance(finding, StageConflict):
            yield f"{kind}-{finding.project_id}", finding
        elif isinstance(finding, OneSided):
            yield f"{kind}-{finding.project_id}-{finding.silent}", finding
        else:
            yield f"{kind}-{counts[kind]}", finding


def type_of(finding: Finding) -> str:
    """The ``type`` that the finding has in JSON."""
    return str(finding.__struct_config__.tag)


class Part(NamedTuple):
    """One quote of a finding, or a side that says nothing; ``name`` is what it is in the finding."""

    name: str
    side: str
    quote: Cited | None = None
    source: str = ""


def parts(finding: Finding) -> Iterator[Part]:
    """What a finding quotes, in its order."""
    match finding:
        case SharedProject():
            yield from _quoted("mention", finding.mentions)
        case StageConflict():
            yield from _quoted("side", finding.sides)
        case OneSided():
            yield from _quoted("promised", finding.promised)
            yield from (Part("silent", finding.silent, source=source) for source in finding.sources)
        case Partner():
            yield from _quoted("clause", finding.clauses)
            yield from _quoted("answer", finding.answers)
        case Rival() | Industry():
            yield from _quoted("claim", finding.claims)
        case Recognition():
            yield from _quoted("promise", finding.promises)
            yield from (Part("missing", side) for side in finding.missing)
        case Reuse():
            yield from (Part("left", "", finding.left), Part("right", "", finding.right))
        case Originality():
            yield Part("document", finding.side, source=finding.source)
        case Overlap():
            yield from (Part("left", finding.left), Part("right", finding.right))
        case Alignment():
            yield from _quoted("task", (finding.task,) if finding.task else ())
            yield from _quoted("clause", finding.clauses) if finding.clauses else iter([Part("side", finding.side)])
        case Topic():
            yield from _quoted("clause", finding.clauses) if finding.clauses else iter([Part("side", finding.side)])
        case Progress():
            yield from _quoted("commitment", (finding.commitment,))
            yield from (Part("report", "", quote) for quote in (finding.report,) if quote)


def _quoted(name: str, quotes: Iterable[Mention | Clause]) -> Iterator[Part]:
    return (Part(name, quote.side, quote) for quote in quotes)


def subject(finding: Finding) -> str:
    """What the finding is about, in the documents' own words."""
    match finding:
        case SharedProject() | Industry():
            return finding.name
        case StageConflict() | OneSided():
            return finding.project
        case Rival():
            return finding.scope + finding.role if finding.scope not in finding.role else finding.role
        case Recognition():
            return finding.service
        case Partner():
            return place_name(finding.partner)
        case Topic():
            return finding.topic or finding.domain
        case Alignment():
            return finding.task.text if finding.task else ""
        case Progress():
            return finding.project or finding.commitment.text
        case Overlap():
            return JOIN.join(finding.shared)
        case _:
            return ""


def finding_columns() -> tuple[tuple[str, str, str, str], ...]:
    """The columns of the table: code, Chinese, English, meaning."""
    return tuple((code, zh, en, meaning) for group, code, zh, en, meaning in _rows() if group == "column")


def findings_csv(
    findings: Iterable[Finding], sources: Sources, *, projects: Iterable[SharedProject] = (),
    language: Language | None = None,
) -> Iterator[str]:
    """The lines of the table with their line ends, the header first; codes in words where ``language`` is given.

    ``projects`` are those that the findings are about: they tell the places. Cells that a spreadsheet would run as
    formulas are made safe.
    """
    columns = finding_columns()
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(code if language is None else zh if language == "zh" else en for code, zh, en, _ in columns)
    places = {project.id: project.places for project in projects}
    listed = tuple(findings)
    industries = {finding.code: finding.name for finding in listed if isinstance(finding, Industry)}
    for id, finding in numbered(listed):
        for cells in _finding_rows(id, finding, places, sources, language):
            if isinstance(finding, Overlap) and language:
                cells["subject"] = JOIN.join(industries.get(code, code) for code in finding.shared)
            writer.writerow(safe(cells.get(column[0])) for column in columns)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _finding_rows(
    id: str, finding: Finding, places: dict[str, tuple[str, ...]], sources: Sources, language: Language | None,
) -> Iterator[Row]:
    codes = places.get(getattr(finding, "project_id", None) or id, ())
    shared: Row = {
        "type": word("type", type_of(finding), language), "id": id,
        "subject": label("domain", subject(finding), language) if language else subject(finding),
        "places": JOIN.join(map(place_name, codes) if language else codes),
        "status": word("status", _status(finding), language), "score": _score(finding),
        "reasons": "; ".join(getattr(finding, "reasons", ())) if language != "zh" else "；".join(
            reason_in_chinese(reason, sources.called) or reason for reason in getattr(finding, "reasons", ())),
    }
    for part in parts(finding):
        yield shared | _part_row(part, finding, sources, language)


def _part_row(part: Part, finding: Finding, sources: Sources, language: Language | None) -> Row:
    quote = part.quote
    source = quote.source if quote else part.source
    volume = sources.volume(source)
    side = part.side or (volume.side if volume else "")
    stage, strength = getattr(quote, "stage", None), getattr(quote, "strength", None)
    date: str | None = sources.date(source)
    if isinstance(finding, Progress):
        stage, date = (finding.stage, finding.date or date) if part.name == "report" else (finding.before, date)
    return {
        "part": word("part", part.name, language), "side": sources.name(side) if language else side, "source": source,
        "article": sources.article(quote) if quote else "",
        "start": quote.start if quote else None, "end": quote.end if quote else None,
        "text": quote.text if quote else "", "stage": _label("stage", stage, language),
        "strength": _label("strength", strength, language), "date": date,
    }


def _label(group: str, code: str | None, language: Language | None) -> str:
    return (label(group, code, language) if language else code) if code else ""


def _status(finding: Finding) -> str:
    match finding:
        case Progress():
            return finding.outcome
        case Alignment():
            return finding.inheritance
        case Partner():
            return "unknown" if finding.returned is None else "returned" if finding.returned else "not_returned"
        case Recognition():
            return "mutual" if finding.mutual else "not_mutual"
        case _:
            return ""


def _score(finding: Finding) -> Cell:
    for name in ("score", "similarity", "overlap", "share"):
        if hasattr(finding, name):
            return round(float(getattr(finding, name)), 3)
    return None


def word(group: str, code: str, language: Language | None) -> str:
    """The word of a code of findings; the code itself without a language."""
    return _words(language).get((group, code), code) if language else code


@lru_cache(maxsize=2)
def _words(language: Language) -> dict[tuple[str, str], str]:
    return {(group, code): zh if language == "zh" else en for group, code, zh, en, _ in _rows()}


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str, str, str], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return tuple((cells[0], cells[1], cells[2], cells[3], cells[4]) for cells in (line.split("\t") for line in lines))
