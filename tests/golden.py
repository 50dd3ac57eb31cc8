"""The outputs of ``examples/`` as they should be, one record a line so that a change shows as what it is.

    python -m tests.golden      # write them anew (``make golden``); read the difference before you commit it
"""

from __future__ import annotations

import json
from pathlib import Path

import luoshi
from luoshi.serialize import to_json

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).with_name("golden")
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def output(path: Path) -> str:
    """The extraction of a file, without the version, which changes with every release."""
    found = json.loads(to_json(luoshi.extract(luoshi.read(path))))
    found.pop("version")
    parts = []
    for key, value in found.items():
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f"{json.dumps(key)}: [\n  {rows}]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{" + ",\n ".join(parts) + "}\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for path in EXAMPLES:
        (FOLDER / f"{path.stem}.json").write_text(output(path), encoding="utf-8")


if __name__ == "__main__":
    main()
