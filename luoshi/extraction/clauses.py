"""From pieces to clauses: which pieces act, which only introduce, which belong to the piece before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.sentences import Piece, Sentence
from luoshi.extraction.words import ACT, ADVERB, FRAME, STATE, Opening, Word, heads, opening, vocabulary


class Role(IntEnum):
    """What a piece does in its sentence."""

    ACT = 1  # its own action: `加强城乡规划`
    SUBJECT = 2  # somebody or something and what becomes of it: `市科技馆开馆`
    NUMBER = 3  # a bare figure: `进出口总额增长5%`
    FRAME = 4  # introduces the next piece: `围绕主导产业`
    REST = 5  # goes on with the piece before: `面向西南的产业园`
    STATE = 6  # says what is or was: `是重要支撑`
    OWNER = 7  # `(责任单位:…)`


class Reading(NamedTuple):
    """A piece, its role, the words at its head and why it was read so."""

    role: Role
    words: list[tuple[int, int]]
    verb: tuple[int, int] | None
    why: str


class Clause(NamedTuple):
    """A measure's span and the reading of the piece that acts in it."""

    start: int
    end: int
    act: Piece
    reading: Reading


class Grammar(NamedTuple):
    """The tables that the readings need, compiled once for a set of lexicons."""

    words: dict[str, Word]
    lengths: dict[str, tuple[int, ...]]


@lru_cache(maxsize=8)
def grammar(lexicons: Lexicons) -> Grammar:
    """The compiled tables of ``lexicons``."""
    return Grammar(vocabulary(lexicons), heads(lexicons))


