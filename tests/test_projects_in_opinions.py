"""Projects by whose document it is: a city's own report names one thing where an opinion for many means a class."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.project_gaps import gaps
from luoshi.extraction.project_scan import is_local
from luoshi.extraction.projects import find_projects
from luoshi.text import fold

# How a city speaks of itself, and how a province speaks of its cities: neither holds a project.
CITY = "全市上下同心。我市继续努力。全市人民满意。"
PROVINCE = "各市要负责。各县要配合。各地要重视。"


def read(text: str, around: str = "", *, cut: bool = False) -> list[str]:
    """Names of the projects of ``text``, which is one measure (or one for each piece) of a longer document."""
    document = around + text
    ends = [at for at, char in enumerate(document) if cut and at >= len(around) and char == "，"]
    starts = [len(around), *(end + 1 for end in ends)]
    clauses = [SimpleNamespace(start=start, end=end, kind="project", strength="advance")
               for start, end in zip(starts, [*ends, len(document)], strict=True)]
    return [found.name for found in find_projects(document, fold(document), clauses, packaged())]


# (clause, in a city's document, in an opinion for many)
WHOSE = [
    ("加快科技馆、会展中心等项目建设", ["科技馆", "会展中心"], ["会展中心"]),
    ("完成儿童公园升级改造", ["儿童公园"], []),
    ("确保档案馆新馆建成投用", ["档案馆新馆"], []),
    ("加快高铁新城建设", ["高铁新城"], []),
    ("加快大学路、清溪大桥等项目建设", ["大学路", "清溪大桥"], ["清溪大桥"]),
    ("加快产业路、清溪大桥等项目建设", ["清溪大桥"], ["清溪大桥"]),
    ("建设产业新城、空港新城", [], []),
    ("建立桥梁监控系统", ["桥梁监控系统"], []),
    ("加快布局概念验证中心、中试基地", ["概念验证中心"], []),
]


@pytest.mark.parametrize(("clause", "city", "opinion"), WHOSE, ids=[row[0] for row in WHOSE])
def test_whose_document(clause: str, city: list[str], opinion: list[str]) -> None:
    assert read(clause, CITY) == city
    assert read(clause, PROVINCE) == opinion


@pytest.mark.parametrize(("text", "local"), [
    (CITY, True),
    (PROVINCE, False),
    (CITY + PROVINCE, False),  # a province that speaks of its cities
    ("", False),
])
def test_is_local(text: str, local: bool) -> None:
    assert is_local(text, packaged()) is local


# Classes of facilities and what somebody may build: no project.
CLASSES = [
    "在有条件的贫困地区设立电商产业孵化园",
    "鼓励贫困地区新建或改建一批产地仓、气调库等设施",
    "支持电子商务企业建设海外运营中心",
    "支持本地电商企业自建平台",
    "引进国有企业、社会资本参与园区建设",
    "建设营运中心、物流中心、结算中心及研发中心等10家以上",
    "按需设置村级寄递物流综合服务站",
    "参与成长性能好、科技含量高的工业项目建设",
    "打造世界光谷",
    "大力实施甲城十大重点项目",
    "建设千亿级制造业平台",
    "用5年时间完成城市地下老旧管线改造",
    "办好必要的乡村小规模学校",
]


@pytest.mark.parametrize("clause", CLASSES)
def test_classes_are_none(clause: str) -> None:
    assert read(clause, PROVINCE) == []


# Names that are shared, cut or framed.
NAMES = [
    ("加快沿江高铁宜江段和宜陵段、清溪高速江口段建设", ["沿江高铁宜江段", "沿江高铁宜陵段", "清溪高速江口段"]),
    ("开工建设城西高速、清溪高速江口段改扩建项目", ["城西高速", "清溪高速江口段"]),
    ("推进红石套和枝江长江大桥等项目前期工作", ["红石套长江大桥", "枝江长江大桥"]),
    ("加快建设省耳鼻喉疾病、骨科与运动康复等省临床医学研究中心",
     ["省耳鼻喉疾病临床医学研究中心", "省骨科与运动康复临床医学研究中心"]),
    ("在盐碱地利用、航空轮胎等领域积极争创国家技术创新中心",
     ["盐碱地利用国家技术创新中心", "航空轮胎国家技术创新中心"]),
    ("在具有优势的急危医学、放射治疗等领域，加快创建国家临床医学研究中心",
     ["急危医学国家临床医学研究中心", "放射治疗国家临床医学研究中心"]),
    ("在盐碱地利用、航空轮胎等领域建设一批研究中心", []),
    ("布局建设以济南、青岛为主节点、潍坊等市为分节点的山东半岛科技创新带", ["山东半岛科技创新带"]),
    ("推动山东能源研究院、山东高等技术研究院等规范建设", ["山东能源研究院", "山东高等技术研究院"]),
    ("建设江湾、五通、阳逻3个组团", ["江湾组团", "五通组团", "阳逻组团"]),
    ("争取将宜昌至北部湾江铁海联运通道纳入国家规划", ["宜昌至北部湾江铁海联运通道"]),
    ("以创建国家卫生城市为抓手", ["国家卫生城市"]),
    ("坚持以全国文明城市创建为统领", ["全国文明城市"]),
    ("以国家政策为抓手", []),
    ("规划建设“零碳智谷”", ["零碳智谷"]),
    ("启动舒家嘴片区开发", ["舒家嘴片区"]),
    ("启动市第五自来水厂搬迁扩能项目", ["市第五自来水厂搬迁扩能项目"]),
    ("推动清水市建设区域金融中心", []),
    ("推进王家坝和曹集跨淮河特大桥等前期工作", ["王家坝跨淮河特大桥", "曹集跨淮河特大桥"]),
    ("启动国道228丹东线烟台绕城段和龙口段改扩建", ["国道228丹东线烟台绕城段", "国道228丹东线龙口段"]),
    ("推进融水和睦香杉家居板材集聚区建设", ["融水和睦香杉家居板材集聚区"]),
    ("建设国家级农产品产地专业化大市场", ["国家级农产品产地专业化大市场"]),
]


@pytest.mark.parametrize(("clause", "names"), NAMES, ids=[row[0] for row in NAMES])
def test_names(clause: str, names: list[str]) -> None:
    assert read(clause, PROVINCE) == names


def test_plants_after_plants() -> None:
    """Firms that only stand for their plants are read where the clause before calls its own works."""
    clause = "确保美联新材料等重大项目开工建设，达钢搬迁、正达凯（一期）建成投产"
    assert read(clause, cut=True) == ["美联新材料", "达钢搬迁", "正达凯（一期）"]
    assert read("达钢搬迁、正达凯（一期）建成投产") == []


def test_names_over_page_marks() -> None:
    """A blank, a line's end and a page's number inside a word are not part of the name, but of its place."""
    document = "积极推 进临枣菏城际铁路和市 — 15 — 级大数\n据节点建设。"
    clause = SimpleNamespace(start=0, end=len(document) - 1, kind="project", strength="advance")
    found = find_projects(document, fold(document), [clause], packaged())
    assert [one.name for one in found] == ["临枣菏城际铁路", "市级大数据节点"]
    assert all(document[one.start:one.end] == one.text for one in found)
    assert found[1].text == "市 — 15 — 级大数\n据节点"


def test_gaps_lead_back() -> None:
    """Every character left has its place in the document."""
    document = "甲 乙丙 — 3 — 丁戊，A B。己\n庚"
    breaks = gaps(document, [(0, len(document))])
    assert breaks is not None
    short = breaks.without(document)
    assert short == "甲乙丙丁戊，A B。己庚"
    assert [document[breaks.back(at)] for at in range(len(short))] == list(short)
    assert [breaks.into(breaks.back(at)) for at in range(len(short))] == list(range(len(short)))
    assert gaps("甲乙丙丁", [(0, 4)]) is None
