"""Saved web pages: the article whole, the site around it left away, tables as rows."""

from __future__ import annotations

import pytest

from luoshi.exceptions import ReadError, TooLarge
from luoshi.reading import Limits, read

SENTENCE = "推进川南城际铁路建设,加快构建现代综合交通体系,着力提升互联互通水平。"
ARTICLE = [
    "各县（区）人民政府：",
    "　　为加快本市发展，现提出如下意见。",
    "一、总体要求",
    f"　　(一)指导思想。{SENTENCE}",
    f"　　(二)重点任务。{SENTENCE}{SENTENCE}",
    "二、保障措施",
    f"1.加强领导。{SENTENCE}",
    "某市人民政府",
    "2020年8月1日",
]
TITLE = "某市人民政府关于加快发展的意见"


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_某市人民政府网</title>{head}</head><body>'
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>'
        f"{body}<div class='footer'><p>版权所有：某市人民政府办公室</p></div></body></html>"
    )


def article(lines: list[str] = ARTICLE) -> str:
    return "<div class='TRS_Editor'>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"


def lines(html: str, **kwargs: object) -> list[str]:
    return read(html.encode(), name="a.html").text.split("\n")


def test_the_article_is_found_whole_and_in_order() -> None:
    assert lines(page(article())) == ARTICLE


def test_the_title_above_the_article_belongs_to_the_text() -> None:
    info = "<div>发布时间：2020-08-03 来源：某某日报 【字体：大 中 小】</div>"
    found = lines(page(f"<h1>{TITLE}</h1>{info}{article()}"))
    assert found == [TITLE, "发布时间：2020-08-03 来源：某某日报 【字体：大 中 小】", *ARTICLE]


def test_a_title_broken_over_two_lines_is_found() -> None:
    found = lines(page(f"<div>某市人民政府<br>关于加快发展的意见</div>{article()}"))
    assert found[:3] == ["某市人民政府", "关于加快发展的意见", ARTICLE[0]]


HEADS = [
    # head, hint in the reader's answer, why
    (f'<meta name="ArticleTitle" content="{TITLE}">', "title", "the government website standard"),
    ('<meta name="PubDate" content="2020-08-03 10:00">', "published", "the same"),
    ('<meta property="article:published_time" content="2020-08-03T10:00:00+08:00">', "published", "open graph"),
]


@pytest.mark.parametrize(("head", "hint", "why"), HEADS)
def test_what_the_page_states_is_passed_on(head: str, hint: str, why: str) -> None:
    from luoshi.reading.html import read_html

    content = read_html(page(article(), head).encode(), "a.html", Limits())
    stated = getattr(content, hint)
    assert stated == TITLE if hint == "title" else stated.startswith("2020-08-03")


def test_tables_are_rows_with_tabs_and_marked() -> None:
    table = ("<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>"
             "<tr><td>1</td><td><p>建设产业园</p><p>改造泵站</p></td><td>市水利局</td></tr>"
             "<tr><td>2</td><td></td><td>市交通运输局</td></tr></table>")
    document = read(page(article().replace("<p>二、", table + "<p>二、")).encode(), name="a.html")
    table_text = "序号\t任务\t牵头单位\n1\t建设产业园 改造泵站\t市水利局\n2\t\t市交通运输局"
    assert f"\n{table_text}\n" in document.text
    assert [document.text[r.start : r.end] for r in document.regions if r.type == "table"] == [table_text]


def test_pages_laid_out_with_tables_keep_their_paragraphs() -> None:
    laid_out = f"<table><tr><td>左栏</td><td><table><tr><td>{article()}</td></tr></table></td></tr></table>"
    document = read(page(laid_out).encode(), name="a.html")
    assert [line for line in document.text.split("\n") if line in ARTICLE] == ARTICLE
    assert "\t" not in document.text


def test_line_breaks_entities_and_inline_tags() -> None:
    last = "1.<b>建设</b><span>产业园</span>。<br>2.改造&ldquo;四好&rdquo;农村路&nbsp;。"
    found = lines(page(article([*ARTICLE[:4], last])))
    assert found[-2:] == ["1.建设产业园。", "2.改造“四好”农村路\xa0。"]


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "utf-8"])
def test_the_declared_encoding(encoding: str) -> None:
    declared = page(article()).replace('charset="utf-8"', f'charset="{encoding}"')
    assert lines_of(declared.encode(encoding)) == ARTICLE


def test_traditional_pages() -> None:
    sentence = "推動產業轉型升級，實施鄉村振興戰略。" * 9
    html = f'<html><head><meta charset="big5"></head><body><p>{sentence}</p></body></html>'
    assert lines_of(html.encode("big5")) == [sentence]


def lines_of(data: bytes) -> list[str]:
    return read(data, name="a.html").text.split("\n")


def test_a_wrong_declaration_gives_way_to_the_bytes() -> None:
    assert lines_of(page(article()).replace('charset="utf-8"', 'charset="gb2312"').encode()) == ARTICLE
    assert lines_of(page(article()).encode("gb18030")) == ARTICLE


def test_a_page_without_an_article_gives_all_its_words() -> None:
    assert lines("<html><body><ul><li>建设铁路</li><li>改造公路</li></ul></body></html>") == ["建设铁路", "改造公路"]


def test_scripts_styles_and_hidden_parts_are_no_text() -> None:
    hidden = '<script>var 甲="乙";</script><style>.甲{}</style><p style="display: none">看不见的字。</p>'
    assert lines(page(article().replace("<p>一、", hidden + "<p>一、"))) == ARTICLE


def test_html_is_recognised_without_its_suffix() -> None:
    assert read(page(article()).encode(), name="a").text.split("\n") == ARTICLE


def test_a_web_archive_is_read_as_its_page() -> None:
    import quopri

    body = quopri.encodestring(page(article()).encode())
    data = (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + body + b"\r\n--x--\r\n")
    assert read(data, name="a.mht").text.split("\n") == ARTICLE


@pytest.mark.parametrize("depth", [10, 250, 500, 2000])
def test_nested_tags_are_read(depth: int) -> None:
    html = "<html><body>" + "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "<p>附件</p></body></html>"
    assert lines(html)[0] == SENTENCE


def test_deeper_nesting_is_refused_and_not_cut() -> None:
    html = "<html><body>" + "<div>" * 10_000 + f"<p>{SENTENCE}</p>" + "</div>" * 10_000 + "</body></html>"
    with pytest.raises(TooLarge, match="nested too deep"):
        lines(html)


def test_a_page_over_the_limit_is_refused_with_the_way_out() -> None:
    with pytest.raises(TooLarge, match=r"Limits\(markup="):
        read(page(article()).encode(), name="a.html", limits=Limits(markup=100))


@pytest.mark.parametrize("html", ["<html>", "<html></html>", "<!DOCTYPE html>", "<html><body><p></p></body></html>"])
def test_empty_pages_are_errors_of_reading(html: str) -> None:
    with pytest.raises(ReadError):
        read(html.encode(), name="a.html")


def test_two_readings_are_equal() -> None:
    data = page(f"<h1>{TITLE}</h1>{article()}").encode()
    assert read(data, name="a.html") == read(data, name="a.html")
