# ruff: noqa: E501 - a case a row
"""What holds for any text: spans in range, sections nested, the same result twice, and time linear in length."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from luoshi.models import Region
from luoshi.reading.structure import Hints, analyse
from luoshi.text import canonical, fold

SHARED = Path(__file__).parents[2] / "shared"
PIECES = (
    "一、", "二、", "（一）", "(二)", "第一章", "第三条", "第二节", "1.", "2、", "（1）", "①", "——", "一是", "二是", "第一，", "专栏1", "1.1 ", "目录\n",
    "附件：", "某市人民政府", "关于加快发展的意见", "《某办法》（某发〔2020〕1号）", "2020年7月30日", "2020-08-07", "会议通过", "来源：", "首页 > 政策",
    "版权所有", "。", "；", "：", "，", "\n", "\n\n", " ", "　", "加快建设", "推动发展", "各位代表：", "|", "\t", "《", "》", "(", ")", "Ⅷ", "x", "0",
)


def check(text: str, hints: Hints = Hints()) -> None:  # noqa: B008
    metadata, sections, regions, notices = analyse(text, fold(text), hints)
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    assert all(s.id.isascii() for s in sections)
    for section in sections:
        assert 0 <= section.start < section.end <= section.until <= len(text)
        assert text[section.start : section.end].startswith(section.number)
        assert section.heading in text[section.start : section.end]
        if section.parent:
            parent = by_id[section.parent]
            assert parent.start <= section.start
            assert section.until <= parent.until
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for before, after in pairwise(sections):
        assert before.end <= after.start
    for before, after in pairwise(regions):
        assert before.end <= after.start
    assert all(0 <= r.start < r.end <= len(text) for r in regions)
    assert not any(r.start <= s.start < r.end for r in regions for s in sections)
    assert all(text[n.start : n.end] == n.data["number"] for n in notices)
    facts = [metadata.title, metadata.issuer, metadata.meeting, metadata.adopted, metadata.published, metadata.number]
    for fact in (*facts, *metadata.citations):
        assert fact is None or (fact.start < fact.end and text[fact.start : fact.end] == fact.text)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(canonical(text))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("一、\n|（一）")
@example("一、\n|一、")
def test_any_order_of_what_documents_are_made_of(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4),
    st.text(max_size=20), st.text(max_size=20),
)
def test_any_hints(text: str, spans: list[tuple[int, int]], title: str, issuer: str) -> None:
    extra = tuple(Region(start=start, end=end, type="table") for start, end in spans)
    check(text, Hints(title=title, issuer=issuer, extra_regions=extra))


def test_surrogates_and_controls() -> None:
    check("\ud800一、甲\x00\x0b\x0c\u2028（一）乙。\x85丙\ufeff\n\udfff")


def test_same_output_under_every_hash_seed() -> None:
    program = (
        "from luoshi.reading.structure import analyse; from luoshi.text import fold\n"
        f"text = {('一、甲' + chr(10) + '（一）乙。丙。' + chr(10) + '首页 > 政策')!r}\nprint(analyse(text, fold(text)))"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
                       capture_output=True, text=True).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


HOSTILE = {
    "no line break": "一、加快发展。（一）修路。一是快；二是好。推动建设，完善机制。",
    "only line breaks": "\n", "only blanks": "　", "brackets": "（", "quotes": "《", "contents": "目录\n", "attachments": "附件1：\n",
    "dates": "2020年1月1日\n", "titles": "关于发展的通知\n", "dashes": "——甲\n", "bars": "|甲", "numbers": "1\n", "rules": "第一条 甲\n",
    "stops": "1.", "spoken": "一是好。", "dots": "…", "crumbs": "a>", "organs": "某市人民政府\n", "reporters": "记者 ", "digits": "1",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = fold(unit * (size // len(unit)))
        began = time.process_time()
        analyse(text, text)
        return time.process_time() - began

    seconds(2_000)
    # Eight times the text in far less than sixty-four times the time; the constant keeps small figures from mattering.
    assert seconds(160_000) < 24 * seconds(20_000) + 0.3


def _corpus(name: str) -> list[str]:
    path = SHARED / "corpus" / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("name", ["policy.jsonl.gz", "statutes-sample.jsonl.gz"])
def test_real_documents(name: str) -> None:
    for text in _corpus(name)[::7]:
        check(canonical(text))
        check(canonical(text)[: len(text) // 2])


@pytest.mark.parametrize("gold", sorted((SHARED / "annotation" / "gold").glob("*.json")), ids=lambda path: path.stem[:12])
def test_gold_documents_have_every_section(gold: Path) -> None:
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    source = next(SHARED.glob(f"*/**/{wanted['source']}"))
    text = canonical(source.read_text(encoding="utf-8"))
    found = {(s.level, s.start, s.end, s.heading) for s in analyse(text, fold(text))[1]}
    expected = {(s["level"], s["start"], s["end"], s["heading"]) for s in wanted["sections"] if s["level"] != "lead"}
    assert expected <= found
    in_scope = {s for s in found if any(a <= s[1] < b for a, b in wanted["scope"])}
    ignored = {s for s in in_scope if any(a <= s[1] < b for a, b in wanted["ignore"])}
    assert in_scope - ignored == expected - ignored
