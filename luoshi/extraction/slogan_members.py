"""What a slogan stands for: the things that the same document lists for it.

The document is read as clauses with `、` lists. A slogan takes the list whose length is its number: the one right
before it (`甲、乙、丙三大产业`), right after it (`三大产业(甲、乙、丙)`), in the clauses after it, or wherever the same
words close a list; a formula takes the lists of its terms (`5+4+5` those of three slogans with 5, 4 and 5 members).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.slogan_kin import from_headings, from_namesakes, from_terms
from luoshi.extraction.slogan_lists import (
    CLAUSE,
    CLOSE,
    OPEN,
    List,
    Members,
    Pair,
    Reader,
    ends_clause,
    fair,
    lists_of,
    pieces_of,
    read_clauses,
    trim_first,
    trimmed,
    unquoted,
    without_shared_verb,
)
from luoshi.extraction.slogan_terms import Mention, Part, core_of, single_of, total_of

# how far after a slogan its list may stand, and how many other slogans it is compared with
REACH, OTHERS = 700, 200

_BREAKS: Final = ",;:。\n"
# `等`, `这`, `共` between a list and the slogan that counts it
_BRIDGES: Final = ("等", "这", "共", "为主的", "为重点的", "为代表的", "为主导的", "为支撑的", " ")
# `为主导的新型工业集群` after a list
_LEAD_OUT: Final = re.compile(r"(?:等|为(?:重点|主导|主|代表|支撑|核心|引领|龙头|特色|主体|主要内容)的)?")
# what may stand between a slogan and `(`, `:` or `,即` before its list
_INTRODUCED: Final = re.compile(
    r"[^,;:。、()\n的]{0,8}(?:\(即?|:|——|,?即:?|,?包括:?|,?分别(?:是|为)|,?(?:就是|也就是|主要是|是指|指的是):?)(?:即|指)?[“\"]?"
)
# where the list after `(` or `:` ends
_BRACKET, _STOP = re.compile(r"\)"), re.compile(r"[。;\n]")
# the last of `“甲”“乙”、“丙”`
_QUOTATION: Final = re.compile(r"“([^“”]{1,16})”[、和及与]?$")
_QUOTED_ENDS: Final = frozenset("”、和及与\n")
# `总量和强度`; what neither of two such names holds
_TWO: Final = re.compile(r"([^和与及、“”]{2,12})[和与及]([^和与及、“”]{2,8})")
_VERBAL: Final = re.compile(r"[在对将把的为以]|^[0-9]")
# `新能源和大数据产业`: the class noun that closes a list
_CLASS: Final = re.compile(r"等?(?:产业集群|产业|集群|服务业|行业|领域)$")
# `一是…。二是…。`: the points of a slogan
_ENUMERATED: Final = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
# `做优食品产业`: the opening of a clause on one member
_MADE: Final = re.compile(r"[,。;\n][ \n]?(?:加快|着力|全力)?(?:做[优大强精实细]|壮大|建强|打造)(?=[^,。;、]{2,12})")


def resolve(folded: str, mentions: Sequence[Mention], lexicons: Lexicons) -> list[tuple[Members, str]]:
    """The members of each mention and where they were listed; the same words have the same members everywhere."""
    if not mentions:
        return []
    # No step looks further.
    reader = read_clauses(folded, lexicons, mentions[0].start - 2 * REACH, mentions[-1].end + 3 * REACH)
    found: dict[str, Members] = {}
    common = frozenset(row["word"] for row in lexicons.table("slogan_known") if row["listed"] == "no")
    rarer = [mention for mention in mentions if mention.text not in common]
    told: dict[str, str] = {}
    steps = ((_beside, mentions, OTHERS, "beside it"), (_following, rarer, 4, "after it"),
             (_anywhere, rarer, 2, "elsewhere"))
    for step, chosen, times, where in steps:
        _try(step, reader, chosen, times, found)
        _tell(told, found, where)
    from_headings(reader, rarer, found)
    _tell(told, found, "headings")
    from_namesakes(mentions, found)
    _tell(told, found, "another form of its name")
    from_terms(mentions, found)
    _tell(told, found, "the slogans of its figures")
    return [(found.get(mention.text, ()), told.get(mention.text, "nowhere")) for mention in mentions]


def _tell(told: dict[str, str], found: dict[str, Members], where: str) -> None:
    """Note for the slogans that have just got members where these stand."""
    for text in found:
        told.setdefault(text, where)


def _try(
    step: Callable[[Reader, Mention], Members], reader: Reader, mentions: Sequence[Mention], times: int,
    found: dict[str, Members],
) -> None:
    """Look for the members of each slogan that has none yet, at its first mentions."""
    tried: dict[str, int] = {}
    for mention in mentions:
        tried[mention.text] = tried.get(mention.text, 0) + 1
        if mention.text not in found and tried[mention.text] <= times and (members := step(reader, mention)):
            found[mention.text] = without_shared_verb(reader.folded, members, reader.verbs)


# --- where a slogan's list stands -----------------------------------------------------------------------------------


def _beside(reader: Reader, mention: Mention) -> Members:
    return _before(reader, mention) or _by_clauses(reader, mention) or _after(reader, mention)


def _before(reader: Reader, mention: Mention) -> Members:
    """`甲、乙、丙等三大产业`, `“山水、洞天”两张名片`, `总量和强度“双控”`."""
    total = total_of(mention)
    if total < 2 or all(part.number == 1 for part in mention.parts):
        return ()
    folded, left = reader.folded, max(0, mention.start - 160)
    window = folded[left:mention.start].rstrip(OPEN + " ")
    while window.endswith(_BRIDGES):
        window = window[:-len(next(word for word in _BRIDGES if window.endswith(word)))]
    if quoted := _quotations(window, left, total):
        return quoted
    window = window.rstrip(CLOSE + OPEN)
    if window.endswith(reader.verbs.ends):
        return ()  # `甲、乙和“三农”` and `甲、乙做到“三保”` give no list of it
    start, end = left + 1 + max([window.rfind(mark) for mark in _BREAKS]), left + len(window)
    if folded[mention.start - 1:mention.start] in set(CLOSE):  # `“山水、洞天”两张名片`
        start = max(start, left + max(window.rfind(char) for char in OPEN) + 1)
    if total == 2 and (pair := _pair(reader, start, end)):
        return pair
    return _fit(reader, start, end, total)


def _quotations(window: str, left: int, total: int) -> Members:
    """`“研学游”“水文章”“夜经济”三篇文章`: as many quotations side by side as the slogan counts."""
    found: list[Pair] = []
    end = len(window)
    if window[-1:] not in _QUOTED_ENDS:
        return ()
    while len(found) < total and (last := _QUOTATION.search(window, max(0, end - 24), end)):
        found.insert(0, (left + last.start(1), left + last.end(1)))
        end = last.start()
    more = _QUOTATION.search(window, max(0, end - 24), end)
    return tuple(found) if len(found) == total and not more else ()


def _by_clauses(reader: Reader, mention: Mention) -> Members:
    """`发展甲、乙等重点产业,培育丙、丁等创新产业,构建“2+2”体系`: a clause in front for each figure."""
    counts = [part.number or 0 for part in mention.parts]
    if len(counts) < 2 or min(counts) < 2 or mention.parts[0].noun:
        return ()
    folded = reader.folded
    low = max(0, mention.start - REACH // 2)
    low = max(folded.rfind(mark, low, mention.start) + 1 for mark in "。\n") or low
    spans = [clause.span() for clause in CLAUSE.finditer(folded, low, mention.start)]
    spans = [span for span in spans if folded.find("、", *span) >= 0][-len(counts):]
    chosen: list[Pair] = []
    for count, span in zip(counts, spans, strict=False):
        items = _fit(reader, *span, count)
        if not items:
            return ()
        chosen += items
    return tuple(chosen) if len(spans) == len(counts) else ()


def _pair(reader: Reader, start: int, end: int) -> Members:
    """`甲等总量和强度` right before a slogan of two: the two after the last `、` or `等`."""
    folded = reader.folded
    cut = max(folded.rfind("等", start, end) + 1, start)
    match = _TWO.fullmatch(folded, cut, end)
    if not match:
        return ()
    items = tuple(trimmed(folded, [match.span(1), match.span(2)], reader.verbs))
    return items if _nominal(reader, items) else ()


def _nominal(reader: Reader, items: Sequence[Pair]) -> bool:
    """Of two items, both must be plain names: `统筹推进、一体落实“两区”建设` lists what is done."""
    folded, verbs = reader.folded, reader.verbs
    return fair(folded, items, verbs) and not any(
        verbs.long.match(folded, a, b) or _VERBAL.search(folded[a:b]) for a, b in items
    )


def _fit(reader: Reader, start: int, end: int, total: int) -> Members:
    """The list from ``start`` to ``end`` where it has as many items as the slogan counts."""
    folded = reader.folded
    for joined in (False, True):
        pieces = pieces_of(folded, start, end, joined)
        if len(pieces) == total:
            items = trimmed(folded, pieces, reader.verbs)
            named = _nominal(reader, items) if total == 2 else fair(folded, items, reader.verbs)
            return tuple(items) if named else ()
    return ()


def _after(reader: Reader, mention: Mention) -> Members:
    """`三大产业(甲、乙、丙)`, `三大产业:甲、乙、丙。`, `“三网”,即…`."""
    total = total_of(mention)
    folded = reader.folded
    position = mention.end + (folded[mention.end:mention.end + 1] in set(CLOSE) and mention.end < len(folded))
    opened = _INTRODUCED.match(folded, position)
    if total < 2 or not opened:
        return ()
    closing = (_BRACKET if "(" in opened[0] else _STOP).search(folded, opened.end(), opened.end() + 300)
    end = closing.start() if closing else min(len(folded), opened.end() + 300)
    for separators in (",", ";", "、,;", "、,"):
        pieces = _cut(folded, opened.end(), end, separators)
        if len(pieces) == total:
            items = tuple(unquoted(folded, a, b) for a, b in pieces)
            if fair(folded, items, reader.verbs):
                return without_shared_verb(folded, items, reader.verbs)
    first = CLAUSE.match(folded, opened.end())
    return _fit(reader, first.start(), min(first.end(), end), total) if first else ()


def _cut(folded: str, start: int, end: int, separators: str) -> list[Pair]:
    pieces, begin = [], start
    for position in range(start, end):
        if folded[position] in separators:
            pieces.append((begin, position))
            begin = position + 1
    return [pair for pair in [*pieces, (begin, end)] if pair[0] < pair[1]]


def _following(reader: Reader, mention: Mention) -> Members:
    """The lists of the clauses after the mention."""
    if len(mention.parts) > 1:
        near = lists_of(reader, mention.end, mention.end + REACH, total_of(mention), _letters(mention))
        return _grouped(reader, mention) or _by_letters(reader, mention, near)
    total = single_of(mention)
    if not total:
        return ()
    noun = core_of(mention.parts[0].noun)
    for candidate in lists_of(reader, mention.end, mention.end + REACH, total, endings=(noun[:1], noun[-2:])):
        if _headed(reader.folded, candidate, noun):
            return candidate.items
    return _numbered(reader, mention, total) or _made(reader, mention, total)


def _headed(folded: str, candidate: List, noun: str) -> bool:
    """True where each item ends in the slogan's noun (`文明之城` in `四城同创`, `…行动计划` in `五项重大行动计划`)."""
    ends = {noun[-2:], noun[-4:]} if len(noun) > 2 else {noun}
    if noun and not re.search(r"[\u4e00-\u9fff]", noun):
        return False
    items = [folded[a:b] for a, b in candidate.items]
    return any(all(item.endswith(end) and len(item) > len(end) for item in items) for end in ends) or all(
        item.endswith(noun[:1]) and len(item) > 1 for item in items
    )


