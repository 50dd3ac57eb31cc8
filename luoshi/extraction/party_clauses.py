"""Parties that a clause names: whom it supports or orders, with whom it works, and who is its subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.party_actors import HOW, Actors, Member, Reader, Spanned
from luoshi.extraction.party_owners import MANNER, Owner
from luoshi.extraction.party_subjects import openings, subject_parties
from luoshi.extraction.party_words import head_kind, members

_WORKS_WITHIN: Final = 18
# `与荣昌区在生猪种业、陶瓷制造等领域的合作`
_WORKS_ABOUT: Final = 60
_LONGEST_PART: Final = 240

# `推动开发区加快转型升级`: faster change is brought about, nobody is told to act.
_CHANGES: Final = re.compile(
    "(?:共[\u4e00-\u9fff]){2}|(?:加快|加速|尽快|率先|逐步|有序|稳步|持续|不断|更好|全面)+"
    "(?:发展|建设|转型|升级|融合|提升|改革|集聚|成长|崛起|结合|做大|做强|壮大|创新|改造|整合|优化|推进)")
# `推动企业与高校开展合作`: what two do together.
_OWN_WORK: Final = re.compile(
    "建设(?!区|项目|工程|用地|规划|提速|提质|加快|发展|升级|取得|工作|进度|步伐|全面)"
    "[\u4e00-\u9fff“”0-9]{3,}(?:园|区|中心|平台|基地|院|站|厂|线|网|馆|室|城)$")
_JOINTLY: Final = re.compile("合作|共建|协作|对接|联合|签|开展|建立|组建|实施")
_OBJECT: Final = re.compile(r"[\u4e00-\u9fff“\"0-9]{4,}")
# `深化与中国某某的对接合作`
_DEEPENED: Final = re.compile("(?:加强|深化|密切|巩固|拓展|扩大|推进|推动)$")
_PARTNER: Final = re.compile(
    "([\u4e00-\u9fff]{2,8}?)的?(?:全面|全方位|深度|深入|战略|务实|友好|互利|紧密|对接|沟通|交流|常态化){0,3}"
    "(?:合作|对接)(?!区|社|组织|平台)")
# `与国家数据中心对接`: systems are connected.
_SYSTEMS: Final = ("平台", "系统", "数据中心", "数据库", "枢纽")
# `支持企业发展的各项工作`: the support is what the clause speaks of.
_SPOKEN_OF: Final = re.compile(
    "的(?:各[项类]|有关|相关|具体)?(?:工作|政策|措施|任务|举措|机制|氛围|环境|力度|方式|制度|办法|作用|合力)")
# `政府与社会资本合作` is a way of financing, not a partner.
_OTHERWISE: Final = re.compile("(?:各类)?社会资本")
# `在甲地与乙地之间`, `与甲市交通网络衔接`: a stretch of land, or what is built there.
_BETWEEN: Final = re.compile(
    "优势互补的|相(?:适应|匹配|结合)|之间|间的|交界|接壤|相邻|相连|的?(?:距离|差距)"
    "|[^,;。的]{0,6}(?:交通|网络|道路|公路|铁路|管网|设施|线路)[^,;。的]{0,4}(?:衔接|连接|互联|联通)")
_TOGETHER: Final = frozenset(("统筹", "统一", "完善", "明确", "强化"))
# `领导小组下设专项工作组,负责推动…`
_IN_CHARGE: Final = re.compile(",?(?:具体|分别)?负责")
_QUOTED: Final = re.compile("[“”《》]|坚持|的|^[与同和]|^明[晰确]|^协助")
# `(7)市财政局负责…`
_NUMBER: Final = re.compile(r"\(?[0-9一二三四五六七八九十]{1,3}[).、]\s*")
_CLAUSE_START: Final = re.compile(r"[,;。:()]")
_SUBJECT_TAIL: Final = re.compile(MANNER + "$")


_LONGEST_OPENING: Final = 120
# `今年以来,市科技局签订了…`: no opening of something to come.
_DONE: Final = re.compile("[了已]|以来|去年|过去")


@final
class Hit:
    """A trigger word in the text."""

    __slots__ = ("end", "sense", "start")

    def __init__(self, start: int, end: int, sense: str) -> None:
        self.start = start
        self.end = end
        self.sense = sense


class _Triggers(NamedTuple):
    automaton: AhoCorasick
    senses: tuple[str, ...]
    works: re.Pattern[str]


@lru_cache(maxsize=8)
def _triggers(lexicons: Lexicons) -> _Triggers:
    rows = lexicons.table("party_triggers")
    works = "|".join(re.escape(row["word"]) for row in lexicons.table("party_cooperation"))
    return _Triggers(
        AhoCorasick([row["word"] for row in rows], matchkind=MatchKind.LeftmostLongest,
                    implementation=Implementation.DFA),
        tuple(row["sense"] for row in rows),
        re.compile(works),
    )


def clause_parties(reader: Reader, measures: Sequence[Spanned], lexicons: Lexicons) -> Iterator[Owner]:
    """The parties of all measures, in the order of the clauses; some may overlap."""
    triggers = _triggers(lexicons)
    folded = reader.folded
    spans = sorted((m.start, m.end) for m in measures)
    work: dict[int, list[Hit]] = {}
    subjects: dict[int, list[int]] = {}
    before = 0
    for index, (start, end) in enumerate(spans):
        if found := openings(folded, start, end):
            subjects[index] = found
            work[index] = []
        if start - before > 1 and folded[start - 1] == "," and (ahead := _ahead(folded, start, before)) < start:
            for at in openings(folded, ahead, start):
                yield from subject_parties(reader, at, folded.find(",", at))
        before = end
    starts = [start for start, _ in spans]
    for pattern, start, end in triggers.automaton.find_matches_as_indexes(folded):
        index = bisect_right(starts, start) - 1
        if index >= 0 and end <= spans[index][1]:
            work.setdefault(index, []).append(Hit(start, end, triggers.senses[pattern]))
    for index in sorted(work):
        start, end = spans[index]
        yield from _Clause(reader, triggers.works, start, end).parties(work[index], subjects.get(index, ()))


def _ahead(folded: str, start: int, before: int) -> int:
    """Where the opening phrase in front of a measure begins, `市科技局将依托平台,`; ``start`` where there is none."""
    low = max(before, start - _LONGEST_OPENING)
    first = max(folded.rfind(mark, low, start) for mark in "。;\n:") + 1
    return first if first > low and not _DONE.search(folded, first, start) else start


class _Clause:
    """One measure's stretch of text."""

    def __init__(self, reader: Reader, works: re.Pattern[str], start: int, end: int) -> None:
        self.reader = reader
        self.folded = reader.folded
        self.works = works
        self.start = start
        self.end = end

    def parties(self, hits: Sequence[Hit], subjects: Sequence[int]) -> Iterator[Owner]:
        """Whom the triggers govern, then the clause's own subjects."""
        for index, hit in enumerate(hits):
            after = hits[index + 1] if index + 1 < len(hits) else None
            if after and after.sense in ("support", "push") and self._chained(hit, after):
                continue
            rule = _RULES.get(hit.sense)
            if rule and not self._quoted(hit.start):
                yield from rule(self, hit)
        for at in subjects:
            yield from subject_parties(self.reader, at, self._part(at))

    def _quoted(self, at: int) -> bool:
        """Whether a quotation is open at ``at``: a superior's words, or a slogan."""
        low = max(self.start, at - _LONGEST_PART)
        return self.folded.rfind("“", low, at) > self.folded.rfind("”", low, at)

    def _chained(self, hit: Hit, after: Hit) -> bool:
        """`鼓励和支持社会资本…`: the last of the chain governs."""
        return hit.sense in ("support", "push") and self.folded[hit.end : after.start] in ("", "和", "、", "并", "与")

    def _part(self, at: int) -> int:
        """Where the comma-separated piece around ``at`` ends, as far as a list of actors can reach."""
        limit = min(self.end, at + _LONGEST_PART)
        comma = _CLAUSE_START.search(self.folded, at, limit)
        while comma and comma[0] == "(":
            close = self.folded.find(")", comma.end(), limit)
            comma = _CLAUSE_START.search(self.folded, close + 1, limit) if close > 0 else None
        return comma.start() if comma else limit

    def _supported(self, hit: Hit) -> Iterator[Owner]:
        actors = self.reader.actors(hit.end, self._part(hit.end))
        for member in actors.members if self._acts(actors, loose=True) else ():
            yield self._owner(member, "assignee", hit)
        if actors.members:
            yield from self._also(actors.end, hit)

    def _also(self, start: int, hit: Hit) -> Iterator[Owner]:
        """`支持通江县建设…、平昌县建设…`, `…、中小企业做精做专`: more actors with verbs of their own."""
        end = self._part(start)
        for s, e in self.reader.places(start, end):
            after = self.reader.tokens(e, end)[:1] if self.folded[s - 1] == "、" else ()
            if any(t.start == e and t.kind in ("act", "soft", "outcome") and t.end - e > 1 for t in after):
                yield Owner(s, e, "assignee", self.folded[hit.start : hit.end])
        at = self.folded.find("、", start, end) + 1
        while at:
            listed = self.reader.actors(at, end)
            if listed.verb and all(m.kind in ("firm", "group", "body") and not m.bare for m in listed.members):
                for member in listed.members:
                    yield self._owner(member, "assignee", hit)
            at = self.folded.find("、", max(at, listed.end), end) + 1

    def _pushed(self, hit: Hit) -> Iterator[Owner]:
        if self.reader.hopeless(hit.end, self.end):
            return
        actors = self.reader.actors(hit.end, self._part(hit.end))
        for member in actors.members if self._acts(actors, loose=False) else ():
            if not member.bare:
                yield self._owner(member, "assignee", hit)

    def _acts(self, actors: Actors, *, loose: bool) -> bool:
        """Whether what follows is done by the listed, not to them."""
        if not actors.members:
            return False
        firm = all(m.kind in ("firm", "group", "body", "organ") for m in actors.members)
        how = HOW.match(self.folded, actors.end)
        rest = self.folded[how.end() if how else actors.end : self._part(actors.end)]
        if actors.verb and _SPOKEN_OF.match(rest, len(actors.verb)):
            return False
        if not actors.verb:
            return loose and firm and (not rest or rest[0] == "“")
        if not loose:
            return self._told(actors, rest)
        thing = _OBJECT.match(rest, len(actors.verb))
        if rest == actors.verb and all(m.kind == "carrier" for m in actors.members):
            return False  # `支持医学中心创建`
        return not actors.soft or bool(thing) or (firm and actors.verb != "建设")

    def _told(self, actors: Actors, rest: str) -> bool:
        """Whether a body that is pushed does something to something: `推动甲区创建乙园区`, not `推动甲区创建`."""
        if actors.verb in ("与", "同"):
            able = all(m.kind in ("firm", "group", "body", "place") for m in actors.members)
            return able and bool(_JOINTLY.search(rest))
        if actors.verb == "建设":  # `推动甲园区建设乙平台`
            return bool(_OWN_WORK.match(rest)) and all(m.kind not in ("area", "region") for m in actors.members)
        acts = actors.kind == "act" or (actors.kind == "modal" and actors.verb not in _TOGETHER)
        thing = rest[len(actors.verb) :]
        whole = len(actors.verb) > 1 and len(thing) > 1 and thing[0] not in "和、及与等工的"
        return acts and whole and not _CHANGES.match(rest)

    def _partners(self, hit: Hit) -> Iterator[Owner]:
        part = self._part(hit.end)
        actors = self.reader.actors(hit.end, part, partners=True)
        if not actors.members:
            yield from self._unknown_partner(hit)
            return
        if _OTHERWISE.match(self.folded, hit.end) or _BETWEEN.match(self.folded, actors.end):
            return
        reach = _WORKS_ABOUT if actors.verb in ("在", "就", "围绕") else _WORKS_WITHIN
        work = self.works.search(self.folded, actors.end, min(part, actors.end + reach))
        for member in actors.members if work else ():
            if not member.bare and not self.folded.endswith(_SYSTEMS, member.start, member.end):
                yield self._owner(member, "partner", hit)

    def _unknown_partner(self, hit: Hit) -> Iterator[Owner]:
        """`深化与某某重机的战略合作`: a name that no table has, told by what stands around it."""
        name = _PARTNER.match(self.folded, hit.end, self.end) if _DEEPENED.search(
            self.folded, max(self.start, hit.start - 6), hit.start) else None
        if name and not self.reader.tokens(*name.span(1)):
            yield Owner(*name.span(1), "partner", self.folded[hit.start : hit.end])

    def _joined(self, hit: Hit) -> Iterator[Owner]:
        actors = self.reader.actors(hit.end, self._part(hit.end))
        if actors.verb and actors.verb not in ("发展", "创新", "协同", "联动"):
            for member in actors.members:
                if not member.bare and member.kind != "carrier":
                    yield self._owner(member, "partner", hit)

    def _invited(self, hit: Hit) -> Iterator[Owner]:
        part = self._part(hit.end)
        actors = self.reader.actors(hit.end, part)
        if actors.members and re.match("来.{1,6}?|合作|共建|联合|联手", self.folded[actors.end : part]) and (
            self.works.search(self.folded, actors.end, min(part, actors.end + 6))
        ):
            for member in actors.members:
                yield self._owner(member, "partner", hit)

    def _leading(self, hit: Hit) -> Iterator[Owner]:
        for start, end in self._left(hit.start):
            yield Owner(start, end, "lead", self.folded[hit.start : hit.end])

    def _aiding(self, hit: Hit) -> Iterator[Owner]:
        left = self._left(hit.start)
        for start, end in left:
            yield Owner(start, end, "lead" if hit.sense == "with" else "support", self.folded[hit.start : hit.end])
        if hit.sense == "with" :
            for member in self.reader.actors(hit.end, self._part(hit.end)).members:
                if member.kind == "organ":
                    yield self._owner(member, "support", hit)

    def _left(self, at: int) -> list[tuple[int, int]]:
        """Organs that stand between the clause's start (or `由`) and a word such as `牵头`."""
        low = max(self.start, at - 90)
        cut = max((self.folded.rfind(mark, low, at) for mark in ",;。:由请"), default=-1)
        if cut < 0 and low > self.start:
            return []
        start = cut + 1 if cut >= 0 else low
        number = _NUMBER.match(self.folded, start, at)
        start = number.end() if number else start
        tail = _SUBJECT_TAIL.search(self.folded, start, at)
        found = members(self.reader.words, self.folded, start, tail.start() if tail else at)
        names = [self.folded[s:e] for s, e in found]
        whole = all(head_kind(self.reader.words, name) == "organ" and not _QUOTED.search(name) for name in names)
        return found if whole else []

    def _seated(self, hit: Hit) -> Iterator[Owner]:
        actors = self.reader.actors(hit.end, self._part(hit.end))
        if self.folded[hit.start : hit.end] == "下设" and not _IN_CHARGE.match(self.folded, actors.end):
            return
        for member in actors.members:
            if member.kind == "organ":
                yield self._owner(member, "lead", hit)

    def _by(self, hit: Hit) -> Iterator[Owner]:
        actors = self.reader.actors(hit.start + 1, self._part(hit.end))
        if actors.verb:
            public = any(self.folded[member.start] in "省市县区州" for member in actors.members)
            for member in actors.members:
                if member.bare and self.folded[member.start : member.end] != "政府":
                    continue
                if public or member.kind in ("organ", "area"):
                    yield self._owner(member, "lead", hit)

    def _owner(self, member: Member, role: str, hit: Hit) -> Owner:
        return Owner(member.start, member.end, role, self.folded[hit.start : hit.end])


_RULES: Final[dict[str, Callable[[_Clause, Hit], Iterator[Owner]]]] = {
    "support": _Clause._supported, "push": _Clause._pushed, "partner": _Clause._partners, "joint": _Clause._joined,
    "invite": _Clause._invited, "lead": _Clause._leading, "owner": _Clause._leading, "aid": _Clause._aiding,
    "with": _Clause._aiding, "seat": _Clause._seated, "by": _Clause._by,
}
