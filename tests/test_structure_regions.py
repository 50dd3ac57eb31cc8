# ruff: noqa: E501 - a case a row
"""What a page puts around a document is marked, and prose never is."""

from __future__ import annotations

import pytest

from luoshi.models import Region
from luoshi.reading.structure import Hints, analyse
from luoshi.text import fold

TITLE = "某市人民政府关于加快数字经济发展的实施意见"
BODY = (
    "各区县人民政府，市政府各部门：\n"
    "为加快数字经济发展，推动产业数字化和数字产业化，结合本市实际，现提出如下实施意见。\n"
    "一、总体要求\n坚持创新驱动，加快建设数字城市，推动公共服务数字化、普惠化、便捷化。\n"
    "二、主要任务\n建设工业互联网平台10个，培育数字化车间100个，推动中小企业上云用云。\n"
)


def regions(text: str, hints: Hints = Hints()) -> list[tuple[str, str]]:  # noqa: B008
    return [(r.type, text[r.start : r.end]) for r in analyse(text, fold(text), hints)[2]]


def test_a_clean_document_has_none() -> None:
    assert regions(f"{TITLE}\n{BODY}") == []


# lines above the text, the region that they make, why
HEADS = [
    ("首页 > 政务公开 > 政策文件", "chrome", "breadcrumbs"),
    ("您现在的位置: 首页 > 新闻 > 正文", "chrome", "breadcrumbs with a label"),
    ("当前位置：首页»政策", "chrome", "breadcrumbs with another sign"),
    ("首页 | 信息公开 | 在线办事 | 互动交流", "chrome", "a bar of links"),
    ("设为首页\n加入收藏", "chrome", "links"),
    ("【字号 大 中 小】", "chrome", "font sizes"),
    ("打印\n下载\n收藏", "chrome", "buttons"),
    ("扫一扫在手机打开当前页", "chrome", "a code to scan"),
    ("分享到：", "chrome", "sharing"),
    ("发布时间：2023-08-09 23:04:15", "source", "when it was put up"),
    ("2020-08-07 09:28 来源:某市日报 浏览量:", "source", "a stamp"),
    ("2020年10月26日 10阅读 来源:某市日报", "source", "a stamp in words"),
    ("来源：某市日报", "source", "where from"),
    ("索引号：000014349/2018-00222", "source", "a registry's number"),
    ("浏览量：3642", "source", "a counter"),
    ("作者：某某", "byline", "an author"),
    ("（本报记者 某某 通讯员 某某）", "byline", "reporters"),
]


@pytest.mark.parametrize(("lines", "kind", "why"), HEADS, ids=[row[2] for row in HEADS])
def test_above_the_text(lines: str, kind: str, why: str) -> None:
    for text in (f"{TITLE}\n{lines}\n{BODY}", f"{lines}\n{TITLE}\n{BODY}"):
        assert regions(text) == [(kind, lines)], why


# lines below the text, the regions that they make, why
FEET = [
    ("某市人民政府\n2020年7月30日", [("signature", "某市人民政府\n2020年7月30日")], "organ and date"),
    ("某市财政局\n某市科技局\n二○二○年七月三十日", [("signature", "某市财政局\n某市科技局\n二○二○年七月三十日")], "two organs"),
    ("科 技 部\n2018年7月30日", [("signature", "科 技 部\n2018年7月30日")], "an organ spread over its line"),
    ("（此件公开发布）", [("signature", "（此件公开发布）")], "a note on publication"),
    ("抄送：市委各部门，市人大常委会办公室。", [("signature", "抄送：市委各部门，市人大常委会办公室。")], "copies"),
    ("某市人民政府办公室 2020年8月1日印发", [("signature", "某市人民政府办公室 2020年8月1日印发")], "when it was printed"),
    ("附件：1.任务分工表\n2.项目清单", [("attachment", "附件：1.任务分工表\n2.项目清单")], "a list of attachments"),
    ("附件：任务分工表", [("attachment", "附件：任务分工表")], "one attachment"),
    ("责任编辑：某某", [("byline", "责任编辑：某某")], "an editor"),
    ("版权所有：某市人民政府办公室", [("chrome", "版权所有：某市人民政府办公室")], "a copyright line"),
    ("某ICP备05000000号 网站标识码：4401000004", [("chrome", "某ICP备05000000号 网站标识码：4401000004")], "a site's numbers"),
    ("上一篇：关于放假的通知\n下一篇：关于开学的通知", [("chrome", "上一篇：关于放假的通知\n下一篇：关于开学的通知")], "neighbours"),
    ("相关新闻：\n数字城市建设提速\n车间连上云", [("chrome", "相关新闻：\n数字城市建设提速\n车间连上云")], "other news"),
    ("热点文章推荐\n\n相关文章推荐", [("chrome", "热点文章推荐\n\n相关文章推荐")], "recommendations"),
    ("主办单位：某市人民政府\n政策问答\n友情链接", [("chrome", "主办单位：某市人民政府\n政策问答\n友情链接")], "a page's foot"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), FEET, ids=[row[2] for row in FEET])
