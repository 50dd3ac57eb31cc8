"""What holds for any text, any spans and any table of the projects layer."""

from __future__ import annotations

import json
import re
import time
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.extraction.lexicon import HERE, Lexicons, packaged
from luoshi.extraction.projects import find_projects
from luoshi.models import Project, ProjectType
from luoshi.text import fold

GOLD = Path(__file__).parents[2] / "shared" / "annotation" / "gold"
SHARED = Path(__file__).parents[2] / "shared"

WORDS = st.sampled_from([
    "加快", "推进", "建设", "争取", "支持", "开工", "建成", "改造", "甲县", "乙江", "沙河", "高铁", "水库", "平台",
    "产业园", "示范区", "国家级", "一批", "10个", "等", "、", "和", "及", "“", "”", "(", ")", "（", "）", ",", "，",
    ";", "。", "的", "项目", "工程", "前期工作", "二期", "G5", "至", "—", "段", "纳入", "规划", "数字", " ", "\n",
])
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map("".join), st.text(max_size=60))


def clauses(text: str) -> list[SimpleNamespace]:
    """Clauses as a rough reader would cut them."""
    return [SimpleNamespace(start=m.start(), end=m.end(), kind="task", strength="advance")
            for m in re.finditer(r"[^;；。\n]+", text)]


def found_in(text: str, measures: list[SimpleNamespace]) -> tuple[Project, ...]:
    return find_projects(text, fold(text), measures, packaged())


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_reproduce_their_text_inside_their_measure(text: str) -> None:
    measures = clauses(text)
    for project in found_in(text, measures):
        assert text[project.start:project.end] == project.text != ""
        assert project.id == f"p-{project.start}-{project.end}"
        assert any(m.start <= project.start and project.end <= m.end for m in measures)
        assert project.name


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(1, 60))
def test_any_span_may_be_a_measure(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start < end:
        measure = SimpleNamespace(start=start, end=end, kind="project", strength="commit")
        for project in found_in(text, [measure]):
            assert start <= project.start < project.end <= end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_projects_are_ordered_and_never_overlap(text: str) -> None:
    spans = [(p.start, p.end) for p in found_in(text, clauses(text))]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


NAMES = ["沙河", "石门", "柳林", "江口", "云岭", "青溪", "白塔", "龙潭", "双桥", "望城"]
PLANTED = st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True)


@settings(max_examples=80, deadline=None)
@given(PLANTED, st.sampled_from(["水库", "高速公路", "通用机场", "抽水蓄能电站", "国家湿地公园", "铁路"]))
def test_a_planted_list_comes_back_whole(names: list[str], head: str) -> None:
    text = f"加快{'、'.join(names)}{head}建设"
    assert [p.name for p in found_in(text, clauses(text))] == [name + head for name in names]
    listed = f"推进{'、'.join(names)}等{head}前期工作"
    again = found_in(listed, clauses(listed))
    assert [(p.text, p.name, p.stage) for p in again] == [(name, name + head, "preliminary") for name in names]


def test_reasons_come_on_request() -> None:
    text = "加快白石水库建设"
    assert find_projects(text, text, clauses(text), packaged(), reasons=True)[0].reasons == "水库:name"
    assert "reasons" not in repr(find_projects(text, text, clauses(text), packaged())[0]).replace("reasons=UNSET", "")


def test_a_user_table_teaches_a_new_head(tmp_path: Path) -> None:
    text = "建设青溪云栈"
    assert not find_projects(text, text, clauses(text), packaged())
    table = "head\ttype\tkind\tneed\tsource\texample\n云栈\ttourism\tproject\tname\tlocal\t建设青溪云栈\n"
    (tmp_path / "carriers.tsv").write_text(table, encoding="utf-8")
    found = find_projects(text, text, clauses(text), Lexicons(tmp_path))
    assert [(p.name, p.type) for p in found] == [("青溪云栈", "tourism")]


def test_long_input_is_linear() -> None:
    def seconds(times: int) -> float:
        text = "加快江家口、青峪口水库建设，推进“甲乙”平台(一期)和丙丁园区等项目前期工作。" * times
        measures = clauses(text)
        folded = fold(text)
        start = time.process_time()
        find_projects(text, folded, measures, packaged())
        return time.process_time() - start

    seconds(50)
    small, large = min(seconds(400) for _ in range(3)), min(seconds(3200) for _ in range(2))
    assert large < 8 * small * 2.5 + 0.05


HOSTILE = [
    "加快" + "建设" * 20_000, "“" * 20_000 + "平台建设", "等" * 20_000, "建设" + "甲、" * 20_000 + "水库",
    "建设" + "(" * 20_000 + "水库", "推进" + "甲和" * 20_000 + "水库建设", "支持" + "甲" * 20_000 + "建设乙水库",
    "建设" + "水库和" * 10_000 + "水库", "建设" + "水库等" * 10_000 + "项目", "推进" + "甲的" * 20_000 + "水库建设",
    "建设" + "甲水库," * 20_000, "甲水库," * 20_000, "建设" + "甲江水库、" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_a_hostile_clause_takes_no_time(text: str) -> None:
    start = time.process_time()
    found_in(text, clauses(text))
    assert time.process_time() - start < 2


TABLES = ("carriers", "stages", "project_words", "project_common", "project_types")
TYPES = set(get_args(ProjectType))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_source_and_example(name: str) -> None:
    rows = packaged().table(name)
    assert rows
    assert [row for row in rows if not row["source"] or not row["example"]] == []
    lines = [line for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    assert len(lines) == len(rows) + 1, "a row stands twice"


def test_carriers_use_known_labels() -> None:
    rows = packaged().table("carriers")
    assert {row["type"] for row in rows} <= TYPES
    assert {row["kind"] for row in rows} <= {"project", "platform", "policy", "reform", "position", "task"}
    assert {row["need"] for row in rows} == {"name", "route", "self", "own", "desc", "title", "part", "never"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="annotated documents are not here")
def test_gold_measures_give_their_projects() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("score", GOLD.parent / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    texts = {path.name: path for path in SHARED.rglob("*.txt")}
    predicted = {}
    for gold in golds:
        text = texts[gold["source"]].read_text(encoding="utf-8")
        measures = [SimpleNamespace(start=m["start"], end=m["end"], kind=m["kind"], strength=m["strength"])
                    for m in gold["measures"]]
        predicted[gold["source"]] = {"projects": [
            {"start": p.start, "end": p.end, "name": p.name, "type": p.type, "stage": p.stage}
            for p in find_projects(text, fold(text), measures, packaged())]}
    figures = score.score(golds, predicted)
    assert figures["projects"]["f1"] >= 0.94
    assert figures["projects_located"]["f1"] >= 0.97
    assert figures["projects.type"]["f1"] >= 0.97
    assert figures["projects.stage"]["f1"] >= 0.98
