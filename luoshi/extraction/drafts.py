"""The measures of a document before their links: clauses, leads and the label of every sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, final

from msgspec.structs import replace

from luoshi.extraction.clauses import Clause, clauses
from luoshi.extraction.domains import domain, subject, topics
from luoshi.extraction.framing import Frames, Gate, frames, gates, nature
from luoshi.extraction.glance import EXPLAINS, FRAMES, glance, places
from luoshi.extraction.grammar import grammar
from luoshi.extraction.kinds import head_nouns, kind
from luoshi.extraction.leads import leads
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.pieces import OWNED, HasNumber, Reading, Role, read_piece
from luoshi.extraction.sentences import Block, Piece, Sentence, blocks, sentences, stops, trim
from luoshi.extraction.signs import any_of, signs
from luoshi.extraction.strengths import firmness, strength
from luoshi.models import Document, Domain, Kind, Label, Quantity, Region, Section, Strength
from luoshi.text import fold

# A line as short as this, without any of these marks, above a longer paragraph is a heading.
LONGEST_LINE: Final = 26
STOPS: Final = frozenset("。;:!?")


@final
class Draft:
    """A measure with its labels; ``verb`` is where its action stands, ``group`` numbers the sentence it is part of.

    ``why`` says what made it a measure, ``decided`` its kind, ``by`` its domain.
    """

    __slots__ = (
        "act_end",
        "act_start",
        "by",
        "decided",
        "domain",
        "end",
        "group",
        "kind",
        "section",
        "start",
        "strength",
        "verb",
        "why",
    )

    def __init__(
        self, start: int, end: int, kind: Kind, strength: Strength, domain: Domain, section: str | None,
        verb: tuple[int, int] | None, act_start: int, act_end: int, group: int, why: str, decided: str, by: str,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.strength = strength
        self.domain = domain
        self.section = section
        self.verb = verb
        self.act_start = act_start
        self.act_end = act_end
        self.group = group
        self.why = why
        self.decided = decided
        self.by = by


@final
class Labelled:
    """A sentence's span, what became of it, and why."""

    __slots__ = ("end", "label", "start", "why")

    def __init__(self, start: int, end: int, label: Label, why: str) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.why = why


class Drafts(NamedTuple):
    """Everything read: measures, leads as sections, labelled sentences and numbered headings, each in text order."""

    measures: list[Draft]
    leads: list[Section]
    sentences: list[Labelled]
    headings: list[Labelled]


def draft(
    document: Document, folded: str, lexicons: Lexicons, lines: Sequence[tuple[int, int]],
    quantities: Sequence[Quantity],
) -> Drafts:
    """Reads every block of prose of the document."""
    return _Drafter(document, folded, lexicons, lines, quantities).run()


