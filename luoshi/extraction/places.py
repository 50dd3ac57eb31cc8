"""Places: mentions of administrative divisions with their codes.

One scan finds every name. Names that touch and hold one another (`重庆市江北区`) become one mention, names joined by `、`, `至`
or dashes become a list. A full name stands for itself; of a short one it is decided whether it stands for the place or
opens a longer proper name, and an ambiguous word has to show more. Then each mention is resolved within its context.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.place_names import Name, Names, names_of
from luoshi.gazetteer import ancestors, in_force, neighbours
from luoshi.models import Place

PROVINCE, PREFECTURE, COUNTY = range(3)
_MUNICIPALITIES = ("110000", "120000", "310000", "500000")

# Between two members of a list: `内江、自贡`, `银川—汉中`, `成都至宜宾`, `济南和青岛`.
_JOINT = re.compile(r"、|和|与|及|以及|至|到|经|[—–―-]{1,2}|[~～·]|、?(?:和|与)")
_DASH = re.compile(r"[—–―~～·-]+")
# The rest of a noun phrase after a name, at most so many characters: dashes inside it (`曾口—金堂化工园区`) and `高等` stay.
_STOP = r"\s,;:。、()“”‘’\"《》<>〈〉【】\[\]~～·!?….|/的和与及等至"
_PHRASE = re.compile(rf"[^{_STOP}—–―-](?:[^{_STOP}]|(?<=[高中初平同])等){{0,17}}")
# `金华(义乌)中欧班列集结中心`
_ASIDE = re.compile(r"\([^()]{1,8}\)")
_BUILT = re.compile(r"建设|行动")
# A full name of a city or district whose last character belongs to the next word: `成都市场`, `中原区域`, `平昌县域`.
_NEXT_WORD = {
    "市": re.compile(r"场|民(?!政|族|间|营|办|革|建|盟|进|主)|值|面|政(?:工程|道路|设施|公用|管网|基础|建设|配套|园林|消防)"),
    "区": re.compile(r"域|块|间|划|别|位|分|隔|际"),
    "县": re.compile(r"域|级|城(?!市|区|镇|关)|处"),
    "州": re.compile(r"际"),
    "省": re.compile(r"级|际|域"),
}
# The issuer's own organs: `内江市委`, `内江市人民政府`, `深圳市规划局`, `广东省第十三届人民代表大会`.
_ORGAN = re.compile(
    r"(?:市|省|区|县)?(?:委(?!托|派|员)|人民政府|政府|人大|政协|纪委|监委|人民代表大会|人民法院|人民检察院|"
    r"第[一二三四五六七八九十百]+[届次])"
)
_BUREAU = re.compile(
    r"[^\s,;:。、()“”《》的与及在]{2,16}?(?:局|厅|委员会|委(?!托|派|员|会)|办公室|领导小组|管委会|指挥部|联合会|中心(?!城))"
)
_COINED = 12  # a longer quotation is a sentence, not a name
_TITLE = 60  # a title holds a name at most so far from its opening mark
_CJK = re.compile(r"[一-鿿]")


class _Hit:
    """A name where it stands; neighbours in a list are linked through ``run``."""

    __slots__ = ("chain", "code", "end", "kept", "last", "name", "run", "start")

    def __init__(self, start: int, end: int, name: Name, chain: tuple[Name, ...]) -> None:
        self.start, self.end, self.name, self.chain = start, end, name, chain
        self.run = 0
        self.kept = False
        self.code: str | None = None


def find_places(
    text: str, folded: str, *, jurisdiction: str | None, lexicons: Lexicons, year: int | None = None,
) -> tuple[Place, ...]:
    """The mentions of divisions in order.

    ``jurisdiction`` is the issuer's code; where it is None the text's own most frequent full name takes its place.
    ``year`` is the document's: of names used at different times the one in force is taken.
    """
    names = names_of(lexicons)
    hits = _chained(folded, _scan(folded, names))
    if not hits:
        return ()
    _link(folded, hits)
    reading = _Reading(folded, names, hits, jurisdiction or _inferred(folded, hits), year)
    return tuple(reading.places(text))


def _scan(folded: str, names: Names) -> Iterator[tuple[int, int, Name]]:
    table = names.names
    for index, start, end in names.matcher.find_matches_as_indexes(folded):
        name = table[index]
        if name is not None:
            yield start, end, name


def _chained(folded: str, found: Iterable[tuple[int, int, Name]]) -> list[_Hit]:
    """One hit for names that touch where the second lies in the first: `四川省内江市东兴区`."""
    hits: list[_Hit] = []
    for start, end, name in found:
        before = hits[-1] if hits else None
        if before is not None and before.end == start and (inner := _inside(before.name, name)):
            before.chain = (*before.chain, before.name)
            before.name, before.end = inner, end
        elif name.need != "chained":
            hits.append(_Hit(start, end, name, ()))
    return hits


def _inside(outer: Name, inner: Name) -> Name | None:
    """The inner name cut down to the divisions that lie in one of the outer name's."""
    if outer.level >= inner.level and outer.level != COUNTY - 1 and inner.level != PREFECTURE:
        return None
    above = set(outer.codes)
    fitting = [n for n, code in enumerate(inner.codes) if code not in above and above.intersection(ancestors(code)[1:])]
    if not fitting:
        return None
    return Name(inner.text, inner.full, tuple(inner.divisions[n] for n in fitting), tuple(inner.codes[n] for n in fitting),
                inner.level, "")


