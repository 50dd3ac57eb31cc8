"""The comparison site as files: complete, closed, escaped, linked, in two languages. (In a browser: tests/browser.)"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from comparison_sample import HOSTILE, empty, readings, sample
from publishing_sample import SHARED

import luoshi
from luoshi.findings import Reading
from luoshi.publishing.comparison import comparison_site
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.panel import Quotes
from luoshi.publishing.comparison.wording import Words, reason_in_chinese

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "luoshi/publishing/comparison"
PAGES = {"index.html", "map.html", "projects.html", "conflicts.html", "rivals.html", "cooperation.html",
         "recognition.html", "industries.html", "reuse.html", "alignment.html"}
CJK = re.compile("[\u4e00-\u9fff]")


class Page(HTMLParser):
    """Tags, links, ids, the scripts and what is written in headings."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.shown: list[tuple[str, str, str]] = []
        self.stack: list[tuple[str, str]] = []
        self.feed(html)
        self.ids = {attributes["id"] for _, attributes in self.tags if "id" in attributes}
        self.data: dict[str, Any] = self._json("ui-data")
        self.details: dict[str, Any] = self._json("ui-details")

    def _json(self, id: str) -> dict[str, Any]:
        return next((json.loads(text) for attributes, text in self.scripts if attributes.get("id") == id), {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in ("meta", "input", "br", "path", "circle", "rect"):
            lang = attributes.get("lang") or (self.stack[-1][1] if self.stack else "")
            self.stack.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in ("path", "circle", "rect") and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang = self.stack[-1] if self.stack else ("", "")
        if tag == "script":
            self.scripts.append((next(a for t, a in reversed(self.tags) if t == "script"), data))
        elif tag == "style":
            self.styles.append(data)
        elif data.strip():
            self.shown.append((tag, lang, data.strip()))


@lru_cache(maxsize=2)
def site(language: str = "zh") -> dict[str, bytes]:
    files = list(comparison_site(*sample(), language=language))  # type: ignore[arg-type]
    assert len({path for path, _ in files}) == len(files), "each path once"
    return dict(files)


@lru_cache(maxsize=64)
def page(path: str, language: str = "zh") -> Page:
    return Page(site(language)[path].decode())


def own_pages() -> list[str]:
    return [path for path in site() if not path.startswith("documents/")]


# Files

def test_the_pages_of_the_site() -> None:
    paths = set(site())
    assert {path for path in paths if "/" not in path} == PAGES
    assert {"cities/510700.html", "cities/511000.html"} < paths
    assert {path for path in paths if path.startswith("documents/")} == {
        f"documents/{reading.document.id}.html" for reading in readings()}, "every text, the superior's too"
    assert all(re.fullmatch(r"(?:cities/|documents/)?[a-z0-9]+\.html", path) for path in paths), "safe names"


def test_no_alignment_without_a_superior_document() -> None:
    files = dict(comparison_site(empty(), readings()[:2]))
    assert "alignment.html" not in files
    assert b"alignment.html" not in files["index.html"]


@pytest.mark.parametrize("path", sorted(PAGES - {"alignment.html", "index.html"}))
def test_empty_pages_say_why(path: str) -> None:
    found = Page(dict(comparison_site(empty(), readings()[:2]))[path].decode())
    said = "".join(text for _, _, text in found.shown)
    assert re.search("没有(?:发现|识别|点名|承诺|两端)", said), said[:200]


def test_documents_that_are_not_at_hand_have_no_links() -> None:
    files = dict(comparison_site(sample()[0], readings()[:1]))
    assert sum(path.startswith("documents/") for path in files) == 1
    sources = Page(files["projects.html"].decode()).details["sources"]
    assert sorted(bool(href) for _, _, href in sources) == [False, False, True]


def test_the_same_bytes_whatever_the_order_and_the_hash_seed() -> None:
    comparison, given = sample()
    assert dict(comparison_site(comparison, given[::-1])) == site()
    program = ("import sys, hashlib; sys.path.insert(0, 'tests')\n"
               "from comparison_sample import sample\n"
               "from luoshi.publishing.comparison import comparison_site\n"
               "print(hashlib.sha256(repr(list(comparison_site(*sample()))).encode()).hexdigest())")
    runs = {subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed}, check=True,
                           capture_output=True, text=True).stdout for seed in ("1", "2")}
    assert len(runs) == 1


# Closed and escaped

@pytest.mark.parametrize("path", own_pages())
def test_nothing_is_loaded_and_only_known_scripts_run(path: str) -> None:
    found = page(path)
    for tag, attributes in found.tags:
        assert not {"src", "style", "srcset", "action"} & attributes.keys(), tag
        assert all(not name.startswith("on") for name in attributes), "no script in attributes"
        assert not re.match(r"[a-z]+:|//", attributes.get("href") or ""), attributes
    policy = next(attributes["content"] or "" for _, attributes in found.tags if attributes.get("http-equiv"))
    for text in (*(text for attributes, text in found.scripts if "type" not in attributes), *found.styles):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
        assert "http" not in text
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", own_pages())
def test_hostile_words_stay_text(path: str) -> None:
    found = page(path)
    scripts = [attributes for tag, attributes in found.tags if tag == "script"]
    assert [attributes.get("id") for attributes in scripts] == ["ui-data", "ui-details", None]
    assert b"<script>document" not in site()[path]


