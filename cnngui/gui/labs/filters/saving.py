"""Save and copy what the Filters lab shows."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array
from cnngui.engine.colours import paint
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs, pictures_kind
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.services import saving
from cnngui.gui.services.saving import NUMBERS, Kind

tr = QCoreApplication.translate


def commands(shown: Callable[[], Shown | None]) -> Sequence[Command]:
    """Return the rows for saving the response as a picture or as numbers, and for copying it.

    Parameters
    ----------
    shown : callable
        Returns what is on the canvas; what is saved or copied is, also when the window is built anew meanwhile.
    """

    def name() -> str:
        now = shown()
        return f"{Path(now.source.name).stem}-{tr('Filters', 'response')}" if now else ""

    def writes() -> Callable[[Path], object] | None:
        return partial(write, now) if (now := shown()) else None

    def draw() -> Callable[[], QImage] | None:
        return partial(saving.painted, now.scale, _plane(now)) if (now := shown()) else None

    kinds = (pictures_kind(), Kind(tr("Filters", "Numbers, signed (*.npy *.csv)"), NUMBERS))
    save = SaveAs(tr("Filters", "Save response"), name, kinds, writes)
    told = tr("Filters", "The picture of the response is copied.")
    return [
        Command("save", tr("Filters", "Save response…"), save, SAVE),
        Command("copy", tr("Filters", "Copy picture of the response"), Copy(told, draw), "Ctrl+Shift+C"),
    ]


def write(shown: Shown, path: Path) -> None:
    """Write the response on screen, as its suffix says; raises `PhotoError` when it cannot be."""
    plane = _plane(shown)
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(plane), path)
    else:
        save_picture(paint(shown.scale, plane), path)


def _plane(shown: Shown) -> Array:
    layer, channel = shown.resolved.shown
    return shown.result.planes[layer][channel]
