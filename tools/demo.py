"""``make demo``: read ``examples/`` and write reading views, an Excel workbook and JSON lines to ``demo/``."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import luoshi
from luoshi.publishing.labels import label
from luoshi.publishing.reading_view import reading_view
from luoshi.publishing.workbook import workbook
from luoshi.serialize import to_json

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
PATTERNS = ("*.txt", "*.html", "*.docx", "*.pdf")


def pairs() -> Iterator[tuple[luoshi.Document, luoshi.Extraction]]:
    for path in sorted(path for pattern in PATTERNS for path in (ROOT / "examples").glob(pattern)):
        document = luoshi.read(path)
        yield document, luoshi.extract(document)


def view(document: luoshi.Document) -> Path:
    return Path("views", document.source).with_suffix(".html")


def main() -> int:
    found = list(pairs())
    (DEMO / "views").mkdir(parents=True, exist_ok=True)
    for document, extraction in found:
        (DEMO / view(document)).write_text(reading_view(document, extraction), encoding="utf-8")
        kinds = Counter(measure.kind for measure in extraction.measures)
        title = document.metadata.title.text if document.metadata.title else document.source
        print(f"{title}\n  " + "  ".join(f"{label('kind', kind)} {count}" for kind, count in kinds.most_common()))
    workbook(found, DEMO / "commitments.xlsx", view_url=lambda document: view(document).as_posix())
    lines = (to_json(extraction) + b"\n" for _, extraction in found)
    (DEMO / "commitments.jsonl").write_bytes(b"".join(lines))
    first = (DEMO / view(found[0][0])).resolve()
    print(f"\nreading views   {DEMO / 'views'}\nworkbook        {DEMO / 'commitments.xlsx'}")
    print(f"JSON lines      {DEMO / 'commitments.jsonl'}\nto be opened    {first.as_uri()}")
    if sys.stdout.isatty() and not os.environ.get("CI"):
        webbrowser.open(first.as_uri())
    return 0


if __name__ == "__main__":
    sys.exit(main())
