"""Scores by layer, and which single items are hit, so that a change shows as gains and losses and not only as a figure.

The figures are those of ``../shared/annotation/score.py``. Items are told apart by their offsets: the baseline holds no
words of the documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import luoshi
from benchmarks.annotations import SETS, SHARED, Annotated, annotated
from luoshi.serialize import to_json

BASELINE = Path(__file__).with_name("baseline.json")
Record = dict[str, Any]
Fits = Callable[[Record, Record], bool]

# The floors of the project for the gold documents and for documents kept apart.
FLOORS = {
    "sections": (1.00, 0.97), "leads": (0.85, 0.75), "measures": (0.94, 0.88), "measures_loose": (0.97, 0.93),
    "measures.kind": (0.90, 0.82), "measures.strength": (0.95, 0.90), "measures.domain": (0.95, 0.88),
    "projects": (0.90, 0.80), "projects_located": (0.93, 0.85), "projects.type": (0.95, 0.88),
    "projects.stage": (0.93, 0.85), "places": (0.97, 0.93), "places.code": (1.00, 0.98), "quantities": (0.97, 0.93),
    "deadlines": (1.00, 0.93), "slogans": (0.92, 0.80), "slogans.members": (0.85, 0.70), "parties": (0.85, 0.75),
    "parties.role": (0.92, 0.85),
}


class Items(NamedTuple):
    """Of one layer of one document: the annotated items that were found, and the found ones that are not annotated."""

    hits: list[str]
    extras: list[str]


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """``score.py`` of the shared folder."""
    spec = util.spec_from_file_location("luoshi_score", SHARED / "annotation" / "score.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(document: Annotated) -> Record:
    """What the library reads in the text of an annotated document, as plain JSON."""
    read = luoshi.read(document.text.encode("utf-8"), name=document.gold["source"])
    found: Record = json.loads(to_json(luoshi.extract(read)))
    return found


def figures(documents: Iterable[Annotated], predictions: dict[str, Record]) -> dict[str, dict[str, float]]:
    """The scorer's figures over all documents together."""
    found: dict[str, dict[str, float]] = scorer().score([document.gold for document in documents], predictions)
    return found


def items(document: Annotated, prediction: Record) -> dict[str, Items]:
    """Layer to its items, aligned as the scorer aligns them; labels count where the measure or project was found."""
    score = scorer()
    gold, pred = _in_scope(document.gold, prediction)
    leads = [section for section in gold["sections"] if section["level"] == "lead"]
    pred["measures"] = [m for m in pred["measures"] if not any(score.iou(m, lead) >= 0.5 for lead in leads)]
    found = {}
    for layer, (source, fits) in _layers(score).items():
        records = [[record for record in doc[source] if _is(layer, record)] for doc in (gold, pred)]
        pairs = score.align(*records, fits)
        extras = [record for record in records[1] if not any(record is b for _, b in pairs)]
        found[layer] = Items(_named(a for a, _ in pairs), _named(extras))
        for field in _LABELS.get(layer, ()):
            right = [a for a, b in pairs if a.get(field) and a[field] == b.get(field)]
            found[f"{source}.{field}"] = Items(_named(right), [])
    return found


_LABELS = {"measures_loose": ("kind", "strength", "domain"), "projects_located": ("type", "stage"), "places": ("code",),
           "parties": ("role",)}


def _layers(score: ModuleType) -> dict[str, tuple[str, Fits]]:
    def overlapping(share: float) -> Fits:
        return lambda a, b: score.iou(a, b) >= share

    def same(*names: str) -> Fits:
        return lambda a, b: all(a.get(name) == b.get(name) for name in names)

    def heading(a: Record, b: Record) -> bool:
        return all(score.fold(a.get(name)) == score.fold(b.get(name)) for name in ("number", "heading"))

    return {
        "sections": ("sections", lambda a, b: a["level"] == b["level"] and heading(a, b)),
        "leads": ("sections", overlapping(0.5)),
        "measures": ("measures", overlapping(0.8)),
        "measures_loose": ("measures", overlapping(0.5)),
        "projects": ("projects", lambda a, b: score.fold_project(a["name"]) == score.fold_project(b.get("name"))),
        "projects_located": ("projects", overlapping(0.5)),
        "places": ("places", same("start", "end")),
        "quantities": ("quantities", lambda a, b: same("low", "high")(a, b)
                       and score.fold(a["unit"]) == score.fold(b["unit"])),
        "deadlines": ("deadlines", same("by")),
        "slogans": ("slogans", overlapping(0.5)),
        "parties": ("parties", overlapping(0.7)),
    }


def _is(layer: str, record: Record) -> bool:
    if layer == "leads":
        return record["level"] == "lead"
    return layer != "sections" or record["level"] != "lead"


