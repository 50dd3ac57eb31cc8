"""What a format reader hands on: the text of a container and what the container says of it."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.models import Notice, Region


class Content(NamedTuple):
    """Text with ``\\n`` line ends; regions and notices are offsets into it."""

    text: str
    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    genre: str | None = None
    regions: tuple[Region, ...] = ()
    notices: tuple[Notice, ...] = ()
