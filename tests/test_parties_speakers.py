"""Speakers of news reports: an office that is quoted, and who is none."""

from __future__ import annotations

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.parties import find_parties
from luoshi.text import fold


@pytest.mark.parametrize(("text", "want", "why"), [
    ("“全线已经开工。”市交通运输局局长某某表示，明年贯通。", "市交通运输局局长某某", "office, title and name"),
    ("据市发展改革委相关负责人介绍，项目进展顺利。", "市发展改革委相关负责人", "据 is not the name"),
    ("市交通运输局局长某某介绍说，目前进度过半。", "市交通运输局局长某某", "two words of saying"),
    ("“我们有信心。”某市市长某某在现场告诉记者。", "某市市长某某", "a place between name and saying"),
    ("重庆市荣昌区委书记某某表示，将加快推进。", "重庆市荣昌区委书记某某", "a party secretary"),
    ("成自铁路公司董事长、总经理某某说，主体完工。", "成自铁路公司董事长、总经理某某", "two titles"),
    ("中铁二局项目经理某某在接受记者采访时表示，铺轨顺利。", "中铁二局项目经理某某", "an interview"),
    ("市经开区管委会副主任某某透露，年内投产。", "市经开区管委会副主任某某", "a deputy"),
    ("市人社局党组书记、局长某某表示：继续稳就业", "市人社局党组书记、局长某某", "a colon"),
    ("“将继续扩能。”隆黄铁路项目负责人某某说。", "隆黄铁路项目负责人某某", "a project's head"),
    ("四川省铁路建设有关负责人表示，力争年内开通", "四川省铁路建设有关负责人", "no name"),
    ("国家发展改革委副主任某某在发布会上指出，要抓紧", "国家发展改革委副主任某某", "a press conference"),
    ("如何先行一步？市交通运输局局长某某一一作了说明。", "市交通运输局局长某某", "作了说明"),
    ("高新区管委会主任某某还将目光放在试验区上。", "高新区管委会主任某某", "looks at"),
    ("（四）某某委员会主任认为必须报审的事项。", "", "an item of rules"),
    ("习近平总书记强调，要加快发展。", "", "a leader whose speech is studied"),
    ("会议强调，要加快发展。", "", "a meeting"),
    ("他表示，明年通车。", "", "a pronoun"),
    ("村民表示，出行更方便了。", "", "no office"),
    ("分管负责人要说明原因。", "", "说明 is no saying"),
    ("由市局局长负责说明情况。", "", "说明 is no saying"),
    ("市政府对各位代表表示感谢！", "", "thanks"),
    ("记者从市水利局了解到，工程已完工。", "", "a source, not a speaker"),
    ("该市获得全国文明城市称号", "", "称号 is no saying"),
])
def test_speaker(text: str, want: str, why: str) -> None:
    found = find_parties(text, fold(text), [], packaged())
    assert " ".join(party.text for party in found) == want, why
    assert {party.role for party in found} <= {"speaker"}
