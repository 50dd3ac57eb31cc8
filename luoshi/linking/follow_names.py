"""Where a report names what a plan promised: phrases that end like a promised project, read as names and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import cast

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from luoshi import gazetteer
from luoshi.findings import Mention, SharedProject
from luoshi.linking.blocking import LARGEST, Key, keys
from luoshi.linking.comparing import compare
from luoshi.linking.follow_variants import carrier, is_common, other_rank, proper_word, says_which, titles, written
from luoshi.linking.follow_words import words
from luoshi.linking.items import Item, gather_mentions
from luoshi.linking.judging import judge
from luoshi.linking.names import parse, place_of
from luoshi.linking.shelf import Entry
from luoshi.linking.tables import table
from luoshi.models import ProjectType

# A name reaches back to one of these.
_LEFT = re.compile(r"[、,;:。!?“”\"《》\n\s]|等|\d日|月(?:[底初份]|(?!\d))|[上下]半年|年[底内末]|[今去]年|全年|季度")
_LONGEST = 28
# Shorter names are words of other things, too.
_SHORTEST = 4
_PROPER = 3
_ENDING = 2
# `高速公路(渔溪至元坝段)`, `铁路巴中段`: the section that follows a line's name
_SECTION = re.compile(r"\([^()、,;。]{2,14}段\)|[^、,;。:()等和与及\s]{2,12}?段(?![时落位])")
# Where another name may begin within a phrase: `与甲共建乙`, `投资3亿元的丙`
_INNER = re.compile(r"[和与及的在)]|以及")
_LINES = ("railway", "metro", "expressway", "road", "waterway")
# A name before one of these is a part of a street's or a village's name.
_LONGER = tuple("路街巷镇乡村")
# How many readings of where a name begins are tried.
_STARTS = 6


class Naming(Struct, frozen=True):
    """A report's words for a promised project; ``part`` where they name a part of it."""

    project: SharedProject
    mention: Mention
    score: float
    reasons: tuple[str, ...]
    part: bool = False


class Full(Struct, frozen=True, order=True):
    """A promised name in full; ``carrier`` is what it ends in."""

    name: str
    kind: ProjectType
    carrier: str


class Promised(Struct, frozen=True):
    """The projects of the plans, ready to be looked for."""

    items: tuple[Item, ...]
    project_of: Mapping[tuple[str, int, int], SharedProject]
    types: Mapping[str, tuple[ProjectType, ...]]
    names: Mapping[str, tuple[Full, ...]]
    propers: Mapping[str, tuple[Full, ...]]
    titles: Mapping[str, tuple[Item, ...]]
    cores: Mapping[str, tuple[Item, ...]]


def promised(projects: Sequence[SharedProject]) -> Promised:
    """What to look for: by the names as written, and by how names end."""
    mentions = [mention for project in projects for mention in commitments(project)]
    types: dict[str, set[ProjectType]] = {}
    names: dict[str, set[Full]] = {}
    propers: dict[str, set[Full]] = {}
    by_title: dict[str, list[Item]] = {}
    by_core: dict[str, list[Item]] = {}
    items = gather_mentions(mentions)
    for item in items:
        full = Full(item.text, cast(ProjectType, item.type), carrier(item))
        for ending in sorted(set(_endings(item)) - words().tails.keys()):
            types.setdefault(ending, set()).add(full.kind)
        for name in written(item):
            if len(name) >= _SHORTEST:
                names.setdefault(name, set()).add(full)
        if word := proper_word(item):
            propers.setdefault(word, set()).add(full)
        by_core.setdefault(item.name.core, []).append(item)
        for short in titles(item) if item.scope != "line" else ():
            by_title.setdefault(short, []).append(item)
    return Promised(
        items, {_at(mention): project for project in projects for mention in commitments(project)},
        {word: tuple(sorted(kinds)) for word, kinds in types.items()}, _sorted(names), _sorted(propers),
        {short: tuple(found) for short, found in by_title.items()},
        {core: tuple(found) for core, found in by_core.items()},
    )


