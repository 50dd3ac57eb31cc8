"""File names for documents whose own names may be anything: a path in a folder, a record's id, a hostile string."""

from __future__ import annotations

import re

# What file systems do not take in a name: `<>:"|?*`, backslashes and control characters; `#` and `%` break addresses.
_UNFIT = re.compile(r'[<>:"|?*#%\\\x00-\x1f\x7f\ud800-\udfff]')
_SUFFIX = re.compile(r"\.(?:txt|md|s?html?|xhtml|docx|pdf)$", re.I)
_BYTES = 200  # of a name; file systems allow 255


def file_name(source: str, suffix: str, taken: set[str]) -> str:
    """A name below the folder for a document's file, whatever its source is called; unlike all that are taken."""
    parts = [part for part in _UNFIT.sub("_", source).split("/") if part.strip(". ")]
    stem = _SUFFIX.sub("", "/".join(_short(part) for part in parts)) or "document"
    name, number = stem + suffix, 2
    while name.lower() in taken:
        name, number = f"{stem}-{number}{suffix}", number + 1
    taken.add(name.lower())
    return name


def _short(part: str) -> str:
    return part.encode()[:_BYTES].decode("utf-8", "ignore").rstrip(". ")
