"""``luoshi compare``."""

from __future__ import annotations

import click

from luoshi.cli import linked, verbs
from luoshi.cli.formats import Words
from luoshi.cli.linked import Manner, Shown
from luoshi.cli.messages import _
from luoshi.findings import Reading


@click.command(short_help="All that documents say against and beside each other; the comparison site.")
@verbs.options_of(
    verbs.inputs,
    linked.format_option((*linked.FORMATS, "site"),
                         "As for `luoshi link`, or a site of static pages; by default the site where -o names a "
                         "folder, else as the output's name says, else JSON lines."),
    verbs.output,
    click.option("--superior", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                 help="A province's or the nation's document: say which of its tasks each side takes on."),
    linked.every, linked.judgements, verbs.words, linked.views, verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def compare(inputs: tuple[str, ...], form: str | None, output: str | None, superior: str | None, every: bool,
            judgements: str | None, words: Words, views: str | None, lexicons: str | None, jobs: int,
            keep_going: bool) -> None:
    """Compare documents: what `luoshi link` finds, and rival roles, copied passages, services, industries, topics.

    With -o FOLDER/ it writes pages that open from the folder without a server: overview, map, shared projects,
    conflicts, rivals, cooperation, text reuse, a page for each side. Site and workbook are in Chinese, in English with
    --words en. INPUTS are as for `luoshi extract`.
    """
    from luoshi.linking.engine import compare as compare_readings
    from luoshi.publishing.findings import listed

    with verbs.told():
        form = linked.chosen(form, output, folder="site")
        opinions = linked.judged(judgements)
        above = _superior(superior, lexicons) if superior else None
        round_ = verbs.Round(inputs, jobs=jobs, keep_going=keep_going)
        found = linked.readings(round_, lexicons)
        if found:
            comparison = compare_readings(found, superior=above, judgements=opinions)
            linked.warn(comparison.links.warnings)
            manner = Manner(output, words, views, every)
            held = (*found, *((above,) if above else ()))
            if form == "site":
                linked.write_site(comparison, held, manner)
            else:
                linked.write(form, Shown(comparison, listed(comparison, every=every), held), manner)
        round_.end()


def _superior(path: str, lexicons: str | None) -> Reading:
    found = linked.readings(verbs.Round((path,)), lexicons)
    if len(found) != 1:
        raise click.UsageError(_("--superior needs a file with one document."))
    return found[0]
