"""``luoshi annotate``."""

from __future__ import annotations

import click

from luoshi.cli import verbs
from luoshi.cli.formats import VIEWS, Options, Words, given


@click.command(short_help="Documents with their commitments marked in the text.")
@verbs.options_of(
    verbs.inputs,
    click.option("-f", "--format", type=click.Choice(list(VIEWS)), default="html", show_default=True,
                 help="HTML reading view, Akoma Ntoso XML, Web Annotations, or plain text with brackets."),
    verbs.output,
    click.option("--with", "extractions", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                 help="Mark the extractions of this JSON-lines file instead of extracting anew."),
    verbs.words, verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def annotate(inputs: tuple[str, ...], format: str, output: str | None, extractions: str | None, words: Words,
             lexicons: str | None, jobs: int, keep_going: bool) -> None:
    """Mark the commitments in the text itself: a reading view for people, XML and JSON-LD for other programs.

    INPUTS are as for `luoshi extract`. Each document becomes a file of its own: with more than one, -o names a folder.
    """
    options = Options(format, lexicons, words=words, given=extractions)
    with verbs.told():
        if extractions:
            given(extractions)
    verbs.perform(inputs, VIEWS[format], options, output, jobs=jobs, keep_going=keep_going)
