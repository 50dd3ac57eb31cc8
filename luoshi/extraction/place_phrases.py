"""The words around a place name: does it stand for the place, or is it part of a longer proper name?

Every function looks at one hit, forwards and backwards over a bounded stretch.
"""

from __future__ import annotations

import re
from typing import Final

from luoshi.extraction.place_names import Names

# The rest of a noun phrase after a name, up to 18 characters; dashes inside (`曾口—金堂化工园区`) and `高等` stay.
_STOP: Final = r"\s,;:。、()“”‘’\"《》<>〈〉【】\[\]~～·!?….|/的和与及等至在将被"
_PHRASE: Final = re.compile(rf"[^{_STOP}—–―-](?:[^{_STOP}]|(?<=[高中初平同])等|(?<=[^{_STOP}]{{2}})与){{0,17}}")
# `通江27万千瓦风电场` describes, `北川5G网联无人机基地`, `绵阳西、` and `青岛二中` are names
_AMOUNT: Final = re.compile(r"\d+(?![A-Za-z\d])")
_STATION: Final = re.compile(r"[东西南北](?=\s?[、等,;。)])|第?[一二三四五六七八九十]{1,3}(?:中|小)(?![心央部国期])")
# `成立推动内江…领导小组`: the name of the body that is being set up
_SET_UP: Final = re.compile(r"(?:成立|组建|设立)(?:推动|推进|促进)?$")
_BODY: Final = re.compile(r"[^,;。:\n]{0,48}?(?:领导小组|委员会|指挥部|专班|联席会议)")
# `刘青川表示`
_SPEAKS: Final = re.compile(r"表示|说[,:]|看来|介绍|认为|指出|告诉")
# `金华(义乌)中欧班列集结中心`
_ASIDE: Final = re.compile(r"\([^()]{1,8}\)")
# `绿色内江建设`
_BUILT: Final = re.compile(r"建设|行动|名片|品牌")
# `黄河定西段`: a reach of a river or a stretch of a line
_REACH: Final = frozenset("河江路线速渠廊")
# `汝城发展红色文旅`: a clause of its own, not `内江发展集团`
_DEVELOPS: Final = re.compile(r"发展(?!集团|投资|基金|论坛|大会|公司|研究|控股|中心|银行|改革)[一-鿿]{2}")
# A full name whose last character belongs to the next word: `成都市场`, `中原区域`, `平昌县域`, `四川省级`.
_NEXT_WORD: Final = {
    "市": re.compile(
        r"场|民(?!政|族|间|营|办|革|建|盟|进|主)|值|面|政(?:工程|道路|设施|公用|管网|基础|建设|配套|园林|消防)"
    ),
    "区": re.compile(r"域|块|间|划|别|位|分|隔|际"),
    "县": re.compile(r"域|级|城(?!市|区|镇|关)|处"),
    "州": re.compile(r"际"),
    "省": re.compile(r"级|际|域"),
}
# `内江市委`, `内江市人民政府`, `广东省第十三届人民代表大会`
_ORGAN: Final = re.compile(
    r"(?:市|省|区|县)?(?:委(?!托|派|员)|人民政府|政府|人大|政协|纪委|监委|人民代表大会|人民法院|人民检察院|"
    r"第[一二三四五六七八九十百]+[届次])"
)
# `内江市发展和改革委员会`, `深圳市财政局`
_BUREAU: Final = re.compile(
    r"[^\s,;:。、()“”《》的与及在]{2,16}?"
    r"(?:局|厅|委员会|委(?!托|派|员|会)|办公室|领导小组|管委会|指挥部|联合会|中心(?!城))"
)
_FIRST, _LAST = "一", "鿿"  # of the Chinese characters that names are written with
# What the patterns above begin with, and what `_SET_UP` ends with; other stretches are not asked.
_STATION_FIRST: Final = frozenset("东西南北第一二三四五六七八九十")
_SPEAKS_FIRST: Final = frozenset("表说看介认指告")
_BUILT_FIRST: Final = frozenset("建行名品")
_SET_UP_LAST: Final = frozenset("立建动进")
_COINED: Final = 12  # a longer quotation is a sentence, not a name
_TITLE: Final = 60  # a document's title holds a name at most so far from its opening mark


def full_name_ends(folded: str, name: str, end: int) -> bool:
    """True where the class word is the full name's own: not in `成都市场`."""
    after = _NEXT_WORD.get(name[-1])
    return after is None or after.match(folded, end) is None


def before_organ(folded: str, end: int) -> bool:
    """`内江市` in front of a party, state or judicial organ: `内江市人民政府`."""
    return _ORGAN.match(folded, end) is not None


def before_bureau(folded: str, end: int, names: Names) -> bool:
    """`深圳市` in front of a department of its government: `深圳市财政局`, but not `深圳市加快建设…指挥中心`."""
    return _BUREAU.match(folded, end) is not None and not names.follower.length(folded, end)


