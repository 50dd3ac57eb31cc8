"""What the verbs on documents side by side share: reading them all, and writing the findings in the form asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple

import click

from luoshi.cli import verbs
from luoshi.cli.formats import Options, Words, extraction
from luoshi.cli.messages import _, translated
from luoshi.cli.names import file_name
from luoshi.cli.outputs import is_folder, replaced, stream
from luoshi.exceptions import UnreadableFile
from luoshi.findings import Comparison, Finding, Judgement, Links, Reading, Volume
from luoshi.models import Document
from luoshi.publishing.labels import Language

# The format that a file's name asks for where -f is not given.
_SUFFIXES = {".csv": "csv", ".geojson": "geojson", ".xlsx": "xlsx"}
_ENDINGS = {"jsonl": ".jsonl", "csv": ".csv", "geojson": ".geojson", "xlsx": ".xlsx", "oc4ids": ".json"}

judgements = click.option(
    "--judgements", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="What people decided on pairs of mentions (`luoshi judge`); it overrules the comparison.")
every = click.option("--shared", "every", is_flag=True, flag_value=False, default=True,
                     help="Leave out the projects that are named only once and belong to no other.")
views = click.option(
    "--views", type=click.Path(), metavar="FOLDER",
    help="Link the workbook's rows to the reading views that `luoshi annotate` writes to this folder.")


def format_option(formats: Sequence[str], text: str) -> Callable[[verbs.F], verbs.F]:
    """`--format`, without a default: the name of the output decides where it is not given."""
    return click.option("-f", "--format", "form", type=click.Choice(list(formats)), help=text)


class Shown(NamedTuple):
    """What is written: the findings, and what they are about."""

    found: Links | Comparison
    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...]


class Manner(NamedTuple):
    """How it is written: where to, in which words, with which links."""

    output: str | None
    words: Words = "codes"
    views: str | None = None
    every: bool = False

    @property
    def language(self) -> Language | None:
        return None if self.words == "codes" else self.words


def readings(round_: verbs.Round, lexicons: str | None) -> list[Reading]:
    """Every input read and extracted, in the order given; failures are told as the round does."""
    work = partial(_read, Options("jsonl", lexicons))
    return [result.content for result in round_.results(work)]


def _read(options: Options, document: Document) -> Reading:
    return Reading(document, extraction(document, options))


def judged(path: str | None) -> tuple[Judgement, ...]:
    """The judgements of a file, none where none is named."""
    from luoshi.linking.judgements import loads

    if path is None:
        return ()
    try:
        return loads(Path(path).read_bytes(), path)
    except OSError as error:
        raise UnreadableFile("the file cannot be read", where=path, why=str(error),
                             todo="check the path and your permissions") from error


def warn(warnings: Iterable[str]) -> None:
    """Tell on standard error what the linking has to say of its inputs."""
    for warning in warnings:
        click.echo(translated(warning), err=True)


def chosen(
    form: str | None, output: str | None, *, folder: str | None = None, formats: Sequence[str] | None = None,
) -> str:
    """The format: as asked for, else as the output's name says, else JSON lines; ``folder`` is that of a folder."""
    if form is None:
        if folder and output and is_folder(output):
            return folder
        form = _SUFFIXES.get(Path(output).suffix.lower(), "jsonl") if output else "jsonl"
        if formats and form not in formats:
            told = _("{name}: this command does not write {form}; name one of {formats} with -f.")
            raise click.UsageError(told.format(name=output, form=form, formats=", ".join(formats)))
    if form == folder:
        if output is None or output == "-":
            raise click.UsageError(_("A site needs a folder: -o FOLDER/."))
    elif output is not None and is_folder(output):
        raise click.UsageError(_("This format is one file: name it with -o FILE."))
    return form


def write(form: str, shown: Shown, manner: Manner) -> None:
    """The findings in a format, to a file or standard output."""
    with stream(_ENDINGS[form], manner.output) as file:
        _WRITERS[form](shown, manner, file)


def write_site(comparison: Comparison, found: Sequence[Reading], manner: Manner) -> None:
    """The comparison site into its folder, page by page."""
    from luoshi.publishing.comparison.site import comparison_site

    folder = Path(manner.output or ".")
    for path, content in comparison_site(comparison, found, language=manner.language or "zh"):
        with replaced(folder / path) as file:
            file.write(content)


def _jsonl(shown: Shown, manner: Manner, file: IO[bytes]) -> None:
    from luoshi.publishing.findings import finding_lines

    file.writelines(finding_lines(shown.findings))


def _csv(shown: Shown, manner: Manner, file: IO[bytes]) -> None:
    from luoshi.publishing.findings import findings_csv
    from luoshi.publishing.sources import Sources

    links = _links(shown)
    lines = findings_csv(shown.findings, Sources(links.volumes, shown.readings), projects=links.projects,
                         language=manner.language)
    file.write(b"\xef\xbb\xbf")
    file.writelines(line.encode("utf-8", "replace") for line in lines)


def _geojson(shown: Shown, manner: Manner, file: IO[bytes]) -> None:
    from luoshi.publishing.geojson import geojson

    file.write(geojson(_links(shown), every=manner.every))


def _oc4ids(shown: Shown, manner: Manner, file: IO[bytes]) -> None:
    from luoshi.publishing.oc4ids import oc4ids

    file.write(oc4ids(_links(shown), shown.readings, every=manner.every))


def _xlsx(shown: Shown, manner: Manner, file: IO[bytes]) -> None:
    from luoshi.publishing.matters_workbook import matters_workbook

    matters_workbook(shown.found, file, shown.readings, view_url=_view_url(shown.readings, manner),
                     language=manner.language or "zh")


def _view_url(found: Iterable[Reading], manner: Manner) -> Callable[[Volume], str | None] | None:
    """From a document to its reading view in the folder of views, named as `luoshi annotate` names it."""
    if manner.views is None:
        return None
    folder = os.path.relpath(manner.views, Path(manner.output or ".").parent)
    taken: set[str] = set()
    names = {reading.document.sha256: file_name(reading.document.source, ".html", taken) for reading in found}
    return lambda volume: Path(folder, names[volume.sha256]).as_posix() if volume.sha256 in names else None


def _links(shown: Shown) -> Links:
    return shown.found.links if isinstance(shown.found, Comparison) else shown.found


_WRITERS: dict[str, Callable[[Shown, Manner, IO[bytes]], Any]] = {
    "jsonl": _jsonl, "csv": _csv, "geojson": _geojson, "xlsx": _xlsx, "oc4ids": _oc4ids,
}
FORMATS = tuple(_WRITERS)
