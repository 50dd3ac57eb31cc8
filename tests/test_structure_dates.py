# ruff: noqa: E501 - a case a row
"""Every form of date that documents and pages use."""

from __future__ import annotations

import pytest

from luoshi.reading.dates import find_date
from luoshi.text import fold

# text, the words of the date, ISO form
DATES = [
    ("2020年7月30日通过", "2020年7月30日", "2020-07-30"),
    ("2020 年 10 月 26 日", "2020 年 10 月 26 日", "2020-10-26"),
    ("２０２０年１０月２６日", "２０２０年１０月２６日", "2020-10-26"),
    ("2021年05月", "2021年05月", "2021-05"),
    ("2019年1月2号", "2019年1月2号", "2019-01-02"),
    ("二○二○年七月三十日", "二○二○年七月三十日", "2020-07-30"),
    ("二〇二一年十二月三十一日", "二〇二一年十二月三十一日", "2021-12-31"),
    ("二零一二年一月十六日", "二零一二年一月十六日", "2012-01-16"),
    ("二O一一年十月二十日", "二O一一年十月二十日", "2011-10-20"),
    ("一九九七年四月八日", "一九九七年四月八日", "1997-04-08"),
    ("2020-08-07 09:28", "2020-08-07", "2020-08-07"),
    ("2020/8/7", "2020/8/7", "2020-08-07"),
    ("2020.08.07", "2020.08.07", "2020-08-07"),
    ("2020\n\n08/05\n\n星期三", "2020\n\n08/05", "2020-08-05"),
    ("2O20年l0月l日", "2O20年l0月l日", "2020-10-01"),
    ("发布日期：2023-08-09 23:04:15", "2023-08-09", "2023-08-09"),
]


@pytest.mark.parametrize(("text", "words", "iso"), DATES, ids=[row[1] for row in DATES])
def test_date(text: str, words: str, iso: str) -> None:
    found = find_date(text, fold(text), 0, len(text))
    assert found is not None
    assert (found.text, found.date) == (words, iso)
    assert text[found.start : found.end] == words


NO_DATES = ["2020-19-40", "2020年13月1日", "2020年0月5日", "2020-08-00", "电话0816-2395666", "2020-8/7", "十十年一月一日", "1/2",
            "一九九七年十十月一日", "2035年", "第2020号", "3020年1月1日"]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert find_date(text, fold(text), 0, len(text)) is None


def test_an_impossible_date_does_not_hide_the_next() -> None:
    text = "2020年13月1日，2020年12月1日"
    found = find_date(text, fold(text), 0, len(text))
    assert found is not None
    assert found.date == "2020-12-01"


def test_every_day_in_numerals_of_both_kinds() -> None:
    tens, digits = ["", "十", "二十", "三十"], " 一二三四五六七八九"
    for day in range(1, 32):
        words = (tens[day // 10] + digits[day % 10]).strip()
        for text in (f"二○二二年三月{words}日", f"2022年3月{day}日"):
            found = find_date(text, text, 0, len(text))
            assert found is not None
            assert found.date == f"2022-03-{day:02}"
