"""Ctrl+K finds a command by a few letters."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.lab_list import delete_now
from cnngui.gui.window.actions import Found
from cnngui.gui.window.command_palette import CommandPalette, score

TEXTS = [
    ("File", "Open a photo…", "Ctrl+O"),
    ("File", "Next photo in the folder", "PgDown"),
    ("View › Theme", "Dark", ""),
    ("View › Theme", "Light", ""),
    ("View", "Projector mode", "F11"),
    ("Affichage", "Thème", ""),
    ("Help", "Find a command…", "Ctrl+K"),
]


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """Return the window that the palette belongs to, with a field that has the focus."""
    home = QWidget()
    home.resize(800, 600)
    qtbot.addWidget(home)
    QLineEdit(home).setObjectName("field")
    QPushButton(home).setObjectName("button")
    with qtbot.waitActive(home):
        home.show()
        home.activateWindow()
    field = home.findChild(QLineEdit, "field")
    assert field is not None
    field.setFocus()
    return home


@pytest.fixture
def run(home: QWidget) -> list[str]:
    """Return the list of commands that were run."""
    return []


@pytest.fixture
def palette(home: QWidget, run: list[str]) -> CommandPalette:
    """Return an open palette."""
    commands = []
    for path, text, keys in TEXTS:
        action = QAction(text, home)
        action.triggered.connect(lambda _=False, text=text: run.append(text))
        commands.append(Found(path, text, keys, action))
    commands[4].action.setEnabled(False)
    palette = CommandPalette(commands, home)
    palette.open()
    return palette


def test_it_begins_with_every_command_that_can_be_run(palette: CommandPalette) -> None:
    """In the order of the menus; what is greyed out is left out."""
    assert palette.found() == [f"{path} › {text}" for path, text, _ in TEXTS if text != "Projector mode"]


def test_typing_narrows_and_enter_runs(palette: CommandPalette, run: list[str], qtbot: QtBot) -> None:
    """The best is on top, and Enter runs it and closes the palette."""
    QTest.keyClicks(palette.field, "dark")
    assert palette.found()[0] == "View › Theme › Dark"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert run == ["Dark"]
    assert not palette.isVisible()


def test_the_arrows_walk_the_list_from_the_field(palette: CommandPalette, run: list[str]) -> None:
    """The hands stay on the keyboard."""
    QTest.keyClicks(palette.field, "photo")
    assert [text.split(" › ")[-1] for text in palette.found()] == ["Open a photo…", "Next photo in the folder"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Enter)
    assert run == ["Next photo in the folder"]


def test_escape_closes_and_runs_nothing(palette: CommandPalette, run: list[str]) -> None:
    """And so does Enter while nothing is found."""
    QTest.keyClicks(palette.field, "xyzzy")
    assert palette.found() == []
    assert (palette.nothing.isVisible(), palette.list.isVisible()) == (True, False)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert run == []


def test_it_opens_inside_its_window(palette: CommandPalette, home: QWidget) -> None:
    """Near the top, in the middle, and whole."""
    assert home.rect().contains(palette.geometry())
    assert abs(palette.geometry().center().x() - home.rect().center().x()) <= 1


def test_the_focus_goes_back(palette: CommandPalette, home: QWidget) -> None:
    """To where it was when the palette opened."""
    assert QApplication.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is home.findChild(QLineEdit, "field")


def test_it_goes_when_the_focus_goes(palette: CommandPalette, home: QWidget, qtbot: QtBot) -> None:
    """A click beside it closes it."""
    button = home.findChild(QPushButton, "button")
    assert button is not None
    with qtbot.waitSignal(palette.closed):
        button.setFocus()
    assert not palette.isVisible()


@pytest.mark.parametrize(
    ("wish", "better", "worse"),
    [
        ("theme", "Affichage Thème", "File Sum the mean"),
        ("open", "File Open a photo…", "File Reopen"),
        ("op ph", "File Open a photo…", "View Projector mode"),
        ("lang", "View Language English", "File Slang"),
        ("fnd", "Help Find a command", "File Next photo in the folder… and"),
    ],
)
def test_better_answers_come_first(wish: str, better: str, worse: str) -> None:
    """Starts of words before middles, whole words before scattered letters, accents or not."""
    best, other = score(wish, better), score(wish, worse)
    assert best is not None
    assert other is None or best > other


def test_words_of_commands_come_before_those_of_menus(home: QWidget) -> None:
    """Whoever types "fiche" means a worksheet, and not whatever stands in the menu Fichier."""
    texts = [("Fichier", "Ouvrir une photo…"), ("Fichier", "Quitter"), ("Atelier", "Cette grille en fiche…")]
    texts += [("Atelier", "Ficher la carte"), ("Fiches", "Tout voir")]
    palette = CommandPalette([Found(path, text, "", QAction(text, home)) for path, text in texts], home)
    QTest.keyClicks(palette.field, "fiche")
    assert palette.found() == ["Atelier › Cette grille en fiche…", "Atelier › Ficher la carte", "Fiches › Tout voir"]


def test_any_apostrophe_is_found_by_that_of_the_keyboard() -> None:
    """French texts have the curly one, keyboards the straight one."""
    texts = ("Atelier Réglages d’une image enregistrée", "Atelier Réglages d'une image enregistrée")
    assert len({score(wish, text) for wish in ("réglages d'une", "reglages d’une") for text in texts}) == 1


def test_a_command_is_found_by_its_kin(palette: CommandPalette) -> None:
    """Who types “image” means the photo too."""
    QTest.keyClicks(palette.field, "image fold")
    assert palette.found() == ["File › Next photo in the folder"]


def test_commands_come_before_photos(home: QWidget) -> None:
    """A photo whose name has the word is below, and above what has only the letters of the word here and there."""
    rows = [("File › Sample photos", "coins", True), ("Lab", "Cut on lines", False), ("Lab", "Save coins…", False)]
    commands = [Found(path, text, "", QAction(text, home), is_photo) for path, text, is_photo in rows]
    palette = CommandPalette(commands, home)
    palette.open()
    QTest.keyClicks(palette.field, "coins")
    assert palette.found() == ["Lab › Save coins…", "File › Sample photos › coins", "Lab › Cut on lines"]


def test_every_letter_counts() -> None:
    """A wish with a letter that is not there finds nothing; an empty one finds all alike."""
    assert score("openz", "File Open a photo…") is None
    assert score("", "anything") == 0


def test_what_has_gone_meanwhile(home: QWidget, palette: CommandPalette, run: list[str]) -> None:
    """A change of language takes the labs' commands and fields away: nothing is run, and nothing breaks."""
    QTest.keyClicks(palette.field, "dark")
    gone: list[QObject] = [*home.findChildren(QAction), *home.findChildren(QLineEdit, "field")]
    for thing in gone:
        delete_now(thing)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (run, palette.isVisible()) == ([], False)
