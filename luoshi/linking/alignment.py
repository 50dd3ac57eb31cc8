"""What a superior's document asks for, and what each side's documents make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from luoshi.findings import Alignment, Clause, Inheritance
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.similarity import Index, Vector, Weights, grams
from luoshi.models import Measure

# From here on a clause takes up a task in near words,
_NEAR = 0.42
# and from here on it is about the same matter, if it says something of its own about it.
_RELATED = 0.33
# A clause less like every task than this is the side's own.
_OWN = 0.33
_FEWEST = 3  # grams of a clause that says what it is about
_SHOWN = 3  # clauses quoted for one task


class _Promise(Struct, frozen=True):
    entry: Entry
    measure: Measure
    clause: Clause
    vector: Vector


def find_alignment(shelf: Shelf, superior: Entry) -> tuple[Alignment, ...]:
    """For each side, what becomes of each task of a superior's document, and what the side adds.

    A task is a measure of the superior's document; they come in its order, so that its articles stay together.
    A side *inherits* a task that a clause of its documents repeats in near words, *specialises* it where such a clause
    names places, projects or figures that the task does not, and *omits* it where no clause comes near. What the side
    *adds* are its clauses near no task, one finding for each of its sections. Likeness is the cosine of pairs of
    characters weighed by rarity, those of the clause's object more than the others, less where the domains differ.
    """
    tasks = _promises([superior])
    sides = [(side, _promises([e for e in shelf.of_side(side) if not _same(e, superior)])) for side in shelf.sides]
    weights = Weights(promise.vector for promises in (tasks, *(found for _, found in sides)) for promise in promises)
    weighed = [weights.weigh(task.vector) for task in tasks]
    found: list[Alignment] = []
    for side, promises in sides:
        if promises:
            found.extend(_aligned(side, tasks, weighed, promises, weights))
    return tuple(found)


def _same(entry: Entry, superior: Entry) -> bool:
    return entry.document.sha256 == superior.document.sha256


def _promises(entries: Sequence[Entry]) -> list[_Promise]:
    """The measures that say what they are about, in the order of documents and text."""
    found = (
        _Promise(entry, measure, entry.whole(measure), grams(measure))
        for entry in entries for measure in entry.extraction.measures
    )
    return [promise for promise in found if len(promise.vector) >= _FEWEST]


def _aligned(
    side: str, tasks: Sequence[_Promise], weighed: Sequence[Vector], promises: Sequence[_Promise], weights: Weights
) -> Iterator[Alignment]:
    vectors = [weights.weigh(promise.vector) for promise in promises]
    index = Index(vectors, [promise.measure.domain for promise in promises])
    nearest = [0.0] * len(promises)
    for task, vector in zip(tasks, weighed, strict=True):
        hits = index.alike(vector, task.measure.domain, _OWN)
        for score, number in hits:
            nearest[number] = max(nearest[number], score)
        yield _outcome(side, task, [(score, promises[number]) for score, number in hits])
    yield from _additions(side, promises, nearest)


def _outcome(side: str, task: _Promise, hits: Sequence[tuple[float, _Promise]]) -> Alignment:
    """What a side makes of one task, by its nearest clauses."""
    best = hits[0][0] if hits else 0.0
    # A clause of its own making counts from a lower likeness on than one that must repeat the task.
    special = [(score, p, own) for score, p in hits if score >= _RELATED and (own := _particulars(task, p))]
    near = [(score, promise) for score, promise in hits if score >= _NEAR]
    if near and (not special or special[0][0] < near[0][0]):
        clauses = tuple(promise.clause for _, promise in near[:_SHOWN])
        return _alignment(side, "inherits", task, clauses, best, ("the same task in near words",))
    if special:
        clauses = tuple(promise.clause for _, promise, _ in special[:_SHOWN])
        return _alignment(side, "specialises", task, clauses, special[0][0],
                          ("the same matter", f"with its own {special[0][2]}"))
    return _alignment(side, "omits", task, (), best, ("no clause comes near this task",))


def _alignment(
    side: str, inheritance: Inheritance, task: _Promise, clauses: tuple[Clause, ...], similarity: float,
    reasons: tuple[str, ...],
) -> Alignment:
    return Alignment(side=side, inheritance=inheritance, task=task.clause, clauses=clauses,
                     similarity=min(similarity, 1.0), reasons=reasons)


def _particulars(task: _Promise, promise: _Promise) -> str:
    """What a clause names that the task does not: projects, places or figures; empty where nothing."""
    said, of = task.measure.text, promise.measure
    particulars = (("projects", of.projects), ("places", of.places), ("figures", (*of.quantities, *of.deadlines)))
    return next((kind for kind, ids in particulars if any(text not in said for text in _texts(promise, ids))), "")


def _texts(promise: _Promise, ids: Sequence[str]) -> list[str]:
    """The words of records; ids end on their offsets (`p-12-18`)."""
    text = promise.entry.document.text
    return [text[int(start) : int(end)] for _, start, end in (name.split("-") for name in ids)]


def _additions(side: str, promises: Sequence[_Promise], nearest: Sequence[float]) -> Iterator[Alignment]:
    """Clauses near no task, one finding for each section of each document."""
    groups: dict[tuple[str, str], list[tuple[float, _Promise]]] = {}
    for promise, score in zip(promises, nearest, strict=True):
        if score < _OWN:
            key = (promise.entry.document.sha256, promise.measure.section or "")
            groups.setdefault(key, []).append((score, promise))
    for members in groups.values():
        yield Alignment(
            side=side, inheritance="adds", task=None, similarity=min(max(score for score, _ in members), 1.0),
            clauses=tuple(promise.clause for _, promise in members),
            reasons=("near no task of the superior document",),
        )
