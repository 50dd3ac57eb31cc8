"""Items that are one project, put together so that no two known to be different ever share a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from luoshi.linking.judging import Judged

Pairing = tuple[int, int]


def clusters(count: int, judged: Mapping[Pairing, Judged], sure: Iterable[Pairing] = ()) -> tuple[tuple[int, ...], ...]:
    """Groups of item numbers, each sorted, in the order of their first members.

    Pairs judged the same are joined from the surest down, those in ``sure`` (a person's word) first; a join that would
    bring together two items judged distinct, related or part of one another does not happen.
    """
    first = frozenset(sure)
    leader = list(range(count))
    members: dict[int, set[int]] = {}
    foes: dict[int, set[int]] = {}
    joins: list[tuple[bool, float, Pairing]] = []
    for pair, verdict in judged.items():
        if verdict.verdict == "same":
            joins.append((pair not in first, -verdict.score, pair))
        elif verdict.verdict != "undecided":
            foes.setdefault(pair[0], set()).add(pair[1])
            foes.setdefault(pair[1], set()).add(pair[0])
    for _, _, (one, other) in sorted(joins):
        _join(_find(leader, one), _find(leader, other), leader, members, foes)
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(_find(leader, number), []).append(number)
    return tuple(tuple(group) for group in found.values())


def _find(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(
    one: int, other: int, leader: list[int], members: dict[int, set[int]], foes: dict[int, set[int]],
) -> None:
    """Make one group of two, the smaller into the larger, unless a member of one is a foe of a member of the other."""
    if one == other:
        return
    left, right = members.get(one, {one}), members.get(other, {other})
    if len(left) < len(right):
        one, other, left, right = other, one, right, left
    if any(not foes.get(number, _NONE).isdisjoint(left) for number in right):
        return
    leader[other] = one
    members[one] = left | right
    members.pop(other, None)


_NONE: set[int] = set()
