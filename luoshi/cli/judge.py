"""``luoshi judge``."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click

from luoshi.cli import linked, verbs
from luoshi.cli.messages import _
from luoshi.cli.outputs import replaced
from luoshi.findings import Judgement, Links, Mention, Opinion

# `decision.txt:2053-2060`: a source, which may hold colons, and the characters of a mention.
_SPAN = re.compile(r"(.+):(\d+)-(\d+)", re.S)


class Spot(NamedTuple):
    """Characters of a document, as the user names them."""

    source: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.source}:{self.start}-{self.end}"


def _spot(ctx: click.Context, param: click.Parameter, value: str) -> Spot:
    match = _SPAN.fullmatch(value)
    if not match:
        wrong = _("{value} is no span: write SOURCE:START-END, as in the findings")
        raise click.BadParameter(wrong.format(value=value))
    return Spot(match[1], int(match[2]), int(match[3]))


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """The time given, or that of the clock: the only place where the program asks for it."""
    if value is None:
        return datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        if datetime.fromisoformat(value).tzinfo is not None:
            return value
    except ValueError:
        pass
    wrong = _("{value} is no time with its offset, such as 2026-03-01T09:30:00+08:00")
    raise click.BadParameter(wrong.format(value=value))


@click.command(short_help="Say of two mentions whether they are one project.")
@verbs.options_of(
    click.argument("file", type=click.Path(dir_okay=False)),
    click.option("--left", required=True, callback=_spot, metavar="SOURCE:START-END",
                 help="A mention, as `luoshi link` prints it: the document's source and the characters."),
    click.option("--right", required=True, callback=_spot, metavar="SOURCE:START-END", help="The other mention."),
    click.option("--same", "opinion", flag_value="same", help="They are one project."),
    click.option("--not-same", "opinion", flag_value="not_same", help="They are two projects."),
    click.option("--unsure", "opinion", flag_value="unsure", help="It cannot be told: leave it undecided."),
    click.option("--author", required=True, help="Who judges."),
    click.option("--note", default="", help="Why."),
    click.option("--time", callback=_moment, metavar="TIME", help="When, ISO 8601 with its offset; now by default."),
    click.option("--texts", multiple=True, required=True, type=click.Path(exists=True), metavar="PATH",
                 help="Where the documents are: a file, a folder or a corpus. Repeatable."),
    verbs.lexicons, verbs.jobs,
)
def judge(file: str, left: Spot, right: Spot, opinion: Opinion | None, author: str, note: str, time: str,
          texts: tuple[str, ...], lexicons: str | None, jobs: int) -> None:
    """Add a person's judgement on two mentions to FILE, a file of JSON lines that `luoshi link --judgements` reads.

    A judgement overrules the comparison in every later run; a later one on the same pair overrules it in turn, and
    nothing is taken out of the file.
    """
    from luoshi.linking.engine import link
    from luoshi.linking.judgements import judgement

    if opinion is None:
        raise click.UsageError(_("Say --same, --not-same or --unsure."))
    if left == right:
        raise click.UsageError(_("--left and --right are the same mention."))
    with verbs.told():
        known = linked.judged(file) if Path(file).exists() else ()
        links = link(linked.readings(verbs.Round(texts, jobs=jobs), lexicons), judgements=known)
        made = judgement(_mention(links, left), _mention(links, right), opinion, volumes=links.volumes,
                         author=author, time=time, note=note)
        _append(Path(file), made)


def _mention(links: Links, spot: Spot) -> Mention:
    """The mention of a project at these characters; where there is none, the nearest is named."""
    there = [mention for project in links.projects for mention in project.mentions if mention.source == spot.source]
    if not there:
        told = _("{span}: no project is named in a document of this source; there are {sources}")
        sources = ", ".join(volume.source for volume in links.volumes)
        raise click.UsageError(told.format(span=spot, sources=sources))
    nearest = min(there, key=lambda mention: (_off(mention, spot), mention.id))
    if _off(nearest, spot):
        told = _("{span} is no mention of a project; the nearest is {text} at {nearest}")
        at = Spot(nearest.source, nearest.start, nearest.end)
        raise click.UsageError(told.format(span=spot, text=nearest.text, nearest=at))
    return nearest


def _off(mention: Mention, spot: Spot) -> int:
    """How many characters the two ends of a mention are away."""
    return abs(mention.start - spot.start) + abs(mention.end - spot.end)


def _append(path: Path, made: Judgement) -> None:
    """The file with one line more, in place of the file: a failure leaves what was there."""
    from luoshi.linking.judgements import dumps

    held = path.read_bytes() if path.exists() else b""
    if held and not held.endswith(b"\n"):
        held += b"\n"
    with replaced(path) as file:
        file.write(held + dumps([made]))
