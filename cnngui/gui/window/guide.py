"""Help › Guide: the pages that come with the app, in the browser. Nothing is asked of the internet."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.gui.look.i18n import language


class GuideError(CnnguiError):
    """The guide is not here, or nothing opens it."""


def open_guide(tell: Callable[[Exception], None]) -> None:
    """Show the guide in the language of the window, or ``tell`` in one sentence why it cannot be shown."""
    page = paths.guide(language())
    if page is None:
        tell(GuideError(QT_TRANSLATE_NOOP("Errors", "The guide was not built into this installation (make docs).")))
        return
    with _libraries_of_the_system():
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
    if not opened:
        text = QT_TRANSLATE_NOOP("Errors", "No program opened the guide. It is here: {path}")
        tell(GuideError(text, path=page))


@contextmanager
def _libraries_of_the_system() -> Iterator[None]:
    """Let a browser load its own libraries: a frozen program looks for those of its folder first."""
    name = "LD_LIBRARY_PATH"
    ours = os.environ.get(name)
    if not getattr(sys, "frozen", False) or ours is None:
        yield
        return
    former = os.environ.get(f"{name}_ORIG", "")
    os.environ[name] = former
    if not former:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ[name] = ours
