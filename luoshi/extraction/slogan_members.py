"""What a slogan stands for: the things that the same document lists for it.

The document is read as clauses with `、` lists. A slogan takes the list whose length is its number: the one right before it
(`甲、乙、丙三大产业`), right after it (`三大产业(甲、乙、丙)`), in the clauses after it, or wherever the same words head a list; a formula
takes the lists of its terms (`5+4+5` those of three slogans with five, four and five members).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from os.path import commonprefix
from typing import NamedTuple

from luoshi.extraction.lexicon import Lexicons

Pair = tuple[int, int]
Members = tuple[Pair, ...]

OPEN, CLOSE = "“\"「‘『", "”\"」’』"
# verbs that may stand between a list and its slogan (`起数、人数实现“双下降”`), and nouns that look like verbs
TRAILING = frozenset({"实现", "建设", "发展", "建", "强", "提升", "保障", "治理", "整治", "服务", "攻坚", "完善"})
# how far after a slogan its list may stand, and how many lists of a length are looked through
REACH, LISTS = 700, 200

# a clause, short brackets included: `建设沱江(内江)生态廊道`
_CLAUSE = re.compile(r"[^,;:。!?\n()]+(?:\([^(),;。\n]{1,15}\)[^,;:。!?\n()]*)*")
# the word that counts in `三项行动`, `五大产业`: no part of the noun
_MEASURE = re.compile(r"[大个项条张类种篇面块件支](?=.)")
_BREAKS = re.compile(r"[,;:。\n]")
# `等`, `这`, `共` between a list and the slogan that counts it
_BRIDGE = re.compile(r"(?:等等|等|这|共|为主的|为重点的|为代表的|为主导的|为支撑的| )*$")
# `为主导的新型工业集群` after a list
_LEAD_OUT = re.compile(r"(?:等|为(?:重点|主导|主|代表|支撑|核心|引领|龙头|特色|主体|主要内容)的)?")
# what may stand between a slogan and `(`, `:` or `,即` before its list
_INTRODUCED = re.compile(
    r"[^,;:。、()\n的]{0,8}(?:\(即?|:|——|,?即|,?包括|,?分别(?:是|为)|,?(?:就是|也就是|主要是|是指|指的是))[“\"]?"
)
_ENUMERATED = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
# what ends the last item of a list
_TRAIL = re.compile(r"等|[”」](?=.)|为(?:主|重点|主导|代表|支撑|核心|引领)|(?:连续[0-9一二三四五六七八九十]+年)?(?:实现|保持|呈现|做到)$|的$")
# `、` and the quotations and titles that it may stand in; `和` between the last two items
_MARKS = re.compile(r"、|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》")
_AND = re.compile(r"(?<=[^和与及]{2})(?:以及|和|与|及)(?=[^和与及]{2})")
# `五是完善标准`: a number or particle before the first item
_ORDINAL = re.compile(r"[一二三四五六七八九十]是|[了好即]|[0-9]{1,2}[.、]|其中")
# words that open a clause, not a name
_CLAUSAL = re.compile(r"的|并|而|要|由|从|但|也|又|还|不|已|将|使|让|其|该|第|[0-9]+[.、]|是|有")
_MADE = re.compile(r"(?:^|[,。;\n])\s*(?:加快|着力|全力)?(?:做[优大强精实细]|壮大|建强|打造)(?=[^,。;、]{2,12})")


class Part(NamedTuple):
    """One term of a slogan: how many (None where it is a variable), and of what."""

    count: int | None
    noun: str


class Mention(NamedTuple):
    """A slogan where it stands."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]


class _List(NamedTuple):
    """A clause's items, and where the clause ends."""

    items: Members
    end: int


class _Verbs(NamedTuple):
    """What may open a list and is no part of it: any word of the table, those of two characters or more, endings."""

    any: re.Pattern[str]
    long: re.Pattern[str]
    ends: tuple[str, ...]


