"""What kind of measure a clause is: a number or a rank decides first, then the thing that is made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, final

from luoshi.exceptions import LexiconError
from luoshi.extraction.clauses import Clause
from luoshi.extraction.glance import ENTERS, GOES, POLICY, PROJECT, REFORM, RESULT
from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.pieces import Role
from luoshi.extraction.signs import Ends, Signs, any_of, each_of, signs
from luoshi.models import Kind

KINDS: Final = ("position", "target", "project", "platform", "reform", "policy", "task")

Verdict = tuple[Kind, str]


@final
class Nouns:
    """The compiled tables: kinds by head noun, tails, the lengths of both by how they end, and signs of kinds."""

    __slots__ = (
        "finished", "forbids", "joins", "kinds", "nouns", "patterns", "place_rank", "rank_head", "refines", "sized",
        "sizes",
        "supported", "tail_words", "tails",
    )

    def __init__(self, s: Signs, kinds: dict[str, Kind], tails: list[str]) -> None:
        self.patterns = _patterns(s)
        self.supported, self.refines = frozenset(s["supported"]), frozenset(s["refines"])
        self.joins, self.forbids = frozenset(s["joins"]), frozenset(s["forbids"])
        self.place_rank, self.rank_head = Ends(s["place-rank"]), Ends(s["rank-head"])
        self.finished, self.sized = Ends(s["finished"]), s["sized"]
        self.kinds = kinds
        self.sizes = _sizes(kinds, 2)
        self.tail_words = frozenset(tails)
        self.tails = _sizes(tails, 1)


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
    return Nouns(signs(lexicons), kinds, tails)


def _sizes(words: Iterable[str], key: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that end in the same ``key`` characters, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        if len(word) >= key:
            sizes.setdefault(word[-key:], set()).add(len(word))
    return {end: tuple(sorted(found, reverse=True)) for end, found in sizes.items()}


# `在安顺召开`, `落地山东`, `纳入国家规划`: where the thing goes.
GOING: Final = re.compile(
    r"(?:在[^,、]{2,8}(?:召开|举办|落地|布局|落户)|落地[^,、]{2,6}|落户[^,、]{2,6}"
    r"|向[^,]{2,24}(?:集聚|聚集|集中|汇聚|延伸|转移|倾斜|下沉|流动)"
    r"|纳入[^,]{0,16}(?:规划|计划|盘子|布局|笼子|目录)[^,]{0,24}|并(?:争取)?纳入[^,]*)$"
)
# `全覆盖`, `应汇尽汇`, `百亿级`: results that are figures without a plain amount.
RESULTS: Final = re.compile(
    r"[全\d应十百千万翻清](?:(?<=全)覆盖|(?<=\d)\d*(?:小时|分钟)[^,]*圈|(?<=应)[^,、”]尽[^,、”]|(?<=[十百千万])亿级"
    r"|(?<=翻)一?番|(?<=清)零)"
)
# `8%`, `1小时通勤圈`, `“11条铁路+…”`.
FIGURE: Final = re.compile(r"%|\d+小时[^,]*圈|“[^”]*\d+[条个][^”]*”")
# `A、B等9个项目`: named things, whose count only sums them up.
LIST_COUNT: Final = re.compile(r"[、”）)\w]等(?:共计|共|合计)?\d+余?(?:[个家条项座处](?!标识)|公里)")
# `实施重点工程207项`: the number only sizes what is carried out.
SIZED_WORKS: Final = re.compile(r"(?:重点|重大)(?:工程|项目)\d+余?[个项]$")
WORKS_COUNT: Final = re.compile(r"(?:实施|推进|抓好|抓实)[^,]{0,12}(?:工程|项目)\d+余?[个项]$")
# `27万千瓦风电场`, `500千伏主变`: the size is part of the thing's name.
SIZE_IN_NAME: Final = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?(?:千瓦|千伏|吨|兆瓦|立方米)[^、,左以]{2,}")
# `到2025年,建成…`: a dated result.
DATED: Final = re.compile(r"(?:力争)?到(?:\d{4}年|本世纪|“?十[四五六]五”?末)")
# `纳入年度考评`; `力争纳入国家规划`: what is won is the undertaking.
ASSESSED: Final = re.compile(r"纳入[^,]{0,14}(?:考核|考评|绩效|范围|范畴|名单)")
WON: Final = re.compile(r"(?:争取|力争|推动)[^,]*纳入[^,]*(?:规划|计划|盘子|笼子|中期调整)")
BUILT: Final = re.compile(r"(?:建设|新建|建成|完成|开工|完工|改造)[^,]*工程$")
# `给予一次性奖励`, `试点` of a rule and not of a place.
GRANTED: Final = re.compile(r"给予[^,]{0,20}(?:奖励|补助|补贴|支持|优惠)")
TRIAL: Final = re.compile(r"试点(?!县|市|省|区|镇|村|城市)|改革(?!开放|创新|发展|先锋|成果|经验|红利)")
# `打造世界一流的物流中心`, `形成具有全球影响力的创新中心`: a rank among places, whatever is made.
LEADING: Final = re.compile(
    r"(?:打造|形成|建设|建成|创建)(?:成为?)?[^,、]{0,8}(?:全球(?!化)|世界(?:一流|级|领先)|国际(?:一流|领先|知名)|国内(?:一流|领先)|重要的"
    r"|具有[^,]{2,12}影响力)[^,、]{0,14}(?:中心|产业基地|创新基地)$"
)
# `甲公司二期建成投产`, `老厂改造`: what is done can only be done to works.
FINISHED: Final = re.compile(r"(?:改造|(?:建成|竣工)(?:投产|投用|投运|通车)|开工建设)$")
# `用好乙平台`, `引导企业利用数据平台`: what is used is there already.
USES: Final = re.compile(
    r"(?:(?<![收回综])利用|用好|用足用好|运用|推广应用|归集到|接入)[^,、]{1,24}(?:平台|系统|云”?|数据库|中心|园区?|设施)(?:资源|功能)?$"
)
# `做好公路巡查`, `加强桥梁安全管理`: work about works.
OFFICE_WORK: Final = re.compile(
    r"(?:处置|管理|监管|监测|考核|宣传|巡查|执法|检查|督查|监督|普查|情况|协调|培训|统计)(?:等?工作)?$"
)
# The last characters of what they find; other clauses are not asked.
USES_ENDS: Final = frozenset("台统云”库心园区施源能")
LEADING_ENDS: Final = frozenset("心地")
FINISHED_ENDS: Final = frozenset("造产用运车设")
SIZED_ENDS: Final = frozenset("个项")
# Between the members of a list: `A、B和“C”“D”`.
LIST_MARKS: Final = ("、", "和", "”“", "及")
# `、火车站等综合公共交通枢纽`
SUMMED_UP: Final = re.compile(r"等[^,、等]{2,10}$")
# What a list of undertakings is summed up as, and the carriers among them that are works: `生产基地等项目`.
UNDERTAKINGS: Final = ("项目", "工程")
PLANTS: Final = ("生产基地", "产业化基地", "加工基地", "制造基地")
# So many members of a list tell what most of them are.
MOST_MEMBERS: Final = 12
# Of the carriers' heads of one character, those that end no other common noun: `隆叙段`, `科技馆`.
ONE_CHARACTER: Final = "段线馆厂"


def _patterns(s: Signs) -> dict[str, re.Pattern[str]]:
    noun_end = r"(?=[、和及与,”]|$)"
    ranks = any_of(s["rank-word"])
    heads = any_of(s["rank-head"])
    made = any_of(s["rank-verb"])
    return {
        # `等9个项目`, `等重点项目`: the kind is that of the things listed.
        "collective": re.compile(r"等\d*余?个?[^,、等]{0,8}" + any_of(s["collective"]) + "$"),
        # `4670套`, `30个`, `410亿元`: an amount that can be the clause's point.
        "count": re.compile(
            r"(?:\d[\d,.]*(?:万|亿|百|千)*|[一二三四五六七八九十百千万亿两]{2,}(?=[个家万]))(?:余|多)?\s*"
            + any_of(s["count-unit"])
        ),
        # `建成全国重要的产业基地`, `把青岛蓝谷建设成…`: a rank.
        "rank": re.compile(r"(?:" + ranks + r"|具有[^,]{2,12}影响力)[^,、]{0,24}" + heads + "$"),
        # `成为南北往来的大通道`: what the place becomes is its rank without a word that says so.
        "becomes": re.compile(r"成为[^,]+" + heads + "$"),
        "rank verb": re.compile(made + r"|[把将][^,]{2,20}(?:建成|建设成|打造成)"),
        "reform": re.compile(
            each_of(s["reform-sign"]) + "|"
            + each_of(s["reform-noun"], r"(?=[、和及与,”]|$|建设|改革|衔接|创新|落实|化)") + "|" + TRIAL.pattern
        ),
        "policy": re.compile(
            "|".join((each_of(s["policy-sign"]), each_of(s["policy-noun"], noun_end), GRANTED.pattern))
        ),
        "project": re.compile(any_of(s["project-sign"]) + "(?!发展|增长)"),
        "result": re.compile(each_of(s["subject-result"]) + "|“"),
    }


def kind(folded: str, clause: Clause, nouns: Nouns, counted: bool, held: int) -> Verdict:
    """The kind of a clause and the words that decided.

    ``counted`` where an amount stands in its span, ``held`` are the families of words in it (see ``glance``).
    """
    act, reading = clause.act, clause.reading
    verb, begin = "", act.start
    if reading.verb is not None:
        first, last = reading.verb
        verb = folded[first:last]
        begin = last if reading.role is Role.ACT else begin
    gone = GOING.search(folded, begin, act.end) if held & GOES else None
    stop = gone.start() if gone else act.end
    target = _target(folded, clause, nouns, counted, held)
    rank = _rank(folded, clause, begin, stop, nouns)
    if rank is not None and (target is None or target[1] == "dated"):
        return rank
    if target is not None:
        return target
    won = _won(folded, act.start, act.end, held)
    if won is not None:
        return won
    if verb in nouns.supported and folded.find("参与", begin, stop) >= 0:
        return "task", "参与"
    if verb in nouns.joins:
        return "task", verb
    if verb in nouns.forbids:
        return "policy", verb
    if folded[act.end - 1] in USES_ENDS and USES.search(folded, act.start, act.end):
        return "task", "use of what there is"
    # `探索合作模式`: of several words at the head the last may be the first half of the thing's name.
    first = reading.words[0][1] if len(reading.words) > 1 and begin != act.start else begin
    found = _by_head(folded, first, stop, nouns) or _by_pattern(folded, begin, act.end, nouns, held)
    if found is not None and found[0] == "reform" and verb in nouns.refines and folded.endswith("模式", begin, act.end):
        return "task", found[1]  # `创新服务模式` shapes a way of working, `探索合作模式` a rule
    return found or ("task", "no head noun of the table")


def _won(folded: str, start: int, end: int, held: int) -> Verdict | None:
    """`纳入年度考评` is policy; of `争取…纳入国家规划` and `开工…工程` the undertaking is the point."""
    if held & ENTERS and folded.find("纳入", start, end) >= 0:
        match = ASSESSED.search(folded, start, end)
        if match:
            return "policy", match[0]
        match = WON.search(folded, start, end)
    else:
        match = BUILT.search(folded, start, end) if folded[end - 1] == "程" else None
    return ("project", match[0]) if match else None


def _rank(folded: str, clause: Clause, begin: int, end: int, nouns: Nouns) -> Verdict | None:
    """`建成全国重要的产业基地`, `建设要素集聚地`, `把甲打造成乙`: what the place is to become."""
    last = folded[end - 1]
    if last in nouns.place_rank.last and nouns.place_rank.close(folded, begin, end):
        return "position", folded[end - 3 : end]
    if last in nouns.rank_head.last and nouns.rank_head.close(folded, begin, end):
        verb = nouns.patterns["rank verb"]
        match = nouns.patterns["rank"].search(folded, begin, end)
        if match and verb.search(folded, clause.act.start, begin + 4):
            return "position", match[0]
        match = LEADING.search(folded, clause.act.start, end) if last in LEADING_ENDS else None
        if match:
            return "position", match[0]
        if match := nouns.patterns["becomes"].search(folded, clause.act.start, end):
            return "position", match[0]
    if folded[clause.act.start] in "把将":
        match = nouns.patterns["rank verb"].match(folded, clause.act.start, end)
        return ("position", match[0]) if match else None
    return None


def _target(folded: str, clause: Clause, nouns: Nouns, counted: bool, held: int) -> Verdict | None:
    """A result as a number, a dated result, or what a subject becomes; ``counted`` where an amount stands in it."""
    act, reading = clause.act, clause.reading
    match = RESULTS.search(folded, act.start, clause.end) if held & RESULT else None
    if match is None and counted:
        match = FIGURE.search(folded, act.start, clause.end) or _amount(folded, clause, nouns)
    if match:
        return "target", match[0]
    if counted and reading.role is Role.NUMBER:
        return "target", "figure"
    if _finished(folded, clause, nouns):
        return None
    if reading.role is Role.SUBJECT and reading.verb and nouns.patterns["result"].search(folded, *reading.verb):
        return "target", folded[slice(*reading.verb)]
    if folded[clause.start] in "到力" and DATED.match(folded, clause.start, clause.end):
        return "target", "dated"
    return None


def _finished(folded: str, clause: Clause, nouns: Nouns) -> bool:
    """True for `市科技馆开馆`, where the thing that gets finished is the point."""
    act = clause.act
    if clause.reading.role is not Role.SUBJECT or not nouns.finished.close(folded, act.start, act.end):
        return False
    found = _by_head(folded, act.start, act.end, nouns)
    return found[0] in ("project", "platform") if found else FINISHED.search(folded, act.start, act.end) is not None


def _amount(folded: str, clause: Clause, nouns: Nouns) -> re.Match[str] | None:
    """The amount that is the clause's point, and does not only size or sum up the thing that is made."""
    start, end = clause.act.start, clause.act.end
    count = nouns.patterns["count"].search(folded, start, end)
    if count is None or clause.reading.role is Role.NUMBER:
        return count
    sized = folded.endswith(nouns.sized, start, end)
    if sized or WORKS_COUNT.search(folded, start, end):
        return None
    return None if LIST_COUNT.search(folded, start, end) or SIZE_IN_NAME.search(folded, start, end) else count


