"""Plans of the networks that learn digits: LeNet-5 as one likes it, and a fully connected one of the same size."""

from dataclasses import replace
from typing import Literal

from cnngui.networks.plans.blocks import Activation, Block, Conv, Dense, Flatten, Pool
from cnngui.networks.plans.digits import DIGITS
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import Plan

LenetActivation = Literal["relu", "tanh", "sigmoid"]
LenetPool = Literal["max", "average", "subsampling"]

FILTERS = (6, 16)
"""Those of LeNet-5, in C1 and C3."""


def lenet(activation: LenetActivation = "relu", pool: LenetPool = "max", filters: tuple[int, int] = FILTERS) -> Plan:
    """Return LeNet-5 in its modern form, or a variation of it.

    Parameters
    ----------
    activation : {"relu", "tanh", "sigmoid"}
        Behind every layer but the last.
    pool : {"max", "average", "subsampling"}
        In S2 and S4.
    filters : (int, int)
        How many C1 and C3 have.

    Raises
    ------
    PlanError
        When a number of filters is out of range.

    Examples
    --------
    >>> from cnngui.networks.plans.worked import worked
    >>> worked(lenet()).totals.parameters, lenet("tanh", "average", (8, 16)).blocks[0].filters
    (61706, 8)
    """
    plan = known("lenet5", "modern")
    if (activation, pool, filters) == ("relu", "max", FILTERS):
        return plan
    counts = dict(zip(("C1", "C3"), filters, strict=True))

    def varied(block: Block) -> Block:
        if isinstance(block, Conv):
            return replace(block, filters=counts[block.name])
        if isinstance(block, Pool):
            return replace(block, pool=pool)
        return replace(block, function=activation) if isinstance(block, Activation) else block

    return replace(plan, blocks=tuple(varied(block) for block in plan.blocks))


def fully_connected(parameters: int = 61_706) -> Plan:
    """Return a network of two fully connected layers with about as many parameters as another one.

    Parameters
    ----------
    parameters : int
        That are to be matched, by default those of LeNet-5.

    Examples
    --------
    >>> from cnngui.networks.plans.worked import worked
    >>> plan = fully_connected()
    >>> plan.blocks[1].units, worked(plan).totals.parameters
    (60, 62110)
    """
    rows, columns, channels = DIGITS
    inputs, classes = rows * columns * channels, 10
    units = max(1, round((parameters - classes) / (inputs + 1 + classes)))
    blocks = (Flatten("flatten"), Dense("fc1", units), Activation("relu1"), Dense("output", classes))
    return Plan("fully connected", input=DIGITS, blocks=blocks)
