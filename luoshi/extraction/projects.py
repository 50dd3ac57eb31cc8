"""Projects: the named, or uniquely described, undertakings and carriers that a measure builds, extends, creates or wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.project_clause import Said, called, own_verb, pieces
from luoshi.extraction.project_heads import Carrier, Heads, carrier_of, core, evidence, head_of, heads, type_of
from luoshi.extraction.project_judge import ROUTE, Setting, is_twin, passes
from luoshi.extraction.project_lists import LONGEST, Group, groups, share
from luoshi.extraction.project_stage import Deed, Deeds, deeds, stage_of, strip_tail
from luoshi.models import Project, ProjectType


class Clause(Protocol):
    """What this module needs of a measure: where it stands, and its labels as hints."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def strength(self) -> str: ...


class Tables(NamedTuple):
    """All tables of the layer."""

    heads: Heads
    deeds: Deeds
    plural: re.Pattern[str]
    agents: tuple[str, ...]
    classes: tuple[str, ...]


class Member(NamedTuple):
    """One member of a list: its own words, what is said of it alone, and whether it stands for many."""

    start: int
    end: int
    phrase: str
    parts: tuple[Deed, ...]
    plural: bool
    role: bool
    works: str


class Named(NamedTuple):
    """A member that passed for a project, not yet a record."""

    start: int
    end: int
    name: str
    carrier: Carrier | None
    parts: tuple[Deed, ...]
    works: bool
    why: str


def find_projects(
    text: str, folded: str, measures: Sequence[Clause], lexicons: Lexicons, *, reasons: bool = False
) -> tuple[Project, ...]:
    """The projects that ``measures`` hold, in the order of the text.

    Args:
        text: the document's text.
        folded: its half-width form of the same length.
        measures: the clauses to look into; their kind is a hint only.
        lexicons: the tables to read with.
        reasons: whether each project says what decided.
    """
    tables = _tables(lexicons)
    found: dict[tuple[int, int], Project] = {}
    line = ""
    for measure in measures:
        for said in pieces(tables.deeds, folded, measure.start, measure.end):
            for named in _things(tables, folded, said):
                if line and _BARE.match(named.name):
                    named = named._replace(name=line + named.name)
                line = _line(named.name) or line
                found.setdefault((named.start, named.end), _record(tables, text, named, reasons))
    return tuple(found[span] for span in sorted(found))


@lru_cache(maxsize=8)
def _tables(lexicons: Lexicons) -> Tables:
    words = {sense: [row["word"] for row in lexicons.table("project_words") if row["sense"] == sense]
             for sense in ("plural", "agents", "class")}
    plural = "|".join(map(re.escape, sorted(words["plural"], key=lambda word: (-len(word), word))))
    return Tables(heads(lexicons), deeds(lexicons), re.compile(rf"(?:{plural}|{_COUNT})"), tuple(words["agents"]),
                  tuple(words["class"]))


# `10个左右`, `5-8家`, `百家`, `两座`, `600公里`
_COUNT = (
    r"(?:\d+(?:\.\d+)?[-—~至]?)+万?(?:余|多)?(?:个|家|条|座|处|所|项|批|对|栋|台|套|间|名|支|宗|只|艘|种|类|幢|公里|亩|平方米|人|户|%)"
    r"(?:以上|左右)?|[百千万](?:个|家)|[两二三四五六七八九十]+(?:个|条|座|家|所|处|批)(?!平)"
)
# `甲高铁乙至丙段`: the line that a bare `丙至丁段` after it belongs to.
_LINE = re.compile(r"^.{2,20}?(?:铁路|高铁|高速公路|高速|公路|客专|航道)")
_BARE = re.compile(r"^[一-鿿]{2,8}(?:至|—|-|到)[一-鿿]{2,8}段$")
_ONE = re.compile(r"一(?:个|座|条|处|家|所)")
_ROLE = re.compile(r"(?:重要|领先|一流|影响力|知名|最大|特色鲜明|辐射.*|面向.*)的$")
_DE = re.compile(r"的")


