# ruff: noqa: E501 - a case a row
"""What a document says of itself, found in its own words."""

from __future__ import annotations

import pytest

from luoshi.models import Metadata
from luoshi.reading.citations import rank_of
from luoshi.reading.genre import genre_of
from luoshi.reading.places import jurisdiction_of
from luoshi.reading.structure import Hints, analyse
from luoshi.text import fold

BODY = "\n各区县人民政府：\n为加快发展，根据有关规定，结合本市实际，现将有关事项明确如下，请认真贯彻执行。\n一、要求\n抓好落实。\n"


def metadata(text: str, hints: Hints = Hints()) -> Metadata:  # noqa: B008
    return analyse(text, fold(text), hints)[0]


# head of the document, its title, why
TITLES = [
    ("中共内江市委关于加快融入双城经济圈建设的决定", "中共内江市委关于加快融入双城经济圈建设的决定", "one line"),
    ("中共内江市委关于加快融入的决定——(2020年7月30日中国共产党内江市第七届委员会第十一次全体会议通过)",
     "中共内江市委关于加快融入的决定", "the meeting glued to it"),
    ("某市人民政府\n关于加快数字经济发展的\n实施意见", "某市人民政府\n关于加快数字经济发展的\n实施意见", "broken over three lines"),
    ("某市人民政府办公室关于印发《数字经济\n三年行动计划》的通知", "某市人民政府办公室关于印发《数字经济\n三年行动计划》的通知",
     "broken inside the cited title"),
    ("首页\n政务公开\n首页 > 政策\n某市数字经济促进办法\n发布时间：2020-01-01", "某市数字经济促进办法", "below a page's links"),
    ("某市人民政府文件\n某府发〔2020〕1号\n某市人民政府关于做好就业工作的通知", "某市人民政府关于做好就业工作的通知", "below a letterhead"),
    ("政府工作报告\n——2024年1月8日在某市第五届人民代表大会第四次会议上", "政府工作报告", "a report"),
    ("某市数字经济发展“十四五”规划（征求意见稿）", "某市数字经济发展“十四五”规划（征求意见稿）", "with a note in brackets"),
    ("某市公园条例_某市人民政府门户网站\n首页 > 法规", "某市公园条例", "with a site's name behind it"),
]


@pytest.mark.parametrize(("head", "title", "why"), TITLES, ids=[row[2] for row in TITLES])
def test_title(head: str, title: str, why: str) -> None:
    found = metadata(head + BODY).title
    assert found is not None
    assert found.text == title, why


def test_no_title() -> None:
    assert metadata("各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见。\n一、回顾\n").title is None
    assert metadata("").title is None


def test_title_of_a_text_without_line_breaks() -> None:
    text = "某市人民政府关于加快电商发展的意见某府发〔2019〕17号各区县人民政府：为加快发展，提出如下意见。一、总体要求（一）指导思想。坚持创新。"
    found = metadata(text)
    assert found.title is not None
    assert found.title.text == "某市人民政府关于加快电商发展的意见"
    assert found.number is not None
    assert found.number.text == "某府发〔2019〕17号"


def test_a_hint_helps_to_find_a_headline() -> None:
    head = "城事新闻专版今日头条\n双城经济圈建设按下快进键\n某某"
    found = metadata(head + BODY, Hints(title="双城经济圈建设按下快进键"))
    assert found.title is not None
    assert found.title.text == "双城经济圈建设按下快进键"


# text, issuer, why
ISSUERS = [
    ("中共内江市委关于加快融入的决定" + BODY, "中共内江市委", "party committee in the title"),
    ("国务院办公厅关于做好就业工作的通知" + BODY, "国务院办公厅", "office in the title"),
    ("财政部 国家税务总局关于税收政策的通知" + BODY, "财政部 国家税务总局", "two organs"),
    ("国务院、中央军委关于同意的批复" + BODY, "国务院、中央军委", "two organs with a comma"),
    ("2026年上海市政府工作报告" + BODY, "上海市政府", "a government's report"),
    ("关于做好就业工作的通知" + BODY + "某市人力资源和社会保障局\n2020年1月1日\n", "某市人力资源和社会保障局", "under the text"),
    ("各位代表：\n现在，我代表巴中市人民政府向大会报告工作，请予审议，并请各位委员提出意见。\n一、回顾\n", "巴中市人民政府", "by its own words"),
    ("某市公园条例\n2020年1月1日 某市第五届人民代表大会常务委员会第三次会议通过\n第一条 为了保护公园，制定本条例。\n",
     "某市第五届人民代表大会常务委员会", "a people's congress"),
]


