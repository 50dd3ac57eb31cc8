"""The list that linking is measured by, and what of it stands in the texts of ``../shared``.

    python -m benchmarks.linking_labels check          # every span against the texts
    python -m benchmarks.linking_labels quotes FILE    # the words of a file's spans, for a person to read

Two spans match in one source where they overlap by half of their union or where one holds the other.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.annotations import text_of

FOLDER = Path(__file__).with_name("linking")
FILES = ("seeds_projects", "seeds_stage_conflicts", "seeds_rivals", "seeds_routes", "seeds_relations",
         "evidence_progress")
Record = dict[str, Any]
Key = tuple[str, int, int]


@cache
def labels(name: str) -> Record:
    """One file of the list as it stands."""
    found: Record = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def overlap(left: Record, right: Record) -> float:
    """1 where one span holds the other, else intersection over union; 0 in different sources."""
    if left["source"] != right["source"]:
        return 0.0
    shared = min(left["end"], right["end"]) - max(left["start"], right["start"])
    if shared <= 0:
        return 0.0
    lengths = left["end"] - left["start"], right["end"] - right["start"]
    return 1.0 if shared == min(lengths) else shared / (sum(lengths) - shared)


def fits(left: Record, right: Record) -> bool:
    """Whether two spans match."""
    return overlap(left, right) >= 0.5


def key(span: Record) -> Key:
    """What tells a span from others."""
    return span["source"], span["start"], span["end"]


def spans(value: Any) -> Iterator[Record]:
    """Every object with a source and offsets in a file of the list."""
    if isinstance(value, dict):
        if {"source", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check() -> list[str]:
    """What is wrong with the list against ``../shared``: changed texts, spans outside, names of routes not there."""
    faults = [f"{source}: not the text that was read" for source, digest in labels("sources").items()
              if sha256(text_of(source).encode("utf-8")).hexdigest() != digest]
    for name in FILES:
        for span in spans(labels(name)):
            text = text_of(span["source"])[span["start"]:span["end"]]
            if not 0 <= span["start"] < span["end"] or len(text) != span["end"] - span["start"]:
                faults.append(f"{name}: {key(span)} is outside of the text")
            elif name == "seeds_routes" and text != span["name"]:
                faults.append(f"{name}: {span['name']} does not stand at {key(span)}")
    return faults


def quotes(found: Iterable[Record]) -> Iterator[str]:
    """The words of spans, for a person to read."""
    return (f"{span['source']}:{span['start']} {text_of(span['source'])[span['start']:span['end']]}" for span in found)


def main() -> int:
    """Check the list or print its quotes."""
    command = sys.argv[1:]
    if command == ["check"]:
        faults = check()
        print("\n".join(faults) or "every span of the list stands")
        return bool(faults)
    if len(command) == 2 and command[0] == "quotes" and command[1] in FILES:
        print("\n".join(quotes(spans(labels(command[1])))))
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
