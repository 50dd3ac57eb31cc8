"""Hostile files end in a text or a ReadError, within bounds of time and memory; nothing else is ever raised."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_files import docx_parts, p, pdf, pdf_with, shown, stream, word, zipped

from luoshi.exceptions import ReadError
from luoshi.reading import Failure, read, read_many

MIB = 1 << 20
SENTENCE = "加快建设川南城际铁路，完善公共设施。"

# Reads a file in a process of its own and tells the outcome, the seconds of computing and the most memory held.
_MEASURE = """
import json, resource, sys
from pathlib import Path
from luoshi.exceptions import ReadError
from luoshi.reading import read
try:
    outcome = len(read(Path(sys.argv[1])).text)
except ReadError as error:
    outcome = type(error).__name__
own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
# Not ru_maxrss, which counts what the starting process held.
held = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
seconds = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
print(json.dumps([outcome, seconds, max(held, children.ru_maxrss) / 1024]))
"""


def measured(path: Path) -> tuple[str | int, float, float]:
    done = subprocess.run([sys.executable, "-c", _MEASURE, str(path)], capture_output=True, check=True, timeout=300)
    outcome, seconds, mib = json.loads(done.stdout)
    return outcome, seconds, mib


def zip_bomb() -> bytes:
    """A part that unpacks to 300 MB, and says so."""
    return _bomb(declared=None)


def lying_bomb() -> bytes:
    """The same, declared as small."""
    return _bomb(declared=1000)


def _bomb(declared: int | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in docx_parts("").items():
            if name != "word/document.xml":
                package.writestr(name, part)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * MIB)
    data = bytearray(out.getvalue())
    if declared is not None:
        entry = data.rindex(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = struct.pack("<I", declared)
    return bytes(data)


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(60_000):
            package.writestr(str(number), b"")
    return out.getvalue()


def laughing_docx() -> bytes:
    """Entities that call each other ten times, nine deep."""
    calls = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return zipped({**docx_parts(""), "word/document.xml": f'<!DOCTYPE a [<!ENTITY e0 "建">{calls}]><a>&e9;</a>'})


def wide_docx() -> bytes:
    """A part just under the limit, all short paragraphs."""
    return word(p("建设") * 350_000)


def million_objects() -> bytes:
    return pdf_with([stream(shown([(90, 700, 16, SENTENCE)]))], more=dict.fromkeys(range(100, 1_000_000), b"<<>>"))


def million_drawings() -> bytes:
    packed = zlib.compress(shown([(90, 700, 16, SENTENCE)]) + b" 1 1 m 2 2 l S" * 1_000_000)
    return pdf_with([stream(packed, b"/Filter/FlateDecode")])


def padded_page() -> bytes:
    packer = zlib.compressobj()
    packed = packer.compress(shown([(90, 700, 16, SENTENCE)]))
    packed += b"".join(packer.compress(b" " * MIB) for _ in range(600)) + packer.flush()
    return pdf_with([stream(packed, b"/Filter/FlateDecode")])


def one_line() -> bytes:
    """50 MB without a line break."""
    return (SENTENCE * (50_000_000 // len(SENTENCE.encode()))).encode()


def nested_page() -> bytes:
    return f"<html><body>{'<div>' * 10_000}{SENTENCE}{'</div>' * 10_000}</body></html>".encode()


def nested_tables() -> bytes:
    return f"<html><body>{'<table><tr><td>' * 600}{SENTENCE}{'</td></tr></table>' * 600}</body></html>".encode()


def wide_page() -> bytes:
    return f"<html><body>{''.join(f'<p>{n}{SENTENCE}</p>' for n in range(300_000))}</body></html>".encode()


def unclosed_tags() -> bytes:
    return ("<html><body>" + "<p><b><i>建设<a href='" * 100_000).encode()


HOSTILE = [
    # file, suffix, outcomes that are right, seconds, MiB
    (zip_bomb, ".docx", {"TooLarge"}, 5, 150),
    (lying_bomb, ".docx", {"TooLarge", "BrokenFile"}, 5, 150),
    (many_members, ".docx", {"TooLarge"}, 5, 150),
    (laughing_docx, ".docx", {"BrokenFile"}, 5, 150),
    (wide_docx, ".docx", {1_049_999}, 40, 1000),
    (million_objects, ".pdf", {len(SENTENCE)}, 10, 400),
    (million_drawings, ".pdf", {len(SENTENCE)}, 20, 600),
    (padded_page, ".pdf", {len(SENTENCE), "TooLarge"}, 20, 1100),
    (one_line, ".txt", {50_000_000 // len(SENTENCE.encode()) * len(SENTENCE)}, 30, 700),
    (nested_page, ".html", {"TooLarge"}, 5, 150),
    (nested_tables, ".html", {len(SENTENCE)}, 5, 150),
    (wide_page, ".html", {7_388_889}, 40, 700),
    (unclosed_tags, ".html", {"TooLarge"}, 5, 150),
]


@pytest.mark.parametrize(
    ("make", "suffix", "right", "seconds", "mib"), HOSTILE, ids=[row[0].__name__ for row in HOSTILE]
)
def test_hostile_files_end_within_bounds(
    tmp_path: Path, make, suffix: str, right: set[str | int], seconds: float, mib: float
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(make())
    outcome, spent, held = measured(path)
    assert outcome in right
    assert spent < seconds
    assert held < mib


def test_one_hostile_file_does_not_touch_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(zip_bomb())
    (tmp_path / "c.html").write_bytes(nested_page())
    (tmp_path / "d.txt").write_text(SENTENCE, encoding="utf-8")
    found = list(read_many(tmp_path))
    assert [isinstance(one, Failure) for one in found] == [False, True, True, False]
    assert found[0].text == found[3].text == SENTENCE


def outcome(data: bytes, name: str) -> str | int:
    """The text's length or the error's name; any other error fails the test."""
    refused = None
    try:
        return len(read(data, name=name).text)
    except ReadError as error:
        refused = error
    assert str(refused).startswith(f"{name}: ")
    return type(refused).__name__


_NAMES = st.sampled_from(["a", "a.txt", "a.md", "a.html", "a.docx", "a.bin"])
_HEADS = st.sampled_from([b"", b"PK\x03\x04", b"<html><body>", b"\xff\xfe", b"\xef\xbb\xbf", "建设铁路".encode(),
                          b"{\\rtf", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"])


@given(_HEADS, st.binary(max_size=300), _NAMES)
@settings(max_examples=300, deadline=None)
@example(b"", b"\x00" * 8, "a.txt")
@example(b"", b"\xff\xfe\x00\xd8", "a.txt")
def test_any_bytes_give_a_text_or_a_read_error(head: bytes, data: bytes, name: str) -> None:
    outcome(head + data, name)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_word_files(data: st.DataObject) -> None:
    good = bytearray(word(p(SENTENCE) * 3))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(good) - 1))
        good[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    outcome(bytes(good[:cut] if data.draw(st.booleans()) else good), "a.docx")


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_damaged_pdf_files(data: st.DataObject) -> None:
    good = bytearray(pdf([[(90, 700, 16, SENTENCE)], [(90, 700, 16, SENTENCE)]]))
    for _ in range(data.draw(st.integers(1, 6))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(20, len(good)))
    outcome(bytes(good[:cut] if data.draw(st.booleans()) else good), "a.pdf")


_XML = st.recursive(
    st.sampled_from(["<w:t>建设</w:t>", "<w:br/>", "<w:tab/>", "<w:numPr><w:numId w:val='1'/></w:numPr>", "文字"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "ins", "del", "pict", "txbxContent",
                         "ruby"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(_XML)
@settings(max_examples=200, deadline=None)
def test_any_nesting_of_word_elements(xml: str) -> None:
    outcome(word(xml), "a.docx")


_HTML = st.lists(
    st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "</td>", "<div>", "</div>", "<p>", "<br>", "<script>",
                     "</script>", "<head>", "<title>", "建设铁路。", "加快", "&nbsp;", "&#0;", "&#xD800;", "<!--",
                     "-->",
                     "<![CDATA[", "\0"]),
    max_size=40,
)


@given(_HTML)
@settings(max_examples=200, deadline=None)
def test_any_sequence_of_tags(tags: list[str]) -> None:
    outcome(("<html><body>" + "".join(tags)).encode(), "a.html")


@given(st.binary(max_size=200))
def test_any_packed_stream(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("packed") / "a.jsonl.gz"
    path.write_bytes(gzip.compress(data)[: len(data) + 15])
    for one in read_many(path):
        assert isinstance(one, Failure) or SENTENCE
