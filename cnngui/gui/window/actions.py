"""The commands of the window: one table, from which menus, shortcuts, the list of keys and Ctrl+K are made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.gui.look.icons import icon


@dataclass(frozen=True)
class Command:
    """One row of the table.

    Parameters
    ----------
    menu : str
        The menu it stands in.
    name : str
        What its handler is found by; "" for a line between two groups.
    text : str
        English, with ``&`` before its mnemonic, marked in the context ``"Actions"``.
    keys : tuple of str
        Shortcuts; the first is shown.
    icon : str
        A qtawesome name.
    is_switch : bool
        Whether it is on or off.
    is_menu : bool
        Whether it opens a menu of its own, which is filled elsewhere.
    is_last_in_line : bool
        Whether its key is left to whatever has the focus, and reaches the window only when nobody wants it.
    """

    menu: str
    name: str = ""
    text: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_switch: bool = False
    is_menu: bool = False
    is_last_in_line: bool = False


PHOTO_MENUS = frozenset({"recent", "samples"})
"""Menus that list photos."""

MENUS: tuple[tuple[str, str], ...] = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("lab", QT_TRANSLATE_NOOP("Actions", "&Lab")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

COMMANDS: tuple[Command, ...] = (
    Command("file", "open", QT_TRANSLATE_NOOP("Actions", "&Open a photo…"), ("Ctrl+O",), "mdi6.folder-open-outline"),
    Command("file", "recent", QT_TRANSLATE_NOOP("Actions", "&Recent photos"), is_menu=True),
    Command("file", "samples", QT_TRANSLATE_NOOP("Actions", "&Sample photos"), is_menu=True),
    Command("file"),
    Command(
        "file",
        "next",
        QT_TRANSLATE_NOOP("Actions", "&Next photo in the folder"),
        ("PgDown",),
        "mdi6.chevron-right",
        is_last_in_line=True,
    ),
    Command(
        "file",
        "previous",
        QT_TRANSLATE_NOOP("Actions", "&Previous photo in the folder"),
        ("PgUp",),
        "mdi6.chevron-left",
        is_last_in_line=True,
    ),
    Command("file"),
    Command("file", "save-session", QT_TRANSLATE_NOOP("Actions", "Save session &as…"), (), "mdi6.content-save-outline"),
    Command("file", "open-session", QT_TRANSLATE_NOOP("Actions", "Open sess&ion…"), (), "mdi6.folder-outline"),
    Command("file"),
    Command("file", "dense", QT_TRANSLATE_NOOP("Actions", "Get VGG-16's &dense layers…"), (), "mdi6.download-outline"),
    Command("file"),
    Command("file", "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "mdi6.exit-to-app"),
    Command("edit", "undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "mdi6.undo"),
    Command("edit", "redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "mdi6.redo"),
    Command("edit"),
    Command("edit", "paste", QT_TRANSLATE_NOOP("Actions", "&Paste a picture"), ("Ctrl+V",), "mdi6.content-paste"),
    Command("edit"),
    Command("edit", "settings", QT_TRANSLATE_NOOP("Actions", "&Settings…"), ("Ctrl+,",), "mdi6.cog-outline"),
    Command("view", "projector", QT_TRANSLATE_NOOP("Actions", "&Projector mode"), ("F11",), is_switch=True),
    Command("view", "controls", QT_TRANSLATE_NOOP("Actions", "Show the &controls"), ("F9",), is_switch=True),
    Command("view"),
    Command("view", "larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    Command("view", "smaller", QT_TRANSLATE_NOOP("Actions", "S&maller text"), ("Ctrl+-",)),
    Command("view", "normal", QT_TRANSLATE_NOOP("Actions", "&Normal text"), ("Ctrl+0",)),
    Command("view"),
    Command("view", "language", QT_TRANSLATE_NOOP("Actions", "L&anguage"), is_menu=True),
    Command("view", "theme", QT_TRANSLATE_NOOP("Actions", "&Theme"), is_menu=True),
    Command("help", "guide", QT_TRANSLATE_NOOP("Actions", "&Guide"), (), "mdi6.book-open-page-variant-outline"),
    Command("help", "keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), ("F1",), "mdi6.keyboard-outline"),
    Command("help", "palette", QT_TRANSLATE_NOOP("Actions", "&Find a command…"), ("Ctrl+K",), "mdi6.magnify"),
    Command("help", "report", QT_TRANSLATE_NOOP("Actions", "&Report"), (), "mdi6.clipboard-text-outline"),
)


@dataclass
class Menus:
    """What was built from the table: the actions and the menus, by name."""

    actions: dict[str, QAction] = field(default_factory=dict)
    menus: dict[str, QMenu] = field(default_factory=dict)

    def top(self) -> list[QMenu]:
        """Return the menus of the menu bar, in order."""
        return [self.menus[name] for name, _ in MENUS]


def build_menus(window: QMainWindow, handlers: Mapping[str, Callable[[], None]]) -> Menus:
    """Fill the menu bar of ``window``; each command calls the handler of its name.

    The actions are added to the window as well, so that their keys work while the menu bar is hidden.
    """
    built = Menus()
    for name, text in MENUS:
        built.menus[name] = window.menuBar().addMenu(QCoreApplication.translate("Actions", text))
    for command in COMMANDS:
        menu = built.menus[command.menu]
        text = QCoreApplication.translate("Actions", command.text) if command.text else ""
        if command.is_menu:
            built.menus[command.name] = menu.addMenu(text)
            built.menus[command.name].setObjectName(command.name)
        elif not command.name:
            menu.addSeparator()
        else:
            action = _action(window, command, text, handlers[command.name])
            menu.addAction(action)
            window.addAction(action)
            built.actions[command.name] = action
    return built


def _action(window: QMainWindow, command: Command, text: str, handler: Callable[[], None]) -> QAction:
    action = QAction(text, window)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    if command.is_last_in_line:  # shown in menus and lists, but pressed keys come by way of the window's keyPressEvent
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if command.icon:
        action.setIcon(icon(command.icon))
    action.setCheckable(command.is_switch)
    action.triggered.connect(lambda _=False: handler())
    return action


@dataclass(frozen=True)
class Found:
    """A command of the window or of its lab, for the list of keys and for Ctrl+K.

    Parameters
    ----------
    path : str
        The menus that lead to it, "View › Language".
    text : str
        Without mnemonic.
    keys : str
        As the system writes them; "" for none.
    action : QAction
    is_photo : bool
        Whether it opens one of the photos that the menus list.
    """

    path: str
    text: str
    keys: str
    action: QAction
    is_photo: bool = False


def find_all(menus: Iterable[QMenu]) -> list[Found]:
    """Walk the menus and give every command in them, in order; one that stands in two menus comes once."""
    found: dict[QAction, Found] = {}
    for each in _walk(menus, ""):
        found.setdefault(each.action, each)
    return list(found.values())


def _walk(menus: Iterable[QMenu], path: str) -> Iterator[Found]:
    for menu in menus:
        menu.aboutToShow.emit()  # lists that are filled when they open
        here = f"{path} › {plain(menu.title())}" if path else plain(menu.title())
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from _walk([inner], here)
            elif not action.isSeparator():
                keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
                yield Found(here, plain(action.text()), keys, action, menu.objectName() in PHOTO_MENUS)


def plain(text: str) -> str:
    """Return a menu's text without its mnemonic.

    >>> plain("&Open a photo…"), plain("salt && pepper")
    ('Open a photo…', 'salt & pepper')
    """
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
