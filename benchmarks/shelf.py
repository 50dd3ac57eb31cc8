"""How linking grows with the shelf: documents made by varying real project names, 200 mentions each.

    python -m benchmarks.shelf                  # the curve: 10, 30, 100, 300, 500, 1,000 documents
    python -m benchmarks.shelf measure 500      # one size, as JSON: seconds, peak memory, projects

Each made document speaks for a real city. Its names are taken from the extractions of the documents in ``../shared``
and given other places, so that most are new, some are shared by neighbours and some stand everywhere.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.annotations import SHARED
from luoshi import gazetteer
from luoshi.findings import Reading
from luoshi.models import Document, Extraction, Measure, Metadata, Project

SIZES = (10, 30, 100, 300, 500, 1000)
MENTIONS = 200
LIMIT_S, LIMIT_MB = 60, 2000  # what 500 documents may take


def real_names() -> list[tuple[str, str]]:
    """Project names and types of the seeds and the reports, in a fixed order."""
    import luoshi

    found: list[tuple[str, str]] = []
    for folder in ("seeds", "corpus/evidence", "corpus/plans"):
        for path in sorted((SHARED / folder).glob("*.txt")):
            extraction = luoshi.extract(luoshi.read(path))
            found += [(project.name, project.type) for project in extraction.projects]
    return sorted(set(found))


def readings(count: int, names: Sequence[tuple[str, str]]) -> Iterator[Reading]:
    """``count`` made documents, the same for the same count and names."""
    cities = [entry for entry in gazetteer.divisions()
              if entry.level == "prefecture" and entry.short and entry.valid_to is None and entry.valid_from is None]
    for number in range(count):
        chance = random.Random(number)
        yield _reading(number, cities[chance.randrange(len(cities))].code, chance, names, cities)


def _reading(
    number: int, code: str, chance: random.Random, names: Sequence[tuple[str, str]],
    cities: Sequence[gazetteer.Division],
) -> Reading:
    near = [city for city in cities if city.code[:2] == code[:2]]
    parts: list[str] = []
    measures: list[Measure] = []
    projects: list[Project] = []
    at = 0
    for _ in range(MENTIONS):
        name, kind = _varied(*names[chance.randrange(len(names))], chance, near)
        sentence = f"加快建设{name}。"
        start = at + 4
        project = Project(id=f"p-{start}-{start + len(name)}", start=start, end=start + len(name), text=name, name=name,
                          type=kind, stage=chance.choice(("construction", "preliminary", "seek", "start")))
        projects.append(project)
        measures.append(Measure(id=f"m-{at}-{at + len(sentence) - 1}", start=at, end=at + len(sentence) - 1,
                                text=sentence[:-1], kind="project", strength="advance", domain="infrastructure",
                                projects=(project.id,)))
        parts.append(sentence)
        at += len(sentence)
    return _wrapped(number, code, "".join(parts), tuple(measures), tuple(projects))


def _varied(name: str, kind: str, chance: random.Random, near: Sequence[gazetteer.Division]) -> tuple[str, str]:
    """A railway or road between two cities of the province, or the name behind a place; one in four unchanged."""
    if chance.random() < 0.25:
        return name, kind
    one, other = (chance.choice(near).short[0] for _ in range(2))
    if kind in ("railway", "expressway"):
        tail = {"railway": "铁路", "expressway": "高速公路"}[kind]
        return chance.choice((f"{one}至{other}{tail}", f"{one[0]}{other[0]}{tail}", f"{one}—{other}{tail}")), kind
    return f"{one}{name}", kind


def _wrapped(
    number: int, code: str, text: str, measures: tuple[Measure, ...], projects: tuple[Project, ...],
) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = f"made-{number:04}.txt"
    metadata = Metadata(jurisdiction=code, genre="decision")
    document = Document(source=source, id=digest[:16], sha256=digest, text=text, metadata=metadata)
    extraction = Extraction(
        version="made", source=source, document=digest[:16], sha256=digest, length=len(text), metadata=metadata,
        sections=(), measures=measures, projects=projects, places=(), quantities=(), deadlines=(), slogans=(),
        parties=(), sentences=(), relations=(),
    )
    return Reading(document, extraction)


def measure(count: int) -> dict[str, float]:
    """One shelf linked in this process: seconds of wall time, peak memory in MB, projects found."""
    from luoshi.linking.engine import link

    made = list(readings(count, real_names()))
    link(made[:2])
    start = time.perf_counter()
    links = link(made)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"documents": count, "mentions": count * MENTIONS, "seconds": round(seconds, 2), "peak_mb": round(peak),
            "projects": len(links.projects)}


def curve(sizes: Sequence[int] = SIZES) -> Iterator[dict[str, float]]:
    """Each size in a process of its own."""
    for size in sizes:
        done = subprocess.run([sys.executable, "-m", "benchmarks.shelf", "measure", str(size)], check=True,
                              capture_output=True, cwd=Path(__file__).parents[1])
        yield json.loads(done.stdout)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["measure"]:
        print(json.dumps(measure(int(arguments[1]))))
        return 0
    print(f"{'documents':>10}{'mentions':>10}{'seconds':>9}{'ms/document':>13}{'MB':>7}{'projects':>10}")
    for row in curve():
        print(f"{row['documents']:>10}{row['mentions']:>10}{row['seconds']:>9.2f}"
              f"{1000 * row['seconds'] / row['documents']:>13.1f}{row['peak_mb']:>7}{row['projects']:>10}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
