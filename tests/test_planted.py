# ruff: noqa: E501 - a case a row
"""Planted facts: documents made from small grammars, whose every commitment is known and must come back exactly."""

from __future__ import annotations

import random
from itertools import product

import pytest
from measure_reading import extraction
from msgspec import Struct


class Plant(Struct, frozen=True):
    """A clause and what must be read out of it."""

    text: str
    kind: str
    strength: str
    project: str = ""
    amount: tuple[float, str] | None = None
    by: str = ""


# verb, strength
VERBS = [
    ("加快建设", "advance"), ("推进", "advance"), ("全力推动", "advance"), ("支持", "support"), ("鼓励", "support"),
    ("争取", "seek"), ("力争建成", "seek"), ("探索建设", "explore"), ("研究", "explore"), ("建成", "commit"),
    ("确保完成", "commit"), ("谋划推进", "explore"),
]
# object, kind
OBJECTS = [
    ("城东水厂建设", "project"), ("老城区供水管网改造", "project"), ("现代农业产业园建设", "platform"),
    ("先进材料重点实验室建设", "platform"), ("国有企业改革", "reform"), ("医疗保障制度建设", "reform"),
    ("产业发展专项资金", "policy"), ("管理办法修订", "policy"), ("特色产业发展", "task"), ("基层治理", "task"),
]
# a project's own words as clause object
PROJECTS = ["内江至自贡高速公路", "成都至宜宾城际铁路", "内江科技馆", "自贡航空产业园"]
# text, value, unit
AMOUNTS = [
    ("污水管网{}公里", 120.0, "公里"), ("停车泊位{}个", 3000.0, "个"), ("绿地{}平方米", 50000.0, "平方米"),
]
# text, last day
DATES = [("到2025年，", "2025-12-31"), ("2024年底前，", "2024-12-31"), ("“十四五”期间，", "2025-12-31")]
OWNERS = ["市科技局", "市交通运输局", "市水利局", "市农业农村局"]


def actions() -> list[Plant]:
    return [Plant(verb + thing, kind, strength) for (verb, strength), (thing, kind) in product(VERBS, OBJECTS)]


def projects() -> list[Plant]:
    verbs = [("加快建设", "advance"), ("支持建设", "support"), ("建成", "commit"), ("争取建设", "seek")]
    kinds = {"园": "platform"}
    return [Plant(verb + name, kinds.get(name[-1], "project"), strength, project=name)
            for (verb, strength), name in product(verbs, PROJECTS)]


def figures() -> list[Plant]:
    verbs = [("新建", "advance"), ("改造", "advance")]
    return [Plant(verb + text.format(f"{value:g}"), "target", strength, amount=(value, unit))
            for (verb, strength), (text, value, unit) in product(verbs, AMOUNTS)]


def dated() -> list[Plant]:
    return [Plant(f"{text}建成{name}", kind, "commit", project=name, by=by)
            for (text, by), (name, kind) in product(DATES, [("内江至自贡高速公路", "")])]


PLANTS = [*actions(), *projects(), *figures(), *dated()]
ARTICLES = 6


def planted(seed: int) -> tuple[str, list[list[Plant]], list[str]]:
    """A document, its plants by article, and the owner of each article."""
    chance = random.Random(seed)
    comma, stop, colon = chance.choice([("，", "。", "："), (",", "。", ":"), ("；", "。", "：")])
    lines = ["某市关于推动高质量发展的意见", "一、重点任务"]
    articles, owners = [], []
    for number in range(ARTICLES):
        chosen = chance.sample(PLANTS, 5)
        sentences = [chosen[:3], chosen[3:]]
        words = "".join(comma.join(plant.text for plant in part) + stop for part in sentences)
        owner = chance.choice(OWNERS)
        lines += [f"（{'一二三四五六'[number]}）其他工作", words, f"责任单位{colon}{owner}"]
        articles.append(chosen)
        owners.append(owner)
    return "\n".join(lines), articles, owners


@pytest.mark.parametrize("seed", range(40))
def test_every_plant_comes_back(seed: int) -> None:
    text, articles, owners = planted(seed)
    found = extraction(text)
    expected = [plant for article in articles for plant in article]
    assert [m.text for m in found.measures] == [_written(plant, text) for plant in expected]
    records = {r.id: r for layer in ("projects", "quantities", "deadlines", "parties") for r in getattr(found, layer)}
    for number, (plant, measure) in enumerate(zip(expected, found.measures, strict=True)):
        assert (plant.kind or measure.kind, plant.strength) == (measure.kind, measure.strength), (plant, measure.reasons)
        if plant.project:
            assert [records[i].name for i in measure.projects] == [plant.project]
        if plant.amount:
            assert [(records[i].low, records[i].unit) for i in measure.quantities] == [plant.amount]
        if plant.by:
            assert [records[i].by for i in measure.deadlines] == [plant.by]
        assert [records[i].text for i in measure.parties if records[i].section] == [owners[number // 5]]


def _written(plant: Plant, text: str) -> str:
    """The plant's words with the document's own comma."""
    return plant.text if plant.text in text else plant.text.replace("，", ",")


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.text)
def test_each_plant_alone(plant: Plant) -> None:
    found = extraction(plant.text + "。").measures
    assert [(m.text, m.kind, m.strength) for m in found] == [(plant.text, plant.kind or found[0].kind, plant.strength)]


def test_a_document_without_plants_has_none() -> None:
    lines = ["一、基本情况", "我市位于四川盆地东部。去年已建成两座水厂。就业是民生之本。", "责任单位：市科技局"]
    assert extraction("\n".join(lines)).measures == ()