class _Drafter:
    """One pass over a document; holds what is the same for all its blocks."""

    def __init__(
        self, document: Document, folded: str, lexicons: Lexicons, lines: Sequence[tuple[int, int]],
        quantities: Sequence[Quantity],
    ) -> None:
        self.document, self.folded = document, folded
        self.table, self.nouns, self.topics = grammar(lexicons), head_nouns(lexicons), topics(lexicons)
        self.glance = glance(folded, lexicons)
        self.stops = stops(folded)
        self.firmness, self.frames = firmness(lexicons), frames(lexicons)
        self.line_starts, self.lines = [start for start, _ in lines], lines
        self.amounts = places([q.start for q in quantities])
        self.has_amount: HasNumber = self._has_amount
        self.gates: list[Gate] = gates(document, folded, self.frames)
        self.headings = _chains(document.sections)
        self.about = self._subject()
        self.measures: list[Draft] = []
        self.leads: list[Section] = []
        self.labelled: list[Labelled] = []
        # Outside plans a bare figure is seldom a target: `20MHz 带宽`, `居住用地七十年`.
        self.loose = document.metadata.genre in ("other", "opinion")
        self.bounds = _bounds(lexicons)
        self.news = document.metadata.genre == "news"
        self.group = 0
        self.alone = (-1, "")

    def run(self) -> Drafts:
        title = self.document.metadata.title
        regions = self.document.regions
        if title is not None:
            regions = (*regions, Region(start=title.start, end=title.end, type="source"))
        sections = _headings_alone(self.folded, self.document.sections, self.lines)
        found = blocks(self.folded, sections, regions)
        for block, following in zip(found, [*found[1:], None], strict=False):
            if following is not None and self._stands_alone(block, following):
                self.alone = (block.section, self.document.text[block.start : block.end])
                self.labelled.append(Labelled(block.start, block.end, "heading", "line of its own"))
            else:
                self._block(block)
        headings = [Labelled(s.start, s.end, "heading", f"{s.level} {s.number}") for s in sections]
        return Drafts(self.measures, self.leads, self.labelled, headings)

    def _subject(self) -> Domain | None:
        """What the document is about; a work report is about everything, and so may a news item be."""
        if self.document.metadata.genre in ("report", "news"):
            return None
        title = fold(self.document.metadata.title.text) if self.document.metadata.title else ""
        return subject(title, (chain[-1] for chain in self.headings), self.topics)

    def _stands_alone(self, block: Block, following: Block) -> bool:
        """True for a short line without a stop above a paragraph: a heading that has no number."""
        short = block.end - block.start <= LONGEST_LINE and following.end - following.start > 2 * LONGEST_LINE
        line = self.folded[block.start : block.end]
        return short and block.section == following.section and not STOPS.intersection(line)

    def _block(self, block: Block) -> None:
        parts = sentences(self.folded, block, self.stops)
        natures = nature(self.gates, block.start)
        if natures == "open" and self.folded.count("|", block.start, block.end) > 1:
            natures = "table"
        if natures != "open":
            label: Label = "framing" if natures == "framing" else "context"
            self.labelled.extend(Labelled(s.start, s.end, label, natures) for s in parts)
            return
        read = [[self._read(piece) for piece in s.pieces] for s in parts]
        line = self.folded.rfind("\n", 0, block.start) + 1
        heads = set(leads(self.folded, parts, read, not self.folded[line : block.start].strip(), self.table.signs))
        section = self.document.sections[block.section] if block.section >= 0 else None
        chain = self.headings[block.section] if section else ()
        if section and self._is_numbered_paragraph(section, line):
            chain = (*chain[:-1], self.folded[block.start : parts[0].pieces[0].end])
        if self.alone[0] == block.section and self.alone[1]:
            chain = (*chain, self.alone[1])
        home, found = (section.id if section else None), None
        for index, (sentence, readings) in enumerate(zip(parts, read, strict=True)):
            if index in heads:
                lead = self._lead(sentence, section, block.end)
                outer = self.headings[block.section] if section else ()
                home, chain, found = lead.id, (*outer, fold(lead.heading)), None
                continue
            found = self._sentence(sentence, readings, home, chain, block, found)

    def _is_numbered_paragraph(self, section: Section, line: int) -> bool:
        """True for `1.大力发展甲产业,…`, an item without a heading: its first clause says what it is about."""
        if section.level != "item" or section.heading:
            return False
        return line <= section.start and not self.folded[line : section.start].strip()

    def _read(self, piece: Piece) -> Reading:
        if self.line_starts:
            before = bisect_right(self.line_starts, piece.start) - 1
            if before >= 0 and piece.start < self.lines[before][1]:
                return OWNED
        held = self.glance.within(piece.start, piece.end)
        return read_piece(self.folded, piece, self.table, self.has_amount, held)

    def _is_bound(self, clause: Clause) -> bool:
        """False for a bare figure that nothing bounds or moves."""
        bare = clause.reading.role is Role.NUMBER
        return not bare or self.bounds.search(self.folded, clause.act.start, clause.act.end) is not None

    def _has_amount(self, start: int, end: int) -> bool:
        return self.amounts.within(start, end) != 0

    def _lead(self, sentence: Sentence, section: Section | None, until: int) -> Section:
        start, end = sentence.pieces[0].start, sentence.pieces[-1].end
        parent = section.id if section else None
        number = 1 + sum(lead.parent == parent for lead in self.leads[-40:])
        if self.leads and self.leads[-1].until == until:
            self.leads[-1] = _until(self.leads[-1], start)
        lead = Section(id=f"{parent}__lead_{number}" if parent else f"lead_{number}", level="lead", number="",
                       heading=self.document.text[start:end], start=start, end=end, until=until, parent=parent)
        self.leads.append(lead)
        self.labelled.append(Labelled(sentence.start, sentence.end, "heading", "lead"))
        return lead

    def _sentence(
        self, sentence: Sentence, readings: list[Reading], home: str | None, chain: tuple[str, ...], block: Block,
        found: tuple[Domain, str] | None,
    ) -> tuple[Domain, str] | None:
        acting = clauses(self.folded, sentence, readings)
        if self.news:
            acting = [clause for clause in acting if _is_ahead(self.folded, clause)]
        elif self.loose:
            acting = [clause for clause in acting if self._is_bound(clause)]
        held = self.glance.within(sentence.start, sentence.end)
        label, why = _label(self.folded, sentence, readings, acting, self.frames, held)
        self.labelled.append(Labelled(sentence.start, sentence.end, label, why))
        if label != "commitment":
            return found
        found = found or domain(chain, self.about, self.folded[block.start : block.end], self.topics)
        self.group += 1
        for clause in acting:
            self._measure(clause, home, found)
        return found

    def _measure(self, clause: Clause, home: str | None, found: tuple[Domain, str]) -> None:
        held = self.glance.within(clause.start, clause.end)
        made, decided = kind(self.folded, clause, self.nouns, self._has_amount(clause.start, clause.end), held)
        self.measures.append(Draft(
            clause.start, clause.end, made, strength(self.folded, clause, self.firmness), found[0], home,
            clause.reading.verb, clause.act.start, clause.act.end, self.group, clause.reading.why,
            decided, found[1],
        ))


