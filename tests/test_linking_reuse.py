"""Passages planted in documents are found where they were put; formulas, titles and chance are not."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.findings import Originality, Reading, Reuse
from luoshi.linking.reuse import find_reuse
from luoshi.linking.reuse_prose import GRAM, Stretches, fingerprints
from luoshi.linking.shelf import Shelf
from luoshi.serialize import to_json
from tests.linking_sample import SEEDS, read, seeds

PASSAGE = "健全跨界河流巡查机制，联合开展排污口整治，共同守护一江清水向东流"
FORMULA = "全面贯彻党的十九大和十九届二中、三中、四中、五中全会精神"
WORDS = ("梨园", "石坝", "灯塔", "渡船", "茶山", "陶窑", "竹海", "盐井", "磨坊", "织机", "药圃", "桥梁", "林场", "粮仓")


def _filler(chance: random.Random, clauses: int = 8) -> str:
    """Clauses that no other document has."""
    return "".join(f"修缮{''.join(chance.choices(WORDS, k=6))}的{chance.random()}处。" for _ in range(clauses))


def _pair(one: str, other: str) -> list[Reuse]:
    found = find_reuse(Shelf([read("内江", one, date="2020年7月30日"), read("泸州", other, date="2020年8月30日")]))
    return [finding for finding in found if isinstance(finding, Reuse)]


# what one document says, what the later one says, whether it is a passage, why
CASES = [
    (PASSAGE, PASSAGE, True, "the same words"),
    (PASSAGE, PASSAGE.replace("，", ","), True, "commas of another width"),
    (PASSAGE, PASSAGE.replace("，", ""), True, "marks make no wording"),
    (PASSAGE, PASSAGE.replace("联合开展", "一同开展"), True, "a small change in the middle"),
    (PASSAGE[:14], PASSAGE[:14], False, "too short"),
    (FORMULA, FORMULA, False, "a formula of the time"),
    ("深入学习贯彻习近平总书记在中央财经委员会第六次会议上的重要讲话精神",
     "深入贯彻习近平总书记在中央财经委员会第六次会议上的重要讲话精神", False, "the name of a speech"),
    (PASSAGE, "健全村务公开机制，一起守护古树名木", False, "other words"),
]


@pytest.mark.parametrize(("one", "other", "copied", "why"), CASES, ids=[case[3] for case in CASES])
def test_what_is_a_passage(one: str, other: str, copied: bool, why: str) -> None:
    chance = random.Random(7)
    found = _pair(f"一、任务\n{_filler(chance)}{one}。{_filler(chance)}", f"一、任务\n{_filler(chance)}{other}。")
    assert bool(found) == copied, why
    if copied:
        assert one in found[0].left.text
        assert other in found[0].right.text


def test_a_title_and_a_heading_alone_are_no_passage() -> None:
    chance = random.Random(3)
    heading = "一、深入推进跨界河流联防联控联治和全流域生态环境保护工作"
    assert _pair(f"{heading}\n{_filler(chance)}", f"{heading}\n{_filler(chance)}") == []


def test_a_change_lowers_similarity_and_does_not_end_the_passage() -> None:
    chance = random.Random(5)
    changed = PASSAGE.replace("联合开展", "一同开展")
    [found] = _pair(f"一、任务\n{_filler(chance)}{PASSAGE}。", f"一、任务\n{_filler(chance)}{changed}。")
    words = sum(char.isalnum() for char in PASSAGE)
    assert words - 2 <= found.length < words
    assert found.similarity == pytest.approx(2 * (words - 2) / (2 * words), abs=0.01)


def test_the_earlier_document_is_on_the_left_and_undated_ones_come_last() -> None:
    readings = [read("泸州", f"一、任务\n{PASSAGE}。", date="2019年7月30日"), read("内江", f"一、任务\n{PASSAGE}。"),
                read("巴中", f"一、任务\n{PASSAGE}。", date="某日")]
    pairs = {(f.left.source, f.right.source) for f in find_reuse(Shelf(readings)) if isinstance(f, Reuse)}
    assert pairs == {("泸州.txt", "内江.txt"), ("泸州.txt", "巴中.txt"), ("内江.txt", "巴中.txt")}


def test_own_share_is_what_no_earlier_document_says() -> None:
    chance = random.Random(11)
    one, other = _filler(chance, 5), _filler(chance, 5)
    found = find_reuse(Shelf([read("内江", f"一、任务\n{one}", date="2020年7月30日"),
                              read("泸州", f"一、任务\n{one}{other}", date="2020年8月30日")]))
    shares = {f.source: f for f in found if isinstance(f, Originality)}
    assert shares["内江.txt"].share == 1.0
    copied = sum(char.isalnum() for char in one)
    assert shares["泸州.txt"].length - shares["泸州.txt"].own == pytest.approx(copied, abs=4)


def test_planted_passages_are_recovered_from_many_documents() -> None:
    chance = random.Random(42)
    planted: dict[str, tuple[str, str]] = {}
    bodies = {f"d{number:02}.txt": _filler(chance, 12) for number in range(24)}
    for _ in range(40):
        passage = "".join(chance.choices("天地玄黄宇洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳", k=32))
        one, other = sorted(chance.sample(sorted(bodies), 2))
        planted[passage] = (one, other)
        for source in (one, other):
            bodies[source] += f"{passage}。{_filler(chance, 2)}"
    readings = [read("内江", f"一、任务\n{body}", source=source) for source, body in bodies.items()]
    found = [f for f in find_reuse(Shelf(readings)) if isinstance(f, Reuse)]
    recovered = {
        passage for passage, sources in planted.items() for f in found
        if passage in f.left.text and passage in f.right.text and {f.left.source, f.right.source} == set(sources)
    }
    assert recovered == set(planted)
    assert len(found) == len(planted)


def test_words_that_many_share_are_reported_against_the_first_only() -> None:
    chance = random.Random(9)
    readings = [read("内江", f"一、任务\n{_filler(chance)}{PASSAGE}。", date=f"2020年7月{day}日", source=f"{day}.txt")
                for day in range(10, 20)]
    found = [f for f in find_reuse(Shelf(readings)) if isinstance(f, Reuse)]
    assert {f.left.source for f in found} == {"10.txt"}
    assert len(found) == 9


def test_a_shared_stretch_has_a_shared_fingerprint_nearly_always() -> None:
    chance = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    misses = 0
    for _ in range(2000):
        shared = "".join(chance.choices(letters, k=20))
        prints = [
            {value >> 32 for value in fingerprints("".join([*chance.choices(letters, k=30), shared, *end]))}
            for end in (chance.choices(letters, k=30), chance.choices(letters, k=30))
        ]
        misses += not prints[0] & prints[1]
    assert misses <= 20
    assert fingerprints("一" * (GRAM - 1)) == []


def test_stretches_share_what_they_cover() -> None:
    held = Stretches([(5, 9), (0, 2), (8, 12)])
    assert list(held) == [(0, 2), (5, 12)]
    for start, end in itertools.combinations(range(15), 2):
        assert held.shared(start, end) == sum(at in (0, 1) or 5 <= at < 12 for at in range(start, end))


def _readings(words: list[str]) -> list[Reading]:
    return [read(city, "一、任务\n" + "\n".join(words[number:]) + f"。\n{PASSAGE}。") for number, city in
            enumerate(("内江", "泸州", "巴中"))]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=30), st.just(PASSAGE)), max_size=5))
def test_any_text_in_any_order_gives_quotes_and_shares_between_0_and_1(words: list[str]) -> None:
    readings = _readings(words)
    found = find_reuse(Shelf(readings))
    assert to_json(list(find_reuse(Shelf(readings[::-1])))) == to_json(list(found))
    texts = {reading.document.source: reading.document.text for reading in readings}
    for finding in found:
        if isinstance(finding, Reuse):
            assert 0.0 < finding.similarity <= 1.0
            assert all(texts[c.source][c.start : c.end] == c.text for c in (finding.left, finding.right))
        else:
            assert 0 <= finding.own <= finding.length


@pytest.mark.skipif(not SEEDS, reason="the shared seeds are not here")
def test_the_seeds_share_what_was_read_in_both() -> None:
    found = find_reuse(Shelf(seeds()))
    passages = [f for f in found if isinstance(f, Reuse)]
    shared = "完善城市组团,优化空间布局、强化生活功能、深化基础建设、活化交通联动"
    assert any(shared in f.left.text and shared in f.right.text for f in passages)
    assert not any(f.left.text.startswith("中共") for f in passages)
    assert all(0.5 < f.share <= 1.0 for f in found if isinstance(f, Originality))
