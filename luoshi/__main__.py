"""``python -m luoshi``."""

from luoshi.cli import main

main(prog_name="luoshi")
