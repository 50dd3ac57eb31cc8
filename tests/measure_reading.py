"""What the tests of the measure core share: a text in, its measures out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import luoshi
from luoshi.models import Extraction, Measure

SHARED = Path(__file__).parents[2] / "shared"


@lru_cache(maxsize=4096)
def extraction(text: str) -> Extraction:
    """The extraction of a text, with reasons."""
    return luoshi.extract(luoshi.read(text), reasons=True)


def spans(text: str) -> list[str]:
    """The words of every measure, in order."""
    return [measure.text for measure in extraction(text).measures]


def only(text: str) -> Measure:
    """The one measure of a text."""
    measures = extraction(text).measures
    assert len(measures) == 1, [m.text for m in measures]
    return measures[0]


def last(text: str) -> Measure:
    """The last measure of a text, where an opener before it matters."""
    return extraction(text).measures[-1]


def labels(text: str) -> list[str]:
    """The label of every sentence, in order."""
    return [sentence.label for sentence in extraction(text).sentences]
