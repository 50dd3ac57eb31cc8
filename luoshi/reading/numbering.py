"""Automatic numbers of a Word file: `一、`, `(二)`, `第三条`, which are printed but are no part of the stored text."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from luoshi.reading.elements import attribute, children, integer, local, value
from luoshi.reading.numerals import numeral

_LEVELS = 9
# `%1` in `第%1条`
_PLACEHOLDER = re.compile(r"%([1-9])")
# Bullets drawn with a symbol font are stored as private characters that mean nothing without it.
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_BULLET = "•"
_NO_SPACE_AFTER = tuple("、）).．。:：,，—-")


class Level(NamedTuple):
    """One level of a list: where it starts, how it counts, and its text around the numbers."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Instance(NamedTuple):
    """A use of a list: its definition, and the levels that it restarts or redefines."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """Counts along the document: call ``label`` for every numbered paragraph in order."""

    def __init__(self, root: Any | None) -> None:
        self._abstracts, links = _abstracts(root)
        self._instances = _instances(root)
        self._linked = links
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level that a list keeps for paragraphs of a style."""
        levels = self._levels(number)
        return next((depth for depth, level in sorted(levels.items()) if level.style == style), None)

    def label(self, number: str, depth: int) -> str:
        """The number to print before the next paragraph of list ``number`` at level ``depth``."""
        levels = self._levels(number)
        if depth not in levels:
            return ""
        values = self._count(number, depth, levels)
        text = _PLACEHOLDER.sub(lambda match: _value(levels, values, depth, int(match[1]) - 1), levels[depth].text)
        return _finished(text, levels[depth])

    def _levels(self, number: str) -> dict[int, Level]:
        instance = self._instances.get(number)
        if instance is None:
            return {}
        abstract = self._linked.get(instance.abstract, instance.abstract)
        return self._abstracts.get(abstract, {}) | instance.levels

    def _count(self, number: str, depth: int, levels: dict[int, Level]) -> list[int | None]:
        """Advance the list: uses of one definition count on together until one of them restarts a level."""
        instance = self._instances[number]
        values = self._counters.setdefault(instance.abstract, [None] * _LEVELS)
        for above in range(depth):
            if values[above] is None and above in levels:
                values[above] = levels[above].start
        current = values[depth]
        if depth in instance.starts and (number, depth) not in self._started:
            values[depth] = instance.starts[depth]
        else:
            values[depth] = levels[depth].start if current is None else current + 1
        self._started.add((number, depth))
        for below in range(depth + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or depth < restart:
                values[below] = None
        return values


def _value(levels: dict[int, Level], values: list[int | None], depth: int, wanted: int) -> str:
    level, count = levels.get(wanted), values[wanted]
    if level is None or count is None:
        return ""
    return numeral(count, "decimal" if levels[depth].legal else level.format)


def _finished(text: str, level: Level) -> str:
    """The label as plain text: readable bullets, and a space where only the printed gap parts it from the words."""
    if level.format == "none" and not text:
        return ""
    text = _PRIVATE.sub(_BULLET, text).rstrip()
    if not text or level.suffix == "nothing":
        return text
    # `1.` and `5万亩` would otherwise read as one number.
    return text + (" " if text.endswith((".", "．")) or not text.endswith(_NO_SPACE_AFTER) else "")


def _abstracts(root: Any | None) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    """The list definitions, and which of them only refer to another through a list style."""
    found: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    refers: dict[str, str] = {}
    for node in children(root, "abstractNum"):
        key = attribute(node, "abstractNumId") or ""
        found[key] = dict(_level(level) for level in children(node, "lvl"))
        if style := value(node, "styleLink"):
            by_style[style] = key
        if style := value(node, "numStyleLink"):
            refers[key] = style
    return found, {key: by_style[style] for key, style in refers.items() if style in by_style}


def _instances(root: Any | None) -> dict[str, Instance]:
    found: dict[str, Instance] = {}
    for node in children(root, "num"):
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in children(node, "lvlOverride"):
            depth = integer(attribute(override, "ilvl"), 0)
            if (start := value(override, "startOverride")) is not None:
                starts[depth] = integer(start, 1)
            levels |= dict(_level(level) for level in children(override, "lvl"))
        found[attribute(node, "numId") or ""] = Instance(value(node, "abstractNumId") or "", starts, levels)
    return found


def _level(node: Any) -> tuple[int, Level]:
    restart = value(node, "lvlRestart")
    legal = next(children(node, "isLgl"), None)
    return min(max(integer(attribute(node, "ilvl"), 0), 0), _LEVELS - 1), Level(
        start=integer(value(node, "start"), 0),
        format=_format(node),
        text=value(node, "lvlText") or "",
        suffix=value(node, "suff") or "tab",
        restart=None if restart is None else integer(restart, 0),
        legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
        style=value(node, "pStyle"),
    )


def _format(node: Any) -> str:
    """The way of counting; newer ones are wrapped in a choice for programs that know them."""
    for child in node.iter():
        if local(child) == "numFmt":
            return attribute(child, "val") or "decimal"
    return "decimal"
