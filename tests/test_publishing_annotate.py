"""Markup around the words: no character lost, always well nested, every record whole."""

from __future__ import annotations

import re
from html import escape

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing_sample import plain, small

from luoshi.exceptions import LuoshiError
from luoshi.models import Measure
from luoshi.publishing.annotate import Piece, annotate, weave
from luoshi.publishing.index import Record, layer

etree = pytest.importorskip("lxml.etree")
SAFE = st.text("甲乙丙丁<&\n 。,", min_size=1, max_size=40)


def brackets(record: Record, part: int) -> tuple[str, str] | None:
    return (f"[{layer(record)[0]}{part}:", "]")


@pytest.mark.parametrize(("spans", "expected", "why"), [
    ([(0, 2)], "[m0:甲乙]丙丁", "one span"),
    ([(0, 4), (1, 2)], "[m0:甲[m0:乙]丙丁]", "one inside the other"),
    ([(0, 2), (2, 4)], "[m0:甲乙][m0:丙丁]", "side by side"),
    ([(0, 3), (1, 4)], "[m0:甲[m0:乙丙]][m1:丁]", "overlapping: the second is cut and its rest is part 1"),
    ([(0, 2), (0, 4)], "[m0:[m0:甲乙]丙丁]", "the longer one is outside, whatever the order"),
    ([], "甲乙丙丁", "nothing marked"),
])
def test_spans_nest(spans: list[tuple[int, int]], expected: str, why: str) -> None:
    document, extraction = plain("甲乙丙丁", measures=tuple(spans))
    assert annotate(document, extraction, brackets, layers=("measures",)) == expected, why


def test_layers_say_what_is_outside() -> None:
    document, extraction = small()
    marked = annotate(document, extraction, brackets, layers=("measures", "projects", "places"))
    assert "[m0:推进[p0:青河至[p0:绵阳]]、[p0:[p0:遂宁]]等城际铁路前期工作]" in marked


def test_a_mark_can_leave_records_out() -> None:
    document, extraction = small()

    def targets(record: Record, part: int) -> tuple[str, str] | None:
        return ("<", ">") if isinstance(record, Measure) and record.kind == "target" else None

    marked = annotate(document, extraction, targets)
    assert re.findall(r"<([^>]*)>", marked)[0] == "到2025年建成货运站场3个"


def test_another_text_is_refused() -> None:
    document, extraction = small()
    with pytest.raises(LuoshiError, match="another text"):
        annotate(msgspec.structs.replace(document, sha256="0" * 64), extraction, brackets)


@given(SAFE, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)), max_size=12),
       st.integers(0, 10), st.integers(0, 40))
@settings(max_examples=300)
def test_any_pieces_nest_and_lose_nothing(text: str, spans: list[tuple[int, int, int]], start: int, end: int) -> None:
    """Written as XML, it parses; its text is the range; the parts of each piece together are its words there."""
    end = min(max(start, end), len(text))
    start = min(start, end)

    def tag(number: int) -> Piece:
        first, last, rank = spans[number]
        return Piece(first, min(last, len(text)), rank, lambda part: f'<s n="{number}" part="{part}">', "</s>")

    woven = weave(text, [tag(number) for number in range(len(spans))], escape, start, end)
    tree = etree.fromstring(f"<all>{woven}</all>")
    assert "".join(tree.itertext()) == text[start:end]
    for number, (first, last, _) in enumerate(spans):
        parts = tree.findall(f".//s[@n='{number}']")
        wanted = text[max(first, start):min(last, end)] if first < last else ""
        assert "".join("".join(part.itertext()) for part in parts) == wanted
        assert [part.get("part") for part in parts] == [str(each) for each in range(len(parts))]
