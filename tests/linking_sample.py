"""Documents made for the tests of linking: each names projects that the test gives, at stages that it gives."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import luoshi
from luoshi.findings import Reading
from luoshi.models import Dated, Document, Extraction, Measure, Metadata, Project

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
CITIES = {"内江": "511000", "绵阳": "510700", "泸州": "510500", "巴中": "511900", "重庆": "500000", "南充": "511300",
          "济南": "370100", "青岛": "370200", "枣庄": "370400"}


def made(
    city: str, projects: Sequence[tuple[str, str, str]], *, date: str | None = "2020-07-30", source: str = "",
    words: str = "加快建设",
) -> Reading:
    """A document of a city that says ``加快建设NAME。`` of each (name, type, stage)."""
    parts: list[str] = []
    measures: list[Measure] = []
    found: list[Project] = []
    at = 0
    for name, kind, stage in projects:
        sentence = f"{words}{name}。"
        start = at + len(words)
        project = Project(id=f"p-{start}-{start + len(name)}", start=start, end=start + len(name), text=name,
                          name=name.strip("“”"), type=kind, stage=stage)
        found.append(project)
        measures.append(Measure(id=f"m-{at}-{at + len(sentence) - 1}", start=at, end=at + len(sentence) - 1,
                                text=sentence[:-1], kind="project", strength="advance", domain="infrastructure",
                                projects=(project.id,)))
        parts.append(sentence)
        at += len(sentence)
    return _reading(city, "".join(parts), measures, found, date, source or f"{city}.txt")


def _reading(
    city: str, text: str, measures: list[Measure], projects: list[Project], date: str | None, source: str,
) -> Reading:
    digest = hashlib.sha256((source + text).encode("utf-8", "surrogatepass")).hexdigest()
    adopted = Dated(start=0, end=0, text="", date=date) if date else None
    metadata = Metadata(jurisdiction=CITIES[city], adopted=adopted, genre="decision")
    document = Document(source=source, id=digest[:16], sha256=digest, text=text, metadata=metadata)
    return Reading(document, Extraction(
        version="made", source=source, document=digest[:16], sha256=digest, length=len(text), metadata=metadata,
        sections=(), measures=tuple(measures), projects=tuple(projects), places=(), quantities=(), deadlines=(),
        slogans=(), parties=(), sentences=(), relations=(),
    ))


def read(city: str, body: str, *, date: str = "2020年7月30日", source: str = "") -> Reading:
    """A real reading of a decision with this body, its articles under a chapter of their own."""
    text = f"中共{city}市委关于加快发展的决定\n（{date}中国共产党{city}市第七届委员会第九次全体会议通过）\n{body}"
    document = luoshi.read(text, name=source or f"{city}.txt")
    return Reading(document, luoshi.extract(document))


def seeds() -> list[Reading]:
    """The five seed documents, none where ``../shared`` is absent."""
    documents = [luoshi.read(path) for path in SEEDS]
    return [Reading(document, luoshi.extract(document)) for document in documents]
