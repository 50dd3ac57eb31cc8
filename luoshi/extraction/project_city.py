"""What a bare or plain name is in a city's own document, where a province's means a class: `科技馆`, `高铁新城`.

`建成科技馆、档案馆新馆` in a city's report speaks of the one that the city has; `完善科技馆、档案馆` in an opinion
for all cities of a province does not. Whose document it is, is told by how it speaks of the area it rules.
"""

from __future__ import annotations

import re
from typing import Final

from luoshi.extraction.project_heads import Carrier, Evidence, Heads, core
from luoshi.extraction.project_setting import Setting

# `新馆`, `(美术馆)`: which of two, behind what the city has one of.
_NEW: Final = re.compile(r"(?:新馆|新院区?|新校区|\([^()]{1,10}\))$")
_AREAS: Final = ("新城", "片区", "商务区", "组团")
_ROADS: Final = ("路", "街", "大街")


def is_own(words: Heads, plain: str, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    """Whether the city's own document means one thing by a name that says no more than what it is."""
    if not setting.local or setting.crowd:
        return False
    name = plain[:-len(carrier.head)]
    if carrier.head in _AREAS:
        # `建设产业新城、空港新城` says what the place becomes.
        return name in words.grounds and setting.builds and not setting.makes
    if not (setting.event or setting.works or (setting.makes and not setting.listed)):
        return False
    if carrier.head in _ROADS:
        return told.telling == 1 and told.length == 2 and setting.listed and name not in words.kinds
    bare = core(plain)
    return bare in words.unique or _NEW.sub("", bare) in words.unique
