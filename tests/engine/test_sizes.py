"""Sizes: the formula, the leftovers and the receptive field."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.errors import SizeError
from cnngui.engine.sizes import Axis, ReceptiveField, axes, margins, receptive_field


@given(st.integers(1, 60), st.integers(1, 9), st.integers(0, 9), st.integers(1, 5), st.integers(1, 4))
def test_output_size_is_torch_s(length: int, size: int, padding: int, stride: int, dilation: int) -> None:
    """⌊(n + 2p - f)/s⌋ + 1, as torch counts."""
    window = dilation * (size - 1) + 1
    if window > length + 2 * padding:
        with pytest.raises(SizeError):
            Axis(length, size, padding, padding, stride, dilation)
        return
    axis = Axis(length, size, padding, padding, stride, dilation)
    layer = torch.nn.functional.conv1d(
        torch.zeros(1, 1, length), torch.zeros(1, 1, size), stride=stride, padding=padding, dilation=dilation
    )
    assert axis.output == layer.shape[-1]
    last = axis.pixels(axis.output - 1)[-1]
    assert last + 1 + axis.leftover == length + padding
    assert 0 <= axis.leftover < stride


@pytest.mark.parametrize(("size", "dilation"), [(1, 1), (2, 1), (3, 2), (4, 3), (15, 1)])
def test_same_keeps_the_size(size: int, dilation: int) -> None:
    """At stride 1, "same" gives as many windows as pixels, the odd pixel after."""
    before, after = margins("same", size, dilation)
    assert Axis(40, size, before, after, dilation=dilation).output == 40
    assert after - before in {0, 1}


def test_formula_writes_todays_numbers() -> None:
    """The course's formula with the numbers in it, unequal padding and the floor included."""
    assert Axis(6, 3, 1, 1).formula() == "(6 + 2·1 − 3)/1 + 1 = 6"
    assert Axis(6, 3).formula() == "(6 + 0 − 3)/1 + 1 = 4"
    assert Axis(6, 4, 1, 2).formula() == "(6 + 1 + 2 − 4)/1 + 1 = 6"
    assert Axis(10, 3, stride=2).formula() == "⌊(10 + 0 − 3)/2⌋ + 1 = 4"


def test_bad_numbers_are_refused_by_name() -> None:
    """Each number out of range has its own sentence."""
    with pytest.raises(SizeError, match="The stride is 0; it must be at least 1"):
        Axis(6, 3, stride=0)
    with pytest.raises(SizeError, match="The padding is -1; it must be at least 0"):
        axes((6, 6), 3, -1)
    with pytest.raises(SizeError, match="The dilation is 0"):
        axes((6, 6), 3, 0, 1, 0)


@pytest.mark.parametrize("layers", range(1, 9))
def test_stacked_3x3_layers_see_2n_plus_1(layers: int) -> None:
    """The receptive field slide: 2N + 1."""
    field = receptive_field([Axis(64, 3, 1, 1)] * layers)
    assert field == ReceptiveField(size=2 * layers + 1, jump=1, start=-layers)


def test_vgg16_fields() -> None:
    """The published fields of VGG-16's layers, conv1_1 to pool5."""
    convolution, pool = Axis(512, 3, 1, 1), Axis(512, 2, stride=2)
    blocks = [2, 2, 3, 3, 3]
    windows = [axis for count in blocks for axis in [convolution] * count + [pool]]
    fields = [receptive_field(windows[: n + 1]).size for n in range(len(windows))]
    assert fields == [3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212]
