"""The settings dialog is made from the table, and acts at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.services.settings import SETTINGS, Settings
from cnngui.gui.window.settings_dialog import SettingsDialog


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> Settings:
    """Return settings of this test's own."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def dialog(settings: Settings, qtbot: QtBot) -> SettingsDialog:
    """Return an open dialog."""
    dialog = SettingsDialog(settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_there_is_a_box_for_each_setting_with_a_title(dialog: SettingsDialog) -> None:
    """With its choices, the one in force chosen, and a name; what has a title and no choices is an address."""
    assert list(dialog.boxes) == [row.key for row in SETTINGS if row.title and row.choices]
    assert list(dialog.addresses.fields) == [row.key for row in SETTINGS if row.title and not row.choices]
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    for row in SETTINGS:
        if row.title and not row.choices:
            assert dialog.addresses.fields[row.key].accessibleName() in labels
        elif row.title:
            box = dialog.boxes[row.key]
            assert [box.itemText(index) for index in range(box.count())] == [title for _, title in row.choices]
            assert box.currentData() == row.default
            assert box.accessibleName() in labels


def test_a_choice_acts_at_once(dialog: SettingsDialog, settings: Settings) -> None:
    """By keyboard: down from "as the system" to "light"."""
    box = dialog.boxes["theme"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert settings.text("theme") == "light"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert settings.text("theme") == "dark"


def test_it_follows_changes_made_elsewhere(dialog: SettingsDialog, settings: Settings) -> None:
    """The menu may change the same setting."""
    settings.set("working_size", 512)
    assert dialog.boxes["working_size"].currentText() == "512 px"
    settings.set("zoom", 110)


def test_enter_keeps_an_address(dialog: SettingsDialog, settings: Settings) -> None:
    """The dialog stays open, so that what is wrong with another one can be read; other dialogs are followed."""
    field = dialog.addresses.fields["proxy"]
    field.setFocus()
    QTest.keyClicks(field, "proxy.school:3128")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.text("proxy") == "proxy.school:3128"
    QTest.keyClicks(field, "/x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "“proxy.school:3128/x” is no address of a proxy" in dialog.addresses.trouble.text()
    assert settings.text("proxy") == "proxy.school:3128"
    settings.set("weights_mirror", "https://mirror.school/")
    assert dialog.addresses.fields["weights_mirror"].text() == "https://mirror.school/"


def test_escape_closes(dialog: SettingsDialog) -> None:
    """As every dialog."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
