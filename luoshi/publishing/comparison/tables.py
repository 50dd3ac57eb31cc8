"""The pages that are a matrix with its list: recognition, industries, alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from luoshi.findings import Alignment, Clause, Industry, Overlap, Recognition
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.listing import Cell as Entry
from luoshi.publishing.comparison.listing import Listing
from luoshi.publishing.comparison.matrix import Cell, Row, matrix
from luoshi.publishing.comparison.matters import recognition_matter
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Block, Quotes, facts, reasons
from luoshi.publishing.markup import escape

MOST_PAIRS = 40  # sides beyond which a square of all pairs is no longer read; the list of pairs remains
INHERITANCES = ("inherits", "specialises", "adds", "omits")


def _empty(ground: Ground, key: str) -> str:
    return f'<div class="empty"><p>{escape(ground.words(key))}</p><p>{escape(ground.words("empty.hint"))}</p></div>'


def _by_side(claims: Sequence[Clause]) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for claim in claims:
        found.setdefault(claim.side, []).append(claim)
    return found


def _counts(ground: Ground, quotes: Quotes, id: str, rows: Sequence[tuple[str, str, Sequence[Clause]]],
            corner: str) -> tuple[str, dict[str, list[Block]]]:
    """A matrix of counts of clauses by side; rows are (key, label, clauses)."""
    lines: list[Row] = []
    cells: dict[str, list[Block]] = {}
    for key, label, claims in rows:
        held = _by_side(claims)
        lines.append(Row(key, label, [Cell(str(len(held[side])) if side in held else "") for side in ground.sides],
                         lang="zh-CN"))
        for side, own in held.items():
            title = ground.words("cell", row=label, side=ground.name(side), n=len(own))
            cells[f"{id}/{key}/{side}"] = [["h1", title], ["q", quotes.all(own)]]
    columns = [(side, ground.name(side)) for side in ground.sides]
    return matrix(id, ground.words, corner, columns, lines, [ground.city(side) for side in ground.sides]), cells


def recognition_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    found = ground.of(Recognition)
    grid, cells = _counts(ground, quotes, "services", [(str(n), each.service, each.promises)
                                                       for n, each in enumerate(found)], words("col.service"))
    columns = [(words("col.service"), "long"), (words("col.mutual"), "tags"), (words("col.sides"), "text"),
               (words("col.clauses"), "number")]
    listing = Listing("recognition", words, columns, "empty.recognition")
    listing.facet("mutual", {key: words(f"mutual.{key}") for key in ("yes", "no")})
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    for each in found:
        matter = recognition_matter(ground, each)
        state = "yes" if each.mutual else "no"
        tag = [[("✓ " if each.mutual else "✗ ") + words(f"mutual.{state}"), f"kind is-{state}"]]
        listing.row(matter.id, [each.service, tag, ground.names(each.sides), len(each.promises)],
                    {"mutual": [state], "side": each.sides}, matter.blocks(quotes))
    body = section("services", words("recognition.title"), words("recognition.said"), grid) if found else ""
    body += section("recognition", words("services.title"), words("services.said"), listing.html())
    return Page(path="recognition.html", nav="recognition", title=words("page.recognition"), quotes=quotes, cells=cells,
                lead=words("lead.recognition", services=len(found)), lists=[listing], body=body)


def industries_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    found = ground.of(Industry)
    rows = [(each.code, f"{each.code} {each.name}", each.claims) for each in found]
    grid, cells = _counts(ground, quotes, "industries", rows, words("col.industry"))
    square, more, listing = _overlaps(ground, quotes, found)
    body = square if found else ""
    body += section("industries", words("industries.title"), words("industries.said"), grid) if found else _empty(
        ground, "empty.industries")
    if listing.rows:
        body += section("pairs", words("pairs.title"), words("pairs.said"), listing.html())
    lead = words("lead.industries", industries=len(found), shared=sum(len(each.sides) > 1 for each in found))
    return Page(path="industries.html", nav="industries", title=words("page.industries"), lead=lead, body=body,
                quotes=quotes, cells={**cells, **more}, lists=[listing])


def _overlaps(ground: Ground, quotes: Quotes,
              industries: Sequence[Industry]) -> tuple[str, dict[str, list[Block]], Listing]:
    """The square of all pairs, what its cells open, and the list of the pairs."""
    words = ground.words
    by_code = {each.code: each for each in industries}
    overlaps = ground.of(Overlap)
    columns = [(words("col.left"), "text"), (words("col.right"), "text"), (words("col.shared"), "number"),
               (words("col.overlap"), "number"), (words("col.complements"), "number")]
    listing = Listing("pairs", words, columns, "empty.industries")
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    cells: dict[str, list[Block]] = {}
    for each in sorted(overlaps, key=lambda each: (-each.overlap, each.left, each.right)):
        blocks = pair_blocks(ground, quotes, each, by_code)
        share = words("percent", n=round(each.overlap * 100))
        pair = ground.name(each.left), ground.name(each.right)
        row: list[Entry] = [*pair, len(each.shared), share, len(each.complements)]
        listing.row(f"i-{each.left}-{each.right}", row, {"side": (each.left, each.right)}, blocks)
        cells[f"square/{each.left}/{each.right}"] = cells[f"square/{each.right}/{each.left}"] = blocks
    if not overlaps or len(ground.sides) > MOST_PAIRS:
        return "", {}, listing
    grid = _square(ground, overlaps)
    return section("square", words("overlap.title"), words("overlap.said"), grid), cells, listing


def _square(ground: Ground, overlaps: Sequence[Overlap]) -> str:
    share = {frozenset((each.left, each.right)): each.overlap for each in overlaps}
    rows = []
    for side in ground.sides:
        values = [share.get(frozenset((side, other))) if other != side else None for other in ground.sides]
        cells = [Cell(blank=True) if value is None else Cell(f"{round(value * 100)}%", value) for value in values]
        rows.append(Row(side, ground.name(side), cells, lang="zh-CN"))
    columns = [(side, ground.name(side)) for side in ground.sides]
    hrefs = [ground.city(side) for side in ground.sides]
    return matrix("square", ground.words, ground.words("col.side"), columns, rows, hrefs)


def pair_blocks(ground: Ground, quotes: Quotes, overlap: Overlap, industries: dict[str, Industry]) -> list[Block]:
    words = ground.words
    left, right = ground.name(overlap.left), ground.name(overlap.right)
    blocks: list[Block] = [["h1", f"{left} · {right}"], facts([
        (words("col.overlap"), words("percent", n=round(overlap.overlap * 100)))]), ["h", words("shared.industries")]]
    for code in overlap.shared:
        if industry := industries.get(code):
            claims = [claim for claim in industry.claims if claim.side in (overlap.left, overlap.right)]
            blocks += [["h3", f"{code} {industry.name}"], quotes.by_side(claims)]
    names = {code: each.name for code, each in industries.items()}
    if overlap.complements:
        blocks += [["h", words("complements")],
                   ["ul", [f"{names.get(one, one)} → {names.get(other, other)}" for one, other in overlap.complements]]]
    for name, codes in ((left, overlap.left_only), (right, overlap.right_only)):
        if codes:
            blocks += [["h", words("only", name=name)], ["p", words.joint([names.get(code, code) for code in codes])]]
    return blocks


def alignment_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    found = ground.of(Alignment)
    columns = [(words("col.task"), "long"), (words("col.inheritance"), "tags"), (words("col.side"), "text"),
               (words("col.similarity"), "number")]
    listing = Listing("alignment", words, columns, "empty.alignment")
    listing.facet("inheritance", {key: words(f"inheritance.{key}") for key in INHERITANCES})
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    for number, each in enumerate(found):
        listing.row(f"a-{number + 1}", _aligned(ground, each), {"inheritance": [each.inheritance], "side": [each.side]},
                    alignment_blocks(ground, quotes, each))
    body = section("sides", words("alignment.title"), words("alignment.said"), _balance(ground, found)) if found else ""
    body += section("alignment", words("tasks.title"), words("tasks.said"), listing.html())
    return Page(path="alignment.html", nav="alignment", title=words("page.alignment"), body=body, quotes=quotes,
                lead=_alignment_lead(ground, found), lists=[listing])


def _aligned(ground: Ground, each: Alignment) -> list[Entry]:
    words = ground.words
    text = each.task.text if each.task else each.clauses[0].text if each.clauses else ""
    share = words("percent", n=round(each.similarity * 100)) if each.task and each.clauses else ""
    tag = [[words(f"inheritance.{each.inheritance}"), f"kind in-{each.inheritance}"]]
    return [text, tag, ground.name(each.side), share]


def alignment_blocks(ground: Ground, quotes: Quotes, each: Alignment) -> list[Block]:
    words = ground.words
    blocks: list[Block] = [["h1", f"{ground.name(each.side)} · {words(f'inheritance.{each.inheritance}')}"]]
    if each.task:
        blocks += [["h", words("alignment.task")], ["q", [quotes(each.task)]]]
    blocks.append(["h", words("alignment.own")])
    blocks.append(["q", quotes.all(each.clauses)] if each.clauses else
                  ["p", words("silent.none", name=ground.name(each.side))])
    return blocks + reasons(ground, each.reasons, each.similarity if each.clauses and each.task else None)


def _alignment_lead(ground: Ground, found: Sequence[Alignment]) -> str:
    tasks = len({(each.task.source, each.task.start) for each in found if each.task})
    superior = ground.comparison.superior
    if superior is None:
        return ground.words("lead.alignment_unnamed", tasks=tasks)
    return ground.words("lead.alignment", title=ground.title(superior), tasks=tasks)


def _balance(ground: Ground, found: Sequence[Alignment]) -> str:
    """How many tasks each side inherits, specialises, adds and omits; a number filters the list."""
    words = ground.words
    counts: Counter[tuple[str, str]] = Counter((each.side, each.inheritance) for each in found)
    heads = [escape(words(f"inheritance.{key}")) for key in INHERITANCES]
    head = "".join(f'<th scope="col" class="c-number">{title}</th>' for title in heads)
    rows = "".join(
        f'<tr><th scope="row" lang="zh-CN">{escape(ground.name(side))}</th>' + "".join(
            f'<td class="c-number"><a href="{_filtered(side, key)}">{counts[side, key]}</a></td>'
            for key in INHERITANCES) + "</tr>"
        for side in dict.fromkeys(each.side for each in found))
    corner = escape(words("col.side"))
    return (f'<div class="scroll"><table class="list still narrow"><thead><tr><th scope="col">{corner}</th>{head}</tr>'
            f"</thead><tbody>{rows}</tbody></table></div>")


def _filtered(side: str, inheritance: str) -> str:
    return f"alignment.html#inheritance={inheritance}&amp;side={quote(side)}"
