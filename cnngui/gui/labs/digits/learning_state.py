"""What is set on the page where a network learns. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from cnngui.networks.digits import DigitNetwork, fully_connected, lenet
from cnngui.networks.digits.plans import LenetActivation, LenetPool
from cnngui.networks.plans.digits import for_digits
from cnngui.networks.plans.exports.files import as_json, parse
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import LIVE, TrainSettings
from cnngui.tasks.digits.settings import Optimizer
from cnngui.tasks.learning import Schedule

LENET, DENSE, BUILT = "lenet", "dense", "built"
"""What may learn from random weights; any other word is the key of a network that goes on learning."""

ACTIVATIONS: Final = ("relu", "tanh", "sigmoid")
POOLS: Final = ("max", "average", "subsampling")
OPTIMIZERS: Final = ("adam", "momentum", "sgd")
SCHEDULES: Final = ("onecycle", "constant")

RATES: Final = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 10.0)
"""Learning rates to choose from."""

MOST_FILTERS = 64

PACE_STEPS = 20
"""Of the slider for slow motion; each is a tenth of a second."""

_SAME = ("seed", "epochs", "learning_rate", "batch", "optimizer", "schedule", "shift", "turn", "stretch")
"""Fields of a lesson that are settings of the same name."""


@dataclass(frozen=True)
class Lesson:
    """What is learned, and how: steps of undo.

    Parameters
    ----------
    network : str
        `LENET`, `DENSE`, `BUILT`, or the key of a network that is there already.
    built : str
        The network of the Architectures lab, as JSON; empty for none.
    activation, pool, filters
        Of the LeNet-5.
    has_rival : bool
        Whether a fully connected network of as many parameters learns beside it.
    folder : str
        Where the digits come from; empty for those that come with the app.
    seed, epochs, learning_rate, batch, optimizer, schedule, shift, turn, stretch
        As in `TrainSettings`.
    """

    network: str = LENET
    built: str = ""
    activation: LenetActivation = "relu"
    pool: LenetPool = "max"
    filters: tuple[int, int] = (6, 16)
    has_rival: bool = False
    folder: str = ""
    seed: int = 0
    epochs: int = 4
    learning_rate: float = 5e-3
    batch: int = 64
    optimizer: Optimizer = "adam"
    schedule: Schedule = "onecycle"
    shift: float = 0.0
    turn: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True)
class LessonLook:
    """How it is looked at.

    Parameters
    ----------
    part : {"overview", "step"}
        Curves and mistakes, or the numbers of one step.
    layer : str
        Whose kernel is followed step by step; empty for the first.
    filter, channel, weight : int
        Which of its filters, which slice of it, and which of the numbers shown.
    cell : (label, answer) or None
        Of the confusion matrix, whose digits are shown; None for the worst mistakes.
    shown, other : str
        Keys of the network on screen and of the one beside it; empty for the newest, and for none.
    pace : int
        Tenths of a second that a step takes at least.
    """

    part: Literal["overview", "step"] = "overview"
    layer: str = ""
    filter: int = 0
    channel: int = 0
    weight: int = 0
    cell: tuple[int, int] | None = None
    shown: str = ""
    other: str = ""
    pace: int = 0


def as_built(plan: Plan) -> str:
    """Return a plan as a lesson keeps it.

    Raises
    ------
    PlanError
        When it does not fit the digits.
    """
    return as_json(worked(for_digits(plan)))


@lru_cache(maxsize=8)
def built_plan(text: str) -> Plan:
    """Return the plan that a lesson keeps.

    Raises
    ------
    PlanError
        When it is none, or does not fit the digits.

    Examples
    --------
    >>> built_plan(as_built(lenet())) == for_digits(lenet())
    True
    """
    return for_digits(parse(text, "JSON"))


def kind_of(lesson: Lesson, there: Mapping[str, DigitNetwork]) -> str:
    """Return what learns: the word of the lesson, or `LENET` where what is meant is not there any more.

    >>> kind_of(Lesson(network="gone"), {}), kind_of(Lesson(network=DENSE), {})
    ('lenet', 'dense')
    """
    has_it = lesson.network in {DENSE, *there} or (lesson.network == BUILT and bool(lesson.built))
    return lesson.network if has_it else LENET


def plan_of(lesson: Lesson, there: Mapping[str, DigitNetwork]) -> Plan:
    """Return the network that a lesson is about; LeNet-5 where the one that is meant is not there any more.

    >>> plan_of(Lesson(network="gone", filters=(4, 8)), {}).blocks[0].filters
    4
    """
    kind = kind_of(lesson, there)
    if kind == LENET:
        return lenet(lesson.activation, lesson.pool, lesson.filters)
    if kind in there:
        return there[kind].plan
    return fully_connected() if kind == DENSE else built_plan(lesson.built)


def rival_of(plan: Plan) -> Plan:
    """Return a fully connected network of about as many parameters."""
    return fully_connected(worked(plan).totals.parameters)


def settings_of(lesson: Lesson, plan: Plan, pace: int = 0) -> TrainSettings:
    """Return the settings of a run.

    Raises
    ------
    DigitsError
        When a number makes no sense.
    """
    return TrainSettings(plan=plan, pace=pace / 10, **{name: getattr(lesson, name) for name in _SAME})


def live_changes(before: TrainSettings, after: TrainSettings) -> dict[str, Any]:
    """Return what of new settings a run can take over on the way.

    >>> live_changes(TrainSettings(), TrainSettings(seed=3, batch=32))
    {'batch': 32}
    """
    return {name: getattr(after, name) for name in LIVE if getattr(before, name) != getattr(after, name)}


def is_varied(lesson: Lesson) -> bool:
    """Tell whether the LeNet-5 of a lesson is another than the usual one."""
    return (lesson.activation, lesson.pool, lesson.filters) != ("relu", "max", (6, 16))
