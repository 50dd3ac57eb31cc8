"""Administrative divisions of China: names, codes of GB/T 2260 (edition of 2020), parents, validity and successors.

The table is ``data/divisions.tsv``; where it comes from and under which terms is said at its head and in ``README.md``.
A place has at most three levels here: province, prefecture, county.
"""

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

__all__ = [
    "EDITION", "Candidate", "Division", "Level", "ancestors", "by_name", "code_of_edition", "division", "divisions",
    "in_force", "lookup", "neighbours", "parent", "resolve", "within",
]
