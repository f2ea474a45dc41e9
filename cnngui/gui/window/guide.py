"""Help › Guide: the pages that come with the app, in the browser. Nothing is asked of the internet."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import shown
from cnngui.gui.look.i18n import language
from cnngui.gui.services.messages import Messages


class GuideError(CnnguiError):
    """The guide is not here, or nothing opens it."""


def open_guide(messages: Messages) -> None:
    """Show the guide in the language of the window, or say in one sentence why it cannot be shown, and where it is.

    Linux has a starter of browsers that takes the page even where there is none: there it is said where the page is.
    """
    page = paths.guide(language())
    if page is None:
        messages.tell_error(
            GuideError(QT_TRANSLATE_NOOP("Errors", "The guide was not built into this installation (make docs)."))
        )
        return
    with _libraries_of_the_system():
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
    if not opened:
        text = QT_TRANSLATE_NOOP(
            "Errors", "No browser opened the guide. Open {name} by hand; it is in the folder {folder}"
        )
        messages.tell_error(GuideError(text, name=page.name, folder=shown(page.parent)))
    elif sys.platform == "linux":
        text = QCoreApplication.translate("Guide", "The guide opens in the browser. If none comes, it is here: {path}")
        messages.tell(text.format(path=shown(page)))


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
