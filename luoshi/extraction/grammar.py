"""The tables of the clause grammar, compiled once for a set of lexicons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import final

from luoshi.extraction.lexicon import Lexicons
from luoshi.extraction.signs import Ends, any_of, each_of, signs
from luoshi.extraction.words import heads, vocabulary


@final
class Grammar:
    """Words by their roles, and the patterns and endings that tell what a piece does."""

    __slots__ = (
        "acts_on", "attitude_end", "attitudes", "becomes", "becomes_end", "describes", "done", "frame_end",
        "later", "leads_to", "lengths", "means", "means_end", "nominal", "noun", "organ", "past", "predicate",
        "result_end", "says_end", "serves", "signs", "supported", "supports", "telling", "while_end", "words",
    )

    def __init__(self, lexicons: Lexicons) -> None:
        s = signs(lexicons)
        self.words = vocabulary(lexicons)
        self.lengths = heads(lexicons)
        self.signs = s
        self.while_end, self.says_end, self.frame_end = Ends(s["while-end"]), Ends(s["says-end"]), Ends(s["frame-end"])
        self.attitude_end, self.means_end = Ends(s["attitude-end"]), Ends(s["means-end"])
        self.telling = self.while_end.last | self.attitude_end.last | self.means_end.last
        self.becomes_end, self.result_end = Ends(s["becomes-end"]), Ends((*s["result-end"], "”"))
        self.leads_to = Ends(s["leads-to"])
        self.supports = frozenset(s["supported"])
        self.attitudes = frozenset(s["attitude-verb"])
        self.means = frozenset(s["means-verb"])
        self.describes = frozenset(s["describes"])
        self.nominal = frozenset(s["nominal"])
        # `服务能力、…`: a verb of the table that is the first half of a noun.
        self.noun = re.compile(any_of(s["noun-behind"]) + r"(?=[、和与及]|$)")
        # `突出功能定位优化生产力布局`: behind an introduction, a verb that seldom serves as a noun.
        self.later = re.compile(any_of(s["later-act"]) + r"(?!区|化|的|等|、|和|与|及)(?=[^、,;等的”]{2})")
        # `支持甲县发挥…优势`: the action of somebody else is only introduced.
        self.supported = re.compile(
            r"(?:并|和|继续|积极|大力)*" + any_of(s["supported"]) + r"[^,]{2,30}?(?:" + any_of(s["supported-frame"])
            + r"|采取[^,]*模式|以[^,]*为)"
        )
        # `市政府与各单位签订`, `各区政府(新区管委会)应根据`: an organisation in front of its verb.
        self.organ = re.compile(
            any_of(s["organ-scope"]) + r"[^,、与]{0,14}?" + any_of(s["organ-head"]) + r"(?<!地区)(?:\([^()]*\))?"
            + any_of(s["organ-modal"]) + "?"
        )
        # `事项基本实现“全省通办”`, `领导小组下设专项工作组`: the predicate of a subject.
        self.predicate = re.compile(
            each_of(s["predicate-how"], any_of(s["predicate-then"])) + "|" + each_of(s["predicate"])
        )
        # `品类基本齐全`, `体系更加完善`: what a subject becomes.
        self.becomes = re.compile(any_of(s["becomes-how"]) + r"[^,、]{0,14}" + any_of(s["becomes-end"]) + "$")
        # `已建成`, `取得了`, `获评`: what was done; `已建成的` only describes.
        self.past = re.compile(
            r"已(?:经|有|建|完|开|实|形|全|成)(?![^,]{0,3}的)|正在|正加紧|正加快|正与|也在|"
            + any_of(s["past-verb"]) + "了"
        )
        # `新建了水厂`: a verb at the head that is done; `为了`, `了解` are other words.
        self.done = re.compile(r"[^,]{1,4}(?<!为)了(?![解望然])")
        # `对困难家庭给予补助`: behind `对…` only these act; `对符合条件的企业,` introduces.
        self.acts_on = re.compile(any_of(s["acts-on"]) + r"[^,]")
        # `为转型升级创造条件`: what is done for the purpose that the phrase names.
        self.serves = re.compile(any_of(s["serves"]))


@lru_cache(maxsize=8)
def grammar(lexicons: Lexicons) -> Grammar:
    """The compiled grammar of ``lexicons``."""
    return Grammar(lexicons)