# `在…领域加强协作`, `与成都市建立机制`, `把…纳入考核`: a phrase before the verb.
PREPOSITION = re.compile(r"(?:由|经|与|同|和|对|向|在|把|将|从|为|以|于|自|按|就|当|因|给|跟|比|至|到|用|靠)(?!于|为|而|业|步|会)")
# `…等领域`, `…基础上`: where such a phrase ends.
LOCATIVE = re.compile(r"(?:领域|方面|基础上|过程中|格局下|前提下|条件下|框架下|大局中|进程中|环节|期间|工作中|上|中|下|内|里|前|后|时)(?=.)")
# `开发区`, `服务商`: behind a verb, the character that makes it a noun.
NOUN_TAILS = frozenset("区商者园性型度量率部局厅院所办司员业权力期额值")
# A phrase that ends so introduces, whatever verbs it holds: `以…为重点`, `在…格局下`, `在…上下功夫`.
FRAME_END = re.compile(
    r"(?:为(?:重点|契机|抓手|统揽|引领|主线|核心|导向|主导|目标|主题|载体|依托|基础|支撑|突破口|牵引|总抓手|根本|牵头|纽带|平台|中心|主体|龙头|动力|遵循|原则|切入点|着力点|媒|要|先|本|纲|主)"
    r"|基础上|前提下|格局下|条件下|背景下|框架下|指导下|领导下|过程中|进程中|大局中|方面|下功夫|做文章|同时|原则|要求|契机|部署|为要求|思路|方式|模式|办法|路径|期间|时|后|以来|为[^,]{1,8}的)$"
)
# `到2025年`, `2024年底前`, `“十四五”期间`, `今年`, `近期`.
TIME = re.compile(
    r"(?:到|至|自|截至|力争到|争取到|预计到|从)?(?:“?[一二三四五六七八九十]+五”?(?:时期|期间|末)|\d{4}(?:年)?[-—~至到]\d{4}年|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|今年|明年|全年|近期|远期|当前|年内|年底|目前)"
    r"(?:底|末|初|内|前|起|以?前|之前|期间|上半年|下半年|以来)*(?:$|(?=[^年月日]))"
)
# `政策导向`, `研发机构`: a verb of the table that is the first half of a noun.
NOMINAL = re.compile(
    r"(?:能力|水平|体系|机制|制度|规划|工程|行动|战略|项目|产业|企业|机构|人才|中心|基地|平台|资源|要素|环境|条件|资金|成果|任务|工作|质量|效率|规模|成效|作用|优势)"
    r"(?=[、和与及]|$)"
)
# What a subject becomes: `品类基本齐全`, `结构趋于合理`, `体系更加完善`.
BECOMES = re.compile(
    r"(?:基本|更加|明显|显著|持续|初步|进一步|全面|大幅|稳步|不断|日益|逐步|加快|趋于|迈入|迈上|得到|保持|走在|取得|有效|总体|普遍|更为|较为|大为|切实|充分|整体|稳定|再上|成为|跃上|跻身)"
    r"[^,、]{0,14}(?:齐全|解决|合理|改善|完善|提升|增强|提高|优化|建立|拓展|形成|显现|进展|成效|健全|拓宽|扩大|稳定|发展|满足|畅通|丰富|凸显|优良|良好|协调|阶段|台阶|突破|水平|前列|缓解|遏制|下降|降低|缩小|加强|发挥|激发|巩固|强化|增加|规范|便捷|安全|需要|需求|保障|实施|落实|落地|推广|推开|应用|转变|升级|壮大|集聚|领先|体系|格局|新高|清零|消除|夯实|成熟|到位|恢复|回升|增长|控制|覆盖|贯通|普及|共享|完成|实现|达标|成型|确立|释放|涌现|主体|支柱|高地|动力|力量|支撑)$"
)
# An organisation in front of its verb: `市政府与各单位签订`, `各区政府应根据`.
ORGAN = re.compile(
    r"(?:各|市|省|县|区|国家|有关|相关|行业|主管|地方|全市|全省|本市|我市|我省|我县|乡镇|街道)[^,、与]{0,14}?(?:部门|政府|单位|委员会|管委会|机关|机构|企业|学校|院校|银行|办公室|专班|小组|主体|市|县|区|局|厅|委|办|厂|公司|村|社区|乡|镇)"
    r"(?:\([^()]*\))?(?:要|应当|应|须|必须|负责|可以|可|将|需)?"
)
# Where a phrase leads: `向更高能级进军`, `向产业链两端延伸`.
LEADS_TO = re.compile(r"(?:迈进|进军|延伸|转型|转变|倾斜|看齐|靠拢|集聚|集中|拓展|升级|覆盖|下沉|开放|转移|流动|攀升|跃升|挺进|冲刺|融合|汇聚|靠近|集结|输出|辐射|推广|渗透|过渡|聚焦|发力)$")
# `采取竞争立项等方式`, `落实《…》要求`: the means, not the work.
MEANS = re.compile(r"(?:方式|形式|办法|手段|途径|要求|部署|时|的同时|同时|过程中|基础上|指示|精神|前提下)$")
MEANS_VERBS = frozenset("采取 采用 按照 运用 落实 实行 编制 贯彻 坚持 遵循 严格落实 认真落实 贯彻落实 对照 完成 做好 开展 推进 加快 实施 抓好 加强 确保 保持 保障 巩固 强化".split())
# `包括…`, `其中…`, `相当于…`: goes on with what precedes.
CONTINUES = re.compile(r"(?:其中|包括|主要包括|如|例如|即|比如|相当于|约合|折合|含|不含|其他|另|或者|以及|及其)(?!何|期|实|果|需|有|当|外|下)")
# `抓配套服务`, `促产业集聚`: verbs of one character, where no longer word begins with them.
SHORT_VERB = re.compile(r"(?:抓(?!手|取)|促(?!销)|稳(?!定性)|扩(?!散|张)|补(?!贴|助|偿|给|充)|育(?!种|苗|儿|才)|惠(?!州|普|企政)|谋(?!略)|兴(?!隆|安|业)|报(?!告|道|名|社|刊|废|酬|表|送))(?=[\u4e00-\u9fff]{2})")
# The predicate of a subject: `事项基本实现“全省通办”`, `领导小组下设专项工作组`, `办公室设在市发展改革委`.
PREDICATE = re.compile(
    r"(?:(?:基本|全面|全部|普遍|分别|稳步|持续|明显|显著|不断|进一步|大幅|率先|初步|均|都|要|应|须|必须|应当|可以|可|将|能够)"
    r"(?:要|全部|全面|全都|加快|加强|积极|切实|认真|进一步|定期|及时|严格|按照|根据|结合|建立|制定|明确|负责|组织|把|强化|带头|主动|高度|统筹|做好|落实|实现|完成|达到|建成|形成|覆盖|具备|增长|提高|提升|增强|改善|下降|降低|完善|扩大|优化|健全|纳入|开展|参照|采取|建设|配备|设立)"
    r"|实现|达到|达成|完成|建成|成立|下设|设在|设立|牵头|负责|稳定在|保持在|控制在|位居|位列|进入|走在|建立|开展|推进|推动|实施|具备|落地|形成|不低于|不少于|不超过|高于|低于|超过|快于|突破|占比|同步)"
)
# An intransitive result closes the clause: `市科技馆开馆`, `三期工程通车`.
RESULT_END = re.compile(
    r"(?:开馆|投用|投运|投产|通车|通航|通水|竣工|完工|开工|落地|运营|营运|开业|开园|达产|并网|封顶|达标|见效|全覆盖|覆盖|清零|增长|下降|提高|提升|增强|改善|优化|加快|扩大|合理区间|同步|见底|落实|到位|互联互通|互认|共享|畅通|常态化|壮大|“[^”]*”)$"
)
# `已建成`, `取得了`, `获评`: what was done.
PAST = re.compile(r"已(?:经|有|建|完|开|实|形|全|成)(?![^,]{0,3}的)|(?:取得|获得|实现|完成|建成|形成|作出|提供|成为|达到|迈出|打下|奠定|积累|体现|展现|凝聚|增强|创造)了|^(?:累计|先后|相继|获评|荣获|获批|入选)")
# `让更多产品走出去`, `使城市更宜居`.
LET = re.compile(r"(?:努力|真正|切实)?(?:让|使)(?![用命馆者得])")
# An introduction to a list: `主要预期目标是`, `重点抓好以下工作`.
LIST_INTRODUCTION = re.compile(r"(?:是|为|如下|以下.{0,8}|下列.{0,8}|包括|目标|任务|工作|措施|方面|内容|要求)$")
# `(省大数据局牵头)`, `责任单位:市科技局`.
OWNER = re.compile(r"[(〔\[【]?[^()。]{0,12}?(?:责任单位|牵头单位|配合单位|责任部门|牵头部门|责任主体|主办单位|协办单位)|[(〔\[【][^()]*(?:\([^()]*\)[^()]*)*(?:牵头|负责|配合|参与|按职责)[^()]{0,12}[)〕\]】]$")
# `支持甲县发挥…优势`: the action of somebody else is only introduced.
SUPPORTED_FRAME = re.compile(r"(?:支持|鼓励|引导|帮助|推动|指导)[^,]{2,30}?(?:发挥|立足|依托|围绕|突出|聚焦|结合|利用好|按照|根据|紧扣|瞄准|采取[^,]*模式|以[^,]*为)")
# `突出功能定位优化生产力布局`: behind an introduction, a verb that seldom serves as a noun.
LATER_ACT = re.compile(
    r"(?<![、的和与及“以全更])(?:加快|推进|推动|加强|优化|强化|谋划|打造|构建|完善|提升|培育|实施|开展|促进|深化|健全|推出|落实|建立|制定|扩大|引导|拓展|组织|举办|新建|建成|实现|形成|汇聚|搭建|创建|研发|攻克|引进|做强|做大|盘活|打通|开拓|提出|布局|设立)"
    r"(?!区|化|的|等|、|和|与|及)(?=[^、,;等的”]{2})"
)
ATTITUDE_VERBS = {"强化", "树立", "增强", "牢固树立", "坚持", "践行", "秉持", "保持", "贯彻", "坚定", "弘扬", "发扬", "更加强化"}
# `强化…思维`, `树立…理念`: an attitude introduces the work.
ATTITUDE = re.compile(r"(?:思维|理念|意识|观念|观|思想|精神|宗旨|导向|方针|原则|定力)$")
HAN = re.compile(r"[\u4e00-\u9fff]")


