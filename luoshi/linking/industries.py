"""Which industries each side wants to grow, by divisions of GB/T 4754-2017, and how two sides' industries fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi import gazetteer
from luoshi.findings import Clause, Industry, Overlap
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.tables import table
from luoshi.models import Measure
from luoshi.text import fold

# `白酒、电子信息等产业集群`, `现代物流业`: the rest of a list up to the word that says that it is one of industries
_LISTED = re.compile(r"[^。；;]{0,40}?(?:产业|业态|制造业|服务业|农业|集群|产业链|行业|基地|产业园|企业)")
# `做强白酒`, `发展页岩气`: what is done to an industry, right before it
_GROWN = re.compile(r"(?:发展|壮大|做强|做优|做大|培育|打造|建强|升级|推广|种植|养殖)[^，。；,;]{0,8}$")


def find_industries(shelf: Shelf) -> tuple[Industry | Overlap, ...]:
    """The divisions that sides name, by code, then how the industries of each two neighbours fit together."""
    claims: dict[str, list[Clause]] = {}
    for entry in shelf.entries:
        for code, clause in _claims(entry):
            claims.setdefault(code, []).append(clause)
    industries = tuple(
        Industry(code=code, name=names()[code], claims=tuple(found),
                 sides=tuple(dict.fromkeys(clause.side for clause in found)))
        for code, found in sorted(claims.items())
    )
    return (*industries, *_overlaps(industries))


def _claims(entry: Entry) -> Iterator[tuple[str, Clause]]:
    """Each industry that a measure names, once for each measure and division."""
    for measure in entry.extraction.measures:
        seen: set[str] = set()
        for code, start, end in named_in(measure):
            if code not in seen:
                seen.add(code)
                yield code, entry.clause(measure.start + start, measure.start + end, measure)


def named_in(measure: Measure) -> Iterator[tuple[str, int, int]]:
    """The industries that a measure names, each with its division and its characters in the measure's text.

    A word counts in a measure on industry where a list of industries goes on behind it, or where something is done to
    it.
    """
    if measure.domain != "industry":
        return
    finder, words = _finder()
    text = fold(measure.text)
    for index, start, end in finder.find_matches_as_indexes(text):
        if _LISTED.match(text, end) or _GROWN.search(text, 0, start):
            yield words[index], start, end


def _overlaps(industries: tuple[Industry, ...]) -> Iterator[Overlap]:
    """One for each two sides in one province, or in provinces that touch."""
    held: dict[str, set[str]] = {}
    for industry in industries:
        for side in industry.sides:
            held.setdefault(side, set()).add(industry.code)
    for left, right in combinations(sorted(held), 2):
        if not _near(left, right):
            continue
        one, other = held[left], held[right]
        yield Overlap(
            left=left, right=right, shared=tuple(sorted(one & other)), left_only=tuple(sorted(one - other)),
            right_only=tuple(sorted(other - one)), overlap=round(len(one & other) / len(one | other), 3),
            complements=_complements(one, other),
        )


def _near(left: str, right: str) -> bool:
    if not (left.isdigit() and right.isdigit()):
        return False
    return left[:2] == right[:2] or right[:2] + "0000" in gazetteer.neighbours(left)


def _complements(one: set[str], other: set[str]) -> tuple[tuple[str, str], ...]:
    """Supplier and user divisions of which each side has one that the other lacks, the supplier first."""
    found = [(supplier, user) for supplier, user in _supplies()
             if (supplier in one - other and user in other - one) or (supplier in other - one and user in one - other)]
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """The divisions of GB/T 4754-2017 by code."""
    return MappingProxyType({row["code"]: row["name"] for row in table("industry_divisions")})


@lru_cache(maxsize=1)
def _supplies() -> tuple[tuple[str, str], ...]:
    return tuple((row["supplier"], row["user"]) for row in table("industry_links"))


@lru_cache(maxsize=1)
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    rows = table("industry_words")
    finder = AhoCorasick([row["word"] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return finder, tuple(row["code"] for row in rows)
