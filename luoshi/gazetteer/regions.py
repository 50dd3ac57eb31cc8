"""Named regions and rivers as sets of divisions: `川南`, `成渝地区双城经济圈`, `长三角`, `嘉陵江`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

from luoshi.gazetteer.divisions import ancestors
from luoshi.gazetteer.tables import rows

Kind = Literal["nation", "cluster", "region", "river"]


class Region(Struct, frozen=True):
    """A named set of divisions.

    ``members`` are codes of the 2020 edition, of any level; a river's stand in the order in which it flows. ``kind``:
    `nation` (a part of the country), `cluster` (defined by a plan), `region` (a part of a province), `river` (what it
    flows through). ``note`` says what belongs only in part or what other readings there are; ``source`` names the plan.
    """

    name: str
    kind: Kind
    members: tuple[str, ...]
    note: str
    source: str
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """Every region and river of the table, in its order."""
    return tuple(Region(row["name"], cast(Kind, row["kind"]), tuple(row["members"].split("|")), row["note"],
                        row["source"], tuple(row["aliases"].split("|")) if row["aliases"] else ())
                 for row in rows("regions"))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for entry in regions():
        for name in (entry.name, *entry.aliases):
            found.setdefault(name, []).append(entry)
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


def region(name: str, context: str | None = None) -> Region | None:
    """The region or river of this name; None where there is none or several that ``context`` does not tell apart.

    ``context`` is the code of the issuer's division: `沿江` in a document of Nanjing is Jiangsu's, in one
    of Wuhu Anhui's.
    """
    found = _by_name().get(name, ())
    if len(found) > 1 and context:
        found = tuple(entry for entry in found if _touches(entry, context))
    return found[0] if len(found) == 1 else None


def _touches(entry: Region, context: str) -> bool:
    """True where the context lies in a province of the region."""
    province = ancestors(context)[-1]
    return any(ancestors(member)[-1] == province for member in entry.members)
