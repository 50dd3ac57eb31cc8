
"""What kind of measure a clause is: position, target, project, platform, reform, policy or task."""

from __future__ import annotations

from collections import Counter

import pytest
from measure_reading import last, spans

POSITION = [
    ("建设成渝地区副中心城市", "a rank among cities"),
    ("打造西部重要枢纽", "a role in a network"),
    ("争创全省经济副中心", "a rank to be won"),
    ("打造内陆开放新高地", "高地"),
    ("建设全国重要的商品粮基地城市", "a title of a city"),
    ("建成全国重要的装备制造基地", "重要…基地 behind 建成"),
    ("把沱江新城打造成滨水新区", "把甲打造成乙"),
    ("建设要素集聚地", "集聚地"),
    ("打造国际旅游目的地", "目的地"),
    ("建设农业强县", "强县"),
    ("争创全国示范县", "示范县"),
    ("创建国家节水城市", "city titles"),
    ("建设现代化新城", "新城"),
    ("打造改革创新试验田", "试验田"),
    ("当好绿色发展排头兵", "排头兵"),
    ("成为南北往来的大通道", "成为 tells a rank by itself"),
    ("建成西部重要中转机场", "重要…机场 behind 建成"),
    ("建设国际航空枢纽", "航空枢纽"),
    ("打造区域枢纽、物流中心、产业基地和开放门户", "a list that says what the place is to become"),
    ("打造世界一流的会展中心", "a rank in the world"),
    ("形成具有全球影响力的研发中心", "influence in the world"),
    ("巩固行业领先地位", "a standing"),
    ("推动共创全省经济副中心迈出新步伐", "how far it gets is no part of it"),
]
TARGET = [
    ("城镇新增就业3万人", "a bare number"),
    ("进出口总额增长5%", "a growth rate"),
    ("森林覆盖率达到54%", "a share"),
    ("到2025年，形成百亿级产业集群", "a dated result"),
    ("实现行政村网络全覆盖", "全覆盖"),
    ("新建污水管网120公里", "新建 of so many"),
    ("改造老旧小区30个", "改造 of so many"),
    ("培育规上企业50家", "培育 of so many"),
    ("打造1小时通勤圈", "hours of travel"),
    ("垃圾存量基本清零", "清零"),
    ("旅游收入实现翻番", "翻番"),
    ("培育千亿级产业集群", "千亿级"),
    ("社会保险应保尽保", "应…尽…"),
    ("高频事项基本实现“全省通办”", "what a subject achieves"),
    ("新增专利3000件", "a count"),
    ("粮食产量稳定在120万吨以上", "稳定在"),
    ("完成投资410亿元", "an amount of money"),
]
PROJECT = [
    ("加快建设甲食品生产基地、乙药业二期等项目", "in a list of undertakings a production base is a plant"),
    ("推动甲药业二期、乙锂业一期建成投产", "what only works can undergo"),
    ("规划建设机场、港口、火车站等综合交通枢纽", "the role sums up what is built"),
    ("实施甲片区等23个危旧房改造项目", "the class says what is done"),
    ("启动滨江片区开发", "a quarter that is built"),
    ("实施主城区重点工程207项", "the number only sizes the works"),
    ("建设雨水收集利用设施", "利用 in a name uses nothing"),
    ("推进市政设施智能化升级", "what is done to it is no part of the thing"),
    ("加快甲乙高铁建设", "a railway line"),
    ("推动老旧管网改造", "rebuilding"),
    ("新建城北水库", "a reservoir"),
    ("推进城东大桥建设", "a bridge"),
    ("完善公共设施", "facilities"),
    ("建设沿江生态廊道", "生态廊道"),
    ("打通南向通道", "an unnamed channel"),
    ("完善综合交通网络", "an unnamed network"),
    ("建设工业互联网标识节点", "digital nodes"),
    ("建设第五代移动通信基站", "base stations"),
    ("争取甲乙铁路纳入国家规划", "what is won is the line"),
    ("开工建设供水工程", "a physical work"),
    ("抓实181个重点项目建设", "the number only sizes the thing"),
    ("建设27万千瓦风电场", "the size is part of the name"),
    ("推进县医院迁建", "a hospital"),
    ("建设标准化厂房", "workshops"),
    ("新建、改建停车场", "a chain of verbs"),
    ("加快甲乙铁路、丙丁公路前期工作", "a list in front of what is done to it"),
    ("推进甲乙高速（一期）建设", "a bracket behind the name"),
    ("市博物馆开馆", "a building that gets finished"),
    ("加快建设城东水厂、城西水厂等项目", "项目 sums up the things listed"),
    ("推动博物馆竣工投用", "what is done to it stands behind"),
]
PLATFORM = [
    ("加快建设甲研究院、乙计算中心等重大项目", "a list of carriers remains one"),
    ("打造世界级装备产业集聚区", "a cluster is set up, however good"),
    ("推动国家研究中心优化重组", "what is done to it is no part of the thing"),
    ("建设现代农业产业园", "园区"),
    ("组建先进材料重点实验室", "实验室"),
    ("创建国家农业绿色发展示范区", "示范区"),
    ("建设自由贸易试验区", "试验区"),
    ("申建综合保税区", "保税区"),
    ("建设航空口岸", "口岸"),
    ("搭建公共服务平台", "服务平台"),
    ("成立产业技术创新联盟", "联盟"),
    ("举办农业博览会", "展会"),
    ("设立研究中心", "a single centre"),
    ("建设药材生产基地", "a single base"),
    ("推进城南产业园二期项目建设", "the project is one of a park"),
    ("建设科技创新走廊", "走廊 of science"),
    ("打造文化旅游走廊", "走廊 of culture"),
    ("打造沿江产业带", "产业带"),
    ("建设现代物流园区", "logistics parks"),
    ("建设大数据中心", "data centres"),
    ("建设工业互联网平台", "digital platforms"),
    ("建立农业资源库", "resource stores"),
]
REFORM = [
    ("进一步简政放权", "administration"),
    ("推行农村公路路长制", "a system of chiefs"),
    ("推行协助登记等模式", "a rule that is introduced"),
    ("探索园区合作模式", "a rule between institutions"),
    ("实施国企改革深化提升行动", "an action that is a reform"),
    ("建立协调机制", "机制"),
    ("理顺管理体制", "体制"),
    ("健全考核制度", "制度"),
    ("深化国有企业改革", "改革"),
    ("推进医保改革试点", "试点"),
    ("推动检验结果互认", "互认"),
    ("探索一体化规则", "rules"),
    ("推进养老保险关系转移接续", "转移接续"),
    ("实现异地就医直接结算", "直接结算"),
    ("全面推行河长制", "河长制"),
    ("理顺部门职责边界", "duties of institutions"),
    ("建立联席会议制度", "联席会议"),
    ("探索合作模式", "a mode whose name begins like a verb"),
]
POLICY = [
    ("完成专项规划编制和审批", "a plan that gets approved"),
    ("核定教职工编制", "posts"),
    ("将配建情况纳入验收范畴", "纳入…范畴"),
    ("设立产业发展专项资金", "资金"),
    ("给予一次性奖励", "奖励"),
    ("给予企业用地优惠", "favours"),
    ("放宽市场准入", "准入"),
    ("制定服务标准", "标准"),
    ("编制国土空间规划", "编制…规划"),
    ("实施就业促进行动计划", "实施…行动计划"),
    ("制定项目清单", "清单"),
    ("出台实施方案", "实施方案"),
    ("落实减税降费政策", "政策"),
    ("修订管理办法", "办法"),
    ("纳入年度绩效考评", "纳入…考评"),
    ("严禁挪用资金", "a prohibition"),
    ("严禁挪作他用", "a prohibition without a noun of paper"),
    ("制定评测体系", "a system of tests"),
    ("加大财政投入", "public money"),
    ("研究制定地方性法规", "law"),
]
TASK = [
    ("实施就业促进行动", "实施…行动 is a task"),
    ("培育龙头企业", "companies"),
    ("做强电子信息产业", "an industry"),
    ("加强区域合作", "cooperation"),
    ("提升服务水平", "a level"),
    ("成立工作领导小组", "领导小组"),
    ("积极融入区域发展", "融入"),
    ("参与甲乙铁路建设", "参与 makes nothing itself"),
    ("强化人才支撑", "no head noun of the tables"),
    ("开展环境治理", "治理"),
    ("引进高层次人才", "people"),
    ("扩大农产品销售渠道", "channels of trade"),
    ("守住安全底线", "底线"),
    ("推动产业向园区集聚", "where the thing goes does not decide"),
    ("开行甲乙铁路班列", "trains are run, not built"),
    ("推动零部件研发", "研发"),
    ("促进铁路公路有效衔接", "衔接"),
    ("提升道路网络密度", "how dense a network is"),
    ("扶持民办学校发展", "发展 builds no school"),
    ("拓展园区发展空间", "room for growth"),
    ("开展农村公路超限执法", "work about works"),
    ("协助做好公路应急处置", "what is done about it when it fails"),
    ("办好10件民生实事", "the number only sums up what is done"),
    ("完善应急处置措施", "measures in an emergency"),
    ("做好与省桥梁系统的对接", "对接"),
    ("用好政务服务平台", "what is used is there already"),
    ("创新招商服务模式", "a way of working; 探索…模式 is a reform"),
    ("推动产业集群与中试平台深度对接", "what things are brought to"),
]
TABLES = {"position": POSITION, "target": TARGET, "project": PROJECT, "platform": PLATFORM, "reform": REFORM,
          "policy": POLICY, "task": TASK}
