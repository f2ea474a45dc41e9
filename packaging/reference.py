"""Write docs/command-line.md from the parsers of the command line: ``reference.py [FILE]`` (`make reference`).

What it says is what ``cnngui COMMAND --help`` says, so the two cannot disagree; a test holds the page to that.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cnngui.cli import COMMANDS, window  # noqa: E402
from cnngui.cli.parsing import Command, Parser  # noqa: E402

PAGE = ROOT / "docs" / "command-line.md"

_HEAD = """\
# Command line

Everything that the labs compute can be computed without a window. `cnngui COMMAND --help` says what stands here; this
page is made from the same texts (`make reference`). All commands end with 0 where all went well, 1 for an error of
CNNGUI's own, 2 for a mistake that one sentence on the error stream explains, and 130 after Ctrl+C. Answers go to the
output, all else to the error stream.

| Command | What it does |
|---|---|
"""


def page() -> str:
    """Return the whole page.

    >>> page().startswith("# Command line")
    True
    """
    rows = "".join(f"| [`cnngui {name}`](#cnngui-{name}) | {summary} |\n" for name, summary in COMMANDS.items())
    parts = [_HEAD + rows, _section(window.parser({}), "cnngui")]
    for name in COMMANDS:
        command: Command = import_module(f"cnngui.cli.{name}").COMMAND
        parts.append(_section(command.parser(), f"cnngui {name}"))
    return "\n".join(parts)


def _section(parser: Parser, title: str) -> str:
    """Return what one parser takes: usage, a table of its words, and its notes as they are."""
    usage = _usage(parser)
    notes = parser.epilog.strip() if parser.epilog else ""
    rows = [f"| {head} | {text} |" for head, text in map(_row, parser._actions)]
    lines = [f"## {title}", "", parser.description or "", "", "```text", usage, "```", ""]
    lines += ["| Word | Meaning |", "|---|---|", *rows, ""]
    return "\n".join(lines + (["```text", notes.removeprefix("commands:").strip(), "```", ""] if notes else []))


def _usage(parser: Parser) -> str:
    """Return the usage, on one line unless it has several forms; the terminal's width must not matter."""
    text = parser.usage or " ".join(parser.format_usage().split()).removeprefix("usage: ")
    return "\n".join(line.strip() for line in text.replace("%(prog)s", parser.prog).splitlines())


def _row(action: argparse.Action) -> tuple[str, str]:
    formatter = argparse.HelpFormatter("cnngui")
    if action.option_strings:
        value = "" if action.nargs == 0 else f" {formatter._format_args(action, action.dest.upper())}"
        head = ", ".join(f"`{option}`" for option in action.option_strings[:-1])
        head = f"{head}{', ' if head else ''}`{action.option_strings[-1]}{value}`"
    else:
        head = f"`{formatter._metavar_formatter(action, action.dest)(1)[0]}`"
    text = formatter._expand_help(action) if action.help else ""
    return head.replace("|", "\\|"), text.replace("|", "\\|")


def main() -> int:
    """Write it to the file that is named, or to its place."""
    (Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