def read_piece(folded: str, piece: Piece, table: Grammar, has_number: Callable[[int, int], bool]) -> Reading:
    """The role of one piece, from the words at its head and a few patterns."""
    start, end = piece.start, piece.end
    first = folded[start]
    if first in BRACKETS:
        return OWNED if OWNER.match(folded, start, end) else BRACKETED
    if first in OWNER_FIRST and OWNER.match(folded, start, end):
        return OWNED
    if first in TIME_FIRST and (time := TIME.match(folded, start, end)):
        if time.end() >= end:
            return TIMED
        start = time.end()
        first = folded[start]
    if first in CONTINUES_FIRST and CONTINUES.match(folded, start, end):
        return CONTINUED
    head = opening(folded, start, end, table.words, table.lengths)
    if head.verb is None:
        return _read_without_head(folded, start, end, table, has_number)
    return _read_head(folded, start, end, head, table)


BRACKETS = frozenset("(〔[【")
OWNER_FIRST = frozenset("责牵配主协")
TIME_FIRST = frozenset("到至自截力争预从“一二三四五六七八九十0123456789今明全近远当年目")
CONTINUES_FIRST = frozenset("其包主如例即比相约折含不另或以及")
OWNED = Reading(Role.OWNER, [], None, "owner line")
BRACKETED = Reading(Role.REST, [], None, "bracket")
TIMED = Reading(Role.FRAME, [], None, "time")
CONTINUED = Reading(Role.REST, [], None, "part of what precedes")


