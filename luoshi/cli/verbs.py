"""What the verbs share: their options, and one way to go through the inputs, tell failures and end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from luoshi.cli.formats import Format, Options, Render, Result
from luoshi.cli.inputs import STDIN, refusal, sources
from luoshi.cli.messages import _, sentence
from luoshi.cli.outputs import write
from luoshi.cli.progress import Progress
from luoshi.cli.running import Outcome, Work, run
from luoshi.exceptions import LuoshiError
from luoshi.models import Document
from luoshi.reading import items, read

F = TypeVar("F", bound=Callable[..., Any])

DONE, SOME_FAILED, USAGE, NOTHING_DONE = 0, 1, 2, 3
# A text that makes every table of the extraction be built, before there is a second process to build it again.
_SMALLEST = "一、加快建设示范工程。"

inputs = click.argument("inputs", nargs=-1, type=click.Path(), metavar="[INPUTS]...")
output = click.option("-o", "--output", metavar="PATH",
                      help="Write to this file, or into this folder (a name that ends in / makes one).")
jobs = click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N",
                    help="Work in N processes; the output is the same.")
keep_going = click.option("-k", "--keep-going", is_flag=True,
                          help="Report inputs that fail on standard error and go on with the others.")
lexicons = click.option("--lexicons", type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
                        help="Extend the packaged tables by those of this folder.")
words = click.option("--words", type=click.Choice(["codes", "zh", "en"]), default="codes", show_default=True,
                     help="Show labels as codes of the schema or as words.")


def options_of(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options at once, in the order in which the help lists them."""
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function
    return decorate


class Round:
    """One pass over the inputs of a command: counts what went well, tells what failed, and knows the exit code."""

    def __init__(self, paths: tuple[str, ...], *, jobs: int = 1, keep_going: bool = False) -> None:
        self.paths, self.jobs, self.keep_going = paths, jobs, keep_going
        self.done = self.failed = 0

    def results(self, work: Work) -> Iterator[Result]:
        """What the work made of each document, failures told and left out."""
        with Progress(self._count) as progress:
            for outcome in run(sources(self.paths), work, self.jobs):
                progress.step()
                if outcome.error is None:
                    self.done += 1
                    yield Result(outcome.source, outcome.result)
                else:
                    progress.clear()
                    self._tell(outcome)

    def end(self) -> NoReturn:
        """Leave with the exit code that the round deserves."""
        if not self.done and not self.failed:
            click.echo(_("There is nothing to read: no document in {inputs}.").format(inputs=" ".join(self.paths)),
                       err=True)
        if self.failed and self.keep_going:
            told = _("{failed} of {all} inputs failed.")
            click.echo(told.format(failed=self.failed, all=self.failed + self.done), err=True)
        sys.exit(NOTHING_DONE if not self.done else SOME_FAILED if self.failed else DONE)

    def _tell(self, outcome: Outcome) -> None:
        assert outcome.error is not None
        self.failed += 1
        click.echo(sentence(outcome.error), err=True)
        if not self.keep_going:
            raise Stopped(self.done)

    def _count(self) -> int:
        return sum(1 for path in self.paths if path != STDIN for _ in items(Path(path)))


class Stopped(Exception):
    """The first failure ends the round where the user did not ask to keep going."""

    def __init__(self, done: int) -> None:
        self.done = done


def perform(paths: tuple[str, ...], form: Format, options: Options, target: str | None, **how: Any) -> NoReturn:
    """Read the inputs, do the format's work on each and write the results; ends the program."""
    with told():
        round_ = Round(paths, **how)
        work = partial(_rendered, form.render, options)
        if round_.jobs > 1 or options.lexicons:  # a bad table is told once, not at each document
            work(read(_SMALLEST))
        write(round_.results(work), form, options, target)
        round_.end()


def _rendered(render: Render, options: Options, document: Document) -> Any:
    return render(document, options)


class told:
    """Ends the program with one sentence and the right code for an error that no single input is to blame for."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Stopped):
            sys.exit(SOME_FAILED if error.done else NOTHING_DONE)
        if isinstance(error, BrokenPipeError):
            return
        if isinstance(error, LuoshiError | OSError):
            where = str(error.filename or "") if isinstance(error, OSError) else ""
            click.echo(sentence(refusal(error, where)), err=True)
            sys.exit(NOTHING_DONE)
