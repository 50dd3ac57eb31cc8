"""Numbers as policy documents write them: `27.7万`, `三百二十`, `百亿`, `二〇二五`, `1,234`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.marks import marks

# `千` is a multiplier, but the head of a unit in `千瓦`, `千伏`, `千米`; so is `百` in `百分点`
THOUSAND: Final = r"千(?![瓦伏安米克卡赫焦帕乏升])"
HUNDRED: Final = r"百(?!分[点之])"

# `万`, `百万`, `万亿`: what may follow an Arabic number; no unit begins with these but those above
MULTIPLIER: Final = rf"(?:[十万亿]|{HUNDRED}|{THOUSAND}){{0,3}}+"

# What may follow the first digit of `1,234.5` (grouped, so far as anybody counts), `27.7`, `300`
ARABIC: Final = r"[0-9]*+(?:,[0-9]{3}(?![0-9])){0,6}+(?:\.[0-9]++)?"

# What may follow the first numeral of `三百二十`, `两万`, `百亿`, `三点五`
DIGITS: Final = "〇○零一二两三四五六七八九"
CHINESE: Final = rf"(?:[{DIGITS}十万亿]|{HUNDRED}|{THOUSAND}){{0,20}}+(?:点[{DIGITS}]{{1,6}}[万亿]{{0,2}})?+"

# The Arabic part of `1,234.5`, `27.7` or `3百万`
_DIGITS: Final = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")

Number = int | float
Value = int | Decimal  # exact: `27.7万` is 277000


# What a number may begin with.
NUMERALS: Final = f"0123456789{DIGITS}十百千万亿"


def numerals(folded: str) -> list[int]:
    """Where numerals stand, Arabic or Chinese, for all who look for numbers, in order."""
    return marks(folded, NUMERALS)


@lru_cache(maxsize=8)
def number_words(lexicons: Lexicons) -> Mapping[str, int]:
    """Each numeral character with its value (digits below ten, multipliers from ten)."""
    return {row["word"]: int(row["value"]) for row in lexicons.table("number_words")}


def plain(value: Value) -> Number:
    """An int where the value is whole, else the float nearest to it."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def parse_number(word: str, words: Mapping[str, int]) -> Value | None:
    """The value of `27.7`, `1,234`, `3百万`, `三百二十` or `二〇二五`; None where it is no single number (`三四`)."""
    if word.isascii() and word.isdigit():
        return int(word)
    digits = _DIGITS.match(word)
    if digits is None:
        return _chinese(word, words)
    figure = digits[0].replace(",", "")
    value = Decimal(figure) if "." in figure else int(figure)
    for char in word[digits.end():]:
        value *= words.get(char, 1)
    return value


def _chinese(word: str, words: Mapping[str, int]) -> Value | None:
    whole, point, rest = word.partition("点")
    value = _whole(whole, words)
    if value is None or not point:
        return value
    digits = rest.rstrip("万亿")
    if not digits or any(words.get(char, 10) > 9 for char in digits):
        return None
    result = Decimal(f"{value}." + "".join(str(words[char]) for char in digits))
    for char in rest[len(digits):]:
        result *= words[char]
    return result


def _whole(word: str, words: Mapping[str, int]) -> int | None:
    values = [words.get(char, -1) for char in word]
    if not values or -1 in values:
        return None
    if len(values) > 1 and all(value < 10 for value in values):
        # `二〇二五` is read digit by digit; `三四` and `两三` are guesses, not numbers.
        positional = len(values) > 3 or (0 in values and values[0] > 0)
        return int("".join(map(str, values))) if positional else None
    return _structured(values)


def _structured(values: list[int]) -> int | None:
    """`三千二百万`: digits take the multiplier after them, and 万 and 亿 take all that stands before them."""
    total = section = 0
    digit: int | None = None
    for value in values:
        if value < 10:
            if digit:
                return None
            digit = value
        elif value < 10_000:
            section, digit = section + (1 if digit is None else digit) * value, None
        else:
            section, digit = section + (digit or 0), None
            if total >= 10**8 > value:  # the 万 of `一亿二千万` multiplies what follows 亿
                total, section = total + (section or 1) * value, 0
            else:
                total, section = (total + section or 1) * value, 0
    if digit and len(values) > 1 and values[-2] >= 100:
        return total + section + digit * (values[-2] // 10)  # `三百五` is 350
    return total + section + (digit or 0)
