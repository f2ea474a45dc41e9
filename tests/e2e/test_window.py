"""The whole app from outside: started by its real `main`, used with keys, closed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from cnngui.engine.saving import save_picture
from cnngui.gui.lab_list import LABS
from cnngui.gui.look import i18n
from cnngui.gui.look.durations import time_left
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.settings import Settings
from cnngui.gui.window.command_palette import CommandPalette
from cnngui.gui.window.main_window import MainWindow
from cnngui.gui.window.placement import SMALLEST
from tests.e2e.open_window import Visit

CONTROL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("home")


def settled(window: MainWindow) -> bool:
    """Wait until the lab shows everything."""
    return window.lab().settle()


@dataclass(frozen=True)
class Step:
    """A step that knows how far it is."""

    fraction: float


def steps_without_end() -> Generator[Step, None, None]:
    """Work until somebody stops it."""
    while True:
        time.sleep(0.01)
        yield Step(0.001)


def test_the_first_start_shows_a_photo_already_filtered() -> None:
    """No empty window, no wizard, no message; the time it took is on the chip."""

    def look(window: MainWindow) -> bool:
        assert window.windowTitle().startswith("Cat")
        assert window.frame.messages.text() == ""
        return bool(re.fullmatch(r"CPU · [\d.]+ ms", window.frame.chip.text()))

    assert Visit(settled, look).main() == 0


def test_a_photo_is_opened_by_name(home: Path) -> None:
    """As the argument of the command."""
    photo = home / "été.png"
    save_picture(np.full((30, 40, 3), 99, np.uint8), photo)

    def look(window: MainWindow) -> bool:
        return window.windowTitle().startswith("été.png")

    assert Visit(look, settled).main(str(photo)) == 0
    assert Settings().texts("recent_photos") == (str(photo),)


def test_a_photo_that_cannot_be_opened_is_said_in_the_window(home: Path) -> None:
    """And the window shows the cat."""

    def look(window: MainWindow) -> bool:
        assert window.windowTitle().startswith("Cat")
        return "broken.png" in window.frame.messages.text()

    broken = home / "broken.png"
    broken.write_bytes(b"no picture at all")
    assert Visit(look, settled).main(str(broken)) == 0


def test_ctrl_c_in_the_terminal_closes_the_window(capfd: pytest.CaptureFixture[str]) -> None:
    """Quietly, with the handler of before put back."""
    before = signal.getsignal(signal.SIGINT)

    def interrupt(window: MainWindow) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return True

    def still_open(window: MainWindow) -> bool:
        return False

    with pytest.raises(AssertionError, match="closed before"):
        Visit(settled, interrupt, still_open).main()
    assert signal.getsignal(signal.SIGINT) is before
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_window_ends_when_it_is_told_to(
    name: str, capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """By a shutdown or a terminal that is closed: at once, with the status of the signal and every job let go."""
    number = getattr(signal, name)
    ignored = signal.signal(number, signal.SIG_DFL)  # nohup has it ignored, and what is ignored stays so
    request.addfinalizer(lambda: signal.signal(number, ignored))
    before = signal.getsignal(number)

    def end(window: MainWindow) -> bool:
        os.kill(os.getpid(), number)
        return True

    def still_open(window: MainWindow) -> bool:
        return False

    with pytest.raises(AssertionError, match="closed before"):
        Visit(settled, end, still_open).main()
    assert signal.getsignal(number) is before
    assert "Traceback" not in capfd.readouterr().err


def test_an_exception_in_a_slot_is_said_in_words() -> None:
    """The window lives on; the details are in the report."""
    hook = sys.excepthook

    def fail(window: MainWindow) -> bool:
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("deep inside"), None)
        return True

    def look(window: MainWindow) -> bool:
        return "Help › Report" in window.frame.messages.text()

    assert Visit(settled, fail, look).main() == 0
    assert sys.excepthook is hook


def test_language_and_theme_are_remembered() -> None:
    """Chosen on one day with Ctrl+K, there on the next."""

    def choose(window: MainWindow, wish: str) -> bool:
        QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
        palette = window.findChildren(CommandPalette)[-1]
        QTest.keyClicks(palette.field, wish)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        return True

    def dark(window: MainWindow) -> bool:
        return choose(window, "dark")

    def french(window: MainWindow) -> bool:
        return choose(window, "francais")

    def is_french(window: MainWindow) -> bool:
        return window.menu("file").title() == "&Fichier" and settled(window)

    assert Visit(settled, dark, french, is_french).main() == 0
    assert Visit(is_french).main() == 0
    assert (Settings().text("theme"), Settings().text("language")) == ("dark", "fr")


SAME = {
    *("RGB", "ReLU", "CPU", "CNNGUI", "Photo", "Pause", "Stop", "English", "Français", "max", "px", "Kernel", "Style"),
    "Pooling",
}


def texts_on_screen(window: MainWindow) -> set[str]:
    """Return what people can read in the window, in its menus and in its tooltips."""
    found: set[str] = set()
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QComboBox):
            found.update(widget.itemText(row) for row in range(widget.count()))
        found.update({widget.toolTip(), widget.accessibleName()})
    found.update(action.text() for action in window.actions())
    return found


def test_nothing_on_screen_stays_english() -> None:
    """A text that is the same in both languages was forgotten, unless it is a name, a number or one of a few words."""
    texts: dict[str, set[str]] = {}

    def read(window: MainWindow) -> bool:
        if not settled(window):
            return False
        texts[i18n.language()] = texts_on_screen(window)
        return True

    for language in ("en", "fr"):
        Settings().set("language", language)
        assert Visit(read).main() == 0
    both = {text for text in texts["en"] & texts["fr"] if re.search(r"[A-Za-zé]{3,}", text)}
    words = {text: set(re.findall(r"[A-Za-zéç]{3,}", text)) for text in both if not text.startswith("che")}
    assert {text for text, found in words.items() if found - SAME} == set()


def run_apart(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | environment,
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_window_opens_without_torch_and_without_what_is_slow(home: Path) -> None:
    """Up to and including its first paint."""
    code = (
        "import sys; from cnngui.cli import main; status = main([])\n"
        "slow = {'torch', 'scipy', 'pyqtgraph', 'qtawesome', 'skimage'} & set(sys.modules)\n"
        "print('slow:', sorted(slow)); sys.exit(status)"
    )
    done = run_apart(code, home, CNNGUI_QUIT_AFTER_FIRST_PAINT="1")
    assert done.returncode == 0, done.stderr
    assert "slow: []" in done.stdout
    assert re.search(r"^first paint \d+ ms$", done.stdout, re.MULTILINE)


def test_it_ends_cleanly(home: Path) -> None:
    """No word on the way out: no crash at exit, no warning of Qt, no thread that hangs."""
    done = run_apart("from cnngui.cli import main; raise SystemExit(main([]))", home, CNNGUI_QUIT_AFTER_FIRST_PAINT="1")
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])


def go_to(name: str) -> Callable[[MainWindow], bool]:
    """Return the step that shows a lab."""

    def go(window: MainWindow) -> bool:
        window.show_lab(name)
        return True

    return go


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_lab_fits_a_small_screen(language: str) -> None:
    """1024×640, once everything is shown, in both languages."""
    Settings().set("language", language)

    def look(window: MainWindow) -> bool:
        if not settled(window):
            return False
        smallest = window.minimumSizeHint()
        assert (smallest.width() <= SMALLEST.width(), smallest.height() <= SMALLEST.height()) == (True, True), smallest
        return True

    assert Visit(*(step for entry in LABS for step in (go_to(entry.name), look))).main() == 0


def test_projector_mode_and_back_leaves_the_window_as_it_was() -> None:
    """Large type for a while: neither the window nor its panel stays larger."""
    sizes: list[tuple[int, int, int]] = []

    def note(window: MainWindow) -> bool:
        if not settled(window):
            return False
        sizes.append((window.width(), window.height(), window.lab().panel.minimumSizeHint().width()))
        return True

    def switch(*, on: bool) -> Callable[[MainWindow], bool]:
        def go(window: MainWindow) -> bool:
            window.set_projector(on=on, full_screen=False)
            return True

        return go

    assert Visit(note, switch(on=True), note, switch(on=False), note).main() == 0
    assert sizes[0] == sizes[2]
    assert sizes[1][2] > sizes[0][2]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_lab_grows_beyond_a_projector(language: str) -> None:
    """1280×800 with large type, in every lab and both languages."""
    Settings().set("language", language)

    def begin(window: MainWindow) -> bool:
        window.resize(1280, 800)
        window.set_projector(on=True, full_screen=False)
        return True

    def look(window: MainWindow) -> bool:
        if not settled(window):
            return False
        assert (window.width(), window.height()) == (1280, 800)
        return True

    assert Visit(begin, *(step for entry in LABS for step in (go_to(entry.name), look))).main() == 0


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_job_bar_fits_a_projector(language: str) -> None:
    """A job of whatever time left, and with a long title, does not make a window of 1280 px wider."""
    Settings().set("language", language)
    texts: set[str] = set()

    def begin(window: MainWindow) -> bool:
        window.resize(1280, 800)
        window.set_projector(on=True, full_screen=False)
        jobs = window._services.jobs
        jobs.start(Lane.FILES, steps_without_end(), title="Looking for what excites channel 512 of conv5_3")
        return True

    def look(window: MainWindow) -> bool:
        rows = window.frame.job_bar.rows()
        if not rows or not rows[0].pause.isVisible():
            return False
        window.frame.chip.show_time("ROCm RX 7900 XTX", 12_345)
        for seconds in (3, 55, 99 * 60, 99 * 3600):
            rows[0].time.setText(time_left(seconds))
            texts.add(rows[0].time.text())
            QApplication.sendPostedEvents()
            assert window.minimumSizeHint().width() <= 1280, rows[0].time.text()
        rows[0].stop.click()
        return True

    assert Visit(settled, begin, look, lambda window: not window.frame.job_bar.rows()).main() == 0
    assert len(texts) == 4


def test_a_lab_that_is_entered_has_the_keys_on_its_canvas() -> None:
    """By a click in the rail, and by keys; who walks along the rail by arrow keys stays there."""

    def walk(window: MainWindow) -> bool:
        rail = window.frame.rail
        window.activateWindow()
        for entry in LABS:
            QTest.mouseClick(rail.button(entry.name), Qt.MouseButton.LeftButton)
            focus = window.focusWidget()
            assert focus is not None
            assert window.lab().canvas.isAncestorOf(focus), (entry.name, focus)
        window.show_lab("filters")
        assert window.lab().canvas.isAncestorOf(window.focusWidget() or window)
        rail.button("filters").setFocus()
        QTest.keyClick(rail.button("filters"), Qt.Key.Key_Down)
        assert rail.current() == "steps"
        return rail.isAncestorOf(window.focusWidget() or window)

    assert Visit(settled, walk, settled).main() == 0
