"""``luoshi read``."""

from __future__ import annotations

import click

from luoshi.cli import verbs
from luoshi.cli.formats import DOCUMENTS, Options


@click.command(short_help="Files to Documents: text, metadata, sections.")
@verbs.options_of(
    verbs.inputs,
    click.option("-f", "--format", type=click.Choice(list(DOCUMENTS)), default="jsonl", show_default=True,
                 help="JSON lines, indented JSON, or the canonical text alone."),
    verbs.output, verbs.jobs, verbs.keep_going,
)
def read(inputs: tuple[str, ...], format: str, output: str | None, jobs: int, keep_going: bool) -> None:
    """Read files into Documents: canonical text, metadata, section tree and warnings.

    INPUTS are files (.txt, .md, .html, .docx, .pdf), folders, JSON-lines corpora (.jsonl, .jsonl.gz) or - for standard
    input, which is also read where none are named.
    """
    verbs.perform(inputs, DOCUMENTS[format], Options(format), output, jobs=jobs, keep_going=keep_going)