def _grouped(reader: Reader, mention: Mention) -> Members:
    """`一枢纽、两中心、三基地`: clauses side by side with one, two and three items, each of its noun."""
    counts = [part.number for part in mention.parts]
    most = max((count or 0 for count in counts), default=0)
    if None in counts or most < 2 or not mention.parts[0].noun:
        return ()
    first = bisect_left(reader.starts, mention.end)
    near = reader.clauses[first:first + 80]
    if most > 2 and not any(most - 2 <= marks < most and at < mention.end + REACH for at, _, marks in near):
        return ()
    folded, parts = reader.folded, mention.parts
    nouns = [core_of(part.noun) for part in parts]
    if not all(ends_clause(folded, noun, mention.end, mention.end + REACH) for noun in nouns):
        return ()
    clauses = [clause.span() for clause in CLAUSE.finditer(folded, mention.end, mention.end + REACH)]
    marks = [folded.count("、", start, end) for start, end in clauses]
    for first in range(len(clauses) - len(parts) + 1):
        chosen: list[Pair] = []
        for at, part in enumerate(parts, first):
            start, end = clauses[at]
            enough = marks[at] >= (part.number or 0) - 2
            items = _of_noun(reader, start, end, part, nouns[at - first]) if enough else []
            if not items:
                break
            chosen += items
        else:
            return tuple(chosen)
    return ()


