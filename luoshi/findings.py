"""What documents say side by side: the frozen values that linking returns and publishing shows.

Each finding is an object with a ``type``. Every claim in it is a quote: words, where they stand, and in which document.
A *side* is the jurisdiction that a document speaks for (a code of GB/T 2260), or the document's source where it is not
known. Scores run from 0 to 1; reasons are English clauses in the order of their weight.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from luoshi.models import SCHEMA, Document, Domain, Extraction, Kind, ProjectType, Quote, Stage, Strength

Verdict = Literal["same", "part_of", "related", "distinct", "undecided"]
Opinion = Literal["same", "not_same", "unsure"]
Precision = Literal["schematic", "centroid", "boundary"]
Outcome = Literal["completed", "under_way", "started", "prepared", "mentioned", "promised_again", "softened", "silent"]
Inheritance = Literal["inherits", "specialises", "adds", "omits"]


class Reading(Struct, frozen=True):
    """A document and what was extracted from it: what linking takes."""

    document: Document
    extraction: Extraction


class Volume(Struct, frozen=True, kw_only=True):
    """A document on the shelf: who speaks, when; ``side`` as in the module's head, ``name`` the side's short name."""

    source: str
    document: str
    sha256: str
    title: str
    side: str
    name: str
    date: str | None = None
    genre: str = "other"


class Cited(Quote, frozen=True, kw_only=True):
    """A quote and the document it stands in; ``section`` is the id of the section that holds it."""

    source: str
    section: str | None = None


class Clause(Cited, frozen=True, kw_only=True):
    """A quote that is a measure or part of one: ``measure`` is its id, ``side`` who promises."""

    side: str
    measure: str | None = None
    kind: Kind | None = None
    strength: Strength | None = None
    domain: Domain | None = None


class Mention(Cited, frozen=True, kw_only=True):
    """A project named in a document; ``id`` is the extraction's; ``clause`` is the whole measure that names it."""

    id: str
    side: str
    name: str
    project_type: ProjectType
    stage: Stage
    strength: Strength | None = None
    date: str | None = None
    clause: Clause | None = None


class Stop(Struct, frozen=True, kw_only=True):
    """A place on a route: ``text`` is what the name writes (`绵`), ``start``/``end`` are offsets in that name."""

    code: str
    name: str
    text: str
    start: int
    end: int


class Path(Struct, frozen=True, kw_only=True):
    """One way to read a route's name; a smaller ``cost`` is likelier, ``length`` in km between the centroids."""

    places: tuple[Stop, ...]
    cost: float
    length: float


class Route(Struct, frozen=True, kw_only=True):
    """A route's name read as ordered places.

    ``line`` is the longer line that the name says it belongs to (`隆黄铁路` of `隆黄铁路隆叙段`), with its own stops;
    ``alternatives`` are the other readings, cheapest first; ``closed`` is False where the name does not give both ends.
    """

    places: tuple[Stop, ...]
    cost: float
    length: float
    line: Route | None = None
    alternatives: tuple[Path, ...] = ()
    closed: bool = True


class Tie(Struct, frozen=True, kw_only=True):
    """How a project relates to ``project`` (the id of another): `part_of` reads `this is a part of that`."""

    project: str
    name: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


class SharedProject(Struct, frozen=True, kw_only=True, tag_field="type", tag="project"):
    """Mentions taken for one undertaking; ``places`` are the route's codes in order, or the place it stands in."""

    id: str
    name: str
    project_type: ProjectType
    sides: tuple[str, ...]
    places: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Tie, ...] = ()
    route: Route | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()


class Pair(Struct, frozen=True, kw_only=True, tag_field="type", tag="pair"):
    """Two mentions compared; ``judged`` is the person's opinion that decided, where there is one."""

    left: Mention
    right: Mention
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    judged: Opinion | None = None


class StageConflict(Struct, frozen=True, kw_only=True, tag_field="type", tag="stage_conflict"):
    """Sides that put one project at stages which can't both be true, each with its furthest."""

    project: str
    project_id: str
    sides: tuple[Mention, ...]
    score: float
    reasons: tuple[str, ...]


class OneSided(Struct, frozen=True, kw_only=True, tag_field="type", tag="one_sided"):
    """A joint project that ``promised`` names and the document of ``silent`` (a side, with its sources) does not."""

    project: str
    project_id: str
    promised: tuple[Mention, ...]
    silent: str
    sources: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]


class Partner(Struct, frozen=True, kw_only=True, tag_field="type", tag="partner"):
    """``side`` names ``partner`` as one to work with; ``returned`` is None where no document of the partner is there.

    ``answers`` are the clauses in which the partner names the side back; ``domains`` those of the naming clauses.
    """

    side: str
    partner: str
    domains: tuple[Domain, ...]
    clauses: tuple[Clause, ...]
    answers: tuple[Clause, ...] = ()
    returned: bool | None = None


