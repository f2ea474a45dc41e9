"""Class scores against plain torch, with small random fully connected layers."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from cnngui.networks.head import class_scores, has_head, scores_of
from cnngui.networks.network import Mode, Network
from tests.networks.reference import THIN, chelsea, forward, thin, thin_weights


def dense() -> dict[str, NDArray[np.float32]]:
    """Return random fully connected layers for two maps: 98, 12, 10 and 5 numbers."""
    random, counts = np.random.default_rng(0), (2 * 7 * 7, 12, 10, 5)
    weights = {}
    for name, (inputs, outputs) in zip(("fc6", "fc7", "fc8"), pairwise(counts), strict=True):
        weights[f"{name}.weight"] = random.normal(0, inputs**-0.5, (outputs, inputs)).astype(np.float32)
        weights[f"{name}.bias"] = random.normal(0, 0.1, outputs).astype(np.float32)
    return weights


def headed(weights: Mapping[str, NDArray[np.float32]], mode: Mode | None = None) -> Network:
    """Return a thin network with these weights too."""
    return Network({**thin_weights(), **weights}, mode, architecture=THIN, name="headed")


def right(weights: Mapping[str, NDArray[np.float32]], maps: torch.Tensor) -> torch.Tensor:
    """Compute it as torchvision's VGG does."""
    layers = []
    for name in ("fc6", "fc7", "fc8"):
        weight = torch.from_numpy(weights[f"{name}.weight"])
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
        linear.load_state_dict({"weight": weight, "bias": torch.from_numpy(weights[f"{name}.bias"])})
        layers += [linear, torch.nn.ReLU(), torch.nn.Dropout()]
    classifier = torch.nn.Sequential(torch.nn.AdaptiveAvgPool2d((7, 7)), torch.nn.Flatten(), *layers[:-2]).eval()
    with torch.no_grad():
        scores: torch.Tensor = classifier(maps).softmax(1)[0]
    return scores


def test_scores_of_a_photo() -> None:
    """224×224, and a size whose maps are brought to 7×7; the layers before are plain torch too."""
    weights = dense()
    for photo in (chelsea(224)[:, :224], chelsea(70)):
        *_, (_, _, pool5) = forward(thin_weights(), photo)
        found = class_scores(headed(weights), photo)
        assert found is not None
        assert found.dtype == np.float32
        assert found == pytest.approx(right(weights, pool5[None]).numpy(), rel=1e-4)
        assert found.sum() == pytest.approx(1)
        assert found.max() > 2 * found.min()


def test_maps_lie_in_memory_as_they_like() -> None:
    """Channels first or last: they are flattened channel by channel."""
    weights = dense()
    maps = torch.from_numpy(np.random.default_rng(1).normal(size=(1, 2, 7, 7)).astype(np.float32))
    for given in (maps, maps.to(memory_format=torch.channels_last), maps.to(torch.bfloat16)):
        found = scores_of(headed(weights), given)
        assert found == pytest.approx(right(weights, given.float()).numpy(), rel=1e-4)


def test_without_a_head() -> None:
    """None, and no layer is computed; one tensor missing is no head."""
    photo = np.zeros((2, 2, 3), np.uint8)  # too small for any layer but the first two
    assert class_scores(thin(), photo) is None
    weights = dense()
    assert has_head(headed(weights))
    for name in weights:
        rest = {key: values for key, values in weights.items() if key != name}
        assert not has_head(headed(rest))
        assert class_scores(headed(rest), photo) is None
