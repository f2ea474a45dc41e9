"""`cnngui architectures`: the table of a network's layers, counted."""

import argparse
import re
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, whole

FORMATS = ("text", "csv", "json", "markdown", "latex", "svg", "pytorch")

_NOTES = """\
network:
  lenet5 alexnet vgg11 vgg13 vgg16 vgg19 efficientnet-lite0, or a file that the Networks lab or --format json has
  written. Without one, the networks are listed, with their variants and where each comes from.

input:
  rows x columns x channels, such as 224x224x3; with two numbers the channels stay as they are. What does not fit is
  printed up to where it breaks; why, and what would fit, is said on the error stream.

output:
  .txt .csv .json .md .tex .svg .py say the format, unless --format does.

examples:
  cnngui architectures
  cnngui architectures vgg16
  cnngui architectures lenet5 --variant 1998 --language fr
  cnngui architectures alexnet --input 227x227x1 --classes 10 --format csv
  cnngui architectures vgg16 --output vgg16.svg
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui architectures", "Count what each layer of a network learns and computes.", _NOTES)
    words.usage = "cnngui architectures [NAME|FILE.json] [options]"
    words.add_argument("network", metavar="NAME|FILE.json", nargs="?", help="see below (default: list them)")
    words.add_argument("-v", "--variant", metavar="V", help="which form of it (default: the first of the list)")
    words.add_argument("-i", "--input", metavar="HxWxC", type=lengths, help="another input, see below")
    words.add_argument("-c", "--classes", metavar="K", type=classes, help="another number of classes")
    words.add_argument("-f", "--format", choices=FORMATS, help="default: text, or as the output's name says")
    words.add_argument("-o", "--output", metavar="OUT", type=Path, help="a file to write (default: print it)")
    words.add_argument("--language", choices=("en", "fr"), default="en", help="of tables and pictures (default: en)")
    return words


def lengths(text: str) -> tuple[int, ...]:
    """Read the size of an input.

    >>> lengths("224x224x3"), lengths("32×32")
    ((224, 224, 3), (32, 32))
    """
    if not re.fullmatch(r"\s*\d+\s*([xX×]\s*\d+\s*){1,2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not rows x columns x channels, such as 224x224x3")
    return tuple(whole(part) for part in re.split("[xX×]", text))


def classes(text: str) -> int:
    """Read a number of classes.

    >>> classes("10")
    10
    """
    if not re.fullmatch(r"\s*\d+\s*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return whole(text)


def run(options: argparse.Namespace) -> int:
    """Print or write the table, and say what would fit where something does not.

    Raises
    ------
    CnnguiError
        When there is no such network, or a file cannot be read or written.
    """
    from cnngui.cli.architectures_work import tabulate  # noqa: PLC0415  (NumPy)

    return tabulate(options)


COMMAND = Command(parser, run, ("--input", "-i", "--classes", "-c"))