def _line(name: str) -> str:
    found = _LINE.match(name) if name.endswith("段") else None
    return found[0] if found else ""


def _record(tables: Tables, text: str, named: Named, reasons: bool) -> Project:
    project = Project(
        id=f"p-{named.start}-{named.end}", start=named.start, end=named.end, text=text[named.start:named.end],
        name=named.name, type=_type(tables, named), stage=stage_of(named.parts),
    )
    if not reasons:
        return project
    return Project(id=project.id, start=project.start, end=project.end, text=project.text, name=project.name,
                   type=project.type, stage=project.stage, reasons=named.why)


def _type(tables: Tables, named: Named) -> ProjectType:
    name = core(named.name).strip("“”\"")
    if named.carrier is None and is_twin(name):
        return "digital"
    if (route := ROUTE.match(name)) is not None and named.carrier is None:
        return "expressway" if _MOTORWAY.match(route[0]) else "road"
    made = type_of(tables.heads, name, named.carrier)
    if made == "other" and named.works and named.carrier is None:
        return "plant"  # a bare coined name among projects is most often a company's
    # Among projects a company's `生产基地` is the plant itself.
    factory = made == "park" and named.works and named.name.rstrip("一二三四期扩能项目").endswith(("生产基地", "制造基地", "加工基地"))
    return "plant" if factory else made


# `G5`, `S26`: one or two digits number an expressway.
_MOTORWAY = re.compile(r"[GS]\d{1,2}(?!\d)")


def _things(tables: Tables, folded: str, said: Said) -> Iterator[Named]:
    for group in groups(tables.heads, folded, said.start, said.end):
        yield from _group(tables, folded, said, group)


def _group(tables: Tables, folded: str, said: Said, group: Group) -> Iterator[Named]:
    read = (_member(tables, folded, said, *span) for span in group.members)
    members = [member for member in read if 0 < member.end - member.start <= LONGEST]
    if not members:
        return
    shared, own_end = _shared(tables, group, members)
    works = said.works or members[-1].works or called(group.shared if group.listed else members[-1].phrase[-2:])
    if not shared and not _holds(tables, group, members[-1], works):
        return
    if group.listed:
        said = said._replace(parts=(*said.parts, *strip_tail(tables.deeds, _SUFFIX.sub("", group.shared))[1]))
    role = any(_is_role(tables, member) for member in members)
    many = False
    for member in members:
        many = many or member.plural
        last = member is members[-1]
        bare = bool(shared) and _is_bare(tables, member, shared, group.listed)
        name = member.phrase + shared if bare and not (last and own_end) else member.phrase
        own_works = member.works or works or called(member.phrase[-2:])
        member = member._replace(plural=many, works=own_works, role=member.role or role)
        setting = _setting(tables, said, group, member, bare)
        if why := passes(tables.heads, name, setting):
            end = member.start + own_end if last and own_end else member.end
            yield _named(tables, member, end, name, said, why)


def _holds(tables: Tables, group: Group, last: Member, works: str) -> bool:
    """Whether the list is one of projects: what closes it tells, its class or its last member."""
    if group.listed:
        return bool(works) or not group.shared or group.shared.endswith(tables.classes)
    return (bool(works) or last.phrase.endswith("”") or carrier_of(tables.heads, last.phrase) is not None
            or is_twin(last.phrase) or ROUTE.match(last.phrase) is not None)


def _is_role(tables: Tables, member: Member) -> bool:
    head = head_of(tables.heads, member.phrase)
    return head is not None and head.need == "never" and head.kind == "position"


def _named(tables: Tables, member: Member, end: int, name: str, said: Said, why: str) -> Named:
    carrier = carrier_of(tables.heads, name)
    if name[:1] == "“" and name[-1:] == "”" and name.count("“") == 1:
        name = name[1:-1]
    own = (Deed("upgrade", 2),) if _REBUILT.search(member.phrase) else ()
    return Named(member.start, end, name, carrier, (*said.parts, *member.parts, *own), bool(member.works), why)


