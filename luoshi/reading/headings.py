"""The section tree: which numbering marks open a section, how far its heading goes, and what stands under what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from luoshi.models import Notice, Region, Section
from luoshi.reading.marks import Form, Mark, find

# Decimal numbers start anew under each number above them.
_FINER = {
    "bare": ("decimal", "decimal3", "decimal4"), "digit": ("decimal", "decimal3", "decimal4"),
    "decimal": ("decimal3", "decimal4"), "decimal3": ("decimal4",),
}
# A heading that runs on without end is a paragraph with a number, not a heading.
LONGEST = 60
_DECIMALS = frozenset({"decimal", "decimal3", "decimal4"})
# A line of more characters than this may hold a paragraph that follows its heading without a break.
_LINE = 40
# How far above a glued `(一)` its own chapter heading may begin: `二、主要任务(一)壮大产业集群`.
_GLUED = 40
# Whether a mark inside a line follows something that ends words; blanks of any kind count.
_STOPS = frozenset("。;:!?,)]”’』】>|#*… \t\n\u2002\u2003\u2009\u200a\x0b\x0c\x85\u2028\u2029")
# Numbered inside a sentence, so that the content ends with the line at the latest.
_LOCAL = frozenset({"dash", "is", "must", "ordinal", "circle", "pdigit"})
_PREFIX = {"part": "part", "chapter": "chp", "article": "art", "item": "item", "lead": "lead"}

# What a rule (第三条) says after its number where it has a heading of its own: `【适用范围】`, `(目的和依据)`.
_CAPTION = re.compile(r"[ \t]*(?:【([^】\n]{1,30})】|\(([^()\n]{1,30})\)(?=[ \t]*(?:\n|[^\s。;,、])))")
_END = re.compile(r"[。!?]|;(?=\s*$)|\((?:责任|牵头|配合|实施)[^()]{0,4}:")
_END_INSIDE = re.compile(r"[。!?;]|\((?:责任|牵头|配合|实施)[^()]{0,4}:")
_SKIPPED = frozenset(" \t\n\u2002\u2003\u200b:、.")
# What a label before a colon does not hold: `县财政局:` is a heading, `加快建设,到2025年:` none
_NO_LABEL = frozenset(",(")
# `总体要求　　以…`: blanks that took the place of a lost line break.
_LOST_BREAK = re.compile(r"\s+(?=\S{4})")
_STOPPED = frozenset("。;:!?”)")
_CLOSERS = " \t\n。;:,、*#|!?…　\u2003\u200b\ufeff"


class Opening(NamedTuple):
    """An accepted mark with its heading: ``[start, end)`` of the words, ``zone`` is where the heading's line ends."""

    mark: Mark
    start: int
    end: int
    zone: int


def sections_of(
    text: str, folded: str, lines: Sequence[tuple[int, int]], regions: Sequence[Region], body: tuple[int, int]
) -> tuple[tuple[Section, ...], tuple[Notice, ...]]:
    """The numbered sections of ``body`` outside ``regions``, in order, with warnings on their numbering."""
    marks = _accept(_outside(find(folded, lines), regions, body), folded)
    openings = _openings(folded, lines, marks, body[1], wrap_width(folded, lines))
    return _tree(text, openings, lines, body[1]), _notices(text, openings)


def _outside(marks: list[Mark], regions: Sequence[Region], body: tuple[int, int]) -> list[Mark]:
    starts = [region.start for region in regions]
    kept = []
    for mark in marks:
        if not body[0] <= mark.start < body[1]:
            continue
        near = bisect_right(starts, mark.start) - 1
        if near < 0 or regions[near].end <= mark.start:
            kept.append(mark)
    return kept


def _accept(marks: list[Mark], folded: str) -> list[Mark]:
    """Marks that stand first on their line and fit, and marks inside a line that form a sequence from 1."""
    decimals = any(mark.form.name == "decimal" and mark.first for mark in marks)
    last: dict[str, int] = {}
    local: dict[str, int] = {}  # sequences inside sentences do not go on in the next article
    accepted: list[Mark] = []
    for mark, after in zip(marks, _following(marks), strict=True):
        name = mark.form.name
        inner = name in _LOCAL
        seen = local if inner else last
        if name == "bare":
            fits = _bare_fits(mark, after, seen, decimals)
        elif name in _DECIMALS and mark.first:
            fits = _decimal_fits(mark, seen, folded)
        elif mark.first:
            fits = _fits_first(mark, seen, folded)
        else:
            fits = _fits_inside(mark, after, seen, accepted, folded)
        if fits:
            if not inner:
                local.clear()
            seen[name] = mark.value
            accepted.append(mark)
    return _promoted(accepted)


