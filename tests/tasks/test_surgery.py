"""Cuts against plain torch: what the operated network computes, and that the network that is given stays as it is."""

import math
from collections.abc import Mapping

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter, parse
from cnngui.networks.algorithms import Algorithm
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import feature_maps
from cnngui.tasks.maps import Maps
from cnngui.tasks.surgery import (
    Cut,
    KeptTop,
    Replaced,
    Scaled,
    SurgeryError,
    Zeroed,
    changes,
    operated,
)
from tests.networks.reference import MEAN, NAMES, THIN, Weights, chelsea, thin

PHOTO = chelsea(48)

CONV = [name for name in NAMES if name.startswith("conv")]

EDGE = find("vertical-edge").filter

CUTS: list[Cut] = [Zeroed("conv2_1", 1), Scaled("conv3_2", 0, 0.5), Replaced(1, EDGE), KeptTop("conv4_1", 1)]


def plain(weights: Weights, photo: Pixels, masked: Mapping[str, int] | None = None) -> dict[str, torch.Tensor]:
    """Return all maps after ReLU by plain torch, channels last as ours, with the maps of some channels set to 0."""
    planes = torch.from_numpy(photo.astype(np.float32) - np.array(MEAN, np.float32))[None].permute(0, 3, 1, 2)
    found = {}
    for name in NAMES:
        if name.startswith("pool"):
            planes = torch.nn.functional.max_pool2d(planes, 2)
        else:
            weight = torch.from_numpy(weights[f"{name}.weight"]).to(memory_format=torch.channels_last)
            bias = torch.from_numpy(weights[f"{name}.bias"])
            planes = torch.relu(torch.nn.functional.conv2d(planes, weight, bias, padding=1))
            if masked and name in masked:
                planes[:, masked[name]] = 0
        found[name] = planes
    return found


def tensors(
    network: Network, photo: Pixels, layers: list[str], *, before_relu: bool = False
) -> dict[str, torch.Tensor]:
    """Return our maps."""
    steps = feature_maps(network, photo, layers, before_relu=before_relu)
    return {step.layer.name: step.tensor for step in steps if isinstance(step, Maps)}


def copied(weights: Mapping[str, Array]) -> dict[str, Array]:
    """Return a copy to compare with later."""
    return {name: values.copy() for name, values in weights.items()}


def same(weights: Mapping[str, Array], kept: Mapping[str, Array]) -> bool:
    """Tell whether all bits are the same."""
    return weights.keys() == kept.keys() and all(weights[name].tobytes() == kept[name].tobytes() for name in kept)


@pytest.mark.parametrize("layer", ["conv1_1", "conv2_2", "conv4_3", "conv5_3"])
def test_zeroing_is_masking(network: Network, weights: Weights, layer: str) -> None:
    """Bit by bit in the direct form, with the real weights, up to conv5_3; and the map is exactly 0 before ReLU too."""
    photo = chelsea(40)
    cut = Zeroed(layer, int(plain(weights, photo)[layer].mean((0, 2, 3)).argmax()))
    right = plain(weights, photo, {cut.layer: cut.channel})
    found = tensors(operated(network, [cut]), photo, CONV)
    assert all(torch.equal(found[name], right[name]) for name in CONV)
    assert not torch.equal(found["conv5_3"], plain(weights, photo)["conv5_3"])
    before = tensors(operated(network, [cut]), photo, [cut.layer], before_relu=True)[cut.layer]
    assert not before[0, cut.channel].any()


@pytest.mark.parametrize("algorithm", ["ncnn", "winograd"])
def test_zeroing_is_masking_in_other_algorithms(network: Network, weights: Weights, algorithm: Algorithm) -> None:
    """To a ten-thousandth of the layer's range; the map itself is exactly 0."""
    photo = chelsea(40)
    cut = Zeroed("conv2_1", 5)
    right = plain(weights, photo, {"conv2_1": 5})
    found = tensors(operated(network.in_mode(Mode(algorithm=algorithm)), [cut]), photo, CONV)
    assert not found["conv2_1"][0, 5].any()
    for name in CONV:
        assert float((found[name] - right[name]).abs().max()) <= 1e-4 * float(right[name].max())


