"""VGG-16's forward pass once more, in plain torch and float32, from the paper and not from our table; and networks.

`thin` networks have VGG-16's geometry with two channels a layer: what does not depend on the weights is proven on them
in milliseconds.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import torch
from safetensors.numpy import load_file

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import Architecture, Layer
from cnngui.networks.network import Mode, Network
from cnngui.networks.weights import Preprocessing
from cnngui.paths import resources
from cnngui.tasks.feature_maps import sized

Weights = Mapping[str, Array]

BLOCKS = (2, 2, 3, 3, 3)
"""Convolutional layers in a block, before its pooling."""

MEAN = (123.68, 116.779, 103.939)
"""RGB, taken off every pixel; no division."""

NAMES = (
    *("conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2", "pool2", "conv3_1", "conv3_2", "conv3_3", "pool3"),
    *("conv4_1", "conv4_2", "conv4_3", "pool4", "conv5_1", "conv5_2", "conv5_3", "pool5"),
)


@cache
def bundled() -> Weights:
    """Read the bundled weights, in float32."""
    halves = load_file(resources() / "weights" / "vgg16-conv-f16.safetensors")
    return {name: values.astype(np.float32) for name, values in halves.items()}


def forward(weights: Weights, photo: Pixels) -> Iterator[tuple[str, torch.Tensor, torch.Tensor]]:
    """Return every layer's name, and its maps before and after ReLU, (C, H, W); a pooling's are the same twice."""
    planes = torch.from_numpy(photo.astype(np.float32) - np.array(MEAN, np.float32)).permute(2, 0, 1)[None]
    for block, count in enumerate(BLOCKS, 1):
        for number in range(1, count + 1):
            name = f"conv{block}_{number}"
            weight, bias = (torch.from_numpy(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
            before = torch.nn.functional.conv2d(planes, weight, bias, padding=1)
            planes = torch.nn.functional.relu(before)
            yield name, before[0], planes[0]
        planes = torch.nn.functional.max_pool2d(planes, kernel_size=2, stride=2)
        yield f"pool{block}", planes[0], planes[0]


def chelsea(side: int) -> Pixels:
    """Return the bundled cat, 300×451, made smaller: its shorter side has so many px."""
    return sized(read_photo(resources() / "photos" / "chelsea.png").pixels, side)


def _thin_layers(channels: int) -> Iterator[Layer]:
    inputs = 3
    for block, count in enumerate(BLOCKS, 1):
        for number in range(1, count + 1):
            yield Layer(f"conv{block}_{number}", "conv", block, inputs, channels, size=3, padding=1, stride=1)
            inputs = channels
        yield Layer(f"pool{block}", "pool", block, channels, channels, size=2, padding=0, stride=2)


THIN = Architecture("VGG-16, two channels a layer", tuple(_thin_layers(2)))


@cache
def thin_weights(seed: int = 0) -> Weights:
    """Return random weights of both signs for `THIN` that neither grow nor die from layer to layer."""
    random = np.random.default_rng(seed)
    weights: dict[str, Array] = {}
    for layer in THIN.convolutional:
        spread = np.sqrt(2 / (9 * layer.inputs))
        weights[f"{layer.name}.weight"] = random.normal(0, spread, (2, layer.inputs, 3, 3)).astype(np.float32)
        weights[f"{layer.name}.bias"] = random.normal(5, 1, 2).astype(np.float32)
    return weights


def thin(seed: int = 0, mode: Mode | None = None) -> Network:
    """Return a network with two channels a layer."""
    return Network(thin_weights(seed), mode, architecture=THIN, name=f"thin {seed}")


def positive() -> Network:
    """Return a thin network with all weights 1, no bias and nothing taken off a pixel: black is 0 all the way.

    A number is above 0 exactly where the unit sees a pixel that is not black.
    """
    weights: dict[str, Array] = {}
    for layer in THIN.convolutional:
        weights[f"{layer.name}.weight"] = np.ones((2, layer.inputs, 3, 3), np.float32)
        weights[f"{layer.name}.bias"] = np.zeros(2, np.float32)
    return Network(weights, given=Preprocessing((0, 0, 0), (1, 1, 1), 255), architecture=THIN)