def test_hostile_words_arrive_whole() -> None:
    names = [row["c"][0] for row in page("rivals.html").data["lists"]["rivals"]["rows"]]
    assert names == [f"北翼中心{HOSTILE}"]
    assert any(HOSTILE in text for _, _, text in page("index.html").shown), "the title of the document"


# Links

def links_of(path: str) -> list[str]:
    """Every address on a page, also those that the script draws."""
    found = page(path)
    here = PurePosixPath(path).parent
    direct = [str(here / attributes["href"]) if not attributes["href"].startswith("#") else path + attributes["href"]
              for _, attributes in found.tags if attributes.get("href")]
    drawn = []
    rows = [blocks for each in found.details["rows"].values() for blocks in each.values()]
    for blocks in (*rows, *found.details["cells"].values()):
        for block in blocks:
            drawn += [href for _, href, *_ in block[1]] if block[0] in ("a", "rel", "s") else []
    for quote in found.details["quotes"]:
        href = found.details["sources"][quote[0]][2]
        drawn.append(f"{href}?lang=zh#s-{quote[1]}-{quote[2]}")
    return [href.replace("cities/../", "") for href in (*direct, *drawn) if href]


@pytest.mark.parametrize("path", own_pages())
def test_every_link_leads_somewhere(path: str) -> None:
    for href in links_of(path):
        file, _, anchor = href.partition("#")
        file = file.partition("?")[0]
        assert file in site(), href
        if not anchor:
            continue
        if span := re.fullmatch(r"s-(\d+)-(\d+)", anchor):
            reading = next(each for each in readings() if file == f"documents/{each.document.id}.html")
            assert int(span[1]) < int(span[2]) <= len(reading.document.text), href
        elif "=" in anchor:
            facets = {f["k"]: f["w"] for f in next(iter(page(file).data["lists"].values()))["facets"]}
            for part in anchor.split("&"):
                key, _, code = part.partition("=")
                assert unquote(code) in facets[key], href
        else:
            rows = {row["i"] for each in page(file).data["lists"].values() for row in each["rows"]}
            assert anchor in page(file).ids | rows, href


@pytest.mark.parametrize("path", own_pages())
def test_every_number_of_a_matrix_opens_something(path: str) -> None:
    found = page(path)
    opened = {attributes["data-open"]: attributes for _, attributes in found.tags if attributes.get("data-open")}
    assert found.details["cells"].keys() <= opened.keys()
    empty_cells = {key for key in opened if key not in found.details["cells"]}
    assert all((opened[key]["aria-label"] or "").endswith("没有写到") for key in empty_cells)


@pytest.mark.parametrize("path", own_pages())
def test_every_row_has_its_panel_and_every_quote_is_of_its_document(path: str) -> None:
    found = page(path)
    for id, listing in found.data["lists"].items():
        assert {row["i"] for row in listing["rows"]} == set(found.details["rows"][id])
        assert len({row["i"] for row in listing["rows"]}) == len(listing["rows"]), "each id once"
    texts = {f"documents/{reading.document.id}.html": reading.document.text for reading in readings()}
    for at, start, end, before, words, after, section, tags in found.details["quotes"]:
        text = texts[found.details["sources"][at][2]]
        assert text[start:end] == words
        assert text[:start].endswith(before.lstrip("…"))
        assert text[end:].startswith(after.rstrip("…"))
        assert section < len(found.details["sections"])
        assert all(tag < len(found.details["tags"]) for tag in tags)


def test_a_mention_is_shown_in_its_measure() -> None:
    quotes = page("projects.html").details["quotes"]
    assert ["推进", "绵遂内铁路", "前期工作"] in [quote[3:6] for quote in quotes]


def test_a_short_clause_is_shown_in_its_line() -> None:
    comparison, given = sample()
    quotes = Quotes(Ground(comparison, given, Words("zh")))
    entry_text = given[0].document.text
    start = entry_text.index("稳中求进")
    from luoshi.findings import Cited

    quotes(Cited(start=start, end=start + 4, text="稳中求进", source="north.txt"))
    row = quotes.data()["quotes"][0]
    assert row[3].endswith("坚持")
    assert row[5].startswith("工作总基调")
    assert "\n" not in row[3] + row[5]


# What is said without scripts

