"""What a piece between two commas does: it acts, introduces, goes on, states, or names an owner."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final, final

from luoshi.extraction.glance import DONE, LATER
from luoshi.extraction.grammar import Grammar
from luoshi.extraction.sentences import Piece
from luoshi.extraction.words import ACT, ADVERB, FRAME, STATE, Opening, opening


class Role(IntEnum):
    """What a piece does in its sentence."""

    ACT = 1  # its own action: `加强城乡规划`
    SUBJECT = 2  # somebody or something and what becomes of it: `市科技馆开馆`
    NUMBER = 3  # a bare figure: `进出口总额增长5%`
    FRAME = 4  # introduces the next piece: `围绕主导产业`
    REST = 5  # goes on with the piece before: `面向西南的产业园`
    STATE = 6  # says what is or was: `是重要支撑`
    OWNER = 7  # `(责任单位:…)`


@final
class Reading:
    """A piece's role, the words at its head, its verb, and why it was read so."""

    __slots__ = ("role", "verb", "why", "words")

    def __init__(self, role: Role, words: list[tuple[int, int]], verb: tuple[int, int] | None, why: str) -> None:
        self.role = role
        self.words = words
        self.verb = verb
        self.why = why


HasNumber = Callable[[int, int], bool]

# `在…领域加强协作`, `与成都市建立机制`, `把…纳入考核`: a phrase before the verb.
PREPOSITION: Final = re.compile(
    r"(?:由|经|与|同|和|对|针对|向|在|把|将|从|为|以|于|自|按|就|当|因|给|跟|比|至|到|用|靠)(?!于|为|而|业|步|会)"
)
# `…等领域`, `…基础上`: where such a phrase ends.
LOCATIVE: Final = re.compile(
    r"(?:领域|方面|基础上|过程中|格局下|前提下|条件下|框架下|大局中|进程中|环节|期间|工作中|[上中下内里前后时])(?=.)"
)
# `到2025年`, `2024年底前`, `“十四五”期间`, `今年`, `近期`.
TIME: Final = re.compile(
    r"(?:力争到|争取到|预计到|截至|[到至自从])?"
    r"(?:“?[一二三四五六七八九十]+五”?(?:时期|期间|末)|\d{4}年?[-—~至到]\d{4}年|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|今年|明年|全年|近期|远期|当前|年内|年底|目前)"
    r"(?:底|末|初|内|前|起|以前|之前|期间|上半年|下半年|以来)*(?:$|(?=[^年月日]))"
)
# `包括…`, `其中…`, `相当于…`: goes on with what precedes.
CONTINUES: Final = re.compile(
    r"(?:其中|包括|主要包括|如|例如|即|比如|相当于|约合|折合|含|不含|其他|另|或者|以及|及其)(?!何|期|实|果|需|有|当|外|下)"
)
# `抓配套服务`, `促产业集聚`: verbs of one character, where no longer word begins with them.
SHORT_VERB: Final = re.compile(
    r"(?:抓(?!手|取)|促(?!销)|稳(?!定性)|扩(?!散|张)|补(?!贴|助|偿|给|充)|育(?!种|苗|儿|才)|惠(?!州|普|企政)|谋(?!略)"
    r"|兴(?!隆|安|业)|报(?!告|道|名|社|刊|废|酬|表|送))(?=[\u4e00-\u9fff]{2})"
)
# `让更多产品走出去`, `使城市更宜居`.
LET: Final = re.compile(r"(?:努力|真正|切实)?(?:让|使)(?![用命馆者得])")
# `责任单位:市科技局`, `(省大数据局牵头)`.
OWNER: Final = re.compile(
    r"[(〔\[【]?[^()。]{0,12}?(?:责任单位|牵头单位|配合单位|责任部门|牵头部门|责任主体|主办单位|协办单位)"
    r"|[(〔\[【][^()]*(?:\([^()]*\)[^()]*)*(?:牵头|负责|配合|参与|按职责)[^()]{0,12}[)〕\]】]$"
)
# What the patterns above can begin with; other pieces are not asked.
BRACKETS: Final = frozenset("(〔[【")
OWNER_FIRST: Final = frozenset("责牵配主协")
TIME_FIRST: Final = frozenset("到至自截力争预从“一二三四五六七八九十0123456789今明全近远当年目")
CONTINUES_FIRST: Final = frozenset("其包主如例即比相约折含不另或以及")
ODD_FIRST: Final = BRACKETS | OWNER_FIRST | TIME_FIRST | CONTINUES_FIRST
# `累计培育企业300家以上`: a sum is a promise where it is bounded, and an account of the past elsewhere.
BOUNDED: Final = re.compile(r"以上|左右|不少于|不低于|力争|达到")
# `完成对接后,…` introduces; in these words 后 is no "after".
NOT_AFTER: Final = ("落后", "背后", "前后", "今后", "产后", "售后", "先后", "滞后", "保护后")
# `开发区`, `服务商`: behind a verb, the character that makes it a noun.
NOUN_TAILS: Final = frozenset("区商者园性型度量率部局厅院所办司员业权力期额值")
# `增加值增长15%`, `开工率达到60%`: behind a verb, what makes both the name of a figure.
FIGURE_NAME: Final = re.compile(r"率(?!先|领|队)|[值额](?!得|班|守|度|外|定)")
# In front of a verb of `later-act` these make it part of a noun phrase: `产业和布局`.
BEFORE_NOUN: Final = frozenset("、的和与及“以全更")
# A noun of the table behind a verb that stands alone is a list's member up to this length.
LONGEST_NOUN: Final = 8

