"""Numerals: what a Chinese or Arabic number is worth, and that writing and reading agree."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.extraction.lexicon import packaged
from luoshi.extraction.numbers import ARABIC, number_words, parse_number, plain

WORDS = number_words(packaged())

VALUES = [
    ("5", 5), ("27.7", Decimal("27.7")), ("1,234", 1234), ("1,234,567.5", Decimal("1234567.5")), ("3百万", 3000000),
    ("2千亿", 200000000000), ("27.7万", 277000), ("0.1亿", 10000000), ("一", 1), ("两", 2), ("十", 10), ("十二", 12),
    ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零八", 108), ("二百○八", 208), ("三百五", 350), ("三百五十",
     350),
    ("一千二", 1200), ("一千零二", 1002), ("三千二百", 3200), ("一万", 10000), ("一万二", 12000), ("两万亩"[:2], 20000),
    ("十万", 100000), ("十二万三千", 123000), ("三百二十万", 3200000), ("一亿", 100000000), ("百亿", 10000000000),
    ("万亿", 1000000000000), ("三万亿", 3000000000000), ("十四亿", 1400000000), ("一亿二千万", 120000000),
    ("二〇二五", 2025), ("一九八五", 1985), ("二○三五", 2035), ("五点六", Decimal("5.6")), ("三点五万", 35000),
    ("一点二五", Decimal("1.25")), ("一百六十一", 161), ("五万六千", 56000), ("二百零五万四千", 2054000),
]

NO_VALUE = ["三四", "两三", "三五百", "", "以", "点五", "三点"]


@pytest.mark.parametrize(("word", "value"), VALUES, ids=[word for word, _ in VALUES])
def test_value(word: str, value: int | Decimal) -> None:
    assert parse_number(word, WORDS) == value


@pytest.mark.parametrize("word", NO_VALUE)
def test_no_single_number(word: str) -> None:
    assert parse_number(word, WORDS) is None


def written(number: int) -> str:
    """The usual Chinese numeral, written group by group of four digits."""
    if number == 0:
        return "零"
    groups, parts = [], []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        gap = bool(parts) and (group < 1000 or not groups[place + 1])
        parts.append(("零" if gap else "") + thousands(group) + ["", "万", "亿"][place])
    return "".join(parts)


def thousands(number: int) -> str:
    word, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            word += ("零" if zero and word else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return word


@given(st.integers(1, 10**12 - 1))
def test_what_is_written_in_chinese_is_read_back(number: int) -> None:
    assert parse_number(written(number), WORDS) == number


def test_small_numbers_are_read_back() -> None:
    assert [parse_number(written(number), WORDS) for number in range(1, 11_000)] == list(range(1, 11_000))


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_times_ten_thousand_stay_exact(whole: int, hundredths: int) -> None:
    value = parse_number(f"{whole}.{hundredths:02d}万", WORDS)
    assert value is not None
    assert plain(value) == whole * 10_000 + hundredths * 100


@given(st.text("〇○零一二两三四五六七八九十百千万亿点", max_size=25))
def test_any_row_of_numerals_is_read_or_refused(word: str) -> None:
    value = parse_number(word, WORDS)
    assert value is None or value >= 0


def test_a_row_of_grouped_digits_is_looked_at_for_a_bounded_way() -> None:
    number = re.compile("[0-9]" + ARABIC)
    assert [found[0] for found in number.finditer("1,234,567.8万元和" + "111," * 2)] == ["1,234,567.8", "111,111"]
    assert all(len(found[0]) <= 27 for found in number.finditer("111," * 500))