def _promoted(marks: list[Mark]) -> list[Mark]:
    """In `1 总则`, `1.1 编制目的` the bare number is the chapter and the decimal one its article."""
    if not {"bare", "decimal"} <= {mark.form.name for mark in marks}:
        return marks
    forms = {"bare": Form("bare", "chapter", 4), "decimal": Form("decimal", "article", 5)}
    return [mark._replace(form=forms.get(mark.form.name, mark.form)) for mark in marks]


def _following(marks: list[Mark]) -> list[Mark | None]:
    """For each mark the next one of its form."""
    following: list[Mark | None] = []
    seen: dict[str, Mark] = {}
    for mark in reversed(marks):
        following.append(seen.get(mark.form.name))
        seen[mark.form.name] = mark
    return following[::-1]


def _bare_fits(mark: Mark, after: Mark | None, last: dict[str, int], decimals: bool) -> bool:
    """`1突破…` opens an item only in a run of such lines, or as the chapter of `1.1`."""
    if not mark.first:
        return False
    if last.get("bare") == mark.value - 1 and mark.value > 1:
        return True
    return mark.value == 1 and (decimals or (after is not None and after.value == 2 and after.first))


def _decimal_fits(mark: Mark, last: dict[str, int], folded: str) -> bool:
    """`2.1` comes first, after `2.0` or under `2`; else it is an amount (`7.5公里`)."""
    above = int(folded[mark.start : mark.end].split(".")[0])
    return mark.value > 0 and (mark.value == 1 or above in (last.get("bare"), last.get("digit"))
                               or last.get(mark.form.name) == mark.value - 1)


# After `第三条` a blank, a bracket or the line's end; other words make it a reference, unless the numbers run on.
_AFTER_RULE = re.compile(r"[\s(【:、]|$")


def _fits_first(mark: Mark, last: dict[str, int], folded: str) -> bool:
    if mark.form.name == "rule":
        if _goes_on(folded, mark.start):
            return False
        return bool(_AFTER_RULE.match(folded, mark.end)) or mark.value in (1, last.get("rule", 0) + 1)
    if mark.form.name == "dash":
        return True
    return mark.value > 0


def _goes_on(folded: str, start: int) -> bool:
    """Whether a sentence was broken before a line: `违反第十六条、` and `第十七条规定的` below it."""
    before = folded[max(0, start - 12) : start].rstrip()
    return before.endswith(("、", ",", "和", "至", "及", "或"))


def _fits_inside(
    mark: Mark, after: Mark | None, last: dict[str, int], accepted: list[Mark], folded: str
) -> bool:
    name = mark.form.name
    before = folded[mark.start - 1]
    if name in _DECIMALS or name in ("box", "bare") or (before in ",|>" and mark.form.depth < 14):
        return False
    if before not in _STOPS:
        begins = mark.value == 1 and name != "paren" and after is not None and after.value == 2
        return begins or (_glued(mark, accepted, folded) and mark.value in (1, last.get(name, 0) + 1))
    if name == "dash":
        return _dashes_inside(mark, after, accepted, before)
    if mark.value == last.get(name, 0) + 1 and mark.value > 1:
        return True
    if mark.value != 1:
        return False
    if after is not None and after.value == 2 and not (after.first and last.get(name) == 1):
        return True
    return before not in "。;" and _glued(mark, accepted, folded)


def _dashes_inside(mark: Mark, after: Mark | None, accepted: list[Mark], before: str) -> bool:
    if before not in "。:;":
        return False
    again = accepted[-1] if accepted else None
    runs_on = again is not None and again.form.name == "dash" and again.line == mark.line
    return runs_on or (after is not None and after.line == mark.line)


def _glued(mark: Mark, accepted: list[Mark], folded: str) -> bool:
    """`一、总体要求 (一)指导思想`: the heading above has just begun and no sentence stands between."""
    if not accepted or accepted[-1].form.depth >= mark.form.depth:
        return False
    between = folded[accepted[-1].end : mark.start] if mark.start - accepted[-1].end <= _GLUED else "。"
    return not any(char in between for char in "。;,\n")


