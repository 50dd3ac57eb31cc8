"""What the container of a text already knows."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.models import Region


class Hints(NamedTuple):
    """It helps to find the words in the text, and never replaces them; regions of the container are taken as given."""

    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    genre: str | None = None
    extra_regions: tuple[Region, ...] = ()


NO_HINTS = Hints()
