"""Finds in one document the roles and ranks that its side claims: where the words stand, for what, within what.

A claim is a phrase that ends on a word like `枢纽`, `示范区` or `副中心` (``data/rival_heads.tsv``) and stands where a
promise, a heading or the side's own position is spoken of. `一批产业基地` is none, nor is `枢纽功能` or an aim that the
document quotes for a whole region (`把成渝地区建设成为…`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from luoshi import gazetteer
from luoshi.linking.region_names import written
from luoshi.linking.shelf import Entry
from luoshi.linking.tables import table
from luoshi.models import Place, Sentence
from luoshi.text import fold

# Where a phrase begins: after a mark, `打造“成渝氢走廊”`
_START = re.compile(r"[,;:。！!？?、\s“”‘’《》\"]")
# `(六)做强物流枢纽`, `三、建设…`, `1.打造…`: a heading's number
_NUMBER = re.compile(r"\s*(?:\([一-鿿\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.])\s*")
# What may follow a role: a mark, a conjunction, or what is done with it; `枢纽功能`, `示范区内` are something else
_AFTER = re.compile(
    r"[,;:。！!？?、\s”’\"()》]|$|[和与及暨等]|以及|建设|创建|申报|试点|示范|工作|活动|改革|发展|推[动进]|城市建设|地位"
)
# `“高品质生活宜居地”机遇`, `副中心目标`: spoken of, not claimed
_SPOKEN_OF = re.compile(r"[”’\"]?(?:建设)?(?:重大)?(?:战略)?(?:机遇|目标|要求|部署|定位|优势|作用)")
# `一批产业基地`, `3个示范区`: several, so no rank; `一中心三基地`, `扩权强县`: no names
_SEVERAL = re.compile(
    r"一批|一系列|若干|多个|各类|各地|更多|扩权|(?<![第再])[两三四五六七八九十\d]+[个家处]|"
    r"[两三四五六七八九十]大|[一两三四五六]中心|[一两三四五六][区城地极][一二两三]"
)
# `把成渝地区建设成为具有全国影响力的重要经济中心`: said of a region
_OF_REGION = re.compile(r"[把将](?P<what>[^,;。]{2,12}?)(?:建设|打造|建成|培育)")
# `建成成渝枢纽` has 成渝 after its verb, `打造成枢纽` only the verb's own end
_TO_BE = re.compile(r"成(?![渝都德绵巴自宜昆南遂内资眉雅达泸兰万西贵])为?|为")
_CONJUNCTION = re.compile(r"[和与及暨]")
_BRACKETS = re.compile(r"\([^()]*\)")
_MARKS = re.compile(r"[“”‘’\"'()《》\s]")
_SPEAKING = frozenset(("commitment", "heading"))
_ASIDE = frozenset(("framing", "unclear"))
_CLAUSE = ",;。:"
_LONGEST = 48
# How far words of a sentence bear on a claim: text without marks is one sentence, however long.
_NEAR = 400
# What is left at the ends once a scope is gone: `全国性`, `省级`, `新`
_BEFORE = "市省级性的之"
_BEHIND = "级性的之"
_FEW = 2


class Bid(Struct, frozen=True):
    """A claim: ``[start, end)`` in the document, its last word and that word's family, the role, and what it is within.

    ``core`` is what is left without scope, praise and last word; ``mode`` is the verb's (`own`, `seek`, `joint`,
    `join`, `keep`); ``scopes`` is empty where unsaid, ``level`` is `nation`, `region`, `rank` or empty;
    ``name`` has no marks, ``label`` neither marks nor scope.
    """

    start: int
    end: int
    head: str
    family: str
    role: str
    core: str
    scopes: tuple[str, ...]
    level: str
    mode: str
    name: str
    label: str


class _Text:
    """A document's folded text, and the places named in a stretch of it."""

    def __init__(self, entry: Entry) -> None:
        self.code = entry.code
        self.folded: str = fold(entry.document.text)
        self._places = entry.extraction.places
        self._starts = [place.start for place in self._places]

    def places(self, begin: int, end: int) -> list[Place]:
        first = bisect_left(self._starts, begin)
        return [place for place in self._places[first : bisect_left(self._starts, end)] if place.end <= end]

    def mine(self, code: str) -> bool:
        """Whether a place is the side itself or lies in it."""
        return self.code is not None and gazetteer.within(code, self.code)


