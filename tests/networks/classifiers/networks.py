"""EfficientNet-Lite0 once more, as a module of torch with its batch normalisation apart; and what tests look at."""

from functools import cache

import numpy as np
import torch
from torch import nn

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.photos import read_photo
from cnngui.networks import classifiers
from cnngui.networks.classifiers import Classifier
from cnngui.networks.plans.known import known
from cnngui.networks.plans.modules import module
from cnngui.paths import resources


@cache
def lite0() -> Classifier:
    """Return the bundled network."""
    return classifiers.bundled()


@cache
def photo(name: str) -> Pixels:
    """Return a bundled photo."""
    return read_photo(resources() / "photos" / name).pixels


def as_module(weights: dict[str, Array] | None = None) -> nn.Module:
    """Return it as torch's own layers, none of them folded."""
    model = module(known("efficientnet-lite0")).eval()
    for part in model.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.eps = 1e-3
    given = weights or lite0().runner.weights
    state = {
        name: torch.from_numpy(np.array(given[".".join(name.split(".")[-2:])]))
        for name in model.state_dict()
        if not name.endswith("num_batches_tracked")
    }
    model.load_state_dict(state, strict=False)
    return model


def part_of(model: nn.Module, name: str) -> nn.Module:
    """Return a layer of it by its name in the plan."""
    found: nn.Module = next(part for path, part in model.named_modules() if path.rpartition(".")[2] == name)
    return found