@pytest.mark.parametrize(("path", "words", "why"), [
    ("index.html", "3个地方的3份文件", "the sentence on top"),
    ("projects.html", "绵遂内铁路", "the first rows of a table"),
    ("projects.html", "内江 前期工作", "each side's stage"),
    ("conflicts.html", "≠ 阶段不一", "a state has a sign and a word"),
    ("conflicts.html", "另一端未提", "a promise that the other end is silent on"),
    ("conflicts.html", "未获回应", "a partner who does not answer"),
    ("rivals.html", "成渝", "the scope of a role"),
    ("recognition.html", "养老保险转移接续", "a service"),
    ("industries.html", "50%", "the overlap of two places"),
    ("reuse.html", "75%", "the share of its own"),
    ("map.html", "示意：各地代表点之间的连线，不是线位", "the legend says schematic"),
    ("alignment.html", "四川省人民政府关于推进区域合作的意见", "the superior document"),
    ("cities/511000.html", "内江至大足高速公路", "the projects of one side alone"),
])
def test_pages_can_be_read_without_scripts(path: str, words: str, why: str) -> None:
    assert any(words in text for _, _, text in page(path).shown), why


# The map

def test_lines_are_drawn_by_stage_one_stroke_for_each_that_is_stated() -> None:
    html = site()["map.html"].decode()
    line = html[html.index('data-line="j-line"'):html.index('data-line="j-road"')]
    assert re.findall(r'class="ln st-(\w+)"', line) == ["building", "preliminary"]
    road = html[html.index('data-line="j-road"'):html.index('class="names"')]
    assert re.findall(r'class="ln st-(\w+)"', road) == ["done"]
    assert "示意连线，不是线位" in line


def test_boundaries_and_names_at_two_levels() -> None:
    html = site()["map.html"].decode()
    for level in ("county", "city", "province"):
        group = html[html.index(f'<g class="b-{level}">'):]
        assert group[:group.index("</g>")].count("<path") > 1, level
    assert re.search(r'class="n-side z\d"[^>]*>绵阳<', html)
    assert re.search(r'class="n-city z\d"[^>]*>遂宁<', html)
    assert 'class="n-county z' in html


# Words and reasons

def texts_table() -> list[list[str]]:
    return [line.split("\t") for line in (HOME / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def test_every_text_is_in_both_languages_with_the_same_slots() -> None:
    keys = [row[0] for row in texts_table()]
    assert len(set(keys)) == len(keys)
    for key, zh, en in texts_table():
        assert zh, key
        assert en, key
        assert sorted(set(re.findall(r"\{\w+\}", zh))) == sorted(set(re.findall(r"\{\w+\}", en))), key


def test_every_text_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*HOME.glob("*.py"), HOME / "static/site.js"))
    built = ("page.", "sum.", "col.", "facet.", "reach.", "kind.", "returned.", "mutual.", "same.", "verdict.",
             "inheritance.", "legend.", "mode.", "mark.", "own.", "opinion.")
    known = set(re.findall(r"""["']([a-z_.]+)["']""", code))
    unused = [key for key, _, _ in texts_table() if key not in known and not key.startswith(built)]
    assert unused == []


def test_the_english_site_has_no_chinese_but_the_documents() -> None:
    for path in own_pages():
        for tag, lang, text in page(path, "en").shown:
            if not lang.startswith("zh") and tag not in ("script", "style"):
                named = re.sub("绵阳|内江|四川省人民政府关于推进区域合作的意见", "", text)
                assert not CJK.search(named), (path, tag, text)


def reason_rows() -> list[tuple[str, str, str]]:
    lines = (HOME / "reason_texts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return rows[1:]  # type: ignore[return-value]


@pytest.mark.parametrize(("reason", "zh", "example"), reason_rows())
def test_reasons_in_chinese(reason: str, zh: str, example: str) -> None:
    assert sorted(re.findall(r"\{(\w+)", reason)) == sorted(re.findall(r"\{(\w+)", zh))
    found = reason_in_chinese(example)
    assert found is not None
    fixed = re.split(r"\{\w+\}", zh)
    assert re.fullmatch(".+".join(map(re.escape, fixed)), found), "by its own row"
    assert not re.search("[a-z]{3,}", re.sub(r"\w+\.txt|张三", "", found)), found


def test_a_reason_without_a_row_stays_as_it_is() -> None:
    assert reason_in_chinese("a reason that no rule gives") is None
    assert Words("zh").reason("a reason that no rule gives") == "a reason that no rule gives"


def reasons_of(value: Any) -> list[str]:
    """Every reason in a comparison, however deep."""
    found = list(getattr(value, "reasons", ()))
    for name in getattr(value, "__struct_fields__", ()):
        part = getattr(value, name)
        for each in part if isinstance(part, tuple) else (part,):
            found += reasons_of(each) if hasattr(each, "__struct_fields__") else []
    return found


@pytest.mark.parametrize("folder", ["seeds", "examples"])
def test_every_reason_on_real_documents_has_a_chinese_form(folder: str) -> None:
    from luoshi.linking.engine import compare

    where = SHARED / "seeds" if folder == "seeds" else ROOT / "examples"
    if not where.exists():
        pytest.skip("the shared documents are not on this machine")
    documents = [luoshi.read(path) for path in sorted(where.glob("*.txt"))]
    given = [Reading(document, luoshi.extract(document)) for document in documents]
    comparison = compare(given[1:], superior=given[0])
    reasons = set(reasons_of(comparison))
    assert reasons
    assert {reason for reason in reasons if reason_in_chinese(reason) is None} == set()
