"""Slogans: coined terms with numbers that stand for a list (`“5+4+5”`, `“四新一大”`, `五大现代服务业`).

A grammar of such terms, not a list of them: formulas of figures, counted phrases in quotation marks, `N大` before a
class noun, and the national terms of `slogan_known`. What the members are is the question of `slogan_members`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import UNSET

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.marks import marks, matches
from luoshi.extraction.numbers import NUMERALS, numerals
from luoshi.extraction.slogan_members import resolve
from luoshi.extraction.slogan_terms import Mention, Part
from luoshi.models import Slogan

DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
MANY: Final = frozenset("百千万亿")

# `“四新一大”`: what stands between quotation marks; line breaks and full stops end the search
OPEN: Final = "“\"「‘『"
_QUOTED: Final = r"(?P<quoted>[^“”\"「」‘’『』。;:!?\n]{1,28})[”\"」’』]"
# `1+3`, `1+30+N`, `5+2就业之家`
_FORMULA: Final = re.compile(r"(?:[0-9]{1,3}|[NnXxMm])(?: ?\+ ?(?:[0-9]{1,4}|[NnXxMmYy]))+[\u4e00-\u9fff]{0,8}")
# `12345`, `351`, `415X`
_CODE: Final = re.compile(r"[0-9]{3,6}[XN]?")
# `2035`, `1000`: a year or a round number is no code
_ROUND: Final = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])|[0-9]+00$")
# `30工程`, `410行动`
_CODED: Final = re.compile(r"[0-9]{2,6}(?:工程|计划|行动|战略|模式|机制|体系|格局|架构|布局|工作法|产业)")
# `个十百`, `千万工程`, `百千万`, `十百千`
_LADDER: Final = re.compile(r"(?=.*[十百千万亿]{2})[个一十百千万亿]{2,6}[\u4e00-\u9fff]{0,6}")
# one counted part of `一枢纽、两中心`, `四新一大`, `双一流`, `五统一`, `六个一`
_NUMERAL: Final = "[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九双]"
_NOUN: Final = "(?:[^一二两三四五六七八九双、,·+和及]|一流|一体|(?<=[个统合归同专])[一三])"
_PART: Final = re.compile(
    rf"(双|(?:{_NUMERAL})(?![一二两三四五六七八九十]))(?![年月日时天周])({_NOUN}{{1,9}}(?:双$)?|双$)"
)
# `二十一连冠`, `九连增`: how often, not what
_STREAK: Final = re.compile(r"连.$")
# words of a sentence, which no coined term holds
_SENTENCE: Final = re.compile(r"[是了说]|的事|一[^、]{1,6}、?二")
# `千村`, `万企`: a part that counts by a multiplier; and a part of a chain that counts nothing
_MULTIPLE: Final = re.compile(r"[百千万]([^百千万、,·]{1,4})")
_FREE: Final = re.compile(r"[^、,·]{2,8}")
_SEPARATORS: Final = re.compile(r"[、,·+和及与]| ")
# `新三样`, `小三通`
_PREFIX: Final = re.compile(r"[新小老](?=[二两三四五六七八九十双])")
# what a coined term begins with; all other quotations are passed over at once
_STARTS: Final = frozenset("0123456789NnXxMm一二两三四五六七八九十百千万亿双个新小老")
# `践行十爱`: a verb inside the quotation marks
_VERBED: Final = re.compile(r"(?:践行|争做|争创|开展|实施|坚持|弘扬|培育)(?=[三四五六七八九十])")
_FIGURES: Final = r"(?P<figures>\+(?:[0-9]{1,3}|[NX])(?:\+(?:[0-9]{1,3}|[NX]))*)"
# `五张名片`, `三篇文章`, `四大`
_CARDS: Final = re.compile(r"[二两三四五六七八九十][张块篇大]")
# `五篇大文章`, `四张名片`: things that stand for tasks
_FIGURATIVE: Final = "[篇张](?=大?文章|(?:金字)?招牌|[金亮靓]?丽?名片|王牌)"
# what ends a class noun
_NOUN_BREAK: Final = re.compile(r"[、,。;:()“”\"\s《》的等和]")
# `2个`, `11条` after a formula show that its figures count things themselves
_COUNTED: Final = re.compile(r"[条个项家座所台套%亿万]")


# what makes a number before `大` another one (`二十大`, `第三大`)
_JOINED: Final = frozenset("一二三四五六七八九十百千零第几个")


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    others: str
    goes_on: frozenset[str]
    heads: re.Pattern[str]
    classes: Mapping[str, str]
    known: frozenset[str]
    whole: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    after: tuple[str, ...]
    plain: tuple[str, ...]
    shapes: tuple[str, ...]


def find_slogans(
    text: str, folded: str, lexicons: Lexicons, *, reasons: bool = False, at_numerals: Sequence[int] | None = None,
) -> tuple[Slogan, ...]:
    """Every slogan in ``text``, in order, with the members that the same document lists for it.

    ``reasons`` asks each slogan to say by which form it was found and where its members are listed. ``at_numerals``
    are the ``numerals`` of the text, for a caller who has them.
    """
    grammar = _grammar(lexicons)
    mentions: list[Mention] = []
    matches: list[re.Match[str]] = []
    for match in _terms(folded, numerals(folded) if at_numerals is None else at_numerals, grammar):
        mention = _mention(folded, match, grammar)
        if mention and (not mentions or mention.start >= mentions[-1].end):
            mentions.append(mention)
            matches.append(match)
    members = resolve(folded, mentions, lexicons)
    return tuple(
        Slogan(
            id=f"s-{mention.start}-{mention.end}", start=mention.start, end=mention.end,
            text=text[mention.start:mention.end], members=tuple(text[a:b] for a, b in spans), spans=tuple(spans),
            reasons=f"{_why(mention, match, grammar)}; members: {where}" if reasons else UNSET,
        )
        for mention, match, (spans, where) in zip(mentions, matches, members, strict=True)
    )


def _terms(folded: str, at_numerals: Sequence[int], grammar: _Grammar) -> Iterator[re.Match[str]]:
    """What the pattern finds, none over another; it is asked only where a term may begin and go on."""
    last = len(folded) - 1
    places = sorted([*at_numerals, *marks(folded, grammar.others)])
    return matches(grammar.pattern, folded, [at for at in places if at < last and (
        folded[at] in OPEN or folded[at + 1] in grammar.goes_on)])


def _why(mention: Mention, match: re.Match[str], grammar: _Grammar) -> str:
    """The form of the term: a known one, a formula, or counted nouns and the words that count them."""
    if mention.text in grammar.known:
        return f"known: {mention.text}"
    if match["figures"] or mention.text[0].isascii():
        return f"figures: {mention.text}"
    if match["quoted"] and mention.start < match.end("quoted"):
        counted = "、".join(f"{part.number or 'N'} {part.noun}" for part in mention.parts)
        return f"counted in quotation marks: {counted or mention.text}"
    head = next((found[0] for found in grammar.heads.finditer(mention.text, 1) if found.end() == len(mention.text)), "")
    return f"counted: {mention.text[:2]}, class noun {head}" if head else f"counted: {mention.text[:2]}"


def _mention(folded: str, match: re.Match[str], grammar: _Grammar) -> Mention | None:
    if match["quoted"]:
        if folded.startswith(grammar.after, match.end()):
            return None
        return _quoted(match["quoted"], match.start("quoted"), grammar) or _carded(folded, match, grammar)
    if match["known"]:
        start, end = match.span()
        return Mention(start, end, folded[start:end], _parts(folded[start:end]) or ())
    if match["figures"]:
        return _figures(folded, match)
    return _counted(folded, match, grammar)


def _figures(folded: str, match: re.Match[str]) -> Mention | None:
    """`1+3+N` without quotation marks, before a noun."""
    start = match.start()
    while start and folded[start - 1].isdigit():
        start -= 1
    before, after = folded[start - 1:start], folded[match.end():match.end() + 1]
    if start == match.end() or (before.isascii() and before.strip() and before not in "(\"'") or _COUNTED.match(after):
        return None
    if not "\u4e00" <= after <= "\u9fff":
        return None
    return Mention(start, match.end(), folded[start:match.end()], _formula(folded[start:match.end()]))


def _counted(folded: str, match: re.Match[str], grammar: _Grammar) -> Mention | None:
    """`五大现代服务业`: to the class noun, and on through class nouns that follow."""
    start, begin = match.start(), match.end()
    joined = folded[start - 1:start] in _JOINED or folded[max(0, start - 2):start] == "党的"
    if joined or (folded.startswith(grammar.plain, begin) and not grammar.heads.match(folded, begin)):
        return None
    if folded[begin:begin + 1] in set("”」’』\"") or not folded[begin:begin + 1].strip():
        return None
    end = _noun_end(folded, begin, grammar)
    if end is None:
        return None
    return Mention(start, end, folded[start:end], (Part(DIGITS[folded[start]], folded[begin:end]),))


def _carded(folded: str, match: re.Match[str], grammar: _Grammar) -> Mention | None:
    """`“山水、洞天、红色”三张金字招牌`: a count after the quotation marks that hold its list."""
    count = _CARDS.match(folded, match.end())
    if count is None or DIGITS[count[0][0]] != match["quoted"].count("、") + 1:
        return None
    end = _noun_end(folded, count.end(), grammar)
    if end is None:
        return None
    start = count.start()
    return Mention(start, end, folded[start:end], (Part(DIGITS[folded[start]], folded[count.end():end]),))


def _noun_end(folded: str, begin: int, grammar: _Grammar) -> int | None:
    window = _NOUN_BREAK.split(folded[begin:begin + 14], maxsplit=1)[0]
    end = 0
    for match in grammar.heads.finditer(window):
        kind, gap = grammar.classes[match[0]], match.start() - end
        if (kind == "weak" and match.start()) or (end and gap > (2 if kind == "final" else 0)):
            continue
        end = match.end()
    if end:
        return begin + end
    return begin + len(window) if 0 < len(window) <= 5 else None


def _quoted(content: str, start: int, grammar: _Grammar) -> Mention | None:
    lead = len(content) - len(content.lstrip())
    content, start = content.strip(), start + lead
    if content and content[0] not in _STARTS and content not in grammar.known:
        return _embedded(content, start, grammar) if _VERBED.search(content) else None
    if content in grammar.known:
        return Mention(start, start + len(content), content, _parts(content) or ())
    if not content or content in grammar.whole or content.startswith(grammar.starts.get(content[0], ())):
        return None
    if content[0].isascii():
        return _numeric(content, start)
    prefix = _PREFIX.match(content)
    body = content[1:] if prefix else content
    if _LADDER.fullmatch(body) and len(body) <= 8:
        return Mention(start, start + len(content), content, ())
    parts = None if _SENTENCE.search(body) else _parts(body)
    if parts is None or not _coined(parts, grammar):
        return None
    return Mention(start, start + len(content), content, parts)


def _numeric(content: str, start: int) -> Mention | None:
    end = start + len(content)
    if _FORMULA.fullmatch(content) and any(char.isdigit() for char in content):
        return Mention(start, end, content, _formula(content))
    if (_CODE.fullmatch(content) or _CODED.fullmatch(content)) and not _ROUND.match(content):
        return Mention(start, end, content, ())
    return None


def _embedded(content: str, start: int, grammar: _Grammar) -> Mention | None:
    """`“践行十爱·德耀甜城”`: the counted words among others."""
    offset = 0
    for piece in re.split(r"([·、,])", content):
        verb = _VERBED.match(piece)
        words = piece[verb.end():] if verb else ""
        parts = _parts(words) if 1 < len(words) <= 6 else None
        if verb and parts and _coined(parts, grammar):
            begin = start + offset + verb.end()
            return Mention(begin, begin + len(words), words, parts)
        offset += len(piece)
    return None


def _formula(content: str) -> tuple[Part, ...]:
    figures = re.findall(r"[0-9]+|[NnXxMmYy]", content)
    return tuple(Part(int(figure) if figure.isdigit() else None, "") for figure in figures)


def _parts(content: str) -> tuple[Part, ...] | None:
    """`一枢纽、两中心` as its counts and nouns; None where it is no chain of counted nouns."""
    parts: list[Part] = []
    free = position = 0
    while position < len(content):
        separator = _SEPARATORS.match(content, position)
        if separator and parts:
            position = separator.end()
            continue
        ladder = _MULTIPLE.match(content, position)
        match = _PART.match(content, position) or ladder
        if match is None:
            # `四化同步、城乡融合、五区共兴`: a part without a number among counted ones
            rest = _FREE.match(content, position)
            if not parts or rest is None or content[position - 1] not in "、,·":
                return None
            free += 1
            position = rest.end()
            continue
        count = None if match is ladder else _count(match[1])
        parts.append(Part(count, match[match.lastindex or 1]))
        position = match.end()
    return tuple(parts) if parts and free < len(parts) + 1 else None


def _count(numeral: str) -> int:
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return DIGITS[numeral]
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)


def _coined(parts: tuple[Part, ...], grammar: _Grammar) -> bool:
    """False for `一网统管` and `一企一策`, which count nothing, and for `两公里`, which measures."""
    if all(part.number == 1 for part in parts):
        return len(parts) > 1 and all(part.noun in grammar.shapes for part in parts)
    if all(part.number is None for part in parts):
        return len(parts) > 1
    return not (len(parts) == 1 and _STREAK.match(parts[0].noun))


@lru_cache(maxsize=8)
def _grammar(lexicons: Lexicons) -> _Grammar:
    lists: dict[str, list[str]] = {"whole": [], "start": [], "after": [], "plain": []}
    for row in lexicons.table("slogan_excluded"):
        lists.setdefault(row["where"], []).append(row["word"])
    classes = {row["word"]: row["class"] for row in lexicons.table("slogan_heads")}
    periods = [row["name"] for row in lexicons.table("plan_periods")]
    known = sorted(
        (row["word"] for row in lexicons.table("slogan_known") if row["plain"] == "yes"),
        key=lambda word: (-len(word), word),
    )
    heads = {name[0] for name in known}
    return _Grammar(
        _pattern(known), "".join(sorted(heads - set(NUMERALS) | {"N", *OPEN})),
        frozenset(["大", "+", *_FIGURATIVE[1:3], *(name[1] for name in known)]), _longest(list(classes)), classes,
        frozenset(row["word"] for row in lexicons.table("slogan_known")),
        frozenset([*lists["whole"], *periods]), _by_head(lists["start"]), tuple(lists["after"]), tuple(lists["plain"]),
        tuple(row["word"] for row in lexicons.table("slogan_shapes")),
    )


def _by_head(words: list[str]) -> dict[str, tuple[str, ...]]:
    return {head: tuple(word for word in words if word[0] == head) for head in sorted({word[0] for word in words})}


def _pattern(known: list[str]) -> re.Pattern[str]:
    """One pattern whose leading class lets the engine skip all other characters."""
    heads = "".join(sorted({name[0] for name in known}))
    names = "|".join(f"(?<={head})(?:{'|'.join(re.escape(name[1:]) for name in same)})"
                     for head, same in _by_head(known).items())
    return re.compile(
        rf"[{OPEN}二两三四五六七八九十0-9N{heads}](?:(?<=[{OPEN}]){_QUOTED}|(?<=[二两三四五六七八九十])(?:大|{_FIGURATIVE})"
        rf"|(?<=[0-9N]){_FIGURES}|(?P<known>{names}))"
    )


def _longest(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
