"""Messages in Chinese or English: by ``LUOSHI_LANG``, else by the locale; Chinese where that names Chinese.

The library raises its errors in English; the parts of an error are looked up as templates (``{size} bytes are left``)
whose words are filled in again, so that the library itself needs no translation machinery.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal

from luoshi.exceptions import LuoshiError

DOMAIN = "luoshi"
FOLDER = Path(__file__).resolve().parents[1] / "locale"

# `{size}` or `{0}` in a message: where a word is filled in.
_SLOT = re.compile(r"\{(\w+)\}")


def language() -> Literal["zh", "en"]:
    """The language of messages; looked up at each call, as a program may change its environment."""
    names = (os.environ.get(name) for name in ("LUOSHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "zh" if chosen.lower().startswith("zh") else "en"


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalogue(language()).gettext(message)


def sentence(error: LuoshiError) -> str:
    """What happened, where, why and what to do, as one sentence."""
    if language() == "en":
        return str(error)
    parts = [translated(part) for part in (error.what, error.why, error.todo) if part]
    said = "；".join(part.rstrip(".;。；") for part in parts)
    return (f"{error.where}：{said}" if error.where else said) + "。"


def translated(message: str) -> str:
    """A message of the library in the user's language; as it is where no template fits."""
    found = _(message)
    if found != message:
        return found
    for template, pattern in _templates(language()):
        if match := pattern.fullmatch(message):
            words = {name[1:]: _(word) for name, word in match.groupdict().items()}
            return _SLOT.sub(lambda slot, words=words: words[slot[1]], _(template))  # type: ignore[misc]
    return message


@contextmanager
def spoken() -> Iterator[None]:
    """Within it, click's own words (usage, options, errors) come from the catalogue of luoshi too."""
    domain, chosen = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if chosen is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = chosen


@lru_cache(maxsize=2)
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(FOLDER), [name], fallback=True)


@lru_cache(maxsize=2)
def _templates(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The messages with words to fill in; those that fix the most characters first, as the closest one is wanted."""
    catalogue = getattr(_catalogue(name), "_catalog", {})
    found = [message for message in catalogue if isinstance(message, str) and _SLOT.search(message)]
    found.sort(key=lambda message: (-len(_SLOT.sub("", message)), message))
    return tuple((message, _pattern(message)) for message in found)


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _SLOT.split(template)
    seen: set[str] = set()
    parts = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            parts.append(re.escape(piece))
        else:
            parts.append(f"(?P=_{piece})" if piece in seen else f"(?P<_{piece}>.+?)")
            seen.add(piece)
    return re.compile("".join(parts), re.S)
