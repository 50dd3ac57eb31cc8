"""Which side promises what: a matrix of domains and topics by sides, gaps included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import cast, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi.findings import Clause, Topic
from luoshi.linking.shelf import Shelf
from luoshi.linking.tables import table
from luoshi.models import Domain, Measure
from luoshi.text import fold

_DOMAINS: tuple[Domain, ...] = get_args(Domain)
_Cell = tuple[str, str]


def find_topics(shelf: Shelf) -> tuple[Topic, ...]:
    """A cell for every side and every domain, and for every side and every topic, empty ones too.

    A domain's cell holds the measures of that domain and has an empty ``topic``; a topic's cell holds the measures with
    one of its words, of whatever domain, so that an empty cell means that the words are nowhere among the promises.
    Cells come side by side in the shelf's order, the domains in the order of the annotation format, each followed by
    its topics in the order of ``data/topics.tsv``; clauses in the order of documents and text.
    """
    return tuple(cell for side in shelf.sides for cell in _of_side(shelf, side))


def _of_side(shelf: Shelf, side: str) -> Iterator[Topic]:
    held: dict[_Cell, list[Clause]] = {}
    for entry in shelf.of_side(side):
        for measure in entry.extraction.measures:
            clause = entry.whole(measure)
            for cell in ((measure.domain, ""), *_topics(measure)):
                held.setdefault(cell, []).append(clause)
    for domain, topic in _cells():
        clauses = held.get((domain, topic), [])
        yield Topic(side=side, domain=domain, topic=topic, count=len(clauses), strengths=_strengths(clauses),
                    clauses=tuple(clauses))


def _strengths(clauses: Sequence[Clause]) -> dict[str, int]:
    """How many clauses promise how strongly, by name; strengths that none has are left out."""
    return dict(sorted(Counter(clause.strength for clause in clauses if clause.strength).items()))


def _topics(measure: Measure) -> list[_Cell]:
    """The topics whose words a measure holds, each once."""
    finder, words = _finder()
    found = (_topics_of()[words[index]] for index, _, _ in finder.find_matches_as_indexes(fold(measure.text)))
    return list(dict.fromkeys(cell for cells in found for cell in cells))


@lru_cache(maxsize=1)
def _cells() -> tuple[tuple[Domain, str], ...]:
    """Rows of the matrix: each domain, then its topics."""
    rows = table("topics")
    return tuple(
        (domain, topic) for domain in _DOMAINS
        for topic in ("", *(row["topic"] for row in rows if row["domain"] == domain))
    )


@lru_cache(maxsize=1)
def _topics_of() -> Mapping[str, tuple[_Cell, ...]]:
    """The topics of each word; a word that holds another's word tells that topic, too (`养老保险`: 养老, 社会保障)."""
    told: dict[str, tuple[_Cell, ...]] = {}
    rows = [(cast(Domain, row["domain"]), row["topic"], row["words"].split("|")) for row in table("topics")]
    for word in sorted({word for _, _, words in rows for word in words}):
        told[word] = tuple((domain, topic) for domain, topic, words in rows if any(part in word for part in words))
    return MappingProxyType(told)


@lru_cache(maxsize=1)
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(_topics_of()))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words
