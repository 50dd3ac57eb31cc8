"""Why a record was read: one line for each, where reasons are asked for, and none where they are not."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import UNSET

from luoshi.extraction.deadlines import find_deadlines
from luoshi.extraction.engine import extract
from luoshi.extraction.lexicon import packaged
from luoshi.extraction.quantities import find_quantities
from luoshi.extraction.slogans import find_slogans
from luoshi.models import Document, Metadata
from luoshi.text import fold

# text, the amount, why
QUANTITIES = [
    ("新建铁路300公里", "300公里", "unit 公里: length"),
    ("增长5%以上", "5%以上", "unit %: ratio; bound: 以上"),
    ("投资超5亿元", "超5亿元", "unit 元: money; bound: 超"),
    ("培育10—20个集群", "10—20个", "unit 个: count; range"),
    ("降低百分之三十", "百分之三十", "percentage: 百分之"),
    ("打造100亿产业", "100亿", "no unit, counts 元"),
    ("解决8万贫困人口饮水", "8万", "no unit, counts 人"),
]


@pytest.mark.parametrize(("text", "amount", "why"), QUANTITIES)
def test_an_amount_names_its_unit_and_bounds(text: str, amount: str, why: str) -> None:
    found = find_quantities(text, fold(text), packaged(), reasons=True)
    assert [(one.text, one.reasons) for one in found] == [(amount, why)]


# text, the deadline, why; the document speaks in 2024
DEADLINES = [
    ("到2025年,建成铁路", "到2025年", "year: 2025; bound: 到"),
    ("2025年底前建成铁路", "2025年底前", "year: 2025; bound: 前"),
    ("2024年6月底前完成", "2024年6月底前", "year: 2024; bound: 前"),
    ("6月底前完成", "6月底前", "month: by the document's year; bound: 前"),
    ("年内建成铁路", "年内", "form: 年内, by the document's year; bounds what follows"),
    ("“十四五”期间建成铁路", "“十四五”期间", "plan period: 十四五; bound: 期间"),
    ("到本世纪中叶建成强国", "到本世纪中叶", "century: 本世纪中叶"),
]


@pytest.mark.parametrize(("text", "phrase", "why"), DEADLINES)
def test_a_deadline_names_its_year_and_bound(text: str, phrase: str, why: str) -> None:
    found = find_deadlines(text, fold(text), packaged(), year=2024, reasons=True)
    assert [(one.text, one.reasons) for one in found] == [(phrase, why)]


# text, the slogan, why
SLOGANS = [
    ("落实“三线一单”制度", "三线一单", "known: 三线一单; members: nowhere"),
    ("做强“四新一大”产业", "四新一大", "counted in quotation marks: 4 新、1 大; members: nowhere"),
    ("构建“5+4+5”产业体系", "5+4+5", "figures: 5+4+5; members: nowhere"),
    ("壮大食品、纺织、化工三大产业", "三大产业", "counted: 三大, class noun 产业; members: beside it"),
]


@pytest.mark.parametrize(("text", "slogan", "why"), SLOGANS)
def test_a_slogan_names_its_form_and_its_list(text: str, slogan: str, why: str) -> None:
    found = find_slogans(text, fold(text), packaged(), reasons=True)
    assert [(one.text, one.reasons) for one in found] == [(slogan, why)]


TEXT = """支持内江市加快发展的若干措施
一、交通
到2025年,加快内江至自贡高速公路建设,新建铁路300公里。做强“四新一大”产业,由市交通运输局负责。
"""
DOCUMENT = Document(id="0" * 16, source="a.txt", sha256="", text=TEXT, metadata=Metadata(genre="plan"))
LAYERS = ("measures", "projects", "places", "quantities", "deadlines", "slogans", "parties", "sentences")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_gives_its_reasons_on_request_only(layer: str) -> None:
    told, silent = (getattr(extract(DOCUMENT, reasons=reasons), layer) for reasons in (True, False))
    assert told
    assert all(record.reasons and "\n" not in record.reasons for record in told)
    assert [record.reasons for record in silent] == [UNSET] * len(told)
    assert [msgspec.structs.replace(record, reasons=UNSET) for record in told] == list(silent)
