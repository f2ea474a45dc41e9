"""A plan as a module of torch, ready to be trained."""

from typing import TYPE_CHECKING

from cnngui.networks.plans.exports.code import as_pytorch
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked

if TYPE_CHECKING:
    from torch import nn


def module(plan: Plan) -> "nn.Sequential":
    """Build a plan.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    nn.Sequential
        From (batch, channels, rows, columns) float32 to (batch, classes); its layers are called as in the plan, see
        `cnngui.networks.plans.exports.code.module_name`. In the mode for training, with new random weights.

    Raises
    ------
    PlanError
        When it does not fit together.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> sum(weights.numel() for weights in module(known("lenet5")).parameters())
    61706
    """
    table = worked(plan)
    if table.trouble:
        raise table.trouble.error
    found: dict[str, object] = {"__name__": f"{__name__}.built"}
    # The text that people copy is what is run: it is made of checked names and whole numbers, without the comments.
    exec(as_pytorch(table, explains=False), found)  # noqa: S102
    model: nn.Sequential = found["model"]  # type: ignore[assignment]  # (the script makes one)
    return model
