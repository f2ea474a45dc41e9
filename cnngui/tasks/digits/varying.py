"""Digits moved, turned and stretched at random, so that a network learns what does not matter."""

from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.networks.digits import one_thread
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.digits.settings import TrainSettings

if TYPE_CHECKING:
    import torch


def varied(pictures: Pixels, settings: TrainSettings, random: np.random.Generator) -> Pixels:
    """Return each digit a little differently.

    Parameters
    ----------
    pictures : (n, 28, 28) uint8
    settings : TrainSettings
        How far, at most.
    random : numpy Generator

    Returns
    -------
    (n, 28, 28) uint8
    """
    torch = load_torch()
    with one_thread():
        planes = torch.tensor(pictures[:, None], dtype=torch.float32)
        places, size = _places(len(pictures), settings, random), list(planes.shape)
        grid = torch.nn.functional.affine_grid(places, size, align_corners=False)
        moved = torch.nn.functional.grid_sample(planes, grid, align_corners=False)
        found: Pixels = moved[:, 0].round().to(torch.uint8).numpy()
    return found


def _places(count: int, settings: TrainSettings, random: np.random.Generator) -> "torch.Tensor":
    """Return where each pixel comes from, as (n, 2, 3) matrices on the scale of −1 to 1."""
    angles = np.deg2rad(random.uniform(-settings.turn, settings.turn, count))
    sizes = np.exp(random.uniform(-settings.stretch, settings.stretch, (2, count)))
    shifts = random.uniform(-settings.shift, settings.shift, (2, count)) / 14
    cosines, sines = np.cos(angles), np.sin(angles)
    rows = [[cosines * sizes[0], -sines * sizes[1], shifts[0]], [sines * sizes[0], cosines * sizes[1], shifts[1]]]
    places: torch.Tensor = load_torch().tensor(np.array(rows, np.float32).transpose(2, 0, 1))
    return places
