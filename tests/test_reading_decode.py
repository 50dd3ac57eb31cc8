"""Bytes become text exactly, or an error that says where they do not."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exceptions import EmptyText, NotChinese, UnknownEncoding, UnknownFormat
from luoshi.reading import read
from luoshi.reading.decode import decode
from luoshi.text import canonical, digest

TEXT = "一、总体要求\n加快建设川南城际铁路，到2025年新增里程120公里。\n"

ENCODED = [
    # bytes, why
    (TEXT.encode(), "UTF-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8 with a mark that is no character"),
    (TEXT.encode("gb18030"), "GB18030"),
    (TEXT.encode("gbk"), "GBK"),
    (TEXT.encode("gb2312"), "GB2312"),
    (TEXT.encode("utf-16"), "UTF-16 as Notepad writes it"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16, big end first"),
    (TEXT.encode("utf-32"), "UTF-32, whose mark begins with that of UTF-16"),
    (TEXT.replace("\n", "\r\n").encode(), "Windows line ends"),
    (TEXT.replace("\n", "\r").encode("gb18030"), "old Macintosh line ends"),
]


@pytest.mark.parametrize(("data", "why"), ENCODED, ids=[why for _, why in ENCODED])
def test_every_encoding_gives_the_same_text(data: bytes, why: str) -> None:
    document = read(data, name="a.txt")
    assert document.text == TEXT
    assert document.sha256 == digest(TEXT)
    assert document.id == document.sha256[:16]
    assert document.source == "a.txt"


SHORT = ["联通", "建设铁路", "加快推进", "意见"]


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_gbk_words_that_are_sound_utf8_by_chance_are_read_as_gbk() -> None:
    words = "谩谩"
    assert words.encode("gbk").decode("utf-8") == "áá"
    assert decode("áá".encode(), "a.txt") == words


@pytest.mark.parametrize("text", ["café au lait", "Привет, мир", "naïve approach"])
def test_other_languages_in_utf8_are_not_taken_for_gbk(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


def test_traditional_characters_in_gb18030() -> None:
    text = "加快建設鐵路，推動產業轉型，實施鄉村振興。"
    assert decode(text.encode("gb18030"), "a.txt") == text


BROKEN = [
    # bytes, words of the message, why
    (TEXT.encode() + b"\xff\xfe" + TEXT.encode(), ["byte 87", "line 3", "not UTF-8", "ff fe"], "bad bytes in UTF-8"),
    (TEXT.encode() * 20 + TEXT.encode("gbk"), ["line 41", "not UTF-8", "mixed"], "a GBK line below UTF-8"),
    (TEXT.encode()[:-5], ["not UTF-8", "ends inside a character"], "UTF-8 cut off"),
    (TEXT.encode("gb18030") * 9 + b"\xff\xff" + b"\n", ["line 19", "not GB18030"], "bad bytes in GB18030"),
    (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", ["UTF-16"], "half a surrogate pair"),
    ("推動產業轉型升級，實施鄉村振興戰略。".encode("big5"), ["encoding is unknown", "Big5"], "another encoding"),
]


@pytest.mark.parametrize(("data", "words", "why"), BROKEN, ids=[why for *_, why in BROKEN])
def test_bytes_that_do_not_fit_are_an_error_that_says_where(data: bytes, words: list[str], why: str) -> None:
    with pytest.raises(UnknownEncoding) as caught:
        read(data, name="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    for word in words:
        assert word in str(caught.value)
    assert "\ufffd" not in str(caught.value)


def test_the_byte_that_the_message_names_is_the_first_bad_one() -> None:
    data = ("建设" * 50).encode() + b"\xc0" + "铁路".encode() * 50
    with pytest.raises(UnknownEncoding, match=r"byte 300 in line 1 \(hex c0"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b"\n \n", codecs.BOM_UTF8, "　\n".encode()])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyText):
        read(data, name="a.txt")


OTHER_LANGUAGES = [
    ("The city will build a railway and improve its roads.", "English"),
    ("The city (内江) will build a railway; " + "it will improve its roads. " * 9, "English with a Chinese name"),
    ("鉄道の建設を推進し、地域の連携を強化するための計画を策定する。", "Japanese"),
    ("12345 67890", "numbers alone"),
    ("Город построит железную дорогу.", "Russian"),
]


@pytest.mark.parametrize(("text", "why"), OTHER_LANGUAGES, ids=[why for _, why in OTHER_LANGUAGES])
def test_other_languages_are_refused(text: str, why: str) -> None:
    with pytest.raises(NotChinese):
        read(text)


def test_a_long_text_is_judged_by_pieces_from_all_over() -> None:
    english, chinese = "A line of English words here. " * 9_000, "加快建设铁路。" * 9_000
    assert read(english + chinese).text.endswith(chinese)
    with pytest.raises(NotChinese):
        read(english + "加快建设铁路。" + english)


@pytest.mark.parametrize("text", ["建设铁路", "支持AI与5G融合发展", "发展ODM、OEM、EMS代工", "推進鐵路建設"])
def test_chinese_with_latin_words_is_read(text: str) -> None:
    assert read(text).text == text


def test_a_string_is_text_and_a_forgotten_path_is_pointed_out() -> None:
    with pytest.raises(NotChinese, match="pathlib"):
        read("plans/decision.docx")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Word 97"),
        (rb"{\rtf1\ansi \u24314?}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(UnknownFormat, match=word) as caught:
        read(data, name="a.doc")
    assert "save it as" in str(caught.value) or "convert" in str(caught.value)


_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_CHINESE = st.text(_HAN | st.sampled_from("，。；：\n一二三 a1"), min_size=3)
_EVERYDAY = st.text("加快建设川南城际铁路推进发展经济社会，。；\n1a", min_size=3)


@given(_CHINESE)
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@given(_EVERYDAY.filter(lambda text: any(char > "一" for char in text)))
def test_gb18030_round_trip(text: str) -> None:
    data = text.encode("gb18030")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert decode(data, "a.txt") == text


@given(st.text())
def test_canonical_text_is_read_unchanged_and_hashed(text: str) -> None:
    whole = "建设铁路" * (5 * len(text) + 1) + text
    document = read(whole)
    assert document.text == canonical(whole)
    assert document.sha256 == digest(document.text)
    assert read(document.text) == document