def _read_head(folded: str, start: int, end: int, head: Opening, table: Grammar) -> Reading:
    assert head.verb is not None
    word = folded[head.verb[0] : head.verb[1]]
    rest = end - head.verb[1]
    if folded[end - 1] == "的" and rest > 2:
        return Reading(Role.FRAME, head.words, None, "condition: …的")
    if head.roles & STATE and not head.roles & ACT:
        return Reading(Role.STATE, head.words, head.verb, f"states: {word}")
    if word == "坚持":
        inner = opening(folded, head.verb[1], end, table.words, table.lengths).words
        if len(inner) > 1 and table.words[folded[slice(*inner[0])]].roles == ADVERB:
            return Reading(Role.ACT, head.words, head.verb, "acts: 坚持")
    if head.roles & FRAME and not _acts_later(folded, head.verb[1], end):
        return Reading(Role.FRAME, head.words, head.verb, f"introduces: {word}")
    if len(head.words) == 1 and rest and NOMINAL.match(folded, head.verb[1], end) and not _takes_object(folded, head.verb[1], end):
        return Reading(Role.REST, head.words, None, f"noun: {word}")
    if word in ATTITUDE_VERBS and ATTITUDE.search(folded, start, end):
        return Reading(Role.FRAME, head.words, head.verb, f"attitude: {word}")
    if word in MEANS_VERBS and end - head.verb[1] > 2 and MEANS.search(folded, head.verb[1], end):
        return Reading(Role.FRAME, head.words, head.verb, f"means: {word}")
    if head.verb[1] == end and all(table.words[folded[s:e]].roles == ADVERB for s, e in head.words):
        return Reading(Role.FRAME, head.words, None, "adverbs alone")
    if _past(folded, start, min(end, head.verb[1] + 4)):
        return Reading(Role.STATE, head.words, head.verb, "past")
    if word in SUPPORTS and SUPPORTED_FRAME.match(folded, start, end) and not _acts_later(folded, head.verb[1], end):
        return Reading(Role.FRAME, head.words, head.verb, f"introduces after {word}")
    return Reading(Role.ACT, head.words, head.verb, f"acts: {word}")


SUPPORTS = frozenset(("支持", "鼓励", "引导", "帮助", "推动", "指导", "鼓励和", "支持和"))


def _past(folded: str, start: int, end: int) -> bool:
    """True where the words say that something was done."""
    if folded.find("已", start, end) < 0 and folded.find("了", start, end) < 0 and folded[start] not in "累先相获荣入":
        return False
    return PAST.search(folded, start, end) is not None


def _takes_object(folded: str, at: int, end: int) -> bool:
    return end - at > 8


def _acts_later(folded: str, start: int, end: int) -> bool:
    """True where a verb that is hardly ever a noun follows the introduced words in the same piece."""
    return LATER_ACT.search(folded, start + 3, end) is not None


