"""Every form of heading: what opens a section, what it is called, and what only looks like one."""

from __future__ import annotations

import pytest

from luoshi.models import Region, Section
from luoshi.reading.marks import number
from luoshi.reading.structure import Hints, analyse
from luoshi.text import fold


def outline(text: str, hints: Hints = Hints()) -> list[tuple[str, str, str]]:  # noqa: B008
    return [(s.level, s.number, s.heading) for s in sections(text, hints)]


def sections(text: str, hints: Hints = Hints()) -> tuple[Section, ...]:  # noqa: B008
    return analyse(text, fold(text), hints)[1]


# text, the one section expected, why
SINGLE = [
    ("一、总体要求", ("chapter", "一、", "总体要求"), "a chapter on its own line"),
    ("　　二、 主要任务", ("chapter", "二、", "主要任务"), "indented, with a blank after the mark"),
    ("十二、保障措施", ("chapter", "十二、", "保障措施"), "two numerals"),
    ("三 、职责分工", ("chapter", "三 、", "职责分工"), "a blank inside the mark"),
    ("四.工作步骤", ("chapter", "四.", "工作步骤"), "a full stop in place of the comma"),
    ("(一)指导思想。坚持稳中求进。", ("article", "(一)", "指导思想"), "a run-in heading ends at the first full stop"),
    ("（一）指导思想。坚持稳中求进。", ("article", "（一）", "指导思想"), "full-width brackets"),
    ("( 二 )发展目标", ("article", "( 二 )", "发展目标"), "blanks inside the brackets"),
    ("（一）、加强领导。成立专班。", ("article", "（一）、", "加强领导"), "a comma behind the bracket"),
    ("1.建设两座水库（责任单位：市水利局）", ("item", "1.", "建设两座水库"), "an owner behind the heading"),
    ("㈢加强领导。成立专班。", ("article", "㈢", "加强领导"), "a bracketed numeral in one character"),
    ("（二十九）加强生态环境保护。严守红线。", ("article", "（二十九）", "加强生态环境保护"), "numbers run to 29"),
    ("第三条　本市实行河长制。", ("article", "第三条", ""), "a rule is its own text"),
    ("第三条【适用范围】本市河道适用本办法。", ("article", "第三条", "适用范围"), "a rule's heading in brackets"),
    ("第一条（目的和依据）\n为了保护河道，制定本办法。", ("article", "第一条", "目的和依据"), "bracketed, text below"),
    ("第十二条之一 经费列入预算。", ("article", "第十二条之一", ""), "an inserted rule"),
    ("第一章　总　则", ("chapter", "第一章", "总　则"), "blanks that space the heading are kept"),
    ("第二章\n监督管理\n第九条 各级政府负责。", ("chapter", "第二章", "监督管理"), "the heading on the next line"),
    ("第一编 总论", ("part", "第一编", "总论"), "a part"),
    ("第二部分　重点领域", ("part", "第二部分", "重点领域"), "a part by another name"),
    ("第三篇 区域布局", ("part", "第三篇", "区域布局"), "and by a third"),
    ("第二节 优化布局", ("article", "第二节", "优化布局"), "a division of a chapter"),
    ("1.强化算力保障。建设智算中心。", ("item", "1.", "强化算力保障"), "an item"),
    ("１．强化算力保障。建设智算中心。", ("item", "１．", "强化算力保障"), "full-width digit and stop"),
    ("2、加强数据支撑。统筹资源。", ("item", "2、", "加强数据支撑"), "an item with the other mark"),
    ("(1)扩大有效投资。抓项目。", ("item", "(1)", "扩大有效投资"), "digits in brackets"),
    ("（3）扩大有效投资。抓项目。", ("item", "（3）", "扩大有效投资"), "in full-width brackets"),
    ("1)扩大有效投资。抓项目。", ("item", "1)", "扩大有效投资"), "half a bracket"),
    ("①优化服务。压减时限。", ("item", "①", "优化服务"), "a circled digit"),
    ("⑵优化服务。压减时限。", ("item", "⑵", "优化服务"), "a bracketed digit in one character"),
    ("⒊优化服务。压减时限。", ("item", "⒊", "优化服务"), "a digit and its stop in one character"),
    ("——建设内陆开放高地。扩大口岸功能。", ("item", "——", "建设内陆开放高地"), "a dash"),
    ("一是完善机制。定期会商。", ("item", "一是", "完善机制"), "spoken numbering at a line's beginning"),
    ("第一，稳住就业。拓宽渠道。", ("item", "第一，", "稳住就业"), "an ordinal"),
    ("专栏1 重大项目", ("item", "专栏1", "重大项目"), "a box"),
    ("专栏二：重大项目", ("item", "专栏二", "重大项目"), "a box with a Chinese numeral"),
    ("1.县财政局：落实养护资金。", ("item", "1.", "县财政局"), "a short heading before a colon"),
    ("## 一、总体要求", ("chapter", "一、", "总体要求"), "a marked-up line"),
    ("**（一）总体思路**", ("article", "（一）", "总体思路"), "and a bold one"),
    ("一、总体要求　　以高质量发展为主题，着力补短板，加快构建现代化产业体系，推动全市经济社会发展迈上新台阶。",
     ("chapter", "一、", "总体要求"), "blanks took a line break's place"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SINGLE, ids=[row[2] for row in SINGLE])
def test_one_heading(text: str, expected: tuple[str, str, str], why: str) -> None:
    assert outline(text)[0] == expected, why


# texts without any section
NONE = [
    ("推动一、二、三产业融合发展。", "a list of sectors"),
    ("一、二、三次产业增加值分别增长3%、7%、7%。", "the same at a line's beginning"),
    ("违反本条例第三条规定的，责令改正。", "a rule that is cited"),
    ("符合第五条第（一）（二）（三）项条件的人员可以申请。", "numbers of a citation"),
    ("到2025年，新增1.5万个岗位。", "a decimal number"),
    ("2020年完成投资10亿元。", "a year at a line's beginning"),
    ("5G基站实现全覆盖。", "a digit that belongs to a name"),
    ("11条铁路和12条高速公路加快建设。", "an amount at a line's beginning"),
    ("3个月内办结。", "a period at a line's beginning"),
    ("7.5公里绿道建成开放。", "a decimal amount at a line's beginning"),
    ("第一、二、三产业比例更加协调。", "sectors by ordinals"),
    ("按照第（一）、（二）项执行。", "items that are cited together"),
    ("这一是非题没有答案。", "`一是` inside a word group"),
    ("会上，他强调一要求二落实。", "`一要` that is not numbering"),
    ("成都—重庆—贵阳铁路开工。", "dashes between places"),
    ("坚持一张蓝图绘到底。", "a numeral that is a word"),
    ("项目（一期）建成投产。", "a phase in brackets"),
    ("对照第一章要求逐条落实。", "a chapter that is cited"),
    ("增长12.5%。", "a decimal share"),
    ("", "no text at all"),
]


@pytest.mark.parametrize(("text", "why"), NONE, ids=[row[1] for row in NONE])
def test_no_heading(text: str, why: str) -> None:
    assert outline(text) == [], why


def test_rules_with_run_in_headings() -> None:
    pairs = list(zip("一二三", "甲乙丙", strict=True))
    rules = "".join(f"第{n}条 鼓励企业{what}。对符合条件的企业给予奖励。\n" for n, what in pairs)
    assert outline(rules) == [("article", f"第{n}条", f"鼓励企业{what}") for n, what in pairs]
    mixed = rules.replace("鼓励企业乙。", "鼓励企业乙，").replace("鼓励企业丙。", "鼓励企业丙，")
    assert [row[2] for row in outline(mixed)] == ["", "", ""]


def test_spoken_numbering_inside_a_sentence() -> None:
    text = "今年办好三件实事：一是改造老旧小区；二是新建口袋公园；三是增加公交线路。"
    assert outline(text) == [
        ("item", "一是", "改造老旧小区"), ("item", "二是", "新建口袋公园"), ("item", "三是", "增加公交线路"),
    ]


def test_one_spoken_number_alone_is_no_list() -> None:
    assert outline("原因很多。一是基础薄弱。其他不再细说。") == []


def test_lost_line_breaks() -> None:
    text = ("某市人民政府关于加快发展的意见 为加快发展，提出如下意见。一、总体要求（一）指导思想。坚持稳中求进。"
            "（二）发展目标。到2025年全面建成。二、主要任务（一）壮大产业。建设园区。（二）扩大开放。建好口岸。")
    assert outline(text) == [
        ("chapter", "一、", "总体要求"), ("article", "（一）", "指导思想"), ("article", "（二）", "发展目标"),
        ("chapter", "二、", "主要任务"), ("article", "（一）", "壮大产业"), ("article", "（二）", "扩大开放"),
    ]


def test_lost_line_breaks_in_a_statute() -> None:
    text = ("河道管理办法第一章  总  则第一条  为了保护河道，制定本办法。第二条  本市河道适用本办法。"
            "第二章  附  则第三条  本办法自印发之日起施行。")
    assert [row[1] for row in outline(text)] == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_numbers_that_run_through_chapters_and_numbers_that_restart() -> None:
    through = "一、交通\n（一）铁路。开工。\n二、产业\n（二）工业。做强。\n（三）农业。做优。"
    restart = "一、交通\n（一）铁路。开工。\n二、产业\n（一）工业。做强。\n（二）农业。做优。"
    for text in (through, restart):
        found = sections(text)
        assert [s.parent for s in found] == [None, "chp_1", None, "chp_2", "chp_2"]
        assert analyse(text, fold(text))[3] == ()
    assert [s.id for s in sections(through)] == ["chp_1", "chp_1__art_1", "chp_2", "chp_2__art_2", "chp_2__art_3"]


def test_digits_without_a_stop_open_items_only_in_a_run() -> None:
    assert outline("（一）创新\n1突破关键技术。攻关。\n2建设平台。组建。") == [
        ("article", "（一）", "创新"), ("item", "1", "突破关键技术"), ("item", "2", "建设平台"),
    ]
    assert outline("（一）创新\n1突破关键技术。攻关。\n其他工作照常进行。") == [("article", "（一）", "创新")]


def test_a_private_character_in_place_of_the_stop() -> None:
    assert outline("1\ue010突破技术。攻关。\n2\ue010建设平台。组建。")[1] == ("item", "2\ue010", "建设平台")


def test_decimal_numbers() -> None:
    text = ("1 总则\n1.1 编制目的\n规范处置。\n1.1.1 适用情形\n本预案适用于洪涝。\n1.2 工作原则\n统一领导。\n"
            "2 组织体系\n2.1 指挥部\n负责指挥。")
    found = sections(text)
    assert [(s.level, s.number) for s in found] == [
        ("chapter", "1"), ("article", "1.1"), ("item", "1.1.1"), ("article", "1.2"),
        ("chapter", "2"), ("article", "2.1"),
    ]
    assert found[2].parent == found[1].id
    assert analyse(text, fold(text))[3] == ()


def test_heading_that_a_page_broke_over_two_lines() -> None:
    kinds = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    filler = "".join(f"第{kind}类项目按照统一部署加快推进前期工作并落实\n" for kind in kinds)
    text = filler + "（一）加快建设具有全国影响力的现代产业体系\n和创新高地。培育集群。\n"
    assert outline(text)[-1] == ("article", "（一）", "加快建设具有全国影响力的现代产业体系\n和创新高地")


def test_content_ends_where_the_next_section_of_its_rank_begins() -> None:
    text = "一、交通\n修路。\n（一）铁路。开工。\n二、产业\n建园。"
    first, article, second = sections(text)
    assert text[first.start : first.until].rstrip() == "一、交通\n修路。\n（一）铁路。开工。"
    assert first.until == second.start == article.until
    assert second.until == len(text)


def test_an_item_inside_a_sentence_ends_with_its_line() -> None:
    text = "一、要求\n做到：一是快；二是好。\n另起一段。\n二、措施\n"
    last = next(s for s in sections(text) if s.number == "二是")
    assert text[last.start : last.until] == "二是好。"


def test_dash_items_end_with_their_paragraph() -> None:
    text = "一、回顾\n——产业更强。增长8%。\n——城乡更美。绿化10万亩。\n一年来，主要做了以下工作。\n"
    first, last = (s for s in sections(text) if s.number == "——")
    assert text[first.start : first.until] == "——产业更强。增长8%。\n"
    assert text[last.start : last.until] == "——城乡更美。绿化10万亩。"


def test_a_subtitle_is_no_item() -> None:
    subtitle = "——2024年1月8日在某市第五届人民代表大会第四次会议上"
    text = f"政府工作报告\n{subtitle}\n各位代表：\n一、回顾\n——产业更强。增长8%。"
    assert [row[1] for row in outline(text)] == ["一、", "——"]


def test_ids_are_ascii_unique_and_stable() -> None:
    text = "一、甲\n（一）子。丑。\n（一）寅。卯。\n一、乙\n——辰。巳。\n1.午。未。\n"
    ids = [s.id for s in sections(text)]
    assert ids == ["chp_1", "chp_1__art_1", "chp_1__art_1_2", "chp_1_2", "chp_1_2__item_1", "chp_1_2__item_1_2"]
    assert ids == [s.id for s in sections(text)]


# text, the code of its one warning, the words it stands on
ODD = [
    ("一、甲\n二、乙\n四、丙", "numbering-gap", "四、"),
    ("一、甲\n二、乙\n二、丙", "numbering-repeat", "二、"),
    ("（一）甲\n（二）乙\n（三）丙\n（二）丁", "numbering-order", "（二）"),
    ("第一条 甲。\n第二条 乙。\n第四条 丙。", "numbering-gap", "第四条"),
]


@pytest.mark.parametrize(("text", "code", "words"), ODD)
def test_odd_numbering_is_reported(text: str, code: str, words: str) -> None:
    (notice,) = analyse(text, fold(text))[3]
    assert (notice.code, text[notice.start : notice.end]) == (code, words)
    assert notice.data["number"] == words


def test_a_reference_broken_over_lines_is_no_rule() -> None:
    text = "第一条 甲。\n第二条 违反第十六条、\n第十七条 规定的，责令改正。\n第三条 丙。"
    assert [row[1] for row in outline(text)] == ["第一条", "第二条", "第三条"]


def test_no_sections_inside_regions() -> None:
    text = "一、要求\n做好工作。\n1.序号一\n2.序号二\n二、措施\n抓好落实。"
    start = text.index("1.")
    table = Region(start=start, end=text.index("二、"), type="table")
    assert [row[1] for row in outline(text, Hints(extra_regions=(table,)))] == ["一、", "二、"]


def test_no_sections_in_a_list_of_attachments() -> None:
    text = "一、要求\n做好工作。\n附件：1.任务分工表\n2.联系人名单\n"
    assert [row[1] for row in outline(text)] == ["一、"]


NUMBERS = [("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("二十九", 29), ("一百", 100), ("一百零五", 105),
           ("一百二十三", 123), ("二〇", 20), ("12", 12), ("７", 7)]


@pytest.mark.parametrize(("words", "value"), NUMBERS)
def test_numerals(words: str, value: int) -> None:
    assert number(fold(words)) == value


def test_every_chapter_number_to_ninety_nine() -> None:
    digits = " 一二三四五六七八九"
    tens = [""] + ["十" if n == 1 else digits[n] + "十" for n in range(1, 10)]
    names = [(tens[n // 10] + digits[n % 10]).strip() for n in range(1, 100)]
    text = "\n".join(f"{name}、任务{at}" for at, name in enumerate(names, 1))
    found = sections(text)
    assert [s.id for s in found] == [f"chp_{n}" for n in range(1, 100)]
    assert analyse(text, fold(text))[3] == ()
