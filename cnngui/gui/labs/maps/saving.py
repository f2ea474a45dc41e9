"""Save and copy what the Feature maps lab shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cnngui.engine.colours import paint
from cnngui.engine.mosaics import map_mosaic
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.work import all_layers
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import NUMBERS, PICTURES, Kind
from cnngui.networks.network import Network
from cnngui.tasks.exports import save_maps
from cnngui.tasks.feature_maps import Cache

ARRAYS = (".npz",)


class Saver(QObject):
    """The lab's commands: save a map, the mosaic or all layers, copy, start again."""

    def __init__(
        self,
        context: LabContext,
        shown: Callable[[], Shown | None],
        cache: Cache,
        start_again: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = shown
        self.cache = cache
        keys = QKeySequence
        self.actions = (
            self._action(self.tr("Save map…"), self.ask_map, keys.StandardKey.Save),
            self._action(self.tr("Save mosaic of all maps…"), self.ask_mosaic, keys("Ctrl+Alt+S")),
            self._action(self.tr("Save all layers…"), self.ask_layers, keys()),
            self._action(self.tr("Copy picture of the map"), self.copy, keys("Ctrl+Shift+C")),
            self._action(self.tr("Start again"), start_again, keys("Ctrl+Shift+N")),
        )

    def _action(self, text: str, slot: Callable[[], None], keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.triggered.connect(slot)
        return action

    def ask_map(self) -> None:
        """Ask where to, and save the large map: its colours, or its numbers."""
        shown = self._shown()
        if shown is not None:
            name = f"{shown.layer.name}-{shown.state.channel + 1}"
            self._ask(self.tr("Save map"), name, [self._pictures(), self._numbers()], partial(write_map, shown))

    def ask_mosaic(self) -> None:
        """Ask where to, and save all maps of the layer side by side, a pixel a number; or their numbers."""
        shown = self._shown()
        if shown is not None:
            kinds = [self._pictures(), Kind(self.tr("Numbers (*.npy)"), (".npy",))]
            self._ask(self.tr("Save mosaic of all maps"), shown.layer.name, kinds, partial(write_mosaic, shown))

    def ask_layers(self) -> None:
        """Ask where to, and save the maps of all layers: as one file, or as a folder of files."""
        shown = self._shown()
        network = self._context.networks.network
        if shown is not None and network is not None:
            kinds = [
                Kind(self.tr("One file, an array a layer (*.npz)"), ARRAYS),
                Kind(self.tr("A folder of files (*)"), ("",)),
            ]
            write = partial(write_layers, shown, network, self.cache)
            self._ask(self.tr("Save all layers"), self.tr("layers"), kinds, write, Lane.TORCH)

    def _pictures(self) -> Kind:
        return Kind(self.tr("Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES)

    def _numbers(self) -> Kind:
        return Kind(self.tr("Numbers (*.npy *.csv)"), NUMBERS)

    def _ask(
        self, title: str, name: str, kinds: list[Kind], write: Callable[[Path], None], lane: Lane = Lane.FILES
    ) -> None:
        shown, context = self._shown(), self._context
        if shown is None:
            return
        stem = Path(context.workspace.source.name).stem
        proposed = saving.folder_of(context.settings) / f"{stem}-{name}{kinds[0].suffixes[0]}"
        path = saving.ask_where(title, proposed, kinds)
        if path is not None:
            saving.save(context.jobs, context.messages, context.settings, path, partial(write, path), lane)

    def copy(self) -> None:
        """Put the large map, as it is coloured, on the clipboard, a pixel a number."""
        shown = self._shown()
        if shown is not None:
            draw = partial(saving.painted, shown.scale, shown.plane)
            told = self.tr("The picture of the map is copied.")
            saving.copy(self._context.jobs, self._context.messages, draw, Lane.OPENCV, told)


def write_map(shown: Shown, path: Path) -> None:
    """Write the large map, as the suffix says."""
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(shown.plane), path)
    else:
        save_picture(paint(shown.scale, shown.plane), path)


def write_mosaic(shown: Shown, path: Path) -> None:
    """Write all maps of the layer, on the scale that is on screen."""
    if path.suffix.lower() == ".npy":
        save_maps({shown.layer.name: shown.result.maps.array()}, path)
        return
    planes, scale = shown.scaled(shown.result.maps.array())
    save_picture(map_mosaic(scale, planes), path)


def write_layers(shown: Shown, network: Network, cache: Cache, path: Path) -> None:
    """Write the maps of every layer that the photo is large enough for."""
    save_maps(all_layers(shown.result, network, cache), path)
