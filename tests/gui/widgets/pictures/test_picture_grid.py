"""Pictures to choose from: what a hand, a key and a drop tell, and what is marked."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QIcon,
    QImage,
    QKeyEvent,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.pictures.picture_grid import GridItem, PictureGrid
from tests.gui.hands import CTRL, LEFT, NONE, drag, shown

TITLES = ("Waves", "Stained glass", "A picture of my own with a very long name", "Batik", "Woven", "Mosaic", "Marble")
COLOURS = ("#c00000", "#00a000", "#0000c0", "#c0c000", "#00c0c0", "#c000c0", "#606060")


def items() -> list[GridItem]:
    """Return pictures of one colour each: wide, tall and square ones; small and large ones."""
    sizes = [(160, 80), (20, 40), (90, 90), (4, 4), (300, 300), (64, 64), (64, 64)]
    made = []
    for title, colour, size in zip(TITLES, COLOURS, sizes, strict=True):
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        made.append(GridItem(title[:2].lower(), title, image))
    return made


@pytest.fixture
def grid(qtbot: QtBot) -> PictureGrid:
    """Show seven pictures, three in a row."""
    grid = PictureGrid("Style pictures")
    grid.set_items(items())
    grid.setFixedWidth(round(3.5 * grid.gridSize().width()))
    return shown(qtbot, grid)


def test_the_whole_cell_is_marked(grid: PictureGrid) -> None:
    """Beside the picture too, and not its title alone."""
    grid.set_chosen(["ba"])
    cell = grid.visualItemRect(grid.item(3))
    image = grid.viewport().grab().toImage()
    marked = grid.palette().color(QPalette.ColorRole.Highlight)
    for corner in (cell.topLeft(), cell.topRight(), cell.bottomLeft(), cell.bottomRight()):
        inside = corner + QPoint(3 if corner.x() == cell.left() else -3, 3 if corner.y() == cell.top() else -3)
        assert image.pixelColor(inside) == marked


@pytest.fixture
def picked(grid: PictureGrid) -> list[tuple[str, bool]]:
    """Collect what is told."""
    told: list[tuple[str, bool]] = []
    grid.picked.connect(lambda key, also: told.append((key, also)))
    return told


def chosen(grid: PictureGrid) -> list[str]:
    """Return the titles that are marked."""
    return [grid.item(row).text() for row in range(grid.count()) if grid.item(row).isSelected()]


def middle(grid: PictureGrid, row: int) -> QPoint:
    """Where to click."""
    return grid.visualItemRect(grid.item(row)).center()


def test_pictures_lie_in_rows(grid: PictureGrid) -> None:
    """In their order, left to right and down; their titles can be heard and, where they are cut, read in a tooltip."""
    places = [(middle(grid, row).y(), middle(grid, row).x()) for row in range(grid.count())]
    assert places == sorted(places)
    assert [len([1 for y, _ in places if y == each]) for each in sorted({y for y, _ in places})] == [3, 3, 1]
    assert [grid.item(row).text() for row in range(grid.count())] == list(TITLES)
    assert [grid.item(row).toolTip() for row in range(grid.count())] == list(TITLES)


def test_a_click_picks(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """With Ctrl it is wanted beside the others."""
    QTest.mouseClick(grid.viewport(), LEFT, NONE, middle(grid, 1))
    assert picked == [("st", False)]
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, middle(grid, 3))
    assert picked == [("st", False), ("ba", True)]


def test_only_the_owner_marks(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """Neither a click, nor another button, nor a drag over pictures, nor keys and letters change what is marked."""
    grid.set_chosen(["wa", "mo"])
    QTest.mouseClick(grid.viewport(), LEFT, NONE, middle(grid, 1))
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, middle(grid, 0))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NONE, middle(grid, 2))
    drag(grid.viewport(), middle(grid, 0), middle(grid, 1), middle(grid, 4))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_B, Qt.Key.Key_Home):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert chosen(grid) == ["Waves", "Mosaic"]
    assert [key for key, _ in picked[:2]] == ["st", "wa"]


def test_beside_the_pictures_and_other_buttons(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """Nothing is picked there, nor by them, nor by letting go elsewhere."""
    QTest.mouseClick(grid.viewport(), LEFT, NONE, QPoint(grid.viewport().width() - 2, middle(grid, 6).y()))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NONE, middle(grid, 1))
    drag(grid.viewport(), middle(grid, 0), middle(grid, 2))
    assert picked == []


def test_keys_walk_and_pick(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """Arrows walk without picking; Enter and Space pick, with Ctrl beside the others."""
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    for key, row in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Left, 3), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(grid, key)
        assert grid.currentRow() == row
    assert picked == []
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Enter, CTRL)
    QTest.keyClick(grid, Qt.Key.Key_Space, CTRL)
    assert picked == [("wa", False), ("st", False), ("a ", True), ("a ", True)]


def test_without_a_current_picture_enter_picks_nothing(qtbot: QtBot) -> None:
    """In an empty grid, for one."""
    grid = shown(qtbot, PictureGrid("Style pictures"))
    told: list[str] = []
    grid.picked.connect(lambda key, _: told.append(key))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down):
        QTest.keyClick(grid, key)
    assert told == []
    assert grid.count() == 0


def test_page_keys_are_left_to_the_window(qtbot: QtBot) -> None:
    """They reach what lies around the grid; arrows do not."""
    heard: list[int] = []

    class Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
            heard.append(event.key())

    window = Window()
    grid = PictureGrid("Style pictures", parent=window)
    grid.set_items(items())
    QVBoxLayout(window).addWidget(grid)
    shown(qtbot, window)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        QTest.keyClick(grid, key)
    assert heard == [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp]
    assert grid.currentRow() == len(TITLES) - 1


def test_what_is_chosen_is_marked_and_not_told(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """Keys that no picture has are passed over."""
    grid.set_chosen(["ba", "wa", "elsewhere.png"])
    assert chosen(grid) == ["Waves", "Batik"]
    grid.set_chosen(["mo"])
    assert chosen(grid) == ["Mosaic"]
    grid.set_chosen([])
    assert chosen(grid) == []
    assert picked == []


def test_other_pictures(grid: PictureGrid, picked: list[tuple[str, bool]]) -> None:
    """They replace the former ones, and are picked by their own keys."""
    grid.set_items(items()[4:])
    assert grid.count() == 3
    assert chosen(grid) == []
    QTest.mouseClick(grid.viewport(), LEFT, NONE, middle(grid, 1))
    assert picked == [("mo", False)]


def icon_colours(icon: QIcon, room: QSize, mode: QIcon.Mode) -> set[str]:
    """Return the colours of an icon that are seen."""
    image = icon.pixmap(room, mode).toImage()
    assert image.size() == room
    colours = (image.pixelColor(x, y) for x in range(room.width()) for y in range(room.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("points", [10, 30])
def test_pictures_keep_shape_and_colour(points: int, grid: PictureGrid) -> None:
    """As large as the room allows, in its middle, not tinted when chosen; small ones are enlarged with the type."""
    grid.setFont(QFont(grid.font().family(), points))
    room = grid.iconSize()
    for row, item in enumerate(items()):
        icon = grid.item(row).icon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            assert icon_colours(icon, room, mode) == {COLOURS[row]}
        image = icon.pixmap(room).toImage()
        seen = [
            (x, y) for x in range(room.width()) for y in range(room.height()) if image.pixelColor(x, y).alpha() == 255
        ]
        width, height = (max(part) - min(part) + 1 for part in zip(*seen, strict=True))
        assert abs(width / height - item.image.width() / item.image.height()) < 0.06
        assert width == room.width() or height == room.height()
        assert abs(sum(x for x, _ in seen) / len(seen) - (room.width() - 1) / 2) <= 1


def test_it_grows_with_the_font(grid: PictureGrid) -> None:
    """Pictures, their distance and the height of all three rows; and shrinks again."""
    font, before = grid.font(), (grid.iconSize(), grid.gridSize(), grid.height())
    grid.setFont(QFont(font.family(), 3 * font.pointSize()))
    large = grid.iconSize(), grid.gridSize(), grid.height()
    for small_size, large_size in zip(before[:2], large[:2], strict=True):
        assert large_size.width() > 2 * small_size.width()
        assert large_size.height() > 2 * small_size.height()
    assert large[2] > 2 * before[2]
    grid.setFont(font)
    QApplication.processEvents()  # the scroll bar goes
    assert (grid.iconSize(), grid.gridSize(), grid.height()) == before


@pytest.mark.parametrize("rows", [1.0, 2.5])
def test_so_many_rows_are_seen(rows: float, qtbot: QtBot) -> None:
    """A half row says that there is more below."""
    grid = shown(qtbot, PictureGrid("Style pictures", rows))
    assert abs(grid.height() / grid.gridSize().height() - rows) < 0.1


@pytest.mark.parametrize("points", [10, 30])
def test_titles_have_two_lines_within_their_place(points: int, grid: PictureGrid) -> None:
    """Two short words are not cut, and no title reaches into the picture below."""
    grid.setFont(QFont(grid.font().family(), points))
    grid.setFixedWidth(round(3.1 * grid.gridSize().width()))  # too narrow for both words on one line
    rects = [grid.visualItemRect(grid.item(row)) for row in range(grid.count())]
    line = grid.fontMetrics().lineSpacing()
    assert all(rect.height() >= grid.iconSize().height() + 2 * line for rect in rects)
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])
    image = grid.viewport().grab().toImage()
    below = rects[1].top() + 3 + grid.iconSize().height() + line  # where the second line of "Stained glass" begins
    ground = image.pixelColor(rects[1].left() + 1, below)
    inked = [
        y
        for y in range(below, rects[1].bottom())
        for x in range(rects[1].left(), rects[1].right())
        if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 80
    ]
    assert max(inked) - min(inked) > line / 3


def test_names_for_screen_readers(grid: PictureGrid) -> None:
    """Of the grid, and of each picture, whole."""
    interface = QAccessible.queryAccessibleInterface(grid)
    assert interface.text(QAccessible.Text.Name) == "Style pictures"
    names = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert [name for name in names if name in TITLES] == list(TITLES)


def mime(*urls: QUrl) -> QMimeData:
    """Return what a file manager drags."""
    data = QMimeData()
    data.setUrls(urls)
    return data


def drop(grid: PictureGrid, data: QMimeData) -> tuple[bool, bool]:
    """Drag over the grid and let go; tells whether dragging and dropping were taken."""
    buttons, action, at = LEFT, Qt.DropAction.CopyAction, grid.viewport().rect().center()
    enter = QDragEnterEvent(at, action, data, buttons, NONE)
    QApplication.sendEvent(grid.viewport(), enter)
    if not enter.isAccepted():
        return False, False
    move = QDragMoveEvent(at, action, data, buttons, NONE)
    QApplication.sendEvent(grid.viewport(), move)
    let_go = QDropEvent(QPointF(at), action, data, buttons, NONE, QEvent.Type.Drop)
    QApplication.sendEvent(grid.viewport(), let_go)
    return move.isAccepted(), let_go.isAccepted()


def test_files_are_dropped(grid: PictureGrid, tmp_path: Path) -> None:
    """All of them, also on a gap, with any letters in their names; what is not a file is passed over."""
    told: list[Sequence[Path]] = []
    grid.dropped.connect(told.append)
    paths = [tmp_path / "my style.png", tmp_path / "Été à la plage #1.jpg"]
    urls = [QUrl.fromLocalFile(str(path)) for path in paths]
    assert drop(grid, mime(urls[0], QUrl("https://example.org/a.png"), urls[1])) == (True, True)
    assert told == [paths]
    assert grid.count() == len(TITLES)


def test_what_is_no_file_is_not_taken(grid: PictureGrid) -> None:
    """Text and addresses may fall through to the window."""
    told: list[object] = []
    grid.dropped.connect(told.append)
    text = QMimeData()
    text.setText("no file")
    assert drop(grid, text) == (False, False)
    assert drop(grid, mime(QUrl("https://example.org/a.png"))) == (False, False)
    assert told == []