def _of_noun(reader: Reader, start: int, end: int, part: Part, noun: str) -> list[Pair]:
    """The clause's items where they are as many as the part counts, and mostly end like its noun."""
    folded = reader.folded
    if not noun or folded[end - 1] not in (noun[-1], noun[0]):
        return []
    for joined in (False, True):
        pieces = pieces_of(folded, start, end, joined)
        if len(pieces) == part.number:
            items = [trim_first(folded, pieces, reader.verbs), *(unquoted(folded, a, b) for a, b in pieces[1:])]
            if sum(folded[a:b].endswith((noun[-1:], noun[:1])) for a, b in items) * 2 > len(items):
                return items
    return []


def _by_letters(reader: Reader, mention: Mention, lists: Iterable[List]) -> Members:
    """`四新一大`: the list with four items in `新` and one in `大`."""
    total = total_of(mention)
    for candidate in lists:
        if not all(part.noun for part in mention.parts):
            return ()
        items = [reader.folded[a:b] for a, b in candidate.items]
        if total > 2 and all(_lettered(items, part) for part in mention.parts):
            return _without_class(reader.folded, candidate.items)
    return ()


def _letters(mention: Mention) -> tuple[str, ...]:
    """The words that must stand in a list of the slogan's members."""
    return tuple(part.noun for part in mention.parts)


