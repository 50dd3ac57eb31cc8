"""Amounts: a number and a unit that measure something (`27.7万亩`, `62%以上`, `10—20个`, `百亿级`).

One regular expression finds each number with its unit in one pass; the tables `units`, `units_excluded` and
`number_words` say which pairs measure and which only number, name or list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.marks import matches
from luoshi.extraction.numbers import (
    ARABIC,
    CHINESE,
    DIGITS,
    MULTIPLIER,
    Value,
    number_words,
    numerals,
    parse_number,
    plain,
)
from luoshi.models import Quantity
from luoshi.text import fold

BARE: Final = frozenset("十百千万亿")
# Units of capacity, which a count of sets may stand before: `4×100万千瓦`, `2×660兆瓦`.
_CAPACITIES: Final = ("千瓦", "兆瓦", "瓦", "吨", "千伏安", "兆伏安", "立方米")
# `8万建卡贫困人口`: whom a number without a unit counts.
_PEOPLE: Final = re.compile("[\u4e00-\u9fff]{0,6}?(?:人口|群众|劳动力|居民|村民|毕业生|务工人员)(?!数|普查|规模|密度)")
# `Mbps` after `5000M`: the unit goes on
_LATIN: Final = re.compile(r"[0-9A-Za-z]")
_SOME: Final = frozenset({"数", "几", "好几"})
# Where a bare multiplier is a figure of speech: `百年`, `万人`, `千家`, `百趟`.
IDIOMATIC: Final = frozenset({"time", "people", "count", "transport"})
# `超5亿元`, `近300公里`: words before the number that belong to the amount, and those that only end alike.
BOUNDS: Final = ("超过", "超", "近", "约", "逾")
BOUND_ENDS: Final = frozenset(word[-1] for word in BOUNDS)
NO_BOUND: Final = (
    "不超过", "不超", "签约", "节约", "集约", "预约", "合约", "履约", "邻近", "附近", "靠近", "临近", "接近",
)
# `5—8`, `3至5`, `10～20`
DASH: Final = r"(?:[-－—–−~〜]{1,2}|至|到)"
ARABIC_DIGITS: Final = frozenset("0123456789")
# Behind these a digit is not the first of its number.
INSIDE_ARABIC: Final = frozenset("0123456789.")
# what follows the first digit of `2025年`
YEAR: Final = "(?<=[12])[09][0-9]{2} ?年"
# `百万级连接`: what a level counts where it is not money
LEVELLED: Final = "(?:连接|人口|用户|终端|学位)"
# `62%以上`, `10个左右`
TAIL: Final = r"(?:以上|以下|以内|之内|左右|上下)"


class _Unit(NamedTuple):
    base: str
    kind: str
    chinese: int | None
    latin: bool


class _Limits(NamedTuple):
    """What may not, or must, stand around a unit."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    only: tuple[str, ...]
    beforeonly: tuple[str, ...]
    beforeok: tuple[str, ...]


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    goes_on: frozenset[str]
    units: Mapping[str, _Unit]
    limits: Mapping[str, _Limits]
    words: Mapping[str, int]


_NONE: Final = _Limits((), (), (), (), ())


def find_quantities(
    text: str, folded: str, lexicons: Lexicons, *, reasons: bool = False, at_numerals: Sequence[int] | None = None,
) -> tuple[Quantity, ...]:
    """Every amount in ``text``, in order; ``folded`` is its half-width form.

    ``reasons`` asks each amount to say which unit and words around it decided. ``at_numerals`` are the ``numerals`` of
    the text, for a caller who has them.
    """
    grammar = _grammar(lexicons)
    found = []
    for match in _amounts(folded, numerals(folded) if at_numerals is None else at_numerals, grammar):
        quantity = _quantity(text, folded, match, grammar)
        if quantity:
            found.append(replace(quantity, reasons=_why(folded, match, quantity, grammar)) if reasons else quantity)
    return tuple(found)


def _amounts(folded: str, at_numerals: Sequence[int], grammar: _Grammar) -> Iterator[re.Match[str]]:
    """What the pattern finds, none over another; it is asked only where a number may begin and go on."""
    return matches(grammar.pattern, folded, [at for at in at_numerals if _may_begin(folded, at, grammar.goes_on)])


def _may_begin(folded: str, at: int, goes_on: frozenset[str]) -> bool:
    first = folded[at]
    if first in ARABIC_DIGITS:
        return not at or folded[at - 1] not in INSIDE_ARABIC
    return first in "万亿" or at + 1 == len(folded) or folded[at + 1] in goes_on


