"""What all plots have in common, on a plot of losses: looks, zoom, keys, wheel, read-off, menu, and what is saved."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QGuiApplication, QHelpEvent, QImage, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython, isValid

from cnngui.engine.colours import contrast
from cnngui.engine.errors import PhotoError
from cnngui.gui.lab_list import delete_now
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.loss_plot import LossPlot
from cnngui.gui.widgets.plots.plot import COLOURS, Plot, readable
from tests.gui.hands import CTRL, shown, wheel
from tests.gui.widgets.plots.seen import french, of_colour, place_at, press, save, texts

__all__ = ["french"]
KEY = Qt.Key
FALLING = [1000.0 / step for step in range(1, 1001)]


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    """Show a plot of a thousand steps, from 1000 to 1."""
    plot = LossPlot("Losses")
    plot.resize(500, 300)
    plot.set_curves({"falling": FALLING})
    shown(qtbot, plot).setFocus()
    qtbot.waitUntil(plot.hasFocus)
    return plot


def last_tick(plot: Plot, folder: Path) -> int:
    """Return the largest number on the axis of steps."""
    return max(int(text.replace(",", "")) for text in texts(plot, folder) if text.replace(",", "").isdecimal())


@pytest.mark.parametrize("how", ["", "list(plot.warming());"])
def test_pyqtgraph_is_imported_when_the_first_plot_is_shown(how: str) -> None:
    """Not when it is made and filled; it may have been warmed before."""
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from cnngui.gui.widgets.plots import histogram, loss_plot, scatter_view, change_bars, plot\n"
        "made = histogram.Histogram('numbers'); made.set_histogram((1, 2), 0.0, 1.0, None)\n"
        "made.set_value(0.5); made.resize(300, 90); hook = sys.excepthook\n"
        f"print('pyqtgraph' in sys.modules); {how} made.show(); app.processEvents()\n"
        "print('pyqtgraph' in sys.modules, sys.excepthook is hook)\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"], done.stderr


def test_what_was_set_before_is_shown(qtbot: QtBot, plot: LossPlot) -> None:
    """A plot that is filled first and shown later looks like one that is shown first; also when it was hidden."""
    later = shown(qtbot, LossPlot("Losses"))
    later.resize(500, 300)
    later.set_curves({"falling": FALLING})
    plot.clearFocus()
    later.clearFocus()
    assert later.grab().toImage() == plot.grab().toImage()
    later.hide()
    for each in (later, plot):
        each.set_curves({"rising": FALLING[::-1]})
        each.setPalette(palette(DARK))
    later.show()
    later.clearFocus()
    assert later.grab().toImage() == plot.grab().toImage()


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_it_follows_the_palette(colours: Colours, plot: LossPlot) -> None:
    """Ground and type are the app's at once; no black as pyqtgraph has it."""
    plot.setPalette(palette(colours))
    assert plot.grab().toImage().pixelColor(plot.rect().center()).name() == QColor(colours.ground).name()
    assert len(of_colour(plot, QColor(colours.text), 3)) > 20


def test_it_grows_with_the_font(plot: LossPlot) -> None:
    """Hints, and the numbers at the axes, which are never cut."""
    before, room = plot.sizeHint(), place_at(plot, 0, 0)
    plot.setFont(QFont(plot.font().family(), 3 * plot.font().pointSize()))
    assert plot.sizeHint().height() > 2 * before.height()
    assert plot.minimumSizeHint().boundedTo(plot.sizeHint()) == plot.minimumSizeHint()
    assert place_at(plot, 0, 0).x() > room.x() + 10
    assert place_at(plot, 0, 0).y() < room.y() - 10


def test_numbers_at_the_axes(plot: LossPlot, tmp_path: Path) -> None:
    """Steps in the language on screen, losses as powers of ten."""
    assert {"0", "500", "1,000", "10", "10²", "10³", "falling"} <= set(texts(plot, tmp_path))


def test_numbers_at_the_axes_in_french(french: None, plot: LossPlot, tmp_path: Path) -> None:
    """With a space for thousands and a comma for decimals."""
    plot.set_curves({"low": [0.9, *(0.2 for _ in range(1000))]})
    assert {"0,1", "0,2", "0,5", "1 000"} <= set(texts(plot, tmp_path))