# `面向西南的产业园`: behind a measure it describes the thing made; `支持甲县发挥优势`: its verb governs what follows.
DESCRIBED: Final = re.compile(r"的[^,的]{2,}$")
DESCRIBES: Final = "describes"
FOR_ANOTHER: Final = "introduces for another"

# `规划是发展的龙头`: in front of it a verb is a noun.
IS: Final = re.compile(r"是(?!否)")

OWNED: Final = Reading(Role.OWNER, [], None, "owner line")
BRACKETED: Final = Reading(Role.REST, [], None, "bracket")
TIMED: Final = Reading(Role.FRAME, [], None, "time")
CONTINUED: Final = Reading(Role.REST, [], None, "part of what precedes")
SAID: Final = Reading(Role.STATE, [], None, "somebody says")
PAST: Final = Reading(Role.STATE, [], None, "past")
CONDITION: Final = Reading(Role.FRAME, [], None, "condition: …的")
AFTER: Final = Reading(Role.FRAME, [], None, "after")
PHRASE: Final = Reading(Role.FRAME, [], None, "phrase")
FIGURE: Final = Reading(Role.NUMBER, [], None, "figure")
VERBLESS: Final = Reading(Role.REST, [], None, "no verb of its own")


def read_piece(folded: str, piece: Piece, table: Grammar, has_number: HasNumber, held: int) -> Reading:
    """The role of one piece, from the words at its head and a few patterns; ``held`` is what ``glance`` saw in it."""
    start, end = piece.start, piece.end
    if folded[start] in ODD_FIRST:
        odd, start = _read_odd(folded, start, end)
        if odd is not None:
            return odd
    head = opening(folded, start, end, table.words, table.lengths)
    if head.verb is None or _names_figure(folded, head.verb[1], end):
        return _read_without_head(folded, start, end, table, has_number, held)
    return _read_head(folded, start, end, head, head.verb, table, has_number, held)


def _read_odd(folded: str, start: int, end: int) -> tuple[Reading | None, int]:
    """What the first characters alone tell, and where the words behind a time begin."""
    first = folded[start]
    if first in BRACKETS:
        return (OWNED if OWNER.match(folded, start, end) else BRACKETED), start
    if first in OWNER_FIRST and OWNER.match(folded, start, end):
        return OWNED, start
    if first in TIME_FIRST and (time := TIME.match(folded, start, end)):
        start = time.end()
        if start >= end:
            return TIMED, start
    return (CONTINUED if folded[start] in CONTINUES_FIRST and CONTINUES.match(folded, start, end) else None), start


def _names_figure(folded: str, start: int, end: int) -> bool:
    return start < end and folded[start] in "率值额" and FIGURE_NAME.match(folded, start, end) is not None


