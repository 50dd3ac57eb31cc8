"""The same bytes from every run and every process, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import lru_cache

from measure_reading import SHARED

import luoshi
from luoshi.serialize import to_json

TEXT = (
    "一、产业\n（一）支持内江市、自贡市围绕主导产业，培育龙头企业50家，建设内江至自贡高速公路。推动工业集群发展，建设基地，引进企业。\n"
    "做强新材料、新装备、新医药、新能源“四新”产业。到2025年，力争增长5%。\n责任单位：市科技局、市财政局\n"
)
# With a real document, where the shared texts are here.
TEXTS = [TEXT, *(luoshi.read(path).text for path in sorted((SHARED / "seeds").glob("*.txt"))[:1])]
PROGRAM = """
import sys, luoshi
from luoshi.serialize import to_json
for text in sys.stdin.buffer.read().decode().split("\\0"):
    sys.stdout.buffer.write(to_json(luoshi.extract(luoshi.read(text), reasons=True)) + b"\\0")
"""


@lru_cache
def written(seed: str) -> bytes:
    """What a fresh process with this hash seed writes of all texts."""
    command, texts = [sys.executable, "-c", PROGRAM], "\0".join(TEXTS).encode()
    seeded = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, input=texts, capture_output=True, check=True, env=seeded).stdout


def test_every_hash_seed_gives_the_same_bytes() -> None:
    assert written("0").count(b"\0") == len(TEXTS)
    assert b'"m-' in written("0")
    assert written("0") == written("1") == written("4242")


def test_this_process_gives_them_too() -> None:
    here = [to_json(luoshi.extract(luoshi.read(text), reasons=True)) + b"\0" for text in TEXTS]
    assert b"".join(here) == written("0")


def test_what_was_read_before_does_not_matter() -> None:
    alone = to_json(luoshi.extract(luoshi.read(TEXT)))
    luoshi.extract(luoshi.read("二、交通\n支持绵阳市建设机场，改造道路30公里。"))
    assert to_json(luoshi.extract(luoshi.read(TEXT))) == alone
