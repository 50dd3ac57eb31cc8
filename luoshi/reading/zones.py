"""Where a document begins and ends on its page: head, contents, signatures, attachments and the page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.models import RegionType
from luoshi.reading.regions import (
    SHORT,
    Line,
    by_place,
    is_body,
    is_date,
    is_prose,
    is_stamp,
    known,
    type_of,
)

Types = list[RegionType | None]

# A head of more lines than this belongs to a page without a document.
_HEAD_LIMIT = 600
# Organs that sign together; more of them are a list of links.
_SIGNED_LINES = 12
_MOST_CONTENTS = 8
_CONTENTS = re.compile(r"(?:目\s*录|目\s*次|contents)$", re.IGNORECASE)
# `第一章 总则……3`: what the list adds to the heading
_PAGE = re.compile(r"[.…·•⋯\s]*[(（]?\d{0,4}[)）]?$")
# `附件:1.任务分工表`, `附件1`, `附:名单`
_ATTACHMENT = re.compile(
    r"附\s?件\s?(?:[\d一二三四五六七八九十]{0,2}\s?(?::|$|[-—]\d)|[\d一二三四五六七八九十]{1,2}[.、\s])|附\s?:"
)
_LISTED = re.compile(r"(?:\d{1,2}\s?[.、]|\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、|附件\s?\d)")
# The last words of an organ's name, with the blanks that spread it over a line (`科 技 部`)
_ORGAN = re.compile(
    r"(?:人民政府|政府|委员会|办公厅|办公室|领导小组|指挥部|大学|集团|公司|[银分支]行|[协学商工联]会|[管理联合基金事常]会"
    r"|(?:办事|管理|秘书)处|[总支大]队|[科技教农工改政军省市县区州国]委|国务院|中共中央|中科院|社科院|法院|检察院"
    r"|[^内全干局外底]部|[^布格全大结时当开]局|[\u4e00-\u9fff]厅|[^创举主承经]办|[^部]署|研究院)(?:\((?:盖?章|印)\))?$"
)
# What begins a heading or a numbered line
_MARKED = re.compile(r"[\d(第专]|[一二三四五六七八九十]{1,3}\s?[、.]")
_PRINTED = re.compile(r".{4,40}(?:\d{1,2}|[一二三四五六七八九十]{1,3})日\s?(?:印发|印|发布|签发)$")


def head_end(lines: Sequence[Line]) -> int:
    """The index of the first line of the document's own text; 0 where the page begins with it."""
    contents = False
    for at, line in enumerate(lines[:_HEAD_LIMIT]):
        contents = contents or bool(_CONTENTS.match(line.words))
        if not contents and is_body(line.words) and not type_of(line.words):
            return at
        if contents and len(line.words) >= 60:
            return at
    return 0


def type_lines(lines: Sequence[Line], head: int) -> Types:
    """The type of each line, None for the document's own."""
    types: Types = [type_of(line.words) for line in lines]
    for at in range(head):
        if types[at] in (None, "table"):
            types[at] = by_place(lines[at].words, "head")
    _contents(lines, types)
    _attachments(lines, types)
    _signatures(lines, types, head)
    _foot(lines, types, head)
    return types


def before_title(lines: Sequence[Line], types: Types, title: int) -> None:
    """Above the title: letterheads, and short words among a page's links."""
    links = False
    for at in range(title - 1, -1, -1):
        links = links or types[at] == "chrome"
        words = lines[at].words
        if types[at] is None and (_is_letterhead(words) or (links and len(words) <= 40)):
            types[at] = "chrome"


def _is_letterhead(words: str) -> bool:
    return words.endswith("文件") or "|" in words or is_organ(words)


def between(lines: Sequence[Line], types: Types, first: int, head: int) -> None:
    """Short words among the page's own between title and text are links too."""
    last = max((at for at in range(first, head) if types[at] == "chrome"), default=first)
    for at in range(first, last):
        if types[at] is None and len(lines[at].words) <= 8:
            types[at] = "chrome"


