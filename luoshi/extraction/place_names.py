"""What the places layer looks for: names of divisions, longer words that swallow them, and the words around a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.signs import Ends, Starts
from luoshi.gazetteer import EDITION, Division, code_of_edition, divisions

# Names given up before are not looked for: they are ordinary words or other places by now.
OLDEST, OLDEST_SHORT = 2005, 2010


PROVINCE, PREFECTURE, COUNTY = range(3)
_LEVELS = {"province": PROVINCE, "prefecture": PREFECTURE, "county": COUNTY}


class Name(Struct, frozen=True):
    """A name to look for and the divisions it may stand for; ``need`` is what an ambiguous word asks of its context."""

    text: str
    full: bool
    divisions: tuple[Division, ...]
    codes: tuple[str, ...]
    level: int
    need: str


class Names(Struct, frozen=True):
    """Everything that one scan and the decisions after it use."""

    matcher: AhoCorasick
    names: tuple[Name | None, ...]
    heads: AhoCorasick
    head_ends_only: tuple[bool, ...]
    head_next: Starts
    follower: Starts
    topic: Starts
    frames: Mapping[str, None]
    frame_lengths: tuple[int, ...]
    brand: Ends
    built: Ends


@lru_cache(maxsize=8)
def names_of(lexicons: Lexicons) -> Names:
    """The matchers for a set of tables, built at first use."""
    names = dict(_division_names(lexicons))
    traps = [row["word"] for row in lexicons.table("place_traps") if row["word"] not in names]
    heads = [row for row in lexicons.table("place_heads") if row["where"] != "next"]
    frames = [row["word"] for row in lexicons.table("place_frames")]
    return Names(
        matcher=_matcher([*names, *traps]),
        names=(*names.values(), *([None] * len(traps))),
        heads=_matcher([row["word"] for row in heads]),
        head_ends_only=tuple(row["where"] == "end" for row in heads),
        head_next=Starts(row["word"] for row in lexicons.table("place_heads") if row["where"] == "next"),
        follower=Starts(row["word"] for row in lexicons.table("place_followers") if row["kind"] == "stop"),
        topic=Starts(row["word"] for row in lexicons.table("place_followers") if row["kind"] == "topic"),
        frames=dict.fromkeys(frames),
        frame_lengths=tuple(sorted({len(frame) for frame in frames})),
        brand=Ends(row["word"] for row in lexicons.table("place_brands") if row["when"] == "always"),
        built=Ends(row["word"] for row in lexicons.table("place_brands") if row["when"] == "built"),
    )


def _division_names(lexicons: Lexicons) -> Iterable[tuple[str, Name]]:
    needs = {row["word"]: row["need"] for row in lexicons.table("place_words")}
    found: dict[str, list[Division]] = {}
    for entry in divisions():
        until = entry.valid_to or EDITION
        if until >= OLDEST:
            for name in dict.fromkeys((entry.name, *(entry.short if until >= OLDEST_SHORT else ()))):
                if needs.get(name) != "never":
                    found.setdefault(name, []).append(entry)
    for name, entries in found.items():
        kept = _current(entries)
        codes = tuple(code_of_edition(entry) or "" for entry in kept)
        full = any(entry.name == name or _abridged(name, entry) for entry in kept)
        # A full name of two characters (`高县`) is inside too many words to be read anywhere but where a word begins;
        # so is an abridged one of an ordinary word (`沿河县`).
        risky = len(name) == 2 or (name[:-1] in needs and all(entry.name != name for entry in kept))
        need = needs.get(name, "clean" if full and risky else "")
        level = min(_LEVELS[entry.level] for entry in kept)
        yield name, Name(name, full, kept, codes, level, "" if need == "free" else need)


def _abridged(name: str, entry: Division) -> bool:
    """`凉山州`, `北川县`, `务川自治县`: the short name with a class word does the work of a full one."""
    return any(name == short + last for short in entry.short for last in ("州", "县", "旗", "自治州", "自治县"))


def _current(entries: list[Division]) -> tuple[Division, ...]:
    """One division for each code of the edition, today's before a former one of the same name."""
    kept: dict[str, Division] = {}
    for entry in sorted(entries, key=lambda e: e.valid_to is not None and e.valid_to <= EDITION):
        kept.setdefault(code_of_edition(entry) or entry.code, entry)
    return tuple(kept.values())


def _matcher(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
