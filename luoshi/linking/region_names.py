"""How regions are written, and the one name that stands for all ways."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from luoshi import gazetteer
from luoshi.linking.tables import table

# Kinds of regions that own nothing: `东部产业转移示范区` is not the east's.
_NO_OWNERS = ("river", "nation")
# A region's name that ends so is a project's own.
_PROJECTS = ("示范区", "试验区", "先行区", "示范带", "走廊", "新区", "农高区", "先导区")


@lru_cache(maxsize=1)
def written() -> Mapping[str, str]:
    """The ways a region is written, each with the region's name.

    From the gazetteer, but for names of two regions (`沿江`) and names of projects; ``data/region_words.tsv`` adds ways
    that are no names by themselves and overrules.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    for region in gazetteer.regions():
        for word in (region.name, *region.aliases) if region.kind not in _NO_OWNERS else ():
            if found.setdefault(word, region.name) != region.name:
                twice.add(word)
    plain = {word: name for word, name in found.items() if word not in twice and not word.endswith(_PROJECTS)}
    return MappingProxyType(plain | {row["word"]: row["region"] for row in table("region_words")})
