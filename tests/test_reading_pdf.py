"""PDF files: printed lines become paragraphs, page numbers are kept and marked, files without text are refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import pdf, pdf_of, pdf_with, shown, stream, typeset

from luoshi.exceptions import BrokenFile, EncryptedFile, NoTextLayer, TooLarge
from luoshi.models import Document
from luoshi.reading import Limits, read
from luoshi.reading.paragraphs import Column, Layout, Page, Row, continues, furniture, layout, paragraph
from luoshi.reading.pdf import read_pdf

PARAGRAPHS = [
    "一、总体要求",
    "（一）指导思想。推进川南城际铁路建设，加快构建现代综合交通体系，着力提升互联互通水平，到2025年建成高速公路200公里。",
    "（二）基本原则。坚持统筹推进。",
    "二、重点任务",
    "加快建设产业园区，完善公共设施，培育壮大先进制造业集群，支持各县（区）因地制宜发展特色产业，鼓励企业加大研发投入。",
] * 6


def opened(data: bytes, **limits: int) -> Document:
    return read(data, name="a.pdf", limits=Limits(**limits))


def split(data: bytes) -> tuple[list[str], list[str]]:
    """The lines of the text, and those that the reader marks as page furniture."""
    document = read_pdf(data, "a.pdf", Limits())
    chrome = [document.text[region.start : region.end] for region in document.regions if region.type == "chrome"]
    rest = document.text
    for region in sorted(document.regions, key=lambda region: -region.start):
        if region.type == "chrome":
            rest = rest[: region.start] + rest[region.end + 1 :]
    return rest.rstrip("\n").split("\n"), chrome


PRINTED = [
    ({}, ["— 1 —", "— 2 —", "— 3 —"], "indented paragraphs, numbered pages"),
    ({"indent": False}, ["— 1 —", "— 2 —", "— 3 —"], "no indents: paragraphs end in short lines or sentences"),
    ({"number": ""}, [], "no page numbers"),
    ({"number": "第 {} 页"}, ["第 1 页", "第 2 页", "第 3 页"], "page numbers in words"),
    ({"number": "{}", "header": "某市人民政府公报"},
     ["某市人民政府公报", "1", "某市人民政府公报", "2", "某市人民政府公报", "3"], "bare numbers and a running header"),
    ({"per_line": 30, "per_page": 15}, ["— 1 —", "— 2 —", "— 3 —", "— 4 —"], "another measure"),
]


@pytest.mark.parametrize(("setting", "chrome", "why"), PRINTED, ids=[why for *_, why in PRINTED])
def test_printed_pages_become_the_paragraphs_that_they_were(setting: dict, chrome: list[str], why: str) -> None:
    text, marked = split(typeset(PARAGRAPHS, **setting))
    assert text == PARAGRAPHS
    assert marked == chrome


def test_a_page_number_never_stands_inside_a_sentence() -> None:
    sentence = "加快建设产业园区，" * 30 + "完善公共设施。"
    data = typeset([sentence], per_page=5)
    assert split(data) == ([sentence], ["— 1 —", "— 2 —", "— 3 —"])
    assert opened(data).text == f"{sentence}\n— 1 —\n— 2 —\n— 3 —"


def test_years_and_figures_in_the_margin_are_no_page_numbers() -> None:
    pages = [[(90, 700, 16, "建设铁路。"), (90, 40, 16, "2025")], [(90, 700, 16, "改造公路。"), (90, 40, 16, "3600")]]
    assert split(pdf(pages)) == (["建设铁路。", "2025", "改造公路。", "3600"], [])


def test_a_title_broken_by_hand_is_one_line() -> None:
    body = [(90 + 32, 640, 16, "加快建设川南城际铁路，完善公共设施，培育壮大先"),
            (90, 612, 16, "进制造业集群，支持各县（区）因地制宜发展特色产业，鼓励企"),
            (90, 584, 16, "业投入。")]
    title = [(298 - 11 * 12, 760, 24, "某市人民政府关于加快发展"), (298 - 4 * 12, 724, 24, "的若干意见")]
    assert opened(pdf([title + body])).text.split("\n")[0] == "某市人民政府关于加快发展的若干意见"


def test_a_page_without_text_is_noted() -> None:
    document = opened(pdf([[(90, 700, 16, "建设铁路。")], [], [(90, 700, 16, "改造公路。")]]))
    notes = [notice for notice in document.warnings if notice.code == "page-without-text"]
    assert [notice.data for notice in notes] == [{"page": "2"}]
    assert all(0 <= notice.start <= notice.end <= len(document.text) for notice in notes)


def test_columns_of_a_table_stay_apart() -> None:
    text = opened(pdf([[(90, 700, 16, "建设铁路"), (300, 700, 16, "市交通运输局")]])).text
    assert text.split() == ["建设铁路", "市交通运输局"]


def test_spread_characters_hold_no_spaces() -> None:
    words = "成渝地区双城经济圈"
    spread = b"BT /F1 16 Tf 6 Tc 1 0 0 1 90 700 Tm <%s> Tj ET" % words.encode("utf-16-be").hex().encode()
    assert opened(pdf_with([stream(spread)])).text == words


def test_characters_that_no_font_can_draw_are_an_error_and_not_a_gap() -> None:
    pieces = [(90 + 19 * place, 700, 16, char) for place, char in enumerate("成渝地区双城经济圈")]
    with pytest.raises(NoTextLayer, match="fonts embedded"):
        opened(pdf([pieces]))


REFUSED = [
    (pdf([[]]), NoTextLayer, "OCR", "an empty page"),
    (pdf([[(90, 700, 16, "\ue001\ue002\ue003建设")]]), NoTextLayer, "fonts", "characters without meaning"),
    (pdf([[(90, 700, 16, "建设")]], trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U("
         + b"b" * 32 + b")/P -4>>"), EncryptedFile, "password", "a password"),
    (pdf([[(90, 700, 16, "建设")]])[:300], BrokenFile, "complete copy", "cut off"),
    (b"%PDF-1.7\n", BrokenFile, "damaged", "a first line alone"),
    (pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 9>>"}), BrokenFile, "damaged",
     "pages that contain themselves"),
    ("建设".encode(), BrokenFile, "whatever its name says", "text with a wrong name"),
]


@pytest.mark.parametrize(("data", "error", "words", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_what_cannot_be_read_says_why(data: bytes, error: type[Exception], words: str, why: str) -> None:
    with pytest.raises(error, match=words) as caught:
        opened(data)
    assert str(caught.value).startswith("a.pdf: ")


def test_a_lost_character_is_told() -> None:
    data = pdf([[(90, 700, 16, "加快建设川南城际铁路" * 3), (90, 672, 16, "推进产业园区" * 4), (90, 644, 16, "。")]])
    notes = [(notice.code, notice.data) for notice in opened(data).warnings if notice.code.startswith("page-")]
    assert notes == [("page-text-lost", {"page": "1"})]


def test_more_pages_than_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"Limits\(pages=3"):
        opened(pdf([[(90, 700, 16, "建设")]] * 3), pages=2)


def test_forms_that_call_forms_end_with_the_time_limit() -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    numbers = [7, *range(1000, 1012)]
    forms = {
        number: stream(b"/X0 Do " * 10, form + b"/Resources<</XObject<</X0 %d 0 R>>>>" % below)
        for number, below in zip(numbers, [*numbers[1:], 1099], strict=True)
    } | {1099: stream(b"1 1 m 2 2 l S", form)}
    data = pdf_with([stream(shown([(90, 700, 16, "建设铁路")]) + b" /X0 Do")], more=forms)
    with pytest.raises(TooLarge, match=r"Limits\(seconds="):
        opened(data, seconds=2)


def row(text: str, left: float = 90, right: float = 506, bottom: float = 600, height: float = 16) -> Row:
    return Row(text, left, bottom, right, bottom + height)


SET = Layout(columns=(Column(90, 506),), height=16, pitch=28, indented=True)
TWO = SET._replace(columns=(Column(90, 280), Column(310, 506)))
PLAIN = SET._replace(indented=False)
JOINED = [
    # above, below, layout, page turned, joined, why
    (row("加快建设"), row("铁路。", bottom=572), SET, False, True, "a full line goes on"),
    (row("加快建设", right=400), row("铁路。", bottom=572), SET, False, False, "a short line ends its paragraph"),
    (row("加快建设"), row("铁路。", left=122, bottom=572), SET, False, False, "an indented line begins one"),
    (row("建设铁路。"), row("改造公路。", bottom=572), SET, False, True, "one paragraph, where others are indented"),
    (row("建设铁路。"), row("改造公路。", bottom=572), PLAIN, False, False, "no indents: a full stop closes"),
    (row("建设铁路。"), row("（二）公路。", bottom=572), SET, False, False, "a heading's number after a full stop"),
    (row("推进第一、"), row("二、三产业融合", bottom=572), SET, False, True, "a number that is no heading's"),
    (row("加快建设"), row("铁路。", bottom=500), SET, False, False, "a wide gap"),
    (row("加快建设"), row("铁路。", bottom=760), SET, False, False, "another column"),
    (row("加快建设", bottom=60), row("铁路。", bottom=760), SET, True, True, "over the page's end"),
    (row("加快建设"), row("铁路。", bottom=572, height=22), SET, False, False, "another size"),
    (row("加快建设", right=280), row("铁路。", right=280, bottom=572), TWO, False, True, "in the left column"),
    (row("加快建设", right=280, bottom=60), row("铁路。", left=310, bottom=760), TWO, False, True, "the next column"),
    (row("加快建设", right=280), row("铁路。", left=310, bottom=600), TWO, False, False, "side by side"),
    (row("加快建设"), row("铁路。", bottom=572), SET._replace(columns=()), False, False, "no long line, no type area"),
]


@pytest.mark.parametrize(
    ("above", "below", "page", "turned", "expected", "why"), JOINED, ids=[why for *_, why in JOINED]
)
def test_lines_that_go_on(above: Row, below: Row, page: Layout, turned: bool, expected: bool, why: str) -> None:
    assert continues(above, below, page, turned=turned) is expected


def test_words_keep_a_space_where_lines_are_joined() -> None:
    assert paragraph(["发展AI", "Agent产业"]) == "发展AI Agent产业"
    assert paragraph(["发展", "产业"]) == "发展产业"
    assert paragraph(["新建道路1", "20公里，改造G", "60沿线"]) == "新建道路120公里，改造G60沿线"
    assert paragraph([]) == ""


_ROWS = st.lists(st.builds(Row, st.text(min_size=1), *[st.floats(-1e6, 1e6)] * 4), max_size=12)


@given(st.lists(_ROWS, max_size=5))
@settings(max_examples=60)
def test_any_geometry_is_accepted(pages: list[list[Row]]) -> None:
    made = [Page(rows, 0, 842) for rows in pages]
    marked = furniture(made)
    assert len(marked) == len(made)
    assert all(marks <= set(range(len(page.rows))) for page, marks in zip(made, marked, strict=True))
    found = layout(row for rows in pages for row in rows)
    for rows in pages:
        for above, below in pairwise(rows):
            assert continues(above, below, found, turned=False) in (True, False)


# No line of a single character: the engine loses one whose font is neither in the file nor on the machine.
_WORDS = st.text("加快建设产业园区，完善公共设施", min_size=30, max_size=90)
_PARAGRAPH = _WORDS.filter(lambda text: len(text) % 26 != 24)


@given(st.lists(_PARAGRAPH.map(lambda text: text + "。"), min_size=3, max_size=6))
@settings(max_examples=8, deadline=None)
def test_typeset_paragraphs_come_back(paragraphs: list[str]) -> None:
    assert split(typeset(paragraphs, per_page=6))[0] == paragraphs