class _Reader(NamedTuple):
    """The document, and its clauses that hold a `、` with the number of them."""

    folded: str
    verbs: _Verbs
    starts: list[int]
    clauses: list[tuple[int, int, int]]


def resolve(folded: str, mentions: Sequence[Mention], lexicons: Lexicons) -> list[Members]:
    """The members of each mention, in order; the same words have the same members wherever they stand."""
    if not mentions:
        return []
    clauses = [
        (clause.start(), clause.end(), marks) for clause in _CLAUSE.finditer(folded) if (marks := clause[0].count("、"))
    ]
    reader = _Reader(folded, _verbs(lexicons), [clause[0] for clause in clauses], clauses)
    found: dict[str, Members] = {}
    for step, times in ((_beside, LISTS), (_following, 3), (_anywhere, 3)):
        tried: dict[str, int] = {}
        for mention in mentions:
            tried[mention.text] = tried.get(mention.text, 0) + 1
            if mention.text in found or tried[mention.text] > times:
                continue
            if members := step(reader, mention):
                found[mention.text] = _alike(folded, members, reader.verbs)
    _share(mentions, found)
    _sum(mentions, found)
    return [found.get(mention.text, ()) for mention in mentions]


def _total(mention: Mention) -> int:
    """How many members the slogan counts; 0 where it does not say."""
    counts = [part.count for part in mention.parts]
    return 0 if not counts or None in counts else sum(count for count in counts if count)


def _single(mention: Mention) -> int:
    """The count of a slogan of one term (`五大产业`), else 0."""
    return _total(mention) if len(mention.parts) == 1 and mention.parts[0].noun else 0


def _core(noun: str) -> str:
    match = _MEASURE.match(noun)
    return noun[match.end():] if match else noun


# --- lists ---------------------------------------------------------------------------------------------------------


def _lists(reader: _Reader, start: int, end: int, total: int) -> Iterator[_List]:
    """The lists of ``total`` items between two places."""
    first = bisect_left(reader.starts, start)
    for begin, until, marks in reader.clauses[first:first + LISTS]:
        if begin >= end:
            return
        if until - begin > 400 or not total - 2 <= marks <= total + 3:
            continue
        for joined in (False, True):
            pieces = _pieces(reader.folded, begin, until, joined)
            if len(pieces) == total:
                yield _List(tuple(_trimmed(reader.folded, pieces, reader.verbs)), until)
                break


def _pieces(folded: str, start: int, end: int, joined: bool) -> list[Pair]:
    """The parts between `、`, and with ``joined`` those of `丙和丁` at the end; quotations are not cut."""
    pieces, begin = [], start
    for mark in _MARKS.finditer(folded, start, end):
        if mark[0] == "、":
            if begin < mark.start():
                pieces.append((begin, mark.start()))
            begin = mark.end()
    middle = _AND.search(folded, begin, end) if joined and begin > start else None
    if middle and middle.start() - begin <= 14 and not re.search(r"[“(]", folded[begin:middle.start()]):
        pieces.append((begin, middle.start()))
        begin = middle.end()
    return [*pieces, (begin, end)] if begin < end else pieces


def _trimmed(folded: str, pieces: list[Pair], verbs: _Verbs) -> list[Pair]:
    """The pieces without what stands before the first and after the last."""
    items = [_trim_first(folded, pieces, verbs), *pieces[1:]]
    start, end = items[-1]
    cut = _TRAIL.search(folded, start + 1, end)
    end = cut.start() if cut else end
    lengths = sorted(b - a for a, b in items[:-1])
    if lengths and end - start > lengths[-1] * 1.6 + 2 and (verb := verbs.long.search(folded, start + lengths[0], end)):
        end = verb.start()  # `甲区、乙区打造新型工业“双核”`
    return [_unquoted(folded, a, b) for a, b in [*items[:-1], (start, end)]]


