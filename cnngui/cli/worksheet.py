"""`cnngui worksheet`: print exercises for pen and paper, and their answers."""

import argparse
import re
from pathlib import Path

from cnngui.cli.console import answer
from cnngui.cli.parsing import Command, Parser
from cnngui.cli.window import qt_error

_EXAMPLES = """\
The same seed gives the same exercises everywhere, in either language. Both files are written, or neither.

examples:
  cnngui worksheet --output sheet.pdf
  cnngui worksheet --seed 7 --exercises 6 --language fr --output sheet.pdf --answers key.pdf
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui worksheet", "Print exercises for pen and paper, with small numbers.", _EXAMPLES)
    words.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the worksheet")
    words.add_argument("--answers", metavar="KEY.pdf", type=Path, help="its answer key (default: none)")
    words.add_argument("--seed", metavar="N", type=whole_number, default=1, help="which exercises (default: 1)")
    words.add_argument("--exercises", metavar="N", type=whole_number, default=6, help="1 to 6 (default: 6)")
    words.add_argument("--language", choices=("en", "fr"), default="en", help="default: en")
    words.add_argument("--title", default="", help="at the top, in place of the usual one")
    return words


def whole_number(text: str) -> int:
    """Read a whole number.

    >>> whole_number("-7")
    -7
    """
    if not re.fullmatch(r"\s*[-+]?\d{1,18}\s*", text):
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a whole number with at most 18 digits")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Write the PDF files and print where they are.

    Raises
    ------
    CnnguiError
        When Qt does not load, the number of exercises is out of range, or a file cannot be written.
    """
    from cnngui.engine.worksheets import worksheet  # noqa: PLC0415  (OpenCV)

    exercises = worksheet(options.seed, options.exercises)
    try:
        from cnngui.gui.sheets.printing import offscreen_app, write_both, write_worksheet  # noqa: PLC0415  (Qt)
    except ImportError as error:
        raise qt_error(error) from error
    app = offscreen_app()
    language, output, answers = options.language, options.output, options.answers
    if answers is None:
        write_worksheet(exercises, language, output, title=options.title, seed=options.seed)
    else:
        write_both(exercises, language, output, answers, title=options.title, seed=options.seed)
    del app  # not before the last page is painted
    for path in (output, answers):
        if path is not None:
            answer(str(path))
    return 0


COMMAND = Command(parser, run, ("--seed",))
