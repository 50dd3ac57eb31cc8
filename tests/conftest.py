"""Tests read the sources: a compiled module that is older than its source would hide what was changed."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "luoshi"


def stale(package: Path) -> list[str]:
    """The compiled modules that are older than their source, or have none any more."""
    compiled = {path: path.with_name(path.name.split(".")[0] + ".py")
                for suffix in EXTENSION_SUFFIXES for path in package.rglob(f"*{suffix}")}
    return sorted(path.name for path, source in compiled.items()
                  if not source.exists() or path.stat().st_mtime < source.stat().st_mtime)


def pytest_configure() -> None:
    if names := stale(PACKAGE):
        raise pytest.UsageError(f"compiled modules are older than their source: {', '.join(names)}; "
                                "run `make build`, or `make pure`")
