"""Blocks and plans refuse what makes no sense, and changes give new plans."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cnngui.networks.plans.blocks import Activation, AdaptivePool, Block, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import LONGEST_SIDE, MOST_BLOCKS, Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.worked import worked

REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "no filters": (lambda: Conv("conv1", 0), "n_C of conv1 is 0; it must be from 1 to 65536."),
    "no window": (lambda: Conv("conv1", 1, 0), "f of conv1 is 0; it must be from 1 to 1024."),
    "negative padding": (lambda: Pool("pool1", 2, -1), "p of pool1 is -1; it must be from 0 to 1024."),
    "no stride": (lambda: Pool("pool1", 2, 0, 0), "s of pool1 is 0; it must be from 1 to 1024."),
    "no groups": (lambda: Conv("conv1", 1, groups=0), "g of conv1 is 0; it must be from 1 to 65536."),
    "no units": (lambda: Dense("fc1", 0), "n_C of fc1 is 0; it must be from 1 to 65536."),
    "no output": (lambda: AdaptivePool("pool", 0), "n_H of pool is 0; it must be from 1 to 1024."),
    "a name with code in it": (
        lambda: Flatten('x"), exec("'),
        '“x"), exec("” is no name of a layer: take up to 24 letters, digits and _, a letter first.',
    ),
    "a name of two lines": (
        lambda: Flatten("a\nb"),
        "“a�b” is no name of a layer: take up to 24 letters, digits and _, a letter first.",
    ),
    "an empty input": (
        lambda: Plan("a", "", (0, 8, 1)),
        f"The input is 0×8×1; it must be from 1×1×1 to {LONGEST_SIDE}×{LONGEST_SIDE}×65536.",
    ),
    "a flat input": (
        lambda: Plan("a", "", (8, 8)),
        f"The input is 8×8; it must be from 1×1×1 to {LONGEST_SIDE}×{LONGEST_SIDE}×65536.",
    ),
    "one name for two": (
        lambda: Plan("a", "", (8, 8, 1), (Activation("relu"), Flatten("relu"))),
        "Two layers are called relu: give one of them another name.",
    ),
    "the input's name": (
        lambda: Plan("a", "", (8, 8, 1), (Flatten("input"),)),
        "Two layers are called input: give one of them another name.",
    ),
    "too many": (
        lambda: Plan("a", "", (8, 8, 1), tuple(Activation(f"relu{at}") for at in range(MOST_BLOCKS + 1))),
        f"The network has {MOST_BLOCKS + 1} layers; {MOST_BLOCKS} are the most.",
    ),
    "no classes": (
        lambda: Plan("mine").with_classes(3),
        "mine has no fully connected layer that gives classes: add one, with a flattening before it.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """In one sentence that names the layer and what it may be."""
    make, sentence = REFUSED[name]
    with pytest.raises(PlanError) as told:
        make()
    assert str(told.value) == sentence


def names(plan: Plan) -> list[str]:
    """Return the blocks' names."""
    return [block.name for block in plan.blocks]


def test_changes() -> None:
    """Add, take away, move, replace: the old plan stays."""
    one, two, three = Activation("one"), Activation("two"), Activation("three")
    plan = Plan("a", blocks=(one, two))
    assert names(plan.inserted(1, three)) == ["one", "three", "two"]
    assert names(plan.inserted(2, three)) == ["one", "two", "three"]
    assert names(plan.without(0)) == ["two"]
    longer = plan.inserted(2, three)
    assert names(longer.moved(0, 2)) == ["two", "three", "one"]
    assert names(longer.moved(2, 0)) == ["three", "one", "two"]
    assert names(longer.moved(1, 1)) == names(longer)
    assert names(plan) == ["one", "two"]


def test_a_sum_follows_a_new_name() -> None:
    """So that renaming breaks nothing."""
    plan = Plan("a", "", (8, 8, 2), (Conv("conv1", 2, 1), Sum("sum1", "conv1")))
    changed = plan.replaced(0, replace(plan.blocks[0], name="first"))
    assert changed.blocks[1] == Sum("sum1", "first")
    assert worked(changed).trouble is None


def test_classes_and_input() -> None:
    """The last fully connected layer gives the classes; dense layers follow the input."""
    plan = known("vgg16").with_classes(3).with_input((64, 64, 3))
    table = worked(plan)
    assert (plan.classes, table.output) == (3, (3,))
    assert table.row("fc8").parameters.value == 12_291
    assert table.row("fc6").parameters.text() == "(2·2·512 + 1)·4096 = 8392704"
    assert Plan("none").classes == 0


def test_fresh_names() -> None:
    """None that is taken, and not the input's."""
    plan = Plan("a", blocks=(Activation("conv1"), Activation("conv3")))
    assert (plan.fresh_name("conv"), plan.fresh_name("pool")) == ("conv2", "pool1")


def test_a_block_of_its_own_has_a_kind() -> None:
    """The base has none."""
    with pytest.raises(NotImplementedError):
        _ = Block("nothing").kind
