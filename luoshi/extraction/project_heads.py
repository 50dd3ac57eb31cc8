"""What a noun phrase names: its head noun, whether it is one single thing, and the type of project it makes.

A phrase such as `某某物联网公共服务平台` is read from its right edge. The head decides what else it takes to make it
one thing: a proper name, an owner, a telling description or a rank (the column ``need`` of carriers.tsv). A proper name
is what is left of the modifiers when the ordinary words of policy texts are taken away, so that names need no list.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.project_stage import either
from luoshi.models import ProjectType

Need = Literal["name", "route", "self", "own", "desc", "title", "part", "never"]


class Carrier(NamedTuple):
    """A head noun of carriers.tsv."""

    head: str
    type: ProjectType
    kind: str
    need: Need


class Evidence(NamedTuple):
    """What the modifiers of a head tell: where a proper name ends, telling words, a rank, an owner.

    ``odd`` is true where a single character is in no ordinary word (`汉` of `汉天下`).
    ``first`` is the end of a proper name that opens the phrase (`水城` of `水城煤炭储配`), else 0.
    ``quoted`` is true where quotation marks alone make the proper name; ``rank`` where the phrase opens with a rank,
    ``ranked`` where it holds one (`甲县国家历史文化名城`).
    """

    proper: int
    first: int
    quoted: bool
    telling: int
    rank: bool
    ranked: bool
    owner: bool
    length: int
    odd: bool


class Heads(NamedTuple):
    """The tables behind the questions of this module, ready for use."""

    carriers: dict[str, Carrier]
    lengths: dict[str, tuple[int, ...]]
    memo: dict[str, Carrier | None]
    told: dict[str, Evidence]
    common: AhoCorasick
    covers: tuple[bool, ...]
    owners: tuple[str, ...]
    patterns: dict[str, re.Pattern[str]]
    streets: frozenset[str]
    singles: frozenset[str]
    sides: frozenset[str]
    takes: tuple[str, ...]
    unique: frozenset[str]
    grounds: frozenset[str]
    kinds: frozenset[str]
    species: frozenset[str]
    overrule: dict[str, re.Pattern[str]]
    types: dict[tuple[str, str], ProjectType]


@lru_cache(maxsize=8)
def heads(lexicons: Lexicons) -> Heads:
    """The head nouns and word lists of ``lexicons``."""
    carriers = {
        row["head"]: Carrier(row["head"], cast(ProjectType, row["type"]), row["kind"], cast(Need, row["need"]))
        for row in lexicons.table("carriers")
    }
    words = {sense: _words(lexicons, sense) for sense in ("vague", "rank", "owner", "plural")}
    quiet = {*words["vague"], *words["rank"], *words["owner"], *words["plural"]}
    quiet = {word for word in quiet if len(word) > 1}
    known = sorted(quiet | {row["word"] for row in lexicons.table("project_common")})
    return Heads(
        carriers=carriers,
        lengths=_lengths(carriers),
        memo={},
        told={},
        common=AhoCorasick(known, matchkind=MatchKind.LeftmostLongest),
        covers=tuple(word in quiet for word in known),
        owners=tuple(sorted(words["owner"], key=lambda word: (-len(word), word))),
        patterns={sense: either(_words(lexicons, sense))
                  for sense in ("slogan", "unnamed", "campaign", "sort", "clause")},
        streets=frozenset(_words(lexicons, "street")),
        singles=frozenset(_words(lexicons, "single")),
        sides=frozenset(_words(lexicons, "where")),
        takes=tuple(_words(lexicons, "takes")),
        unique=frozenset(_words(lexicons, "unique")),
        grounds=frozenset(_words(lexicons, "ground")),
        kinds=frozenset(_words(lexicons, "kind")),
        species=frozenset(_words(lexicons, "species")),
        overrule=_overrule(lexicons),
        types={(row["sense"], row["word"]): cast(ProjectType, row["type"]) for row in lexicons.table("project_types")},
    )


def _words(lexicons: Lexicons, sense: str) -> list[str]:
    return [row["word"] for row in lexicons.table("project_words") if row["sense"] == sense]


def _overrule(lexicons: Lexicons) -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for row in lexicons.table("project_types"):
        words.setdefault(row["sense"], []).append(row["word"])
    return {sense: either(group) for sense, group in words.items()}


# `（一期）`, `二期`, `一二标段`, `主体工程`, `迁建工程`: which part of the thing and which works, behind its head.
_PART: Final = re.compile(
    r"(?:\([^()]{1,20}\)|第?[一二三四五六七八九十\d]+(?:[、-][一二三四五六七八九十\d]+)?(?:期|标段?|阶段)|首期|"
    r"[A-Z东西南北]区|主体|工程|项目|试点|迁建|改?扩建|新建|续建|改造|扩能|增容|扩容|升级|提升|改建|阶段)+$"
)


_PART_ENDS: Final = frozenset(")期标段体程目建造能容级升区点")


# How many phrases are remembered, and what each was found to be without its part.
MEMORY: Final = 20_000
_cores: dict[str, str] = {}


def core(phrase: str) -> str:
    """The phrase without the phase, section or `工程` behind its head: `甲水库渠系工程(一期)` → `甲水库渠系`."""
    if phrase[-1:] not in _PART_ENDS:
        return phrase
    known = _cores.get(phrase)
    if known is None:
        if len(_cores) > MEMORY:
            _cores.clear()
        found = _PART.search(phrase)
        known = _cores[phrase] = phrase[:found.start()] if found and found.start() else phrase
    return known


def head_of(words: Heads, phrase: str) -> Carrier | None:
    """The longest head noun at the right edge of ``phrase``."""
    carriers = words.carriers
    for length in words.lengths.get(phrase[-1:], ()):
        if (found := carriers.get(phrase[-length:])) is not None:
            return found
    return None


def _lengths(carriers: dict[str, Carrier]) -> dict[str, tuple[int, ...]]:
    """How long the heads are that end in a character, the longest first."""
    found: dict[str, set[int]] = {}
    for head in carriers:
        found.setdefault(head[-1], set()).add(len(head))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}


def carrier_of(words: Heads, phrase: str) -> Carrier | None:
    """The head of a phrase that may be quoted and may have a phase or `工程` behind its head."""
    memo = words.memo
    if phrase in memo:
        return memo[phrase]
    if len(memo) > MEMORY:
        memo.clear()
    plain = phrase.strip("“”\"")
    found = memo[phrase] = head_of(words, plain) or head_of(words, core(plain).strip("“”\""))
    return found


def stem(words: Heads, phrase: str, carrier: Carrier) -> str:
    """What stands in front of the shortest head of the same make: `固废` + `产业园` is `固废产业` + `园`."""
    for length in range(1, len(carrier.head)):
        inner = words.carriers.get(phrase[-length:])
        if inner is not None and inner.need == carrier.need:
            return phrase[:-length]
    return phrase[:-len(carrier.head)]


# `G347`, `“甲”`, `甲—乙`, `27万千瓦`, `甲至乙`, `甲乙`, `(B型)`: what no ordinary word gives.
_PROPER: Final = re.compile(r"[“”‘’\"《》—–―·]|[A-Za-z][A-Za-z\d]|\d|(?<!^)至|-|[一-鿿]{2,}|[一二三四五六七八九十]$")
_QUOTES: Final = frozenset("“”‘’\"《》")
_RANK: Final = re.compile(r"^(?:中国)?(?:[45]A级|国家|全国|国际|世界|省级|全省|自治区级|部级|市级|省)")

# `区域性`, `市政`: not a district's or a city's own.
_NO_OWNER: Final = ("区域", "市场", "市政", "市域", "市民", "县域", "县乡", "县级", "省际", "区级", "州级")
_RANKED: Final = re.compile(r"国家|全国|国际|省级|自治区级")


def evidence(words: Heads, modifiers: str) -> Evidence:
    """What ``modifiers`` (the words in front of a head) tell of which one it is."""
    known = words.told.get(modifiers)
    if known is None:
        if len(words.told) > MEMORY:
            words.told.clear()
        known = words.told[modifiers] = _evidence(words, modifiers)
    return known


def _evidence(words: Heads, modifiers: str) -> Evidence:
    proper = first = telling = last = 0
    quoted = odd = False
    size = len(modifiers)
    for index, start, end in (*words.common.find_matches_as_indexes(modifiers), (-1, size, size)):
        if start > last and (mark := _PROPER.search(modifiers, last, start)):
            quoted = mark[0] in _QUOTES and (quoted or not proper)
            proper = start
            first = first or (start if not last else 0)
        odd = odd or start > last
        telling += index >= 0 and not words.covers[index]
        last = end
    rank = _RANK.match(modifiers) is not None
    ranked = rank or _RANKED.search(modifiers) is not None
    owner = modifiers.startswith(words.owners) and not modifiers.startswith(_NO_OWNER)
    return Evidence(proper, first, quoted, telling, rank, ranked, owner, size, odd)


# Heads of more than three characters that say no more of the type than their last two.
_BROAD: Final = ("园区", "产业园", "服务中心", "运营中心", "产业基地", "综合体", "市场", "生产基地", "大通道")


_FIRM: Final = ("集团", "公司", "银行", "分行", "联盟")


def _is_telling(head: str) -> bool:
    """Whether the head alone says the type: `研究院`, `集团`, not `中心`, `产业园`."""
    return head.endswith(_FIRM) or (len(head) > 3 and not head.endswith(_BROAD))


# A stretch or a branch is of the line it belongs to.
_LINES: Final[dict[str, ProjectType]] = {
    "号线": "metro", "高铁": "railway", "铁路": "railway", "客专": "railway", "城际": "railway", "高速": "expressway",
    "大道": "road", "公路": "road", "国道": "road", "省道": "road", "快速路": "road", "航道": "waterway",
    "路": "road",
}
_LINKS: Final = ("联络线", "连接线", "支线")
_LINE: Final = re.compile("|".join(_LINES))


def type_of(words: Heads, phrase: str, carrier: Carrier | None) -> ProjectType:
    """The project's type: its head's, unless a word in front of the head overrules it."""
    own = carrier.type if carrier is not None and carrier.need not in ("part", "never") else None
    if carrier is not None and own is None and (line := _LINE.search(phrase)):
        return _LINES[line[0]]
    if carrier is not None and carrier.head.endswith(_LINKS) and (line := _LINE.search(phrase[:-len(carrier.head)])):
        return _LINES[line[0]]
    if own and carrier is not None and _is_telling(carrier.head):
        return own
    sense = "基地" if own == "park" and phrase.endswith("基地") else own or "*"
    pattern = words.overrule.get(sense)
    modifiers = phrase[:len(phrase) - len(carrier.head)] if carrier is not None and own else phrase
    # The word nearest to the head is the one that qualifies it.
    found = [match[0] for match in pattern.finditer(modifiers)] if pattern is not None else []
    return words.types[sense, found[-1]] if found else own or "other"