def _read_head(
    folded: str, start: int, end: int, head: Opening, verb: tuple[int, int], table: Grammar, has_number: HasNumber,
    held: int,
) -> Reading:
    words, roles = head.words, head.roles
    behind = verb[1]
    word = folded[verb[0] : behind]
    last, follows = folded[end - 1], folded[behind] if behind < end else ""
    telling = last in table.telling
    if telling and table.while_end.close(folded, start, end):
        return Reading(Role.FRAME, words, None, "while")
    if folded[start] == "累" and folded.startswith("累计", start) and not BOUNDED.search(folded, start, end):
        return PAST
    if last == "的" and end - behind > 2:
        return CONDITION
    if last == "后" and not folded.endswith(NOT_AFTER, start, end):
        return AFTER
    if follows == "了":
        return PAST
    ends = follows in NOUN_TAILS and (behind + 1 == end or folded[behind + 1] in "、和及与")
    if ends and len(words) == 1:
        return VERBLESS
    if (roles & STATE and not roles & ACT and not _governs(folded, words, table)) or (
        follows == "是" and IS.match(folded, behind, end)
    ):
        return Reading(Role.STATE, words, verb, "states")
    if word in table.nominal and len(words) == 1 and (match := _what_becomes(folded, behind, end, table)):
        return _becomes(match.start(), match.end())
    if roles & FRAME:
        if word == "坚持" and _steady(folded, behind, end, table):
            return Reading(Role.ACT, words, verb, "acts")
        if not (held & LATER and _acts_later(folded, behind, end, table)):
            describes = word in table.describes and DESCRIBED.search(folded, behind, end)
            return Reading(Role.FRAME, words, verb, DESCRIBES if describes else "introduces")
    if roles == ADVERB and all(table.words[folded[s:e]].roles == ADVERB for s, e in words):
        if behind >= end:
            return Reading(Role.FRAME, words, None, "adverbs alone")
        found = _read_without_head(folded, behind, end, table, has_number, held)
        if found.role in (Role.NUMBER, Role.SUBJECT):
            return found
    if word in table.nominal and len(words) == 1 and 0 < end - behind <= LONGEST_NOUN and table.noun.match(
        folded, behind, end
    ):
        return Reading(Role.REST, words, None, "noun")
    if telling and table.attitude_end.close(folded, behind, end) and _names_attitude(folded, words, table):
        return Reading(Role.FRAME, words, verb, "attitude")
    if telling and word in table.means and end - behind > 2 and table.means_end.close(folded, behind, end):
        return Reading(Role.FRAME, words, verb, "means")
    if held & DONE and _past(folded, start, min(end, behind + 4), table):
        return Reading(Role.STATE, words, verb, "past")
    if word in table.supports and _frames_for_another(folded, verb, end, table, held):
        return Reading(Role.FRAME, words, verb, FOR_ANOTHER)
    return Reading(Role.ACT, words, verb, "acts")


def _governs(folded: str, words: list[tuple[int, int]], table: Grammar) -> bool:
    """True for `力争取得突破`, where an action stands in front of what would be a statement."""
    return any(table.words[folded[first:last]].roles & ACT for first, last in words[:-1])


def _names_attitude(folded: str, words: list[tuple[int, int]], table: Grammar) -> bool:
    """True for `强化系统思维` too, where an adverb could stand between the verb and what it names."""
    return any(folded[first:last] in table.attitudes for first, last in words)


def _frames_for_another(folded: str, verb: tuple[int, int], end: int, table: Grammar, held: int) -> bool:
    """True for `支持甲县发挥…优势`: what another is to build on, with no action of its own behind it."""
    if table.supported.match(folded, verb[0], end) is None:
        return False
    return not (held & LATER and _acts_later(folded, verb[1], end, table))


def _steady(folded: str, start: int, end: int, table: Grammar) -> bool:
    """True for `坚持定期会商…`: an adverb and a verb behind `坚持`."""
    words = opening(folded, start, end, table.words, table.lengths).words
    return len(words) > 1 and table.words[folded[slice(*words[0])]].roles == ADVERB


def _past(folded: str, start: int, end: int, table: Grammar) -> bool:
    """True where the words say that something was done."""
    return table.past.search(folded, start, end) is not None or table.done.match(folded, start, end) is not None


def _acts_later(folded: str, start: int, end: int, table: Grammar) -> bool:
    """True where a verb that is hardly ever a noun follows the introduced words in the same piece."""
    found = table.later.finditer(folded, start + 3, end)
    return any(folded[match.start() - 1] not in BEFORE_NOUN for match in found)


def _read_without_head(
    folded: str, start: int, end: int, table: Grammar, has_number: HasNumber, held: int
) -> Reading:
    if table.says_end.close(folded, start, end):
        return SAID
    if held & DONE and _past(folded, start, end, table):
        return PAST
    if folded[end - 1] == "的":
        return CONDITION
    if LET.match(folded, start, end) or SHORT_VERB.match(folded, start, end):
        return Reading(Role.ACT, [(start, start + 1)], (start, start + 1), "acts")
    if PREPOSITION.match(folded, start, end):
        return _read_phrase(folded, start, end, table)
    if folded[start] == "“" and (found := _behind_quotation(folded, start, end, table)):
        return found
    organ = table.organ.match(folded, start, end)
    if organ and (read := _read_behind_organ(folded, organ.end(), end, table)):
        return read
    if has_number(start, end):
        return _figure(folded, start, end, table)
    match = table.predicate.search(folded, start + 2, end) or _what_becomes(folded, start + 2, end, table)
    if match:
        return _becomes(match.start(), match.end())
    found = _acts_inside(folded, start + 2, end, table)
    if found is not None:
        return found
    if end - start > 3 and table.result_end.close(folded, start + 2, end):
        return _becomes(end - 2, end)
    return VERBLESS