def bids(entry: Entry) -> Iterator[Bid]:
    """The claims of a document in the order of its text."""
    text = _Text(entry)
    folded = text.folded
    matcher, heads = _matcher("rival_heads", "head")
    sentences = entry.extraction.sentences
    starts = [sentence.start for sentence in sentences]
    own = _own_names(entry)
    for index, start, end in matcher.find_matches_as_indexes(folded):
        at = bisect_right(starts, start) - 1
        if at < 0 or end > sentences[at].end or not _AFTER.match(folded, end) or _SPOKEN_OF.match(folded, end):
            continue
        if not _speaks(folded, sentences[at], start, own):
            continue
        number = _NUMBER.match(folded, sentences[at].start, start)
        first = max(number.end() if number else sentences[at].start, start - _NEAR)
        bid = _bid(text, first, start, end, heads[index])
        if bid is not None:
            yield bid


def _own_names(entry: Entry) -> tuple[str, ...]:
    division = gazetteer.division(entry.code) if entry.code else None
    return (division.name, *division.short) if division else ()


def _speaks(folded: str, sentence: Sentence, start: int, own: tuple[str, ...]) -> bool:
    """A promise or heading, or a sentence of another kind that names the side itself near ``start``."""
    if sentence.label in _SPEAKING:
        return True
    said = folded[max(sentence.start, start - _NEAR) : min(sentence.end, start + _NEAR)]
    return sentence.label in _ASIDE and any(name in said for name in (*own, "我市", "我县", "我省"))


def _bid(text: _Text, first: int, start: int, end: int, head: str) -> Bid | None:
    folded = text.folded
    begin, mode = _begin(folded, first, start)
    opening = max(folded.rfind(mark, first, begin) for mark in _CLAUSE) + 1
    several = _SEVERAL.search(folded, max(opening, first), start)
    if mode == "keep" or end - begin > _LONGEST or several:
        return None
    said_of = [m["what"] for m in _OF_REGION.finditer(folded, first, start)]
    if any(what in _scopes() for what in said_of):
        return None
    modifier = folded[begin:start]
    family, need = _heads()[head]
    scopes, level = _scope(text, begin, start)
    if need == "scope" and not level:
        return None
    told = modifier.rpartition("的")[2]
    if "等" in told or "+" in told or (family == "park" and mode != "seek") or _of_others(text, begin, start, told):
        return None
    placeless = _placeless(text, start - len(told), start)
    core = _core(placeless)
    role = _role(told + head, family) or (_role(modifier + head, family) if not core else "")
    if not role and len(core) < _FEW:
        return None
    name = _MARKS.sub("", modifier + head)
    if not _scope(text, begin, start - len(told))[0]:
        begin = start - len(told)  # `要素流通的重要门户枢纽`: the quality is not part of the claim, a scope is
    if "“" in folded[begin:start] and folded.startswith("”", end):
        end += 1
    scopes = scopes or _inherited(folded, first, begin)
    label = _unscoped(placeless).lstrip(_BEFORE).rstrip(_BEHIND) + head
    return Bid(begin, end, head, family, role, core, scopes, level, mode, name, label)


def _begin(folded: str, first: int, start: int) -> tuple[int, str]:
    """Where the phrase that ends before ``start`` begins, and how its verb claims."""
    begin = first
    for mark in _START.finditer(folded, max(first, start - _LONGEST), start):
        if mark.end() < start or mark[0] not in "“‘\"":
            begin = mark.end()
    opened = folded.rfind("(", begin, start)
    if opened >= 0 and ")" not in folded[opened:start]:
        begin = opened + 1
    for joint in _CONJUNCTION.finditer(folded, begin, start):
        if folded[begin : joint.start()].endswith(_endings()):
            begin = joint.end()
    begin, mode = _after_verbs(folded, begin, start)
    return begin, mode or _verb_before(folded, first, begin)


def _after_verbs(folded: str, begin: int, start: int) -> tuple[int, str]:
    """Past the verbs: weak ones only where the phrase begins (`服务基地` is no serving), strong ones anywhere."""
    matcher, verbs = _matcher("rival_verbs", "verb")
    mode = ""
    at = begin
    for index, left, right in matcher.find_matches_as_indexes(folded[begin:start]):
        kind, where = _verbs()[verbs[index]]
        if begin + right >= start and where == "any" and at < begin + left:
            continue  # `生态文明建设示范市`: part of the name
        if where == "any" or begin + left == at:
            at = begin + right
            mode = _stronger(mode, kind)
    ending = _TO_BE.match(folded, at, start) if at > begin else None
    return (ending.end() if ending else at), mode


def _stronger(before: str, found: str) -> str:
    """`协同推进` is joint though 推进 alone is not; `积极参与建设` takes part."""
    return before if before in ("joint", "join", "seek") else found


