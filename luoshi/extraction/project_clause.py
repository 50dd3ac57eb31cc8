"""What a clause says is done, and to what: verbs in front, the object, closing words behind, an actor in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, final

from luoshi.extraction.project_lists import quoted, trim
from luoshi.extraction.project_scan import Sight
from luoshi.extraction.project_stage import Deed, Deeds, find_cut, read_chain, strip_tail


@final
class Said:
    """One piece of a clause: its object, what is done to it, and how.

    ``parts`` are the deeds in front of the object and ``behind`` those after it; ``makes`` is true where a verb in
    front makes one thing (`建设`, not `推进`); ``works`` is `项目` or `工程` where the words behind the object call it
    so; ``agent`` is who is to do it (`支持甲县建设…`), ``helps`` that somebody may follow. ``fields`` is where a
    list of fields stands that each get one (`在甲、乙等领域争创国家中心`).
    """

    __slots__ = ("agent", "behind", "end", "fields", "helps", "makes", "parts", "start", "works")

    def __init__(
        self, start: int, end: int, parts: tuple[Deed, ...], behind: tuple[Deed, ...], makes: bool, works: str,
        helps: bool, agent: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.parts = parts
        self.behind = behind
        self.makes = makes
        self.works = works
        self.helps = helps
        self.agent = agent
        self.fields: tuple[int, int] | None = None

    def over(self, start: int, end: int, behind: tuple[Deed, ...], works: str) -> Said:
        """The same said of another stretch, with other words behind it."""
        return Said(start, end, self.parts, behind, self.makes, works, self.helps, self.agent)


# `到2025年`, `年内`, `市委`: what may stand in front of the first verb.
_FRONT: Final = re.compile(
    r"(?:[ \t]|(?:力争|确保|争取)?(?:到|至)?\d{4}年(?:底|末)?(?:前|底前)?|年内|全年|今年|明年|上半年|下半年|同时|"
    r"我们(?:将|要)|用\d{1,2}年(?:左右)?(?:的)?时间|"
    r"市委|市政府|要|将|还要|以及|并|[一二三四五六七八九十]是(?:要)?|分别)+"
)
_FRONTS: Final = frozenset("用 \t力确争到至年全今明上下同我市要将还以并分0123456789一二三四五六七八九十")
_PIECE: Final = re.compile(r"[^,:;]+")
# Openers and verbs whose own object is only a setting, a model or a means.
_FRAME: Final = re.compile(
    r"以(?!及)|围绕|聚焦|依托|立足|按照|根据|结合|紧扣|突出|发挥|把握|对接|着眼|坚持|瞄准|针对|通过|利用|在|对|从|把|将|让|使|向|为|与|和|"
    r"是|有|已|融入|服务|学习|承接|成为|主动融入|积极融入"
)
# `与…融合发展`, `把…打造成为…`: no object follows.
# `同济`, `从化`, `向阳`: no turn, a name.
_TURN: Final = re.compile(r"[与把将对向从同被让使](?![山海阳江家仁济德乐安里福方心化军外领])|在(?!建|线)")
_TURNS: Final = frozenset("与把将对向从同被让使在")
# The actor's own verb, after a verb that lets any actor act, and after one that needs a clear maker.
_MAKERS: Final = re.compile(
    r"(?:加快|合作|联合|协同|共同|率先|积极|争取|规划|高标准|高质量|牵头|深度|主动|申报)*"
    r"(?:参与(?:共建|建设)?|参建|开工建设|兴建|新建|修建|筹建|建设|打造|创建|争创|申报|申建|申创|建成|组建|自建|共建|搭建|设立|布局|争取|创办|举办|承办|(?<!机)构建|建立|创成|晋升为?|扩建){1,2}"
)
_TITLERS: Final = re.compile(
    r"(?<=[区市县州团司院园校])建设(?=[^、和及]{3,}(?:园|中心|基地|平台|区|厂|馆|路|桥|港|站)$)|"
    r"(?<=等)(?:建设|打造)(?=[^、和及]{5,})|(?:深度|积极|全面)参与|争创|晋升为?|(?:积极|成功)?创建|申报|申建|申创|(?:加快|联合)?(?:打造|组建|搭建)|创成|(?:合作)?共建|(?:加快|合作|联合|规划|共同|争取|开工|启动)建设"
)


# Each of these verbs has one of these characters.
_MAKING: Final = re.compile(r"[参建造创申设布争办晋]")

LONGEST: Final = 1_500  # no clause that somebody wrote is longer
FARTHEST: Final = 8  # pieces back that the verb of a list may stand


def pieces(
    words: Deeds, folded: str, start: int, end: int, sight: Sight, before: str = ""
) -> Iterator[Said]:
    """What each comma-separated piece of a clause says; a piece without a verb goes on with the list before it.

    ``before`` is what the clause right before this one called its things: `项目`, `工程` or nothing.
    """
    if all(folded.find(mark, start, end) < 0 for mark in ",:;"):
        at, stop = trim(folded, start, end)
        if 0 < stop - at <= LONGEST and (said := _said(words, folded, at, stop, [], None)) is not None:
            if before and not said.works and not said.parts and _PRODUCES.search(folded, said.end, stop):
                said.works = before
            yield said
        return
    last: Said | None = None
    unread: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(folded, start, end):
        at, stop = trim(folded, *piece.span())
        if not 0 < stop - at <= LONGEST:
            continue
        if not sight.within(at, stop):
            unread = [*unread[1 - FARTHEST:], (at, stop)]
            continue
        last, unread = _said(words, folded, at, stop, unread, last), []
        if last is not None:
            yield last


def _said(
    words: Deeds, folded: str, start: int, end: int, unread: list[tuple[int, int]], last: Said | None
) -> Said | None:
    """What a piece says; ``unread`` are the pieces between it and ``last``, read only where it has no verb."""
    front = _FRONT.match(folded, start, end) if folded[start] in _FRONTS else None
    at = front.end() if front else start
    chain = words.chain.match(folded, at, end)
    if chain is None:
        return _verbless(words, folded, at, end, unread, last)
    told = read_chain(words, chain[0])
    turn = _TURN.match(folded, chain.end(), end) if folded[chain.end():chain.end() + 1] in _TURNS else None
    if turn and turn[0] in "把将":
        return _made_of(folded, turn.end(), end) or _entered(words, folded, told.parts, turn.end(), end)
    if turn and not (told.free and turn[0] == "在"):
        return None
    if not told.makes and words.block.match(folded, chain.end(), end):
        return None
    if not told.makes and folded.endswith(_TOGETHER, chain.end(), end):
        return None
    if folded.find("参加", chain.end(), min(end, chain.end() + 8)) >= 0:
        return None
    stop, behind, works = _behind(words, folded, chain.end(), end)
    if not told.makes and any(not deed.force for deed in behind):
        return None
    if chain[0].endswith("参与") and not any(deed.force for deed in behind):
        return None  # `参与甲大会等活动`, `参与乙经济带发展`, not `参与乙城建设`
    said = Said(_whole(words, folded, chain, stop), stop, told.parts, behind, told.makes, works, told.helps)
    if unread and told.makes and folded.startswith(("国家", "省"), said.start):
        fields = _FIELDS.fullmatch(folded, *unread[-1])
        said.fields = fields.span("fields") if fields else None
    return _acted(words, folded, said, told.free) if told.helps else said


# `在具有优势的甲医学、乙治疗等领域`
_FIELDS: Final = re.compile(
    r"(?:重点)?在(?:[^、,的]{2,12}的)?(?P<fields>[^,;:]{2,60}?)等(?:重点|优势|特色|关键)?(?:领域|方面|方向)"
)
_TOGETHER: Final = ("合作", "协作", "对接")  # `推进甲医院与乙医院合作`
# `把甲区打造成为乙区`
_AS: Final = re.compile(r"(?:打造|建设|发展|培育|建)(?:成为?|为)")


def _made_of(folded: str, start: int, end: int) -> Said | None:
    """`把甲谷建设成…` speaks of `甲谷`, `把高新区打造成为“甲示范区、乙集聚区”` of what it becomes."""
    made = _AS.search(folded, start, end)
    if made is None:
        return None
    parts = (Deed("construction", 1),)
    if folded[made.end():made.end() + 1] == "“" and folded[end - 1] == "”":
        return Said(made.end() + 1, end - 1, (Deed("construction", 2),), (), True, "", False)
    return Said(start, made.start(), parts, (), False, "", False)


def _entered(words: Deeds, folded: str, parts: tuple[Deed, ...], start: int, end: int) -> Said | None:
    """`争取将甲通道纳入国家规划` speaks of `甲通道`."""
    cut = find_cut(words, folded, start + 1, end)
    if cut is None or cut[1].stage != "seek":
        return None
    return Said(start, cut[0], parts, (cut[1],), False, "", False)


def _whole(words: Deeds, folded: str, chain: re.Match[str], end: int) -> int:
    """Where the object begins; a verb that is half of its first noun (`建设` + `规划馆`) is given back."""
    rest = folded[chain.end():end]
    noun = rest[:1] in words.noun_heads and words.noun.match(rest)
    if (noun or rest[:1] == "性") and len(verbs := words.verb.findall(chain[0])) > 1:
        # `协同` + `发展` + `先导区` keeps both.
        both = len(verbs) > 2 and verbs[-1] == "发展" and verbs[-2] in _BEFORE_GROWTH
        return chain.end() - len(verbs[-1]) - (len(verbs[-2]) if both else 0)
    made_up = _MADE_UP.match(folded, chain.end(), end) if folded[chain.end():chain.end() + 1] in _MADE_UPS else None
    return made_up.end() if made_up else chain.end()


# `以甲、乙为节点的丙科技带`, `集甲、乙于一体的丙基地`: what the thing is made of, in front of it.
_MADE_UP: Final = re.compile(
    r"(?:以(?!及)[^,;:“]{2,60}?为[^,;:、“]{1,12}|集[^,;:“]{2,60}?[于为]一体|由[^,;:“]{2,60}?(?:组成|构成))的(?=.{3})"
)
_MADE_UPS: Final = frozenset("以集由")


_BEFORE_GROWTH: Final = ("协同", "联合", "统筹", "加快", "创新", "提升")
# `甲节点在乙落地`, `甲大会在乙召开`
_SEAT: Final = re.compile(r"(?<=.{3})在(?:我?[省市区县]|[一-鿿]{2,5})(?:召开|举办|举行|落地|落户|布局|设立|挂牌)$")
# `甲江乙段航道等级由Ⅶ级向Ⅳ级提升`
_GRADE: Final = re.compile(r"(?:等级)?由[^、]{1,8}(?:向|至|到)[^、]{1,8}$")


def _behind(words: Deeds, folded: str, start: int, end: int) -> tuple[int, tuple[Deed, ...], str]:
    """Where the object ends, what the words behind it say, and whether they call it `项目` or `工程`."""
    parts: tuple[Deed, ...] = ()
    if folded.find("在", start + 3, end) >= 0 and (seat := _SEAT.search(folded[start:end])) is not None:
        end = start + seat.start()
    cut = find_cut(words, folded, start + 1, end)
    if cut is not None and not quoted(folded, start, cut[0]) and (
        cut[1].stage == "seek" or folded.find("、", cut[0], end) < 0
    ):
        end, deed = cut
        parts = (deed,)
    phrase, tail = strip_tail(words, folded[start:end])
    if "由" in phrase and (grade := _GRADE.search(phrase)) and grade.start():
        phrase, tail = phrase[:grade.start()], (*tail, Deed("upgrade", 2))
    return start + len(phrase), (*parts, *tail), called(folded[start + len(phrase):end])


# `舞狮等表演项目`: items, not undertakings.
_NO_WORKS: Final = re.compile(
    r"(?:表演|演出|体育|运动|赛事|竞赛|比赛|娱乐|体验|消费|非遗|照顾|收费|检查|检验|检测|审批|许可|服务|"
    r"培训|教学|考试|科研|课题|研究|贷款|保险|补贴|指标|支出)项目"
)


def called(dropped: str) -> str:
    """Which of `项目` and `工程` the words behind a thing hold."""
    if "项目" in dropped:
        return "" if _NO_WORKS.search(dropped) else "项目"
    return "工程" if "工程" in dropped else ""


# `交通重点要` + `加快推进…`, `市临空区` + `打造…`, `集中发力` + `建设…`: who acts, or how, in front of the verb.
_SUBJECT: Final = re.compile(
    r"[^,、的“(]{2,16}?(?:要|将|应当|应)(?=重点|着力|加快|大力|积极|推进|推动|建设|打造)|"
    r"(?!努力)[^,、的“(]{2,12}?(?=打造(?!成)|争创|申创|(?:加快|启动|开工|规划|重点)建设|(?:加快|重点)推进|建成(?!投|通|运|并|后|以|的))|"
    r"[一-鿿]{2,6}(?=推进|推动)"
)


# `以产业思维推动甲片区建设`
_MEANS: Final = re.compile(r"以(?!及|推)[^,、为]{2,10}?(?=推动|推进|打造|建设)")
_BESIDE: Final = re.compile(r"(?:在|与|同|依托).{2}")


def _verbless(
    words: Deeds, folded: str, start: int, end: int, unread: list[tuple[int, int]], last: Said | None
) -> Said | None:
    if among := _AMONG.match(folded, start, end):
        found = _said(words, folded, among.end(), end, [], None)
        if found is not None and found.makes and folded.startswith(("国家", "省"), found.start):
            found.fields = among.span("fields")
        return found
    if (seat := _BESIDE.match(folded, start, end)) and (maker := _MAKERS.search(folded, seat.end(), end)) is not None:
        found = _said(words, folded, maker.start(), end, [], None)  # `在甲区设立乙产业园`, `与甲市共建乙高速`
        if found is not None and not found.agent:
            found.agent = folded[start + 1:maker.start()]  # `在贫困地区设立产业园`: many
        return found
    if means := _MEANS.match(folded, start, end):
        return _said(words, folded, means.end(), end, [], None)
    if title := _TITLE.match(folded, start, end):
        at, stop = title.span("title") if title["title"] else title.span("won")
        return Said(at, stop, (Deed("seek", 2),), (), False, "", False)
    if _FRAME.match(folded, start, end):
        return _made_of(folded, start + 1, end) if folded[start] in "把将" else None
    subject = _SUBJECT.match(folded, start, end)
    chain = words.chain.match(folded, subject.end(), end) if subject is not None else None
    if subject is not None and chain is not None and chain.end() < end and folded[chain.end()] not in "、等和及与":
        return _said(words, folded, subject.end(), end, [], None)
    if words.other.match(folded, start, end):
        return None
    stop, behind, works = _behind(words, folded, start, end)
    if {part.stage for part in behind} & {"completion", "operation", "start"}:
        return Said(start, stop, (), behind, False, works, False)
    if unread:
        last = _said(words, folded, *unread[-1], unread[:-1], last)
    return last.over(start, stop, behind or last.behind, works) if last else None


# `在甲、乙等领域争创国家中心`
_AMONG: Final = re.compile(_FIELDS.pattern + r"(?=(?:积极|加快|努力|全力)*(?:争创|创建|申报|申建|布局|组建|建设))")
# `确保甲等项目开工,乙搬迁、丙(一期)建成投产`: more of the same.
_PRODUCES: Final = re.compile(r"投产|达产|开工|竣工|量产")
# `以创建国家卫生城市为抓手`, `坚持以全国文明城市创建为统领`: the title is sought.
_TITLE: Final = re.compile(
    r"(?:坚持)?以(?:(?:争创|创建|申创|创成)(?P<title>[^,、为]{4,20})|(?P<won>[^,、为]{4,20}?)(?:创建|申报)(?:工作)?)"
    r"为(?:重要)?(?:抓手|统领|引领|契机|载体|牵引|龙头|目标|动力)"
)


def _acted(words: Deeds, folded: str, said: Said, free: bool) -> Said:
    """The object after the actor's own verb: `支持甲县建设乙基地` speaks of `乙基地`."""
    if _MAKING.search(folded, said.start + 1, said.end) is None:
        return said
    for maker in (_MAKERS if free else _TITLERS).finditer(folded, said.start + 1, said.end):
        at = maker.end()
        if folded[at:at + 1] == "或" and (other := words.chain.match(folded, at + 1, said.end)) is not None:
            at = other.end()  # `新建或改建一批甲库`
        if at < said.end - 4 and _WINS.search(folded, at, said.end):
            continue  # `支持甲建设馆争创国家一级馆`
        if at >= said.end or words.idle.match(folded, at) or quoted(folded, said.start, maker.start()):
            continue
        parts = (*read_chain(words, maker[0]).parts, *said.parts)
        agent = folded[said.start:maker.start()]
        return Said(at, said.end, parts, said.behind, True, said.works, said.helps, agent)
    return said


_WINS: Final = re.compile(r"争创|申创|晋升")


def own_verb(
    words: Deeds, folded: str, start: int, end: int, helps: bool
) -> tuple[int, int, tuple[Deed, ...]]:
    """A member of a list without a verb of its own: `推进A建设和改造B`, `支持甲建设A、乙建设B`, `A落地甲、B落地乙`."""
    cut = find_cut(words, folded, start + 1, end)
    if cut is not None and not quoted(folded, start, cut[0]):
        end = cut[0]
    chain = words.chain.match(folded, start, end)
    if chain is not None and chain.end() < end - 1 and not words.noun.match(folded[chain.end():end]):
        return chain.end(), end, read_chain(words, chain[0]).parts
    for maker in _MAKERS.finditer(folded, start + 2, end) if helps and _MAKING.search(folded, start + 2, end) else ():
        at = maker.end()
        rest = folded[at:end]
        # `甲机场改扩建(一期)`, `甲高速建成通车`: what is done to the thing, not a verb of its own.
        if len(rest) < 3 or rest[0] == "(" or rest in words.tail:
            continue
        if not words.idle.match(folded, at) and not quoted(folded, start, maker.start()):
            return at, end, read_chain(words, maker[0]).parts
    return start, end, ()