class Rival(Struct, frozen=True, kw_only=True, tag_field="type", tag="rival"):
    """A role or rank that several sides claim; ``scope`` says within what (`成渝`, `全国`), empty where unsaid."""

    role: str
    scope: str
    claims: tuple[Clause, ...]
    score: float
    reasons: tuple[str, ...]


class Reuse(Struct, frozen=True, kw_only=True, tag_field="type", tag="reuse"):
    """A passage of one document found in another; ``similarity`` is 1 for the same characters."""

    left: Cited
    right: Cited
    similarity: float
    length: int


class Originality(Struct, frozen=True, kw_only=True, tag_field="type", tag="originality"):
    """How much of a document is its own: characters of its prose, and those found in no earlier document."""

    source: str
    side: str
    length: int
    own: int
    share: float


class Recognition(Struct, frozen=True, kw_only=True, tag_field="type", tag="recognition"):
    """A cross-region service; ``missing`` are the sides named by a promise, or on the shelf, that do not promise it."""

    service: str
    promises: tuple[Clause, ...]
    sides: tuple[str, ...]
    missing: tuple[str, ...]
    mutual: bool


class Industry(Struct, frozen=True, kw_only=True, tag_field="type", tag="industry"):
    """A division of GB/T 4754 and the sides that name an industry of it."""

    code: str
    name: str
    claims: tuple[Clause, ...]
    sides: tuple[str, ...]


class Overlap(Struct, frozen=True, kw_only=True, tag_field="type", tag="industry_overlap"):
    """Two sides' industries: codes in both, in one only, ``overlap`` = shared / all; ``complements`` = supply pairs."""

    left: str
    right: str
    shared: tuple[str, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    overlap: float
    complements: tuple[tuple[str, str], ...] = ()


class Alignment(Struct, frozen=True, kw_only=True, tag_field="type", tag="alignment"):
    """A superior document's task and what a side's document makes of it; ``task`` is None for what it adds."""

    side: str
    inheritance: Inheritance
    task: Clause | None
    clauses: tuple[Clause, ...]
    similarity: float
    reasons: tuple[str, ...] = ()


class Topic(Struct, frozen=True, kw_only=True, tag_field="type", tag="topic"):
    """A cell of the matrix of topics and sides: ``topic`` is empty for a whole domain, clauses are empty for a gap."""

    side: str
    domain: Domain
    topic: str
    count: int
    strengths: dict[str, int]
    clauses: tuple[Clause, ...]


class Figure(Struct, frozen=True, kw_only=True):
    """A number that a report gives of a project, in the base unit of quantities (yuan, metres, percent)."""

    start: int
    end: int
    text: str
    value: int | float
    unit: str


class Progress(Struct, frozen=True, kw_only=True, tag_field="type", tag="progress"):
    """What a later document says of a commitment; ``report`` is None and ``outcome`` silent where it says nothing.

    ``time`` is `done` for what has happened and `planned` for what is announced; ``date`` is the last day of the time
    given, ISO 8601. ``project`` is the project's name, or None for a measure without a project.
    """

    project: str | None
    project_id: str | None
    commitment: Clause
    before: Stage | None
    report: Cited | None
    stage: Stage | None
    time: Literal["done", "planned"] | None
    outcome: Outcome
    date: str | None = None
    figures: tuple[Figure, ...] = ()
    score: float = 0.0
    reasons: tuple[str, ...] = ()


Finding = (
    SharedProject | StageConflict | OneSided | Partner | Rival | Reuse | Originality | Recognition | Industry | Overlap
    | Alignment | Topic | Progress
)


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's word on two mentions, kept by the digest of the text and the characters, so that it outlives a run.

    ``left`` and ``right`` are ``(sha256 of the text, start, end)``; ``time`` is ISO 8601 with its offset.
    """

    left: tuple[str, int, int]
    right: tuple[str, int, int]
    opinion: Opinion
    author: str
    time: str
    note: str = ""


class Links(Struct, frozen=True, kw_only=True):
    """Everything that follows from putting documents side by side.

    ``projects`` holds every mention once, also the projects of a single mention; ``pairs`` the comparisons that were
    not plainly distinct; ``findings`` what follows from the shared projects.
    """

    schema: str = SCHEMA
    version: str
    volumes: tuple[Volume, ...]
    projects: tuple[SharedProject, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[StageConflict | OneSided | Partner, ...]
    warnings: tuple[str, ...] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """``links`` and the findings that need no shared project: rivals, reuse, recognition, industries, topics."""

    schema: str = SCHEMA
    version: str
    links: Links
    findings: tuple[
        Rival | Reuse | Originality | Recognition | Industry | Overlap | Alignment | Topic, ...
    ]
    superior: str | None = None
