"""`luoshi link`, `compare`, `follow` and `judge`: inputs, formats, failures and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from luoshi.cli import main
from luoshi.cli.follow import _repeated
from luoshi.findings import Finding
from luoshi.linking.judgements import loads
from luoshi.serialize import from_json

Run = Callable[..., Result]

# Two cities on one line, at stages that differ; both claim a rank; one service is promised by both.
TEXTS = {
    "内江": "一、加强基础设施建设\n（一）加快铁路建设。推进绵遂内铁路前期工作。"
            "争创成渝地区副中心城市。推动异地就医直接结算。\n",
    "绵阳": "一、构建综合交通体系\n（一）打通通道。新开工绵遂内铁路。"
            "建设成渝地区副中心城市。推动异地就医直接结算。\n",
}
REPORT = ("内江市人民政府工作报告\n（2024年1月20日在内江市第八届人民代表大会第四次会议上）\n"
          "一、2023年工作回顾\n绵遂内铁路开工建设，完成投资12亿元。\n")


def decision(city: str) -> str:
    head = f"中共{city}市委关于加快发展的决定\n（2020年7月30日中国共产党{city}市第七届委员会第九次全体会议通过）\n"
    return head + TEXTS[city]


@pytest.fixture
def run() -> Run:
    def run(*arguments: object, stdin: bytes | None = None, language: str = "en") -> Result:
        return CliRunner(env={"LUOSHI_LANG": language}).invoke(main, [str(each) for each in arguments], input=stdin)
    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for city in TEXTS:
        (folder / f"{city}.txt").write_text(decision(city), encoding="utf-8")
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"))))


# link


def test_projects_first_then_what_follows(run: Run, folder: Path) -> None:
    found = lines(run("link", folder))
    assert [each["type"] for each in found[:2]] == ["project", "stage_conflict"]
    assert {mention["source"] for mention in found[0]["mentions"]} == {"内江.txt", "绵阳.txt"}  # type: ignore[union-attr]
    assert [(side["side"], side["stage"]) for side in found[1]["sides"]] == [  # type: ignore[union-attr]
        ("510700", "start"), ("511000", "preliminary")]


def test_every_line_is_a_finding(run: Run, folder: Path) -> None:
    for line in run("compare", folder).stdout.splitlines():
        from_json(line, Finding)  # type: ignore[arg-type]


def test_the_order_of_inputs_and_the_number_of_processes_make_no_difference(run: Run, folder: Path) -> None:
    one, other = folder / "内江.txt", folder / "绵阳.txt"
    wanted = run("link", one, other).stdout
    assert run("link", other, one).stdout == wanted
    assert run("link", "-j", 2, one, other).stdout == wanted


def test_documents_that_were_read_before_come_by_standard_input(run: Run, folder: Path) -> None:
    read = run("read", folder).stdout_bytes
    assert run("link", stdin=read).stdout == run("link", folder).stdout


def test_shared_leaves_out_the_projects_that_are_named_once(run: Run, folder: Path) -> None:
    def count(*arguments: object) -> int:
        return [each["type"] for each in lines(run("link", *arguments))].count("project")
    assert count(folder / "内江.txt") > 0
    assert count("--shared", folder / "内江.txt") == 0


def test_a_table_in_chinese(run: Run, folder: Path) -> None:
    rows = table(run("link", folder, "-f", "csv", "--words", "zh"))
    conflict = [row for row in rows if row["类别"] == "口径不一"]
    assert [(row["一方"], row["阶段"], row["原文"]) for row in conflict] == [
        ("绵阳", "开工", "绵遂内铁路"), ("内江", "前期工作", "绵遂内铁路")]
    assert conflict[1]["所在条目"].startswith("（一）加快铁路建设")


@pytest.mark.parametrize(("name", "starts"), [
    ("found.csv", b"\xef\xbb\xbftype,"), ("found.geojson", b'{"type":"FeatureCollection"'), ("found.xlsx", b"PK"),
    ("found.jsonl", b'{"type":"project"'), ("found.txt", b'{"type":"project"'),
])
def test_the_name_of_the_output_chooses_the_format(
    run: Run, folder: Path, tmp_path: Path, name: str, starts: bytes,
) -> None:
    assert run("link", folder, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(starts)


def test_a_format_asked_for_wins_over_the_name(run: Run, folder: Path, tmp_path: Path) -> None:
    run("link", folder, "-f", "oc4ids", "-o", tmp_path / "found.csv")
    assert json.loads((tmp_path / "found.csv").read_bytes())["projects"][0]["title"] == "绵遂内铁路"


def test_the_list_of_matters_links_to_the_views(run: Run, folder: Path, tmp_path: Path) -> None:
    views = tmp_path / "views"
    assert run("annotate", folder, "-o", f"{views}/").exit_code == 0
    run("link", folder, "-o", tmp_path / "matters.xlsx", "--views", views)
    sheet = openpyxl.load_workbook(tmp_path / "matters.xlsx")["对接事项"]
    target = sheet["F2"].hyperlink.target.replace("\\", "/").replace("%20", " ").partition("#")[0]
    assert (tmp_path / target).is_file()


@pytest.mark.parametrize(("arguments", "says"), [
    (("link", "-f", "jsonl", "-o", "{folder}/"), "one file"),
    (("compare", "-f", "site"), "-o FOLDER/"),
    (("link", "-f", "site"), "not one of"),
    (("follow", "--plans", "{folder}"), "--reports"),
    (("follow", "--plans", "{folder}", "-o", "{folder}/f.xlsx", "--reports", "{folder}"), "does not write xlsx"),
    (("follow", "--plans", "{folder}", "--reports", "{folder}", "-f", "xlsx"), "not one of"),
])
def test_wrong_usage(run: Run, folder: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*(argument.format(folder=folder) for argument in arguments), folder)
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_file_that_fails_stops_or_is_left_out(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xfd" * 50)
    stopped = run("link", folder)
    assert stopped.exit_code in (1, 3)
    assert stopped.stdout == ""
    going = run("link", "-k", folder)
    assert going.exit_code == 1
    assert '"type":"stage_conflict"' in going.stdout
    assert "bad.txt" in going.stderr


def test_nothing_to_read(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("link", empty).exit_code == 3


def test_no_project_to_publish_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("关于加强作风建设的决定\n一、加强学习\n认真学习有关精神。\n", encoding="utf-8")
    result = run("link", tmp_path / "a.txt", "-f", "oc4ids")
    assert result.exit_code == 3
    assert "no project to publish" in result.stderr


# compare


def test_compare_adds_what_needs_no_shared_project(run: Run, folder: Path) -> None:
    found = lines(run("compare", folder))
    assert {"project", "stage_conflict", "rival", "recognition", "topic"} <= {each["type"] for each in found}
    rival = next(each for each in found if each["type"] == "rival" and "副中心" in str(each["role"]))
    assert {claim["source"] for claim in rival["claims"]} == {"内江.txt", "绵阳.txt"}  # type: ignore[union-attr]


def test_a_folder_gets_the_site(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("compare", folder, "-o", f"{tmp_path}/site/")
    assert result.exit_code == 0, result.output
    assert "绵遂内铁路" in (tmp_path / "site" / "conflicts.html").read_text(encoding="utf-8")
    assert 'lang="zh' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_the_site_in_english(run: Run, folder: Path, tmp_path: Path) -> None:
    run("compare", folder, "-f", "site", "--words", "en", "-o", f"{tmp_path}/new")
    assert 'lang="en' in (tmp_path / "new" / "index.html").read_text(encoding="utf-8")


def test_a_superior_document_is_aligned_and_does_not_speak(run: Run, folder: Path, tmp_path: Path) -> None:
    above = tmp_path / "above.txt"
    above.write_text("四川省推动成渝地区双城经济圈建设规划\n一、基础设施\n加快建设绵遂内铁路。推动异地就医直接结算。\n",
                     encoding="utf-8")
    found = lines(run("compare", folder, "--superior", above))
    tasks = [each for each in found if each["type"] == "alignment"]
    assert {each["side"] for each in tasks} == {"510700", "511000"}
    assert {each["task"]["source"] for each in tasks if each["task"]} == {"above.txt"}  # type: ignore[index]


def test_a_superior_of_many_documents_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "many.jsonl"
    records = [{"id": city, "text": decision(city)} for city in TEXTS]
    corpus.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    result = run("compare", folder, "--superior", corpus)
    assert result.exit_code == 2
    assert "one document" in result.stderr


# follow


@pytest.mark.parametrize("style", ["lists", "repeated", "equals"])
def test_follow_takes_its_files_in_any_way(run: Run, folder: Path, report: Path, style: str) -> None:
    one, other = folder / "内江.txt", folder / "绵阳.txt"
    arguments = {
        "lists": ("--plans", one, other, "--reports", report),
        "repeated": ("--plans", one, "--plans", other, "--reports", report),
        "equals": (f"--plans={one}", "--reports", report, "-f", "jsonl", "--plans", other),
    }[style]
    found = lines(run("follow", *arguments))
    told = next(each for each in found if each["project"] == "绵遂内铁路" and each["report"])
    assert told["commitment"]["source"] == "内江.txt"  # type: ignore[index]
    assert told["report"]["source"] == "report.txt"  # type: ignore[index]
    assert "绵遂内铁路" in REPORT[told["report"]["start"]:told["report"]["end"]]  # type: ignore[index]


def test_follow_as_a_table(run: Run, folder: Path, report: Path) -> None:
    result = run("follow", "--plans", folder, "--reports", report, "-f", "csv", "--words", "zh")
    rows = table(result)
    reported = next(row for row in rows if row["成分"] == "报告")
    assert (reported["类别"], reported["一方"], reported["文件"]) == ("进展", "内江", "report.txt")


def test_follow_without_a_readable_report(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("follow", "--plans", folder, "--reports", tmp_path / "absent.txt")
    assert result.exit_code == 3
    assert "absent.txt" in result.stderr


@pytest.mark.parametrize(("given", "read"), [
    (["--plans", "a", "b"], ["--plans", "a", "--plans", "b"]),
    (["--plans", "a", "--reports", "c", "d", "-j", "2"],
     ["--plans", "a", "--reports", "c", "--reports", "d", "-j", "2"]),
    (["--plans=a", "b"], ["--plans=a", "--plans", "b"]),
    (["--plans", "-", "--reports", "c"], ["--plans", "-", "--reports", "c"]),
    (["-k", "--plans", "a"], ["-k", "--plans", "a"]),
    (["x", "--plans"], ["x"]),
    (["--plans", "a", "--", "b"], ["--plans", "a", "--", "b"]),
])
def test_options_of_many_values(given: list[str], read: list[str]) -> None:
    assert _repeated(given, ("--plans", "--reports")) == read


# judge


def spans(run: Run, folder: Path) -> list[str]:
    project = lines(run("link", folder))[0]
    return [f"{m['source']}:{m['start']}-{m['end']}" for m in project["mentions"]]  # type: ignore[union-attr]


@pytest.fixture
def judge(run: Run, folder: Path, tmp_path: Path) -> Run:
    def judge(left: str, right: str, *arguments: object) -> Result:
        return run("judge", tmp_path / "said.jsonl", "--left", left, "--right", right, "--author", "甲",
                   "--texts", folder, *arguments)
    return judge


def test_a_judgement_overrules_the_next_run(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    left, right = spans(run, folder)
    assert judge(left, right, "--not-same", "--time", "2026-03-01T09:30:00+08:00", "--note", "两条线").exit_code == 0
    said = tmp_path / "said.jsonl"
    (entry,) = loads(said.read_bytes())
    assert (entry.opinion, entry.author, entry.note) == ("not_same", "甲", "两条线")
    assert entry.time == "2026-03-01T09:30:00+08:00"
    assert not any(each["type"] == "stage_conflict" for each in lines(run("link", folder, "--judgements", said)))


def test_a_later_judgement_is_added_and_counts(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    left, right = spans(run, folder)
    judge(left, right, "--not-same", "--time", "2026-03-01T09:30:00+08:00")
    judge(right, left, "--same", "--time", "2026-03-02T09:30:00+08:00")
    said = tmp_path / "said.jsonl"
    assert [entry.opinion for entry in loads(said.read_bytes())] == ["not_same", "same"]
    assert any(each["type"] == "stage_conflict" for each in lines(run("link", folder, "--judgements", said)))


def test_the_clock_is_asked_where_no_time_is_given(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    from datetime import datetime

    judge(*spans(run, folder), "--unsure")
    (entry,) = loads((tmp_path / "said.jsonl").read_bytes())
    assert datetime.fromisoformat(entry.time).tzinfo is not None


def test_a_file_without_a_last_line_end_is_continued(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    left, right = spans(run, folder)
    judge(left, right, "--same")
    said = tmp_path / "said.jsonl"
    said.write_bytes(said.read_bytes().rstrip(b"\n"))
    judge(left, right, "--unsure")
    assert [entry.opinion for entry in loads(said.read_bytes())] == ["same", "unsure"]


def test_a_span_that_is_no_mention_names_the_nearest(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    left, right = spans(run, folder)
    source, _, span = left.partition(":")
    start, end = map(int, span.split("-"))
    result = judge(f"{source}:{start + 1}-{end}", right, "--same")
    assert result.exit_code == 2
    assert f"绵遂内铁路 at {left}" in result.stderr
    assert not (tmp_path / "said.jsonl").exists(), "nothing is written"


@pytest.mark.parametrize(("left", "arguments", "says"), [
    ("别处.txt:1-5", ("--same",), "内江.txt"),
    ("内江.txt", ("--same",), "SOURCE:START-END"),
    (None, (), "--not-same"),
    (None, ("--same", "--time", "2026-03-01"), "offset"),
    (None, ("--same", "--time", "yesterday"), "offset"),
])
def test_judge_refuses(
    run: Run, judge: Run, folder: Path, left: str | None, arguments: tuple[str, ...], says: str,
) -> None:
    known = spans(run, folder)
    result = judge(left or known[0], known[1], *arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_mention_is_not_judged_against_itself(run: Run, judge: Run, folder: Path) -> None:
    left, _ = spans(run, folder)
    assert judge(left, left, "--same").exit_code == 2


def test_a_broken_file_of_judgements_is_left_alone(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.jsonl"
    said.write_text("{}\n", encoding="utf-8")
    result = judge(*spans(run, folder), "--same")
    assert result.exit_code == 3
    assert "said.jsonl:1" in result.stderr
    assert said.read_text(encoding="utf-8") == "{}\n"


def test_a_judgement_on_words_that_are_gone_is_told(run: Run, judge: Run, folder: Path, tmp_path: Path) -> None:
    judge(*spans(run, folder), "--same")
    (folder / "绵阳.txt").write_text(decision("绵阳").replace("新开工", "尽快开工"), encoding="utf-8")
    result = run("link", folder, "--judgements", tmp_path / "said.jsonl")
    assert result.exit_code == 0
    assert "no longer there" in result.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "oc4ids", "xlsx"])
def test_the_same_bytes_whatever_the_order_of_hashes(folder: Path, form: str) -> None:
    def made(seed: str) -> bytes:
        command = [sys.executable, "-m", "luoshi", "compare", str(folder), "-f", form]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert made("1") == made("2")


@pytest.mark.parametrize("verb", ["link", "compare", "follow", "judge"])
def test_help_is_there_in_both_languages(run: Run, verb: str) -> None:
    for language in ("en", "zh"):
        assert run(verb, "--help", language=language).exit_code == 0
