"""How a network is taught new classes: what may be set."""

from dataclasses import dataclass, field, replace
from typing import Any

from cnngui.tasks.learning import Schedule
from cnngui.tasks.learning.ranges import refuse_numbers, refuse_words
from cnngui.tasks.transfer.augmentation import Augmentation
from cnngui.tasks.transfer.bases import NETWORKS, NetworkName
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.scopes import SCOPES, Scope

_RANGES = {
    "seed": (0, 2**31 - 1),
    "epochs": (1, 1000),
    "batch": (1, 256),
    "learning_rate": (1e-7, 10),
    "hidden": (1, 4096),
    "share": (0.05, 0.9),
    "patience": (0, 1000),
    "copies": (0, 20),
}

_WHOLE = ("seed", "epochs", "batch", "hidden", "patience", "copies")

_DEFAULTS: dict[Scope, dict[str, Any]] = {
    "last-layer": {"epochs": 60, "learning_rate": 3e-3, "patience": 20},
    "head": {"epochs": 60, "learning_rate": 1e-3, "patience": 20},
    "last-block": {"epochs": 20, "learning_rate": 5e-4, "patience": 8},
    "everything": {"epochs": 12, "learning_rate": 3e-4, "patience": 5},
    "scratch": {"epochs": 12, "learning_rate": 3e-3, "patience": 0},
}


@dataclass(frozen=True)
class TransferSettings:
    """What is learned, and how; see `settings_for` for what goes with each scope.

    Parameters
    ----------
    network : {"efficientnet-lite0", "vgg16"}
    scope : {"last-layer", "head", "last-block", "everything", "scratch"}
        What learns: the last layer; a hidden layer before it too; the last block of convolutions too; all of it; all of
        it from random weights.
    seed : int
        Of the two parts of the pictures, the first weights, the order, and how pictures are changed.
    epochs : int
        How often each picture is seen, at most.
    learning_rate : float
        The highest on the way.
    batch : int
        Pictures a step.
    hidden : int
        Units of the hidden layer, of the scope "head".
    share : float
        Of the pictures of each class, about which the network is asked and from which it does not learn.
    patience : int
        Stop once so many epochs have brought nothing better; 0: never.
    is_balanced : bool
        Pictures of small classes count more, so that all classes count the same.
    augmentation : Augmentation
    copies : int
        Changed copies of each picture whose frozen features are computed; where convolutions learn from the photo on,
        every epoch has its own.
    schedule : {"onecycle", "constant"}

    Raises
    ------
    TransferError
        When a number is out of range, or a word is none of those known.

    Examples
    --------
    >>> TransferSettings(epochs=0)
    Traceback (most recent call last):
    cnngui.tasks.transfer.errors.TransferError: epochs is 0; it must be from 1 to 1000.
    """

    network: NetworkName = "efficientnet-lite0"
    scope: Scope = "last-layer"
    seed: int = 0
    epochs: int = 60
    learning_rate: float = 3e-3
    batch: int = 16
    hidden: int = 128
    share: float = 0.25
    patience: int = 20
    is_balanced: bool = True
    augmentation: Augmentation = field(default_factory=Augmentation)
    copies: int = 3
    schedule: Schedule = "onecycle"

    def __post_init__(self) -> None:
        refuse_numbers(self, _RANGES, _WHOLE, TransferError)
        known = {"network": NETWORKS, "scope": SCOPES, "schedule": ("onecycle", "constant")}
        refuse_words(self, known, TransferError)


def settings_for(scope: Scope, **given: Any) -> TransferSettings:  # noqa: ANN401  (checked by the settings)
    """Return settings that suit a scope, but for what is given; None counts as not given.

    Examples
    --------
    >>> settings_for("everything").learning_rate, settings_for("everything", epochs=3).epochs
    (0.0003, 3)
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    return replace(TransferSettings(scope=scope), **(_DEFAULTS.get(scope, {}) | chosen))
