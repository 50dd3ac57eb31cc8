"""The questions put to a shelf, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import luoshi
from luoshi.findings import Comparison, Judgement, Links, Reading
from luoshi.linking.alignment import find_alignment
from luoshi.linking.industries import find_industries
from luoshi.linking.partners import find_partners
from luoshi.linking.projects import group
from luoshi.linking.recognition import find_recognition
from luoshi.linking.reuse import find_reuse
from luoshi.linking.rivals import find_rivals
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.stages import one_sided, stage_conflicts
from luoshi.linking.topics import find_topics


def link(readings: Iterable[Reading], *, judgements: Sequence[Judgement] = ()) -> Links:
    """Documents put side by side: which projects they share, and where what they say of them does not fit.

    The order of ``readings`` makes no difference. ``judgements`` are people's opinions on pairs of mentions; they
    overrule what the comparison would say.
    """
    return link_shelf(Shelf(readings), judgements)


def link_shelf(shelf: Shelf, judgements: Sequence[Judgement] = ()) -> Links:
    """``link`` for documents that stand on a shelf already."""
    grouped = group(shelf, judgements)
    return Links(
        version=luoshi.__version__, volumes=shelf.volumes, projects=grouped.projects, pairs=grouped.pairs,
        findings=(*stage_conflicts(grouped.projects), *one_sided(shelf, grouped.projects), *find_partners(shelf)),
        warnings=tuple(
            f"the judgement of {entry.author} at {entry.time} names a mention that is no longer there"
            for entry in grouped.unmatched
        ),
    )


def compare(
    readings: Iterable[Reading], *, superior: Reading | None = None, judgements: Sequence[Judgement] = (),
) -> Comparison:
    """``link``, and what needs no shared project: rivals, services, industries, topics, copied passages.

    With a ``superior`` document also what becomes of its tasks; it does not stand on the shelf itself.
    """
    given = tuple(readings)
    if superior is not None:
        given = tuple(reading for reading in given if reading.document.sha256 != superior.document.sha256)
    shelf = Shelf(given)
    aligned = find_alignment(shelf, Entry(superior)) if superior is not None else ()
    return Comparison(
        version=luoshi.__version__, links=link_shelf(shelf, judgements),
        findings=(*find_rivals(shelf), *find_recognition(shelf), *find_industries(shelf), *find_topics(shelf),
                  *find_reuse(shelf), *aligned),
        superior=superior.document.source if superior is not None else None,
    )
