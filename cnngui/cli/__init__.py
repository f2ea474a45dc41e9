"""The command line: one sub-command a file.

Only the file of the sub-command that runs is imported, and nothing heavy in it; each loads what it needs when it runs.
"""

import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from cnngui.cli import window
from cnngui.cli.guard import guarded
from cnngui.cli.parsing import Command, UsageError
from cnngui.engine.files import shown

COMMANDS = {
    "filter": "filter and pool a photo or a grid of numbers",
    "features": "save the feature maps of a photo in VGG-16",
    "classify": "say what is on photos",
    "explain": "show where a network looked when it said what is on a photo",
    "style": "give a photo the style of other pictures",
    "compare": "put a kernel beside the learned filters of VGG-16",
    "architectures": "count what each layer of LeNet-5, AlexNet, VGG, EfficientNet or your own network computes",
    "train": "teach a network classes of your own: folders of pictures",
    "digits": "train a network on handwritten digits, test it, and let it read pictures",
    "detect": "find things in a photo: people, cats, cars, cups and 19 others",
    "kernels": "list the named kernels",
    "weights": "list, check and import the weights of networks",
    "worksheet": "print exercises for pen and paper, and their answers",
    "shots": "draw every lab to a PNG, without a display",
    "doctor": "say what is installed, what is missing and how to get it",
}
"""Each sub-command, which is the file of that name in this folder, and its line in ``cnngui --help``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``cnngui``; without it, those of this process.

    Returns
    -------
    int
        Exit status: 0 done, 1 an error of ours, 2 a mistake that the sentence on stderr explains, 130 Ctrl+C.

    Examples
    --------
    >>> main(["--version"])
    cnngui ...
    0
    """
    words = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _dispatched(words))


def _dispatched(words: Sequence[str]) -> int:
    """Run a sub-command, or open the window."""
    if words and words[0] == "help":  # as in other programs: help, help filter
        words = [*words[1:2], "--help"]
    if words and words[0] in COMMANDS:
        command: Command = import_module(f"{__name__}.{words[0]}").COMMAND
        return command.do(words[1:])
    if words and not words[0].startswith("-"):
        _refuse_nothing(words[0])
    return window.run(window.parser(COMMANDS).parse_args(words))


def _refuse_nothing(word: str) -> None:
    """Refuse a word that is neither a command nor a file, and say which command it is close to."""
    try:
        if Path(word).is_file():
            return
        folder = Path(word).is_dir()
    except OSError:  # a name that is too long for the disk
        folder = False
    if folder and word:
        raise UsageError("{name} is a folder: choose a file in it.", name=shown(Path(word)))
    if re.match(r"(https?|ftp)://", word, re.IGNORECASE):
        raise UsageError(
            "{word} is an address, not a file: save the picture first, then open it.", word=shown(Path(word))
        )
    close = get_close_matches(word, COMMANDS, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    text = "“{word}” is neither a file that is here nor a command{hint}. All commands: cnngui --help"
    raise UsageError(text, word=shown(Path(word)) if word else "", hint=hint)
