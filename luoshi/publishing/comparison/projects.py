"""The page of shared projects, and the rows of projects that other pages list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luoshi.findings import SharedProject
from luoshi.publishing.comparison.ground import STAGES, Ground
from luoshi.publishing.comparison.listing import Cell, Listing
from luoshi.publishing.comparison.matters import project_blocks, shared
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Quotes
from luoshi.publishing.labels import words as label_words

# The stroke that stands for a stage on the map, before its name in a table.
STROKES = {"study": "early", "seek": "early", "preliminary": "preliminary", "start": "building",
           "construction": "building", "upgrade": "building", "completion": "done", "operation": "done"}


def projects_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    own = shared(ground)
    known = {project.id for project in own}
    listing = project_list(ground, "projects", {"reach": "shared"} if own else {})
    fill(ground, listing, quotes, [*own, *(p for p in ground.links.projects if p.id not in known)])
    lead = words("lead.projects", shared=len(own), others=len(ground.links.projects) - len(own))
    return Page(path="projects.html", nav="projects", title=words("page.projects"), lead=lead, quotes=quotes,
                body=section("projects", words("col.project"), "", listing.html(), quiet=True), lists=[listing])


def project_list(ground: Ground, id: str, start: dict[str, str], *, narrow: bool = False) -> Listing:
    """A table for projects; ``narrow`` leaves out what has no room beside a map."""
    words = ground.words
    columns = [(words("col.project"), "long"), (words("col.stages"), "stages")]
    if not narrow:
        columns[1:1] = [(words("col.type"), "label")]
        columns.append((words("col.mentions"), "number"))
    listing = Listing(id, words, columns, "empty.projects", start)
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    listing.facet("type", label_words(words.language)["type"])
    listing.facet("stage", {stage: words.label("stage", stage) for stage in STAGES})
    listing.facet("reach", {key: words(f"reach.{key}") for key in ("shared", "single", "conflict")})
    return listing


def fill(ground: Ground, listing: Listing, quotes: Quotes, projects: Iterable[SharedProject]) -> None:
    """A row for each project, in the order given."""
    narrow = len(listing.columns) == 2
    for project in projects:
        stages = ground.stages(project.mentions)
        cells: list[Cell] = [project.name, stage_tags(ground, stages)]
        if not narrow:
            cells = [project.name, ground.words.label("type", project.project_type), stage_tags(ground, stages),
                     len(project.mentions)]
        reach = ["shared" if len(project.sides) > 1 else "single"] + ["conflict"] * (project.id in ground.conflicts)
        codes: dict[str, Sequence[str]] = {"side": project.sides, "type": [project.project_type],
                 "stage": list(dict.fromkeys(mention.stage for mention in project.mentions)), "reach": reach}
        listing.row(project.id, cells, codes, project_blocks(ground, quotes, project))


def stage_tags(ground: Ground, stages: dict[str, str]) -> list[list[str]]:
    """Each side with its stage, the stroke of the stage before it."""
    words = ground.words
    said = {stage: words.label("stage", stage) if stage != "unspecified" else "" for stage in stages.values()}
    return [[words("side.stage", side=ground.name(side), stage=said[stage]).rstrip(" :"),
             f"st st-{STROKES.get(stage, 'unspecified')}"] for side, stage in stages.items()]
