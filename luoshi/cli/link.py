"""``luoshi link``."""

from __future__ import annotations

import click

from luoshi.cli import linked, verbs
from luoshi.cli.formats import Words
from luoshi.cli.linked import Manner, Shown


@click.command(short_help="Documents side by side: shared projects and where they do not fit.")
@verbs.options_of(
    verbs.inputs,
    linked.format_option(linked.FORMATS, "JSON lines, CSV, GeoJSON, a workbook of matters for a joint meeting, OC4IDS; "
                                         "by default as the output's name says, else JSON lines."),
    verbs.output, linked.every, linked.judgements, verbs.words, linked.views,
    verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def link(inputs: tuple[str, ...], form: str | None, output: str | None, every: bool, judgements: str | None,
         words: Words, views: str | None, lexicons: str | None, jobs: int, keep_going: bool) -> None:
    """Link documents: the projects that they share, stages that differ, promises of one side, partners named.

    Prints the projects, each with its mentions, places and relations, and then what follows from them, one finding a
    line (`luoshi schema` describes them). INPUTS are as for `luoshi extract`; their order makes no difference.
    """
    from luoshi.linking.engine import link as link_readings
    from luoshi.publishing.findings import listed

    with verbs.told():
        form = linked.chosen(form, output)
        opinions = linked.judged(judgements)
        round_ = verbs.Round(inputs, jobs=jobs, keep_going=keep_going)
        found = linked.readings(round_, lexicons)
        if found:
            links = link_readings(found, judgements=opinions)
            linked.warn(links.warnings)
            linked.write(form, Shown(links, listed(links, every=every), tuple(found)),
                         Manner(output, words, views, every))
        round_.end()
