"""Save and copy what the Filters lab shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cnngui.engine.colours import paint
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.filters.presenter import Presenter
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import NUMBERS, PICTURES, Kind


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
        """Ask where to, and save: `.npy` and `.csv` keep the response's signed numbers, a picture its colours."""
        shown = self._presenter.shown
        if shown is None:
            return
        kinds = [
            Kind(self.tr("Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES),
            Kind(self.tr("Numbers, signed (*.npy *.csv)"), NUMBERS),
        ]
        name = f"{Path(shown.source.name).stem}-{self.tr('response')}.png"
        proposed = saving.folder_of(self._context.settings) / name
        path = saving.ask_where(self.tr("Save response"), proposed, kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Save the response on screen."""
        context, shown = self._context, self._presenter.shown
        if shown is not None:
            write_it = partial(write, shown, path)
            saving.save(context.jobs, context.messages, context.settings, path, write_it, Lane.FILES)

    def copy(self) -> None:
        """Put the response, as it is coloured, on the clipboard at its full size."""
        shown = self._presenter.shown
        if shown is None:
            return
        draw = partial(saving.painted, shown.scale, _plane(shown))
        told = self.tr("The picture of the response is copied.")
        saving.copy(self._context.jobs, self._context.messages, draw, Lane.OPENCV, told)


def write(shown: Shown, path: Path) -> None:
    """Write the response on screen, as its suffix says; raises `PhotoError` when it cannot be."""
    plane = _plane(shown)
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(plane), path)
    else:
        save_picture(paint(shown.scale, plane), path)


def _plane(shown: Shown) -> NDArray[np.float32]:
    layer, channel = shown.resolved.shown
    return shown.result.planes[layer][channel]
