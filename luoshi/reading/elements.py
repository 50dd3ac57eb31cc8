"""Elements of Word's XML by their names alone: the two editions of the format differ in namespaces only."""

from __future__ import annotations

import re
from typing import Any


def local(node: Any) -> str:
    """An element's name without its namespace, which differs between the two editions of the format."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def integer(text: str | None, default: int) -> int:
    """A number as files write it, or the default."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else default


def attribute(node: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), None)


def children(node: Any | None, name: str) -> Any:
    """The child elements of this name."""
    return (child for child in (node if node is not None else ()) if local(child) == name)


def value(node: Any | None, name: str) -> str | None:
    """The value that the child element ``name`` states, if there is one."""
    child = next(children(node, name), None)
    return attribute(child, "val") if child is not None else None