def _behind_quotation(folded: str, start: int, end: int, table: Grammar) -> Reading | None:
    """`“一企一策”制定转型方案`: quoted words say how, the verb behind them acts."""
    close = folded.find("”", start, end) + 1
    head = opening(folded, close, end, table.words, table.lengths) if 0 < close < end - 3 else None
    if head is None or not head.roles & ACT:
        return None
    return Reading(Role.ACT, head.words, head.verb, "acts behind a quotation")


def _what_becomes(folded: str, start: int, end: int, table: Grammar) -> re.Match[str] | None:
    """`…明显提升`, `…更加完善` at the end of a piece."""
    return table.becomes.search(folded, start, end) if table.becomes_end.close(folded, start, end) else None


def _acts_inside(folded: str, start: int, end: int, table: Grammar) -> Reading | None:
    """What a subject does after an adverb: `各类幼儿园依法依规配足教职工`, `配套幼儿园优先举办为公办园`."""
    for position in range(start, end - 3):
        if folded[position : position + 2] not in table.lengths:
            continue
        head = opening(folded, position, end, table.words, table.lengths)
        adverb = table.words[folded[slice(*head.words[0])]] if head.words else None
        if len(head.words) > 1 and head.roles & ACT and adverb is not None and adverb.roles == ADVERB:
            return Reading(Role.ACT, head.words, head.verb, "acts behind its subject")
        if head.words:
            return None
    return None


def _figure(folded: str, start: int, end: int, table: Grammar) -> Reading:
    """A bare figure, with the predicate that its subject has where there is one: `全市建成基站30个`."""
    match = table.predicate.search(folded, start + 2, end)
    return Reading(Role.NUMBER, [], match.span(), "figure") if match else FIGURE


def _becomes(start: int, end: int) -> Reading:
    return Reading(Role.SUBJECT, [(start, end)], (start, end), "becomes")


def _read_behind_organ(folded: str, start: int, end: int, table: Grammar) -> Reading | None:
    """What an organisation does, or on what it acts; None where no verb follows it."""
    if PREPOSITION.match(folded, start, end):
        return _read_phrase(folded, start, end, table)
    head = opening(folded, start, end, table.words, table.lengths)
    words, roles, verb = head.words, head.roles, head.verb
    if table.says_end.close(folded, start, end):
        return SAID
    if verb is None or not roles & (ACT | FRAME):
        return None
    if folded[slice(*verb)] in table.means and table.means_end.close(folded, verb[1], end):
        return Reading(Role.FRAME, words, verb, "means")
    return Reading(Role.ACT if roles & ACT else Role.FRAME, words, verb, "acts behind its subject")


def _read_phrase(folded: str, start: int, end: int, table: Grammar) -> Reading:
    """A piece that begins with a preposition acts where a verb with an object follows the phrase."""
    if table.frame_end.close(folded, start, end):
        return PHRASE
    serves = folded[start] == "以" and folded.find("为", max(start + 2, end - 5), end) > 0
    if serves or folded.startswith("为了", start) or _is_purpose(folded, start, end, table):
        return PHRASE
    if table.leads_to.close(folded, start, end):
        return Reading(Role.ACT, [], (end - 2, end), "acts at its end")
    if folded[start] in "对针" and not table.acts_on.search(folded, start + 2, end):
        return PHRASE
    for position in range(_past_locative(folded, start, end, table), end - 2):
        if folded[position : position + 2] not in table.lengths:
            continue
        head = opening(folded, position, end, table.words, table.lengths)
        words, roles, verb = head.words, head.roles, head.verb
        acts = roles & (ACT | ADVERB) and verb and end - words[0][0] >= 4
        if acts and verb and folded[verb[1] : verb[1] + 1] not in NOUN_TAILS:
            return Reading(Role.ACT, words, verb, "acts behind a phrase")
    return PHRASE


def _is_purpose(folded: str, start: int, end: int, table: Grammar) -> bool:
    """True for `为全面落实规划`, a purpose; not for `为…创造条件`, which is work done for somebody or something."""
    if folded[start] != "为" or folded[start + 1 : start + 3] not in table.lengths:
        return False
    return table.serves.search(folded, start + 3, end) is None


def _past_locative(folded: str, start: int, end: int, table: Grammar) -> int:
    """Behind `…领域`, `…基础上` where the phrase names a place; else behind the preposition."""
    if folded[start] not in "在从于":
        return start + 1
    for match in LOCATIVE.finditer(folded, start + 1, end):
        at = match.end()
        # `集中安置区`: a single character ends the phrase only in front of a verb.
        if at - match.start() > 1 or folded[at : at + 2] in table.lengths:
            return at
    return start + 1
