"""``make bench``: scores by layer, gains and losses item by item, speed beside the peers, length, memory, processes.

    python -m benchmarks.run             # everything, a few minutes
    python -m benchmarks.run --scores    # scores and changes only, some seconds
    python -m benchmarks.run --update    # everything, then make the scores the new baseline
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks import scores, speed
from benchmarks.annotations import SHARED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", action="store_true", help="leave out speed")
    parser.add_argument("--update", action="store_true", help="write benchmarks/baseline.json")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not there: nothing to measure on", file=sys.stderr)
        return 0
    scores.report(update=chosen.update)
    if not chosen.scores:
        _print("throughput, one core, user CPU, the five seed documents eight times over", speed.throughput())
        _print("one long text", speed.linearity())
        _print("start-up", speed.start_up())
        _print("the corpus through the command line, wall clock", speed.processes())
    return 0


def _print(title: str, lines: Iterator[str]) -> None:
    print(f"\n{title}")
    for line in lines:
        print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
