"""Ctrl+K: type a few letters, and press Enter on the command that is meant."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTreeWidgetItem, QWidget
from shiboken6 import isValid

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.gui.look.i18n import bare_letters
from cnngui.gui.widgets.inputs.forms import fill, search_field, two_columns
from cnngui.gui.widgets.painted import ENTER_KEYS, PAGE_KEYS
from cnngui.gui.window.actions import Found

KIN: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("CommandPalette", "kernel filter weights"),
    QT_TRANSLATE_NOOP("CommandPalette", "map channel"),
    QT_TRANSLATE_NOOP("CommandPalette", "photo picture image"),
)
"""Words that are typed for one another: a command with any of them is found by all."""

OWN = 1.5
"""Points more for a word of the command itself than for one of its menus: the start of one beats a whole menu."""

AS_IT_STANDS = 2.0
"""Least points of a word that stands in a text as it was typed; letters in order have fewer than 1."""


class CommandPalette(QFrame):
    """A field and a list, laid over the window; the arrow keys walk the list while one types.

    It is no window of its own: popups opened by a key, with a place and the keyboard to themselves, are what Wayland
    refuses and what a projector may put on the wrong screen.
    """

    closed = Signal()

    def __init__(self, commands: Iterable[Found], window: QWidget) -> None:
        super().__init__(window)
        self._focus_before = window.focusWidget()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Find a command"))
        self._commands = [command for command in commands if command.action.isEnabled()]
        self.field = search_field(self.tr("Find a command"))
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self.list = two_columns([])
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        self.nothing = QLabel(self.tr("No command is called so. Delete a few letters."))
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        fill(self, self.field, self.nothing, self.list, margin=8)
        line = self.fontMetrics().height()
        self.resize(min(line * 32, window.width() - 32), min(line * 22, window.height() - 80))
        self.move((window.width() - self.width()) // 2, 40)
        self._search("")

    def open(self) -> None:
        """Show it and take the keyboard."""
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_again(self) -> None:
        """Go, and give the focus back to where it was."""
        if self.isVisible():
            self.hide()
            if self._focus_before is not None and isValid(self._focus_before):  # gone in another language
                self._focus_before.setFocus()
            self.closed.emit()

    def found(self) -> list[str]:
        """Return the texts in the list, the best first."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return [item.text(0) for item in items if item is not None]

    def _search(self, text: str) -> None:
        self.list.clear()
        wishes = meant(text, [QCoreApplication.translate("CommandPalette", words) for words in KIN])
        scored = [(_best(wishes, command), command) for command in self._commands]
        matching = [(points, command) for points, command in scored if points is not None]
        least = AS_IT_STANDS * len(text.split())
        # commands before photos, unless only scattered letters speak for them; sorting keeps the order of the menus
        matching.sort(key=lambda pair: (pair[0] < least, pair[1].is_photo, -pair[0]))
        items = [self._item(command) for _, command in matching]
        self.list.addTopLevelItems(items)
        self.list.setVisible(bool(items))
        self.nothing.setVisible(not items)
        if items:
            self.list.setCurrentItem(items[0])

    def _item(self, command: Found) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{command.path} › {command.text}", command.keys])
        item.setData(0, Qt.ItemDataRole.UserRole, self._commands.index(command))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        return item

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            action = self._commands[item.data(0, Qt.ItemDataRole.UserRole)].action
            self.close_again()
            if isValid(action):
                action.trigger()

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the keys that walk the list reach it from the field; go when the focus goes."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.close_again()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER_KEYS:
            self._run(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_again()
        elif event.key() in PAGE_KEYS | {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.list.keyPressEvent(event)
        else:
            return False
        return True


def meant(wish: str, families: Iterable[str]) -> list[str]:
    """Return what is searched for a wish: itself, and with a word of a family in place of another.

    >>> meant("Noyau net", ["noyau filtre poids", "carte canal"])
    ['noyau net', 'filtre net', 'poids net']
    """
    words = bare_letters(wish).split()
    wishes = [" ".join(words)]
    for family in (bare_letters(each).split() for each in families):
        for at, word in enumerate(words):
            others = [other for other in family if other != word] if word in family else []
            wishes += [" ".join([*words[:at], other, *words[at + 1 :]]) for other in others]
    return wishes


def _best(wishes: Iterable[str], command: Found) -> float | None:
    points = [each for wish in wishes if (each := score(wish, command.text, command.path)) is not None]
    return max(points, default=None)


def score(wish: str, text: str, menus: str = "") -> float | None:
    """Tell how well a command of some menus answers ``wish``; None when a letter of it is missing.

    Every word of the wish must be found, as it stands or else as letters in order in the command itself. A whole word
    is better than the start of one, that is better than a hit inside, and the command's own words are better than those
    of its menus; of two that are as good, the later hit wins.

    >>> score("lang", "View Language English") > score("lang", "File Slang")
    True
    >>> score("opn", "File Open a photo…") is None, score("xyz", "File Open a photo…") is None
    (False, True)
    >>> score("fiche", "Cette grille en fiche…", "Atelier") > score("fiche", "Tout voir", "Fiches")
    True
    """
    total = 0.0
    own, everything = bare_letters(text), bare_letters(f"{menus} {text}".strip())
    for word in bare_letters(wish).split():
        among, alone = _score_word(word, everything), _score_word(word, own)
        if among is None or among < AS_IT_STANDS:  # letters here and there of a menu would find all that is in it
            among = alone
        if among is None:
            return None
        is_own = bool(menus) and alone is not None and alone >= AS_IT_STANDS
        total += max(among, (alone or 0.0) + OWN) if is_own else among
    return total


def _score_word(word: str, text: str) -> float | None:
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    at_words = [at for at in starts if at == 0 or not text[at - 1].isalnum()]
    whole = [at for at in at_words if not text[at + len(word) : at + len(word) + 1].isalnum()]
    for points, places in ((4, whole), (3, at_words), (2, starts)):
        if places:
            return points + places[-1] / len(text)
    at, first = -1, None
    for letter in word:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first is None else first
    return len(word) / (at - (first or 0) + 1)
