"""From evidence to a verdict: what speaks against weighs first, then what makes one a part of the other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from luoshi.findings import Opinion, Verdict
from luoshi.linking.comparing import Evidence

SAME = 0.75  # from here on two items are one project
OPEN = 0.5  # from here on a person should look


class Judged(Struct, frozen=True):
    """A verdict with its score and reasons; ``inner`` is 0 where the left is the part, 1 where the right is."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    inner: int = 0


def judge(evidence: Sequence[Evidence]) -> Judged:
    """The verdict on two items.

    The heaviest of what makes them distinct, related or a part decides against what makes them the same when it weighs
    more than the single heaviest of that; doubts pull the score of `same` down to what a person should look at.
    """
    same = [found for found in evidence if found.verdict == "same"]
    doubts = [found for found in evidence if found.verdict == "undecided"]
    other = max((e for e in evidence if e.verdict in _OTHER), key=lambda found: found.weight, default=None)
    best = max((found.weight for found in same), default=0.0)
    if other and other.weight >= best:
        reasons = tuple(found.reason for found in evidence if found.verdict == other.verdict)
        return Judged(other.verdict, other.weight, reasons, other.inner)
    if not same and not doubts:
        return Judged("distinct", 0.5, ("nothing says that they are one",))
    score = _together(same) if same else max(found.weight for found in doubts)
    if same and (doubts or other):
        score = min(score, SAME - 0.05) if _serious(doubts) or other else score
    reasons = tuple(found.reason for found in (*same, *doubts))
    verdict: Verdict = "same" if score >= SAME else "undecided" if score >= OPEN else "distinct"
    return Judged(verdict, round(score, 3), reasons)


_OTHER = ("distinct", "part_of", "related")


def _together(same: Sequence[Evidence]) -> float:
    """The chance that at least one of independent reasons holds."""
    doubt = 1.0
    for found in same:
        doubt *= 1 - found.weight
    return 1 - doubt


def _serious(doubts: Sequence[Evidence]) -> bool:
    return any(found.weight >= OPEN for found in doubts)


def overruled(opinion: Opinion, author: str, machine: Judged) -> Judged:
    """A person's word in place of the machine's."""
    verdict: Verdict = {"same": "same", "not_same": "distinct", "unsure": "undecided"}[opinion]  # type: ignore[assignment]
    return Judged(verdict, 1.0, (f"judged {opinion.replace('_', ' ')} by {author}", *machine.reasons))
