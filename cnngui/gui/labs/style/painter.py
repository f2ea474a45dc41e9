"""Painting the region that is restyled: strokes on the canvas become new regions."""

from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.masks import read_mask
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.style.region_box import RegionBox
from cnngui.gui.labs.style.regions import Region, brushed, no_region, region_of, veiled
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import PICTURES
from cnngui.gui.widgets.pictures.pictures import PhotoPicture

Pair = tuple[int, int]


class Painting(QObject):
    """The brush between canvas and box.

    ``painted`` carries a new `Region`, or None for everywhere, and the key under which the changes of one stroke are
    one step of undo; ``left`` says that the result is to be seen again.
    """

    painted = Signal(object, str)
    left = Signal()

    def __init__(self, view: StyleView, box: RegionBox, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._box, self._context = view, box, context
        self._region: Region | None = None
        self._last: Pair | None = None
        self._strokes = count(1)
        self._stroke = 0
        self.is_on = False
        """Whether the photo is shown, with the brush in hand."""
        box.region_wished.connect(self._take)
        box.painting_wished.connect(self.turn)
        box.brush_changed.connect(self._hold)
        box.clear_wished.connect(lambda: self.painted.emit(self._blank(), ""))
        box.file_wished.connect(self._ask_file)
        view.result_view.stroke_began.connect(self._begin)
        view.result_view.brushed.connect(self._brush)

    def show(self, region: Region | None) -> None:
        """Show a region: on the photo while people paint, and always in the box."""
        self._region = region
        self.is_on = self.is_on and region is not None and self._context.workspace.source.is_photo
        self._box.show_region(has_region=region is not None, is_painting=self.is_on)
        self._hold()
        if self.is_on and region is not None:
            picture = PhotoPicture(veiled(self._photo(), region))
            caption = self.tr("Paint where the style goes; the rest of the photo stays as it is")
            keep = self._view.viewport.extent.width() == picture.shape[1]
            self._view.show_result(picture, caption, keep=keep)

    def turn(self, is_on: bool) -> None:
        """Show the photo with a brush in hand, or the result again."""
        was_on, self.is_on = self.is_on, is_on
        self.show(self._region)
        if was_on and not self.is_on:
            self.left.emit()

    def _take(self, is_wanted: bool) -> None:
        self.is_on = is_wanted
        self.painted.emit(self._blank() if is_wanted else None, "")
        if not is_wanted:
            self.left.emit()

    def _photo(self) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        return self._context.workspace.source.data.astype(np.uint8, copy=False)

    def _size(self) -> Pair:
        height, width, _ = self._context.workspace.source.shape
        return height, width

    def _blank(self) -> Region:
        return no_region(self._context.workspace.source.identity, self._size())

    def _hold(self) -> None:
        """Take the brush in hand, or put it away."""
        self._view.result_view.set_brush(self._box.radius * max(self._size()) if self.is_on else None)

    def _begin(self) -> None:
        self._last, self._stroke = None, next(self._strokes)

    def _brush(self, row: int, column: int) -> None:
        if self._region is None:
            return
        first, self._last = self._last or (row, column), (row, column)
        ends = [
            ((down + 0.5) / self._size()[0], (across + 0.5) / self._size()[1]) for down, across in (first, self._last)
        ]
        region = brushed(self._region, ends[0], ends[1], self._box.radius, erases=self._box.erases)
        self.painted.emit(region, f"stroke-{self._stroke}")

    def _ask_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in PICTURES)
        kinds = self.tr("Pictures ({patterns});;All files (*)").format(patterns=patterns)
        folder = str(saving.folder_of(self._context.settings))
        file, _ = QFileDialog.getOpenFileName(None, self.tr("Open a mask"), folder, kinds)
        if file:
            self._read(Path(file))

    def _read(self, path: Path) -> None:
        source, size = self._context.workspace.source.identity, self._size()
        self._context.jobs.start(
            Lane.FILES,
            lambda: region_of(source, size, read_mask(path)),
            title=self.tr("Reading the mask {name}").format(name=path.name),
            on_result=self._take_file,
            on_error=self._context.messages.tell_error,
        )

    def _take_file(self, region: Region) -> None:
        self.is_on = True
        self.painted.emit(region, "")
