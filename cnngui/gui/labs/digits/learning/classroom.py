"""Networks that learn: they live longer than the lab's widgets, and go on when lab or language change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnngui.engine.digits import Digits
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.digits.learning import keeping
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.words import job_title, title_of
from cnngui.gui.labs.digits.learning_state import (
    DENSE,
    LENET,
    Lesson,
    kind_of,
    live_changes,
    plan_of,
    rival_of,
    settings_of,
)
from cnngui.gui.labs.digits.school import School
from cnngui.gui.look.errors import note_text
from cnngui.gui.services.jobs import Lane
from cnngui.networks.digits import DigitNetwork
from cnngui.tasks.digits import Examined, TrainResult, TrainSettings, TrainStep, examined, train

MOST_KEPT = 12
"""Networks that have learned; the oldest go."""


class Classroom(QObject):
    """Lets networks learn, and keeps them.

    ``grown`` carries a `Pupil` that has learned more, ``ended`` one that is finished, stopped or failed, ``changed``
    tells that something else of one is known.
    """

    grown = Signal(object)
    ended = Signal(object)
    changed = Signal()

    def __init__(self, context: LabContext, school: School) -> None:
        super().__init__(context.workspace)
        self._jobs, self._messages, self._school = context.jobs, context.messages, school
        self._numbers = count(1)
        self._pupils: list[Pupil] = []
        self._followed: tuple[str, int] | None = None
        self._lead_back = context.way_to("digits")

    @property
    def pupils(self) -> Sequence[Pupil]:
        """All networks, the oldest first."""
        return self._pupils

    @property
    def running(self) -> Sequence[Pupil]:
        """Those that learn, the rival last."""
        return [pupil for pupil in self._pupils if pupil.is_running]

    @property
    def is_held(self) -> bool:
        """Whether they learn batch by batch, as they are asked to."""
        return any(pupil.controls.is_held for pupil in self.running)

    def pupil(self, key: str) -> Pupil | None:
        """Return a network by its key."""
        return next((pupil for pupil in self._pupils if pupil.key == key), None)

    # Learning

    def start(self, lesson: Lesson, digits: Digits, pace: int = 0, *, held: bool = False) -> list[Pupil]:
        """Let a network begin to learn, and the one beside it.

        Raises
        ------
        CnnguiError
            When the settings make no sense.
        """
        known = self.networks
        plan = plan_of(lesson, known)
        settings = settings_of(lesson, plan, pace)
        kind = kind_of(lesson, known)
        begun = [self._begin(settings, digits, kind, known.get(lesson.network), held=held)]
        if lesson.has_rival:
            against = replace(settings, plan=rival_of(plan))
            begun.append(self._begin(against, digits, DENSE, None, held=held, is_rival=True))
        self._let_old_ones_go()
        return begun

    def _begin(
        self,
        settings: TrainSettings,
        digits: Digits,
        kind: str,
        start: DigitNetwork | None,
        *,
        held: bool,
        is_rival: bool = False,
    ) -> Pupil:
        pupil = Pupil(next(self._numbers), settings, digits, kind, is_rival=is_rival)
        pupil.classes, pupil.train_count, pupil.asked = digits.classes, len(digits.train), digits.name
        if held:
            pupil.controls.hold()
        self._pupils.append(pupil)
        self._follow_kernel(pupil)
        pupil.job = self._jobs.start(
            Lane.TORCH,
            train(digits, settings, pupil.controls, start),
            title=partial(job_title, pupil),
            quiet=is_rival,  # the job bar's Stop ends both
            on_step=partial(self._grow, pupil),
            on_result=partial(self._end, pupil),
            on_error=partial(self._fail, pupil),
            on_stop=partial(self._keep_cut_off, pupil),
            lead_back=self._lead_back,
            outlives_window=True,
        )
        pupil.job.waits = partial(_is_held, pupil)
        return pupil

    @property
    def networks(self) -> dict[str, DigitNetwork]:
        """Those that can go on learning, by key."""
        return {pupil.key: pupil.network for pupil in self._pupils if pupil.network is not None}

    def take_over(self, lesson: Lesson, pace: int = 0) -> None:
        """Let those that learn take over what they can.

        Raises
        ------
        CnnguiError
            When that makes no sense; nothing is changed then.
        """
        for pupil in self.running:
            is_lenet = pupil.kind == lesson.network == LENET and not pupil.is_rival
            plan = plan_of(lesson, {}) if is_lenet else pupil.settings.plan
            wished = settings_of(lesson, plan, pace)
            changes = live_changes(pupil.settings, wished)
            if changes:
                pupil.controls.change(**changes)
                pupil.settings = replace(pupil.settings, **changes)

    def stop(self) -> None:
        """Stop after the batch under way; what was learned is kept."""
        for pupil in self.running:
            pupil.controls.stop()
            if pupil.job is not None and pupil.job.is_paused:
                pupil.job.resume()

    def hold(self) -> None:
        """Learn nothing more until `advance` or `go_on`."""
        for pupil in self.running:
            pupil.controls.hold()
        self.changed.emit()

    def advance(self) -> None:
        """Learn from one batch more, and hold again."""
        for pupil in self.running:
            pupil.controls.advance()
        self.changed.emit()

    def go_on(self) -> None:
        """Learn on."""
        for pupil in self.running:
            pupil.controls.go_on()
        self.changed.emit()

    def follow(self, kernel: tuple[str, int] | None) -> None:
        """Have the numbers of a kernel told at every batch; None: as many batches as there is time for."""
        if kernel != self._followed:
            self._followed = kernel
            for pupil in self.running:
                self._follow_kernel(pupil)

    def _follow_kernel(self, pupil: Pupil) -> None:
        layer, at = self._followed or (None, 0)
        has_it = any(block.name == layer for block in pupil.settings.plan.blocks)
        pupil.controls.follow(layer if has_it else None, at)

    def _grow(self, pupil: Pupil, step: TrainStep) -> None:
        pupil.step, pupil.seconds, pupil.seen = step, step.seconds, step.seen
        self.grown.emit(pupil)

    def _end(self, pupil: Pupil, result: TrainResult) -> None:
        pupil.network, pupil.examined, pupil.job = result.network, result.examined, None
        pupil.seconds, pupil.seen = result.seconds, result.seen
        if result.note is not None:
            self._messages.tell(note_text(result.note))
        self._tell_end(pupil)

    def _fail(self, pupil: Pupil, error: Exception) -> None:
        pupil.error, pupil.job = error, None
        self._pupils.remove(pupil)
        self._messages.tell_error(error)
        self.ended.emit(pupil)

    def _keep_cut_off(self, pupil: Pupil) -> None:
        """Keep what is there: the job bar's Stop ends a job at once."""
        pupil.network, pupil.job = pupil.now, None
        if not pupil.is_rival:
            self.stop()
        if pupil.network is None:
            self._pupils.remove(pupil)
            self.ended.emit(pupil)
            return
        self.examine(pupil)
        self._tell_end(pupil)

    def _tell_end(self, pupil: Pupil) -> None:
        if pupil.network is not None:
            self._school.add(pupil.key, partial(title_of, pupil), pupil.network, pupil.classes)
        self.ended.emit(pupil)

    # Knowing

    def examine(self, pupil: Pupil) -> None:
        """Ask a network about all test digits of today, unless it has been."""
        digits = self._school.digits
        if pupil.network is None or digits is None or pupil.job is not None:
            return
        if pupil.examined is not None and pupil.asked == digits.name:
            return
        work, name = examined(pupil.network, digits.test), digits.name
        know, fail = partial(self._know, pupil, name), partial(self._leave_unknown, pupil)
        pupil.job = self._jobs.start_lasting(Lane.TORCH, work, know, fail)

    def _know(self, pupil: Pupil, name: str, found: Examined) -> None:
        pupil.examined, pupil.asked, pupil.job = found, name, None
        self.changed.emit()

    def _leave_unknown(self, pupil: Pupil, error: Exception) -> None:
        pupil.job = None
        self._messages.tell_error(error)

    # From and to files

    def load(self, path: Path) -> None:
        """Read a network from a file; it is shown once it is there."""
        work, fail = partial(keeping.read, path), self._messages.tell_error
        self._jobs.start_lasting(Lane.TORCH, work, self._take_loaded, fail)

    def _take_loaded(self, pupil: Pupil) -> None:
        pupil.number = next(self._numbers)
        self._pupils.append(pupil)
        self._let_old_ones_go()
        self.examine(pupil)
        self._tell_end(pupil)

    def pack(self, *, portable: bool) -> dict[str, bytes]:
        """Return all networks as files of a session; one that learns, as far as it is."""
        del portable  # they are always whole
        return {f"{pupil.number:04}.safetensors": keeping.packed_pupil(pupil) for pupil in self._pupils if pupil.now}

    def unsaved(self) -> int:
        """Return how many networks are in no file, the one that learns among them."""
        return sum(not pupil.is_saved and pupil.now is not None for pupil in self._pupils)

    def unpack(self, files: Mapping[str, bytes]) -> None:
        """Take in the networks of a session, off the main thread."""
        if files:
            work, fail = partial(keeping.networks_of, files), self._messages.tell_error
            self._jobs.start_lasting(Lane.TORCH, work, self._take_unpacked, fail)

    def _take_unpacked(self, found: keeping.Found) -> None:
        there = {pupil.key for pupil in self._pupils}
        before = []
        for pupil in found.pupils:
            if pupil.key not in there and pupil.network is not None:
                pupil.number = next(self._numbers)
                before.append(pupil)
                self._school.add(pupil.key, partial(title_of, pupil), pupil.network, pupil.classes)
        self._pupils[:0] = before
        if found.error is not None:
            self._messages.tell_error(found.error)
        self.changed.emit()

    def _let_old_ones_go(self) -> None:
        done = [pupil for pupil in self._pupils if not pupil.is_running]
        for pupil in done[: max(len(self._pupils) - MOST_KEPT, 0)]:
            self._pupils.remove(pupil)
            self._school.remove(pupil.key)


def _is_held(pupil: Pupil) -> bool:
    return pupil.controls.is_held


def classroom_of(context: LabContext, school: School) -> Classroom:
    """Return the classroom that all windows of the program share."""
    return context.kept("digits-classroom", partial(Classroom, context, school))
