"""What stands in a table's cells: one row a record, in words or in codes. Columns are documented in ``columns.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec import UNSET

from luoshi.models import Deadline, Measure, Monitor, Party, Place, Project, Quantity, Relation, Slogan
from luoshi.publishing.index import Index, Record
from luoshi.publishing.labels import Language, label

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Cell]

JOIN = "、"
# Between an article and the lead or item in it: `(六)加强交通建设 › 加快推进铁路建设`.
WITHIN = " › "
_GROUPS = {"kind": "kind", "strength": "strength", "domain": "domain", "stage": "stage", "role": "role",
           "level": "level", "label": "label"}
_TYPES = {Project: "type", Relation: "relation"}


class Column(NamedTuple):
    """One column of a table; ``meaning`` is its documentation."""

    code: str
    zh: str
    en: str
    meaning: str


@lru_cache(maxsize=1)
def columns() -> dict[str, tuple[Column, ...]]:
    """Layer to its columns, in their order."""
    found: dict[str, tuple[Column, ...]] = {}
    for line in (Path(__file__).parent / "columns.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        layer, *rest = line.split("\t")
        found[layer] = (*found.get(layer, ()), Column(*rest))
    return found


def row(index: Index, record: Record | Relation, language: Language | None) -> Row:
    """The cells of one record by column code; codes stay codes where ``language`` is None."""
    if isinstance(record, Measure):
        return measure_row(index, record, language)
    cells: Row = {name: _cell(record, name, language) for name in record.__struct_fields__}
    cells["source"] = index.document.source
    if isinstance(record, Relation):
        return cells | {"from": record.source, "to": record.target}
    cells.setdefault("text", index.document.text[record.start:record.end])
    cells["measure"] = index.measure_of.get(str(cells.get("id")), "")
    return cells


def measure_row(index: Index, measure: Measure, language: Language | None) -> Row:
    """A measure with the names of everything that it points to."""
    meta = index.extraction.metadata
    dated = meta.adopted or meta.published
    above = index.ancestors(measure.section)
    projects = index.find(measure.projects, Project)
    places = index.find(measure.places, Place)
    parties = index.find(measure.parties, Party)
    cells: Row = {name: _cell(measure, name, language)
                  for name in ("id", "text", "kind", "strength", "domain", "start", "end", "reasons")}
    return cells | {
        "source": index.document.source,
        "title": index.title,
        "issuer": meta.issuer.text if meta.issuer else "",
        "adopted": dated.date if dated else "",
        "chapter": above[0].number + above[0].heading if above else "",
        "section": WITHIN.join(section.number + section.heading for section in above[1:]),
        "action": measure.action.text if measure.action else "",
        "object": measure.object.text if measure.object else "",
        "projects": JOIN.join(project.name for project in projects),
        "stages": JOIN.join(_word("stage", project.stage, language) for project in projects),
        "places": JOIN.join(place.text for place in places),
        "codes": JOIN.join(place.code or "?" for place in places),
        "quantities": JOIN.join(each.text for each in index.find(measure.quantities, Quantity)),
        "deadlines": JOIN.join(each.by for each in index.find(measure.deadlines, Deadline)),
        "slogans": JOIN.join(each.text for each in index.find(measure.slogans, Slogan)),
        "owners": JOIN.join(f"{each.text}（{_word('role', each.role, language)}）" for each in parties
                            if each.role in ("lead", "support", "assignee")),
        "partners": JOIN.join(each.text for each in parties if each.role == "partner"),
        "missing": JOIN.join(_word("monitor", name, language) for name in lacking(measure.monitor)),
    }


def lacking(monitor: Monitor | None) -> list[str]:
    """Which of the four facts that make a measure checkable it does not have; empty where nobody looked."""
    names = ("owner", "date", "number", "outcome") if monitor else ()
    return [name for name in names if not getattr(monitor, name).met]


def _word(group: str, code: str, language: Language | None) -> str:
    return label(group, code, language) if language else code


def _cell(record: Record | Relation, name: str, language: Language | None) -> Cell:
    value = getattr(record, name)
    group = _TYPES.get(type(record), "region") if name == "type" else _GROUPS.get(name)
    if group is not None:
        return _word(group, value, language)
    if isinstance(value, tuple):
        return JOIN.join(str(each) for each in value)
    if value is UNSET or value is None:
        return None
    return value if isinstance(value, int | float) else str(value)
