"""Which mentions are one project, which are not, and why: a table of pairs, properties, and the seed documents."""

from __future__ import annotations

import csv
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.findings import Judgement, Links, Mention
from luoshi.linking.blocking import pairs
from luoshi.linking.comparing import QUESTIONS, compare
from luoshi.linking.engine import link
from luoshi.linking.items import gather
from luoshi.linking.judging import judge
from luoshi.linking.shelf import Shelf
from luoshi.serialize import to_json
from tests.linking_sample import CITIES, SEEDS, made, seeds


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "linking_pairs.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _verdict(row: dict[str, str]) -> str:
    kind = row["type"]
    other = {"巴万高速公路": "expressway"}.get(row["second"], kind)
    one = made(row["one"], [(row["name"], kind, "construction")], source="one.txt")
    two = made(row["other"], [(row["second"], other, "construction")], source="two.txt")
    items = gather(Shelf([one, two]))
    if len(items) == 1:
        return "same"
    for left, right in pairs(items):
        judged = judge(compare(left, right))
        if judged.verdict == "part_of":
            part = (left, right)[judged.inner]
            return "part_of" if part.mentions[0].source == "one.txt" else "whole_of"
        return judged.verdict
    return "distinct"


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['name']}-{row['second']}")
def test_pairs_that_a_planner_can_read(row: dict[str, str]) -> None:
    assert _verdict(row) == row["verdict"], row["why"]


def test_every_question_explains_itself() -> None:
    for question in QUESTIONS:
        assert (question.__doc__ or "").strip().endswith("."), question


NAMES = st.sampled_from([row["name"] for row in _rows()] + [row["second"] for row in _rows()])
KINDS = st.sampled_from(["railway", "expressway", "road", "zone", "park", "institution", "ecology", "water"])
STAGES = st.sampled_from(["study", "preliminary", "seek", "start", "construction", "completion", "operation"])
PROJECTS = st.lists(st.tuples(NAMES, KINDS, STAGES), min_size=1, max_size=8)
SHELVES = st.lists(st.tuples(st.sampled_from(sorted(CITIES)), PROJECTS), min_size=1, max_size=5)


def _shelf(parts: list[tuple[str, list[tuple[str, str, str]]]]) -> list[object]:
    return [made(city, projects, source=f"{number}.txt") for number, (city, projects) in enumerate(parts)]


@settings(max_examples=60, deadline=None)
@given(SHELVES, st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(parts, chance: random.Random) -> None:  # type: ignore[no-untyped-def]
    readings = _shelf(parts)
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert to_json(link(readings)) == to_json(link(shuffled))


@settings(max_examples=60, deadline=None)
@given(SHELVES)
def test_every_mention_is_in_one_project_and_quotes_its_text(parts) -> None:  # type: ignore[no-untyped-def]
    readings = _shelf(parts)
    links = link(readings)
    texts = {reading.document.source: reading.document.text for reading in readings}
    held = [m for project in links.projects for m in project.mentions]
    extracted = [m for m in held if m.id.startswith("p-")]
    assert sorted((m.source, m.start) for m in extracted) == sorted(
        (r.document.source, p.start) for r in readings for p in r.extraction.projects)
    assert all(texts[m.source][m.start:m.end] == m.text for m in held)


@settings(max_examples=60, deadline=None)
@given(SHELVES)
def test_no_project_holds_two_that_are_known_to_differ(parts) -> None:  # type: ignore[no-untyped-def]
    items = gather(Shelf(_shelf(parts)))
    home = _homes(link(_shelf(parts)))
    for left, right in pairs(items):
        if judge(compare(left, right)).verdict in ("distinct", "part_of", "related"):
            assert home[_key(left.mentions[0])] != home[_key(right.mentions[0])]


@settings(max_examples=60, deadline=None)
@given(SHELVES)
def test_comparing_is_symmetric(parts) -> None:  # type: ignore[no-untyped-def]
    items = gather(Shelf(_shelf(parts)))
    for left, right in itertools.islice(pairs(items), 60):
        there, back = judge(compare(left, right)), judge(compare(right, left))
        assert (there.verdict, there.score) == (back.verdict, back.score)
        if there.verdict == "part_of":
            assert there.inner != back.inner


@settings(max_examples=60, deadline=None)
@given(SHELVES, st.sampled_from(["same", "not_same"]), st.randoms(use_true_random=False))
def test_a_persons_word_always_wins(parts, opinion: str, chance: random.Random) -> None:  # type: ignore[no-untyped-def]
    readings = _shelf(parts)
    digests = {reading.document.source: reading.document.sha256 for reading in readings}
    mentions = [m for project in link(readings).projects for m in project.mentions if m.id.startswith("p-")]
    one, other = chance.choice(mentions), chance.choice(mentions)
    if _key(one) == _key(other):
        return
    left, right = ((digests[m.source], m.start, m.end) for m in (one, other))
    word = Judgement(left=left, right=right, opinion=opinion, author="赵", time="2026-01-02T09:00:00+08:00")
    home = _homes(link(readings, judgements=[word]))
    assert (home[_key(one)] == home[_key(other)]) == (opinion == "same")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.characters() | st.sampled_from("铁\ud800"), min_size=1, max_size=9), min_size=1, max_size=6))
