# ruff: noqa: E501 - a case a row
"""Which clauses of a sentence are measures, and from where to where each runs."""

from __future__ import annotations

import pytest
from measure_reading import spans

# sentence, its measures parted by `|`, what the row tests
ACTS = [
    ("加强城乡规划，完善公共设施。", "加强城乡规划|完善公共设施", "two verbs, two measures"),
    ("加强城乡规划；完善公共设施。", "加强城乡规划|完善公共设施", "a semicolon parts them as well"),
    ("加快城市道路改造。", "加快城市道路改造", "an adverb belongs to the span"),
    ("积极稳妥推进农村改革。", "积极稳妥推进农村改革", "a chain of adverbs too"),
    ("进一步加强和完善基层治理。", "进一步加强和完善基层治理", "two verbs with one object"),
    ("推动山区道路建设和桥梁改造。", "推动山区道路建设和桥梁改造", "verbs inside an object are not split off"),
    ("支持通江县建设药材基地。", "支持通江县建设药材基地", "what another is helped to do is part of the object"),
    ("支持通江县建设药材基地，建设农业强县。", "支持通江县建设药材基地|建设农业强县", "two actions, each its own"),
    ("完善引育留用机制。", "完善引育留用机制", "a fixed chain of verbs is one"),
    ("规划、建设、管理好新城。", "规划、建设、管理好新城", "verbs joined by the list mark are one"),
    ("应用智慧系统，扩大服务半径。", "应用智慧系统|扩大服务半径", "应用 acts, it does not frame"),
    ("用好专项资金，扩大有效投资。", "用好专项资金|扩大有效投资", "用好 acts"),
    ("用足扶持政策，扩大有效投资。", "用足扶持政策|扩大有效投资", "用足 acts"),
    ("运用信用手段管理市场，扩大有效投资。", "运用信用手段管理市场|扩大有效投资", "运用 with an object acts"),
    ("利用废旧厂房，扩大创业空间。", "利用废旧厂房|扩大创业空间", "利用 acts"),
    ("抓配套服务，促产业集聚。", "抓配套服务|促产业集聚", "verbs of one character"),
    ("让群众少跑路。", "让群众少跑路", "让 opens an action"),
    ("使城市更加宜居。", "使城市更加宜居", "使 opens an action"),
    ("推动制造业、服务业向智能化转型，建设智能车间。", "推动制造业、服务业向智能化转型|建设智能车间", "制造业 behind a verb is its object"),
    ("不断提升服务水平。", "不断提升服务水平", "an adverb of degree"),
    ("既要守住底线，又要提升质量。", "既要守住底线|又要提升质量", "既要, 又要"),
]

