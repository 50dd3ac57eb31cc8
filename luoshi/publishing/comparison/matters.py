"""One finding as readers meet it on any page: its name, the sides that it concerns, and what the panel shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from luoshi.findings import (
    Mention,
    OneSided,
    Partner,
    Recognition,
    Reuse,
    Rival,
    SharedProject,
    StageConflict,
    Tie,
)
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.panel import Block, Quotes, facts, reasons

Build = Callable[[Quotes], list[Block]]


class Matter(NamedTuple):
    """``blocks`` builds what the panel shows, on the quotes of the page that shows it."""

    kind: str
    id: str
    title: str
    sides: tuple[str, ...]
    blocks: Build


def matters(ground: Ground) -> Iterator[Matter]:
    """Everything that concerns more than one side, what is to be settled first."""
    yield from settle(ground)
    for project in shared(ground):
        yield project_matter(ground, project)
    for number, rival in enumerate(ground.of(Rival)):
        yield rival_matter(ground, rival, number)
    for partner in ground.of(Partner):
        if partner.returned is not False:
            yield partner_matter(ground, partner)
    for recognition in ground.of(Recognition):
        yield recognition_matter(ground, recognition)
    for reuse in ground.of(Reuse):
        yield reuse_matter(ground, reuse)


def settle(ground: Ground) -> Iterator[Matter]:
    """What a joint meeting has to settle: stages that differ, promises without an answer, partners who are silent."""
    for conflict in ground.of(StageConflict):
        yield conflict_matter(ground, conflict)
    for gap in ground.of(OneSided):
        yield gap_matter(ground, gap)
    for partner in ground.of(Partner):
        if partner.returned is False:
            yield partner_matter(ground, partner)


def shared(ground: Ground) -> list[SharedProject]:
    return [project for project in ground.links.projects if len(project.sides) > 1]


def project_matter(ground: Ground, project: SharedProject) -> Matter:
    return Matter("project", project.id, project.name, project.sides,
                  lambda quotes: project_blocks(ground, quotes, project))


def project_blocks(ground: Ground, quotes: Quotes, project: SharedProject) -> list[Block]:
    """A project: where it runs, what each side says, why it is taken for one, and what it is related to."""
    words = ground.words
    blocks: list[Block] = [["h1", project.name], facts([
        (words("col.type"), words.label("type", project.project_type)), *_whereabouts(ground, project),
    ]), quotes.by_side(_in_order(ground, project.mentions))]
    links = []
    if conflict := ground.conflicts.get(project.id):
        links.append([words("kind.stage_conflict"), f"conflicts.html#{_conflict_id(conflict)}"])
    if len(project.places) > 1:
        links.append([words("map.open"), f"map.html#{project.id}"])
    if links:
        blocks.append(["a", links])
    if len(project.mentions) > 1:
        blocks += reasons(ground, project.reasons, project.score)
    return blocks + _ties(ground, project.relations)


def _whereabouts(ground: Ground, project: SharedProject) -> Iterator[tuple[str, str]]:
    route = project.route
    if route:
        yield ground.words("place.route"), " → ".join(stop.name for stop in route.places)
        if route.line:
            yield ground.words("place.line"), " → ".join(stop.name for stop in route.line.places)
        if route.alternatives and len(project.sides) > 1:
            yield ground.words("place.others"), ground.words("semicolon").join(
                "–".join(stop.name for stop in path.places) for path in route.alternatives[:3])
    elif project.places:
        yield ground.words("place.stands"), ground.names(project.places)


def _in_order(ground: Ground, mentions: tuple[Mention, ...]) -> list[Mention]:
    order = {side: number for number, side in enumerate(ground.sides)}
    return sorted(mentions, key=lambda mention: order.get(mention.side, len(order)))


def _ties(ground: Ground, ties: tuple[Tie, ...]) -> list[Block]:
    words = ground.words
    near = [tie for tie in ties if tie.verdict != "distinct"]
    apart = [tie.name for tie in ties if tie.verdict == "distinct"]
    blocks: list[Block] = [["h", words("relations")]] if ties else []
    if near:
        blocks.append(["rel", [[tie.name, f"projects.html#{tie.project}", words(f"verdict.{tie.verdict}"),
                                words("semicolon").join(ground.reasons(tie.reasons))] for tie in near]])
    if apart:
        blocks.append(["more", words("relations.distinct", n=len(apart)), apart])
    return blocks


def _conflict_id(conflict: StageConflict) -> str:
    return f"c-{conflict.project_id}"


def conflict_matter(ground: Ground, conflict: StageConflict) -> Matter:
    words = ground.words
    sides = tuple(dict.fromkeys(mention.side for mention in conflict.sides))

    def blocks(quotes: Quotes) -> list[Block]:
        return [
            ["h1", conflict.project], quotes.by_side(_in_order(ground, conflict.sides)),
            ["h", words("question")],
            ["p", words("question.stage", sides=ground.names(sides), project=conflict.project)],
            *reasons(ground, conflict.reasons, conflict.score), _to_project(ground, conflict.project_id),
        ]

    return Matter("stage_conflict", _conflict_id(conflict), conflict.project, sides, blocks)


def _to_project(ground: Ground, id: str) -> Block:
    return ["a", [[ground.words("page.projects"), f"projects.html#{id}"], [ground.words("map.open"), f"map.html#{id}"]]]


def gap_matter(ground: Ground, gap: OneSided) -> Matter:
    words = ground.words
    name = ground.name(gap.silent)
    sides = (*dict.fromkeys(mention.side for mention in gap.promised), gap.silent)

    def blocks(quotes: Quotes) -> list[Block]:
        titles = [ground.title(source) for source in gap.sources]
        return [
            ["h1", gap.project], quotes.by_side(_in_order(ground, gap.promised)),
            ["h", words("silent")], ["p", words("silent.none", name=name)],
            facts([(words("silent.checked"), words("semicolon").join(titles))]),
            ["h", words("question")], ["p", words("question.gap", side=name, project=gap.project)],
            *reasons(ground, gap.reasons, gap.score), _to_project(ground, gap.project_id),
        ]

    return Matter("one_sided", f"o-{gap.project_id}-{gap.silent}", gap.project, sides, blocks)


def partner_matter(ground: Ground, partner: Partner) -> Matter:
    words = ground.words
    side, other = ground.name(partner.side), ground.name(partner.partner)

    def blocks(quotes: Quotes) -> list[Block]:
        found: list[Block] = [["h1", f"{side} → {other}"], facts([
            (words("col.domains"), words.joint([words.label("domain", domain) for domain in partner.domains])),
        ]), quotes.by_side(partner.clauses), ["h", words("answers")]]
        if partner.answers:
            found.append(quotes.by_side(partner.answers))
        else:
            key = "answers.unknown" if partner.returned is None else "answers.none"
            found.append(["p", words(key, name=other, side=side)])
        if partner.returned is False:
            found += [["h", words("question")], ["p", words("question.partner", partner=other, side=side)]]
        return found

    kind = "partner" if partner.returned is False else "cooperation"
    return Matter(kind, f"p-{partner.side}-{partner.partner}", f"{side} → {other}", (partner.side, partner.partner),
                  blocks)


def rival_matter(ground: Ground, rival: Rival, number: int) -> Matter:
    sides = tuple(dict.fromkeys(clause.side for clause in rival.claims))

    def blocks(quotes: Quotes) -> list[Block]:
        return [["h1", rival.role], facts([(ground.words("col.scope"), rival.scope)]),
                quotes.by_side(rival.claims), *reasons(ground, rival.reasons, rival.score)]

    return Matter("rival", f"r-{number + 1}", rival.role, sides, blocks)


def recognition_matter(ground: Ground, found: Recognition) -> Matter:
    words = ground.words

    def blocks(quotes: Quotes) -> list[Block]:
        promised = [["h1", found.service],
                    facts([(words("col.mutual"), words("mutual.yes" if found.mutual else "mutual.no"))]),
                    quotes.by_side(found.promises)]
        if found.missing:
            promised += [["h", words("missing")], ["p", ground.names(found.missing)]]
        return promised

    return Matter("recognition", f"s-{found.service}", found.service, found.sides, blocks)


def reuse_matter(ground: Ground, reuse: Reuse) -> Matter:
    volumes = [ground.volume_of.get(cited.source) for cited in (reuse.left, reuse.right)]
    sides = tuple(dict.fromkeys(volume.side for volume in volumes if volume))

    def blocks(quotes: Quotes) -> list[Block]:
        heads = [ground.called(cited.source) for cited in (reuse.left, reuse.right)]
        return [["h1", reuse.left.text[:40]], facts([
            (ground.words("col.similarity"), ground.words("percent", n=round(reuse.similarity * 100))),
            (ground.words("col.length"), str(reuse.length)),
        ]), ["diff", heads, quotes(reuse.left), quotes(reuse.right)]]

    return Matter("reuse", f"u-{reuse.left.source}-{reuse.left.start}-{reuse.right.source}-{reuse.right.start}",
                  reuse.left.text[:60], sides, blocks)