def test_keys_zoom_move_and_show_all(plot: LossPlot, tmp_path: Path) -> None:
    """Each changes what is seen; Home brings the first picture back."""
    everything = plot.grab().toImage()
    assert press(plot, KEY.Key_Plus)
    assert press(plot, KEY.Key_Plus)
    assert last_tick(plot, tmp_path) < 900
    for _ in range(20):
        assert press(plot, KEY.Key_Right)
    assert last_tick(plot, tmp_path) == 1000
    moved = plot.grab().toImage()
    assert press(plot, KEY.Key_Left)
    assert plot.grab().toImage() != moved
    assert press(plot, KEY.Key_Home)
    assert plot.grab().toImage() == everything


def test_zooming_out_ends_at_everything(plot: LossPlot) -> None:
    """Never beyond, and then the key is the window's again."""
    everything = plot.grab().toImage()
    press(plot, KEY.Key_Equal)
    press(plot, KEY.Key_Right)
    presses = 0
    while press(plot, KEY.Key_Minus):
        presses += 1
    assert 0 < presses < 5
    assert plot.grab().toImage() == everything


def test_there_is_an_end_to_zooming_in(plot: LossPlot) -> None:
    """However often the key is pressed."""
    for _ in range(200):
        press(plot, KEY.Key_Plus)
    plot.grab()
    assert press(plot, KEY.Key_Home)


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_Up, KEY.Key_Minus, KEY.Key_Home, KEY.Key_PageDown, KEY.Key_A])
def test_keys_that_change_nothing_are_left_to_the_window(plot: LossPlot, key: Qt.Key) -> None:
    """Where everything is seen there is nothing to move; shortcuts are never taken."""
    assert not press(plot, key)
    assert not press(plot, KEY.Key_Plus, CTRL)


def test_the_zoom_stays_while_values_come(plot: LossPlot, tmp_path: Path) -> None:
    """A run goes on while one looks at its beginning."""
    for _ in range(5):
        press(plot, KEY.Key_Plus)
    before = last_tick(plot, tmp_path)
    plot.set_curves({"falling": FALLING * 2})
    assert last_tick(plot, tmp_path) == before
    press(plot, KEY.Key_Home)
    assert last_tick(plot, tmp_path) == 2000


def test_the_wheel_zooms_at_the_pointer_with_the_focus(plot: LossPlot, tmp_path: Path) -> None:
    """What is under the pointer stays there; without the focus the panel around scrolls."""
    corner = place_at(plot, 0, 0)
    assert wheel(plot, 2, corner)
    assert {"0", "600"} <= set(texts(plot, tmp_path)).difference({"800", "1,000"})
    assert plot.canvas is not None
    assert plot.canvas.is_zoomed
    assert wheel(plot, -4, corner)
    assert not wheel(plot, -1, corner)
    plot.clearFocus()
    assert not wheel(plot, 1, corner)
    assert not plot.canvas.is_zoomed


def test_a_click_gives_it_the_focus_and_that_is_seen(qtbot: QtBot) -> None:
    """A frame in the accent colour around it all."""
    window = QWidget()
    plot = LossPlot("Losses")
    QVBoxLayout(window).addWidget(plot)
    window.resize(300, 200)
    shown(qtbot, window)
    plot.clearFocus()
    accent = plot.palette().color(QPalette.ColorRole.Highlight)
    assert plot.grab().toImage().pixelColor(120, 0) != accent
    under = window.childAt(plot.geometry().center())
    assert under is not None
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(plot.hasFocus)
    assert plot.grab().toImage().pixelColor(120, 0) == accent


def test_the_values_under_the_pointer_are_told(plot: LossPlot) -> None:
    """Then what the plot is about; beside the axes only that."""
    plot.setToolTip("How it goes.")
    place = place_at(plot, 99 / 1009, 0.5)
    for at, told in ((place, "Step 99\nfalling: 10.0\nHow it goes."), (QPoint(2, 2), "How it goes.")):
        QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, at, plot.mapToGlobal(at)))
        assert QToolTip.text() == told
    QToolTip.hideText()


