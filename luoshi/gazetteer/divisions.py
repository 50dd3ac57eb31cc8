"""The table of divisions and what follows from its columns alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

EDITION = 2020
DATA = Path(__file__).parent / "data" / "divisions.tsv"

Level = Literal["province", "prefecture", "county"]


class Division(Struct, frozen=True):
    """A division as it was named for a time.

    ``short`` holds the forms without class word and people's names (`凉山`, `凉山州`); ``type`` is the class word
    (市辖区, 县级市, 自治州, …); ``valid_from`` and ``valid_to`` are the years of the changes, None for `since before
    1985` and `still in force`. ``successors`` are codes of the edition, or later ones.
    """

    code: str
    name: str
    short: tuple[str, ...]
    level: Level
    type: str
    parent: str
    valid_from: int | None = None
    valid_to: int | None = None
    successors: tuple[str, ...] = ()


class Candidate(Struct, frozen=True):
    """What a name may stand for.

    ``code`` is the code of the 2020 edition (a later division has its predecessor's where there is exactly one, else
    its own); ``rank`` is smaller the nearer the context, and equal where nothing tells two candidates apart.
    """

    division: Division
    code: str
    rank: int
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """Every division of the table: the edition of 2020 by code, then former ones, then later ones."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if not line.startswith("#")) + 1
    return tuple(_read(line) for line in lines[start:])


def _read(line: str) -> Division:
    code, name, short, level, kind, parent_code, since, until, successors = line.split("\t")
    return Division(
        code, name, tuple(short.split("|")) if short else (), cast(Level, level), kind, parent_code,
        int(since) if since else None, int(until) if until else None,
        tuple(successors.split("|")) if successors else (),
    )


def in_force(of: Division, year: int) -> bool:
    """True where the name was in use in ``year``; in the year of a change both names are."""
    return (of.valid_from is None or of.valid_from <= year) and (of.valid_to is None or year <= of.valid_to)


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Division]:
    """The divisions of the edition and later by code; a former one only where no other has its code."""
    found: dict[str, Division] = {}
    for entry in divisions():
        if entry.code not in found:
            found[entry.code] = entry
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for entry in divisions():
        for name in dict.fromkeys((entry.name, *entry.short)):
            found.setdefault(name, []).append(entry)
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


@lru_cache(maxsize=1)
def _predecessors() -> Mapping[str, tuple[str, ...]]:
    """Codes of the edition that a later division came from, by its code."""
    found: dict[str, list[str]] = {}
    for entry in divisions():
        if in_force(entry, EDITION) and entry.valid_to is not None and entry.valid_to > EDITION:
            for code in entry.successors:
                found.setdefault(code, []).append(entry.code)
    return MappingProxyType({code: tuple(olds) for code, olds in found.items()})


def division(code: str) -> Division | None:
    """The division of the 2020 edition with this code, else the former or later one; None for an unknown code."""
    return _by_code().get(code)


def by_name(name: str) -> tuple[Division, ...]:
    """Every division with this full or short name, at any time."""
    return _by_name().get(name, ())


def parent(code: str) -> Division | None:
    """The division that holds this one; None for a province."""
    own = division(code)
    return division(own.parent) if own else None


@lru_cache(maxsize=8192)
def ancestors(code: str) -> tuple[str, ...]:
    """The codes of a division and of those above it, nearest first."""
    chain: list[str] = []
    while code and code not in chain:
        chain.append(code)
        own = division(code)
        code = own.parent if own else ""
    return tuple(chain)


def within(code: str, outer: str) -> bool:
    """True where ``outer`` is the division itself or above it."""
    return outer in ancestors(code)


@lru_cache(maxsize=1)
def _neighbours() -> Mapping[str, tuple[str, ...]]:
    lines = (DATA.parent / "neighbours.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "code")))
    return MappingProxyType({code: tuple(others.split("|")) for code, others in rows})


def neighbours(code: str) -> tuple[str, ...]:
    """The provinces around the province that holds the division."""
    chain = ancestors(code)
    return _neighbours().get(chain[-1], ()) if chain else ()


def code_of_edition(of: Division) -> str | None:
    """The code in the 2020 edition; a former division has its one successor's, None where it was split.

    A division that came later has its one predecessor's (`会理市`, 2021, that of `会理县`), or its own where none or
    several went into it.
    """
    if of.valid_to is not None and of.valid_to <= EDITION:
        return of.successors[0] if len(of.successors) == 1 else None
    if of.valid_from is not None and of.valid_from > EDITION:
        before = _predecessors().get(of.code, ())
        same = [code for code in before if (old := division(code)) and old.name == of.name]
        if len(same or before) == 1:
            return (same or before)[0]
    return of.code