def _lettered(items: Sequence[str], part: Part) -> bool:
    return sum(item.startswith(part.noun) or item.endswith(part.noun) for item in items) >= (part.number or 0)


def _without_class(folded: str, items: Members) -> Members:
    """`新材料、新能源和大数据产业`: the class noun that closes the list is that of all."""
    start, end = items[-1]
    shared = _CLASS.search(folded[start:end])
    if shared and shared.start() > 1 and not all(folded[a:b].endswith(shared[0]) for a, b in items[:-1]):
        return (*items[:-1], (start, start + shared.start()))
    return items


def _numbered(reader: Reader, mention: Mention, total: int) -> Members:
    """`一是…。二是…。`: as many points as the slogan counts, each by its first clause."""
    folded, position = reader.folded, mention.end
    found: list[Pair] = []
    limit = mention.end + REACH * 3
    if total > len(_ENUMERATED):
        return ()
    for mark in _ENUMERATED[:total]:
        at = folded.find(mark, position, limit)
        if at < 0 or (not found and at > mention.end + 120):
            return ()
        clause = CLAUSE.match(folded, at + 2)
        if clause is None:
            return ()
        found.append(trim_first(folded, [clause.span()], reader.verbs))
        position = clause.end()
    if total < len(_ENUMERATED) and folded.find(_ENUMERATED[total], position, position + 400) >= 0:
        return ()
    return tuple(found)


def _made(reader: Reader, mention: Mention, total: int) -> Members:
    """`做优食品产业…。做大医药产业…。`: as many clauses alike as the slogan counts, each with its class noun."""
    folded, noun = reader.folded, core_of(mention.parts[0].noun)
    head = noun[-2:]
    if len(head) < 2:
        return ()
    found: list[Pair] = []
    if folded.find(head, mention.end, mention.end + REACH) < 0:
        return ()
    for match in _MADE.finditer(folded, mention.end, mention.end + REACH):
        clause = CLAUSE.match(folded, match.end())
        if clause and clause[0].endswith(head) and len(clause[0]) > len(head) and "、" not in clause[0]:
            found.append((clause.start(), clause.end() - len(head)))
    return tuple(found[:total]) if len(found) >= total else ()


def _anywhere(reader: Reader, mention: Mention) -> Members:
    """A list of the right length that the slogan's own noun closes: `以甲、乙、丙为主导的新型工业集群`."""
    total, folded = total_of(mention), reader.folded
    if total < 2:
        return ()
    noun = core_of(mention.parts[0].noun)
    words = _letters(mention) if len(mention.parts) > 1 else (noun,)
    near = chain(
        lists_of(reader, mention.end, mention.end + 3 * REACH, total, words),
        lists_of(reader, max(0, mention.start - 2 * REACH), mention.start, total, words),
    )
    if len(mention.parts) > 1:
        return _by_letters(reader, mention, near)
    for candidate in near if len(noun) > 2 else ():
        last = candidate.items[-1]
        tail = folded[last[1]:candidate.end]
        if not (_closes(noun, tail) or (folded[slice(*last)].endswith(noun) and not tail)):
            continue
        if fair(folded, candidate.items, reader.verbs):
            return _without_noun(folded, candidate.items, noun)
    return ()


def _closes(noun: str, tail: str) -> bool:
    """True where the slogan's noun follows the list at once; a distinctive noun may have a few words before it."""
    match = _LEAD_OUT.match(tail)
    at = tail[match.end() if match else 0:].find(noun)
    return 0 <= at <= (8 if len(noun) >= 4 else 2)


def _without_noun(folded: str, items: Members, noun: str) -> Members:
    start, end = items[-1]
    if folded[start:end].endswith(noun) and end - start > len(noun):
        return (*items[:-1], (start, end - len(noun)))
    return items
