"""Akoma Ntoso 3.0 (OASIS LegalDocML): the document as a tree of sections with its commitments marked in the text.

The text of ``preface`` and ``mainBody`` together is the canonical text, character by character. A measure is a ``span``
that refers to its kind, strength and domain; the facts inside it are ``entity`` (project), ``location``, ``quantity``,
``date``, ``term`` (slogan) and ``organization``. Where one of them would break the nesting it is closed and opened
again, the second part without an ``eId``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from luoshi.models import (
    Deadline,
    Document,
    Extraction,
    Measure,
    Metadata,
    Party,
    Place,
    Project,
    Quantity,
    Section,
    Slogan,
)
from luoshi.publishing.annotate import Piece, weave
from luoshi.publishing.index import Index, Record, records
from luoshi.publishing.labels import label

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_ELEMENT = {"part": "part", "chapter": "chapter", "article": "article", "item": "point", "lead": "hcontainer"}
_INLINE = ("measures", "projects", "parties", "slogans", "deadlines", "quantities", "places")
# `2025-12-31`: what XML Schema takes as a date; `2020-07` is filled up to the first day.
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# `kind/project`, `location/cn/510700`: a path that makes a readable identifier; others are numbered.
_NAME = re.compile(r"[A-Za-z0-9_/]+")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK = " \t\n"  # XML's white space: it may stand between elements
_UNKNOWN = "0001-01-01"  # the schema asks for a date where the document has none


def akoma_ntoso(document: Document, extraction: Extraction) -> bytes:
    """The document as UTF-8 XML, valid against the schema of the standard; equal input gives equal bytes."""
    index = Index(document, extraction)
    references = _References()
    pieces = _Inline(references).pieces(extraction)
    writer = _Body(index, pieces)
    split = writer.preface_end()
    preface = "".join(writer.blocks(0, split))
    body = "".join(writer.level(split, len(document.text), 0))
    genre = extraction.metadata.genre
    return "".join((
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}"><doc name="{genre}">',
        _meta(index, references),
        f"<preface>{_filled(preface)}</preface>" if preface else "",
        f"<mainBody>{_filled(body)}</mainBody></doc></akomaNtoso>\n",
    )).encode()


def _filled(xml: str) -> str:
    """With an element in any case: the schema allows no body of white space alone."""
    return xml if "<" in xml else f"{xml}<p/>"


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text), {"\r": "&#13;"})


def _attributes(**given: str | None) -> str:
    named = ((name.rstrip("_"), value) for name, value in given.items() if value is not None)
    return "".join(f" {name}={quoteattr(_UNFIT.sub(chr(0xfffd), value))}" for name, value in named)


class _References:
    """The top-level classes that the text refers to, each once, in the order of first mention."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], tuple[str, str]] = {}

    def to(self, kind: str, path: str, words: str) -> str:
        """``#id`` of the class; it is added where it is new."""
        if (kind, path) not in self.rows:
            name = path.replace("/", ".") if _NAME.fullmatch(path) else f"{kind[3:].lower()}-{len(self.rows) + 1}"
            self.rows[kind, path] = (name, words)
        return "#" + self.rows[kind, path][0]

    def xml(self) -> str:
        return "".join(
            f"<{kind}{_attributes(eId=name, href='/akn/ontology/' + _iri(path), showAs=words or path)}/>"
            for (kind, path), (name, words) in self.rows.items())


def _iri(path: str) -> str:
    return quote(_UNFIT.sub("\ufffd", path), safe="/.")