def _sorted(found: dict[str, set[Full]]) -> dict[str, tuple[Full, ...]]:
    return {word: tuple(sorted(full)) for word, full in found.items()}


def commitments(project: SharedProject) -> list[Mention]:
    """The mentions that promise the project, not those that only name it."""
    return [mention for mention in project.mentions if not mention.id.startswith("n-")]


def _at(mention: Mention) -> tuple[str, int, int]:
    return mention.source, mention.start, mention.end


def _endings(item: Item) -> Iterator[str]:
    yield (item.name.line or item.name.core)[-_ENDING:]
    yield item.name.plain[-_ENDING:]
    if item.name.mode:
        yield from (row["tail"] for row in table("modes") if row["mode"] == item.name.mode)


def find_namings(entry: Entry, folded: str, known: Promised) -> list[Naming]:
    """The namings of promised projects in a report, in the order of its text.

    Where words within words name two projects, the longer ones count.
    """
    found = list(candidates(entry, folded, known))
    items = gather_mentions((*(m for item in known.items for m in item.mentions), *found))
    spans = {_at(mention) for mention in found}
    index = _index(items, known)
    namings = [naming for item in items for naming in _namings(item, index, known, spans)]
    return _outermost(namings)


def _index(items: Iterable[Item], known: Promised) -> dict[Key, list[Item]]:
    index: dict[Key, list[Item]] = {}
    for item in items:
        if any(_at(mention) in known.project_of for mention in item.mentions):
            for key in dict.fromkeys(keys(item)):
                index.setdefault(key, []).append(item)
    return index


def _namings(
    item: Item, index: Mapping[Key, list[Item]], known: Promised, spans: set[tuple[str, int, int]],
) -> Iterator[Naming]:
    """What the report's mentions in an item name, the surest project first."""
    here = [mention for mention in item.mentions if _at(mention) in spans]
    if not here:
        return
    best = _own(item, known) or _titled(item, known) or _best(item, index, known) or _word_for_word(item, known)
    for mention in here if best else ():
        project, score, reasons, part = best  # type: ignore[misc]
        if _may_mean(mention, project):
            yield Naming(project, mention, score, reasons, part)


def _may_mean(mention: Mention, project: SharedProject) -> bool:
    """Not where another level grants the title, nor where another place's report uses a name that many have."""
    promises = commitments(project)
    if any(other_rank(mention.name, promise.name) for promise in promises):
        return False
    at_home = any(promise.side == mention.side for promise in promises)
    return at_home or not any(is_common(mention.name) and is_common(promise.name) for promise in promises)


Match = tuple[SharedProject, float, tuple[str, ...], bool]


def _own(item: Item, known: Promised) -> Match | None:
    """A project whose own mention is in the item."""
    for mention in item.mentions:
        project = known.project_of.get(_at(mention))
        if project:
            return project, 0.97, ("the report writes the same name",), False
    return None


def _titled(item: Item, known: Promised) -> Match | None:
    """The one project whose title is the same without rank, edition and fillings."""
    short = sorted(titles(item)) if item.scope != "line" else []
    found = {known.project_of[_at(m)].id: known.project_of[_at(m)] for word in short
             for other in known.titles.get(word, ()) if _may_share(item, other) for m in other.mentions}
    if len(found) != 1:
        return None
    return next(iter(found.values())), 0.85, (f"both names come down to {short[0]}",), False


def _word_for_word(item: Item, known: Promised) -> Match | None:
    """The one project of a place above or below that is written the same, where the name is no class of things."""
    found = {known.project_of[_at(m)].id: known.project_of[_at(m)]
             for other in known.cores.get(item.name.core, ()) for m in other.mentions}
    if len(found) != 1 or not says_which(item):
        return None
    return next(iter(found.values())), 0.85, ("the report writes the same name",), False


