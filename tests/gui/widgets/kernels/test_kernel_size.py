"""How large a kernel is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QRadioButton
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.kernels.kernel_size import KernelSize
from tests.gui.hands import LEFT, shown


@pytest.fixture
def size(qtbot: QtBot) -> KernelSize:
    """Show a 3×3."""
    size = KernelSize()
    size.set_shape(3, 3)
    return shown(qtbot, size)


def record(size: KernelSize) -> list[object]:
    """Note what it tells."""
    told: list[object] = []
    size.session.started.connect(lambda: told.append("start"))
    size.shape_edited.connect(lambda rows, columns: told.append((rows, columns)))
    size.session.finished.connect(lambda: told.append("finish"))
    return told


def click(size: KernelSize, title: str) -> None:
    """Click on a segment."""
    segment = next(button for button in size.findChildren(QRadioButton) if button.text() == title)
    QTest.mouseClick(segment, LEFT)


def current(size: KernelSize) -> str:
    """Return the segment that is on."""
    return next(button.text() for button in size.findChildren(QRadioButton) if button.isChecked())


def boxes(size: KernelSize) -> list[QDoubleSpinBox]:
    """Find the boxes for rows and columns, as far as they are seen."""
    return [box for box in size.findChildren(QDoubleSpinBox) if box.isVisible()]


def test_a_usual_size_is_one_click_and_one_change(size: KernelSize) -> None:
    """A click on the size that it has is none."""
    told = record(size)
    click(size, "5×5")
    click(size, "5×5")
    assert told == ["start", (5, 5), "finish"]
    assert boxes(size) == []


def test_another_size_has_rows_and_columns(size: KernelSize) -> None:
    """The two fields begin with the size that it has, and nothing changes before they do."""
    told = record(size)
    click(size, "other")
    rows, columns = boxes(size)
    assert (told, rows.text(), columns.text(), rows.hasFocus()) == ([], "3", "3", True)
    columns.setFocus()
    columns.selectAll()
    QTest.keyClicks(columns, "15")
    QTest.keyClick(columns, Qt.Key.Key_Return)
    assert told == ["start", (3, 15), "finish"]


def test_passing_a_usual_size_keeps_the_fields(size: KernelSize) -> None:
    """On the way from 4×5 to 6×5 one passes 5×5."""
    size.set_shape(4, 5)
    rows, _ = boxes(size)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Up)
    size.set_shape(5, 5)  # what a lab hands back
    assert (current(size), len(boxes(size))) == ("other", 2)


def test_set_from_outside_it_tells_nothing(size: KernelSize) -> None:
    """An unusual size shows its fields, a usual one hides them."""
    told = record(size)
    size.set_shape(1, 7)
    assert (current(size), [box.text() for box in boxes(size)]) == ("other", ["1", "7"])
    size.set_shape(7, 7)
    assert (current(size), boxes(size), told) == ("7×7", [], [])


def test_the_fields_show_what_a_segment_set(size: KernelSize) -> None:
    """Choosing 7×7 and then another size begins at seven rows and columns."""
    click(size, "7×7")
    click(size, "other")
    assert [box.value() for box in size.findChildren(QDoubleSpinBox)] == [7, 7]
