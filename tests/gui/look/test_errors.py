"""Errors become one sentence in the language on screen; the details are kept."""

import ast
import string
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import cnngui
from cnngui.engine.errors import CnnguiError, Note, PhotoError, SizeError
from cnngui.engine.sizes import Axis
from cnngui.gui.look import i18n
from cnngui.gui.look.errors import KEPT, ErrorLog, note_text, sentence


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Let the application speak French for the time of a test."""
    i18n.install(qapp, "fr")
    yield
    i18n.install(qapp, "en")


def test_an_error_of_ours_says_its_sentence(qapp: QApplication) -> None:
    """As on the command line, with numbers as people write them."""
    error = PhotoError("{path} has {size} pixels.", path="a.png", size=1234567)
    assert sentence(error) == "a.png has 1,234,567 pixels."


def test_an_error_in_an_error_is_said_in_words(french: None) -> None:
    """As where something of a file is kept, and why the rest did not come stands before that."""
    inner = SizeError("The {name} is {value}; it must be at least {low}.", name="stride", value=-1234, low=1)
    said = sentence(PhotoError("{trouble} {done} MB.", trouble=inner, done=0.5))
    assert said == f"{sentence(inner)} 0,5\N{NO-BREAK SPACE}MB."
    assert str(PhotoError("{trouble} Try again.", trouble=inner)) == f"{inner} Try again."


def test_a_real_error_speaks_french(french: None) -> None:
    """Sentence, number and the word in the field are French."""
    with pytest.raises(SizeError) as caught:
        Axis(10, 3, stride=-1234)
    text = sentence(caught.value)
    assert "pas" in text
    assert "−1\u202f234" in text
    assert "stride is" not in text


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), KeyError("x"), OSError(5, "x"), KeyboardInterrupt()])
def test_anything_else_is_one_sentence_without_details(qapp: QApplication, error: BaseException) -> None:
    """No type, no message, no trace."""
    assert "Help › Report" in sentence(error)
    assert type(error).__name__ not in sentence(error)


def test_no_memory_says_what_to_do(qapp: QApplication) -> None:
    """The one error of Python's and OpenCV's that people can do something about."""
    for error in (MemoryError(), cv2.error("(-4:Insufficient memory) Failed to allocate 9 bytes")):
        assert "not enough memory" in sentence(error)
    assert "Help › Report" in sentence(cv2.error("(-215:Assertion failed)"))


def test_a_note_has_numbers_as_people_write_them(qapp: QApplication) -> None:
    """What was done to a photo on its way in."""
    assert note_text(Note("It had {count} pages.", {"count": 1234})) == "It had 1,234 pages."


def test_details_are_kept_newest_first(qapp: QApplication) -> None:
    """The last few, with their traceback."""
    log = ErrorLog()
    assert log.details() == ""
    for number in range(KEPT + 3):
        with pytest.raises(ValueError, match="number") as caught:
            raise ValueError(f"number {number}")
        log.keep(caught.value)
    details = log.details()
    assert details.count("Traceback") == KEPT
    assert details.index("number 7") < details.index("number 6")
    assert "number 2" not in details
    assert Path(__file__).name in details


def test_what_nobody_caught_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in for the excepthook."""
    log = ErrorLog()
    monkeypatch.setattr(sys, "excepthook", log.catch)
    error = ValueError("odd")
    with qtbot.waitSignal(log.unexpected) as signal:
        sys.excepthook(ValueError, error, None)
    assert signal.args == [error]
    assert "odd" in log.details()


def test_every_template_of_ours_can_be_filled() -> None:
    """Each sentence marked for translation has named fields only."""
    seen = 0
    for path in Path(cnngui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QT_TRANSLATE_NOOP":
                context, text = node.args
                assert isinstance(context, ast.Constant), path
                assert isinstance(text, ast.Constant), path
                if context.value == "Errors":
                    seen += 1
                    assert isinstance(text.value, str)
                    names = [name for _, name, _, _ in string.Formatter().parse(text.value) if name is not None]
                    assert all(name.isidentifier() for name in names), text.value
    assert seen > 5


def test_all_our_errors_are_of_one_family() -> None:
    """What the window and the command line catch."""
    assert issubclass(PhotoError, CnnguiError)


def test_an_error_while_painting_lets_the_painter_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held by a traceback it would stay active, and the next paint event would end the program."""
    painters: list[weakref.ref[QPainter]] = []

    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            """Break while a painter is active."""
            painter = QPainter(self)
            painters.append(weakref.ref(painter))
            raise ValueError(str(event.rect().width()))

    log, widget = ErrorLog(), Broken()
    qtbot.addWidget(widget)
    monkeypatch.setattr(sys, "excepthook", log.catch)
    widget.show()
    qtbot.waitUntil(lambda: bool(log.details()))
    assert [painter() for painter in painters[:1]] == [None]
    assert "ValueError" in log.details()


def test_a_size_stays_with_its_unit() -> None:
    """No line ends between a number and its bytes."""
    assert sentence(CnnguiError("It needs {size} GB, not {other} MB.", size=4, other=2)) == (
        "It needs 4\N{NO-BREAK SPACE}GB, not 2\N{NO-BREAK SPACE}MB."
    )


def test_the_last_error_in_one_line() -> None:
    """As Python writes it; nothing where there was none."""
    log = ErrorLog()
    assert log.last() == ""
    log.keep(ValueError("odd"))
    assert log.last() == "ValueError: odd"
