"""``luoshi schema``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from luoshi.cli import verbs
from luoshi.cli.outputs import replaced


@click.command(short_help="The JSON Schema of all output.")
@verbs.output
def schema(output: str | None) -> None:
    """Print the JSON Schema (2020-12) that documents, extractions, findings and judgements follow."""
    from luoshi.serialize import json_schema_text

    text = json_schema_text().encode()
    with verbs.told():
        if output is None:
            sys.stdout.buffer.write(text)
        else:
            with replaced(Path(output)) as file:
                file.write(text)