def _may_share(item: Item, other: Item) -> bool:
    """A title is what its side wins; with another place in it, it is that place's."""
    if item.scope == other.scope == "place":
        return item.within == other.within
    return not item.sides.isdisjoint(other.sides)


def _best(item: Item, index: Mapping[Key, list[Item]], known: Promised) -> Match | None:
    ranked: list[tuple[bool, float, str, Match]] = []
    seen: set[int] = set()
    for other in chain.from_iterable(index.get(key, ()) for key in keys(item) if len(index.get(key, ())) <= LARGEST):
        if other.number in seen or other.number == item.number:
            continue
        seen.add(other.number)
        project = next(known.project_of[_at(m)] for m in other.mentions if _at(m) in known.project_of)
        verdict = judge(compare(item, other))
        if verdict.verdict == "same":
            part = bool(item.name.line) and not other.name.line  # a section told by one place has the line's places
            ranked.append((part, -verdict.score, project.id, (project, verdict.score, verdict.reasons, part)))
        elif verdict.verdict == "undecided" and _same_stops(item, other):
            ranked.append((False, -0.7, project.id, (project, 0.7, verdict.reasons, False)))
        elif verdict.verdict == "part_of" and verdict.inner == 0 and _on_line(item, other):
            ranked.append((True, -verdict.score, project.id, (project, verdict.score, verdict.reasons, True)))
    return min(ranked, key=lambda found: found[:3])[3] if ranked else None


def _same_stops(one: Item, other: Item) -> bool:
    """A report's `某铁路` is the plan's `某高铁` where both run between the same places."""
    generic = "" in (one.name.mark, other.name.mark) and bool(one.name.line) == bool(other.name.line)
    return generic and len(one.stops) > 1 and one.stops in (other.stops, other.stops[::-1])


def _on_line(part: Item, whole: Item) -> bool:
    """A section of one named line is no part of another line through the same places."""
    if not part.name.line or part.name.line in (whole.name.line, whole.name.core):
        return True
    line = part.route.line if part.route else None
    along = tuple(stop.code for stop in line.places) if line else ()
    return along in (whole.stops, whole.stops[::-1])


def _outermost(namings: Iterable[Naming]) -> list[Naming]:
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.mention.start, -n.mention.end, n.part, -n.score, n.project.id)):
        last = kept[-1].mention if kept else None
        if last is None or naming.mention.start >= last.end:
            kept.append(naming)
        elif naming.project.id == kept[-1].project.id:
            kept[-1] = max(kept[-1], naming, key=lambda n: (n.mention.end, not n.part, n.score))
        elif kept[-1].part and not naming.part and naming.mention.end >= last.end:
            kept[-1] = naming
    return kept


# What may be a name


def candidates(entry: Entry, folded: str, known: Promised) -> Iterator[Mention]:
    """Words of a report that may name a promised project: its own projects, phrases, and names as the plans write."""
    taken: set[tuple[int, int, str, str]] = set()
    found = chain(_extracted(entry), _phrases(folded, known), _written(entry, folded, known))
    for start, end, name, kind in found:
        key = (start, end, name, kind)
        if folded[end:end + 1] in _LONGER:
            continue
        if key not in taken and max(len(name), end - start) >= _PROPER:
            taken.add(key)
            yield _mention(entry, start, end, name, kind)


Found = tuple[int, int, str, ProjectType]


def _mention(entry: Entry, start: int, end: int, name: str, kind: ProjectType) -> Mention:
    return Mention(id=f"f-{start}-{end}", start=start, end=end, text=entry.document.text[start:end],
                   source=entry.source, side=entry.side, name=name, project_type=kind, stage="unspecified")


def _extracted(entry: Entry) -> Iterator[Found]:
    for project in entry.extraction.projects:
        yield project.start, project.end, project.name, project.type


