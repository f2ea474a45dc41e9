"""Random hands in the real window: clicks, keys, drags, the wheel, drops, sizes, languages, labs, in any order.

Run as a program of its own, ``python -m tests.e2e.random_hands SEED EVENTS FOLDER``, it writes what it met to
``FOLDER/met.json``: see `Met`.
"""

import json
import logging
import os
import random
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # without Qt, only what starts a visit is used
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

SCREEN = (1280, 800)
SIZES = ((1024, 640), (1280, 800), (1920, 1080), (1366, 768))
STALL = 0.25
"""Seconds for which the window may be deaf."""

_DEPTH = 14
"""Calls that are told of where the window was deaf."""

CLOSING = {"quit"}
"""Commands that would end the visit."""

MEASURED_EVERY = 250
"""Events between two looks at the memory."""


@dataclass
class Met:
    """What random hands met.

    Parameters
    ----------
    raised, logged : list of str
        Exceptions with their places, and what was logged at WARNING or above, by Python or by Qt.
    too_large : list of str
        What asked for more room than a screen has, and after which events.
    stalls : list of (float, str)
        Seconds for which the window was deaf, and where the main thread was then.
    megabytes : list of int
        Memory of the process, every `MEASURED_EVERY` events.
    events : dict
        How many of each kind there were.
    """

    raised: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)
    stalls: list[tuple[float, str]] = field(default_factory=list)
    megabytes: list[int] = field(default_factory=list)
    events: dict[str, int] = field(default_factory=dict)