def wrap_width(folded: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width at which a page broke its lines; 0 where lines end with their paragraphs."""
    lengths = sorted(end - start for start, end in lines[:2000] if end - start >= 15)
    if len(lengths) < 20 or lengths[-len(lengths) // 10] > 60:
        return 0
    broken = sum(folded[end - 1] not in _STOPPED for start, end in lines[:2000] if end - start >= 15)
    return lengths[-len(lengths) // 3] if broken > 0.6 * len(lengths) else 0


def _openings(
    folded: str, lines: Sequence[tuple[int, int]], marks: list[Mark], end: int, width: int
) -> list[Opening]:
    headed = _rules_are_headed(folded, lines, marks)
    limits = [mark.start for mark in marks[1:]] + [end]
    openings = []
    for mark, limit in zip(marks, limits, strict=False):
        bound = min(_line_end(folded, lines, mark.line, width) if width else lines[mark.line][1], end, limit)
        named = headed or mark.form.name != "rule"
        start, stop = _heading(folded, mark, bound) if named else _caption(folded, mark, bound)
        if start == bound and mark.first and mark.form.depth <= 5 and mark.form.name != "rule":
            start, stop, bound = _next_line(folded, lines, mark, limit)
        openings.append(Opening(mark, start, stop, bound))
    return openings


# `第一条 鼓励企业上市。对…`, `第二十六条 加强领导,健全机构。建立…`: a few words and a full stop before the text,
# without the words in which a statute lays down its rules; or a heading alone on its line.
_HEADED = re.compile(
    r"\s*(?:(?!应(?!急|用|对)|不得|可以|旨在|为加强|为规范|为了|本规范|必须|是指|适用|负责|根据|依照|本办法|本规定|本条例|有权"
    r"|禁止)[^。;:\n]){2,32}(?:。(?=[^\n]{10})|$)"
)


def _rules_are_headed(folded: str, lines: Sequence[tuple[int, int]], marks: list[Mark]) -> bool:
    """Whether nearly all rules of a text begin with a run-in heading, as in a list of measures."""
    rules = [mark for mark in marks if mark.form.name == "rule"]
    fitting = sum(bool(_HEADED.match(folded, mark.end, lines[mark.line][1])) for mark in rules)
    return len(rules) >= 3 and fitting >= 0.7 * len(rules)


def _line_end(folded: str, lines: Sequence[tuple[int, int]], line: int, width: int) -> int:
    """The end of a line, or of the next one where the page broke a heading that filled its line."""
    start, end = lines[line]
    full = end - start >= width - 2 and folded.find("。", start, end) < 0
    return lines[line + 1][1] if full and line + 1 < len(lines) else end


def _heading(folded: str, mark: Mark, bound: int) -> tuple[int, int]:
    """The words of the heading in ``[mark.end, bound)``; empty where a paragraph follows the number at once."""
    start = mark.end
    while start < bound and folded[start] in _SKIPPED:
        start += 1
    found = (_END_INSIDE if mark.form.depth >= 13 else _END).search(folded, start, bound)
    stop = found.start() if found else bound
    colon = folded.find(":", start, min(stop, start + 21))
    if 0 < colon < stop - 1 and not _NO_LABEL.intersection(folded[start:colon]):
        stop = colon
    if bound - start > _LINE:
        stop = _lost_break(folded, start, stop)
    return _trim(folded, start, stop)


def _lost_break(folded: str, start: int, stop: int) -> int:
    """Where blanks took the place of the line break that ended the heading."""
    for broken in _LOST_BREAK.finditer(folded, start, min(stop, start + 40)):
        before, after = folded[start : broken.start()], folded[broken.end() : stop]
        if len(before) >= 4 and "," not in before and ("," in after or stop - start > 40):
            return broken.start()
    return stop


def _caption(folded: str, mark: Mark, bound: int) -> tuple[int, int]:
    """A rule is its own text; only bracketed words, or a line of a few words without a stop, are a heading."""
    match = _CAPTION.match(folded, mark.end, bound + 1)
    if match and match.end() <= bound:
        return match.span(1) if match[1] else match.span(2)
    if bound - mark.end > 40:
        return mark.end, mark.end
    words = folded[mark.end : bound].strip()
    if 0 < len(words) <= 20 and not any(char in words for char in "。;:,"):
        start = folded.index(words, mark.end)
        return start, start + len(words)
    return mark.end, mark.end


def _trim(folded: str, start: int, stop: int) -> tuple[int, int]:
    while stop > start and folded[stop - 1] in _CLOSERS:
        stop -= 1
    return (start, stop) if 0 < stop - start <= LONGEST else (start, start)


def _next_line(folded: str, lines: Sequence[tuple[int, int]], mark: Mark, limit: int) -> tuple[int, int, int]:
    """`第一章` alone on its line has its heading on the next one."""
    here = lines[mark.line][1]
    for start, end in lines[mark.line + 1 : mark.line + 4]:
        words = folded[start:end].strip()
        if not words:
            continue
        start = folded.index(words, start)
        if len(words) <= 30 and start + len(words) <= limit and not any(char in words for char in "。;:,"):
            return start, start + len(words), end
        break
    return here, here, here


def _tree(
    text: str, openings: list[Opening], lines: Sequence[tuple[int, int]], end: int
) -> tuple[Section, ...]:
    depths = _depths(openings)
    untils = _untils(openings, depths, lines, end)
    taken: dict[str, int] = {}
    ordinals: dict[tuple[str | None, str], int] = {}
    above: list[tuple[int, Section]] = []
    out: list[Section] = []
    for opening, depth, until in zip(openings, depths, untils, strict=True):
        mark = opening.mark
        while above and (above[-1][0] >= depth or above[-1][1].until <= mark.start):
            above.pop()
        parent = above[-1][1] if above else None
        until = min(until, parent.until) if parent else until
        section = Section(
            id=_name(mark, parent, taken, ordinals),
            level=mark.form.level,
            number=text[mark.start : mark.end].strip(),
            heading=text[opening.start : opening.end],
            start=mark.start,
            end=max(opening.end, mark.end) if opening.end > opening.start else mark.end,
            until=until,
            parent=parent.id if parent else None,
        )
        out.append(section)
        above.append((depth, section))
    return tuple(out)


def _depths(openings: list[Opening]) -> list[int]:
    """Depth by form; `一、` goes above `第一条` where it comes first."""
    firsts: dict[str, int] = {}
    for at, opening in enumerate(openings):
        firsts.setdefault(opening.mark.form.name, at)
    swap = {"list": 3, "rule": 4} if firsts.get("list", 1 << 60) < firsts.get("rule", -1) else {}
    return [swap.get(opening.mark.form.name, opening.mark.form.depth) for opening in openings]


def _untils(openings: list[Opening], depths: list[int], lines: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Where each section ends: at the next of its depth or above; one inside a sentence at its line's end."""
    untils = [end] * len(openings)
    above: list[int] = []
    for at, opening in enumerate(openings):
        while above and depths[above[-1]] >= depths[at]:
            untils[above.pop()] = opening.mark.start
        above.append(at)
    for at, opening in enumerate(openings):
        name = opening.mark.form.name
        if name in _LOCAL and not _continued(openings, at, untils[at]):
            untils[at] = min(untils[at], max(lines[opening.mark.line][1], opening.zone))
    return untils


def _continued(openings: list[Opening], at: int, until: int) -> bool:
    """Whether the section ends where the next of its own sequence begins."""
    mark = openings[at].mark
    for index in range(at + 1, len(openings)):
        later = openings[index].mark
        if later.start >= until:
            follows = later.start == until and later.form.name == mark.form.name
            return follows and (mark.value == 0 or later.value == mark.value + 1)
    return False


def _name(
    mark: Mark, parent: Section | None, taken: dict[str, int], ordinals: dict[tuple[str | None, str], int]
) -> str:
    above = parent.id if parent else None
    key = (above, mark.form.name)
    ordinals[key] = ordinals.get(key, 0) + 1
    own = f"{_PREFIX[mark.form.level]}_{mark.value or ordinals[key]}"
    name = f"{above}__{own}" if above else own
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}_{taken[name]}"


