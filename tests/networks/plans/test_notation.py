"""The course's notation of each layer, and what a dense layer would have to learn in its place."""

import pytest

from cnngui.engine.lessons.counts import COUNTS
from cnngui.networks.plans.blocks import Conv
from cnngui.networks.plans.dense_instead import dense_instead
from cnngui.networks.plans.known import known
from cnngui.networks.plans.notation import notation
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked


def test_a_convolution() -> None:
    """With the formula of its size."""
    said = dict(notation(worked(known("vgg16")), "conv1_2", 8))
    assert said["n_H[2]"] == "(224 + 2·1 − 3)/1 + 1 = 224"
    assert (said["W[2]"], said["b[2]"], said["A[2]"]) == ("(3, 3, 64, 64)", "(64)", "(8, 224, 224, 64)")


def test_a_pooling_a_dense_layer_and_the_input() -> None:
    """What they have not is not said."""
    table = worked(known("vgg16"))
    pool, dense, given = (dict(notation(table, name)) for name in ("pool5", "fc6", "input"))
    assert list(pool) == ["f[18]", "p[18]", "s[18]", "n_H[18]", "n_W[18]", "n_C[18]", "a[18]", "A[18]"]
    assert dense == {
        "n_C[19]": "4096",
        "W[19]": "(25088, 4096)",
        "b[19]": "(4096)",
        "a[19]": "(4096)",
        "A[19]": "(m, 4096)",
    }
    assert given["a[0]"] == "(224, 224, 3)"
    with pytest.raises(KeyError):
        notation(table, "conv9")


def test_the_courses_comparison() -> None:
    """156, 456 and 14,450,688 come from layers as from the lesson."""
    grey, colours = (
        dense_instead(worked(Plan("a", "", (32, 32, depth), (Conv("conv1", 6, 5),))).layers[0]) for depth in (1, 3)
    )
    assert grey is not None
    assert colours is not None
    values = {count.value for count in COUNTS}
    assert {grey.here.value, colours.here.value, colours.weights.value, 3_000_000_000} <= values
    assert (grey.here.value, colours.here.value, colours.weights.value) == (156, 456, 14_450_688)
    assert colours.dense.value == (32 * 32 * 3 + 1) * 28 * 28 * 6
    assert colours.times == pytest.approx(31_701, abs=1)


def test_what_cannot_be_compared() -> None:
    """A dense layer is one already; a pooling has nothing to learn."""
    table = worked(known("lenet5"))
    assert dense_instead(table.row("F6")) is None
    pool = dense_instead(table.row("S2"))
    assert pool is not None
    assert (pool.here.value, pool.times) == (0, None)
