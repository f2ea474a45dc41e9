"""Save and copy what the Filters lab shows."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.colours import paint
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.jobs import Lane
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.filters.display import Shown
from cnngui.gui.labs.filters.presenter import Presenter

NUMBERS = {".npy", ".csv"}


class Saver(QObject):
    """The lab's commands: save the response as a picture or as numbers, copy it, start again."""

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
        """Ask where to, and save."""
        shown = self._presenter.shown
        if shown is None:
            return
        folder = Path(self._context.settings.text("last_folder") or Path.home())
        name = f"{Path(shown.source.name).stem}-{self.tr('response')}.png"
        kinds = self.tr("Pictures (*.png *.jpg *.webp *.tiff);;Numbers, signed (*.npy *.csv)")
        path, _ = QFileDialog.getSaveFileName(None, self.tr("Save response"), str(folder / name), kinds)
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Save the response on screen: `.npy` and `.csv` keep its signed numbers, a picture its colours."""
        shown = self._presenter.shown
        if shown is None:
            return
        self._context.jobs.start(
            Lane.FILES,
            lambda: write(shown, path),
            title=self.tr("Saving {name}").format(name=path.name),
            on_result=lambda _: self._context.messages.tell(self.tr("Saved as {path}.").format(path=path)),
            on_error=self._context.messages.tell_error,
        )

    def copy(self) -> None:
        """Put the response, as it is coloured, on the clipboard at its full size."""
        shown = self._presenter.shown
        if shown is not None:
            picture, _ = shown.response()
            height, width = picture.shape
            QGuiApplication.clipboard().setImage(picture.tile(slice(0, height), slice(0, width), (height, width)))


def write(shown: Shown, path: Path) -> None:
    """Write the response on screen, as its suffix says; raises `PhotoError` when it cannot be."""
    layer, channel = shown.resolved.shown
    plane = shown.result.planes[layer][channel]
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(plane), path)
    else:
        save_picture(paint(shown.scale, plane), path)
