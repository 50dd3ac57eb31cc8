"""Whether a member of a list is one single undertaking, or a class, a role or a slogan."""

from __future__ import annotations

import re
from typing import Final

from luoshi.extraction.project_city import is_own
from luoshi.extraction.project_heads import Carrier, Evidence, Heads, carrier_of, core, evidence, stem, type_of
from luoshi.extraction.project_setting import Setting
from luoshi.gazetteer import by_name

# `数字内江`, `实景三维巴中`, `智慧某市`: a place in digital form.
_TWIN: Final = re.compile(r"^(?:数字|智慧|实景三维|数字孪生|孪生)(?=[一-鿿]{2,5}$)")
_GRAND: Final = re.compile(r"重要|战略(?:支点|基地|枢纽|高地)|门户|副中心")
# `建设区域金融中心`: what a place is to be for others.
_SEAT: Final = re.compile(
    r"(?:区域性?|国际|全国性?|国际性|世界级?)(?:金融|贸易|航运|商贸|经济|文化|消费|物流|文化创意产业|交往)中心"
)
_WORLD: Final = ("世界", "全球")
_WORLD_HEADS: Final = ("光谷", "谷", "名城", "产业基地", "制造基地", "高地")  # `打造世界光谷`: a rank, no thing
_ROLE_HEADS: Final = ("基地", "枢纽", "中心", "高地")
# `医院在绵建立分院`, `枢纽向现代物流中心`, `甲集团管理全省机场`: a clause, not a name.
_OPENS: Final = re.compile(
    r"[与同把将被对从](?![山海阳江家仁济德乐安里福方心化军外领])"
    r"|以.*为|由.*(?:发起|设立|组成)|覆盖|面向|包括|涵盖"
)
_TURNS: Final = frozenset("与同把将被对从以由覆面包涵")
_SUSPECT: Final = re.compile(r"[在向全制续项个进]")
_RUNS_ON: Final = re.compile(
    r"[\d”](?:项|个)|研制(?!中心|基地|院|所|生产|保障|能力|项目)|继续|"
    r"(?<![所存自现])在(?![建线])|向(?=现代|高端|智能|专业|城市|农村|基层|纵深)|(?<=.)全[省市县区](?!一)|进(?=景区|园区|校园|社区|市场)"
)
# `“两大廊道”`, `“两专科一中心”`, `“总部+基地”`: a formula, not a name.
_FORMULA: Final = re.compile(
    r"”[和与及]“|“[一二两三四五六七八九十\d]+[大个条]|“\d+\+\d+[^”]*”|“一(?:[区园港城校馆]|中心)多|“[^”]*[一两二三四五六七八九十][^”]*[一两二三四五六七八九十][^”]*”$|^“[^”]*\+[^”]*”$"
)
# `G347`, `S415`, `G5成绵`
ROUTE: Final = re.compile(r"^[GSX]\d{1,4}(?:[一-鿿]{2,8})?$")
_QUOTES: Final = "“”\""


def passes(words: Heads, phrase: str, setting: Setting) -> str:
    """Why ``phrase`` is one single project; empty where it is none."""
    if setting.plural or not phrase or _is_clause(words, phrase):
        return ""
    bare = core(phrase)
    carrier = carrier_of(words, phrase)
    if carrier is None or (carrier.need == "never" and _is_works(phrase, bare, setting)):
        return _headless(words, phrase, bare, setting)
    plain = phrase.strip(_QUOTES)
    if not plain.endswith(carrier.head):
        plain = bare.strip(_QUOTES)
    told = _told(words, phrase, plain, carrier, setting)
    if told.quoted and phrase[:1] == "“" and phrase[-1:] == "”" and carrier.type in ("civic", "tourism", "road"):
        told = told._replace(proper=evidence(words, plain[:-len(carrier.head)]).proper)
    if not told.proper and plain.startswith(_CHIEF):
        return ""
    if _is_role(carrier, plain, told, setting) or _is_movement(words, carrier, phrase, told):
        return ""
    if plain in words.species and not setting.local and not told.proper:
        return ""
    if carrier.need == "route" and not _ROUTE.search(plain):
        return _headless(words, phrase, bare, setting) if told.proper and setting.works else ""
    if _is_single(words, plain, carrier, setting) or (plain == carrier.head and _is_phase(phrase, setting)):
        return f"{carrier.head}:single"
    if setting.local and is_own(words, plain, carrier, told, setting):
        return f"{carrier.head}:city"
    rule = _RULES[carrier.need]
    return f"{carrier.head}:{carrier.need}" if rule(words, carrier, told, setting) else ""


