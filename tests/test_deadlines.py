"""Deadlines: which phrases bound a measure in time, and the last day that they name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linear_work import is_linear

from luoshi.extraction.deadlines import find_deadlines
from luoshi.extraction.lexicon import packaged
from luoshi.text import fold


def read(text: str, year: int | None = 2024, annual: bool = False) -> list[tuple[str, str]]:
    found = find_deadlines(text, fold(text), packaged(), year=year, annual=annual)
    return [(item.text, item.by) for item in found]


# clause, words, last day (in a plan of 2024), what the row tests
PLAN = [
    ("到2025年，建成三个基地", "到2025年", "2025-12-31", "到 with a year"),
    ("至2030年全面达峰", "至2030年", "2030-12-31", "至 with a year"),
    ("到２０３５年基本实现现代化", "到２０３５年", "2035-12-31", "full-width digits"),
    ("到二〇三五年基本实现现代化", "到二〇三五年", "2035-12-31", "Chinese digits"),
    ("到二○三○年形成格局", "到二○三○年", "2030-12-31", "○ for zero"),
    ("2025年底前完成改造", "2025年底前", "2025-12-31", "年底前"),
    ("2025年年底前完成改造", "2025年年底前", "2025-12-31", "年 twice"),
    ("到2025年底建成投用", "到2025年底", "2025-12-31", "到…年底"),
    ("到2025年末贷款翻番", "到2025年末", "2025-12-31", "年末"),
    ("2025年6月底前报送方案", "2025年6月底前", "2025-06-30", "month's end"),
    ("2028年2月底前开工", "2028年2月底前", "2028-02-29", "leap year"),
    ("2027年2月底前开工", "2027年2月底前", "2027-02-28", "common year"),
    ("2025年9月前完成招标", "2025年9月前", "2025-09-30", "a month with 前"),
    ("2025年10月15日前报送", "2025年10月15日前", "2025-10-15", "a day with 前"),
    ("2025 年 6 月 30 日前办结", "2025 年 6 月 30 日前", "2025-06-30", "spaces"),
    ("2025年6月中旬前完成", "2025年6月中旬前", "2025-06-20", "middle of a month"),
    ("2025年3月上旬前完成", "2025年3月上旬前", "2025-03-10", "beginning of a month"),
    ("2025年上半年前完成", "2025年上半年前", "2025-06-30", "half year"),
    ("到2025年三季度末完成", "到2025年三季度末", "2025-09-30", "quarter"),
    ("2025年内完成验收", "2025年内", "2025-12-31", "年内 after a year"),
    ("2030年前实现碳达峰", "2030年前", "2030-12-31", "a year with 前"),
    ("2030年以前实现碳达峰", "2030年以前", "2030-12-31", "以前"),
    ("2025年，建成投用", "2025年", "2025-12-31", "a later year, alone, before a comma"),
    ("力争2026年建成通车", "2026年", "2026-12-31", "a later year before an action"),
    ("确保2025年实现全覆盖", "2025年", "2025-12-31", "after 确保"),
    ("2024年完成投资5亿元", "2024年", "2024-12-31", "the document's own year before an action"),
    ("2024—2026年，每年培育3家", "2024—2026年", "2026-12-31", "a span of years ends with its last"),
    ("6月底前完成摸排", "6月底前", "2024-06-30", "a month of the document's year"),
    ("12月31日前完成整改", "12月31日前", "2024-12-31", "a day of the document's year"),
    ("十月底前完成秋种", "十月底前", "2024-10-31", "Chinese month"),
    ("今年6月底前完成摸排", "今年6月底前", "2024-06-30", "今年 and a month"),
    ("明年3月底前完成验收", "明年3月底前", "2025-03-31", "明年 and a month"),
    ("年底前实现全覆盖", "年底前", "2024-12-31", "年底前"),
    ("年内开工建设", "年内", "2024-12-31", "年内"),
    ("今年底建成投用", "今年底", "2024-12-31", "今年底"),
    ("今年年底前建成", "今年年底前", "2024-12-31", "今年年底前"),
    ("年底建成投用", "年底", "2024-12-31", "年底 before an action"),
    ("到年底，完成80%", "到年底", "2024-12-31", "到年底"),
    ("明年底前建成", "明年底前", "2025-12-31", "明年底前"),
    ("上半年完成审批", "上半年", "2024-06-30", "half year before an action"),
    ("三季度末前开工", "三季度末前", "2024-09-30", "quarter's end"),
    ("第四季度前完成", "第四季度前", "2024-12-31", "第四季度"),
    ("今年要完成搬迁", "今年", "2024-12-31", "今年 before a duty"),
    ("“十四五”期间建成", "“十四五”期间", "2025-12-31", "plan period"),
    ("“十四五”时期，新建5座", "“十四五”时期", "2025-12-31", "时期"),
    ("到“十四五”末，达到60%", "到“十四五”末", "2025-12-31", "末"),
    ("“十四五”规划期内安排391亿元", "“十四五”规划期内", "2025-12-31", "规划期内"),
    ("力争全年完成搬迁任务", "全年", "2024-12-31", "全年 after 力争 in a plan that is no report"),
    ("推进工程，全年新建绿地100万平方米", "全年", "2024-12-31", "全年 at a clause's head in such a plan"),
    ("十四五期间建成", "十四五期间", "2025-12-31", "without quotation marks"),
    ('"十五五"期间建成', '"十五五"期间', "2030-12-31", "straight quotation marks"),
    ("十四五”期间建成", "十四五”期间", "2025-12-31", "half-quoted"),
    ("“十四·五”期间建成", "“十四·五”期间", "2025-12-31", "with a point"),
    ("力争“十五五”建成通车", "“十五五”", "2030-12-31", "bare period before an action"),
    ("到本世纪中叶建成强国", "到本世纪中叶", "2050-12-31", "middle of the century"),
]

# clause, why it bounds nothing (in a plan of 2024)
NONE = [
    ("2024年1月5日", "date of issue"),
    ("自2024年3月1日起施行", "date of effect"),
    ("（2021—2025年）", "a plan's years in brackets"),
    ("《城市更新规划（2021—2035年）》", "years in a title"),
    ("《到2025年行动方案》", "a phrase in a title"),
    ("纳入“十四五”规划", "a plan's name"),
    ("国家“十四五”规划纲要", "a plan's name"),
    ("“十四五”国民经济和社会发展规划", "a plan's name"),
    ("实现“十四五”良好开局", "a beginning, not a bound"),
    ("“十四五”以来", "since"),
    ("“十三五”期间累计完成", "a period that is over"),
    ("实施三年行动计划", "names no year"),
    ("近三年累计投入", "the past"),
    ("五年内翻一番", "names no year"),
    ("若干年内完成", "names no year"),
    ("3年内办结", "a duration"),
    ("2023年完成投资5亿元", "a year that is over"),
    ("2020年底前已建成", "a date that is over"),
    ("比2025年增长5%", "a base year"),
    ("从2025年起施行", "since"),
    ("2025年以来", "since"),
    ("2025年度预算", "a budget year"),
    ("2035年远景目标", "a plan's name"),
    ("去年底建成", "last year"),
    ("上年末余额", "last year"),
    ("每年6月底前报送", "recurs"),
    ("每年年底组织考核", "recurs"),
    ("今年以来", "the past"),
    ("今年是关键一年", "a statement"),
    ("截至2024年底，累计建成5座", "how things stand"),
    ("截至一季度，完成投资5亿元", "how things stand"),
    ("2025年8月31日前年满6周岁", "a birthday"),
    ("有效期至2028年12月31日", "how long the document is in force"),
    ("第十五条 本办法", "an article"),
    ("自收到之日起十五日内", "a duration"),
    ("全年完成投资5亿元", "全年 only in an annual document"),
    ("2024年工作要点", "a heading"),
    ("回顾2025年建成的项目", "a review"),
    ("2025年13月底前", "no such month"),
    ("2025年2月30日前", "no such day"),
    ("99月底前", "no such month"),
    ("第二十五条规定", "an article"),
]

# clause, words, last day in the work report of 2024
REPORT = [
    ("全年新增就业3万人", "全年", "2024-12-31", "the year as a bound"),
    ("力争全年投资增长5%", "全年", "2024-12-31", "after 力争"),
    ("2024年主要预期目标是", "2024年", "2024-12-31", "the year's own name"),
    ("今年经济社会发展主要预期目标是", "今年", "2024-12-31", "今年 as the year's name"),
    ("年内开工建设", "年内", "2024-12-31", "年内"),
]

REPORT_NONE = [
    ("完成全年目标任务", "全年 as an attribute"),
    ("全年经济社会发展目标", "全年 as an attribute"),
    ("预计全年增长5%", "an estimate of what was"),
    ("全年实现税收3亿元，同比增长5%", "what was done"),
    ("二、2024年重点工作", "a heading"),
    ("一、2023年工作回顾。全年完成投资5亿元。二、2024年重点工作", "the review of what was done"),
]


@pytest.mark.parametrize(("clause", "words", "by", "why"), PLAN, ids=[row[0] for row in PLAN])
def test_deadline(clause: str, words: str, by: str, why: str) -> None:
    assert read(clause) == [(words, by)], why


@pytest.mark.parametrize(("clause", "why"), NONE, ids=[row[0] for row in NONE])
def test_no_deadline(clause: str, why: str) -> None:
    assert read(clause) == [], why


@pytest.mark.parametrize(("clause", "words", "by", "why"), REPORT, ids=[row[0] for row in REPORT])
def test_deadline_of_a_work_report(clause: str, words: str, by: str, why: str) -> None:
    assert read(clause, annual=True) == [(words, by)], why


@pytest.mark.parametrize(("clause", "why"), REPORT_NONE, ids=[row[0] for row in REPORT_NONE])
def test_no_deadline_of_a_work_report(clause: str, why: str) -> None:
    assert read(clause, annual=True) == [], why


def test_what_follows_the_review_counts() -> None:
    text = "一、2023年工作回顾。全年完成投资5亿元。二、2024年重点工作。全年完成投资6亿元。"
    assert read(text, annual=True) == [("全年", "2024-12-31")]


@pytest.mark.parametrize("clause", ["年内开工", "6月底前完成", "2025年建成", "今年要完成", "三季度末前开工"])
def test_without_the_documents_year_only_full_dates_count(clause: str) -> None:
    assert read(clause, year=None) == []
    assert read("到2025年建成", year=None) == [("到2025年", "2025-12-31")]
    assert read("2025年底前建成", year=None) == [("2025年底前", "2025-12-31")]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2024, 2025, 2096])
def test_every_month_ends_on_its_last_day(year: int, month: int) -> None:
    last = date(year, month, monthrange(year, month)[1]).isoformat()
    for clause in (f"{year}年{month}月底前完成", f"到{year}年{month}月底完成", f"{year}年{month:02d}月末前完成"):
        assert [by for _, by in read(clause, year=2023)] == [last]


@pytest.mark.parametrize("row", packaged().table("plan_periods"), ids=lambda row: row["name"])
def test_every_plan_period_ends_with_its_last_year(row: dict[str, str]) -> None:
    start, by = int(row["start"]), f"{row['end']}-12-31"
    for form in ("“{}”期间", "“{}”时期", "{}”期间", "'{}'期间", "「{}」期末"):
        words = form.format(row["name"])
        assert read(f"{words}建成投用", year=start) == [(words, by)]
    assert read(f"“{row['name']}”期间建成投用", year=int(row["end"]) + 1) == []
    assert int(row["end"]) == start + 4


@pytest.mark.parametrize("row", packaged().table("deadline_forms"), ids=lambda row: row["form"])
def test_every_form_names_the_last_day_of_its_month(row: dict[str, str]) -> None:
    year, month = 2024 + int(row["offset"]), int(row["month"])
    by = date(year, month, monthrange(year, month)[1]).isoformat()
    assert read(f"{row['form']}完成改造", annual=True) == [(row["form"], by)]


def test_the_century_is_the_documents_own() -> None:
    assert read("到本世纪末翻两番", year=1988) == [("到本世纪末", "2000-12-31")]
    assert read("到下世纪中叶基本实现现代化", year=1988) == [("到下世纪中叶", "2050-12-31")]


def test_spans_quote_the_text_and_ids_name_them() -> None:
    text = "到２０２５年，建成；“十四五”期间，6月底前完成。"
    for item in find_deadlines(text, fold(text), packaged(), year=2024):
        assert text[item.start:item.end] == item.text
        assert item.id == f"d-{item.start}-{item.end}"


PIECES = st.sampled_from(
    ["到", "至", "2025", "二〇三五", "年", "月", "日", "底", "前", "末", "6", "十二", "31", "“", "”", "十四五",
    "期间", "全年",
     "今年", "年内", "上半年", "三季度", "，", "。", "建成", "—", "《", "》", "(", ")", "本世纪中叶", " ", "\n", "回顾"]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from([None, 1953, 2024]), st.booleans())
def test_any_row_of_pieces_is_read_without_error_or_overlap(text: str, year: int | None, annual: bool) -> None:
    found = find_deadlines(text, fold(text), packaged(), year=year, annual=annual)
    assert all(text[item.start:item.end] == item.text for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for item in found:
        date.fromisoformat(item.by)
        assert year is None or int(item.by[:4]) >= year


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[i.start:i.end] == i.text for i in find_deadlines(text, fold(text), packaged(), year=2024))


@pytest.mark.parametrize("unit", ["2025", "到2025年", "年底", "十四五", "今年", "6月", "《", "回顾"])
def test_work_grows_with_length_only(unit: str) -> None:
    assert is_linear(lambda text: find_deadlines(text, fold(text), packaged(), year=2024, annual=True), unit)