def _phrases(folded: str, known: Promised) -> Iterator[Found]:
    if not known.types:
        return
    endings = tuple(sorted(known.types))
    finder = AhoCorasick(list(endings), matchkind=MatchKind.LeftmostLongest)
    for index, at, until in finder.find_matches_as_indexes(folded):
        kinds = known.types[endings[index]]
        line = any(kind in _LINES for kind in kinds)
        section = _SECTION.match(folded, until) if line else None
        end = section.end() if section else until
        for start in _starts(folded, at, until):
            for kind in kinds:
                yield start, end, folded[start:end], kind


def _starts(folded: str, at: int, until: int) -> list[int]:
    """Where a name that ends in a carrier's word at ``at`` may begin, the leftmost first."""
    left = max(0, until - _LONGEST)
    for mark in _LEFT.finditer(folded, left, at):
        left = mark.end()
    starts = [left]
    opened = left
    while verb := words().opener.match(folded, opened, at):
        opened = verb.end()
        starts.append(opened)
    starts += [verb.end() for verb in words().lead.finditer(folded, left, at)]
    starts += [joint.end() for joint in _INNER.finditer(folded, left, at)]
    return [start for start in dict.fromkeys(starts) if until - start >= _SHORTEST][:_STARTS]


def _written(entry: Entry, folded: str, known: Promised) -> Iterator[Found]:
    """Names as the plans write them, and words that only one project has where they may stand for the name."""
    for word, start, end in _scan(known.names, folded):
        if _begins(folded, start, entry.code or ""):
            for full in known.names[word]:
                yield start, end, full.name, full.kind
    for word, start, end in _scan(known.propers, folded):
        if _begins(folded, start, entry.code or ""):
            for full in known.propers[word]:
                if until := _completed(folded, end, full.carrier):
                    yield start, until, full.name, full.kind


def _scan(patterns: Mapping[str, object], folded: str) -> Iterator[tuple[str, int, int]]:
    found = tuple(sorted(patterns))
    if found:
        finder = AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest)
        for index, start, end in finder.find_matches_as_indexes(folded):
            yield found[index], start, end


# `甲、乙、丙等大型水库`: the members of a list share what its last one ends in
_LIST = re.compile(r"[、和与及]([^,;。:!?\n]{1,60})")
_WATERWORKS = re.compile(r"(?:大型|中型)?(?:水库|水利枢纽|灌区|水利工程)")


def _completed(folded: str, end: int, carrier: str) -> int | None:
    """Where the name ends whose own word ends at ``end``; None where something else follows it."""
    if not carrier:
        works = _WATERWORKS.match(folded, end)
        return works.end() if works else (end if _LIST.match(folded, end) else None)
    listed = _LIST.match(folded, end)
    return end if listed and carrier in listed[1] else None


def _begins(folded: str, start: int, side: str) -> bool:
    """Whether a name begins here: after a mark, a verb, a joint, or a place of the report's own side."""
    left = max(0, start - _LONGEST)
    rest = folded[max((mark.end() for mark in _LEFT.finditer(folded, left, start)), default=left):start]
    if not rest or rest[-1] in "和与及的在等将了已)":
        return True
    return any(rest[-length:] in _openers() for length in range(1, 9)) or _own_place(rest, side)


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words after which a name may begin."""
    return frozenset(row["word"] for row in table("follow_signs") if row["role"] != "tail")


def _own_place(rest: str, side: str) -> bool:
    """`隆昌市` + `县域集成改革试点`: the place that stands before the name lies within the side."""
    for length in (5, 4, 3, 2):
        code = place_of(rest[-length:], side) if len(rest) >= length else None
        if code:
            return bool(side) and (side in gazetteer.ancestors(code) or code in gazetteer.ancestors(side))
    return False


def plain_words(project: SharedProject) -> tuple[str, ...]:
    """Words that any mention of a project would hold, for looking whether a report is silent on it."""
    found: list[str] = []
    for mention in commitments(project):
        name = parse(mention.name, mention.side if mention.side.isdigit() else "")
        found += [word for word in (name.plain, name.core, name.bare, name.line, name.proper) if len(word) >= 3]
    return tuple(dict.fromkeys(found))