def _trim_first(folded: str, pieces: list[Pair], verbs: _Verbs) -> Pair:
    """The first item without the verbs before it: `推动电子商务` is `电子商务`.

    Where the other items begin with verbs of their own (`实施构建甲、建设乙、共建丙`), only the first verb goes. Where the
    first is far longer than the others, it begins after its last verb (`对重点大县提高玉米、小麦`).
    """
    start, end = pieces[0]
    while start < end and folded[start].isspace():
        start += 1
    cut = folded.rfind("等", start, end)
    start = cut + 1 if 0 <= cut < end - 1 else start
    if ordinal := _ORDINAL.match(folded, start, end):
        start = ordinal.end()
    lengths = sorted(b - a for a, b in pieces[1:])
    own = sum(bool(verbs.long.match(folded, a, b)) for a, b in pieces[1:]) * 2 > len(lengths) > 0
    while match := verbs.any.match(folded, start, end):
        if match.end() >= end:
            break
        start = match.end()
        if own:
            return start, end
    return _unquoted(folded, _level(folded, (start, end), pieces[1:], verbs) if lengths else start, end)


def _level(folded: str, item: Pair, others: list[Pair], verbs: _Verbs) -> int:
    """Where an overlong first item really begins, judged by the others."""
    start, end = item
    lengths = sorted(b - a for a, b in others)
    usual = lengths[len(lengths) // 2]
    shared = commonprefix([folded[a:b] for a, b in others]) if len(others) > 1 else ""
    if len(shared) > 1 and (at := folded.find(shared, start, end)) > start:
        return at  # `迎亚运城市品质、城市治理、城市文明`
    if end - start <= usual * 1.6 + 2:
        return start
    cuts = [match.end() for match in verbs.long.finditer(folded, start, end)]
    cuts = [cut for cut in cuts if end - cut >= min(lengths)]
    if cuts:
        return min(cuts, key=lambda cut: abs(end - cut - usual))
    return end - usual if lengths[0] == lengths[-1] and usual <= 4 else start


def _fair(folded: str, items: Sequence[Pair], verbs: _Verbs) -> bool:
    """Whether the items can be names of things: none empty, broken, a bare verb, or far longer than another."""
    words = [folded[a:b] for a, b in items]
    if any(not _balanced(word) or verbs.any.fullmatch(word) or _CLAUSAL.match(word) for word in words):
        return False
    if any(re.search(r"负责|会同", word) for word in words):
        return False
    sizes = sorted(map(len, words))
    return sizes[0] > 0 and sizes[-1] <= 40 and (sizes[0] > 1 or sizes[-1] <= 3)


def _balanced(words: str) -> bool:
    return words.count("“") == words.count("”") and words.count("(") == words.count(")")


def _alike(folded: str, items: Members, verbs: _Verbs) -> Members:
    """`实施甲战略、实施乙战略`: a verb that all items share is no part of any."""
    while items:
        match = verbs.long.match(folded, *items[0])
        if not match or not all(folded.startswith(match[0], a) and b - a > len(match[0]) + 1 for a, b in items):
            return items
        items = tuple((a + len(match[0]), b) for a, b in items)
    return items


def _unquoted(folded: str, start: int, end: int) -> Pair:
    while start < end - 1 and (folded[start] in OPEN or folded[start].isspace()):
        start += 1
    while end - 1 > start and (folded[end - 1] in CLOSE or folded[end - 1].isspace()):
        end -= 1
    return start, end


# --- where a slogan's list stands -----------------------------------------------------------------------------------


def _beside(reader: _Reader, mention: Mention) -> Members:
    return _before(reader, mention) or _after(reader, mention)


def _before(reader: _Reader, mention: Mention) -> Members:
    """`甲、乙、丙等三大产业`, `“山水、洞天”两张名片`, `总量和强度“双控”`."""
    total = _total(mention)
    if total < 2 or all(part.count == 1 for part in mention.parts):
        return ()
    folded, left = reader.folded, max(0, mention.start - 160)
    window = folded[left:mention.start].rstrip(OPEN + " ")
    window = _BRIDGE.sub("", window).rstrip(CLOSE + OPEN)
    if window.endswith(reader.verbs.ends):
        return ()  # `甲、乙和“三农”` and `甲、乙做到“三保”` give no list of it
    breaks = [match.end() for match in _BREAKS.finditer(window)]
    start, end = left + (breaks[-1] if breaks else 0), left + len(window)
    if folded[mention.start - 1:mention.start] in set(CLOSE):  # `“山水、洞天”两张名片`
        start = max(start, left + max(window.rfind(char) for char in OPEN) + 1)
    if total == 2 and (pair := _pair(reader, start, end)):
        return pair
    return _fit(reader, start, end, total)


def _pair(reader: _Reader, start: int, end: int) -> Members:
    """`甲等总量和强度` right before a slogan of two: the two after the last `、` or `等`."""
    folded = reader.folded
    cut = max(folded.rfind("等", start, end) + 1, start)
    match = re.compile(r"([^和与及、“”]{2,12})[和与及]([^和与及、“”]{2,8})").fullmatch(folded, cut, end)
    if not match:
        return ()
    items = tuple(_trimmed(folded, [match.span(1), match.span(2)], reader.verbs))
    return items if _nominal(reader, items) else ()


def _nominal(reader: _Reader, items: Sequence[Pair]) -> bool:
    """Of two items, both must be plain names: `统筹推进、一体落实“两区”建设` lists what is done."""
    folded, verbs = reader.folded, reader.verbs
    return _fair(folded, items, verbs) and not any(
        verbs.long.match(folded, a, b) or re.search(r"[在对将把的为以]", folded[a:b]) for a, b in items
    )


def _fit(reader: _Reader, start: int, end: int, total: int) -> Members:
    """The list from ``start`` to ``end`` where it has as many items as the slogan counts."""
    folded = reader.folded
    for joined in (False, True):
        pieces = _pieces(folded, start, end, joined)
        if len(pieces) == total:
            items = _trimmed(folded, pieces, reader.verbs)
            fair = _nominal(reader, items) if total == 2 else _fair(folded, items, reader.verbs)
            return tuple(items) if fair else ()
    return ()


def _after(reader: _Reader, mention: Mention) -> Members:
    """`三大产业(甲、乙、丙)`, `三大产业:甲、乙、丙。`, `“三网”,即…`."""
    total = _total(mention)
    folded = reader.folded
    position = mention.end + (folded[mention.end:mention.end + 1] in set(CLOSE) and mention.end < len(folded))
    opened = _INTRODUCED.match(folded, position)
    if total < 2 or not opened:
        return ()
    closing = re.compile(r"\)" if "(" in opened[0] else r"[。;\n]").search(folded, opened.end(), opened.end() + 300)
    end = closing.start() if closing else min(len(folded), opened.end() + 300)
    for separators in (",", ";", "、,;", "、,"):
        pieces = _cut(folded, opened.end(), end, separators)
        if len(pieces) == total:
            items = tuple(_unquoted(folded, a, b) for a, b in pieces)
            if _fair(folded, items, reader.verbs):
                return _alike(folded, items, reader.verbs)
    first = _CLAUSE.match(folded, opened.end())
    return _fit(reader, first.start(), min(first.end(), end), total) if first else ()


def _cut(folded: str, start: int, end: int, separators: str) -> list[Pair]:
    pieces, begin = [], start
    for position in range(start, end):
        if folded[position] in separators:
            pieces.append((begin, position))
            begin = position + 1
    return [pair for pair in [*pieces, (begin, end)] if pair[0] < pair[1]]


def _following(reader: _Reader, mention: Mention) -> Members:
    """The lists of the clauses after the mention."""
    if len(mention.parts) > 1:
        near = _lists(reader, mention.end, mention.end + REACH, _total(mention))
        return _grouped(reader, mention) or _by_letters(reader, mention, near)
    total = _single(mention)
    if not total:
        return ()
    noun = _core(mention.parts[0].noun)
    for candidate in _lists(reader, mention.end, mention.end + REACH, total):
        if _headed(reader.folded, candidate, noun):
            return candidate.items
    return _numbered(reader, mention, total) or _made(reader, mention, total)


def _headed(folded: str, candidate: _List, noun: str) -> bool:
    """True where each item ends in the slogan's noun (`文明之城` in `四城同创`, `…行动计划` in `五项重大行动计划`)."""
    ends = {noun[-2:], noun[-4:]} if len(noun) > 2 else {noun}
    if noun and not re.search(r"[\u4e00-\u9fff]", noun):
        return False
    items = [folded[a:b] for a, b in candidate.items]
    return any(all(item.endswith(end) and len(item) > len(end) for item in items) for end in ends) or all(
        item.endswith(noun[:1]) and len(item) > 1 for item in items
    )


def _grouped(reader: _Reader, mention: Mention) -> Members:
    """`一枢纽、两中心、三基地`: clauses side by side with one, two and three items, each of its noun."""
    counts = [part.count for part in mention.parts]
    if None in counts or max(count or 0 for count in counts) < 2:
        return ()
    folded = reader.folded
    clauses = [clause.span() for clause in _CLAUSE.finditer(folded, mention.end, mention.end + REACH)]
    for first in range(len(clauses) - len(mention.parts) + 1):
        chosen: list[Pair] = []
        for part, (start, end) in zip(mention.parts, clauses[first:], strict=False):
            items = _of_noun(reader, start, end, part)
            if not items:
                break
            chosen += items
        else:
            return tuple(chosen)
    return ()


def _of_noun(reader: _Reader, start: int, end: int, part: Part) -> list[Pair]:
    """The clause's items where they are as many as the part counts, and mostly end like its noun."""
    folded, noun = reader.folded, _core(part.noun)
    for joined in (False, True):
        pieces = _pieces(folded, start, end, joined)
        if noun and len(pieces) == part.count:
            items = [_trim_first(folded, pieces, reader.verbs), *(_unquoted(folded, a, b) for a, b in pieces[1:])]
            if sum(folded[a:b].endswith((noun[-1:], noun[:1])) for a, b in items) * 2 > len(items):
                return items
    return []


def _by_letters(reader: _Reader, mention: Mention, lists: Iterable[_List]) -> Members:
    """`四新一大`: the list with four items in `新` and one in `大`."""
    total = _total(mention)
    for candidate in lists:
        if not all(part.noun for part in mention.parts):
            return ()
        items = [reader.folded[a:b] for a, b in candidate.items]
        if total > 2 and all(_lettered(items, part) for part in mention.parts):
            return _without_class(reader.folded, candidate.items)
    return ()


def _lettered(items: Sequence[str], part: Part) -> bool:
    return sum(item.startswith(part.noun) or item.endswith(part.noun) for item in items) >= (part.count or 0)


def _without_class(folded: str, items: Members) -> Members:
    """`新材料、新能源和大数据产业`: the class noun that closes the list is that of all."""
    start, end = items[-1]
    shared = re.search(r"(?:等)?(?:产业集群|产业|集群|服务业|行业|领域)$", folded[start:end])
    if shared and shared.start() > 1 and not all(folded[a:b].endswith(shared[0]) for a, b in items[:-1]):
        return (*items[:-1], (start, start + shared.start()))
    return items


def _numbered(reader: _Reader, mention: Mention, total: int) -> Members:
    """`一是…。二是…。`: as many points as the slogan counts, each by its first clause."""
    folded, position, found = reader.folded, mention.end, []
    limit = mention.end + REACH * 3
    if total > len(_ENUMERATED):
        return ()
    for mark in _ENUMERATED[:total]:
        at = folded.find(mark, position, limit)
        if at < 0 or (not found and at > mention.end + 120):
            return ()
        clause = _CLAUSE.match(folded, at + 2)
        if clause is None:
            return ()
        found.append(_trim_first(folded, [clause.span()], reader.verbs))
        position = clause.end()
    if total < len(_ENUMERATED) and 0 <= folded.find(_ENUMERATED[total], position, position + 400):
        return ()
    return tuple(found)


def _made(reader: _Reader, mention: Mention, total: int) -> Members:
    """`做优食品产业…。做大医药产业…。`: as many clauses alike as the slogan counts, each with its class noun."""
    folded, noun = reader.folded, _core(mention.parts[0].noun)
    head = noun[-2:]
    if len(head) < 2:
        return ()
    found: list[Pair] = []
    for match in _MADE.finditer(folded, mention.end, mention.end + REACH):
        clause = _CLAUSE.match(folded, match.end())
        if clause and clause[0].endswith(head) and len(clause[0]) > len(head) and "、" not in clause[0]:
            found.append((clause.start(), clause.end() - len(head)))
    return tuple(found[:total]) if len(found) >= total else ()


def _anywhere(reader: _Reader, mention: Mention) -> Members:
    """A list of the right length that the slogan's own noun closes: `以甲、乙、丙为主导的新型工业集群`."""
    total, folded = _total(mention), reader.folded
    if total < 2:
        return ()
    near = chain(
        _lists(reader, mention.end, mention.end + 4 * REACH, total),
        _lists(reader, max(0, mention.start - 4 * REACH), mention.start, total),
    )
    if len(mention.parts) > 1:
        return _by_letters(reader, mention, near)
    noun = _core(mention.parts[0].noun)
    for candidate in near if len(noun) > 2 else ():
        last = candidate.items[-1]
        tail = folded[last[1]:candidate.end]
        if not (_closes(noun, tail) or (folded[slice(*last)].endswith(noun) and not tail)):
            continue
        if _fair(folded, candidate.items, reader.verbs):
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


# --- slogans among themselves ---------------------------------------------------------------------------------------


def _share(mentions: Sequence[Mention], found: dict[str, Members]) -> None:
    """`四大特色农业产业` has the members of `四大特色产业`: one's words are the other's with some left out."""
    known = [mention for mention in mentions if mention.text in found][:LISTS]
    for mention in mentions:
        if mention.text in found or not _single(mention):
            continue
        for other in known:
            if _single(other) == _single(mention) and _shortened(mention.text, other.text):
                found[mention.text] = found[other.text]
                break


def _shortened(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) >= 4 and short[-2:] == long[-2:] and all(char in rest for char in short)


def _sum(mentions: Sequence[Mention], found: dict[str, Members]) -> None:
    """`5+4+5` has the members of three slogans after it that follow one another with five, four and five."""
    for place, mention in enumerate(mentions):
        counts = [part.count for part in mention.parts]
        if mention.text in found or len(counts) < 2 or None in counts or mention.parts[0].noun:
            continue
        order: list[Members] = []
        for other in mentions[place + 1:place + 40]:
            members = found.get(other.text, ())
            if members and members not in order and other.start < mention.end + 4 * REACH and _total(other) < 20:
                order.append(members)
        for first in range(len(order) - len(counts) + 1):
            window = order[first:first + len(counts)]
            if [len(members) for members in window] == counts:
                found[mention.text] = tuple(pair for members in window for pair in members)
                break


@lru_cache(maxsize=8)
def _verbs(lexicons: Lexicons) -> _Verbs:
    words = sorted((row["word"] for row in lexicons.table("slogan_verbs")), key=lambda word: (-len(word), word))
    long = [word for word in words if len(word) > 1]
    ends = (*(word for word in words if word not in TRAILING), "、", "于", "用于")
    return _Verbs(*(re.compile("|".join(map(re.escape, chosen))) for chosen in (words, long)), ends)
