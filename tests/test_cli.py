"""The command line: inputs, outputs, pipes, failures and exit codes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from luoshi.cli import VERBS, main
from luoshi.cli.names import file_name
from luoshi.models import Document, Extraction
from luoshi.serialize import from_json, json_schema_text

Run = Callable[..., Result]

RAILWAY = "青河市交通建设决定\n\n一、加快铁路建设\n推进青河至白水城际铁路前期工作,争取云岭机场纳入国家规划。\n"
SCHOOLS = "白水县教育行动方案\n\n一、建设学校\n到2025年,新建小学12所。支持白水县创建教育强县。\n"


@pytest.fixture
def run() -> Run:
    def run(*arguments: object, stdin: bytes | str | None = None, language: str = "en") -> Result:
        return CliRunner(env={"LUOSHI_LANG": language}).invoke(main, [str(a) for a in arguments], input=stdin)
    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(RAILWAY, encoding="utf-8")
    (folder / "sub" / "b.txt").write_text(SCHOOLS, encoding="gb18030")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl.gz"
    records = [{"id": f"r-{n}", "text": f"第{n}号\n\n{RAILWAY if n % 2 else SCHOOLS}"} for n in range(150)]
    path.write_bytes(gzip.compress("\n".join(json.dumps(record) for record in records).encode()))
    return path


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_read_writes_a_document_a_line(run: Run, folder: Path) -> None:
    result = run("read", folder)
    assert result.exit_code == 0
    documents = [from_json(line, Document) for line in result.stdout.splitlines()]
    assert [(document.source, document.text) for document in documents] == [("a.txt", RAILWAY), ("sub/b.txt", SCHOOLS)]


def test_extract_reads_what_read_wrote(run: Run, folder: Path) -> None:
    documents = run("read", folder).stdout_bytes
    assert run("extract", "-", stdin=documents).stdout_bytes == run("extract", folder).stdout_bytes
    path = folder.parent / "documents.jsonl"
    path.write_bytes(documents)
    assert run("extract", path).stdout_bytes == run("extract", folder).stdout_bytes


def test_standard_input_may_be_a_text_or_records(run: Run) -> None:
    assert lines(run("extract", stdin=RAILWAY.encode()))[0]["source"] == "stdin"
    assert lines(run("extract", "-", stdin="\ufeff" + json.dumps({"id": 7, "text": RAILWAY})))[0]["source"] == "stdin#7"


def test_extract_finds_the_commitments(run: Run, folder: Path) -> None:
    found = from_json(run("extract", folder / "a.txt").stdout_bytes, Extraction)
    measures = [measure.text for measure in found.measures]
    assert measures == ["推进青河至白水城际铁路前期工作", "争取云岭机场纳入国家规划"]


def test_reasons_are_there_on_request_only(run: Run, folder: Path) -> None:
    plain, asked = run("extract", folder / "a.txt"), run("extract", folder / "a.txt", "--reasons")
    assert "reasons" not in plain.stdout
    assert all(measure["reasons"] for measure in lines(asked)[0]["measures"])  # type: ignore[attr-defined]


def test_json_is_an_object_for_one_and_an_array_for_several(run: Run, folder: Path) -> None:
    one = json.loads(run("extract", folder / "a.txt", "-f", "json").stdout)
    several = json.loads(run("extract", folder, "-f", "json").stdout)
    assert one == several[0]
    assert [found["source"] for found in several] == ["a.txt", "sub/b.txt"]


def test_csv_has_one_header_for_all_documents(run: Run, folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("extract", folder, "-f", "csv").stdout_bytes.decode("utf-8-sig"))))
    assert rows[0].count("text") == 1
    column = rows[0].index("text")
    assert [row[column] for row in rows[1:]] == [
        "推进青河至白水城际铁路前期工作", "争取云岭机场纳入国家规划", "到2025年,新建小学12所", "支持白水县创建教育强县"]


def test_csv_in_chinese_words(run: Run, folder: Path) -> None:
    table = run("extract", folder / "a.txt", "-f", "csv", "--words", "zh").stdout
    assert "措施原文" in table.splitlines()[0]
    assert "争取" in table.splitlines()[2]


def test_workbook_opens_elsewhere_and_links_to_the_views(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("annotate", folder, "-o", f"{tmp_path}/out/views/").exit_code == 0
    book = tmp_path / "out" / "book.xlsx"
    assert run("extract", folder, "-f", "xlsx", "-o", book, "--views", tmp_path / "out" / "views").exit_code == 0
    opened = openpyxl.load_workbook(book)
    targets = [cell.hyperlink.target.replace("\\", "/") for sheet in opened for row in sheet for cell in row
               if cell.hyperlink and cell.hyperlink.target]
    assert targets
    assert all((book.parent / target.split("#")[0]).is_file() for target in targets)


@pytest.mark.parametrize(("form", "names"), [
    ("html", ["a.html", "sub/b.html"]), ("akn", ["a.xml", "sub/b.xml"]), ("webanno", ["a.jsonld", "sub/b.jsonld"]),
    ("json", ["a.json", "sub/b.json"]), ("csv", ["a.csv", "sub/b.csv"]),
])
def test_a_folder_gets_a_file_for_each_document(run: Run, folder: Path, out: Path, form: str, names: list[str]) -> None:
    assert run("extract", folder, "-f", form, "-o", f"{out}/").exit_code == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == names


def test_several_documents_do_not_go_into_one_view(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("annotate", folder)
    assert result.exit_code == 2
    assert "-o FOLDER/" in result.stderr
    assert run("annotate", folder, "-o", tmp_path / "one.html").exit_code == 2
    assert not (tmp_path / "one.html").exists()
    assert run("annotate", folder, "-o", tmp_path / "views").exit_code == 0
    assert (tmp_path / "views" / "a.html").is_file()


def test_annotate_marks_given_extractions(run: Run, folder: Path, tmp_path: Path) -> None:
    record = lines(run("extract", folder / "a.txt"))[0]
    record["measures"] = [{**record["measures"][0], "kind": "policy"}]  # type: ignore[index]
    reviewed = tmp_path / "reviewed.jsonl"
    reviewed.write_text(json.dumps(record), encoding="utf-8")
    marked = run("annotate", folder / "a.txt", "-f", "text", "--with", reviewed, "--words", "zh").stdout
    assert "⟦政策·" in marked
    assert marked.count("⟦") == 1
    other = run("annotate", folder / "sub" / "b.txt", "-f", "text", "--with", reviewed)
    assert other.exit_code == 3
    assert "there is no extraction of this text" in other.stderr


def test_marked_text_without_its_marks_is_the_text(run: Run, folder: Path) -> None:
    marked = run("annotate", folder / "a.txt", "-f", "text").stdout_bytes.decode()
    plain = "".join(part.rpartition("│")[2] for part in marked.replace("⟧", "⟦").split("⟦"))
    assert plain == RAILWAY


def test_coverage_lists_unclear_sentences_with_their_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text(RAILWAY + "该如何理解呢?\n", encoding="utf-8")
    found = json.loads(run("coverage", path, "-f", "json").stdout)
    assert [(one["line"], one["column"], one["text"]) for one in found["unclear"]] == [(5, 1, "该如何理解呢?")]
    assert sum(figures["sentences"] for figures in found["labels"].values()) == found["sentences"]
    assert "c.txt:5:1: 该如何理解呢?" in run("coverage", path).stdout


def test_schema_is_the_published_one(run: Run, tmp_path: Path) -> None:
    published = Path(__file__).parents[1] / "docs" / "schema" / "luoshi-1.json"
    assert run("schema").stdout == json_schema_text() == published.read_text(encoding="utf-8")
    assert run("schema", "-o", tmp_path / "s.json").exit_code == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == json_schema_text()


# --- failures -------------------------------------------------------------------------------------------------------

BAD = [
    ("missing.txt", None, "the file cannot be read"),
    ("empty.txt", b"", "there is no text"),
    ("english.txt", b"Nothing but English words in here.", "letters are Chinese"),
    ("fake.docx", b"not a zip archive", "no docx file"),
    ("binary.bin", b"\x00\x01\x02" * 50, "binary files are not read"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_told_in_one_sentence(run: Run, tmp_path: Path, name: str, data: bytes | None, said: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("extract", path)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_a_bad_file_stops_the_round_or_is_left_out(run: Run, folder: Path) -> None:
    good = run("extract", folder).stdout
    (folder / "b.docx").write_bytes(b"broken")
    stopped = run("extract", folder)
    assert stopped.exit_code == 1
    assert [found["source"] for found in lines(stopped)] == ["a.txt"]
    going = run("extract", folder, "--keep-going")
    assert going.exit_code == 1
    assert going.stdout == good
    assert "b.docx" in going.stderr
    assert "1 of 3 inputs failed." in going.stderr


def test_a_failure_leaves_the_file_that_was_there(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    (folder / "b.docx").write_bytes(b"broken")
    assert run("extract", folder, "-o", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".*part"))
    assert run("extract", folder, "-o", out, "-k").exit_code == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_a_bad_table_is_told_once(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    table = "word\trole\tstrength\tsource\texample\n盘活\tact\twish\tour own\t例\n"
    (tmp_path / "words" / "verbs.tsv").write_text(table, encoding="utf-8")
    result = run("extract", folder, "-k", "--lexicons", tmp_path / "words")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "unknown role" in result.stderr


def test_a_table_of_ones_own_changes_what_is_found(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    table = "word\trole\tstrength\tsource\texample\n-支持\t\t\tour own\t\n"
    (tmp_path / "words" / "verbs.tsv").write_text(table, encoding="utf-8")
    plain, own = run("extract", folder), run("extract", folder, "--lexicons", tmp_path / "words")
    assert own.exit_code == 0
    assert "支持白水县创建教育强县" in plain.stdout
    assert own.stdout != plain.stdout


def test_a_device_is_written_and_not_replaced(run: Run, folder: Path) -> None:
    assert run("extract", folder, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_all_bad_is_another_exit_code_than_some(run: Run, tmp_path: Path) -> None:
    assert run("extract", tmp_path / "x.txt", tmp_path / "y.txt", "-k").exit_code == 3


def test_nothing_to_read_is_said(run: Run, tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 3
    assert "There is nothing to read" in result.stderr


@pytest.mark.parametrize("arguments", [["extrat"], ["extract", "--format", "doc"], ["extract", "--jobs", "0"],
                                       ["extract", "--lexicons", "/no/such/folder"]])
def test_wrong_usage_has_its_exit_code(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_changed_document_is_refused(run: Run, folder: Path) -> None:
    changed = run("read", folder / "a.txt").stdout.replace("前期工作", "前期准备")
    result = run("extract", "-", stdin=changed)
    assert result.exit_code == 3
    assert "the text is not the one that was read" in result.stderr


def test_a_bad_line_in_a_stream_does_not_stop_the_others(run: Run, folder: Path) -> None:
    first, second = run("read", folder).stdout.splitlines()
    result = run("extract", "-k", "-", stdin="\n".join([first, first[:80], second]))
    assert result.exit_code == 1
    assert [found["source"] for found in lines(result)] == ["a.txt", "sub/b.txt"]
    assert "stdin:2" in result.stderr


def test_a_bug_on_one_input_is_told_and_others_go_on(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import luoshi

    def extract(document: Document, **_options: object) -> Extraction:
        if document.source == "a.txt":
            raise KeyError("也")
        return luoshi.extraction.extract(document)

    monkeypatch.setattr(luoshi, "extract", extract, raising=False)
    result = run("extract", folder, "-k")
    assert result.exit_code == 1
    assert [found["source"] for found in lines(result)] == ["sub/b.txt"]
    assert "a.txt: the program failed on this input; KeyError: '也'" in result.stderr


# --- processes ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_jobs_do_not_change_a_byte(run: Run, corpus: Path, form: str) -> None:
    one, three = (run("extract", corpus, "-f", form, "--jobs", n) for n in (1, 3))
    assert one.exit_code == three.exit_code == 0
    assert len(one.stdout.splitlines()) >= 150
    assert one.stdout_bytes == three.stdout_bytes


def test_jobs_tell_failures_in_order(run: Run, corpus: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("no Chinese here", encoding="utf-8")
    results = [run("extract", corpus, bad, corpus, "-k", "--jobs", n) for n in (1, 3)]
    assert [result.exit_code for result in results] == [1, 1]
    assert results[0].stdout_bytes == results[1].stdout_bytes
    assert results[0].stderr == results[1].stderr


def test_a_killed_process_costs_its_input_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from luoshi.cli.inputs import sources
    from luoshi.cli.running import run as shared_out

    outcomes = list(shared_out(sources([str(corpus)]), _fatal, jobs=2))
    assert len(outcomes) == 150
    assert [outcome.source for outcome in outcomes if outcome.error] == ["corpus.jsonl.gz#r-77"]
    assert "was ended" in str(next(outcome.error for outcome in outcomes if outcome.error))


def _fatal(document: Document) -> str:
    import os

    if document.source.endswith("#r-77"):
        os._exit(9)
    return document.source


def test_output_is_the_same_in_other_processes_and_with_other_hash_seeds(folder: Path) -> None:
    outputs = {
        subprocess.run([sys.executable, "-m", "luoshi", "extract", str(folder), "--reasons"], check=True,
                       capture_output=True, env={"PYTHONHASHSEED": seed, "PATH": ""}).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1


def test_a_closed_pipe_is_no_traceback(corpus: Path) -> None:
    command = f"{sys.executable} -m luoshi read {corpus} | head -c 100 > /dev/null"
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in found.stderr


# --- names and verbs ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("source", "name"), [
    ("a.txt", "a.html"), ("sub/b.docx", "sub/b.html"), ("报告.v2.pdf", "报告.v2.html"),
    ("../../etc/passwd", "etc/passwd.html"), ("/srv/x", "srv/x.html"), ("c.jsonl.gz#7", "c.jsonl.gz_7.html"),
    ('<>:"|?*\\', "________.html"), ("", "document.html"), ("...", "document.html"),
    ("con\x00trol\n", "con_trol_.html"),
])
def test_any_source_gets_a_name_inside_the_folder(source: str, name: str) -> None:
    assert file_name(source, ".html", set()) == name


def test_names_never_collide() -> None:
    taken: set[str] = set()
    names = [file_name(source, ".html", taken) for source in ("a.txt", "a.pdf", "A.txt", "a-2.txt", "字" * 300)]
    assert len({name.lower() for name in names}) == 5
    assert len(names[-1].encode()) < 255


def test_every_verb_has_help_in_both_languages(run: Run) -> None:
    for verb in VERBS:
        english, chinese = run(verb, "--help"), run(verb, "--help", language="zh_CN.UTF-8")
        assert english.stdout.startswith("Usage:")
        assert chinese.stdout.startswith("用法：")
