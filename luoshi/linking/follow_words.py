"""What a clause of a report tells of the project that it names: the words behind the name, else the verb before it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from msgspec import Struct

from luoshi.linking.tables import table
from luoshi.models import Stage

Time = Literal["done", "planned"]

# `等12个`, `(一期)`: what may stand between a name and what is told of it
_SPACER = re.compile(r"等|\d+(?:\.\d+)?[余多]?[个条项座处段]|\([^()]{0,16}\)|[”\"》 ]")
# `、和与及`: the name stands in a list, what is told comes behind its last member
_JOINT = re.compile(r"[、和与及]|以及|等|至")
# After what is told: the clause ends, goes on with the next thing, or gives a number.
_CLOSED = re.compile(r"$|[、(“]|[和与及并后且约达\d]|[,;。!?]")
# `尚未开工`, `暂缓建设`
_NOT = re.compile(r"未能|尚未|没有|暂缓|缓建|停建|取消|不再")
# Works that are a part of what the name means: `某水库渠系工程`, `某物流港铁路专用线`
_WORKS = re.compile(
    r"(?:工程|线|段|隧道|大桥|枢纽|站|码头|厂房|管网|道路|项目|启动区|首开区|起步区|核心区)(?:等\d*[余多]?[个条项]?.{0,4})?$"
)
# Words for these are nouns, too, after other words (`某区城市规划`).
_NOUNS = ("study", "upgrade", "seek")
# How much may stand between the name and what is told where it is no list.
_GAP = 12
# Words after which a name may begin.
_OPENERS = ("lead", "filler", "planned", "hoped", "done")
# How much may stand before the clause's verb.
_OPENING = 6


class Sign(Struct, frozen=True):
    """A row of ``data/follow_signs.tsv``; ``done`` where the word tells a result by itself."""

    stage: Stage
    done: bool


class Told(Struct, frozen=True):
    """What is told: ``word`` tells it at ``[start, end)``; ``sure`` is from 0 to 1, ``part`` where a part is meant."""

    stage: Stage
    done: bool
    word: str
    start: int
    end: int
    sure: float
    part: bool = False


class Words(Struct, frozen=True):
    """The table as patterns, the longest word first."""

    tails: dict[str, Sign]
    leads: dict[str, Sign]
    tail: re.Pattern[str]
    lead: re.Pattern[str]
    filler: re.Pattern[str]
    planned: re.Pattern[str]
    hoped: re.Pattern[str]
    done: re.Pattern[str]
    now: re.Pattern[str]
    opener: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The table, read once."""
    roles: dict[str, dict[str, Sign]] = {}
    for row in table("follow_signs"):
        stage = cast(Stage, row["stage"] or "unspecified")
        roles.setdefault(row["role"], {})[row["word"]] = Sign(stage, row["time"] == "done")
    return Words(
        tails=roles["tail"], leads=roles["lead"], tail=_any(roles["tail"]), lead=_any(roles["lead"]),
        filler=_any(roles["filler"]), planned=_any(roles["planned"]), hoped=_any(roles["hoped"]),
        done=_any(roles["done"]), now=_any(roles["now"]),
        opener=_any({word: sign for role in _OPENERS for word, sign in roles[role].items()}),
    )


def _any(found: dict[str, Sign]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))))


def told(folded: str, clause: tuple[int, int], name: tuple[int, int]) -> Told | None:
    """What the clause tells of the name in it; None where it only names it, or denies.

    All offsets are of ``folded``, the half-width form of the text.
    """
    if _NOT.search(folded, *clause):
        return None
    behind = _behind(folded, name[1], clause[1])
    before = _before(folded, clause[0], name[0])
    if behind is None:
        return before and _whole(folded, name[1], clause[1], before)
    if before and behind.stage == "upgrade" and before.stage != "construction":
        return before  # `完成某路改造`, `谋划某路改造`
    if before and behind.stage in ("construction", "study") and before.stage == "seek" and not behind.done:
        return before  # `争取某路加快建设`
    return behind


# `某水库渠系工程`, `某路连接线`: a name goes on into the name of a part
_PART = re.compile(r"[一-鿿]{0,6}(?:工程|线|段|隧道|大桥|枢纽|站|码头|厂房|管网|道路|启动区|首开区|起步区|核心区)")


def _whole(folded: str, start: int, end: int, before: Told) -> Told | None:
    """What the verb tells, unless the name goes on into that of another thing (`某开发区某器械厂`)."""
    at, listed = _skip(folded, start, end)
    if listed or at >= end or "等" in folded[start:at]:
        return before
    part = _PART.match(folded, at, end)
    if part and _skip(folded, part.end(), end)[0] >= end:
        return Told(before.stage, before.done, before.word, before.start, before.end, before.sure, part=True)
    return None


