"""``extract``: one Document in, one Extraction out."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi import __version__
from luoshi.extraction.assembly import assemble
from luoshi.extraction.deadlines import find_deadlines
from luoshi.extraction.drafts import draft
from luoshi.extraction.lexicon import Lexicons, packaged
from luoshi.extraction.numbers import numerals
from luoshi.extraction.parties import find_parties, owner_lines
from luoshi.extraction.places import find_places
from luoshi.extraction.projects import find_projects
from luoshi.extraction.quantities import find_quantities
from luoshi.extraction.signs import signs
from luoshi.extraction.slogans import find_slogans
from luoshi.models import Document, Extraction
from luoshi.text import fold


class Context(NamedTuple):
    """What the layers need to know of the document: whose it is, of which year, and whether it is for one year."""

    jurisdiction: str | None
    year: int | None
    annual: bool


def extract(document: Document, *, lexicons: Lexicons | None = None, reasons: bool = False) -> Extraction:
    """All layers of the annotation guide, with links, coverage and monitorability.

    Args:
        document: what ``luoshi.read`` returned.
        lexicons: the tables to read with; the packaged ones where None.
        reasons: write into each record which words and patterns decided.

    Raises:
        LexiconError: a table of the user's own has a bad row.
    """
    tables = lexicons or packaged()
    text, folded = document.text, fold(document.text)
    context = context_of(document)
    lines = owner_lines(folded, tables)
    at_numerals = numerals(folded)
    quantities = find_quantities(text, folded, tables, reasons=reasons, at_numerals=at_numerals)
    drafts = draft(document, folded, tables, lines, quantities)
    places = find_places(text, folded, jurisdiction=context.jurisdiction, lexicons=tables, year=context.year,
                         reasons=reasons)
    projects = find_projects(text, folded, drafts.measures, tables, reasons=reasons)
    layers = assemble(
        document, folded, drafts, words=signs(tables), reasons=reasons, projects=projects, places=places,
        quantities=quantities,
        deadlines=find_deadlines(text, folded, tables, year=context.year, annual=context.annual, reasons=reasons,
                                 at_numerals=at_numerals),
        slogans=find_slogans(text, folded, tables, reasons=reasons, at_numerals=at_numerals),
        parties=find_parties(text, folded, drafts.measures, tables, sections=document.sections, places=places,
                             lines=lines, reasons=reasons),
        lines=lines,
    )
    return Extraction(
        version=__version__, source=document.source, document=document.id, sha256=document.sha256, length=len(text),
        metadata=document.metadata, regions=document.regions, warnings=document.warnings, **layers,
    )


# `2024年政府工作报告`, `数字山东2021行动方案`: the year in a title.
TITLE_YEAR = re.compile(r"(?:19|20)\d\d")
# `2024年工作安排`, `做好2024年工作`: the year a report speaks of.
REPORT_YEAR = re.compile(
    r"((?:19|20)\d\d)年的?(?:政府)?"
    r"(?:工作(?:安排|重点|部署|总体|目标|建议)|重点工作|总体要求|主要(?:任务|目标|预期)|经济社会发展|目标任务)"
)
BACKWARD_YEAR = re.compile(r"((?:19|20)\d\d)年(?:政府)?工作(?:回顾|总结)")


def context_of(document: Document) -> Context:
    """The issuer's code, the document's year and whether it is annual."""
    metadata = document.metadata
    annual = metadata.genre == "report"
    head = document.text
    year: int | None = None
    for pattern, shift in ((REPORT_YEAR, 0), (BACKWARD_YEAR, 1)) if annual else ():
        match = pattern.search(head)
        if match:
            year = int(match[1]) + shift
            break
    title = TITLE_YEAR.search(metadata.title.text) if metadata.title else None
    if year is None and title:
        year = int(title[0])
    for dated in (metadata.adopted, metadata.published):
        if year is None and dated is not None and dated.date[:4].isdigit():
            year = int(dated.date[:4])
    return Context(metadata.jurisdiction, year, annual)
