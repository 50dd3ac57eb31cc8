"""How alike two clauses are: the words they share, rare ones counting more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from luoshi.linking.region_names import written
from luoshi.linking.tables import table
from luoshi.models import Measure
from luoshi.text import fold

# Runs of characters, or a Latin word as a whole (`5G`, `IPv6`); numbers alone say nothing of the matter.
_PIECE = re.compile(r"[A-Za-z][A-Za-z0-9+]*|\d+[A-Za-z]+|[\u3400-\u9fff]+")
# The object says what a clause is about; verbs, adverbs and means count for less.
_BESIDE = 0.35
_ELSEWHERE = 0.85  # of the likeness of clauses from two domains,
_WORDS = 3  # pairs of characters that two clauses must share: `亿元` and `左右` make no matter
_PLAIN = 0.7  # but for those so alike that the domain is in doubt

# How many measures the table of common grams counts for.
_OTHERS = 2000

Vector = dict[str, float]


def grams(measure: Measure) -> Vector:
    """The pairs of neighbouring characters of a measure, those of its object with weight 1, others with less."""
    text = _regions().sub(_blank, _unmeasured(measure))
    start, end = (measure.object.start, measure.object.end) if measure.object else (measure.start, measure.end)
    found: Vector = {}
    for piece in _PIECE.finditer(text):
        for at, gram in _grams(piece[0], measure.start + piece.start()):
            weight = 1.0 if start <= at and at + len(gram) <= end else _BESIDE
            if found.get(gram, 0.0) < weight:
                found[gram] = weight
    return found


def _unmeasured(measure: Measure) -> str:
    """The text with blanks for quantities and deadlines: `1万亿元左右` is like no other sum."""
    text = fold(measure.text)
    for identity in (*measure.quantities, *measure.deadlines):
        start, end = (int(offset) - measure.start for offset in identity.split("-")[1:])
        if 0 <= start < end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@lru_cache(maxsize=1)
def _regions() -> re.Pattern[str]:
    """A region's name is in every clause of its documents (`成渝地区双城经济圈建设`) and says nothing of the matter."""
    words = sorted(written(), key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")(?:建设)?")


def _grams(piece: str, start: int) -> Iterable[tuple[int, str]]:
    if piece.isascii():
        yield start, piece.lower()
    else:
        for at in range(len(piece) - 1):
            yield start + at, piece[at : at + 2]


class Weights:
    """Weights of grams by how many measures have them: what every clause says (`建设`, `推进`) weighs little.

    The measures at hand are counted together with so many others as ``data/alignment_common.tsv`` speaks for, so that
    two short documents are not thought to hold rare words only.
    """

    def __init__(self, vectors: Iterable[Vector]) -> None:
        counts: Counter[str] = Counter()
        total = _OTHERS
        for vector in vectors:
            counts.update(vector.keys())
            total += 1
        common = _common()
        self._rarity = {
            gram: math.log((total + 1) / (counts[gram] + _OTHERS * common.get(gram, 0.0) + 0.5))
            for gram in {*counts, *common}
        }

    def weigh(self, vector: Vector) -> Vector:
        """The vector with each gram's rarity, of length 1; empty where it has no grams."""
        weighed = {gram: max(self._rarity.get(gram, 0.0), 0.1) * weight for gram, weight in vector.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weighed.values()))
        return {gram: weight / length for gram, weight in weighed.items()} if length else {}


@lru_cache(maxsize=1)
def _common() -> Mapping[str, float]:
    """Common grams and the share of measures that hold them."""
    return MappingProxyType({row["gram"]: int(row["per_10000"]) / 10000 for row in table("alignment_common")})


class Index:
    """Clauses found by the grams that they share with another."""

    def __init__(self, vectors: Sequence[Vector], domains: Sequence[str]) -> None:
        self._vectors = vectors
        self._domains = domains
        self._postings: dict[str, list[int]] = {}
        for number, vector in enumerate(vectors):
            for gram in vector:
                self._postings.setdefault(gram, []).append(number)

    def alike(self, vector: Vector, domain: str, least: float) -> list[tuple[float, int]]:
        """``(similarity, number)`` of the clauses that are at least so similar, the most similar first."""
        ordered = sorted(vector.items(), key=lambda item: (-item[1], item[0]))
        scores = ((self._likeness(ordered, number, domain), number) for number in self._candidates(ordered, least))
        return sorted((hit for hit in scores if hit[0] >= least), key=lambda hit: (-hit[0], hit[1]))

    def _candidates(self, ordered: Sequence[tuple[str, float]], least: float) -> list[int]:
        """Clauses that share two of the heavier grams: the light ones alone cannot reach ``least``."""
        left = math.fsum(weight * weight for _, weight in ordered)
        held: list[list[int]] = []
        for gram, weight in ordered:
            if left < least * least:
                break
            held.append(self._postings.get(gram, []))
            left -= weight * weight
        counts = Counter(chain.from_iterable(held))
        return [number for number, count in counts.items() if count > 1]

    def _likeness(self, ordered: Sequence[tuple[str, float]], number: int, domain: str) -> float:
        other = self._vectors[number]
        shared = [weight * other[gram] for gram, weight in ordered if gram in other]
        total = math.fsum(shared) if len(shared) >= _WORDS else 0.0
        return round(total if total >= _PLAIN or self._domains[number] == domain else total * _ELSEWHERE, 3)
