"""Projects: the named, or uniquely described, undertakings and carriers that a measure builds, extends or wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.project_clause import Said, pieces
from luoshi.extraction.project_gaps import gaps
from luoshi.extraction.project_heads import carrier_of, core, heads, type_of
from luoshi.extraction.project_judge import is_twin, passes
from luoshi.extraction.project_lead import given_by, is_metro
from luoshi.extraction.project_lists import Group, fielded, groups
from luoshi.extraction.project_members import (
    Member,
    Name,
    Tables,
    members_of,
    plural_pattern,
    rank_of,
    setting_of,
    shared_of,
)
from luoshi.extraction.project_scan import look
from luoshi.extraction.project_setting import Setting
from luoshi.extraction.project_stage import Deed, deeds, stage_of
from luoshi.gazetteer import by_name
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


class Named(NamedTuple):
    """A member that passed for a project, not yet a record."""

    start: int
    end: int
    name: str
    type: ProjectType
    parts: tuple[Deed, ...]
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
    clauses = [(one.start, one.end) for one in measures]
    breaks = gaps(folded, clauses)
    if breaks is None:
        named = _read(_tables(lexicons), text, folded, clauses, lexicons)
        return tuple(_record(text, one, one.start, one.end, reasons) for one in named)
    spans = [(breaks.into(start), breaks.into(end)) for start, end in clauses]
    named = _read(_tables(lexicons), breaks.without(text), breaks.without(folded), spans, lexicons)
    return tuple(_record(text, one, breaks.back(one.start), breaks.back(one.end - 1) + 1, reasons) for one in named)


def _read(
    tables: Tables, text: str, folded: str, clauses: Sequence[tuple[int, int]], lexicons: Lexicons
) -> list[Named]:
    """The projects of ``clauses``, in the order of the text, each place once."""
    found: dict[tuple[int, int], Named] = {}
    sight = look(folded, lexicons)
    tables = tables._replace(local=sight.local)
    line = before = works = ""
    last = -1
    for start, end in clauses:
        works = works if start == last + 1 and folded[last] == "," else ""
        last = end
        if not sight.within(start, end) and not works:
            continue
        for said in pieces(tables.deeds, folded, start, end, sight, works):
            works = said.works
            listed = said.fields and fielded(tables.heads, folded, said.fields, said.start, said.end)
            for group in listed or groups(tables.heads, folded, said.start, said.end):
                for named in _group(tables, text, folded, said, group, before):
                    before = named.name
                    if line and named.name.endswith("段") and _BARE.match(named.name):
                        named = named._replace(name=line + named.name, type=_type(tables, line + named.name, False))
                    line = _line(named.name) or line
                    named = _without_maker(text, named)
                    found.setdefault((named.start, named.end), named)
    return [found[span] for span in sorted(found)]


@lru_cache(maxsize=8)
def _tables(lexicons: Lexicons) -> Tables:
    words = {sense: [row["word"] for row in lexicons.table("project_words") if row["sense"] == sense]
             for sense in ("plural", "agents", "class")}
    return Tables(heads(lexicons), deeds(lexicons), plural_pattern(words["plural"]), tuple(words["agents"]),
                  tuple(words["class"]), False)


# `甲高铁乙至丙段`: the line that a bare `丙至丁段` after it belongs to.
_LINE: Final = re.compile(
    r"^(?:[国省县]道\d+[一-鿿]{2,4}线|.{2,20}?(?:铁路|高铁|高速公路|高速|公路|客专|航道))"
)
_BARE: Final = re.compile(
    r"^(?!.*(?:铁路|高铁|高速|公路|大道|航道|[国省]道))(?:[一-鿿]{2,8}(?:至|—|-|到)[一-鿿]{2,8}|[一-鿿]{2,3})段$"
)


def _line(name: str) -> str:
    found = _LINE.match(name) if name.endswith("段") else None
    return found[0] if found else ""


# `城镇群建设绿色发展先行区`, `国家立项建设甲乙水库`: the maker and its verb; `文明建设示范区` is whole.
_MAKER: Final = re.compile(
    r"[^“”《》()（）]{3,}?(?:立项建设|帮助疏通|帮助建设|建设|疏通)"
    r"(?!示范|试点|试验|先行|改革|工程|项目|投资|发展|用地|配套|标准|指挥|银行|集团|公司|运营"
    r"|学|监|管|局|厅|部|委|类|者|期|领|城|新|和|与|、|的|”)(?=[^、,]{5,}$)"
)


def _without_maker(text: str, named: Named) -> Named:
    """The thing alone, where the words before its verb say who makes it."""
    makes = "建设" in named.name or "疏通" in named.name
    match = _MAKER.match(named.name) if makes else None
    if match is None or not text.startswith(match[0], named.start):
        return named
    return named._replace(start=named.start + match.end(), name=named.name[match.end():])


def _judged(tables: Tables, phrase: str, setting: Setting) -> str:
    """Why the phrase is a project; one with its maker in front (`甲市建设金融中心`) is as much as the thing alone."""
    why = passes(tables.heads, phrase, setting)
    made = _MAKER.match(phrase) if why and "建设" in phrase else None
    at = made.end() if made else 4 if why and phrase[2:4] == "建设" and by_name(phrase[:2]) else 0
    if not at:
        return why
    setting.makes = setting.builds = True
    return passes(tables.heads, phrase[at:], setting)


def _record(text: str, named: Named, start: int, end: int, reasons: bool) -> Project:
    project = Project(id=f"p-{start}-{end}", start=start, end=end, text=text[start:end], name=named.name,
                      type=named.type, stage=stage_of(named.parts))
    if not reasons:
        return project
    return Project(id=project.id, start=start, end=end, text=project.text, name=named.name, type=named.type,
                   stage=project.stage, reasons=named.why)


def _group(tables: Tables, text: str, folded: str, said: Said, group: Group, before: str) -> Iterator[Named]:
    """The projects of one list; a member with a verb of its own begins a list of its own."""
    members = members_of(tables, folded, said, group)
    if len(members) == 1:
        yield from _list(tables, text, folded, said, group, members, before)
        return
    starts = [at for at, member in enumerate(members) if at and member.verb]
    for start, stop in zip([0, *starts], [*starts, len(members)], strict=True):
        if stop == len(members):
            yield from _list(tables, text, folded, said, group, members[start:stop], before)
        else:
            alone = Group((), members[stop - 1].end, members[stop - 1].end, False)
            if group.listed and group.start < group.end:
                alone = group
            bare = said.over(said.start, said.end, (), "")
            yield from _list(tables, text, folded, bare, alone, members[start:stop], before)


def _list(
    tables: Tables, text: str, folded: str, said: Said, group: Group, members: list[Member], before: str
) -> Iterator[Named]:
    made: list[tuple[Named, bool]] = []
    failed: list[tuple[Member, Name, int]] = []
    for member, name, end in shared_of(tables, folded, said, group, members):
        setting = setting_of(tables, said, member, listed=group.listed, shares=name.end - name.start > 2)
        given = given_by(tables.heads, before, name.phrase, member.phrase, inside=bool(made)) if before else ""
        if not given and made and name.start < name.end:
            given = _rank(folded, members[0].phrase, name, member.phrase)
        phrase = given + name.phrase
        why = _judged(tables, phrase, setting) or ("line" if given and is_metro(phrase) else "")
        if why:
            named = _named(tables, text, said, member, name, end, given, why)
            made.append((named, carrier_of(tables.heads, phrase) is None))
            before = named.name
        else:
            failed.append((member, name, end))
    for member, name, end in failed if made else ():
        shares = name.end - name.start > 2
        setting = setting_of(tables, said, member, listed=group.listed, shares=shares, beside=True)
        if setting.builds and (why := passes(tables.heads, name.phrase, setting)):
            bare = carrier_of(tables.heads, name.phrase) is None
            made.append((_named(tables, text, said, member, name, end, "", why), bare))
    yield from _typed(sorted(made))


def _rank(folded: str, first: str, name: Name, phrase: str) -> str:
    """`省甲病、乙病等省研究中心`: the rank that opens the first member and the class, for the others."""
    rank = rank_of(first)
    return rank if rank and folded.endswith(rank, 0, name.start) and not phrase.startswith(rank) else ""


def _named(
    tables: Tables, text: str, said: Said, member: Member, name: Name, end: int, given: str, why: str
) -> Named:
    phrase = given + name.phrase
    full = given + text[member.start:member.end] + text[name.start:name.end]
    type_ = "metro" if given and is_metro(phrase) else _type(tables, phrase, bool(member.works))
    parts = (*said.parts, *said.behind, *member.parts)
    if type_ == "park" and phrase.endswith("片区") and any(part.stage == "upgrade" for part in parts):
        type_ = "civic"  # `甲片区更新`
    return Named(member.start, end, _unquoted(full), type_, parts, why)


def _typed(made: list[tuple[Named, bool]]) -> Iterator[Named]:
    """A bare coined name among projects is of its neighbours' type; alone it is most often a company's plant."""
    known = sorted({named.type for named, bare in made if not bare and named.type not in ("park", "other")})
    plants = not known and any(bare for _, bare in made)
    for named, bare in made:
        unknown = named.type == "other" and _is_works(named) and (bare or bool(known) or plants)
        unknown = unknown or (named.type == "other" and len(known) == 1 and named.name.endswith(("段", "线", "延")))
        yield named._replace(type=known[0] if len(known) == 1 else "plant") if unknown else named


def _is_works(named: Named) -> bool:
    """Whether the clause itself calls it a project."""
    return named.why.startswith("works")


def _unquoted(name: str) -> str:
    whole = name[:1] == "“" and name[-1:] == "”" and name.count("“") == 1
    return name[1:-1] if whole else name


# `G5`, `S26`: one or two digits number an expressway.
_MOTORWAY: Final = re.compile(r"[GS]\d{1,2}(?!\d)")
_NUMBERED: Final = re.compile(r"[GSX]\d{1,4}")
_FACTORY: Final = re.compile(r"(?:生产|制造|加工|产业化)基地(?:[一二三四五]期|扩能|项目|\([^()]*\))*$")


def _type(tables: Tables, phrase: str, works: bool) -> ProjectType:
    name = core(phrase).strip("“”\"")
    carrier = carrier_of(tables.heads, phrase)
    if carrier is None and is_twin(name):
        return "digital"
    if name.startswith(("G", "S", "X")) and _NUMBERED.match(name) and (carrier is None or carrier.need == "part"):
        return "expressway" if _MOTORWAY.match(name) else "road"
    # Among projects a company's `生产基地` is the plant itself.
    return "plant" if works and _FACTORY.search(phrase) else type_of(tables.heads, name, carrier)


