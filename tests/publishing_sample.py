"""Documents with extractions for the tests of publishing: one of our own words, and annotated ones where present."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from luoshi.models import (
    Check,
    Citation,
    Dated,
    Deadline,
    Document,
    Extraction,
    Measure,
    Metadata,
    Monitor,
    Notice,
    Party,
    Place,
    Project,
    Quantity,
    Quote,
    Region,
    Relation,
    Section,
    Sentence,
    Slogan,
)
from luoshi.text import canonical, digest

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
GOLD = sorted((SHARED / "annotation" / "gold").glob("*.json"))
DEPTH = {"part": 0, "chapter": 1, "article": 2, "item": 3, "lead": 4}
Pair = tuple[Document, Extraction]

TEXT = """网站首页 | 打印 | 关闭
中共青河市委关于加快建设交通强市的决定
(2024年3月5日青河市第八届委员会第九次全体会议通过)

交通是经济的血脉。为落实省委部署,作出如下决定。

一、建设开放通道
(一)畅通对外铁路。坚持人民至上。推进青河至绵阳、遂宁等城际铁路前期工作,到2025年建成货运站场3个。加快“一环三射”路网建设。
<script>alert("一")</script>这一段不是程序 & 只是文字。
(二)提升园区能级
争取设立青河综合保税区,建立“园区+港口”联动机制。支持安岳县开展多式联运试点。
责任单位:市发展改革委,市交通运输局
二、强化组织保障
制定专项资金管理办法,每年安排2亿元。建设西部物流枢纽城市。与重庆市江北区共同举办物流博览会。
(责任编辑 小河)"""


class _Finder:
    """Spans by their words, each search starting where the last one began."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def __call__(self, words: str) -> dict[str, Any]:
        start = self.text.index(words, self.at)
        self.at = start
        return {"start": start, "end": start + len(words), "text": words}


