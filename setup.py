"""Compiles the rules of ``luoshi.extraction`` with mypyc where that can be done; elsewhere they stay plain Python.

Both forms give the same output, the compiled one faster. LUOSHI_PURE=1 builds without compiling. See docs/compiled.md.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent
# All modules of the rules but these: a place's names are msgspec structs, whose classes mypyc cannot make, and the
# other two work once for each document or table.
PLAIN = {"__init__", "engine", "lexicon", "place_names"}
GROUP = "luoshi"  # the name of the one library that holds the compiled code of all modules
# Calls between the modules need not be replaceable from outside: they go straight, or inline.
FLAGS = ["-fvisibility=hidden", "-fno-semantic-interposition"]


def modules() -> list[str]:
    """The files to compile, relative to this one."""
    found = sorted((ROOT / "luoshi" / "extraction").glob("*.py"))
    return [path.relative_to(ROOT).as_posix() for path in found if path.stem not in PLAIN]


def say(why: object) -> None:
    """One line on why the build is not compiled."""
    print(f"luoshi: not compiled, plain Python instead: {' '.join(str(why).split()) or 'no reason given'}",
          file=sys.stderr)


def extensions() -> list[Extension]:
    """What mypyc makes of the modules; nothing where it is absent, not wanted, or fails."""
    if os.environ.get("LUOSHI_PURE", "0") not in ("", "0"):
        say("LUOSHI_PURE is set")
        return []
    if not {"build_ext", "bdist_wheel", "editable_wheel", "install", "develop", "build"} & set(sys.argv):
        return []  # an archive of the sources or a question about the project
    try:
        from mypyc.build import mypycify
    except ImportError:
        say("mypy is not installed")
        return []
    try:
        found: list[Extension] = mypycify(modules(), opt_level="3", multi_file=True, group_name=GROUP, debug_level="0")
    except (Exception, SystemExit) as error:  # mypyc leaves the process where the types do not hold
        say(f"mypyc failed: {error}")
        return []
    if sys.platform != "win32":
        for extension in found:
            kept = [flag for flag in extension.extra_compile_args or [] if flag != "-Werror"]
            extension.extra_compile_args = [*kept, *FLAGS]
    return found


class CompileIfPossible(build_ext):
    """All modules or none: half a compiled package would not import."""

    def run(self) -> None:
        inplace = self.inplace
        try:
            super().run()
        except Exception as error:  # a missing compiler or header has many names
            say(error)
            self.inplace = inplace
            self._forget()
            return
        for name in self.get_outputs():  # a module is as new as its build, even where nothing in it changed
            if Path(name).exists():
                os.utime(name)

    def _forget(self) -> None:
        for extension in self.extensions:
            for name in (self.get_ext_fullpath(extension.name), self._built(extension.name)):
                Path(name).unlink(missing_ok=True)
        self.extensions = []

    def _built(self, name: str) -> str:
        return str(Path(self.build_lib, self.get_ext_filename(name)))


setup(ext_modules=extensions(), cmdclass={"build_ext": CompileIfPossible})
