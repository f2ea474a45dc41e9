"""The table of commands is sound, and menus, keys and lists are made from it."""

from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from cnngui.gui.look import i18n
from cnngui.gui.look.icons import icon
from cnngui.gui.window.actions import COMMANDS, build_menus, find_all, plain


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Return an empty window on screen."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def named() -> list[str]:
    """Return the names of the commands that have a handler."""
    return [command.name for command in COMMANDS if command.name and not command.is_menu]


def test_names_and_keys_are_unique() -> None:
    """No two commands under one name or one key."""
    names = [command.name for command in COMMANDS if command.name]
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert all(keys)
    assert not {f"Ctrl+{number}" for number in range(1, 9)} & set(keys), "kept for the labs"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_mnemonics_are_unique_in_their_menu(window: QMainWindow, language: str) -> None:
    """Alt and a letter lead to one command, in each language."""
    app = QApplication.instance()
    assert app is not None
    i18n.install(app, language)
    built = build_menus(window, dict.fromkeys(named(), lambda: None))
    i18n.install(app, "en")
    menus = [[menu.title() for menu in built.top()]] + [
        [action.text() for action in menu.actions() if action.text()] for menu in built.top()
    ]
    for texts in menus:
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), texts


def test_every_icon_exists(qapp: object) -> None:
    """A misprint is found here."""
    assert all(not icon(command.icon).isNull() for command in COMMANDS if command.icon)


def test_every_command_calls_its_handler(window: QMainWindow) -> None:
    """Once, and none is without one."""
    called: list[str] = []
    built = build_menus(window, {name: partial(called.append, name) for name in named()})
    for action in built.actions.values():
        action.trigger()
    assert called == named()
    with pytest.raises(KeyError):
        build_menus(window, {})


def test_keys_work_with_the_menu_bar_hidden(window: QMainWindow, qtbot: QtBot) -> None:
    """As in projector mode."""
    called: list[str] = []
    build_menus(window, {name: partial(called.append, name) for name in named()})
    window.menuBar().hide()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert called == ["palette", "projector"]


def test_a_field_keeps_its_keys(window: QMainWindow, qtbot: QtBot) -> None:
    """Undo and paste in a field that is being typed in are the field's, and the Page keys go nowhere by shortcut."""
    called: list[str] = []
    build_menus(window, {name: partial(called.append, name) for name in named()})
    field = QLineEdit()
    window.setCentralWidget(field)
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "12")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_V):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert called == []
    assert field.text() == ""


def test_all_commands_are_found_with_path_and_keys(window: QMainWindow) -> None:
    """In the order of the menus, without lines between groups, with the menus inside menus."""
    built = build_menus(window, dict.fromkeys(named(), lambda: None))
    built.menus["theme"].addAction("Dark")
    built.menus["lab"].addAction(built.actions["quit"])  # in two menus
    found = find_all(built.top())
    assert [one.path for one in found if one.action is built.actions["quit"]] == ["File"]
    assert [(one.path, one.text, one.keys) for one in found][:2] == [
        ("File", "Open a photo…", "Ctrl+O"),
        ("File", "Next photo in the folder", "PgDown"),
    ]
    assert ("View › Theme", "Dark") in [(one.path, one.text) for one in found]
    assert "Ctrl+Shift+Z, Ctrl+Y" in [one.keys for one in found]
    assert all(one.text for one in found)


def test_plain_takes_the_mnemonic_out() -> None:
    """And keeps a real ampersand."""
    assert plain("L&anguage") == "Language"
    assert plain("black && white") == "black & white"
