"""Operations on the network: which cut is meant, and how much every layer changes."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.compare.state import CompareState, first_of
from cnngui.gui.labs.compare.surgery_view import SurgeryView
from cnngui.gui.widgets.plots import change_bars
from cnngui.gui.widgets.plots.change_bars import percent
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import FellBack, Passed, Size, sized
from cnngui.tasks.surgery import Change, Cut, KeptTop, Outcome, Replaced, Scaled, Zeroed, changes, operated


def with_cut(state: CompareState, cut: Cut, channel: int, network: Network | None) -> CompareState:
    """Do something to the learned filter on screen.

    Raises
    ------
    SurgeryError
        When that can't be done.
    """
    if network is not None:
        operated(network, (cut,))
    return replace(state, cuts=(*state.cuts, cut), is_after=True, channel=channel)


def cut_of(kind: str, value: float, state: CompareState, channel: int) -> Cut:
    """Return the operation on the learned filter that is on screen."""
    if kind == "zero":
        return Zeroed(state.layer, channel)
    if kind == "replace":
        return Replaced(channel, state.mine, state.spread)
    if kind == "scale":
        return Scaled(state.layer, channel, value)
    return KeptTop(state.layer, round(value))


@dataclass(frozen=True)
class Operation:
    """What is done to a network, and the photo on which its changes are found out.

    Parameters
    ----------
    cuts : tuple of Cut
    source : int
        Names the photo.
    size : Size
    network : str
    pixels : (H, W, 3) uint8 RGB
    """

    cuts: tuple[Cut, ...]
    source: int
    size: Size
    network: str
    pixels: Pixels = field(compare=False)


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
    following = Following(steps)
    for step in following:
        if isinstance(step, Change):
            known = (*known, step)
        yield Found(known, step.fraction, getattr(step, "note", None))
    return known, following.value


class Surgery(QObject):
    """Finds out what an operation changes, layer by layer, and shows it as it comes."""

    def __init__(self, view: SurgeryView, lab: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hub = lab.context.networks
        self._wanted: Operation | None = None
        title = self.tr("Finding out what changes")
        self._job = LatestJob(lab, "surgery", title, self._operate, self._end, step=self._follow)

    def show(self, state: CompareState, pixels: Pixels) -> None:
        """Show what is done, and on the page that is about it what it changes on a photo."""
        can_replace = state.layer == first_of(self._hub.architecture)
        self._view.show_operated(is_operated=bool(state.cuts), is_after=state.is_after, can_replace=can_replace)
        network = self._hub.network
        if network is None or state.page != "surgery":
            return
        wanted = Operation(state.cuts, state.source, state.size, network.name, pixels)
        if wanted != self._wanted:
            self.leave_off()
            self._wanted = wanted
            self._view.show_changes(())
            self._view.show_scores("")
            if state.cuts:
                self._job.ask(wanted)

    def leave_off(self) -> None:
        """Stop; the network that is shown is not touched by it."""
        if self._job.is_busy:
            self._job.leave_off()
            self._wanted = None

    def _operate(
        self, wanted: Operation, network: Network
    ) -> Generator[Found, None, tuple[tuple[Change, ...], Outcome]]:
        photo, key = sized(wanted.pixels, wanted.size), (wanted.source, wanted.size)
        return collected(changes(network, wanted.cuts, photo, spare=self._hub.spare, cache=self._hub.cache, key=key))

    def _follow(self, _wanted: Operation, step: Found) -> None:
        self._show_changes(step.changes)

    def _show_changes(self, found: tuple[Change, ...]) -> None:
        """Show the convolutional layers: a pooling changes as the layer before it does."""
        named = {layer.name for layer in self._hub.architecture.convolutional}
        self._view.show_changes(
            [
                change_bars.Change(each.layer.removeprefix("conv"), each.relative, each.gram)
                for each in found
                if each.layer in named
            ]
        )

    def _end(self, _wanted: Operation, answer: tuple[tuple[Change, ...], Outcome]) -> None:
        found, outcome = answer
        self._show_changes(found)
        if outcome.scores_before is not None and outcome.scores_after is not None:
            before, after = outcome.scores_before, outcome.scores_after
            best = int(before.argmax())
            text = self.tr("Class {number}: {before} before, {after} after")
            shares = [percent(float(scores[best])) for scores in (before, after)]
            self._view.show_scores(text.format(number=best + 1, before=shares[0], after=shares[1]))
