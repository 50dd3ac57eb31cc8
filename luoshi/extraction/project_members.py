"""The members of a list one by one: their own words, what is said of each alone, and what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, final

from luoshi.extraction.project_clause import Said, called, own_verb
from luoshi.extraction.project_heads import Heads, carrier_of, core, evidence
from luoshi.extraction.project_judge import ROUTE, is_twin
from luoshi.extraction.project_lists import LONGEST, Group, is_plain, share, undone
from luoshi.extraction.project_setting import Setting
from luoshi.extraction.project_stage import Deed, Deeds, strip_tail
from luoshi.gazetteer import by_name


class Tables(NamedTuple):
    """All tables of the layer."""

    heads: Heads
    deeds: Deeds
    plural: re.Pattern[str]
    agents: tuple[str, ...]
    classes: tuple[str, ...]
    local: bool


@final
class Member:
    """One member of a list: its own words, what is said of it alone, and whether it stands for many."""

    __slots__ = ("end", "parts", "phrase", "plural", "role", "start", "verb", "works")

    def __init__(
        self, start: int, end: int, phrase: str, parts: tuple[Deed, ...], verb: bool, plural: bool, role: bool,
        works: str,
    ) -> None:
        self.start = start
        self.end = end
        self.phrase = phrase
        self.parts = parts
        self.verb = verb
        self.plural = plural
        self.role = role
        self.works = works


@final
class Name:
    """A member's full phrase and where the words stand that it takes from the list (empty where it takes none)."""

    __slots__ = ("end", "phrase", "start")

    def __init__(self, phrase: str, start: int, end: int) -> None:
        self.phrase = phrase
        self.start = start
        self.end = end


# `10个左右`, `5-8家`, `百家`, `两座`, `600公里`
_COUNT: Final = (
    r"(?:\d+(?:\.\d+)?[-—~至]?)+万?(?:余|多)?(?:个|家|条|座|处|所|项|批|对|栋|台|套|间|名|支|宗|只|艘|种|类|幢|公里|亩|平方米|人|户|%)"
    r"(?:以上|左右)?|[百千万](?:个|家(?![寨乐丽口庄岭港大坝桥山沟湾河]))|(?:[两三四五六七八九十]|\d+)大(?![桥道坝学厦])|[两二三四五六七八九十]+(?:个|条|座|家|所|处|批)(?!平)"
)
_ONE: Final = re.compile(r"一(?:个|座|条|处|家|所)")
_ROLE: Final = re.compile(r"(?:重要|领先|一流|影响力|知名|最大|特色鲜明|辐射.*|面向.*)的$")
_DE: Final = re.compile(r"的")
# `甲至乙最快捷的出海大通道`: one passage.
_PASSAGE: Final = re.compile(r"[一-鿿]{2,6}(?:至|到|—)[一-鿿]{2,8}的[一-鿿]{0,8}通道$")


def plural_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """What marks many things at the head of a phrase: `一批`, `各类`, `10个左右`."""
    plural = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    first = re.escape("".join(sorted({word[0] for word in words})))
    return re.compile(rf"(?=[\d百千万两二三四五六七八九十{first}])(?:{plural}|{_COUNT})")


def members_of(tables: Tables, folded: str, said: Said, group: Group) -> list[Member]:
    """The members of ``group``; one that stands for many makes those after it stand for many."""
    found: list[Member] = []
    many = False
    for start, end in group.members:
        member = _member(tables, folded, said, start, end, many)
        many = member.plural or member.phrase in _RANKS
        if 0 < member.end - member.start <= LONGEST:
            found.append(member)
    return found


def _member(tables: Tables, folded: str, said: Said, start: int, end: int, after: bool) -> Member:
    """The member's own words: behind a verb of its own, behind `的`, behind a count, before what is done to it.

    ``after`` where one before it stands for many.
    """
    parts: tuple[Deed, ...] = ()
    if start != said.start or tables.deeds.cut.search(folded, start, end):
        start, end, parts = own_verb(tables.deeds, folded, start, end, said.helps)
    phrase, behind = strip_tail(tables.deeds, folded[start:end])
    if len(phrase) < 4 and folded.startswith(("搬迁", "迁建"), start + len(phrase)):
        phrase = folded[start:start + len(phrase) + 2]  # `甲钢搬迁`: the whole is the name
    works = called(folded[start + len(phrase):end]) or called(phrase[-2:])
    at = 0
    for de in _DE.finditer(phrase) if "的" in phrase and not _PASSAGE.match(phrase) else ():
        if de.end() < len(phrase) and phrase.count("“", 0, de.start()) == phrase.count("”", 0, de.start()):
            at = de.end()
    role = at > 0 and _ROLE.search(phrase[:at]) is not None
    many = (after and not parts) or (at > 0 and tables.plural.search(phrase[:at]) is not None)
    if phrase.startswith("一", at) and (one := _ONE.match(phrase, at)):
        at = one.end()
    rebuilt = phrase[-1:] in _REBUILT_ENDS and _REBUILDS.search(phrase) and _REBUILT.search(phrase)
    own = (Deed("upgrade", 2),) if rebuilt else ()
    return Member(start + at, start + len(phrase), phrase[at:], (*parts, *behind, *own), bool(parts),
                  many or tables.plural.match(phrase, at) is not None, role, works)


