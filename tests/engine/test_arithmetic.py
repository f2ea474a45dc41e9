"""The arithmetic of one number equals the engine's number, everywhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.arithmetic import explain, seen_through
from cnngui.engine.chain import Chain, Layer, Pooling, planes_for, run, shapes
from cnngui.engine.convolution import BORDERS
from tests.engine.test_chain import a_filter
from tests.engine.test_convolution import COURSE_6


@pytest.mark.parametrize("border", ["replicate", "reflect", "wrap"])
@pytest.mark.parametrize("length", [1, 2, 5])
def test_padding_reads_what_numpy_pads(border: str, length: int) -> None:
    """Each border, also with more padding than pixels."""
    modes = {"replicate": "edge", "reflect": "reflect", "wrap": "wrap"}
    padded = np.pad(np.arange(length), 7, mode=modes[border])  # type: ignore[call-overload]
    assert [seen_through(i, length, border) for i in range(-7, length + 7)] == padded.tolist()  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_every_number_is_explained(seed: int) -> None:
    """Random layers in every channel mode: the explained value is the engine's, its span the field's."""
    rng = np.random.default_rng(seed)
    photo = rng.integers(0, 256, (12, 15, 3)).astype(np.uint8)
    mode = ("grey", "each", "sum")[rng.integers(3)]
    depth = 3 if mode == "sum" and rng.integers(2) else 1
    size = (int(rng.integers(1, 5)), int(rng.integers(1, 5)))
    layer = Layer(
        tuple(a_filter(rng, size, depth) for _ in range(2)),
        padding="same" if rng.integers(2) else int(rng.integers(0, 3)),
        border=BORDERS[rng.integers(4)],
        stride=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
        dilation=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=(None, Pooling("max"), Pooling("average", (2, 1), (1, 2)))[rng.integers(3)],
    )
    chain = Chain((layer,), mode)  # type: ignore[arg-type]
    planes = planes_for(photo, mode)  # type: ignore[arg-type]
    (shape,), (responses,) = shapes(chain, (12, 15, 3)), run(chain, planes)
    for channel, response in enumerate(responses):
        row, column = int(rng.integers(shape.output[0])), int(rng.integers(shape.output[1]))
        told = explain(layer, shape, planes, row, column, channel, each=mode == "each")
        assert told.value == pytest.approx(response[row, column], rel=1e-5, abs=1e-2)
        assert told.rows == shape.field[0].span(row)
        assert told.columns == shape.field[1].span(column)


def test_padding_is_told_apart() -> None:
    """The corner of the padded 6×6 sees five zeros of padding."""
    layer = Layer((a_filter(np.random.default_rng(0), (3, 3), 1),), padding=1)
    planes = planes_for(COURSE_6, "grey")
    told = explain(layer, shapes(Chain((layer,)), (6, 6, 1))[0], planes, 0, 0)
    inside = told.sums[0].slices[0].inside
    assert inside == ((False, False, False), (False, True, True), (False, True, True))
    assert told.sums[0].slices[0].window[0] == (0, 0, 0)


def test_true_convolution_shows_the_turned_kernel() -> None:
    """The kernel that is shown is the one that slides."""
    lopsided = a_filter(np.random.default_rng(5), (3, 3), 1)
    layer = Layer((lopsided,), true_convolution=True)
    told = explain(layer, shapes(Chain((layer,)), (6, 6, 1))[0], planes_for(COURSE_6, "grey"), 2, 2)
    assert told.sums[0].slices[0].kernel == tuple(row[::-1] for row in lopsided.slices[0][::-1])


def test_no_such_number() -> None:
    """Outside the response there is nothing to explain."""
    layer = Layer((a_filter(np.random.default_rng(0), (3, 3), 1),), padding=0)
    shape = shapes(Chain((layer,)), (6, 6, 1))[0]
    with pytest.raises(IndexError, match=r"no output \(4, 0, 0\) in \(4, 4, 1\)"):
        explain(layer, shape, planes_for(COURSE_6, "grey"), 4, 0)
