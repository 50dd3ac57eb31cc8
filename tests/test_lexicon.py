# ruff: noqa: E501 - a case a row
"""The tables decide: each sense of `signs` and each role of `verbs`, and a user's folder over them."""

from __future__ import annotations

from pathlib import Path

import pytest
from measure_reading import extraction

import luoshi
from luoshi.exceptions import LexiconError, LuoshiError
from luoshi.extraction import Lexicons
from luoshi.extraction.drafts import draft
from luoshi.extraction.lexicon import HERE, packaged
from luoshi.extraction.parties import owner_lines
from luoshi.extraction.quantities import find_quantities
from luoshi.text import fold

Outcome = tuple[list[tuple[str, str, str, str]], list[str], list[str]]


def folder(path: Path, **tables: str) -> Lexicons:
    """A user's folder with these tables."""
    for name, rows in tables.items():
        (path / f"{name}.tsv").write_text(rows, encoding="utf-8")
    return Lexicons(path)


def outcome(text: str, lexicons: Lexicons | None = None) -> Outcome:
    """What the tables of this file can change: measures with kind, strength and action, leads, labels."""
    document = luoshi.read(text)
    text, folded = document.text, fold(document.text)
    amounts, lines = find_quantities(text, folded, packaged()), owner_lines(folded, packaged())
    found = draft(document, folded, lexicons or packaged(), lines, amounts)
    measures = [(text[m.start : m.end], m.kind, m.strength, text[slice(*m.verb)] if m.verb else "") for m in found.measures]
    labels = sorted((s.start, s.label) for s in (*found.headings, *found.sentences))
    return measures, [s.heading for s in found.leads], [label for _, label in labels]


LEAD = "一、任务\n（一）协作。推动铁路建设。开工建设甲乙铁路，争取丙丁铁路纳入国家规划，推动站场改造，培育企业。"
SHARED = "一、任务\n（一）协作。举办农产品展销活动3次，开拓外地客源，培育主播。培训技术人员3000名。加强社区服务。改善街巷市容市貌服务环境，整治背街小巷，美化重要节点景观。"
REVIEW = "一、{}\n新建水厂。\n二、其他事项\n新建桥梁。"

