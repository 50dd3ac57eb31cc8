"""How firmly a clause promises: by its outermost verb or adverb."""

from __future__ import annotations

import re

from luoshi.extraction.clauses import Clause, Role
from luoshi.extraction.words import Word
from luoshi.models import Strength

SOFT = ("support", "seek", "explore")
# In front of a research verb these make it work that is done: `组织研究重大政策`.
DOES_RESEARCH = {"组织", "加强", "开展", "强化", "做好", "抓好", "深化"}
# In front of a result these make it an effort: `加快建成`, `推动形成`.
EFFORT = {"加快", "推动", "推进", "促进", "着力", "大力", "加速", "抓紧", "努力", "逐步", "协同", "引导"}
# `启动机场前期工作`, `开展规划论证`: study is the object.
STUDY_OBJECT = re.compile(r"(?:启动|开展).*(?:前期工作|前期研究)$|开展.*(?:论证|可行性研究|预可研)$|启动[^,]*(?:前期|论证|研究)$")
STARTED_PRELIMINARY = re.compile(r"^(?:深入|积极|加快|抓紧|适时|尽快|协同)*(?:启动[^,]*前期|(?:启动|开展)[^,]*(?:论证|可行性研究|预可研|前期研究)$)")
# Behind a subject or in a figure these are efforts, not results: `厂房新建30万平方米`.
FIGURE_EFFORT = re.compile(r"新引进|新储备|新建|改造|培育|打造|建设|引进|储备|创建|种植|改建|更新|新\([^)]*\)建|治理|推广|整治|修复|举办|开展|加强|推进|推动")
SUBJECT_RESULT = re.compile(r"实现|达到|达成|完成|建成|形成|增长|提高|提升|下降|降低|覆盖|稳定|保持|落地|开馆|通车|投产|投用|投运|运营|开业|竣工|完工|不低于|不少于|不超过|高于|低于|超过|快于|占比|清零|全面|基本|具备|进入|位居|达标|改善|同步|健全|突破|开工|常态化|“")


def strength(folded: str, clause: Clause, words: dict[str, Word]) -> Strength:
    """The strength of a clause; see the tables `verbs` and `adverbs` for what each word gives."""
    reading, act = clause.reading, clause.act
    if reading.role is Role.NUMBER:
        return "advance" if FIGURE_EFFORT.search(folded, act.start, act.end) else "commit"
    if reading.role is Role.SUBJECT and reading.verb is not None:
        found = folded[slice(*reading.verb)]
        return "commit" if SUBJECT_RESULT.search(found) else "advance"
    chain = [folded[start:end] for start, end in reading.words]
    if STARTED_PRELIMINARY.match(folded[act.start : act.end]):
        return "explore"
    effort = False
    for word in chain:
        entry = words.get(word)
        if entry is None:
            continue
        if entry.strength in SOFT:
            return entry.strength  # type: ignore[return-value]
        if word in DOES_RESEARCH:
            return "advance"
        if entry.strength == "commit" and not effort:
            return "commit"
        effort = effort or word in EFFORT
    return "advance"
