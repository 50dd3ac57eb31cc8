"""Slogans: which words are coined for a list, and which members the document gives them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linear_work import is_linear

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.slogans import find_slogans
from luoshi.text import fold


def read(text: str) -> list[str]:
    return [item.text for item in find_slogans(text, fold(text), packaged())]


def members(text: str, slogan: str) -> tuple[str, ...]:
    return next(item.members for item in find_slogans(text, fold(text), packaged()) if item.text == slogan)


# clause, the coined words, what the row tests
ONE = [
    ("构建“5+4+5”现代产业体系", "5+4+5", "figures joined by plus"),
    ("构建“1+30+N”共同体体系", "1+30+N", "a variable among the figures"),
    ("落实“１＋３”主导产业", "１＋３", "full-width figures"),
    ("完善1+3+N政策体系", "1+3+N", "figures without quotation marks before a noun"),
    ("打造“5+2就业之家”", "5+2就业之家", "figures with a noun inside the marks"),
    ("实施“12345”现代农业提升行动", "12345", "a row of figures that is no telephone"),
    ("推进“351”发展方案", "351", "a row of figures"),
    ("构建“415X”集群", "415X", "figures with a variable"),
    ("实施服务业“30工程”", "30工程", "a figure and a class noun"),
    ("实施“七轮驱动”", "七轮驱动", "a count and what it drives"),
    ("建设“一极两中心两地”", "一极两中心两地", "counts in a row without separators"),
    ("建设“一枢纽、两中心、三基地、四区块”", "一枢纽、两中心、三基地、四区块", "counts in a list"),
    ("深化“一干多支、五区协同”战略", "一干多支、五区协同", "a part without a number among counted ones"),
    ("大力发展“四新一大”产业", "四新一大", "two counts of one character each"),
    ("形成“一点三线”格局", "一点三线", "space"),
    ("构建“一核一带”空间格局", "一核一带", "ones of space"),
    ("完善“一老一小”服务", "一老一小", "ones of a pair"),
    ("畅通“一核两翼、三区协同”", "一核两翼、三区协同", "a mixed chain"),
    ("开展“五清”行动", "五清", "a count and a verb"),
    ("开展“四城同创”", "四城同创", "what is done together"),
    ("实施“双百计划”", "双百计划", "双 with a multiplier"),
    ("实施“双全双百”工程", "双全双百", "双 twice"),
    ("培育“双一流”高校", "双一流", "双 with 一 in its noun"),
    ("实施“双十工程”", "双十工程", "双十"),
    ("构建“一主六双”布局", "一主六双", "双 at the end"),
    ("强化能耗“双控”", "双控", "双 and one character"),
    ("深化“个十百”平台工程", "个十百", "a ladder of multipliers"),
    ("学习“千万工程”经验", "千万工程", "a ladder with a noun"),
    ("实施“百千万工程”", "百千万工程", "a ladder of three"),
    ("推进农村公路“新三通”", "新三通", "新 before the count"),
    ("创建“四好农村路”示范县", "四好农村路", "a count of good things"),
    ("坚持“四个优先”", "四个优先", "a count with a measure word"),
    ("实施“四项计划”", "四项计划", "项"),
    ("开展“四个大比拼”", "四个大比拼", "a count of contests"),
    ("强化财政改革“三项行动”", "三项行动", "三项"),
    ("实施“六大提升工程”", "六大提升工程", "大 inside quotation marks"),
    ("推行“六个一”服务", "六个一", "一 as the noun"),
    ("实现“五统一”管理", "五统一", "统一 as the noun"),
    ("推进“三规合一”", "三规合一", "合一 as the noun"),
    ("落实“二十条措施”", "二十条措施", "a count above ten"),
    ("践行“八八战略”", "八八战略", "a national term in the table"),
    ("开展“践行十爱·德耀甜城”活动", "十爱", "counted words among others in the marks"),
    ("实施“千村示范、万村整治”", "千村示范、万村整治", "multipliers in pairs"),
    ("大力发展五大现代服务业", "五大现代服务业", "大 and a class noun, unquoted"),
    ("壮大四大特色农业产业。", "四大特色农业产业", "class nouns that follow at once"),
    ("三大工业主导产业产值占比", "三大工业主导产业", "the noun ends before the next subject"),
    ("实施十大生态环保项目", "十大生态环保项目", "a word between two class nouns"),
    ("打好三大攻坚战", "三大攻坚战", "a battle"),
    ("推进五大振兴", "五大振兴", "a weak noun right after the count"),
    ("推进三大商圈建设", "三大商圈", "what is done is not part of the term"),
    ("连接一带一路", "一带一路", "a national term without quotation marks"),
    ("做好三农工作", "三农", "a national term without quotation marks"),
    ("擦亮“山水、红色、人文”三张金字招牌", "三张金字招牌", "a count after its quoted list"),
    ("做好五篇大文章", "五篇大文章", "a figure of speech for tasks"),
    ("擦亮三张名片", "三张名片", "a figure of speech for brands"),
    ('实施"三大工程"', "三大工程", "straight quotation marks"),
    ("实施「三大工程」", "三大工程", "corner brackets"),
    ("实施“ 三大工程 ”", "三大工程", "spaces inside the marks"),
]

# clause, why it is no slogan
NONE = [
    ("“11条铁路+12条高速公路”", "two quantities"),
    ("推广“总部+基地”模式", "no number"),
    ("推进“互联网+政务服务”", "no number"),
    ("深化“放管服”改革", "no number"),
    ("推动“5G+工业互联网”", "a generation of networks"),
    ("拨打“12345”热线", "a telephone number"),
    ("拨打“12315”", "a telephone number"),
    ("“2035”远景", "a year"),
    ("纳入“十四五”规划", "a plan period"),
    ("开展“八五”普法", "a plan period"),
    ("推进“一网统管”", "one thing"),
    ("实现“一次办好”", "one time"),
    ("办好“一件事”", "one thing"),
    ("实施“一企一策”", "each its own"),
    ("推行“一县一品”", "each its own"),
    ("推行“多式联运一单制”", "one in a phrase"),
    ("实现“一屏观全省、一网管全省”", "ones with verbs"),
    ("打通“最后一公里”", "an idiom"),
    ("打造“15分钟生活圈”", "a measure"),
    ("控制在“三公里”以内", "a measure"),
    ("实现“十连冠”", "how often"),
    ("落实“十年禁渔”", "a duration"),
    ("坚持“百花齐放”", "an idiom"),
    ("服务“千家万户”", "an idiom"),
    ("粉碎“四人帮”", "a proper name"),
    ("推介“四川老字号”", "a place name"),
    ("推介“三亚绿道”", "a place name"),
    ("纪念“五四”运动", "a day"),
    ("召开“两会”", "a proper name"),
    ("评为“三甲”医院", "a grade"),
    ("万众一心谋发展", "an idiom"),
    ("党的二十大精神", "a party congress"),
    ("十八大以来", "a party congress"),
    ("发放五张传单", "papers, not tasks"),
    ("发表三篇论文", "papers, not tasks"),
    ("分为三大类", "a classification"),
    ("决策层、协调层、执行层三级机制", "a level"),
    ("三次产业协调发展", "a class"),
    ("第一大产业", "an ordinal"),
    ("四个发展定位", "an unquoted count of the text's own points"),
    ("全国十大以外", "no noun"),
    ("“约法三章”", "an idiom"),
    ("“一不怕苦、二不怕难”", "numbers that only list"),
    ("“到底是千家万户的事”", "a sentence"),
    ("", "nothing"),
]

# text, slogan, members, what the row tests
MEMBERS = [
    ("推动电子商务、现代物流、文化旅游等三大现代服务业提质", "三大现代服务业", ("电子商务", "现代物流", "文化旅游"),
     "right before, with 等"),
    ("内江黑猪、资中血橙、特色水产三大特色产业", "三大特色产业", ("内江黑猪", "资中血橙", "特色水产"), "right before"),
    ("加快壮大旅游、康养“两大现代服务业”", "两大现代服务业", ("旅游", "康养"), "before the quotation mark"),
    ("建材、石化、家具三大行业", "三大行业", ("建材", "石化", "家具"), "a noun that begins like a verb"),
    ("软件信息、科技服务和商务服务三大产业", "三大产业", ("软件信息", "科技服务", "商务服务"), "和 joins the last two"),
    ("强化建设用地等总量和强度“双控”", "双控", ("总量", "强度"), "the two right before"),
    ("事故起数、死亡人数实现“双下降”", "双下降", ("事故起数", "死亡人数"), "实现 between list and slogan"),
    ("擦亮“山水、红色、人文”三张金字招牌", "三张金字招牌", ("山水", "红色", "人文"), "a quoted list"),
    ("支持产粮大县提高稻谷、小麦、玉米三大品种保险", "三大品种", ("稻谷", "小麦", "玉米"),
     "what stands before the first is cut"),
    ("五是完善监测分析、新型服务、安全保障三大体系", "三大体系", ("监测分析", "新型服务", "安全保障"),
     "an ordinal before the list"),
    ("实施“三高”工程（专业素质高、授课水平高、教研能力高）", "三高", ("专业素质高", "授课水平高", "教研能力高"),
     "in brackets"),
    ("推进六大行动：扩绿、治水、净土、减煤、控车、降尘。", "六大行动", ("扩绿", "治水", "净土", "减煤", "控车",
     "降尘"), "after a colon"),
    ("推出了三大平台——支付平台、服务平台、资产平台。", "三大平台", ("支付平台", "服务平台", "资产平台"),
     "after a dash"),
    ("实施“三大行动”，即：实施扩绿行动，实施治水行动，实施净土行动。", "三大行动", ("扩绿行动", "治水行动", "净土行动"),
     "after 即, without the verb that all share"),
    ("开展“三城同创”，努力打造文明之城、清洁之城、平安之城。", "三城同创", ("文明之城", "清洁之城", "平安之城"),
     "the next clause's list with the same noun"),
    ("实施“两项重大行动计划”。实施构建产业体系行动计划、建设宜居城市行动计划。", "两项重大行动计划",
     ("构建产业体系行动计划", "建设宜居城市行动计划"), "items with verbs of their own"),
    ("建设“一枢纽、两中心、三基地”。着力建设交通枢纽，转化中心、培育中心，制造基地、物流和电商基地、产品基地。",
     "一枢纽、两中心、三基地", ("交通枢纽", "转化中心", "培育中心", "制造基地", "物流和电商基地", "产品基地"),
     "clauses side by side"),
    ("发展“四新一大”产业。加快培育新材料、新装备、新医药、新能源和大数据产业。", "四新一大",
     ("新材料", "新装备", "新医药", "新能源", "大数据"), "letters of the items"),
    ("培育“四大新型工业”。壮大以食品、医药、材料、信息为主导的新型工业集群。", "四大新型工业",
     ("食品", "医药", "材料", "信息"), "a list that the same noun closes"),
    ("三大工业主导产业占比提高。做优食品产业，新建基地。做大医药产业，投产项目。做强材料产业，启动工程。",
     "三大工业主导产业", ("食品", "医药", "材料"), "clauses alike, one for each"),
    ("实施“三大行动”。一是扩绿行动，造林千亩。二是治水行动，清淤十里。三是净土行动，修复百亩。", "三大行动",
     ("扩绿行动", "治水行动", "净土行动"), "numbered points"),
    ("一、实施三大行动\n（一）实施扩绿行动。多造林。\n（二）实施治水行动。多清淤。\n（三）实施净土行动。多修复。",
     "三大行动",
     ("扩绿行动", "治水行动", "净土行动"), "numbered headings"),
    ("发展四大特色农业产业。推动黑猪、血橙、花果、水产四大特色产业。", "四大特色农业产业", ("黑猪", "血橙", "花果",
     "水产"),
     "another slogan's words with some left out"),
    ("构建“2+2+2”体系。黑猪、血橙两大特色农业。物流、康养两大服务业。钢铁、化工两大工业。", "2+2+2",
     ("黑猪", "血橙", "物流", "康养", "钢铁", "化工"), "the members of three slogans"),
    ("做好“研学游”“水文章”“夜经济”三篇文章，保护古镇。", "三篇文章", ("研学游", "水文章", "夜经济"),
     "quotations side by side"),
    ("发展钢铁、汽车、食品等重点产业，培育显示、家居、卫星等创新产业，构建“3+3”产业体系。", "3+3",
     ("钢铁", "汽车", "食品", "显示", "家居", "卫星"), "a clause in front for each figure"),
    ("继续深入推进修复工程、绿道工程、公园工程等“三大工程”。", "三大工程", ("修复工程", "绿道工程", "公园工程"),
     "three adverbs and verbs before the list"),
]

# text, slogan, why it has no members
NO_MEMBERS = [
    ("实施“七轮驱动”，做大经济总量、提高发展质量", "七轮驱动", "two clauses are not seven members"),
    ("科技、教育、“三农”投入", "三农", "a list that the slogan stands in"),
    ("拥护改革、坚决做到“两个确保”", "两个确保", "verbs before the slogan"),
    ("统筹推进、一体落实“两区”建设", "两区", "what is done is no member"),
    ("增加教育、卫生和“三农”支出", "三农", "the slogan is the list's last item"),
    ("推进甲、乙、丙、丁三大行动", "三大行动", "four items are not three"),
    ("参与建设、共建“一带一路”", "一带一路", "a national term"),
    ("深化“一点三线”格局", "一点三线", "no list at all"),
]


@pytest.mark.parametrize(("clause", "words", "why"), ONE, ids=[row[0] for row in ONE])
def test_slogan(clause: str, words: str, why: str) -> None:
    assert read(clause) == [words], why


@pytest.mark.parametrize(("clause", "why"), NONE, ids=[row[0] for row in NONE])
def test_no_slogan(clause: str, why: str) -> None:
    assert read(clause) == [], why


@pytest.mark.parametrize(("text", "slogan", "expected", "why"), MEMBERS, ids=[row[3] for row in MEMBERS])
def test_members(text: str, slogan: str, expected: tuple[str, ...], why: str) -> None:
    assert members(text, slogan) == expected, why


@pytest.mark.parametrize(("text", "slogan", "why"), NO_MEMBERS, ids=[row[2] for row in NO_MEMBERS])
def test_no_members(text: str, slogan: str, why: str) -> None:
    assert members(text, slogan) == (), why


def test_every_mention_has_the_members() -> None:
    text = "发展三大产业。推动甲业、乙业、丙业三大产业升级。壮大三大产业。"
    found = find_slogans(text, fold(text), packaged())
    assert [item.members for item in found] == [("甲业", "乙业", "丙业")] * 3


def test_members_stand_where_their_spans_say() -> None:
    text = "推动电子商务、现代物流等两大现代服务业；强化总量和强度“双控”。"
    for item in find_slogans(text, fold(text), packaged()):
        assert text[item.start:item.end] == item.text
        assert item.id == f"s-{item.start}-{item.end}"
        assert tuple(text[a:b] for a, b in item.spans) == item.members
        assert len(item.members) == 2


KNOWN = packaged().table("slogan_known")


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["word"])
def test_a_national_term_is_read_in_quotation_marks(row: dict[str, str]) -> None:
    assert read(f"坚持“{row['word']}”工作") == [row["word"]]
    assert (read(f"坚持{row['word']}工作") == [row["word"]]) == (row["plain"] == "yes")


EXCLUDED = [row for row in packaged().table("slogan_excluded") if row["where"] == "whole"]


@pytest.mark.parametrize("row", EXCLUDED, ids=lambda row: row["word"])
def test_an_excluded_word_is_no_slogan(row: dict[str, str]) -> None:
    assert read(f"坚持“{row['word']}”工作") == []


HEADS = packaged().table("slogan_heads")


@pytest.mark.parametrize("row", HEADS, ids=lambda row: row["word"])
def test_every_class_noun_closes_a_counted_phrase(row: dict[str, str]) -> None:
    assert read(f"抓好五大{row['word']}，") == [f"五大{row['word']}"]


PIECES = st.sampled_from(
    ["“", "”", "五大", "产业", "、", "和", "等", "双", "控", "一", "带", "路", "千", "万", "工程", "1", "+", "N",
    "（", "）", "：", "。",
     "，", "甲乙", "丙丁", "推动", "做强", "一是", "二是", "四新一大", "三", "个", "\n", '"', "实施", "行动", "(一)"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_row_of_pieces_is_read_without_error_or_overlap(text: str) -> None:
    found = find_slogans(text, fold(text), packaged())
    assert all(one.end <= two.start for one, two in pairwise(found))
    for item in found:
        assert text[item.start:item.end] == item.text
        assert tuple(text[a:b] for a, b in item.spans) == item.members
        assert all(0 <= a < b for a, b in item.spans)


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[item.start:item.end] == item.text for item in find_slogans(text, fold(text), packaged()))


@pytest.mark.parametrize(
    "unit", ["“", "五大", "甲、", "“三农”", "1+", "五大产业", "甲、乙、丙三大产业。", "“四新一大”甲、乙、", "一是",
    "(", "一", "(一)实施"],
)
def test_work_grows_with_length_only(unit: str) -> None:
    assert is_linear(lambda text: find_slogans(text, fold(text), packaged()), unit)
