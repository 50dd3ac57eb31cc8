"""``luoshi extract``."""

from __future__ import annotations

import click

from luoshi.cli import verbs
from luoshi.cli.formats import EXTRACTIONS, Options, Words
from luoshi.publishing.cells import columns


@click.command(short_help="Documents to commitments: JSON, tables, Excel.")
@verbs.options_of(
    verbs.inputs,
    click.option("-f", "--format", type=click.Choice(list(EXTRACTIONS)), default="jsonl", show_default=True,
                 help="JSON lines, indented JSON, CSV, Excel; or, a file for each document, HTML reading view, Akoma "
                      "Ntoso, Web Annotations."),
    verbs.output,
    click.option("--layer", type=click.Choice(list(columns())), default="measures", show_default=True,
                 help="Which records a CSV table holds."),
    verbs.words,
    click.option("--views", type=click.Path(), metavar="FOLDER",
                 help="Link the rows of a workbook to the reading views that `luoshi annotate` writes to this folder."),
    click.option("--reasons", is_flag=True, help="Say for each label which table entry and rule decided it."),
    verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def extract(inputs: tuple[str, ...], format: str, output: str | None, layer: str, words: Words, views: str | None,
            reasons: bool, lexicons: str | None, jobs: int, keep_going: bool) -> None:
    """Extract commitments: measures, projects, places, quantities, deadlines, slogans and parties, each with its span.

    INPUTS are files, folders, JSON-lines corpora, the output of `luoshi read`, or - for standard input, which is also
    read where none are named.
    """
    options = Options(format, lexicons, reasons, layer, words, views=views, output=output)
    verbs.perform(inputs, EXTRACTIONS[format], options, output, jobs=jobs, keep_going=keep_going)
