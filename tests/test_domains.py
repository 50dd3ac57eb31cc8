"""The domain of a paragraph, by what its headings or leads say it is about."""

from __future__ import annotations

import pytest
from measure_reading import extraction

from luoshi.extraction.domains import DOMAINS, domain, subject, topics, votes
from luoshi.extraction.lexicon import packaged
from luoshi.models import Domain

# heading, domain, what the row tests
HEADINGS = [
    ("构建综合交通体系", "infrastructure", "transport"),
    ("完善现代物流体系", "infrastructure", "logistics"),
    ("加强水利建设", "infrastructure", "water"),
    ("保障能源供应", "infrastructure", "energy"),
    ("建设数字基础设施", "infrastructure", "digital networks"),
    ("推动农业提质增效", "industry", "farming"),
    ("做强先进制造业", "industry", "manufacturing"),
    ("发展现代服务业", "industry", "services as an industry"),
    ("扩大有效投资", "industry", "investment"),
    ("促进消费升级", "industry", "consumption"),
    ("强化科技创新", "innovation", "science"),
    ("促进成果转化", "innovation", "results of research"),
    ("优化国土空间", "space", "territory"),
    ("推进新型城镇化", "space", "towns"),
    ("全面推进乡村振兴", "space", "urban and rural"),
    ("加强区域合作", "space", "cooperation between areas"),
    ("提升区域创新发展能级", "innovation", "innovation of an area"),
    ("深化三地统筹发展", "space", "joint development of areas"),
    ("完善对外交通主轴", "infrastructure", "transport that leads abroad is transport"),
    ("开展综合试点", "reform", "a trial"),
    ("加强生态保护", "ecology", "nature"),
    ("打好污染防治攻坚战", "ecology", "pollution"),
    ("推进绿色低碳发展", "ecology", "carbon"),
    ("深化体制机制改革", "reform", "institutions"),
    ("深化放管服改革", "reform", "administration"),
    ("扩大对外开放", "opening", "opening"),
    ("稳住外贸外资", "opening", "foreign trade"),
    ("稳定就业", "services", "jobs"),
    ("办好人民满意的教育", "services", "schools"),
    ("提升医疗卫生服务", "services", "health"),
    ("健全社会保障", "services", "social security"),
    ("加强基层治理", "services", "grass-roots governance"),
    ("繁荣文化事业", "culture", "culture"),
    ("发展全域旅游", "culture", "tourism"),
    ("加强组织领导", "organization", "leadership"),
    ("强化督查考核", "organization", "supervision and assessment"),
    ("建强人才队伍", "organization", "talent among the safeguards"),
    ("激发市场活力", "organization", "market vitality"),
]


@pytest.mark.parametrize(("heading", "expected", "why"), HEADINGS, ids=[row[0] for row in HEADINGS])
def test_the_heading_decides(heading: str, expected: str, why: str) -> None:
    found = extraction(f"一、{heading}\n加强工作调度。\n二、其他\n加强工作调度。").measures
    assert found[0].domain == expected, found[0].reasons


# The same words under two headings: whatever the clause itself says, its paragraph's heading decides.
CLAUSES = ["建设沿江公路", "培育龙头企业", "新建两所学校", "加强文物保护", "深化审批改革"]


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize(("heading", "expected"), [("加强生态环境保护", "ecology"), ("强化组织领导", "organization")])
def test_not_the_clause(clause: str, heading: str, expected: str) -> None:
    measure = extraction(f"一、{heading}\n{clause}。").measures[0]
    assert (measure.text, measure.domain) == (clause, expected)


def test_the_nearest_heading_says_most() -> None:
    text = "一、加强生态环境保护\n（一）建设铁路\n加快前期工作。\n（二）治理污染\n加强执法检查。"
    assert [m.domain for m in extraction(text).measures] == ["infrastructure", "ecology"]


def test_a_chapter_says_what_investment_is_attracted_for() -> None:
    found = [extraction(f"一、{chapter}\n（一）扎实开展招商引资\n优化全周期服务。").measures[0].domain
             for chapter in ("推动新型工业化", "扩大对外开放")]
    assert found == ["industry", "opening"]


def test_a_numbered_paragraph_says_first_what_it_is_about() -> None:
    rest = "，" + "统筹各类资源并持续加大工作力度" * 5 + "，培育一批产业集群，做强优势产业。"
    text = "一、推进产业项目\n1．推进公路建设" + rest + "\n2．推进文化传承" + rest
    assert list(dict.fromkeys(m.domain for m in extraction(text).measures)) == ["infrastructure", "culture"]


