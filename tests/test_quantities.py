"""Amounts: which numbers measure something, in which unit, with which span."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linear_work import is_linear

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.quantities import find_quantities
from luoshi.text import fold


def read(text: str) -> list[tuple[str, int | float, int | float | None, str]]:
    found = find_quantities(text, fold(text), packaged())
    return [(item.text, item.low, item.high, item.unit) for item in found]


# clause, words of the amount, low, high, unit, what the row tests
ONE = [
    ("推进2×475兆瓦机组", "475兆瓦", 475, None, "兆瓦", "the capacity of each of two sets"),
    ("扩建4×100万千瓦机组", "100万千瓦", 1000000, None, "千瓦", "the capacity of each of four sets"),
    ("完成8万建卡贫困人口搬迁", "8万", 80000, None, "人", "people without a unit"),
    ("帮扶5万高校毕业生", "5万", 50000, None, "人", "graduates without a unit"),
    ("规划面积300平方公里", "300平方公里", 300, None, "平方公里", "area"),
    ("面积达三百平方公里", "三百平方公里", 300, None, "平方公里", "Chinese numeral"),
    ("新增蔬菜基地两万亩", "两万亩", 20000, None, "亩", "两"),
    ("建成高标准农田27.7万亩", "27.7万亩", 277000, None, "亩", "a decimal times 万 is exact"),
    ("年产120万吨水泥", "120万吨", 1200000, None, "吨", "万 is no part of the unit"),
    ("装机27万千瓦", "27万千瓦", 270000, None, "千瓦", "千瓦 is the unit, 万 the multiplier"),
    ("发电482.97亿千瓦时", "482.97亿千瓦时", 48297000000, None, "千瓦时", "千瓦时"),
    ("建设500千伏变电站", "500千伏", 500, None, "千伏", "千伏"),
    ("管道300千米", "300千米", 300, None, "千米", "千米"),
    ("预算3百万元", "3百万元", 3000000, None, "元", "Arabic digit with 百万"),
    ("投资5千亿元", "5千亿元", 500000000000, None, "元", "Arabic digit with 千亿"),
    ("产值突破3.5万亿元", "3.5万亿元", 3500000000000, None, "元", "万亿"),
    ("引进外资3亿美元", "3亿美元", 300000000, None, "美元", "foreign currency"),
    ("形成100亿产业集群", "100亿", 10000000000, None, "元", "a bare 亿 of an industry is money"),
    ("打造百亿级园区", "百亿级", 10000000000, None, "元", "百亿级"),
    ("培育千亿级集群", "千亿级", 100000000000, None, "元", "千亿级"),
    ("迈上万亿级台阶", "万亿级", 1000000000000, None, "元", "万亿级"),
    ("产值10亿级企业", "10亿级", 1000000000, None, "元", "Arabic with 亿级"),
    ("工业产值占比62%以上", "62%以上", 62, None, "%", "以上 is in the span"),
    ("涨幅3%左右", "3%左右", 3, None, "%", "左右 is in the span"),
    ("失业率5.5%以内", "5.5%以内", 5.5, None, "%", "以内 is in the span"),
    ("覆盖率达到90％", "90％", 90, None, "%", "full-width percent sign"),
    ("增长１２．４％", "１２．４％", 12.4, None, "%", "full-width digits"),
    ("增长百分之三十以上", "百分之三十以上", 30, None, "%", "百分之"),
    ("提高百分之五点六", "百分之五点六", 5.6, None, "%", "百分之 with a decimal"),
    ("死亡率8‰", "8‰", 8, None, "‰", "per mille"),
    ("提高2个百分点", "2个百分点", 2, None, "百分点", "个 is no part of the unit"),
    ("下降一个百分点", "一个百分点", 1, None, "百分点", "Chinese one of a true measure"),
    ("投资超5亿元项目", "超5亿元", 500000000, None, "元", "超 is in the span"),
    ("超过600万人", "超过600万人", 6000000, None, "人", "超过 is in the span"),
    ("建成近300公里", "近300公里", 300, None, "公里", "近 is in the span"),
    ("投资不低于150亿元", "150亿元", 15000000000, None, "元", "不低于 is not in the span"),
    ("不少于30个", "30个", 30, None, "个", "不少于 is not in the span"),
    ("发放2000多亿元", "2000多亿元", 200000000000, None, "元", "多 before 亿"),
    ("培训10余万人", "10余万人", 100000, None, "人", "余 before 万"),
    ("办件3万多件", "3万多件", 30000, None, "件", "多 after 万"),
    ("服务300万人口", "300万人口", 3000000, None, "人", "人口 is 人"),
    ("游客1410万人次", "1410万人次", 14100000, None, "人次", "人次 is not 人"),
    ("吞吐量26万标箱", "26万标箱", 260000, None, "标箱", "标箱"),
    ("森林小镇10-20个", "10-20个", 10, 20, "个", "range with hyphen"),
    ("引进3至5家", "3至5家", 3, 5, "家", "range with 至"),
    ("增长5%—8%", "5%—8%", 5, 8, "%", "range with the unit twice"),
    ("新增10—20万吨", "10—20万吨", 100000, 200000, "吨", "the multiplier is that of both ends"),
    ("新增10万—20万吨", "10万—20万吨", 100000, 200000, "吨", "each end has its multiplier"),
    ("每县1~3个", "1~3个", 1, 3, "个", "range with tilde"),
    ("处8倍至10倍罚款", "8倍至10倍", 8, 10, "倍", "range of multiples"),
    ("通过3～5年", "3～5年", 3, 5, "年", "full-width tilde"),
    ("接入带宽5000M以上", "5000M以上", 5000, None, "M", "bandwidth"),
    ("百兆以上宽带", "百兆以上", 100, None, "兆", "百兆"),
    ("具备千兆接入能力", "千兆", 1000, None, "兆", "千兆 is a speed"),
    ("部署NB-IoT百万级连接", "百万级连接", 1000000, None, "连接", "百万级 with its noun"),
    ("算力300P", "300P", 300, None, "P", "computing power"),
    ("电池产量130GWh", "130GWh", 130, None, "GWh", "Latin unit"),
    ("1小时通勤圈", "1小时", 1, None, "小时", "travel time"),
    ("实施10年禁渔", "10年", 10, None, "年", "duration"),
    ("自受理之日起5个工作日内", "5个工作日", 5, None, "工作日", "个工作日"),
    ("15日内办结", "15日", 15, None, "日", "日 with 内 is a duration"),
    ("三个月内完成", "三个月", 3, None, "个月", "Chinese months"),
    ("申请日前12个月内", "12个月", 12, None, "个月", "日前 does not make it an ordinal"),
    ("抓实181个重点项目", "181个", 181, None, "个", "counted things"),
    ("加装电梯150部", "150部", 150, None, "部", "电梯"),
    ("新建公厕2座", "2座", 2, None, "座", "small Arabic number"),
    ("培育企业一百家", "一百家", 100, None, "家", "Chinese hundred of counted things"),
    ("出栏330万头以上", "330万头以上", 3300000, None, "头", "livestock"),
    ("浓度29微克/立方米左右", "29微克/立方米左右", 29, None, "微克/立方米", "compound unit"),
    ("处理能力11万吨/日", "11万吨/日", 110000, None, "吨/日", "compound unit with 日"),
    ("供能1302万吨标准煤", "1302万吨标准煤", 13020000, None, "吨标准煤", "the longer unit wins"),
    ("产值1,234.5万元", "1,234.5万元", 12345000, None, "元", "grouped digits"),
    ("产量3，500万吨", "3，500万吨", 35000000, None, "吨", "digits grouped with a full-width comma"),
    ("新增 5 万 亩", "5 万 亩", 50000, None, "亩", "spaces between number and unit"),
    ("翻两番", "两番", 2, None, "番", "番 after 翻"),
    ("提高近1倍", "近1倍", 1, None, "倍", "倍"),
    ("占比超八成", "超八成", 8, None, "成", "成 at the clause's end"),
    ("托位数7100余个", "7100余个", 7100, None, "个", "数 before an Arabic number belongs to the noun"),
    ("5万吨级泊位", "5万吨级", 50000, None, "吨", "级 after the unit"),
    ("奖励不超过二十万元", "二十万元", 200000, None, "元", "Chinese ten thousands"),
    ("共有二百○八所", "二百○八所", 208, None, "所", "○ for zero"),
    ("参保人数达2.35万", "2.35万", 23500, None, "人", "a head count names its unit"),
    ("我国网民规模达10.67亿", "10.67亿", 1067000000, None, "人", "a head count is no money"),
    ("三千八百五十六亿斤", "三千八百五十六亿斤", 385600000000, None, "斤", "long Chinese numeral"),
]

# clause, why it holds no amount
NONE = [
    ("到2025年全面建成", "a year"),
    ("二〇三五年基本实现", "a year in Chinese digits"),
    ("2020年至2024年", "a span of years"),
    ("98年以来", "a two-digit year"),
    ("第3个五年规划", "an ordinal"),
    ("居全国第12位", "a rank"),
    ("进入全省前10名", "a rank with 前"),
    ("内府发〔2020〕12号", "a document number"),
    ("改造G347、S415", "route numbers"),
    ("推进312国道改建", "a road number"),
    ("四个发展定位", "counts the list's own members"),
    ("抓好三个方面工作", "counts a list"),
    ("做好9个方面工作", "counts a list in Arabic"),
    ("三级运作机制", "a level"),
    ("推进5G网络覆盖", "a generation of networks"),
    ("建设4G基站", "a generation of networks"),
    ("创建5A级景区", "a grade"),
    ("控制PM2.5", "a name with digits"),
    ("“5+4+5”现代产业体系", "a slogan"),
    ("“12345”行动", "a slogan of figures"),
    ("中国企业500强", "a ranking list"),
    ("三次产业协调发展", "a class"),
    ("千家万户用上清洁能源", "an idiom"),
    ("百年大计", "an idiom"),
    ("千方百计稳就业", "an idiom"),
    ("万众一心", "an idiom"),
    ("统一规划", "一 in a word"),
    ("进一步完善", "一 in a word"),
    ("一批重点项目", "an indefinite number"),
    ("一个窗口受理", "one as article"),
    ("数十亿元投资", "an indefinite number"),
    ("几百家企业", "an indefinite number"),
    ("每万人口专利数", "a ratio's base"),
    ("近五年来", "a period, not an amount"),
    ("未来三年", "a horizon"),
    ("国企改革三年行动", "a plan's name"),
    ("实施三年行动计划", "a plan's name"),
    ("制定五年规划", "a plan's name"),
    ("12月31日前", "a date"),
    ("一月二十日", "a date in Chinese"),
    ("12345热线", "a telephone number"),
    ("1.支持企业发展", "an item number"),
    ("3.条件审核", "an item number before a unit's homograph"),
    ("如图2所示", "a figure's number"),
    ("多方参与三方协议", "parties, not a volume"),
    ("两个一百年目标", "a name"),
    ("14亿中国人民", "a bare 亿 of people has no unit here"),
    ("最后三公里配送", "an idiom"),
    ("降低万元GDP能耗", "a unit of comparison"),
    ("部署千兆以太网", "a kind of network"),
    ("支持甲信、58所等龙头企业", "the name of an institute"),
    ("7×24小时服务", "round the clock"),
    ("3.0版政策", "a version"),
    ("07项科目", "a code with a leading zero"),
    ("参加24次常务会议", "a session's number"),
    ("2位于城区", "a unit's homograph"),
    ("3分别为", "a unit's homograph"),
    ("5周年纪念", "an anniversary"),
    ("%E9%99%85", "an escaped address"),
    ("二十大精神", "a party congress"),
    ("三四个部门", "a guess, not a number"),
    ("二十年一遇洪水", "a return period"),
    ("清乾隆二十六年刻本", "a reign"),
    ("1月1日至2001年", "two dates"),
    ("吸引1.5亿用户", "a bare 亿 before those who are counted"),
    ("产值2.35万", "a bare 万 has no unit"),
]

# clause, amounts in order
MANY = [
    ("推动100兆瓦/400兆瓦时储能电站开工", ["100兆瓦", "400兆瓦时"]),
    ("一批100亿、500亿、1000亿产业集群", ["100亿", "500亿", "1000亿"]),
    ("“11条铁路+12条高速公路”", ["11条", "12条"]),
    ("分别增长3%、7%、7%", ["3%", "7%", "7%"]),
    ("10亿级企业达到2家、5亿级企业5家", ["10亿级", "2家", "5亿级", "5家"]),
    ("投资410亿元以上，其中产业投资150亿元", ["410亿元以上", "150亿元"]),
    ("90%的市和70%的县达标", ["90%", "70%"]),
    ("一千元以上五千元以下罚款", ["一千元以上", "五千元以下"]),
    ("南江50万吨、通江40万吨项目", ["50万吨", "40万吨"]),
]


@pytest.mark.parametrize(("clause", "words", "low", "high", "unit", "why"), ONE, ids=[row[0] for row in ONE])
def test_amount(clause: str, words: str, low: float, high: float | None, unit: str, why: str) -> None:
    assert read(clause) == [(words, low, high, unit)], why


@pytest.mark.parametrize(("clause", "why"), NONE, ids=[row[0] for row in NONE])
def test_no_amount(clause: str, why: str) -> None:
    assert read(clause) == [], why


@pytest.mark.parametrize(("clause", "words"), MANY, ids=[row[0] for row in MANY])
def test_several_amounts(clause: str, words: list[str]) -> None:
    assert [item[0] for item in read(clause)] == words


UNITS = packaged().table("units")


@pytest.mark.parametrize("row", UNITS, ids=[row["unit"] for row in UNITS])
def test_every_unit_is_read_with_an_arabic_number(row: dict[str, str]) -> None:
    before = "翻" if row["unit"] == "番" else "达到"
    after = {"日": "内", "方": "土", "首": "歌", "成": "以上"}.get(row["unit"], "。")
    assert [(low, unit) for _, low, _, unit in read(f"{before}27{row['unit']}{after}")] == [(27, row["base"])]


@pytest.mark.parametrize("row", [row for row in UNITS if row["chinese"]], ids=lambda row: row["unit"])
def test_a_chinese_numeral_measures_from_the_least_value_on(row: dict[str, str]) -> None:
    before = "翻" if row["unit"] == "番" else "达到"
    after = {"日": "内", "方": "土", "首": "歌", "成": "以上"}.get(row["unit"], "。")
    assert [low for _, low, _, _ in read(f"{before}三十二{row['unit']}{after}")] == [32]
    if int(row["chinese"]) > 3:
        assert read(f"{before}三{row['unit']}{after}") == []


def test_spans_quote_the_text_and_ids_name_them() -> None:
    text = "建成３００公里，投资５亿元；森林小镇10—20个。"
    for item in find_quantities(text, fold(text), packaged()):
        assert text[item.start:item.end] == item.text
        assert item.id == f"q-{item.start}-{item.end}"


PIECES = st.sampled_from(
    ["3", "27.7", "1,000", "三百", "两", "百", "万", "亿", "千", "亩", "公里", "%", "百分之", "级", "多", "余", "—",
    "至",
     "以上", "个", "年", "2025", "G", "。", ",", "第", " ", "/", "吨", "\n", "月", "点", "〇", "前"]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_row_of_pieces_is_read_without_error_or_overlap(text: str) -> None:
    found = find_quantities(text, fold(text), packaged())
    assert all(text[item.start:item.end] == item.text for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(item.high is None or item.low < item.high for item in found)


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[item.start:item.end] == item.text for item in find_quantities(text, fold(text), packaged()))


@pytest.mark.parametrize("unit", ["1", "一", "1,", "1.", "百万", "3—", "1-1-", "十 ", "百分之"])
def test_work_grows_with_length_only(unit: str) -> None:
    assert is_linear(lambda text: find_quantities(text, fold(text), packaged()), unit)
