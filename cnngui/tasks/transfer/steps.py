"""What is told while a network is taught new classes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cnngui.engine.errors import Note
from cnngui.tasks.learning import Examined
from cnngui.tasks.transfer.scopes import Counts
from cnngui.tasks.transfer.splitting import Split

if TYPE_CHECKING:
    from cnngui.tasks.transfer.model import TransferModel
    from cnngui.tasks.transfer.settings import TransferSettings

Phase = Literal["features", "learning", "asking"]


@dataclass(frozen=True)
class TransferStep:
    """How far it is.

    Parameters
    ----------
    phase : {"features", "learning", "asking"}
        What is frozen is computed once; then it learns; at the end it is asked about all pictures.
    done, total : int
        Pictures whose frozen part is computed.
    epoch : float
        How often, on the average, each picture was seen.
    batches : int
    loss, accuracy : float or None
        Over the pictures learned from in the last epoch, as they came; None before the first.
    validation_loss, validation_accuracy : float or None
        Of the pictures that are not learned from, when they were last asked.
    best_accuracy : float or None
        Of the weights that are kept.
    best_epoch : int
        After which they were there; 0: before the first.
    rate : float
        The learning rate now.
    seconds, seconds_left : float
        The latter None while there is nothing to tell it from.
    fraction : float
        Of the whole way, 0 to 1.
    """

    phase: Phase
    done: int
    total: int
    epoch: float
    batches: int
    loss: float | None
    accuracy: float | None
    validation_loss: float | None
    validation_accuracy: float | None
    best_accuracy: float | None
    best_epoch: int
    rate: float
    seconds: float
    seconds_left: float | None
    fraction: float


@dataclass(frozen=True)
class Record:
    """One point of the curves, after each epoch; as in `TransferStep`."""

    epoch: int
    loss: float | None
    accuracy: float | None
    validation_loss: float
    validation_accuracy: float
    seconds: float


@dataclass(frozen=True, eq=False)
class TransferResult:
    """What was learned.

    Parameters
    ----------
    model : TransferModel
        With the best weights.
    settings : TransferSettings
        As they were at the end.
    counts : Counts
    split : Split
    train, validation : Examined
        What it answers about the pictures that it learned from, and about the others, in the order of ``split``.
    best_epoch, epochs : int
        After which the weights were best, and how many there were.
    seconds, feature_seconds : float
        In all, and for what is frozen.
    is_stopped : bool
    note : Note or None
        What went wrong on the way.
    """

    model: "TransferModel"
    settings: "TransferSettings"
    counts: Counts
    split: Split
    train: Examined
    validation: Examined
    best_epoch: int
    epochs: int
    seconds: float
    feature_seconds: float
    is_stopped: bool = False
    note: Note | None = None