def _by_head(folded: str, begin: int, end: int, nouns: Nouns) -> Verdict | None:
    """The kind of the last noun: of what is listed, of the object, of it without what is done to it, of a list."""
    tail = _without_tail(folded, begin, end, nouns)
    match = nouns.patterns["collective"].search(folded, begin, tail) if folded.find("等", begin, tail) >= 0 else None
    if match:
        if "改造" in match[0]:  # `甲片区等23个危旧房改造项目`: the class says what is done to them
            return "project", match[0]
        last = _without_tail(folded, begin, match.start(), nouns)
        found = _noun(folded, begin, last, nouns)
        if found and found[0] == "platform" and match[0].endswith(UNDERTAKINGS):
            found = _of_most(folded, begin, last, nouns)
        if found:
            return found
    found = _noun(folded, begin, end, nouns)
    if found is None and tail < end:
        found = _noun(folded, begin, tail, nouns)
        # `扶持民办学校发展` builds no school.
        if found is not None and found[0] == "project" and folded.startswith("发展", tail):
            return "task", "发展"
    if found is not None and found[1] == "项目":
        found = _noun(folded, begin, _without_tail(folded, begin, tail - 2, nouns), nouns) or found
    if found is not None and found[0] == "position" and (match := SUMMED_UP.search(folded, begin, tail)):
        # `机场、港口等交通枢纽`: the role sums up what is built.
        member = _noun(folded, begin, match.start(), nouns)
        found = member if member is not None and member[0] == "project" else found
    listed = tail
    for _ in range(2):
        if found is not None:
            break
        listed = _last_mark(folded, begin, listed)
        if listed <= begin:
            break
        found = _noun(folded, begin, listed, nouns)
    return found