@pytest.mark.parametrize(("text", "issuer", "why"), ISSUERS, ids=[row[2] for row in ISSUERS])
def test_issuer(text: str, issuer: str, why: str) -> None:
    found = metadata(text).issuer
    assert found is not None
    assert found.text == issuer, why


def test_issuer_by_hint_only_where_the_text_names_it() -> None:
    text = "关于做好就业工作的通知\n某某区教育局于近日召开会议，部署就业工作，要求各校认真落实各项政策措施。\n"
    assert metadata(text).issuer is None
    found = metadata(text, Hints(issuer="某某区教育局")).issuer
    assert found is not None
    assert found.text == "某某区教育局"
    assert metadata(text, Hints(issuer="另一个区教育局")).issuer is None


# head, meeting, adopted
MEETINGS = [
    ("(2020年7月30日中国共产党内江市第七届委员会第十一次全体会议通过)", "中国共产党内江市第七届委员会第十一次全体会议", "2020-07-30"),
    ("（二○二○年七月三十日某市第五届人民代表大会第一次会议通过）", "某市第五届人民代表大会第一次会议", "2020-07-30"),
    ("2011年11月17日 上海市第十三届人民代表大会常务委员会第三十次会议通过", "上海市第十三届人民代表大会常务委员会第三十次会议", "2011-11-17"),
    ("——2026年2月3日在上海市第十六届人民代表大会第四次会议上", "上海市第十六届人民代表大会第四次会议", None),
    ("（2007年11月28日建设部第24次常务会议审议通过）", "建设部第24次常务会议", "2007-11-28"),
]


@pytest.mark.parametrize(("line", "meeting", "adopted"), MEETINGS, ids=[row[1] for row in MEETINGS])
def test_meeting_and_adopted_date(line: str, meeting: str, adopted: str | None) -> None:
    found = metadata(f"某市公园管理办法\n{line}{BODY}")
    assert found.meeting is not None
    assert found.meeting.text == meeting
    assert (found.adopted.date if found.adopted else None) == adopted


def test_a_meeting_in_the_text_is_not_the_adopting_one() -> None:
    found = metadata("某市人民政府关于就业的通知\n各区：\n2020年3月5日全市就业工作会议召开，会议要求各区抓紧落实各项政策，现通知如下。\n")
    assert found.meeting is None
    assert found.adopted is None


# lines below the title, published date
PUBLISHED = [
    ("2020-08-07 09:28 来源:某市日报", "2020-08-07"),
    ("2020年10月26日 10阅读 来源:某市日报 2020-08-03", "2020-10-26"),
    ("2020\n\n08/05\n\n星期三\n\n浏览量", "2020-08-05"),
    ("发布时间：2023-08-09 23:04:15", "2023-08-09"),
    ("发稿时间:2020-07-30 08:43  来源: 某市日报", "2020-07-30"),
    ("来源：\n日期：\n2014-04-29", "2014-04-29"),
    ("实施日期：2019年10月16日\n发布日期：2019-10-12", "2019-10-12"),
]


@pytest.mark.parametrize(("lines", "iso"), PUBLISHED, ids=[row[0][:12] for row in PUBLISHED])
def test_published(lines: str, iso: str) -> None:
    found = metadata(f"某市人民政府关于就业的通知\n{lines}{BODY}").published
    assert found is not None
    assert found.date == iso


def test_published_falls_back_to_the_signature() -> None:
    found = metadata(f"某市人民政府关于就业的通知{BODY}某市人民政府\n2021年11月16日\n").published
    assert found is not None
    assert found.date == "2021-11-16"


def test_adoption_is_no_publication() -> None:
    assert metadata(f"某市公园条例\n（2020年7月30日某市第五届人大常委会第三次会议通过）{BODY}").published is None


NUMBERS = ["川委发〔2020〕12号", "津国土房改[2008]291号", "中府办（2013）81号", "国发〔2014〕68 号", "川委发〔202012号", "建教发（2016） 31 号",
           "穗人社规字〔2019〕6号", "国务院令第257号", "中华人民共和国环境保护部令 第5号"]


@pytest.mark.parametrize("number", NUMBERS)
def test_document_number(number: str) -> None:
    for line in (number, f"文号：{number}"):
        found = metadata(f"某市人民政府关于就业的通知\n{line}{BODY}").number
        assert found is not None
        assert found.text == number


def test_the_number_of_a_cited_document_is_not_its_own() -> None:
    text = f"某市人民政府关于就业的通知{BODY}依据《就业意见》（国发〔2015〕23号）。\n"
    assert metadata(text).number is None


