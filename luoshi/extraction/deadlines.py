"""Deadlines: phrases that bound a measure in time, with the last day that they name.

`到2025年`, `2024年底前`, `6月底前`, `年内`, `三季度末`, `“十四五”期间`, `本世纪中叶`. Dates of the past, of adoption
and birth, and plans' names are none; the tables `deadline_*` and `plan_periods` hold what tells them apart.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import UNSET

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.marks import marks, matches
from luoshi.extraction.numbers import number_words, numerals, parse_number
from luoshi.models import Deadline

# `12`, `十二`, `二十`
_SMALL: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# `前`, `之前`, `止`
_BEFORE: Final = r"(?:之前|以前|前|止|内)"
# `6月底前`, `6月30日`, `6月中旬`; `底`, `年底前`
_MONTH: Final = rf"(?P<month>{_SMALL}) ?月(?:份)?(?: ?(?P<day>{_SMALL}) ?日|(?P<part>底|末|上旬|中旬|下旬|初))?"
_LOOSE: Final = (
    rf"(?P<m>{_SMALL}) ?月(?:份)?(?: ?(?P<d>{_SMALL}) ?日|(?P<p>底|末|上旬|中旬|下旬|初))?(?:之前|以前|前|止)"
)
_HALF: Final = r"(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四])季度"

# `2025`, `二〇二五`
_FIRST: Final = "[12一二]"
_YEAR: Final = _FIRST + "[09〇○零九][0-9〇○零一二三四五六七八九]{2}"

# what the headings of the second half of a work report speak of
_TURN: Final = "总体要求|总体思路|预期目标|主要目标|重点工作|主要工作|政府工作|工作安排|工作建议|任务|部署"

# What a date may begin with.
_FIRSTS: Final = frozenset("0123456789一二三四五六七八九十")
# One of these is in every word that names a last day.
_TELLING: Final = "年季世"
_CENTURY: Final = ("本世纪中叶", "下世纪中叶", "本世纪末", "21世纪中叶", "二十一世纪中叶")

# `到2025年`: words before a year that make it a bound, longest first
_TO: Final = ("截止到", "截至到", "截至", "截止", "到了", "到", "至")


# what stands before `全年` where it opens a clause: a mark, or the end of `力争`, `确保`
_CLAUSE_EDGES: Final = frozenset(",;。\n争保")


class _Found(NamedTuple):
    start: int
    end: int
    by: str


class _Form(NamedTuple):
    offset: int
    month: int
    needs: str


class _Grammar(NamedTuple):
    goes_on: frozenset[str]
    dates: re.Pattern[str]
    words: re.Pattern[str]
    heads: frozenset[str]
    reach: int
    forms: Mapping[str, _Form]
    periods: Mapping[str, int]
    followers: tuple[str, ...]
    verbs: tuple[str, ...]
    excluded: Mapping[str, Mapping[str, tuple[str, ...]]]
    numerals: Mapping[str, int]


class _Context(NamedTuple):
    """The document's own year, its kind, and where its review of the past ends."""

    folded: str
    year: int | None
    annual: bool
    review: int
    grammar: _Grammar


def find_deadlines(
    text: str, folded: str, lexicons: Lexicons, *, year: int | None = None, annual: bool = False,
    reasons: bool = False, at_numerals: Sequence[int] | None = None,
) -> tuple[Deadline, ...]:
    """Every deadline in ``text``, in order.

    Args:
        text: the document's text.
        folded: its half-width form.
        lexicons: the tables.
        year: the year that the document speaks in; without it `年内` names no day.
        annual: whether the document is about one year, so that `全年` and the year's name bound its targets.
        reasons: whether each deadline says which table, words and year decided.
        at_numerals: the ``numerals`` of the text, for a caller who has them.
    """
    grammar = _grammar(lexicons)
    context = _Context(folded, year, annual, _review_end(folded, year) if annual else 0, grammar)
    places = numerals(folded) if at_numerals is None else at_numerals
    found = [(hit, match) for match in _each_date(folded, places, grammar) if (hit := _dated(match, context))]
    found += [(hit, match) for match in _each_word(folded, grammar) if (hit := _worded(match, context))]
    kept: list[Deadline] = []
    for hit, match in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        start, end, by = hit
        if not kept or start >= kept[-1].end:
            kept.append(Deadline(id=f"d-{start}-{end}", start=start, end=end, text=text[start:end], by=by,
                                 reasons=_why(hit, match, context) if reasons else UNSET))
    return tuple(kept)


