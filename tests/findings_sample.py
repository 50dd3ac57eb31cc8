"""A small shelf with one finding of every type, made by hand on documents that say what the findings quote."""

from __future__ import annotations

from linking_sample import made

from luoshi.findings import (
    Alignment,
    Cited,
    Clause,
    Comparison,
    Figure,
    Finding,
    Industry,
    Links,
    Originality,
    Overlap,
    Partner,
    Progress,
    Reading,
    Recognition,
    Reuse,
    Rival,
    Topic,
)
from luoshi.linking.engine import link

LINE = "绵遂内铁路"
NEIJIANG = made("内江", [(LINE, "railway", "preliminary"), ("成渝中部副中心", "zone", "unspecified")])
MIANYANG = made("绵阳", [(LINE, "railway", "start"), ("绵阳至巴中铁路", "railway", "seek"),
                        ("成渝副中心城市", "zone", "unspecified")], date="2020-07-29")
BAZHONG = made("巴中", [("巴中机场", "airport", "construction")])
READINGS = (NEIJIANG, MIANYANG, BAZHONG)


def clause(reading: Reading, number: int, text: str | None = None) -> Clause:
    """The measure of a reading with this number, or words of it."""
    measure = reading.extraction.measures[number]
    start = measure.start + (measure.text.index(text) if text else 0)
    return Clause(
        start=start, end=start + len(text or measure.text), text=text or measure.text, source=reading.document.source,
        side=reading.document.metadata.jurisdiction or "", measure=measure.id, kind="project", strength="advance",
        domain="infrastructure",
    )


def cited(reading: Reading, start: int, end: int) -> Cited:
    return Cited(start=start, end=end, text=reading.document.text[start:end], source=reading.document.source)


def links() -> Links:
    """The shelf as the engine links it, with a partner who does not answer."""
    found = link(READINGS)
    silent = Partner(side="511000", partner="510700", domains=("infrastructure", "space"),
                     clauses=(clause(NEIJIANG, 0),), returned=False)
    kept = tuple(finding for finding in found.findings if not isinstance(finding, Partner))
    return _with(found, (*kept, silent))


def _with(found: Links, findings: tuple[object, ...]) -> Links:
    import msgspec

    return msgspec.structs.replace(found, findings=findings)


def comparison() -> Comparison:
    """The shelf with one finding of each type that needs no shared project."""
    return Comparison(version="made", links=links(), superior="省规划.txt", findings=(
        Rival(role="副中心", scope="成渝", score=0.8, reasons=("both within 成渝", "few are granted"),
              claims=(clause(NEIJIANG, 1, "副中心"), clause(MIANYANG, 2, "副中心城市"))),
        Reuse(left=cited(NEIJIANG, 0, 8), right=cited(MIANYANG, 0, 8), similarity=0.96, length=8),
        Originality(source="内江.txt", side="511000", length=20, own=15, share=0.75),
        Recognition(service="异地就医直接结算", promises=(clause(NEIJIANG, 0),), sides=("511000",),
                    missing=("510700", "511900"), mutual=False),
        Industry(code="37", name="铁路、船舶、航空航天和其他运输设备制造业", sides=("510700",),
                 claims=(clause(MIANYANG, 0),)),
        Overlap(left="511000", right="510700", shared=("37",), left_only=(), right_only=("39",), overlap=0.5,
                complements=(("37", "39"),)),
        Alignment(side="511900", inheritance="omits", task=clause(NEIJIANG, 0), clauses=(), similarity=0.1,
                  reasons=("nothing is near",)),
        Alignment(side="510700", inheritance="adds", task=None, clauses=(clause(MIANYANG, 1),), similarity=0.0),
        Topic(side="511900", domain="culture", topic="", count=0, strengths={}, clauses=()),
    ))


def progress() -> tuple[Progress, ...]:
    """What a later document says, and what it no longer says."""
    return (
        Progress(project=LINE, project_id="j-1", commitment=clause(NEIJIANG, 0), before="preliminary",
                 report=cited(MIANYANG, 0, 9), stage="construction", time="done", outcome="under_way",
                 date="2024-12-31",
                 figures=(Figure(start=0, end=2, text="加快", value=60, unit="percent"),), score=0.9,
                 reasons=("the same name",)),
        Progress(project=None, project_id=None, commitment=clause(BAZHONG, 0), before=None, report=None, stage=None,
                 time=None, outcome="silent", score=0.7, reasons=("not named",)),
    )


def every_finding() -> tuple[Finding, ...]:
    """One of each type at least, in the order in which they are printed."""
    found = comparison()
    return (*found.links.projects, *found.links.findings, *found.findings, *progress())
