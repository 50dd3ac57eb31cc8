"""``luoshi check`` and what it rests on: every way in which a record can be untrue to its text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, reject
from hypothesis import strategies as st
from msgspec.structs import replace

import luoshi
from luoshi.cli import main
from luoshi.exceptions import NotChinese
from luoshi.models import Relation
from luoshi.serialize import to_json
from luoshi.verification import faults

TEXT = ("青河市交通决定\n\n一、加快铁路建设\n推进青河至白水城际铁路前期工作,到2027年建成码头3座。"
        "责任单位:市交通运输局。\n")
DOCUMENT = luoshi.read(TEXT, name="a.txt")
EXTRACTION = luoshi.extract(DOCUMENT)
FIRST = EXTRACTION.measures[0]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner(env={"LUOSHI_LANG": "en"}).invoke(main, ["check", *map(str, arguments)], input=stdin)
    return run


def test_what_the_library_makes_is_without_fault() -> None:
    assert list(faults(DOCUMENT)) == []
    assert list(faults(EXTRACTION, TEXT)) == []
    assert list(faults(EXTRACTION)) == []


SPOILED = [
    ("another digest", {"sha256": "0" * 64}, "sha256"),
    ("another length", {"length": 7}, "length"),
    ("a quote that is not there", {"measures": (replace(FIRST, text="推进别的事情"),)}, "measures[0].text"),
    ("a span behind the end", {"measures": (replace(FIRST, end=10_000),)}, "measures[0]"),
    ("an empty span", {"measures": (replace(FIRST, end=FIRST.start),)}, "measures[0]"),
    ("an identifier twice", {"measures": (FIRST, replace(FIRST, start=FIRST.end, end=FIRST.end + 1, text=","))},
     "measures[1].id"),
    ("measures that overlap", {"measures": (FIRST, replace(FIRST, id="m-x"))}, "measures"),
    ("a project that is not there", {"measures": (replace(FIRST, projects=("p-0-1",)),)}, "measures[0].projects"),
    ("a section that is not there", {"measures": (replace(FIRST, section="chp_9"),)}, "measures[0].section"),
    ("a relation to nothing", {"relations": (Relation(type="detail", source=FIRST.id, target="m-0-1"),)},
     "relations[0]"),
    ("a sentence left out", {"sentences": EXTRACTION.sentences[:-1]}, "sentences"),
    ("a sentence twice", {"sentences": (*EXTRACTION.sentences, EXTRACTION.sentences[-1])}, "sentences"),
]


@pytest.mark.parametrize(("change", "path"), [row[1:] for row in SPOILED], ids=[row[0] for row in SPOILED])
def test_every_untruth_is_found_at_its_place(change: dict[str, Any], path: str) -> None:
    assert path in {fault.path for fault in faults(replace(EXTRACTION, **change), TEXT)}


@given(st.text(max_size=200))
def test_any_text_gives_a_record_without_fault(text: str) -> None:
    try:
        document = luoshi.read(f"推进改革。\n{text}\n加快建设甲乙铁路。")
    except NotChinese:
        reject()
    assert list(faults(document)) == []
    assert list(faults(luoshi.extract(document), document.text)) == []


def test_records_with_their_texts_are_proved(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    record = to_json(EXTRACTION)
    proved = run("--texts", tmp_path / "a.txt", stdin=record)
    assert proved.exit_code == 0
    assert proved.stderr == "1 checked, 0 faults\n"
    assert "1 without their text" in run(stdin=record).stderr
    together = run(stdin=to_json(DOCUMENT) + b"\n" + record)
    assert together.stderr == "2 checked, 0 faults\n"


def test_faults_are_listed_with_line_and_field(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    spoiled = json.loads(to_json(EXTRACTION))
    spoiled["measures"][0]["text"] = "推进别的事情"
    wrong = json.loads(to_json(EXTRACTION))
    wrong["measures"][0]["kind"] = "wish"
    rows = [to_json(DOCUMENT), json.dumps(spoiled).encode(), json.dumps(wrong).encode(), b"{not json"]
    path.write_bytes(b"\n".join(rows))
    result = run(path)
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert told[0].startswith(f"{path}:2: measures[0].text: the text has '推进青河至白水城际铁路前期工作' there")
    assert told[1].startswith(f"{path}:3: $.measures[0].kind: Invalid enum value 'wish'")
    assert told[2].startswith(f"{path}:4: $: the record is no JSON")
    assert result.stderr == "4 checked, 3 faults\n"


@pytest.mark.parametrize("several", [False, True])
def test_indented_json_is_checked_too(run: Run, tmp_path: Path, several: bool) -> None:
    record = json.loads(to_json(EXTRACTION))
    path = tmp_path / "found.json"
    path.write_text(json.dumps([record, record] if several else record, indent=2), encoding="utf-8")
    assert run(path).stderr.startswith(f"{1 + several} checked, 0 faults")


TABLES = [
    ("verbs", "word\trole\tstrength\tsource\texample\n盘活\tact\tadvance\tour own\t盘活存量土地\n", ""),
    ("verbs", "word\trole\tstrength\tsource\texample\n盘活\tact\twish\tour own\t盘活存量土地\n", "unknown role"),
    ("verbs", "word\trole\tstrength\tsource\texample\n盘活\tact\tadvance\tour own\t例\t多出一格\n",
     "6 cells where the header has 5"),
    ("verb", "word\tsource\texample\n", "no table of this name is used"),
]


@pytest.mark.parametrize(("name", "table", "said"), TABLES)
def test_tables_of_ones_own_are_checked(run: Run, tmp_path: Path, name: str, table: str, said: str) -> None:
    (tmp_path / f"{name}.tsv").write_text(table, encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == bool(said)
    assert said in result.stdout


def test_nothing_checked_is_no_success(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 3
    assert run(tmp_path / "missing.jsonl").exit_code == 3
