"""Passages that one document took from another, and how much of each document is its own."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import xor

from msgspec import Struct

from luoshi.findings import Originality, Reuse
from luoshi.linking.reuse_prose import GRAM, Interval, Prose, Stretches, fingerprints
from luoshi.linking.shelf import Entry, Shelf

# Characters of prose, marks aside, that a passage has at least.
SHORTEST = 20
# Words that so many documents share are taken from a common source; each is held against the first of them only,
_MANY = 6
# and where still more write them, a passage of nothing else is reported only from this length on.
_COMMON = 12
_LONG = 60
# A change of so many characters on either side does not end a passage.
_GAP = 12
_STEP = 64
# Words go on after a change of so many characters where so many agree again.
_CHANGE = 6
_RESUMED = 6
# Matches from elsewhere in the right text may stand between two that belong together.
_OPEN = 3
_OFFSET = (1 << 32) - 1
# Characters of private use, one for each document, so that no match runs over what was left out.
_BARRIER = 0xF0000
_UNDATED = "9999"

Pair = tuple[int, int]
_Block = tuple[int, int, int, bool]  # start on the left, start on the right, length, rare


class _Passage(Struct, frozen=True):
    """``[start, end)`` in the words of both documents, how many characters match, and whether few documents have it."""

    left: Interval
    right: Interval
    matched: int
    rare: bool


class _Diagonal(Struct):
    """Matches of two documents at one distance: starts in the later one, in order, and for each end and rarity."""

    starts: list[int]
    ends: dict[int, int]
    rare: dict[int, bool]


def find_reuse(shelf: Shelf) -> tuple[Reuse | Originality, ...]:
    """Passages found in two documents, the earlier one on the left, then for each document the share that is its own.

    A passage has at least twenty characters of prose that match; marks, blanks and the width of characters count for
    nothing, headings, titles and formulas that every document writes do not count either. Matches grow as far as both
    texts agree, and those with only a small change between them are joined: ``similarity`` is twice the matching
    characters over the characters of both sides, ``length`` the matching characters. Words that more than six
    documents share are held against the earliest of them only.

    A document's own share is the prose not found in an earlier document of the shelf: by date, undated ones last, then
    by source. Passages come longest first.
    """
    proses = [Prose(entry, chr(_BARRIER + n)) for n, entry in enumerate(sorted(shelf.entries, key=_age))]
    passages = {pair: list(_joined(proses, pair, lines)) for pair, lines in _matches(proses).items()}
    found = [
        _reuse(proses[pair[0]], proses[pair[1]], passage)
        for pair, members in passages.items() for passage in members if _telling(proses[pair[1]], passage)
    ]
    found.sort(key=lambda r: (-r.length, r.left.source, r.left.start, r.right.source, r.right.start))
    return *found, *_originality(shelf, proses, passages)


def _age(entry: Entry) -> tuple[str, str, str]:
    return entry.date or _UNDATED, entry.source, entry.document.sha256


def _matches(proses: Sequence[Prose]) -> dict[Pair, dict[int, _Diagonal]]:
    """Maximal matches of every two documents that share a fingerprint."""
    bases: list[int] = []
    prints: list[int] = []
    total = 0
    for prose in proses:
        bases.append(total)
        prints.extend(value + total for value in fingerprints(prose.words))
        total += len(prose.words) + 1
    prints.sort()
    found: dict[Pair, dict[int, _Diagonal]] = {}
    for places in _runs(prints):
        _seed(proses, found, [(at := bisect_right(bases, place) - 1, place - bases[at]) for place in places])
    return found


def _runs(prints: Sequence[int]) -> Iterator[list[int]]:
    """The places of each fingerprint that stands more than once."""
    # Most stand once: whether two neighbours have the same hash is asked without a step of the interpreter for each.
    alike = [at for at, both in enumerate(map(xor, prints, islice(prints, 1, None))) if both <= _OFFSET]
    run: list[int] = []
    for at in alike:
        if run and run[-1] != prints[at] & _OFFSET:
            yield run
            run = []
        run = run or [prints[at] & _OFFSET]
        run.append(prints[at + 1] & _OFFSET)
    if run:
        yield run


def _seed(proses: Sequence[Prose], found: dict[Pair, dict[int, _Diagonal]], places: Sequence[tuple[int, int]]) -> None:
    """Grows a match from each two documents' places of one fingerprint; of a document the first place counts."""
    firsts = dict(reversed(places))
    if len(firsts) < 2:
        return
    spots = sorted(firsts.items())
    rare = len(spots) <= _COMMON
    for number, (left, at) in enumerate(spots if len(spots) <= _MANY else spots[:1]):
        for right, other in spots[number + 1 :]:
            lines = found.setdefault((left, right), {})
            line = lines.get(other - at)
            if line is None:
                line = lines[other - at] = _Diagonal([], {}, {})
            _grow(proses[left].words, proses[right].words, at, other, line, rare)


def _grow(left: str, right: str, at: int, other: int, line: _Diagonal, rare: bool) -> None:
    known = bisect_right(line.starts, other) - 1
    if known >= 0:
        start = line.starts[known]
        if other < line.ends[start]:
            line.rare[start] = line.rare[start] or rare
            return
    back = _agree_before(left, right, at, other)
    ahead = _agree_after(left, right, at, other)
    if back + ahead < GRAM:
        return  # another gram of the same hash
    insort(line.starts, other - back)
    line.ends[other - back] = other + ahead
    line.rare[other - back] = rare


