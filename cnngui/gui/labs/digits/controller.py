"""The Digits lab: a digit is read, and a network learns; each page sees to its own."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.digits.learning.page import LearningPage
from cnngui.gui.labs.digits.learning.panel import LearningPanel
from cnngui.gui.labs.digits.learning.view import LearningView
from cnngui.gui.labs.digits.page import DigitsPage
from cnngui.gui.labs.digits.panel import DigitsPanel
from cnngui.gui.labs.digits.reading.page import ReadingPage
from cnngui.gui.labs.digits.reading.panel import ReadingPanel
from cnngui.gui.labs.digits.reading.view import ReadingView
from cnngui.gui.labs.digits.school import school_of
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.labs.digits.view import DigitsView


class DigitsLab(LabBase[DigitsState]):
    """A network reads digits, and learns to."""

    name = "digits"
    needs_photo = True

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self.school = school_of(context)
        reading, learning = ReadingView(), LearningView()
        reading_panel, learning_panel = ReadingPanel(), LearningPanel()
        self._view = DigitsView((reading, learning))
        self._panel = DigitsPanel((reading_panel, learning_panel))
        super().__init__(context, DigitsState(), self._view, self._panel, parent)
        self._reading = ReadingPage(reading, reading_panel, self, self.school)
        self._learning = LearningPage(learning, learning_panel, self, self.school)
        self._view.page_wished.connect(self._turn_to)
        self.school.changed.connect(self.follow_soon)

    def _turn_to(self, page: str) -> None:
        self.wish(page=page)

    @property
    def _page(self) -> DigitsPage:
        return self._reading if self.now.page == "read" else self._learning

    def commands(self) -> Sequence[Command]:
        """Those of both pages."""
        return [*self._reading.commands(), *self._learning.commands()]

    def first_again(self, state: DigitsState) -> DigitsState:
        """Go back to how the open page began."""
        first = DigitsState()
        if state.page == "read":
            return replace(state, reading=first.reading)
        return replace(state, lesson=first.lesson)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._page.finish_edit()

    def turn_page(self, step: int) -> bool:
        """Hand a clicker's key to the page."""
        return self._page.turn_page(step)

    def drag_ended(self) -> None:
        """Show what was put off while a hand drew."""
        self._reading.drag_ended()

    def entering(self) -> None:
        """Read the digits, the first time."""
        self.school.open()
        self._learning.take_handed_over()

    def leaving(self) -> None:
        """Leave off what nobody waits for."""
        self._page.leaving()

    def show_settings(self, state: DigitsState) -> None:
        """Show what is set."""
        self._view.show_page(state.page)
        self._panel.show_page(state.page)
        self._page.show_settings(state)

    def work(self, state: DigitsState) -> None:
        """Show the page that is open."""
        if self.school.digits is not None:
            self._page.work(state)

    def is_settled(self) -> bool:
        """Tell whether the page shows what was asked for."""
        return self.school.digits is not None and self._page.is_settled()
