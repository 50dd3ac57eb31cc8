"""Places: mentions of administrative divisions with their codes.

One scan finds every name. Names that touch and hold one another (`重庆市江北区`) become one mention, names joined by
`、`, `至` or dashes become a list. A full name stands for itself; of a short one it is decided whether it stands for
the place or opens a longer proper name, and a name that is also an ordinary word must show more. Then codes follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from msgspec import UNSET, UnsetType, structs

from luoshi.extraction import place_phrases as phrases
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.place_codes import MUNICIPALITIES, Context
from luoshi.extraction.place_names import COUNTY, PREFECTURE, Name, Names, names_of
from luoshi.gazetteer import ancestors, neighbours
from luoshi.models import Place

# Between two members of a list: `内江、自贡`, `银川—汉中`, `成都至宜宾`, `济南和青岛`.
# Scanned texts have spaces around the marks: `内江 、 自贡`, `银川 - -汉中`.
_JOINT: Final = re.compile(r"\s{0,2}(?:、(?:和|与|至)?|和|与|及|以及|至|到|经|[—–―-]\s?[—–―-]?|[~～])\s{0,2}")
_DASH: Final = re.compile(r"\s*[—–―~～-][—–―~～\s-]*")
_LONGEST_JOINT: Final = 7
_WINDOW: Final = 8  # members of a list that are looked at on either side


class _Hit:
    """A name where it stands; ``run`` numbers the list it belongs to, ``chain`` holds the outer names before it."""

    __slots__ = ("chain", "end", "kept", "name", "run", "start")

    def __init__(self, start: int, end: int, name: Name) -> None:
        self.start, self.end, self.name = start, end, name
        self.chain: tuple[Name, ...] = ()
        self.run = 0
        self.kept = False


def find_places(
    text: str, folded: str, *, jurisdiction: str | None, lexicons: Lexicons, year: int | None = None,
    reasons: bool = False,
) -> tuple[Place, ...]:
    """The mentions of divisions in order.

    ``jurisdiction`` is the issuer's code; where it is None the text's own most frequent full name takes its place.
    ``year`` is the document's: of names used at different times the one in force is taken. ``reasons`` asks each
    place to say what decided.
    """
    names = names_of(lexicons)
    hits = _chained(folded, _scan(folded, names), names)
    if not hits:
        return ()
    _link(folded, hits)
    issuer = jurisdiction or _inferred(folded, hits)
    reading = _Reading(folded, names, hits, Context(issuer or _prevalent(hits), year), issuer, reasons)
    return tuple(reading.places(text))


def _scan(folded: str, names: Names) -> Iterator[tuple[int, int, Name]]:
    table = names.names
    for index, start, end in names.matcher.find_matches_as_indexes(folded):
        name = table[index]
        if name is not None:
            yield start, end, name


def _chained(folded: str, found: Iterable[tuple[int, int, Name]], names: Names) -> list[_Hit]:
    """One hit for names that touch where the second lies in the first: `四川省内江市东兴区`, not `甘肃合作不断深化`."""
    hits: list[_Hit] = []
    for start, end, name in found:
        before = hits[-1] if hits else None
        touching = before is not None and before.end == start
        word = touching and name.need == "list" and before is not None and not before.name.full
        if word and not (phrases.stands_alone(folded, end, names) or names.head_next.length(folded, end)):
            hits.append(_Hit(start, end, name))
        elif before is not None and touching and (inner := _inside(before.name, name)):
            before.chain = (*before.chain, before.name)
            before.name, before.end = inner, end
        elif name.need != "chained":
            hits.append(_Hit(start, end, name))
    return hits


def _inside(outer: Name, inner: Name) -> Name | None:
    """The inner name cut down to its divisions that lie in one of the outer name's."""
    if outer.level == COUNTY or (outer.level == PREFECTURE and inner.level < COUNTY):
        return None
    above = set(outer.codes)
    kept = [n for n, code in enumerate(inner.codes) if code not in above and above.intersection(ancestors(code)[1:])]
    if not kept:
        return None
    fitting = tuple(inner.divisions[n] for n in kept)
    return Name(inner.text, inner.full, fitting, tuple(inner.codes[n] for n in kept), inner.level, "")


