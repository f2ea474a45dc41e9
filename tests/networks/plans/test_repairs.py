"""What does not fit is mended, the nearest way first."""

import pytest

from cnngui.networks.plans.blocks import Activation, BatchNorm, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import MOST_BLOCKS, Plan
from cnngui.networks.plans.repairs import least_side, repairs
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked
from tests.networks.plans.drawn import fitting, impossible
from tests.networks.plans.measured import measure


def reason(plan: Plan) -> PlanError:
    """Return why a plan does not fit."""
    trouble = worked(plan).trouble
    assert trouble is not None
    return trouble.error


@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_impossible_networks(seed: int) -> None:
    """Each gets a sentence, and repairs that fit, as torch finds too."""
    plan = impossible(seed)
    sentence = str(reason(plan))
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert worked(plan).plan.blocks[worked(plan).trouble.place].name in sentence  # type: ignore[union-attr]
    found = repairs(plan)
    assert found
    for repair in found:
        assert worked(repair.plan).trouble is None, repair.text
        assert measure(repair.plan, "meta")[1] == worked(repair.plan).output
        assert repair.text.endswith(".")
        assert "{" not in repair.text
    assert len({repair.text for repair in found}) == len(found)


def test_what_fits_needs_none() -> None:
    """Whatever it is."""
    for seed in range(20):
        assert repairs(fitting(seed)) == ()


WINDOW = Conv("conv1", 4, 5)
SMALL = (3, 3, 2)

TROUBLES = {
    "a window that is too large": (
        Plan("a", "", SMALL, (WINDOW,)),
        "conv1 needs a window of 5×5, but only 3×3 are left, padding included.",
        ["Make the input 5×5.", "Give conv1 a padding of 1.", "Leave out conv1.", "Give conv1 a window of 3×3."],
    ),
    "no flattening": (
        Plan("a", "", SMALL, (Dense("fc1", 10),)),
        "fc1 needs a vector, but what comes before it is 3×3×2: it is not flattened.",
        ["Add a flattening before fc1.", "Leave out fc1."],
    ),
    "a convolution behind the flattening": (
        Plan("a", "", SMALL, (Flatten("flatten"), Conv("conv1", 4, 3))),
        "conv1 needs rows and columns, but what comes before it is a vector of 18 numbers.",
        ["Move conv1 before flatten.", "Leave out conv1."],
    ),
    "a convolution behind a fully connected layer": (
        Plan("a", "", SMALL, (Flatten("flatten"), Dense("fc1", 4), Pool("pool2"))),
        "pool2 needs rows and columns, but what comes before it is a vector of 4 numbers.",
        ["Leave out pool2."],
    ),
    "groups": (
        Plan("a", "", SMALL, (Conv("conv1", 5, 3, groups=2),)),
        "conv1 has 2 groups, but its channels (2) and filters (5) cannot both be dealt out to them evenly.",
        ["Set the filters of conv1 to 4.", "Give conv1 no groups.", "Leave out conv1."],
    ),
    "connections": (
        Plan("a", "", SMALL, (Conv("conv1", 1, 3, connections_of=((0, 5),)),)),
        "The table of connections of conv1 does not go with its channels (2) and filters (1).",
        ["Let every filter of conv1 see all channels.", "Leave out conv1."],
    ),
    "a pool's padding": (
        Plan("a", "", SMALL, (Pool("pool1", 2, padding=2),)),
        "The padding of pool1 is 2; that of a pooling is half its window at most, here 1.",
        ["Give pool1 a padding of 1.", "Give pool1 a window of 4×4.", "Leave out pool1."],
    ),
    "a sum of other channels": (
        Plan("a", "", SMALL, (Conv("conv1", 4, 3, 1), Sum("sum1"))),
        "sum1 adds up what is not of one shape: 3×3×4, and 3×3×2 from input.",
        ["Set the filters of conv1 to 2.", "Leave out sum1."],
    ),
    "a sum with nobody": (
        Plan("a", "", SMALL, (Conv("conv1", 2, 3, 1), Sum("sum1", "conv9"))),
        "sum1 adds the output of conv9, but no such layer comes before it.",
        ["Let sum1 add the output of input.", "Leave out sum1."],
    ),
    "sums that cross": (
        Plan(
            "a",
            "",
            SMALL,
            (Conv("conv1", 2, 1), Conv("conv2", 2, 1), Sum("sum1", "input"), Sum("sum2", "conv1")),
        ),
        "sum2 adds the output of conv1, which lies inside another sum that ends before it.",
        ["Leave out sum2."],
    ),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_each_trouble(name: str) -> None:
    """Its sentence and its repairs, the nearest first."""
    plan, sentence, texts = TROUBLES[name]
    assert str(reason(plan)) == sentence
    found = [repair.text for repair in repairs(plan)]
    assert [text for text in found if text in texts] == texts


def test_vgg_16_on_twenty_pixels() -> None:
    """The issue's lesson: pool5 has nothing left."""
    found = repairs(known("vgg16").with_input((20, 20, 3)))
    assert [repair.text for repair in found] == [
        "Make the input 32×32.",
        "Give pool5 a padding of 1.",
        "Leave out pool5.",
        "Give pool3 a stride of 1.",
    ]
    assert found[0].plan == known("vgg16").with_input((32, 32, 3))


def test_only_the_short_side_grows() -> None:
    """The other stays."""
    first = repairs(known("vgg16").with_input((20, 64, 3)))[0]
    assert first.plan.input == (32, 64, 3)


def test_the_1998_table_on_other_maps() -> None:
    """Four maps in C1 do not go with the table of C3."""
    plan = known("lenet5", "1998")
    few = plan.replaced(0, Conv("C1", 4, 5))
    assert repairs(few)[0].text == "Let every filter of C3 see all channels."


def test_least_side() -> None:
    """It is the least: one pixel less does not fit."""
    for name in ("vgg16", "vgg11", "alexnet", "lenet5"):
        side = least_side(known(name))
        channels = known(name).input[2]
        assert worked(known(name).with_input((side, side, channels))).trouble is None
        assert worked(known(name).with_input((side - 1, side, channels))).trouble is not None


def test_the_longest_impossible_network() -> None:
    """Nothing of it fits, and still there is an answer."""
    blocks = (Flatten("flatten"), *(BatchNorm(f"bn{at}") for at in range(MOST_BLOCKS - 2)), Activation("relu"))
    (first, *_) = repairs(Plan("long", "", (2, 2, 1), blocks))
    assert worked(first.plan).trouble is None
