"""What one character may stand for in names of lines and joint names: `渝` in `成渝`, `隆` in `隆黄铁路`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

from luoshi.gazetteer.divisions import EDITION, Division, Level, code_of_edition, division, divisions
from luoshi.gazetteer.tables import rows

Use = Literal["province", "city", "line", "derived"]

# Usual before derived, and a larger place before a smaller one.
_USES: tuple[Use, ...] = ("province", "city", "line", "derived")
_LEVELS: tuple[Level, ...] = ("province", "prefecture", "county")


class Abbreviation(Struct, frozen=True):
    """One reading of a character.

    ``code`` is the code of the 2020 edition. ``use``: `province` (official short form of a province), `city` (usual
    form of a prefecture), `line` (seen in names of lines), `derived` (first character of a short name; seen nowhere).
    ``example`` is a name in which it is used so, empty for `derived`.
    """

    char: str
    code: str
    level: Level
    use: Use
    source: str
    example: str


def abbreviations(char: str) -> tuple[Abbreviation, ...]:
    """Every place that the character may stand for: by use, then level, then code; empty for an unknown character."""
    return _by_char().get(char, ())


@lru_cache(maxsize=1)
def _by_char() -> Mapping[str, tuple[Abbreviation, ...]]:
    found: dict[str, dict[str, Abbreviation]] = {}
    for entry in (*_listed(), *_derived()):
        found.setdefault(entry.char, {}).setdefault(entry.code, entry)
    return MappingProxyType({char: tuple(sorted(of.values(), key=_order)) for char, of in found.items()})


def _order(entry: Abbreviation) -> tuple[int, int, str]:
    return _USES.index(entry.use), _LEVELS.index(entry.level), entry.code


def _listed() -> Iterator[Abbreviation]:
    for row in rows("abbreviations"):
        place = division(row["code"])
        assert place is not None, row
        use = cast(Use, row["use"])
        yield Abbreviation(row["char"], row["code"], place.level, use, row["source"], row["example"])


def _derived() -> Iterator[Abbreviation]:
    """The first character of every prefecture's and county's name without its class word."""
    for place in divisions():
        code = code_of_edition(place)
        if place.level != "province" and (place.valid_to is None or place.valid_to > EDITION) and code:
            yield Abbreviation(_first(place), code, place.level, "derived", "first character of the name", "")


def _first(place: Division) -> str:
    return (place.short[0] if place.short else place.name)[0]
