"""Tests of `cnngui.tasks.digits.bench`: the quick way gives what the whole way does."""

import numpy as np
import pytest

from cnngui.engine.digits import DigitsError, read_bundled
from cnngui.engine.following import Following, finish
from cnngui.networks.digits import DigitNetwork, bundled_network, fully_connected, lenet
from cnngui.networks.plans.blocks import BatchNorm
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import Plan
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import Bench, edited, examined, kernel_of, silenced

DIGITS = read_bundled(bundled_digits()).test.first(600)


def changed(network: DigitNetwork) -> list[tuple[str, DigitNetwork]]:
    """Return forms of a network, each with the first layer that changed."""
    kernel, bias = kernel_of(network, "C1", 1)
    both = silenced(edited(network, "C3", 5, -kernel_of(network, "C3", 5)[0], 0.5), "C1", 0)
    return [
        ("C1", silenced(network, "C1", 3)),
        ("C1", edited(network, "C1", 1, kernel[::-1], bias)),
        ("C1", edited(network, "C1", 1, kernel, bias + 1)),
        ("C3", silenced(network, "C3", 15)),
        ("C5", silenced(network, "C5", 7)),
        ("F6", silenced(network, "F6", 7)),
        ("output", silenced(network, "output", 8)),
        ("C1", both),
    ]


@pytest.mark.parametrize(
    "network",
    [
        bundled_network(),
        DigitNetwork.fresh(lenet("tanh", "average", (5, 16)), 0),
        DigitNetwork.fresh(lenet("relu", "subsampling"), 0),
    ],
    ids=["bundled", "varied", "subsampling"],
)
def test_every_change_is_examined_as_if_nothing_were_kept(network: DigitNetwork) -> None:
    """First and later layers, one and several; and the network itself stays what it was."""
    bench = Bench(network, DIGITS)
    before = finish(bench.examined(network)).probabilities
    for layer, form in changed(network):
        assert bench.from_layer(form) == layer
        quick, whole = finish(bench.examined(form)), finish(examined(form, DIGITS))
        assert np.allclose(quick.probabilities, whole.probabilities, atol=1e-5), layer
        assert not np.array_equal(quick.probabilities, before)
    assert np.allclose(finish(bench.examined(network)).probabilities, before, atol=1e-6)
    assert bench.from_layer(network) is None


def test_a_change_may_come_before_anything_is_kept() -> None:
    """Nothing wrong is kept then."""
    network = bundled_network()
    bench, form = Bench(network, DIGITS), silenced(bundled_network(), "C1", 2)
    wanted = finish(examined(form, DIGITS)).probabilities
    assert np.allclose(finish(bench.examined(form)).probabilities, wanted, atol=1e-5)
    assert np.allclose(
        finish(bench.examined(network)).probabilities, finish(examined(network, DIGITS)).probabilities, atol=1e-5
    )


@pytest.mark.parametrize(
    "plan",
    [known("lenet5", "1998"), fully_connected(), lenet().inserted(1, BatchNorm("norm1"))],
    ids=["1998", "dense", "normalised"],
)
def test_other_plans_are_examined_too(plan: Plan) -> None:
    """Whatever their layers are."""
    network = DigitNetwork.fresh(plan, 0)
    bench = Bench(network, DIGITS)
    finish(bench.examined(network))
    first = next(name for name in network.weights if name.endswith("weight"))
    form = network.with_weights({first: network.weights[first] * 2})
    whole = finish(examined(form, DIGITS)).probabilities
    assert np.allclose(finish(bench.examined(form)).probabilities, whole, atol=1e-5)


def test_it_tells_as_it_goes() -> None:
    """250 digits after 250."""
    steps = Following(Bench(bundled_network(), DIGITS).examined(bundled_network()))
    assert [step.count for step in steps] == [250, 500, 600]


def test_what_is_not_there_cannot_be_edited() -> None:
    """No such layer, no such filter, another shape."""
    network = bundled_network()
    kernel, bias = kernel_of(network, "C3", 0)
    assert (kernel.shape, kernel_of(network, "F6", 0)[0].shape) == ((5, 5, 6), (120,))
    for layer, number in (("C1", 6), ("S2", 0), ("C9", 0)):
        with pytest.raises(DigitsError, match=f"{layer} has no filter {number + 1}"):
            silenced(network, layer, number)
    with pytest.raises(DigitsError, match="has 25 numbers, and not 150"):
        edited(network, "C1", 0, kernel, bias)


def test_silencing_costs_accuracy() -> None:
    """Without a third of C1's filters the network reads less."""
    network = bundled_network()
    form = silenced(silenced(network, "C1", 0), "C1", 1)
    assert finish(examined(form, DIGITS)).accuracy < finish(examined(network, DIGITS)).accuracy
