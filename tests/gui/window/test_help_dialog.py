"""Help lists every key, and a report that can be copied."""

import re
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui import __version__
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.window.actions import Found
from cnngui.gui.window.help_dialog import OTHER_KEYS, HelpDialog, report


@pytest.fixture
def log(qapp: QApplication) -> ErrorLog:
    """Return a log with one error in it."""
    log = ErrorLog()
    with pytest.raises(ValueError, match="odd") as caught:
        raise ValueError("something odd")
    log.keep(caught.value)
    return log


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    """Return a runner that is shut down after the test."""
    jobs = JobRunner()
    yield jobs
    jobs.shutdown()


def opened(qtbot: QtBot, log: ErrorLog, jobs: JobRunner, page: str) -> HelpDialog:
    """Open the dialog with two commands, one of which has a key."""
    commands = [Found("File", "Open a photo…", "Ctrl+O", QAction()), Found("View › Theme", "Dark", "", QAction())]
    dialog = HelpDialog(commands, log, jobs, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_lists_the_keys(qtbot: QtBot, log: ErrorLog, jobs: JobRunner) -> None:
    """Those of the commands, and those that are no command; what has no key is left out; no device is tried for it."""
    dialog = opened(qtbot, log, jobs, "keys")
    assert dialog.pages.currentWidget() is dialog.keys
    items = [dialog.keys.topLevelItem(row) for row in range(dialog.keys.topLevelItemCount())]
    rows = [(item.text(0), item.text(1)) for item in items if item is not None]
    assert jobs.is_idle()
    assert rows == [("File › Open a photo…", "Ctrl+O"), *((text, keys) for keys, text in OTHER_KEYS)]


def test_the_report_can_be_copied(qtbot: QtBot, log: ErrorLog, jobs: JobRunner) -> None:
    """One button; the text has versions, devices and the last error in full."""
    dialog = opened(qtbot, log, jobs, "report")
    assert dialog.report.isVisible()
    assert dialog.report.isReadOnly()
    qtbot.waitUntil(jobs.is_idle, timeout=60_000)
    assert "trying" not in dialog.report.toPlainText()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text == dialog.report.toPlainText()
    assert re.search(r"^Devices:.*^  CPU \(\d+\.\d ms\)$", text, re.DOTALL | re.MULTILINE)
    assert f"CNNGUI {__version__}" in text
    assert text.startswith("Last error: ValueError: something odd")
    assert text.index("Traceback") < text.index(f"CNNGUI {__version__}")
    assert "opencv-python-headless 4" in text or "opencv-python-headless 5" in text
    assert "platform offscreen" in text


def test_the_text_of_the_report_does_not_load_torch(qapp: QApplication) -> None:
    """Its version is looked up, not imported."""
    before = "torch" in sys.modules
    text = report(ErrorLog(), "not tried")
    assert "\ntorch " in text
    assert "No error since the start." in text
    assert ("torch" in sys.modules) == before


def test_closing_does_not_wait_for_the_devices(qtbot: QtBot, log: ErrorLog, jobs: JobRunner) -> None:
    """What comes after that finds nobody to tell."""
    dialog = opened(qtbot, log, jobs, "report")
    before = dialog.report.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(jobs.is_idle, timeout=60_000)
    assert dialog.report.toPlainText() == before


def test_escape_closes(qtbot: QtBot, log: ErrorLog, jobs: JobRunner) -> None:
    """Also from inside the report."""
    dialog = opened(qtbot, log, jobs, "report")
    dialog.report.setFocus()
    QTest.keyClick(dialog.report, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
