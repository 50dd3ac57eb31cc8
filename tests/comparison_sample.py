"""A comparison made by hand, with a finding of every type: what the tests of its pages share."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

import luoshi
from luoshi.findings import (
    Alignment,
    Comparison,
    Industry,
    Links,
    Mention,
    OneSided,
    Originality,
    Overlap,
    Partner,
    Path,
    Reading,
    Recognition,
    Reuse,
    Rival,
    Route,
    SharedProject,
    StageConflict,
    Stop,
    Tie,
    Topic,
)
from luoshi.linking.shelf import Entry, Shelf

HOSTILE = "<script>document.title='ran'</script>&amp;\"'"
MIANYANG, NEIJIANG = "510700", "511000"

_NORTH = """中共绵阳市委关于加强区域合作的决定
(2024年3月5日绵阳市第八届委员会第九次全体会议通过)
一、建设开放通道
新开工绵遂内铁路,加快建设中国(绵阳)科技城大数据中心。与内江市共同建设产业园区,推动养老保险转移接续。
打造成渝地区北翼中心城市,做强电子信息产业。坚持稳中求进工作总基调,努力开创各项事业发展新局面。
二、强化保障
落实责任分工,完善考核办法。𠮷祥大道建成通车。
"""
_SOUTH = """中共内江市委关于推进区域合作的决定
(2024年4月2日内江市第八届委员会第七次全体会议通过)
一、畅通对外交通
推进绵遂内铁路前期工作,建成内江至大足高速公路。深化与自贡市的产业协作,推动养老保险转移接续。
争创成渝地区北翼中心城市,培育电子信息产业。坚持稳中求进工作总基调,努力开创各项工作发展新局面。
"""
_ODD = f"""关于{HOSTILE}的通知
一、{HOSTILE}建设
加快建设绵遂内铁路{HOSTILE}。推动跨省通办。
"""
_ABOVE = """四川省人民政府关于推进区域合作的意见
一、任务
加快建设绵遂内铁路。推动养老保险转移接续。开展碳排放权交易试点。
"""


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """Two cities, a document that nobody is known to speak in (its file's name is hostile), and a superior one."""
    given = ((_NORTH, "north.txt"), (_SOUTH, "south.txt"), (_ODD, f"odd{HOSTILE}.txt"), (_ABOVE, "above.txt"))
    found = []
    for text, source in given:
        document = replace(luoshi.read(text), source=source)
        extraction = replace(luoshi.extract(document), source=source)
        found.append(Reading(document, extraction))
    return tuple(found)


class _Words:
    """Quotes by their words."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.text = entry, entry.document.text

    def clause(self, words: str):  # type: ignore[no-untyped-def]
        start = self.text.index(words)
        return self.entry.clause(start, start + len(words))

    def cited(self, words: str):  # type: ignore[no-untyped-def]
        start = self.text.index(words)
        return self.entry.cited(start, start + len(words))

    def mention(self, words: str, stage: str, whole: str) -> Mention:
        quote, clause = self.cited(words), self.clause(whole)
        return Mention(start=quote.start, end=quote.end, text=words, source=quote.source, section=quote.section,
                       id=f"p-{quote.start}-{quote.end}", side=self.entry.side, name=words, project_type="railway",
                       stage=stage, strength="advance", date=self.entry.date, clause=clause)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def sample() -> tuple[Comparison, tuple[Reading, ...]]:
    """The comparison and the readings that it was made of."""
    *given, above = readings()
    shelf = Shelf(given)
    by_source = {entry.source: _Words(entry) for entry in shelf.entries}
    north, south = by_source["north.txt"], by_source["south.txt"]
    odd, superior = by_source[f"odd{HOSTILE}.txt"], _Words(Entry(above))
    assert (north.entry.side, south.entry.side) == (MIANYANG, NEIJIANG)
    line = _line(north, south, odd)
    road = _road(south)
    stages = StageConflict(project=line.name, project_id=line.id, sides=line.mentions[:2], score=0.9, reasons=(
        "south.txt has it at preliminary, north.txt at start", "the same places in the same order"))
    gap = OneSided(project=road.name, project_id=road.id, promised=road.mentions, silent=MIANYANG, score=0.8,
                   sources=("north.txt",), reasons=("the line runs by 内江市、大足区",
                                                    "no document of 绵阳 names it or a part of it"))
    partners = (
        Partner(side=MIANYANG, partner=NEIJIANG, domains=("industry",),
                clauses=(north.clause("与内江市共同建设产业园区"),), returned=False),
        Partner(side=NEIJIANG, partner="510300", domains=("industry",),
                clauses=(south.clause("深化与自贡市的产业协作"),), returned=None),
        *_mutual(south),
    )
    links = Links(version="0.1.0", volumes=shelf.volumes, projects=(line, road, _single(north, line)), pairs=(),
                  findings=(stages, gap, *partners))
    return Comparison(version="0.1.0", links=links, superior="above.txt", findings=(
        *_questions(north, south), *_topics(north, south), *_alignments(north, south, superior))), (*given, above)


def _mutual(south: _Words) -> tuple[Partner, ...]:
    """Two who name each other: both ways are findings, one curve is drawn."""
    words = (south.clause("深化与自贡市的产业协作"),)
    return tuple(Partner(side=one, partner=other, domains=("opening",), clauses=words, answers=words, returned=True)
                 for one, other in ((NEIJIANG, "500153"), ("500153", NEIJIANG)))


def _stop(code: str, name: str, at: int) -> Stop:
    return Stop(code=code, name=name, text=name[0], start=at, end=at + 1)


def _line(north: _Words, south: _Words, odd: _Words) -> SharedProject:
    places = (_stop(MIANYANG, "绵阳市", 0), _stop("510900", "遂宁市", 1), _stop(NEIJIANG, "内江市", 2))
    other = Path(places=(*places[:2], _stop("511024", "威远县", 2)), cost=2.0, length=260.0)
    route = Route(places=places, cost=1.0, length=240.0, alternatives=(other,))
    return SharedProject(
        id="j-line", name="绵遂内铁路", project_type="railway", sides=(MIANYANG, NEIJIANG, odd.entry.side),
        places=tuple(stop.code for stop in places), route=route, score=0.9, reasons=("the same name",), mentions=(
            north.mention("绵遂内铁路", "start", "新开工绵遂内铁路"),
            south.mention("绵遂内铁路", "preliminary", "推进绵遂内铁路前期工作"),
            odd.mention(f"绵遂内铁路{HOSTILE}", "construction", f"加快建设绵遂内铁路{HOSTILE}")),
        relations=(Tie(project="j-road", name="内江至大足高速公路", verdict="distinct", score=1.0,
                       reasons=("they go to different places",)),
                   Tie(project="j-centre", name="大数据中心", verdict="related", score=0.5, reasons=())))


def _road(south: _Words) -> SharedProject:
    places = (_stop(NEIJIANG, "内江市", 0), _stop("500111", "大足区", 3))
    return SharedProject(
        id="j-road", name="内江至大足高速公路", project_type="expressway", sides=(NEIJIANG,),
        places=(NEIJIANG, "500111"), route=Route(places=places, cost=1.0, length=80.0),
        mentions=(south.mention("内江至大足高速公路", "completion", "建成内江至大足高速公路"),))


def _single(north: _Words, line: SharedProject) -> SharedProject:
    name = "中国(绵阳)科技城大数据中心"
    return SharedProject(id="j-centre", name=name, project_type="digital", sides=(MIANYANG,), places=(MIANYANG,),
                         mentions=(north.mention(name, "construction", f"加快建设{name}"),))


def _questions(north: _Words, south: _Words) -> tuple[object, ...]:
    shared = "坚持稳中求进工作总基调,努力开创各项"
    claims = (north.clause("打造成渝地区北翼中心城市"), south.clause("争创成渝地区北翼中心城市"))
    named = (north.clause("做强电子信息产业"), south.clause("培育电子信息产业"))
    promised = (north.clause("推动养老保险转移接续"), south.clause("推动养老保险转移接续"))
    return (
        Rival(role=f"北翼中心{HOSTILE}", scope="成渝", claims=claims, score=0.9,
              reasons=("2 sides claim this role", "few are granted")),
        Recognition(service="养老保险转移接续", promises=promised, sides=(MIANYANG, NEIJIANG), missing=(), mutual=True),
        Industry(code="39", name="计算机、通信和其他电子设备制造业", claims=named, sides=(MIANYANG, NEIJIANG)),
        Overlap(left=MIANYANG, right=NEIJIANG, shared=("39",), left_only=("65",), right_only=(), overlap=0.5,
                complements=(("39", "65"),)),
        Reuse(left=north.cited(shared + "事业发展新局面"), right=south.cited(shared + "工作发展新局面"),
              similarity=0.93, length=25),
        Originality(source="north.txt", side=MIANYANG, length=200, own=200, share=1.0),
        Originality(source="south.txt", side=NEIJIANG, length=160, own=120, share=0.75),
    )


def _topics(north: _Words, south: _Words) -> tuple[Topic, ...]:
    rail, road = north.clause("新开工绵遂内铁路"), south.clause("建成内江至大足高速公路")
    own = south.clause("推进绵遂内铁路前期工作")
    return (
        Topic(side=MIANYANG, domain="infrastructure", topic="", count=1, strengths={"advance": 1}, clauses=(rail,)),
        Topic(side=MIANYANG, domain="infrastructure", topic="铁路", count=1,
              strengths={"advance": 1}, clauses=(rail,)),
        Topic(side=NEIJIANG, domain="infrastructure", topic="", count=2, strengths={"advance": 1, "commit": 1},
              clauses=(own, road)),
        Topic(side=NEIJIANG, domain="infrastructure", topic="公路", count=1, strengths={"commit": 1}, clauses=(road,)),
        Topic(side=MIANYANG, domain="infrastructure", topic="公路", count=0, strengths={}, clauses=()),
    )


def _alignments(north: _Words, south: _Words, above: _Words) -> tuple[Alignment, ...]:
    line, carbon = above.clause("加快建设绵遂内铁路"), above.clause("开展碳排放权交易试点")
    return (
        Alignment(side=MIANYANG, inheritance="inherits", task=line, clauses=(north.clause("新开工绵遂内铁路"),),
                  similarity=0.8, reasons=("the same task in near words",)),
        Alignment(side=NEIJIANG, inheritance="specialises", task=line, similarity=0.7,
                  clauses=(south.clause("推进绵遂内铁路前期工作"),),
                  reasons=("the same matter", "with its own places")),
        Alignment(side=NEIJIANG, inheritance="omits", task=carbon, clauses=(), similarity=0.1,
                  reasons=("no clause comes near this task",)),
        Alignment(side=MIANYANG, inheritance="adds", task=None, clauses=(north.clause("完善考核办法"),), similarity=0.0,
                  reasons=("near no task of the superior document",)),
    )


def empty() -> Comparison:
    """Two documents that have nothing to do with each other."""
    return Comparison(version="0.1.0", findings=(), links=Links(
        version="0.1.0", volumes=Shelf(readings()[:2]).volumes, projects=(), pairs=(), findings=()))