# `主变增容扩建工程`, `生产基地扩能二期`: a rebuilding that is part of the name.
_REBUILT: Final = re.compile(
    r"(?:扩能|扩建|改造|增容|升级|扩容|提升)(?:改造|扩建)?(?:工程|项目|[一二三四五]期|\([^()]*\))*$"
)
_REBUILDS: Final = re.compile(r"[扩改增升提]")
_REBUILT_ENDS: Final = frozenset("能建造容级升程目期)")
# `高速公路项目`: a class gives its members the noun only.
_SUFFIX: Final = re.compile(r"(?<=.)(?:项目|工程)$")
# `G5成绵`: a number with its ends.
_STRETCH: Final = re.compile(r"[GS]\d{1,2}[一-鿿]{2,8}$")
# A stretch that names the line it belongs to needs no other.
_OWN_LINE: Final = re.compile(r"铁路|高铁|高速|公路|客专|大道|航道|[一-鿿]路|[国省县]道|[GS]\d")
_LINES: Final = ("railway", "expressway", "road", "waterway")
_WORKS: Final = ("railway", "expressway", "road", "waterway", "water", "energy", "airport")


# `甲、乙研究院等规范建设`: how it is done, no class.
_MANNER: Final = frozenset(("规范", "高标准", "高质量", "高水平", "加快", "有序", "稳步", "一体化", "协同", "整体"))
_RANKS: Final = ("国家级", "国家", "省级", "省", "市级", "市")


def rank_of(phrase: str) -> str:
    """The rank that opens ``phrase``: `国家`, `省`; empty where none does."""
    return next((rank for rank in _RANKS if phrase.startswith(rank)), "")


# `烟叶、甘蔗等农产品基地`: kinds of goods make a class.
_GOODS: Final = re.compile(r"(?:农产|商|产|用|制|钛|药|食)品[^、]{0,4}(?:基地|市场|仓库)$")


def shared_of(
    tables: Tables, folded: str, said: Said, group: Group, members: list[Member]
) -> Iterator[tuple[Member, Name, int]]:
    """Each member with its full name and the end of its own words; nothing where the list is of other things."""
    if not members:
        return
    kind = folded[group.start:group.end]
    if kind and strip_tail(tables.deeds, kind)[0] in _MANNER:
        kind = ""
    last = members[-1]
    works = said.works or last.works or (called(kind) if group.listed else "")
    start, end = _class(tables, group, kind) if group.listed else _tail(tables, members, works)
    if start == end and not _holds(tables, group, kind, last, works):
        # `甲公租房项目建设和乙试点`: what is done to the first alone tells that it is works.
        members = [member for member in members
                   if member.parts and (member.works or carrier_of(tables.heads, member.phrase) is not None)]
    if group.listed and _GOODS.search(kind) and not any(_place(member.phrase) or by_name(member.phrase)
                                                        for member in members):
        return
    told = strip_tail(tables.deeds, _SUFFIX.sub("", kind))[1] if group.listed else ()
    role = len(members) > 1 and any(member.role or _is_role(tables, member) for member in members)
    if group.listed and start < end and (rank := rank_of(folded[start:end])) and members[0].phrase.startswith(rank):
        start += len(rank)
    shared = folded[start:end]
    mixed = group.listed and bool(shared) and not shared.endswith(tables.heads.takes) and not all(
        _is_bare(tables, each, shared, True) for each in members)
    for at, member in enumerate(members):
        bare = bool(shared) and not member.works and _is_bare(tables, member, shared, group.listed)
        if bare and mixed and len(member.phrase) > 4 and not is_plain(tables.heads, member.phrase):
            bare, works = False, works or "项目"
        if works or role or told:
            parts = (*member.parts, *told)
            member = Member(member.start, member.end, member.phrase, parts, member.verb, member.plural,
                            member.role or role, member.works or works)
        own = start if member.end == end and start < end else member.end
        name = Name(member.phrase, member.end, member.end)
        if start == end and len(members) > 1 and (near := _nearest(tables, folded, group, members, at)) is not None:
            name = near
        elif bare and own == member.end:
            name = _own_line(tables, folded, members, at, shared) or Name(member.phrase + shared, start, end)
        elif start == end and (line := _next_line(tables, members, at)):
            name = Name(member.phrase + folded[slice(*line)], *line)
        yield member, name, own


