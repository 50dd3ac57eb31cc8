"""``make bench``: scores by layer, gains and losses item by item, speed beside the peers, length, memory, processes.

    python -m benchmarks.run             # everything, a few minutes
    python -m benchmarks.run --scores    # scores and changes only, some seconds
    python -m benchmarks.run --update    # everything, then write the baseline and the READMEs' figures
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks import linking, readme, scores, speed
from benchmarks.annotations import SHARED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", action="store_true", help="leave out speed")
    parser.add_argument("--update", action="store_true", help="write the baseline and the READMEs' figures")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not there: nothing to measure on", file=sys.stderr)
        return 0
    sets = scores.report(update=chosen.update)
    found = _print("linking, by a list of its own", linking.report())
    told: list[str] = []
    if not chosen.scores:
        told += _print("throughput, one core, user CPU", speed.throughput())
        told += _print("one long text", speed.linearity())
        told += _print("start-up", speed.start_up())
        told += _print("the corpus of 1,572 documents through the command line, wall clock", speed.processes())
        told += _print("linking", linking.speed())
    if chosen.update:
        readme.write(sets, found, told)
    return 0


def _print(title: str, lines: Iterator[str]) -> list[str]:
    told = [title]
    print(f"\n{title}")
    for line in lines:
        print(f"  {line}", flush=True)
        told.append(f"  {line}")
    return told


if __name__ == "__main__":
    sys.exit(main())
