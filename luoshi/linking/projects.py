"""The projects of a shelf: mentions grouped, each group with its relations to the others and the reasons for both."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from luoshi.findings import Judgement, Mention, Opinion, Pair, SharedProject, Tie
from luoshi.linking.blocking import pairs
from luoshi.linking.clusters import Pairing, clusters
from luoshi.linking.comparing import compare
from luoshi.linking.items import Anchor, Item, anchors, gather
from luoshi.linking.judging import Judged, judge, overruled
from luoshi.linking.namings import namings
from luoshi.linking.shelf import Shelf

# Relations of a project that are kept, the surest first.
TIES = 20
# Undecided comparisons of one item that are kept for a person.
DOUBTS = 5


class Grouped(Struct, frozen=True):
    """The projects of a shelf, and the pairs of mentions that a person may want to look at."""

    projects: tuple[SharedProject, ...]
    pairs: tuple[Pair, ...]
    unmatched: tuple[Judgement, ...] = ()


def group(shelf: Shelf, judgements: Sequence[Judgement] = ()) -> Grouped:
    """Every mention of the shelf in exactly one project.

    A judgement holds for the mention that has most of its characters in the same text; one whose mentions are gone
    comes back in ``unmatched``.
    """
    latest = _latest(judgements)
    named = frozenset(anchor for judgement in latest for anchor in (judgement.left, judgement.right))
    digests = {volume.source: volume.sha256 for volume in shelf.volumes}
    held = _held(shelf, named)
    items = gather(shelf, frozenset(held.values()))
    numbers = anchors(items, digests)
    judged = {(left.number, right.number): judge(compare(left, right)) for left, right in pairs(items)}
    opinions = _opinions(latest, held, numbers)
    for pairing, judgement in opinions.items():
        machine = judged.get(pairing) or judge(compare(items[pairing[0]], items[pairing[1]]))
        judged[pairing] = overruled(judgement.opinion, judgement.author, machine)
    sure = [pairing for pairing, judgement in opinions.items() if judgement.opinion == "same"]
    groups = clusters(len(items), judged, sure)
    home = {number: at for at, members in enumerate(groups) for number in members}
    ids = _ids(groups, items, digests)
    names = [_name([items[number] for number in members]) for members in groups]
    ties = _ties(judged, home, ids, names)
    projects = tuple(
        _project(ids[at], names[at], [items[number] for number in members], judged, ties.get(at, ()))
        for at, members in enumerate(groups)
    )
    projects = _named_elsewhere(shelf, projects, items)
    opinion = {pairing: judgement.opinion for pairing, judgement in opinions.items()}
    unmatched = tuple(j for j in latest if j.left not in held or j.right not in held)
    return Grouped(projects, _pairs(items, judged, opinion), unmatched)


def _named_elsewhere(
    shelf: Shelf, projects: tuple[SharedProject, ...], items: Sequence[Item],
) -> tuple[SharedProject, ...]:
    """The projects with the places that name them besides; a side that only names one counts among its sides."""
    found = namings(shelf, projects, items)
    order = {entry.source: at for at, entry in enumerate(shelf.entries)}
    return tuple(_with(project, found[project.id], order) if project.id in found else project for project in projects)


def _with(project: SharedProject, more: tuple[Mention, ...], order: Mapping[str, int]) -> SharedProject:
    mentions = sorted((*project.mentions, *more), key=lambda mention: (order[mention.source], mention.start))
    return structs.replace(project, mentions=tuple(mentions), sides=tuple(dict.fromkeys(m.side for m in mentions)))


def _latest(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """One judgement for each pair of mentions, whichever way round: the last in time."""
    found: dict[tuple[Anchor, ...], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.time, j.author, j.opinion)):
        found[tuple(sorted((judgement.left, judgement.right)))] = judgement
    return tuple(found[key] for key in sorted(found))


def _held(shelf: Shelf, named: Iterable[Anchor]) -> dict[Anchor, Anchor]:
    """Where each judged mention stands now: the project of the same text that shares most of its characters."""
    by_text = {entry.document.sha256: entry for entry in shelf.entries}
    found: dict[Anchor, Anchor] = {}
    for anchor in sorted(set(named)):
        digest, start, end = anchor
        entry = by_text.get(digest)
        near = [p for p in entry.extraction.projects if p.start < end and start < p.end] if entry else []
        best = max(near, key=lambda p: (min(p.end, end) - max(p.start, start), -abs(p.start - start)), default=None)
        if best:
            found[anchor] = (digest, best.start, best.end)
    return found


def _opinions(
    judgements: Iterable[Judgement], held: Mapping[Anchor, Anchor], numbers: Mapping[Anchor, int],
) -> dict[Pairing, Judgement]:
    found: dict[Pairing, Judgement] = {}
    for judgement in judgements:
        if judgement.left in held and judgement.right in held:
            one, other = numbers[held[judgement.left]], numbers[held[judgement.right]]
            if one != other:
                found[min(one, other), max(one, other)] = judgement
    return found


def _ids(groups: Sequence[Sequence[int]], items: Sequence[Item], digests: Mapping[str, str]) -> list[str]:
    """An id for each group from the characters of its first mention, so that it outlives renaming and new documents."""
    return [_id(items[members[0]].mentions[0], digests) for members in groups]


def _id(first: Mention, digests: Mapping[str, str]) -> str:
    words = f"{digests[first.source]}:{first.start}:{first.end}:{first.name}"
    return "j-" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _name(items: Sequence[Item]) -> str:
    """The name that most mentions use; among equals the longest, then the first in the order of characters."""
    counted = Counter(mention.name for item in items for mention in item.mentions)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))


def _ties(
    judged: Mapping[Pairing, Judged], home: Mapping[int, int], ids: Sequence[str], names: Sequence[str],
) -> dict[int, tuple[Tie, ...]]:
    """For each group its surest relation to every other that it was compared with and is not plainly distinct from."""
    best: dict[tuple[int, int], tuple[Judged, bool]] = {}
    for (one, other), verdict in judged.items():
        here, there = home[one], home[other]
        if here == there or (verdict.verdict == "distinct" and not verdict.reasons):
            continue
        for at, to, part in ((here, there, verdict.inner == 0), (there, here, verdict.inner == 1)):
            known = best.get((at, to))
            if known is None or _rank(verdict) > _rank(known[0]):
                best[at, to] = (verdict, part)
    found: dict[int, list[Tie]] = {}
    for (at, to), (verdict, part) in best.items():
        if verdict.verdict == "part_of" and not part:
            continue  # the whole does not say that it is a part; its parts do
        found.setdefault(at, []).append(Tie(
            project=ids[to], name=names[to], verdict=verdict.verdict, score=verdict.score, reasons=verdict.reasons,
        ))
    return {at: tuple(sorted(ties, key=lambda t: (-_ORDER[t.verdict], -t.score, t.project))[:TIES])
            for at, ties in found.items()}


# What a reader wants to see first.
_ORDER = {"same": 4, "part_of": 3, "undecided": 2, "related": 1, "distinct": 0}


def _rank(verdict: Judged) -> tuple[int, float]:
    return _ORDER[verdict.verdict], verdict.score


def _project(
    key: str, name: str, items: Sequence[Item], judged: Mapping[Pairing, Judged], ties: tuple[Tie, ...],
) -> SharedProject:
    mentions = tuple(mention for item in items for mention in item.mentions)
    inside = [judged[pair] for pair in _within(items) if pair in judged and judged[pair].verdict == "same"]
    fullest = max(items, key=lambda item: (len(item.stops), len(item.text), -item.number))
    kinds = Counter(item.type for item in items for _ in item.mentions)
    return SharedProject(
        id=key, name=name, project_type=min(kinds, key=lambda kind: (-kinds[kind], kind)),  # type: ignore[arg-type]
        sides=tuple(dict.fromkeys(mention.side for mention in mentions)), places=_places(fullest), mentions=mentions,
        relations=ties, route=fullest.route, score=min((verdict.score for verdict in inside), default=1.0),
        reasons=tuple(dict.fromkeys(reason for verdict in inside for reason in verdict.reasons)),
    )


def _shown(
    judged: Mapping[Pairing, Judged], opinions: Mapping[Pairing, Opinion],
) -> list[tuple[Pairing, Judged]]:
    doubts: Counter[int] = Counter()
    found: list[tuple[Pairing, Judged]] = []
    for pairing, verdict in sorted(judged.items(), key=lambda item: (-item[1].score, item[0])):
        if verdict.verdict == "undecided" and pairing not in opinions:
            if max(doubts[pairing[0]], doubts[pairing[1]]) >= DOUBTS:
                continue
            doubts.update(pairing)
        elif verdict.verdict == "distinct" and pairing not in opinions:
            continue
        found.append((pairing, verdict))
    return sorted(found, key=lambda item: item[0])


def _within(items: Sequence[Item]) -> list[Pairing]:
    numbers = sorted(item.number for item in items)
    return [(one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :]]


def _places(item: Item) -> tuple[str, ...]:
    return item.stops or item.name.places[-1:]


def _pairs(
    items: Sequence[Item], judged: Mapping[Pairing, Judged], opinions: Mapping[Pairing, Opinion],
) -> tuple[Pair, ...]:
    """The comparisons that were not plainly distinct, between the first mentions of the items.

    Of what a person should look at, an item brings no more than its surest few.
    """
    found: list[Pair] = []
    for (one, other), verdict in _shown(judged, opinions):
        left, right = items[one].mentions[0], items[other].mentions[0]
        if verdict.verdict == "part_of" and verdict.inner:
            left, right = right, left
        found.append(Pair(left=left, right=right, verdict=verdict.verdict, score=verdict.score, reasons=verdict.reasons,
                          judged=opinions.get((one, other))))
    return tuple(found)