def test_any_name_can_be_linked(names: list[str]) -> None:
    projects = [(name, "railway", "construction") for name in names]
    links = link([made("内江", projects, source="a.txt"), made("泸州", projects, source="b.txt")])
    assert sum(m.id.startswith("p-") for p in links.projects for m in p.mentions) == 2 * len(names)


def _key(mention: Mention) -> tuple[str, int]:
    return mention.source, mention.start


def _homes(links: Links) -> dict[tuple[str, int], str]:
    return {_key(m): project.id for project in links.projects for m in project.mentions}


def test_a_judgement_survives_a_new_extraction() -> None:
    """The span of a mention may shift; the one that shares most of its characters is meant."""
    one, other = made("内江", [("内江新港", "hub", "study")]), made("泸州", [("川南新港", "hub", "start")])
    shifted = Judgement(left=(one.document.sha256, 3, 8), right=(other.document.sha256, 4, 9), opinion="same",
                        author="赵", time="2026-01-02T09:00:00+08:00")
    links = link([one, other], judgements=[shifted])
    assert len(links.projects) == 1
    assert links.pairs[0].judged == "same"
    assert links.pairs[0].reasons[0] == "judged same by 赵"


def test_a_judgement_whose_mention_is_gone_is_reported_and_not_lost() -> None:
    one = made("内江", [("内江新港", "hub", "study")])
    gone = Judgement(left=(one.document.sha256, 4, 8), right=("0" * 64, 4, 8), opinion="same", author="赵",
                     time="2026-01-02T09:00:00+08:00")
    assert "赵" in link([one], judgements=[gone]).warnings[0]


def test_the_later_of_two_judgements_counts() -> None:
    one, other = made("内江", [("内江新港", "hub", "study")]), made("泸州", [("川南新港", "hub", "start")])
    words = [Judgement(left=(one.document.sha256, 4, 8), right=(other.document.sha256, 4, 8), opinion=opinion,
                       author="赵", time=time)
             for opinion, time in (("same", "2026-01-02T09:00:00+08:00"), ("not_same", "2026-01-03T09:00:00+08:00"))]
    assert len(link([one, other], judgements=words).projects) == 2
    assert len(link([one, other], judgements=words[::-1]).projects) == 2


def test_ids_outlive_new_documents() -> None:
    first = [made("内江", [("绵遂内城际铁路", "railway", "preliminary")])]
    more = [*first, made("绵阳", [("绵遂内铁路", "railway", "start")])]
    (before,) = link(first).projects
    after = link(more).projects
    assert len(after) == 1
    assert before.id in {after[0].id} or after[0].mentions[0].source != before.mentions[0].source


@pytest.mark.skipif(not SEEDS, reason="../shared is absent: the seed documents are read from there")
def test_the_seeds_share_what_two_cities_know_they_share() -> None:
    links = link(seeds())
    shared = {project.name: project for project in links.projects if len(project.sides) > 1}
    assert shared["绵遂内城际铁路"].places == ("510700", "510900", "511000")
    assert set(shared["隆黄铁路隆叙段"].sides) == {"511000", "510500"}
    assert "川南渝西融合发展试验区" in shared