def test_below_the_text(lines: str, expected: list[tuple[str, str]], why: str) -> None:
    assert regions(f"{TITLE}\n{BODY}{lines}\n") == expected, why


# lines between paragraphs, the region, why
MIDDLES = [
    ("图1 空间布局示意图", "caption", "a figure's caption"),
    ("表2-1 主要指标", "caption", "a table's caption"),
    ("城区一角（某某 摄）", "caption", "a photo's caption"),
    ("▲智能工厂生产线", "caption", "a caption with a sign"),
    ("图片：数字展厅", "caption", "a caption with a label"),
    ("| 指标 | 单位 | 2025年 |", "table", "a row of a table"),
    ("指标 | 单位 | 2025年", "table", "a row without outer bars"),
    ("- 3 -", "chrome", "a page number"),
    ("English Version", "chrome", "a line without Chinese"),
]


@pytest.mark.parametrize(("line", "kind", "why"), MIDDLES, ids=[row[2] for row in MIDDLES])
def test_inside_the_text(line: str, kind: str, why: str) -> None:
    assert regions(f"{TITLE}\n{BODY}{line}\n三、保障措施\n加强组织领导，定期调度通报，推动各项任务落地见效。\n") == [(kind, line)], why


# lines that must stay unmarked wherever they stand between paragraphs
PROSE = [
    "时间：2023年6月至12月",
    "主办单位为市工业和信息化局，承办单位为各区县。",
    "责任单位：市发展改革委、市财政局",
    "打印机、复印机等设备集中采购。",
    "来源于财政拨款的资金实行专账核算。",
    "附件材料应当真实完整。",
    "首页展示企业名录，方便群众查询。",
    "编辑出版地方志。",
    "联系我市实际，制定工作清单",
    "优化空间布局",
    "健全工作机制和会商制度",
    "推进“一网通办”改革",
    "市人民政府要加强统筹。",
    "到2025年，数字经济增加值占比达到45%",
    "完善公共服务",
    "记者站、通讯站按规定登记。",
    "下一步，加快成果转化。",
    "相关部门要各司其职、密切配合。",
    "△学历证书及鉴定材料",
    "▲拟落户家庭的，须提供：",
    "一般程序：立案→调查→告知→决定",
    "无障碍产品认证。鼓励有资质的机构参与",
    "转载请注明出处的规定由市网信办负责解释。",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_marked(line: str) -> None:
    assert regions(f"{TITLE}\n{BODY}{line}\n三、保障措施\n加强组织领导，定期调度通报，推动各项任务落地见效。\n") == []


def test_contents_are_marked_and_give_no_sections() -> None:
    contents = "目  录\n一、总体要求\n二、主要任务\n"
    text = f"{TITLE}\n{contents}{BODY.split('：', 1)[1].split('。', 1)[1].lstrip()}"
    metadata, sections, found, notices = analyse(text, fold(text))
    assert [(r.type, text[r.start : r.end]) for r in found] == [("contents", contents.rstrip())]
    assert [s.number for s in sections] == ["一、", "二、"]
    assert sections[0].start > found[0].end
    assert metadata.title is not None
    assert notices == ()


def test_contents_with_page_numbers() -> None:
    text = f"{TITLE}\n目录\n总体要求……1\n主要任务……3\n保障措施……9\n{BODY}"
    assert [kind for kind, _ in regions(text)] == ["contents"]


def test_a_signature_in_the_middle_before_what_is_attached() -> None:
    text = f"{TITLE}\n{BODY}某市人民政府\n2020年7月30日\n附件\n行动计划\n一、目标\n建成数字城市，打造全国标杆，形成可复制经验。\n"
    assert regions(text) == [("signature", "某市人民政府\n2020年7月30日"), ("attachment", "附件")]


def test_letterhead_and_web_title_above_the_title() -> None:
    text = f"某市人民政府文件\n某府发〔2020〕12号\n{TITLE}\n{BODY}"
    assert regions(text) == [("chrome", "某市人民政府文件")]
    text = f"权威发布 | 数字经济意见全文\n{TITLE}\n{BODY}"
    assert regions(text) == [("chrome", "权威发布 | 数字经济意见全文")]


def test_regions_of_the_container_win() -> None:
    text = f"首页 > 政策 > 文件\n{TITLE}\n{BODY}"
    own = Region(start=0, end=text.index(TITLE) - 1, type="table")
    beyond = Region(start=5, end=len(text) + 9, type="table")
    assert regions(text, Hints(extra_regions=(own, beyond))) == [("table", "首页 > 政策 > 文件")]
