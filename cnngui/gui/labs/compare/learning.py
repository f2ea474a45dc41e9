"""A filter learns mine, or the one that made a second picture: what is wished becomes steps, and those are shown."""

from collections.abc import Callable
from dataclasses import replace
from math import floor, log10
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from cnngui.engine.arrays import Pixels
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.kernels.values import to_csv
from cnngui.engine.photos import Photo
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.learning_view import TaughtView
from cnngui.gui.labs.compare.learning_work import Pupil, Task, do, settings_of, subject_of
from cnngui.gui.labs.compare.lesson import taken
from cnngui.gui.labs.compare.state import CompareState
from cnngui.gui.look.errors import note_text, sentence
from cnngui.gui.look.i18n import number, number_seen, short_number
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.open_file import ask_for_file
from cnngui.tasks.filter_learning import LearningError, LearnStep
from cnngui.tasks.filter_learning.learn import MOST

tr = QCoreApplication.translate


class Teacher(Asker, Protocol):
    """The lab, as far as a filter that learns needs it."""

    @property
    def now(self) -> CompareState:
        """What is set."""

    def wish(
        self,
        change: Callable[..., CompareState] = replace,
        *arguments: object,
        merge: str = "",
        run: bool = False,
        **values: object,
    ) -> bool:
        """Go on to another state."""


