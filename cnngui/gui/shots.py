"""Pictures of every lab, drawn without a display: for README, for eyes, and for machines without a screen."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.services.collector import collecting
from cnngui.gui.services.settings import Settings
from cnngui.gui.window.main_window import MainWindow

PATIENCE = 60.0
"""Seconds that a lab gets to show everything."""


def draw_all(
    folder: Path,
    language: str = "en",
    theme: str = "light",
    size: tuple[int, int] = (1280, 800),
    *,
    projector: bool = False,
) -> list[Path]:
    """Draw every lab with the sample photo to ``folder/<lab>.png``.

    Parameters
    ----------
    folder : Path
        Made where it is missing.
    language : str
        "en" or "fr".
    theme : str
        "light" or "dark".
    size : (width, height)
        Of the window, in px.
    projector : bool
        Large type, high contrast, without rail and panel.

    Returns
    -------
    list of Path
        The pictures, in the order of the rail.

    Raises
    ------
    PhotoError
        When the folder cannot be written, or a lab does not come to rest.
    """
    if sys.platform == "linux":  # whatever display there is: no window shall flash up; elsewhere offscreen lacks fonts
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _quiet_platform(), tempfile.TemporaryDirectory(prefix="cnngui-shots-") as home:
        app = make_app(["cnngui"])
        looks = app.palette(), QFont(app.font())
        settings = Settings(Path(home) / "settings.json")
        settings.set("language", language)
        settings.set("theme", theme)
        try:
            with collecting(settings):
                return _draw(app, settings, folder, size, projector=projector)
        finally:
            app.setPalette(looks[0])
            app.setFont(looks[1])


@contextmanager
def _quiet_platform() -> Iterator[None]:
    """Keep from the terminal that the offscreen platform cannot do what nobody would see."""

    def tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text.startswith("This plugin does not support"):
            return
        if former is not None:
            former(kind, context, text)
        else:
            sys.stderr.write(f"{text}\n")

    former = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(former)


def _draw(app: QApplication, settings: Settings, folder: Path, size: tuple[int, int], *, projector: bool) -> list[Path]:
    services = build_services(app, settings)
    window = MainWindow(services, LABS)
    try:
        window.resize(*size)
        window.set_projector(on=projector, full_screen=False)
        window.show()
        return [_draw_lab(window, entry.name, folder) for entry in LABS]
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _draw_lab(window: MainWindow, name: str, folder: Path) -> Path:
    window.show_lab(name)
    window.setFocus()
    if not wait_until(window.lab().settle, PATIENCE):
        raise PhotoError(QT_TRANSLATE_NOOP("Errors", "The lab {name} did not come to rest within a minute."), name=name)
    for _ in range(3):  # what was just shown is still to be laid out, and then what stands around it
        QApplication.processEvents()
    path = folder / f"{name}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = window.grab().save(str(path))
    except OSError:
        written = False
    if not written:
        text = QT_TRANSLATE_NOOP("Errors", "The picture {path} cannot be written. Choose another folder.")
        raise PhotoError(text, path=path)
    return path


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Let Qt work until ``condition`` holds, and tell whether it came to hold in time."""
    end = time.monotonic() + seconds
    while True:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if condition():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
