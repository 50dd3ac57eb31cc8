"""A project's name taken apart: what it is, which one it is, and whose.

`G5成绵高速公路扩容改造` is an expressway, number G5, called `成绵高速公路`; `中国(绵阳)跨境电商综合试验区` is
Mianyang's own; `成渝现代高效特色农业带` belongs to a region; in `国家高新区` nothing says which one, so each side means
its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from luoshi import gazetteer
from luoshi.linking.region_names import written
from luoshi.linking.tables import table
from luoshi.text import fold

# `“气大庆”`, `《规划》`, and blanks: marks that change no name
_MARKS = re.compile(r"[“”‘’\"'「」『』《》〈〉\s]")
# `银川－汉中`, `内江~大足`: one dash for all
_DASHES = re.compile(r"[—–－‐~～-]+")
# `中国(绵阳)科技城`: the place is what the brackets hold
_BRACKETED = re.compile(r"^(?:中国)?\((?P<inner>[^()]{2,8})\)(?P<rest>.{2,})$")
# `成都至巴中铁路(绵阳段)`, `保税物流中心(B型)`: a section or a note at the end
_NOTE = re.compile(r"\((?P<note>[^()]*)\)$")
# `沱江(内江)生态廊道`: whose stretch it is, in the middle
_OWN_STRETCH = re.compile(r"(?<=[江河湖])\((?P<whose>[^()]{2,6})\)")
# `沱江航道`, `渠江流域生态廊道`: the water that a name begins with
_WATER = re.compile(r"^(?P<water>[一-鿿]{1,3}?[江河湖])(?=[一-鿿]*(?:廊道|航道|风光带|绿道|河岸|两岸)$)")
# `隆黄铁路隆叙段`: the line first, then its section
_SECTION = re.compile(r"^(?P<line>.*(?:铁路|高铁|客专|城际|高速公路|高速|航道|公路|环线))(?P<section>[^段]{2,12}段)$")
# `G347`, `S205`, `G5成绵高速公路`
_NUMBERED = re.compile(r"(?P<class>[GSXY])(?P<digits>\d{1,4})(?:线|国道|省道)?")
# `国道347线`, `省道205`, `347国道`
_SPOKEN = re.compile(r"(?P<class>[国省])道(?P<digits>\d{3})线?|(?P<before>\d{3})(?P<after>[国省])道")
# Expressways of the nation have one, two or four digits, national highways three (GB/T 917).
_HIGHWAY_DIGITS = 3
_PLAIN_ENOUGH = 4


class Name(Struct, frozen=True):
    """A name's parts.

    ``core`` is the name without quotation marks and deeds; ``mode``/``mark`` are those of ``data/modes.tsv``, empty for
    what is no line; ``line`` and ``section`` split `隆黄铁路隆叙段`; ``numbers`` are like `G5`; ``marks`` make another
    project of it; ``places`` are codes it names, ``regions`` named regions, ``proper`` what is left that only it has;
    ``water`` is the river or lake that it follows and ``course`` which part of it, if not all; ``plain`` is the
    core without number, rank and the way the region is written; ``bare`` is ``plain`` without the places before it.
    """

    core: str
    mode: str
    mark: str
    line: str
    section: str
    numbers: tuple[str, ...]
    marks: tuple[str, ...]
    places: tuple[str, ...]
    regions: tuple[str, ...]
    proper: str
    water: str
    course: str
    plain: str
    bare: str


@lru_cache(maxsize=65536)
def parse(name: str, side: str = "") -> Name:
    """The parts of a name as ``side`` (a GB/T 2260 code, or anything else for an unknown one) writes it."""
    flat = _DASHES.sub("—", _MARKS.sub("", fold(name)))
    flat = _OWN_STRETCH.sub("", flat)
    bracketed = _BRACKETED.match(flat)
    if bracketed:
        flat = bracketed["inner"] + bracketed["rest"]
    numbers, unnumbered = _numbers(flat)
    core, note = _undone(unnumbered)
    line, section = _line(core, note)
    mode, mark = _mode(line or core, numbers)
    named = _named(core, side)
    found = _WATER.match(core)
    water = found["water"] if found else ""
    plain = _plain(core) or flat
    marks = tuple(sorted(word for word in _words("name_marks") if word in core))
    return Name(
        core=core or flat, mode=mode, mark=mark, line=line, section=section, numbers=numbers, marks=marks,
        places=named[0], regions=named[1], proper=_proper(named[2], mode), water=water,
        course=_proper(core[len(water):], "") if water else "", plain=plain, bare=_bare(plain, side),
    )


def _numbers(flat: str) -> tuple[tuple[str, ...], str]:
    found = [f"{m['class']}{int(m['digits'])}" for m in _NUMBERED.finditer(flat)]
    rest = _NUMBERED.sub("", flat)
    for spoken in _SPOKEN.finditer(rest):
        letter = "G" if "国" in (spoken["class"] or spoken["after"]) else "S"
        found.append(f"{letter}{int(spoken['digits'] or spoken['before'])}")
    return tuple(dict.fromkeys(found)), _SPOKEN.sub("", rest)


def _undone(text: str) -> tuple[str, str]:
    """The name without what is done to it, and the note in brackets at its end."""
    note = ""
    deeds = _deeds()
    while True:
        bracket = _NOTE.search(text)
        if bracket and bracket.start() > 1:
            note, text = bracket["note"], text[: bracket.start()]
            continue
        ending = next((deed for deed in deeds if text.endswith(deed) and len(text) - len(deed) > 1), None)
        if ending is None:
            return text, note
        text = text[: -len(ending)]


def _line(core: str, note: str) -> tuple[str, str]:
    split = _SECTION.match(core)
    if split:
        return split["line"], split["section"]
    return (core, note) if note.endswith("段") else ("", "")


def _mode(name: str, numbers: tuple[str, ...]) -> tuple[str, str]:
    for tail, mode, mark in _modes():
        if name.endswith(tail):
            return mode, mark
    for number in numbers:
        return ("road" if len(number) == 1 + _HIGHWAY_DIGITS or number[0] != "G" else "expressway"), ""
    return "", ""


@lru_cache(maxsize=1)
def _modes() -> tuple[tuple[str, str, str], ...]:
    rows = ((row["tail"], row["mode"], row["mark"]) for row in table("modes"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@lru_cache(maxsize=1)
def _deeds() -> tuple[str, ...]:
    return tuple(sorted(_words("name_deeds"), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=8)
def _words(name: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in table(name))


def _named(core: str, side: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Codes and regions named in a name, and the rest of it."""
    places: list[str] = []
    regions: list[str] = []
    rest: list[str] = []
    at = 0
    finder, words = _finder()
    for index, start, end in finder.find_matches_as_indexes(core):
        code = None if words[index] in written() else place_of(words[index], side)
        if words[index] in written():
            regions.append(written()[words[index]])
        elif code:
            places.append(code)
        else:
            continue
        rest.append(core[at:start])
        at = end
    rest.append(core[at:])
    return tuple(dict.fromkeys(places)), tuple(dict.fromkeys(regions)), "".join(rest)