def _behind(folded: str, start: int, end: int) -> Told | None:
    at, listed = _skip(folded, start, end)
    if listed:
        return _first(folded, at, end, 0.97) or _rebuilt_all(folded, at, end)
    table = words()
    found = table.tail.match(folded, at, end)
    if found and _closes(folded, found.end(), end):
        return _made(found, 1.0)
    return _beyond(folded, start, at, end) or _able(folded, at, end) or _rebuilt(folded, start, at)


# `某站实现货运功能`, `某港具备通航能力`
_ABLE = re.compile(r"(?:实现|具备|形成)[^,;。]{0,8}?(?:功能|能力|条件)")


def _able(folded: str, at: int, end: int) -> Told | None:
    found = _ABLE.match(folded, max(0, at - 2), end) or _ABLE.match(folded, at, end)
    if found is None or not _closes(folded, found.end(), end):
        return None
    return Told("operation", True, found[0], found.start(), found.end(), 0.85)


def _rebuilt_all(folded: str, at: int, end: int) -> Told | None:
    """`实施甲路、乙路提质改造`: the list ends in what is done to all of it."""
    table = words()
    for found in table.tail.finditer(folded, at, end):
        if found.end() == end and table.tails[found[0]].stage == "upgrade":
            return _made(found, 0.97)
    return None


def _rebuilt(folded: str, start: int, at: int) -> Told | None:
    """`加快某路扩能改造`: rebuilding is told where nothing more is."""
    table = words()
    found = [one for one in table.tail.finditer(folded, start, at) if table.tails[one[0]].stage == "upgrade"]
    return _made(found[-1], 0.97) if found else None


def _skip(folded: str, start: int, end: int) -> tuple[int, bool]:
    """Where the words that say nothing end, and whether the name stands in a list."""
    table = words()
    at = start
    while at < end:
        joint = _JOINT.match(folded, at, end)
        if joint and folded[at] != "等":
            return at, True
        sign = table.tail.match(folded, at, end)
        if sign and table.tails[sign[0]].stage == "upgrade":
            at = sign.end()
            continue
        filler = table.filler.match(folded, at, end) or _SPACER.match(folded, at, end)
        if filler is None or (sign and sign.end() >= filler.end() and _closes(folded, sign.end(), end)):
            return at, False
        at = filler.end()
    return at, False


def _beyond(folded: str, start: int, at: int, end: int) -> Told | None:
    """What is told a few words on: `某水库通过一期导流验收`, `某港铁路专用线开工`."""
    found = _first(folded, at, end, 0.85)
    if found is None or (found.stage in _NOUNS and found.start > at):
        return None
    between = folded[start:found.start]
    if len(between) > _GAP and not _WORKS.search(between):
        return None
    if "、" in between and not _WORKS.search(between.partition("、")[0]):
        return None
    return Told(found.stage, found.done, found.word, found.start, found.end, found.sure,
                part=bool(_WORKS.search(folded[at:found.start])))


def _first(folded: str, at: int, end: int, sure: float) -> Told | None:
    for found in words().tail.finditer(folded, at, end):
        if words().tails[found[0]].stage != "upgrade" and _closes(folded, found.end(), end):
            return _made(found, sure)
    return None


def _made(found: re.Match[str], sure: float) -> Told:
    sign = words().tails[found[0]]
    return Told(sign.stage, sign.done, found[0], found.start(), found.end(), sure)


def _closes(folded: str, at: int, end: int) -> bool:
    """Whether a word that ends at ``at`` closes what is told, and is not a part of a longer name (`研究中心`)."""
    table = words()
    while at < end:
        if _CLOSED.match(folded, at, end):
            return True
        more = table.tail.match(folded, at, end) or table.filler.match(folded, at, end)
        if more is None:
            return False
        at = more.end()
    return True


def _before(folded: str, start: int, end: int) -> Told | None:
    """The verb that governs the name: the last one that opens the clause, follows a mark, or joins another verb."""
    table = words()
    reach = start
    best: re.Match[str] | None = None
    for found in table.lead.finditer(folded, start, end):
        if found.start() > start and folded[found.start() - 1] == "以":
            continue  # `以创建某实验室为支撑`
        opens = found.start() - start <= _OPENING or folded[found.start() - 1] in "、,:;和并及”"
        if opens or found.start() == reach:
            joined = best is not None and found.start() == reach and _weak(found) and not _weak(best)
            best = best if joined else found
            reach = found.end()
    if best is None:
        return None
    sign = table.leads[best[0]]
    return Told(sign.stage, sign.done, best[0], best.start(), best.end(), _nearness(folded, reach, end))


def _weak(found: re.Match[str]) -> bool:
    """`推进`, `加快` say nothing against the verb before them (`争取推进`)."""
    return words().leads[found[0]].stage == "construction"


def _nearness(folded: str, at: int, end: int) -> float:
    """How sure a verb governs a name that begins at ``end``: right before it, with other members between, or not."""
    while at < end and (more := words().filler.match(folded, at, end) or _SPACER.match(folded, at, end)):
        at = more.end()
    if at >= end:
        return 1.0
    if folded[end - 1] in "、和与及“":
        return 0.97
    return 0.9 if end - at <= _OPENING else 0.7
