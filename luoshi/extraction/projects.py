"""Projects: the named, or uniquely described, undertakings and carriers that a measure builds, extends, creates or wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.project_clause import Said, own_verb, pieces
from luoshi.extraction.project_heads import Carrier, Heads, core, evidence, head_of, heads, type_of
from luoshi.extraction.project_judge import Setting, passes
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
    works: bool


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
    return type_of(tables.heads, name, named.carrier)


def _things(tables: Tables, folded: str, said: Said) -> Iterator[Named]:
    for group in groups(tables.heads, folded, said.start, said.end):
        yield from _group(tables, folded, said, group)


def _group(tables: Tables, folded: str, said: Said, group: Group) -> Iterator[Named]:
    read = (_member(tables, folded, said, *span) for span in group.members)
    members = [member for member in read if 0 < member.end - member.start <= LONGEST]
    if not members:
        return
    shared, own_end = _shared(tables, group, members)
    if group.listed and not shared and group.shared and not group.shared.endswith(tables.classes):
        return
    works = said.works or members[-1].phrase.endswith("项目") or group.shared.endswith(("项目", "工程"))
    many = False
    for member in members:
        many = many or member.plural
        last = member is members[-1]
        bare = bool(shared) and _is_bare(tables, member, shared)
        name = member.phrase + shared if bare and not (last and own_end) else member.phrase
        end = member.start + own_end if last and own_end else member.end
        setting = _setting(tables, said, group, member._replace(plural=many, works=works or member.works), bare)
        why = passes(tables.heads, name, setting)
        if why:
            yield _named(tables, member, end, name, said, setting, why)


def _named(
    tables: Tables, member: Member, end: int, name: str, said: Said, setting: Setting, why: str
) -> Named:
    carrier = head_of(tables.heads, core(name).strip("“”\""))
    if name[:1] == "“" and name[-1:] == "”" and name.count("“") == 1:
        name = name[1:-1]
    return Named(member.start, end, name, carrier, (*said.parts, *member.parts), setting.works, why)


def _member(tables: Tables, folded: str, said: Said, start: int, end: int) -> Member:
    """The member's own words: behind a verb of its own, behind `的`, behind a count, before what is done to it."""
    first = start == said.start
    parts: tuple[Deed, ...] = ()
    if not first:
        start, parts = own_verb(tables.deeds, folded, start, end, said.helps)
    phrase, behind = strip_tail(tables.deeds, folded[start:end])
    works = "项目" in folded[start + len(phrase):end] or "工程" in folded[start + len(phrase):end]
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
        head = head_of(tables.heads, core(group.shared))
        return (group.shared if head is not None and head.need not in ("never", "part") else ""), 0
    *before, last = members
    if not before:
        return "", 0
    own = share(tables.heads, last.phrase, before[-1].phrase)
    if not own or not any(_is_bare(tables, member, last.phrase[own:]) for member in before):
        return "", 0
    return last.phrase[own:], own


def _is_bare(tables: Tables, member: Member, shared: str) -> bool:
    """Whether the member has no head noun of its own, so that it takes the shared one."""
    own = head_of(tables.heads, core(member.phrase).strip("“”\""))
    if own is None:
        return True
    common = head_of(tables.heads, core(shared))
    if common is None or own.type == common.type and own.need != "part":
        return False
    if own.need == "part":
        inner = any(word in member.phrase for word in ("铁路", "高铁", "高速", "公路", "客专", "大道", "航道", "线"))
        return common.type in ("railway", "expressway", "road", "waterway") and not inner or "线" == own.head[-1:]
    return len(own.head) == 1 and common.type in ("water", "waterway", "railway", "expressway", "energy")


def _setting(tables: Tables, said: Said, group: Group, member: Member, shares: bool) -> Setting:
    parts = (*said.parts, *member.parts)
    stages = {part.stage for part in parts}
    return Setting(
        makes=said.makes,
        builds=any(part.force == 2 for part in parts),
        wins="seek" in stages,
        upgrades="upgrade" in stages,
        works=member.works or member.phrase.endswith(("项目", "工程")),
        enacts=member.phrase.endswith("工程") and not said.makes,
        listed=group.listed,
        shares=shares,
        plural=member.plural,
        crowd=said.agent.endswith(tables.agents) and not evidence(tables.heads, said.agent).proper,
        role=member.role,
    )
