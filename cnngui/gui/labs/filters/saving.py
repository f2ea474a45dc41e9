"""Save and copy what the Filters lab shows."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.colours import Scale, paint, paint_argb
from cnngui.engine.saving import PICTURE_KINDS, save_grid, save_picture
from cnngui.gui.jobs import Lane
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.filters.display import Shown
from cnngui.gui.labs.filters.presenter import Presenter
from cnngui.gui.messages import Messages
from cnngui.gui.settings import Settings
from cnngui.gui.widgets.job_bar import PATIENCE

PICTURES = tuple(PICTURE_KINDS)
NUMBERS = (".npy", ".csv")


class Saver(QObject):
    """The lab's commands: save the response as a picture or as numbers, copy it, start again.

    What is being saved or copied is, also when the window is built anew meanwhile: what these jobs call knows no lab.
    """

    def __init__(
        self, context: LabContext, presenter: Presenter, start_again: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._presenter = presenter
        save = self._action(self.tr("Save response…"), self.ask, QKeySequence.StandardKey.Save)
        copy = self._action(self.tr("Copy picture of the response"), self.copy, QKeySequence("Ctrl+Shift+C"))
        again = self._action(self.tr("Start again"), start_again, QKeySequence("Ctrl+Shift+N"))
        self.actions = (save, copy, again)

    def _action(self, text: str, slot: Callable[[], None], keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.triggered.connect(slot)
        return action

    def ask(self) -> None:
        """Ask where to, and save; the kind that is chosen holds, whatever suffix the name has."""
        shown = self._presenter.shown
        if shown is None:
            return
        folder = Path(self._context.settings.text("last_folder") or Path.home())
        path, kind = folder / f"{Path(shown.source.name).stem}-{self.tr('response')}.png", ""
        title = self.tr("Save response")
        kinds = self.tr("Pictures (*.png *.jpg *.webp *.tiff);;Numbers, signed (*.npy *.csv)")
        while True:
            answer, kind = QFileDialog.getSaveFileName(None, title, str(path), kinds, kind)
            if not answer:
                return
            path = named(Path(answer), _suffixes(kind, kinds))
            if path == Path(answer) or not path.exists():
                self.save(path)
                return
            # The dialog has asked about replacing another file than this one: ask again, under its real name.

    def save(self, path: Path) -> None:
        """Save the response on screen: `.npy` and `.csv` keep its signed numbers, a picture its colours."""
        shown = self._presenter.shown
        if shown is None:
            return
        context = self._context
        context.jobs.start(
            Lane.FILES,
            partial(write, shown, path),
            title=self.tr("Saving {name}").format(name=path.name),
            on_result=partial(_tell_saved, context.messages, context.settings, path),
            on_error=context.messages.tell_error,
            outlives_window=True,
        )

    def copy(self) -> None:
        """Put the response, as it is coloured, on the clipboard at its full size."""
        shown = self._presenter.shown
        if shown is None:
            return
        messages = self._context.messages
        self._context.jobs.start(
            Lane.OPENCV,
            partial(painted, shown.scale, _plane(shown)),
            title=self.tr("Copying the picture"),
            on_result=partial(_put_on_clipboard, messages, time.monotonic()),
            on_error=messages.tell_error,
            replaces="copy",
            outlives_window=True,
        )


def named(path: Path, suffixes: Sequence[str]) -> Path:
    """Let a name end in one of ``suffixes``, the first of them if need be.

    >>> [str(named(Path(name), NUMBERS)) for name in ("a.CSV", "a.png", "a", "cat.of.mine")]
    ['a.CSV', 'a.npy', 'a.npy', 'cat.of.mine.npy']
    """
    suffix = path.suffix.lower()
    if suffix in suffixes:
        return path
    stem = path.stem if suffix in {*PICTURES, *NUMBERS} else path.name
    return path.with_name(f"{stem}{suffixes[0]}")


def _suffixes(kind: str, kinds: str) -> Sequence[str]:
    """Give what a name may end in when ``kind`` was chosen; a dialog of the system may not tell which."""
    pictures, numbers = kinds.split(";;")
    return {pictures: PICTURES, numbers: NUMBERS}.get(kind, (*PICTURES, *NUMBERS))


def write(shown: Shown, path: Path) -> None:
    """Write the response on screen, as its suffix says; raises `PhotoError` when it cannot be."""
    plane = _plane(shown)
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(plane), path)
    else:
        save_picture(paint(shown.scale, plane), path)


def painted(scale: Scale, plane: NDArray[np.float32]) -> QImage:
    """Draw a plane, a pixel a number.

    Raises
    ------
    MemoryError
        When there is no room for so many pixels.
    """
    height, width = plane.shape
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise MemoryError
    paint_argb(scale, plane, np.frombuffer(image.bits(), np.uint32).reshape(height, width))
    return image


def _plane(shown: Shown) -> NDArray[np.float32]:
    layer, channel = shown.resolved.shown
    return shown.result.planes[layer][channel]


def _tell_saved(messages: Messages, settings: Settings, path: Path, _: object) -> None:
    settings.set("last_folder", str(path.absolute().parent))
    messages.tell(QCoreApplication.translate("Saver", "Saved as {path}.").format(path=path))


def _put_on_clipboard(messages: Messages, began: float, image: QImage) -> None:
    QGuiApplication.clipboard().setImage(image)
    if time.monotonic() - began > PATIENCE:  # people have seen that it takes a while, and wait for its end
        messages.tell(QCoreApplication.translate("Saver", "The picture of the response is copied."))
