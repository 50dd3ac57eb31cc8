"""Roles and ranks that several places claim: one place's `经济副中心` is another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from luoshi import gazetteer
from luoshi.findings import Clause, Rival
from luoshi.linking.rival_claims import Bid, bids
from luoshi.linking.shelf import Entry, Shelf
from luoshi.linking.tables import table

_NATION = "全国"
# Roles of these families are granted to few.
_GRANTED = frozenset(("pilot", "title"))
# `我市`, `全县`: where nothing says whose a document is, it must at least speak for a place
_LOCAL = re.compile(r"[我全本][市县区州省]")
_TOGETHER = frozenset(("joint", "join"))
_SURE = 0.5


class _Claim(Struct, frozen=True):
    entry: Entry
    bid: Bid


def find_rivals(shelf: Shelf) -> tuple[Rival, ...]:
    """Roles that two or more sides claim for themselves, each with the words of every claim.

    Claims meet when they name the same role (a table of roles in their several wordings, else the same words before
    the same kind of last word), by places of one province or of one group of provinces; what only the nation
    grants, also across them. Left out: what two sides name as a work they do together (`共建川南渝西融合发展试验区` and
    `助推川南渝西融合发展试验区建设`), what everybody only takes part in, and a role that only a place and its own
    superior claim. The result is in the order of score, then of role and scope.
    """
    groups: dict[tuple[str, str], list[_Claim]] = {}
    for claim in _claims(shelf):
        for arena in _arenas_of(claim):
            groups.setdefault((_role_of(claim.bid), arena), []).append(claim)
    found = [rival for (role, arena), claims in groups.items() if (rival := _rival(role, arena, claims)) is not None]
    return tuple(sorted(found, key=lambda rival: (-rival.score, rival.role, rival.scope, rival.claims[0].side,
                                                  rival.claims[0].source, rival.claims[0].start)))


def _claims(shelf: Shelf) -> Iterable[_Claim]:
    for entry in shelf.entries:
        if entry.code or _LOCAL.search(entry.document.text):
            yield from (_Claim(entry, bid) for bid in bids(entry))


def _role_of(bid: Bid) -> str:
    """The table's role, else the claim's own words with the family's name kept apart by a head of its kind."""
    return bid.role or f"{bid.core}\t{bid.family}"


def _arenas_of(claim: _Claim) -> tuple[str, ...]:
    """Where a claim competes: in its group of provinces, and among all where the nation grants it."""
    code = claim.entry.code
    home = _arenas().get(code[:2], "") if code else ""
    return (home, _NATION) if claim.bid.level == "nation" and _granted(claim.bid) else (home,)


def _granted(bid: Bid) -> bool:
    return bid.family in _GRANTED


def _rival(role: str, arena: str, claims: Sequence[_Claim]) -> Rival | None:
    own = _competing(claims)
    sides = _sides(own)
    if len(sides) < 2 or (arena == _NATION and len({_arenas().get(side[:2], side) for side in sides}) < 2):
        return None
    if all(claim.bid.mode in _TOGETHER for claim in own):
        return None
    scope = _common_scope(own)
    score, reasons = _judge(own, scope)
    if score < _SURE:
        return None
    return Rival(role=_shown(role, own), scope=scope, claims=_quoted(own), score=score, reasons=reasons)


def _competing(claims: Sequence[_Claim]) -> list[_Claim]:
    """Claims without those for a work done together and without those of a superior of another claimant."""
    joint: dict[str, set[str]] = {}
    for claim in claims:
        if claim.bid.mode in _TOGETHER:
            joint.setdefault(claim.bid.name, set()).add(claim.entry.side)
    named = {name: {c.entry.side for c in claims if c.bid.name == name} for name in joint}
    kept = [claim for claim in claims if len(named.get(claim.bid.name, ())) < 2]
    above = {code for claim in kept if claim.entry.code for code in gazetteer.ancestors(claim.entry.code)[1:]}
    return [claim for claim in kept if claim.entry.side not in above]


def _sides(claims: Iterable[_Claim]) -> list[str]:
    return list(dict.fromkeys(claim.entry.side for claim in claims))


def _common_scope(claims: Sequence[_Claim]) -> str:
    """The scope that most sides name, where at least two do."""
    named = Counter(scope for scope, _ in dict.fromkeys((s, c.entry.side) for c in claims for s in c.bid.scopes))
    best = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] > 1 else ""


def _judge(claims: Sequence[_Claim], scope: str) -> tuple[float, tuple[str, ...]]:
    """A score and its reasons: the same words, the same scope, and that few are granted each add to it."""
    score = 0.55
    sides = _sides(claims)
    reasons = [f"{len(sides)} sides claim this role"]
    words = Counter(core for core, _ in dict.fromkeys((c.bid.core + c.bid.head, c.entry.side) for c in claims))
    same = sorted(word for word, count in words.items() if count > 1)
    if same:
        score += 0.2
        reasons.append(f"more than one in the same words: {same[0]}")
    if scope:
        score += 0.15
        reasons.append(f"more than one within {scope}")
    if any(_granted(claim.bid) for claim in claims) or any(claim.bid.family == "rank" for claim in claims):
        score += 0.1
        reasons.append("few are granted")
    if sum(1 for side in sides if any(c.bid.mode not in _TOGETHER and c.entry.side == side for c in claims)) < 2:
        score -= 0.1
        reasons.append("only one of them claims it for itself alone")
    return round(min(score, 1.0), 3), tuple(reasons)


def _shown(role: str, claims: Sequence[_Claim]) -> str:
    """The role's name: the table's, else what most claims call it, without scope."""
    if "\t" not in role:
        return role
    labels = Counter(claim.bid.label for claim in claims)
    return min(labels, key=lambda label: (-labels[label], len(label), label))


def _quoted(claims: Sequence[_Claim]) -> tuple[Clause, ...]:
    """Every claim as a clause, once, in the shelf's order."""
    spans = {(claim.entry.order, claim.bid.start, claim.bid.end): claim for claim in claims}
    ordered = sorted(spans.items(), key=lambda item: item[0])
    return tuple(claim.entry.clause(claim.bid.start, claim.bid.end) for _, claim in ordered)


@lru_cache(maxsize=1)
def _arenas() -> Mapping[str, str]:
    rows = table("rival_arenas")
    return MappingProxyType({code: row["arena"] for row in rows for code in row["provinces"].split("|")})
