"""``luoshi coverage``."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import IO, Any, get_args

import click

from luoshi.cli import verbs
from luoshi.cli.formats import EXTRACTIONS, Format, Options, Result, extraction
from luoshi.cli.messages import _, language
from luoshi.models import Document, Label
from luoshi.publishing.labels import label
from luoshi.serialize import to_json

LABELS: tuple[Label, ...] = get_args(Label)
_SHOWN = 60


def coverage_of(document: Document, options: Options) -> dict[str, Any]:
    """How many sentences and characters bear each label, and where the unclear ones stand (line and column from 1)."""
    sentences = extraction(document, options).sentences
    counts = Counter(sentence.label for sentence in sentences)
    sizes: Counter[str] = Counter()
    for sentence in sentences:
        sizes[sentence.label] += sentence.end - sentence.start
    starts = [0, *accumulate(len(line) + 1 for line in document.text.split("\n"))]
    unclear = []
    for sentence in sentences:
        if sentence.label == "unclear":
            line = bisect_right(starts, sentence.start)
            unclear.append({"line": line, "column": sentence.start - starts[line - 1] + 1, "start": sentence.start,
                            "end": sentence.end, "text": document.text[sentence.start:sentence.end]})
    total, characters = max(len(sentences), 1), max(sum(sizes.values()), 1)
    return {
        "source": document.source, "document": document.id, "sentences": len(sentences),
        "labels": {name: {"sentences": counts[name], "share": round(counts[name] / total, 4),
                          "characters": sizes[name], "character_share": round(sizes[name] / characters, 4)}
                   for name in LABELS},
        "unclear": unclear,
    }


def _json_line(document: Document, options: Options) -> bytes:
    return to_json(coverage_of(document, options))


def _told(results: Iterator[Result], file: IO[bytes], options: Options) -> None:
    for result in results:
        file.write("".join(f"{line}\n" for line in _report(result.content)).encode("utf-8", "backslashreplace"))


def _report(found: dict[str, Any]) -> Iterator[str]:
    yield _("{source}: {count} sentences").format(source=found["source"], count=f"{found['sentences']:,}")
    for name, figures in found["labels"].items():
        if figures["sentences"]:
            yield (f"  {figures['share']:7.1%} {figures['sentences']:6,}  {label('label', name, language())}")
    for sentence in found["unclear"]:
        text = " ".join(sentence["text"].split())
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        yield f"  {found['source']}:{sentence['line']}:{sentence['column']}: {shown}"
    yield ""


FORMATS = {
    "text": Format(".txt", coverage_of, _told),
    "jsonl": Format(".jsonl", _json_line, EXTRACTIONS["jsonl"].write),
    "json": Format(".json", _json_line, EXTRACTIONS["json"].write),
}


@click.command(short_help="What became of every sentence, and which are unclear.")
@verbs.options_of(
    verbs.inputs,
    click.option("-f", "--format", type=click.Choice(list(FORMATS)), default="text", show_default=True,
                 help="A report for people, JSON lines or indented JSON."),
    verbs.output, verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def coverage(inputs: tuple[str, ...], format: str, output: str | None, lexicons: str | None, jobs: int,
             keep_going: bool) -> None:
    """Show the share of sentences by label for each document, and list those whose role is unclear.

    Unclear sentences are listed as source:line:column, so that an editor can open them. INPUTS are as for
    `luoshi extract`.
    """
    verbs.perform(inputs, FORMATS[format], Options(format, lexicons), output, jobs=jobs, keep_going=keep_going)
