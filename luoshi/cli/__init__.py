"""The command line: a thin face of the library. Verbs, JSON lines, one sentence and an exit code for each error."""

from __future__ import annotations

import copy
import inspect
from typing import Any, TypeVar

import click

from luoshi import __version__
from luoshi.cli.messages import _, spoken

C = TypeVar("C", bound=click.Command)

# In the order in which a reader meets them; each is imported when it is called, so that `luoshi --version` is quick.
VERBS = ("read", "extract", "annotate", "coverage", "link", "compare", "follow", "judge", "check", "schema")


class Verbs(click.Group):
    """The commands, imported one by one and in the user's language."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"luoshi.cli.{cmd_name}"), cmd_name)
        return command if ctx is None else _in_language(command)

    def get_help(self, ctx: click.Context) -> str:
        return click.Group.get_help(_in_language(self), ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        with spoken():
            return super().main(*args, **kwargs)


def _in_language(command: C) -> C:
    """A copy whose help is in the user's language."""
    found = copy.copy(command)
    found.help = _(inspect.cleandoc(command.help)) if command.help else None
    found.short_help = _(command.short_help) if command.short_help else None
    found.params = [copy.copy(parameter) for parameter in command.params]
    for parameter in found.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
    return found


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="luoshi", message="%(prog)s %(version)s")
def main() -> None:
    """Read Chinese policy documents into commitments tied to the exact characters that make them.

    Exit codes: 0 all inputs done; 1 some inputs failed, or a check found faults; 2 wrong usage; 3 nothing could be
    done.
    """
