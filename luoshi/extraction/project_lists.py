"""A list of things read into its members, and what they share handed back to each.

`绵遂内、雅眉乐自隆等城际铁路` has two members that share `城际铁路`; `江家口、青峪口水库` two that share `水库`.
Everything here is a slice of the folded text: a member keeps where its own words stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, final

from luoshi.extraction.project_heads import Heads, carrier_of, core, evidence, head_of

LONGEST: Final = 80


@final
class Group:
    """Members that stand together in front of one class: `甲、乙等` + `通用机场`; no class where there is no `等`."""

    __slots__ = ("end", "listed", "members", "start")

    def __init__(self, members: Sequence[tuple[int, int]], start: int, end: int, listed: bool) -> None:
        self.members = members
        self.start = start
        self.end = end
        self.listed = listed


_MARK: Final = re.compile(r"[、,“”‘’\"《》()]|以及")
_OPEN: Final = frozenset("“‘《(")
_CLOSE: Final = frozenset("”’》)")


def split(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between `、`, `,` and `以及` outside quotation marks and brackets; `“甲”“乙”` are two."""
    if _is_whole(folded, start, end):
        start, end = trim(folded, start, end)
        return [(start, end)] if start < end else []
    parts: list[tuple[int, int]] = []
    depth, at = 0, start
    for mark in _MARK.finditer(folded, start, end):
        char = mark[0]
        if char in _OPEN:
            if not depth and mark.start() > at and folded[mark.start() - 1] == "”":
                parts.append((at, mark.start()))
                at = mark.start()
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and char != '"':
            parts.append((at, mark.start()))
            at = mark.end()
    parts.append((at, end))
    return [trimmed for first, last in parts if (trimmed := trim(folded, first, last))[0] < trimmed[1]]


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether nothing in the span can part it."""
    return (folded.find("、", start, end) < 0 and folded.find(",", start, end) < 0
            and folded.find("”", start, end) < 0 and folded.find("以及", start, end) < 0)


def trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return start, end


# `等`, `等28个`, `等一批`, `及其他`: but not `高等`, `平等`, `等级`.
_SUCH: Final = re.compile(
    r"[及和](?:其他|其(?=配套|附属|相关))|(?<![高中初平均同对优劣])等(?!静(?![海宁乐安])|温(?![州岭江县])|[级候于同效额]|离子)"
    r"(?:(?:共计|合计|总计|共)?[\d一二两三四五六七八九十百]+(?:余|多)?(?:公里|千米|个|条|座|家|处|项|所|大|对|段|宗|只)(?:以上|左右)?|一批|若干)?"
)
_COUNTS: Final = re.compile(r"[\d一二两三四五六七八九十百]|一批|若干")
# `甲、乙两个平面`
_COUNTED: Final = re.compile(
    r"(?<=[一-鿿])(?:[两二三四五六七八九十]|\d{1,2})(?:个|条|座|大|对|处|段)(?:[百千]亿级?)?(?=[一-鿿])"
)
_WORKS: Final = ("工程", "项目")
_AND: Final = re.compile(r"和(?![睦谐硕])|[及与暨]")


def groups(words: Heads, folded: str, start: int, end: int) -> list[Group]:
    """The groups of a list, in order: each with its members and what `等` says they share."""
    found: list[Group] = []
    waiting: list[tuple[int, int]] = []
    parts = split(folded, start, end)
    for part_start, part_end in parts:
        at = part_start
        while (such := _such(folded, at, part_end)) and not quoted(folded, at, such.start()):
            waiting += conjuncts(words, folded, at, such.start(), listed=True)
            stop = _class_end(words, folded, such.end(), part_end)
            if stop == such.end() and such[0].endswith("以上"):
                waiting = []  # `建设营运中心、结算中心等10家以上`
            found.append(Group(waiting, _sorted(words, folded, such.end(), stop), stop, True))
            waiting = []
            at = stop + 1 if stop < part_end else part_end
        if at < part_end:
            waiting += conjuncts(words, folded, at, part_end, listed=(part_start, part_end) != parts[-1])
    if waiting:
        found.append(_counted(words, folded, waiting))
    return found


def fielded(words: Heads, folded: str, fields: tuple[int, int], start: int, end: int) -> list[Group]:
    """One group where each field of a list gets the thing (`在甲、乙等领域争创国家中心`); none where it has a name."""
    head = head_of(words, folded[start:end])
    if head is None or head.need != "desc" or evidence(words, folded[start:end - len(head.head)]).proper:
        return []
    return [Group(split(folded, *fields), start, end, True)]


def _such(folded: str, start: int, end: int) -> re.Match[str] | None:
    plain = folded.find("等", start, end) < 0 and folded.find("其", start, end) < 0
    return None if plain else _SUCH.search(folded, start, end)


def _sorted(words: Heads, folded: str, start: int, end: int) -> int:
    """Where a class begins behind the words that only sort it: `大中型` + `水库`."""
    while found := words.patterns["sort"].match(folded, start, end):
        start = found.end()
    return start


def quoted(folded: str, start: int, end: int) -> bool:
    """Whether a quotation opened in the span is still open at its end."""
    return folded.count("“", start, end) > folded.count("”", start, end)


def _class_end(words: Heads, folded: str, start: int, end: int) -> int:
    """Where the class after `等` ends: at a `和` that joins it to another thing, else at the end of the part."""
    for joint in _AND.finditer(folded, start, end):
        if head_of(words, core(undone(folded[start:joint.start()]))) is not None:
            return joint.start()
    return end


def _counted(words: Heads, folded: str, members: list[tuple[int, int]]) -> Group:
    start, end = members[-1]
    count = _COUNTED.search(folded, start, end) if len(members) > 1 else None
    named = "" if count is None else folded[count.end():end]
    if count is None or (head_of(words, named) is None and named not in _WORKS):
        return Group(members, end, end, False)
    return Group((*members[:-1], (start, count.start())), count.end(), end, True)


def conjuncts(
    words: Heads, folded: str, start: int, end: int, *, listed: bool = False
) -> list[tuple[int, int]]:
    """The part cut at a `和` or `及` that joins two things, not two words of one name."""
    found: list[tuple[int, int]] = []
    joint = _AND.search(folded, start, end) if _may_join(folded, start, end) else None
    while joint is not None:
        after = joint.end()
        if joint.start() - start > 1 and not quoted(folded, start, joint.start()) \
                and _joins(words, folded[start:joint.start()], folded[joint.end():end], listed):
            found.append((start, joint.start()))
            start = after
        joint = _AND.search(folded, after, end)
    return [*found, (start, end)]


def _may_join(folded: str, start: int, end: int) -> bool:
    return (folded.find("和", start, end) >= 0 or folded.find("及", start, end) >= 0
            or folded.find("与", start, end) >= 0 or folded.find("暨", start, end) >= 0)


def _joins(words: Heads, left: str, right: str, listed: bool) -> bool:
    if not right or left.count("(") > left.count(")"):
        return False
    ends = right.endswith(("工程", "项目")) or carrier_of(words, right) is not None or (
        listed and is_plain(words, right))
    done = undone(left)
    if done != left and (
        done.endswith(("工程", "项目")) or carrier_of(words, done) is not None or evidence(words, done).first > 2
    ):
        return True
    left = done
    if (head := carrier_of(words, left)) is not None and (len(head.head) > 1 or _is_named(words, right)):
        return ends
    # `济南和青岛国家骨干冷链物流基地`: two short names in front of one head.
    if len(left) > 5 or right.endswith(("工程", "项目")) or evidence(words, left).proper < len(left):
        return False
    other = head_of(words, core(right))
    if listed and other is None:
        return len(right) <= 8 and evidence(words, right).proper == len(right)
    return other is not None and 0 < evidence(words, right[:-len(other.head)]).proper <= 6


def _is_named(words: Heads, phrase: str) -> bool:
    """Whether a proper name opens the phrase: `恩洪选煤厂和老厂矿区` are two, `道路和桥` may be one."""
    head = carrier_of(words, phrase)
    return head is not None and head.need in ("name", "part") and bool(
        evidence(words, core(phrase)[:-len(head.head)]).first)


# `50万吨`, `3×1000兆瓦`, `220千伏`
_SIZE: Final = re.compile(
    r"\d[\d.×x*/+]*(?:[万亿]?(?:千瓦时?|吨|立方米|平方米|头|羽|只|套|台|辆|件|亩|安时)|兆瓦时?|MW|GW|GWh|千伏|亿元|米|公里)"
)


# `内昆铁路建设和枢纽站改造`: what is done to the left one.
DONE: Final = re.compile(
    r"(?<=.)(?:建设|整体开发|开发打造|打造|新建|迁建|续建|改造|改?扩建|扩能|扩容|升级|提升|提质|转设|搬迁|(?:对外)?开放|前期工作)+$"
)


_DONE_ENDS: Final = frozenset("设发造建能容级升质迁放作")


def undone(phrase: str) -> str:
    """The phrase without what is done to it."""
    return DONE.sub("", phrase) if phrase[-1:] in _DONE_ENDS else phrase


def is_plain(words: Heads, text: str) -> bool:
    """Whether ``text`` is a bare name that leans on a later head: `绵遂内`, `南江50万吨`, not `漓江洲岛生态搬迁`."""
    if (sizes := list(_SIZE.finditer(text))) and sizes[-1].end() == len(text):
        return True
    return evidence(words, text).proper == len(text)


def share(words: Heads, text: str, previous: str) -> int:
    """Where in the last member ``text`` the words begin that the bare members before it share; 0 where none do.

    `青峪口水库` after `江家口` → 3; `通江40万吨新型材料项目` after `南江50万吨` → 6.
    """
    if _SIZE.search(previous) and (sizes := list(_SIZE.finditer(text))):
        return sizes[-1].end() if sizes[-1].end() < len(text) else 0
    head = head_of(words, core(text))
    if head is None:
        return 0
    told = evidence(words, core(text)[:-len(head.head)])
    own = told.first if len(previous) <= 4 and told.first else told.proper
    # `沈阳、辽西地区算力中心`: the `地区` is the last one's.
    return own + 2 if text.startswith("地区", own) else own