class Learning(QObject):
    """Begins filters, lets them learn, and shows how far they are."""

    def __init__(self, view: TaughtView, lab: Teacher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._lab = view, lab
        self._pupil: Pupil | None = None
        self._pixels: Pixels | None = None
        self._failed: object = None
        self._goes_on = False
        same: dict[str, Any] = {"lane": Lane.OPENCV, "needs_network": False, "failed": self._fail}
        self._beginning: LatestJob[Task, tuple[Pupil, LearnStep]] = LatestJob(
            lab, "lesson", "", lambda task, _: do(task), self._begun, **same
        )
        self._single: LatestJob[Task, tuple[Pupil, LearnStep]] = LatestJob(
            lab, "step", "", lambda task, _: do(task), self._end, **same
        )
        title, same = self.tr("Learning the filter"), {**same, "awaited": False}  # at a slow pace it takes minutes
        self._lesson: LatestJob[Task, tuple[Pupil, LearnStep]] = LatestJob(
            lab,
            "learning",
            title,
            lambda task, _: do(task),
            self._end,
            step=self._follow,
            stopped=self._stopped,
            **same,
        )
        view.lesson_wished.connect(self._wish)
        view.step_wished.connect(self.step)
        view.run_wished.connect(self.run)
        view.anew_wished.connect(self._begin_anew)
        view.second_wished.connect(self._ask_second)
        view.second_dropped.connect(lambda path: self._wish({"second": str(path)}))
        view.take_wished.connect(self._take_over)
        view.copy_wished.connect(self._copy)

    # State → what is to be learned

    def show(self, state: CompareState, pixels: Pixels) -> None:
        """Show the filter of what is set, on its page; elsewhere nothing learns."""
        if state.page != "learns":
            self.leave_off()
            return
        self._view.show_taught(state.lesson, can_be_grey=state.mine.depth == 1)
        try:
            subject = subject_of(state)
        except LearningError as error:
            self.leave_off()
            self._pupil = None
            self._view.show_nothing(sentence(error))
            return
        settings = settings_of(state.lesson, subject)
        if subject == self._failed:
            return
        if self._pupil is None or self._pupil.subject != subject:
            self._goes_on = self._goes_on or self.is_running
            self._lesson.leave_off()
            given = self._pupil.learner.learned if self._pupil is not None else None
            opened = self._lab.context.workspace.opened
            if subject.second and isinstance(opened, Photo):  # as it is in its file, as the second picture is
                pixels = opened.pixels
            self._pixels = pixels
            under_way = self._beginning.request
            if under_way is None or under_way.subject != subject:
                self._beginning.ask(Task(subject, settings, pixels, given))
        elif self._pupil.change(settings) and not self.is_running:
            self._learn(0)

    @property
    def is_running(self) -> bool:
        """Whether the filter learns now."""
        return self._lesson.is_busy

    def leave_off(self) -> None:
        """Let nothing learn; what was learned stays."""
        self._goes_on = False
        if self.is_running:
            self._lesson.leave_off()
            self._view.show_running(is_on=False)

    # Wishes

    def _wish(self, changes: dict[str, Any]) -> None:
        self._lab.wish(_with_lesson, changes, merge="-".join(changes))

    def step(self) -> None:
        """Go one step down, and wait."""
        if self.is_running:
            self.run()
        else:
            self._learn(1)

    def turn_page(self, by: int) -> bool:
        """Take a clicker's key: down is a step; there is none back."""
        if self._lab.now.page != "learns" or by < 0:
            return False
        self.step()
        return True

    def run(self) -> None:
        """Learn until it is found, or stop."""
        if self.is_running and self._pupil is not None:
            self._pupil.learner.controls.stop()
        else:
            self._learn(MOST)

    def _begin_anew(self) -> None:
        pupil, pixels = self._pupil, self._pixels
        if pupil is not None and pixels is not None:
            was_running = self.is_running
            self._lesson.leave_off()
            self._goes_on = was_running
            given = pupil.learner.learned
            settings = settings_of(self._lab.now.lesson, pupil.subject)
            self._beginning.ask(Task(pupil.subject, settings, pixels, given))

    def _learn(self, steps: int) -> None:
        pupil = self._pupil
        if pupil is not None and self._pixels is not None:
            pupil.learner.controls.is_stopped = False
            self._view.show_running(is_on=steps > 1)
            job = self._lesson if steps > 1 else self._single
            job.ask(Task(pupil.subject, pupil.learner.settings, self._pixels, pupil=pupil, steps=steps))

    def _ask_second(self) -> None:
        """Ask for the second picture; where there is one, go back to my filter."""
        if self._lab.now.lesson.second:
            self._wish({"second": ""})
            return
        path = ask_for_file(self._lab.context.settings, self.tr("Open the second picture"), SUFFIXES)
        if path is not None:
            self._wish({"second": str(path)})

    def _take_over(self) -> None:
        if self._pupil is not None:
            self._lab.wish(states.with_taken, taken(self._pupil.step.learned))

    def _copy(self) -> None:
        """Put the numbers of the learned filter on the clipboard, as rows of text."""
        if self._pupil is not None:
            QGuiApplication.clipboard().setText(to_csv(taken(self._pupil.step.learned).slices))
            self._lab.context.messages.tell(self.tr("The learned kernel is copied."))

    # Steps → what is shown

    def _begun(self, task: Task, begun: tuple[Pupil, LearnStep]) -> None:
        if not self._lab.is_in_front:
            return
        pupil, _ = begun
        self._pupil, self._failed = pupil, None
        self._bring_on(pupil.step)
        if self._goes_on:
            self._goes_on = False
            self._learn(MOST)
        elif pupil.change(settings_of(self._lab.now.lesson, task.subject)):
            self._learn(0)

    def _follow(self, task: Task, step: LearnStep) -> None:
        if task.pupil is self._pupil and self._pupil is not None:
            self._pupil.step = step
            self._bring_on(step)

    def _end(self, _task: Task, ended: tuple[Pupil, LearnStep]) -> None:
        pupil, step = ended
        if pupil is self._pupil:
            pupil.step = step
            self._bring_on(step)
        self._view.show_running(is_on=False)

    def _stopped(self, task: Task) -> None:
        """Show how far it came: the Stop of the job bar ends a job at once."""
        if task.pupil is self._pupil and self._pupil is not None:
            self._pupil.step = self._pupil.learner.state()
            self._bring_on(self._pupil.step)
        self._view.show_running(is_on=False)

    def _fail(self, task: Task, error: Exception) -> None:
        """Say why it cannot be learned, for as long as that is so."""
        self._failed, self._goes_on = task.subject, False
        self._pupil = None
        self._view.show_nothing(sentence(error))
        if not isinstance(error, LearningError):
            self._lab.complain(error)

    def _bring_on(self, step: LearnStep) -> None:
        pupil = self._pupil
        if pupil is None:
            return
        pupil.catch_up()
        view, learner = self._view, pupil.learner
        second = Path(pupil.subject.second).name if pupil.subject.second else ""
        view.show_learner(is_there=True)
        view.show_pictures(step.target, step.response, is_pair=bool(second))
        view.show_kernels(step.learned, learner.scene.true)
        curves = {tr("Learning", "loss"): pupil.losses}
        if pupil.angles:
            curves[tr("Learning", "1 − cosine")] = pupil.angles
        view.show_curves(curves)
        view.show_rate(step.rate)
        view.show_count(self.tr("Step {number}").format(number=number(step.number)))
        view.show_target_name(second)
        view.show_text(_said(step, is_pair=bool(second)), _why(step, pupil))


def _with_lesson(state: CompareState, changes: dict[str, Any]) -> CompareState:
    return replace(state, lesson=replace(state.lesson, **changes))


def _said(step: LearnStep, *, is_pair: bool) -> str:
    """Say how near the learned filter is."""
    parts = [tr("Learning", "Loss {loss}").format(loss=short_number(float(f"{step.loss:.3g}")))]
    if step.cosine is not None:
        text = tr("Learning", "cosine with my filter {cosine}")
        parts.append(text.format(cosine=_near_one(step.cosine)))
    if is_pair or step.cosine is None:
        text = tr("Learning", "explains {share} % of the variation")
        parts.append(text.format(share=_near_one(100 * max(step.explained, 0.0), 100)))
    parts.append(tr("Learning", "bias {bias}").format(bias=number_seen(float(f"{step.learned.bias:.6g}"), 2)))
    if step.is_over and not step.notes:
        parts.append(tr("Learning", "nothing is left to learn"))
    return " · ".join(parts)


def _near_one(value: float, one: float = 1.0) -> str:
    """Write a number that comes near 1, or 100, with digits enough to see that it is not there yet.

    >>> _near_one(0.5), _near_one(0.99987), _near_one(1.0)
    ('0.50', '0.9999', '1.00')
    """
    off = abs(one - value)
    digits = 2 if off < 1e-9 or off >= 0.005 else min(max(2, -floor(log10(off))), 6)
    text = number(value, digits)
    return text if off < 1e-9 or text != number(one, digits) else number(one - 10.0**-digits, digits)


def _why(step: LearnStep, pupil: Pupil) -> str:
    """Say what stands in the way; where nothing does, why it goes fast or slowly."""
    if step.notes:
        return " ".join(note_text(note) for note in step.notes)
    known, learner = pupil.learner.known, pupil.learner
    if known.raw is None or known.centred is None:
        return ""
    text = tr(
        "Learning",
        "Plain descent takes about as many steps as the largest eigenvalue of the pixels is times the smallest: "
        "{raw} raw, {centred} centred. Rates up to {highest} work here.",
    )
    values = (number(round(known.raw)), number(round(known.centred)), short_number(learner.highest))
    return text.format(raw=values[0], centred=values[1], highest=values[2])