def _nearest(tables: Tables, folded: str, group: Group, members: list[Member], at: int) -> Name | None:
    """`紫云山、魏家冲抽水蓄能、大别山电厂`: the noun of the next member that has one, where that is not the last."""
    phrase = members[at].phrase
    if group.listed:
        return _nearest_place(tables, folded, members, at) if by_name(phrase) else None
    lone = len(members) - at < 3 or members[at].works or carrier_of(tables.heads, phrase) is not None
    for after in () if lone or ROUTE.match(phrase) or not is_plain(tables.heads, phrase) else members[at + 1:-1]:
        if carrier_of(tables.heads, after.phrase) is None:
            continue
        own = share(tables.heads, after.phrase, phrase)
        start, end = after.start + own, after.end
        return Name(phrase + folded[start:end], start, end) if own and start < end else None
    return None


def _own_line(tables: Tables, folded: str, members: list[Member], at: int, shared: str) -> Name | None:
    """`成达万、西达渝高铁和镇广、大垫等高速公路`: a line's noun that stands nearer than the class."""
    phrase = members[at].phrase
    common = carrier_of(tables.heads, shared)
    line = common is not None and common.type in _LINES and is_plain(tables.heads, phrase)
    for after in members[at + 1:] if line else ():
        head = carrier_of(tables.heads, after.phrase)
        if head is None:
            continue
        known = head.type in _LINES and head.need == "name" and len(head.head) > 1
        own = share(tables.heads, after.phrase, phrase) if known else 0
        start, end = after.start + own, after.end
        return Name(phrase + folded[start:end], start, end) if own and start < end else None
    return None


def _nearest_place(tables: Tables, folded: str, members: list[Member], at: int) -> Name | None:
    """`昌平区、房山区中医医院等改造工程`: a bare place takes the noun of the next one that a place opens."""
    phrase = members[at].phrase
    for after in members[at + 1:]:
        if by_name(after.phrase):
            continue
        own = _place(after.phrase)
        known = own and carrier_of(tables.heads, after.phrase) is not None
        return Name(phrase + after.phrase[own:], after.start + own, after.end) if known else None
    return None


def _place(phrase: str) -> int:
    """Where the place ends that opens ``phrase`` and leaves two characters at least; 0 where none does."""
    return next((at for at in range(min(8, len(phrase) - 2), 1, -1) if by_name(phrase[:at])), 0)


def _class(tables: Tables, group: Group, kind: str) -> tuple[int, int]:
    """The head noun that `等` gives the members, without `项目` behind it; empty where it only sorts them."""
    kind = undone(kind)
    part = _PART_OF.search(kind)
    head = carrier_of(tables.heads, kind[:part.start()] if part else kind)
    if head is None or "领域" in kind or head.need in ("never", "part"):
        return group.end, group.end
    return group.start, group.start + len(_SUFFIX.sub("", kind))


def _tail(tables: Tables, members: list[Member], works: str) -> tuple[int, int]:
    """The end of the last member that bare members before it share: `水库` of `江家口、青峪口水库`."""
    *before, last = members
    if not before:
        return last.end, last.end
    if last.phrase.endswith("设施") and (part := _PART_OF.search(last.phrase)) and part.start():
        inner, other = (carrier_of(tables.heads, phrase) for phrase in (last.phrase[:part.start()], before[-1].phrase))
        if inner is not None and other is not None and inner.type == other.type:
            return last.start + part.start(), last.end
    own = share(tables.heads, last.phrase, before[-1].phrase) or (_place_end(tables, last, before) if works else 0)
    shared = last.phrase[own:]
    if _UNIT.match(shared):
        return last.end, last.end
    head = carrier_of(tables.heads, shared)
    long = head is not None and head.need == "desc" and any(_is_long(member.phrase) for member in before)
    if core(shared) in _SHORT or long or (head is not None and head.need == "part" and not _PART_OF.search(shared)):
        return last.end, last.end
    if own and _is_bare(tables, before[-1], shared, False):
        return last.start + own, last.end
    return last.end, last.end


def _place_end(tables: Tables, last: Member, before: list[Member]) -> int:
    """Where the place ends that opens works without a head noun: `甲县、乙县光伏资源开发项目`; 0 where none does."""
    if carrier_of(tables.heads, last.phrase):
        return 0
    if (river := _RIVER.match(last.phrase)) and all(_RIVER.fullmatch(one.phrase) for one in before):
        return river.end()
    if not all(by_name(one.phrase) for one in before):
        return 0
    return _place(last.phrase)


# `平天湖、九华湖综合治理工程`
_RIVER: Final = re.compile(r"[一-鿿]{1,5}?[河湖江溪渠湾]")
# `甲矿采选、乙60万千瓦光伏`: a size is not cut in two.
_UNIT: Final = re.compile(r"[\d.]|[万亿]?(?:千瓦|吨|立方米|亩|平方米|头)|兆瓦|千伏")


