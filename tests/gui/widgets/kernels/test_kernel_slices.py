"""The slices of a filter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.slices import Slices
from cnngui.engine.kernels.values import parse
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.kernel_slices import KernelSlices
from tests.gui.hands import LEFT, shown, type_text

RGB = parse("1,0,-1/2,0,-2/1,0,-1;0,1,0/1,-4,1/0,1,0;0,0,0/0,1,0/0,0,0")
LARGE: Slices = tuple((tuple(map(float, range(5))),) * 5 for _ in range(3))


@pytest.fixture
def area(qtbot: QtBot) -> KernelSlices:
    """Show three slices of 3×3."""
    area = KernelSlices()
    area.set_slices(RGB)
    return shown(qtbot, area)


def type_into(area: KernelSlices, grid: int, text: str) -> None:
    """Type into the first cell of a grid and leave it."""
    area.grids[grid].setFocus()
    area.grids[grid].go_to((0, 0))
    type_text(area.grids[grid], text)
    area.finish_edit()


def test_three_small_slices_stand_side_by_side(area: KernelSlices) -> None:
    """Red, green and blue from left to right, on one colour scale."""
    assert tuple(grid.kernel for grid in area.grids) == RGB
    lefts = [grid.mapTo(area, grid.rect().topLeft()).x() for grid in area.grids]
    assert lefts == sorted(lefts)
    assert [grid.accessibleName().split(",")[0] for grid in area.grids] == ["Red slice", "Green slice", "Blue slice"]
    image = area.grids[2].grab().toImage()
    area.grids[2].set_limit(1.0)
    assert area.grids[2].grab().toImage() != image  # a 1 is pale beside the −4 of green


def test_a_change_of_one_slice_keeps_the_others(area: KernelSlices) -> None:
    """And the whole filter is told."""
    told: list[Slices] = []
    area.slices_edited.connect(told.append)
    type_into(area, 1, "7")
    assert told == [(RGB[0], ((7.0, 1.0, 0.0), *RGB[1][1:]), RGB[2])]


def test_larger_slices_are_shown_one_at_a_time(area: KernelSlices) -> None:
    """With a choice of red, green and blue above."""
    area.set_slices(LARGE)
    (grid,) = area.grids
    told: list[Slices] = []
    area.slices_edited.connect(told.append)
    blue = next(button for button in area.findChildren(QRadioButton) if button.text() == "blue")
    QTest.mouseClick(blue, LEFT)
    assert told == []
    type_into(area, 0, "9")
    assert told[0][:2] == LARGE[:2]
    assert told[0][2][0] == (9.0, 1.0, 2.0, 3.0, 4.0)
    assert grid is area.grids[0]


def test_many_slices_are_chosen_by_number(qtbot: QtBot) -> None:
    """A filter that sees four channels."""
    area = shown(qtbot, KernelSlices())
    area.set_slices(tuple(((float(number),),) for number in range(4)))
    field = area.findChild(NumberField)
    assert field is not None
    assert field.box.text() == "1 of 4"
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    assert area.grids[0].kernel == ((2.0,),)


def test_one_slice_of_another_size_resizes_all(area: KernelSlices) -> None:
    """All slices of a filter have one shape; the focus stays in the grids although they are new ones."""
    told: list[Slices] = []
    area.slices_edited.connect(told.append)
    area.grids[1].setFocus()
    area.grids[1].kernel_edited.emit(LARGE[0])
    assert [len(kernel) for kernel in told[0]] == [5, 5, 5]
    assert told[0][1] == LARGE[0]
    assert told[0][0][1] == (0.0, 1.0, 0.0, -1.0, 0.0)
    assert area.grids[0].hasFocus()


def test_set_from_outside_it_tells_nothing(area: KernelSlices, qtbot: QtBot) -> None:
    """From three to one and back."""
    with qtbot.assertNotEmitted(area.slices_edited):
        area.set_slices(RGB[:1])
        assert [grid.kernel for grid in area.grids] == [RGB[0]]
        area.set_slices(RGB)
    assert tuple(grid.kernel for grid in area.grids) == RGB


def test_what_is_being_typed_is_given_up_when_other_slices_come(area: KernelSlices, qtbot: QtBot) -> None:
    """An undo in the middle of typing wins, also when the grids are made anew."""
    area.grids[0].setFocus()
    type_text(area.grids[0], "5")
    with qtbot.assertNotEmitted(area.slices_edited):
        area.set_slices(LARGE)
    assert area.slices == LARGE


@pytest.mark.parametrize("width", [288, 340])
@pytest.mark.parametrize(
    "text",
    [
        "0.5,1,-1/0.5,-0.25,1/0.1111,1,-0.1;1,0,-1/2,0,-2/1,0,-1;1,0,-1/2,0,-2/1,0,-1",
        "0.173,-0.0412,0.165/-0.652,0.004,0.22/-0.3,0.3,-0.00042;0.14,0.2,0.3/1,2,3/4,5,6;1,2,3/4,5,6/7,8,-1000.5",
    ],
)
def test_no_slice_loses_its_numbers(qtbot: QtBot, width: int, text: str) -> None:
    """Fewer digits, then below each other; never blank, never below the least type, and no weight is 0."""
    area = shown(qtbot, KernelSlices())
    area.set_slices(parse(text))
    area.resize(width, 700)
    qtbot.waitUntil(lambda: area.width() == width)
    for grid in area.grids:
        texts, font = grid._texts(grid.layout_of_cells())
        assert len(texts) == 9
        assert QFontInfo(font).pixelSize() >= least_type(grid.font())
        metrics = QFontMetricsF(font)
        assert max(map(metrics.horizontalAdvance, texts.values())) <= grid.layout_of_cells().width
        assert all(text != "0" or grid.kernel[row][column] == 0 for (row, column), text in texts.items())


def test_a_large_slice_with_small_numbers_is_scrolled(qtbot: QtBot) -> None:
    """Its cells are as wide as the numbers need; the panel stays narrow."""
    area = shown(qtbot, KernelSlices())
    kernel = tuple(tuple(-0.00042 * (row + column + 1) for column in range(9)) for row in range(9))
    area.set_slices((kernel,))
    area.resize(288, 400)
    qtbot.waitUntil(lambda: area.width() == 288)
    (grid,) = area.grids
    assert grid.width() > area.width()
    assert len(grid._texts(grid.layout_of_cells())[0]) == 81
    assert area.minimumSizeHint().width() < 288
