"""The domain of a paragraph, by what its headings and leads say it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, final, get_args

import ahocorasick_rs

from luoshi.exceptions import LexiconError
from luoshi.extraction.lexicon import Lexicons
from luoshi.models import Domain

DOMAINS: Final[tuple[Domain, ...]] = get_args(Domain)


@final
class Topics:
    """The compiled table: one matcher, and the domain and weight of each of its words; equal to itself alone."""

    def __init__(self, matcher: ahocorasick_rs.AhoCorasick, domains: list[Domain], weights: list[int]) -> None:
        self.matcher = matcher
        self.domains = domains
        self.weights = weights


@lru_cache(maxsize=8)
def topics(lexicons: Lexicons) -> Topics:
    """The matcher of the table `domains`."""
    words, domains, weights = [], [], []
    for row in lexicons.table("domains"):
        if row["domain"] not in DOMAINS or not row["weight"].isdigit():
            raise LexiconError(f"unknown domain {row['domain']!r} or weight {row['weight']!r}",
                               where=f"domains: {row['word']}",
                               todo=f"use one of {', '.join(DOMAINS)} and a whole number")
        words.append(row["word"])
        domains.append(row["domain"])
        weights.append(int(row["weight"]))
    matcher = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Topics(matcher, domains, weights)


# `加强组织领导,`: at most a class word between a clause's last topic and its end.
HEAD: Final = re.compile(r".{0,2}(?:[,、]|$)")


def votes(words: str, table: Topics) -> dict[Domain, int]:
    """What a heading's words say for each domain; a word that ends one of its clauses is a head and counts twice.

    A word of weight 0 says nothing: it only swallows others (`人民政府` holds no `民政`).
    """
    sums: dict[Domain, int] = {}
    for index, _, end in table.matcher.find_matches_as_indexes(words):
        weight = table.weights[index]
        if weight:
            found = table.domains[index]
            sums[found] = sums.get(found, 0) + weight * (2 if HEAD.match(words, end) else 1)
    return sums


# The heading just above says most, the title less, the headings between them least.
NEAREST, OUTER, TITLE = 6, 2, 3
# Below this no heading has said it clearly: the title and the paragraph's own words are asked, too.
CLEAR: Final = 28
# What the paragraph's own words weigh in all; a domain's share of it is its share of the words, few words weigh less.
OWN_WORDS, FEW = 24, 8
MOST: Final = 8


@lru_cache(maxsize=512)
def _heading_votes(headings: tuple[str, ...], table: Topics) -> dict[Domain, int]:
    """What the headings say together; the paragraphs of a section share them."""
    sums: dict[Domain, int] = {}
    factor = NEAREST
    for words in reversed(headings):
        for found, weight in votes(words, table).items():
            sums[found] = sums.get(found, 0) + factor * min(weight, MOST)
        factor = OUTER
    return sums


def domain(headings: Sequence[str], title: str, paragraph: str, table: Topics) -> tuple[Domain, str]:
    """The domain of a paragraph; ``headings`` run from the outermost to the nearest, a lead last.

    Returns the domain and what decided: `headings`, `title` or `text`.
    """
    sums = dict(_heading_votes(tuple(headings), table))
    decided = "headings"
    if max(sums.values(), default=0) < CLEAR:
        decided = "text"
        for found, weight in votes(title, table).items():
            sums[found] = sums.get(found, 0) + TITLE * min(weight, MOST)
        own = votes(paragraph, table)
        total = max(sum(own.values()), FEW)
        for found, weight in own.items():
            sums[found] = sums.get(found, 0) + OWN_WORDS * weight // total
    if not sums:
        return "space", "nothing"
    return max(sums, key=lambda name: sums[name]), decided