def _why(hit: _Found, match: re.Match[str], context: _Context) -> str:
    """What names the last day, and which words bound by it."""
    groups = match.groupdict()
    opener, closer = context.folded[hit.start : match.start()].rstrip("“\"‘'「『"), groups.get("before") or ""
    if groups.get("period"):
        said, closer = f"plan period: {groups['period']}", groups["span"] or ""
    elif groups.get("year"):
        said = f"year: {groups['last'] or groups['year']}"
    elif groups.get("m"):
        said, closer = "month: by the document's year", match[0][-1]
    elif "世纪" in match[0]:
        return f"century: {match[0]}"
    else:
        said = f"form: {match[0]}, by the document's year"
    bound = "…".join(word for word in (opener, closer) if word)
    return f"{said}; bound: {bound}" if bound else f"{said}; bounds what follows"


def _each_date(folded: str, at_numerals: Sequence[int], grammar: _Grammar) -> Iterator[re.Match[str]]:
    """The dates in order, none over another; the pattern is asked only where one may begin and go on."""
    last = len(folded) - 1
    return matches(grammar.dates, folded, [at for at in at_numerals if at < last and folded[at] in _FIRSTS
                                           and folded[at + 1] in grammar.goes_on])


def _each_word(folded: str, grammar: _Grammar) -> Iterator[re.Match[str]]:
    """What the pattern of words finds, none over another."""
    if grammar.reach < 0:
        return grammar.words.finditer(folded)
    return matches(grammar.words, folded, [at for mark in marks(folded, _TELLING)
                                           for at in range(max(0, mark - grammar.reach), mark + 1)
                                           if folded[at] in grammar.heads])


