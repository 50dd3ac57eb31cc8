"""One look over the whole document for what may close the name of a project, so that most clauses need no reading."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple, final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from luoshi.extraction.lexicon import Lexicons

# What else a project may end in: works, a phase, a quoted name in front of its building, the class of a road's number.
_OTHER: Final = (
    "工程", "国道", "省道", "一期", "二期", "三期", "四期", "五期", "六期", "”建设", "”打造",
)
# How a city or county speaks of itself, and how one speaks who rules many of them.
_OWN: Final = ("全市", "我市", "全县", "我县", "市区", "中心城区", "主城区", "市委")
_MANY: Final = ("各市", "各地", "各县", "各州", "各省", "各设区", "地级以上市", "各级")
_OFTEN: Final = 3
# Words after which anything may follow: `项目30个`, the number of a road, a place in digital form.
_NUMBERED: Final = tuple(letter + digit for letter in "GSX" for digit in "0123456789")
_OPEN: Final = ("项目", *_NUMBERED, "实景三维", "孪生", "数字", "智慧")
# What follows `数字` and `智慧` where no place does: `数字经济`, `智慧农业`.
_NO_PLACE: Final = frozenset("经化技产政社乡孪人资平贸文金基赋转城农园医教交校旅港管物能电水工,、。")
# What may follow the last word of a name, beside the first characters of the words that say what is done to it.
_AFTER: Final = frozenset(
    "、,;。:!?\n\t \")”’》(等和及在为与暨以并的之项工打年上下全尽早按加主首正顺如力抓有基同实一二三四五六七八九十"
)


@final
class Sight:
    """Where names may end, in order of the text, and whether the document is a city's or county's own."""

    __slots__ = ("_at", "_ends", "local")

    def __init__(self, ends: list[int], local: bool) -> None:
        self._ends = ends
        self._at = 0
        self.local = local

    def within(self, start: int, end: int) -> bool:
        """Whether a name may end in the span; quickest where the spans run with the text."""
        ends, at = self._ends, self._at
        if at and ends[at - 1] > start:
            at = bisect_right(ends, start)
        while at < len(ends) and ends[at] <= start:
            at += 1
        self._at = at
        return at < len(ends) and ends[at] <= end


class Eyes(NamedTuple):
    """The matcher, from where its words open a name, are never one or tell whose the text is, and what may follow."""

    matcher: AhoCorasick
    opening: int
    never: int
    own: int
    many: int
    after: frozenset[str]


def is_local(folded: str, lexicons: Lexicons) -> bool:
    """Whether the document is a city's or county's own, as it speaks of the area it rules."""
    return look(folded, lexicons).local


@lru_cache(maxsize=8)
def eyes(lexicons: Lexicons) -> Eyes:
    """The matcher for ``lexicons``: heads without those that end in a shorter one."""
    rows = lexicons.table("carriers")
    # `甲园区基础设施` is found by `甲园区`.
    every = {row["head"] for row in rows if row["need"] != "never" and not row["head"].endswith("设施")} | set(_OTHER)
    never = sorted({row["head"] for row in rows if row["need"] == "never"})
    # `班轮航线` is found by itself, as `航线` bars what is shorter.
    words = sorted(word for word in every
                   if word.endswith(tuple(never)) or not any(word[at:] in every for at in range(1, len(word))))
    after = {row["word"][0] for row in lexicons.table("stages") if row["sense"] in ("tail", "cut")}
    after |= {row["word"][0] for row in lexicons.table("adverbs")}
    matcher = AhoCorasick([*words, *_OPEN, *never, *_OWN, *_MANY], matchkind=MatchKind.Standard,
                          implementation=Implementation.DFA)
    barred = len(words) + len(_OPEN)
    own = barred + len(never)
    return Eyes(matcher, len(words), barred, own, own + len(_OWN), _AFTER | after)


def look(folded: str, lexicons: Lexicons) -> Sight:
    """Every place in ``folded`` where a project's name may end."""
    matcher, opening, never, own, many, after = eyes(lexicons)
    padded = folded + "\n"
    hits = matcher.find_matches_as_indexes(folded, overlapping=True)
    last = [hit for hit in hits if hit[0] >= never]
    barred = {end: start for word, start, end in last if word < own}
    local = sum(own <= word < many for word, _, _ in last)
    others = sum(word >= many for word, _, _ in last)
    return Sight([end for word, start, end in hits if word < never
                  and (padded[end] in after or (opening <= word and padded[end] not in _NO_PLACE))
                  and not (end in barred and barred[end] <= start)],
                 local >= _OFTEN and local > 2 * others)