# sense, a word of it, a text where it decides, a text where it stands and does not
SENSES = [
    ("frame-end", "契机", "以举办博览会的契机，扩大投资。", "把握契机，扩大投资。"),
    ("means-end", "方式", "采取市场化方式，盘活厂房。", "改进服务方式，盘活厂房。"),
    ("means-verb", "采用", "采用市场化方式，盘活厂房。", "采用新型材料，盘活厂房。"),
    ("attitude-verb", "强化", "强化系统思维，统筹城乡发展。", "强化系统治理，统筹城乡发展。"),
    ("attitude-end", "思维", "强化系统思维，统筹城乡发展。", "思维训练，统筹城乡发展。"),
    ("leads-to", "迈进", "向价值链中高端迈进，扩大投资。", "迈进新的阶段，扩大投资。"),
    ("result-end", "开馆", "市科技馆开馆。", "推动市科技馆开馆。"),
    ("noun-behind", "能力", "完善硬件设施，服务能力。", "完善硬件设施，提升能力。"),
    ("nominal", "服务", "完善硬件设施，服务能力。", "完善硬件设施，服务群众。"),
    ("becomes-how", "更加", "产业结构更加合理。", "更加注重保护。"),
    ("becomes-end", "齐全", "门类品种更加齐全。", "推进证照齐全。"),
    ("organ-scope", "我市", "我市部门加强监管。", "支持我市发展。"),
    ("organ-head", "学校", "各学校加强监管。", "支持学校发展。"),
    ("organ-modal", "需", "各部门需提供便利。", "企业需提供便利。"),
    ("predicate-how", "分别", "两家公司分别配备终端。", "支持两家公司分别配备终端。"),
    ("predicate-then", "明确", "两类标准全部明确来源。", "明确标准来源。"),
    ("predicate", "下设", "领导小组下设专项工作组。", "成立下设机构。"),
    ("later-act", "谋划", "突出功能定位谋划重大项目，培育企业。", "谋划重大项目，培育企业。"),
    ("supported", "鼓励", "鼓励企业围绕主业，扩大生产。", "鼓励企业扩大生产。"),
    ("supported-frame", "围绕", "鼓励企业围绕主业，扩大生产。", "围绕主业，扩大生产。"),
    ("describes", "面向", "建设产业园，面向西南的集散地。", "面向西南，建设产业园。"),
    ("past-verb", "取得", "工作体系取得了进步。", "工作体系取得进步。"),
    ("while-end", "的同时", "保护生态的同时，发展旅游。", "的同时。"),
    ("says-end", "介绍", "市交通局组织媒体介绍，加快建设铁路。", "加强政策介绍，加快建设铁路。"),
    ("acts-on", "减免", "对困难家庭减免费用，扩大投资。", "减免费用，扩大投资。"),
    ("serves", "创造", "为转型升级创造条件，扩大投资。", "创造条件，扩大投资。"),
    ("does-research", "组织", "组织研究重大课题。", "组织志愿活动。"),
    ("effort", "大力", "大力实现互通。", "大力发展旅游。"),
    ("figure-effort", "修复", "城区湿地修复3万亩以上。", "修复湿地环境。"),
    ("figure-bound", "不少于", "园区储备不少于500亩。", "园区收入不少于500亩。"),
    ("subject-result", "竣工", "三期工程竣工。", "推动三期工程竣工。"),
    ("joins", "融入", "融入城市群建设园区。", "建设融入式园区。"),
    ("forbids", "禁止", "禁止挪作他用。", "推行禁止清单。"),
    ("rank-word", "世界", "建成世界高端装备基地。", "建成世界。"),
    ("rank-head", "走廊", "建成全国重要的文化走廊。", "建设文化走廊。"),
    ("rank-verb", "建成", "建成全国重要的装备基地。", "建成装备基地。"),
    ("place-rank", "栖息地", "建设候鸟栖息地。", "保护栖息地环境。"),
    ("reform-sign", "部门职能", "优化部门职能配置事项。", "部门职能。"),
    ("reform-noun", "机制", "完善机制落实情况。", "建立协调机制。"),
    ("refines", "深化", "深化合作模式。", "探索合作模式。"),
    ("policy-sign", "专项债", "用好专项债额外空间。", "专项债。"),
    ("policy-noun", "细则", "完善细则、流程图、样本册、说明书。", "制定细则。"),
    ("project-sign", "生产线", "优化生产线节拍。", "新建生产线。"),
    ("collective", "场景", "打造甲乙广场等消费场景。", "打造消费场景。"),
    ("count-unit", "套", "建设安居住房300套。", "建设成套设备。"),
    ("sized", "小区改造", "抓好57个小区改造。", "推进小区改造。"),
    ("finished", "开馆", "市科技馆开馆。", "开馆。"),
    ("lead-head", "建设", LEAD, "推动铁路建设。"),
    ("common", "服务", SHARED, "加强社区服务。"),
    ("framing-heading", "形势与", REVIEW.format("形势与判断"), "研究形势与对策。"),
    ("review-heading", "工作进展", REVIEW.format("工作进展"), "通报工作进展。"),
    ("ahead", "总体部署", REVIEW.format("过去一年和总体部署"), "落实总体部署。"),
    ("framing", "不忘初心", "不忘初心，建设园区。", "建设园区。"),
    ("guidance", "团结奋斗", "不忘初心团结奋斗，建设园区，培育企业。", "团结奋斗，建设园区，培育企业。"),
    ("explains", "意味着", "前景广阔意味着机遇。", "推进项目意味着建设园区。"),
    ("statement", "印发", "本通知印发各地。", "印发实施方案。"),
    ("preamble", "请结合实际", "请结合实际抓好落实。", "结合实际抓好落实。"),
    ("bound", "以内", "失误率3%以内。", "失误率控制在3%以内。"),
]
LINE = "word\tsense\tsource\texample\n"