# An opening phrase belongs to the measure that it introduces.
FRAMES = [
    ("围绕主导产业，培育龙头企业。", "围绕主导产业，培育龙头企业", "围绕"),
    ("按照统一要求，完善管理办法。", "按照统一要求，完善管理办法", "按照"),
    ("聚焦关键环节，提升服务能力。", "聚焦关键环节，提升服务能力", "聚焦"),
    ("以项目建设为重点，扩大有效投资。", "以项目建设为重点，扩大有效投资", "以…为重点"),
    ("依托高校资源，建设研究中心。", "依托高校资源，建设研究中心", "依托"),
    ("紧扣群众需求，办好民生实事。", "紧扣群众需求，办好民生实事", "紧扣"),
    ("到2025年，建成三座水库。", "到2025年，建成三座水库", "a date"),
    ("同时，完善配套政策。", "同时，完善配套政策", "同时"),
    ("发挥区位优势，发展现代物流。", "发挥区位优势，发展现代物流", "发挥…优势"),
    ("立足资源条件，发展特色农业。", "立足资源条件，发展特色农业", "立足"),
    ("把握战略机遇，扩大对外开放。", "把握战略机遇，扩大对外开放", "把握…机遇"),
    ("突出重点领域，加强执法检查。", "突出重点领域，加强执法检查", "突出"),
    ("对接国际规则，优化营商环境。", "对接国际规则，优化营商环境", "对接"),
    ("认真落实国家部署要求，稳定粮食生产。", "认真落实国家部署要求，稳定粮食生产", "认真落实…部署要求"),
    ("坚持“两手抓”，推进平安建设。", "坚持“两手抓”，推进平安建设", "坚持“…”"),
    ("牢固树立安全发展理念，加强隐患排查。", "牢固树立安全发展理念，加强隐患排查", "牢固树立…理念"),
    ("发扬实干精神，推进项目建设。", "发扬实干精神，推进项目建设", "发扬…精神"),
    ("根据资源条件，合理布局产业。", "根据资源条件，合理布局产业", "根据"),
    ("结合本地实际，制定实施细则。", "结合本地实际，制定实施细则", "结合"),
    ("通过以奖代补，改造老旧小区。", "通过以奖代补，改造老旧小区", "通过"),
    ("在保护生态的前提下，发展乡村旅游。", "在保护生态的前提下，发展乡村旅游", "a condition"),
    ("在巩固成果的基础上，扩大覆盖范围。", "在巩固成果的基础上，扩大覆盖范围", "…的基础上"),
    ("对符合条件的企业，给予资金奖励。", "对符合条件的企业，给予资金奖励", "对…"),
    ("采取市场化方式，盘活闲置厂房。", "采取市场化方式，盘活闲置厂房", "means"),
    ("强化系统思维，统筹城乡发展。", "强化系统思维，统筹城乡发展", "an attitude"),
    ("“十四五”期间，新建两座水厂。", "“十四五”期间，新建两座水厂", "a plan's period"),
    ("今年，新建两座水厂。", "今年，新建两座水厂", "今年"),
    ("2024年底前，建成两座水厂。", "2024年底前，建成两座水厂", "…底前"),
    ("进一步，完善设施。", "进一步，完善设施", "an adverb alone"),
    ("围绕主导产业，依托重点园区，培育龙头企业。", "围绕主导产业，依托重点园区，培育龙头企业", "two openers"),
    ("鼓励企业围绕主导产业，探索合作模式。", "鼓励企业围绕主导产业，探索合作模式", "an opener of another's action"),
    ("支持企业发挥技术优势，攻克关键难题。", "支持企业发挥技术优势，攻克关键难题", "支持…发挥…优势"),
    ("企业购买设备的，给予一次性补贴。", "企业购买设备的，给予一次性补贴", "…的 is a condition"),
    ("突出功能定位优化生产力布局，培育龙头企业。", "突出功能定位优化生产力布局|培育龙头企业", "an opener that goes on to act in the same piece is an action"),
    ("坚持定期会商，加强信息共享。", "坚持定期会商|加强信息共享", "坚持 in front of an adverb and a verb acts"),
    ("加强规划，发挥引领作用。", "加强规划|发挥引领作用", "with nothing behind it to introduce, 发挥 acts"),
    ("加强规划。发挥引领作用。", "加强规划|发挥引领作用", "alone in its sentence it acts"),
]

# A piece without an action verb of its own belongs to the measure before it.
RESTS = [
    ("建设集研发、制造、管理于一体，面向西南的产业园。", "建设集研发、制造、管理于一体，面向西南的产业园", "a description goes on"),
    ("建设一批冷库，包括产地仓和销地仓。", "建设一批冷库，包括产地仓和销地仓", "包括"),
    ("新建学校三所，其中小学两所。", "新建学校三所，其中小学两所", "其中"),
    ("建设甲乙铁路，丙丁公路。", "建设甲乙铁路，丙丁公路", "a list that lost its list mark"),
    ("完善服务设施，服务能力、服务水平。", "完善服务设施，服务能力、服务水平", "服务 as the first half of a noun"),
    ("建设科技园，（含孵化器）。", "建设科技园，（含孵化器）", "a bracket"),
    ("建设科技园；西南一流的园区。", "建设科技园", "behind a semicolon nothing goes on without a verb"),
]

