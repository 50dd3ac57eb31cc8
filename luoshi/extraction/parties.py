"""Who acts: owner lines, and the parties that clauses and reports name.

Four roles come from commitments (``lead``, ``support``, ``assignee``, ``partner``) and one from reports (``speaker``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from msgspec import UNSET

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.party_actors import Reader, Spanned
from luoshi.extraction.party_clauses import clause_parties
from luoshi.extraction.party_owners import Owner, first_leads, owner_lines, owners
from luoshi.extraction.party_speakers import speakers
from luoshi.extraction.party_words import words_of
from luoshi.models import Party, Role, Section

__all__ = ["Clause", "find_parties", "owner_lines"]


class Clause(Protocol):
    """What this layer needs of a measure."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def find_parties(
    text: str,
    folded: str,
    measures: Sequence[Clause],
    lexicons: Lexicons,
    *,
    sections: Sequence[Section] = (),
    places: Sequence[Spanned] = (),
    lines: Sequence[tuple[int, int]] | None = None,
    reasons: bool = False,
) -> tuple[Party, ...]:
    """The parties of a document, in order, none overlapping another.

    Args:
        text: the canonical text, quoted from.
        folded: its half-width form of the same length.
        measures: the clauses in which actors count; owner lines and speakers are found anywhere.
        lexicons: the tables.
        sections: where given, a party of an owner line names the section that the line closes.
        places: mentions of divisions; without them a bare place name is no actor.
        lines: the spans of ``owner_lines``, where they are already known.
        reasons: say which words decided.
    """
    spans = owner_lines(folded, lexicons) if lines is None else lines
    ranked = bool(spans) and first_leads(folded)
    owned = [o for start, end in spans for o in owners(folded, start, end, lexicons, first_leads=ranked)]
    reader = Reader(words_of(lexicons), folded, places)
    acting = _outside(clause_parties(reader, measures, lexicons), spans)
    found = _apart([*owned, *acting, *speakers(folded, lexicons)])
    home = _Sections(sections)
    lined = set(owned)
    found = [owner for owner in found if text[owner.start : owner.end] == text[owner.start : owner.end].strip()]
    return tuple(
        Party(
            id=f"a-{o.start}-{o.end}", start=o.start, end=o.end, text=text[o.start : o.end], role=cast(Role, o.role),
            section=home.at(o.start) if o in lined else None, reasons=f"{o.role}: {o.why}" if reasons else UNSET,
        )
        for o in found
    )


def _outside(found: Iterable[Owner], spans: Sequence[tuple[int, int]]) -> list[Owner]:
    """Without those inside owner lines, which were read as a whole."""
    starts = [start for start, _ in spans]
    kept = []
    for owner in found:
        before = bisect_right(starts, owner.start) - 1
        if before < 0 or spans[before][1] <= owner.start:
            kept.append(owner)
    return kept


def _apart(found: Sequence[Owner]) -> list[Owner]:
    """In order of the text; of two that overlap, the one found by the earlier rule stays."""
    ranked = sorted(enumerate(found), key=lambda pair: (pair[1].start, pair[0], -pair[1].end))
    kept: list[tuple[int, Owner]] = []
    for rank, owner in ranked:
        if kept and owner.start < kept[-1][1].end:
            if rank < kept[-1][0]:
                kept[-1] = (rank, owner)
            continue
        kept.append((rank, owner))
    return [owner for _, owner in kept]


class _Sections:
    """Looks up the section that a position belongs to."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._all = sorted((s for s in sections if s.level != "lead"), key=lambda s: (s.start, -s.until))
        self._starts = [s.start for s in self._all]
        self._byid = {s.id: s for s in self._all}

    def at(self, position: int) -> str | None:
        """The innermost section around the position."""
        index = bisect_right(self._starts, position) - 1
        section = self._all[index] if index >= 0 else None
        while section and section.until <= position:
            section = self._byid.get(section.parent) if section.parent else None
        return section.id if section else None
