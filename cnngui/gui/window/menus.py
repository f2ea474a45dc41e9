"""Menus whose content depends on the day: the labs, the choices of a setting, lists of photos."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from cnngui.gui.lab.commands import SAVES
from cnngui.gui.look.icons import icon
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.services.settings import Settings
from cnngui.gui.window.rail import RailItem


class LabMenu:
    """The Lab menu: the labs with Ctrl+1 … Ctrl+8, then what the lab in front offers.

    What it saves stands among the files too, before ``first``: that is where people look for it.
    """

    def __init__(
        self,
        window: QMainWindow,
        menu: QMenu,
        labs: Sequence[RailItem],
        show: Callable[[str], None],
        files: QMenu,
        first: QAction,
    ) -> None:
        self._window = window
        self._menu = menu
        self._files, self._first = files, first
        self._offered: list[QAction] = []
        self._labs: dict[str, QAction] = {}
        group = QActionGroup(menu)
        for number, lab in enumerate(labs, 1):
            action = QAction(icon(lab.icon), lab.title.replace("&", "&&"), group)
            action.setShortcut(f"Ctrl+{number}")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, name=lab.name: show(name))
            self._labs[lab.name] = action
        menu.addActions(group.actions())
        menu.addSeparator()
        window.addActions(group.actions())

    def show(self, name: str, offered: Sequence[QAction]) -> None:
        """Mark the lab in front, and offer its commands; those of the former one do not listen any more."""
        self._labs[name].setChecked(True)
        for action in self._offered:
            self._menu.removeAction(action)
            self._files.removeAction(action)
            self._window.removeAction(action)
        self._offered = list(offered)
        self._menu.addActions(self._offered)
        self._files.insertActions(self._first, [action for action in self._offered if action.property(SAVES)])
        self._window.addActions(self._offered)


def offer_choices(menu: QMenu, settings: Settings, key: str) -> None:
    """Let ``menu`` offer the choices of a setting each time it opens, the one in force with a mark."""
    menu.aboutToShow.connect(partial(_fill_choices, menu, settings, key))


def _fill_choices(menu: QMenu, settings: Settings, key: str) -> None:
    menu.clear()
    row = next(row for row in settings.table if row.key == key)
    group = QActionGroup(menu)
    for value, title in row.choices:
        action = QAction(QCoreApplication.translate("Settings", title), group)
        action.setCheckable(True)
        action.setChecked(value == settings.value(key))
        action.triggered.connect(lambda _=False, value=value: settings.set(key, value))
    menu.addActions(group.actions())


def offer_photos(menu: QMenu, photos: Callable[[], Sequence[Path]], open_photo: Callable[[Path], None]) -> None:
    """Let ``menu`` offer photos by name each time it opens."""
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(partial(_fill_photos, menu, photos, open_photo))


def _fill_photos(menu: QMenu, photos: Callable[[], Sequence[Path]], open_photo: Callable[[Path], None]) -> None:
    menu.clear()
    for path in photos():
        action = menu.addAction(photo_name(path).replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, path=path: open_photo(path))
    if menu.isEmpty():
        menu.addAction(QCoreApplication.translate("Menus", "None yet")).setEnabled(False)
