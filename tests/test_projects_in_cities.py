"""Projects as city reports name them: areas, what a city has but one of, shared ends, and what is no undertaking."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.projects import find_projects
from luoshi.text import fold


def read(text: str) -> list[str]:
    """The projects of a text that is one measure, as `text => name | type | stage`."""
    clause = SimpleNamespace(start=0, end=len(text), kind="project", strength="advance")
    found = find_projects(text, fold(text), [clause], packaged())
    return [f"{p.text} => {p.name} | {p.type} | {p.stage}" for p in found]


# (clause, projects), in groups; the comment above a group says what its rows test.
CASES = [
    # an area, a museum or a campus may be named for anything that stands there
    ("加快东门文旅、西湖工业园、凤凰大道等片区更新", [
        "东门文旅 => 东门文旅片区 | civic | upgrade",
        "西湖工业园 => 西湖工业园片区 | civic | upgrade",
        "凤凰大道 => 凤凰大道片区 | civic | upgrade",
    ]),
    ("改造城东厂、解放路等商圈", ["城东厂 => 城东厂商圈 | civic | upgrade", "解放路 => 解放路商圈 | civic | upgrade"]),
    ("启动云海铁路、清溪造船厂等博物馆建设", [
        "云海铁路 => 云海铁路博物馆 | civic | start",
        "清溪造船厂 => 清溪造船厂博物馆 | civic | start",
    ]),
    ("高水平建设国大、香港理工大学等临江研究院", [
        "国大 => 国大临江研究院 | institution | construction",
        "香港理工大学 => 香港理工大学临江研究院 | institution | construction",
    ]),
    ("改造提升巴山区钟楼街、南岭金街等重点特色街区", [
        "巴山区钟楼街 => 巴山区钟楼街 | civic | upgrade",
        "南岭金街 => 南岭金街 | civic | upgrade",
    ]),
    # a city has but one of it
    ("推进空港城建设", ["空港城 => 空港城 | park | construction"]),
    ("推进市民中心建设", ["市民中心 => 市民中心 | civic | construction"]),
    ("推进科技城建设", ["科技城 => 科技城 | park | construction"]),
    ("加快建设机场高速二期", ["机场高速二期 => 机场高速二期 | expressway | construction"]),
    ("加快七星二桥、沿江快速路、凤翔大道二期等建设", [
        "七星二桥 => 七星二桥 | road | construction",
        "沿江快速路 => 沿江快速路 | road | construction",
        "凤翔大道二期 => 凤翔大道二期 | road | construction",
    ]),
    ("支持各地建设市民中心", []),
    ("规划建设一批市民中心", []),
    ("加强文化馆、图书馆建设", []),
    # a bare rank to be won
    ("推动综合保税区申建", ["综合保税区 => 综合保税区 | park | seek"]),
    ("申建综保区、国家级临空经济示范区", [
        "综保区 => 综保区 | park | seek",
        "国家级临空经济示范区 => 国家级临空经济示范区 | zone | seek",
    ]),
    ("推动综合保税区提质增效", []),
    # several win one title, and works share what stands behind the last place
    ("支持甲城、洛阳消费新业态新模式试点城市建设", [
        "甲城 => 甲城消费新业态新模式试点城市 | zone | construction",
        "洛阳 => 洛阳消费新业态新模式试点城市 | zone | construction",
    ]),
    ("做好朗县、米林市光伏资源开发项目建设", [
        "朗县 => 朗县光伏资源开发 | energy | construction",
        "米林市 => 米林市光伏资源开发 | energy | construction",
    ]),
    ("实施昌平区、顺义区、房山区中医医院和顺义区妇幼保健院等升级改造工程", [
        "昌平区 => 昌平区中医医院 | civic | upgrade",
        "顺义区 => 顺义区中医医院 | civic | upgrade",
        "房山区中医医院 => 房山区中医医院 | civic | upgrade",
        "顺义区妇幼保健院 => 顺义区妇幼保健院 | civic | upgrade",
    ]),
    ("布局建设沈阳、大连、辽西地区绿色算力中心", [
        "沈阳 => 沈阳绿色算力中心 | digital | construction",
        "大连 => 大连绿色算力中心 | digital | construction",
        "辽西地区 => 辽西地区绿色算力中心 | digital | construction",
    ]),
    # a class reaches over a second verb
    ("开工周至至乾县、改扩建西安至永寿等高速公路", [
        "周至至乾县 => 周至至乾县高速公路 | expressway | start",
        "西安至永寿 => 西安至永寿高速公路 | expressway | start",
    ]),
    # verbs that come late, with when and how
    ("力促仁和抽水蓄能电站尽快核准开工、红岭北矿采选项目年底前开工建设", [
        "仁和抽水蓄能电站 => 仁和抽水蓄能电站 | energy | start",
        "红岭北矿采选 => 红岭北矿采选 | energy | start",
    ]),
    ("推动攀盐高速公路尽快开工建设、保安营机场改扩建（一期）正式实施", [
        "攀盐高速公路 => 攀盐高速公路 | expressway | start",
        "保安营机场改扩建（一期） => 保安营机场改扩建（一期） | airport | upgrade",
    ]),
    # who makes it, and where it goes, are not in the name
    ("支持扬州大学参建钟山实验室", ["钟山实验室 => 钟山实验室 | institution | construction"]),
    ("支持山海建设博物馆争创国家一级博物馆", ["国家一级博物馆 => 国家一级博物馆 | civic | seek"]),
    ("推动中国武汉人才市场整体搬迁至东湖高新区", ["中国武汉人才市场 => 中国武汉人才市场 | institution | construction"]),
    ("力争落户国家区域医疗中心", ["国家区域医疗中心 => 国家区域医疗中心 | institution | seek"]),
    ("打造成为全国未来产业发展先行区", ["全国未来产业发展先行区 => 全国未来产业发展先行区 | zone | construction"]),
    # an odd character names works among works
    ("开工建设小浪底水利枢纽工程、万家寨水利枢纽", [
        "小浪底水利枢纽工程 => 小浪底水利枢纽工程 | water | start",
        "万家寨水利枢纽 => 万家寨水利枢纽 | water | start",
    ]),
    ("加快华润万象城、未来荟综合体建设", [
        "华润万象城 => 华润万象城 | civic | construction",
        "未来荟综合体 => 未来荟综合体 | civic | construction",
    ]),
    ("加快万家大桥建设", ["万家大桥 => 万家大桥 | road | construction"]),
    # names that open with a word that turns elsewhere
    ("建成同仁医院南院区、友谊医院顺义院区等", [
        "同仁医院南院区 => 同仁医院南院区 | civic | completion",
        "友谊医院顺义院区 => 友谊医院顺义院区 | civic | completion",
    ]),
    ("推进与同仁医院合作", []),
    # parts of works that only say what is done
    ("建成开发路东延、运河路北延", [
        "开发路东延 => 开发路东延 | road | completion",
        "运河路北延 => 运河路北延 | road | completion",
    ]),
    ("加快建设北湖度假区整体开发、松花度假区西扩两大百亿级工程", [
        "北湖度假区 => 北湖度假区 | tourism | construction",
        "松花度假区 => 松花度假区 | tourism | upgrade",
    ]),
    ("推进G318提质改造、G219察隅至墨脱段建设", [
        "G318 => G318 | road | upgrade",
        "G219察隅至墨脱段 => G219察隅至墨脱段 | road | construction",
    ]),
    ("加快杭宁高速公路湖州市区联络线建设", [
        "杭宁高速公路湖州市区联络线 => 杭宁高速公路湖州市区联络线 | expressway | construction",
    ]),
    # games, festivals and sports are no undertakings
    ("高标准办好铁人三项赛、沙滩音乐节等品牌赛事节庆活动", []),
    ("普及武术、围棋、龙舟等项目", []),
    ("发展排球、围棋等职业联赛", []),
    # movements, campaigns and classes
    ("推进“零碳园区”建设", []),
    ("推进大学生留吉工程、青年英才“雁归工程”", []),
    ("全面推进“一区多园”建设", []),
    ("全方位参与长江经济带、长三角一体化发展", []),
    ("推动“庐陵百味”等特色品牌进景区", []),
    ("积极打通县际“断头路”", []),
    ("建设小微绿地和“口袋公园”", []),
    ("抓好停工楼盘项目复工", []),
    ("推进重点开发片区建设", []),
    ("推动近零碳园区（工厂）建设", []),
    ("由民间资本发起设立中小型银行", []),
    # types by the word in front
    ("建设沈东冰上运动中心", ["沈东冰上运动中心 => 沈东冰上运动中心 | civic | construction"]),
    ("建设东营320万方原油商储库", ["东营320万方原油商储库 => 东营320万方原油商储库 | energy | construction"]),
    ("打造运河文化遗产旅游廊道", ["运河文化遗产旅游廊道 => 运河文化遗产旅游廊道 | tourism | construction"]),
    ("引进东航物流生鲜港", ["东航物流生鲜港 => 东航物流生鲜港 | hub | construction"]),
    ("实施观音寺调蓄工程", ["观音寺调蓄工程 => 观音寺调蓄工程 | water | construction"]),
    # the nearest line's noun, not the class behind another list
    ("支持成达万、西达渝高铁和镇广、大垫等高速公路建设", [
        "成达万 => 成达万高铁 | railway | construction",
        "西达渝高铁 => 西达渝高铁 | railway | construction",
        "镇广 => 镇广高速公路 | expressway | construction",
        "大垫 => 大垫高速公路 | expressway | construction",
    ]),
    ("推进达竹、达石等快速通道建设和达万铁路扩能工程前期工作", [
        "达竹 => 达竹快速通道 | road | preliminary",
        "达石 => 达石快速通道 | road | preliminary",
        "达万铁路 => 达万铁路 | railway | preliminary",
    ]),
    ("加快龙溪口、神仙桥等码头建设", [
        "龙溪口 => 龙溪口码头 | waterway | construction",
        "神仙桥 => 神仙桥码头 | waterway | construction",
    ]),
    ("开工建设平天湖、九华湖综合治理工程", [
        "平天湖 => 平天湖综合治理工程 | ecology | start",
        "九华湖 => 九华湖综合治理工程 | ecology | start",
    ]),
    # a firm's capacity among projects
    ("建成鸿叶3万吨竹制品深加工、池州高新区竹循环产业园", [
        "鸿叶3万吨竹制品深加工 => 鸿叶3万吨竹制品深加工 | plant | completion",
        "池州高新区竹循环产业园 => 池州高新区竹循环产业园 | park | completion",
    ]),
    ("加快建设数字经济产业园", ["数字经济产业园 => 数字经济产业园 | park | construction"]),
    ("建设专业产业园", []),
    # systems of a list, kinds of goods, and what only frames
    ("做好糯扎渡、景洪电站的前期工作并争取“十五”末开工建设", [
        "糯扎渡 => 糯扎渡电站 | energy | preliminary",
        "景洪 => 景洪电站 | energy | preliminary",
    ]),
    ("建设优质烟叶、优质甘蔗、热带水果等特色农产品商品基地", []),
    ("建立覆盖行政审批、监督检查、检验监测等重点业务领域的应用系统", []),
    ("发展植入式脑机接口系统", []),
    ("完善“硬设施”和“软平台”", []),
    ("推动省产业技术研究院深度参与长三角国家技术创新中心建设", [
        "长三角国家技术创新中心 => 长三角国家技术创新中心 | institution | construction",
    ]),
    # a phase makes one of a bare head; notes' numbers and kinds of work make none
    ("加快推进机场三期建设", ["机场三期 => 机场三期 | airport | construction"]),
    ("建设水厂", []),
    ("新开工“两路一港一园”（37）等12个重点项目", []),
    ("推进铸造、精加工、电镀、热处理等产业配套项目建设", []),
    ("推动国企步入良性轨道", []),
    ("完成长江大学文理学院转设和荆州理工职业学院搬迁", [
        "长江大学文理学院 => 长江大学文理学院 | civic | completion",
        "荆州理工职业学院 => 荆州理工职业学院 | civic | completion",
    ]),
    ("规划建设省民族大剧院、博物馆等一批标志性建筑", ["省民族大剧院 => 省民族大剧院 | civic | study"]),
]


@pytest.mark.parametrize(("clause", "expected"), CASES, ids=[clause for clause, _ in CASES])
def test_clause(clause: str, expected: list[str]) -> None:
    assert read(clause) == expected


def test_no_clause_is_read_twice() -> None:
    clauses = [clause for clause, _ in CASES]
    assert len(clauses) == len(set(clauses)) >= 50
