"""Speakers of a news report: office and name before a word of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.party_owners import Owner

_BACK: Final = 60


class _Offices(NamedTuple):
    sayings: AhoCorasick
    say: tuple[bool, ...]
    office: re.Pattern[str]


@lru_cache(maxsize=8)
def _offices(lexicons: Lexicons) -> _Offices:
    titles = "|".join(sorted((r["word"] for r in lexicons.table("party_titles")), key=len, reverse=True))
    # `市交通运输局局长寇子胜`, `市流管办相关负责人`; then `告诉记者`, `在会上表示`.
    office = re.compile(
        rf"(?P<who>[\u4e00-\u9fff()、·]{{2,30}}?(?:{titles})(?P<name>[\u4e00-\u9fff·]{{2,4}}?)?)"
        r"(?:日前|昨日|当日|近日|也|还|一一|分别|随后|进一步|[0-9]{1,2}日)?(?:在(?:会上|现场|接受[^,。;:]{0,10}采访时|[^,。;:]{1,14}(?:上|中|时)))?"
        r"(?:向|对)?(?:本报|媒体)?(?:记者)?$")
    rows = lexicons.table("party_sayings")
    automaton = AhoCorasick([row["word"] for row in rows], matchkind=MatchKind.LeftmostLongest,
                            implementation=Implementation.DFA)
    return _Offices(automaton, tuple(row["sense"] == "say" for row in rows), office)


def speakers(folded: str, lexicons: Lexicons) -> Iterator[Owner]:
    """Who is quoted with an office; leaders whose speeches are studied are no parties."""
    offices = _offices(lexicons)
    for pattern, start, end in offices.sayings.find_matches_as_indexes(folded):
        if not offices.say[pattern]:
            continue
        low = max(0, start - _BACK)
        cut = max(folded.rfind(mark, low, start) for mark in ",;。:\n”“!? ")
        begin = max(low, cut + 1)
        match = offices.office.match(folded, begin, start) if start - begin > 5 else None
        if match and match["who"][0] not in "()" and not re.search("总书记|主席习|中共中央", match[0]):
            about = re.match("据|对此|而|在(?=.{4,}看来)", match["who"])
            first = match.start("who") + (about.end() if about else 0)
            yield Owner(first, match.end("who"), "speaker", folded[start:end])
