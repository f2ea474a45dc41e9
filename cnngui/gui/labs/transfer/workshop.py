"""Networks that are taught: they live longer than the lab's widgets, and go on when lab or language change."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.transfer import keeping
from cnngui.gui.labs.transfer.answered import Answered
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.trouble import failed_training
from cnngui.gui.labs.transfer.words import job_title, title_of
from cnngui.gui.labs.transfer.work import Bench, asking, teaching
from cnngui.gui.look.errors import note_text
from cnngui.gui.services.jobs import Lane
from cnngui.tasks.transfer import TransferResult, TransferSettings, TransferStep

MOST_KEPT = 12
"""Networks that were taught; the oldest go."""


class Workshop(QObject):
    """Lets networks learn, and keeps them.

    ``grown`` carries a `Run` that has learned more, ``ended`` one that is finished, stopped or failed, ``changed``
    tells that something else of one is known.
    """

    grown = Signal(object)
    ended = Signal(object)
    changed = Signal()

    def __init__(self, context: LabContext) -> None:
        super().__init__(context.workspace)
        self._jobs, self._messages = context.jobs, context.messages
        self._lead_back = context.way_to("transfer")
        self._runs: list[Run] = []
        self._asked: set[tuple[str, int]] = set()
        self.bench = Bench()

    @property
    def runs(self) -> Sequence[Run]:
        """All networks, the oldest first."""
        return self._runs

    @property
    def running(self) -> Run | None:
        """The one that learns."""
        return next((run for run in self._runs if run.is_running), None)

    def run(self, key: str) -> Run | None:
        """Return a network by its key."""
        return next((run for run in self._runs if run.key == key), None)

    # Learning

    def _next_number(self) -> int:
        """Return one more than the last network has; what could not learn hands its own on."""
        return 1 + max((run.number for run in self._runs), default=0)

    def start(self, laid: Laid, settings: TransferSettings) -> Run:
        """Let a network begin to learn.

        What does not do is refused by the task, which looks at the pictures off the main thread.
        """
        run = Run(self._next_number(), settings, laid)
        self._runs.append(run)
        run.job = self._jobs.start(
            Lane.TORCH,
            teaching(laid, settings, run.controls, self.bench),
            title=partial(job_title, run),
            on_step=partial(self._grow, run),
            on_result=partial(self._end, run),
            on_error=partial(self._fail, run),
            on_stop=partial(self._give_up, run),
            lead_back=self._lead_back,
            outlives_window=True,
        )
        run.job.gently = run.controls.stop
        self._let_old_ones_go()
        return run

    def stop(self) -> None:
        """Stop after the batch under way; the best weights are kept."""
        run = self.running
        if run is not None:
            run.controls.stop()
            if run.job is not None:
                run.job.resume()

    def _grow(self, run: Run, step: object) -> None:
        if isinstance(step, TransferStep):
            run.step, run.seconds = step, step.seconds
            self.grown.emit(run)

    def _end(self, run: Run, result: TransferResult) -> None:
        run.model, run.counts, run.job = result.model, result.counts, None
        run.train_accuracy, run.seconds, run.best_epoch = result.train.accuracy, result.seconds, result.best_epoch
        run.pictures = len(result.split.train)
        assert run.laid is not None  # noqa: S101  (it has learned from it)
        run.answered = Answered(tuple(run.laid.names[at] for at in result.split.validation), result.validation)
        if result.note is not None:
            self._messages.tell(note_text(result.note))
        self.ended.emit(run)

    def _fail(self, run: Run, error: Exception) -> None:
        """Forget it, and say so last of all, so that nothing takes the sentence away."""
        run.error, run.job = error, None
        self._runs.remove(run)
        self.ended.emit(run)
        self._messages.tell_error(failed_training(title_of(run), run.settings.scope, error))

    def _give_up(self, run: Run) -> None:
        """Forget it: it was cancelled, as when the program ends."""
        run.error, run.job = RuntimeError("stopped"), None
        self._runs.remove(run)
        self.ended.emit(run)

    # Knowing

    def ask_loaded(self, run: Run, laid: Laid) -> None:
        """Ask a network that comes from a file about the pictures of today, once."""
        about = run.key, id(laid)
        if run.model is None or run.answered is not None or about in self._asked or not len(laid.pictures):
            return
        if not set(run.model.classes) & set(laid.pictures.classes):
            return
        self._asked.add(about)
        work = asking(laid, run.model)
        self._jobs.start_lasting(Lane.TORCH, work, partial(self._know, run), self._messages.tell_error)

    def _know(self, run: Run, found: Answered) -> None:
        run.answered = found
        self.changed.emit()

    # From and to files

    def load(self, path: Path) -> None:
        """Read a network from a file; it is shown once it is there."""
        work = partial(keeping.read, path, self.bench)
        self._jobs.start_lasting(Lane.TORCH, work, self._take_loaded, self._messages.tell_error)

    def _take_loaded(self, run: Run) -> None:
        run.number = self._next_number()
        self._runs.append(run)
        self._let_old_ones_go()
        self.ended.emit(run)

    def pack(self, *, portable: bool) -> dict[str, bytes]:
        """Return all networks that have learned as files of a session."""
        del portable  # they are always whole
        return {f"{run.number:04}{keeping.SUFFIX}": keeping.packed_run(run) for run in self._runs if run.model}

    def unsaved(self) -> int:
        """Return how many networks are in no file, the one that learns among them."""
        return sum(not run.is_saved for run in self._runs)

    def unpack(self, files: Mapping[str, bytes]) -> None:
        """Take in the networks of a session, off the main thread."""
        if files:
            work = partial(keeping.runs_of, files, self.bench)
            self._jobs.start_lasting(Lane.TORCH, work, self._take_former, self._messages.tell_error)

    def _take_former(self, found: keeping.Found) -> None:
        there = {run.key for run in self._runs}
        before = [run for run in found.runs if run.key not in there]
        for run in before:
            run.number = self._next_number()
        self._runs[:0] = before
        if found.error is not None:
            self._messages.tell_error(found.error)
        self.changed.emit()

    def _let_old_ones_go(self) -> None:
        done = [run for run in self._runs if not run.is_running]
        for run in done[: max(len(self._runs) - MOST_KEPT, 0)]:
            self._runs.remove(run)


def workshop_of(context: LabContext) -> Workshop:
    """Return the workshop that all windows of the program share."""
    return context.kept("transfer-workshop", partial(Workshop, context))
