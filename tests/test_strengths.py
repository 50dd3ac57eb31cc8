
"""How firmly a clause promises, by its outermost verb or adverb."""

from __future__ import annotations

import pytest
from measure_reading import extraction, last

# clause, strength, what the row tests
ROWS = [
    ("建成甲乙铁路", "commit", "建成"),
    ("完成管网改造", "commit", "完成"),
    ("确保粮食安全", "commit", "确保"),
    ("实现互联互通", "commit", "实现"),
    ("形成产业集群", "commit", "形成"),
    ("达到国内领先水平", "commit", "达到"),
    ("全面落实河长制", "commit", "全面落实"),
    ("到2025年，建成三座水库", "commit", "to be done by a year"),
    ("到2025年，培育龙头企业50家", "commit", "the date decides, not the verb"),
    ("园区储备不低于500亩", "commit", "a bound, though 储备 is an effort"),
    ("建筑业增加值增长7%", "commit", "建 of 建筑 is no effort"),
    ("困难群众应保尽保", "commit", "应…尽…"),
    ("城镇新增就业3万人", "commit", "a bare number"),
    ("进出口总额增长5%", "commit", "a growth rate"),
    ("粮食产量不低于120万吨", "commit", "a bound"),
    ("高频事项基本实现“全省通办”", "commit", "a subject's result"),
    ("市科技馆开馆", "commit", "a result at the end"),
    ("如期完成主体工程", "commit", "an adverb of time keeps it firm"),
    ("推进道路建设", "advance", "推进"),
    ("推动产业升级", "advance", "推动"),
    ("加快道路建设", "advance", "加快"),
    ("加强城乡规划", "advance", "加强"),
    ("建设城北水库", "advance", "建设"),
    ("实施强基行动", "advance", "实施"),
    ("开展技能培训", "advance", "开展"),
    ("发展特色农业", "advance", "发展"),
    ("打造特色品牌", "advance", "打造"),
    ("完善公共设施", "advance", "完善"),
    ("健全工作机制", "advance", "健全"),
    ("深化区域合作", "advance", "深化"),
    ("培育龙头企业", "advance", "培育"),
    ("提升服务水平", "advance", "提升"),
    ("做强电子信息产业", "advance", "做强"),
    ("加快形成产业集群", "advance", "加快 in front of a result"),
    ("加快建成甲乙铁路", "advance", "加快 in front of a result"),
    ("推动形成发展合力", "advance", "推动 in front of a result"),
    ("满足群众需求", "advance", "满足"),
    ("落实税收政策", "advance", "落实 alone"),
    ("建好农村道路", "advance", "建好"),
    ("组织研究重大课题", "advance", "to organise research is work"),
    ("新建污水管网120公里", "advance", "新建 of so many"),
    ("改造老旧小区30个", "advance", "改造 of so many"),
    ("培育规上企业50家", "advance", "培育 of so many"),
    ("各部门要加强监管", "advance", "an order"),
    ("完善支持企业发展政策措施", "advance", "完善 is the outermost"),
    ("推动企业依托高校，建设实验室", "advance", "推动 governs, and supports nobody"),
    ("支持企业上市", "support", "支持"),
    ("鼓励社会力量办学", "support", "鼓励"),
    ("引导资本投向农业", "support", "引导"),
    ("帮助企业解决困难", "support", "帮助"),
    ("助推甲乙铁路建设", "support", "助推"),
    ("助力乡村振兴", "support", "助力"),
    ("允许农户自主经营", "support", "允许"),
    ("为产业升级提供有力支撑", "support", "help told by the noun"),
    ("积极支持企业上市", "support", "an adverb in front of 支持"),
    ("鼓励企业围绕主导产业，探索合作模式", "support", "the first verb of an opener and its action"),
    ("支持通江县建设药材基地", "support", "the outermost verb"),
    ("争取甲乙铁路纳入国家规划", "seek", "争取"),
    ("力争实现全覆盖", "seek", "力争 in front of a result"),
    ("争创国家卫生城市", "seek", "争创"),
    ("申建综合保税区", "seek", "申建"),
    ("努力实现充分就业", "seek", "努力"),
    ("力争到2025年，建成三座水库", "seek", "力争 in the opener"),
    ("争取到2025年森林覆盖率达到50%", "seek", "争取 in front of a figure"),
    ("项目开工率力争达到60%", "seek", "力争 behind the subject"),
    ("寻求银行贷款", "seek", "寻求"),
    ("力争取得更大突破", "seek", "力争 in front of what would be a statement"),
    ("努力建成西部强市", "seek", "努力 in front of a result"),
    ("探索合作模式", "explore", "探索"),
    ("研究发展路径", "explore", "研究"),
    ("谋划推进甲乙铁路", "explore", "谋划推进"),
    ("论证甲乙铁路", "explore", "论证"),
    ("规划建设城北水库", "explore", "规划建设"),
    ("启动机场前期工作", "explore", "启动前期"),
    ("研究制定管理办法", "explore", "研究制定"),
    ("积极探索合作模式", "explore", "an adverb in front of 探索"),
    ("探索建立生态补偿机制", "explore", "探索 in front of another verb"),
    ("开展城际铁路规划论证", "explore", "study as the object of a firmer verb"),
]

# Alike clauses whose outermost word differs: (clause, strength), (clause, strength)
PAIRS = [
    (("形成产业集群", "commit"), ("加快形成产业集群", "advance")),
    (("实现全覆盖", "commit"), ("力争实现全覆盖", "seek")),
    (("建设城北水库", "advance"), ("规划建设城北水库", "explore")),
    (("建设城北水库", "advance"), ("支持建设城北水库", "support")),
    (("制定管理办法", "advance"), ("研究制定管理办法", "explore")),
    (("启动机场建设", "advance"), ("启动机场前期工作", "explore")),
    (("落实河长制", "advance"), ("全面落实河长制", "commit")),
    (("新增就业3万人", "commit"), ("改造住房3万套", "advance")),
    (("研究重大课题", "explore"), ("组织研究重大课题", "advance")),
    (("推进道路建设", "advance"), ("探索推进道路建设", "explore")),
]


@pytest.mark.parametrize(("clause", "strength", "why"), ROWS, ids=[f"{row[1]}: {row[0][:14]}" for row in ROWS])
def test_strengths(clause: str, strength: str, why: str) -> None:
    measure = last(clause + "。")
    assert (measure.text, measure.strength) == (clause, strength), measure.reasons


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[1][0])
def test_pairs(pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert [(c, last(c + "。").strength) for c, _ in pair] == list(pair)


def test_each_of_two_measures_has_the_strength_of_its_own_verb() -> None:
    found = extraction("支持通江县建设药材基地，建设农业强县。").measures
    assert [m.strength for m in found] == ["support", "advance"]
