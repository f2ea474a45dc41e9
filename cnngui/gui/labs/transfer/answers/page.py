"""The page of answers: mistakes and why, another class for a picture, fewer pictures, the course's table."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.answers.panel import AnswersPanel
from cnngui.gui.labs.transfer.answers.presenter import AnswersPresenter
from cnngui.gui.labs.transfer.answers.view import UnseenView
from cnngui.gui.labs.transfer.house import House
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.state import TransferState
from cnngui.gui.labs.transfer.work import WhyRequest
from cnngui.tasks.transfer import Example

MOST_PICTURES = 60
"""Behind a cell, that are shown at once."""


class AnswersPage(QObject):
    """Wishes lead to another cell, picture or class."""

    def __init__(self, lab: House, view: UnseenView, panel: AnswersPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._view, self._panel = view, panel
        self._presenter = AnswersPresenter(lab, view, self)
        mistakes = self._view.mistakes
        self._view.part_wished.connect(self._turn_to)
        mistakes.confusion.picked.connect(self._pick_cell)
        mistakes.confusion.left.connect(self._leave_cell)
        mistakes.strip.picked.connect(self._pick_picture)
        mistakes.bars.picked.connect(self._pick_class)
        for at, matrix in enumerate(self._view.sides.matrices):
            matrix.picked.connect(partial(self._open_cell, at))
        self._panel.command_wished.connect(lab.do)
        self._panel.label_wished.connect(self._relabel)
        self._panel.heat_wished.connect(self._show_heat)

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [
            Command("fewer", self.tr("What if there were fewer pictures?"), self._measure_fewer),
            Command("table", self.tr("Measure the course’s table"), self._measure_table),
            Command("remove-asked", self.tr("Remove the picture that is explained"), self._remove),
            Command("find-asked", self.tr("Show the picture that is explained among its class"), self._find),
        ]

    # Wishes

    def _turn_to(self, part: str) -> None:
        self._lab.wish(part=part)

    def _pick_cell(self, row: int, column: int) -> None:
        self._lab.wish(cell=(row, column), asked="", target=None)

    def _leave_cell(self) -> None:
        self._lab.wish(cell=None, asked="", target=None)

    def _open_cell(self, side: int, row: int, column: int) -> None:
        """Show the pictures behind a cell of one of two networks."""
        run = self._lab.pair[side]
        other = self._lab.pair[1 - side].key if len(self._lab.pair) > 1 else ""
        self._lab.wish(part="mistakes", shown=run.key, other=other, cell=(row, column), asked="", target=None)

    def _pick_picture(self, _: int, place: int) -> None:
        run = self._lab.first
        if run is not None and run.answered is not None:
            self._lab.wish(asked=run.answered.names[place], target=None)

    def _pick_class(self, index: int) -> None:
        self._lab.wish(target=index)

    def _show_heat(self, on: bool) -> None:
        self._lab.wish(has_heat=on)

    def _relabel(self, key: str) -> None:
        name = self.asked(self._lab.now)
        if name in self._lab.laid.groups:
            self._lab.wish(states.with_moved, (name,), key)

    def _remove(self) -> None:
        name = self.asked(self._lab.now)
        if name in self._lab.laid.groups:
            self._lab.wish(states.without, (name,))

    def _find(self) -> None:
        name = self.asked(self._lab.now)
        if name in self._lab.laid.groups:
            self._lab.find(name)

    def _measure_fewer(self) -> None:
        self._lab.wish(page="answers", part="fewer")
        self._lab.jobs.measure_fewer(self._lab.laid, self._lab.now.lesson.network)

    def _measure_table(self) -> None:
        self._lab.wish(page="answers", part="table")
        self._lab.jobs.measure_table(self._lab.now.lesson.network)

    def turn_page(self, step: int) -> bool:
        """Go to the next picture by a clicker's keys."""
        run, names = self._lab.first, self.names(self._lab.now)
        if run is None or not names:
            return False
        at = min(max(names.index(self.asked(self._lab.now)) + step, 0), len(names) - 1)
        self._lab.wish(asked=names[at], target=None)
        return True

    # State → pictures

    def places(self, state: TransferState) -> list[int]:
        """Return the pictures behind the cell, or the worst mistakes."""
        run = self._lab.first
        if run is None or run.answered is None:
            return []
        found = run.answered.found
        is_there = state.cell is not None and max(state.cell) < len(run.classes)
        places = found.behind(*state.cell) if state.cell is not None and is_there else found.mistakes
        return [int(place) for place in places[:MOST_PICTURES]]

    def names(self, state: TransferState) -> list[str]:
        """Return their keys."""
        run = self._lab.first
        if run is None or run.answered is None:
            return []
        return [run.answered.names[place] for place in self.places(state)]

    def asked(self, state: TransferState) -> str:
        """Return the picture that is explained: the first, unless another was picked; "" where there is none."""
        names, run = self.names(state), self._lab.first
        if run is not None and state.asked and self.example(run, state.asked) is not None:
            return state.asked
        return next((name for name in names if run is not None and self.example(run, name) is not None), "")

    def example(self, run: Run, name: str) -> Example | None:
        """Return a picture, where it is still known."""
        found = self._lab.laid.examples.get(name)
        return found if found is not None or run.laid is None else run.laid.examples.get(name)

    def request(self, state: TransferState) -> WhyRequest | None:
        """Return what is to be explained."""
        run, name = self._lab.first, self.asked(state)
        example = None if run is None else self.example(run, name)
        if run is None or run.model is None or example is None:
            return None
        target = state.target if state.target is not None and state.target < len(run.classes) else None
        return WhyRequest(run.key, name, target, run.model, example)

    def show_settings(self, state: TransferState) -> None:
        """Show what is set."""
        self._view.show_part(state.part)
        self._panel.show_part(state.part)
        name, laid = self.asked(state), self._lab.laid
        about = self._presenter.picture_text(name)
        classes = list(laid.titles.items())
        self._panel.show_picture(about, classes, laid.groups.get(name, ""), has_heat=state.has_heat)

    def work(self, state: TransferState) -> None:
        """Show the part that is open."""
        run = self._lab.first
        if run is not None:
            self._lab.workshop.ask_loaded(run, self._lab.laid)
        if state.part == "mistakes":
            wanted = [(name, self.example(run, name)) for name in self.names(state)] if run is not None else []
            self._lab.jobs.want_small(tuple((name, each) for name, each in wanted if each is not None))
            request = self.request(state)
            if request is not None:
                self._lab.jobs.want_why(request)
        self._presenter.show(state, self.places(state), self.asked(state))

    def is_settled(self) -> bool:
        """Tell whether the picture is explained."""
        state = self._lab.now
        request = self.request(state)
        if state.part != "mistakes":
            return True
        drawn = all(
            name in self._lab.jobs.small or (self._lab.first and self.example(self._lab.first, name) is None)
            for name in self.names(state)
        )
        return drawn and (request is None or self._lab.jobs.is_explained(request))

    def finish_edit(self) -> None:
        """Nothing is typed here."""
