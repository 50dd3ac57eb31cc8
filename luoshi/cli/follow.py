"""``luoshi follow``."""

from __future__ import annotations

from typing import Any

import click

from luoshi.cli import linked, verbs
from luoshi.cli.formats import Words
from luoshi.cli.linked import Manner, Shown

_FORMATS = ("jsonl", "csv")


class _Lists(click.Command):
    """A command whose options take all values up to the next option: ``--plans A B --reports C``."""

    LISTS = ("--plans", "--reports")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _repeated(args, self.LISTS))


def _repeated(args: list[str], lists: tuple[str, ...]) -> list[str]:
    """The arguments with the option put before each of its values, as click reads them."""
    found: list[str] = []
    current: str | None = None
    for at, arg in enumerate(args):
        name = arg.partition("=")[0]
        if arg == "--":
            return found + args[at:]
        if arg.startswith("-") and arg != "-":
            current = name if name in lists else None
            if arg not in lists:  # `--plans=FILE` is whole
                found.append(arg)
        elif current:
            found += [current, arg]
        else:
            found.append(arg)
    return found


def _files(name: str, text: str) -> Any:
    return click.option(name, multiple=True, required=True, type=click.Path(), metavar="FILE...", help=text)


@click.command(cls=_Lists, short_help="What later documents say of the commitments of earlier ones.")
@verbs.options_of(
    _files("--plans", "The documents that promise: files, folders, corpora, as for `luoshi extract`."),
    _files("--reports", "The later documents that tell: work reports, news."),
    linked.format_option(_FORMATS, "JSON lines or CSV; by default as the output's name says."),
    verbs.output, linked.judgements, verbs.words, verbs.lexicons, verbs.jobs, verbs.keep_going,
)
def follow(plans: tuple[str, ...], reports: tuple[str, ...], form: str | None, output: str | None,
           judgements: str | None, words: Words, lexicons: str | None, jobs: int, keep_going: bool) -> None:
    """Follow commitments into later documents: done, under way, promised again, softened, or no longer mentioned.

    Prints one finding a line for each commitment of the plans, with the words that promise and those that report.
    """
    from luoshi.linking.engine import link as link_readings
    from luoshi.linking.following import follow as follow_links

    with verbs.told():
        form = linked.chosen(form, output, formats=_FORMATS)
        opinions = linked.judged(judgements)
        promised, told = (verbs.Round(paths, jobs=jobs, keep_going=keep_going) for paths in (plans, reports))
        earlier = linked.readings(promised, lexicons)
        later = linked.readings(told, lexicons)
        if earlier and later:
            links = link_readings(earlier, judgements=opinions)
            linked.warn(links.warnings)
            findings = follow_links(links, later, plans=earlier)
            shelved = links if form == "jsonl" else _with(links, later)
            linked.write(form, Shown(shelved, tuple(findings), (*earlier, *later)), Manner(output, words))
        _end(promised, told)


def _with(links: Any, later: Any) -> Any:
    """The links with the later documents on their shelf, so that the table knows their sides and dates."""
    import msgspec

    from luoshi.linking.shelf import Shelf

    return msgspec.structs.replace(links, volumes=(*links.volumes, *Shelf(later).volumes))


def _end(promised: verbs.Round, told: verbs.Round) -> None:
    """Both rounds count as one; nothing could be done where either read nothing."""
    for round_ in (promised, told):
        if not round_.done:
            round_.end()
    promised.done, promised.failed = promised.done + told.done, promised.failed + told.failed
    promised.end()