@lru_cache(maxsize=16384)
def place_of(word: str, side: str) -> str | None:
    """The code that a word means where ``side`` writes it.

    It is the nearest division of that name; a county far away counts only where its name is long enough (`隆昌市` is,
    `新区` and `合作` are words).
    """
    found = gazetteer.lookup(word, context=side if side.isdigit() else None)
    best = gazetteer.resolve(found)
    if best is None:
        return None
    county = best.division.level == "county"
    near = any(gazetteer.ancestors(best.code)[-1] == code for code in _around(side))
    return best.code if near or not county or len(word) >= _PLAIN_ENOUGH else None


@lru_cache(maxsize=1024)
def _around(side: str) -> tuple[str, ...]:
    chain = gazetteer.ancestors(side) if side.isdigit() else ()
    return (chain[-1], *gazetteer.neighbours(side)) if chain else ()


@lru_cache(maxsize=1)
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = {name for entry in gazetteer.divisions() for name in (entry.name, *entry.short) if len(name) > 1}
    words = tuple(sorted(names | set(written())))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


def _proper(rest: str, mode: str) -> str:
    """What only this name has, once generic words and the carrier's own word are gone; empty where nothing is left."""
    if mode:
        return ""
    finder, _ = _generic()
    at = 0
    kept: list[str] = []
    for _, start, end in finder.find_matches_as_indexes(rest):
        kept.append(rest[at:start])
        at = end
    return "".join([*kept, rest[at:]])


@lru_cache(maxsize=1)
def _generic() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted({*_words("name_generic"), *_words("name_carriers")}))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


def _plain(core: str) -> str:
    """The core with each region written one way, and without `中国`, `国家级`, `现代` and the like before it."""
    finder, words = _finder()
    parts: list[str] = []
    at = 0
    for index, start, end in finder.find_matches_as_indexes(core):
        if words[index] in written():
            parts += [core[at:start], written()[words[index]]]
            at = end
    text = "".join([*parts, core[at:]])
    for row in table("name_forms"):
        text = text.replace(row["long"], row["short"])
    return _unranked(text)


def _bare(plain: str, side: str) -> str:
    """`内江荣昌国家农高区` is `农高区` once the places before it and its rank are gone."""
    finder, words = _finder()
    at = 0
    for index, start, end in finder.find_matches_as_indexes(plain):
        if start != at or words[index] in written() or not place_of(words[index], side):
            break
        at = end
    return _unranked(plain[at:]) or plain


def _unranked(text: str) -> str:
    for rank in _words("name_ranks"):
        text = text.removeprefix(rank) or text
    return text


def regionless(core: str) -> str:
    """`成渝地区现代高效特色农业带` without the region that it begins with; the same where it begins with none."""
    words = sorted((word for word in written() if core.startswith(word)), key=len)
    return core[len(words[-1]):] if words else core
