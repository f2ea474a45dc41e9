"""Painting the region that is restyled: strokes on the canvas, and masks from files, become new regions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cnngui.engine.masks import Region, brushed, no_region, read_mask, region_of
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.style.library import FROM_FILES
from cnngui.gui.labs.style.region_box import RegionBox
from cnngui.gui.labs.style.state import StyleState
from cnngui.gui.services.open_file import ask_for_file
from cnngui.gui.services.saving import PICTURES
from cnngui.gui.widgets.pictures.brush_view import BrushView


class RegionPainter(QObject):
    """The brush between canvas and box."""

    def __init__(self, view: BrushView, box: RegionBox, lab: LabBase[StyleState]) -> None:
        super().__init__(lab)
        self._view, self._box, self._lab = view, box, lab
        self._last: tuple[float, float] | None = None
        title = self.tr("Reading the mask {name}")
        self._reading = LatestJob(
            lab, "mask", lambda path: title.format(name=path.name), self._read, self._take_file, **FROM_FILES
        )
        box.wished.connect(lambda fields: lab.wish(**fields))
        box.region_wished.connect(lambda is_wanted: self._take(self._blank() if is_wanted else None))
        box.clear_wished.connect(lambda: lab.wish(region=self._blank()))
        box.file_wished.connect(self._ask_file)
        view.stroke.started.connect(self._begin)
        view.brushed.connect(self._brush)

    def show(self, state: StyleState) -> None:
        """Show a region in the box, and take the brush in hand or put it away."""
        self._box.show_state(state)
        self._view.set_brush(state.brush / 100 * max(self._size) if state.paints else None)

    @property
    def _size(self) -> Pair:
        return self._lab.workspace.photo.shape[:2]

    def _blank(self) -> Region:
        return no_region(self._lab.workspace.photo.identity, self._size)

    def _take(self, region: Region | None) -> None:
        self._lab.wish(region=region, is_painting=region is not None)

    def _take_file(self, _path: Path, region: Region) -> None:
        self._take(region)

    def _begin(self) -> None:
        self._last = None

    def _brush(self, row: int, column: int) -> None:
        state, (height, width) = self._lab.now, self._size
        if state.region is None:
            return
        here = (row + 0.5) / height, (column + 0.5) / width
        first, self._last = self._last or here, here
        region = brushed(state.region, first, here, state.brush / 100, erases=state.erases)
        self._lab.wish(region=region, merge="stroke")

    def _ask_file(self) -> None:
        file = ask_for_file(self._lab.context.settings, self.tr("Open a mask"), PICTURES)
        if file is not None:
            self._reading.ask(file)

    def _read(self, path: Path, _network: object) -> Callable[[], Region]:
        return partial(_region_in, path, self._lab.workspace.photo.identity, self._size)


def _region_in(path: Path, source: int, size: Pair) -> Region:
    return region_of(source, size, read_mask(path))
