"""VGG-16 as a classifier gives what its layers and its head give, from both kinds of file."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from cnngui.engine.arrays import Array
from cnngui.engine.following import finish
from cnngui.networks.classifiers import available, reading_classifier
from cnngui.networks.classifiers.vgg16 import WHOLE, network_of, read_dense, reading_whole
from cnngui.networks.head import class_scores
from cnngui.networks.network import Network
from cnngui.networks.weight_files import WeightsError
from tests.networks.classifiers.networks import photo
from tests.networks.reference import bundled

UNITS = (98, 6, 4, 3)
"""In place of 25,088 and so on: a whole file has half a gigabyte."""


def dense(units: tuple[int, ...], seed: int = 0) -> dict[str, Array]:
    """Return fully connected layers by our names."""
    random, found = np.random.default_rng(seed), {}
    for name, (inside, outside) in zip(("fc6", "fc7", "fc8"), pairwise(units), strict=True):
        found[f"{name}.weight"] = random.normal(0, inside**-0.5, (outside, inside)).astype(np.float32)
        found[f"{name}.bias"] = random.normal(0, 0.1, outside).astype(np.float32)
    return found


def test_it_agrees_with_the_head() -> None:
    """Convolutions, then fc6 to fc8: as `cnngui.networks.head` has it."""
    weights = {**bundled(), **dense((25_088, 16, 12, 1000))}
    file = WHOLE[0]
    network = network_of(weights, file)
    seen = network.seen(photo("chelsea.png"))
    logits = network.logits(seen.pixels)
    right = class_scores(Network(weights, given=file.preprocessing), seen.pixels)
    assert right is not None
    assert torch.softmax(torch.from_numpy(logits[0]), 0).numpy() == pytest.approx(right, rel=1e-3)
    assert (network.classes, network.parameters, network.layers[-2:]) == (1000, 138_357_544, ("conv5_3", "pool5"))
    assert network.features(seen.pixels).shape == (1, 12)
    cut = network.maps(seen.pixels, "conv4_3")
    assert network.logits_from(cut).numpy() == pytest.approx(logits, abs=1e-4)


@pytest.mark.parametrize("form", ["torchvision", "timm"])
def test_dense_layers_of_both_files(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of timm are convolutions of 7×7 and 1×1, with the same numbers in the same order."""
    monkeypatch.setattr("cnngui.networks.classifiers.vgg16.UNITS", UNITS)
    file = next(each for each in WHOLE if each.form == form)
    right, path = dense(UNITS), tmp_path / file.file
    if form == "timm":
        theirs = {"fc6": "pre_logits.fc1", "fc7": "pre_logits.fc2", "fc8": "head.fc"}
        shaped = {"fc6.weight": (6, 2, 7, 7), "fc7.weight": (4, 6, 1, 1)}
    else:
        theirs, shaped = {"fc6": "classifier.0", "fc7": "classifier.3", "fc8": "classifier.6"}, {}
    named = {
        f"{theirs[name.partition('.')[0]]}.{name.partition('.')[2]}": values.reshape(shaped.get(name, values.shape))
        for name, values in right.items()
    }
    if form == "timm":
        save_file(named, path)
    else:
        torch.save({name: torch.from_numpy(values) for name, values in named.items()}, path)
    found = read_dense(file, path)
    assert set(found) == set(right)
    assert all(np.array_equal(found[name], values) for name, values in right.items())
    monkeypatch.setattr("cnngui.networks.classifiers.vgg16.UNITS", (98, 7, 4, 3))
    with pytest.raises(WeightsError, match="holds another network"):
        read_dense(file, path)


def test_where_it_is_not(tmp_path: Path) -> None:
    """A sentence that says how to bring it in; a damaged file is named."""
    assert available(tmp_path) == ("efficientnet-lite0",)
    with pytest.raises(WeightsError, match=r"^The weights vgg16 are not here: bring them in with cnngui weights"):
        finish(reading_classifier("vgg16", folder=tmp_path))
    (tmp_path / WHOLE[0].file).write_bytes(b"cut off")
    assert available(tmp_path) == ("efficientnet-lite0", "vgg16")
    with pytest.raises(WeightsError, match=r"vgg16-397923af\.pth has 7 bytes"):
        finish(reading_whole(tmp_path))