def _is_single(words: Heads, plain: str, carrier: Carrier, setting: Setting) -> bool:
    """Whether a bare head is one thing: what a city has one of (`市民中心`), or a rank to be won (`综合保税区`)."""
    if setting.crowd or not (setting.builds or setting.wins):
        return False
    won = setting.wins and plain == carrier.head and len(plain) > 2 and carrier.type in ("park", "zone")
    # `沿江快速路`, `疏港高速`
    road = carrier.type in _ROADS and carrier.need == "name" and plain[:-len(carrier.head)] in words.sides
    return plain in words.singles or road or (won and carrier.need == "desc")


_ROADS: Final = ("road", "expressway", "railway")


def _is_phase(phrase: str, setting: Setting) -> bool:
    """Whether a bare head is one by its phase: `机场三期`."""
    return setting.builds and not setting.crowd and _PHASE.search(phrase) is not None


def _is_works(phrase: str, bare: str, setting: Setting) -> bool:
    """Whether works go by a word that names no project by itself: `“甲”乙东一线二期工程`."""
    if phrase[:1] == "“" and bare[-1:] == "”":
        return True
    return setting.works and (bare != phrase or setting.listed)


def _is_clause(words: Heads, phrase: str) -> bool:
    if phrase[0] == "(":
        return True  # a note's number: `“两路一港”(37)`
    if phrase[0] in _TURNS and _OPENS.match(phrase):
        return True
    if _SUSPECT.search(phrase) and _RUNS_ON.search(phrase):
        return True
    if phrase.count("“") != phrase.count("”") or ("“" in phrase and _FORMULA.search(phrase)):
        return True
    return words.patterns["clause"].search(phrase) is not None


# `(北方)`, `(B型)`: a bracket that names, not `(一期)`.
_BRACKET: Final = re.compile(r"\((?![一二三四五六七八九十\d]+(?:期|标段)|暂定名?|含)([^()]*)\)")


# `第三期公租房`
_ORDINAL: Final = re.compile(r"第[一二三四五六七八九十\d]+[期届]")


def _told(words: Heads, phrase: str, plain: str, carrier: Carrier, setting: Setting) -> Evidence:
    front = stem(words, plain, carrier) if carrier.need == "desc" else plain[:-len(carrier.head)]
    told = evidence(words, front[:-1] if front[-1:] == "“" else front)
    if setting.beside and told.odd and not told.proper and (carrier.need == "own" or carrier.type in _ODD):
        told = told._replace(proper=told.length)
    bracket = _BRACKET.search(phrase) if not told.proper else None
    # `园区(工厂)` only says what else it is called.
    naming = bracket is not None and bracket[1] not in words.carriers and bracket[1] not in _ALSO
    if not told.proper and (naming or phrase[:1] == "“" or (phrase[:1] == "第" and _ORDINAL.match(phrase))):
        told = told._replace(proper=1, quoted=phrase[:1] == "“")
    return told


_ALSO: Final = ("乡镇", "街道", "县", "市", "联合体", "企业", "机构", "站点", "点", "区", "城")
_ODD: Final = ("water", "energy", "railway")
# Many of a kind, or only how great it is to be.
_CHIEF: Final = ("重点开发", "重点区", "重点片", "重点项", "主要", "百亿级", "千亿级", "万亿级", "高能级")
_NAMED_FOR: Final = ("谷", "智谷", "城", "港", "湾", "岛")
_QUOTED: Final = re.compile(r"“([^”]*)”")


def _is_movement(words: Heads, carrier: Carrier, phrase: str, told: Evidence) -> bool:
    """`“五好”园区`: the quoted word is a movement's, not a name."""
    if carrier.head in _NAMED_FOR and phrase[:1] == "“" and phrase[-1:] == "”":
        return False  # `“零碳智谷”`
    if not told.quoted or carrier.type not in ("park", "civic", "tourism", "ecology", "plant"):
        return False
    return any(words.patterns["slogan"].search(inner) for inner in _QUOTED.findall(phrase))