class _Inline:
    """Start tags of the marks, each record's ``eId`` written once."""

    def __init__(self, references: _References) -> None:
        self.to = references.to
        self.written: set[str] = set()

    def pieces(self, extraction: Extraction) -> list[Piece]:
        return [self._piece(rank, *self._tag(record), record)
                for rank, name in enumerate(_INLINE) for record in records(extraction, (name,))]

    def _piece(self, rank: int, tag: str, attributes: str, record: Any) -> Piece:
        identity = _attributes(eId=record.id)

        def opening(part: int) -> str:
            again = record.id in self.written
            self.written.add(record.id)
            return f"<{tag}{'' if again else identity}{attributes}>"

        return Piece(record.start, record.end, rank, opening, f"</{tag}>")

    def _tag(self, record: Record) -> tuple[str, str]:
        match record:
            case Measure():
                refers = " ".join(self._code(group, getattr(record, group)) for group in ("kind", "strength", "domain"))
                return "span", _attributes(class_="measure", refersTo=refers)
            case Project():
                words = f"{record.name}（{label('type', record.type)}，{label('stage', record.stage)}）"
                thing = self.to("TLCObject", f"object/{record.type}/{record.name}/{record.stage}", words)
                return "entity", _attributes(name="project", refersTo=thing)
            case Party():
                organization = self.to("TLCOrganization", f"organization/{record.text}", record.text)
                return "organization", _attributes(class_=record.role, refersTo=organization)
            case Slogan():
                words = "、".join(record.members) or record.text
                return "term", _attributes(refersTo=self.to("TLCTerm", f"term/{record.text}", words))
            case Place():
                path = record.code or f"unresolved/{record.text}"
                return "location", _attributes(refersTo=self.to("TLCLocation", f"location/cn/{path}", record.text))
            case Quantity():
                unit = self.to("TLCConcept", f"unit/{record.unit}", record.unit)
                value = "/".join(str(each) for each in (record.low, record.high) if each is not None)
                return "quantity", _attributes(refersTo=unit, normalized=value)
            case Deadline() if _day(record.by) == record.by:
                return "date", _attributes(date=record.by)
        return "span", ""

    def _code(self, group: str, code: str) -> str:
        return self.to("TLCConcept", f"{group}/{code}", label(group, code))


class _Body:
    """Writes the tree: every character once, in order, in a heading, a paragraph or between elements."""

    def __init__(self, index: Index, pieces: list[Piece]) -> None:
        self.text = index.document.text
        self.meta = index.extraction.metadata
        self.pieces = sorted([*pieces, *self._header()], key=lambda piece: piece.start)
        self.open: list[Piece] = []  # pieces that reach beyond what is written
        self.regions = sorted(index.extraction.regions, key=lambda region: region.start)
        self.sections = sorted(index.extraction.sections, key=lambda section: (section.start, -section.until))
        self.next = 0  # the first section not yet written
        self.taken = 0  # the first piece not yet begun

    def _header(self) -> Iterator[Piece]:
        tags = {"title": ("docTitle", ""), "number": ("docNumber", "")}
        for name, (tag, attributes) in tags.items():
            found = getattr(self.meta, name)
            if found is not None:
                yield Piece(found.start, found.end, -1, _constant(f"<{tag}{attributes}>"), f"</{tag}>")

    def preface_end(self) -> int:
        """After the line on which the title ends; nothing precedes the body where there is no title."""
        title = self.meta.title
        first = self.sections[0].start if self.sections else len(self.text)
        if title is None or title.end > first:
            return 0
        return min(self.text.find("\n", title.end) + 1 or len(self.text), first)

    def level(self, start: int, end: int, depth: int) -> Iterator[str]:
        """The body's own blocks and the sections in it, which it may mix."""
        while start < end:
            section = self._coming(start, end)
            until = section.start if section else end
            yield from self.blocks(start, until)
            start = until
            if section:
                start = min(max(section.until, section.end), end)
                yield from self._section(section, start)

    def _coming(self, start: int, end: int) -> Section | None:
        """The next section that begins in the range; one that overlaps what is written stays plain text."""
        while self.next < len(self.sections) and self.sections[self.next].start < start:
            self.next += 1
        found = self.sections[self.next] if self.next < len(self.sections) else None
        return found if found and found.start < found.end <= end else None

    def _section(self, section: Section, until: int) -> Iterator[str]:
        self.next += 1
        tag = _ELEMENT[section.level]
        yield f"<{tag}{_attributes(name='lead' if tag == 'hcontainer' else None, eId=section.id)}>"
        start = yield from self._heading(section, until)
        child = self._coming(start, until)
        if child is None:
            yield f"<content>{''.join(self.blocks(start, until))}</content>"
        else:
            yield from self._children(section.id, start, until)
        yield f"</{tag}>"

    def _heading(self, section: Section, until: int) -> Generator[str, None, int]:
        """Number and heading with the stop that closes it; the value is where the content begins."""
        middle = section.start
        if section.number and self.text.startswith(section.number, section.start):
            middle += len(section.number)
            yield f"<num>{self._woven(section.start, middle)}</num>"
        end = section.end + (self.text[section.end:section.end + 1] in ("。", "：", ":") and section.end < until)
        if middle < end:
            yield f"<heading>{self._woven(middle, end)}</heading>"
        return end

    def _children(self, parent: str, start: int, until: int) -> Iterator[str]:
        """Words before the first child are its introduction, words after the last its close."""
        place = "intro"
        count = 0
        while start < until:
            child = self._coming(start, until)
            stop = child.start if child else until
            blocks = "".join(self.blocks(start, stop))
            if not blocks.strip(_BLANK):
                yield blocks
            elif place == "intro" or not child:
                tag = "intro" if place == "intro" else "wrapUp"
                yield f"<{tag}>{blocks}</{tag}>"
            else:
                count += 1
                name = f"{parent}__text_{count}"
                yield f'<hcontainer name="text"{_attributes(eId=name)}><content>{blocks}</content></hcontainer>'
            place, start = "middle", stop
            if child:
                start = min(max(child.until, child.end), until)
                yield from self._section(child, start)

    def blocks(self, start: int, end: int) -> Iterator[str]:
        """The range line by line: a paragraph each, blank lines and line ends between them."""
        while start < end:
            line_end = self.text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            line = self.text[start:line_end]
            if line.strip(_BLANK):
                yield f"<p{_attributes(class_=self._region(start))}>{self._woven(start, line_end)}</p>"
            else:
                yield line
            if line_end < end:
                yield "\n"
            start = line_end + 1

    def _region(self, start: int) -> str | None:
        at = bisect_right(self.regions, start, key=lambda region: region.start) - 1
        return self.regions[at].type if at >= 0 and start < self.regions[at].end else None

    def _woven(self, start: int, end: int) -> str:
        first = self.taken
        while self.taken < len(self.pieces) and self.pieces[self.taken].start < end:
            self.taken += 1
        pieces = self.open + self.pieces[first:self.taken]
        self.open = [piece for piece in pieces if piece.end > end]
        return weave(self.text, pieces, _text, start, end)


