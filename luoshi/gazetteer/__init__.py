"""Administrative divisions of China: names, codes of GB/T 2260 (edition of 2020), parents, validity and successors.

The table is ``data/divisions.tsv``; where it comes from and under which terms is said at its head and in ``README.md``.
A place has at most three levels here: province, prefecture, county.
"""

from luoshi.gazetteer.abbreviations import Abbreviation, abbreviations
from luoshi.gazetteer.divisions import (
    EDITION,
    Candidate,
    Division,
    Level,
    ancestors,
    by_name,
    code_of_edition,
    division,
    divisions,
    in_force,
    neighbours,
    parent,
    within,
)
from luoshi.gazetteer.finding import lookup, resolve
from luoshi.gazetteer.points import centroid, distance
from luoshi.gazetteer.regions import Region, region, regions
from luoshi.gazetteer.shapes import boundary, sea_strokes

__all__ = [
    "EDITION", "Abbreviation", "Candidate", "Division", "Level", "Region", "abbreviations", "ancestors", "boundary",
    "by_name", "centroid", "code_of_edition", "distance", "division", "divisions", "in_force", "lookup", "neighbours",
    "parent", "region", "regions", "resolve", "sea_strokes", "within",
]