def _is_role(carrier: Carrier, phrase: str, told: Evidence, setting: Setting) -> bool:
    if carrier.need == "never":
        return True
    if ("重要" in phrase or "关键" in phrase) and not setting.wins:
        return True
    if _SEAT.fullmatch(phrase) and not setting.wins:
        return True
    if phrase.startswith(_WORLD) and phrase[2:3] != "级" and carrier.head in _WORLD_HEADS and not setting.wins:
        return True
    if not phrase.endswith(_ROLE_HEADS):
        return False
    return (_GRAND.search(phrase) is not None and not setting.wins) or (setting.role and not told.proper)


def _by_name(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    # `复兴大道`, `民生大桥`: an ordinary word is name enough for a street or a square.
    if carrier.head in words.streets and told.length <= 4 and (
        told.telling or (told.length == 2 and setting.listed and setting.builds)
    ):
        return True
    ranked = told.rank and (setting.wins or (setting.makes and told.length >= 8 and not setting.crowd))
    return bool(told.proper) or ranked


def _by_owner(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    if told.proper:
        return True
    if setting.shares:
        return False
    if told.rank and (setting.wins or setting.makes) and told.length > 2:
        return True
    if not told.length:
        return setting.event and len(carrier.head) > 2
    if setting.listed and told.telling and (setting.works or (setting.builds and told.length >= 3)):
        return True
    if setting.event and setting.makes and told.length >= 4:
        return True
    if carrier.type == "civic" and not setting.local and not setting.event:
        return told.owner  # `办好乡村小规模学校`
    return told.owner or (told.telling > 0 and setting.makes and told.length >= 4 and not setting.crowd)




def _is_store(carrier: Carrier) -> bool:
    """Whether there is but one of it for each matter: `海洋数据湖`, not a platform."""
    return carrier.type == "digital" and len(carrier.head) > 2 and not carrier.head.endswith(("平台", "系统", "中心"))


def _by_description(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    if carrier.head == "系统" and not setting.event and (setting.shares or not (setting.makes or setting.upgrades)):
        return False  # `发展甲系统`, `建设甲、乙等系统`
    if told.proper:
        return True
    if told.rank and setting.builds and not setting.upgrades and not setting.crowd and told.length > 1:
        return True
    if setting.shares and told.length and carrier.type in ("digital", "institution"):
        return setting.builds
    if setting.works and setting.listed and (told.owner or (told.telling and told.length >= 4)):
        return True
    if told.ranked and told.length >= 6 and carrier.type in ("park", "zone") and not setting.crowd:
        return True
    if carrier.head.endswith("系统") and not (setting.local or told.owner or told.ranked) and told.length < 8:
        return False  # `建立桥梁监控系统`, in an opinion
    if not setting.builds or (setting.crowd and not told.ranked and (told.telling < 2 or told.length < 6)):
        return False
    if carrier.head == "系统" and (setting.upgrades or setting.crowd or setting.shares or not setting.makes):
        return False
    if carrier.type == "zone":
        return (told.length >= 4 or told.telling > 0) and not setting.upgrades
    if setting.makes and carrier.type == "digital" and told.length >= 6:
        return True
    if setting.makes and told.telling and told.length > 1 and (setting.event or _is_store(carrier)):
        return True
    if setting.works and setting.listed and told.length >= 4:
        return True
    if told.length >= 6 and (carrier.type == "hub" or (carrier.head.endswith(_ZONES) and not setting.role)):
        return True
    if told.length >= 6 and carrier.head.endswith("产业园") and setting.makes and not setting.role:
        return True
    return told.telling > 0 and told.length + len(carrier.head) >= 6 and told.length >= 3


# `先进制造产业功能区`: a telling enough name for a part of a city, not for a base or a platform.
_ZONES: Final = ("功能区", "集聚区")


def _by_rank(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    works = bool(told.proper) and carrier.head.endswith(("示范工程", "示范项目"))
    each = bool(told.first) and not told.quoted  # `洛阳消费新业态试点城市`
    return (told.ranked or works or each) and (setting.wins or setting.builds) and not setting.crowd


def _by_whole(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    if told.odd and carrier.head.endswith("延"):
        return True  # `开发路东延`
    return bool(told.proper) and not told.quoted


# `甲至乙`, `甲—乙`, `陆海`: which ways a passage goes.
_ROUTE: Final = re.compile(r"至|—|–|陆海|海陆|铁路|高铁|客专|高速")


def _by_route(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    return bool(told.proper)


def _by_itself(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    return setting.builds or setting.works


def _never(words: Heads, carrier: Carrier, told: Evidence, setting: Setting) -> bool:
    return False


_RULES: Final = {
    "name": _by_name, "route": _by_route, "self": _by_itself, "own": _by_owner, "desc": _by_description,
    "title": _by_rank, "part": _by_whole, "never": _never,
}


def is_twin(phrase: str) -> bool:
    """Whether the phrase is a place in digital form: `数字内江`, not `智慧门店`."""
    twin = _TWIN.match(phrase)
    return twin is not None and bool(by_name(phrase[twin.end():]))


def _headless(words: Heads, phrase: str, bare: str, setting: Setting) -> str:
    """A name without a known head: a place in digital form, quoted, or called a project by the clause."""
    if ROUTE.match(bare):
        return "route"
    plain = bare.strip("“”\"")
    if setting.builds and is_twin(plain):
        return "twin"
    if setting.upgrades and _PAIR.match(bare):
        return "line"
    if setting.beside and setting.builds and _CAPACITY.search(bare):
        return "works:size"
    if not setting.works and bare == phrase:
        return "quoted" if _is_quoted_name(words, bare, setting) else ""
    if bare[-1] in _PRAISE:
        return ""
    told = evidence(words, bare)
    if setting.beside and told.odd and not told.proper and bare[0] not in _KINDS:
        return "works:beside"
    if _ends(words.patterns["unnamed"], bare) and not _has_name(bare, told):
        return ""
    if told.quoted and "+" in bare and bare[-1] != "”":
        return ""
    if setting.enacts:
        return "works:enacted" if told.proper and _is_physical(words, bare, told) else ""
    if told.proper and (not told.quoted or (setting.makes and bare[:1] == "“")):
        return "works:named"
    if _NTH.match(bare):
        return "works:nth"
    if (setting.makes or (setting.works and setting.builds)) and told.telling and _PHASE.search(phrase):
        return "works:phase"
    if setting.crowd:
        return ""
    return "works:told" if told.telling >= 2 and setting.makes and setting.listed else ""


# `沪渝高速黄黄改扩建`: a line and two ends of a stretch.
_PAIR: Final = re.compile(r"[一-鿿]{2,6}(?:高速公路|高速|铁路|高铁)[一-鿿]{2}$")
# `鸿叶3万吨竹制品深加工`, among projects.
_CAPACITY: Final = re.compile(r"[一-鿿]\d[\d.]*万?(?:吨|套|台|片|只|千瓦|兆瓦).{2,}")
_NTH: Final = re.compile(r"[省市区县]第[一二三四五六七八九十]+(?!产业|批|轮|季)")  # `市第五自来水厂搬迁`
_KINDS: Final = frozenset("精热冷深新老大小高低重轻再粗初多单双全")  # `精加工`, `热处理`: a kind of work
_PRAISE: Final = frozenset("好优强快佳")  # `成长性能好`: a quality
# `安全一期工程`, `第三期公租房`: one of several is one.
_PHASE: Final = re.compile(r"[一二三四五]期")


def _has_name(bare: str, told: Evidence) -> bool:
    """Whether a firm's name and not a place's opens the works: `中航复材合作项目`, not `甲市重点项目`."""
    opening = bare[:told.first]
    long = told.first > 2 or (told.first == 2 and told.telling > 2)
    return long and not told.quoted and opening[-1] not in "市县区省" and not by_name(opening)


def _ends(pattern: re.Pattern[str], phrase: str) -> bool:
    return any(match.end() == len(phrase) for match in pattern.finditer(phrase, max(0, len(phrase) - 4)))


def _is_quoted_name(words: Heads, bare: str, setting: Setting) -> bool:
    inner = bare[1:-1]
    if carrier_of(words, bare) is not None or bare[:1] != "“" or bare[-1:] != "”" or "”" in inner or len(inner) > 8:
        return False
    if words.patterns["slogan"].search(inner):
        return False
    return setting.builds and not setting.upgrades and bool(evidence(words, inner).proper)


def _is_physical(words: Heads, bare: str, told: Evidence) -> bool:
    """Whether a `工程` that is merely carried out is works and not a campaign."""
    made = type_of(words, bare, None)
    if words.patterns["campaign"].search(bare):
        return False
    if "“" in bare:
        return bare[:1] == "“" and bare[-1:] == "”" and _NETWORK.search(bare) is not None
    return made not in ("other", "plant", "park", "digital", "tourism")


_NETWORK: Final = re.compile(r"宽带|掌上|光网|千兆|5G|雪亮|天网")
