"""What a joint meeting has to settle: where sides do not fit together, each point as one matter with a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from luoshi.findings import (
    Alignment,
    Clause,
    Comparison,
    Finding,
    Links,
    Mention,
    OneSided,
    Partner,
    Recognition,
    Rival,
    SharedProject,
    StageConflict,
)
from luoshi.publishing.geojson import stops
from luoshi.publishing.labels import Language, label
from luoshi.publishing.sources import Sources

_HERE = Path(__file__).parent
# `{project}` in a template: where a word is filled in.
_SLOT = re.compile(r"\{(\w+)\}")
# Characters of a quote with its context and of a heading; quotes of a side, the rest is counted.
_ROOM, _HEADING, _QUOTES = 72, 26, 2
_NAMED = 3  # documents of a silent side that are named one by one

Spoken = Mention | Clause


class Statement(NamedTuple):
    """What one side says: ``text`` as it is shown, ``quotes`` where it stands.

    Sides that say nothing share the last statement of a matter, which has neither side nor quotes.
    """

    side: str
    text: str
    quotes: tuple[Spoken, ...] = ()


class Matter(NamedTuple):
    """One row of the list; ``sides`` and ``places`` are names, ``score`` is how sure the finding is (0 to 1)."""

    kind: str
    weight: int
    subject: str
    sides: tuple[str, ...]
    statements: tuple[Statement, ...]
    difference: str
    question: str
    places: tuple[str, ...]
    score: float


def matters(found: Links | Comparison, sources: Sources, *, language: Language = "zh") -> tuple[Matter, ...]:
    """The matters of a shelf, heaviest kind first, then the surest; kinds and templates are in ``matters.tsv``."""
    drafts = _Drafts(found, sources, language)
    return tuple(sorted(drafts.all(), key=lambda matter: (-matter.weight, -matter.score, -len(matter.sides),
                                                          matter.subject)))


class _Drafts:
    """Makes a matter of each finding that calls for one."""

    def __init__(self, found: Links | Comparison, sources: Sources, language: Language) -> None:
        self.links = found.links if isinstance(found, Comparison) else found
        self.findings: tuple[Finding, ...] = (
            *self.links.findings, *(found.findings if isinstance(found, Comparison) else ()))
        self.superior = found.superior if isinstance(found, Comparison) else None
        self.sources, self.language = sources, language
        self.projects = {project.id: project for project in self.links.projects}
        self.numbers = {volume.source: number for number, volume in enumerate(self.links.volumes, 1)}
        self.order = {side: number for number, side in enumerate(dict.fromkeys(v.side for v in self.links.volumes))}

    def all(self) -> Iterator[Matter]:
        for finding in self.findings:
            match finding:
                case StageConflict():
                    yield self.matter("stage_conflict", finding.project, finding.sides, score=finding.score,
                                      project=finding.project_id)
                case OneSided():
                    yield self.matter("one_sided", finding.project, finding.promised, (finding.silent,),
                                      score=finding.score, project=finding.project_id)
                case Partner() if finding.returned is False:
                    yield self.matter("partner", self.cooperation(finding), finding.clauses, (finding.partner,))
                case Recognition() if not finding.mutual and finding.missing:
                    yield self.matter("recognition", finding.service, finding.promises, finding.missing)
                case Rival():
                    yield self.matter("rival", _role(finding), finding.claims, score=finding.score)
        yield from self.omitted()

    def omitted(self) -> Iterator[Matter]:
        """The tasks of the superior document that sides leave out, one matter a task."""
        left: dict[Clause, list[str]] = {}
        for finding in self.findings:
            if isinstance(finding, Alignment) and finding.inheritance == "omits" and finding.task:
                left.setdefault(finding.task, []).append(finding.side)
        for task, sides in left.items():
            yield self.matter("omitted", task.text, (task,), sides)

    def cooperation(self, finding: Partner) -> str:
        return self.words("cooperation", side=self.name(finding.side),
                          partner=self.name(finding.partner),
                          domains=self.joined(label("domain", domain, self.language) for domain in finding.domains))

    def matter(
        self, kind: str, subject: str, spoken: Iterable[Spoken], silent: Sequence[str] = (), *, score: float = 1.0,
        project: str = "",
    ) -> Matter:
        by_side = self.by_side(spoken)
        names = [self.name(side) for side in by_side]
        quiet = [self.name(side) for side in sorted(silent, key=lambda side: self.order.get(side, 0))]
        slots = {"project": subject, "sides": self.joined(names), "silent": self.joined(quiet),
                 "count": str(len(by_side)), "said": self.said(by_side)}
        row = kinds()[kind]
        return Matter(
            kind=kind, weight=int(row["weight"]), subject=subject, sides=(*names, *quiet),
            statements=(*(self.statement(side, quotes) for side, quotes in by_side.items()),
                        *((self.silence(silent),) if silent else ())),
            difference=_filled(row[f"difference_{self.language}"], slots),
            question=_filled(row[f"question_{self.language}"], slots),
            places=self.places(self.projects.get(project)), score=score,
        )

    def by_side(self, spoken: Iterable[Spoken]) -> dict[str, list[Spoken]]:
        """The quotes of each side, sides in the order of the shelf."""
        held: dict[str, list[Spoken]] = {}
        for quote in spoken:
            held.setdefault(quote.side, []).append(quote)
        return dict(sorted(held.items(), key=lambda item: self.order.get(item[0], -1)))

    def said(self, by_side: Mapping[str, Sequence[Spoken]]) -> str:
        """Each side with the stages that it states."""
        told = []
        for side, quotes in by_side.items():
            stages = dict.fromkeys(quote.stage for quote in quotes if isinstance(quote, Mention))
            named = "/".join(label("stage", stage, self.language) for stage in stages)
            told.append(self.words("side_stage", side=self.name(side), stage=named))
        return self.words("semicolon").join(told)

    def statement(self, side: str, quotes: Sequence[Spoken]) -> Statement:
        shown: dict[str, Spoken] = {}
        for quote in quotes:
            shown.setdefault(self.quoted(quote), quote)
        lines = [self.words("side_words", side=self.staged(side, quote), words=words) + self.article(quote)
                 for words, quote in list(shown.items())[:_QUOTES]]
        more = len(shown) - _QUOTES
        text = "\n".join(lines) + (self.words("more", n=more) if more > 0 else "")
        return Statement(side, text, tuple(shown.values()))

    def staged(self, side: str, quote: Spoken) -> str:
        name = self.name(side)
        if isinstance(quote, Mention) and quote.stage != "unspecified":
            return self.words("stage", side=name, stage=label("stage", quote.stage, self.language))
        return name

    def quoted(self, quote: Spoken) -> str:
        """The words in quotation marks, with as much of their clause as there is room for."""
        whole, at = self.whole(quote)
        return f"“{excerpt(whole, at, at + quote.end - quote.start)}”"

    def whole(self, quote: Spoken) -> tuple[str, int]:
        """The clause that holds a quote, and where in it the quote begins."""
        if isinstance(quote, Mention):
            return (quote.clause.text, quote.start - quote.clause.start) if quote.clause else (quote.text, 0)
        measure = self.sources.measure(quote.source, quote.measure)
        if measure is not None and measure.start <= quote.start and quote.end <= measure.end:
            return measure.text, quote.start - measure.start
        return quote.text, 0

    def article(self, quote: Spoken) -> str:
        """The article that holds a quote, as it follows the quote."""
        named = self.sources.article(quote)
        return self.words("article", article=excerpt(named, 0, 0, _HEADING)) if named else ""

    def silence(self, silent: Sequence[str]) -> Statement:
        """The sides that say nothing, each with its documents, as one statement."""
        lines = []
        for side in sorted(silent, key=lambda side: self.order.get(side, 0)):
            held = [volume for volume in self.links.volumes if volume.side == side]
            checked = self.joined(document(volume.source, self.numbers, self.language) for volume in held)
            told = self.words("silent", documents=checked if len(held) <= _NAMED else self.words("many", n=len(held)))
            lines.append(self.words("side_words", side=self.name(side), words=told))
        return Statement("", "\n".join(lines))

    def places(self, project: SharedProject | None) -> tuple[str, ...]:
        return tuple(self.sources.name(code) for code in stops(project)) if project else ()

    def name(self, side: str) -> str:
        """The short name of a side; its document where it is no place."""
        if side in self.numbers or side == self.superior:
            return document(side, self.numbers, self.language)
        return self.sources.name(side)

    def joined(self, names: Iterable[str]) -> str:
        return self.words("joint").join(names)

    def words(self, key: str, **values: object) -> str:
        return told(key, self.language, **values)


def document(source: str, numbers: Mapping[str, int], language: Language) -> str:
    """What to call a document in the list: by its number; the one without is the superior document."""
    number = numbers.get(source)
    return told("numbered", language, n=number) if number else told("above", language)


def excerpt(text: str, start: int, end: int, room: int = _ROOM) -> str:
    """``text`` around ``[start, end)`` in at most about ``room`` characters, with … where it is cut; in one line."""
    if len(text) <= room:
        return " ".join(text.split())
    spare = max(room - (end - start), 0)
    first = max(min(start - spare // 2, len(text) - room), 0)
    last = max(min(first + room, len(text)), end)
    shown = " ".join(text[first:last].split())
    return ("…" if first else "") + shown + ("…" if last < len(text) else "")


def _role(rival: Rival) -> str:
    return rival.role if rival.scope in rival.role else rival.scope + rival.role


def _filled(template: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], template)


def told(key: str, language: Language, **values: object) -> str:
    """A text of the list in its language, with its slots filled."""
    return _filled(_texts(language)[key], {name: str(value) for name, value in values.items()})


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, dict[str, str]]:
    """The kinds of matters with their weights and templates, in the order of the table."""
    return MappingProxyType({row["kind"]: row for row in _table("matters")})


@lru_cache(maxsize=2)
def _texts(language: Language) -> Mapping[str, str]:
    return MappingProxyType({row["key"]: row[language] for row in _table("matters_words")})


def _table(name: str) -> list[dict[str, str]]:
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(head, row, strict=True)) for row in rows]
