"""What a later member of a list takes from the front of one before it: `地铁3号线、4号线`, `甲到乙、丙等通道`."""

from __future__ import annotations

import re
from typing import Final

from luoshi.extraction.project_heads import Heads, carrier_of
from luoshi.gazetteer import by_name

# `轨道交通三号线北延伸段`: the network that a bare `环线` or `四号线一期` after it belongs to.
_METRO: Final = re.compile(r"([一-鿿]{0,6}?(?:轨道交通|地铁|轻轨))(?:第?[一二三四五六七八九十\d]+号线|环线)")
_BARE_LINE = re.compile(r"(?:[一二三四五六七八九十\d]+号线|环线)")
_LINE_OPENS: Final = frozenset("环一二三四五六七八九十0123456789")
# `国家园林县城和园林城镇`: the rank that a bare title after it has too.
_RANK: Final = re.compile(r"国家级?|全国|省级")
# `主城区到江油、三台等快速通道`: the end that a bare place after it starts from.
_FROM: Final = re.compile(r"[一-鿿]{2,4}?[到至](?=[一-鿿]{2})")


def given_by(words: Heads, before: str, phrase: str, member: str, *, inside: bool) -> str:
    """What ``phrase`` takes from the project ``before`` it; ``inside`` where both stand in one list."""
    if not inside and phrase[:1] not in _LINE_OPENS:
        return ""
    if _BARE_LINE.match(phrase) and (network := _METRO.match(before)):
        return network[1]
    if not inside:
        return ""
    if (way := _FROM.match(before)) and phrase != member and len(member) < 4 and by_name(member):
        return way[0]
    rank = _RANK.match(before)
    if rank is None or _RANK.match(phrase):
        return ""
    title = carrier_of(words, phrase)
    return rank[0] if title is not None and title.need == "title" and title.head == phrase else ""


def is_metro(phrase: str) -> bool:
    """Whether ``phrase`` is a numbered line of a city's network."""
    return _METRO.match(phrase) is not None
