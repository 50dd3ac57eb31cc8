"""The words of the site in its language, and the reasons of findings in that language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from luoshi.publishing.labels import Language, label

_HERE = Path(__file__).parent
# `{n}` in a text: where a word is filled in.
_SLOT = re.compile(r"\{(\w+)\}")


class Words:
    """The site's texts in one language: ``words("count", n=3)``."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._texts = _texts(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with its slots filled; KeyError for a key that the table lacks."""
        return _SLOT.sub(lambda slot: str(values[slot[1]]), self._texts[key]) if values else self._texts[key]

    def label(self, group: str, code: str | None) -> str:
        return label(group, code, self.language) if code else ""

    def joint(self, parts: list[str]) -> str:
        """Parts as a list in running text."""
        return self._texts["joint"].join(parts)

    def reason(self, text: str, name: Callable[[str], str] = str) -> str:
        """A finding's reason in this language; ``name`` puts what the reader knows for a source or code in it."""
        return text if self.language == "en" else reason_in_chinese(text, name) or text


@lru_cache(maxsize=2)
def _texts(language: Language) -> Mapping[str, str]:
    lines = (_HERE / "words.tsv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    rows = (line.split("\t") for line in lines[1:])
    return MappingProxyType({cells[0]: cells[column] for cells in rows})


def reason_in_chinese(text: str, name: Callable[[str], str] = str) -> str | None:
    """The Chinese form of a reason, or None where ``reason_texts.tsv`` has no pattern for it."""
    for pattern, target, groups in _patterns():
        if match := pattern.fullmatch(text):
            filled = {slot: _filled(words, groups.get(slot, ""), name) for slot, words in match.groupdict().items()}
            return _SLOT.sub(lambda slot, filled=filled: filled[slot[1]], target)  # type: ignore[misc]
    return None


def _filled(words: str, group: str, name: Callable[[str], str]) -> str:
    if not group:
        return name(words)
    own = _texts("zh").get(f"{group}.{words}")
    return own or label(group, words)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str, dict[str, str]], ...]:
    """Pattern, Chinese form, and the label group of each slot like ``{early:stage}``; those with most words first."""
    lines = (_HERE / "reason_texts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    rows.sort(key=lambda row: (-len(_SLOT_OF.sub("", row[0])), row[0]))
    return tuple((_pattern(row[0]), row[1], _groups(row[0])) for row in rows)


# `{early:stage}`: a slot whose word is a code of the label group `stage`
_SLOT_OF = re.compile(r"\{(\w+)(?::(\w+))?\}")


def _groups(template: str) -> dict[str, str]:
    return {slot[1]: slot[2] for slot in _SLOT_OF.finditer(template) if slot[2]}


def _pattern(template: str) -> re.Pattern[str]:
    parts, at = [], 0
    for slot in _SLOT_OF.finditer(template):
        parts += [re.escape(template[at:slot.start()]), f"(?P<{slot[1]}>.+?)"]
        at = slot.end()
    return re.compile("".join([*parts, re.escape(template[at:])]), re.S)
