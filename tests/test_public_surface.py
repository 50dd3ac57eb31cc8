"""The public surface: nine names, and an import that loads none of the heavy libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

import luoshi


def test_exactly_these_names() -> None:
    assert sorted(luoshi.__all__) == [
        "Document", "Extraction", "LuoshiError", "compare", "extract", "follow", "link", "read", "read_many"]


def test_each_name_is_there() -> None:
    assert all(getattr(luoshi, name) is not None for name in luoshi.__all__)
    assert luoshi.extract.__module__.startswith("luoshi.extraction")
    assert luoshi.read.__module__.startswith("luoshi.reading")


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        _ = luoshi.analyse


def loaded(program: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``program``."""
    run = [sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules)"]
    return set(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())


HEAVY = {"trafilatura", "lxml", "docx", "pypdfium2", "xlsxwriter", "django"}


def test_import_is_light() -> None:
    modules = loaded("import luoshi")
    assert not modules & (HEAVY | {"luoshi.extraction", "luoshi.reading", "ahocorasick_rs"})


def test_plain_text_needs_no_format_library() -> None:
    modules = loaded("import luoshi\nluoshi.extract(luoshi.read('一、交通\\n建设甲乙铁路。'))")
    assert "luoshi.extraction" in modules
    assert not modules & HEAVY


def test_reading_does_not_load_the_extraction() -> None:
    assert "luoshi.extraction" not in loaded("import luoshi\nluoshi.read('一、交通\\n建设甲乙铁路。')")