# `主变增容扩建工程`, `生产基地扩能二期`: a rebuilding that is part of the name.
_REBUILT = re.compile(r"(?:扩能|扩建|改造|增容|升级|扩容|提升)(?:改造|扩建)?(?:工程|项目|[一二三四五]期|\([^()]*\))*$")


def _member(tables: Tables, folded: str, said: Said, start: int, end: int) -> Member:
    """The member's own words: behind a verb of its own, behind `的`, behind a count, before what is done to it."""
    parts: tuple[Deed, ...] = ()
    if start != said.start or tables.deeds.cut.search(folded, start, end):
        start, end, parts = own_verb(tables.deeds, folded, start, end, said.helps)
    phrase, behind = strip_tail(tables.deeds, folded[start:end])
    works = called(folded[start + len(phrase):end])
    at = 0
    for de in _DE.finditer(phrase):
        if de.end() < len(phrase) and phrase.count("“", 0, de.start()) == phrase.count("”", 0, de.start()):
            at = de.end()
    role = at > 0 and _ROLE.search(phrase[:at]) is not None
    count = tables.plural.search(phrase[:at]) if at else None
    one = _ONE.match(phrase, at)
    at = one.end() if one else at
    plural = tables.plural.match(phrase, at)
    return Member(start + at, start + len(phrase), phrase[at:], (*parts, *behind),
                  plural is not None or count is not None, role, works)


def _shared(tables: Tables, group: Group, members: list[Member]) -> tuple[str, int]:
    """The words that bare members share, and how many of the last member's are its own (0: all)."""
    if group.listed:
        head = carrier_of(tables.heads, group.shared)
        named = head is not None and head.need not in ("never", "part")
        return (_SUFFIX.sub("", group.shared) if named else ""), 0
    *before, last = members
    if not before:
        return "", 0
    own = share(tables.heads, last.phrase, before[-1].phrase)
    if not own or not any(_is_bare(tables, member, last.phrase[own:], False) for member in before):
        return "", 0
    return last.phrase[own:], own


# `高速公路项目`: a class gives its members the noun only.
_SUFFIX = re.compile(r"(?<=.)(?:项目|工程)$")


def _is_bare(tables: Tables, member: Member, shared: str, listed: bool) -> bool:
    """Whether the member has no head noun of its own, so that it takes the shared one."""
    if member.phrase.endswith(("项目", "工程")) or ROUTE.match(member.phrase):
        return False
    own = carrier_of(tables.heads, member.phrase)
    common = carrier_of(tables.heads, shared)
    if own is None:
        return True
    if own.need == "never":
        return listed
    if common is None or (own.type == common.type and own.need != "part"):
        return False
    lines = common.type in ("railway", "expressway", "road", "waterway")
    if own.need == "part":
        return lines and not _OWN_LINE.search(member.phrase)
    # `高桥、兰草等水库`: one character may as well be the end of a name.
    return len(own.head) == 1 and (lines or common.type in ("water", "energy"))


# A stretch that names the line it belongs to needs no other.
_OWN_LINE = re.compile(r"铁路|高铁|高速|公路|客专|大道|航道|[国省县]道|[GS]\d")


def _setting(tables: Tables, said: Said, group: Group, member: Member, shares: bool) -> Setting:
    parts = (*said.parts, *member.parts)
    stages = {part.stage for part in parts}
    return Setting(
        makes=said.makes,
        builds=any(part.force == 2 for part in parts),
        wins="seek" in stages,
        upgrades="upgrade" in stages,
        works=bool(member.works),
        enacts=member.works == "工程" and not said.makes,
        listed=group.listed,
        shares=shares,
        plural=member.plural,
        crowd=said.agent.endswith(tables.agents) and not evidence(tables.heads, said.agent).proper,
        role=member.role,
    )