def _link(folded: str, hits: list[_Hit]) -> None:
    """Number the lists: neighbours with only a joint between them share a run."""
    for before, after in pairwise(hits):
        near = 0 < after.start - before.end <= _LONGEST_JOINT
        joined = near and _JOINT.fullmatch(folded, before.end, after.start) is not None
        after.run = before.run if joined else before.run + 1


def _inferred(folded: str, hits: list[_Hit]) -> str | None:
    """The division that the document speaks for: its full name at the head and before its organs, and often."""
    weights: Counter[str] = Counter()
    for hit in hits:
        if hit.name.full and len(hit.name.codes) == 1:
            organ = phrases.before_organ(folded, hit.end)
            if organ and folded[hit.start - 1 : hit.start] in ("、", ",", ";"):
                continue  # `市财政局、甲区政府`: one of those who are charged, not the one who speaks
            weights[hit.name.codes[0]] += 1 + 4 * (hit.start < 200) + 2 * organ
    if not weights:
        return None
    code, weight = min(weights.items(), key=lambda item: (-item[1], item[0]))
    return code if weight >= 5 and weight * 3 >= weights.total() else None


def _prevalent(hits: list[_Hit]) -> str | None:
    """The prefecture that most of the sure names lie in: context for a text that does not say who speaks."""
    sure = [hit.name.codes[0] for hit in hits if len(hit.name.codes) == 1 and hit.name.codes[0] and not hit.name.need]
    counts = Counter(ancestors(code)[-2:][0] for code in sure)
    if not counts:
        return None
    code, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return code if count >= 5 and count * 2 >= len(sure) else None


