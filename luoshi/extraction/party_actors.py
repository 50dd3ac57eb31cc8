"""Reads a list of actors forward from a point in a clause: `平昌县、通江县`, `有条件的企业和高校`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Protocol, final

from luoshi.extraction.party_words import BARE_LEVEL, LEVEL_AHEAD, LONGEST_NAME, Token, Words, tokens

# How far ahead of a trigger a list of actors is read, in characters.
WINDOW_SHORT: Final = 40
WINDOW: Final = 160
_GLANCE: Final = 14

# Words that may stand inside a name although they are verbs: `投资公司`, `协同改革先行区`.
_REACH: Final = 7
# A preposition inside what looked like a name: `产业向园区集聚` names no actor.
_CUTS: Final = frozenset(("向", "到", "对", "将", "从", "把", "由", "给"))
_PREPOSITIONS: Final = "以同和为用按要应可与跟在并须向到对将从把由给"
_IGNORED: Final = frozenset(("以", "同", "和", "为", "用", "按", "要", "应", "可", "与", "跟", "在", "并", "须"))
# `和`, `以及`: the next actor follows.
_AND: Final = re.compile(r"、|以及|及其|[和及或与]|,(?=各|市|省|县)")
_VERBS: Final = ("act", "plain", "soft", "trade", "outcome", "modal", "stop")
_NO_HEAD: Final = (*_VERBS, "not")
# `在渝企业` is a name, `在成渝地区` says where.
_SEATED: Final = ("firm", "body", "group", "organ")
_LEVEL: Final = re.compile(r"[区县市]?\((?:[市州县区旗乡镇街道场办事处]|、|自治)+\)[区县]?|区县|县区")
# `示范社(联合社)`: the other name of a class.
_ALSO: Final = re.compile(r"\((?:筹|[\u4e00-\u9fff]{2,8})\)")
_OTHERS: Final = re.compile(
    r"(?:等(?:[一二三四五六七八九十0-9]+[个家所座])?|[两三四五六七八九](?:个|地|市|省|县|区))"
    r"(?:地市|区县|县区|市州|省市|[一二两三四]地|[省市县州地](?!场|级|方|区|域|政))?(?:\([市县区州]\))?")
# `有条件的`, `符合条件的`, `毗邻的`, `更多`: how many or which, not who.
_QUALITY: Final = re.compile(
    r"(?:.*(?<![中内里上间])的)?(?:.{0,4}[两三四五六七八九]个|[0-9]+(?:[-—至][0-9]+)?余?[个家所支])?"
    r"(?:更多|一批|和|并|有条件|具备条件|有实力)*")
# One of these is in all that it finds.
_QUALITY_SIGNS: Final = frozenset("的个家所支更一和并有具")
# `市某处`, `财政部`; but `民办` and `和谐相处` are no offices.
_OFFICE: Final = re.compile(r"[市省县区州旗国中各本镇乡].|.{2,9}[部委局厅署]$")
# `万州区龙沙镇`: a township behind the county it belongs to.
_TOWNSHIP: Final = re.compile(r"[\u4e00-\u9fff]{1,4}[镇乡](?=[、和及与,;开先建实推率加打创])")
# `甲校、乙校等合作办学`
_STRONG: Final = re.compile("合作|战略|签|共建|联合|协作|对接")
# `项目开发和国家`: two things whose first was not understood.
_MIXED: Final = re.compile(r"[和及与+]")
# `化工、水泥等行业企业`: industries, not names.
_KINDS: Final = re.compile("行业|产业|领域|类")
_FIELD: Final = re.compile(
    r"(?:(?![和及与或等的])[\u4e00-\u9fff“”]){0,8}?(合作|协作|对接|协同|联动|共建|互动|交流|帮扶|会商|共享|衔接|连接)(?!区|社|组织|园|机构|中心|示范|平台|先行)")
_LISTED: Final = re.compile("[、等]")
_MARK: Final = re.compile(r"、|(?<![高中初同平均优])等[一二三四五六七八九十0-9]{0,3}[家所个]?")
_UNKNOWN: Final = re.compile(r"[\u4e00-\u9fff]{2,7}$|[0-9]{2,3}所$")
# `重点打造`, `于年底前配备`: how and when, between a name and its verb.
HOW: Final = re.compile(
    r"(?:重点|进一步|切实|全力|全面|着力|适时|每年|自行|自愿|专门|精心|积极|至少|原则上|分别|科学|有序|于[^,;。]{2,12}前)+")
_HOW_FIRST: Final = "重进切全着适每自专精积至原分科有于"
# `在某领域有优势的`, `符合某条件的`: which, in front of a class of actors.
_WHICH: Final = re.compile(
    r"(?:在[^,;:。、的]{2,20})?(?:具有|具备|拥有|符合|满足|有)[^,;:。的]{1,24}的(?=[\u4e00-\u9fff“])"
)


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@final
class Member:
    """One actor and what its head says it is; ``bare`` where it is a vague word alone."""

    __slots__ = ("bare", "end", "kind", "start")

    def __init__(self, start: int, end: int, kind: str, bare: bool) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.bare = bare


@final
class Actors:
    """A list of actors, where it ends, and the verb that follows at once (or an empty string).

    ``kind`` is the verb's: `modal` for words of duty or office (`要`, `出台`), `act` for what only an actor does,
    `soft` and `outcome` for what is as often done to a thing: `支持高新区建设` builds it.
    """

    __slots__ = ("end", "kind", "members", "verb")

    def __init__(self, members: list[Member], end: int, verb: str, kind: str) -> None:
        self.members = members
        self.end = end
        self.verb = verb
        self.kind = kind

    @property
    def soft(self) -> bool:
        """Whether the verb may as well be a noun."""
        return self.kind in ("soft", "trade", "outcome")


_NOBODY: Final = Actors([], 0, "", "")
_NEVER_FIRST: Final = "、,;。:()“”《的和及与等了下"


class Reader:
    """The folded text with its place mentions, read for one document."""

    def __init__(self, words: Words, folded: str, places: Sequence[Spanned]) -> None:
        self.words = words
        self.folded = folded
        self._places = sorted((place.start, place.end) for place in places)
        self._starts = [start for start, _ in self._places]
        self._glanced = (-1, -1, False)

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Place mentions that begin in ``[start, end)``."""
        left = bisect_left(self._starts, start)
        return self._places[left : bisect_left(self._starts, end, left)]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Heads, verbs and places of a window in order; a place hides the words that it overlaps."""
        found = tokens(self.words, self.folded, start, end)
        spots = [(s, self._township(e, end)) for s, e in self.places(start, end)]
        if not spots:
            return found
        kept = [t for t in found if not any(s < t.end and t.start < e and not _covers(t, s, e) for s, e in spots)]
        spots = [(s, e) for s, e in spots if not any(_covers(t, s, e) for t in kept)]
        return sorted(kept + [Token(s, e, "place") for s, e in spots], key=_place_of) if spots else kept

    def _township(self, at: int, end: int) -> int:
        """Where the name of a township behind a county ends; ``at`` where there is none."""
        if self.folded[at - 1 : at] not in ("区", "县", "市", "旗"):
            return at
        town = _TOWNSHIP.match(self.folded, at, end)
        return town.end() if town else at

    def hopeless(self, start: int, end: int) -> bool:
        """Whether a verb comes before any name: the quick answer for most words such as `推动`."""
        stop = min(end, start + _GLANCE)
        first, last, found = self._glanced
        if first != start or last != stop:  # a rule that asks first, and the reading after it, see the same
            found = self._hopeless(start, stop)
            self._glanced = (start, stop, found)
        return found

    def _hopeless(self, start: int, stop: int) -> bool:
        glance = self.folded[start:stop]
        if glance[:1] in _NEVER_FIRST:
            return True
        for pattern, at, _ in self.words.window.find_matches_as_indexes(glance):
            kind = self.words.kinds[pattern]
            if kind == "outcome" and at:
                return False
            if kind in ("act", "plain", "outcome", "modal", "stop") and glance[at] not in _PREPOSITIONS:
                return not (_LISTED.search(glance, 0, at) or self.places(start, start + at + 1))
            if kind != "not":
                return False
        return False

    def actors(self, start: int, end: int, *, partners: bool = False, subject: bool = False) -> Actors:
        """The list of actors that begins at ``start``; no members where something else stands there.

        ``subject`` where a subject begins by its first word, whatever verb its name may hold: `市住房保障部门`.

        ``partners`` where a word of cooperation is to follow, which may have its field in front: `央企产业协作`.
        """
        if start >= end:
            return _NOBODY
        if self.folded[start] in "在具拥符满有" and (which := _WHICH.match(self.folded, start, end)):
            start = which.end()
        if not subject and self.hopeless(start, end):
            return _NOBODY
        near = _List(self, start, end, WINDOW_SHORT, partners)
        actors = near.read()
        if (near.closed and actors.end < start + WINDOW_SHORT - _REACH) or end <= start + WINDOW_SHORT:
            return actors
        return _List(self, start, end, WINDOW, partners).read()


def _place_of(found: Token | Member) -> tuple[int, int]:
    return found.start, found.end


def _covers(token: Token, start: int, end: int) -> bool:
    return token.start <= start and end <= token.end and token.kind not in _NO_HEAD


class _List:
    """The state of one reading: where the current name began, and the names found so far."""

    def __init__(self, reader: Reader, start: int, end: int, window: int, partners: bool) -> None:
        self.folded = reader.folded
        self.vague = reader.words.vague
        self.end = end
        self.partners = partners
        self.tokens = reader.tokens(start, min(end, start + window))
        self.at = start
        self.last = start
        self.members: list[Member] = []
        self.pending: list[tuple[int, int]] = []
        self.classed = False
        self.closed = False

    def read(self) -> Actors:
        for index, token in enumerate(self.tokens):
            if token.start < self.at or token.kind == "not":
                continue
            self._skip_unknown(token.start)
            if token.start - self.at > LONGEST_NAME:
                self.closed = True
            elif self.classed and token.kind in ("soft", "trade") and self._head_near(token, index, 2):
                continue  # `甲、乙等食品加工企业`
            elif token.kind in _VERBS:
                listed = self.classed and self.partners and token.start == self.at and len(self.pending) > 1
                if listed and _STRONG.match(self.folded, token.start):
                    self.last = self.at
                    self._confirm("firm")
                self.closed = self.classed or self._breaks(token, index)
            elif self.classed:
                end = self._class_end(token.end, index)
                if self._ends(end, field=False):
                    self.last = end
                    self._close(token)
                self.closed = True
            else:
                self.closed = self._closes(token, index)
            if self.closed:
                break
        return self._result()

    def _skip_unknown(self, until: int) -> None:
        """Names no table knows, in a list that may yet be closed by `等毗邻地区`."""
        while until - self.at > 2 and self._listed(until) and (mark := _MARK.search(self.folded, self.at, until)):
            name = self.folded[self.at : mark.start()]
            if not _UNKNOWN.match(name) or BARE_LEVEL.match(name) or _MIXED.search(name):
                return
            self.pending.append((self.at, mark.start()))
            self.at = mark.end()
            if mark[0] != "、":
                self.classed = True
                return

    def _listed(self, until: int) -> bool:
        return self.folded.find("、", self.at, until) >= 0 or self.folded.find("等", self.at, until) >= 0

    def _breaks(self, token: Token, index: int) -> bool:
        text = self.folded[token.start : token.end]
        if (text in _CUTS and token.start > self.at) or token.kind == "stop":
            return True
        if token.start == self.at:
            opens = (text == "在" and self._head_near(token, index, 4, _SEATED)) or (
                token.kind == "trade" and self._head_near(token, index, 0))
            return not opens
        if text in _IGNORED:
            return False
        if token.kind == "plain" and self._head_near(token, index, 2, ("organ",)):
            return False  # `市住房保障部门`
        if token.kind == "outcome" and self._head_near(token, index, 2, ("firm",)):
            return False  # `互联网企业`, `装备制造企业`
        if token.kind == "outcome":  # `铁路建设专项组`
            return not (self._head_near(token, index, 0) and self.tokens[index + 1].kind == "organ")
        return token.kind not in ("soft", "trade") or not self._head_near(token, index)

    def _head_near(self, token: Token, index: int, reach: int = _REACH, kinds: tuple[str, ...] = ()) -> bool:
        for other in self.tokens[index + 1 : index + 4]:
            if other.kind not in _NO_HEAD:
                return other.start - token.end <= reach and (not kinds or other.kind in kinds)
        return False

    def _closes(self, token: Token, index: int) -> bool:
        """Takes the name up to this head, if it ends here; true where the list ends too."""
        end = token.end
        level = _LEVEL.match(self.folded, end, self.end) if end < self.end and self.folded[end] in "区县市(" else None
        if not level and token.kind in ("group", "organ", "body"):
            level = _ALSO.match(self.folded, end, self.end)
        end = level.end() if level else end
        if self._ends(end):
            if end < self.end and self.folded[end] == "的" and self._later_head(end, index):
                return False
            self._take(token, end)
            return True
        others = _OTHERS.match(self.folded, end, self.end)
        if others:
            self._take(token, end)
            self._apposition(others.end(), index)
            return True
        joint = _AND.match(self.folded, end, self.end)
        if joint and joint[0] == "、" and BARE_LEVEL.match(self.folded[self.at : end]) and LEVEL_AHEAD.match(
                self.folded, joint.end(), self.end):
            return False
        if joint and (joint[0] not in ("与", "或") or self._later_head(joint.end(), index)):
            self._take(token, end)
            self.at = joint.end()
        return False

    def _ends(self, end: int, *, field: bool = True) -> bool:
        """Whether the name ends with its head: at punctuation, a verb or the field of a cooperation."""
        if end >= self.end or self.folded[end] in ",;。的“":
            return True
        return (self._verb_at(end) is not None and not self._joint_zone(end)) or (
            field and self._field_of_work(end))

    def _joint_zone(self, end: int) -> bool:
        """`毗邻地区|合作园区`: the verb belongs to the name."""
        return self.folded.startswith("合作", end) and any(
            t.start in (end, end + 2) and t.kind == "carrier" for t in self.tokens)

    def _field_of_work(self, end: int) -> bool:
        """`央企|产业协作`, `发达地区|多层次合作`: the field in front of the word of cooperation."""
        field = _FIELD.match(self.folded, end, self.end) if self.partners else None
        return bool(field) and not any(
            end <= t.start < field.start(1) and t.kind not in _NO_HEAD for t in self.tokens) if field else False

    def _later_head(self, end: int, index: int) -> bool:
        """`成渝地区双城经济圈中的其他企业`: a head follows before any verb."""
        for other in self.tokens[index + 1 :]:
            if other.start < end:
                continue
            if other.kind not in _NO_HEAD:
                return other.start - end <= _REACH + 4
            if self.folded[other.start : other.end] not in _IGNORED:
                return False
        return False

    def _apposition(self, start: int, index: int) -> None:
        """`等毗邻地区`: the class that the listed names belong to is no further member."""
        self.last = start
        following = next((t for t in self.tokens[index + 1 :] if t.start >= start and t.kind != "not"), None)
        if not following or following.kind in _VERBS or following.start - start > _REACH:
            return
        if self._ends(following.end, field=False):
            self.last = following.end
            self._confirm(following.kind)

    def _class_end(self, end: int, index: int) -> int:
        """`甲、乙等企业和科研院所`: where the classes that close the list end."""
        joint = _AND.match(self.folded, end, self.end)
        for other in self.tokens[index + 1 : index + 3] if joint else ():
            if other.kind not in _NO_HEAD and joint and 0 <= other.start - joint.end() <= _REACH:
                return other.end
        return end

    def _close(self, token: Token) -> None:
        """`甲、乙等企业` names two; `化工、水泥等行业企业` is one class, called by its industries."""
        if not _KINDS.search(self.folded, self.at, token.end):
            self._confirm(token.kind)
        elif token.kind in ("firm", "group") and self.pending:
            self.members.append(Member(self.pending[0][0], token.end, token.kind, False))

    def _confirm(self, kind: str) -> None:
        self.members += [Member(s, e, kind, False) for s, e in self.pending]
        self.pending = []

    def _verb_at(self, at: int) -> Token | None:
        how = HOW.match(self.folded, at, self.end) if at < self.end and self.folded[at] in _HOW_FIRST else None
        if how and how.end() < self.end and (verb := self._token_at(how.end())) and verb.kind in _VERBS:
            return verb
        token = self._token_at(at)
        if not token or token.kind not in _VERBS or self._office_field(token):
            return None
        return token

    def _office_field(self, verb: Token) -> bool:
        """`各区|教育局`, `各级|审计部门`: a verb that only says of what office."""
        if verb.kind not in ("plain", "trade"):
            return False
        for token in self.tokens:
            if token.start > verb.start:
                return token.kind == "organ" and token.start - verb.end <= 2
        return False

    def _token_at(self, at: int) -> Token | None:
        for token in self.tokens:
            if token.start >= at:
                return token if token.start == at else None
        return None

    def _take(self, token: Token, end: int) -> None:
        before = self.folded[self.at : token.start]
        quality = None if _QUALITY_SIGNS.isdisjoint(before) else _QUALITY.match(before)
        start = self.at + (quality.end() if quality else 0)
        name = self.folded[start:end]
        short = token.end - token.start == 1 and not _OFFICE.match(name) and (token.kind != "carrier" or len(name) < 3)
        mixed = token.kind != "organ" and _MIXED.search(name)
        if end - start <= LONGEST_NAME and not short and not mixed and (token.kind != "place" or start == token.start):
            self.members.append(Member(start, end, token.kind, name in self.vague))
        self.last = end

    def _result(self) -> Actors:
        verb = self._verb_at(self.last)
        kind = verb.kind if verb else ""
        word = self.folded[verb.start : verb.end] if verb and kind != "stop" else ""
        members = self.members if len(self.members) < 2 else sorted(self.members, key=_place_of)
        return Actors(members, self.last, word, kind)
