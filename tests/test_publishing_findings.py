"""Findings as JSON lines and as a table: every type, one row a quote, words in both languages, safe cells."""

from __future__ import annotations

import csv
import io
import json
from typing import get_args

import jsonschema
import msgspec
import pytest
from findings_sample import BAZHONG, LINE, READINGS, clause, comparison, every_finding, links, progress
from hypothesis import given
from hypothesis import strategies as st

from luoshi.findings import Finding, Industry, Inheritance, OneSided, Outcome, Partner, Tie, Verdict
from luoshi.publishing.findings import (
    finding_columns,
    finding_lines,
    findings_csv,
    listed,
    numbered,
    parts,
    type_of,
    word,
)
from luoshi.publishing.sources import Sources
from luoshi.serialize import from_json, json_schema

# The names in which the findings are promised, and the members that each must have.
MEMBERS = {
    "project": ("name", "mentions", "places", "relations"), "stage_conflict": ("project", "sides"),
    "rival": ("role", "claims"), "reuse": ("left", "right", "similarity"), "partner": ("side", "partner", "returned"),
    "one_sided": ("project", "promised", "silent"), "recognition": ("service", "promises", "missing", "mutual"),
    "industry": ("code", "claims"), "industry_overlap": ("left", "right", "overlap"),
    "alignment": ("inheritance", "task", "clauses"), "topic": ("domain", "count"), "originality": ("share",),
    "progress": ("project", "commitment", "report", "stage", "time", "score", "reasons"),
}


def objects() -> list[dict[str, object]]:
    return [json.loads(line) for line in finding_lines(every_finding())]


def rows(language: str | None = None, findings: tuple[Finding, ...] | None = None) -> list[dict[str, str]]:
    shelf = links()
    lines = findings_csv(every_finding() if findings is None else findings, Sources(shelf.volumes, READINGS),
                         projects=shelf.projects, language=language)  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_the_sample_has_every_type() -> None:
    assert {type(finding) for finding in every_finding()} == set(get_args(Finding))


@pytest.mark.parametrize(("kind", "members"), MEMBERS.items())
def test_a_finding_is_an_object_with_its_type_first(kind: str, members: tuple[str, ...]) -> None:
    found = [each for each in objects() if each["type"] == kind]
    assert found
    for each in found:
        assert next(iter(each)) == "type"
        assert set(members) <= set(each)


def test_a_mention_says_where_it_stands_and_at_which_stage() -> None:
    project = next(each for each in objects() if each["type"] == "project" and each["name"] == LINE)
    mentions = project["mentions"]
    assert isinstance(mentions, list)
    texts = {reading.document.source: reading.document.text for reading in READINGS}
    for mention in mentions:
        assert texts[mention["source"]][mention["start"]:mention["end"]] == mention["text"] == LINE
    assert [(mention["source"], mention["stage"]) for mention in mentions] == [
        ("绵阳.txt", "start"), ("内江.txt", "preliminary")]
    assert project["places"] == ["510700", "510900", "511000"], "in the order of the name"


def test_every_line_follows_the_published_schema() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for each in objects():
        validator.validate(each)


@pytest.mark.parametrize(("change", "why"), [
    ({"type": "no_such"}, "an unknown type"),
    ({"sides": [{"start": 1}]}, "a side that quotes nothing"),
    ({"score": "high"}, "a score in words"),
])
def test_the_schema_refuses(change: dict[str, object], why: str) -> None:
    conflict = next(each for each in objects() if each["type"] == "stage_conflict")
    schema = json_schema()
    schema["anyOf"] = [{"$ref": "#/$defs/StageConflict"}]
    assert not jsonschema.Draft202012Validator(schema).is_valid({**conflict, **change}), why


def test_lines_read_back_as_the_findings_they_were() -> None:
    read = [from_json(line, Finding) for line in finding_lines(every_finding())]  # type: ignore[arg-type]
    assert tuple(read) == every_finding()


def test_projects_come_first_and_those_named_once_on_request_only() -> None:
    found = listed(comparison())
    kinds = [type_of(finding) for finding in found]
    assert kinds.count("project") == 1
    assert kinds[:2] == ["project", "stage_conflict"]
    assert [type_of(finding) for finding in listed(comparison(), every=True)].count("project") == 5
    assert listed(links()) == tuple(finding for finding in found[:len(listed(links()))])


@pytest.mark.parametrize(("verdict", "count", "why"), [
    ("part_of", 3, "a part and its whole are listed though each is named once"),
    ("related", 3, "so are two that are related"),
    ("distinct", 1, "to be distinct is no tie"),
])
def test_projects_that_belong_together_are_listed(verdict: Verdict, count: int, why: str) -> None:
    shelf = links()
    part, whole = shelf.projects[1], shelf.projects[4]
    tie = Tie(project=whole.id, name=whole.name, verdict=verdict, score=0.9, reasons=())
    tied = msgspec.structs.replace(part, relations=(tie,))
    found = msgspec.structs.replace(shelf, projects=(shelf.projects[0], tied, *shelf.projects[2:]))
    assert [type_of(finding) for finding in listed(found)].count("project") == count, why