# title, opening, genre
GENRES = [
    ("中共某市委关于加快发展的决定", "", "decision"),
    ("第十三届人民代表大会关于政府工作报告的决议", "", "decision"),
    ("某市关于加快发展的实施意见", "", "opinion"),
    ("数字某省2021行动方案", "", "plan"),
    ("某市“十四五”规划", "", "plan"),
    ("某市支持企业发展若干措施", "", "plan"),
    ("某市国民经济和社会发展规划纲要", "", "plan"),
    ("2026年某市政府工作报告", "", "report"),
    ("某市公园条例", "", "statute"),
    ("某市积分入户管理办法（试行）", "", "statute"),
    ("关于印发《某市公园管理办法》的通知", "", "statute"),
    ("关于印发某市三年行动计划的通知", "", "plan"),
    ("关于修改《某市公园条例》的决定", "", "statute"),
    ("关于做好就业工作的通知", "", "other"),
    ("关于同意设立园区的批复", "", "other"),
    (None, "现在，我代表市人民政府，向大会报告工作，请予审议。", "report"),
    (None, "结合我市实际，制定本实施方案。", "plan"),
    (None, "经研究，提出如下意见。", "opinion"),
    (None, "全会结合实际，作出如下决定。", "decision"),
    (None, "为了保护公园，根据有关法律，制定本条例。", "statute"),
    ("重大项目稳步推进", "央视网消息（新闻联播）：今年以来，项目稳步推进。", "news"),
    ("重大项目稳步推进", "本报讯（记者 某某）昨日，项目开工。", "news"),
    ("重大项目稳步推进", "新华社成都1月2日电 项目开工。", "news"),
    ("印发《某规划纲要》", "央视网消息：近日印发规划纲要。", "news"),
    (None, "天气晴朗。", "other"),
]


@pytest.mark.parametrize(("title", "opening", "genre"), GENRES)
def test_genre(title: str | None, opening: str, genre: str) -> None:
    assert genre_of(title, fold(opening), news=False) == genre


def test_a_hinted_genre_counts_only_where_the_text_is_silent() -> None:
    assert metadata("天气晴朗。", Hints(genre="plan")).genre == "plan"
    assert metadata("天气晴朗。", Hints(genre="政府工作报告")).genre == "report"
    assert metadata("天气晴朗。", Hints(genre="杂谈")).genre == "other"
    assert metadata(f"某市公园条例{BODY}", Hints(genre="plan")).genre == "statute"


def test_a_hinted_date_chooses_among_those_of_the_page() -> None:
    text = f"某市人民政府关于就业的通知\n发布时间：2023-08-09\n2023-08-01 来源：某市日报{BODY}"
    found = metadata(text, Hints(published="2023-08-01")).published
    assert found is not None
    assert (found.text, found.date) == ("2023-08-01", "2023-08-01")
    assert metadata(text, Hints(published="2022-01-01")).published != found


def test_citations_with_number_and_rank() -> None:
    text = (f"中共巴中市委关于加快融入的决定{BODY}根据《中共四川省委关于推动双城经济圈建设的决定》(川委发〔2020〕12号)和"
            "《巴中市国土空间规划》，落实《中华人民共和国土地管理法》，擦亮《巴山夜雨》品牌。再据《中共四川省委关于推动双城经济圈建设的决定》。\n")
    cited = [(c.title, c.number, c.superior) for c in metadata(text).citations]
    assert cited == [
        ("中共四川省委关于推动双城经济圈建设的决定", "川委发〔2020〕12号", True),
        ("巴中市国土空间规划", None, False),
        ("中华人民共和国土地管理法", None, True),
    ]


RANKS = [("国务院关于就业的意见", 4), ("中共中央关于改革的决定", 4), ("中共四川省委关于改革的决定", 3), ("四川省人民政府办公厅", 3),
         ("川委发〔2020〕12号", 3), ("国发〔2015〕23号", 4), ("内江市人民政府", 2), ("市人民政府", 2), ("威远县人民政府", 1),
         ("重庆市人民政府", 3), ("某某公司", 0), ("", 0)]


@pytest.mark.parametrize(("words", "rank"), RANKS)
def test_rank(words: str, rank: int) -> None:
    assert rank_of(words) == rank


# issuer, title, code
PLACES = [
    ("中共内江市委", None, "511000"),
    ("四川省人民政府办公厅", None, "510000"),
    ("重庆市江北区人民政府", None, "500105"),
    ("国务院", None, None),
    ("市人民政府", "2024年巴中市政府工作报告", "511900"),
    (None, "数字山东2021行动方案", "370000"),
    (None, "2026年上海市政府工作报告", "310000"),
    (None, "共建成渝地区双城经济圈项目推进", None),
    (None, None, None),
]


@pytest.mark.parametrize(("issuer", "title", "code"), PLACES)
def test_jurisdiction(issuer: str | None, title: str | None, code: str | None) -> None:
    assert jurisdiction_of(issuer, title) == code