@pytest.mark.parametrize(("sense", "word", "fires", "quiet"), SENSES, ids=[row[0] for row in SENSES])
def test_a_word_of_each_sense_decides_where_it_should(sense: str, word: str, fires: str, quiet: str, tmp_path: Path) -> None:
    assert any(row["word"] == word and row["sense"] == sense for row in packaged().table("signs"))
    without = folder(tmp_path, signs=_without(word, sense))
    assert outcome(fires) != outcome(fires, without)
    assert outcome(quiet) == outcome(quiet, without)


def _without(word: str, sense: str) -> str:
    """Removes a word and gives it back to its other senses."""
    others = [row for row in packaged().table("signs") if row["word"] == word and row["sense"] != sense]
    return LINE + f"-{word}\n" + "".join("\t".join(row.values()) + "\n" for row in others)


def test_every_sense_has_its_row_here() -> None:
    assert {row[0] for row in SENSES} == {row["sense"] for row in packaged().table("signs")}


# role of `verbs`, a word of it, a text where it decides, and what the text gives with and without it
ROLES = [
    ("act", "筹建", "筹建园区。", ["筹建园区"], []),
    ("frame", "围绕", "围绕主业，扩大生产。", ["围绕主业，扩大生产"], ["扩大生产"]),
    ("state", "位居", "位居前列，建设园区。", ["建设园区"], ["建设园区"]),
]


@pytest.mark.parametrize(("role", "word", "text", "with_it", "without_it"), ROLES, ids=[row[0] for row in ROLES])
def test_a_verb_of_each_role(role: str, word: str, text: str, with_it: list[str], without_it: list[str], tmp_path: Path) -> None:
    assert any(row["word"] == word and row["role"] == role for row in packaged().table("verbs"))
    without = folder(tmp_path, verbs=f"word\trole\n-{word}\n")
    assert [m[0] for m in outcome(text)[0]] == with_it
    assert [m[0] for m in outcome(text, without)[0]] == without_it


VERB = "word\trole\tstrength\tsource\texample\n"


def test_an_added_verb_makes_a_measure(tmp_path: Path) -> None:
    assert outcome("赓续红色血脉。")[0] == []
    own = folder(tmp_path, verbs=VERB + "赓续\tact\tadvance\town\t赓续文脉\n")
    assert [m[0] for m in outcome("赓续红色血脉。", own)[0]] == ["赓续红色血脉"]


def test_a_replaced_verb_changes_its_strength(tmp_path: Path) -> None:
    own = folder(tmp_path, verbs=VERB + "推进\tact\tcommit\town\t推进建设\n")
    assert [outcome("推进道路建设。", lexicons)[0][0][2] for lexicons in (None, own)] == ["advance", "commit"]


def test_a_removed_verb_makes_no_measure(tmp_path: Path) -> None:
    own = folder(tmp_path, verbs="word\n-筹建\n")
    assert [len(outcome("筹建园区。", lexicons)[0]) for lexicons in (None, own)] == [1, 0]


def test_an_added_adverb_belongs_to_the_span(tmp_path: Path) -> None:
    own = folder(tmp_path, adverbs="word\tsource\texample\n麻利地\town\t麻利地推进\n")
    assert [[m[0] for m in outcome("麻利地筹建园区。", lexicons)[0]] for lexicons in (None, own)] == [[], ["麻利地筹建园区"]]


def test_a_head_noun_changes_the_kind(tmp_path: Path) -> None:
    own = folder(tmp_path, kinds="word\tkind\tsource\texample\n雪场\tproject\town\t建设雪场\n水库\tplatform\town\t建设水库\n")
    text = "建设城南雪场，建设城南水库。"
    assert [[m[1] for m in outcome(text, lexicons)[0]] for lexicons in (None, own)] == [["task", "project"], ["project", "platform"]]


def test_a_tail_is_taken_off_the_thing_made(tmp_path: Path) -> None:
    own = folder(tmp_path, kind_tails="word\tsource\texample\n收尾\town\t水库收尾\n")
    assert [outcome("抓好城南灌渠水库收尾。", lexicons)[0][0][1] for lexicons in (None, own)] == ["project", "project"]
    assert [outcome("抓好城南实验室收尾。", lexicons)[0][0][1] for lexicons in (None, own)] == ["task", "platform"]


