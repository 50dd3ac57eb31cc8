"""``make demo``: read ``examples/`` and write views, workbooks, JSON lines and the comparison site to ``demo/``."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import luoshi
from luoshi.findings import Comparison, OneSided, Partner, Reading, StageConflict
from luoshi.publishing.comparison import comparison_site
from luoshi.publishing.geojson import geojson
from luoshi.publishing.labels import label
from luoshi.publishing.matters_workbook import matters_workbook
from luoshi.publishing.reading_view import reading_view
from luoshi.publishing.workbook import workbook
from luoshi.serialize import to_json

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
PATTERNS = ("*.txt", "*.html", "*.docx", "*.pdf")


def readings() -> list[Reading]:
    paths = sorted(path for pattern in PATTERNS for path in (ROOT / "examples").glob(pattern))
    documents = [luoshi.read(path) for path in paths]
    return [Reading(document, luoshi.extract(document)) for document in documents]


def view(source: str) -> Path:
    return Path("views", source).with_suffix(".html")


def commitments(found: Sequence[Reading]) -> None:
    """Each document read alone: its view, its rows in the workbook, its line of JSON."""
    (DEMO / "views").mkdir(parents=True, exist_ok=True)
    for reading in found:
        document, extraction = reading.document, reading.extraction
        (DEMO / view(document.source)).write_text(reading_view(document, extraction), encoding="utf-8")
        kinds = Counter(measure.kind for measure in extraction.measures)
        title = document.metadata.title.text if document.metadata.title else document.source
        print(f"{title}\n  " + "  ".join(f"{label('kind', kind)} {count}" for kind, count in kinds.most_common()))
    pairs = [(reading.document, reading.extraction) for reading in found]
    workbook(pairs, DEMO / "commitments.xlsx", view_url=lambda document: view(document.source).as_posix())
    (DEMO / "commitments.jsonl").write_bytes(b"".join(to_json(extraction) + b"\n" for _, extraction in pairs))


def side_by_side(found: Sequence[Reading]) -> Comparison:
    """All documents together: the matters for a joint meeting, the map's data, the site."""
    comparison = luoshi.compare(found)
    matters_workbook(comparison, DEMO / "matters.xlsx", found, view_url=lambda volume: view(volume.source).as_posix())
    (DEMO / "projects.geojson").write_bytes(geojson(comparison.links))
    for path, content in comparison_site(comparison, found):
        (DEMO / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (DEMO / "site" / path).write_bytes(content)
    return comparison


def told(comparison: Comparison) -> str:
    links = comparison.links
    shared = sum(len(project.sides) > 1 for project in links.projects)
    conflicts = sum(isinstance(finding, StageConflict) for finding in links.findings)
    silences = sum(isinstance(finding, OneSided) for finding in links.findings)
    silences += sum(isinstance(finding, Partner) and finding.returned is False for finding in links.findings)
    return f"共同项目 {shared}  阶段不一 {conflicts}  未获呼应 {silences}"


def main() -> int:
    found = readings()
    commitments(found)
    print(f"\n{told(side_by_side(found))}")
    first = (DEMO / "site" / "index.html").resolve()
    print(f"\nreading views   {DEMO / 'views'}\nworkbooks       {DEMO / 'commitments.xlsx'}, {DEMO / 'matters.xlsx'}")
    print(f"data            {DEMO / 'commitments.jsonl'}, {DEMO / 'projects.geojson'}")
    print(f"to be opened    {first.as_uri()}")
    if sys.stdout.isatty() and not os.environ.get("CI"):
        webbrowser.open(first.as_uri())
    return 0


if __name__ == "__main__":
    sys.exit(main())
