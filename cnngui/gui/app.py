"""The application: it builds what lives as long as it does, opens the window, and cleans up behind itself."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cnngui import __version__, paths
from cnngui.engine.photos import read_photo
from cnngui.gui.lab_list import LABS
from cnngui.gui.look import i18n
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.look.focus_ring import FocusRings
from cnngui.gui.look.theme import Theme
from cnngui.gui.services.collector import collecting
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.messages import BarOfToday
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.services import Services
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.weights_fetcher import WeightsFetcher
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.warming import Warming
from cnngui.gui.window.main_window import MainWindow
from cnngui.gui.window.session import take_last
from cnngui.tuning import tune

QUIT_AFTER_FIRST_PAINT = "CNNGUI_QUIT_AFTER_FIRST_PAINT"
"""With this in the environment the app tells how long the first paint took since the process began, and ends."""


def run(photo: Path | None = None, *, fresh: bool = False) -> int:
    """Open the window, with ``photo`` if one is named, and give the exit status once it is closed.

    It goes on where the last one was closed, unless it is to be ``fresh``.
    """
    tune()
    app = make_app(sys.argv[:1])
    with collecting(app):
        return _run(app, photo, fresh=fresh)


def _run(app: QApplication, photo: Path | None, *, fresh: bool) -> int:
    services = build_services(app, Settings())
    last = paths.data_folder() / "last-session.cnngui"
    is_measured = bool(os.environ.get(QUIT_AFTER_FIRST_PAINT))
    window = MainWindow(services, LABS, None if fresh or is_measured else take_last(services, last))
    if not is_measured:
        window.sessions.keep_last_in(last)
    with _errors_told(services.log), _interrupt_closes(window):
        if photo is not None:
            services.photos.open_path(photo)
        stopwatch = _Stopwatch(window) if is_measured else None
        window.show()
        Warming(LABS, window)
        status = app.exec()
        if stopwatch is not None:
            sys.stdout.write(f"first paint {stopwatch.milliseconds:.0f} ms\n")
    services.jobs.shutdown()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return status


def make_app(arguments: Sequence[str]) -> QApplication:
    """Make the application, or give the one that there is."""
    # Qt's own file dialog writes QtProject.conf into the folder of all programs' settings; let it come into ours.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.config_folder()))
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(list(arguments))
    app.setApplicationName("cnngui")
    app.setApplicationDisplayName("CNNGUI")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cnngui")
    app.setWindowIcon(QIcon(str(paths.resources() / "icon.png")))
    return app


def build_services(app: QApplication, settings: Settings) -> Services:
    """Build what lives as long as the application; the first photo is the cat."""
    i18n.install(app, settings.text("language"))
    theme = Theme(app, settings, parent=settings)
    FocusRings(app, theme)
    cat = read_photo(paths.bundled_photos()[0])
    workspace = Workspace(cat, settings.integer("working_size") or None)
    jobs, messages = JobRunner(), BarOfToday()
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    networks = NetworkHub(jobs, settings, workspace)
    fetcher = WeightsFetcher(jobs, settings, messages, networks)
    return Services(app, workspace, jobs, settings, theme, ErrorLog(), messages, photos, networks, fetcher)


@contextmanager
def _errors_told(log: ErrorLog) -> Iterator[None]:
    """Let the window say a sentence about an exception that nobody caught; Ctrl+C is none."""
    former = sys.excepthook

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            log.catch(kind, error, trace)

    sys.excepthook = catch
    try:
        yield
    finally:
        sys.excepthook = former


@contextmanager
def _interrupt_closes(window: MainWindow) -> Iterator[None]:
    """Close the window on Ctrl+C in the terminal; on SIGTERM and SIGHUP keep what there is and end, unasked.

    Python runs a signal handler only between two lines of Python, and Qt's event loop has none; so the signal also
    writes a byte into a socket that wakes the event loop.
    """
    woken, waking = socket.socketpair()
    for end in (woken, waking):
        end.settimeout(0)
    notifier = QSocketNotifier(woken.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: woken.recv(64))

    def leave(number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, window, lambda: keep_and_end(number))

    def keep_and_end(number: int) -> None:
        try:
            window.keep()
        finally:
            QCoreApplication.exit(128 + number)

    others = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    heard = [number for number in others if signal.getsignal(number) != signal.SIG_IGN]  # under nohup it is ignored
    former = {number: signal.signal(number, leave) for number in heard}
    former[signal.SIGINT] = signal.signal(signal.SIGINT, lambda *_: QTimer.singleShot(0, window, window.close))
    former_descriptor = signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(former_descriptor)
        for number, before in former.items():
            signal.signal(number, before)
        notifier.setEnabled(False)
        woken.close()
        waking.close()


class _Stopwatch(QObject):
    """Closes the window after its first paint, and knows when that was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.milliseconds = 0.0
        window.installEventFilter(self)

    def _stop(self) -> None:
        self.milliseconds = since_process_began() * 1000
        self._window.close()

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look once the paint event, and with it that of every widget in the window, is through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._stop)
        return False


def since_process_began() -> float:
    """Return the seconds since this process began: on Linux to 10 ms, elsewhere what it has computed for.

    >>> 0 < since_process_began() < 3600
    True
    """
    try:
        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError):
        return time.process_time()