# Heads too plain to stand behind another's bare name: `鹏城云脑、国家超算深圳中心`.
_SHORT: Final = ("中心", "基地", "平台", "园", "园区", "节点", "公园")
# `甲园区、乙园区基础设施`: what both have of their own.
_PART_OF: Final = re.compile(r"(?:配套)?(?:基础设施|设施)$")


def _is_long(phrase: str) -> bool:
    """Whether a bare name is too long for a place's, and is rather a company's."""
    return len(phrase) > 5 and not re.search(r"[—–“至]|-", phrase)


def _next_line(tables: Tables, members: list[Member], at: int) -> tuple[int, int] | None:
    """`南潼、阆营高速等项目`: a short bare name takes the line's noun from its neighbour."""
    member = members[at]
    if at + 1 >= len(members) or (len(member.phrase) > 3 and "至" not in member.phrase):
        return None
    after = members[at + 1]
    head = carrier_of(tables.heads, after.phrase)
    bridge = head is not None and head.head.endswith("大桥")
    if head is None or (head.type not in ("railway", "expressway", "water") and not bridge) or head.need != "name":
        return None
    own = share(tables.heads, after.phrase, member.phrase)
    if bridge and (river := _OVER.search(after.phrase)) and river.start() > 1:
        own = river.start()
    if not own or not _is_bare(tables, member, after.phrase[own:], False):
        return None
    return after.start + own, after.end


# `甲和乙长江大桥`: the river is both bridges'.
_OVER: Final = re.compile(r"跨?(?:长江|黄河|淮河|[嘉綦]陵?江|[汉湘赣岷沱乌珠金钱沅闽][沙塘]?江)(?:公铁|特)?大桥$")


def _is_bare(tables: Tables, member: Member, shared: str, listed: bool) -> bool:
    """Whether the member has no head noun of its own, so that it takes the shared one."""
    if listed and shared.endswith(tables.heads.takes):
        # `甲厂、乙路等片区` are named for what stands there.
        return not member.phrase.endswith((shared[-2:], "新区", "新城"))
    if member.phrase.endswith(("项目", "工程")) or ROUTE.match(member.phrase):
        return listed and "高速" in shared and _STRETCH.match(member.phrase) is not None
    own = carrier_of(tables.heads, member.phrase)
    common = carrier_of(tables.heads, shared)
    if shared.endswith("设施") and _PART_OF.fullmatch(shared):
        return own is not None
    if own is None or own.need == "never":
        return listed or (own is None and is_plain(tables.heads, member.phrase))
    if common is None or (own.type == common.type and own.need != "part"):
        return False
    if own.need == "part":
        return common.type in _LINES and not _OWN_LINE.search(member.phrase)
    # `高桥、兰草等水库`: one character may as well be the end of a name.
    return len(own.head) == 1 and (len(member.phrase) == 2 or common.type in _WORKS)


def _holds(tables: Tables, group: Group, kind: str, last: Member, works: str) -> bool:
    """Whether the list is one of projects: what closes it tells, its class or its last member."""
    if group.listed:
        return bool(works) or not kind or (kind.endswith(tables.classes) and "领域" not in kind)
    return (bool(works) or last.phrase.endswith("”") or carrier_of(tables.heads, last.phrase) is not None
            or is_twin(last.phrase) or ROUTE.match(last.phrase) is not None)


def _is_role(tables: Tables, member: Member) -> bool:
    head = carrier_of(tables.heads, member.phrase)
    return head is not None and head.need == "never" and head.kind == "position"


_BRACKETS: Final = re.compile(r"\([^()]*\)")


def setting_of(
    tables: Tables, said: Said, member: Member, *, listed: bool, shares: bool, beside: bool = False
) -> Setting:
    """What the clause tells of ``member``, for the judge; ``beside`` where others of its list passed for projects."""
    parts = (*said.parts, *said.behind, *member.parts)
    stages, builds = set(), False
    for part in parts:
        stages.add(part.stage)
        builds = builds or part.force == 2
    proven = beside and listed
    crowd = bool(said.agent) and said.agent.endswith(tables.agents)
    return Setting(
        makes=said.makes or proven,
        builds=builds,
        wins="seek" in stages,
        upgrades="upgrade" in stages,
        event="start" in stages or "completion" in stages or "operation" in stages,
        works=bool(member.works) or proven,
        enacts=member.works == "工程" and not said.makes,
        listed=listed,
        shares=shares,
        plural=member.plural,
        crowd=crowd and not evidence(tables.heads, _BRACKETS.sub("", said.agent)).proper,
        role=member.role and not by_name(said.agent),
        beside=beside,
        local=tables.local,
    )
