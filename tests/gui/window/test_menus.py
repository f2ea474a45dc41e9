"""Menus that are filled when they open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from cnngui.gui.lab.commands import SAVES
from cnngui.gui.services.settings import Settings
from cnngui.gui.window.menus import LabMenu, offer_choices, offer_photos
from cnngui.gui.window.rail import RailItem


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Return an empty window in front."""
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def texts(menu: QMenu) -> list[str]:
    """Return what a menu offers once it is open."""
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_choices_mark_what_is_in_force(window: QMainWindow, tmp_path: Path) -> None:
    """And set what is chosen."""
    settings = Settings(tmp_path / "settings.json")
    menu = window.menuBar().addMenu("Theme")
    offer_choices(menu, settings, "theme")
    assert texts(menu) == ["As the system", "Light", "Dark"]
    menu.actions()[2].trigger()
    assert settings.text("theme") == "dark"
    assert texts(menu) == ["As the system", "Light", "Dark"]
    assert [action.isChecked() for action in menu.actions()] == [False, False, True]


def test_photos_are_those_of_the_day(window: QMainWindow) -> None:
    """Asked for at each opening; none is said, in grey."""
    photos: list[Path] = []
    opened: list[Path] = []
    menu = window.menuBar().addMenu("Recent")
    offer_photos(menu, lambda: photos, opened.append)
    assert texts(menu) == ["None yet"]
    assert not menu.actions()[0].isEnabled()
    photos += [Path("a/salt & pepper.png"), Path("b/é.jpg")]
    assert texts(menu) == ["salt && pepper.png", "é.jpg"]
    assert menu.actions()[1].toolTip() == str(Path("b/é.jpg"))
    menu.actions()[1].trigger()
    assert opened == [Path("b/é.jpg")]


def test_labs_have_their_digits_and_offer_their_own(window: QMainWindow) -> None:
    """Only the lab in front listens to the keys of its commands."""
    shown: list[str] = []
    done: list[str] = []
    menu = window.menuBar().addMenu("Lab")
    items = [RailItem(name, name.title(), "", "mdi6.flask") for name in ("one", "two")]
    files = window.menuBar().addMenu("File")
    labs = LabMenu(window, menu, items, shown.append, files, files.addAction("Quit"))
    commands = {}
    for name in ("one", "two"):
        commands[name] = QAction(f"Count {name}", window)
        commands[name].setShortcut("Ctrl+J")
        commands[name].setProperty(SAVES, name == "two")
        commands[name].triggered.connect(lambda _=False, name=name: done.append(name))
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown == ["two"]
    for name in ("one", "two", "one"):
        labs.show(name, [commands[name]])
        assert texts(menu) == ["One", "Two", f"Count {name}"]
        assert texts(files) == [*(["Count two"] if name == "two" else []), "Quit"]
        assert [action.isChecked() for action in menu.actions()[:2]] == [name == "one", name == "two"]
        QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert done == ["one", "two", "one"]
