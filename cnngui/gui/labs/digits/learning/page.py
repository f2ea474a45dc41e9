"""The page where a network learns: wishes, pictures, commands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.digits.learning.panel import LearningPanel
from cnngui.gui.labs.digits.learning.view import LearningView
from cnngui.gui.labs.digits.school import School
from cnngui.gui.labs.digits.state import DigitsState

if TYPE_CHECKING:
    from cnngui.gui.labs.digits.controller import DigitsLab


class LearningPage(QObject):
    """A network learns, is examined, and can be kept."""

    def __init__(self, view: LearningView, panel: LearningPanel, lab: "DigitsLab", school: School) -> None:
        super().__init__(lab)
        self._view, self._panel = view, panel
        self._lab, self._school = lab, school

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return ()

    def show_settings(self, state: DigitsState) -> None:
        """Show what is set."""

    def work(self, state: DigitsState) -> None:
        """Show how the network learns."""

    def is_settled(self) -> bool:
        """Tell whether what was asked for is on screen."""
        return True

    def turn_page(self, step: int) -> bool:  # noqa: ARG002
        """Take a clicker's Page key."""
        return False

    def finish_edit(self) -> None:
        """End what is being typed."""

    def leaving(self) -> None:
        """Leave off what nobody waits for."""
