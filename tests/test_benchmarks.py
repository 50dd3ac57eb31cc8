"""The benchmarks' own arithmetic: annotations without texts, items that agree with the scorer, changes told by item."""

from __future__ import annotations

import json

import pytest

from benchmarks import scores
from benchmarks.annotations import FOLDER, SETS, SHARED, annotated, restore, strip

TEXT = "一、交通\n推进青河至白水城际铁路前期工作,力争到2025年开工。"
GOLD = {
    "source": "a.txt", "scope": [[0, 40]], "ignore": [],
    "sections": [{"level": "chapter", "number": "一、", "heading": "交通", "start": 0, "end": 4}],
    "measures": [{"start": 5, "end": 20, "text": "推进青河至白水城际铁路前期工作", "kind": "project"}],
    "projects": [{"start": 7, "end": 16, "text": "青河至白水城际铁路", "name": "青河至白水城际铁路", "type": "railway"},
                 {"start": 7, "end": 9, "text": "青河", "name": "青河城际铁路", "type": "railway"}],
}
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")


def test_a_stripped_annotation_has_no_words_that_its_offsets_give() -> None:
    stripped = strip(GOLD, TEXT)
    assert restore(stripped, TEXT) == {**GOLD}
    assert "青河至白水" not in json.dumps(stripped, ensure_ascii=False)
    assert "青河城际铁路" in json.dumps(stripped, ensure_ascii=False)


@pytest.mark.parametrize("change", [{"text": "推进"}, {"start": 6}])
def test_an_annotation_that_its_text_does_not_bear_out_is_refused(change: dict[str, object]) -> None:
    wrong = {**GOLD, "measures": [{**GOLD["measures"][0], **change}]}  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="does not stand at"):
        strip(wrong, TEXT)


def test_the_annotations_kept_here_hold_no_texts() -> None:
    paths = [path for name in SETS for path in (FOLDER / name).glob("*.json")]
    assert paths
    for path in paths:
        stripped = json.loads(path.read_text(encoding="utf-8"))
        records = [record for value in stripped.values() if isinstance(value, list)
                   for record in value if isinstance(record, dict)]
        assert records
        assert all("text" not in record for record in records)
        assert max(len(word) for record in records for word in record.values() if isinstance(word, str)) < 60


def test_changes_are_told_item_by_item() -> None:
    now = {"a.txt": {"measures": scores.Items(["5-20"], ["21-23"])}}
    sets = [scores.Measured("gold", {}, now, {"a.txt": TEXT})]
    before = {"a.txt": {"measures": {"hits": ["21-32"], "extras": ["0-4"]}}}
    assert list(scores.changes(sets, before)) == [
        "+ a.txt measures: found 5-20 “推进青河至白水城际铁路前期工作”",
        "- a.txt measures: missed 21-32 “力争到2025年开工。”",
        "+ a.txt measures: no longer wrong 0-4 “一、交通”",
        "- a.txt measures: wrong 21-23 “力争”",
    ]
    assert list(scores.changes(sets, {})) == []


@shared
@pytest.mark.parametrize("name", ["gold", *SETS])
def test_items_agree_with_the_scorer(name: str) -> None:
    for document in annotated(name):
        prediction = scores.predicted(document)
        figures = scores.figures([document], {document.gold["source"]: prediction})
        items = scores.items(document, prediction)
        for layer in ("leads", "measures", "measures_loose", "projects", "projects_located", "places", "quantities",
                      "deadlines", "slogans", "parties"):
            if layer in figures:
                hits, extras = len(items[layer].hits), len(items[layer].extras)
                figure = figures[layer]
                assert (hits + extras, hits) == (figure["pred"], round(figure["p"] * figure["pred"])), layer


@shared
def test_annotations_are_sound() -> None:
    for name in ("gold", *SETS):
        for document in annotated(name):
            assert scores.scorer().check(document.gold, document.text) == []


@shared
def test_gold_scores_are_above_their_floors() -> None:
    documents = list(annotated("gold"))
    figures = scores.figures(documents, {one.gold["source"]: scores.predicted(one) for one in documents})
    below = {layer: figures[layer]["f1"] for layer, (floor, _) in scores.FLOORS.items()
             if figures[layer]["gold"] and figures[layer]["f1"] < floor}
    assert below == {}


