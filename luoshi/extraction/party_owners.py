"""Owner lines: `(责任单位:市科技局、市财政局)`, `(省大数据局牵头,省档案馆配合)`, `牵头单位:…;配合单位:…`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from luoshi.extraction.lexicon import Lexicons, packaged
from luoshi.extraction.marks import marks
from luoshi.extraction.party_words import LONGEST_NAME, Words, head_kind, members, trimmed, words_of

LONGEST_LINE: Final = 900

_BRACKETS: Final = "()〔〕[]【】"
_UNITS: Final = ("单位", "部门", "主体")
_PAIRS: Final = {")": "(", "〕": "〔", "]": "[", "】": "【"}
# `省大数据局牵头`, `各部门按职责分工负责`, `有关县区具体实施`: what a segment's names do.
MANNER: Final = (
    r"(?:(?:共同|分别|联合|具体|总体|统一|统筹|分工|主要|积极|协同|全力|总)|(?:[按依根]据?照?|依法)(?:各自|照)?"
    r"(?:(?:任务)?职责|任务|职能|权限)(?:和|与)?(?:分工)?|按(?:照)?分工|各自)*"
)
_DOES: Final = re.compile(
    MANNER + r"(?:(?P<lead>总?牵头(?:负责|组织|实施|落实|推进|组织实施|办理)?|主办|为主)"
    r"|(?P<aid>配合(?:实施|落实|做好)?|参与|参加|协助|协同(?:配合)?|协办|支持|会办)"
    r"|(?P<own>负责(?:落实|实施|组织实施|推进|办理|制定|解释)?|(?:组织|推进|贯彻)?(?:实施|落实)|承办|办理))$")
# The last characters of what it finds.
_DOES_ENDS: Final = frozenset("头责织施实进理办主合好与加助同持定释")
# `省发展改革委会同省财政厅`: the second body helps the first.
_TOGETHER: Final = re.compile(r"会同|商(?=[省市国财])")
# `由`, `请` in front of the first name.
_BY: Final = re.compile(r"(?:由|请|以)(?!\w{0,1}[、,])")
# A stretch that bounds or comments, and names nobody: `2025年6月底前完成`, `长期坚持`.
_NO_NAME: Final = re.compile(r"[0-9%《》|:]|完成|长期|持续|每年|下同|以下|简称|同上|详见")
# `(以下简称…)`, `(见附件…)`: brackets that are never an owner line.
_NEVER: Final = re.compile(r"[以下]{0,2}简称|下称|即|原|含|包括|不含|如|见|注")


# `列第一位者为牵头单位,下同`: the document says once how its lists are to be read.
_FIRST_LEADS: Final = re.compile(
    r"(?:列|排名?)(?:在)?(?:第一位|首位|第一)(?:者|的)?(?:[部门单位]{2})?(?:为|是)?(?:牵头|负责)"
)


class Owner(NamedTuple):
    """A body that an owner line names, its role, and the words that decided it."""

    start: int
    end: int
    role: str
    why: str


class _Labels(NamedTuple):
    roles: dict[str, str]
    anywhere: re.Pattern[str]
    line: re.Pattern[str]


class _Segment(NamedTuple):
    start: int
    end: int
    label: str
    does: str


@lru_cache(maxsize=8)
def _labels(lexicons: Lexicons) -> _Labels:
    roles = {row["word"]: row["role"] for row in lexicons.table("party_labels")}
    words = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    # `牵头单位:`, `责任单位为`
    anywhere = re.compile(rf"({words})\s*[:为]\s*")
    units = "|".join(sorted((w for w in roles if w.endswith(_UNITS)), key=len, reverse=True))
    # The same at the start of a line or sentence, outside brackets. `主办单位:` there is a web page's footer.
    line = re.compile(rf"(?!主办|承办|主管|建设单位)(?:{units}):(?=[^\n。])")
    return _Labels(roles, anywhere, line)


def owner_lines(folded: str, lexicons: Lexicons | None = None) -> list[tuple[int, int]]:
    """Spans of the owner lines of a folded text, brackets included, in order and without overlap.

    >>> owner_lines("建成中心。(责任单位:市科技局)做好服务。")
    [(5, 16)]
    """
    tables = lexicons or packaged()
    words, labels = words_of(tables), _labels(tables)
    spans: list[tuple[int, int]] = []
    for start, end in _groups(folded):
        if _is_owner(words, labels, folded, start, end):
            while spans and spans[-1][0] >= start:
                spans.pop()
            spans.append((start, end))
    return _with_lines(labels, folded, _with_sentences(words, folded, spans))


def _groups(folded: str) -> Iterator[tuple[int, int]]:
    """Bracketed stretches of one line, inner ones before the one around them."""
    stack: list[tuple[str, int]] = []
    last = 0
    for at in marks(folded, _BRACKETS):
        mark = folded[at]
        if stack and folded.find("\n", last, at) >= 0:
            stack.clear()
        last = at + 1
        if mark in _PAIRS:
            while stack:
                opener, start = stack.pop()
                if opener == _PAIRS[mark]:
                    if 3 < last - start <= LONGEST_LINE:
                        yield start, last
                    break
        else:
            stack.append((mark, at))
            del stack[:-4]


def _is_owner(words: Words, labels: _Labels, folded: str, start: int, end: int) -> bool:
    inner, last = trimmed(folded, start + 1, end - 1)
    if folded[last - 1 : last] == "。":
        last -= 1
    if labels.anywhere.match(folded, inner, last):
        return True
    if last - inner < 3 or _NEVER.match(folded, inner, last):
        return False
    first = re.split("[,;。]", folded[inner:last], maxsplit=1)[0]
    acts = folded[last - 1] in _DOES_ENDS and _DOES.search(folded, max(inner, last - 24), last)
    if acts or (first[-1:] in _DOES_ENDS and _DOES.search(first)):
        names = _DOES.sub("", first)
        name = names.partition("、")[0]
        return bool(head_kind(words, names) or head_kind(words, name)) and not _NO_NAME.search(name)
    return _bare_list(words, folded, start, inner, last, end)


def _bare_list(words: Words, folded: str, start: int, inner: int, last: int, end: int) -> bool:
    """`…建成中心。(市科技局、市财政局)`: organs only, where a sentence or paragraph ends."""
    if head_kind(words, folded[inner:last]) != "organ" or folded[inner] not in "市省县区州国中各自教财发工人农商科":
        return False
    if folded[start - 1 : start] not in ("。", ";", " ") and folded[end : end + 1] not in ("。", ";", "\n", ""):
        return False
    names = members(words, folded, inner, last)
    return bool(names) and all(head_kind(words, folded[s:e]) == "organ" and 3 < e - s < 16 for s, e in names) and (
        len(names) > 1 or folded[start - 1 : start] == "。")


def _with_sentences(words: Words, folded: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Adds sentences that do nothing but name owners: `市发展改革委牵头,市财政局配合。`"""
    found: list[tuple[int, int]] = []
    starts = [start for start, _ in spans]
    for at in _finds(folded, "牵头"):
        before = bisect_right(starts, at) - 1
        if before >= 0 and at < spans[before][1]:
            continue
        start = max(folded.rfind(mark, max(0, at - LONGEST_NAME * 6), at) for mark in "\n。;") + 1
        start, end = trimmed(folded, start, _stop(folded, at))
        if (not found or found[-1][1] <= start) and _names_only(words, folded, start, end):
            found.append((start, end))
    return sorted(spans + found)


