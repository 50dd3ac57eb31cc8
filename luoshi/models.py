"""The frozen values that every part of the library takes and returns.

All offsets are ``[start, end)`` in code points of ``Document.text``, and ``text[start:end]`` reproduces every ``text``
field. Field names are those of the annotation format, so that an annotated document is also a valid extraction.
"""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

SCHEMA = "luoshi/1"

Level = Literal["part", "chapter", "article", "item", "lead"]
Kind = Literal["position", "target", "project", "platform", "reform", "policy", "task"]
Strength = Literal["commit", "advance", "support", "seek", "explore"]
Domain = Literal[
    "infrastructure", "industry", "innovation", "space", "ecology", "reform", "opening", "services", "culture",
    "organization",
]
ProjectType = Literal[
    "railway", "metro", "expressway", "road", "airport", "waterway", "hub", "water", "energy", "digital", "park",
    "plant", "civic", "tourism", "ecology", "institution", "zone", "other",
]
Stage = Literal[
    "study", "preliminary", "seek", "start", "construction", "upgrade", "completion", "operation", "unspecified",
]
Role = Literal["lead", "support", "assignee", "partner", "speaker"]
Genre = Literal["decision", "opinion", "plan", "report", "statute", "news", "other"]
Label = Literal["commitment", "heading", "context", "framing", "boilerplate", "unclear"]
RegionType = Literal["chrome", "caption", "byline", "source", "contents", "signature", "attachment", "table"]
RelationType = Literal["member", "detail"]

# Values cannot change, so none can hold itself: ``gc=False`` spares the garbage collector from looking for such rings.


class Quote(Struct, frozen=True, kw_only=True, gc=False):
    """Words of the text and where they stand."""

    start: int
    end: int
    text: str


class Dated(Quote, frozen=True, kw_only=True, gc=False):
    """A date as written; ``date`` is ISO 8601 (``2020-07-30``, or ``2020-07`` or ``2020`` where no more is given)."""

    date: str


class Citation(Quote, frozen=True, kw_only=True, gc=False):
    """A cited document; ``superior`` where its issuer ranks above the citing issuer; ``number`` as printed."""

    title: str
    number: str | None = None
    superior: bool = False


class Section(Struct, frozen=True, kw_only=True, gc=False):
    """A heading and the part of the text that it opens.

    ``start``/``end`` cover number and heading, ``until`` is where the section's content ends, ``heading`` has neither
    the number nor the closing full stop. ``id`` is ASCII and stable (``chp_3__art_6``).
    """

    id: str
    level: Level
    number: str
    heading: str
    start: int
    end: int
    until: int
    parent: str | None = None


class Region(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch that is no part of the document's own prose: page chrome, captions, bylines, contents, signatures."""

    start: int
    end: int
    type: RegionType


class Notice(Struct, frozen=True, kw_only=True):
    """A warning raised while reading or extracting, kept with the document.

    ``code`` is stable (``numbering-gap``), ``message`` is English and ``data`` holds the words for a translated one.
    """

    code: str
    message: str
    start: int
    end: int
    data: dict[str, str] = {}


class Metadata(Struct, frozen=True, kw_only=True, gc=False):
    """What the document says of itself; every fact but ``jurisdiction`` and ``genre`` is a span."""

    title: Quote | None = None
    issuer: Quote | None = None
    jurisdiction: str | None = None
    meeting: Quote | None = None
    adopted: Dated | None = None
    published: Dated | None = None
    number: Quote | None = None
    genre: Genre = "other"
    citations: tuple[Citation, ...] = ()


class Document(Struct, frozen=True, kw_only=True, gc=False):
    """A text as decoded, immutable and hashed, with its structure.

    ``id`` is the first 16 hexadecimal digits of ``sha256``, the digest of the UTF-8 form of ``text``.
    """

    schema: str = SCHEMA
    source: str
    id: str
    sha256: str
    text: str
    metadata: Metadata
    sections: tuple[Section, ...] = ()
    regions: tuple[Region, ...] = ()
    warnings: tuple[Notice, ...] = ()


class Check(Struct, frozen=True, kw_only=True, gc=False):
    """One yes/no fact and the spans that prove it (none where the answer is no)."""

    met: bool = False
    spans: tuple[tuple[int, int], ...] = ()


class Monitor(Struct, frozen=True, kw_only=True, gc=False):
    """What makes a measure checkable: an owner, a date, a number, an outcome that can be seen to be there or not."""

    owner: Check
    date: Check
    number: Check
    outcome: Check


class Measure(Struct, frozen=True, kw_only=True, gc=False):
    """A clause that says what will be done.

    ``action`` and ``object`` are spans inside it; the tuples of ids point to the other layers; ``general`` is the id of
    the measure whose detail this one is; ``reasons`` is present on request.
    """

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    strength: Strength
    domain: Domain
    section: str | None = None
    action: Quote | None = None
    object: Quote | None = None
    projects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    monitor: Monitor | None = None
    reasons: str | UnsetType = UNSET


class Project(Struct, frozen=True, kw_only=True, gc=False):
    """A named undertaking or carrier: ``text`` is its own words, ``name`` adds what its list shares."""

    id: str
    start: int
    end: int
    text: str
    name: str
    type: ProjectType
    stage: Stage
    reasons: str | UnsetType = UNSET


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """A mention of an administrative division; ``code`` is GB/T 2260 (2020) or null where candidates remain."""

    id: str
    start: int
    end: int
    text: str
    code: str | None
    candidates: tuple[str, ...] = ()
    reasons: str | UnsetType = UNSET


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A measured amount in the base unit named; ``high`` is the upper end of a range."""

    id: str
    start: int
    end: int
    text: str
    low: int | float
    high: int | float | None
    unit: str
    reasons: str | UnsetType = UNSET


class Deadline(Struct, frozen=True, kw_only=True, gc=False):
    """A phrase that bounds a measure in time; ``by`` is the last day, ISO 8601."""

    id: str
    start: int
    end: int
    text: str
    by: str
    reasons: str | UnsetType = UNSET


class Slogan(Struct, frozen=True, kw_only=True, gc=False):
    """A coined term with numbers; ``members`` in the document's own words, empty where it never says."""

    id: str
    start: int
    end: int
    text: str
    members: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    reasons: str | UnsetType = UNSET


class Party(Struct, frozen=True, kw_only=True, gc=False):
    """An organisation or government that acts; ``section`` is the article that an owner line closes."""

    id: str
    start: int
    end: int
    text: str
    role: Role
    section: str | None = None
    reasons: str | UnsetType = UNSET


class Sentence(Struct, frozen=True, kw_only=True, gc=False):
    """A sentence and what became of it; together the sentences cover every visible character of the text."""

    start: int
    end: int
    label: Label
    reasons: str | UnsetType = UNSET


class Relation(Struct, frozen=True, kw_only=True, gc=False):
    """``source`` has ``target`` as its member (a slogan's measure) or as its detail (a general measure's)."""

    type: RelationType
    source: str
    target: str


class Extraction(Struct, frozen=True, kw_only=True, gc=False):
    """Everything read out of one document; ``sections`` includes the leads."""

    schema: str = SCHEMA
    version: str
    source: str
    document: str
    sha256: str
    length: int
    metadata: Metadata
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    projects: tuple[Project, ...]
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    deadlines: tuple[Deadline, ...]
    slogans: tuple[Slogan, ...]
    parties: tuple[Party, ...]
    sentences: tuple[Sentence, ...]
    relations: tuple[Relation, ...]
    regions: tuple[Region, ...] = ()
    warnings: tuple[Notice, ...] = ()