def _link(folded: str, hits: list[_Hit]) -> None:
    """Number the lists: neighbours with only a joint between them share a run."""
    for before, after in zip(hits, hits[1:], strict=False):
        gap = after.start - before.end
        joined = 0 < gap <= 2 and _JOINT.fullmatch(folded, before.end, after.start) is not None
        after.run = before.run if joined else before.run + 1


def _inferred(folded: str, hits: list[_Hit]) -> str | None:
    """The division that the document speaks for: its full name at the head and before its organs, and often."""
    weights: Counter[str] = Counter()
    total = 0
    for hit in hits:
        if hit.name.full and len(hit.name.codes) == 1:
            weight = 1 + 4 * (hit.start < 200) + 2 * bool(_ORGAN.match(folded, hit.end))
            total += weight
            weights[hit.name.codes[0]] += weight
    if not weights:
        return None
    code, weight = min(weights.items(), key=lambda item: (-item[1], item[0]))
    return code if weight >= 5 and weight * 3 >= total else None


class _Reading:
    """The decisions over one text, with the context they share."""

    def __init__(self, folded: str, names: Names, hits: list[_Hit], jurisdiction: str | None, year: int | None) -> None:
        self.folded, self.names, self.hits, self.year = folded, names, hits, year
        self.near = ancestors(jurisdiction) if jurisdiction else ()
        self.around_near = frozenset(neighbours(self.near[-1])) if self.near else frozenset()
        self.named: set[str] = set()  # divisions that the text has by full name
        self.around: set[str] = set()  # provinces and prefectures that it names at all
        self.run_provinces: dict[int, set[str]] = {}  # provinces of a list's sure members

    def places(self, text: str) -> Iterator[Place]:
        self._full_names()
        self._short_names()
        self._weak_names()
        for hit in self.hits:
            if hit.kept and len(hit.name.codes) == 1 and hit.name.codes[0]:
                self.run_provinces.setdefault(hit.run, set()).add(ancestors(hit.name.codes[0])[-1])
        for hit in self.hits:
            if hit.kept:
                yield self._place(text, hit)

    def _full_names(self) -> None:
        for hit in self.hits:
            if hit.name.full and not self._full_stands(hit):
                self._cut_to_short(hit)
            elif hit.name.full and not hit.name.need:
                hit.kept = True
        for hit in self.hits:
            if hit.kept or (not hit.name.full and hit.name.level < COUNTY and not hit.name.need):
                self.around.update(hit.name.codes)
                if hit.kept and len(hit.name.codes) == 1:
                    self.named.update(hit.name.codes)
        for hit in self.hits:
            if hit.kept and (self._own_organ(hit) or self._in_title(hit)):
                hit.kept = False
            elif hit.name.full and hit.name.need == "clean":
                hit.kept = self._starts_clean(hit) and self._known(hit.name)
                if hit.kept:
                    self.named.update(hit.name.codes[:1])

    def _full_stands(self, hit: _Hit) -> bool:
        after = _NEXT_WORD.get(hit.name.text[-1])
        return after is None or after.match(self.folded, hit.end) is None

    def _cut_to_short(self, hit: _Hit) -> None:
        """`成都市场` holds `成都`; a name that has no short form is given up."""
        entry = hit.name.divisions[0]
        short = next((s for s in entry.short if hit.name.text == entry.name and entry.name.startswith(s)), "")
        if short:
            hit.end -= len(hit.name.text) - len(short)
            hit.name = Name(short, False, hit.name.divisions, hit.name.codes, hit.name.level, hit.name.need)
        else:
            hit.name = Name(hit.name.text, True, (), (), COUNTY, "never")

    def _own_organ(self, hit: _Hit) -> bool:
        """The issuer's own organ, or a party committee by its long name, is no mention of a place."""
        if self.near and hit.name.codes[0] == self.near[0] and len(hit.name.codes) == 1:
            if _ORGAN.match(self.folded, hit.end):
                return True
            return bool(_BUREAU.match(self.folded, hit.end)) and not self.names.follower.match(self.folded, hit.end)
        return False

    def _in_title(self, hit: _Hit) -> bool:
        """Inside `《…》`, where every name is part of the document's own."""
        opened = self.folded.rfind("《", max(0, hit.start - _TITLE), hit.start)
        return opened >= 0 and self.folded.find("》", opened, hit.start) < 0

    def _known(self, name: Name) -> bool:
        """True where a division of the name lies in a province that the issuer or the text belongs to."""
        return any(self._region(code) for code in name.codes)

    def _region(self, code: str) -> bool:
        chain = ancestors(code)
        if self.near and self.near[-1] != chain[-1] and self.near[-1] not in neighbours(chain[-1]):
            return False
        return bool(self.near and self.near[-1] in chain) or not self.around.isdisjoint(chain[1:])

    def _short_names(self) -> None:
        for run in self._runs():
            strong = [hit for hit in run if not hit.name.full and not hit.name.need and hit.name.codes]
            for hit in strong:
                if hit.name.level < COUNTY or hit.chain or self._own_region(hit.name) or self._supported(hit, run, strong):
                    hit.kept = self._stands(hit, run)

    def _supported(self, hit: _Hit, run: list[_Hit], strong: list[_Hit]) -> bool:
        """A county's short name far from the issuer: next door, on a route, or in a list with its like."""
        provinces = {ancestors(code)[-1] for code in hit.name.codes}
        if self._starts_clean(hit) and self._followed(hit) and not provinces.isdisjoint(self.around_near):
            return True
        company = [other for other in run if other is not hit and (other.kept or other in strong)]
        if not company:
            return not self.near and self._starts_clean(hit) and self._followed(hit)
        joint = self.folded[run[0].end: run[1].start]
        return joint != "、" or len(company) > 1 or any(self._shares_province(other, provinces) for other in company)

    @staticmethod
    def _shares_province(other: _Hit, provinces: set[str]) -> bool:
        return any(ancestors(code)[-1] in provinces for code in other.name.codes)

    def _runs(self) -> Iterator[list[_Hit]]:
        run: list[_Hit] = []
        for hit in self.hits:
            if run and hit.run != run[-1].run:
                yield run
                run = []
            run.append(hit)
        yield run

    def _own_region(self, name: Name) -> bool:
        return any((self.near and self.near[-1] in ancestors(code)) or code in self.named for code in name.codes)

    def _weak_names(self) -> None:
        """Ordinary words: in a list with places, or with the full name in the text, and where a word begins."""
        for run in self._runs():
            for hit in run:
                if hit.name.full or hit.name.need not in ("list", "clean") or not hit.name.codes or hit.chain:
                    continue
                alone = self._at_home(hit.name) and self._starts_clean(hit) and self._followed(hit)
                if alone or self._listed(hit, run):
                    hit.kept = self._stands(hit, run)

    def _listed(self, hit: _Hit, run: list[_Hit]) -> bool:
        """In company with sure places, for a county with such of its own or the issuer's province."""
        company = [other for other in run if other.kept and other is not hit]
        if not company or hit.name.level < COUNTY:
            return bool(company)
        provinces = {ancestors(code)[-1] for code in hit.name.codes}
        return bool(provinces.intersection(self.near[-1:])) or any(self._shares_province(c, provinces) for c in company)

    def _at_home(self, name: Name) -> bool:
        """Named in full in the text, or in the issuer's own prefecture (a prefecture: in its province)."""
        if any(code in self.named for code in name.codes):
            return True
        if not self.near:
            return False
        home = self.near[-1]
        if name.level == COUNTY and home not in _MUNICIPALITIES:
            home = self.near[-2] if len(self.near) > 1 else ""
        return any(home in ancestors(code) for code in name.codes)

    def _starts_clean(self, hit: _Hit) -> bool:
        """A word begins at the hit: nothing Chinese before it, or a word that such a name follows."""
        before = self.folded[max(0, hit.start - 5): hit.start]
        if not before or not _CJK.match(before[-1]) or hit.chain:
            return True
        return any(before[-length:] in self.names.frames for length in self.names.frame_lengths)

    def _followed(self, hit: _Hit) -> bool:
        """What comes after says outright that the place is meant."""
        after = self.folded[hit.end: hit.end + 1]
        return not _CJK.match(after) or self.names.follower.match(self.folded, hit.end) is not None

    def _stands(self, hit: _Hit, run: list[_Hit]) -> bool:
        """True where the short name stands for the place, False where it opens or closes a proper name."""
        if self._coined(hit) or self._in_title(hit):
            return False
        if hit is not run[-1]:
            joint = self.folded[hit.end: run[run.index(hit) + 1].start]
            return not (_DASH.fullmatch(joint) and self._opens_name(run[-1].end))
        before = run[-2] if len(run) > 1 else hit
        shares = before is not hit and not before.name.full and (before.kept or not before.name.need)
        if shares and not _DASH.fullmatch(self.folded[before.end: hit.start]):
            return self.names.head_next.match(self.folded, hit.end) is None or self._followed(hit)
        return not self._opens_name(hit.end)

    def _coined(self, hit: _Hit) -> bool:
        """`数字山东`, `“爱山东”`, `沱江(内江)生态廊道`, `中国(四川)自由贸易试验区`."""
        folded, start, end = self.folded, hit.start, hit.end
        before, after = folded[start - 1: start] if start else "", folded[end: end + 1]
        if before == "(" and after == ")":
            return True
        lead = folded[max(0, start - 6): start]
        if self.names.brand.search(lead) or (_BUILT.match(folded, end) and self.names.built.search(lead)):
            return True
        return self._in_short_quote(start, end)

    def _in_short_quote(self, start: int, end: int) -> bool:
        """Inside quotation marks that hold a coined name, not a sentence or a list."""
        opened = self.folded.rfind("“", max(0, start - _COINED), start)
        if opened < 0:
            return False
        closed = self.folded.find("”", opened, opened + _COINED + 2)
        return closed >= end and not any(mark in self.folded[opened:closed] for mark in ",、;:。—")

    def _opens_name(self, end: int) -> bool:
        """`内江国际物流港`, `南江黄羊`: the noun phrase after the name ends in a facility, brand or body."""
        names, folded = self.names, self.folded
        aside = _ASIDE.match(folded, end)
        phrase = _PHRASE.match(folded, aside.end() if aside else end)
        if phrase is None or phrase[0][0] in "0123456789":
            return False
        words = phrase[0]
        ends = len(words)
        heads = [(first, stop) for index, first, stop in names.heads.find_matches_as_indexes(words)
                 if not names.head_ends_only[index] or stop == ends or (first == 0 and stop > 1)]
        follower = names.follower.match(folded, end)
        if follower:  # `经开区` is no `经`, but `建设示范区` is a verb with its object
            return any(first == 0 and stop > follower.end() - end for first, stop in heads)
        if heads:
            return True
        return names.head_next.match(folded, end) is not None and names.topic.match(folded, end) is None

    def _place(self, text: str, hit: _Hit) -> Place:
        code, others, why = self._resolved(hit)
        return Place(id=f"l-{hit.start}-{hit.end}", start=hit.start, end=hit.end, text=text[hit.start:hit.end], code=code,
                     candidates=others, reasons=why)

    def _resolved(self, hit: _Hit) -> tuple[str | None, tuple[str, ...], str]:
        """The code, or the candidates that nothing tells apart, and why."""
        kind = "full name" if hit.name.full else "short name"
        if hit.chain:
            kind += " after " + hit.chain[-1].text
        name = hit.name
        if len(name.codes) == 1:
            return name.codes[0] or None, (), kind
        ranked = sorted((self._rank(name, n, hit), code) for n, code in enumerate(name.codes))
        best = [code for rank, code in ranked if rank == ranked[0][0]]
        if len(best) == 1:
            return best[0], (), f"{kind}; {_RANKS[ranked[0][0]]}"
        return None, tuple(best), f"{kind}; {len(best)} divisions have it and the text does not tell which"

    def _rank(self, name: Name, n: int, hit: _Hit) -> int:
        entry, code = name.divisions[n], name.codes[n]
        chain = ancestors(code)
        if self.year is not None and not in_force(entry, self.year):
            return 9
        if not name.full and entry.level == "province":
            return 0
        shared = next((c for c in self.near if c in chain), "")
        if shared and (shared == code or not shared.endswith("0000") or shared in _MUNICIPALITIES):
            return 0 if code in self.near else 1
        if not name.full and entry.level == "prefecture":
            return 2
        if shared:
            return 3
        if code in self.named and len(name.codes) > 1:
            return 4
        if self._beside(hit, chain):
            return 5
        return 6 if not self.around.isdisjoint(chain[1:]) else 7

    def _beside(self, hit: _Hit, chain: tuple[str, ...]) -> bool:
        """A sure place of the same list lies in the same province."""
        return chain[-1] in self.run_provinces.get(hit.run, ())


_RANKS = (
    "a province, or the issuer's own", "in the issuer's own area", "a prefecture", "in the issuer's province", "named in full in the text",
    "in the province of its neighbours in the list", "in a division that the text names", "the only one", "", "out of force",
)
