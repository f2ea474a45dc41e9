"""Slices that are changed together."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.kernels.slices import normalised

NUMBERS = st.integers(-9, 9).map(float)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=3))
def test_normalised_slices_add_up_to_one_together(rows: list[tuple[float, float]]) -> None:
    """Or their absolute values do, where the sum is 0; nothing but zeros stays."""
    slices = tuple((row,) for row in rows)
    total = sum(Fraction(number) for row in rows for number in row)
    size = sum(abs(Fraction(number)) for row in rows for number in row)
    divisor = total or size or 1
    expected = tuple((tuple(float(Fraction(number) / divisor) for number in row),) for row in rows)
    assert normalised(slices) == expected
