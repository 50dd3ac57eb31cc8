"""Parties that clauses name: a table of clauses with who acts in them, and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.parties import find_parties
from luoshi.text import fold

# The places that occur in the table; the place layer has tests of its own.
PLACES = re.compile(
    "重庆市荣昌区|荣昌区|荣昌|永川区|大足|隆昌市|隆昌|资中县|威远县|威远|东兴区|市中区|"
    "内江市|内江|自贡|宜宾|泸州|成都|重庆|四川")

# Columns: the clause, `name:role …` (empty where nobody acts), and what the row tests.
CASES = Path(__file__).with_name("parties_clauses.tsv").read_text(encoding="utf-8")


class Stretch(NamedTuple):
    start: int
    end: int


def rows(table: str) -> list[tuple[str, str, str]]:
    """The table's lines, without its headings."""
    lines = (line.split("	") for line in table.splitlines() if line and not line.startswith("#"))
    return [(clause, want, why) for clause, want, why in lines]


def parties(clause: str) -> str:
    """What the clause yields, read as one measure, in the table's form."""
    folded = fold(clause)
    places = [Stretch(*match.span()) for match in PLACES.finditer(folded)]
    found = find_parties(clause, folded, [Stretch(0, len(clause))], packaged(), places=places)
    return " ".join(f"{party.text}:{party.role}" for party in found)


@pytest.mark.parametrize(("clause", "want", "why"), rows(CASES), ids=lambda value: str(value)[:24])
def test_clause(clause: str, want: str, why: str) -> None:
    assert parties(clause) == want, why


def test_the_table_has_both_kinds() -> None:
    named = [want for _, want, _ in rows(CASES)]
    assert sum(map(bool, named)) > 120
    assert sum(not want for want in named) > 60


def test_only_measures_count() -> None:
    clause = "支持隆昌市建设物流中心"
    assert find_parties(clause, fold(clause), [], packaged(), places=[Stretch(2, 5)]) == ()


@pytest.mark.parametrize("shift", [-2, -1, 1])
def test_a_measure_that_starts_or_ends_a_little_off_still_gives_its_parties(shift: int) -> None:
    text = "同时,支持隆昌市建设物流中心。健全制度。"
    found = find_parties(text, fold(text), [Stretch(3 + shift, 14 - shift)], packaged(), places=[Stretch(5, 8)])
    assert [party.text for party in found] == (["隆昌市"] if shift <= 0 else [])


def test_without_places_a_bare_name_is_no_actor_but_a_class_is() -> None:
    text = "支持隆昌和县区建设园区"
    found = find_parties(text, fold(text), [Stretch(0, len(text))], packaged())
    assert "隆昌" not in [party.text for party in found]


def test_reasons_name_the_words_that_decided() -> None:
    text = "鼓励企业加大投入"
    party, = find_parties(text, text, [Stretch(0, len(text))], packaged(), reasons=True)
    assert party.reasons == "assignee: 鼓励"
    assert party.id == "a-2-4"
