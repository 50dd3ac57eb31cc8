"""The pages that are a list of matters: what to settle, rivals, text reuse."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.findings import OneSided, Originality, Partner, Reuse, Rival, StageConflict
from luoshi.publishing.comparison.ground import Ground
from luoshi.publishing.comparison.listing import Cell, Listing
from luoshi.publishing.comparison.matters import Matter, reuse_matter, rival_matter, settle
from luoshi.publishing.comparison.page import Page, section
from luoshi.publishing.comparison.panel import Quotes
from luoshi.publishing.markup import escape

# The mark before a state's word: seen without colour, too.
MARKS = {"stage_conflict": "≠ ", "one_sided": "◐ ", "partner": "○ "}


KINDS = ("stage_conflict", "one_sided", "partner", "project", "rival", "cooperation", "recognition", "industries",
         "reuse", "alignment")


def conflicts_page(ground: Ground) -> Page:
    words = ground.words
    found = list(settle(ground))
    lead = words("lead.conflicts", stages=len(ground.of(StageConflict)), gaps=len(ground.of(OneSided)),
                 orphans=sum(partner.returned is False for partner in ground.of(Partner)))
    quotes = Quotes(ground)
    listing = matter_list(ground, "conflicts", found, quotes, "empty.conflicts")
    return Page(path="conflicts.html", nav="conflicts", title=words("page.conflicts"), lead=lead, quotes=quotes,
                body=section("conflicts", words("col.matter"), "", listing.html(), quiet=True), lists=[listing])


def matter_list(ground: Ground, id: str, found: Iterable[Matter], quotes: Quotes, empty: str) -> Listing:
    """Matters of several kinds in one table."""
    words = ground.words
    columns = [(words("col.matter"), "long"), (words("col.kind"), "tags"), (words("col.sides"), "text")]
    listing = Listing(id, words, columns, empty)
    listing.facet("kind", {kind: words(f"kind.{kind}") for kind in KINDS})
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    for matter in found:
        tag = [[MARKS.get(matter.kind, "") + words(f"kind.{matter.kind}"), f"kind kind-{matter.kind}"]]
        listing.row(matter.id, [matter.title, tag, ground.names(matter.sides)],
                    {"kind": [matter.kind], "side": matter.sides}, matter.blocks(quotes))
    return listing


def rivals_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    rivals = ground.of(Rival)
    columns = [(words("col.role"), "long"), (words("col.scope"), "text"), (words("col.sides"), "text"),
               (words("col.claims"), "number")]
    listing = Listing("rivals", words, columns, "empty.rivals")
    listing.facet("scope", {rival.scope: rival.scope for rival in rivals if rival.scope})
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    for number, rival in enumerate(rivals):
        matter = rival_matter(ground, rival, number)
        listing.row(matter.id, [rival.role, rival.scope, ground.names(matter.sides), len(rival.claims)],
                    {"scope": [rival.scope], "side": matter.sides}, matter.blocks(quotes))
    return Page(path="rivals.html", nav="rivals", title=words("page.rivals"), quotes=quotes, lists=[listing],
                lead=words("lead.rivals", roles=len(rivals)),
                body=section("rivals", words("col.role"), "", listing.html(), quiet=True))


def reuse_page(ground: Ground) -> Page:
    words = ground.words
    quotes = Quotes(ground)
    found = sorted(ground.of(Reuse), key=lambda reuse: -reuse.length)
    columns = [(words("col.passage"), "long"), (words("col.left"), "text"), (words("col.right"), "text"),
               (words("col.length"), "number"), (words("col.similarity"), "number")]
    listing = Listing("reuse", words, columns, "empty.reuse")
    listing.facet("side", {side: ground.name(side) for side in ground.sides})
    listing.facet("same", {key: words(f"same.{key}") for key in ("exact", "near")})
    for reuse in found:
        matter = reuse_matter(ground, reuse)
        ends = [_dated(ground, cited.source) for cited in (reuse.left, reuse.right)]
        cells: list[Cell] = [reuse.left.text[:120], *ends, reuse.length,
                             words("percent", n=round(reuse.similarity * 100))]
        same = "exact" if reuse.left.text == reuse.right.text else "near"
        listing.row(matter.id, cells, {"side": matter.sides, "same": [same]}, matter.blocks(quotes))
    body = _own(ground) + section("reuse", words("reuse.title"), words("reuse.marked") if found else "", listing.html())
    return Page(path="reuse.html", nav="reuse", title=words("page.reuse"), quotes=quotes, lists=[listing],
                lead=words("lead.reuse", passages=len(found)), body=body)


def _dated(ground: Ground, source: str) -> str:
    """The side and, below it, the day of its document."""
    volume = ground.volume_of.get(source)
    return f"{volume.name}\n{volume.date or ''}".rstrip() if volume else source


def _own(ground: Ground) -> str:
    """A bar for every document's own share, the smallest first."""
    words = ground.words
    found = sorted(ground.of(Originality), key=lambda own: (own.share, own.source))
    if not found:
        return ""
    bars = "".join(
        f'<li><span class="name" lang="zh-CN" title="{escape(ground.title(own.source))}">'
        f'{escape(ground.called(own.source))}</span>'
        f'<svg class="rod" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="all" width="100" height="8"/><rect class="part" width="{100 * own.share:.1f}" height="8"/></svg>'
        f'<span class="share">{round(own.share * 100)}%</span></li>' for own in found)
    return section("own", words("own.title"), words("own.said"), '<div class="scroll short" tabindex="0" role="region" '
                   f'aria-labelledby="t-own"><ol class="bars">{bars}</ol></div>')
