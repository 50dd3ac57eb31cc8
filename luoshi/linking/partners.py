"""Who names whom as one to work with, in which domain, and whether the other answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi import gazetteer
from luoshi.findings import Clause, Partner
from luoshi.linking.names import parse
from luoshi.linking.shelf import Entry, Shelf
from luoshi.models import Domain, Measure, Party

# `与曾经来往的重庆市北碚区、璧山区等地合作`: who stands between the two words
_WITH = re.compile(r"(?:与|同)(?P<who>[^，。；,;]{2,40}?)(?:合作|协作|联动|共建|协同|对接)")


def find_partners(shelf: Shelf) -> tuple[Partner, ...]:
    """The edges of the graph of cooperation: one for each side and each partner that it names, in their order.

    A partner is the place that the words for it begin with (`荣昌区`, `重庆市北碚区人社局`). A city is taken to answer
    where its documents name the side, or a place in it; naming a district of a
    municipality is answered by the district alone, since the municipality works with everyone.
    """
    named: dict[tuple[str, str], list[Clause]] = {}
    for entry in shelf.entries:
        for partner, clause in _namings(entry):
            if not _inside(partner, entry.side):
                named.setdefault((entry.side, partner), []).append(clause)
    sides = set(shelf.sides)
    return tuple(_edge(side, partner, named, sides) for side, partner in sorted(named))


def _edge(side: str, partner: str, named: dict[tuple[str, str], list[Clause]], sides: set[str]) -> Partner:
    answers = [clause for (one, other), clauses in sorted(named.items())
               if _inside(one, partner) and (_inside(other, side) or _inside(side, other)) for clause in clauses]
    clauses = named[side, partner]
    domains: dict[Domain, None] = {clause.domain: None for clause in clauses if clause.domain}
    there = any(_inside(other, partner) for other in sides)
    return Partner(
        side=side, partner=partner, domains=tuple(sorted(domains)), clauses=tuple(clauses), answers=tuple(answers),
        returned=bool(answers) if there else None,
    )


def _inside(code: str, outer: str) -> bool:
    """True where one code is the other or lies in it; unknown sides equal themselves only.

    Nothing counts as inside a province but the province itself: what a city promises is not the province's word.
    """
    if code == outer:
        return True
    return code.isdigit() and outer.isdigit() and not outer.endswith("0000") and gazetteer.within(code, outer)


def _namings(entry: Entry) -> Iterator[tuple[str, Clause]]:
    """Each partner that a document names, with the measure that does, once for each measure."""
    parties = {party.id: party for party in entry.extraction.parties}
    for measure in entry.extraction.measures:
        partners = [parties[key] for key in measure.parties if key in parties and parties[key].role == "partner"]
        named = [code for party in partners for code in _who(entry, party)] or list(_with(entry, measure))
        for partner in dict.fromkeys(named):
            yield partner, entry.whole(measure)


def _with(entry: Entry, measure: Measure) -> Iterator[str]:
    """Places between `与` and `合作` that stand too deep in a phrase to be a party."""
    for found in _WITH.finditer(measure.text):
        start, end = measure.start + found.start("who"), measure.start + found.end("who")
        for place in entry.extraction.places:
            if place.code and start <= place.start and place.end <= end:
                yield place.code


def _who(entry: Entry, party: Party) -> Iterator[str]:
    """The place that a party's words begin with (`荣昌区`, `乐山港`); a named region can't answer and is left out."""
    found = [place for place in entry.extraction.places
             if place.code and party.start <= place.start and place.end <= party.end]
    if found and found[0].start == party.start:
        yield str(found[-1].code if found[-1].start == found[0].end else found[0].code)
        return
    for code in parse(party.text, entry.code or "").places[:1]:
        own = gazetteer.division(code)
        if own and party.text.startswith((own.name, *own.short)):
            yield code
