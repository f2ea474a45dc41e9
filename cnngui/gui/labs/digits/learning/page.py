"""The page where a network learns: wishes, pictures, commands."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown as file_shown
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.digits import learning_state as states
from cnngui.gui.labs.digits.learning import saving
from cnngui.gui.labs.digits.learning.classroom import classroom_of
from cnngui.gui.labs.digits.learning.panel import LearningPanel
from cnngui.gui.labs.digits.learning.presenter import LearningPresenter, kernel_of
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.view import LearningView
from cnngui.gui.labs.digits.learning.words import parameters_text, plan_title, title_of
from cnngui.gui.labs.digits.school import School
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.look.durations import time_left
from cnngui.gui.look.i18n import number
from cnngui.gui.services.throttle import Throttle, every
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked

TELL_MS, FRAME_MS = 200, 250.0
"""So often the panel tells how long it still takes, and pictures are drawn at most, while a network learns."""


def with_lesson(state: DigitsState, **fields: Any) -> DigitsState:  # noqa: ANN401  (of the fields' types)
    """Return a state with another lesson."""
    return replace(state, lesson=replace(state.lesson, **fields))


def with_look(state: DigitsState, **fields: Any) -> DigitsState:  # noqa: ANN401
    """Return a state whose lesson is looked at otherwise."""
    return replace(state, watched=replace(state.watched, **fields))


class LearningPage(QObject):
    """A network learns, is examined, and can be kept."""

    def __init__(self, view: LearningView, panel: LearningPanel, lab: LabBase[DigitsState], school: School) -> None:
        super().__init__(lab)
        self._view, self._panel = view, panel
        self._lab, self._school = lab, school
        self._room = classroom_of(lab.context, school)
        self._room.unpack(lab.context.packed("digits-classroom"))
        self._presenter = LearningPresenter(view, self)
        self._frames = Throttle(self._show_networks, self, FRAME_MS)
        self._clock = every(TELL_MS, self._show_doing, self)
        self._connect()

    def _connect(self) -> None:
        panel, view, room = self._panel, self._view, self._room
        panel.wished.connect(self._wish)
        panel.looked.connect(self._look)
        panel.command_wished.connect(self._command)
        panel.folder_wished.connect(self._ask_folder)
        view.part_wished.connect(partial(self._look_at, "part"))
        view.dropped.connect(self.take)
        overview, step = view.overview, view.step
        overview.confusion.picked.connect(self._pick_cell)
        overview.confusion.left.connect(partial(self._look_at, "cell", None))
        overview.filters.picked.connect(self._follow_filter)
        overview.digits.picked.connect(self._open_digit)
        step.layer_wished.connect(partial(self._look_at, "layer"))
        step.filter_wished.connect(partial(self._look_at, "filter"))
        step.channel_wished.connect(partial(self._look_at, "channel"))
        step.weight_wished.connect(partial(self._look_at, "weight"))
        room.grown.connect(self._grow)
        room.ended.connect(self._end)
        room.changed.connect(self._lab.follow_soon)
        self._school.folder_failed.connect(self._leave_folder)

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [
            Command("start", self.tr("Start to learn"), self.start, "Ctrl+Return"),
            Command("stop", self.tr("Stop and keep what was learned"), self.stop, "Ctrl+."),
            Command("pause", self.tr("Pause, or go on"), self.pause),
            Command("one-step", self.tr("Learn one step"), self.one_step),
            saving.save_command(lambda: self._first),
            Command("open-network", self.tr("Open a network of digits…"), self._ask_network),
            Command("digits-folder", self.tr("Digits of a folder…"), self._ask_folder),
        ]

    # Wishes

    def _wish(self, fields: dict[str, Any]) -> None:
        self._lab.wish(with_lesson, merge="-".join(fields), **fields)

    def _look(self, fields: dict[str, Any]) -> None:
        self._lab.wish(with_look, merge="-".join(fields), **fields)

    def _look_at(self, field: str, value: object) -> None:
        self._look({field: value})

    def _command(self, name: str) -> None:
        self._lab.action(name).trigger()

    def _pick_cell(self, row: int, column: int) -> None:
        self._look({"cell": (row, column)})

    def _follow_filter(self, _layer: int, at: int) -> None:
        self._look({"part": "step", "layer": "", "filter": at, "channel": 0})

    def _open_digit(self, _: int, place: int) -> None:
        """Let the other page show a digit, read by this network."""
        pupil = self._first
        if pupil is None or (pupil.digits is not None and pupil.digits is not self._school.digits):
            told = self.tr("This network was asked about other digits than those of today: choose them first.")
            self._lab.context.messages.tell(told)
            return
        self._lab.wish(_opened, place, pupil.key if pupil.key in self._school.networks else "")

    def start(self) -> None:
        """Let a network begin to learn."""
        self._begin(held=False)

    def _begin(self, *, held: bool) -> None:
        digits, state = self._school.digits, self._lab.now
        if digits is None or self._room.running:
            return
        try:
            begun = self._room.start(state.lesson, digits, state.watched.pace, held=held)
        except CnnguiError as error:
            self._lab.complain(error)
            return
        other = begun[1].key if len(begun) > 1 else state.watched.other
        self._lab.look(with_look, shown=begun[0].key, other=other, cell=None)
        self._lab.look(page="learn")

    def stop(self) -> None:
        """Stop, and keep what was learned."""
        self._room.stop()

    def pause(self) -> None:
        """Hold, or go on."""
        (self._room.go_on if self._room.is_held else self._room.hold)()

    def one_step(self) -> None:
        """Learn from one batch, and wait."""
        if not self._room.running:
            self._begin(held=True)
        self._room.advance()

    def turn_page(self, step: int) -> bool:
        """Take a clicker's Page key: down is one step, up is a pause."""
        if step > 0:
            self.one_step()
            return True
        if self._room.running and not self._room.is_held:
            self._room.hold()
            return True
        return False

    def take_handed_over(self) -> None:
        """Take a network that another lab hands over."""
        plan = self._lab.workspace.take_plan()
        if plan is None:
            return
        try:
            built = states.as_built(plan)
        except CnnguiError as error:
            self._lab.complain(error)
            return
        self._lab.wish(with_lesson, built=built, network=states.BUILT)
        self._lab.wish(page="learn")

    def _ask_folder(self) -> None:
        path = saving.ask_folder(self._lab.context.settings)
        if path is not None:
            self.take(path)

    def _leave_folder(self, folder: str) -> None:
        """Go back to the digits that are there, where those of a folder cannot be read."""
        if self._lab.now.lesson.folder == folder:
            self._lab.look(with_lesson, folder=self._school.folder)

    def _ask_network(self) -> None:
        path = saving.ask_network(self._lab.context.settings)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take a network, or a folder of digits, that was dropped or chosen."""
        if path.is_dir():
            self._wish({"folder": str(path)})
        else:
            self._room.load(path)

    # What happens

    def _is_seen(self) -> bool:
        return self._lab.is_in_front and self._lab.now.page == "learn"

    def _grow(self, _pupil: Pupil) -> None:
        if self._is_seen():
            self._frames.soon()

    def _end(self, pupil: Pupil) -> None:
        if not pupil.is_rival and pupil.network is not None:
            self._lab.look(with_look, shown=pupil.key)
        self._lab.follow_soon()

    # State → pictures

    @property
    def _first(self) -> Pupil | None:
        """The network that is shown; the newest where the one that is meant is gone."""
        found = self._room.pupil(self._lab.now.watched.shown)
        own = [pupil for pupil in self._room.pupils if not pupil.is_rival]
        return found or next(reversed(own), None)

    @property
    def _pupils(self) -> list[Pupil]:
        first, other = self._first, self._room.pupil(self._lab.now.watched.other)
        return [each for each in (first, other if other is not first else None) if each is not None]

    def _plan(self, state: DigitsState) -> Plan:
        return states.plan_of(state.lesson, self._room.networks)

    def show_settings(self, state: DigitsState) -> None:
        """Show what is set, and let those that learn take it over."""
        try:
            self._room.take_over(state.lesson, state.watched.pace)
        except CnnguiError as error:
            self._lab.complain(error)
        self._show_lists(state)
        kind = states.kind_of(state.lesson, self._room.networks)
        self._panel.show_lesson(state.lesson, kind)
        pace = state.watched.pace
        text = self.tr("{seconds} s").format(seconds=number(pace / 10, 1)) if pace else self.tr("off")
        first = self._first
        self._panel.show_look(replace(state.watched, shown="" if first is None else first.key), text)
        self._view.show_part(state.watched.part)
        self._show_doing()

    def _show_lists(self, state: DigitsState) -> None:
        networks = [(states.LENET, "LeNet-5"), (states.DENSE, self.tr("fully connected"))]
        if state.lesson.built:
            name = plan_title(states.built_plan(state.lesson.built))
            networks.append((states.BUILT, self.tr("{name} (built)").format(name=name)))
        learned = [(pupil.key, title_of(pupil)) for pupil in self._room.pupils]
        go_on = self.tr("go on with {name}")
        done = self._room.networks
        networks += [(key, go_on.format(name=title)) for key, title in learned if key in done]
        digits = [("", self.tr("MNIST, a part of it"))]
        if state.lesson.folder:
            digits.append((state.lesson.folder, file_shown(Path(state.lesson.folder))))
        self._panel.show_lists(networks, digits, learned)

    def work(self, state: DigitsState) -> None:
        """Show how the network learns."""
        self._school.use(state.lesson.folder)
        first = self._first
        if first is not None:
            self._room.examine(first)
        plan = self._plan(state) if first is None else first.plan
        self._room.follow(kernel_of(state.watched, plan) if state.watched.part == "step" else None)
        self._frames.now()

    def _show_networks(self) -> None:
        if not self._is_seen():
            return
        state, first = self._lab.now, self._first
        plan = self._plan(state) if first is None else first.plan
        self._presenter.show(state.watched, self._pupils, plan, self._school.digits)

    def _show_doing(self) -> None:
        """Say what can be done, and how long it still takes."""
        running, is_held = self._room.running, self._room.is_held
        if bool(running) != self._clock.isActive():
            (self._clock.start if running else self._clock.stop)()
        has_digits, first = self._school.digits is not None, self._first
        can = {
            "start": has_digits and not running,
            "stop": bool(running),
            "pause": bool(running),
            "one-step": has_digits,
            "save-network": first is not None and first.now is not None,
        }
        for name, is_on in can.items():
            self._lab.action(name).setEnabled(is_on)
        is_later = any(self._is_later(pupil) for pupil in running)
        self._panel.show_progress(
            can, is_held=is_held, is_later=is_later, note=self._note(running), counts=self._counts()
        )

    def _is_later(self, pupil: Pupil) -> bool:
        """Tell whether something is set that one that learns cannot take over."""
        lesson = self._lab.now.lesson
        if pupil.is_rival:
            return not lesson.has_rival
        kind = states.kind_of(lesson, self._room.networks)
        return pupil.kind != kind or pupil.settings.seed != lesson.seed or pupil.digits is not self._school.digits

    def _note(self, running: Sequence[Pupil]) -> str:
        if not running:
            return ""
        if self._room.is_held:
            return self.tr("It waits: “One step” learns from one batch.")
        left = [pupil.job.seconds_left for pupil in running if pupil.job is not None]
        known = [each for each in left if each is not None]
        return time_left(max(known)) if known else ""

    def _counts(self) -> str:
        """Tell how many parameters there are to learn."""
        lesson = self._lab.now.lesson
        plan = self._plan(self._lab.now)
        plans = [plan, states.rival_of(plan)] if lesson.has_rival else [plan]
        return "\n".join(parameters_text(plan_title(each), worked(each).totals.parameters) for each in plans)

    def is_settled(self) -> bool:
        """Tell whether nothing learns any more, or all wait for a step."""
        return not self._frames.is_waiting and (not self._room.running or self._room.is_held)

    def finish_edit(self) -> None:
        """End what is being typed."""
        self._panel.finish_edit()

    def leaving(self) -> None:
        """Have no more told than somebody sees."""
        self._room.follow(None)


def _opened(state: DigitsState, place: int, key: str) -> DigitsState:
    """Return a state on whose other page a network reads a test digit; the one that reads there already for ""."""
    before = state.reading
    edits = before.edits if key in {"", before.network} else ()
    reading = replace(before, origin="test", number=place, network=key or before.network, edits=edits)
    return replace(state, page="read", reading=reading)