def test_a_lead_decides_for_what_it_announces() -> None:
    text = (
        "一、重点任务\n（一）全面协作\n加快推进铁路建设。开工建设甲乙铁路，争取丙丁铁路纳入国家规划，推动站场改造。"
        "加快推进旅游发展。建设度假区，打造精品线路，培育旅行社。"
    )
    found = extraction(text)
    assert [s.heading for s in found.sections if s.level == "lead"] == ["加快推进铁路建设", "加快推进旅游发展"]
    assert [m.domain for m in found.measures] == ["infrastructure"] * 3 + ["culture"] * 3


def test_one_domain_for_the_whole_paragraph() -> None:
    text = "一、扩大对外开放\n建设口岸，引进外资，新建学校，治理污染。"
    assert {m.domain for m in extraction(text).measures} == {"opening"}


# headings from the outermost, the document's subject, paragraph, domain
UNITS: list[tuple[tuple[str, ...], Domain | None, str, str]] = [
    (("交通",), None, "", "infrastructure"),
    (("重点任务",), "industry", "", "industry"),
    (("重点任务",), None, "新建铁路", "infrastructure"),
    # what the document is about weighs more than one word of a paragraph
    (("重点任务",), "industry", "试用5G基站", "industry"),
    ((), None, "", "space"),
    ((), None, "新建铁路。", "infrastructure"),
    # the chapter on how the work is organised stays that; one of safeguards is as often about the subject
    (("组织实施", "协同推进"), "industry", "", "organization"),
    (("保障措施", "夯实基础"), "services", "", "services"),
    (("保障措施",), "services", "", "organization"),
    # what a heading says of its topic does not hide it
    (("交通更加便捷",), "space", "", "infrastructure"),
    (("创新能力持续增强",), "industry", "", "innovation"),
    (("生态更加优良",), "space", "", "ecology"),
    # a clear heading needs no subject
    (("加强生态环境保护",), "industry", "新建铁路。", "ecology"),
    (("交通", "生态环境保护"), None, "", "ecology"),
    (("生态环境保护", "交通"), None, "", "infrastructure"),
    # of two clauses the first comes first
    (("加强组织领导,健全住房保障机构",), None, "", "organization"),
]


@pytest.mark.parametrize(("headings", "about", "paragraph", "expected"), UNITS)
def test_who_is_asked(headings: tuple[str, ...], about: Domain | None, paragraph: str, expected: str) -> None:
    assert domain(headings, about, paragraph, topics(packaged()))[0] == expected


# title, headings, the subject of the document
SUBJECTS: list[tuple[str, tuple[str, ...], str | None]] = [
    ("甲市农业发展规划", ("教育", "卫生"), "industry"),
    ("甲市人民政府关于加快教育发展的意见", (), "services"),
    # `人民政府` holds no `民政`
    ("甲市人民政府公告", (), None),
    # the title says nothing: half of what the headings say
    ("甲市行动方案", ("建设铁路", "改造公路", "疏通航道"), "infrastructure"),
    ("甲市行动方案", ("建设铁路", "发展旅游", "保护森林", "振兴乡村"), None),
    # one heading is too little
    ("甲市行动方案", ("建设铁路",), None),
    # how the work is organised is no subject
    ("甲市行动方案", ("组织领导", "督查考核", "舆论引导"), None),
    # the title names two
    ("甲市农业和教育发展规划", (), None),
]


@pytest.mark.parametrize(("title", "headings", "expected"), SUBJECTS)
def test_what_a_document_is_about(title: str, headings: tuple[str, ...], expected: str | None) -> None:
    assert subject(title, headings, topics(packaged())) == expected


# a word, and the longer word that tells another domain or none
LONGER: list[tuple[str, str, str | None]] = [
    ("民政", "人民政府", None),
    ("开放", "场景开放", "industry"),
    ("产业", "文旅产业", "culture"),
    ("保险", "养老保险", "services"),
    ("城市", "城市道路", "infrastructure"),
    ("农村", "农村公路", "infrastructure"),
    ("安全", "粮食安全", "industry"),
    ("安全", "生态安全", "ecology"),
]


@pytest.mark.parametrize(("word", "longer", "expected"), LONGER)
def test_the_longest_word_speaks(word: str, longer: str, expected: str | None) -> None:
    table = topics(packaged())
    assert list(votes(longer, table)) == ([expected] if expected else [])
    assert list(votes(word, table)) != list(votes(longer, table))


def test_the_head_of_a_heading_counts_twice() -> None:
    found = votes("交通与生态环境", topics(packaged()))
    assert found["ecology"] == 2 * found["infrastructure"]


def test_every_domain_has_a_heading_here() -> None:
    assert {row[1] for row in HEADINGS} == set(DOMAINS)
