"""Annotated documents, kept without their texts, which are read from ``../shared``.

    python -m benchmarks.annotations strip FULL.json TEXT.txt > benchmarks/annotations/development/NAME.json

An annotation here has offsets, labels, codes and numbers. What the offsets say is left out and restored from the text:
every ``text``, a heading, and a project's name where it is the project's own words.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "annotation" / "gold"
FOLDER = Path(__file__).parent / "annotations"
SETS = ("development", "test")

_TEXTS = ("seeds", "corpus/evidence", "corpus/plans")
_QUOTED = ("measures", "projects", "places", "quantities", "deadlines", "slogans", "parties")


class Annotated(NamedTuple):
    """A document with what a correct reading of it is, in the format of the annotation guide."""

    text: str
    gold: dict[str, Any]


def annotated(name: str) -> Iterator[Annotated]:
    """The documents of ``gold`` or of one of ``SETS`` in the order of their files; none where ``../shared`` is not."""
    if name == "gold":
        for path in sorted(GOLD.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield Annotated(text_of(gold["source"]), gold)
    elif SHARED.is_dir():
        for path in sorted((FOLDER / name).glob("*.json")):
            stripped = json.loads(path.read_text(encoding="utf-8"))
            text = text_of(stripped["source"])
            yield Annotated(text, restore(stripped, text))


def text_of(source: str) -> str:
    """The text of a document in ``../shared``: a file, or the record of a corpus whose id is the name without .txt."""
    for folder in _TEXTS:
        path = SHARED / folder / source
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return _corpus()[source.removesuffix(".txt")]


@lru_cache(maxsize=1)
def _corpus() -> dict[str, str]:
    with gzip.open(SHARED / "corpus" / "policy.jsonl.gz", "rt", encoding="utf-8") as file:
        return {record["id"]: record["text"].replace("\r\n", "\n") for record in map(json.loads, file)}


def strip(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation without the words that its offsets give."""
    found = {name: gold[name] for name in ("source", "scope", "ignore") if name in gold}
    found["sections"] = [_strip_heading(section, text) for section in gold.get("sections", ())]
    for name in _QUOTED:
        if name in gold:
            found[name] = [_strip_quote(item, text) for item in gold[name]]
    return found


def restore(stripped: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation as the guide describes it."""
    found = dict(stripped)
    found["sections"] = [{**section, "heading": _words(section["heading"], text)} for section in stripped["sections"]]
    for name in _QUOTED:
        if name in stripped:
            found[name] = [_restore_quote(item, text) for item in stripped[name]]
    for item in found.get("projects", ()):
        item.setdefault("name", item["text"])
    return found


def _words(heading: str | list[int], text: str) -> str:
    return heading if isinstance(heading, str) else text[heading[0]:heading[1]]


def _strip_heading(section: dict[str, Any], text: str) -> dict[str, Any]:
    heading = section["heading"]
    at = text.find(heading, section["start"], section["end"] + 1)
    if at < 0:
        if "".join(text[section["start"]:section["end"]].split()).find(heading[:2]) < 0:
            raise ValueError(f"the heading {heading!r} does not stand at {section['start']}")
        return dict(section)  # a page mark stands in the middle of it
    return {**section, "heading": [at, at + len(heading)]}


def _strip_quote(item: dict[str, Any], text: str) -> dict[str, Any]:
    if text[item["start"]:item["end"]] != item["text"]:
        raise ValueError(f"{item['text']!r} does not stand at {item['start']}")
    own = item["text"]
    return {key: value for key, value in item.items() if key != "text" and not (key == "name" and value == own)}


def _restore_quote(item: dict[str, Any], text: str) -> dict[str, Any]:
    return {**item, "text": text[item["start"]:item["end"]]}


def dumps(stripped: dict[str, Any]) -> str:
    """JSON with one record a line, so that a change of one shows as one."""
    parts = []
    for key, value in stripped.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f"{json.dumps(key)}: [\n  {rows}]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{" + ",\n ".join(parts) + "}\n"


def main() -> int:
    if len(sys.argv) != 4 or sys.argv[1] != "strip":
        print(__doc__, file=sys.stderr)
        return 2
    gold = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    text = Path(sys.argv[3]).read_text(encoding="utf-8")
    stripped = strip(gold, text)
    if restore(stripped, text) != {key: gold[key] for key in stripped}:
        raise ValueError("what is restored is not what was there")
    print(dumps(stripped), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
