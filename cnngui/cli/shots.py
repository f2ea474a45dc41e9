"""`cnngui shots`: draw every lab to a PNG, without a display."""

import argparse
from pathlib import Path

from cnngui.cli.console import answer
from cnngui.cli.parsing import Command, Parser, width_and_height
from cnngui.cli.window import qt_error

_EXAMPLES = """\
Each picture is named after its lab: filters.png, … The folder is made where it is missing.

examples:
  cnngui shots pictures
  cnngui shots pictures --language fr --theme dark --size 1920x1080 --projector
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui shots", "Draw every lab to a PNG, without a display.", _EXAMPLES)
    words.add_argument("folder", metavar="FOLDER", type=Path, help="where to put the pictures")
    words.add_argument("--language", choices=("en", "fr"), default="en", help="default: en")
    words.add_argument("--theme", choices=("light", "dark"), default="light", help="default: light")
    size = "of the window, in pixels; default: 1280x800"
    words.add_argument("--size", metavar="WxH", type=width_and_height, default=(1280, 800), help=size)
    words.add_argument("--projector", action="store_true", help="with the large letters for a projector")
    return words


def run(options: argparse.Namespace) -> int:
    """Draw the labs and print where the pictures are.

    Raises
    ------
    CnnguiError
        When Qt does not load, or the folder cannot be written.
    """
    try:
        from cnngui.gui.shots import draw_all  # noqa: PLC0415  (Qt)
    except ImportError as error:
        raise qt_error(error) from error
    paths = draw_all(
        options.folder,
        language=options.language,
        theme=options.theme,
        size=options.size,
        projector=options.projector,
    )
    for path in paths:
        answer(str(path))
    return 0


COMMAND = Command(parser, run)
