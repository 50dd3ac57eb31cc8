# ruff: noqa: E501 - a case a row
"""What holds for the extraction of any text: spans, order, cover, references, and work that grows with length only."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from measure_reading import SHARED

import luoshi
from luoshi.exceptions import LuoshiError
from luoshi.models import Document, Extraction, Metadata
from luoshi.reading import structure
from luoshi.text import canonical, digest, fold

LAYERS = ("projects", "places", "quantities", "deadlines", "slogans", "parties")
PIECES = (
    "一、", "（一）", "1.", "——", "一是", "第三条", "加快", "积极", "围绕主导产业", "坚持", "支持", "鼓励", "力争", "探索", "建成", "确保",
    "建设甲乙铁路", "培育龙头企业", "改造道路120公里", "到2025年", "“十四五”期间", "内江市", "通江县", "市科技局", "责任单位：", "（市科技局牵头）",
    "“四新一大”产业", "新材料、新装备", "更加合理", "全覆盖", "是重要支撑", "已建成", "取得了", "习近平总书记", "为指导", "3万人", "增长5%", "不低于",
    "，", "。", "；", "：", "、", "（", "）", "“", "”", "《", "》", "\n", " ", "　", "的", "和", "等项目", "向高端迈进", "由", "把", "在", "x", "0", "\ufeff", "\ud800",
)


def document(text: str) -> Document:
    """A document of any text, also one that the reader would refuse."""
    text = canonical(text)
    metadata, sections, regions, warnings = structure.analyse(text, fold(text), structure.Hints())
    return Document(source="text", id=digest(text)[:16], sha256=digest(text), text=text, metadata=metadata or Metadata(),
                    sections=sections, regions=regions, warnings=warnings)


def check(text: str) -> Extraction:
    read = document(text)
    found = luoshi.extract(read, reasons=True)
    text = read.text
    for layer in ("measures", *LAYERS):
        records = getattr(found, layer)
        assert all(0 <= r.start < r.end <= len(text) and text[r.start : r.end] == r.text for r in records), layer
        assert all(r.id[1:] == f"-{r.start}-{r.end}" for r in records), layer
        assert [r.start for r in records] == sorted(r.start for r in records), layer
        assert len({r.id for r in records}) == len(records), layer
    for before, after in pairwise(found.measures):
        assert before.end <= after.start
    _check_cover(found, text)
    _check_references(found, text)
    return found


def _check_cover(found: Extraction, text: str) -> None:
    for before, after in pairwise(found.sentences):
        assert before.end <= after.start
    position = 0
    for sentence in found.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert not re.search(r"[^\W_]", text[position : sentence.start])
        position = sentence.end
    assert not re.search(r"[^\W_]", text[position:])
    commitments = [(s.start, s.end) for s in found.sentences if s.label == "commitment"]
    for measure in found.measures:
        assert any(start <= measure.start and measure.end <= end for start, end in commitments)


def _check_references(found: Extraction, text: str) -> None:
    sections = {section.id for section in found.sections}
    assert len(sections) == len(found.sections)
    ids = {record.id for layer in ("measures", *LAYERS) for record in getattr(found, layer)}
    for measure in found.measures:
        assert measure.section is None or measure.section in sections
        assert {i for layer in LAYERS for i in getattr(measure, layer)} <= ids
        for quote in (measure.action, measure.object):
            assert quote is None or text[quote.start : quote.end] == quote.text
            assert quote is None or measure.start <= quote.start < quote.end <= measure.end
        assert measure.monitor is not None
        checks = (measure.monitor.owner, measure.monitor.date, measure.monitor.number, measure.monitor.outcome)
        assert all(bool(c.spans) is c.met and all(0 <= a < b <= len(text) for a, b in c.spans) for c in checks)
    assert {i for relation in found.relations for i in (relation.source, relation.target)} <= ids
    assert all(section.parent is None or section.parent in sections for section in found.sections)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
@example("")
@example("\ud800")
@example("（" * 300)
@example("“" * 300 + "，")
def test_any_unicode(text: str) -> None:
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("一、产业\n（一）支持内江市围绕主导产业，培育龙头企业。（市科技局牵头）")
@example("建设甲乙铁路，（责任单位：")
def test_anything_that_looks_like_policy(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=30).map("".join))
def test_half_width_punctuation_gives_the_same_measures(text: str) -> None:
    narrow = text.translate(str.maketrans("，；：（）　", ",;:() "))
    wide, half = check(text), check(narrow)
    assert [(m.start, m.end, m.kind, m.strength, m.domain) for m in wide.measures] == [
        (m.start, m.end, m.kind, m.strength, m.domain) for m in half.measures
    ]


def test_the_same_twice() -> None:
    text = "一、产业\n支持内江市围绕主导产业，培育龙头企业，建设甲乙铁路120公里。"
    assert luoshi.extract(luoshi.read(text)) == luoshi.extract(luoshi.read(text))


SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
needs_seeds = pytest.mark.skipif(not SEEDS, reason="the shared texts are not here")


@needs_seeds
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:12])
def test_real_documents(path: object) -> None:
    text = luoshi.read(path).text  # type: ignore[arg-type]
    check(text)
    check(text[len(text) // 3 : len(text) // 2])


@needs_seeds
@pytest.mark.parametrize("seed", range(4))
def test_cut_off_and_shuffled_documents(seed: int) -> None:
    chance = random.Random(seed)
    text = luoshi.read(chance.choice(SEEDS)).text[:8000]
    check(text[chance.randrange(len(text)) :])
    check(text[: chance.randrange(len(text))])
    lines = text.split("\n")
    chance.shuffle(lines)
    check("\n".join(lines))
    parts = re.split(r"(?<=[，。；：、,;])", text[:4000])
    chance.shuffle(parts)
    check("".join(parts))
    characters = list(text[:2000])
    chance.shuffle(characters)
    check("".join(characters))


def test_a_document_twice_as_long_has_twice_the_measures() -> None:
    page = "一、产业\n围绕主导产业，培育龙头企业50家。建设甲乙铁路，完善服务体系。\n"
    counts = [len(check(page * n).measures) for n in (1, 10, 20)]
    assert counts == [counts[0], counts[0] * 10, counts[0] * 20]


def test_what_the_reader_refuses_raises_its_own_error() -> None:
    with pytest.raises(LuoshiError):
        luoshi.read("")