def _of_most(folded: str, begin: int, end: int, nouns: Nouns) -> Verdict:
    """`甲生产基地、乙医院等项目`: undertakings are projects, unless half of those told are carriers."""
    members = folded[begin:end].replace("和", "、").split("、")[-MOST_MEMBERS:]
    told = [_noun(one, 0, _without_tail(one, 0, len(one), nouns), nouns) for one in members if one]
    carriers = sum(one is not None and one[0] == "platform" and not one[1].endswith(PLANTS) for one in told)
    works = sum(one is not None for one in told) - carriers
    return ("platform", "carriers of a list") if carriers >= max(works, 1) else ("project", "works of a list")


def _last_mark(folded: str, begin: int, end: int) -> int:
    """Where the last member of a list is parted from those before it; -1 in no list."""
    last = -1
    for mark in LIST_MARKS:
        last = max(last, folded.rfind(mark, begin, end))
    return last


def _noun(folded: str, begin: int, end: int, nouns: Nouns) -> Verdict | None:
    """The longest noun of the table that ends at ``end``."""
    for size in nouns.sizes.get(folded[end - 2 : end], ()):
        if size <= end - begin and (found := nouns.kinds.get(word := folded[end - size : end])) is not None:
            return found, word
    if end > begin and (found := nouns.kinds.get(last := folded[end - 1])) is not None:
        return found, last
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


def _by_pattern(folded: str, begin: int, end: int, nouns: Nouns, held: int) -> Verdict | None:
    """Institutional work, grants and plans, and things that get built, wherever they stand in the object."""
    for family, result in ANYWHERE if held & (REFORM | POLICY | PROJECT) else ():
        match = nouns.patterns[result].search(folded, begin, end) if held & family else None
        if match and not (result == "project" and OFFICE_WORK.search(folded, begin, end)):
            return result, match[0]
    last = folded[end - 1]
    match = FINISHED.search(folded, begin, end) if last in FINISHED_ENDS else None
    if match is None and last in SIZED_ENDS:
        match = SIZED_WORKS.search(folded, begin, end)
    return ("project", match[0]) if match else None


ANYWHERE: Final[tuple[tuple[int, Kind], ...]] = ((REFORM, "reform"), (POLICY, "policy"), (PROJECT, "project"))
