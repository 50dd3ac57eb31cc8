"""Where the results go: standard output, a file that is whole or not there, or a folder with a file a document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO

import click

from luoshi.cli.formats import Format, Options, Result
from luoshi.cli.messages import _
from luoshi.cli.names import file_name


def write(results: Iterator[Result], form: Format, options: Options, output: str | None) -> None:
    """All results, in the form asked for, to the place asked for."""
    if output is not None and is_folder(output):
        _write_folder(results, form, options, Path(output))
    elif form.write is None:
        _write_alone(results, form, options, output)
    else:
        with stream(form.suffix, output) as file:
            form.write(results, file, options)


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place only when it is whole, so that a failure leaves what was there before.

    What is no regular file (a pipe, a device) is written as it comes.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def is_folder(output: str) -> bool:
    """Whether a name means a folder: it ends in `/`, or there is one of this name."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


@contextmanager
def stream(suffix: str, output: str | None) -> Iterator[IO[bytes]]:
    """The file of this name, or standard output where there is none."""
    if output is not None and output != "-":
        with replaced(Path(output)) as file:
            yield file
        return
    if suffix == ".xlsx" and sys.stdout.isatty():
        raise click.UsageError(_("A workbook cannot be shown here: name a file with -o FILE.xlsx."))
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _write_alone(results: Iterator[Result], form: Format, options: Options, output: str | None) -> None:
    """One document to a stream; a second one shows that a folder is needed."""
    first, second = next(results, None), next(results, None)
    if second is not None:
        if output is None or output == "-" or Path(output).suffix:
            raise click.UsageError(_("Several documents in this format need a folder: -o FOLDER/."))
        _write_folder(chain([first, second], results) if first else results, form, options, Path(output))
    elif first is not None:
        with stream(form.suffix, output) as file:
            file.write(first.content)


def _write_folder(results: Iterator[Result], form: Format, options: Options, folder: Path) -> None:
    taken: set[str] = set()
    for result in results:
        with replaced(folder / file_name(result.source, form.suffix, taken)) as file:
            if form.write is None:
                file.write(result.content)
            else:
                form.write(iter([result]), file, options)
