"""Who names whom as one to work with, in which domain, and whether the other answers."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi import gazetteer
from luoshi.findings import Clause, Partner
from luoshi.linking.names import parse
from luoshi.linking.shelf import Entry, Shelf
from luoshi.models import Domain, Measure, Party


def find_partners(shelf: Shelf) -> tuple[Partner, ...]:
    """The edges of the graph of cooperation: one for each side and each partner that it names, in their order.

    A partner is the place that the words for it begin with (`荣昌区`, `重庆市北碚区人社局`), or a named region
    (`成渝地区`). A city is taken to answer where its documents name the side, or a place in it; naming a district of a
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
    """True where one code is the other or lies in it; named regions and unknown sides equal themselves only.

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
        for partner in dict.fromkeys(code for party in partners for code in _who(entry, measure, party)):
            yield partner, entry.whole(measure)


def _who(entry: Entry, measure: Measure, party: Party) -> Iterator[str]:
    """The place that a party's words begin with, else the region that they name."""
    found = [place for place in entry.extraction.places
             if place.code and party.start <= place.start and place.end <= party.end]
    if found and found[0].start == party.start:
        yield str(found[-1].code if found[-1].start == found[0].end else found[0].code)
        return
    regions = parse(party.text, entry.code or "").regions
    if regions and party.text.startswith(regions[0][:1]):
        yield regions[0]