@pytest.mark.parametrize(
    "cut", [KeptTop("conv1_1", 64), Scaled("conv3_1", 9, 1.0), Scaled("conv1_1", 0, 1), KeptTop("conv5_3", 512)]
)
def test_cuts_that_change_nothing(network: Network, cut: Cut) -> None:
    """All weights are bit-identical."""
    assert same(operated(network, [cut]).weights, network.weights)


@pytest.mark.parametrize("spread", ["luminance", "equal"])
def test_a_replaced_filter(network: Network, weights: Weights, spread: str) -> None:
    """It has the learned one's norm and bias, and is the kernel up to a factor; no other filter is touched."""
    cut = Replaced(51, EDGE, "equal" if spread == "equal" else "luminance")
    after = operated(network, [cut]).weights
    learned, made = weights["conv1_1.weight"][51], after["conv1_1.weight"][51]
    assert made.shape == (3, 3, 3)
    assert np.linalg.norm(made) == pytest.approx(np.linalg.norm(learned), rel=1e-6)
    shares = (0.299, 0.587, 0.114) if spread == "luminance" else (1, 1, 1)
    wanted = np.stack([share * np.array(EDGE.slices[0]) for share in shares])
    assert np.sum(made * wanted) == pytest.approx(np.linalg.norm(made) * np.linalg.norm(wanted), rel=1e-6)
    assert np.corrcoef(made.ravel(), wanted.ravel())[0, 1] == pytest.approx(1)
    others = [channel for channel in range(64) if channel != 51]
    assert np.array_equal(after["conv1_1.weight"][others], weights["conv1_1.weight"][others])
    assert np.array_equal(after["conv1_1.bias"], weights["conv1_1.bias"])


def test_three_slices_replace_as_they_are(network: Network) -> None:
    """Red, green and blue are not mixed, lopsided kernels are not turned, and the kernel's own bias does not count."""
    slices = parse("1,2,3/4,5,6/7,8,9; 0,0,1/0,0,0/0,0,0; 0,0,0/0,0,0/-2,0,0")
    after = operated(network, [Replaced(0, Filter(slices, bias=99.0))])
    made = after.weights["conv1_1.weight"][0]
    assert made / made[0, 0, 0] == pytest.approx(np.array(slices), rel=1e-5)
    assert after.weights["conv1_1.bias"][0] == network.weights["conv1_1.bias"][0]


@pytest.mark.parametrize("scale", [1e-200, 1e29])
def test_the_size_of_the_kernel_does_not_matter(network: Network, scale: float) -> None:
    """Tiny and huge ones give the same filter."""
    scaled = EDGE.changed(lambda kernel: tuple(tuple(scale * number for number in row) for row in kernel))
    found, right = (operated(network, [Replaced(3, each)]).weights["conv1_1.weight"] for each in (scaled, EDGE))
    assert found == pytest.approx(right, rel=1e-6)


def test_only_the_strongest_stay(network: Network, weights: Weights) -> None:
    """By norm; the others have neither weights nor a bias."""
    after = operated(network, [KeptTop("conv2_1", 10)]).weights
    norms = [math.sqrt(sum(float(number) ** 2 for number in each.flat)) for each in weights["conv2_1.weight"]]
    strongest = sorted(range(128), key=norms.__getitem__)[-10:]
    for channel in range(128):
        stays = channel in strongest
        assert np.array_equal(after["conv2_1.weight"][channel], weights["conv2_1.weight"][channel] * stays)
        assert after["conv2_1.bias"][channel] == weights["conv2_1.bias"][channel] * stays


def test_cuts_follow_one_another() -> None:
    """A channel that is off is not among the strongest; one that is replaced is as strong as it was at first."""
    network = thin()
    strongest = int(np.argmax([np.linalg.norm(each) for each in network.weights["conv1_2.weight"]]))
    off = operated(network, [Zeroed("conv1_2", strongest), KeptTop("conv1_2", 1)]).weights["conv1_2.weight"]
    assert not off[strongest].any()
    assert off[1 - strongest].any()
    found = operated(network, [Zeroed("conv1_1", 0), Replaced(0, EDGE), Scaled("conv1_1", 0, -2)]).weights
    right = operated(network, [Replaced(0, EDGE)]).weights
    assert found["conv1_1.weight"][0] == pytest.approx(-2 * right["conv1_1.weight"][0])
    assert found["conv1_1.bias"][0] == -2 * network.weights["conv1_1.bias"][0]


