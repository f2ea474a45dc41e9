"""The manual page says what ``--help`` says."""

import shutil
import subprocess
from importlib import import_module

import man_page
import pytest

from cnngui.cli import COMMANDS
from cnngui.cli.parsing import Command

MAN = shutil.which("man")


def flat(text: str) -> str:
    """Return text without spaces and roff's signs: lines are broken anew, and words are cut at their hyphens."""
    for sign in ("\\-", "\\&", "\\e", ".B", ".TP", "-", "‐", "\\"):
        text = text.replace(sign, "")
    return "".join(text.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_it_has_every_option_and_note(name: str) -> None:
    """Each option of the parser, with its help, and the notes below."""
    command: Command = import_module(f"cnngui.cli.{name}").COMMAND
    parser, page = command.parser(), man_page.page()
    for option in parser.options():
        assert man_page.escaped(option) in page
    for action in parser._actions:
        assert action.help is None or flat(action.help.partition("%")[0]) in flat(page)
    assert flat(parser.epilog or "") in flat(page)
    assert flat(parser.description or "") in flat(page)


def test_commands_come_in_the_order_of_the_help() -> None:
    """All of them."""
    page = man_page.page()
    places = [page.index(f".SS cnngui {name}\n") for name in COMMANDS]
    assert places == sorted(places)


@pytest.mark.skipif(MAN is None, reason="there is no man here")
def test_man_draws_it_without_a_warning() -> None:
    """With every paragraph in it."""
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-"]
    run = subprocess.run(command, input=man_page.page(), capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "EXIT STATUS" in run.stdout.replace("\b", "")
