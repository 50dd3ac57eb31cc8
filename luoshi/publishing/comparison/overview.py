"""The first page: what was found in numbers, the matrix of domains and sides, the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from luoshi.findings import (
    Industry,
    OneSided,
    Originality,
    Partner,
    Recognition,
    Reuse,
    Rival,
    StageConflict,
    Topic,
    Volume,
)
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.matrix import Cell, Row, matrix
from luoshi.publishing.comparison.matters import shared
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Block, Quotes
from luoshi.publishing.labels import words as label_words
from luoshi.publishing.markup import escape


def overview(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    grid, cells = topic_matrix(ground, quotes, ground.sides)
    body = _numbers(ground) + section("topics", words("matrix.title"), words("matrix.said") if cells else "", grid,
                                      _unfold(ground) if cells else "")
    body += section("documents", words("documents.title"), words("documents.said"), _documents(ground, ground.volumes))
    lead = words("lead.index", sides=len(ground.sides), documents=len(ground.volumes))
    return Page(path="index.html", nav="index", title=words("page.index"), lead=lead, body=body, quotes=quotes,
                cells=cells)


def _unfold(ground: Ground) -> str:
    return (f'<button type="button" class="icon" data-unfold="topics" aria-pressed="false">'
            f'{escape(ground.words("matrix.topics"))}</button>')


def _numbers(ground: Ground) -> str:
    """Each number is a link to the page that lists what it counts."""
    words = ground.words
    found = [
        ("documents", "#t-documents", len(ground.volumes)), ("projects", "projects.html", len(shared(ground))),
        ("stages", "conflicts.html#kind=stage_conflict", len(ground.of(StageConflict))),
        ("gaps", "conflicts.html#kind=one_sided", len(ground.of(OneSided))),
        ("orphans", "conflicts.html#kind=partner", sum(p.returned is False for p in ground.of(Partner))),
        ("rivals", "rivals.html", len(ground.of(Rival))),
        ("recognition", "recognition.html", len(ground.of(Recognition))),
        ("industries", "industries.html", sum(len(i.sides) > 1 for i in ground.of(Industry))),
        ("reuse", "reuse.html", len(ground.of(Reuse))),
    ]
    items = "".join(f'<li><a href="{href}"><b>{count}</b> {escape(words(f"sum.{key}"))}</a></li>'
                    for key, href, count in found)
    return f'<ul class="numbers">{items}</ul>'


def topic_matrix(ground: Ground, quotes: Quotes, sides: Sequence[str], *,
                 base: str = "") -> tuple[str, dict[str, list[Block]]]:
    """The matrix of domains and topics for some sides, and what its cells open."""
    words = ground.words
    found: dict[tuple[str, str, str], Topic] = {(t.domain, t.topic, t.side): t for t in ground.of(Topic)}
    if not found:
        return f'<p class="empty">{escape(words("matrix.absent"))}</p>', {}
    rows: list[Row] = []
    cells: dict[str, list[Block]] = {}
    for key, domain, topic in _rows(found.values()):
        line = [found.get((domain, topic, side)) for side in sides]
        label = topic or words.label("domain", domain)
        rows.append(Row(key, label, [_cell(each) for each in line], level=1 if topic else 0, folded=bool(topic),
                        lang="zh-CN" if topic else ""))
        for side, each in zip(sides, line, strict=True):
            if each and each.clauses:
                cells[f"topics/{key}/{side}"] = [_titled(ground, label, side, each), ["q", quotes.all(each.clauses)]]
    columns = [(side, ground.name(side)) for side in sides]
    hrefs = [base + ground.city(side) for side in sides]
    return matrix("topics", words, words("matrix.corner"), columns, rows, hrefs), cells


def _titled(ground: Ground, label: str, side: str, topic: Topic) -> Block:
    return ["h1", ground.words("cell", row=label, side=ground.name(side), n=topic.count)]


def _rows(found: Iterable[Topic]) -> Iterator[tuple[str, str, str]]:
    """Key, domain and topic of each row: domains in the order of their labels, each with its topics by name."""
    topics: dict[str, set[str]] = {}
    for topic in found:
        topics.setdefault(topic.domain, set()).add(topic.topic)
    for domain in label_words("zh")["domain"]:
        for number, name in enumerate(sorted(topics.get(domain, set()) | {""})):
            yield f"{domain}-{number}", domain, name


def _cell(topic: Topic | None) -> Cell:
    return Cell(str(topic.count), parts=topic.strengths) if topic and topic.count else Cell()


def _documents(ground: Ground, volumes: Sequence[Volume], base: str = "") -> str:
    """The table of documents; a title opens the text."""
    words = ground.words
    own = {found.source: found for found in ground.of(Originality)}
    heads = [("document", "long"), ("side", "text"), ("date", "text"), ("genre", "text"), ("measures", "number"),
             ("projects", "number"), ("own", "number")]
    head = "".join(f'<th scope="col" class="c-{kind}">{escape(words(f"col.{key}"))}</th>' for key, kind in heads)
    body = "".join(_document(ground, volume, own.get(volume.source), base) for volume in volumes)
    return (f'<div class="scroll" tabindex="0" role="region" aria-labelledby="t-documents"><table class="list still">'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _document(ground: Ground, volume: Volume, own: Originality | None, base: str) -> str:
    words = ground.words
    reading = ground.reading(volume.source)
    href = ground.text(volume.source)
    title = escape(volume.title)
    named = f'<a href="{base}{href}?lang={words.language}">{title}</a>' if href else title
    counts = [str(len(reading.extraction.measures)), str(len(reading.extraction.projects))] if reading else ["", ""]
    share = words("percent", n=round(own.share * 100)) if own else ""
    cells = [volume.date or "", words.label("genre", volume.genre)]
    return (f'<tr><th scope="row" class="c-long" lang="zh-CN">{named}</th><td lang="zh-CN">'
            f'<a href="{base}{escape(ground.city(volume.side))}">{escape(volume.name)}</a></td>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "".join(f'<td class="c-number">{escape(cell)}</td>' for cell in (*counts, share)) + "</tr>")


documents_table = _documents
