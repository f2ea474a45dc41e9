"""The command line: one sub-command a file.

Nothing heavy is imported here or in the files of the sub-commands; each loads what it needs when it runs.
"""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from cnngui.cli import compare, doctor, features, kernels, shots, style, weights, window, worksheet
from cnngui.cli import filter as filter_command
from cnngui.cli.guard import guarded
from cnngui.cli.parsing import UsageError
from cnngui.engine.files import shown

COMMANDS = {
    "filter": filter_command.COMMAND,
    "features": features.COMMAND,
    "style": style.COMMAND,
    "compare": compare.COMMAND,
    "kernels": kernels.COMMAND,
    "weights": weights.COMMAND,
    "worksheet": worksheet.COMMAND,
    "shots": shots.COMMAND,
    "doctor": doctor.COMMAND,
}


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
        return COMMANDS[words[0]].do(words[1:])
    if words and not words[0].startswith("-"):
        _refuse_nothing(words[0])
    return window.run(window.parser({name: command.summary for name, command in COMMANDS.items()}).parse_args(words))


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
    close = get_close_matches(word, COMMANDS, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    text = "“{word}” is neither a file that is here nor a command{hint}. All commands: cnngui --help"
    raise UsageError(text, word=shown(Path(word)) if word else "", hint=hint)
