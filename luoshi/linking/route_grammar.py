"""How the name of a route is built: a line and perhaps its section, each a chain of places.

`渝昆高铁江安至宜宾段` is a section (`江安`, `宜宾`: full names between separators) of a line (`渝昆`: one character a
place before a tail). Nothing is decided here of what a token stands for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from luoshi import gazetteer
from luoshi.linking.route_words import Chain, Kind, Tail, words
from luoshi.text import fold

LONGEST = 80  # no route's name is longer; what is, is a sentence
_LONGEST_PLACE = 14
_LONGEST_HEAD = 8  # `盐泰锡常宜` has five; more is no chain

# `银川—汉中`, `祥云 - -临沧`
_DASH = re.compile(r"\s*[—–‐~～―-]+[\s—–‐~～―-]*")
# `内江至大足`, `北京经西安`; `经开区` and `经济` are no way through
_LINK = re.compile(r"至|到|途经|经由|经(?!开|济|贸)|、|/")
# `成都至昆明接泛亚铁路`: what follows is another line's
_JOINS = re.compile(r"连接|衔接|接(?!轨)|通往|对接")
# `G5成绵高速公路`, `国道318`, `省道513线`
_NUMBER = re.compile(r"^\s*(?:[国省县]道\s*)?[GSXYＧＳ]?\d{1,4}(?:[国省]道|线(?=.{2}))?(?:原)?")
# `G5`, `G93`, `G0512`: national expressways have no three digits
_EXPRESSWAY = re.compile(r"(?<![A-Z0-9])G(?:\d{1,2}|\d{4})(?!\d)")
# `(绵阳段)`, `(郊)`
_BRACKET = re.compile(r"\(([^()]*)\)")
# `长江干线泸渝段航道`, `沱江内江白马至自贡牛佛段航道`
_RIVER = re.compile(r"^[^至到经、]{1,4}?[江河水](?:干流|干线|流域|航道)*(?=.)|^[^至到经、—-]{2,4}运河(?=..)")
# `隆叙段`, `银川至巴彦浩特支线`, `如东延伸段`: what follows a line's tail
_PIECE = re.compile(r".+?(?:段|支线|联络线|连接线|延伸线)")
_PIECE_END = re.compile(r"(?:段|境内|境|支线|联络线|连接线|延伸|延伸线|复线|过境|绕城|主|联络|连接)+$")
# `城区`, `郊区` are names of divisions, but in other cities no names at all
_NO_NAMES = frozenset({"城区", "郊区", "矿区", "市区", "新市"})
# What may follow a place's name in its own words: `泸州港`, `宜宾站`, `昆明东`
_AFTER = re.compile(r"(?:市区|城区|县城|站|港|机场|口岸|境|界|市|县|[东西南北])*(?:段|站|界)?$")
_WATERS = "江河水湖海溪"  # `桂江航道`: a river is no chain of places
_CLASS = re.compile("[区县市旗州盟]")
_CJK = re.compile(r"^[\u4e00-\u9fff]+$")


class Token(Struct, frozen=True):
    """A place as written: ``[start, end)`` in the name; ``names`` are the codes that a full or short name stands for.

    ``char`` is set where one character stands for the place, ``own`` for the issuer's own town, none of the three where
    the words are no division's name.
    """

    text: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    char: bool = False
    own: bool = False
    exact: bool = True


class Places(Struct, frozen=True):
    """A chain of tokens. ``form`` is `names` for full names, `run` for such without separators, `chars` for
    one character each; ``doubtful`` where the characters together are a place's name (`安康高铁`).

    ``head`` is the text of a chain of characters (`绵遂内`).
    """

    tokens: tuple[Token, ...]
    form: Literal["names", "chars", "run"]
    head: str = ""
    doubtful: bool = False


class Parsed(Struct, frozen=True):
    """A name taken apart.

    ``line`` holds the ways to cut the name of the line, likeliest first; ``section`` those of the section of it that is
    meant, if there is one. ``chain`` says how places may be written before ``tail``; it is `bare` without a tail.
    ``number`` is that of a national expressway.
    """

    kind: Kind
    chain: Chain
    line: tuple[Places, ...]
    section: tuple[Places, ...] = ()
    tail: str = ""
    number: str = ""


class _Flat(Struct, frozen=True):
    """Text and where each of its characters stands in the name."""

    text: str
    at: tuple[int, ...]

    def cut(self, start: int, end: int | None = None) -> _Flat:
        return _Flat(self.text[start:end], self.at[start:end])

    def token(self, start: int, end: int, name: str, **how: object) -> Token:
        first, last = self.at[start], self.at[end - 1] + 1
        # `平(昌)`: the closing bracket belongs to the place
        if last < len(name) and ")" in name[last] and "(" in fold(name)[first:last]:
            last += 1
        return structs.replace(Token(name[first:last], first, last), **how)


@lru_cache(maxsize=32768)
def parse(name: str) -> Parsed | None:
    """The name's parts, or None where it has the form of no route."""
    if len(name) > LONGEST:
        return None
    folded = fold(name)
    if words().no_route.search(folded):
        return None
    return _Parser(name, folded).parse()


