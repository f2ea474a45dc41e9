"""The language on screen, its translators and its numbers."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QCoreApplication, QFileInfo, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileIconProvider
from pytestqt.qtbot import QtBot

from cnngui.gui.look import i18n


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, and let it speak English again afterwards."""
    yield qapp
    i18n.install(qapp, "en")


@pytest.mark.parametrize(
    ("setting", "system", "expected"),
    [
        ("en", ["fr-FR"], "en"),
        ("fr", ["en-US"], "fr"),
        ("system", ["fr-CA", "en-CA"], "fr"),
        ("system", ["fr_FR"], "fr"),
        ("system", ["de-DE", "en-GB", "fr-FR"], "en"),
        ("system", ["frr"], "en"),
        ("system", [], "en"),
        ("klingon", ["fr"], "en"),
    ],
)
def test_the_language_is_chosen_by_setting_and_system(setting: str, system: list[str], expected: str) -> None:
    """The first language of the system that we speak, or else English."""
    assert i18n.choose(setting, system) == expected


def test_french_speaks_french(app: QApplication, qtbot: QtBot) -> None:
    """Our own texts and Qt's change language, and change back."""
    buttons = QDialogButtonBox.StandardButton.Cancel
    assert i18n.install(app, "fr") == "fr"
    assert i18n.language() == "fr"
    french = QDialogButtonBox(buttons)
    qtbot.addWidget(french)
    assert french.button(buttons).text() == "Annuler"
    assert QCoreApplication.translate("Settings", "Language") == "Langue"
    assert QFileIconProvider().type(QFileInfo(str(Path(__file__).parent))) == "Dossier", "in the lists of files"
    assert QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Entrée"
    i18n.install(app, "en")
    english = QDialogButtonBox(buttons)
    qtbot.addWidget(english)
    assert english.button(buttons).text() == "Cancel"
    assert QCoreApplication.translate("Settings", "Language") == "Language"


def test_changing_language_leaves_no_translator_behind(app: QApplication) -> None:
    """A hundred changes keep two translators."""
    for _ in range(5):
        i18n.install(app, "fr")
        i18n.install(app, "en")
    assert len([child for child in app.children() if child.objectName() == i18n._OURS]) == 2


def test_french_numbers(app: QApplication) -> None:
    """Decimal comma, thin spaces, a real minus."""
    i18n.install(app, "fr")
    assert i18n.number(-1234567.25) == "−1\u202f234\u202f567,25"
    assert i18n.number(0.5, 2) == "0,50"


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0, None, "0"),
        (-0.0, None, "0"),
        (-0.004, 2, "0.00"),
        (-0.005, 2, "−0.01"),
        (2.675, 2, "2.68"),
        (100, None, "100"),
        (1e-9, None, "0"),
        (np.float32(0.1), None, "0.1"),
        (np.int64(-7), None, "−7"),
        (-1e20, None, "−1·10²⁰"),
        (2.5e20, 2, "2.5·10²⁰"),
        (float("inf"), None, "∞"),
        (float("-inf"), 2, "−∞"),
        (float("nan"), 2, "NaN"),
        (True, None, "1"),
    ],
)
def test_english_numbers(app: QApplication, value: float, digits: int | None, expected: str) -> None:
    """Half is rounded up, zero has no sign, and nothing on screen looks like a program's output."""
    i18n.install(app, "en")
    assert i18n.number(value, digits) == expected


@given(some.floats(-1e9, 1e9), some.integers(0, 6))
def test_a_number_reads_back(value: float, digits: int) -> None:
    """What is written is the number, to half a unit in the last place."""
    text = i18n.number(value, digits).replace("−", "-")
    back, ok = QLocale("en").toDouble(text)
    assert ok
    exact = Fraction(text.replace(",", ""))
    assert back == float(exact)
    assert abs(exact - Fraction(repr(value))) <= Fraction(1, 2 * 10**digits)