def _why(folded: str, match: re.Match[str], quantity: Quantity, grammar: _Grammar) -> str:
    """The unit and its class in the table `units`, then what else of the pattern took part."""
    printed = match["unit"]
    if match["percent"]:
        said = "percentage: 百分之"
    elif printed is None:
        said = f"no unit, counts {quantity.unit}"
    else:
        said = f"unit {printed}: {grammar.units[printed].kind}"
    bound = folded[quantity.start : match.start()] + (match["tail"] or "")
    per, level = match["per"], match["level"]
    more = (f"per {per[1:]}" if per else "", "range" if quantity.high is not None else "",
            f"bound: {bound}" if bound else "", "level: 级" if level else "")
    return "; ".join(part for part in (said, *more) if part)


def _quantity(text: str, folded: str, match: re.Match[str], grammar: _Grammar) -> Quantity | None:
    if match["percent"]:
        low, high = _ends(match["percent"], match["percent2"], grammar.words)
        return None if low is None else _made(text, _start(folded, match.start()), match.end(), low, high, "%")
    number = folded[match.start():match.end("low")]
    printed = match["unit"] or _bare(folded, match, grammar)
    if printed is None or (match["lowunit"] or printed) != printed:
        return None  # `1日至2001年` is no range
    unit = grammar.units[printed]
    low, high = _values(match, number, grammar.words)
    if low is None or not _measures(folded, match, number, unit, low, grammar):
        return None
    base = unit.base + match["per"] if match["per"] else unit.base
    return _made(text, _start(folded, match.start()), match.end(), low, high, base)


def _made(text: str, start: int, end: int, low: Value, high: Value | None, unit: str) -> Quantity:
    return Quantity(id=f"q-{start}-{end}", start=start, end=end, text=text[start:end], low=plain(low),
                    high=None if high is None else plain(high), unit=unit)


def _start(folded: str, start: int) -> int:
    """Where the amount begins with its bound, if it has one (`签约5亿元` has none)."""
    if folded[start - 1:start] not in BOUND_ENDS:
        return start
    for word in BOUNDS:
        begin = start - len(word)
        if begin >= 0 and folded.startswith(word, begin) and not folded.startswith(NO_BOUND, begin - 1 if begin else 0):
            return begin
    return start


def _values(match: re.Match[str], low: str, words: Mapping[str, int]) -> tuple[Value | None, Value | None]:
    """Both ends; in `10—20万吨` the multiplier at the end is that of both."""
    first, high, mul, rest = match["lowmul"], match["high"], match["mul"] or "", match["rest"]
    if high is None:
        return parse_number(low + first + rest, words), None
    shared = "" if first or match["lowunit"] else mul + rest
    return _ends(low + first + shared, high + mul + rest, words)


def _ends(low: str, high: str | None, words: Mapping[str, int]) -> tuple[Value | None, Value | None]:
    first = parse_number(low, words)
    if high is None or first is None:
        return first, None
    second = parse_number(high, words)
    return (first, second) if second is not None and first < second else (None, None)


def _measures(
    folded: str, match: re.Match[str], number: str, unit: _Unit, low: Value, grammar: _Grammar,
) -> bool:
    printed, start, end = match["unit"], match.start(), match.end("unit")
    if number[0].isascii():
        if not _free(folded, start, number) and not _factor(folded, start, unit):
            return False
    elif not _chinese_measures(folded, match, number + match["lowmul"], unit, low):
        return False
    if printed is None:
        return True
    if _names_a_year(match, number, low) or (printed == "G" and low <= 6):
        return False
    if unit.latin and _LATIN.match(folded, end):
        return False  # `M` in `5000Mbps` and `t` in `3tbd` are no units
    return _allowed(folded, start, end, grammar.limits.get(printed, _NONE), grammar.limits["*"])


def _names_a_year(match: re.Match[str], number: str, low: Value) -> bool:
    """`2025年`, `二〇二五年` and `98年` name a year, `10年` and `70年` measure."""
    if match["unit"] != "年" or match["lowmul"]:
        return False
    return low >= 1000 or (number[0].isascii() and 75 <= low < 100)


def _free(folded: str, start: int, number: str) -> bool:
    """False inside `PM2.5`, `G347`, `GB-12`, `1/3`, `7×24`, and for the codes `07`, `12345`."""
    if number[0] == "0" and number[1:2] != ".":
        return False
    before = folded[start - 1:start] if start else ""
    if before == "-":
        return not (start > 1 and folded[start - 2].isascii() and folded[start - 2].isalnum())
    return not before or (before not in "./_×*#^%" and not (before.isascii() and before.isalnum()))


def _factor(folded: str, start: int, unit: _Unit) -> bool:
    """`2×475兆瓦` and `100兆瓦/400兆瓦时`: the capacity of each, and beside another."""
    before = folded[max(0, start - 2):start]
    if before[-1:] == "×":
        return unit.base.startswith(_CAPACITIES)
    return before[-1:] == "/" and "\u4e00" <= before[0] <= "\u9fff"