class _Parser:
    def __init__(self, name: str, folded: str) -> None:
        self.name = name
        self.folded = folded
        self.words = words()
        number = _EXPRESSWAY.search(folded)
        self.number = number[0] if number else ""

    def parse(self) -> Parsed | None:
        flat, section = self._brackets()
        flat = self._unled(flat)
        if section is None:
            flat, section = self._section(flat)
        return self._split(flat, section)

    def _brackets(self) -> tuple[_Flat, _Flat | None]:
        """The name without brackets, and a section that stood in them (`(绵阳段)`, `(成都经绵阳至广元段)`)."""
        if "(" not in self.folded:
            return _Flat(self.folded, tuple(range(len(self.folded)))), None
        keep: list[int] = []
        section: _Flat | None = None
        done = 0
        for match in _BRACKET.finditer(self.folded):
            keep += range(done, match.start())
            done = match.end()
            inner, start = match[1], match.start(1)
            if inner.endswith(("段", "境")) or (len(inner) > 3 and _LINK.search(inner)):
                section = _Flat(inner, tuple(range(start, start + len(inner))))
            elif match.start() and gazetteer.by_name(self.folded[match.start() - 1] + inner):
                keep += range(start, start + len(inner))  # `平(昌)`
        keep += range(done, len(self.folded))
        return _Flat("".join(self.folded[i] for i in keep), tuple(keep)), section

    def _unled(self, flat: _Flat) -> _Flat:
        """Without number and verb: `由于G5成绵高速` starts at `成`."""
        for pattern in (self.words.lead, _NUMBER, self.words.lead):
            match = pattern.match(flat.text)
            if match and match.end() < len(flat.text) and not self._names_over(flat.text, match.end()):
                flat = flat.cut(match.end())
        return flat

    @staticmethod
    def _names_over(text: str, end: int) -> bool:
        """True where a place's name lies across the end of a lead (`新建区`, `老河口`)."""
        return any(
            len(found) > end - start for start in range(end) if (found := _longest(text, start))
        )

    def _section(self, flat: _Flat) -> tuple[_Flat, _Flat | None]:
        """`渝昆高铁江安至宜宾段`: up to the line's tail, and what follows it."""
        end = 0
        for match in self.words.tail.finditer(flat.text):
            if _in_name(flat.text, match.start(), match.end()):
                continue
            if end and match.start() > end:
                break  # `京沪高铁辅助通道`: tails that touch are one
            end = match.end()
        if not end or end == len(flat.text):
            return flat, None
        start, rest = end, flat.text[end:]
        trail = self.words.trail.match(rest)
        if trail and trail.end() == len(rest):
            return flat.cut(0, end), None
        if trail and not _longest(rest, 0):
            start += trail.end()
            rest = flat.text[start:]
        piece = _PIECE.match(rest)
        if piece:
            return flat.cut(0, end), flat.cut(start, start + piece.end())
        return (flat.cut(0, end), flat.cut(start)) if self._has_link(rest) else (flat, None)

    def _has_link(self, text: str) -> bool:
        return bool(_LINK.search(text) or _DASH.search(text))

    def _split(self, flat: _Flat, section: _Flat | None) -> Parsed | None:
        tail, body = self._tail(flat)
        if section is None and tail is None:
            return self._tailless(body)
        line = self._places(body, tail, section=False)
        own = self._places(section, None, section=True) if section is not None else ()
        kind, chain, word = (tail.kind, tail.chain, tail.word) if tail else ("road", "names", "")
        return Parsed(kind, chain, line, own, word, self.number) if line or own else None

    def _tailless(self, body: _Flat) -> Parsed | None:
        """`盐亭至茂县`, `叙永至毕节段`; `G5绵广`, where the number says what it is; `绵遂内`."""
        parts = self._chain(body)
        if parts is not None:
            return Parsed("railway", "names", (parts,)) if _plain(parts, body) else None
        if self.folded.endswith("段"):
            return None
        ways = tuple(way for way in self._head(body, section=False) if way.form == "chars" or len(way.tokens) > 1)
        if self.number:
            return Parsed("expressway", "chars", ways, number=self.number) if ways else None
        return Parsed("railway", "bare", ways) if ways else None

    def _tail(self, flat: _Flat) -> tuple[Tail | None, _Flat]:
        """The last tail after which only trailing words stand, and what stands before it."""
        found: tuple[Tail | None, _Flat] = (None, flat)
        for match in self.words.tail.finditer(flat.text):
            rest = flat.text[match.end():]
            trail = self.words.trail.match(rest)
            if (rest and not (trail and trail.end() == len(rest))) or _in_name(flat.text, match.start(), match.end()):
                continue
            return self.words.longest(match[0]), flat.cut(0, match.start())
        return found

    def _places(self, flat: _Flat | None, tail: Tail | None, *, section: bool) -> tuple[Places, ...]:
        if flat is None:
            return ()
        if section:
            piece = _PIECE_END.search(flat.text)
            flat = flat.cut(0, piece.start()) if piece else flat
        flat = self._unrivered(flat)
        if not flat.text:
            return ()
        parts = self._chain(flat)
        if parts is not None:
            return (parts,)
        if tail is not None and tail.chain == "names":
            return ()
        return self._head(flat, section, water=tail is not None and tail.kind == "waterway")

    @staticmethod
    def _unrivered(flat: _Flat) -> _Flat:
        match = _RIVER.match(flat.text)
        if match and len(_longest(flat.text, 0)) < len(match[0]):
            return flat.cut(match.end())
        return flat

    def _chain(self, flat: _Flat) -> Places | None:
        """Full names between separators; None where there is no separator."""
        pieces = _pieces(flat.text)
        if len(pieces) < 2:
            return None
        tokens = [self._named(flat, start, end, first=n == 0) for n, (start, end) in enumerate(pieces)]
        return Places(tuple(tokens), "names")

    def _named(self, flat: _Flat, start: int, end: int, *, first: bool) -> Token:
        """The place that the words ``[start, end)`` begin with, or no place."""
        text = flat.text[:end]
        for word in self.words.own:
            if text.startswith(word, start):
                return flat.token(start, start + len(word), self.name, own=True)
        at = start
        found = _longest(text, at)
        while first and not found and at < end - 2:
            at += 1
            found = _longest(text, at)
        if not found:
            return flat.token(start, end, self.name, exact=False)
        inner = _inside(text, at, found)
        if inner:
            at, found = at + len(found), inner
        exact = bool(_AFTER.match(text, at + len(found)))
        return flat.token(at, at + len(found), self.name, names=_codes(found), exact=exact)

    def _head(self, flat: _Flat, section: bool, water: bool = False) -> tuple[Places, ...]:
        """`绵遂内`, `平昌仪陇`, `台州温玉`: the ways to cut a head without separators."""
        text = flat.text.rstrip()
        if not 1 < len(text) <= _LONGEST_HEAD or not _CJK.match(text) or (water and text[-1] in _WATERS):
            return ()
        chars = Places(
            tuple(flat.token(i, i + 1, self.name, char=True) for i in range(len(text))), "chars", text,
            bool(gazetteer.by_name(text)),
        )
        named = self._run_of_names(flat.cut(0, len(text)))
        blocked = self.words.no_place.search(text)
        if named and (len(named) > 1 or section or blocked):
            places = Places(tuple(named), "run")
            return (places,) if blocked or sum(len(t.text) for t in named) < len(text) else (places, chars)
        if blocked or text in self.words.regions:
            return ()
        if len(text) >= 4 and (lead := _longest(text, 0)) and len(text) - len(lead) >= 2:
            rest = flat.cut(len(lead), len(text))  # `台州温玉`: whose, then the chain
            inner = tuple(rest.token(i, i + 1, self.name, char=True) for i in range(len(rest.text)))
            return chars, Places(inner, "chars", rest.text)
        return (chars,)

    def _run_of_names(self, flat: _Flat) -> list[Token]:
        """Names that fill the text from its start to its end (`平昌仪陇`), or the one that opens a section."""
        tokens: list[Token] = []
        at = 0
        while at < len(flat.text) and (found := _longest(flat.text, at)):
            tokens.append(flat.token(at, at + len(found), self.name, names=_codes(found)))
            at += len(found)
        return tokens if at == len(flat.text) else []


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the words between separators stand; a separator inside a place's name (`东至`) is none."""
    cuts: list[tuple[int, int]] = []
    at = start = 0
    while at < len(text):
        if at == start and (found := _longest(text, at)):
            at += len(found)  # `东至至鄱阳`
            continue
        match = _DASH.match(text, at) or _LINK.match(text, at)
        if match and match.end() > at:
            cuts.append((start, at))
            at = start = match.end()
            continue
        if cuts and (stop := _JOINS.match(text, at)) and stop.start() > start:
            text = text[:at]
            break
        at += 1
    cuts.append((start, len(text)))
    return [(a, b) for a, b in cuts if b > a]


