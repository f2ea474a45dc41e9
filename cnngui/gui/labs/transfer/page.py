"""What a page of the Transfer lab is."""

from collections.abc import Sequence
from typing import Protocol

from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.transfer.state import TransferState


class TransferPage(Protocol):
    """A page: its commands, and what it shows of a state."""

    def commands(self) -> Sequence[Command]:
        """Return the page's commands; they are in the lab's menu on all pages."""

    def show_settings(self, state: TransferState) -> None:
        """Show what is set."""

    def work(self, state: TransferState) -> None:
        """See to the pictures; only called while the page is open."""

    def is_settled(self) -> bool:
        """Tell whether what was asked for is on screen."""

    def turn_page(self, step: int) -> bool:
        """Take a clicker's Page key."""

    def finish_edit(self) -> None:
        """End what is being typed."""
