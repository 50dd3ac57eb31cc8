"""Streams: folders and JSON lines in a fixed order, and one bad source never stops the others."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from reading_files import p, typeset, word

from luoshi.exceptions import BrokenFile, EmptyText, NotChinese, TooLarge, UnknownFormat, UnreadableFile
from luoshi.models import Document
from luoshi.reading import Failure, Limits, items, read, read_item, read_many, records

TEXT = "一、总体要求\n加快建设铁路。"


def summary(found: list[Document | Failure]) -> list[tuple[str, str]]:
    """What came out: sources with a text's length or an error's name."""
    return [
        (one.source, type(one.error).__name__ if isinstance(one, Failure) else str(len(one.text))) for one in found
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "二.txt").write_text(TEXT, encoding="gb18030")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(word(p("建设铁路")))
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "e.png").write_bytes(b"\x89PNG\0\0")
    (tmp_path / ".hidden").write_text(TEXT)
    (tmp_path / "~$c.docx").write_text("lock")
    (tmp_path / "Thumbs.db").write_text("litter")
    return tmp_path


def test_a_folder_is_read_in_order_with_its_failures_in_place(folder: Path) -> None:
    assert summary(list(read_many(folder))) == [
        ("a.txt", "14"), ("b/二.txt", "14"), ("c.docx", "4"), ("d.docx", "BrokenFile"), ("e.png", "UnknownFormat"),
    ]


def test_paths_keep_their_order_and_may_be_strings(folder: Path) -> None:
    assert summary(list(read_many([str(folder / "c.docx"), folder / "a.txt"]))) == [("c.docx", "4"), ("a.txt", "14")]


def test_a_stream_reads_one_document_at_a_time(folder: Path) -> None:
    stream = read_many([folder / "a.txt", folder / "missing.txt"])
    assert next(stream) == read(folder / "a.txt")
    missing = next(stream)
    assert isinstance(missing, Failure)
    assert isinstance(missing.error, UnreadableFile)


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "z.txt").symlink_to(tmp_path / "a.txt")
    assert summary(list(read_many(tmp_path))) == [
        ("a.txt", "14"), ("gone.txt", "UnreadableFile"), ("self", "UnreadableFile"), ("z.txt", "14"),
    ]


def test_a_folder_nested_deep_is_read(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [source.count("/") for source, _ in summary(list(read_many(tmp_path)))] == [300]


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf"])
def test_a_format_whose_library_is_missing_says_what_to_install(tmp_path: Path, name: str) -> None:
    made = {"a.html": b"<html><body>" + TEXT.encode(), "a.docx": word(p("建设")), "a.pdf": typeset([TEXT])}
    (tmp_path / name).write_bytes(made[name])
    for module in ("lxml", "trafilatura", "pypdfium2"):
        (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError('No module named {module}')")
    code = "import sys; from pathlib import Path; from luoshi.reading import read; read(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], capture_output=True, text=True,
                          env=os.environ | {"PYTHONPATH": str(tmp_path)}, check=False)
    assert "UnreadableFile" in done.stderr.strip().rpartition("\n")[2]
    assert "luoshi[formats]" in done.stderr


def test_pipes_and_folders_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert summary(list(read_many(tmp_path))) == [("pipe", "UnreadableFile")]
    with pytest.raises(UnreadableFile, match="read_many"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_closed_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="permission"):
        read(path)


def test_the_file_limit_holds_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a sparse file of a terabyte
    with pytest.raises(TooLarge, match=r"Limits\(file=1099511627776\)"):
        read(path)


_DIGESTS = "import sys; from luoshi.reading import read_many; print([d.sha256 for d in read_many(sys.argv[1])])"


def test_readings_are_the_same_in_every_process(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(p("建设铁路") * 3))
    (tmp_path / "b.pdf").write_bytes(typeset(["一、总体要求", "加快建设铁路，完善公共设施，培育壮大产业。" * 3] * 9))
    page = "".join(f"<div><p>{number}加快建设铁路，完善公共设施，培育壮大产业集群。</p></div>" for number in range(40))
    (tmp_path / "c.html").write_text(f"<html><body><ul><li>首页</li></ul>{page}</body></html>", encoding="utf-8")
    printed = {
        subprocess.run([sys.executable, "-c", _DIGESTS, str(tmp_path)], capture_output=True, check=True,
                       env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1
    assert printed.pop().count(b"'") == 6


LINES = [
    # line, source, outcome, why
    ({"id": "x-1", "text": TEXT}, "c.jsonl#x-1", "14", "a record with an id"),
    ({"id": 7, "text": TEXT}, "c.jsonl#7", "14", "a number for an id"),
    ({"text": TEXT}, "c.jsonl#3", "14", "no id: the line's number"),
    ({"source": "a.txt", "id": "0123", "text": TEXT}, "a.txt", "14", "a source of its own"),
    ({"id": "x-5", "text": "", "title": "空"}, "c.jsonl#x-5", "EmptyText", "no text"),
    ({"id": "x-6", "text": "English only."}, "c.jsonl#x-6", "NotChinese", "another language"),
    ({"id": "x-7"}, "c.jsonl:7", "BrokenFile", "no text field"),
    ({"id": "x-8", "text": 5}, "c.jsonl:8", "BrokenFile", "a text that is none"),
    (["no object"], "c.jsonl:9", "BrokenFile", "no object"),
    ({"id": "x-10", "text": TEXT.replace("\n", "\r\n"), "date": 2020, "more": [1]}, "c.jsonl#x-10", "14",
     "fields beyond"),
]


def corpus() -> bytes:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line, *_ in LINES).encode()


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz", "c.NDJSON"])
def test_a_corpus_gives_every_record_or_its_failure(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(corpus()) if name.endswith("gz") else corpus())
    expected = [(source.replace("c.jsonl", name), outcome) for _, source, outcome, _ in LINES]
    assert summary(list(read_many(path))) == expected
    assert summary(list(read_many(tmp_path))) == expected


def test_broken_lines_between_good_ones() -> None:
    good = json.dumps({"id": "x", "text": TEXT}).encode()
    data = b"\xef\xbb\xbf" + b"\n".join([good, b"{", b"", b"\xff\xfe", b"[" * 100_000, good]) + b"\n"
    found = [one if isinstance(one, Failure) else read_item(one) for one in records(io.BytesIO(data), "-")]
    assert summary(found) == [
        ("-#x", "14"), ("-:2", "BrokenFile"), ("-:4", "BrokenFile"), ("-:5", "BrokenFile"), ("-#x", "14"),
    ]


def test_what_a_record_says_of_itself_is_a_hint() -> None:
    line = json.dumps({"id": 1, "text": TEXT, "title": "题", "issuer": "某市", "date": "2020-08-01", "genre": "意见"})
    item = next(records(io.BytesIO(line.encode()), "-"))
    assert not isinstance(item, Failure)
    assert item.record is not None
    assert item.record[:5] == (TEXT, "题", "某市", "2020-08-01", "意见")


def test_a_line_over_the_limit_is_skipped() -> None:
    good = json.dumps({"id": "x", "text": TEXT}).encode()
    data = good + b"\n" + b'{"text": "' + b"a" * 5_000_000 + b'"}\n' + good
    found = list(records(io.BytesIO(data), "-", limits=Limits(file=1000)))
    assert [type(one).__name__ for one in found] == ["Item", "Failure", "Item"]
    assert isinstance(found[1].error, TooLarge)


def test_an_endless_line_ends() -> None:
    packed = gzip.compress(b"a" * 50_000_000)
    with gzip.open(io.BytesIO(packed)) as stream:
        found = list(records(stream, "-", limits=Limits(file=1000, unpacked=2_000_000)))
        assert len(found) == 1
        assert stream.tell() < 10_000_000


DAMAGED = [
    (lambda data: data[:-20], BrokenFile, "cut off"),
    (lambda data: data[:60] + b"\0\0\0\0" + data[64:], BrokenFile, "changed"),
    (lambda data: b"no gzip at all", BrokenFile, "another format"),
]


@pytest.mark.parametrize(("damage", "error", "why"), DAMAGED, ids=[why for *_, why in DAMAGED])
def test_a_damaged_archive_gives_what_comes_before(tmp_path: Path, damage, error: type[Exception], why: str) -> None:
    line = json.dumps({"id": "x", "text": TEXT + random.Random(1).randbytes(40).hex()}).encode() + b"\n"
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(damage(gzip.compress(line * 50)))
    found = list(read_many(path))
    assert isinstance(found[-1], Failure)
    assert isinstance(found[-1].error, error)
    assert all(isinstance(one, Document) for one in found[:-1])


def test_items_and_failures_travel_between_processes(folder: Path, tmp_path: Path) -> None:
    (folder / "f.jsonl").write_bytes(corpus())
    sent = pickle.loads(pickle.dumps(list(items(folder))))
    read_there = [one if isinstance(one, Failure) else read_item(one) for one in sent]
    back = pickle.loads(pickle.dumps(read_there))
    assert summary(back) == summary(list(read_many(folder)))
    assert str(back[3].error) == str(read_there[3].error)


@pytest.mark.parametrize("error", [BrokenFile, EmptyText, NotChinese, TooLarge, UnknownFormat, UnreadableFile])
def test_a_failure_keeps_its_kind(error: type[Exception]) -> None:
    failure = Failure("a", error("what", where="a", todo="do"))
    assert type(pickle.loads(pickle.dumps(failure)).error) is error
