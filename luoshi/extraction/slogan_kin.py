"""Members that a slogan takes from headings, or from other slogans of the same document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from luoshi.extraction.marks import marks, matches
from luoshi.extraction.slogan_lists import Members, Reader, trim_first, without_shared_verb
from luoshi.extraction.slogan_terms import Mention, core_of, single_of, total_of

# how many other slogans or headings one is compared with, and how far after a formula its terms may stand
OTHERS, REACH = 200, 2800

# `(三)实施交通畅通行动`, `3.交通畅通行动`: a numbered heading and its first clause
_HEADING: Final = re.compile(
    r"[\n。][ \t]{0,8}(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、])[ \t]{0,4}"
    r"([^\n,。;:、()]{3,30})"
)
# What stands behind the mark that the pattern begins with.
_NUMBERS: Final = frozenset(" \t(0123456789一二三四五六七八九十")
# The headings of a slogan's members stand within so many characters; without a limit long texts take quadratic time.
FAR: Final = 20_000


def from_headings(reader: Reader, mentions: Sequence[Mention], found: dict[str, Members]) -> None:
    """`八大行动` over eight numbered headings in a row that end in `行动`."""
    missing = [mention for mention in reversed(mentions) if mention.text not in found]
    left = {mention.text: mention for mention in missing if _may_head(reader.folded, mention)}
    if not left:
        return
    ahead = min([mention.end for mention in left.values()])
    places = [at for at in marks(reader.folded, "\n。", ahead) if reader.folded[at + 1 : at + 2] in _NUMBERS]
    headings = [match.span(1) for match in matches(_HEADING, reader.folded, places)]
    starts = [start for start, _ in headings]
    for text in sorted(left):
        mention, total = left[text], single_of(left[text])
        noun = core_of(mention.parts[0].noun)[-2:]
        first = bisect_left(starts, mention.end)
        alike = [span for span in headings[first:first + OTHERS] if reader.folded.endswith(noun, *span)]
        if len(noun) > 1 and len(alike) == total:
            items = tuple(trim_first(reader.folded, [span], reader.verbs) for span in alike)
            found[text] = without_shared_verb(reader.folded, items, reader.verbs)


def _may_head(folded: str, mention: Mention) -> bool:
    """True where so many headings can follow within reach as the slogan counts."""
    total = single_of(mention)
    noun = core_of(mention.parts[0].noun)[-2:] if total > 2 else ""
    if len(noun) < 2:
        return False
    at = mention.end
    for _ in range(total):
        at = folded.find(noun, at, mention.end + FAR) + len(noun)
        if at < len(noun):
            return False
    return True


def from_namesakes(mentions: Sequence[Mention], found: dict[str, Members]) -> None:
    """`四大特色农业产业` has the members of `四大特色产业`: one's words are the other's with some left out."""
    words = {mention.text: number for mention in mentions if (number := single_of(mention))}
    known = [text for text in words if text in found][:OTHERS]
    for text, number in words.items():
        same = (other for other in known if words[other] == number and _shortened(text, other))
        if text not in found and (other := next(same, None)):
            found[text] = found[other]


def _shortened(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) >= 4 and short[-2:] == long[-2:] and all(char in rest for char in short)


def from_terms(mentions: Sequence[Mention], found: dict[str, Members]) -> None:
    """`5+4+5` has the members of three slogans after it that follow one another with five, four and five."""
    for place, mention in enumerate(mentions):
        counts = [part.number for part in mention.parts]
        if mention.text in found or len(counts) < 2 or None in counts or mention.parts[0].noun:
            continue
        order: list[Members] = []
        for other in mentions[place + 1:place + 40]:
            members = found.get(other.text, ())
            if members and members not in order and other.start < mention.end + REACH and total_of(other) < 20:
                order.append(members)
        for first in range(len(order) - len(counts) + 1):
            window = order[first:first + len(counts)]
            if [len(members) for members in window] == counts:
                found[mention.text] = tuple(pair for members in window for pair in members)
                break


