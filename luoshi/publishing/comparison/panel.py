"""What the side panel shows: blocks of headings, facts and quotes, as compact data that one small script draws.

A block is a list whose first item says what it is: ``h1`` the title, ``h`` and ``h3`` headings, ``p`` text, ``dl``
terms and their texts, ``ul`` texts, ``q`` quotes, ``s`` sides with their quotes, ``a`` links, ``rel`` other projects,
``more`` texts folded under a line, ``diff`` two quotes whose difference is marked. Quotes are kept once a page, by
their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from luoshi.findings import Cited, Clause, Mention
from luoshi.models import Measure
from luoshi.publishing.comparison.ground import Ground

Block = list[Any]
AROUND = 24  # characters of the text shown before and after a short quote that stands in no measure
WIDE = 80  # characters shown of the rest of a measure on either side of a quote


class Quotes:
    """The quotes of a page, each once, with the sources, sections and tags that they share."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._quotes: dict[tuple[Any, ...], int] = {}
        self._rows: list[list[Any]] = []
        self._tables: dict[str, dict[str, int]] = {"sections": {}, "tags": {}, "sources": {}}

    def __call__(self, cited: Cited, *extra: str) -> int:
        """The number of a quote; what is known of a clause or a mention becomes its tags."""
        tags = tuple(tag for tag in (*self._known(cited), *extra) if tag)
        key = (cited.source, cited.start, cited.end, tags)
        if key not in self._quotes:
            self._quotes[key] = len(self._rows)
            self._rows.append(self._row(cited, tags))
        return self._quotes[key]

    def all(self, cited: Iterable[Cited]) -> list[int]:
        return list(dict.fromkeys(self(each) for each in cited))

    def by_side(self, clauses: Iterable[Clause | Mention]) -> Block:
        """The block that puts the sides' words side by side, in the order in which the sides come."""
        sides: dict[str, list[int]] = {}
        for clause in clauses:
            numbers = sides.setdefault(clause.side, [])
            number = self(clause)
            if number not in numbers:
                numbers.append(number)
        return ["s", [[self.ground.name(side), self.ground.city(side) if side in self.ground.sides else "", numbers]
                      for side, numbers in sides.items()]]

    def data(self) -> dict[str, Any]:
        ground = self.ground
        return {
            "quotes": self._rows, "sections": list(self._tables["sections"]), "tags": list(self._tables["tags"]),
            "sources": [self._source(ground, source) for source in self._tables["sources"]],
        }

    @staticmethod
    def _source(ground: Ground, source: str) -> list[str]:
        return [ground.title(source), ground.date(source), ground.text(source)]

    def _known(self, cited: Cited) -> tuple[str, ...]:
        words = self.ground.words
        if isinstance(cited, Mention):
            stage = words.label("stage", cited.stage) if cited.stage != "unspecified" else ""
            return stage, words.label("strength", cited.strength)
        return (words.label("strength", cited.strength),) if isinstance(cited, Clause) else ()

    def _row(self, cited: Cited, tags: tuple[str, ...]) -> list[Any]:
        before, after = self._around(cited)
        return [self._at("sources", cited.source), cited.start, cited.end, before, cited.text, after,
                self._at("sections", self.ground.section(cited)), [self._at("tags", tag) for tag in tags]]

    def _at(self, table: str, word: str) -> int:
        return self._tables[table].setdefault(word, len(self._tables[table]))

    def _around(self, cited: Cited) -> tuple[str, str]:
        """The rest of the measure that holds a quote; of the line for a short one in none; cut where it is long."""
        reading = self.ground.reading(cited.source)
        if reading is None:
            return "", ""
        text = reading.document.text
        start, end = self._whole(cited) or (cited.start, cited.end)
        if start == cited.start and end == cited.end and end - start <= AROUND and not _is_measure(cited):
            start = text.rfind("\n", 0, start) + 1
            end = text.find("\n", end) % (len(text) + 1)
            return _cut(text[start:cited.start][::-1], AROUND)[::-1], _cut(text[cited.end:end], AROUND)
        return _cut(text[start:cited.start][::-1], WIDE)[::-1], _cut(text[cited.end:end], WIDE)

    def _whole(self, cited: Cited) -> tuple[int, int] | None:
        """The measure around a quote."""
        if isinstance(cited, Mention):
            return (cited.clause.start, cited.clause.end) if cited.clause else None
        index = self.ground.index(cited.source)
        if index is None or not isinstance(cited, Clause) or cited.measure is None:
            return None
        found = index.find([cited.measure], Measure)
        return (found[0].start, found[0].end) if found and found[0].start <= cited.start else None


def _is_measure(cited: Cited) -> bool:
    return isinstance(cited, Clause) and cited.measure == f"m-{cited.start}-{cited.end}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def facts(pairs: Sequence[tuple[str, str]]) -> Block:
    """A list of terms; those without a text are left out."""
    return ["dl", [[term, text] for term, text in pairs if text]]


def reasons(ground: Ground, texts: Iterable[str], score: float | None = None) -> list[Block]:
    """Why a finding was made, with its score."""
    said = ground.reasons(texts)
    blocks: list[Block] = [["h", ground.words("reasons")]]
    if score is not None:
        blocks.append(facts([(ground.words("score"), ground.words("percent", n=round(score * 100)))]))
    if said:
        blocks.append(["ul", said])
    return blocks if said or score is not None else []