ROWS = [(clause, kind, why) for kind, rows in TABLES.items() for clause, why in rows]

# Of two alike clauses the words that differ decide: (clause, kind), (clause, kind), what parts them
PAIRS = [
    (("实施行动计划", "policy"), ("实施强基行动", "task"), "a plan on paper, or the work itself"),
    (("推进改革试点", "reform"), ("建设改革试验区", "platform"), "the thing made decides"),
    (("建设示范区", "platform"), ("建设示范县", "position"), "示范区 is a carrier, 示范县 a title"),
    (("建设生态廊道", "project"), ("建设科创走廊", "platform"), "a corridor of works, or of science"),
    (("新建道路30公里", "target"), ("新建城南道路", "project"), "the number is the point, or the thing"),
    (("建设数据中心", "platform"), ("建设算力网", "project"), "a centre, or a network"),
    (("建设节点城市", "position"), ("建设物联网节点", "project"), "a rank, or a node"),
    (("争取甲乙铁路纳入国家规划", "project"), ("编制甲乙铁路规划", "policy"), "the line, or the paper"),
    (("建设产业基地", "platform"), ("建成全国重要的产业基地", "position"), "a carrier, or a rank"),
    (("建立管理制度", "reform"), ("加强日常管理", "task"), "a rule, or work"),
    (("制定评价标准", "policy"), ("提升评价水平", "task"), "a paper, or work"),
    (("建设甲乙铁路", "project"), ("参与甲乙铁路", "task"), "to build, or to take part"),
    (("抓好9个重点项目建设", "project"), ("完成重点项目9个", "target"), "the number sizes the things, or is the point"),
    (("建设科技馆", "project"), ("建设科技园", "platform"), "a building, or a park"),
    (("加强甲乙两地医保互认", "reform"), ("加强甲乙两地医疗合作", "task"), "a rule, or cooperation"),
]


@pytest.mark.parametrize(("clause", "kind", "why"), ROWS, ids=[f"{row[1]}: {row[0][:14]}" for row in ROWS])
def test_kinds(clause: str, kind: str, why: str) -> None:
    measure = last(clause + "。")
    assert (measure.text, measure.kind) == (clause, kind), measure.reasons


@pytest.mark.parametrize(("one", "other", "why"), PAIRS, ids=[row[2] for row in PAIRS])
def test_pairs(one: tuple[str, str], other: tuple[str, str], why: str) -> None:
    for clause, kind in (one, other):
        measure = last(clause + "。")
        assert (clause, measure.kind) == (clause, kind), measure.reasons


def test_every_kind_has_its_table() -> None:
    assert min(Counter(row[1] for row in ROWS).values()) >= 12


def test_a_measure_is_one_clause() -> None:
    assert all(len(spans(clause + "。")) == 1 for clause, _, _ in ROWS)