def _chinese_measures(folded: str, match: re.Match[str], number: str, unit: _Unit, low: Value) -> bool:
    """`三百公里` and `百家以上` measure; `三个方面`, `四方`, `百年` do not."""
    if number[0] in BARE and folded[match.start() - 1:match.start()] in _SOME:
        return False  # `数十亿元`, `几百家`
    if match["unit"] is None:
        return number[-1:] == "亿"
    if unit.chinese is None and not match["level"]:
        return match["unit"] == "兆" and low >= 100
    if set(number) <= BARE and low < 10**6:
        return unit.kind not in IDIOMATIC or bool(match["tail"] or match["level"])
    return unit.chinese is None or low >= unit.chinese


def _bare(folded: str, match: re.Match[str], grammar: _Grammar) -> str | None:
    """The unit of a number without one: `100亿产业` is money, `参保人数2.35万` are people, `14亿中国人民` has none."""
    number = folded[match.start():match.end("rest")].rstrip()
    before = folded[max(0, match.start() - 10):match.start()]
    heads = grammar.limits["亿"]
    if any(word in before for word in heads.before):
        return "人"
    if number.endswith("万") and _PEOPLE.match(folded, match.end()):
        return "人"
    return "元" if number.endswith("亿") and not folded.startswith(heads.after, match.end()) else None


def _allowed(folded: str, start: int, end: int, limits: _Limits, everywhere: _Limits) -> bool:
    before = folded[max(0, start - 4):start]
    if before.endswith(everywhere.before):
        return False
    if limits is _NONE:
        return True
    if limits.before and before.endswith(limits.before) and not before.endswith(everywhere.beforeok):
        return False
    if limits.after and folded.startswith(limits.after, end):
        return False
    if limits.only and not (folded.startswith(limits.only, end) or end >= len(folded)):
        return False
    return not limits.beforeonly or before.endswith(limits.beforeonly)


@lru_cache(maxsize=8)
def _grammar(lexicons: Lexicons) -> _Grammar:
    units = {
        (name := fold(row["unit"])): _Unit(
            row["base"], row["class"], int(row["chinese"]) if row["chinese"] else None,
            name[-1].isascii() and name[-1].isalpha(),
        )
        for row in lexicons.table("units")
    }
    return _Grammar(_pattern(units), _goes_on(units), units, _limits(lexicons), number_words(lexicons))


def _limits(lexicons: Lexicons) -> dict[str, _Limits]:
    lists: dict[str, dict[str, list[str]]] = {"*": {}, "亿": {}}
    for row in lexicons.table("units_excluded"):
        lists.setdefault(row["unit"], {}).setdefault(row["where"], []).append(row["word"])
    return {
        unit: _Limits(*(tuple(places.get(where, ())) for where in _Limits._fields)) for unit, places in lists.items()
    }


def _goes_on(units: Mapping[str, _Unit]) -> frozenset[str]:
    """What may stand behind the first character of a Chinese number with a unit: more of it, a range, or the unit."""
    heads = {name[0] for name in units} | {name[1] for name in units if name[0] in "百千" and len(name) > 1}
    return frozenset(heads | set(f"{DIGITS}十百千万亿点分多余级 -－—–−~〜至到"))


def _pattern(units: Mapping[str, _Unit]) -> re.Pattern[str]:
    first = re.escape("".join(sorted({name[0] for name in units})))
    unit = rf"(?=[{first}])(?:{_alternatives(units)})"
    # A possessive number is read whole or not at all; the leading class lets the engine skip all other characters.
    whole = rf"(?:[0-9]{ARABIC}|[{DIGITS}十百千万亿]{CHINESE})"
    return re.compile(
        rf"[0-9{DIGITS}十百千万亿](?:"
        # `百分之三十以上`
        rf"(?<=百)分之(?P<percent>{whole})(?:{DASH}百分之(?P<percent2>{whole}))?"
        rf"|(?:(?<=[0-9])(?<![0-9.][0-9])(?!{YEAR}){ARABIC}|(?<=[^0-9]){CHINESE})(?P<low>) ?(?P<lowmul>{MULTIPLIER})"
        # `5%—8%`, `10—20万`, `3至5家`
        rf"(?:[多余]?(?P<lowunit>{unit})?+ ?{DASH} ?(?P<high>{whole}) ?(?P<mul>{MULTIPLIER}))?"
        # `2000多亿元`, `10余万人`
        rf"[多余]?(?P<rest>[万亿]{{0,2}}) ?(?P<level>级)?"
        rf"(?:(?<=[万亿])(?!{unit})|(?<=级)(?!{LEVELLED})|(?P<unit>{unit})(?P<per>/(?:{unit}))?)"
        rf")[多余]?级?(?P<tail>{TAIL})?",
    )


def _alternatives(names: Iterable[str]) -> str:
    """An alternation that tries each first character once and longer names before their beginnings."""
    heads: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        heads.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(re.escape(head) + f"(?:{'|'.join(rests)})" for head, rests in sorted(heads.items()))