def test_ids_are_their_own() -> None:
    ids = [id for id, _ in numbered(every_finding())]
    assert len(set(ids)) == len(ids)


def test_a_row_a_quote() -> None:
    conflict = [row for row in rows() if row["type"] == "stage_conflict"]
    assert [(row["subject"], row["part"], row["side"], row["text"], row["stage"], row["date"]) for row in conflict] == [
        (LINE, "side", "510700", LINE, "start", "2020-07-29"),
        (LINE, "side", "511000", LINE, "preliminary", "2020-07-30")]
    assert {row["places"] for row in conflict} == {"510700、510900、511000"}
    assert len({row["id"] for row in conflict}) == 1
    text = READINGS[1].document.text
    assert text[int(conflict[0]["start"]):int(conflict[0]["end"])] == LINE


def test_the_rows_in_chinese_words() -> None:
    conflict = next(row for row in rows("zh") if row["类别"] == "口径不一")
    cells = [conflict[name] for name in ("一方", "阶段", "力度", "成分")]
    assert cells == ["绵阳", "开工", "推进", "一方说法"]
    assert conflict["地点"] == "绵阳、遂宁、内江"
    assert "写的是“前期工作”" in conflict["依据"]


def test_silence_is_a_row_without_words() -> None:
    found = rows()
    silent = [row for row in found if row["type"] == "one_sided" and row["part"] == "silent"]
    assert [(row["side"], row["source"], row["text"]) for row in silent] == [("511900", "巴中.txt", "")]
    missing = [row["side"] for row in found if row["type"] == "recognition" and row["part"] == "missing"]
    assert missing == ["510700", "511900"]
    gap = next(row for row in found if row["type"] == "topic")
    assert (gap["side"], gap["subject"], gap["text"]) == ("511900", "culture", "")
    omitted = [row for row in found if row["type"] == "alignment" and row["status"] == "omits"]
    assert [(row["part"], row["side"]) for row in omitted] == [("task", "511000"), ("side", "511900")]


def test_progress_sets_commitment_beside_report() -> None:
    told = [row for row in rows() if row["type"] == "progress"]
    assert [(row["part"], row["stage"], row["status"]) for row in told] == [
        ("commitment", "preliminary", "under_way"), ("report", "construction", "under_way"),
        ("commitment", "", "silent")]
    assert told[1]["date"] == "2024-12-31", "the date that the report speaks of"
    assert told[0]["date"] == "2020-07-30", "the date of the document"


def test_industries_in_common_have_their_names_in_words() -> None:
    row = next(row for row in rows("zh") if row["类别"] == "产业重合")
    assert row["项目或事项"] == "铁路、船舶、航空航天和其他运输设备制造业"


@pytest.mark.parametrize(("returned", "status"), [(True, "returned"), (False, "not_returned"), (None, "unknown")])
def test_an_answer_that_cannot_be_known_is_not_a_silence(returned: bool | None, status: str) -> None:
    partner = Partner(side="511000", partner="510700", domains=(), clauses=(clause(BAZHONG, 0),), returned=returned)
    assert [row["status"] for row in rows(findings=(partner,))] == [status]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "＝1", "+86", "-5"])
def test_no_cell_is_run_as_a_formula(name: str) -> None:
    finding = Industry(code="37", name=name, claims=(clause(BAZHONG, 0),), sides=("511900",))
    assert rows(findings=(finding,))[0]["subject"] == "'" + name


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_as_they_were(name: str) -> None:
    silent = OneSided(project=name, project_id="j-1", promised=(), silent="511900", sources=("a.txt",), score=1.0,
                      reasons=())
    found = rows(findings=(silent,))
    assert [row["subject"].removeprefix("'") for row in found] == [name]


def test_a_finding_quotes_what_it_holds() -> None:
    for finding in every_finding():
        for part in parts(finding):
            if part.quote:
                texts = {reading.document.source: reading.document.text for reading in READINGS}
                assert texts[part.quote.source][part.quote.start:part.quote.end] == part.quote.text


def test_every_code_has_a_word_in_both_languages() -> None:
    for language in ("zh", "en"):
        codes = {("type", type_of(finding)) for finding in every_finding()}
        codes |= {("part", part.name) for finding in every_finding() for part in parts(finding)} | {("part", "answer")}
        codes |= {("status", code) for code in (*get_args(Outcome), *get_args(Inheritance))}
        for group, code in codes:
            assert word(group, code, language), (group, code)
            assert language == "en" or word(group, code, "zh") != code, (group, code)
    assert all(zh and en and meaning for _, zh, en, meaning in finding_columns())


def test_a_table_of_nothing_has_its_head() -> None:
    assert "".join(findings_csv((), Sources(()))) == ",".join(column[0] for column in finding_columns()) + "\r\n"


def test_progress_without_a_project_is_named_by_its_words() -> None:
    assert rows(findings=progress())[-1]["subject"] == "加快建设巴中机场"
