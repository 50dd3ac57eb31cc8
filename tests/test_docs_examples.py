"""The examples: marked as such, read as they should be, and every kind of record among them."""

from __future__ import annotations

from pathlib import Path

import pytest

import luoshi
from luoshi.verification import faults
from tests.golden import EXAMPLES, FOLDER, output


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_output_is_the_golden_one(path: Path) -> None:
    golden = FOLDER / f"{path.stem}.json"
    assert output(path) == golden.read_text(encoding="utf-8"), "if this is meant: make golden, and read the difference"


def test_there_is_no_golden_output_without_its_example() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == [path.stem for path in EXAMPLES]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_say_that_they_are_examples(path: Path) -> None:
    assert "示例" in path.read_text(encoding="utf-8").splitlines()[0]


def test_the_examples_hold_every_kind_of_record() -> None:
    found = [luoshi.extract(luoshi.read(path)) for path in EXAMPLES]
    kinds = {measure.kind for extraction in found for measure in extraction.measures}
    assert kinds == {"position", "target", "project", "platform", "reform", "policy", "task"}
    for layer in ("projects", "places", "quantities", "deadlines", "slogans", "parties", "sections", "relations"):
        assert sum(len(getattr(extraction, layer)) for extraction in found) >= 5, layer


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_true_to_their_texts(path: Path) -> None:
    document = luoshi.read(path)
    assert list(faults(document)) == []
    assert list(faults(luoshi.extract(document), document.text)) == []