def _longest(text: str, at: int) -> str:
    """The longest name of a division that the text has at a place; empty where there is none."""
    firsts = _lengths().get(text[at:at + 2], ())
    for length in firsts:
        word = text[at:at + length]
        if len(word) == length and word not in _NO_NAMES and gazetteer.by_name(word):
            return word
    return ""


def _in_name(text: str, start: int, end: int) -> bool:
    """True where the words are a part of a place's full name (`运河区`)."""
    return _CLASS.search(text, end, end + _LONGEST_PLACE) is not None and any(
        at + len(found) > end and _CLASS.match(found[-1])
        for at in range(max(0, start - 3), start + 1) if (found := _longest(text, at))
    )


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """Lengths of the names that start with two characters, longest first."""
    found: dict[str, set[int]] = {}
    for place in gazetteer.divisions():
        for name in (place.name, *place.short):
            if 1 < len(name) <= _LONGEST_PLACE:
                found.setdefault(name[:2], set()).add(len(name))
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


def _inside(text: str, at: int, outer: str) -> str:
    """`内江东兴`: the name that follows, where it lies inside the first."""
    inner = _longest(text, at + len(outer))
    if not inner:
        return ""
    outers = set(_codes(outer))
    return inner if any(outers & set(gazetteer.ancestors(code)[1:]) for code in _codes(inner)) else ""


@lru_cache(maxsize=16384)
def _codes(name: str) -> tuple[str, ...]:
    """The codes of the edition that a name stands for, in the table's order."""
    found = (gazetteer.code_of_edition(place) for place in gazetteer.by_name(name))
    return tuple(dict.fromkeys(code for code in found if code))


def _plain(parts: Places, body: _Flat) -> bool:
    """True where two places at least are named and every word but the last belongs to one."""
    named = [token for token in parts.tokens if token.names or token.own]
    return len(named) > 1 and all(token.exact for token in named[:-1]) and len(body.text) < LONGEST