def megabytes() -> int:
    """Return the memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


class Watchman(threading.Thread):
    """Looks where the main thread is when it has not come by for a while."""

    def __init__(self, met: Met) -> None:
        super().__init__(daemon=True)
        self._met = met
        self._main = threading.main_thread().ident
        self._came_by = time.perf_counter()
        self._seen = ""
        self._over = threading.Event()

    def come_by(self) -> None:
        """Hear from the main thread; longer than `STALL` after the last time, that was a stall."""
        now = time.perf_counter()
        if now - self._came_by > STALL:
            self._met.stalls.append((round(now - self._came_by, 3), self._seen))
        self._came_by, self._seen = now, ""

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    def run(self) -> None:
        """Keep the place where the main thread is, once it is late."""
        while not self._over.wait(0.02):
            if time.perf_counter() - self._came_by > 0.6 * STALL and not self._seen:
                self._seen = _place(self._main or 0)


def _place(thread: int) -> str:
    """Tell where a thread is. Its frames are let go at once: a painter that they hold would stay active."""
    frame = sys._current_frames().get(thread)
    lines: list[tuple[str, str, int]] = []
    while frame is not None and len(lines) < _DEPTH:
        lines.append((frame.f_code.co_filename, frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    del frame
    return " < ".join(f"{Path(file).stem}.{name}:{line}" for file, name, line in lines)


class Files:
    """Good and bad files to drop, and where to save to."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        from cnngui import paths  # noqa: PLC0415

        self._folder, self._chance = folder, chance
        folder.mkdir(exist_ok=True)
        (folder / "grid.csv").write_text("1,2,3\n4,5,6\n7,8,9\n", encoding="utf-8")
        (folder / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
        (folder / "photo.jpg").write_text("not a photo", encoding="utf-8")
        (folder / "wide.npy").write_bytes(b"\x93NUMPY broken")
        self.all = [*paths.bundled_photos(), *sorted(folder.iterdir()), folder / "gone.png", folder]

    def one(self) -> Path:
        """Return any of them."""
        return self._chance.choice(self.all)

    def to_save(self, proposed: str) -> str:
        """Return where to save: mostly nowhere."""
        return str(self._folder / Path(proposed).name) if proposed and self._chance.random() < 0.3 else ""


class Hands:
    """Do one random thing after another.

    Parameters
    ----------
    seed : int
    folder : Path
        Empty; for files.
    """

    def __init__(self, seed: int, folder: Path) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from cnngui.gui.app import build_services, make_app  # noqa: PLC0415
        from cnngui.gui.lab_list import LABS  # noqa: PLC0415
        from cnngui.gui.services.collector import Collector  # noqa: PLC0415
        from cnngui.gui.services.settings import Settings  # noqa: PLC0415
        from cnngui.gui.warming import steps  # noqa: PLC0415
        from cnngui.gui.window.main_window import MainWindow  # noqa: PLC0415

        self.met = Met()
        self.chance = random.Random(seed)  # noqa: S311  (to be repeated, not to be secret)
        self._done: list[str] = []
        self._folder = folder
        self.files = Files(folder / "files", self.chance)
        self._watch_messages()
        self._answer_dialogs()
        self.app = make_app(["cnngui"])
        Collector(self.app)
        settings = Settings(folder / "settings" / "settings.json")
        settings.set("language", "en")
        self.services = build_services(self.app, settings)
        self.services.log.unexpected.connect(self._raised)
        self.window = MainWindow(self.services, LABS)
        self.labs = [entry.name for entry in LABS]
        self.window.sessions.may_leave = lambda: False  # type: ignore[method-assign]  # Quit and the cross are met too
        self.window.show()
        for _ in steps(LABS):  # as quickly as the app does it when nobody touches it
            pass
        self.watchman = Watchman(self.met)
        self._seen_acts = -1
        self._waiter = QTimer(interval=50)
        self._waiter.timeout.connect(self._end_waiting)
        self._waiter.start()
        self._weights: dict[Callable[[], object], int] = {
            self.click: 26,
            self.press: 24,
            self.type_word: 6,
            self.drag: 12,
            self.turn_wheel: 10,
            self.command: 8,
            self.drop: 4,
            self.change_lab: 6,
            self.change_size: 2,
            self.change_language: 1,
            self.change_theme: 1,
            self.change_mode: 2,
            self.change_type: 2,
        }

    def go(self, events: int) -> Met:
        """Do so many things."""
        self.watchman.start()
        kinds: Counter[str] = Counter()
        acts, weights = list(self._weights), list(self._weights.values())
        for number in range(events):
            act = self.chance.choices(acts, weights)[0]
            kinds[act.__name__] += 1
            self._done.append(act.__name__)
            try:
                act()
            except Exception as error:  # noqa: BLE001  (whatever it is, it is what this looks for)
                if not self._is_gone(error):
                    self._raised(error)
            self._let_work()
            self._look_at_size()
            if number % MEASURED_EVERY == MEASURED_EVERY - 1:
                self.met.megabytes.append(megabytes())
                self.met.events = dict(kinds)
                self.write()
        self.watchman.end()
        self.met.events = dict(kinds)
        return self.met

    def write(self) -> None:
        """Write down what was met so far."""
        (self._folder / "met.json").write_text(json.dumps(asdict(self.met), indent=1), encoding="utf-8")

    def close(self) -> None:
        """Close the window."""
        self.services.jobs.shutdown()
        self.window.hide()

    # What hands do

    def click(self) -> None:
        """Click something that can be clicked, now and then twice or with another button."""
        from PySide6.QtCore import Qt  # noqa: PLC0415
        from PySide6.QtTest import QTest  # noqa: PLC0415

        part = self._part()
        if part is None:
            return
        buttons = [Qt.MouseButton.LeftButton] * 8 + [Qt.MouseButton.RightButton]
        do = QTest.mouseDClick if self.chance.random() < 0.08 else QTest.mouseClick
        do(part, self.chance.choice(buttons), Qt.KeyboardModifier.NoModifier, self._point(part))

    def press(self) -> None:
        """Press a key."""
        from PySide6.QtCore import Qt  # noqa: PLC0415
        from PySide6.QtTest import QTest  # noqa: PLC0415

        key, held = Qt.Key, Qt.KeyboardModifier
        keys = [key.Key_Tab] * 6 + [key.Key_Right, key.Key_Left, key.Key_Up, key.Key_Down] * 3
        keys += [key.Key_PageDown, key.Key_PageUp, key.Key_Space, key.Key_Return, key.Key_Escape, key.Key_Home]
        keys += [key.Key_End, key.Key_Delete, key.Key_Backspace, key.Key_Plus, key.Key_Minus, key.Key_5, key.Key_F9]
        with_control = [key.Key_Z, key.Key_Y, key.Key_C, key.Key_V, key.Key_K, key.Key_A]
        if self.chance.random() < 0.12:
            QTest.keyClick(self._keyed(), self.chance.choice(with_control), held.ControlModifier)
        else:
            shift = held.ShiftModifier if self.chance.random() < 0.15 else held.NoModifier
            QTest.keyClick(self._keyed(), self.chance.choice(keys), shift)

    def type_word(self) -> None:
        """Type a number or a word."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        words = ("0,5", "-1/9", "1e400", "3", "12", "abc", "0.001", "-7", "1 2 3", "")
        QTest.keyClicks(self._keyed(), self.chance.choice(words))

    def drag(self) -> None:
        """Press, move, release."""
        from PySide6.QtCore import Qt  # noqa: PLC0415
        from PySide6.QtTest import QTest  # noqa: PLC0415

        part = self._part()
        if part is None:
            return
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(part, left, none, self._point(part))
        for _ in range(self.chance.randint(1, 5)):
            if not self._lives(part):
                return
            QTest.mouseMove(part, self._point(part))
            self.app.processEvents()
        if self._lives(part):
            QTest.mouseRelease(part, left, none, self._point(part))

    def turn_wheel(self) -> None:
        """Turn the wheel over something, with Ctrl now and then."""
        from PySide6.QtCore import QPoint, QPointF, Qt  # noqa: PLC0415
        from PySide6.QtGui import QWheelEvent  # noqa: PLC0415

        part = self._part()
        if part is None:
            return
        place, angle = self._point(part), QPoint(0, 120 * self.chance.choice((-3, -1, 1, 2)))
        held = Qt.KeyboardModifier.ControlModifier if self.chance.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        away, buttons, phase = QPointF(part.mapToGlobal(place)), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        self.app.sendEvent(part, QWheelEvent(QPointF(place), away, QPoint(), angle, buttons, held, phase, False))  # noqa: FBT003

    def command(self) -> None:
        """Trigger a command of a menu, whatever its key."""
        menus = [self.window.menu(name) for name in ("file", "edit", "view", "lab", "help")]
        actions = [each for menu in menus for each in menu.actions() if each.isEnabled() and each.text()]
        quits = {self.window.action(name) for name in CLOSING}
        actions = [each for each in actions if each not in quits and not each.menu()]
        self.chance.choice(actions).trigger()

    def drop(self) -> None:
        """Drop a file, good or bad, or two."""
        from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl  # noqa: PLC0415
        from PySide6.QtGui import QDropEvent  # noqa: PLC0415

        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.files.one())) for _ in range(self.chance.choice((1, 1, 2)))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.app.sendEvent(self.window, QDropEvent(QPointF(600, 300), copy, data, left, none))

    def change_lab(self) -> None:
        """Go to another lab."""
        self.window.show_lab(self.chance.choice(self.labs))

    def change_size(self) -> None:
        """Make the window as large as some screen."""
        from PySide6.QtCore import Qt  # noqa: PLC0415

        if not self.window.isFullScreen():
            self.window.setWindowState(Qt.WindowState.WindowNoState)
            self.window.resize(*self.chance.choice(SIZES))

    def change_language(self) -> None:
        """Speak the other language."""
        settings = self.services.settings
        settings.set("language", "fr" if settings.text("language") == "en" else "en")

    def change_theme(self) -> None:
        """Light or dark."""
        self.services.settings.set("theme", self.chance.choice(("light", "dark")))

    def change_mode(self) -> None:
        """Projector mode, or the panel, on or off."""
        self.window.action(self.chance.choice(("projector", "controls", "controls"))).trigger()

    def change_type(self) -> None:
        """Larger or smaller text, or the normal one."""
        self.window.action(self.chance.choice(("larger", "larger", "smaller", "normal"))).trigger()

    # What they find

    def _part(self) -> "QWidget | None":
        """Return any widget that is seen and can be used, in front of all others."""
        from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        parts = [each for each in top.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        parts = [each for each in parts if not each.visibleRegion().isEmpty()]
        return self.chance.choice(parts) if parts else None

    def _keyed(self) -> "QWidget":
        """Return what keys go to."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        inside = QApplication.focusWidget() or self.window.focusWidget()
        return QApplication.activePopupWidget() or inside or self.window

    def _point(self, part: "QWidget") -> "QPoint":
        from PySide6.QtCore import QPoint  # noqa: PLC0415

        return QPoint(self.chance.randrange(max(part.width(), 1)), self.chance.randrange(max(part.height(), 1)))

    @staticmethod
    def _lives(part: "QWidget") -> bool:
        from shiboken6 import isValid  # noqa: PLC0415

        return bool(isValid(part)) and part.isVisible()

    def _let_work(self) -> None:
        """Let Qt and the jobs work for a moment; close what opened and stays in the way."""
        from PySide6.QtCore import QEvent, QEventLoop  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415

        end = time.perf_counter() + self.chance.choice((0.0, 0.002, 0.005, 0.03))
        self.watchman.come_by()
        while True:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            self.watchman.come_by()
            if time.perf_counter() >= end:
                break
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        popup = QApplication.activePopupWidget()
        if popup is not None and self.chance.random() < 0.4:
            popup.close()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible() and self.chance.random() < 0.1:
                dialog.close()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()

    def _end_waiting(self) -> None:
        """Close a menu or a dialog that keeps an act from returning."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        if self._seen_acts == len(self._done):
            self.watchman.come_by()
            for part in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
                if part is not None:
                    part.close()
        self._seen_acts = len(self._done)

    def _look_at_size(self) -> None:
        """See that the window fits a screen of 1024×640."""
        least, most = self.window.minimumSizeHint(), min(SIZES)
        if least.width() > most[0] or least.height() > most[1]:
            trail = ", ".join(self._done[-12:])
            lab = self.services.settings.text("lab")
            self.met.too_large.append(f"{least.width()}×{least.height()} in {lab} after {trail}")

    # What goes wrong

    @staticmethod
    def _is_gone(error: Exception) -> bool:
        """Tell whether hands themselves reached for a widget that had just gone."""
        frames = traceback.extract_tb(error.__traceback__)
        return "already deleted" in str(error) and frames[-1].filename == __file__

    def _raised(self, error: BaseException) -> None:
        lines = traceback.extract_tb(error.__traceback__)[-4:]
        place = " > ".join(f"{Path(each.filename).stem}.{each.name}:{each.lineno}" for each in lines)
        self.met.raised.append(f"{type(error).__name__}: {error} at {place} after {', '.join(self._done[-4:])}")

    def _watch_messages(self) -> None:
        from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415

        met = self.met

        class Handler(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                met.logged.append(f"{record.name}: {record.getMessage()}")

        logging.getLogger().addHandler(Handler(logging.WARNING))
        harmless = ("This plugin does not support",)
        qInstallMessageHandler(lambda _k, _c, text: None if text.startswith(harmless) else met.logged.append(text))
        sys.excepthook = lambda _kind, error, _trace: self._raised(error)
        threading.excepthook = lambda told: self._raised(told.exc_value or RuntimeError("in a thread"))

    def _answer_dialogs(self) -> None:
        """Answer dialogs that wait for an answer, as nobody else would; Help › Guide opens no browser."""
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415
        from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox  # noqa: PLC0415

        def save(
            _parent: object, _title: str, path: str = "", offered: str = "", _chosen: str = "", *_: object
        ) -> tuple[str, str]:
            return self.files.to_save(path), offered.partition(";;")[0]

        QFileDialog.getSaveFileName = staticmethod(save)  # type: ignore[method-assign,assignment]
        QFileDialog.getOpenFileName = staticmethod(lambda *_, **__: (str(self.files.one()), ""))  # type: ignore[method-assign]
        QFileDialog.getOpenFileNames = staticmethod(lambda *_, **__: ([str(self.files.one())], ""))  # type: ignore[method-assign]
        QFileDialog.getExistingDirectory = staticmethod(lambda *_, **__: "")  # type: ignore[method-assign]
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        QMessageBox.question = staticmethod(lambda *_, **__: self.chance.choice((yes, no)))  # type: ignore[method-assign]
        QMessageBox.warning = staticmethod(lambda *_, **__: no)  # type: ignore[method-assign]
        QDesktopServices.openUrl = staticmethod(lambda _: True)  # type: ignore[method-assign]
        QDialog.exec = lambda _dialog: 0  # type: ignore[method-assign]
        QMessageBox.exec = lambda _dialog: 0  # type: ignore[method-assign]


def visit(seed: int, events: int, folder: Path) -> Met:
    """Let random hands do so many things in a window of their own."""
    hands = Hands(seed, folder)
    met = hands.go(events)
    hands.write()
    hands.close()
    return met


def offscreen(folder: Path, size: tuple[int, int] = SCREEN) -> dict[str, str]:
    """Return the environment of a visit: a home of its own, and a screen of a size that nobody sees."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = {"name": "hidden", "x": 0, "y": 0, "width": size[0], "height": size[1], "logicalDpi": 96}
    told = folder / "screens.json"
    told.write_text(json.dumps({"screens": [screen | {"logicalBaseDpi": 96, "dpr": 1}]}), encoding="utf-8")
    homes = ("HOME", "CNNGUI_CONFIG_DIR", "CNNGUI_CACHE_DIR", "CNNGUI_DATA_DIR")
    nobody = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")  # hands that fetch ask no server
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    return {**os.environ, **platform, **nobody, **dict.fromkeys(homes, str(folder))}


def main(arguments: Sequence[str]) -> int:
    """Visit, and write down what was met."""
    seed, events, folder = int(arguments[0]), int(arguments[1]), Path(arguments[2])
    visit(seed, events, folder)
    sys.stdout.flush()
    os._exit(0)  # what is still computed need not be waited for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
