"""Whatever stands in a text, documents can be put side by side, and every quote is the text's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

import luoshi
from luoshi.findings import Comparison, Progress, Reading
from luoshi.models import Quote

WORDS = st.sampled_from([
    "加快建设", "新开工", "绵遂内铁路", "成渝", "巴中", "、", "，", "。", "\n一、", "与泸州市合作", "打造", "枢纽",
    "示范区", "公积金互认", "等产业", "白酒", "我市", "“", "”", "(", "至", "—", "G5", "2025年", "12亿元",
    "\ud800", "\U0010ffff", "\0",
])
TEXTS = st.lists(WORDS | st.text(max_size=4), min_size=1, max_size=40).map("".join)


def _quotes(value: Any) -> Iterator[Quote]:
    """Every quote in a value, however deep."""
    if isinstance(value, Quote):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _quotes(part)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, Reading):
        for name in value.__struct_fields__:
            yield from _quotes(getattr(value, name))


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
@example("加快建设绵遂内铁路\ud800。", "中共泸州市委决定\n一、\ud800与内江市合作，打造枢纽\udfff、白酒等产业。")
def test_any_text_can_be_compared_and_followed(one: str, other: str) -> None:
    documents = [luoshi.read(f"中共内江市委关于发展的决定\n{one}", name="one.txt"),
                 luoshi.read(f"中共泸州市委关于发展的决定\n{other}", name="other.txt")]
    found = luoshi.compare(documents, superior=documents[1])
    _check(found, documents)
    _check(luoshi.compare(documents), documents)
    _check(luoshi.follow(found.links, documents[1:], plans=documents[:1]), documents)


def _check(found: Comparison | tuple[Progress, ...], documents: list[luoshi.Document]) -> None:
    texts = {document.source: document.text for document in documents}
    for quote in _quotes(found):
        source = getattr(quote, "source", None)
        if source is not None:
            assert texts[source][quote.start:quote.end] == quote.text
