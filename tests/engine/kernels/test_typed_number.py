"""Numbers as people type them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.typed_number import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3.0),
        ("+3", 3.0),
        ("-0,5", -0.5),
        ("−0.5", -0.5),
        ("–2", -2.0),
        (".25", 0.25),
        ("2.", 2.0),
        ("1/9", 1 / 9),
        ("−1/16", -1 / 16),
        ("1 / 4", 0.25),
        ("1\u202f000,5", 1000.5),
        ("1e-3", 0.001),
        ("2E2", 200.0),
        ("1e30", 1e30),
    ],
)
def test_reads_what_people_type(text: str, value: float) -> None:
    """Decimal comma or point, fractions, typographic signs, spaces in thousands."""
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "-", "abc", "1,2,3", "1.2.3", "1//2", "1/2/3", "nan", "inf", "0x10", "١", "1_0"])
def test_refuses_what_is_no_number(text: str) -> None:
    """The sentence quotes what was typed."""
    with pytest.raises(KernelError, match="not a number") as caught:
        parse_number(text)
    assert caught.value.fields == {"text": text}


@pytest.mark.parametrize("text", ["1e31", "-1e999", "1/0", "0/0", "1/1e-300"])
def test_refuses_what_no_response_can_hold(text: str) -> None:
    """Nothing infinite comes in, by a division neither."""
    with pytest.raises(KernelError, match="too large"):
        parse_number(text)


@given(st.floats(-1e30, 1e30))
def test_reads_back_every_number(value: float) -> None:
    """What Python writes is read as it was."""
    assert parse_number(repr(value)) == value


def test_gives_no_negative_zero() -> None:
    """−0 would be written with a sign that means nothing."""
    assert math.copysign(1, parse_number("-0")) == 1
