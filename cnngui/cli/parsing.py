"""Words to values: argparse with one-sentence errors, and the values that our options take."""

import argparse
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NoReturn

from cnngui.cli.console import answer
from cnngui.engine.errors import CnnguiError
from cnngui.engine.numbers import read_number


class UsageError(CnnguiError):
    """Words that make no command, or none that can be done here; said in English only, as all of the command line."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` instead of printing its usage, and takes no shortened options.

    Parameters
    ----------
    name : str
        As typed, such as ``"cnngui filter"``.
    description : str
        What it does.
    epilog : str
        Examples and notes, printed as they are.
    """

    def __init__(self, name: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=name,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def options(self) -> list[str]:
        """Every option it knows, such as ``--kernel``."""
        return [word for action in self._actions for word in action.option_strings]

    def error(self, message: str) -> NoReturn:
        """Refuse the words, in one sentence that says where help is."""
        unknown = re.match(r"unrecognized arguments: (-\S+)", message)
        close = get_close_matches(unknown[1].partition("=")[0], self.options(), n=1) if unknown else []
        hint = f" (did you mean {close[0]}?)" if close else ""
        text = "{message}{hint}. See: {program} --help"
        raise UsageError(text, message=message.rstrip("."), hint=hint, program=self.prog)

    def print_help(self, file: object = None) -> None:
        """Print the help, also where the terminal lacks its signs."""
        del file
        answer(self.format_help().rstrip())


@dataclass(frozen=True)
class Command:
    """One sub-command: the words it takes, and what it does.

    Parameters
    ----------
    parser : callable
        Makes the parser; nothing heavy is imported for it.
    run : callable
        Does the work and returns the exit status.
    signed : tuple of str
        Options whose value may begin with a minus sign.
    """

    parser: Callable[[], Parser]
    run: Callable[[argparse.Namespace], int]
    signed: tuple[str, ...] = ()

    def do(self, words: Sequence[str]) -> int:
        """Read the words after the command and run it."""
        parser = self.parser()
        return self.run(parser.parse_args(joined(words, self.signed, parser.options())))


def joined(words: Sequence[str], options: Sequence[str], known: Sequence[str]) -> list[str]:
    """Tie values that begin with a minus sign to their option, because argparse takes them for options.

    Parameters
    ----------
    words : sequence of str
        What was typed.
    options : sequence of str
        Those whose value may begin with a minus sign.
    known : sequence of str
        Every option; a value never is one.

    Examples
    --------
    >>> joined(["in.png", "--kernel", "-1,0,1", "--relu"], ["--kernel"], ["--kernel", "--relu"])
    ['in.png', '--kernel=-1,0,1', '--relu']
    """
    tied: list[str] = []
    for word in words:
        waiting = bool(tied) and tied[-1] in options
        if waiting and len(word) > 1 and word.startswith("-") and word.partition("=")[0] not in known:
            option = tied.pop()
            tied.append(f"{option}={word}" if option.startswith("--") else f"{option}{word}")
        else:
            tied.append(word)
    return tied


def whole(digits: str) -> int:
    """Read digits that make a number of pixels.

    >>> whole("12")
    12
    """
    if len(digits.strip()) > 9:
        raise argparse.ArgumentTypeError(f"{digits.strip()[:9]}… is too large")
    return int(digits)


def any_whole(text: str) -> int:
    """Read a whole number, also below 0; what is out of range is refused by name where it is used.

    >>> any_whole(" -3")
    -3
    """
    if not text.strip().removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return whole(text.strip())


def _pair(text: str, low: int, example: str) -> tuple[int, int]:
    """Read ``2`` or ``2x1``; neither number may be under ``low``."""
    found = re.fullmatch(r"\s*(-?\d+)\s*(?:[xX×]\s*(-?\d+)\s*)?", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a whole number nor {example}")
    first, second = whole(found[1]), whole(found[2] or found[1])
    if min(first, second) < low:
        raise argparse.ArgumentTypeError(f"{min(first, second)} is too small; it must be at least {low}")
    return first, second


def rows_and_columns(text: str) -> tuple[int, int]:
    """Read a number for rows and columns, or one for each.

    >>> rows_and_columns("2"), rows_and_columns("2x1")
    ((2, 2), (2, 1))
    """
    return _pair(text, 1, "rows x columns, such as 2x1")


def width_and_height(text: str) -> tuple[int, int]:
    """Read the size of a window.

    >>> width_and_height("1280x800")
    (1280, 800)
    """
    if not re.search("[xX×]", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not width x height, such as 1280x800")
    return _pair(text, 1, "width x height, such as 1280x800")


def padding(text: str) -> int | Literal["same"]:
    """Read a padding: a number of pixels, or ``same``.

    >>> padding("same"), padding("1")
    ('same', 1)
    """
    if text.strip().lower() == "same":
        return "same"
    if not re.fullmatch(r"\s*[-+]?\d+\s*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a whole number nor the word same")
    pixels = whole(text)
    if pixels < 0:
        raise argparse.ArgumentTypeError(f"{pixels} is too small; it must be at least 0")
    return pixels


def number(text: str) -> float:
    """Read a finite number, as people type it.

    >>> number("-3"), number("0,5"), number("1/4")
    (-3.0, 0.5, 0.25)
    """
    value = read_number(text)
    if value is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text!r} is not a finite number")
    return value


def positive_number(text: str) -> float:
    """Read a finite number above 0.

    >>> positive_number("0.5")
    0.5
    """
    value = number(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is too small; it must be above 0")
    return value