def _notices(text: str, openings: list[Opening]) -> tuple[Notice, ...]:
    """Gaps, repeats and steps back in the numbers of each form; a new start at 1 below another heading is none."""
    last: dict[str, tuple[int, int]] = {}
    latest: dict[int, int] = {}
    out = []
    for at, opening in enumerate(openings):
        form, value, *_ = mark = opening.mark
        before, place = last.get(form.name, (0, -1))
        last[form.name] = (value, at)
        latest[form.depth] = at
        for finer in _FINER.get(form.name, ()):
            last.pop(finer, None)
        if value and value != before + 1:
            code = _oddity(before, value, any(latest.get(depth, -1) > place for depth in range(form.depth)))
            out += [_notice(text, mark, code, before + 1)] if code else []
    return tuple(out)


def _notice(text: str, mark: Mark, code: str, expected: int) -> Notice:
    words = text[mark.start : mark.end]
    return Notice(
        code=code, message=f"{words} where number {expected} was expected", start=mark.start, end=mark.end,
        data={"form": mark.form.name, "number": words, "expected": str(expected)},
    )


def _oddity(before: int, value: int, below_another: bool) -> str:
    """What is odd about a number that does not follow ``before``; empty where it begins anew."""
    if value == 1 and (below_another or before != 1):
        return ""
    if value == before:
        return "numbering-repeat"
    return "numbering-gap" if value > before else "numbering-order"