def _in_scope(gold: Record, pred: Record) -> tuple[Record, Record]:
    score = scorer()
    scope, ignore = gold.get("scope") or [[0, 10**9]], gold.get("ignore") or []
    names = [name for name in score.LAYERS if name in gold]
    return ({name: [x for x in gold.get(name, []) if score.inside(x, scope)] for name in score.LAYERS},
            {name: [x for x in pred.get(name, []) if score.inside(x, scope) and not score.inside(x, ignore)]
             if name in names else [] for name in score.LAYERS})


def _named(records: Iterable[Record]) -> list[str]:
    """Items by their offsets; several of one span are marked, as the baseline must tell them apart."""
    found: list[str] = []
    for record in sorted(records, key=lambda r: (r["start"], r["end"])):
        key = f"{record['start']}-{record['end']}"
        while key in found:
            key += "+"
        found.append(key)
    return found


class Measured(NamedTuple):
    """One set of documents: the figures over all of them, and each document's items."""

    name: str
    figures: dict[str, dict[str, float]]
    items: dict[str, dict[str, Items]]
    texts: dict[str, str]


def measured() -> Iterator[Measured]:
    """The gold documents and the sets of the project, those that have any."""
    for name in ("gold", *SETS):
        documents = list(annotated(name))
        if documents:
            predictions = {document.gold["source"]: predicted(document) for document in documents}
            found = {document.gold["source"]: items(document, predictions[document.gold["source"]])
                     for document in documents}
            yield Measured(name, figures(documents, predictions), found,
                           {document.gold["source"]: document.text for document in documents})


def table(sets: list[Measured]) -> Iterator[str]:
    """F1 by layer beside its floor; the first floor is for the gold documents, the second for all others."""
    yield "F1".ljust(22) + "".join(f"{found.name:>14} (floor)" for found in sets)
    for layer in sets[0].figures:
        row = layer.ljust(22)
        for found in sets:
            floor = FLOORS.get(layer, (0.0, 0.0))[found.name != "gold"]
            figure = found.figures.get(layer)
            if not figure or not figure["gold"]:
                row += f"{'–':>14}        "
            else:
                mark = " " if figure["f1"] >= floor else "<"
                row += f"{figure['f1']:14.3f} {mark}" + (f"{floor:.2f}  " if floor else "      ")
        yield row.rstrip()


def changes(sets: list[Measured], baseline: dict[str, Any]) -> Iterator[str]:
    """What is gained (+) and lost (-) against the baseline, item by item with its words."""
    for found in sets:
        for source, layers in found.items.items():
            before = baseline.get(source, {})
            for layer, now in layers.items():
                old = before.get(layer)
                if old is not None:
                    yield from _changes(f"{source} {layer}", now, old, found.texts[source])


def _changes(where: str, now: Items, old: dict[str, list[str]], text: str) -> Iterator[str]:
    hits, extras = old["hits"], old["extras"]
    for sign, what, here, there in (("+", "found", now.hits, hits), ("-", "missed", hits, now.hits),
                                    ("+", "no longer wrong", extras, now.extras), ("-", "wrong", now.extras, extras)):
        yield from (f"{sign} {where}: {what} {key} {_quoted(key, text)}" for key in here if key not in there)


def _quoted(key: str, text: str) -> str:
    start, end = map(int, key.rstrip("+").split("-"))
    words = " ".join(text[start:end].split())
    return f"“{words if len(words) <= 40 else words[:40] + '…'}”"


def load() -> dict[str, Any]:
    """The committed baseline; empty where there is none."""
    return json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}


def save(sets: list[Measured]) -> None:
    """Make these results the baseline: offsets only, one layer a line."""
    parts = []
    for found in sets:
        for source, layers in found.items.items():
            rows = ",\n  ".join(
                f"{json.dumps(layer)}: " + json.dumps(one._asdict())
                for layer, one in layers.items())
            parts.append(f"{json.dumps(source, ensure_ascii=False)}: {{\n  {rows}}}")
    BASELINE.write_text("{" + ",\n ".join(parts) + "}\n", encoding="utf-8")


def report(update: bool = False) -> list[Measured]:
    """Print the table and the changes; what was measured."""
    sets = list(measured())
    if not sets:
        print("No annotated documents: ../shared is not there.", file=sys.stderr)
        return []
    print(*table(sets), sep="\n")
    lines = list(changes(sets, load()))
    losses = sum(line.startswith("-") for line in lines)
    print(f"\nagainst the baseline: {len(lines) - losses} gained, {losses} lost")
    print(*lines, sep="\n")
    if update:
        save(sets)
    return sets
