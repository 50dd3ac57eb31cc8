"""Saved web pages: where the article begins and ends, and every line between.

trafilatura finds the article. Its own text leaves out short lines, titles and dates that it takes for page chrome, so
the canonical text is the page's lines from the title to the end of the article's container: what is chrome in there
is marked later, with nothing left out between.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from luoshi.exceptions import BrokenFile, TooLarge
from luoshi.models import Region
from luoshi.reading.content import Content
from luoshi.reading.decode import decode
from luoshi.reading.limits import Limits, within
from luoshi.reading.markup import Line, depth_and_nodes, lines

# `<meta charset="gb2312">`, `<meta http-equiv=… content="text/html; charset=gbk">`
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_HEAD = 4096
# Declared GBK and GB2312 are read as GB18030, which holds both.
_DECLARED = (("gb", "gb18030"), ("big5", "big5hkscs"))
# Names under which the government website standard and publishing systems state title and date, the surest first.
_TITLE_NAMES = ("articletitle", "og:title", "title")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "others")
# `某市关于…的意见_某市人民政府网`, `… - 政策文件`: the site's name follows the page's own.
_SITE = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|--")
_DATE = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}")
_SPACE = re.compile(r"\s+")
_SEARCHED_DEPTH = 256
_TITLE_REACH = 40
_ADDED = 300
_PROSE = re.compile(r".{15,}[。；;]\s*$")


class _Page(NamedTuple):
    tree: Any
    lines: list[Line]
    keys: list[str]


def read_html(data: bytes, where: str, limits: Limits) -> Content:
    """The article of a web page, with tables as tab-separated rows and marked as such."""
    text = _decode(data, where)
    within(len(data), "markup", limits, where, "the number of bytes in the page")
    tree = _parse(text, where)
    found = lines(tree)
    page = _Page(tree, found, [_SPACE.sub("", line.text) for line in found])
    titles = _titles(tree)
    first, last = _extent(page, titles, limits)
    return _content(found[first:last], _best_title(page.keys[first:last], titles), _published(tree))


def read_mhtml(data: bytes, where: str, limits: Limits) -> Content:
    """The page in a web archive, as browsers save a page with its pictures in one file."""
    import email
    import email.policy

    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return read_html(page if isinstance(page, bytes) else b"", where, limits)
    raise BrokenFile("the web archive holds no page", where=where, todo="save the page again as HTML")


def _decode(data: bytes, where: str) -> str:
    """The page as text; where its bytes are not what it declares, the bytes decide."""
    match = _CHARSET.search(data, 0, _HEAD)
    declared = match[1].decode("ascii", "replace").lower() if match else ""
    for prefix, codec in _DECLARED:
        if declared.startswith(prefix) and not data.startswith(b"\xef\xbb\xbf"):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                break
    return decode(data, where)


def _parse(text: str, where: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True,
        no_network=True, huge_tree=True,
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise BrokenFile("the page holds no HTML", where=where, why=str(error), todo="save the page again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge("the page's tags are nested too deep to be read whole", where=where,
                       why="it is damaged or hostile", todo="open it in a browser and save its text")
    return tree


def _extent(page: _Page, titles: list[str], limits: Limits) -> tuple[int, int]:
    """First and past-the-last line of the article; the whole page where no article is found."""
    whole = (0, len(page.lines))
    article = _article_keys(page.tree, limits)
    once = _unique(page.keys)
    places = [once[key] for key in article if key in once]
    if not places:
        return whole
    first, last = _container(page, *_grown(page.keys, set(article), min(places), max(places) + 1))
    first = _title_line(page.keys, first, titles)
    inside = sum(len(key) for key in page.keys[first:last] if _PROSE.match(key))
    outside = sum(len(key) for key in page.keys if _PROSE.match(key)) - inside
    return whole if outside > inside else (first, last)


def _grown(keys: list[str], article: set[str], first: int, last: int) -> tuple[int, int]:
    """The extent with the article's lines beside it that the page has more than once."""
    while first and keys[first - 1] in article:
        first -= 1
    while last < len(keys) and keys[last] in article:
        last += 1
    return first, last


