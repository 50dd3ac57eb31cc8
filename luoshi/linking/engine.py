"""The questions put to a shelf, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import luoshi
from luoshi.findings import Judgement, Links, Reading
from luoshi.linking.partners import find_partners
from luoshi.linking.projects import group
from luoshi.linking.shelf import Shelf
from luoshi.linking.stages import one_sided, stage_conflicts


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
