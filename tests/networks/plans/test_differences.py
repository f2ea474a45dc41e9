"""Variants beside each other: what is the same is not marked, what differs is."""

from cnngui.networks.plans.differences import beside
from cnngui.networks.plans.known import VARIANTS, is_changed, known, title_of
from cnngui.networks.plans.worked import worked


def test_one_beside_itself() -> None:
    """Nothing differs."""
    for variant in VARIANTS:
        pairs = beside(worked(variant.plan), worked(variant.plan))
        assert all(pair.one == pair.other and not pair.differs for pair in pairs)


def test_alexnets() -> None:
    """The groups are found in three layers, and only there."""
    pairs = beside(worked(known("alexnet", "grouped")), worked(known("alexnet", "ungrouped")))
    marked = {pair.one.name: pair.differs for pair in pairs if pair.one and pair.differs}
    assert set(marked) == {"conv2", "conv4", "conv5"}
    assert all(differs == {"parameters", "parameters_product", "macs"} for differs in marked.values())


def test_the_lenets_of_1998_and_today() -> None:
    """C5, a convolution there and fully connected here, stands beside C5; of F6 only the function differs."""
    pairs = beside(worked(known("lenet5", "modern")), worked(known("lenet5", "1998")))
    assert [(pair.one and pair.one.name, pair.other and pair.other.name) for pair in pairs[-3:]] == [
        ("C5", "C5"),
        ("F6", "F6"),
        ("output", "output"),
    ]
    assert pairs[-2].differs == {"type"}
    assert "parameters" not in pairs[-3].differs


def test_a_row_that_the_other_has_not() -> None:
    """Torchvision's adaptive pooling stands alone."""
    pairs = beside(worked(known("vgg16")), worked(known("vgg16", "torchvision")))
    (alone,) = [pair for pair in pairs if pair.one is None]
    assert alone.other is not None
    assert (alone.other.name, "parameters" in alone.differs) == ("avgpool", True)
    assert len(pairs) == len(worked(known("vgg16", "torchvision")).rows)
    assert all(not pair.differs for pair in pairs if pair.one)


def test_every_row_is_there_once() -> None:
    """On both sides, in order."""
    one, other = worked(known("lenet5", "1998")), worked(known("vgg11"))
    pairs = beside(one, other)
    assert tuple(pair.one for pair in pairs if pair.one) == one.rows
    assert tuple(pair.other for pair in pairs if pair.other) == other.rows


def test_changed_networks_say_so() -> None:
    """Input and classes are no change: they stand beside the title."""
    plan = known("alexnet").with_input((300, 300, 3)).with_classes(7)
    assert not is_changed(plan)
    assert is_changed(plan.without(1))
    assert title_of(plan.without(1), "fr") == "AlexNet, deux groupes, 227×227 (2012), modifié"
    assert is_changed(known("lenet5").without(*range(len(known("lenet5").blocks))))
