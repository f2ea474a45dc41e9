"""A confusion matrix: cells are picked by mouse and keys, counts are never blank, names stay readable."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.confusion_view import ConfusionView
from tests.gui.hands import shown

LEFT = Qt.MouseButton.LeftButton
FASHION = ("T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")


@pytest.fixture
def view(qtbot: QtBot) -> ConfusionView:
    """Show a matrix whose counts go up to a thousand."""
    made = ConfusionView("Confusions", "what it is ↓ · what was read →")
    counts = np.arange(100).reshape(10, 10) + 900 * np.eye(10, dtype=np.int64)
    made.set_counts(counts, "0123456789")
    made.resize(420, 360)
    shown(qtbot, made)
    return made


def test_a_click_picks_and_leaves(view: ConfusionView, qtbot: QtBot) -> None:
    """Row and column under the pointer; the same cell again leaves it; names and title are no cells."""
    with qtbot.waitSignal(view.picked) as told:
        QTest.mouseClick(view, LEFT, pos=view.cell_rect(4, 9).center().toPoint())
    assert told.args == [4, 9]
    view.set_current((4, 9))
    assert "4 read as 9: 49" in view.accessibleDescription()
    with qtbot.waitSignal(view.left):
        QTest.mouseClick(view, LEFT, pos=view.cell_rect(4, 9).center().toPoint())
    with qtbot.assertNotEmitted(view.picked):
        QTest.mouseClick(view, LEFT, pos=QPoint(2, 2))


def test_arrows_walk(view: ConfusionView) -> None:
    """From the first cell on, never beyond the last; Escape leaves."""
    walked: list[tuple[int, int]] = []
    left: list[bool] = []
    view.picked.connect(lambda *cell: walked.append(cell))
    view.picked.connect(lambda *cell: view.set_current(cell))
    view.left.connect(lambda: left.append(True))
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(view, key)
    assert walked == [(0, 0), (1, 0), (0, 0)]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert left == [True]


def test_every_count_is_written_at_the_least_size(view: ConfusionView) -> None:
    """Also the longest of a full MNIST."""
    view.resize(view.minimumSizeHint())
    assert view._cell_font() is not None
    before = view.minimumSizeHint().width()
    view.set_counts(np.full((10, 10), 1135), FASHION)
    assert view.minimumSizeHint().width() > before
    view.resize(view.minimumSizeHint())
    assert view._cell_font() is not None


def test_single_mistakes_can_be_seen(view: ConfusionView) -> None:
    """One mistake among hundreds has a colour of its own; what is right has none."""
    counts = 500 * np.eye(10, dtype=np.int64)
    counts[3, 5], counts[7, 2] = 1, 40
    view.set_counts(counts, "0123456789")
    image = view.grab().toImage()

    def ground(row: int, column: int) -> str:
        return image.pixelColor(view.cell_rect(row, column).topLeft().toPoint() + QPoint(4, 4)).name()

    assert ground(3, 3) == ground(1, 8)
    assert len({ground(3, 5), ground(7, 2), ground(3, 3)}) == 3


def test_the_hint_tells_of_a_cell(view: ConfusionView) -> None:
    """With the names of the classes."""
    view.set_counts(np.ones((10, 10), np.int64), FASHION)
    text, place = view.hint_at(view.cell_rect(6, 0).center().toPoint())
    assert text == "shirt read as T-shirt: 1"
    assert place == view.cell_rect(6, 0).toAlignedRect()


def test_long_names_have_numbers(view: ConfusionView) -> None:
    """Columns are too narrow for words: they have the numbers that stand before the words of the rows."""
    view.set_counts(np.ones((10, 10), np.int64), FASHION)
    assert view._column_names() == [*"0123456789"]
    assert view._row_names()[9] == "9 ankle boot"
    view.set_counts(np.ones((10, 10), np.int64), "0123456789")
    assert view._row_names() == tuple("0123456789")


def test_two_classes_have_their_names_as_heads(view: ConfusionView) -> None:
    """Where columns are wide enough for words, and in cells that are no towers; a narrow one has numbers again."""
    view.set_counts(np.ones((2, 2), np.int64), ("cats", "dogs"))
    view.resize(300, 800)
    assert view._column_names() == view._row_names() == ("cats", "dogs")
    cell = view.cell_rect(0, 0)
    assert cell.height() <= 1.21 * cell.width()
    view.set_counts(np.ones((10, 10), np.int64), FASHION)
    assert view._column_names() == [*"0123456789"]


def test_a_long_name_has_two_lines_where_it_has_room(view: ConfusionView, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a row that is high enough; in a low one it is cut."""
    written = list[str]()
    draw = QPainter.drawText

    def keep(painter: QPainter, area: QRectF, how: Qt.AlignmentFlag, text: str) -> None:
        written.append(text)
        draw(painter, area, how, text)

    monkeypatch.setattr(QPainter, "drawText", keep)
    view.set_counts(np.ones((3, 3), np.int64), ("birds", "hoofed animals", "vegetables"))
    for height, is_whole in ((300, True), (110, False)):
        written.clear()
        view.resize(240, height)
        view.grab()
        assert ("1 hoofed animals" in written) is is_whole
        assert any(text.endswith("…") for text in written) is not is_whole
