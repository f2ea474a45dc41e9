"""Walking over a layer: every shown product and sum is the engine's, and the engine is torch's."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, run
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.examples import EXAMPLES, Example, example
from cnngui.engine.lessons.walk import Walk
from tests.engine.lessons.chains import a_chain, a_grid, by_torch


@given(st.integers(0, 2**32 - 1))
def test_every_product_and_sum_is_the_engines_and_torchs(seed: int) -> None:
    """Random grids, kernels, paddings, borders, strides, dilations, channels, pools; one or two layers."""
    rng = np.random.default_rng(seed)
    planes = a_grid(rng, int(rng.integers(1, 4)))
    chain = a_chain(rng, planes)
    assume(chain is not None)
    assert chain is not None
    walk = Walk(chain, planes)
    engine = np.stack(walk.output, axis=-1)
    expected = by_torch(chain, planes)
    if expected is not None:
        np.testing.assert_allclose(engine, expected, rtol=1e-4, atol=1e-3)
    for step in range(len(walk)):
        told = walk.explanation(step)
        assert told.value == pytest.approx(engine[walk.place(step)], rel=1e-4, abs=1e-3)
        for place in told.sums:
            for part in place.slices:
                assert np.array_equal(part.products, np.multiply(part.window, part.kernel))
            total = sum(np.sum(part.products) for part in place.slices)
            assert place.total == pytest.approx(total, rel=1e-6, abs=1e-6)
            shown = max(place.total + place.bias, 0) if place.relu else place.total + place.bias
            assert place.value == shown


@given(st.integers(0, 2**32 - 1))
def test_forward_and_back_is_the_same(seed: int) -> None:
    """Every step fills one number in, and going back takes away just that."""
    rng = np.random.default_rng(seed)
    planes = a_grid(rng, int(rng.integers(1, 4)))
    chain = a_chain(rng, planes)
    assume(chain is not None)
    assert chain is not None
    walk = Walk(chain, planes, int(rng.integers(len(chain.layers))))
    forward = [(walk.explanation(step), walk.filled(step)) for step in range(len(walk))]
    before = np.zeros(walk.shape.output, bool)
    for step, (_, filled) in enumerate(forward):
        assert filled.sum() == step + 1
        assert [tuple(place) for place in np.argwhere(filled & ~before).tolist()] == [walk.place(step)]
        before = filled
    for step in reversed(range(len(walk))):
        assert walk.explanation(step) == forward[step][0]
        assert np.array_equal(walk.filled(step), forward[step][1])
        assert walk.step_of(*walk.place(step)) == step
    assert not walk.filled(-1).any()


def test_filter_by_filter_row_by_row() -> None:
    """The order in which the outputs stack up."""
    course = example("filters")
    walk = Walk(course.chain, course.planes)
    assert [walk.place(step) for step in (0, 1, 4, 15, 16, 47)] == [
        (0, 0, 0),
        (0, 1, 0),
        (1, 0, 0),
        (3, 3, 0),
        (0, 0, 1),
        (3, 3, 2),
    ]
    assert walk.filled(15)[..., 0].all()
    assert not walk.filled(15)[..., 1:].any()


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.name)
def test_examples_of_the_course(row: Example) -> None:
    """Each number of the last layer, exactly."""
    walk = Walk(row.chain, row.planes)
    assert all(
        walk.explanation(step).value == walk.output[channel][r, c]
        for step in range(len(walk))
        for r, c, channel in [walk.place(step)]
    )


def test_a_layer_in_the_middle() -> None:
    """Its input is what the layer before gives."""
    course = example("stacked")
    walk = Walk(course.chain, course.planes, 1)
    outputs = run(course.chain, course.planes)
    assert np.array_equal(walk.given[0], outputs[0][0])
    assert np.array_equal(walk.output[0], outputs[1][0])
    assert walk.index == 1
    assert len(walk) == 9


def test_each_channel_apart() -> None:
    """A later layer sees all channels, although the first saw each apart."""
    one = Filter((((1.0,),),))
    planes = tuple(np.full((2, 2), number, np.float32) for number in (1, 10, 100))
    chain = Chain((Layer((one,), padding=0), Layer((one,), padding=0)), "each")
    assert [Walk(chain, planes, 0).explanation(step).value for step in (0, 4, 8)] == [1, 10, 100]
    assert Walk(chain, planes).explanation(0).value == 111


def test_outside() -> None:
    """There is no such step, number or layer."""
    course = example("convolution")
    walk = Walk(course.chain, course.planes)
    for step in (-1, 16):
        with pytest.raises(IndexError, match=f"no step {step} of 16"):
            walk.explanation(step)
    with pytest.raises(IndexError, match="no step 16"):
        walk.filled(16)
    for place in ((0, 0, -1), (4, 0, 0), (0, 0, 1)):
        with pytest.raises(IndexError):
            walk.step_of(*place)
    with pytest.raises(IndexError):
        Walk(course.chain, course.planes, 1)