def _review_end(folded: str, year: int | None) -> int:
    """Where a work report turns from what was done to what is to be done; 0 where it has no review."""
    review = folded.find("回顾")
    # `二、2024年重点工作`, `今年经济社会发展的主要预期目标`
    turn = re.compile(rf"(?:{year or '20[0-9]{2}'}年|今年)[^。\n]{{0,30}}?(?:{_TURN})").search(
        folded, review if review >= 0 else len(folded) // 20)
    return turn.start() if turn else 0


def _dated(match: re.Match[str], context: _Context) -> _Found | None:
    if match["period"]:
        return _period(match, context)
    if match["year"]:
        return _year(match, context)
    return _month(match, context)


def _year(match: re.Match[str], context: _Context) -> _Found | None:
    folded, grammar = context.folded, context.grammar
    named = _number(match["last"] or match["year"], grammar)
    if not 1949 <= named <= 2100 or _inside_name(match.start(), match.end(), folded):
        return None
    start, bounded = _opening(folded, match.start())
    by = _last_day(match, named, grammar)
    if by is None or (context.year is not None and named < context.year):
        return None
    if _excluded("year", start, match.end(), context):
        return None
    if (match["before"] or match["day"]) and _excluded("bound", start, match.end(), context):
        return None
    if match["before"] or (bounded and not _reports(folded, start, named, context)):
        return _Found(start, match.end(), by)
    return _Found(start, match.end(), by) if not bounded and _loose_year(match, named, context) else None


def _reports(folded: str, start: int, named: int, context: _Context) -> bool:
    """`截至2023年底` tells how things stand, and `2015年10月至2016年3月` how long something was."""
    if not folded.startswith("截", start) and folded[start - 1:start] not in {"月", "日"}:
        return False
    return context.year is None or named <= context.year


def _loose_year(match: re.Match[str], named: int, context: _Context) -> bool:
    """A year without `到` or `前` bounds only what follows it at once, and only in a document of a known year."""
    if context.year is None or (match["day"] and not match["last"]):
        return False
    folded, verbs = context.folded, context.grammar.verbs
    if named == context.year and not context.annual and not match["end"]:
        return folded.startswith(verbs, match.end() + folded.startswith(",", match.end()))
    return folded.startswith(context.grammar.followers, match.end())


def _opening(folded: str, start: int) -> tuple[int, bool]:
    for word in _TO:
        begin = start - len(word)
        if begin >= 0 and folded.startswith(word, begin):
            # `有效期至` says how long the document is in force
            return begin, "有效期" not in folded[max(0, begin - 8):begin]
    return start, False


def _last_day(match: re.Match[str], year: int, grammar: _Grammar) -> str | None:
    if match["half"]:
        return _iso(year, 6 if match["half"] == "上半年" else 12)
    if match["quarter"]:
        return _iso(year, 3 * _number(match["quarter"], grammar))
    if not match["month"]:
        return _iso(year, 12)
    return _in_month(year, match["month"], match["day"], match["part"], grammar)


def _in_month(year: int, month: str, day: str | None, part: str | None, grammar: _Grammar) -> str | None:
    number = _number(month, grammar)
    if not 1 <= number <= 12:
        return None
    last = {"上旬": 10, "中旬": 20, "初": 10}.get(part or "") or (_number(day, grammar) if day else None)
    if last is not None and not 1 <= last <= monthrange(year, number)[1]:
        return None
    return _iso(year, number, last)


def _iso(year: int, month: int, day: int | None = None) -> str:
    return f"{year:04d}-{month:02d}-{day or monthrange(year, month)[1]:02d}"


def _number(word: str, grammar: _Grammar) -> int:
    value = parse_number(word, grammar.numerals)
    return int(value) if value is not None else 0


def _month(match: re.Match[str], context: _Context) -> _Found | None:
    """`6月底前` in the document's own year; `每年6月底前` recurs and `2020年…` was read with its year."""
    if context.year is None or match.start() < context.review:
        return None
    before = context.folded[max(0, match.start() - 4):match.start()]
    year, start = context.year, match.start()
    if before.endswith("明年"):
        year, start = year + 1, start - 2
    elif before.endswith(("今年", "本年")):
        start -= 2
    elif before.endswith(("年", "年度", "每月")) or "每" in before or before[-1:].isdigit():
        return None
    by = _in_month(year, match["m"], match["d"], match["p"], context.grammar)
    if by is None or _inside_name(start, match.end(), context.folded):
        return None
    if _excluded("bound", start, match.end(), context):
        return None
    begin, bounded = _opening(context.folded, start)
    return _Found(begin if bounded else start, match.end(), by)


def _period(match: re.Match[str], context: _Context) -> _Found | None:
    """`“十四五”期间`; the bare name counts where an action follows, not in a plan's name."""
    folded, grammar = context.folded, context.grammar
    last = grammar.periods[re.sub(r"[·.•]", "", match["period"])]
    if context.year is not None and last < context.year:
        return None
    start, end = match.start(), match.end()
    opened = folded[start - 1:start] in {"“", '"', "‘", "'", "「", "『"} if start else False
    if start and folded[start - 1] in "一二三四五六七八九十第百零〇":
        return None
    quoted = opened or bool(match["quote"])
    start -= opened
    if start < context.review or _inside_name(start, end, folded):
        return None
    if match["span"]:
        kind = "spanned"
    elif quoted:
        kind = "period"
    else:
        return None
    begin, bounded = _opening(folded, start)
    if _excluded(kind, begin, end, context):
        return None
    if kind == "period" and not (bounded or folded.startswith(grammar.followers, end)):
        return None
    return _Found(begin if bounded else start, end, _iso(last, 12))


def _worded(match: re.Match[str], context: _Context) -> _Found | None:
    word, folded = match[0], context.folded
    if "世纪" in word:
        return _century(match, context)
    if context.year is None or (match.start() < context.review and word[:2] not in ("今年", "明年")):
        return None
    form = context.grammar.forms[word]
    kind = "全年" if word == "全年" else "quarter" if "季度" in word else "word"
    if form.needs == "annual" and not context.annual and not _planned(match.start(), match.end(), context):
        return None
    start, bounded = _opening(folded, match.start())
    start = start if bounded else match.start()
    if folded.startswith("截", start) and bounded and not word.endswith("前"):
        return None  # `截至一季度` tells how things stand
    if _excluded(kind, start, match.end(), context) or _past(match.end(), context):
        return None
    if form.needs == "follow" and not bounded:
        allowed = context.grammar.verbs if word == "本年度" else context.grammar.followers
        if not folded.startswith(allowed, match.end()):
            return None
    return _Found(start, match.end(), _iso(context.year + form.offset, form.month))


def _planned(start: int, end: int, context: _Context) -> bool:
    """`力争全年完成…`, `全年新建…`: a year's work, in a plan of tasks that is no report."""
    return context.folded[start - 1 : start] in _CLAUSE_EDGES and context.folded.startswith(context.grammar.verbs, end)


def _century(match: re.Match[str], context: _Context) -> _Found | None:
    """`本世纪中叶` is 2050 in this century; `本世纪末` was 2000 for the reports of the last one."""
    if context.year is None and match[0].startswith("本世纪末"):
        return None
    old = context.year is not None and context.year <= 2000
    base = 1900 if old and match[0].startswith("本") else 2000
    last = base + (50 if "中叶" in match[0] else 100)
    if context.year is not None and last < context.year:
        return None
    start, bounded = _opening(context.folded, match.start())
    return _Found(start if bounded else match.start(), match.end(), _iso(last, 12))


def _past(end: int, context: _Context) -> bool:
    """True where the clause after the phrase tells what was done."""
    clause = re.split(r"[。;\n]", context.folded[end:end + 40], maxsplit=1)[0]
    return any(word in clause for word in context.grammar.excluded["clause"].get("within", ()))


def _excluded(kind: str, start: int, end: int, context: _Context) -> bool:
    rules = context.grammar.excluded.get(kind, {})
    before, after = rules.get("before", ()), rules.get("after", ())
    if before and context.folded[max(0, start - 9):start].rstrip(" ").endswith(before):
        return True
    return bool(after) and context.folded.startswith(after, end)


def _inside_name(start: int, end: int, folded: str) -> bool:
    """True inside `《…》` and for `(2021—2025年)` and `〔2021〕`, which belong to names."""
    if folded[start - 1:start] in {"(", "〔", "["} and folded[end:end + 1] in {")", "〕", "]"}:
        return True
    left = folded[max(0, start - 60):start]
    return left.rfind("《") > left.rfind("》")


@lru_cache(maxsize=8)
def _grammar(lexicons: Lexicons) -> _Grammar:
    forms = {
        row["form"]: _Form(int(row["offset"]), int(row["month"]), row["needs"])
        for row in lexicons.table("deadline_forms")
    }
    periods = {row["name"]: int(row["end"]) for row in lexicons.table("plan_periods")}
    followers = lexicons.table("deadline_followers")
    lists: dict[str, dict[str, list[str]]] = {"clause": {}}
    for row in lexicons.table("deadline_excluded"):
        lists.setdefault(row["form"], {}).setdefault(row["where"], []).append(row["word"])
    return _Grammar(
        _goes_on(periods), _dates(periods), _words(forms), frozenset([name[0] for name in (*forms, *_CENTURY)]),
        _reach((*forms, *_CENTURY)), forms, periods,
        tuple(row["word"] for row in followers), tuple(row["word"] for row in followers if row["class"] == "verb"),
        {form: {where: tuple(words) for where, words in places.items()} for form, places in lists.items()},
        number_words(lexicons),
    )


def _dotted(name: str) -> str:
    """`十四五`, `十·五`."""
    return "[·.•]?".join(name)


def _goes_on(periods: Mapping[str, int]) -> frozenset[str]:
    """What may stand behind the first character of a date: of a year, a month, or a period's name."""
    return _FIRSTS | frozenset("〇○零月 ·.•") | frozenset([name[1:2] for name in periods])


def _reach(names: Sequence[str]) -> int:
    """How far before one of ``_TELLING`` a word begins at most; -1 where a word has none of them."""
    first = [[at for at, char in enumerate(name) if char in _TELLING][:1] for name in names]
    return max([at for found in first for at in found], default=0) if all(first) else -1


def _dates(periods: Mapping[str, int]) -> re.Pattern[str]:
    names = "|".join(map(_dotted, sorted(periods, key=lambda name: (-len(name), name))))
    return re.compile(
        # `2021—2025年`, `2025年底前`, `2025年6月底前`, `2025年三季度`
        rf"(?P<year>(?<![0-9]){_YEAR})(?: ?年? ?[-—–~至到]{{1,2}} ?(?P<last>{_YEAR}))? ?年"
        rf"(?: ?(?:{_MONTH}|{_HALF}))?(?P<end>年?(?:底|末))?(?P<before>{_BEFORE})?"
        rf"|(?<![0-9]){_LOOSE}"
        # `“十四五”期间`, `“十四五”末`
        rf"|(?P<period>{names})(?P<quote> ?[”\"’'」』])?(?P<span>规划期(?:间|内|末)|期间|时期|期末|末期|末|期内)?"
    )


def _words(forms: Mapping[str, _Form]) -> re.Pattern[str]:
    names = sorted([*forms, *_CENTURY], key=lambda name: (-len(name), name))
    heads = {name[0]: [other[1:] for other in names if other[0] == name[0]] for name in names}
    return re.compile("|".join(f"{head}(?:{'|'.join(map(re.escape, rest))})" for head, rest in heads.items()))
