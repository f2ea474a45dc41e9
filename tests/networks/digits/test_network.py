"""Tests of `cnngui.networks.digits.network` and `plans`: every layer against NumPy and SciPy."""

import numpy as np
import pytest
import torch
from scipy.signal import correlate
from torch import nn

from cnngui.engine.digits import read_bundled
from cnngui.networks.digits import DigitNetwork, as_input, bundled_network, fully_connected, lenet, one_thread
from cnngui.networks.plans.blocks import Activation, BatchNorm, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked
from cnngui.paths import bundled_digits

DIGIT = read_bundled(bundled_digits()).test.pictures[3]


def test_the_input_has_a_margin_and_the_mean_is_taken_away() -> None:
    """As everybody does with MNIST."""
    plane = as_input(DIGIT[None])[0, 0].numpy()
    wanted = (np.pad(DIGIT, 2) / 255 - 0.1307) / 0.3081
    assert np.allclose(plane, wanted, atol=1e-6)


def test_every_layer_is_what_numpy_makes_of_the_one_before() -> None:
    """Convolutions as correlations, pooling as maxima of 2×2, dense layers as products."""
    network = bundled_network()
    passage, weights = network.passage(DIGIT), network.weights
    for layer in ("C1", "C3"):
        given, kernels, bias = passage.before(layer).values, weights[f"{layer}.weight"], weights[f"{layer}.bias"]
        made = [
            sum(correlate(given[..., c], kernel[c], "valid") for c in range(given.shape[2])) + b
            for kernel, b in zip(kernels, bias, strict=True)
        ]
        assert np.allclose(passage.layer(layer).values, np.stack(made, axis=2), atol=1e-4)
    for layer in ("S2", "S4"):
        given = passage.before(layer).values
        rows, columns, channels = given.shape
        assert np.array_equal(
            passage.layer(layer).values, given.reshape(rows // 2, 2, columns // 2, 2, channels).max((1, 3))
        )
    for layer, name in (("C5", "C5"), ("F6", "F6"), ("output", "output_")):
        given = passage.before(layer).values
        wanted = weights[f"{name}.weight"] @ given + weights[f"{name}.bias"]
        assert np.allclose(passage.layer(layer).values, wanted, atol=1e-4)
    flat = passage.before("flatten").values.transpose(2, 0, 1).ravel()
    assert np.array_equal(passage.layer("flatten").values, flat)
    powers = np.exp(passage.scores - passage.scores.max())
    assert np.allclose(passage.probabilities, powers / powers.sum(), atol=1e-6)


def test_many_at_once_are_as_one_by_one() -> None:
    """The probabilities of a batch."""
    network, digits = bundled_network(), read_bundled(bundled_digits()).test.pictures[:20]
    one_by_one = np.stack([network.passage(digit).probabilities for digit in digits])
    assert np.allclose(network.probabilities(digits), one_by_one, atol=1e-5)


def test_a_seed_gives_its_weights_and_leaves_chance_alone() -> None:
    """Bit by bit; torch's own numbers go on as if nothing had been."""
    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    first, again, other = (DigitNetwork.fresh(lenet(), seed).weights for seed in (3, 3, 4))
    assert torch.equal(torch.rand(3), wanted)
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert not np.array_equal(first["C1.weight"], other["C1.weight"])


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("pool", ["max", "average", "subsampling"])
def test_lenet_as_one_likes_it(activation: str, pool: str) -> None:
    """Activation, pooling and filters are in the layers that torch has."""
    network = DigitNetwork.fresh(lenet(activation, pool, (4, 9)), 0)  # type: ignore[arg-type]
    kinds = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    assert sum(isinstance(layer, kinds[activation]) for layer in network.built.children()) == 4
    assert network.weights["C3.weight"].shape == (9, 4, 5, 5)
    assert (worked(network.plan).row("S2").output, network.passage(DIGIT).scores.shape) == ((14, 14, 4), (10,))


@pytest.mark.parametrize("count", [10_000, 61_706, 2_000_000])
def test_a_fully_connected_network_has_as_many_parameters(count: int) -> None:
    """To half a unit."""
    assert abs(worked(fully_connected(count)).totals.parameters - count) <= 1035 / 2


def test_any_plan_that_fits_has_its_maps() -> None:
    """Also with residual sums, batch normalisation and what only 1998 had."""
    blocks = (
        *(Conv("conv1", 4, 3, 1), BatchNorm("norm1"), Activation("relu1"), Conv("conv2", 4, 3, 1)),
        *(Sum("sum1", "norm1"), Pool("pool1", 4, 0, 4), Flatten("flatten"), Dense("output", 10)),
    )
    network = DigitNetwork.fresh(Plan("mine", input=(32, 32, 1), blocks=blocks), 0)
    passage = network.passage(DIGIT)
    total = passage.layer("relu1").values + passage.layer("conv2").values
    assert np.allclose(passage.layer("sum1").values, total, atol=1e-6)
    old = DigitNetwork.fresh(known("lenet5", "1998"), 0)
    names = [layer.name for layer in old.passage(DIGIT).layers]
    assert names == ["input", *(block.name for block in old.plan.blocks)]
    with pytest.raises(PlanError, match="there are ten digits"):
        DigitNetwork.fresh(known("lenet5").with_classes(7), 0)


def test_changing_weights_makes_another_network() -> None:
    """The first stays as it is."""
    network = bundled_network()
    before = network.passage(DIGIT).scores
    other = network.with_weights({"C1.weight": np.zeros_like(network.weights["C1.weight"])})
    assert not np.array_equal(other.passage(DIGIT).scores, before)
    assert np.array_equal(network.passage(DIGIT).scores, before)


def test_one_thread_is_for_the_time_being() -> None:
    """Also after an error."""
    torch.set_num_threads(2)
    inside: list[int] = []
    with pytest.raises(ZeroDivisionError), one_thread():
        inside.append(torch.get_num_threads() // int(bool(inside)))
    with one_thread():
        inside.append(torch.get_num_threads())
    assert inside == [1]
    assert torch.get_num_threads() == 2
    torch.set_num_threads(1)
