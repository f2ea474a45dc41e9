"""Write the manual page from the parsers of the command line: ``man_page.py FILE`` (roff; gzip where it ends in .gz).

What it says is what ``cnngui COMMAND --help`` says: the same texts, so the two cannot disagree.
"""

import argparse
import gzip
import re
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cnngui import __version__  # noqa: E402
from cnngui.cli import COMMANDS, window  # noqa: E402
from cnngui.cli.parsing import Command, Parser  # noqa: E402

_STATUS = """\
0 where all went well, 1 for an error of CNNGUI's own, 2 for a mistake that the sentence on the error stream explains,
130 after Ctrl+C."""

_ENVIRONMENT = {
    "CNNGUI_CONFIG_DIR": "the folder of settings, in place of the system's",
    "CNNGUI_DATA_DIR": "the folder of what is kept: imported weights, the last session",
    "CNNGUI_CACHE_DIR": "the folder of what can be made again",
    "CNNGUI_WEIGHTS_DIR": "a folder of weights for the whole class",
    "CNNGUI_TRACEBACK": "shows where an error of CNNGUI's own came from",
}


def escaped(text: str) -> str:
    r"""Return text as roff takes it.

    >>> escaped(".png -o a\\b")
    '\\&.png \\-o a\\eb'
    """
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def page() -> str:
    """Return the whole manual page.

    >>> page().startswith('.TH CNNGUI 1')
    True
    """
    parts = [
        f'.TH CNNGUI 1 "" "CNNGUI {__version__}" "User commands"',
        ".SH NAME\ncnngui \\- a laboratory for convolutional neural networks",
        ".SH SYNOPSIS\n.nf\ncnngui [PHOTO]\ncnngui COMMAND \\&...\n.fi",
        f".SH DESCRIPTION\n{escaped(_described(window.parser({})))}",
        _options(window.parser({})),
        ".SH COMMANDS",
        *(_command(name) for name in COMMANDS),
        f".SH EXIT STATUS\n{escaped(_STATUS)}",
        ".SH ENVIRONMENT",
        *(f".TP\n.B {escaped(name)}\n{escaped(text)}" for name, text in _ENVIRONMENT.items()),
    ]
    return "\n".join(parts) + "\n"


def _command(name: str) -> str:
    command: Command = import_module(f"cnngui.cli.{name}").COMMAND
    parser = command.parser()
    usage = parser.format_usage().removeprefix("usage: ").strip()
    notes = f".PP\n.nf\n{escaped(parser.epilog.strip())}\n.fi" if parser.epilog else ""
    head = f".SS {escaped(parser.prog)}\n{escaped(_described(parser))}\n.PP\n.nf\n{escaped(usage)}\n.fi"
    return "\n".join(part for part in (head, _options(parser), notes) if part)


def _described(parser: Parser) -> str:
    return parser.description or ""


def _options(parser: Parser) -> str:
    """Return every argument with its help, as argparse fills it in."""
    formatter = argparse.RawDescriptionHelpFormatter(parser.prog)
    lines = []
    for action in parser._actions:
        head = ", ".join(action.option_strings) or formatter._metavar_formatter(action, action.dest)(1)[0]
        value = _value(action, formatter)
        text = formatter._expand_help(action) if action.help else ""
        lines.append(f".TP\n.B {escaped(head)}{escaped(value)}\n{escaped(text)}")
    return "\n".join(lines)


def _value(action: argparse.Action, formatter: argparse.HelpFormatter) -> str:
    if not action.option_strings or action.nargs == 0:
        return ""
    return f" {formatter._format_args(action, action.dest.upper())}"


def main() -> int:
    """Write it to the file that is named."""
    path, text = Path(sys.argv[1]), page().encode()
    path.write_bytes(gzip.compress(text, 9, mtime=0) if path.suffix == ".gz" else text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