# Somebody or something, and what becomes of it.
SUBJECTS = [
    ("市科技馆开馆。", "市科技馆开馆", "a result at the end"),
    ("高频事项基本实现“全省通办”。", "高频事项基本实现“全省通办”", "an adverb and a predicate"),
    ("产业结构更加合理。", "产业结构更加合理", "what a subject becomes"),
    ("城镇新增就业3万人。", "城镇新增就业3万人", "a bare figure"),
    ("进出口总额增长5%。", "进出口总额增长5%", "a growth rate"),
    ("城镇新增就业3万人，进出口总额增长5%。", "城镇新增就业3万人|进出口总额增长5%", "two figures, two measures"),
    ("各部门要加强监管。", "各部门要加强监管", "an organisation and what it must do"),
    ("各县（市、区）要加强监管。", "各县（市、区）要加强监管", "a class of governments"),
    ("市政府与各单位签订责任书。", "市政府与各单位签订责任书", "an organisation, a phrase, then the verb"),
    ("由市科技局建立台账。", "由市科技局建立台账", "由…"),
    ("与成都市建立合作机制。", "与成都市建立合作机制", "with whom"),
    ("将养老服务纳入考核。", "将养老服务纳入考核", "将… in front of the verb"),
    ("把规划执行纳入考评。", "把规划执行纳入考评", "把… in front of the verb"),
    ("在交通领域加强区域协作。", "在交通领域加强区域协作", "在…领域"),
    ("向价值链中高端迈进。", "向价值链中高端迈进", "向…迈进 acts at its end"),
    ("从传统制造向智能制造转型。", "从传统制造向智能制造转型", "从…向…转型"),
]

# No measures at all.
NOTHING = [
    ("是西南地区的重要门户。", "", "what is"),
    ("具有良好的产业基础。", "", "具有"),
    ("我市位于四川盆地东部。", "", "where it lies"),
    ("去年已建成两座水厂。", "", "what is already done"),
    ("取得了明显成效。", "", "what was achieved"),
    ("累计新建学校十所。", "", "累计 sums up what was done"),
    ("先后获评全国文明城市。", "", "what was awarded"),
    ("荣获全国先进称号。", "", "an award"),
    ("坚持以人民为中心的发展思想为指导。", "", "guiding thought"),
    ("增强“四个意识”，做到“两个维护”。", "", "political requirement"),
    ("更加紧密地团结起来，为实现宏伟目标而奋斗。", "", "the closing appeal"),
    ("深入学习贯彻习近平总书记重要讲话精神。", "", "whose speech is studied"),
    ("责任单位：市科技局、市财政局。", "", "an owner line"),
    ("（牵头单位：市科技局）", "", "an owner's bracket"),
    ("面临的形势依然严峻。", "", "how things are"),
    ("这项工作具有重要意义。", "", "why it matters"),
    ("就业是民生之本。", "", "what something is"),
]

# An introduction to a list belongs to none of its members.
LISTS = [
    ("今年主要预期目标是：城镇新增就业3万人，进出口总额增长5%。", "城镇新增就业3万人|进出口总额增长5%", "目标是:"),
    ("重点抓好以下工作：加强规划，完善设施。", "加强规划|完善设施", "以下工作:"),
    ("主要任务如下：加强规划；完善设施。", "加强规划|完善设施", "如下:"),
    ("围绕目标，重点抓好以下工作：加强规划。", "加强规划", "neither does an opener in front of the introduction"),
    ("重点抓好以下工作。加强规划。", "加强规划", "nor where a full stop ends it"),
    ("做好以下工作：加强规划。", "加强规划", "做好 acts, but here it introduces"),
    ("实施“强基”行动：新建学校两所。", "实施“强基”行动|新建学校两所", "an action before a colon is one of its own"),
]

ROWS = [*ACTS, *FRAMES, *RESTS, *SUBJECTS, *NOTHING, *LISTS]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[f"{row[2]}: {row[0][:12]}" for row in ROWS])
def test_clauses(text: str, expected: str, why: str) -> None:
    assert "|".join(spans(text)) == expected


@pytest.mark.parametrize("row", [*ACTS, *FRAMES, *SUBJECTS], ids=lambda row: row[0][:12])
def test_half_width_punctuation_is_read_alike(row: tuple[str, str, str]) -> None:
    table = str.maketrans("，；：（）", ",;:()")
    assert "|".join(spans(row[0].translate(table))) == row[1].translate(table)
