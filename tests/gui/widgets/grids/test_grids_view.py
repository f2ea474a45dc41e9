"""The widget of grids: what a pointer and the keys say, what a tooltip and a screen reader tell, and what it draws."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import grey, signed
from cnngui.engine.lessons.grid_scene import Block, Group, Scene
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.widgets.grids.grids_view import GridsView
from tests.gui.hands import CTRL, LEFT, NONE, shown

GIVEN = np.arange(36.0).reshape(6, 6)
KERNEL = np.array([[1.0, 0, -1]] * 3)
OUTPUT = np.full((4, 4), -6.0)


def scene(**output: object) -> Scene:
    """Return 6×6 with a ring ∗ 3×3 = 4×4."""
    given = Block("input 0", "Input", (6, 6), GIVEN, grey(), ring=(1, 1, 1, 1), ring_numbers=np.pad(GIVEN, 1))
    made = replace(Block("output 0", "Output", (4, 4), OUTPUT, signed(9.0)), **output)  # type: ignore[arg-type]
    kernel = Block("kernel 0 0", "Kernel", (3, 3), KERNEL, signed(1.0))
    return Scene(((Group((given,)), Group((kernel,), "∗"), Group((made,), "=")),))


@pytest.fixture
def view(qtbot: QtBot) -> GridsView:
    """Show a scene."""
    view = GridsView("Step by step")
    view.resize(880, 430)
    view.set_scene(scene())
    return shown(qtbot, view)


def middle(view: GridsView, key: str, row: int, column: int) -> QPoint:
    """Return the middle of a cell."""
    return view.placement().placed(key).cell_rect((row, column)).center()


def tooltip(view: GridsView, at: QPoint) -> str:
    """Ask for the tooltip at a point."""
    QToolTip.hideText()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    return QToolTip.text()


def test_a_click_tells_the_cell(view: GridsView, qtbot: QtBot) -> None:
    """Of every block its own; beside the blocks, and in the ring, nothing."""
    told: list[tuple[str, int, int]] = []
    view.cell_clicked.connect(lambda *cell: told.append(cell))
    for key, row, column in (("input 0", 0, 5), ("kernel 0 0", 2, 0), ("output 0", 3, 1), ("input 0", -1, 2)):
        QTest.mouseClick(view, LEFT, NONE, middle(view, key, row, column))
    QTest.mouseClick(view, LEFT, NONE, QPoint(2, 2))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, NONE, middle(view, "input 0", 0, 0))
    assert told == [("input 0", 0, 5), ("kernel 0 0", 2, 0), ("output 0", 3, 1)]


@pytest.mark.parametrize(
    ("key", "move"),
    [(Qt.Key.Key_Left, (0, -1)), (Qt.Key.Key_Right, (0, 1)), (Qt.Key.Key_Up, (-1, 0)), (Qt.Key.Key_Down, (1, 0))],
)
def test_arrows_ask_for_the_next_cell(view: GridsView, qtbot: QtBot, key: Qt.Key, move: tuple[int, int]) -> None:
    """Rows down, columns to the right."""
    with qtbot.waitSignal(view.moved) as told:
        QTest.keyClick(view, key)
    assert told.args == list(move)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_PageDown, NONE),
        (Qt.Key.Key_Home, NONE),
        (Qt.Key.Key_Space, NONE),
        (Qt.Key.Key_Left, CTRL),
        (Qt.Key.Key_F1, NONE),
    ],
)
def test_other_keys_are_for_the_window(view: GridsView, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """They are not taken, and nothing moves."""
    told: list[object] = []
    view.moved.connect(lambda *move: told.append(move))
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    event.accept()
    view.keyPressEvent(event)
    assert (event.isAccepted(), told) == (False, [])


def test_tooltips_say_where_and_how_much(view: GridsView, qtbot: QtBot) -> None:
    """In a block, in the ring, and nothing beside."""
    assert tooltip(view, middle(view, "input 0", 1, 2)) == "Input\nrow 2, column 3: 8"
    assert tooltip(view, middle(view, "input 0", -1, 2)) == "Input\npadding: 0"
    assert tooltip(view, middle(view, "kernel 0 0", 0, 2)) == "Kernel\nrow 1, column 3: −1"
    tooltip(view, QPoint(2, 2))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_tooltips_give_no_hidden_number_away(view: GridsView) -> None:
    """Nor one that is not filled in yet."""
    view.set_scene(scene(hidden=frozenset({(0, 0)}), filled=2))
    texts = [tooltip(view, middle(view, "output 0", 0, column)).splitlines()[1] for column in range(3)]
    assert texts == ["row 1, column 1: ?", "row 1, column 2: −6", "row 1, column 3: empty"]


def test_screen_readers_hear_shapes_and_the_current_cell(view: GridsView) -> None:
    """Also as it moves on; what is hidden is not said."""
    assert view.accessibleName() == "Step by step"
    assert view.accessibleDescription() == "Input: 6 × 6; Kernel: 3 × 3; Output: 4 × 4"
    view.set_scene(scene(current=(1, 1)))
    assert view.accessibleDescription().endswith("Output: 4 × 4, row 2, column 2: −6")
    view.set_scene(scene(current=(1, 1), hidden="all"))
    assert view.accessibleDescription().endswith("Output: 4 × 4, row 2, column 2: ?")


def test_a_step_changes_the_picture_and_back_again(view: GridsView) -> None:
    """Forward and back: the same picture."""
    first = view.grab().toImage()
    view.set_scene(scene(filled=3, current=(0, 2)))
    assert view.grab().toImage() != first
    view.set_scene(scene())
    assert view.grab().toImage() == first


def test_places_follow_size_type_and_structure(view: GridsView) -> None:
    """Larger windows, larger type, another scene."""
    before = view.placement().side
    view.resize(1300, 700)
    assert view.placement().side > before
    view.resize(880, 430)
    assert view.placement().side == before
    font = view.font()
    font.setPointSizeF(2 * font.pointSizeF())
    view.setFont(font)
    assert view.placement().side < before
    view.set_scene(Scene(((Group((Block("a", "A", (2, 2)),)),),)))
    assert [placed.block.key for placed in view.placement().blocks] == ["a"]
    assert view.scene.blocks[0].key == "a"


def test_the_focus_is_seen(view: GridsView, qtbot: QtBot) -> None:
    """A frame in the accent colour at the edge."""
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with_focus = view.grab().toImage()
    assert with_focus.pixelColor(1, 200) == view.palette().highlight().color()
    view.clearFocus()
    assert view.grab().toImage().pixelColor(1, 200) != view.palette().highlight().color()


def test_it_asks_for_room(qtbot: QtBot) -> None:
    """And takes all there is; without a scene it is empty."""
    view = GridsView("Grids")
    qtbot.addWidget(view)
    assert (view.sizeHint(), view.minimumSizeHint()) == (QSize(640, 200), QSize(320, 200))
    assert view.sizePolicy().horizontalPolicy() == view.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
    assert (view.scene.blocks, view.accessibleDescription()) == ((), "")
    view.grab()


def test_a_window_beyond_the_block_is_no_trouble(view: GridsView) -> None:
    """A lab may be a step ahead."""
    given = replace(scene().blocks[0], window=Rectangle(5, 5, 3, 3), factors={(9, 9): 1.0}, taps=frozenset({(5, 5)}))
    view.set_scene(Scene(((Group((given,)),),)))
    assert not view.grab().isNull()


def test_a_weight_is_told_in_full(view: GridsView) -> None:
    """Also one that no decimals can show: its tooltip doesn't say 0."""
    weights = np.array([[1e-8, -1 / 9, 0.0]] * 3)
    given, (kernel,), made = (group.blocks for group in scene().rows[0])
    learned = replace(kernel, numbers=weights, weights=True)
    view.set_scene(Scene(((Group(given), Group((learned,), "∗"), Group(made, "=")),)))
    told = [tooltip(view, middle(view, "kernel 0 0", 0, column)).rpartition(": ")[2] for column in range(3)]
    assert told == ["1·10⁻⁸", "−0.111111", "0"]
    assert [sign.text for sign in view.placement().signs] == ["∗", "≈"]
