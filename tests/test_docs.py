"""The documentation says what the program does: its examples run, generated pages are current, links lead somewhere.

Both READMEs give the same figures."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATED = {"cli.md", "cli.zh-CN.md", "tables.md", "columns.md"}
PAGES = sorted([ROOT / "README.md", ROOT / "README.zh-CN.md", *(
    path for path in (ROOT / "docs").glob("*.md") if path.name not in GENERATED)])
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


def blocks(path: Path, kind: str) -> list[str]:
    return [body for name, body in _BLOCK.findall(path.read_text(encoding="utf-8")) if name == kind]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder in which the examples can be read and results be written."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_python_examples_give_what_they_show(page: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    source = "\n".join(blocks(page, "python"))
    examples = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    said: list[str] = []
    found = doctest.DocTestRunner(optionflags=FLAGS).run(examples, out=said.append)
    assert found.failed == 0, "".join(said)
    assert source.count(">>>") == 0 or found.attempted


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_console_examples_give_what_they_show(page: Path, place: Path) -> None:
    environment = {**os.environ, "LUOSHI_LANG": "zh" if "zh-CN" in page.name else "en",
                   "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    checker = doctest.OutputChecker()
    for body in blocks(page, "console"):
        for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
            command, _, expected = part.partition("\n")
            done = subprocess.run(["bash", "-c", command], cwd=place, env=environment, capture_output=True, text=True,
                                  check=False, timeout=120)
            got = done.stdout + done.stderr
            assert checker.check_output(expected, got, FLAGS), f"{page.name}: $ {command}\n{got}"


def test_the_pages_have_examples() -> None:
    assert sum(len(blocks(page, kind)) for page in PAGES for kind in ("python", "console")) >= 10


@pytest.mark.parametrize("page", [*PAGES, *(ROOT / "docs" / name for name in sorted(GENERATED))],
                         ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        if ":" in name:
            continue
        found = page.parent / name if name else page
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in headings}, target


def test_generated_pages_are_current() -> None:
    spec = importlib.util.spec_from_file_location("reference_tool", ROOT / "tools" / "reference.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.stale() == [], "run `make reference`"


def test_both_readmes_give_the_same_figures() -> None:
    def figures(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        rows = [line for line in text.splitlines() if line.startswith("|") and re.search(r"\d\.\d", line)]
        return [number for row in rows for number in re.findall(r"\d+\.\d+", row)]

    assert figures("README.md")
    assert figures("README.md") == figures("README.zh-CN.md")
