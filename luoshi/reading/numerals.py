"""Numbers as automatic lists print them: `十二`, `〇`, `①`, `甲`, `iv`."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

_PLAIN, _BANKER = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_PLAIN_UNITS, _BANKER_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LARGEST_ROMAN = 3999
_LARGEST_HAN = 9999


def numeral(value: int, format: str) -> str:
    """``value`` in the way of counting that a Word file names; decimal where it names one that is not known here."""
    write = _FORMATS.get(format)
    return (write(value) if write and value >= 0 else "") or str(value)


def _han(value: int, digits: str, units: tuple[str, ...], short_ten: bool) -> str:
    """`一百二十`, `一百〇五`; empty beyond 9,999."""
    if not value or value > _LARGEST_HAN:
        return digits[0] if not value else ""
    written = ""
    pending = False
    for place in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit:
            written += (digits[0] if pending else "") + digits[digit] + units[place]
        pending = bool(written) and not digit
    return written[1:] if short_ten and 10 <= value < 20 else written


def _chinese(value: int) -> str:
    return _han(value, _PLAIN, _PLAIN_UNITS, short_ten=True)


def _legal(value: int) -> str:
    return _han(value, _BANKER, _BANKER_UNITS, short_ten=False)


def _digits(value: int) -> str:
    return "".join(_PLAIN[int(digit)] for digit in str(value))


def _cycle(signs: str) -> Callable[[int], str]:
    """The signs in turn, decimal beyond the last."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else ""


def _letters(first: str) -> Callable[[int], str]:
    """`a` … `z`, `aa` …, as Word repeats the letter."""
    return lambda value: chr(ord(first) + (value - 1) % 26) * min((value - 1) // 26 + 1, 30) if value else ""


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN if value <= _LARGEST_ROMAN else ():
        count, value = divmod(value, worth)
        written += sign * count
    return written


def _range(*starts: tuple[int, int]) -> str:
    return "".join(chr(first + step) for first, count in starts for step in range(count))


_CIRCLED = _range((0x2460, 20), (0x3251, 15), (0x32B1, 15))

_FORMATS: MappingProxyType[str, Callable[[int], str]] = MappingProxyType({
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "koreanDigital2": _digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _cycle(_range((0x3280, 10))),
    "decimalEnclosedCircle": _cycle(_CIRCLED),
    "decimalEnclosedCircleChinese": _cycle(_CIRCLED),
    "decimalEnclosedParen": _cycle(_range((0x2474, 20))),
    "decimalEnclosedFullstop": _cycle(_range((0x2488, 20))),
    "decimalFullWidth": lambda value: str(value).translate(_WIDE),
    "decimalFullWidth2": lambda value: str(value).translate(_WIDE),
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperRoman": _roman,
})
