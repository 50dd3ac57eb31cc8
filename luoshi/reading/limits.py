"""How much a source may cost before reading it is refused."""

from __future__ import annotations

from msgspec import Struct

from luoshi.exceptions import TooLarge

MIB = 1 << 20


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one source, in bytes unless said otherwise; pass ``Limits(file=...)`` to ``read`` to raise one.

    ``file`` bounds the file, or one record of a JSON-lines file; ``unpacked`` what a container declares or turns out to
    hold; ``markup`` what is built into a tree (HTML, the XML parts of a Word file), since a tree takes some ten times
    its source; ``entries`` the members of a container; ``pages`` those of a PDF; ``nodes`` the elements up to which a
    web page's article is searched for. ``seconds`` of computing and ``memory`` bound the process that reads a PDF.
    """

    file: int = 64 * MIB
    unpacked: int = 256 * MIB
    markup: int = 32 * MIB
    entries: int = 10_000
    pages: int = 5_000
    nodes: int = 50_000
    seconds: int = 60
    memory: int = 1024 * MIB


DEFAULT = Limits()


def within(size: int, name: str, limits: Limits, where: str, what: str) -> None:
    """Refuse what is over the limit ``name``; ``what`` names the thing measured."""
    limit: int = getattr(limits, name)
    if size > limit:
        raise TooLarge(
            f"{what} is {size:,}, the limit is {limit:,}", where=where,
            why="a source of this size may be damaged or hostile",
            todo=f"if you trust it, read it with Limits({name}={size}) or more, or split it",
        )