@pytest.mark.parametrize(
    ("cut", "sentence"),
    [
        (Zeroed("conv1_1", 64), "conv1_1 has no channel 64: take one from 0 to 63."),
        (Zeroed("conv1_1", -1), "conv1_1 has no channel -1: take one from 0 to 63."),
        (Scaled("conv2_1", 128, 2.0), "conv2_1 has no channel 128: take one from 0 to 127."),
        (Replaced(64, EDGE), "conv1_1 has no channel 64: take one from 0 to 63."),
        (Zeroed("pool1", 0), "pool1 has no filters to change: take a layer from conv1_1 to conv5_3."),
        (KeptTop("fc6", 0), "fc6 has no filters to change: take a layer from conv1_1 to conv5_3."),
        *(
            (
                Scaled("conv1_1", 0, factor),
                f"A filter cannot be multiplied by {told}: take a number from −1000 to 1000.",
            )
            for factor, told in ((math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"), (1000.5, "1,000.5"))
        ),
        (KeptTop("conv1_1", 65), "conv1_1 cannot keep 65 of its 64 filters: take 0 to 64."),
        (KeptTop("conv1_1", -1), "conv1_1 cannot keep -1 of its 64 filters: take 0 to 64."),
        (Replaced(0, find("box-5").filter), "The kernel is 5×5 but the learned filters are 3×3"),
        (Replaced(0, Filter(parse("1;2"))), "The kernel has 2 slices"),
        (Replaced(0, Filter(parse("0,0,0/0,0,0/0,0,0"))), "zero"),
    ],
)
def test_what_cannot_be_is_refused(network: Network, cut: Cut, sentence: str) -> None:
    """In a sentence, before anything is computed, after another cut was done; the weights stay."""
    kept = copied(network.weights)
    for attempt in (
        lambda: operated(network, [Zeroed("conv1_1", 1), cut]),
        lambda: next(changes(network, [Zeroed("conv1_1", 1), cut], PHOTO)),
    ):
        with pytest.raises(SurgeryError) as error:
            attempt()
        assert sentence in str(error.value)
    assert same(network.weights, kept)


def test_only_the_changed_layers_are_copied() -> None:
    """All others are the same arrays, and on the device the same tensors; the mode stays."""
    network = thin(mode=Mode(precision="bfloat16"))
    tensors(network, PHOTO, ["pool5"])
    after = operated(network, [Zeroed("conv3_1", 0)])
    assert after.mode == network.mode
    shared = [name for name in network.weights if after.weights[name] is network.weights[name]]
    assert set(network.weights) - set(shared) == {"conv3_1.weight", "conv3_1.bias"}
    tensors(after, PHOTO, ["pool5"])
    places = [
        {layer.name: each._weights_of(layer)[0].data_ptr() for layer in THIN.convolutional} for each in (network, after)
    ]
    assert [name for name in places[0] if places[0][name] != places[1][name]] == ["conv3_1"]
    assert same(after.in_mode(Mode()).weights, after.weights)


def test_names_are_stable_and_differ() -> None:
    """Equal cuts give equal names, so that maps are kept, and others never do; undo is the old network."""
    network = thin()
    names = [operated(network, [cut]).name for cut in [*CUTS, Replaced(1, EDGE, "equal"), Scaled("conv3_2", 0, 0.25)]]
    assert len({network.name, *names}) == len(names) + 1
    again = Replaced(1, Filter(parse("1,0,-1/1,0,-1/1,0,-1"), name=EDGE.name))
    assert operated(network, [again]).name == names[2]
    assert operated(network, [Zeroed("conv1_1", 0), Zeroed("conv1_2", 0)]).name not in names
    assert operated(network, []) is network


def test_maps_before_and_after_with_one_cache() -> None:
    """The two are never mistaken for each other, and the second time nothing is computed."""
    network, cache = thin(), Cache()
    after = operated(network, CUTS)
    right = [tensors(each, PHOTO, ["conv4_1"])["conv4_1"] for each in (network, after)]
    assert not torch.equal(*right)
    kept: list[torch.Tensor] = []
    for _ in range(2):
        for each, wanted in zip((network, after), right, strict=True):
            (maps,) = (
                step
                for step in feature_maps(each, PHOTO, ["conv4_1"], cache=cache, key="cat")
                if isinstance(step, Maps)
            )
            assert torch.equal(maps.tensor, wanted)
            kept.append(maps.tensor)
    assert kept[0] is kept[2]
    assert kept[1] is kept[3]
