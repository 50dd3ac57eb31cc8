# ruff: noqa: E501 - a case a row
"""Where a paragraph, a sentence and a piece between commas begin and end."""

from __future__ import annotations

import pytest

import luoshi
from luoshi.extraction.sentences import Block, blocks, sentences, trim
from luoshi.text import fold


def cut(text: str) -> list[str]:
    """The sentences of one block, their pieces parted by `|`."""
    folded = fold(text)
    found = sentences(folded, Block(0, len(folded), -1))
    return ["|".join(text[p.start : p.end] for p in s.pieces) for s in found]


# text, pieces of each sentence, what the row tests
SENTENCES = [
    ("加强规划。完善设施。", ["加强规划", "完善设施"], "a full stop ends a sentence"),
    ("加强规划，完善设施。", ["加强规划|完善设施"], "a comma parts two pieces"),
    ("加强规划,完善设施。", ["加强规划|完善设施"], "a half-width comma does as well"),
    ("加强规划；完善设施。", ["加强规划|完善设施"], "a semicolon does not end a sentence"),
    ("任务是：完善设施。", ["任务是|完善设施"], "a colon parts two pieces"),
    ("加强规划！完善设施？", ["加强规划", "完善设施"], "full-width ! and ? end a sentence"),
    ("加强规划、完善设施。", ["加强规划、完善设施"], "the list mark parts nothing"),
    ("加强规划", ["加强规划"], "the block's end ends a sentence"),
    ("打造“双城、双港，双枢纽”格局。", ["打造“双城、双港，双枢纽”格局"], "a comma in quotation marks"),
    ("打造“双城。双港”格局。", ["打造“双城。双港”格局"], "a full stop in quotation marks"),
    ("落实《规划，第一版》要求。", ["落实《规划，第一版》要求"], "a comma in a book title"),
    ("建设新城（含东区，西区）。", ["建设新城（含东区，西区）"], "a comma in round brackets"),
    ("建设新城（含东区（一期），西区）道路。", ["建设新城（含东区（一期），西区）道路"], "brackets in brackets"),
    ("建设新城〔含东区，西区〕道路。", ["建设新城〔含东区，西区〕道路"], "hexagonal brackets"),
    ("建设新城【东，西】道路。", ["建设新城【东，西】道路"], "lenticular brackets"),
    ("建设新城[东，西]道路。", ["建设新城[东，西]道路"], "square brackets"),
    ("打造‘一核，两翼’格局。", ["打造‘一核，两翼’格局"], "single quotation marks"),
    ("落实〈办法，试行〉规定。", ["落实〈办法，试行〉规定"], "angle brackets"),
    ("打造“双城格局，完善设施。", ["打造“双城格局|完善设施"], "a quotation mark left open is a slip"),
    ("建设新城（一期，完善设施。", ["建设新城（一期|完善设施"], "a bracket left open is a slip"),
    ("上午8:30开会，完善设施。", ["上午8:30开会|完善设施"], "the colon of a time parts nothing"),
    ("比例为3：7，完善设施。", ["比例为3：7|完善设施"], "nor that of a ratio"),
    ("，，加强规划，，完善设施。", ["加强规划|完善设施"], "empty pieces are dropped"),
    ("。。。", [], "marks alone are no sentence"),
    (" 加强规划 ， 完善设施 。", ["加强规划|完善设施"], "white space at a piece's ends is no part of it"),
    ("（责任单位：市科技局，市财政局）加强应用。", ["（责任单位：市科技局，市财政局）|加强应用"], "an owner's bracket in front stands apart"),
    ("加强应用（责任单位：市科技局）。", ["加强应用|（责任单位：市科技局）"], "an owner's bracket behind stands apart"),
    ("加强应用（市科技局牵头）。", ["加强应用|（市科技局牵头）"], "also where it names who leads"),
    ("加强应用（含试点）。", ["加强应用（含试点）"], "another bracket stays where it is"),
    ("他说“要加强规划。”完善设施。", ["他说“要加强规划。”完善设施"], "a quoted sentence is inside its marks"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[row[2] for row in SENTENCES])
def test_sentences(text: str, expected: list[str], why: str) -> None:
    assert cut(text) == expected


def prose(text: str) -> list[str]:
    document = luoshi.read(text)
    folded = fold(document.text)
    return [document.text[b.start : b.end] for b in blocks(folded, document.sections, document.regions)]


# text, blocks, what the row tests
BLOCKS = [
    ("加强规划。\n完善设施。", ["加强规划。", "完善设施。"], "a line is a paragraph"),
    ("　　加强规划。\n\n　　完善设施。", ["加强规划。", "完善设施。"], "indents and blank lines are no prose"),
    ("一、交通\n加强规划。", ["加强规划。"], "a heading is no prose"),
    ("一、交通\n（一）铁路。加强规划。\n二、产业\n完善设施。", ["加强规划。", "完善设施。"], "a run-in heading neither"),
    ("进一步完善城乡基础设施体系和公共服务\n体系。", ["进一步完善城乡基础设施体系和公共服务\n体系。"], "a line broken by its width goes on"),
    ("进一步完善城乡基础设施体系，\n加强规划。", ["进一步完善城乡基础设施体系，\n加强规划。"], "so does one that ends in a comma"),
    ("完善设施\n加强规划", ["完善设施", "加强规划"], "a short line without a mark is a paragraph"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BLOCKS, ids=[row[2] for row in BLOCKS])
def test_blocks(text: str, expected: list[str], why: str) -> None:
    assert prose(text) == expected


def test_each_block_knows_its_innermost_section() -> None:
    document = luoshi.read("一、交通\n加强规划。\n（一）铁路\n完善设施。\n二、产业\n培育企业。")
    folded = fold(document.text)
    found = {document.text[b.start : b.end]: document.sections[b.section].heading
             for b in blocks(folded, document.sections, document.regions)}
    assert found == {"加强规划。": "交通", "完善设施。": "铁路", "培育企业。": "产业"}


def test_a_wrapped_page_is_read_over_its_blank_lines() -> None:
    line = "进一步完善城乡基础设施体系和公共服务体系加强各级\n\n"
    document = luoshi.read(line * 30 + "部门协作。")
    folded = fold(document.text)
    assert len(blocks(folded, document.sections, document.regions)) == 1


def test_a_numbered_line_opens_a_paragraph_however_the_line_before_it_ends() -> None:
    text = "进一步完善城乡基础设施体系和公共服务体系\n（2）加强各级各部门协作"
    assert len(blocks(fold(text), (), ())) == 2


@pytest.mark.parametrize(("text", "expected"), [(" 甲 ", (1, 2)), ("　", (1, 1)), ("\ufeff甲\u200b", (1, 2)), ("甲", (0, 1))])
def test_trim(text: str, expected: tuple[int, int]) -> None:
    assert trim(text, 0, len(text)) == expected
