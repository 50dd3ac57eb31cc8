"""Puts measured figures into both READMEs, between the comments that open and close each part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benchmarks.annotations import ROOT
from benchmarks.scores import FLOORS, Measured

NAMES = ("README.md", "README.zh-CN.md")
HEADS = {
    "README.md": {"figure": "figure", "gold": "gold", "development": "development", "test": "test", "floor": "floor"},
    "README.zh-CN.md": {"figure": "指标", "gold": "标准文件", "development": "开发文件", "test": "测试文件",
                        "floor": "下限"},
}


def write(sets: list[Measured], linking: list[str], speed: list[str]) -> None:
    """The score table and the lines of the reports, the same in both languages but for the table's head."""
    for name in NAMES:
        path = ROOT / name
        text = _put(path.read_text(encoding="utf-8"), "scores", _table(sets, HEADS[name]))
        text = _put(text, "linking", ["```text", *linking, "```"])
        if speed:
            text = _put(text, "speed", ["```text", *speed, "```"])
        path.write_text(text, encoding="utf-8")


def _put(text: str, part: str, lines: Iterable[str]) -> str:
    inside = "\n".join(lines)
    return re.sub(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", lambda match: f"{match[1]}{inside}\n{match[2]}", text,
                  flags=re.S)


def _table(sets: list[Measured], words: dict[str, str]) -> Iterator[str]:
    columns = [words["figure"]]
    for found in sets:
        columns += [words[found.name], words["floor"]]
    yield f"| {' | '.join(columns)} |"
    yield "| --- |" + " ---: |" * (len(columns) - 1)
    for layer, floors in FLOORS.items():
        cells = [layer]
        for found in sets:
            figure = found.figures.get(layer)
            cells.append(f"{figure['f1']:.3f}" if figure and figure["gold"] else "–")
            cells.append(f"{floors[found.name != 'gold']:.2f}")
        yield f"| {' | '.join(cells)} |"