def _id(letter: str, span: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{letter}-{span['start']}-{span['end']}", **span}


def _no() -> Check:
    return Check()


def _yes(span: dict[str, Any]) -> Check:
    return Check(met=True, spans=((span["start"], span["end"]),))


MEASURES = (
    # words, kind, strength, domain
    ("推进青河至绵阳、遂宁等城际铁路前期工作", "project", "advance", "infrastructure"),
    ("到2025年建成货运站场3个", "target", "commit", "infrastructure"),
    ("加快“一环三射”路网建设", "project", "advance", "infrastructure"),
    ("争取设立青河综合保税区", "platform", "seek", "opening"),
    ("建立“园区+港口”联动机制", "reform", "advance", "opening"),
    ("支持安岳县开展多式联运试点", "reform", "support", "opening"),
    ("制定专项资金管理办法", "policy", "advance", "organization"),
    ("每年安排2亿元", "policy", "advance", "organization"),
    ("建设西部物流枢纽城市", "position", "advance", "organization"),
    ("与重庆市江北区共同举办物流博览会", "platform", "advance", "organization"),
)


def small() -> Pair:
    """The document of our own words, with every layer filled."""
    find = _Finder(TEXT)
    chrome = find("网站首页 | 打印 | 关闭")
    title = find("中共青河市委关于加快建设交通强市的决定")
    metadata = Metadata(
        title=Quote(**title), issuer=Quote(start=title["start"], end=title["start"] + 6, text="中共青河市委"),
        adopted=Dated(**find("2024年3月5日"), date="2024-03-05"), genre="decision",
        citations=(Citation(**find("省委部署"), title="省委部署", superior=True),))
    sections = _small_sections()
    spans = _small_layers()
    measures = _link([
        Measure(**_id("m", span), kind=kind, strength=strength, domain=domain, reasons="动词表:推进",
                monitor=Monitor(owner=_no(), date=_no(), number=_yes(span), outcome=_yes(span)))
        for words, kind, strength, domain in MEASURES for span in [_Finder(TEXT)(words)]], sections, spans)
    slogan = spans["slogans"][0]
    end = find("(责任编辑 小河)")
    regions = (Region(start=chrome["start"], end=chrome["end"], type="chrome"),
               Region(start=end["start"], end=end["end"], type="byline"))
    warnings = (Notice(code="numbering-gap", message="item 2 is missing", start=0, end=3, data={"number": "2"}),)
    relations = (Relation(type="member", source=slogan.id, target=measures[0].id),
                 Relation(type="detail", source=measures[8].id, target=measures[9].id))
    return _pair("决定 <1>.txt", TEXT, metadata, sections, measures, spans, regions, warnings, relations)


def _small_sections() -> tuple[Section, ...]:
    find = _Finder(TEXT)
    rows = []
    for level, number, heading in (("chapter", "一、", "建设开放通道"), ("article", "(一)", "畅通对外铁路"),
                                   ("article", "(二)", "提升园区能级"), ("chapter", "二、", "强化组织保障")):
        span = find(number + heading)
        rows.append({"level": level, "number": number, "heading": heading, "start": span["start"], "end": span["end"]})
    return _tree(rows, len(TEXT))


def _small_layers() -> dict[str, list[Any]]:
    find = _Finder(TEXT)

    def at(words: str) -> dict[str, Any]:
        find.at = 0
        return find(words)

    def project(words: str, name: str, type: str, stage: str) -> Project:
        return Project(**_id("p", at(words)), name=name, type=type, stage=stage)

    chapter = "chp_1__art_2"
    return {
        "projects": [project("青河至绵阳", "青河至绵阳城际铁路", "railway", "preliminary"),
                     project("遂宁", "青河至遂宁城际铁路", "railway", "preliminary"),
                     project("青河综合保税区", "青河综合保税区", "park", "seek")],
        "places": [Place(**_id("l", at("绵阳")), code="510700"), Place(**_id("l", at("遂宁")), code="510900"),
                   Place(**_id("l", at("安岳县")), code="512021"),
                   Place(**_id("l", at("重庆市江北区")), code=None, candidates=("500105", "330205"))],
        "quantities": [Quantity(**_id("q", at("3个")), low=3, high=None, unit="个"),
                       Quantity(**_id("q", at("2亿元")), low=200000000, high=None, unit="元")],
        "deadlines": [Deadline(**_id("d", at("到2025年")), by="2025-12-31")],
        "slogans": [Slogan(**_id("s", at("一环三射")), members=("环城路", "三条射线"))],
        "parties": [Party(**_id("a", at("安岳县")), role="assignee"),
                    Party(**_id("a", at("市发展改革委")), role="lead", section=chapter),
                    Party(**_id("a", at("市交通运输局")), role="support", section=chapter),
                    Party(**_id("a", at("重庆市江北区")), role="partner")],
    }


def _tree(rows: list[dict[str, Any]], length: int) -> tuple[Section, ...]:
    """Sections with ids, parents and ends of their content, from rows in the order of the text."""
    done: list[dict[str, Any]] = []
    chain: list[dict[str, Any]] = []
    counts: dict[tuple[str | None, str], int] = {}
    short = {"part": "part", "chapter": "chp", "article": "art", "item": "item", "lead": "lead"}
    for each in sorted(rows, key=lambda each: each["start"]):
        while chain and DEPTH[chain[-1]["level"]] >= DEPTH[each["level"]]:
            chain.pop()["until"] = each["start"]
        parent = chain[-1]["id"] if chain else None
        key = (parent, each["level"])
        counts[key] = counts.get(key, 0) + 1
        own = f"{short[each['level']]}_{counts[key]}"
        each = {**each, "id": f"{parent}__{own}" if parent else own, "parent": parent, "until": length}
        chain.append(each)
        done.append(each)
    return tuple(Section(**{name: each[name] for name in Section.__struct_fields__}) for each in done)


def _link(measures: list[Measure], sections: tuple[Section, ...], spans: dict[str, list[Any]]) -> list[Measure]:
    linked = []
    for measure in measures:
        inside = {name: tuple(each.id for each in layer if measure.start <= each.start and each.end <= measure.end)
                  for name, layer in spans.items()}
        holder = [section.id for section in sections if section.start <= measure.start < section.until]
        owners = tuple(party.id for party in spans["parties"] if party.section in holder)
        inside["parties"] += owners
        fields = {name: getattr(measure, name) for name in Measure.__struct_fields__}
        linked.append(Measure(**{**fields, **inside, "section": holder[-1] if holder else None}))
    return linked


def _sentences(text: str, measures: list[Measure], sections: tuple[Section, ...],
               regions: tuple[Region, ...]) -> tuple[Sentence, ...]:
    found = []
    for match in re.finditer(r"[^。\n]*[^。\s][^。\n]*。?", text):
        start, end = match.span()
        if any(region.start <= start < region.end for region in regions):
            label = "boilerplate"
        elif any(start < each.end and each.start < end for each in measures):
            label = "commitment"
        elif any(start < each.end and each.start < end for each in sections):
            label = "heading"
        else:
            label = "framing" if "坚持" in match[0] else "context" if len(match[0]) > 12 else "unclear"
        found.append(Sentence(start=start, end=end, label=label))
    return tuple(found)


def _pair(source: str, text: str, metadata: Metadata, sections: tuple[Section, ...], measures: list[Measure],
          spans: dict[str, list[Any]], regions: tuple[Region, ...] = (), warnings: tuple[Notice, ...] = (),
          relations: tuple[Relation, ...] = ()) -> Pair:
    sha = digest(text)
    plain = tuple(section for section in sections if section.level != "lead")
    document = Document(source=source, id=sha[:16], sha256=sha, text=text, metadata=metadata, sections=plain,
                        regions=regions, warnings=warnings)
    extraction = Extraction(
        version="0.1.0", source=source, document=sha[:16], sha256=sha, length=len(text), metadata=metadata,
        sections=sections, measures=tuple(measures), sentences=_sentences(text, measures, sections, regions),
        relations=relations, regions=regions, warnings=warnings,
        **{name: tuple(sorted(layer, key=lambda each: each.start)) for name, layer in spans.items()})
    return document, extraction


def plain(text: str, source: str = "短文.txt", measures: tuple[tuple[int, int], ...] = ()) -> Pair:
    """Any text with measures at the given spans and nothing else."""
    made = [Measure(id=f"m-{start}-{end}", start=start, end=end, text=text[start:end], kind="task", strength="advance",
                    domain="industry") for start, end in measures]
    layers: dict[str, list[Any]] = {name: [] for name in
                                    ("projects", "places", "quantities", "deadlines", "slogans", "parties")}
    return _pair(source, text, Metadata(), (), made, layers)


def gold(path: Path) -> Pair:
    """An annotated document as the extraction that a perfect reader would give."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = canonical(next(SHARED.rglob(record["source"])).read_text(encoding="utf-8"))
    sections = _tree(record["sections"], len(text))
    letters = {"projects": (Project, "p"), "places": (Place, "l"), "quantities": (Quantity, "q"),
               "deadlines": (Deadline, "d"), "slogans": (Slogan, "s"), "parties": (Party, "a")}
    spans: dict[str, list[Any]] = {}
    for name, (kind, letter) in letters.items():
        fields = set(kind.__struct_fields__)
        spans[name] = [kind(**_id(letter, {key: tuple(value) if isinstance(value, list) else value
                                           for key, value in each.items() if key in fields}))
                       for each in record[name]]
    owners = [(each, [s.id for s in sections if s.start <= each.start < s.until]) for each in spans["parties"]]
    inside = {(m["start"], m["end"]) for m in record["measures"]}
    spans["parties"] = [
        each if any(a <= each.start < b for a, b in inside) or not holder else
        Party(id=each.id, start=each.start, end=each.end, text=each.text, role=each.role, section=holder[-1])
        for each, holder in owners]
    measures = _link([Measure(**_id("m", each)) for each in record["measures"]], sections, spans)
    first = next(line for line in text.split("\n") if len(line) > 15)
    title = Quote(start=text.index(first), end=text.index(first) + len(first), text=first)
    return _pair(record["source"], text, Metadata(title=title, genre="decision"), sections, measures, spans)
