"""Write what the documentation says of commands, tables and the schema, from the program itself.

    python tools/reference.py            # docs/cli.md, docs/cli.zh-CN.md, docs/columns.md, docs/tables.md, docs/schema
    python tools/reference.py --check    # fails where one of them is not what the program says
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from luoshi.cli import VERBS, main
from luoshi.extraction.lexicon import HERE, packaged
from luoshi.publishing.cells import columns
from luoshi.serialize import json_schema_text

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDTH = 100
HEADS = {
    "en": "# Command line\n\n[中文](cli.zh-CN.md) · Written by `make reference` from the commands.\n",
    "zh": "# 命令行\n\n[English](cli.md) · 本页由 `make reference` 根据命令生成，并由测试保证一致。\n",
}


def cli(language: str) -> str:
    """The help of every command."""
    runner = CliRunner(env={"LUOSHI_LANG": language})
    parts = [HEADS[language]]
    for arguments in ([], *([verb] for verb in VERBS)):
        shown = runner.invoke(main, [*arguments, "--help"], prog_name="luoshi", terminal_width=WIDTH).output
        parts.append(f"## {' '.join(['luoshi', *arguments])}\n\n```text\n{shown.rstrip()}\n```\n")
    return "\n".join(parts)


def tables() -> Iterator[str]:
    """The lexicon tables: columns, what the comment at their head says."""
    yield "# Lexicon tables\n\nWritten by `make reference` from `luoshi/extraction/lexicons/`. [How to extend them]" \
          "(extraction.md#your-own-words).\n\n| table | columns | what it holds |\n| --- | --- | --- |\n"
    for path in sorted(HERE.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        said = " ".join(line.lstrip("# ") for line in lines if line.startswith("#")).replace("|", "\\|")
        first = packaged().table(path.stem)[0]
        names = ", ".join(f"`{name}`" for name in first if name not in ("source", "example"))
        yield f"| `{path.stem}` | {names} | {said} |\n"
    yield "\nEvery table also has the columns `source` and `example`.\n"


def table_columns() -> Iterator[str]:
    """The columns of CSV tables and of the workbook, layer by layer."""
    yield "# Columns\n\nWritten by `make reference` from `luoshi/publishing/columns.tsv`.\n"
    for layer, found in columns().items():
        yield f"\n## {layer}\n\n| column | in Chinese | meaning |\n| --- | --- | --- |\n"
        yield from (f"| `{column.code}` | {column.zh} | {column.meaning} |\n" for column in found)


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {
        DOCS / "cli.md": cli("en"), DOCS / "cli.zh-CN.md": cli("zh"), DOCS / "tables.md": "".join(tables()),
        DOCS / "columns.md": "".join(table_columns()), DOCS / "schema" / "luoshi-1.json": json_schema_text(),
    }


def stale() -> list[str]:
    """The pages that are not what the program says."""
    return [str(path.relative_to(DOCS)) for path, text in pages().items()
            if not path.exists() or path.read_text(encoding="utf-8") != text]


def write() -> int:
    if "--check" not in sys.argv:
        for path, text in pages().items():
            path.write_text(text, encoding="utf-8")
    print("\n".join(f"not up to date: {name}" for name in stale()) or "the reference is what the program says")
    return bool(stale())


if __name__ == "__main__":
    sys.exit(write())
