"""The same bytes from every run and every process, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from measure_reading import SHARED

import luoshi
from luoshi.serialize import to_json

TEXT = (
    "一、产业\n（一）支持内江市、自贡市围绕主导产业，培育龙头企业50家，建设内江至自贡高速公路。推动工业集群发展，建设基地，引进企业。\n"
    "做强新材料、新装备、新医药、新能源“四新”产业。到2025年，力争增长5%。\n责任单位：市科技局、市财政局\n"
)
PROGRAM = """
import sys, luoshi
from luoshi.serialize import to_json
sys.stdout.buffer.write(to_json(luoshi.extract(luoshi.read(sys.stdin.read()), reasons=True)))
"""


def written(text: str, seed: str) -> bytes:
    """What a fresh process with this hash seed writes."""
    run = subprocess.run([sys.executable, "-c", PROGRAM], input=text.encode(), capture_output=True, check=True,
                         env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"})
    return run.stdout


def test_every_hash_seed_gives_the_same_bytes() -> None:
    first = written(TEXT, "0")
    assert b"m-" in first
    assert {written(TEXT, seed) for seed in ("1", "2", "4242", "random")} == {first}


def test_this_process_gives_them_too() -> None:
    assert to_json(luoshi.extract(luoshi.read(TEXT), reasons=True)) == written(TEXT, "7")


def test_what_was_read_before_does_not_matter() -> None:
    alone = to_json(luoshi.extract(luoshi.read(TEXT)))
    luoshi.extract(luoshi.read("二、交通\n支持绵阳市建设机场，改造道路30公里。"))
    assert to_json(luoshi.extract(luoshi.read(TEXT))) == alone


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared texts are not here")
def test_a_real_document_under_two_hash_seeds() -> None:
    text = luoshi.read(sorted((SHARED / "seeds").glob("*.txt"))[0]).text
    assert written(text, "1") == written(text, "99")
