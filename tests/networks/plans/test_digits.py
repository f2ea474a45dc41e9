"""Which networks can learn the digits."""

import pytest

from cnngui.networks.plans.blocks import Activation, Conv, Dense, Flatten, RadialBasis
from cnngui.networks.plans.digits import DIGITS, for_digits
from cnngui.networks.plans.known import known, variants
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from tests.networks.plans.measured import measure


def test_every_lenet() -> None:
    """And whatever else fits, whatever input it had before."""
    for variant in variants("lenet5"):
        assert measure(for_digits(variant.plan))[1] == (10,)
    small = for_digits(known("vgg11").with_classes(10))
    assert measure(small, "meta")[1] == (10,)


REFUSED = {
    "too many classes": (known("vgg11"), "The network gives 1000, but there are ten digits"),
    "maps": (Plan("a", "", DIGITS, (Conv("conv1", 10, 3),)), "The network gives 30×30×10, but there are ten digits"),
    "nothing": (Plan("a"), "The network gives 32×32×1, but there are ten digits"),
    "it does not fit": (known("alexnet").with_classes(10), "pool2 needs a window of 3×3"),
    "nothing to learn": (
        Plan("a", "", DIGITS, (Activation("relu"), Flatten("flatten"), RadialBasis("codes", 10))),
        "The network has nothing to learn",
    ),
    "too much to learn": (
        Plan("a", "", DIGITS, (Flatten("flatten"), Dense("fc1", 60_000), Dense("fc2", 10))),
        "The network has 62 million parameters; 50 million are the most",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """In a sentence."""
    plan, sentence = REFUSED[name]
    with pytest.raises(PlanError, match=sentence):
        for_digits(plan)
