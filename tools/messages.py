"""Collect the messages of the program into ``luoshi.po`` and compile it to the ``luoshi.mo`` that is shipped.

    python tools/messages.py            # adds new messages, drops unused ones, compiles
    python tools/messages.py --check    # fails where one is missing, untranslated or not compiled

Messages are the arguments of ``_()``, the docstrings and help texts of the commands, the parts of every error that the
library raises, and the words of click and msgspec listed in ``tools/other_messages.txt``.
"""

from __future__ import annotations

import ast
import inspect
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "luoshi/locale/zh/LC_MESSAGES/luoshi.po"
MO = PO.with_suffix(".mo")
OTHERS = ROOT / "tools/other_messages.txt"
SLOT = re.compile(r"\{(\w+)(?:!r)?\}")
Message = str | tuple[str, str]
PARTS = ("what", "why", "todo")


def messages() -> dict[Message, None]:
    """Every message of the program, in a fixed order."""
    found: dict[Message, None] = {}
    for path in sorted((ROOT / "luoshi").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(_marked(tree))
        found |= dict.fromkeys(_raised(tree))
    found |= dict.fromkeys(_helps())
    for line in OTHERS.read_text(encoding="utf-8").splitlines():
        one, _, many = line.partition("\t")
        found[(one, many) if many else one] = None
    return found


def _errors() -> set[str]:
    tree = ast.parse((ROOT / "luoshi/exceptions.py").read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def _marked(tree: ast.AST) -> Iterator[str]:
    """`_("…")`, and what a check finds wrong: `Fault(path, "…")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault":
            yield from _texts(node.args[1])


def _raised(tree: ast.AST) -> Iterator[str]:
    """The parts of errors: `BrokenFile("the file is damaged", where=…, todo="…")`."""
    kinds = _errors()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
            parts = node.args[:1] + [keyword.value for keyword in node.keywords if keyword.arg in PARTS]
            for part in parts:
                yield from _texts(part)


def _texts(node: ast.expr) -> Iterator[str]:
    """The constant texts that an expression can become; f-strings as templates with a name or number in each slot."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.JoinedStr):
        yield _template(node)


def _template(node: ast.JoinedStr) -> str:
    names: dict[str, str] = {}
    parts = []
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        elif isinstance(value, ast.FormattedValue):
            code = ast.unparse(value.value)
            names.setdefault(code, code if code.isidentifier() else str(len(names)))
            parts.append("{" + names[code] + "}")
    return "".join(parts)


def _helps() -> Iterator[str]:
    from luoshi.cli import main

    for command in [main, *(main.get_command(None, name) for name in main.list_commands(None))]:
        if command.help:
            yield inspect.cleandoc(command.help)
        if command.short_help:
            yield command.short_help
        yield from (option.help for option in command.params if getattr(option, "help", None))


def stored() -> Catalog:
    """The catalogue as it stands in the repository."""
    if not PO.exists():
        return Catalog(locale="zh", domain="luoshi")
    with PO.open("rb") as file:
        return read_po(file, locale="zh", domain="luoshi")


def renewed(old: Catalog, wanted: dict[Message, None]) -> Catalog:
    """The messages wanted, with the translations that the old catalogue has for them."""
    new = Catalog(locale="zh", domain="luoshi", fuzzy=False, creation_date=old.creation_date)
    for message in sorted(wanted, key=str):
        kept = old.get(message)
        new.add(message, kept.string if kept else "")
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it; no date in it, so that equal messages give equal bytes."""
    pairs = {"": "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=1; plural=0;\n"}
    for message in catalogue:
        if message.id and _translation(message):
            key = message.id if isinstance(message.id, str) else "\0".join(message.id)
            pairs[key] = _translation(message)
    keys = sorted(key.encode() for key in pairs)
    values = [pairs[key.decode()].encode() for key in keys]
    first = 28 + 16 * len(keys)
    tables, at = b"", first
    for texts in (keys, values):
        for text in texts:
            tables += struct.pack("<II", len(text), at)
            at += len(text) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, first)
    return head + tables + b"".join(text + b"\0" for text in [*keys, *values])


def _translation(message: Any) -> str:
    """The one Chinese form; Chinese has no plural."""
    return message.string if isinstance(message.string, str) else message.string[0]


def faults() -> list[str]:
    """What is missing or stale."""
    old = stored()
    wrong = []
    for message in messages():
        kept = old.get(message)
        if not kept or not _translation(kept):
            wrong.append(f"not translated: {message!r}")
        elif not set(SLOT.findall(_translation(kept))) <= set(SLOT.findall(str(message))):
            wrong.append(f"other words to fill in: {message!r}")
    if not MO.exists() or MO.read_bytes() != compiled(old):
        wrong.append("luoshi.mo is not what luoshi.po compiles to: make messages")
    return wrong


def main() -> int:
    if "--check" not in sys.argv:
        catalogue = renewed(stored(), messages())
        PO.parent.mkdir(parents=True, exist_ok=True)
        with PO.open("wb") as file:
            write_po(file, catalogue, width=120, omit_header=True, sort_output=False)
        MO.write_bytes(compiled(catalogue))
    wrong = faults()
    print("\n".join(wrong) or "every message has its translation")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