def test_a_word_of_a_heading_changes_the_domain(tmp_path: Path) -> None:
    own = folder(tmp_path, domains="word\tdomain\tweight\tsource\texample\n河灯\tculture\t4\town\t河灯\n")
    document = luoshi.read("一、河灯\n建设园区。\n二、其他\n建设园区。")
    assert luoshi.extract(document, lexicons=own).measures[0].domain == "culture"
    assert luoshi.extract(document).measures[0].domain != "culture"


def test_comments_and_blank_lines_are_no_rows(tmp_path: Path) -> None:
    own = folder(tmp_path, verbs="# 备注\n\n" + VERB + "\n# 备注\n")
    assert own.table("verbs") == packaged().table("verbs")


def test_a_short_row_is_filled_up(tmp_path: Path) -> None:
    row = folder(tmp_path, adverbs="word\tsource\texample\n麻利地\n").table("adverbs")[-1]
    assert dict(row) == {"word": "麻利地", "source": "", "example": ""}


def test_equal_folders_share_what_is_compiled(tmp_path: Path) -> None:
    assert Lexicons(tmp_path) == Lexicons(str(tmp_path))
    assert hash(Lexicons(tmp_path)) == hash(Lexicons(str(tmp_path)))
    assert Lexicons(tmp_path) != packaged()


# table, its text, what the message says, where
BAD = [
    ("verbs", VERB + "甲\tact\tadvance\town\t例\t多\n", "6 cells where the header has 5", "verbs.tsv:2"),
    ("verbs", VERB + "\tact\tadvance\town\t例\n", "cells where the header", "verbs.tsv:2"),
    ("verbs", VERB + "赓续\tacts\tadvance\town\t例\n", "unknown role 'acts'", "赓续"),
    ("verbs", VERB + "赓续\tact\tfirm\town\t例\n", "strength 'firm'", "赓续"),
    ("kinds", "word\tkind\tsource\texample\n雪场\tplace\town\t例\n", "unknown kind 'place'", "雪场"),
    ("domains", "word\tdomain\tweight\tsource\texample\n河灯\twater\t4\town\t例\n", "unknown domain 'water'", "河灯"),
    ("domains", "word\tdomain\tweight\tsource\texample\n河灯\tculture\tx\town\t例\n", "weight 'x'", "河灯"),
]


@pytest.mark.parametrize(("table", "rows", "message", "where"), BAD, ids=[row[2] for row in BAD])
def test_a_bad_row_says_what_and_where(table: str, rows: str, message: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        luoshi.extract(luoshi.read("建设园区。"), lexicons=folder(tmp_path, **{table: rows}))
    said = str(caught.value)
    assert message in said
    assert where in said
    assert f"{table}.tsv" in said or table in said
    assert isinstance(caught.value, LuoshiError)


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "verbs.tsv").write_bytes((VERB + "赓续\tact\tadvance\n").encode("gb18030"))
    with pytest.raises(LexiconError, match="cannot be read"):
        luoshi.extract(luoshi.read("建设园区。"), lexicons=Lexicons(tmp_path))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such lexicon folder"):
        Lexicons(tmp_path / "nowhere")


def test_a_sense_without_words(tmp_path: Path) -> None:
    rows = "".join(f"-{row['word']}\n" for row in packaged().table("signs") if row["sense"] == "describes")
    with pytest.raises(LexiconError, match="no word has the sense 'describes'"):
        luoshi.extract(luoshi.read("建设园区。"), lexicons=folder(tmp_path, signs=LINE + rows))


@pytest.mark.parametrize("path", sorted(HERE.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_row_has_its_source_and_example(path: Path) -> None:
    rows = packaged().table(path.stem)
    assert rows
    if {"source", "example"} <= set(rows[0]):
        assert [row for row in rows if not row["source"] or not row["example"]] == []


@pytest.mark.parametrize("name", ["verbs", "adverbs", "kinds", "kind_tails", "domains", "signs"])
def test_no_word_stands_twice(name: str) -> None:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    keys = [(row[0], row[1] if name == "signs" else "") for row in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_packaged_tables_read_alike_without_a_folder() -> None:
    text = "一、交通\n建设甲乙铁路，培育企业。"
    assert outcome(text) == outcome(text, Lexicons())
    assert extraction(text).measures