def _agree_after(left: str, right: str, at: int, other: int) -> int:
    grown = 0
    while (piece := left[at + grown : at + grown + _STEP]) and right.startswith(piece, other + grown):
        grown += len(piece)
    while at + grown < len(left) and other + grown < len(right) and left[at + grown] == right[other + grown]:
        grown += 1
    return grown


def _agree_before(left: str, right: str, at: int, other: int) -> int:
    grown = 0
    most = min(at, other)
    while grown + _STEP <= most and right.endswith(left[at - grown - _STEP : at - grown], 0, other - grown):
        grown += _STEP
    while grown < most and left[at - grown - 1] == right[other - grown - 1]:
        grown += 1
    return grown


def _joined(proses: Sequence[Prose], pair: Pair, lines: dict[int, _Diagonal]) -> Iterator[_Passage]:
    """Matches of two documents, those with a small change between them as one; only what is long enough."""
    blocks = sorted(
        (start - distance, start, line.ends[start] - start, line.rare[start])
        for distance, line in lines.items() for start in line.starts
    )
    texts = proses[pair[0]].words, proses[pair[1]].words
    latest: list[_Passage] = []
    for chain in _chains(blocks):
        while (block := _bridged(*texts, chain[-1])) is not None:
            chain.append(block)
        while (block := _bridged_back(*texts, chain[0])) is not None:
            chain.insert(0, block)
        left = (chain[0][0], chain[-1][0] + chain[-1][2])
        right = (chain[0][1], chain[-1][1] + chain[-1][2])
        if sum(proses[pair[1]].worth(start, start + length) for _, start, length, _ in chain) < SHORTEST:
            continue
        passage = _Passage(left, right, sum(block[2] for block in chain), any(block[3] for block in chain))
        if not any(_within(left, other.left) and _within(right, other.right) for other in latest[-_OPEN:]):
            latest.append(passage)
            yield passage


def _within(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _chains(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks in the order of the left text, each joined to one of the latest chains that it follows."""
    chains: list[list[_Block]] = []
    for block in blocks:
        chain = next((chain for chain in reversed(chains[-_OPEN:]) if _follows(chain[-1], block)), None)
        if chain is None:
            chains.append([block])
        else:
            chain.append(block)
    return chains


def _follows(one: _Block, other: _Block) -> bool:
    return all(0 <= other[side] - one[side] - one[2] <= _GAP for side in (0, 1))


def _bridged(left: str, right: str, block: _Block) -> _Block | None:
    """The match behind a small change after a block: too short for a fingerprint, but it belongs to the passage."""
    at, other = block[0] + block[2], block[1] + block[2]
    best: tuple[int, int, int] | None = None
    for gap in range(_CHANGE + 1):
        piece = right[other + gap : other + gap + _RESUMED]
        found = left.find(piece, at, at + _CHANGE + _RESUMED) if len(piece) == _RESUMED else -1
        if found >= 0 and (best is None or (found - at + gap, found) < best[:2]):
            best = (found - at + gap, found, other + gap)
    if best is None or _left_out(left[at : best[1]] + right[other : best[2]]):
        return None
    return best[1], best[2], _agree_after(left, right, best[1], best[2]), block[3]


def _bridged_back(left: str, right: str, block: _Block) -> _Block | None:
    """The match before a small change in front of a block."""
    at, other = block[0], block[1]
    best: tuple[int, int, int] | None = None
    for gap in range(min(_CHANGE, other) + 1):
        piece = right[max(0, other - gap - _RESUMED) : other - gap]
        found = left.rfind(piece, max(0, at - _CHANGE - _RESUMED), at) if len(piece) == _RESUMED else -1
        end = found + _RESUMED
        if found >= 0 and (best is None or (at - end + gap, -end) < (best[0], -best[1])):
            best = (at - end + gap, end, other - gap)
    if best is None or _left_out(left[best[1] : at] + right[best[2] : other]):
        return None
    grown = _agree_before(left, right, best[1], best[2])
    return best[1] - grown, best[2] - grown, grown, block[3]


def _left_out(words: str) -> bool:
    """Whether a gap holds the sign for a stretch that was left out."""
    return any(ord(char) >= _BARRIER for char in words)


def _telling(prose: Prose, passage: _Passage) -> bool:
    """What few documents write, or a passage too long to be a formula."""
    return passage.rare or prose.worth(*passage.right) >= _LONG


def _reuse(left: Prose, right: Prose, passage: _Passage) -> Reuse:
    size = passage.left[1] - passage.left[0] + passage.right[1] - passage.right[0]
    return Reuse(
        left=left.entry.cited(left.place(passage.left[0]), left.place(passage.left[1] - 1) + 1),
        right=right.entry.cited(right.place(passage.right[0]), right.place(passage.right[1] - 1) + 1),
        similarity=round(2 * passage.matched / size, 3), length=passage.matched,
    )


def _originality(
    shelf: Shelf, proses: Sequence[Prose], passages: dict[Pair, list[_Passage]]
) -> Iterable[Originality]:
    taken: dict[str, list[Interval]] = {}
    for (_, right), members in passages.items():
        taken.setdefault(proses[right].entry.document.sha256, []).extend(passage.right for passage in members)
    by_text = {prose.entry.document.sha256: prose for prose in proses}
    for entry in shelf.entries:
        prose = by_text[entry.document.sha256]
        length = prose.prose(0, len(prose.words))
        copied = sum(prose.prose(start, end) for start, end in Stretches(taken.get(entry.document.sha256, ())))
        yield Originality(source=entry.source, side=entry.side, length=length, own=length - copied,
                          share=round((length - copied) / length, 4) if length else 1.0)
