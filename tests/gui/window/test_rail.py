"""The rail chooses a lab by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.forms import column
from cnngui.gui.window.rail import Rail, RailItem

ITEMS = (
    RailItem("filters", "Filters", "Edit a filter", "mdi6.image-filter-black-white"),
    RailItem("steps", "Step by step", "See each product", "mdi6.calculator-variant"),
    RailItem("compare", "Compare", "Mine and learned", "mdi6.compare"),
)


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    """Return a rail on screen with its first lab in front."""
    rail = Rail(ITEMS)
    rail.set_current("filters")
    qtbot.addWidget(rail)
    rail.show()
    return rail


def test_a_click_chooses(rail: Rail, qtbot: QtBot) -> None:
    """And only then it tells."""
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("compare")
    assert rail.current() == "compare"
    with qtbot.waitSignal(rail.chosen) as signal:
        QTest.mouseClick(rail.button("steps"), Qt.MouseButton.LeftButton)
    assert signal.args == ["steps"]
    assert rail.current() == "steps"


def test_the_arrow_keys_walk(rail: Rail, qtbot: QtBot) -> None:
    """Down, up, and the ends."""
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    rail.button("filters").setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert chosen == ["steps", "compare", "steps", "filters", "compare"]


def test_only_the_lab_in_front_is_a_tab_stop(rail: Rail) -> None:
    """Tab passes the rail in one step."""
    stops = [item.name for item in ITEMS if rail.button(item.name).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["filters"]


def test_it_grows_with_the_font(rail: Rail) -> None:
    """Nothing is cut on a projector."""
    before = rail.sizeHint()
    rail.setFont(QFont(rail.font().family(), 20))
    assert rail.sizeHint().width() > before.width()
    metrics = rail.button("compare").fontMetrics()
    assert rail.button("compare").sizeHint().width() > metrics.horizontalAdvance("Compare")


def test_every_button_has_a_name_and_a_hint(rail: Rail) -> None:
    """For screen readers and for the mouse."""
    for item in ITEMS:
        button = rail.button(item.name)
        assert (button.accessibleName(), button.toolTip()) == (item.title, item.hint)


def test_tab_comes_to_the_lab_that_is_open(qtbot: QtBot) -> None:
    """Also when a key of the window opened it while the first button had the focus."""
    rail = Rail([RailItem(name, name, name, "mdi6.image") for name in ("one", "two", "three")])
    before = QLineEdit()
    window = column(before, rail)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    rail.set_current("one")
    rail.button("one").setFocus()
    rail.set_current("three")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert rail.button("three").hasFocus()


def test_a_long_word_does_not_widen_a_rail_in_large_type(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    """It is written smaller, but never below 14 px; in normal type it stays as it is."""
    before = qapp.property("cnngui least type")
    request.addfinalizer(lambda: qapp.setProperty("cnngui least type", before))
    qapp.setProperty("cnngui least type", None)  # not that of a projector
    rail = Rail([RailItem("long", "Architectures", "", "mdi6.undo"), RailItem("short", "Maps", "", "mdi6.redo")])
    qtbot.addWidget(rail)
    long, short = rail.button("long"), rail.button("short")
    for px, expected in ((14, 14), (28, 20), (16, 14)):
        font = QFont(rail.font())
        font.setPixelSize(px)
        rail.setFont(font)
        assert QFontInfo(short._type()).pixelSize() == px
        assert QFontInfo(long._type()).pixelSize() == pytest.approx(expected, abs=2)
        assert QFontInfo(long._type()).pixelSize() >= 14
