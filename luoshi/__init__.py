"""Luoshi reads Chinese policy documents into commitments tied to the exact characters that make them.

>>> import luoshi
>>> document = luoshi.read("一、交通\\n加快建设甲乙铁路,争取丙丁高速公路纳入国家规划。")
>>> [measure.text for measure in luoshi.extract(document).measures]
['加快建设甲乙铁路', '争取丙丁高速公路纳入国家规划']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from luoshi.exceptions import LuoshiError

if TYPE_CHECKING:
    from luoshi.extraction import extract
    from luoshi.flow import compare, follow, link
    from luoshi.models import Document, Extraction
    from luoshi.reading import read, read_many

__version__ = "0.1.0"

__all__ = ["Document", "Extraction", "LuoshiError", "compare", "extract", "follow", "link", "read", "read_many"]

# Loaded when first asked for, so that a program that only reads does not load the extraction.
_HOMES = {
    "Document": "luoshi.models", "Extraction": "luoshi.models", "extract": "luoshi.extraction",
    "read": "luoshi.reading", "read_many": "luoshi.reading", "compare": "luoshi.flow", "follow": "luoshi.flow",
    "link": "luoshi.flow",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'luoshi' has no attribute {name!r}")
