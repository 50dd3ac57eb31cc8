"""The words for every code, in Chinese and English, from one table (``labels.tsv``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def label(group: str, code: str, language: Language = "zh") -> str:
    """The word for ``code``; the code itself where the table has none (a newer schema may bring one)."""
    return words(language).get(group, {}).get(code, code)


@lru_cache(maxsize=2)
def words(language: Language) -> dict[str, dict[str, str]]:
    """Group to code to word, in the order of the table."""
    found: dict[str, dict[str, str]] = {}
    lines = (Path(__file__).parent / "labels.tsv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    for line in lines[1:]:
        cells = line.split("\t")
        found.setdefault(cells[0], {})[cells[1]] = cells[column]
    return found
