"""Run-in headings: a short general sentence that only announces the sentences after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.extraction.clauses import Reading, Role
from luoshi.extraction.sentences import Sentence

# A lead is one short clause, at most two, each no longer than this.
LONGEST, LONGEST_TWO = 18, 16
# Particulars make it a measure: `一批`, `具有…的`, `等`, a figure, a named document, a bracket.
PARTICULARS = re.compile(r"\d|一批|具有|若干|《|\([^()]{5,}|纳入|前期工作|论证|不|每")
# A list is too much for a lead within a paragraph: `生活垃圾、污水治理`.
LISTING = re.compile(r"[、等(]")
# What a general announcement ends with: `铁路建设`, `基层治理`, `开放型经济`, `有效投资`.
GENERAL = re.compile(
    r"(?:建设|发展|体系|产业|治理|载体|生态|改革|合作|经济|服务业|农业|工业|制造业|格局|能力|投资|消费|提质|矩阵|集群|乡村|流动|环境|水平|品质|创新|协作|协同|通道|网络|开放|保护|服务|保障"
    r"|就业|教育|医疗|文化|旅游|人才|企业|主体|动能|活力|功能|空间|布局|基础|底线|风险|安全|质量|效益|效能|管理|监管|转型|升级|振兴|融合|攻坚|民生|事业|队伍|作风|领导|机制|贸易|市场|项目|平台|园区|枢纽|之城|支撑|优势|突破|配套服务|发力|倍增|势头|招引|成果|更新|品牌|业态|物流|交通|设施|基地|城市|城镇化|县域|社会|生活|文明|政府|责任|执行|短板|要素|资源|科技|数字化|绿色低碳|低碳|防治|防线|屏障|关键核心技术|技术|标准|产品|消费扩容提质|建筑业|数据|场景|应用|模式)$"
)
# Words that many sentences share and that therefore prove no common topic.
COMMON = frozenset("建设 发展 推进 加快 加强 推动 提升 完善 体系 能力 管理 改革 工作 服务 机制 重点 全面 深化 促进 强化 优化 实施 大力 积极 持续 深入 水平 质量 做好 打造 培育 构建 健全 进一 一步 快推 快建 力发 设施 制度 现代 代化 地区 合作 区域 重大 项目 支持 实现 创新".split())


def leads(folded: str, sentences: Sequence[Sentence], readings: Sequence[Sequence[Reading]], line_start: bool) -> list[int]:
    """The indexes of the sentences of one block that are leads; ``line_start`` where no heading stands before it."""
    candidates = [i for i in range(len(sentences) - 1) if _may_lead(folded, sentences[i], readings[i])]
    found: list[int] = []
    for order, index in enumerate(candidates):
        if found and found[-1] == index - 1:
            continue  # what stands right behind a lead is announced by it
        stop = candidates[order + 1] if order + 1 < len(candidates) else len(sentences)
        if index == 0 and _opens(folded, sentences, line_start):
            found.append(index)
        elif _announces(folded, sentences, index, stop, bool(found) or index == 1):
            found.append(index)
    return found


def _may_lead(folded: str, sentence: Sentence, readings: Sequence[Reading]) -> bool:
    pieces = sentence.pieces
    if len(pieces) > 2 or pieces[-1].closer != "。":
        return False
    length = pieces[-1].end - pieces[0].start
    if length < 4 or length > (LONGEST if len(pieces) == 1 else LONGEST_TWO):
        return False
    if any(reading.role not in (Role.ACT, Role.FRAME) or reading.verb is None for reading in readings):
        return False
    return not PARTICULARS.search(folded, pieces[0].start, pieces[-1].end)


def _opens(folded: str, sentences: Sequence[Sentence], line_start: bool) -> bool:
    """The first sentence of a paragraph announces the rest, where there is enough of it."""
    first = sentences[0]
    following = sum(len(s.pieces) for s in sentences[1:])
    if line_start:
        return following >= 2
    end = first.pieces[-1].end
    return following >= 4 and GENERAL.search(folded, first.start, end) is not None and not LISTING.search(folded, first.start, end)


def _announces(folded: str, sentences: Sequence[Sentence], index: int, stop: int, expected: bool) -> bool:
    """Within a paragraph: a rich sentence follows, and a topic is shared or a lead is due at this place."""
    sentence, after = sentences[index], sentences[index + 1]
    start, end = sentence.pieces[0].start, sentence.pieces[-1].end
    following = sum(len(s.pieces) for s in sentences[index + 1 : max(stop, index + 2)])
    rich = len(after.pieces) >= 2 or after.end - after.start >= 24
    if not rich or following < 2 or not GENERAL.search(folded, start, end) or LISTING.search(folded, start, end):
        return False
    if expected and following > 2 and end - start <= 12:
        return True
    near = folded[after.start : sentences[min(index + 3, len(sentences) - 1)].end]
    return any(word in near for word in _bigrams(folded[start:end]))


def _bigrams(words: str) -> list[str]:
    return [words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2] not in COMMON]
