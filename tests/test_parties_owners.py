"""Owner lines: who answers for an article, and what is no owner line."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.parties import find_parties, owner_lines
from luoshi.models import Section
from luoshi.text import fold

# Columns: the text, `name:role …` (empty where there is no owner line), and what the row tests.
CASES = Path(__file__).with_name("parties_owner_lines.tsv").read_text(encoding="utf-8")


def rows(table: str) -> list[tuple[str, str, str]]:
    """The table's lines."""
    return [(text, want, why) for text, want, why in (line.split("	") for line in table.splitlines() if line)]


@pytest.mark.parametrize(("text", "want", "why"), rows(CASES), ids=lambda value: str(value)[:24])
def test_owner_line(text: str, want: str, why: str) -> None:
    found = find_parties(text, fold(text), [], packaged())
    assert " ".join(f"{party.text}:{party.role}" for party in found) == want, why


@pytest.mark.parametrize(("text", "want"), [
    ("建成中心。（责任单位：市科技局）做好服务。", ["（责任单位：市科技局）"]),
    ("建成中心。（市科技局牵头）\n（二）服务。（市商务局负责）", ["（市科技局牵头）", "（市商务局负责）"]),
    ("建成中心。\n责任单位：市科技局、市财政局\n（二）做好服务", ["责任单位：市科技局、市财政局"]),
    ("牵头单位：市科技局；配合单位：市财政局\n做好服务", ["牵头单位：市科技局；配合单位：市财政局"]),
    ("建成中心（一期）和产业园（B区）。", []),
    ("（市科技局牵头，各县（市、区）配合）", ["（市科技局牵头，各县（市、区）配合）"]),
    ("((((市科技局牵头）", ["（市科技局牵头）"]),
])
def test_spans_cover_the_whole_line(text: str, want: list[str]) -> None:
    assert [fold(text)[start:end] for start, end in owner_lines(fold(text))] == [fold(line) for line in want]


def section(number: int, start: int, until: int, parent: str | None = None) -> Section:
    """An article or item for the lookup below."""
    return Section(id=f"art_{number}", level="article", number=f"({number})", heading="", start=start, end=start + 2,
                   until=until, parent=parent)


def test_the_party_of_an_owner_line_names_the_section_it_closes() -> None:
    text = "(一)建成中心。(市科技局牵头)(二)做好服务。(市商务局牵头)"
    edge = text.index("(二)")
    found = find_parties(text, text, [], packaged(), sections=[section(1, 0, edge), section(2, edge, len(text))])
    assert [(party.text, party.section) for party in found] == [("市科技局", "art_1"), ("市商务局", "art_2")]


def test_after_a_child_section_has_ended_its_parent_is_named() -> None:
    text = "一、建设。1.修路。做好服务。(市商务局牵头)"
    found = find_parties(text, text, [], packaged(),
                         sections=[section(1, 0, len(text)), section(2, 5, 10, parent="art_1")])
    assert [party.section for party in found] == ["art_1"]
