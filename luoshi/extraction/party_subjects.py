"""Subjects that a clause orders or lets act, or that it says will act: `各县区要…`, `区县可…`, `市科技局打造…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from luoshi.extraction.party_actors import Actors, Member, Reader
from luoshi.extraction.party_owners import Owner

# How such a subject begins: `各县区`, `市财政局`, `国务院`, `全市各级`, `领导小组`, `人民银行`.
SUBJECT: Final = re.compile(
    "各|每个|市(?!场|域|容|民(?!政|族|宗)|政(?!府|协|务))|[省县州旗区](?![际域间])|国(?:家|务院|有)|中[央国共]|"
    "全[市省县区州国](?:各|城市)|领导小组|有关|相关|党[委组政]|乡镇|镇|街道|本|专(?:项|班)|财政|教育|科技|工[业信会]|农业|商务|公安|"
    "民政|人[民行社力]|住[房建]|交通|水[利务]|卫[生健]|应急|审计|地方|"
    "有条件|符合条件|试点|高新区|经开区|开发区|管委会")
# What it can begin with.
SUBJECT_FIRST: Final = frozenset("各每市省县州旗区国中全领有相党乡镇街本专财教科工农商公民人住交水卫应审地符试高经开管")
_DUTY: Final = frozenset(("要", "应", "应当", "须", "必须", "需", "需要", "不得", "务必"))
_MODAL: Final = _DUTY | {"负责", "牵头", "具体负责"}
# `国家要加大投入`: no office in particular.
_NATIONS: Final = frozenset(("国家", "中国", "我国", "各国"))
_MAY: Final = ("可", "可以")
# `可持续发展`, `可靠`: no permission.
_ABLE: Final = re.compile("可(?:持续|再生|靠|行|能|视|比|见|控|追溯|复制|观|用)")
# `市科技局`, `各县区`, `教育部`: called by name or as all of a kind, so that the clause says who acts.
_CALLED: Final = re.compile(
    r"各|每个?|全[市省县区州国]|[市省县区州](?!场|内外|域|级(?!.{0,8}(?:部门|单位|政府)))|国(?:家|务院)|中[央国]"
    r"|本[市省县区州]|[\u4e00-\u9fff]{2,8}部$")
_EACH: Final = re.compile("各|每个|全[市省县区州国](?:各|城市)")
# `政府购买服务`, `高校参与下`: a noun phrase, or a circumstance.
_NOUN_VERB: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:服务(?!$|[\u4e00-\u9fff])|下(?=[,;。])|情况|的)|按照?(?:各自)?(?:职责|职能|分工)")
_WORKS: Final = frozenset(("act", "modal", "plain"))
# `各市对接`, `市政府向…`: what relates the subject to something, and acts only with more behind it.
_LEAST: Final = 4
# `全市各县达到…`: what is reached says nothing of who acts.
_REACHED: Final = frozenset(("达到", "增加", "减少", "形成", "提高", "获得", "取得", "享受", "保持", "降低"))


def openings(folded: str, start: int, end: int) -> list[int]:
    """Where a subject could stand: at the clause's start and after its commas."""
    found: list[int] = []
    at = start
    while at < end:
        if folded[at] in SUBJECT_FIRST and SUBJECT.match(folded, at, end):
            found.append(at)
        at = folded.find(",", at, end) + 1
        if not at:
            break
    return found


def subject_parties(reader: Reader, at: int, part: int) -> Iterator[Owner]:
    """Who stands as subject at ``at``, in a piece of a clause that ends at ``part``."""
    actors = reader.actors(at, part, subject=True)
    if not actors.members or not actors.verb:
        return
    after = actors.end + len(actors.verb)
    barred = ("人", "制") if actors.verb == "负责" else ("了", "的", "过")
    if reader.folded[after : after + 1] in barred or reader.folded[part - 1] == "的":
        return  # `负责人`, `市财政局需要调整的`
    role = _role(reader.folded, actors, part)
    for member in actors.members if role else ():
        yield Owner(member.start, member.end, role, f"subject of {actors.verb}")


def _role(folded: str, actors: Actors, part: int) -> str:
    """What the clause makes of its subject: told or said to act it leads, allowed to it is the assignee."""
    kinds = {member.kind for member in actors.members}
    if any(folded[m.start : m.end] in _NATIONS for m in actors.members):
        return ""
    if not kinds <= {"organ", "area", "group", "firm", "body", "carrier"}:
        return ""
    if actors.verb in _MAY:
        return "" if _ABLE.match(folded, actors.end) else "assignee"
    if actors.verb in (_MODAL if kinds == {"organ"} else _DUTY):
        return "lead"
    if kinds == {"organ"} and actors.kind == "modal" and all(_named(folded, m) for m in actors.members):
        return "lead"
    return "lead" if _acts(folded, actors, part) else ""


def _named(folded: str, member: Member) -> bool:
    return not member.bare or folded[member.start] in "市省县区州各"


def _acts(folded: str, actors: Actors, part: int) -> bool:
    """`市科技局重点打造…`, `每个县为…配备…`: somebody called by name does something to something."""
    if actors.kind == "outcome" and _EACH.match(folded, actors.members[0].start):
        return part - actors.end >= _LEAST + len(actors.verb)  # `各地级以上市完成管线普查`
    if actors.kind not in _WORKS or actors.verb in _REACHED or part - actors.end < _LEAST:
        return False
    if _NOUN_VERB.match(folded, actors.end, part + 1):
        return False
    first, *rest = actors.members
    if folded.endswith("条件的", 0, first.start):
        return first.kind == "area"  # `有条件的大城市推进…`
    if first.kind == "carrier":
        return False  # `市体育中心建成投用`
    return _CALLED.match(folded, first.start, first.end) is not None and all(
        m.kind in ("organ", "firm", "group", "body") or _CALLED.match(folded, m.start, m.end) for m in rest
    )
