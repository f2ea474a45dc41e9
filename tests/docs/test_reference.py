"""The reference is made from the parsers, and says what ``--help`` says."""

from importlib import import_module

import pytest
import reference

from cnngui.cli import COMMANDS, main
from cnngui.cli.parsing import Command
from tests.docs.pages import REFERENCE, text_of


def test_it_is_current() -> None:
    """``make reference`` writes it."""
    assert text_of(REFERENCE) == reference.page()


def test_the_help_of_the_program_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command with its line, in the same order."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    rows = [line for line in text_of(REFERENCE).splitlines() if line.startswith("| [`cnngui ")]
    assert [row.split("`")[1].removeprefix("cnngui ") for row in rows] == list(COMMANDS)
    for name, summary in COMMANDS.items():
        assert f"  {name}" in told
        assert summary in told
        assert f"| {summary} |" in text_of(REFERENCE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_there(name: str) -> None:
    """As the parser knows it."""
    command: Command = import_module(f"cnngui.cli.{name}").COMMAND
    section = text_of(REFERENCE).partition(f"\n## cnngui {name}\n")[2].partition("\n## ")[0]
    for option in command.parser().options():
        assert f"`{option}" in section
    assert (command.parser().description or "") in section
