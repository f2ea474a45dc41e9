"""Planes as CSV: read back number for number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnngui.engine.csv_text import parse_csv
from cnngui.engine.kernels.values import parse, to_csv
from cnngui.engine.listings.csv import as_csv

NUMBERS = st.floats(-(2.0**100), 2.0**100, width=32)


@given(st.data(), st.integers(1, 3), st.integers(1, 5), st.integers(1, 5))
def test_planes_are_read_back(data: st.DataObject, channels: int, height: int, width: int) -> None:
    """One or several planes, single rows and columns included."""
    grid = data.draw(arrays(np.float32, (height, width, channels), elements=NUMBERS))
    back = parse_csv(as_csv(tuple(np.moveaxis(grid, -1, 0))), "listing")
    np.testing.assert_array_equal(back.reshape(grid.shape), grid)


@pytest.mark.parametrize("text", ["1,2,-3/0,0.5,-0.25", "1,2;3,4;5,6", "1/2;3/4", "0.1"])
def test_kernels_are_read_back(text: str) -> None:
    """What `to_csv` writes of a kernel, `parse_csv` reads as a grid."""
    expected = np.moveaxis(np.array(parse(text), np.float32), 0, -1)
    back = parse_csv(to_csv(parse(text)), "listing")
    np.testing.assert_array_equal(back.reshape(expected.shape), expected)
