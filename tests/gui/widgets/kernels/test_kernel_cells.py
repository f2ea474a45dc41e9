"""Where cells lie and what is written in them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from cnngui.engine.colours import paint, signed
from cnngui.engine.kernels.typed_number import parse_number
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.widgets.kernels.kernel_cells import (
    CellLayout,
    cell_size,
    cells,
    decimal_forms,
    draw_cells,
    exact_form,
    fitting,
    lay_out,
    limit_of,
    replaced,
)

SIDES = st.integers(1, 15)
BOX: Kernel = ((1 / 9,) * 3,) * 3


@given(SIDES, SIDES, st.integers(60, 700), st.integers(60, 700))
def test_every_cell_lies_inside_and_is_found_again(rows: int, columns: int, width: int, height: int) -> None:
    """Whatever the room, all cells are in it, and the middle of each leads back to it."""
    layout = lay_out((rows, columns), QSize(width, height), 17.0)
    for row in range(rows):
        for column in range(columns):
            rect = layout.rect((row, column))
            assert rect.left() >= 0
            assert rect.top() >= 0
            assert rect.right() < width
            assert rect.bottom() < height
            assert layout.cell_at(QPointF(rect.center())) == (row, column)


def test_beside_the_cells_there_is_no_cell() -> None:
    """The frame ends where the last cell ends."""
    layout = CellLayout((2, 2), 10, 10, 20, 20)
    outside = [QPointF(9, 15), QPointF(15, 9), QPointF(50.6, 15), QPointF(15, 50.6)]
    assert [layout.cell_at(point) for point in outside] == [None] * 4


@given(SIDES, SIDES)
def test_no_kernel_is_larger_than_the_panel(rows: int, columns: int) -> None:
    """At a line of 17 px: 306 px wide, 272 px high, and no cell too small to hit."""
    size = cell_size((rows, columns), 17.0)
    assert size.width() * columns <= 306
    assert size.height() * rows <= 272
    assert min(size.width(), size.height()) >= 16


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
    """Rounded as far as the cell asks, and a small number never becomes a plain 0."""
    texts = fitting(((225 / 4096, 1 / 4096, 1 / 2),), ".", lambda text: len(text) <= 4)
    assert list(texts.values()) == ["0.05", "≈0", "0.5"]


@given(st.floats(-1e30, 1e30))
def test_an_exact_form_reads_back(value: float) -> None:
    """What opens in the field is the number itself, to 1e-9 where it is written as a fraction."""
    assert parse_number(exact_form(value, ",")) == pytest.approx(value, rel=2e-9, abs=0)


@given(st.floats(-1e30, 1e30))
def test_forms_get_shorter_and_keep_the_sign(value: float) -> None:
    """The best form first; none is empty."""
    forms = decimal_forms(value, ".")
    assert list(map(len, forms)) == sorted(map(len, forms), reverse=True)
    assert all(form.startswith("−") for form in forms if value < 0 and form != "≈0")


def test_zeros_have_a_limit_too() -> None:
    """A scale from 0 to 0 would divide by zero."""
    assert limit_of(((0.0,),)) == 1.0


def test_each_cell_has_the_colour_of_its_number(qapp: object) -> None:
    """On the signed scale, in the order of the kernel."""
    kernel: Kernel = ((1.0, 0.0, -1.0), (-0.5, 0.5, 0.25))
    layout = CellLayout((2, 3), 2, 2, 10, 10)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_cells(painter, layout, kernel, {}, 1.0, QColor("black"))
    painter.end()
    for cell, value in cells(kernel):
        expected = QColor(*(int(part) for part in paint(signed(1.0), np.array([[value]], np.float32))[0, 0]))
        assert image.pixelColor(layout.rect(cell).center()) == expected
