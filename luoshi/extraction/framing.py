"""What a sentence is when it promises nothing: political framing, context, or what was already done."""

from __future__ import annotations

import re
from bisect import bisect_right

from luoshi.models import Document

# A section that explains why, praises or lays down guiding thought: `深刻领会重大意义`, `指导思想`.
FRAMING_HEADING = re.compile(
    r"指导思想|重大意义|战略使命|深刻(?:领会|认识|把握)|充分认识|深入学习|政治站位|基本原则|形势(?:与|和)|面临的?(?:形势|机遇|挑战|问题)|^发展(?:基础|环境|形势|背景)|现状(?:与|和)|发展现状|主要成就|指导方针"
)
# A section that looks back: `2023年工作回顾`, `过去五年工作`.
REVIEW_HEADING = re.compile(r"回顾|过去[一五]年|(?:一|五|几)年来|取得的?成[就绩效]|工作总结|“?十[二三四]五”?.{0,6}(?:成就|回顾|基础)|现实基础|发展基础|工作进展")
# Where a report turns from what was done to what will be: `2024年工作安排`, `总体要求`.
AHEAD = re.compile(
    r"(?:总体要求|总体思路|总体部署|工作安排|工作部署|工作重点|重点工作|主要任务|重点任务|目标任务|主要目标|预期目标|工作建议|奋斗目标|今年(?:的)?(?:政府)?工作|下一步工作|今后五年|未来五年|新的一年|做好.{0,14}工作)"
)
BACK = re.compile(r"(?:回顾|过去[一五]年|一年来|五年来|[一二]年工作总结|过去的一年)")
# Whose thought is studied and how it is held: `坚持以…为指导`, `增强“四个意识”`, `做到“两个维护”`.
FRAMING = re.compile(
    r"习近平(?:新时代|总书记|同志|[一-鿿]{2,4}思想)|“四个意识”|“四个自信”|“两个维护”|“两个确立”|邓小平理论|“三个代表”|科学发展观[^测]|马克思主义|毛泽东思想|党的(?:十|二十)[一二三四五六七八九]?大(?:和|精神|报告|以来)"
    r"|以[^,。]{4,40}为指导(?:[,。]|$)|高举[^,。]{2,20}旗帜|不忘初心|牢记(?:使命|嘱托)|伟大(?:复兴|斗争|旗帜)|中国梦|新篇章|新局面[。,]|更加紧密(?:地)?团结|同志们|各位代表|让我们|号召|为[^,。]{2,30}(?:而|不懈|努力)奋斗"
)
# Guiding thought and loyalty: never work, whatever verbs stand beside it.
GUIDANCE = re.compile(r"为指导(?:[,。]|$)|高举[^,。]{2,20}旗帜|“四个意识”|“两个维护”|“两个确立”|同志们|各位代表|团结(?:起来|一心|奋斗)|让我们|为[^,。]{2,30}(?:而|不懈|努力)奋斗")
# A sentence that explains or evaluates: `…是…的必然要求`, `具有重要意义`.
EXPLAINS = re.compile(r"具有[^,。]{0,10}意义|必然要求|战略决策|必将|历史机遇|殷切|光荣使命|根本遵循|行动(?:纲领|指南)|(?:形势|任务|责任)(?:依然|十分|更加)?(?:严峻|艰巨|复杂|重大)|不容忽视|有利于|标志着|意味着")


Gate = tuple[int, int, str]


def gates(document: Document, folded: str) -> list[Gate]:
    """The stretches of the text in which nothing is promised, in order and apart: ``(start, end, nature)``.

    Natures: `statute` (rules, not plans), `review` (what was done), `framing` (why, and under whose guidance).
    """
    if document.metadata.genre == "statute":
        return [(0, len(folded), "statute")]
    found: list[Gate] = []
    for section in document.sections:
        if REVIEW_HEADING.search(section.heading) and not AHEAD.search(section.heading):
            found.append((section.start, section.until, "review"))
        elif FRAMING_HEADING.search(section.heading):
            found.append((section.start, section.until, "framing"))
    if document.metadata.genre == "report" and not any(gate[2] == "review" for gate in found):
        found.extend(_reviews(folded))
    return _apart(sorted(found))


def _apart(found: list[Gate]) -> list[Gate]:
    """Without those that an earlier one holds."""
    kept: list[Gate] = []
    for gate in found:
        if not kept or gate[0] >= kept[-1][1]:
            kept.append(gate)
    return kept


# The opening of a line or sentence that turns: a short heading, or `一年来,` in front of a sentence.
TURN = re.compile(r"(?:(?<=[\n。!])|^)[ \t]*(?P<head>[^\n。,;:]{2,40})(?=[\n。,:;])")


def _reviews(folded: str) -> list[Gate]:
    """In a work report without numbered parts: from where it starts to look back to where it looks ahead."""
    begin = -1
    for match in TURN.finditer(folded):
        head = match["head"]
        if begin < 0 and BACK.search(head):
            begin = match.start()
        elif begin >= 0 and AHEAD.search(head) and not BACK.search(head):
            return [(begin, match.start(), "review")]
    return []


def nature(found: list[Gate], position: int) -> str:
    """The nature of the text at ``position``: that of its gate, or `open`."""
    index = bisect_right(found, (position, 1 << 62, "")) - 1
    return found[index][2] if index >= 0 and position < found[index][1] else "open"
