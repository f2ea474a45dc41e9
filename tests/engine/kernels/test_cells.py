"""What is written in the cells of a kernel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.kernels.cells import decimal_forms, evenly, exact_form, fitting, limit_of, replaced
from cnngui.engine.kernels.typed_number import parse_number
from cnngui.engine.numbers import read_number


def test_one_number_is_replaced_and_the_others_stay() -> None:
    """By row and column, in a kernel that is not square."""
    assert replaced(((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)), (1, 2), 0.0) == ((1.0, 2.0, 3.0), (4.0, 5.0, 0.0))


def test_a_blur_is_written_in_fractions() -> None:
    """All numbers that are not whole, so that a kernel is written in one way."""
    texts = fitting(((1 / 16, 1 / 8), (1 / 4, 1.0)), ".", lambda _: True)
    assert list(texts.values()) == ["1/16", "1/8", "1/4", "1"]


def test_short_decimals_stay_decimals() -> None:
    """A half is 0.5 where nothing needs a fraction, with a comma in French."""
    texts = fitting(((0.5, -0.25),), ",", lambda _: True)
    assert list(texts.values()) == ["0,5", "−0,25"]


def test_where_fractions_do_not_fit_all_are_decimals() -> None:
    """Rounded as far as the cell asks; a small number is never 0, but asks for a wider cell."""
    texts = fitting(((225 / 4096, 1 / 4096, 1 / 2),), ".", lambda text: len(text) <= 4)
    assert list(texts.values()) == ["0.05", "0.0002", "0.5"]


@given(st.floats(-1e30, 1e30))
def test_an_exact_form_reads_back(value: float) -> None:
    """What opens in the field is the number itself, to 1e-9 where it is written as a fraction."""
    assert parse_number(exact_form(value, ",")) == pytest.approx(value, rel=2e-9, abs=0)


@given(st.floats(-1e30, 1e30))
def test_forms_get_shorter_and_keep_the_sign(value: float) -> None:
    """The best form first; none is empty."""
    forms = decimal_forms(value, ".")
    assert list(map(len, forms)) == sorted(map(len, forms), reverse=True)
    assert all(form.startswith("−") == (value < 0) for form in forms)
    assert all(read_number(form) for form in forms if value)


def test_zeros_have_a_limit_too() -> None:
    """A scale from 0 to 0 would divide by zero."""
    assert limit_of(((0.0,),)) == 1.0


def test_several_kernels_have_one_number_of_decimals() -> None:
    """As many as fit in all cells; a tiny number keeps what tells it from 0, a huge one its power of ten."""
    kernels = [((0.4082, -0.4),), ((0.0414, -0.4531),)]
    found = evenly(kernels, ",", lambda text: len(text) <= 5)
    assert [list(texts.values()) for texts in found] == [["0,41", "−0,40"], ["0,04", "−0,45"]]
    assert list(evenly([((0.0002, 0.5, 0.0),)], ".", lambda text: len(text) <= 3)[0].values()) == ["0.0002", "0.5", "0"]
    assert list(evenly([((0.25, 3.0),)], ".", lambda _: True)[0].values()) == ["0.25", "3.00"]
    narrow = evenly([((0.4082, -0.4),)], ".", lambda text: len(text) <= 4, least=2)
    assert list(narrow[0].values()) == ["0.41", "−0.40"]
