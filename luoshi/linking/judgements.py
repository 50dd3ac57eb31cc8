"""What people said of two mentions, kept as JSON lines: one judgement a line, the last of a pair counts.

A judgement names the texts by their digests and the mentions by their characters, so it holds for every later run.
"""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.exceptions import FormatError
from luoshi.findings import Judgement, Mention, Opinion, Volume
from luoshi.serialize import from_json, to_json


def judgement(
    left: Mention, right: Mention, opinion: Opinion, *,
    volumes: Iterable[Volume], author: str, time: str, note: str = "",
) -> Judgement:
    """A person's opinion on two mentions of a shelf with these ``volumes``; ``time`` is ISO 8601 with its offset."""
    digests = {volume.source: volume.sha256 for volume in volumes}
    return Judgement(
        left=(digests[left.source], left.start, left.end), right=(digests[right.source], right.start, right.end),
        opinion=opinion, author=author, time=time, note=note,
    )


def dumps(judgements: Iterable[Judgement]) -> bytes:
    """The judgements as JSON lines."""
    return b"".join(to_json(entry) + b"\n" for entry in judgements)


def loads(data: bytes, where: str = "judgements") -> tuple[Judgement, ...]:
    """Judgements from JSON lines; raises FormatError with the number of the first line that is none."""
    found: list[Judgement] = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(from_json(line, Judgement))
        except FormatError as error:
            raise FormatError("the line is no judgement", where=f"{where}:{number}", why=error.what,
                              todo="each line needs left, right, opinion, author and time") from error
    return tuple(found)
