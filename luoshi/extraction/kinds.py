"""What kind of measure a clause is: a number or a rank decides first, then the thing that is made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from luoshi.exceptions import LexiconError
from luoshi.extraction.clauses import Clause, Role
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.strengths import SUBJECT_RESULT
from luoshi.models import Kind

KINDS = ("position", "target", "project", "platform", "reform", "policy", "task")

Verdict = tuple[Kind, str]


class Nouns(NamedTuple):
    """The compiled tables: kinds by head noun, tails, and the lengths of both by how they end."""

    kinds: dict[str, Kind]
    sizes: dict[str, tuple[int, ...]]
    tail_words: frozenset[str]
    tails: dict[str, tuple[int, ...]]


@lru_cache(maxsize=8)
def head_nouns(lexicons: Lexicons) -> Nouns:
    """Every head noun with its kind (the table `kinds` decides before that of carriers), and what may stand behind."""
    kinds: dict[str, Kind] = {}
    for name, column in (("carriers", "head"), ("kinds", "word")):
        for row in lexicons.table(name):
            if row["kind"] not in KINDS:
                raise LexiconError(f"unknown kind {row['kind']!r}", where=f"{name}: {row[column]}",
                                   todo=f"use one of {', '.join(KINDS)}")
            if len(row[column]) > 1 or name == "kinds" or row[column] in ONE_CHARACTER:
                kinds[row[column]] = row["kind"]  # type: ignore[assignment]
    tails = [row["word"] for row in lexicons.table("kind_tails")]
    return Nouns(kinds, _sizes(kinds, 2), frozenset(tails), _sizes(tails, 1))


def _sizes(words: Iterable[str], key: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that end in the same ``key`` characters, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        if len(word) >= key:
            sizes.setdefault(word[-key:], set()).add(len(word))
    return {end: tuple(sorted(found, reverse=True)) for end, found in sizes.items()}


# Of the carriers' heads of one character, those that end no other common noun: `隆叙段`, `科技馆`.
ONE_CHARACTER = "段线馆厂"


# `等9个项目`, `等重点项目`, `等40余个项目`: the kind is that of the things listed.
COLLECTIVE = re.compile(r"等\d*余?个?(?:[^,、等]{0,8})(?:项目|工程|平台载体|场景|基础设施|设施|载体)$")
COLLECTIVE_ENDS = ("项目", "工程", "载体", "场景", "设施")
# `在安顺召开`, `落地山东`, `纳入国家规划`: where the thing goes.
GOES = re.compile(r"(?:在[^,、]{2,8}(?:召开|举办|落地|布局|落户)|落地[^,、]{2,6}|落户[^,、]{2,6}|纳入[^,]{0,16}(?:规划|计划|盘子|布局|笼子|目录)[^,]{0,24}|并(?:争取)?纳入[^,]*)$")
# `4670套`, `30个`, `8%`, `410亿元`: an amount that can be the clause's point.
COUNT = re.compile(
    r"(?:\d[\d,.]*(?:万|亿|百|千)*|[一二三四五六七八九十百千万亿两]{2,}(?=[个家万]))(?:余|多)?\s*"
    r"(?:个百分点|平方米|平方公里|公里|千瓦|兆瓦|个|家|条|项|户|所|座|套|部|亩|吨|人次|万人|人|名|头|处|辆|台|片|批次|件|张|株|只|例|场|倍|%|亿元|万元|元|万|亿|M|兆|EFLOPS|EB|PB)"
    r"(?:左右|以上|以下|以内)?"
)
# `全覆盖`, `1小时通勤圈`, `“11条铁路+…”`, `应汇尽汇`, `百亿级`: results that are figures without a plain amount.
TARGET_PATTERN = re.compile(r"全覆盖|应[^,、”]尽[^,、”]|[十百千万]亿级|翻番|翻一番|清零")
FIGURE = re.compile(r"%|\d+小时[^,]*圈|“[^”]*\d+[条个][^”]*”")
# The thing decides although it is counted: `7个城市片区详规编制`, `181个省市重点项目建设`, `70余个项目前期工作`.
SIZED = re.compile(r"(?:编制|规划|项目建设|工程建设|方案|标准|机制|改革|前期工作)$")
# `A、B等9个项目`: named things, whose count only sums them up.
LIST_COUNT = re.compile(r"[、”）)\w]等\d+余?[个家条项座处](?!标识)")
# `27万千瓦风电场`, `500千伏主变`: the size is part of the thing's name.
SIZE_IN_NAME = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?(?:千瓦|千伏|吨|兆瓦|立方米)[^、,左以]{2,}")
# `10年禁捕`: a span of time is no result.
JOINS = frozenset("融入 积极融入 主动融入 深度融入 全面融入 服务 参与 深度参与 承接 盘活 拓展 开拓 抢占 讲好 用好用足".split())
# A supported clause makes what stands behind the second verb: `支持甲县建设乙基地`.
RANK_END = re.compile(r"(?:重要|核心|一流|全国|国际|西部|世界|区域性|战略|具有[^,]{2,12}影响力)[^,、]{0,24}(?:基地|中心|集聚区|枢纽|通道|园区|城市|走廊)$")
RANK_ENDS = ("地", "中心", "区", "枢纽", "通道", "城市", "走廊")
RANK_START = re.compile(r"(?:建成|成为|打造成|建设成|打造成为|建成为|把[^,]{2,16}(?:建成|建设成|打造成)|将[^,]{2,20}(?:打造成|建成|建设成))")
PLACE_RANK = re.compile(r"(?:聚集|集聚|支撑|示范|优化|策源|承载|供给|目的|集散|首选|宜居|汇聚|转化|创新|涵养|体验|输出|中转|配套|栖息)地$|(?:制造|智造|贸易|消费|金融|航运|科技创新|经济|旅游|交通)中心$(?<=[之部域国界游]\w{4})")
# Institutional work, wherever it stands in the object.
REFORM = re.compile(
    r"试点(?!县|市|省|区|镇|村|城市)|转移接续|直接结算|互认|改革创新|改革(?!开放|创新|发展|先锋|成果|经验)|体制机制|并联审批|审批环节|职责边界|部门职能|资产化|市场化运营"
    r"|(?:机制|制度|体制)(?=[、和及与,”]|$|建设|改革|衔接|创新|落实|化)|统一编制|联合报批|同权|互通互认|一体化运营"
)
POLICY = re.compile(
    r"专项资金|政策措施|行动计划|实施方案|标准制定|标准化建设|标准申报|编制修订|制修订|(?:规划|方案|计划|办法|条例|清单|细则|标准|政策|意见|目录|指标)(?=[、和及与,”]|$)"
    r"|不合理收费|用地(?:指标|保障|需求|供应)|政策(?:研究|支持|扶持|引导|激励)|纳入[^,]{0,10}(?:考核|考评)|专项债|国债|财政(?:支持|投入|补助)|资金支持|给予[^,]{0,20}(?:奖励|补助|补贴|支持|优惠)"
    r"|(?:评测|标准|目录|分类与标注|指标)体系$|严禁|不得|禁止"
)
# `纳入年度考评`; `力争纳入国家规划`: what is won is the undertaking.
ASSESSED = re.compile(r"纳入[^,]{0,14}(?:考核|考评|绩效)")
WON = re.compile(r"(?:争取|力争|推动)[^,]*纳入[^,]*(?:规划|计划|盘子|笼子)")
BUILT = re.compile(r"(?:建设|新建|建成|完成|开工|完工|改造)[^,]*工程$")
PHYSICAL = re.compile(
    r"(?:铁路|高铁|高速|公路|机场|航道|码头|水库|灌区|电站|管网|管道|变电站|桥|隧道|大道|快速路|环线|专用线|充电桩|基站|厂房|生产线|廊道|绿道|站场|场站|客专|城际|管廊|基础设施|机组|园区)"
)


def kind(folded: str, clause: Clause, nouns: Nouns, counted: bool) -> Verdict:
    """The kind of a clause and the words that decided; ``counted`` where an amount stands in its span."""
    act, reading = clause.act, clause.reading
    verb = folded[slice(*reading.verb)] if reading.verb else ""
    begin = reading.verb[1] if reading.verb and reading.role is Role.ACT else act.start
    gone = GOES.search(folded, begin, act.end)
    stop = gone.start() if gone else act.end
    target = _target(folded, clause, counted)
    rank = _rank(folded, clause, begin, stop)
    if rank is not None and (target is None or target[1] == "dated"):
        return rank
    if target is not None:
        return target
    won = _won(folded, act.start, act.end)
    if won is not None:
        return won
    if verb in JOINS:
        return "task", verb
    found = _by_head(folded, begin, stop, nouns) or _by_pattern(folded, begin, act.end)
    return found or ("task", "no head noun of the table")


def _won(folded: str, start: int, end: int) -> Verdict | None:
    """`纳入年度考评` is policy; of `争取…纳入国家规划` and `开工…工程` the undertaking is the point."""
    if folded.find("纳入", start, end) >= 0:
        match = ASSESSED.search(folded, start, end)
        if match:
            return "policy", match[0]
        match = WON.search(folded, start, end)
    else:
        match = BUILT.search(folded, start, end) if folded.endswith("工程", start, end) else None
    return ("project", match[0]) if match else None


def _rank(folded: str, clause: Clause, begin: int, end: int) -> Verdict | None:
    if folded.endswith(RANK_ENDS, begin, end):
        match = RANK_END.search(folded, begin, end)
        if match and RANK_START.search(folded, clause.act.start, begin + 4):
            return "position", match[0]
        match = PLACE_RANK.search(folded, begin, end)
        if match:
            return "position", match[0]
    if folded[clause.act.start] in "把将" and (match := RANK_START.match(folded, clause.act.start, end)):
        return "position", match[0]
    return None


def _target(folded: str, clause: Clause, counted: bool) -> Verdict | None:
    """A result as a number, a dated result, or what a subject becomes; ``counted`` where an amount stands in it."""
    act, role = clause.act, clause.reading.role
    match = TARGET_PATTERN.search(folded, act.start, clause.end)
    if match:
        return "target", match[0]
    if counted:
        match = FIGURE.search(folded, act.start, clause.end)
        if match:
            return "target", match[0]
        count = COUNT.search(folded, act.start, act.end)
        if count and (role is Role.NUMBER or not _sized(folded, act.start, act.end)):
            return "target", count[0]
    if role is Role.SUBJECT and clause.reading.verb and SUBJECT_RESULT.search(folded, *clause.reading.verb):
        return "target", clause.reading.why
    if folded[clause.start] in "到力" and DATED.match(folded, clause.start, clause.end):
        return "target", "dated"
    return None


def _sized(folded: str, start: int, end: int) -> bool:
    """True where the number only sizes or sums up the thing that is made."""
    return any(pattern.search(folded, start, end) for pattern in (SIZED, LIST_COUNT, SIZE_IN_NAME))


# `到2025年,建成…`: a dated result.
DATED = re.compile(r"(?:力争)?到(?:\d{4}年|本世纪|“?十[四五六]五”?末)")


def _by_head(folded: str, begin: int, end: int, nouns: Nouns) -> Verdict | None:
    """The kind of the last noun: of what is listed, of the whole object, of it without what is done to it, of a list."""
    tail = _without_tail(folded, begin, end, nouns)
    if folded.endswith(COLLECTIVE_ENDS, begin, tail) and (match := COLLECTIVE.search(folded, begin, tail)):
        found = _noun(folded, begin, _without_tail(folded, begin, match.start(), nouns), nouns)
        if found:
            return found
    found = _noun(folded, begin, end, nouns)
    if found is None and tail < end:
        found = _noun(folded, begin, tail, nouns)
    listed = tail
    for _ in range(2):
        if found is not None:
            break
        listed = max([folded.rfind(mark, begin, listed) for mark in LIST_MARKS])
        if listed <= begin:
            break
        found = _noun(folded, begin, listed, nouns)
    return found


def _noun(folded: str, begin: int, end: int, nouns: Nouns) -> Verdict | None:
    """The longest noun of the table that ends at ``end``."""
    for size in nouns.sizes.get(folded[end - 2 : end], ()):
        word = folded[end - size : end]
        if size <= end - begin and word in nouns.kinds:
            return nouns.kinds[word], word
    last = folded[end - 1 : end]
    if last in nouns.kinds and end > begin:
        return nouns.kinds[last], last
    return None


def _without_tail(folded: str, begin: int, end: int, nouns: Nouns) -> int:
    """Where the thing ends: before `建设`, `前期工作`, `竣工投产`, brackets and the marks of a list."""
    while end > begin:
        last = folded[end - 1]
        if last == ")" and (opened := folded.rfind("(", begin, end)) > begin:
            end = opened
            continue
        for size in nouns.tails.get(last, ()):
            if end - size > begin and folded[end - size : end] in nouns.tail_words:
                end -= size
                break
        else:
            return end
    return end


# Between the members of a list: `A、B和“C”“D”`.
LIST_MARKS = ("、", "和", "”“", "及")


def _by_pattern(folded: str, begin: int, end: int) -> Verdict | None:
    for result, pattern in (("reform", REFORM), ("policy", POLICY), ("project", PHYSICAL)):
        match = pattern.search(folded, begin, end)
        if match:
            return result, match[0]  # type: ignore[return-value]
    return None