def _article_keys(tree: Any, limits: Limits) -> list[str]:
    """The lines of the article, without white space, as the finder gives them."""
    depth, nodes = depth_and_nodes(tree)
    if depth > _SEARCHED_DEPTH or nodes > limits.nodes:
        return []
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # "no article" is an answer here, not a warning
    found = bare_extraction(copy.deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True)
    body = getattr(found, "body", None)
    keys = [_SPACE.sub("", line.text) for line in lines(body)] if body is not None else []
    return [key for key in keys if key]


def _unique(keys: list[str]) -> dict[str, int]:
    """Where each line stands that the page has only once."""
    places: dict[str, int] = {}
    repeated: set[str] = set()
    for place, key in enumerate(keys):
        if key in places:
            repeated.add(key)
        places[key] = place
    return {key: place for key, place in places.items() if key not in repeated}


def _container(page: _Page, first: int, last: int) -> tuple[int, int]:
    """The lines of the smallest element that holds the article, which the finder's cuts at both ends belong to.

    Where that adds more than some short lines, the element is the page's layout, and the extent stays as it was.
    """
    above = set(_ancestors(page.lines[last - 1].element))
    shared = next((element for element in _ancestors(page.lines[first].element) if element in above), None)
    if shared is None or shared.tag in ("body", "html"):
        return first, last
    start, end = first, last
    while start and shared in _ancestors(page.lines[start - 1].element):
        start -= 1
    while end < len(page.lines) and shared in _ancestors(page.lines[end].element):
        end += 1
    size = sum(map(len, page.keys[first:last]))
    added = sum(map(len, page.keys[start:end])) - size
    return (start, end) if added <= max(_ADDED, size // 10) else (first, last)


def _ancestors(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _title_line(keys: list[str], first: int, titles: list[str]) -> int:
    """Where the nearest title above the article begins (it may take three lines), or the article's own first line."""
    wanted = {_SPACE.sub("", title) for title in titles}
    for place in range(first, max(first - _TITLE_REACH, -1), -1):
        if any("".join(keys[place : place + count]) in wanted for count in (1, 2, 3)):
            return place
    return first


def _titles(tree: Any) -> list[str]:
    """What the page calls itself, the surest first."""
    named = _named(tree)
    headings = [" ".join(node.text_content().split()) for node in tree.iter("h1")]
    page = " ".join((tree.findtext(".//title") or "").split())
    candidates = [*(named.get(name, "") for name in _TITLE_NAMES), *headings[:1], _SITE.split(page)[0]]
    return [candidate for candidate in candidates if candidate]


def _best_title(keys: list[str], titles: list[str]) -> str | None:
    """The first title that the article's beginning shows; else the first."""
    beginning = "".join(keys[:_TITLE_REACH])
    shown = (title for title in titles if _SPACE.sub("", title) in beginning)
    return next(shown, titles[0] if titles else None)


def _published(tree: Any) -> str | None:
    named = _named(tree)
    values = [named[name] for name in _DATE_NAMES if name in named]
    return next((value for value in values if _DATE.search(value)), None)


def _named(tree: Any) -> dict[str, str]:
    """The page's `meta` statements, names in lower case, the first of each."""
    stated: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("name") or node.get("property") or "").lower()
        value = " ".join((node.get("content") or "").split())
        if name and value:
            stated.setdefault(name, value)
    return stated


def _content(kept: list[Line], title: str | None, published: str | None) -> Content:
    parts: list[str] = []
    regions: list[Region] = []
    offset = 0
    for line in kept:
        if line.row and regions and regions[-1].end == offset - 1 and not line.opens:
            regions[-1] = Region(start=regions[-1].start, end=offset + len(line.text), type="table")
        elif line.row:
            regions.append(Region(start=offset, end=offset + len(line.text), type="table"))
        parts.append(line.text)
        offset += len(line.text) + 1
    return Content("\n".join(parts), title=title, published=published, regions=tuple(regions))