def _contents(lines: Sequence[Line], types: Types) -> None:
    """From `目录` to where its first entry comes again as a heading."""
    labels = [at for at, line in enumerate(lines) if len(line.words) <= 8 and _CONTENTS.match(line.words)]
    for at in labels[:_MOST_CONTENTS]:
        end = _contents_end(lines, at + 1)
        types[at:end] = ["contents"] * (end - at)


def _contents_end(lines: Sequence[Line], first: int) -> int:
    run = first
    while run < min(len(lines), first + _HEAD_LIMIT) and len(lines[run].words) <= 60 and "。" not in lines[run].words:
        run += 1
    entries = [_entry(line.words) for line in lines[first : run + 1]]
    if entries and entries[0] in entries[2:]:
        return first + entries.index(entries[0], 2)
    paged = [at for at in range(first, run) if re.search(r"\d[)）]?$", lines[at].words)]
    return paged[-1] + 1 if len(paged) >= 3 else first


def _entry(words: str) -> str:
    return re.sub(r"\s", "", _PAGE.sub("", words, count=1))


def _attachments(lines: Sequence[Line], types: Types) -> None:
    for at, line in enumerate(lines):
        if types[at] == "attachment" or not line.words.startswith("附") or not _attached(line.words):
            continue
        types[at] = "attachment"
        if not line.words.endswith(":") and not re.search(r"[:\d]\s?\d", line.words):
            continue
        for later in range(at + 1, len(lines)):
            words = lines[later].words
            if not _LISTED.match(words) or len(words) > 80 or "。" in words[:-1]:
                break
            types[later] = "attachment"


def _attached(words: str) -> bool:
    return len(words) <= SHORT and bool(_ATTACHMENT.match(words))


def _signatures(lines: Sequence[Line], types: Types, head: int) -> None:
    """A date of its own line with the organs above it, or below it."""
    for at in range(head, len(lines)):
        words = lines[at].words
        if len(words) > 60 or types[at]:
            continue
        if "日" in words and _PRINTED.match(words):
            types[at] = "signature"
        elif is_date(words):
            types[at] = "signature"
            _organs(lines, types, range(at - 1, max(at - 13, head - 1), -1))
            _organs(lines, types, range(at + 1, min(at + 2, len(lines))))


def _organs(lines: Sequence[Line], types: Types, order: range) -> None:
    for at in order:
        if types[at] or not is_organ(lines[at].words):
            return
        types[at] = "signature"


def is_organ(words: str) -> bool:
    """A line that is the name of an organ, or of several."""
    if len(words) > 40 or _MARKED.match(words):
        return False
    if not words.endswith(")") and any(char in words for char in "。;:,、(《“"):
        return False
    return ends_as_organ(words)


def ends_as_organ(words: str) -> bool:
    """Whether words end as the name of an organ does, blanks inside it aside."""
    return bool(_ORGAN.search(words.replace(" ", "")))


def _foot(lines: Sequence[Line], types: Types, head: int) -> None:
    """From the first word of the page after the last sentence, everything is the page's."""
    cut = known().prefix["cut"]
    for at in range(max(head, len(lines) // 2), len(lines)):
        if lines[at].words[0] in cut and by_place(lines[at].words, "cut"):
            _fill(types, at)
            break
    last = len(lines) - 1
    while last >= head and (types[last] or not is_prose(lines[last].words)):
        last -= 1
    for at in range(last + 1, len(lines)):
        if types[at] == "chrome" or by_place(lines[at].words, "foot"):
            _fill(types, at)
            break
    for at in range(last + 1, min(last + 1 + _SIGNED_LINES, len(lines))):
        if types[at] is None and (is_stamp(lines[at].words) or is_organ(lines[at].words)):
            types[at] = "signature"


def _fill(types: Types, first: int) -> None:
    for at in range(first, len(types)):
        types[at] = types[at] or "chrome"
