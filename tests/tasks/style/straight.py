"""Style transfer's losses once more, as everybody writes them: plain torch, float32, channels first, autograd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

Weights = Mapping[str, NDArray[np.float32]]

MEAN = (123.68, 116.779, 103.939)
BLOCKS = (("conv1_1", "conv1_2"), ("conv2_1", "conv2_2"), ("conv3_1", "conv3_2", "conv3_3"))
BLOCKS += (("conv4_1", "conv4_2", "conv4_3"), ("conv5_1",))  # type: ignore[assignment]
CONTENT, STYLE = "conv4_2", ("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1")


@dataclass(frozen=True)
class Targets:
    """The photo's maps at relu4_2, and the styles' Gram matrices, mixed."""

    content: torch.Tensor
    grams: Mapping[str, torch.Tensor]


def picture_of(photo: NDArray[np.generic]) -> torch.Tensor:
    """Return (1, 3, H, W), 0 to 255."""
    return torch.from_numpy(photo.astype(np.float32)).permute(2, 0, 1)[None].contiguous()


def maps_of(weights: Weights, picture: torch.Tensor, *, average: bool = False) -> dict[str, torch.Tensor]:
    """Return all maps after ReLU up to relu5_1."""
    planes = picture - torch.tensor(MEAN)[None, :, None, None]
    pool = functional.avg_pool2d if average else functional.max_pool2d
    maps = {}
    for number, block in enumerate(BLOCKS):
        planes = pool(planes, 2, 2) if number else planes
        for name in block:
            weight, bias = (torch.from_numpy(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
            planes = functional.relu(functional.conv2d(planes, weight, bias, padding=1))
            maps[name] = planes
    return maps


def gram_of(maps: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
    """Return F·Fᵀ / (C·H·W); with a mask, of the maps times the mask, and its squares' sum in place of H·W."""
    if mask is None:
        flat = maps[0].flatten(1)
        return flat @ flat.T / flat.numel()
    small = functional.adaptive_avg_pool2d(mask[None, None], (maps.shape[2], maps.shape[3]))[0, 0]
    flat = (maps[0] * small).flatten(1)
    return flat @ flat.T / (len(flat) * (small**2).sum())


def targets_of(
    weights: Weights,
    content: NDArray[np.generic],
    *styles: NDArray[np.generic],
    shares: Sequence[float] = (1.0,),
    average: bool = False,
) -> Targets:
    """Return what is asked for."""
    with torch.no_grad():
        photo = maps_of(weights, picture_of(content), average=average)[CONTENT]
        seen = [maps_of(weights, picture_of(style), average=average) for style in styles]
        mixed = {
            name: torch.stack([share * gram_of(maps[name]) for share, maps in zip(shares, seen, strict=True)]).sum(0)
            for name in STYLE
        }
    return Targets(photo, mixed)


def loss_of(
    weights: Weights,
    picture: torch.Tensor,
    targets: Targets,
    *,
    average: bool = False,
    mask: torch.Tensor | None = None,
) -> torch.Tensor:
    """Return 5 × content + 100 × style."""
    maps = maps_of(weights, picture, average=average)
    content = ((maps[CONTENT] - targets.content) ** 2).mean()
    style = torch.stack([((gram_of(maps[name], mask) - targets.grams[name]) ** 2).mean() for name in STYLE]).sum()
    return 5 * content + 100 * style
