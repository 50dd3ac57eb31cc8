"""From a name to candidates with reasons, nearest to the context first."""

from __future__ import annotations

from collections.abc import Iterable

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

# Ranks of the relation to the context, nearest first.
SELF, INSIDE, PREFECTURE, PROVINCE, ELSEWHERE = range(5)
_WHY = ("the context itself", "inside the context", "in the same prefecture", "in the same province", "")
_LONGEST = 40  # no chain of three names is longer
_SPAN = 10  # a rank has room for the finer order below it


def lookup(name: str, *, context: str | None = None, on: str | None = None) -> tuple[Candidate, ...]:
    """The divisions that ``name`` (full, short, or a chain such as `内江市东兴区`) may stand for, nearest first.

    ``context`` is the code of the issuer's division. ``on`` is an ISO date or year: names not in force then come last.
    Candidates with an equal rank can't be told apart; ``resolve`` gives the one that stands alone.
    """
    found = by_name(name)
    chained: Division | None = None
    if not found:
        chained, found = _chain(name)
    near = ancestors(context) if context else ()
    year = int(on[:4]) if on else None
    candidates = (_candidate(entry, name, near, year, chained) for entry in found)
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
    entry: Division, name: str, near: tuple[str, ...], year: int | None, chained: Division | None,
) -> Candidate | None:
    code = code_of_edition(entry)
    if code is None:
        return None
    reasons = ["full name" if name.endswith(entry.name) else "short name"]
    if chained:
        reasons.append(f"inside {chained.name}")
    tie = relation(code, near)
    if _WHY[tie]:
        reasons.append(_WHY[tie])
    rank = tie * _SPAN + _finer(entry, name)
    reasons += _times(entry)
    if year is not None and not in_force(entry, year):
        rank += 10 * _SPAN
        reasons.append(f"not in force in {year}")
    return Candidate(entry, code, rank, tuple(reasons))


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
