"""The domain of a paragraph, by what its headings and leads say it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


# At most a class word of two characters stands between a clause's last topic and its end.
CLASS_WORD: Final = 2
# What opens the words that a heading says of its topic: `交通更加便捷`.
SAID_OF: Final = ("更", "不断", "持续", "显著", "明显", "进一步", "大幅", "稳步", "日益")


def _is_head(words: str, end: int) -> bool:
    """True for the topic that ends at ``end`` in `加强组织领导,` and in `创新能力持续增强`."""
    if words.startswith(SAID_OF, end):
        return True
    for at in range(end, min(end + CLASS_WORD + 1, len(words))):
        if words[at] in ",、":
            return True
        if words[at] == "\n":
            return at + 1 == len(words)
    return end + CLASS_WORD >= len(words)


def votes(words: str, table: Topics) -> dict[Domain, int]:
    """What a heading's words say for each domain; a word that ends one of its clauses is a head and counts twice.

    A word of weight 0 says nothing: it only swallows others (`人民政府` holds no `民政`).
    """
    sums: dict[Domain, int] = {}
    for index, _, end in table.matcher.find_matches_as_indexes(words):
        weight = table.weights[index]
        if weight:
            found = table.domains[index]
            sums[found] = sums.get(found, 0) + weight * (2 if _is_head(words, end) else 1)
    return sums


def counts(words: str, table: Topics) -> dict[Domain, int]:
    """What a paragraph's words say for each domain; they have no heads."""
    sums = dict.fromkeys(DOMAINS, 0)
    domains, weights = table.domains, table.weights
    for index, _, _ in table.matcher.find_matches_as_indexes(words):
        sums[domains[index]] += weights[index]
    return {found: weight for found, weight in sums.items() if weight}


# The heading just above says most, those around it less.
NEAREST, OUTER = 6, 2
# Below this no heading has said it clearly: the document's subject and the paragraph's own words are asked, too.
CLEAR: Final = 28
# The subject weighs less where the nearest heading has at least one plain word.
SUBJECT, SUBJECT_BESIDE = 24, 16
# Where the headings say so much of how the work is organised, the subject is not asked.
ORGANISED: Final = 16
# What the paragraph's own words weigh in all; a domain's share of it is its share of the words, few words weigh less.
OWN_WORDS, FEW = 24, 8
# A paragraph says within so many characters what it is about.
OPENING: Final = 200
MOST: Final = 8
# The weight of one plain topic word.
PLAIN: Final = 4
# Headings that say less than this in all do not tell what a document is about.
TELLING: Final = 16


def subject(title: str, headings: Iterable[str], table: Topics) -> Domain | None:
    """What a document is about as a whole, or None where it is about many things.

    Its title says so by one domain's words; where it says nothing, half of what all headings say must be of one domain.
    How a work is organised is no subject.
    """
    said = votes(title, table)
    most = max((weight for found, weight in said.items() if found != "organization"), default=0)
    if most < PLAIN:
        for words in headings:
            for found, weight in votes(words, table).items():
                if weight >= PLAIN:
                    said[found] = said.get(found, 0) + min(weight, MOST)
        most = max((weight for found, weight in said.items() if found != "organization"), default=0)
        total = sum(weight for found, weight in said.items() if found != "organization")
        if total < TELLING or 2 * most < total:
            return None
    first = [found for found, weight in said.items() if weight == most and found != "organization"]
    return first[0] if len(first) == 1 else None


@lru_cache(maxsize=512)
def _heading_votes(headings: tuple[str, ...], table: Topics) -> dict[Domain, int]:
    """What the headings say together; the paragraphs of a section share them."""
    sums: dict[Domain, int] = {}
    factor = NEAREST
    for depth, words in enumerate(reversed(headings)):
        said = votes(words, table)
        for found, weight in said.items():
            # A chapter of safeguards is as often about the subject, so it does not stand in for a heading in it.
            own = OUTER if depth and found == "organization" else factor
            sums[found] = sums.get(found, 0) + own * min(weight, MOST)
        if said:
            factor = OUTER  # where the nearest says nothing, the one around it is the nearest that does
    return sums


def domain(headings: Sequence[str], about: Domain | None, paragraph: str, table: Topics) -> tuple[Domain, str]:
    """The domain of a paragraph; ``headings`` run from the outermost to the nearest, a lead last.

    ``about`` is the document's subject. Returns the domain and what decided: `headings`, `text` (with the subject) or
    `nothing`.
    """
    sums = dict(_heading_votes(tuple(headings), table))
    most = max(sums.values(), default=0)
    if most >= CLEAR:
        return max(sums, key=lambda name: sums[name]), "headings"
    if about is not None and sums.get("organization", 0) < ORGANISED:
        sums[about] = sums.get(about, 0) + (SUBJECT if most < NEAREST * PLAIN else SUBJECT_BESIDE)
    own = counts(paragraph[:OPENING], table)
    total = max(sum(own.values()), FEW)
    for found, weight in own.items():
        sums[found] = sums.get(found, 0) + OWN_WORDS * weight // total
    return (max(sums, key=lambda name: sums[name]), "text") if sums else ("space", "nothing")
