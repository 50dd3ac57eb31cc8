"""Where else the texts name a project: words that the extraction did not count as a project of their own.

A heading, a clause that asks to `融入` a corridor, or a report that recounts it names the project without undertaking
it; whoever reads the project's page wants to see these places, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi.findings import Mention, SharedProject
from luoshi.linking.items import Item
from luoshi.linking.names import regionless
from luoshi.linking.shelf import Entry, Shelf
from luoshi.text import fold

# Shorter names are words of other things, too (`成渝`, `高新区`).
SHORTEST = 4
# A name without its place must say enough to be no class of things.
UNPLACED = 6
# One without its region must be longer still: any region may have a `农产品生产基地`.
UNREGIONED = 9


def namings(shelf: Shelf, projects: Sequence[SharedProject], items: Iterable[Item]) -> dict[str, tuple[Mention, ...]]:
    """Further mentions by the id of the project, in the order of the shelf; their ``id`` starts with ``n-``.

    A name that each side uses for something of its own counts only in that side's documents.
    """
    homes = _homes(projects, items)
    if not homes:
        return {}
    words = tuple(sorted(homes))
    finder = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    found: dict[str, list[Mention]] = {}
    for entry in shelf.entries:
        taken = _taken(entry)
        for index, start, end in finder.find_matches_as_indexes(fold(entry.document.text)):
            home = homes[words[index]].get(entry.side) or homes[words[index]].get("")
            if home and not _overlaps(taken, start, end):
                found.setdefault(home.id, []).append(_mention(entry, start, end, words[index], home))
    return {key: tuple(mentions) for key, mentions in found.items()}


def _homes(projects: Sequence[SharedProject], items: Iterable[Item]) -> Mapping[str, dict[str, SharedProject]]:
    """For each name the project that it means, by side; "" for every side. A name of two projects means neither."""
    by_mention = {(m.source, m.start, m.end): project for project in projects for m in project.mentions}
    homes: dict[str, dict[str, SharedProject]] = {}
    unclear: set[tuple[str, str]] = set()
    for item in items:
        project = by_mention[item.mentions[0].source, item.mentions[0].start, item.mentions[0].end]
        for name, side in _writings(item):
            known = homes.setdefault(name, {}).setdefault(side, project)
            if known is not project:
                unclear.add((name, side))
    for name, side in unclear:
        del homes[name][side]
    return {name: sides for name, sides in homes.items() if sides}


def _writings(item: Item) -> Iterator[tuple[str, str]]:
    """The ways in which an item's name may be written, each with the side that may, "" for every side."""
    side = item.within if item.scope == "own" else ""
    for mention in item.mentions:
        if len(mention.name) >= SHORTEST:
            yield fold(mention.name), side
        elif mention.text[0] in "“\"" and mention.text[-1] in "”\"":
            yield fold(mention.text), side  # `“气大庆”`: the marks make a short word a name
    if item.scope == "region" and len(rest := regionless(item.name.core)) >= UNREGIONED:
        yield rest, ""
    if item.scope == "place" and item.name.core.endswith(item.name.bare) and len(item.name.bare) >= UNPLACED:
        for own in sorted(item.sides & {item.within}):
            yield item.name.bare, own


def _taken(entry: Entry) -> tuple[list[int], list[int]]:
    """The stretches that are projects or no prose, joined and sorted: their starts, and how far each reaches."""
    spans = sorted([(p.start, p.end) for p in entry.extraction.projects]
                   + [(r.start, r.end) for r in entry.extraction.regions])
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        starts.append(start)
        ends.append(max(end, ends[-1]) if ends else end)
    return starts, ends


def _overlaps(taken: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether a stretch that begins before ``end`` reaches beyond ``start``."""
    at = bisect_right(taken[0], end - 1) - 1
    return at >= 0 and taken[1][at] > start


def _mention(entry: Entry, start: int, end: int, name: str, project: SharedProject) -> Mention:
    cited = entry.clause(start, end)
    measure = entry.measures.get(cited.measure or "")
    return Mention(
        id=f"n-{start}-{end}", start=start, end=end, text=cited.text, source=entry.source, section=cited.section,
        side=entry.side, name=name, project_type=project.project_type, stage="unspecified", strength=cited.strength,
        date=entry.date, clause=entry.whole(measure) if measure else None,
    )
