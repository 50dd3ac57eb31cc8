"""The reading view as a file: complete, closed, escaped, and in two languages. (In a browser: tests/browser.)"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing_sample import GOLD, Pair, gold, plain, small

import luoshi.publishing
from luoshi.publishing.reading_view import reading_view

VIEW = Path(luoshi.publishing.__file__).parent / "view"


class Page(HTMLParser):
    """Collects the text inside the article, the marks, and what the page would load."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.script: dict[str, str | None] | None = None
        self.text: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.raw = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.raw = tag if tag in ("script", "style") else ""
        self.script = attributes
        if tag == "article":
            self.inside = True
        elif self.inside and tag == "mark":
            self.marks.append(attributes)

    def handle_endtag(self, tag: str) -> None:
        self.raw = ""
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self.raw == "script":
            self.scripts.append((self.script or {}, data))
        elif self.raw == "style":
            self.styles.append(data)
        elif self.inside:
            self.text.append(data)


def page(pair: Pair) -> Page:
    return Page(reading_view(*pair))


def test_the_article_is_the_whole_text_and_nothing_else() -> None:
    assert "".join(page(small()).text) == small()[0].text


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_documents(path: Path) -> None:
    pair = gold(path)
    found = page(pair)
    assert "".join(found.text) == pair[0].text
    assert [mark["data-m"] for mark in found.marks if "id" in mark] == [measure.id for measure in pair[1].measures]


@given(st.text(st.characters(exclude_characters="\r"), max_size=60),
       st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_stays_complete_and_closed(text: str, spans: list[tuple[int, int]]) -> None:
    cut = sorted({(start, min(start + size, len(text))) for start, size in spans if start < len(text)})
    html = reading_view(*plain(text, source=text, measures=tuple(cut)))
    html.encode("utf-8")
    found = Page(html)
    shown = "".join(found.text)
    assert len(shown) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, shown, strict=True))
    assert [tag for tag, _ in found.tags if tag in ("script", "style")] == ["style", "script", "script"]


def test_ids_are_unique() -> None:
    ids = [attributes["id"] for _, attributes in page(small()).tags if attributes.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("words", [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "<!--<script>", "]]>", "$title ${text} $$",
    "&lt;b&gt;", "\" onmouseover=\"alert(1)",
])
def test_hostile_words_stay_text_everywhere(words: str) -> None:
    """In the text, the title, the file's name and the data that the script reads."""
    clean = page(plain("建设", measures=((0, 2),)))
    found = page(plain(words, source=words, measures=((0, len(words)),)))
    assert "".join(found.text) == words
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in clean.tags], "no element more or less"
    data = next(text for attributes, text in found.scripts if attributes.get("id") == "ui-data")
    assert json.loads(data)["measures"][0]["text"] == words


def test_nothing_is_loaded_and_only_known_scripts_run() -> None:
    found = page(small())
    for tag, attributes in found.tags:
        assert not {"src", "style", "srcset", "action"} & attributes.keys(), tag
        assert all(not name.startswith("on") for name in attributes), "no script in attributes"
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(attributes["content"] for tag, attributes in found.tags if attributes.get("http-equiv"))
    runs = [text for attributes, text in found.scripts if "type" not in attributes]
    for text in (*runs, *found.styles):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in (policy or "")
    assert "default-src 'none'" in (policy or "")
    assert "http" not in "".join(found.styles) + "".join(runs)


def test_every_word_of_the_interface_is_in_both_languages() -> None:
    words = json.loads((VIEW / "words.json").read_text(encoding="utf-8"))
    assert words["zh"].keys() == words["en"].keys()
    for name, text in words["zh"].items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", words["en"][name])), name
    page_words = re.findall(r'data-t(?:-label|-placeholder)?="(\w+)"', (VIEW / "page.html").read_text(encoding="utf-8"))
    script = (VIEW / "view.js").read_text(encoding="utf-8")
    used = {*page_words, *re.findall(r'\bsay\("(\w+)"', script), *re.findall(r'(?<!\.)\badd\("(\w+)"', script)}
    assert used <= words["zh"].keys()


def test_headings_are_headings() -> None:
    tags = [(tag, attributes.get("class")) for tag, attributes in page(small()).tags]
    assert ("h1", "title") in tags
    assert tags.count(("h2", "chapter")) == 2
    assert tags.count(("h3", "article")) == 1, "the other article's heading runs into its text"


def test_what_makes_no_commitment_is_marked_as_such() -> None:
    found = page(small()).tags
    labels = {attributes["data-u"] for _, attributes in found if "data-u" in attributes}
    assert labels == {"framing", "context", "unclear", "boilerplate"}
    assert {attributes["data-r"] for _, attributes in found if "data-r" in attributes} == {"chrome", "byline"}


def test_outputs_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import sys, io, json, hashlib; sys.path.insert(0, 'tests')\n"
        "from publishing_sample import small\n"
        "from luoshi.publishing import reading_view, akoma_ntoso, web_annotation, tables, workbook\n"
        "from luoshi import serialize\n"
        "file = io.BytesIO(); workbook.workbook([small()], file)\n"
        "parts = [reading_view.reading_view(*small()).encode(), akoma_ntoso.akoma_ntoso(*small()), file.getvalue(),\n"
        "    json.dumps(web_annotation.web_annotations(*small())).encode(), tables.measures_csv([small()]),\n"
        "    serialize.to_json(small()[1]), serialize.json_schema_text().encode()]\n"
        "print([hashlib.sha256(part).hexdigest() for part in parts])")
    root = Path(__file__).resolve().parents[1]
    runs = {subprocess.run([sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed}, check=True,
                           capture_output=True, text=True).stdout for seed in ("1", "2")}
    assert len(runs) == 1
