"""What a style transfer tells while it grows, and at the end."""

from dataclasses import dataclass

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.sizes import Pair
from cnngui.networks.network import Network
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.settings import StyleSettings


@dataclass(frozen=True, eq=False)
class StyleStep:
    """How far it is. The same one comes again in the middle of a long step, so that others have their turn.

    Whoever looks only now and then misses nothing: ``image`` is always the newest, ``notes`` are all so far, and
    `Controls.records` holds every step's losses.

    Parameters
    ----------
    step : int
        Looks at the loss so far, over all scales; 0 before the first.
    scale : (H, W)
    image : (h, w, 3) uint8
        The newest picture that was drawn: another object about eight times a second at most.
    losses : Losses, optional
        Of the picture at this step; None before the first.
    seconds : float
        Of work, without pauses and other jobs.
    fraction : float
        Share of the work that is done.
    seconds_left : float, optional
    notes : tuple of Note
    place, places : int
        Which of how many scales it is at: 1 for the coarsest.
    """

    step: int
    scale: Pair
    image: Pixels
    losses: Losses | None
    seconds: float
    fraction: float
    seconds_left: float | None
    notes: tuple[Note, ...]
    place: int = 1
    places: int = 1

    @property
    def total(self) -> float | None:
        """The whole loss."""
        return None if self.losses is None else self.losses.total


@dataclass(frozen=True, eq=False)
class TookBack:
    """The numbers went out of bounds: the last step was taken back, and the next ones are half as long.

    Parameters
    ----------
    note : Note
    step : int
    fraction : float
    """

    note: Note
    step: int
    fraction: float


@dataclass(frozen=True, eq=False)
class StyleResult:
    """A finished picture, or one that was stopped and kept.

    Parameters
    ----------
    image : (H, W, 3) uint8
    settings : StyleSettings
        As they were at the end.
    losses : Losses, optional
        The last that were computed, at the last scale that was reached; None when it was stopped before the first.
    steps : int
    seconds : float
    network : Network
        The one that finished: another than at the start after a `FellBack`.
    notes : tuple of Note
        Everything that was told on the way.
    is_stopped : bool
    """

    image: Pixels
    settings: StyleSettings
    losses: Losses | None
    steps: int
    seconds: float
    network: Network
    notes: tuple[Note, ...]
    is_stopped: bool


@dataclass(frozen=True)
class Record:
    """One step's losses, for curves.

    Parameters
    ----------
    step : int
    scale : (H, W)
    losses : Losses
    seconds : float
    """

    step: int
    scale: Pair
    losses: Losses
    seconds: float


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An earlier picture to go back to.

    Parameters
    ----------
    step : int
    image : (H, W, 3) uint8
        As it was optimised: in grey where brightness alone is.
    shown : (H, W, 3) uint8
        As it was drawn.
    """

    step: int
    image: Pixels
    shown: Pixels
