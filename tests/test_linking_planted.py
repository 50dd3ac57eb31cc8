"""What is planted in made documents is found, nothing else is; and every process writes the same bytes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.findings import StageConflict
from luoshi.linking.engine import link
from tests.linking_sample import CITIES, made

EXAMPLES = Path(__file__).parents[1] / "examples"
ENDS = ("成都", "重庆", "绵阳", "南充", "泸州", "宜宾", "自贡", "遂宁", "广元", "达州", "乐山", "雅安",
        "资阳", "眉山", "广安")
EARLY = ("study", "preliminary", "seek")
LATE = ("start", "construction")
SIDES = ("内江", "绵阳", "泸州", "巴中")


def _names(one: str, other: str, chance: random.Random) -> tuple[str, str]:
    """Two ways to write one line."""
    ways = [f"{one}至{other}铁路", f"{one}—{other}铁路", f"{other}至{one}铁路", f"{one}至{other}城际铁路"]
    first, second = chance.sample(ways, 2)
    return first, second


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 5), st.integers(0, 12))
def test_planted_contradictions_are_found_and_nothing_else(chance: random.Random, planted: int, agreed: int) -> None:
    """Lines between pairs of cities: some at stages that contradict each other, the others at the same."""
    pairs = [(one, other) for at, one in enumerate(ENDS) for other in ENDS[at + 1:]]
    chosen = chance.sample(pairs, planted + agreed)
    projects: dict[str, list[tuple[str, str, str]]] = {side: [] for side in SIDES}
    for number, (one, other) in enumerate(chosen):
        early, late = chance.sample(SIDES, 2)
        names = _names(one, other, chance)
        stages = (chance.choice(EARLY), chance.choice(LATE)) if number < planted else ("construction", "start")
        projects[early].append((names[0], "railway", stages[0]))
        projects[late].append((names[1], "railway", stages[1]))
    links = link([made(side, listed) for side, listed in projects.items() if listed])
    found = [f for f in links.findings if isinstance(f, StageConflict)]
    assert len(found) == planted
    for finding in found:
        phases = {mention.stage in EARLY for mention in finding.sides}
        assert phases == {True, False}
    assert sum(len(project.sides) == 2 for project in links.projects) == planted + agreed


PROGRAM = """
import sys, luoshi
from pathlib import Path
from luoshi.serialize import to_json
documents = [luoshi.read(path) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
news = [document for document in documents if document.metadata.genre == "news"]
plans = [document for document in documents if document.metadata.genre != "news"]
compared = luoshi.compare(plans)
sys.stdout.buffer.write(to_json(compared) + to_json(luoshi.follow(compared.links, news, plans=plans)))
"""


@lru_cache
def written(seed: str) -> bytes:
    seeded = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", PROGRAM, str(EXAMPLES)], capture_output=True, check=True,
                          env=seeded).stdout


def test_every_hash_seed_gives_the_same_findings() -> None:
    assert b'"stage_conflict"' in written("0")
    assert b'"progress"' in written("0")
    assert written("0") == written("1") == written("4242")


@pytest.mark.parametrize("city", sorted(CITIES))
def test_a_shelf_of_one_document_has_no_contradiction(city: str) -> None:
    links = link([made(city, [("成都至重庆铁路", "railway", "study"), ("成渝铁路", "railway", "start")])])
    assert not [finding for finding in links.findings if isinstance(finding, StageConflict)]


def test_an_empty_shelf_has_no_findings() -> None:
    links = link([])
    assert (links.volumes, links.projects, links.findings) == ((), (), ())