def _verb_before(folded: str, first: int, begin: int) -> str:
    """The verb that a list shares: the last one before the phrase in its clause."""
    opening = max(folded.rfind(mark, first, begin) for mark in _CLAUSE)
    segment = folded[max(opening + 1, first, begin - 4 * _LONGEST) : begin]
    matcher, verbs = _matcher("rival_verbs", "verb")
    mode = "own"
    for index, _, _ in matcher.find_matches_as_indexes(segment):
        kind, where = _verbs()[verbs[index]]
        if where == "any" or kind != "own":
            mode = _stronger(mode, kind)
    return mode


def _scope(text: _Text, begin: int, end: int) -> tuple[tuple[str, ...], str]:
    """What a phrase says it is within, ranks left out, and how high: the widest level named."""
    matcher, words = _scope_finder()
    levels: list[str] = []
    scopes: list[str] = []
    for index, _, _ in matcher.find_matches_as_indexes(text.folded[begin:end]):
        name, level = _scopes()[words[index]]
        levels.append(level)
        scopes.extend([name] if level != "rank" else [])
    for place in text.places(begin, end):
        if place.code and not text.mine(place.code):
            levels.append("region")
            scopes.append(place.text)
    return tuple(dict.fromkeys(scopes)), next((level for level in ("nation", "region", "rank") if level in levels), "")


def _of_others(text: _Text, begin: int, start: int, told: str) -> bool:
    """A phrase that opens with a place which is neither the side's nor above it: `重庆自贸区` in a city's decision."""
    opening = max(begin, start - len(told))
    return any(
        place.start == opening and place.code and text.code and not text.mine(place.code)
        and not gazetteer.within(text.code, place.code)
        for place in text.places(opening, start)
    )


def _placeless(text: _Text, begin: int, end: int) -> str:
    """A stretch without the places that it names: `远安小流域综合治理` is for what any other is."""
    kept: list[str] = []
    for place in text.places(begin, end):
        kept.append(text.folded[begin : place.start])
        begin = max(begin, place.end)
    return "".join([*kept, text.folded[begin:end]])


def _inherited(folded: str, first: int, begin: int) -> tuple[str, ...]:
    """The scope that the first of a list gives the others: `成渝地区北向重要门户枢纽、绿色产品供给地`."""
    if begin == first or folded[begin - 1] not in "、和与及":
        return ()
    opening = max(folded.rfind(mark, first, begin) for mark in _CLAUSE)
    matcher, words = _scope_finder()
    found = matcher.find_matches_as_indexes(folded[max(opening + 1, first, begin - 2 * _LONGEST) : begin])
    regions = (name for index, _, _ in found for name, level in [_scopes()[words[index]]] if level == "region")
    return tuple(regions)[:1]


def _core(modifier: str) -> str:
    """The modifier without brackets, scopes, places, ranks and praise: `成渝重大科技成果转化` → `科技成果转化`."""
    return _without(_unscoped(modifier), _matcher("rival_loose", "word")[0]).lstrip(_BEFORE).rstrip(_BEHIND)


def _unscoped(modifier: str) -> str:
    """The modifier without brackets, scopes and places."""
    bare = _MARKS.sub("", _BRACKETS.sub("", modifier))
    return _without(_without(bare, _scope_finder()[0]), _place_finder())


def _without(text: str, finder: AhoCorasick) -> str:
    kept: list[str] = []
    at = 0
    for _, start, end in finder.find_matches_as_indexes(text):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _role(phrase: str, family: str) -> str:
    for role, words, families in _roles():
        if (family in families or "*" in families) and any(word in phrase for word in words):
            return role
    return ""


@lru_cache(maxsize=8)
def _matcher(name: str, column: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted({row[column] for row in table(name)}))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


@lru_cache(maxsize=1)
def _heads() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({row["head"]: (row["family"], row["need"]) for row in table("rival_heads")})


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_heads()))


@lru_cache(maxsize=1)
def _verbs() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({row["verb"]: (row["mode"], row["where"]) for row in table("rival_verbs")})


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    rows = table("rival_roles")
    return tuple((row["role"], tuple(row["words"].split("|")), tuple(row["families"].split("|"))) for row in rows)


@lru_cache(maxsize=1)
def _scopes() -> Mapping[str, tuple[str, str]]:
    """Words for a scope: the one name that stands for all its wordings, and its level."""
    found = {word: (region, "region") for word, region in written().items()}
    found.update({row["word"]: (row["scope"], row["level"]) for row in table("rival_scopes")})
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _scope_finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(_scopes()))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


@lru_cache(maxsize=1)
def _place_finder() -> AhoCorasick:
    """Names of provinces and prefectures: whose a thing is does not say what it is for."""
    names = {
        name for entry in gazetteer.divisions() if entry.level != "county" for name in (entry.name, *entry.short)
        if len(name) > 1
    }
    return AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)
