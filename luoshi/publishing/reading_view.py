"""The reading view: one HTML file that shows a document with its commitments painted and their facts at the side.

The file needs no network. Its text pane holds every character of the canonical text in order, so that what a reader
selects and copies is the document itself. Scripts and styles are allowed by their hashes only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from luoshi.models import Document, Extraction, Metadata, Section
from luoshi.publishing.annotate import Piece, weave
from luoshi.publishing.index import Index, records
from luoshi.publishing.labels import LANGUAGES, label, words
from luoshi.publishing.markup import content_policy, escape, script_json
from luoshi.publishing.view_data import view_data

_VIEW = Path(__file__).parent / "view"
_FACTS = ("projects", "parties", "slogans", "deadlines", "quantities", "places")
_HEADING = {"part": "h2", "chapter": "h2", "article": "h3", "item": "h4", "lead": "h4"}


def reading_view(document: Document, extraction: Extraction, *, home: str = "") -> str:
    """The whole page as one string, to be saved as UTF-8; equal input gives an equal page.

    Its links lead to a record (`#m-120-160`, the id of a measure, section or fact) or to any words (`#s-120-160`,
    code points of the text). ``home`` is the relative address of the page that a collection of documents starts from.
    """
    index = Index(document, extraction)
    style, script = _file("view.css"), _file("view.js")
    return Template(_file("page.html")).substitute(
        policy=escape(content_policy(style, script)),
        style=style,
        script=script,
        title=escape(index.title),
        home=f'<a class="icon" id="ui-home" href="{escape(home)}" data-t="home">返回对比</a>' if home else "",
        outline=_outline(index),
        kinds=_kinds(extraction),
        text=_text(index),
        note=_note(index),
        data=script_json({"words": _words(), **view_data(index)}),
    )


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    return (_VIEW / name).read_text(encoding="utf-8")


def _words() -> dict[str, Any]:
    interface = json.loads(_file("words.json"))
    return {language: {"ui": interface[language], **words(language)} for language in LANGUAGES}


def _kinds(extraction: Extraction) -> str:
    counts: Counter[str] = Counter(measure.kind for measure in extraction.measures)
    return "".join(
        f'<button type="button" class="chip k-{kind}" data-facet="kind" data-code="{kind}" aria-pressed="false">'
        f'<span class="swatch" aria-hidden="true"></span><span data-label="kind.{kind}">{word}</span> '
        f'<b class="count">{counts[kind]}</b></button>'
        for kind, word in words("zh")["kind"].items())


def _outline(index: Index) -> str:
    """The tree of sections with the number of measures in each; an empty one says so."""
    counts: Counter[str] = Counter()
    for measure in index.extraction.measures:
        counts.update(section.id for section in index.ancestors(measure.section))
    if not index.extraction.sections:
        return '<p class="empty" data-t="no_sections">本文件没有章节标题。</p>'
    return "<ol>" + "".join(
        f'<li class="l-{section.level} d-{min(len(index.ancestors(section.id)), 4)}"><a href="#{escape(section.id)}">'
        f'<span class="words"><span class="num">{escape(section.number)}</span>{escape(section.heading)}</span>'
        f'<b class="count">{counts[section.id] or ""}</b></a></li>'
        for section in index.extraction.sections) + "</ol>"


def _text(index: Index) -> str:
    """Every character of the text, line by line, with sentences, headings, measures and facts marked."""
    extraction = index.extraction
    pieces = [*_lines(index), *_regions(index), *_sentences(index)]
    pieces += [_piece(each, 3, "span", 'class="sec"', each.id) for each in extraction.sections]
    pieces += [_piece(each, 4, "mark", f'class="m k-{each.kind}" data-m="{escape(each.id)}" tabindex="-1"', each.id)
               for each in extraction.measures]
    rank = {name: number for number, name in enumerate(_FACTS, 5)}
    pieces += [_piece(each, rank[name], "span", f'class="f f-{name}"', each.id)  # type: ignore[union-attr]
               for name in _FACTS for each in records(extraction, (name,))]
    return weave(index.document.text, pieces, escape)


def _piece(record: Any, rank: int, tag: str, attributes: str, id: str | None = None) -> Piece:
    first = f'<{tag} id="{escape(id)}" {attributes}>' if id else f"<{tag} {attributes}>"
    rest = f"<{tag} {attributes}>"
    return Piece(record.start, record.end, rank, lambda part: rest if part else first, f"</{tag}>")


def _regions(index: Index) -> Iterator[Piece]:
    for region in index.extraction.regions:
        yield _piece(region, 1, "span", f'class="r r-{region.type}" data-r="{region.type}"')


def _sentences(index: Index) -> Iterator[Piece]:
    """Sentences that make no commitment, so that a reader sees what was left out; headings show themselves."""
    for sentence in index.extraction.sentences:
        if sentence.label not in ("commitment", "heading"):
            yield _piece(sentence, 2, "span", f'class="u u-{sentence.label}" data-u="{sentence.label}"')


def _lines(index: Index) -> Iterator[Piece]:
    """A block for every line with its line end: a heading where a section's words fill it, else a paragraph."""
    text = index.document.text
    sections = {section.start: section for section in index.extraction.sections}
    title = index.extraction.metadata.title
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end]
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip("。 \t\n\u3000"))
        yield _line(start, end, line, sections.get(first), last, bool(title and title.start <= first < title.end))
        if start < first < end:  # the page indents by itself, whatever blanks the file has
            yield Piece(start, first, 1, _constant('<span class="gap">'), "</span>")
        start = end


def _line(start: int, end: int, line: str, section: Section | None, last: int, title: bool) -> Piece:
    if not line.strip():
        tag, name = "p", "blank"
    elif title:
        tag, name = "h1", "title"
    elif section and section.end >= last:
        tag, name = _HEADING[section.level], section.level
    else:
        tag, name = "p", "text-line"
    return Piece(start, end, 0, _constant(f'<{tag} class="{name}">'), f"</{tag}>")


def _constant(tag: str) -> Callable[[int], str]:
    return lambda part: tag


def _note(index: Index) -> str:
    """The source note at the end of the text, for the screen and for print."""
    meta: Metadata = index.extraction.metadata
    dated = meta.adopted or meta.published
    facts = [("issuer", meta.issuer.text if meta.issuer else ""), ("date", dated.date if dated else ""),
             ("number", meta.number.text if meta.number else ""), ("file", index.document.source),
             ("sha256", index.document.sha256), ("program", f"luoshi {index.extraction.version}")]
    genre = f'<dt data-t="genre">文种</dt><dd data-label="genre.{meta.genre}">{label("genre", meta.genre)}</dd>'
    interface = json.loads(_file("words.json"))["zh"]
    return "<dl>" + genre + "".join(f'<dt data-t="{name}">{interface[name]}</dt><dd>{escape(value)}</dd>'
                                    for name, value in facts if value) + "</dl>"
