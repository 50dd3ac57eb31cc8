"""One page for each side: its documents, its topics, what concerns others too, and the projects that it alone names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from luoshi.findings import Alignment, Industry, Overlap, SharedProject
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.lists import matter_list
from luoshi.publishing.comparison.matters import Matter, matters
from luoshi.publishing.comparison.overview import documents_table, topic_matrix
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Block, Quotes
from luoshi.publishing.comparison.projects import fill, project_list
from luoshi.publishing.comparison.tables import alignment_blocks, pair_blocks


def city_pages(ground: Ground) -> Iterator[Page]:
    """The pages in the order of the sides; every matter is looked at once."""
    of_side: dict[str, list[Matter]] = {side: [] for side in ground.sides}
    for matter in (*matters(ground), *_overlapping(ground), *_aligned(ground)):
        for side in dict.fromkeys(matter.sides):
            if side in of_side:
                of_side[side].append(matter)
    alone: dict[str, list[SharedProject]] = {side: [] for side in ground.sides}
    for project in ground.links.projects:
        if len(project.sides) == 1 and project.sides[0] in alone:
            alone[project.sides[0]].append(project)
    for side in ground.sides:
        yield _city(ground, side, of_side[side], alone[side])


def _overlapping(ground: Ground) -> Iterator[Matter]:
    industries = {each.code: each for each in ground.of(Industry)}
    for each in ground.of(Overlap):
        share = ground.words("percent", n=round(each.overlap * 100))
        title = f"{ground.name(each.left)} · {ground.name(each.right)} {share}"
        yield Matter("industries", f"i-{each.left}-{each.right}", title, (each.left, each.right),
                     partial(_pair, ground, each, industries))


def _pair(ground: Ground, each: Overlap, industries: dict[str, Industry], quotes: Quotes) -> list[Block]:
    return pair_blocks(ground, quotes, each, industries)


def _aligned(ground: Ground) -> Iterator[Matter]:
    for number, each in enumerate(ground.of(Alignment)):
        text = each.task.text if each.task else each.clauses[0].text if each.clauses else ""
        title = f"{ground.words(f'inheritance.{each.inheritance}')}{ground.words('colon')}{text}"
        yield Matter("alignment", f"a-{number + 1}", title, (each.side,), partial(_alignment, ground, each))


def _alignment(ground: Ground, each: Alignment, quotes: Quotes) -> list[Block]:
    return alignment_blocks(ground, quotes, each)


def _city(ground: Ground, side: str, found: Sequence[Matter], alone: Sequence[SharedProject]) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    volumes = [volume for volume in ground.volumes if volume.side == side]
    listing = matter_list(ground, "findings", found, quotes, "empty.findings")
    projects = project_list(ground, "projects", {})
    fill(ground, projects, quotes, alone)
    grid, cells = topic_matrix(ground, quotes, [side], base="../")
    body = section("findings", words("findings.title"), words("findings.said"), listing.html())
    body += section("documents", words("documents.title"), words("documents.said"),
                    documents_table(ground, volumes, "../"))
    if cells:
        open_grid = grid.replace(' hidden data-folded="1"', "")
        body += section("topics", words("topics.title"), words("matrix.said"), open_grid)
    body += section("projects", words("own_projects.title"), words("own_projects.said"), projects.html())
    name = ground.name(side)
    lead = words("lead.city", name=name, documents=len(volumes), findings=len(found))
    return Page(path=ground.city(side), nav="city", title=name, lead=lead, body=body, quotes=quotes, cells=cells,
                lists=[listing, projects])
