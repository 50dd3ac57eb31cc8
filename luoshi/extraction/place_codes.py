"""From a mention to its code: which of the divisions with this name the text means."""

from __future__ import annotations

from typing import Final

from luoshi.extraction.place_names import COUNTY, PREFECTURE, PROVINCE, Name
from luoshi.gazetteer import Division, ancestors, in_force

MUNICIPALITIES: Final = ("110000", "120000", "310000", "500000")
_REACH: Final = 400  # how far a heading such as `广东:` governs the names after it
_OUT_OF_FORCE: Final = 8
_WHY: Final = (
    "a province, or the issuer's own", "in the issuer's own area", "a prefecture", "in the issuer's province",
    "named in full in the text", "in the province of its neighbours in the list", "in a division that the text names",
    "the nearest mention decides", "out of force",
)


class Context:
    """What the text has told so far: the issuer, full names, provinces of a list, the latest outer mention."""

    def __init__(self, jurisdiction: str | None, year: int | None) -> None:
        self.near = ancestors(jurisdiction) if jurisdiction else ()
        self.year = year
        self.named: set[str] = set()  # divisions that the text has by full name
        self.around: set[str] = set()  # divisions that it names at all
        self.listed: dict[int, set[str]] = {}  # provinces of the sure members of a list
        self._latest: dict[int, tuple[int, str]] = {}

    def pass_by(self, name: Name, end: int) -> None:
        """Reading on, note the last province and prefecture."""
        if name.level < COUNTY and len(name.codes) == 1:
            self._latest[name.level] = (end, name.codes[0])

    def resolve(self, name: Name, start: int, run: int) -> tuple[str | None, tuple[str, ...], str]:
        """The code, or None with the candidates that nothing tells apart; and why."""
        if len(name.codes) == 1:
            return name.codes[0] or None, (), ""
        ranked = sorted(
            (self._rank(name, entry, code, run), self._recent(code, start), code)
            for entry, code in zip(name.divisions, name.codes, strict=True)
        )
        best = [code for rank, recent, code in ranked if (rank, recent) == ranked[0][:2]]
        if len(best) == 1:
            return best[0], (), _WHY[ranked[0][0]]
        return None, tuple(best), f"{len(best)} divisions have the name and the text does not tell which"

    def _rank(self, name: Name, entry: Division, code: str, run: int) -> int:
        chain = ancestors(code)
        if self.year is not None and not in_force(entry, self.year):
            return _OUT_OF_FORCE
        shared = next((c for c in self.near if c in chain), "")
        if code == shared or (not name.full and entry.level == "province"):
            return 0
        if shared and (not shared.endswith("0000") or shared in MUNICIPALITIES):
            return 1
        if not name.full and entry.level == "prefecture":
            return 2
        if shared:
            return 3
        return 4 if code in self.named else self._company(chain, run)

    def _company(self, chain: tuple[str, ...], run: int) -> int:
        if chain[-1] in self.listed.get(run, ()):
            return 5
        return 7 if self.around.isdisjoint(chain[1:]) else 6

    def _recent(self, code: str, start: int) -> int:
        """0 inside the prefecture named last before, 1 inside the province, 2 elsewhere."""
        chain = ancestors(code)
        for rank, level in enumerate((PREFECTURE, PROVINCE)):
            at, outer = self._latest.get(level, (0, ""))
            if outer in chain[1:] and start - at <= _REACH:
                return rank
        return 2
