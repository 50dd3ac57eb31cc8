"""The flow from documents to what they say side by side: each is extracted where that has not been done yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from luoshi.findings import Comparison, Judgement, Links, Progress, Reading
from luoshi.models import Document

if TYPE_CHECKING:
    from luoshi.extraction import Lexicons


def link(
    documents: Iterable[Document | Reading], *, judgements: Sequence[Judgement] = (), lexicons: Lexicons | None = None,
) -> Links:
    """Which projects documents share, and where what they say of them does not fit together.

    Args:
        documents: in any order, which makes no difference; a ``Reading`` brings an extraction made earlier.
        judgements: people's opinions on pairs of mentions; they overrule what the comparison would say.
        lexicons: the tables to extract by, the packaged ones by default.
    """
    from luoshi.linking import engine

    return engine.link(_read(documents, lexicons), judgements=judgements)


def compare(
    documents: Iterable[Document | Reading], *, superior: Document | Reading | None = None,
    judgements: Sequence[Judgement] = (), lexicons: Lexicons | None = None,
) -> Comparison:
    """``link``, and rivals, services, industries, topics and copied passages; what a superior's tasks become."""
    from luoshi.linking import engine

    above = _read([superior], lexicons)[0] if superior is not None else None
    return engine.compare(_read(documents, lexicons), superior=above, judgements=judgements)


def follow(
    links: Links, later: Iterable[Document | Reading], *, plans: Iterable[Document | Reading] = (),
    lexicons: Lexicons | None = None,
) -> tuple[Progress, ...]:
    """What later documents (reports, news) say became of the projects that ``links`` holds.

    ``plans`` are the documents that were linked; with them the measures that name no project are followed, too.
    """
    from luoshi.linking.following import follow as followed

    return followed(links, _read(later, lexicons), plans=_read(plans, lexicons))


def _read(documents: Iterable[Document | Reading], lexicons: Lexicons | None) -> list[Reading]:
    from luoshi.extraction import extract

    return [found if isinstance(found, Reading) else Reading(found, extract(found, lexicons=lexicons))
            for found in documents]
