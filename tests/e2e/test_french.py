"""Nothing English is left on screen in a French session: every lab, page, dialog, menu, hint and plot is read."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from check_translations import SAME_IN_FRENCH
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGraphicsItem,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from translations import read_ts, ts_path

from cnngui.gui.lab_list import LABS, delete_now
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.shown import curves_of
from cnngui.gui.look import i18n
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.window.actions import find_all
from cnngui.gui.window.command_palette import CommandPalette
from cnngui.gui.window.fetch_dialog import FetchDialog
from cnngui.gui.window.help_dialog import HelpDialog
from cnngui.gui.window.main_window import MainWindow
from cnngui.gui.window.settings_dialog import SettingsDialog
from tests.e2e.open_window import Visit

ENGLISH = re.compile(
    r"\b(the|of|and|with|is|are|this|to|how|what|which|from|by|click|content|look|show)\b", re.IGNORECASE
)
"""Words that no French sentence has: they tell of what was never marked to be translated."""

TEXTS = (
    *("text", "toolTip", "title", "windowTitle", "placeholderText", "accessibleName", "accessibleDescription"),
    *("prefix", "suffix", "specialValueText"),
)
"""Properties of widgets and actions that people read."""

PAGES = ("Page", "Le classement et son détail", "À propos de la carte")
"""Names of the rows of buttons that open the pages of a lab."""

TITLES = re.compile("«[^»]*»")
"""Of papers: they stay as they are."""

NAMES = re.compile(r"&Recent|English|VGG-16|Français")
"""What is called so in both languages."""


@pytest.fixture(autouse=True)
def _french(home: Path) -> None:
    del home  # with settings of its own
    Settings().set("language", "fr")


def english() -> re.Pattern[str]:
    """Return what the English texts look like that French has other words for."""
    french = read_ts(ts_path("fr"))
    told = {form for forms in french.values() for form in forms}
    sources = {message.source for message in french} - told - SAME_IN_FRENCH
    parts = (re.sub(r"\\\{\w+\\\}|%n", ".+", re.escape(each)) for each in sources if _words(each))
    return re.compile("|".join(f"(?:{part})" for part in parts), re.DOTALL)


def _words(source: str) -> str:
    return re.sub(r"\{\w+\}|[\W\d_]", "", source)


def texts_of(thing: QObject | QGraphicsItem) -> Iterator[str]:
    """Give every text that a widget, an action or an item of a plot shows or says."""
    if isinstance(thing, QObject):
        yield from (str(thing.property(name) or "") for name in TEXTS)
    yield from (text for name in ("text", "labelText") if isinstance(text := getattr(thing, name, ""), str))
    if isinstance(thing, QComboBox):
        yield from map(thing.itemText, range(thing.count()))
    if isinstance(thing, QTabWidget):
        yield from map(thing.tabText, range(thing.count()))
    if isinstance(thing, QAbstractItemView) and (model := thing.model()) is not None:
        columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns)
        cells = (model.index(row, column) for row in range(model.rowCount(QModelIndex())) for column in columns)
        yield from (str(cell.data() or "") for cell in cells)
    if isinstance(thing, QGraphicsView) and thing.scene() is not None:
        for item in thing.scene().items():
            yield from texts_of(item)


def all_texts(widget: QWidget) -> set[str]:
    """Return what a widget, what is in it and their actions show or say."""
    things: list[QObject] = [widget, *widget.findChildren(QWidget), *widget.findChildren(QAction)]
    return {text.strip() for thing in things for text in texts_of(thing)} - {""}


def left_in_english(texts: set[str]) -> list[str]:
    """Return those of the texts that are English.

    >>> left_in_english({"Couche", "Layer", "content conv4_2", "Photo"})
    ['Layer', 'content conv4_2']
    """
    sources = english()
    return sorted(
        text
        for text in texts
        if not NAMES.fullmatch(text) and (sources.fullmatch(text) or ENGLISH.search(TITLES.sub("", text)))
    )


def pages_of(window: MainWindow) -> list[QAbstractButton]:
    """Return the buttons of the pages of the lab in front."""
    rows = [row for row in window.findChildren(QWidget) if row.accessibleName() in PAGES]
    return [button for row in rows for button in row.findChildren(QAbstractButton) if button.isVisible()]


def test_english_is_found() -> None:
    """The test below can fail."""
    assert left_in_english({"Couche", "Layer", "Saved as a.png.", "content conv4_2", "Photo"}) == [
        "Layer",
        "Saved as a.png.",
        "content conv4_2",
    ]


@pytest.mark.parametrize("name", [entry.name for entry in LABS])
def test_no_english_in_a_french_lab(name: str) -> None:
    """On any of its pages, with the menus, the panel and the bars around it."""

    def look(window: MainWindow) -> bool:
        window.show_lab(name)
        assert wait_until(window.lab().settle, 60)
        found = all_texts(window) | {command.text for command in find_all(window._menus.top())}
        for page in pages_of(window):
            page.click()
            assert wait_until(window.lab().settle, 60)
            found |= all_texts(window)
        assert "&Fichier" in found
        assert left_in_english(found) == []
        return True

    assert Visit(look).main() == 0


def texts_of_fetching(window: MainWindow) -> set[str]:
    """Return what the dialog says that gets the whole VGG-16, but for the path of its place."""
    services = window._services
    dialog = FetchDialog(services.fetcher, services.settings, window)
    found = all_texts(dialog) - {dialog.place.whole, dialog.place.text()}
    delete_now(dialog)
    return found


def test_no_english_in_french_dialogs() -> None:
    """The app's own and Qt's, with the menus of fields for text."""

    def look(window: MainWindow) -> bool:
        services, commands = window._services, find_all(window._menus.top())
        field, report = QLineEdit("texte"), QPlainTextEdit("texte")
        files = QFileDialog(None, "Ouvrir une photo", "", "Images (*.png)")
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Ok | kind.Save | kind.Cancel | kind.Close | kind.Yes | kind.No | kind.Discard)
        shown = [
            *(files, buttons, field.createStandardContextMenu(), report.createStandardContextMenu()),
            CommandPalette(commands, window),
            SettingsDialog(services.settings, window),
        ]
        found = set().union(*(all_texts(widget) for widget in shown))
        found |= texts_of_fetching(window)
        found |= all_texts(HelpDialog(commands, services.log, services.jobs, "keys", window).keys)
        for widget in shown:
            delete_now(widget)
        assert "&Regarder dans\u00a0:" in found
        assert "Ctrl+Entrée" in found
        assert left_in_english(found) == []
        return True

    assert Visit(look).main() == 0


def test_losses_have_french_names(qapp: QApplication) -> None:
    """In the legend of the plot."""
    i18n.install(qapp, "fr")
    losses = SimpleNamespace(content={"conv4_2": 1.0}, style={"conv1_1": 2.0})
    piece = SimpleNamespace(controls=SimpleNamespace(records=lambda: [SimpleNamespace(losses=losses)]))
    assert curves_of(cast("Piece", piece)) == {"contenu conv4_2": [1.0], "conv1_1": [2.0]}
