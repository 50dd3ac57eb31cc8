"""The frame of every page: head, navigation, the sentence on top, the panel, the data and the scripts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from msgspec import Struct

from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.listing import Listing
from luoshi.publishing.comparison.panel import Block, Quotes
from luoshi.publishing.markup import content_policy, escape, script_json

_STATIC = Path(__file__).parent / "static"
# Texts that the script itself says.
_SPOKEN = ("table.all", "count", "none.title", "none.hint", "clear", "close", "back", "open_source",
           "empty_cell", "empty_row", "source.none", "sort", "joint", "in_section", "in_document", "filters",
           "columns")


class Page(Struct, kw_only=True):
    """A page before it is framed. ``cells`` are blocks by the address of a matrix cell (`matrix/row/column`)."""

    path: str
    nav: str
    title: str
    lead: str
    body: str
    quotes: Quotes
    lists: list[Listing] = []
    cells: dict[str, list[Block]] = {}
    side: str = ""  # HTML that stands in the panel until something is chosen
    more: dict[str, Any] = {}
    wide: bool = False


class Menu(Struct):
    """The pages of the site: (key, address) in order, and the sides' pages."""

    pages: list[tuple[str, str]]
    cities: list[tuple[str, str]]


def framed(page: Page, ground: Ground, menu: Menu) -> str:
    """The page as one file that loads nothing."""
    words = ground.words
    base = "../" * page.path.count("/")
    style, script = _file("site.css"), _file("site.js")
    listings = {listing.id: listing.data() for listing in page.lists}
    details = {"rows": {listing.id: listing.details for listing in page.lists}, "cells": page.cells,
               **page.quotes.data()}
    spoken = {key: words(key) for key in _SPOKEN}
    return Template(_file("page.html")).substitute(
        lang="zh-CN" if words.language == "zh" else "en", policy=escape(content_policy(style, script)),
        title=escape(f"{page.title} · {words('site')}" if page.nav != "index" else words("site")),
        heading=escape(page.title), style=style, script=script, site=escape(words("site")), base=base,
        skip=escape(words("skip")), pages=escape(words("pages")), menu=_menu(page, menu, ground, base),
        lead=escape(page.lead), body=page.body, noscript=escape(words("noscript")), print=escape(words("print")),
        foot=escape(words("foot", version=ground.comparison.version)), panel=escape(words("hint")),
        side=page.side or f'<p class="hint">{escape(words("hint"))}</p>',
        shape="page-side" if page.side else "page-plain",
        detail=escape(words("open_source")),
        data=script_json({"words": spoken, "base": base, "lang": words.language, "lists": listings, **page.more}),
        details=script_json(details),
    )


def _menu(page: Page, menu: Menu, ground: Ground, base: str) -> str:
    words = ground.words
    items = "".join(_item(words(f"page.{key}"), base + path, current=key == page.nav) for key, path in menu.pages)
    cities = "".join(_item(name, base + path, current=path == page.path) for name, path in menu.cities)
    current = ' class="menu here"' if page.nav == "city" else ' class="menu"'
    return (f'<ul>{items}</ul><details{current}><summary>{escape(words("cities"))} '
            f'<b class="count">{len(menu.cities)}</b></summary><ul class="drop" lang="zh-CN">{cities}</ul></details>')


def _item(name: str, href: str, *, current: bool) -> str:
    here = ' aria-current="page"' if current else ""
    return f'<li><a href="{escape(href)}"{here}>{escape(name)}</a></li>'


def section(id: str, title: str, said: str, inner: str, tools: str = "", *, quiet: bool = False) -> str:
    """A part of a page: its heading, the sentence that says what is shown, and the thing itself.

    ``quiet`` leaves the heading to screen readers, where the page's own says the same.
    """
    sentence = f'<p class="said-of">{escape(said)}</p>' if said else ""
    name = ' class="unseen"' if quiet else ""
    over = f'<h2 id="t-{id}"{name}>{escape(title)}</h2>'
    return f'<section>{over if quiet else f"""<div class="over">{over}{tools}</div>"""}{sentence}{inner}</section>'


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


