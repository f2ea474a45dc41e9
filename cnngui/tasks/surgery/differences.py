"""How far maps lie from what they were: ‖after − before‖ / ‖before‖."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.tasks.maps import Maps
from cnngui.tasks.style.losses import gram_matrix

if TYPE_CHECKING:
    import torch

_STRIP = 8192
"""Pixels that are compared at a time."""


def compared(before: "torch.Tensor", after: "torch.Tensor") -> tuple[float, Array]:
    """Return the relative change of all maps together, and of each.

    Parameters
    ----------
    before, after : Tensor, (1, C, H, W)

    Returns
    -------
    float, (C,) float32

    Examples
    --------
    >>> import torch
    >>> compared(torch.tensor([[[[3.0]], [[4.0]]]]), torch.tensor([[[[3.0]], [[0.0]]]]))
    (0.8, array([0., 1.], dtype=float32))
    """
    import torch  # noqa: PLC0415  (heavy)

    step = max(_STRIP // before.shape[3], 1)
    with torch.inference_mode():
        rows, others = before[0].permute(1, 2, 0), after[0].permute(1, 2, 0)  # as they lie in memory
        size = torch.zeros(rows.shape[2], device=rows.device)
        difference = torch.zeros_like(size)
        for first in range(0, len(rows), step):  # strip by strip, so that no third layer of maps is needed
            strip = rows[first : first + step].float()
            size += strip.square().sum((0, 1))
            difference += (others[first : first + step].float() - strip).square().sum((0, 1))
        sums = torch.stack([difference, size]).cpu().numpy().astype(np.float64)
    return float(_ratio(*sums.sum(axis=1))), _ratio(*sums).astype(np.float32)


def gram_change(before: Maps, after: Maps) -> float:
    """Return the relative change of the Gram matrix of a layer's maps after ReLU (see `gram_matrix`)."""
    import torch  # noqa: PLC0415  (heavy)

    with torch.inference_mode():
        seen = (torch.relu(maps.tensor) if maps.before_relu else maps.tensor for maps in (before, after))
        old, new = (gram_matrix(maps).cpu().numpy().astype(np.float64) for maps in seen)
    with np.errstate(invalid="ignore", over="ignore"):
        return float(_ratio(np.square(new - old).sum(), np.square(old).sum()))


def _ratio(difference: NDArray[np.float64], before: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return √difference / √before; 0 where nothing differs, and infinity in place of what is not a number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(difference == 0, 0.0, np.sqrt(difference) / np.sqrt(before))
    return np.where(np.isnan(ratio), np.inf, ratio)