def _names_only(words: Words, folded: str, start: int, end: int) -> bool:
    if start >= end or end - start > LONGEST_NAME * 8:
        return False
    for piece in re.finditer(r"[^,;]+", folded[start:end]):
        does = _DOES.search(piece[0])
        first = start + piece.start()
        opening = _BY.match(piece[0])
        names = members(words, folded, first + (opening.end() if opening else 0), first + does.start()) if does else []
        if not names or any(head_kind(words, folded[s:e]) != "organ" for s, e in names):
            return False
    return True


def _with_lines(labels: _Labels, folded: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Adds unbracketed `责任单位:…` lines, which run to the end of their sentence."""
    taken = 0
    lines: list[tuple[int, int]] = []
    for start, end in _line_starts(labels, folded):
        while taken < len(spans) and spans[taken][1] <= start:
            taken += 1
        if taken < len(spans) and spans[taken][0] <= start:
            continue
        stop = _stop(folded, end)
        start, stop = trimmed(folded, start, stop)
        if lines and start < lines[-1][1] + 2:
            lines[-1] = (lines[-1][0], max(stop, lines[-1][1]))
        else:
            lines.append((start, stop))
    return sorted(spans + [line for line in lines if line[0] < line[1]])


def _line_starts(labels: _Labels, folded: str) -> Iterator[tuple[int, int]]:
    """Labels such as `责任单位:` that open a line or a sentence."""
    ends = sorted(at + 3 for unit in _UNITS for at in _finds(folded, unit + ":"))
    for end in ends:
        start = max(folded.rfind(mark, max(0, end - 24), end) for mark in "\n。;") + 1
        start, _ = trimmed(folded, start, end)
        if labels.line.match(folded, start):
            yield start, end


def _finds(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


def _stop(folded: str, start: int) -> int:
    """Where an unbracketed owner line ends: at its full stop or line end."""
    ends = [folded.find(mark, start, start + LONGEST_LINE) for mark in "\n。"]
    return min((end for end in ends if end >= 0), default=min(len(folded), start + LONGEST_LINE))


def first_leads(folded: str) -> bool:
    """Whether the document says that whoever is listed first is in the lead.

    >>> first_leads("(甲部、乙部负责。列第一位者为牵头单位,下同)")
    True
    """
    return _FIRST_LEADS.search(folded) is not None


def owners(folded: str, start: int, end: int, lexicons: Lexicons, *, first_leads: bool = False) -> list[Owner]:
    """Who an owner line names, and in what role; with ``first_leads`` those after the first support it."""
    words, labels = words_of(lexicons), _labels(lexicons)
    segments = list(_segments(labels, folded, start, end))
    led = any(s.does == "lead" or labels.roles.get(s.label) == "lead" for s in segments)
    found: list[Owner] = []
    first = True
    for segment in segments:
        if first_leads and _FIRST_LEADS.search(folded, segment.start, segment.end):
            continue
        role = labels.roles.get(segment.label, "")
        if role == "none" or (_NO_NAME.search(folded, segment.start, segment.end) and not segment.label):
            continue
        for s, e in members(words, folded, segment.start, segment.end):
            if e - s > LONGEST_NAME or _NO_NAME.search(folded, s, e):
                continue
            aided = led or (first_leads and not first)
            found.append(Owner(s, e, _role(segment.does, role, aided, first), segment.label or segment.does or "list"))
            first = False
    return found


def _role(does: str, label: str, led: bool, first: bool) -> str:
    if does:
        return {"lead": "lead", "aid": "support", "own": "support" if led else "lead", "with": "support"}[does]
    if label in ("lead", "support"):
        return label
    return "lead" if first and not led else "support"


def _segments(labels: _Labels, folded: str, start: int, end: int) -> Iterator[_Segment]:
    """The line cut at its labels, and between them at `,` and `;` where a segment says what its names do."""
    start, end = start + (folded[start] in "(〔[【"), end - (folded[end - 1] in ")〕]】")
    labelled = list(labels.anywhere.finditer(folded, start, end))
    edges = [(start, "")] + [(m.end(), m[1]) for m in labelled]
    stops = [m.start() for m in labelled] + [end]
    for (left, label), stop in zip(edges, stops, strict=True):
        yield from _acts(folded, left, stop, label)


def _acts(folded: str, start: int, end: int, label: str) -> Iterator[_Segment]:
    held = start
    for piece in re.finditer(r"[^,;。]+", folded[start:end]):
        s, e = trimmed(folded, start + piece.start(), start + piece.end())
        does = _DOES.search(folded, max(s, e - 24), e)
        if not does:
            continue
        yield from _named(folded, held, does.start(), label, does.lastgroup or "")
        held = start + piece.end() + 1
    if held < end:
        yield from _named(folded, held, end, label, "")


def _named(folded: str, start: int, end: int, label: str, does: str) -> Iterator[_Segment]:
    start, end = trimmed(folded, start, end)
    opening = _BY.match(folded, start, end)
    start = opening.end() if opening else start
    together = _TOGETHER.search(folded, start, end)
    if together:
        yield _Segment(start, together.start(), label, does or "lead")
        start, does = together.end(), "with"
    if start < end:
        yield _Segment(start, end, label, does)