class _Reading:
    """The decisions over one text: full names first, then short ones, then those that are also ordinary words."""

    def __init__(
        self, folded: str, names: Names, hits: list[_Hit], context: Context, issuer: str | None,
        reasons: bool,
    ) -> None:
        self.reasons = reasons
        self.folded, self.names, self.hits, self.context, self.issuer = folded, names, hits, context, issuer
        self.near = context.near
        self._homes: dict[str, bool] = {}
        self.next_door = frozenset(neighbours(self.near[-1])) if self.near else frozenset()

    def places(self, text: str) -> Iterator[Place]:
        """The mentions with their codes, in order."""
        full = [hit for hit in self.hits if hit.name.full]
        for hit in full:
            self._full_name(hit)
        for hit in self.hits:
            if hit.name.need in ("list", "set") and self._own_name(hit.name):
                hit.name = structs.replace(hit.name, need="")
        sure = [hit for hit in self.hits if not hit.name.need]
        for hit in sure:
            self._orient(hit)
        for hit in full:
            self._full_name_in_context(hit)
        runs = list(self._runs())
        for judge, ambiguous in ((self._short_name, False), (self._ambiguous_word, True)):
            for run in runs:
                for n, hit in enumerate(run):
                    if bool(hit.name.need) is ambiguous and not hit.name.full:
                        judge(hit, n, run)
        yield from self._resolved(text, [hit for hit in self.hits if hit.kept or not hit.name.need])

    def _resolved(self, text: str, hits: list[_Hit]) -> Iterator[Place]:
        for hit in hits:
            if hit.kept and len(hit.name.codes) == 1 and hit.name.codes[0]:
                self.context.listed.setdefault(hit.run, set()).add(ancestors(hit.name.codes[0])[-1])
        for hit in hits:
            self.context.pass_by(hit.name, hit.end)
            if hit.kept:
                yield self._place(text, hit)

    def _place(self, text: str, hit: _Hit) -> Place:
        code, others, why = self.context.resolve(hit.name, hit.start, hit.run)
        reasons: str | UnsetType = UNSET
        if self.reasons:
            kind = "full name" if hit.name.full else "short name"
            parts = (kind, f"inside {hit.chain[-1].text}" if hit.chain else "", why)
            reasons = "; ".join(part for part in parts if part)
        return Place(
            id=f"l-{hit.start}-{hit.end}", start=hit.start, end=hit.end, text=text[hit.start:hit.end], code=code,
            candidates=others, reasons=reasons,
        )

    def _runs(self) -> Iterator[list[_Hit]]:
        run: list[_Hit] = []
        for hit in self.hits:
            if run and hit.run != run[-1].run:
                yield run
                run = []
            run.append(hit)
        yield run

    def _full_name(self, hit: _Hit) -> None:
        """Keep a full name, or cut it to its short form where its class word belongs to the next word."""
        if hit.name.full and not phrases.full_name_ends(self.folded, hit.name.text, hit.end):
            self._cut_to_short(hit)
        elif hit.name.full and not hit.name.need:
            hit.kept = True

    @staticmethod
    def _cut_to_short(hit: _Hit) -> None:
        """`成都市场` holds `成都`; a name that has no short form is given up."""
        name, entry = hit.name, hit.name.divisions[0]
        short = next((s for s in entry.short if name.text == entry.name and name.text.startswith(s)), "")
        if short:
            hit.end -= len(name.text) - len(short)
            hit.name = Name(short, False, name.divisions, name.codes, name.level, name.need)
        else:
            hit.name = Name(name.text, True, (), (), COUNTY, "clean")

    def _orient(self, hit: _Hit) -> None:
        """Note what the text names outright, before anything is decided by it."""
        if hit.kept or (not hit.name.full and hit.name.level < COUNTY and not hit.name.need):
            self.context.around.update(hit.name.codes)
        if hit.kept and len(hit.name.codes) == 1:
            self.context.named.update(hit.name.codes)

    def _full_name_in_context(self, hit: _Hit) -> None:
        """Take back the issuer's own organs and names in titles; add full names that are also other words."""
        if hit.kept:
            hit.kept = not (
                self._own_organ(hit) or phrases.in_title(self.folded, hit.start)
                or phrases.names_a_body(self.folded, hit.start, hit.end))
        elif hit.name.full and hit.name.need == "clean":
            hit.kept = self._starts_word(hit) and any(self._at_hand(code) for code in hit.name.codes)
            self._orient(hit)

    def _own_organ(self, hit: _Hit) -> bool:
        if hit.name.codes != (self.issuer,):
            return False
        return phrases.before_organ(self.folded, hit.end) or phrases.before_bureau(self.folded, hit.end, self.names)

    def _at_hand(self, code: str) -> bool:
        """In the issuer's province, or in a division that the text names and that is not far from it."""
        chain = ancestors(code)
        if self.near and self.near[-1] == chain[-1]:
            return True
        return (not self.near or chain[-1] in self.next_door) and not self.context.around.isdisjoint(chain[1:])

    def _short_name(self, hit: _Hit, n: int, run: list[_Hit]) -> None:
        if hit.name.level < COUNTY or hit.chain or self._in_region(hit.name) or self._supported(hit, n, run):
            hit.kept = self._stands(hit, n, run)

    def _in_region(self, name: Name) -> bool:
        return any(code in self.context.named or self.near[-1:] == ancestors(code)[-1:] for code in name.codes)

    def _supported(self, hit: _Hit, n: int, run: list[_Hit]) -> bool:
        """A county's short name far from the issuer: next door, on a route, or in a list with its like."""
        clear = self._starts_word(hit) and phrases.stands_alone(self.folded, hit.end, self.names)
        provinces = _provinces(hit.name)
        if clear and not provinces.isdisjoint(self.next_door):
            return True
        company = [other for other in _beside(n, run) if other.kept or (not other.name.full and not other.name.need)]
        if not company:
            return clear and not self.near
        listed = self.folded[run[0].end: run[1].start].strip() == "、"
        kin = any(not provinces.isdisjoint(_provinces(other.name)) for other in company)
        return not listed or len(company) > 1 or kin

    def _ambiguous_word(self, hit: _Hit, n: int, run: list[_Hit]) -> None:
        """A name that is also an ordinary word: in a list with places, or clearly set off in its own area."""
        if self._set_off(hit) or (len(run) > 1 and self._listed(hit, n, run)):
            hit.kept = self._stands(hit, n, run)

    def _set_off(self, hit: _Hit) -> bool:
        """In its own area, between words or marks that leave no doubt; a wider area where it is no word of its own."""
        no_word = hit.name.need == "set"
        if not self._at_home(hit.name) and not (no_word and self._in_region(hit.name)):
            return False
        if phrases.on_reach(self.folded, hit.start, hit.end):
            return True
        after = phrases.stands_alone(self.folded, hit.end, self.names)
        return (after and self._starts_word(hit)) or (no_word and phrases.develops(self.folded, hit.start, hit.end))

    def _listed(self, hit: _Hit, n: int, run: list[_Hit]) -> bool:
        """In company with sure places, for a county with such of its own or the issuer's province, or on a route."""
        company = [other for other in _beside(n, run) if other.kept]
        if not n and not self._starts_word(hit):
            return False  # `悦来新城和甲区`: the list's first word belongs to what stands before it
        if not company or hit.name.level < COUNTY:
            return bool(company)
        provinces = _provinces(hit.name)
        listed = self.folded[run[0].end: run[1].start].strip() == "、"
        home = self.near[-1:] if listed else (*self.near[-1:], *self.next_door)
        return not provinces.isdisjoint(home) or any(
            not provinces.isdisjoint(_provinces(other.name)) for other in company)

    def _at_home(self, name: Name) -> bool:
        """Named in full in the text, or in the issuer's own prefecture (a prefecture: in its province)."""
        known = self._homes.get(name.text)
        if known is None:
            known = self._homes[name.text] = not self.context.named.isdisjoint(name.codes) or self._near_home(name)
        return known

    def _own_name(self, name: Name) -> bool:
        """The issuer's own name, unless it is a county of an ordinary name: `来宾` in Laibin, not `资源` in Ziyuan."""
        if not self.near or self.near[0] not in name.codes:
            return False
        directly_under = len(self.near) == 2 and self.near[-1] not in MUNICIPALITIES  # `天门`
        return name.level < COUNTY or directly_under

    def _near_home(self, name: Name) -> bool:
        if not self.near:
            return False
        home = self.near[-1]
        if name.level == COUNTY and home not in MUNICIPALITIES:
            home = self.near[-2] if len(self.near) > 1 else ""
        return any(home in ancestors(code) for code in name.codes)

    def _starts_word(self, hit: _Hit) -> bool:
        return bool(hit.chain) or phrases.starts_word(self.folded, hit.start, self.names)

    def _stands(self, hit: _Hit, n: int, run: list[_Hit]) -> bool:
        """True where the short name stands for the place, False where it opens or closes a proper name."""
        folded, names = self.folded, self.names
        if phrases.coined(folded, hit.start, hit.end, names) or phrases.in_title(folded, hit.start):
            return False
        if phrases.names_a_body(folded, hit.start, hit.end) or phrases.is_person(folded, hit.start, hit.end, names):
            return False
        if phrases.develops(folded, hit.start, hit.end):
            return True
        if n + 1 < len(run):  # a list by `、` shares its end; one by dashes may be the name of one thing
            dashed = _DASH.fullmatch(folded, hit.end, run[n + 1].start)
            return not (dashed and phrases.opens_name(folded, run[-1].end, names))
        before = run[n - 1] if n else None
        if before and not before.name.full and (before.kept or not before.name.need) and not _DASH.fullmatch(
            folded, before.end, hit.start
        ):
            return not phrases.opens_name_at_once(folded, hit.end, names)
        return not phrases.opens_name(folded, hit.end, names)


def _provinces(name: Name) -> set[str]:
    return {ancestors(code)[-1] for code in name.codes if code}


def _beside(n: int, run: list[_Hit]) -> list[_Hit]:
    """The members of a list near its n-th, without it."""
    return run[max(0, n - _WINDOW): n] + run[n + 1: n + 1 + _WINDOW]
