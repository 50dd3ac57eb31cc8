"""What linking finds in the seed documents and the reports, by the list in ``benchmarks/linking``, and how fast it is.

    python -m benchmarks.linking            # the figures
    python -m benchmarks.linking speed      # the five seeds, names of routes, and the shelf from 10 to 1,000 documents
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from statistics import median
from typing import Any

import msgspec

from benchmarks.annotations import ROOT, SHARED
from benchmarks.linking_labels import labels
from benchmarks.linking_scores import score, score_routes
from benchmarks.shelf import LIMIT_MB, LIMIT_S, curve
from luoshi.findings import Reading

RUNS = 9
ISSUERS = ("110100", "130100", "210100", "320100", "340100", "370100", "420100", "440100", "510100", "610100")
# What the figures must not fall below; a figure without a floor is shown for information.
FLOORS = {
    "projects.f1": 0.90, "stage_conflicts.precision": 0.80, "stage_conflicts.recall": 1.0, "rivals.precision": 0.80,
    "rivals.recall": 0.85, "progress.precision": 0.90, "routes.seeds": 0.90,
}


def figures() -> dict[str, float]:
    """All figures by name; ``projects.merged`` is a count."""
    from luoshi.linking.engine import compare
    from luoshi.linking.following import follow

    plans, reports = _readings("seeds/*.txt"), _readings("corpus/evidence/*.txt")
    found = compare(plans)
    findings = [*found.links.projects, *found.links.findings, *found.findings,
                *follow(found.links, reports, plans=plans)]
    return {**score([msgspec.to_builtins(finding) for finding in findings]), **score_routes(_places)}


def report() -> Iterator[str]:
    """One line a figure, those below their floor marked."""
    for name, value in figures().items():
        floor = FLOORS.get(name)
        short = "" if floor is None else f"   at least {floor:.2f}" + ("" if value >= floor else "   BELOW")
        yield f"{name:24}{value:8.3f}{short}"


def speed() -> Iterator[str]:
    """Wall time of the seeds and of decoding, each in a process of its own, then the curve of the shelf."""
    for part in ("seeds", "routes"):
        done = subprocess.run([sys.executable, "-m", "benchmarks.linking", part], check=True, capture_output=True,
                              cwd=ROOT, text=True)
        yield done.stdout.strip()
    yield from _curve()


def _seeds() -> Iterator[str]:
    from luoshi.linking.engine import link

    plans = _readings("seeds/*.txt")
    first = _seconds(lambda: link(plans))
    later = median(_seconds(lambda: link(plans)) for _ in range(RUNS))
    yield f"link the five seeds      {first:.3f} s the first time, {later:.3f} s after it"


def _routes() -> Iterator[str]:
    """The listed names as issuers of ten provinces would write them, so that no reading is remembered."""
    from luoshi.linking.lines import decode

    names = [route["name"] for route in labels("seeds_routes")["routes"]]
    decode("成渝铁路", ("510100",))
    taken = _seconds(lambda: [decode(name, (code,)) for code in ISSUERS for name in names])
    yield f"names of routes          {len(names) * len(ISSUERS) / taken:,.0f} a second, none remembered"


def _curve() -> Iterator[str]:
    for row in curve():
        limit = f"   at most {LIMIT_S} s, {LIMIT_MB} MB" if row["documents"] == 500 else ""
        yield (f"{row['documents']:>6.0f} documents {row['mentions']:>8,.0f} mentions {row['seconds']:8.2f} s "
               f"{1000 * row['seconds'] / row['documents']:6.1f} ms each {row['peak_mb']:6,.0f} MB{limit}")


def _places(name: str, context: str | None) -> list[str]:
    from luoshi.linking.lines import decode

    route = decode(name, (context,) if context else ())
    return [stop.code for stop in route.places] if route else []


@lru_cache(maxsize=4)
def _readings(pattern: str) -> list[Reading]:
    import luoshi

    documents = [luoshi.read(path) for path in sorted(SHARED.glob(pattern))]
    return [Reading(document, luoshi.extract(document)) for document in documents]


def _seconds(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    if not SHARED.is_dir():
        print("../shared is not there: nothing to measure on", file=sys.stderr)
        return 0
    parts = {"speed": speed, "seeds": _seeds, "routes": _routes}
    for line in parts.get("".join(arguments), report)():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
