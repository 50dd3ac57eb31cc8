"""From a name to candidates with reasons, nearest to the context first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from luoshi.gazetteer.divisions import (
    EDITION,
    Candidate,
    Division,
    ancestors,
    by_name,
    code_of_edition,
    division,
    in_force,
)
from luoshi.gazetteer.points import centroid, distance

# Ranks of the relation to the context, nearest first.
SELF, INSIDE, PREFECTURE, PROVINCE, ELSEWHERE = range(5)
_WHY = ("the context itself", "inside the context", "in the same prefecture", "in the same province", "")
_BESIDE = ("itself or above it", "inside it", "in its prefecture", "in its province")
_LONGEST = 40  # no chain of three names is longer
_SPAN = 10  # a rank has room for the finer order below it
_CLOSE = 300.0  # kilometres from a place named beside it
_CLOSE_RANK = 38  # after every place of the same province, before the rest


class Around(NamedTuple):
    """What is known of where a name stands: the issuer with those above it, and the places named beside it."""

    context: tuple[str, ...]
    near: tuple[str, ...]


def lookup(
    name: str, *, context: str | None = None, on: str | None = None, near: tuple[str, ...] = (),
) -> tuple[Candidate, ...]:
    """The divisions that ``name`` (full, short, or a chain such as `内江市东兴区`) may stand for, nearest first.

    ``context`` is the code of the issuer's division. ``near`` are codes of places named beside it: in
    `宁波市海曙区、江北区` the second is Ningbo's wherever the issuer is, unless a namesake is nearer to the issuer; a
    place within 300 km of one of them comes before the rest. ``on`` is an ISO date or year: names not in force then
    come last.
    Candidates with an equal rank can't be told apart; ``resolve`` gives the one that stands alone.
    """
    found = by_name(name)
    chained: Division | None = None
    if not found:
        chained, found = _chain(name)
    around = Around(ancestors(context) if context else (), near)
    year = int(on[:4]) if on else None
    candidates = (_candidate(entry, name, around, year, chained) for entry in found)
    return _distinct(sorted((c for c in candidates if c), key=lambda c: (c.rank, c.code, c.division.name)))


def resolve(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The nearest candidate where it stands alone, else None."""
    if not candidates or (len(candidates) > 1 and candidates[1].rank == candidates[0].rank):
        return None
    return candidates[0]


def relation(code: str, near: tuple[str, ...]) -> int:
    """How a division relates to a context given with those above it; a division above the context counts as itself."""
    if not near:
        return ELSEWHERE
    if code in near:
        return SELF
    chain = ancestors(code)
    if near[0] in chain:
        return INSIDE
    shared = next((c for c in near if c in chain), None)
    if shared is None:
        return ELSEWHERE
    return PROVINCE if shared.endswith("0000") else PREFECTURE


def _chain(name: str) -> tuple[Division | None, tuple[Division, ...]]:
    """`重庆市江北区`: the outer division and those inside it that the rest of the name fits."""
    if len(name) > _LONGEST:
        return None, ()
    for cut in range(2, len(name) - 1):
        for outer in by_name(name[:cut]):
            rest = by_name(name[cut:]) or _chain(name[cut:])[1]
            inner = tuple(e for e in rest if outer.code in ancestors(e.parent))
            if inner:
                return outer, inner
    return None, ()


def _candidate(
    entry: Division, name: str, around: Around, year: int | None, chained: Division | None,
) -> Candidate | None:
    code = code_of_edition(entry)
    if code is None:
        return None
    reasons = ["full name" if name.endswith(entry.name) else "short name"]
    if chained:
        reasons.append(f"inside {chained.name}")
    rank, why = _nearness(code, around, _finer(entry, name))
    reasons += (*why, *_times(entry))
    if year is not None and not in_force(entry, year):
        rank += 10 * _SPAN
        reasons.append(f"not in force in {year}")
    return Candidate(entry, code, rank, tuple(reasons))


def _nearness(code: str, around: Around, finer: int) -> tuple[int, tuple[str, ...]]:
    """The rank of a code by the issuer or by what is named beside it, whichever is nearer, and why."""
    tie = relation(code, around.context)
    why = (_WHY[tie],) if _WHY[tie] else ()
    beside, other = min(((relation(code, ancestors(one)), one) for one in around.near), default=(ELSEWHERE, ""))
    if beside <= tie and beside < ELSEWHERE:
        return beside * _SPAN + finer, (*why, f"beside {_name(other)}, {_BESIDE[beside]}")
    close = next((one for one in around.near if tie == ELSEWHERE and _is_close(code, one)), None)
    if close:
        return _CLOSE_RANK, (f"within {_CLOSE:.0f} km of {_name(close)}",)
    return tie * _SPAN + finer, why


def _is_close(code: str, other: str) -> bool:
    here, there = centroid(code), centroid(other)
    return here is not None and there is not None and distance(here, there) <= _CLOSE


def _name(code: str) -> str:
    place = division(code)
    return place.name if place else code


def _finer(entry: Division, name: str) -> int:
    """Within one relation: today's before former, a full name before a short one, a province before what is in it."""
    former = entry.valid_to is not None and entry.valid_to <= EDITION
    if name.endswith(entry.name):
        return 4 * former
    return 4 * former + {"province": 1, "prefecture": 2, "county": 3}[entry.level]


def _times(entry: Division) -> Iterable[str]:
    if entry.valid_from is not None and entry.valid_from > EDITION:
        yield f"since {entry.valid_from}"
    if entry.valid_to is not None:
        names = [found.name for code in entry.successors if (found := division(code))]
        yield f"until {entry.valid_to}" + (f", then {'、'.join(names)}" if names else "")


def _distinct(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """One candidate for each code, the nearest."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.code, candidate)
    return tuple(found.values())
