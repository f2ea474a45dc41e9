"""What is told while a network learns the digits."""

from collections.abc import Mapping
from dataclasses import dataclass

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import Note
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.digits.examination import Examined, Places
from cnngui.tasks.digits.settings import TrainSettings


@dataclass(frozen=True, eq=False)
class OneStep:
    """One step of learning with its numbers: ``after = before - rate · direction``.

    Parameters
    ----------
    places : (n,) intp
        Which of the training digits were learned from.
    labels : (n,) uint8
    probabilities : (n, 10) float32
        What the network answered before the step.
    loss : float
        Mean over the batch of minus the logarithm of the probability of the right answer.
    rate : float
    layer : str
        Of the kernel that is followed.
    filter : int
    before, gradient, direction, after : (f, f, C) or (inputs,) float32
        Of its weights. ``direction`` is the gradient itself for plain gradient descent.
    bias_before, bias_gradient, bias_after : float
    """

    places: Places
    labels: Pixels
    probabilities: Array
    loss: float
    rate: float
    layer: str
    filter: int
    before: Array
    gradient: Array
    direction: Array
    after: Array
    bias_before: float
    bias_gradient: float
    bias_after: float


@dataclass(frozen=True, eq=False)
class TrainStep:
    """How far it is.

    Parameters
    ----------
    batches, seen : int
        Batches and digits that were learned from.
    epoch : float
        How often, on the average, each digit was seen.
    loss : float or None
        Mean over the batches since the last step; None before the first.
    accuracy : float or None
        Share of right answers among the last digits that were learned from, up to 1,000, as they came.
    test_loss, test_accuracy : float
        On `test_count` test digits, when they were last asked.
    test_count : int
    rate : float
        The learning rate now.
    weights : mapping of str to ndarray
        Copies, by torch's names.
    changes : mapping of str to float
        Layer → how far its weights have come since the start, as a share of what they were.
    seconds : float
        Of learning, without the time that whoever looks at the steps takes.
    fraction : float
    plan : Plan
        That the weights belong to.
    probe : Examined
        What was answered when some test digits were last asked; at the end, all of them.
    one : OneStep or None
        With its numbers, where a kernel is followed.
    """

    batches: int
    seen: int
    epoch: float
    loss: float | None
    accuracy: float | None
    test_loss: float
    test_accuracy: float
    test_count: int
    rate: float
    weights: Mapping[str, Array]
    changes: Mapping[str, float]
    seconds: float
    fraction: float
    plan: Plan
    probe: Examined
    one: OneStep | None = None


@dataclass(frozen=True)
class Record:
    """One point of the curves; as in `TrainStep`, and ``is_new_test`` where the test digits were asked anew."""

    batches: int
    seen: int
    loss: float | None
    accuracy: float | None
    test_loss: float
    test_accuracy: float
    seconds: float
    is_new_test: bool


@dataclass(frozen=True, eq=False)
class TrainResult:
    """What was learned.

    Parameters
    ----------
    network : DigitNetwork
    start : DigitNetwork
        What it began with.
    settings : TrainSettings
        As they were at the end.
    examined : Examined
        All test digits.
    batches, seen : int
    seconds : float
    is_stopped : bool
    note : Note or None
        What went wrong on the way.
    """

    network: DigitNetwork
    start: DigitNetwork
    settings: TrainSettings
    examined: Examined
    batches: int
    seen: int
    seconds: float
    is_stopped: bool = False
    note: Note | None = None