# In a report of events a bare result has happened; these put it ahead: `将`, `计划`, `预计`, `到2025年`.
AHEAD: Final = re.compile(r"将|要|拟|计划|预计|力争|有望|下一步|届时|到\d{4}年|明年")


def _is_ahead(folded: str, clause: Clause) -> bool:
    """False for `工程正式通车` in a news report: told, not promised."""
    told = clause.reading.role in (Role.SUBJECT, Role.NUMBER)
    return not told or AHEAD.search(folded, clause.start, clause.end) is not None


def _until(lead: Section, until: int) -> Section:
    return replace(lead, until=until)


def _chains(sections: Sequence[Section]) -> list[tuple[str, ...]]:
    """For each section the headings from the outermost down to its own."""
    chains: dict[str, tuple[str, ...]] = {}
    result = []
    for section in sections:
        chain = (*chains.get(section.parent or "", ()), fold(section.heading))
        chains[section.id] = chain
        result.append(chain)
    return result


@lru_cache(maxsize=8)
def _bounds(lexicons: Lexicons) -> re.Pattern[str]:
    """What makes a target of a bare figure: a bound, a move, or an effort (`新引进企业30家`)."""
    s = signs(lexicons)
    return re.compile(any_of(s["bound"]) + "|" + any_of(s["figure-effort"]) + "(?!筑|成)")


def _headings_alone(folded: str, sections: Sequence[Section], lines: Sequence[tuple[int, int]]) -> list[Section]:
    """The sections, where one whose heading is all that it holds (`1.新建两座水库。`) gives up its heading's words.

    Such an item is a commitment that happens to be numbered; its number stays a heading. Who is responsible for it,
    told by one of the owner ``lines``, does not count.
    """
    owned = dict(lines)
    result = []
    for index, section in enumerate(sections):
        end = section.end
        following = sections[index + 1].start if index + 1 < len(sections) else len(folded)
        if section.level in ("article", "item") and section.heading and section.until <= following:
            first, last = trim(folded, end, section.until)
            if folded.startswith(("。", ";"), first):
                first = trim(folded, first + 1, last)[0]
            if owned.get(first, first) >= last - 1 and section.end - section.start >= 14:
                end = section.start + len(section.number)
        result.append(section if end == section.end else replace(section, heading="", end=end))
    return result


def _label(
    folded: str, sentence: Sentence, readings: Sequence[Reading], acting: Sequence[Clause], words: Frames, held: int
) -> tuple[Label, str]:
    """What a sentence is: a commitment where something acts and nothing marks it as framing or explanation."""
    start, end = sentence.start, sentence.end
    if held & FRAMES:
        framing = words.framing.search(folded, start, end)
        if framing and not _acts_beside(folded, sentence, acting, words):
            return "framing", framing[0]
        preamble = words.preamble.search(folded, start, end)
        if preamble:
            return "context", preamble[0]
    if acting:
        states = sum(reading.role is Role.STATE for reading in readings)
        explains = words.explains.search(folded, start, end) if held & EXPLAINS else None
        if explains and states and states * 2 >= len(acting):
            return "context", explains[0]
        return "commitment", "; ".join(clause.reading.why for clause in acting[:3])
    if any(reading.role is Role.OWNER for reading in readings):
        return "context", "owner line"
    if any(reading.role is Role.STATE for reading in readings):
        return "context", "statement"
    explains = words.explains.search(folded, start, end) if held & EXPLAINS else None
    if explains:
        return "context", explains[0]
    stated = words.states.search(folded, sentence.start, sentence.end)
    if stated:
        return "context", f"states: {stated[0]}"
    if sentence.pieces[-1].closer == ":":
        return "context", "introduces a list"
    return "unclear", "no rule applies"


def _acts_beside(folded: str, sentence: Sentence, acting: Sequence[Clause], words: Frames) -> bool:
    """True where a study of speeches only opens a sentence that goes on to real work: two clauses without it."""
    if words.guidance.search(folded, sentence.start, sentence.end):
        return False
    return sum(not words.framing.search(folded, clause.act.start, clause.act.end) for clause in acting) >= 2


__all__ = ["Draft", "Drafts", "Labelled", "draft"]