def in_title(folded: str, start: int) -> bool:
    """Inside `《…》`, where every name is part of the document's own."""
    opened = folded.rfind("《", max(0, start - _TITLE), start)
    return opened >= 0 and folded.find("》", opened, start) < 0


def names_a_body(folded: str, start: int, end: int) -> bool:
    """In the name of a body that the clause sets up: `成立内江市…领导小组`."""
    if folded[start - 1 : start] not in _SET_UP_LAST:
        return False
    return _SET_UP.search(folded, max(0, start - 4), start) is not None and _BODY.match(folded, end) is not None


def is_person(folded: str, start: int, end: int, names: Names) -> bool:
    """The given name of somebody who speaks: `刘青川表示`."""
    if folded[end : end + 1] not in _SPEAKS_FIRST:
        return False
    return _SPEAKS.match(folded, end) is not None and not starts_word(folded, start, names)


def _is_chinese(folded: str, at: int) -> bool:
    return 0 <= at < len(folded) and _FIRST <= folded[at] <= _LAST


def starts_word(folded: str, start: int, names: Names) -> bool:
    """True where a word begins: nothing Chinese before it, or a word that place names follow (`支持`, `在`, `市`)."""
    if not _is_chinese(folded, start - 1):
        return True
    before = folded[max(0, start - 5): start]
    return any(before[-length:] in names.frames for length in names.frame_lengths)


def stands_alone(folded: str, end: int, names: Names) -> bool:
    """What comes after says outright that the place is meant: punctuation, or a word such as `获批`."""
    return not _is_chinese(folded, end) or names.follower.length(folded, end) > 0


def on_reach(folded: str, start: int, end: int) -> bool:
    """`黄河定西段`: the stretch of a river, road or line that lies in the place."""
    return folded[end : end + 1] == "段" and folded[start - 1 : start] in _REACH


def develops(folded: str, start: int, end: int) -> bool:
    """`汝城发展红色文旅`: the place is the subject of its own clause."""
    if folded[end : end + 1] != "发" or _is_chinese(folded, start - 1):
        return False
    return _DEVELOPS.match(folded, end) is not None


def coined(folded: str, start: int, end: int, names: Names) -> bool:
    """`数字山东`, `绿色内江建设`, `“爱山东”`, `沱江(内江)生态廊道`, `内江·甜城`, `绵阳西、`."""
    if folded[start - 1: start] == "(" and folded[end: end + 1] == ")":
        return True
    after = folded[end : end + 1]
    if "·" in (folded[start - 1: start], after) or (after in _STATION_FIRST and _STATION.match(folded, end)):
        return True
    lead = max(0, start - 6)
    if names.brand.close(folded, lead, start):
        return True
    if after in _BUILT_FIRST and names.built.close(folded, lead, start) and _BUILT.match(folded, end):
        return True
    return _in_short_quotation(folded, start, end)


def _in_short_quotation(folded: str, start: int, end: int) -> bool:
    """Inside quotation marks that hold a coined name, not a sentence or a list."""
    opened = folded.rfind("“", max(0, start - _COINED), start)
    if opened < 0:
        return False
    closed = folded.find("”", opened, opened + _COINED + 2)
    return closed >= end and not any(mark in folded[opened:closed] for mark in ",、;:。—")


def opens_name(folded: str, end: int, names: Names) -> bool:
    """`内江国际物流港`, `南江黄羊`: the noun phrase goes on to a facility, a body, a product or a brand."""
    aside = _ASIDE.match(folded, end) if folded[end : end + 1] == "(" else None
    phrase = _PHRASE.match(folded, aside.end() if aside else end)
    if phrase is None or (phrase[0][0].isdecimal() and _AMOUNT.match(phrase[0])):
        return False
    words = phrase[0]
    if folded[end + len(words) : end + len(words) + 1] == "(" and not aside:
        inner = _ASIDE.match(folded, phrase.end())  # `贵州绿色算力(安顺)基地`
        after = _PHRASE.match(folded, inner.end()) if inner else None
        words += after[0] if after else ""
    heads = _heads(words, names)
    follower = names.follower.length(folded, end)
    if follower:  # `建设示范区` is a verb with its object, but a head that begins with the same word is longer
        return any(first == 0 and stop > follower for first, stop in heads)
    if heads:
        return True
    return names.head_next.length(folded, end) > 0 and not names.topic.length(folded, end)


def opens_name_at_once(folded: str, end: int, names: Names) -> bool:
    """`内江路`: the very next word makes a name, even where a list could share what follows."""
    return names.head_next.length(folded, end) > 0 and not stands_alone(folded, end, names)


def _heads(phrase: str, names: Names) -> list[tuple[int, int]]:
    """Where the phrase has the head of a proper name; a product only counts first or last."""
    ends = len(phrase)
    return [(first, stop) for index, first, stop in names.heads.find_matches_as_indexes(phrase)
            if not names.head_ends_only[index] or stop == ends or (first == 0 and stop > 1)]
