"""A network on paper goes to the Digits lab; one that does not fit there says why."""

import pytest

from cnngui.gui.labs.architectures import state as states
from cnngui.networks.plans.digits import DIGITS
from tests.gui.labs.architectures.conftest import Bench


@pytest.mark.parametrize(("network", "variant"), [("lenet5", "modern"), ("lenet5", "1998"), ("lenet5", "deck")])
def test_what_fits_goes_to_the_digits(bench: Bench, network: str, variant: str) -> None:
    """On the input of the digits, and the other lab comes to the front."""
    bench.take(network, variant)
    bench.turn("build")
    bench.press("Train it on digits")
    assert bench.shown_labs == ["digits"]
    plan = bench.context.workspace.take_plan()
    assert plan is not None
    assert plan.input == DIGITS
    assert plan.blocks == bench.state.plan.blocks
    assert bench.context.workspace.take_plan() is None


def test_what_does_not_fit_says_why(bench: Bench) -> None:
    """In one sentence, and nothing is handed over: too many classes, and no room for a window."""
    bench.turn("build")
    for network, word in (("vgg16", "ten digits"), ("alexnet", "")):
        bench.take(network)
        bench.messages.errors.clear()
        bench.press("Train it on digits")
        (error,) = bench.messages.errors
        assert word in str(error)
    bench.lab.wish(states.empty, "mine")
    bench.press("Train it on digits")
    assert bench.context.workspace.take_plan() is None
    assert bench.shown_labs == []
