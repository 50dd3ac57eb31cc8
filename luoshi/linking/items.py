"""Mentions gathered before they are compared: those that write the same name and mean it the same way are one item.

A shelf of a hundred thousand mentions has far fewer items, and only items are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from luoshi.findings import Clause, Mention, Route
from luoshi.linking.lines import decode
from luoshi.linking.names import Name, parse
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.tables import table
from luoshi.models import Project

Anchor = tuple[str, int, int]
Key = tuple[object, ...]
Meaning = tuple[Name, Route | None, str, str]

_CARRIER = 2  # `廊道`, `航道`: what follows the water
# `“气大庆”`: a nickname in quotation marks is one thing, whoever writes it; `“城市大脑”` is made of common words
_NICKNAME = re.compile(r"^[“\"][^“”\"]{2,8}[”\"]$")


class Item(Struct, frozen=True):
    """Mentions of one name in one meaning.

    ``number`` is its place in the order of items; ``scope`` says what makes the name unique: ``line`` (its stops),
    ``number`` (of a road), ``water``, ``place``, ``region``, ``proper`` (a name of its own) or ``own`` (nothing: each
    side means its own), and ``within`` whose it is then. ``sources`` are the documents that write it.
    """

    number: int
    name: Name
    text: str
    type: str
    route: Route | None
    scope: str
    within: str
    mentions: tuple[Mention, ...]
    sources: frozenset[str]

    @property
    def stops(self) -> tuple[str, ...]:
        """The codes of the route in order."""
        return tuple(stop.code for stop in self.route.places) if self.route else ()

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(mention.side for mention in self.mentions)


def mentions(entry: Entry) -> Iterator[Mention]:
    """The projects of a document in the order of its text."""
    for project in entry.extraction.projects:
        measure = entry.measure_of_project.get(project.id) or entry.measure_at(project.start, project.end)
        cited = entry.clause(project.start, project.end, measure)
        yield Mention(
            id=project.id, start=project.start, end=project.end, text=cited.text, source=entry.source,
            section=cited.section, side=entry.side, name=project.name, project_type=project.type, stage=project.stage,
            strength=cited.strength, date=entry.date, clause=_whole(entry, project, cited),
        )


def _whole(entry: Entry, project: Project, cited: Clause) -> Clause:
    measure = entry.measures.get(cited.measure or "")
    return entry.whole(measure) if measure else cited


def gather(shelf: Shelf, apart: frozenset[Anchor] = frozenset()) -> tuple[Item, ...]:
    """The items of a shelf, in the order of their first mentions.

    Mentions at ``apart`` (digest of the text, start, end) were judged by a person and stay items of their own.
    """
    groups: dict[Key, list[Mention]] = {}
    meanings: dict[Key, Meaning] = {}
    for entry in shelf.entries:
        for mention in mentions(entry):
            meaning = _meaning(mention, entry.code or "")
            key = _key(mention, meaning)
            anchor = (entry.document.sha256, mention.start, mention.end)
            if anchor in apart:
                key = (*key, anchor)
            groups.setdefault(key, []).append(mention)
            meanings.setdefault(key, meaning)
    return tuple(_items(groups, meanings))


def gather_mentions(found: Iterable[Mention]) -> tuple[Item, ...]:
    """The items of mentions whose documents are not at hand, in the order of their first mentions."""
    groups: dict[Key, list[Mention]] = {}
    meanings: dict[Key, Meaning] = {}
    for mention in found:
        meaning = _meaning(mention, mention.side if mention.side.isdigit() else "")
        key = _key(mention, meaning)
        groups.setdefault(key, []).append(mention)
        meanings.setdefault(key, meaning)
    return tuple(_items(groups, meanings))


def _key(mention: Mention, meaning: Meaning) -> Key:
    """What mentions of one item share."""
    name, route, scope, within = meaning
    stops = tuple(stop.code for stop in route.places) if route else ()
    key: Key = (name.core, name.numbers, stops, mention.project_type, scope, within)
    return (*key, mention.side) if claimed(scope, within, name) else key


def claimed(scope: str, within: str, name: Name) -> bool:
    """Whether each side may want what a name within a region or province stands for (`四川康养基地`) for itself."""
    wide = scope == "region" or (scope == "place" and within.endswith("0000"))
    return wide and name.plain.endswith(words_for("granted"))


def _items(groups: dict[Key, list[Mention]], meanings: dict[Key, Meaning]) -> Iterator[Item]:
    for number, (key, found) in enumerate(groups.items()):
        name, route, scope, within = meanings[key]
        yield Item(number, name, found[0].name, found[0].project_type, route, scope, within, tuple(found),
                   frozenset(mention.source for mention in found))


def _meaning(mention: Mention, code: str) -> tuple[Name, Route | None, str, str]:
    """The name's parts, its route, and what makes it unique, as the side means it."""
    parts = parse(mention.name, code)
    line = parts.mode or mention.project_type in types_for("line")
    route = decode(mention.name, (code,) if code else ()) if line else None
    if _NICKNAME.match(mention.text) and (parts.proper or parts.places):
        return parts, route, "proper", ""
    return parts, route, *_scope(parts, route, mention.project_type, mention.side)


def _scope(name: Name, route: Route | None, project_type: str, side: str) -> tuple[str, str]:
    if route and len(route.places) > 1 and not name.water:
        return "line", name.mode
    if name.numbers:
        # Numbers of the nation mean one road everywhere, those of a province (S205) one in that province.
        return "number", "" if name.numbers[0][0] == "G" else side[:2]
    if name.water and project_type in types_for("water"):
        return "water", f"{name.water} {name.plain[-_CARRIER:]}"
    if name.places:
        return "place", name.places[-1]
    if name.regions:
        return "region", "+".join(name.regions)
    if name.proper and project_type in types_for("proper") and not name.core.startswith(words_for("rank")):
        return "proper", ""
    return "own", side


@lru_cache(maxsize=8)
def types_for(use: str) -> frozenset[str]:
    """The types of projects that ``data/project_types.tsv`` lists for a use."""
    return frozenset(row["type"] for row in table("project_types") if row["use"] == use)


@lru_cache(maxsize=8)
def words_for(use: str) -> tuple[str, ...]:
    """The words that ``data/name_roles.tsv`` lists for a use."""
    return tuple(row["word"] for row in table("name_roles") if row["use"] == use)


def anchors(items: Iterable[Item], digests: dict[str, str]) -> dict[Anchor, int]:
    """The number of the item that holds each mention, by the digest of its text and its characters."""
    return {(digests[m.source], m.start, m.end): item.number for item in items for m in item.mentions}
