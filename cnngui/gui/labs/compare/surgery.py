"""Operations on the network: which cut is wished, and how much every layer changes."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.state import FIRST, LAYERS, State
from cnngui.gui.labs.compare.surgery_view import SurgeryView
from cnngui.gui.labs.compare.work import Kept
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.widgets.plots import change_bars
from cnngui.gui.widgets.plots.change_bars import percent
from cnngui.tasks.feature_maps import FellBack, Passed, sized
from cnngui.tasks.surgery import Change, Cut, KeptTop, Outcome, Replaced, Scaled, Zeroed, changes

FellBackTo = Callable[[Note | None], None]
"""Hears how it is with the device."""


def cut_of(kind: str, value: float, state: State, channel: int) -> Cut:
    """Return the operation on the learned filter that is on screen."""
    if kind == "zero":
        return Zeroed(state.layer, channel)
    if kind == "replace":
        return Replaced(channel, state.mine, state.spread)
    if kind == "scale":
        return Scaled(state.layer, channel, value)
    return KeptTop(state.layer, round(value))


@dataclass(frozen=True, eq=False)
class Found:
    """What is known so far; of quick steps only the newest is looked at, so each tells all.

    Parameters
    ----------
    changes : tuple of Change
    fraction : float
    note : Note or None
        The device failed, and the CPU goes on.
    """

    changes: tuple[Change, ...]
    fraction: float
    note: Note | None


def collected(
    steps: Generator[Change | Passed | FellBack, None, Outcome],
) -> Generator[Found, None, tuple[tuple[Change, ...], Outcome]]:
    """Let every step tell all that is known by then."""
    known: tuple[Change, ...] = ()
    note: Note | None = None
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return known, end.value
        if isinstance(step, Change):
            known = (*known, step)
        elif isinstance(step, FellBack):
            note = step.note
        yield Found(known, step.fraction, note)


class Surgeon(QObject):
    """Finds out what an operation changes, layer by layer, and shows it as it comes."""

    def __init__(
        self, view: SurgeryView, context: LabContext, kept: Kept, fell_back: FellBackTo, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self.kept = kept
        self._job: Job | None = None
        self._wanted: object = None
        self._fell_back = fell_back

    @property
    def is_busy(self) -> bool:
        """Whether it is being found out."""
        return self._job is not None

    def show(self, state: State, pixels: Pixels) -> None:
        """Show what is done, and on the page that is about it what it changes on a photo."""
        self._view.show_operated(
            is_operated=bool(state.cuts), is_after=state.is_after, can_replace=state.layer == FIRST
        )
        network = self._context.networks.network
        if network is None or state.page != "surgery":
            return
        wanted = (state.cuts, state.source, state.size, network.name)
        if wanted == self._wanted:
            return
        self.leave_off()
        self._wanted = wanted
        self._view.show_changes(())
        self._view.show_scores("")
        if not state.cuts:
            return
        photo = sized(pixels, state.size)
        steps = changes(
            network,
            state.cuts,
            photo,
            spare=self._context.networks.spare,
            cache=self.kept.cache,
            key=(state.source, state.size),
        )
        self._job = self._context.jobs.start(
            Lane.TORCH,
            collected(steps),
            title=self.tr("Finding out what changes"),
            on_step=self._follow,
            on_result=self._end,
            on_error=self._fail,
            on_stop=self._stop,
            replaces="compare-surgery",
            lead_back=partial(self._context.show_lab, "compare"),
        )

    def leave_off(self) -> None:
        """Stop; the network that is shown is not touched by it."""
        if self._job is not None:
            self._job.abandon()
            self._job = self._wanted = None

    def _follow(self, step: Found) -> None:
        self._fell_back(step.note)
        self._show_changes(step.changes)

    def _show_changes(self, found: tuple[Change, ...]) -> None:
        """Show the convolutional layers: a pooling changes as the layer before it does."""
        shown = [change for change in found if change.layer in LAYERS]
        self._view.show_changes(
            [change_bars.Change(each.layer.removeprefix("conv"), each.relative, each.gram) for each in shown]
        )

    def _end(self, answer: tuple[tuple[Change, ...], Outcome]) -> None:
        self._job = None
        found, outcome = answer
        self._show_changes(found)
        if outcome.scores_before is not None and outcome.scores_after is not None:
            before, after = outcome.scores_before, outcome.scores_after
            best = int(before.argmax())
            text = self.tr("Class {number}: {before} before, {after} after")
            shares = [percent(float(scores[best])) for scores in (before, after)]
            self._view.show_scores(text.format(number=best + 1, before=shares[0], after=shares[1]))

    def _fail(self, error: Exception) -> None:
        self._stop()
        self._context.messages.tell_error(error)

    def _stop(self) -> None:
        """Show what is known; it is found out when it is asked for again."""
        self._job = self._wanted = None