def _read_without_head(
    folded: str, start: int, end: int, table: Grammar, has_number: Callable[[int, int], bool]
) -> Reading:
    if _past(folded, start, end):
        return Reading(Role.STATE, [], None, "past")
    if folded[end - 1] == "的":
        return Reading(Role.FRAME, [], None, "condition: …的")
    if LET.match(folded, start, end):
        return Reading(Role.ACT, [(start, start + 1)], (start, start + 1), "acts: 让")
    if PREPOSITION.match(folded, start, end):
        return _read_phrase(folded, start, end, table)
    if SHORT_VERB.match(folded, start, end):
        return Reading(Role.ACT, [(start, start + 1)], (start, start + 1), f"acts: {folded[start]}")
    organ = ORGAN.match(folded, start, end)
    if organ and (read := _read_behind_organ(folded, organ.end(), end, table)):
        return read
    if has_number(start, end):
        return Reading(Role.NUMBER, [], None, "figure")
    match = PREDICATE.search(folded, start + 2, end)
    if match and match.end() <= end:
        return Reading(Role.SUBJECT, [(match.start(), match.end())], (match.start(), match.end()), f"becomes: {match[0]}")
    match = BECOMES.search(folded, start + 2, end) or RESULT_END.search(folded, start + 2, end)
    if match:
        return Reading(Role.SUBJECT, [(match.start(), match.end())], (match.start(), match.end()), f"becomes: {match[0]}")
    return Reading(Role.REST, [], None, "no verb of its own")


def _read_behind_organ(folded: str, start: int, end: int, table: Grammar) -> Reading | None:
    """What an organisation does, or on what it acts; None where no verb follows it."""
    if PREPOSITION.match(folded, start, end):
        return _read_phrase(folded, start, end, table)
    found = opening(folded, start, end, table.words, table.lengths)
    if found.verb is None or not found.roles & (ACT | FRAME):
        return None
    role = Role.ACT if found.roles & ACT else Role.FRAME
    return Reading(role, found.words, found.verb, f"acts: {folded[slice(*found.verb)]}")


def _read_phrase(folded: str, start: int, end: int, table: Grammar) -> Reading:
    """A piece that begins with a preposition acts where a verb with an object follows the phrase."""
    if FRAME_END.search(folded, start, end):
        return Reading(Role.FRAME, [], None, "phrase")
    if LEADS_TO.search(folded, start, end):
        return Reading(Role.ACT, [], (end - 2, end), f"acts at its end: {folded[end - 2 : end]}")
    at = start + 1
    last = None
    for match in LOCATIVE.finditer(folded, at, end):
        if last is None or len(match[0]) > 1 or len(last[0]) == 1:
            last = match
    if folded[start] in "在从于" and last is not None:
        at = last.end()
    for position in range(at, end - 2):
        sizes = table.lengths.get(folded[position : position + 2])
        if not sizes:
            continue
        found = opening(folded, position, end, table.words, table.lengths)
        if found.roles & (ACT | ADVERB) and found.verb and end - found.words[0][0] >= 4:
            if folded[found.verb[1] : found.verb[1] + 1] in NOUN_TAILS:
                continue
            return Reading(Role.ACT, found.words, found.verb, f"acts after a phrase: {folded[slice(*found.verb)]}")
    return Reading(Role.FRAME, [], None, "phrase")


def clauses(folded: str, sentence: Sentence, readings: Sequence[Reading]) -> list[Clause]:
    """The measures' clauses of one sentence, from the readings of its pieces."""
    done: list[Clause] = []
    pending = -1
    joined = False  # a piece without a verb may go on with the clause before it
    for index, (piece, reading) in enumerate(zip(sentence.pieces, readings, strict=True)):
        role = reading.role
        last = index + 1 == len(sentence.pieces) or piece.closer != ","
        if role is Role.FRAME and last and (reading.verb is not None or reading.why == "phrase") and piece.closer != ":":
            role = Role.ACT
        if piece.closer == ":" and role in (Role.ACT, Role.SUBJECT, Role.NUMBER, Role.STATE) and LIST_INTRODUCTION.search(folded, piece.start, piece.end):
            role = Role.STATE
        if role in (Role.ACT, Role.SUBJECT, Role.NUMBER):
            done.append(Clause(pending if pending >= 0 else piece.start, piece.end, piece, reading))
            pending, joined = -1, True
        elif role is Role.FRAME:
            pending, joined = (pending if pending >= 0 else piece.start), False
        elif role is Role.REST and joined and done:
            done[-1] = done[-1]._replace(end=piece.end)
        elif role in (Role.STATE, Role.OWNER):
            pending, joined = -1, False
        if piece.closer != ",":
            pending = -1
            joined = False
    return done