def test_the_menu_is_ours(monkeypatch: pytest.MonkeyPatch, plot: LossPlot) -> None:
    """Also by the menu key; showing all is offered where only a part is seen."""
    opened: list[list[tuple[str, bool]]] = []

    def note(menu: QMenu, at: QPoint) -> None:
        opened.append([(each.text(), each.isEnabled()) for each in menu.actions()])
        menu.deleteLater()

    monkeypatch.setattr(QMenu, "popup", note)
    place = plot.rect().center()
    QApplication.sendEvent(plot, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, plot.mapToGlobal(place)))
    assert opened == [[("Save plot…", True), ("Copy picture", True), ("Show all", False)]]
    everything = plot.grab().toImage()
    press(plot, KEY.Key_Plus)
    plot.menu().actions()[2].trigger()
    assert plot.grab().toImage() == everything


def test_the_picture_is_copied(plot: LossPlot) -> None:
    """Without the frame of the focus, and twice as sharp."""
    plot.menu().actions()[1].trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == plot.size() * 2
    assert copied.pixelColor(240, 0) == plot.palette().color(QPalette.ColorRole.Window)
    QGuiApplication.clipboard().clear()


def test_it_is_saved_as_a_picture(qtbot: QtBot, plot: LossPlot, tmp_path: Path) -> None:
    """Twice as sharp as on screen; who listens is told where."""
    with qtbot.waitSignal(plot.saved) as told:
        assert save(plot, tmp_path / "losses.png")[:4] == b"\x89PNG"
    assert told.args == [tmp_path / "losses.png"]
    image = QImage(str(tmp_path / "losses.png"))
    assert image.size() == plot.size() * 2
    assert image.convertToFormat(QImage.Format.Format_RGB32) == plot.picture()


def test_it_is_saved_as_a_vector_picture(plot: LossPlot, tmp_path: Path) -> None:
    """Letters stay letters, and curves stay curves within the axes."""
    tree = ET.fromstring(save(plot, tmp_path / "losses.svg"))  # noqa: S314  (our own)
    assert tree.attrib["viewBox"] == "0 0 500 300"
    names = [each.tag.rpartition("}")[2] for each in tree.iter()]
    assert names.count("clipPath") > 0
    assert "image" not in names
    line = readable(QColor(COLOURS[0]), plot.palette().window().color(), 3.0).name()
    assert any(each.attrib.get("stroke") == line for each in tree.iter())
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "Losses"


def test_nothing_is_saved_when_people_change_their_mind(monkeypatch: pytest.MonkeyPatch, plot: LossPlot) -> None:
    """The dialog was closed."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    plot.saved.connect(lambda path: pytest.fail(f"saved {path}"))
    plot.ask_save()


def test_what_cannot_be_saved_is_told_in_words(plot: LossPlot, tmp_path: Path) -> None:
    """The window says the sentence of the error."""
    with pytest.raises(PhotoError, match="no folder"):
        save(plot, tmp_path / "nowhere" / "losses.png")


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 300), (500, 1), (30, 30), (90, 45), (40, 500), (500, 40)])
@pytest.mark.parametrize("points", [10, 40])
def test_any_size_can_be_painted(size: tuple[int, int], points: int, plot: LossPlot) -> None:
    """Layouts give anything for a moment."""
    plot.setFont(QFont(plot.font().family(), points))
    plot.resize(*size)
    plot.grab()


def test_a_colour_that_stands_out_is_kept() -> None:
    """Only what is too near to its ground is changed; on mid grey too there is an end to it."""
    assert readable(QColor("#0072B2"), QColor("white"), 4.5).name() == "#0072b2"
    assert readable(QColor("#E69F00"), QColor("black"), 4.5).name() == "#e69f00"
    for grey in range(0, 256, 5):
        ground = (grey, grey, grey)
        for colour in COLOURS:
            seen = readable(QColor(colour), QColor(*ground), 4.5)
            assert contrast((seen.red(), seen.green(), seen.blue()), ground) >= 4.5


def test_labels_hear_that_they_are_deleted(plot: LossPlot) -> None:
    """They are made by Python: PySide6 hears of every end of such, and deletes none a second time."""
    assert plot.canvas is not None
    labels = list(plot.canvas._labels)
    assert labels
    assert all(createdByPython(label) for label in labels)
    delete_now(plot.canvas)
    assert not any(isValid(label) for label in labels)
    plot.canvas = None
