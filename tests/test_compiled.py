"""Compiled or not, the rules give the same bytes, and neither form can hide the other by accident."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import stale

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
SOURCES = ("luoshi", "setup.py", "pyproject.toml", "README.md", "LICENSE")
LEFT_OUT = shutil.ignore_patterns("*.so", "*.pyd", "__pycache__", "build")

# Prints whether the rules are compiled, then the extraction of each file, with reasons, as a line.
EXTRACT = """
import sys
from pathlib import Path
import luoshi
from luoshi.extraction import drafts, engine
from luoshi.serialize import to_json
print(not drafts.__file__.endswith(".py"))
for name in sys.argv[1:]:
    sys.stdout.buffer.write(to_json(engine.extract(luoshi.read(Path(name)), reasons=True)) + b"\\n")
    sys.stdout.flush()
"""


def copied(target: Path) -> Path:
    """The sources without anything compiled."""
    target.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(ROOT / name, target / name)
    return target


def setup(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "LUOSHI_PURE"}
    return subprocess.run([sys.executable, "setup.py", "--quiet", *arguments], cwd=folder, env=clean | environment,
                          capture_output=True, text=True, check=False)


def compiled_in(folder: Path) -> list[Path]:
    return [path for pattern in ("*.so", "*.pyd") for path in folder.rglob(pattern) if "build" not in path.parts]


def extracted(folder: Path, files: list[str]) -> tuple[str, bytes]:
    """Whether the rules in the folder are compiled, and what they make of the files."""
    done = subprocess.run([sys.executable, "-c", EXTRACT, *files], cwd=folder, capture_output=True, check=True,
                          env=os.environ | {"PYTHONPATH": str(folder)})
    first, _, rest = done.stdout.partition(b"\n")
    return first.decode(), rest


def test_compiled_and_plain_rules_give_the_same_bytes(tmp_path: Path) -> None:
    plain, compiled = copied(tmp_path / "plain"), copied(tmp_path / "compiled")
    built = setup(compiled, "build_ext", "--inplace", "--parallel", "2")
    assert built.returncode == 0, built.stderr
    assert "mypyc failed" not in built.stderr, built.stderr  # what stops mypyc is in the sources, not in the machine
    if not compiled_in(compiled):
        pytest.skip(built.stderr.strip().splitlines()[-1])
    files = [str(path) for path in [*sorted((ROOT / "examples").iterdir()), *sorted(SEEDS.glob("*.txt"))]
             if path.suffix in (".txt", ".html")]
    state, expected = extracted(plain, files)
    assert (state, expected.count(b"\n")) == ("False", len(files))
    assert extracted(compiled, files) == ("True", expected)


@pytest.mark.parametrize(("environment", "why"), [
    ({"LUOSHI_PURE": "1"}, "LUOSHI_PURE is set"),
    ({"PYTHONPATH": "."}, "mypy is not installed"),
])
def test_a_build_without_compiling_goes_on_and_says_why(
    tmp_path: Path, environment: dict[str, str], why: str
) -> None:
    folder = copied(tmp_path / "project")
    (folder / "mypyc.py").write_text("", encoding="utf-8")  # in front of the real one where the path says so
    built = setup(folder, "build_ext", "--inplace", **environment)
    assert built.returncode == 0
    assert [line for line in built.stderr.splitlines() if why in line] == [
        f"luoshi: not compiled, plain Python instead: {why}"]
    assert compiled_in(folder) == []


def test_a_failing_compiler_leaves_plain_modules(tmp_path: Path) -> None:
    folder = copied(tmp_path / "project")
    (folder / "mypyc").mkdir()
    (folder / "mypyc" / "__init__.py").touch()
    (folder / "broken.c").write_text("#error no\n", encoding="utf-8")
    (folder / "fine.c").write_text(
        "#include <Python.h>\nPyMODINIT_FUNC PyInit_fine(void) { return NULL; }\n", encoding="utf-8")
    (folder / "mypyc" / "build.py").write_text(
        "from setuptools import Extension\n"
        "def mypycify(*_, **__):\n"
        "    return [Extension('luoshi.fine', ['fine.c']), Extension('luoshi.broken', ['broken.c'])]\n",
        encoding="utf-8")
    built = setup(folder, "build_ext", "--inplace", PYTHONPATH=".")
    assert built.returncode == 0
    assert "luoshi: not compiled, plain Python instead: " in built.stderr
    assert compiled_in(folder) == []


def test_a_compiled_module_older_than_its_source_stops_the_tests(tmp_path: Path) -> None:
    source, module = tmp_path / "rules.py", tmp_path / "rules.cpython-311-x86_64-linux-gnu.so"
    source.touch()
    module.touch()
    os.utime(source, (2_000, 2_000))
    os.utime(module, (3_000, 3_000))
    assert stale(tmp_path) == []
    os.utime(module, (1_000, 1_000))
    assert stale(tmp_path) == [module.name]
    os.utime(module, (3_000, 3_000))
    source.unlink()
    assert stale(tmp_path) == [module.name]
