"""One look over the whole document for what may close the name of a project, so that most clauses need no reading."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from luoshi.extraction.lexicon import Lexicons

# What else a project may end in: works, a quoted name, a phase.
_OTHER = ("项目", "工程", "”", "期", "国道", "省道")
# What opens a name that may end in any word: the number of a road, a place in digital form.
_OPEN = ("G", "S", "X", "数字", "智慧", "实景三维", "孪生")
# What may follow the last word of a name, beside the first characters of the words that say what is done to it.
_AFTER = frozenset("、,;。:!?\n\t \")”’》(等和及与暨以并的之项工年上下全尽早按加主首正顺如力抓有基同实一二三四五六七八九十0123456789")


class Sight(NamedTuple):
    """Where names may end, in order of the text."""

    ends: list[int]

    def within(self, start: int, end: int) -> bool:
        """Whether a name may end in the span."""
        at = bisect_right(self.ends, start)
        return at < len(self.ends) and self.ends[at] <= end


class Eyes(NamedTuple):
    """The matcher, and the characters that may follow a name."""

    matcher: AhoCorasick
    opening: frozenset[int]
    after: frozenset[str]


@lru_cache(maxsize=8)
def eyes(lexicons: Lexicons) -> Eyes:
    """The matcher for ``lexicons``: heads without those that end in a shorter one."""
    every = {row["head"] for row in lexicons.table("carriers") if row["need"] != "never"} | set(_OTHER)
    words = sorted(word for word in every if not any(word[at:] in every for at in range(1, len(word))))
    patterns = [*words, *_OPEN]
    after = {row["word"][0] for row in lexicons.table("stages") if row["sense"] in ("tail", "cut")}
    after |= {row["word"][0] for row in lexicons.table("adverbs")}
    return Eyes(
        AhoCorasick(patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA),
        frozenset(range(len(words), len(patterns))),
        _AFTER | after,
    )


def look(folded: str, lexicons: Lexicons) -> Sight:
    """Every place in ``folded`` where a project's name may end."""
    matcher, opening, after = eyes(lexicons)
    padded = folded + "\n"
    ends = [end for word, _, end in matcher.find_matches_as_indexes(folded, overlapping=True)
            if padded[end] in after or word in opening]
    return Sight(sorted(ends))
