"""All files of the comparison site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from luoshi.findings import Alignment, Comparison, Reading
from luoshi.publishing.comparison.cities import city_pages
from luoshi.publishing.comparison.cooperation import cooperation_page
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.lists import conflicts_page, reuse_page, rivals_page
from luoshi.publishing.comparison.maps import map_page
from luoshi.publishing.comparison.overview import overview
from luoshi.publishing.comparison.page import Menu, framed
from luoshi.publishing.comparison.projects import projects_page
from luoshi.publishing.comparison.tables import alignment_page, industries_page, recognition_page
from luoshi.publishing.comparison.wording import Words
from luoshi.publishing.labels import Language
from luoshi.publishing.reading_view import reading_view

_PAGES = {
    "index": overview, "map": map_page, "projects": projects_page, "conflicts": conflicts_page, "rivals": rivals_page,
    "cooperation": cooperation_page, "recognition": recognition_page, "industries": industries_page,
    "reuse": reuse_page, "alignment": alignment_page,
}


def comparison_site(comparison: Comparison, readings: Iterable[Reading], *,
                    language: Language = "zh") -> Iterator[tuple[str, bytes]]:
    """The files of the site as (path relative to its folder, content), one after the other.

    ``index.html`` opens from the folder without a server; nothing that a page shows is loaded from elsewhere.
    ``readings`` are those that were compared: quotes of a document that is not among them have no link to its text.
    Equal input gives equal bytes.
    """
    ground = Ground(comparison, readings, Words(language))
    names = [name for name in _PAGES if name != "alignment" or ground.of(Alignment)]
    menu = Menu([(name, f"{name}.html") for name in names],
                [(ground.name(side), ground.city(side)) for side in ground.sides])
    for name in names:
        yield f"{name}.html", framed(_PAGES[name](ground), ground, menu).encode("utf-8", "replace")
    for page in city_pages(ground):
        yield page.path, framed(page, ground, menu).encode("utf-8", "replace")
    for source in sorted(ground.sources):
        if reading := ground.reading(source):
            content = reading_view(reading.document, reading.extraction, home="../index.html")
            yield ground.text(source), content.encode("utf-8", "replace")
