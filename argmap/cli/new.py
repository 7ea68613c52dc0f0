"""`argmap new`: makes a small debate to start from. The debate itself stands in the folder `starter`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from argmap.cli.command import Command
from argmap.cli.console import CommandError, tell
from argmap.cli.output import write_output


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of `new`."""
    parser.add_argument("dir", metavar="DIR", help="the folder to make; an existing one must be empty")


def run(options: Namespace) -> int:
    """Write the debate into the folder. Raises CommandError where something is in it already."""
    from importlib.resources import files

    folder = Path(options.dir)
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"`{options.dir}` is a file", "name a folder that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(f"the folder `{options.dir}` is not empty", "name a folder that is not there yet")
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(files("argmap.cli").joinpath("starter").iterdir(), key=lambda file: file.name):
        write_output(file.read_bytes(), (folder / file.name).as_posix())
    debate = (folder / "debate.argmap").as_posix()
    tell(f"\nnext:\n  argmap check {folder.as_posix()}\n  argmap show {debate}")
    tell(f"  argmap render {debate} -o {(folder / 'debate.html').as_posix()}")
    return 0


COMMAND = Command(
    "new",
    "make a small debate of two authors to start from",
    "Make a folder with a small debate: a file a writer, one for the sources and one that joins them. It checks\n"
    "clean and draws face to face.",
    (("argmap new bridge", "make the folder bridge and write the files into it"),),
    add_arguments,
    run,
)
