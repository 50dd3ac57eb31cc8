"""Promises without a project that a report can still answer: titles to win, events, pilots and named programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from luoshi.findings import Mention, SharedProject
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.tables import table
from luoshi.models import Measure

# `“某某购物节”`: a coined name
_COINED = re.compile(r"“[^“”]{3,12}”")
_MEMBER = re.compile(r"[^\s、,;。:“”《》]+")
_LONGEST = 24
_SHORTEST = 5
PREFIX = "m-"


def unnamed_projects(shelf: Shelf) -> Iterator[SharedProject]:
    """A stand-in for each thing that a measure without a project names, told by an id that begins with ``PREFIX``."""
    for entry in shelf.entries:
        for measure in entry.extraction.measures:
            if not measure.projects:
                yield from _of_measure(entry, measure)


def _of_measure(entry: Entry, measure: Measure) -> Iterator[SharedProject]:
    whole = entry.whole(measure)
    for start, end in dict.fromkeys(_things(entry, measure)):
        words = entry.document.text[start:end]
        mention = Mention(
            id=f"{PREFIX}{start}-{end}", start=start, end=end, text=words, source=entry.source, section=whole.section,
            side=entry.side, name=words, project_type="other", stage="unspecified", strength=measure.strength,
            date=entry.date, clause=whole,
        )
        yield SharedProject(id=f"{PREFIX}{entry.source}:{start}-{end}", name=words, project_type="other",
                            sides=(entry.side,), places=(), mentions=(mention,))


def _things(entry: Entry, measure: Measure) -> Iterable[tuple[int, int]]:
    """Members of the measure's object that end like a title, an event or a carrier, and coined names."""
    text = entry.document.text
    if measure.object:
        for member in _MEMBER.finditer(text, measure.object.start, measure.object.end):
            words = member[0].partition("等")[0]
            if _SHORTEST <= len(words) <= _LONGEST and words.endswith(_endings()):
                yield member.start(), member.start() + len(words)
    for coined in _COINED.finditer(text, measure.start, measure.end):
        if coined[0][:-1].endswith(_endings()):
            yield coined.start() + 1, coined.end() - 1


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("follow_things"))
