"""Help lists every key, and a report that can be copied."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui import __version__
from cnngui.gui.actions import Found
from cnngui.gui.errors import ErrorLog
from cnngui.gui.help_dialog import OTHER_KEYS, HelpDialog, report


@pytest.fixture
def log(qapp: QApplication) -> ErrorLog:
    """Give a log with one error in it."""
    log = ErrorLog()
    with pytest.raises(ValueError, match="odd") as caught:
        raise ValueError("something odd")
    log.keep(caught.value)
    return log


def opened(qtbot: QtBot, log: ErrorLog, page: str) -> HelpDialog:
    """Open the dialog with two commands, one of which has a key."""
    commands = [Found("File", "Open a photo…", "Ctrl+O", QAction()), Found("View › Theme", "Dark", "", QAction())]
    dialog = HelpDialog(commands, log, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_lists_the_keys(qtbot: QtBot, log: ErrorLog) -> None:
    """Those of the commands, and those that are no command; what has no key is left out."""
    dialog = opened(qtbot, log, "keys")
    assert dialog.pages.currentWidget() is dialog.keys
    items = [dialog.keys.topLevelItem(row) for row in range(dialog.keys.topLevelItemCount())]
    rows = [(item.text(0), item.text(1)) for item in items if item is not None]
    assert rows == [("File › Open a photo…", "Ctrl+O"), *((text, keys) for keys, text in OTHER_KEYS)]


def test_the_report_can_be_copied(qtbot: QtBot, log: ErrorLog) -> None:
    """One button; the text has versions and the last error in full."""
    dialog = opened(qtbot, log, "report")
    assert dialog.report.isVisible()
    assert dialog.report.isReadOnly()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text == report(log)
    assert f"CNNGUI {__version__}" in text
    assert "ValueError: something odd" in text
    assert "opencv-python-headless 4" in text or "opencv-python-headless 5" in text
    assert "platform offscreen" in text


def test_the_report_does_not_load_torch(qapp: QApplication) -> None:
    """Its version is looked up, not imported."""
    before = "torch" in sys.modules
    text = report(ErrorLog())
    assert "\ntorch " in text
    assert "No error since the start." in text
    assert ("torch" in sys.modules) == before


def test_escape_closes(qtbot: QtBot, log: ErrorLog) -> None:
    """Also from inside the report."""
    dialog = opened(qtbot, log, "report")
    dialog.report.setFocus()
    QTest.keyClick(dialog.report, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
