"""Word files: text in order, numbers as printed, tables as rows; damaged and hostile packages are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from reading_files import docx_parts, in_list, list_of, p, word, zipped

from luoshi.exceptions import BrokenFile, EncryptedFile, TooLarge, UnknownFormat
from luoshi.models import Document
from luoshi.reading import Limits, read
from luoshi.reading.numerals import numeral


def opened(data: bytes) -> Document:
    return read(data, name="a.docx")


def text(body: str, **parts: str) -> str:
    return opened(word(body, **parts)).text


INLINE = [
    # paragraph XML, its text, why
    (p("建设铁路"), "建设铁路", "plain"),
    ("<w:p><w:r><w:t>建设</w:t></w:r><w:r><w:t>铁路</w:t></w:r></w:p>", "建设铁路", "two runs"),
    ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲\t乙\n丙",
     "tab and line break"),
    ('<w:p><w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r></w:p>', "甲乙", "a page break is no line"),
    ('<w:p><w:ins w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins><w:r><w:t>建设</w:t></w:r></w:p>', "新增建设",
     "a tracked insertion"),
    ('<w:p><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>建设</w:t></w:r></w:p>', "建设",
     "a tracked deletion is gone"),
    ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接", "link"),
    ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>建设</w:t></w:r></w:p>", "建设", "field code"),
    ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>luo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>落</w:t></w:r></w:rubyBase></w:ruby>"
     "</w:r></w:p>", "落", "phonetic guide"),
    (f"<w:sdt><w:sdtContent>{p('控件里的建设')}</w:sdtContent></w:sdt>", "控件里的建设", "content control"),
    (f"<w:p><w:r><w:t>正文</w:t><w:pict><w:txbxContent>{p('文本框')}</w:txbxContent></w:pict></w:r></w:p>",
     "正文\n文本框", "text box"),
]


@pytest.mark.parametrize(("xml", "expected", "why"), INLINE, ids=[why for *_, why in INLINE])
def test_paragraphs(xml: str, expected: str, why: str) -> None:
    assert text(xml) == expected


def test_a_drawing_given_twice_is_read_once() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('文号')}</w:txbxContent>"
    xml = (f"<w:p><w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
           "</mc:AlternateContent></w:r></w:p>")
    assert text(xml + p("建设")).split() == ["文号", "建设"]


CHINESE = list_of(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def test_automatic_numbers_are_written_out() -> None:
    body = (in_list("总体要求") + in_list("指导思想。", 1) + in_list("基本原则。", 1) + in_list("5个项目", 2)
            + in_list("建设乙", 2) + in_list("重点任务") + in_list("交通。", 1) + in_list("建设丙", 2))
    assert text(body, numbering=CHINESE).split("\n") == [
        "一、总体要求", "（一）指导思想。", "（二）基本原则。", "1. 5个项目", "2. 建设乙", "二、重点任务",
        "（一）交通。", "1. 建设丙",
    ]


def test_numbers_beyond_ten() -> None:
    found = text("".join(in_list("建设") for _ in range(21)), numbering=CHINESE).split("\n")
    assert [line.removesuffix("建设") for line in (found[9], found[10], found[19], found[20])] == [
        "十、", "十一、", "二十、", "二十一、",
    ]


LISTS = [
    # numbering part, paragraphs as (level, list), printed numbers, why
    (list_of(("chineseCounting", "第%1条")), [(0, 1), (0, 1)], ["第一条 ", "第二条 "], "articles of a statute"),
    (list_of(("decimal", "%1."), ("decimal", "%1.%2")), [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
     ["1. ", "1.1 ", "1.2 ", "2. ", "2.1 "], "numbers of all levels"),
    (list_of(("decimal", "%1."), ("decimal", "%1.%2")), [(1, 1)], ["1.1 "], "a lower level first"),
    (list_of(("chineseCounting", "%1、"), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'),
     [(0, 1), (0, 2), (0, 1)], ["一、", "二、", "三、"], "two uses of one definition count on"),
    (list_of(("decimal", "%1、"), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
             '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'),
     [(0, 1), (0, 1), (0, 2), (0, 2)], ["1、", "2、", "1、", "2、"], "a restarted list"),
    (list_of(("decimal", "%1、"), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
             '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
             '</w:lvlOverride></w:num>'), [(0, 2), (0, 2)], ["C)", "D)"], "a redefined level"),
    (list_of(("bullet", "\uf06c")), [(0, 1)], ["• "], "a bullet of a symbol font"),
    (list_of(("none", "")), [(0, 1)], [""], "a list without numbers"),
    (list_of(("decimal", "%1、")), [(0, 0), (0, 7), (5, 1)], ["", "", ""], "no list, an unknown one, an unknown level"),
]


@pytest.mark.parametrize(("numbering", "used", "printed", "why"), LISTS, ids=[why for *_, why in LISTS])
def test_lists(numbering: str, used: list[tuple[int, int]], printed: list[str], why: str) -> None:
    body = "".join(in_list("建设", level, number) for level, number in used)
    assert text(body, numbering=numbering).split("\n") == [f"{label}建设" for label in printed]


def test_levels_that_never_restart() -> None:
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                 '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
                 '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                 '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    body = in_list("甲") + in_list("乙", 1) + in_list("丙") + in_list("丁", 1)
    assert text(body, numbering=numbering).split("\n") == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_numbers_that_come_with_a_style() -> None:
    styles = ('<w:style w:styleId="base"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
              '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
              '<w:style w:styleId="own"><w:name w:val="own"/><w:basedOn w:val="base"/></w:style>'
              '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>')
    body = (p("甲", '<w:pStyle w:val="base"/>') + p("乙", '<w:pStyle w:val="own"/>')
            + p("丙", '<w:pStyle w:val="loop"/>')
            + p("丁", '<w:pStyle w:val="base"/><w:numPr><w:numId w:val="0"/></w:numPr>'))
    assert text(body, numbering=CHINESE, styles=styles).split("\n") == ["一、甲", "二、乙", "丙", "丁"]


NUMERALS = [
    ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"),
    ("chineseCounting", 105, "一百〇五"), ("chineseCountingThousand", 110, "一百一十"),
    ("chineseCountingThousand", 2003, "二千〇三"), ("japaneseCounting", 31, "三十一"), ("chineseCounting", 0, "〇"),
    ("chineseCounting", 10_000, "10000"), ("ideographDigital", 20, "二〇"), ("chineseLegalSimplified", 12, "壹拾贰"),
    ("ideographTraditional", 2, "乙"), ("ideographTraditional", 11, "11"), ("ideographZodiac", 12, "亥"),
    ("decimalEnclosedCircleChinese", 1, "①"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedCircle", 51, "51"),
    ("decimalFullWidth", 12, "１２"), ("decimalZero", 3, "03"), ("lowerLetter", 27, "aa"), ("upperLetter", 3, "C"),
    ("lowerRoman", 4, "iv"), ("upperRoman", 1999, "MCMXCIX"), ("upperRoman", 4000, "4000"), ("lowerLetter", 0, "0"),
    ("decimal", 7, "7"), ("of another year", 7, "7"), ("chineseCounting", -1, "-1"),
]


@pytest.mark.parametrize(("form", "value", "expected"), NUMERALS)
def test_numerals(form: str, value: int, expected: str) -> None:
    assert numeral(value, form) == expected


def test_chinese_numerals_are_all_different_and_hold_no_wrong_zero() -> None:
    written = [numeral(value, "chineseCounting") for value in range(1, 10_000)]
    assert len(set(written)) == 9_999
    assert not any("〇〇" in text or text.endswith("〇") for text in written)


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_tables_are_rows_with_tabs_between_paragraphs() -> None:
    xml = (p("上文") + table(row(p("任务"), p("单位")), row(p("建设铁路") + p("改造公路"), p("")), row(p(""), p("")))
           + table(row(p("甲"), p("乙"))) + p("下文"))
    document = opened(word(xml))
    assert document.text == "上文\n任务\t单位\n建设铁路 改造公路\t\n甲\t乙\n下文"
    found = [document.text[r.start : r.end] for r in document.regions if r.type == "table"]
    assert found == ["任务\t单位\n建设铁路 改造公路\t", "甲\t乙"]


def test_cells_that_are_merged_downwards_stay_empty() -> None:
    start, on = "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
    assert text(table(row(start + p("交通"), p("铁路")), row(on + p("交通"), p("公路")))) == "交通\t铁路\n\t公路"


def test_a_table_that_only_frames_the_page_keeps_its_paragraphs() -> None:
    assert text(table(row(p("一、总体要求") + p("建设铁路。")))) == "一、总体要求\n建设铁路。"
    long = p("建设铁路。" * 300)
    assert text(table(row(long + p("改造公路。"), p("侧栏")))).split("\n")[1:] == ["改造公路。", "侧栏"]


def test_styles_mark_contents_and_captions_and_footnotes_follow() -> None:
    styles = ('<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
              '<w:style w:styleId="c"><w:name w:val="caption"/></w:style>')
    body = (p("一、总体要求 1", '<w:pStyle w:val="t"/>') + p("图1 规划图", '<w:pStyle w:val="c"/>')
            + '<w:p><w:r><w:t>建设“四好”农村路</w:t><w:footnoteReference w:id="5"/><w:t>。</w:t></w:r></w:p>')
    notes = (f'<w:footnote w:id="0">{p("")}</w:footnote>'
             f'<w:footnote w:id="5">{p("建好、管好、护好、运营好。")}</w:footnote>')
    document = opened(word(body, styles=styles, footnotes=notes))
    assert document.text.split("\n")[2:] == ["建设“四好”农村路。", "[1] 建好、管好、护好、运营好。"]
    regions = {r.type: document.text[r.start : r.end] for r in document.regions}
    assert regions["contents"] == "一、总体要求 1"
    assert regions["caption"] == "图1 规划图"
    assert regions["attachment"].startswith("[1]")


def test_a_file_written_by_python_docx() -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_heading("某市关于加快发展的意见", 0)
    for line in ("一、总体要求", "加快建设铁路。"):
        file.add_paragraph(line)
    cells = file.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "任务", "单位"
    out = io.BytesIO()
    file.save(out)
    document = opened(out.getvalue())
    assert document.text.split("\n")[:4] == ["某市关于加快发展的意见", "一、总体要求", "加快建设铁路。", "任务\t单位"]


def test_the_strict_edition_of_the_format() -> None:
    parts = docx_parts(p("建设铁路"))
    strict = {name: xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                "http://purl.oclc.org/ooxml/wordprocessingml/main")
              .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                       "http://purl.oclc.org/ooxml/officeDocument/relationships") for name, xml in parts.items()}
    assert opened(zipped(strict)).text == "建设铁路"


REFUSED = [
    # parts, error, words of its message, why
    ({"xl/workbook.xml": "<a/>"}, UnknownFormat, "Excel", "a workbook"),
    ({"ppt/presentation.xml": "<a/>"}, UnknownFormat, "PowerPoint", "slides"),
    ({"OFD.xml": "<a/>"}, UnknownFormat, "OFD", "the national layout format"),
    ({"a.txt": "建设"}, UnknownFormat, "zip", "an archive"),
    ({"[Content_Types].xml": "<a/>"}, BrokenFile, "no main part", "a package without its document"),
    ({"word/document.xml": "<w:document"}, BrokenFile, "damaged", "XML cut off"),
    ({"word/document.xml": "<a/>"}, BrokenFile, "no body", "no body"),
    ({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}, BrokenFile, "damaged", "elements nested 5,000 deep"),
    ({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "建设">]><a>&x;</a>'}, BrokenFile, "document type", "entities"),
]


@pytest.mark.parametrize(("parts", "error", "words", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_packages_that_are_no_word_file_say_what_they_are(
    parts: dict[str, str | bytes], error: type[Exception], words: str, why: str
) -> None:
    with pytest.raises(error, match=words):
        opened(zipped(parts))


def test_entities_neither_read_files_nor_grow() -> None:
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    with pytest.raises(BrokenFile):
        opened(zipped({"word/document.xml": xml}))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_broken(kept: float) -> None:
    data = word(p("建设铁路"))
    with pytest.raises(BrokenFile):
        opened(data[: int(len(data) * kept)])


def test_a_file_with_a_flipped_byte_is_broken() -> None:
    data = bytearray(word(p("建设铁路" * 99)))
    place = data.index(b"word/document.xml") + 40
    data[place] ^= 0xFF
    with pytest.raises(BrokenFile):
        opened(bytes(data))


def test_protected_files_ask_for_a_copy_without_password() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"))


def test_a_text_named_docx_is_no_docx() -> None:
    with pytest.raises(BrokenFile, match="whatever its name says"):
        opened("建设铁路".encode())


LIMITS = [
    (Limits(entries=2), r"Limits\(entries="),
    (Limits(unpacked=100), r"Limits\(unpacked="),
    (Limits(markup=300), r"Limits\(markup="),
    (Limits(file=100), r"Limits\(file="),
]


@pytest.mark.parametrize(("limits", "words"), LIMITS)
def test_every_limit_says_how_to_raise_it(limits: Limits, words: str) -> None:
    with pytest.raises(TooLarge, match=words):
        read(word(p("建设铁路" * 99)), name="a.docx", limits=limits)


def test_pictures_are_not_unpacked() -> None:
    parts: dict[str, str | bytes] = {**docx_parts(p("建设铁路")), "word/media/image1.png": b"\0" * (1 << 20)}
    data = bytearray(zipped(parts))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/media/image1.png")
    start = info.header_offset + 60
    data[start : start + 100] = b"\xff" * 100  # unreadable if anybody looked
    assert opened(bytes(data)).text == "建设铁路"