def _constant(words: str) -> Callable[[int], str]:
    return lambda part: words


def _day(date: str) -> str | None:
    """A full date from a full or shortened one; None where it is no date."""
    return date + "-01" * ((10 - len(date)) // 3) if _DAY.fullmatch(date) else None


def _dated(meta: Metadata) -> tuple[str, str]:
    for name in ("adopted", "published"):
        dated = getattr(meta, name)
        day = _day(dated.date) if dated else None
        if day:
            return day, name
    return _UNKNOWN, "unknown"


def _meta(index: Index, references: _References) -> str:
    meta = index.extraction.metadata
    issuer = meta.issuer.text if meta.issuer else "未写明"
    author = references.to("TLCOrganization", f"organization/{issuer}", issuer)
    maker = references.to("TLCOrganization", f"organization/luoshi/{index.extraction.version}", "luoshi")
    day, named = _dated(meta)
    work = f"/akn/cn/doc/{meta.genre}/{day}/{index.document.id}"
    return (f"<meta><identification source={quoteattr(maker)}>"
            f"<FRBRWork>{_core(work, day, named, author)}{_work(meta, index.title)}</FRBRWork>"
            f'<FRBRExpression>{_core(work + "/zho@" + day, day, named, author)}<FRBRlanguage language="zho"/>'
            "</FRBRExpression>"
            f"<FRBRManifestation>{_core(work + '/zho@' + day + '.xml', day, named, maker)}"
            '<FRBRformat value="application/akn+xml"/></FRBRManifestation></identification>'
            f"<references source={quoteattr(maker)}>{references.xml()}</references></meta>")


def _core(uri: str, day: str, named: str, author: str) -> str:
    return (f"<FRBRthis{_attributes(value=uri + '/!main')}/><FRBRuri{_attributes(value=uri)}/>"
            f"<FRBRdate{_attributes(date=day, name=named)}/><FRBRauthor{_attributes(href=author)}/>")


def _work(meta: Metadata, title: str) -> str:
    number = f"<FRBRnumber{_attributes(value=meta.number.text)}/>" if meta.number else ""
    return f'<FRBRcountry value="cn"/>{number}<FRBRname{_attributes(value=title)}/>'
