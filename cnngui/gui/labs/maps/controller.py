"""The Feature maps lab: wishes become a new state, the state maps, the maps pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.maps import state as states
from cnngui.gui.labs.maps.details import Details
from cnngui.gui.labs.maps.live import LiveStep, Wanted
from cnngui.gui.labs.maps.live_lab import LiveSource
from cnngui.gui.labs.maps.panel import FeatureMapsPanel
from cnngui.gui.labs.maps.presenter import Presenter
from cnngui.gui.labs.maps.runner import Runner
from cnngui.gui.labs.maps.saving import Saver
from cnngui.gui.labs.maps.shown import Shown, layer_hint
from cnngui.gui.labs.maps.state import State
from cnngui.gui.labs.maps.view import FeatureMapsView
from cnngui.gui.labs.maps.work import Request, Result
from cnngui.gui.look.errors import note_text
from cnngui.gui.services.undo import History
from cnngui.networks.architectures import VGG16
from cnngui.networks.loading import AUTO
from cnngui.tasks.feature_maps import Cache

FINER_MS = 150
"""Finer maps for the mosaic are made once people have stopped zooming for so long."""


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    cache: Cache


class FeatureMapsLab(QObject):
    """What VGG-16 sees in the photo."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        self._history = History(State(self._workspace.source.identity))
        self._view, self._panel = FeatureMapsView(), FeatureMapsPanel()
        self.canvas: QWidget = self._view
        self.panel: QWidget = self._panel
        self._cache = Cache()
        self._result: Result | None = None
        self._in_front = False
        self._presenter = Presenter(self._view, self._panel, self)
        self._details = Details(self._view.details, context, self._cache, self)
        self._runner = Runner(context.jobs, context.networks, self._cache, self)
        self._live = LiveSource(self._panel, context, self)
        self._saver = Saver(context, lambda: self._presenter.shown, self._cache, self.start_again, self)
        self._freeze = QAction(self.tr("Freeze the live picture"), self)
        self._freeze.setShortcut(QKeySequence("F"))
        self._freeze.triggered.connect(self._live.freeze)
        self._freeze.setEnabled(False)
        self._finer = QTimer(self, singleShot=True, interval=FINER_MS)
        self._finer.timeout.connect(self._ask_finer)
        self._connect_panel()
        self._connect_view()
        self._connect_workers()

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Save, copy, start again, freeze."""
        return [*self._saver.actions, self._freeze]

    def enter(self) -> None:
        """Show what the workspace holds now."""
        self._in_front = True
        self._context.networks.request()
        self._live.look_for_cameras()
        self._follow()

    def leave(self) -> None:
        """Stop the camera, and leave off what nobody waits for."""
        self._in_front = False
        self._live.stop()
        self._runner.quiet()

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._history.undo)

    def redo(self) -> None:
        """Do it again."""
        self._step(self._history.redo)

    def _step(self, step: Callable[[], State]) -> None:
        """Go to another state; which page is open below is no part of it."""
        before = self._state
        self._history.amend(replace(step(), detail=before.detail, everywhere=before.everywhere))
        self._follow()

    def state(self) -> object:
        """Return what `restore` takes."""
        return Carried(self._history, self._cache)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history = state.history
            self._cache = state.cache
            for part in (self._details, self._runner, self._saver):
                part.cache = state.cache

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        if not self._workspace.source.is_photo:
            return True
        if self._live.is_on:
            shown = self._presenter.shown
            return shown is not None and self._is_of_today(shown)
        waiting = self._runner.is_busy or self._finer.isActive() or self._details.is_busy
        return not waiting and self._result is not None and self._result.request == self._request()

    # Wishes → state

    def _connect_panel(self) -> None:
        panel, photos = self._panel, self._context.photos
        panel.photo.open_wished.connect(photos.ask)
        panel.photo.photo_wished.connect(photos.open_path)
        panel.photo.menu_wished.connect(lambda: panel.photo.show_photos(photos.samples(), photos.recent()))
        panel.size_wished.connect(lambda size: self._wish(states.with_size, size, self._photo_size()))
        panel.device_wished.connect(self._context.networks.choose)
        panel.sort_wished.connect(self._sort)
        panel.before_relu_wished.connect(lambda before: self._wish(replace, before_relu=before))
        panel.channel_wished.connect(self._pick)
        panel.pin_wished.connect(lambda: self._toggle_pin(self._state.channel))
        panel.pinned_picked.connect(self._go_to_pinned)
        panel.live_wished.connect(lambda at: self._live.start_or_stop(at, Wanted(self._request(), self._cell())))
        panel.freeze_wished.connect(self._live.freeze)
        panel.map_save_wished.connect(self._saver.ask_map)
        panel.mosaic_save_wished.connect(self._saver.ask_mosaic)
        panel.layers_save_wished.connect(self._saver.ask_layers)
        panel.start_again_wished.connect(self.start_again)

    def _connect_view(self) -> None:
        view = self._view
        view.strip.layer_picked.connect(self._go_to_layer)
        view.mosaic.map_picked.connect(self._pick)
        view.mosaic.pin_toggled.connect(self._toggle_pin)
        view.mosaic.cell_resized.connect(lambda _height, _width: self._finer.start())
        view.unit_clicked.connect(self._click)
        view.unit_moved.connect(self._move)
        view.scope_wished.connect(lambda scope: self._wish(replace, scope=scope))
        view.blend_wished.connect(lambda percent: self._wish(replace, blend=percent, merge="blend"))
        details = view.details
        details.detail_wished.connect(lambda detail: self._look(replace, detail=detail))
        details.everywhere_wished.connect(lambda everywhere: self._look(replace, everywhere=everywhere))
        details.input_picked.connect(self._go_down)
        details.place_picked.connect(self._go_to_place)

    def _connect_workers(self) -> None:
        self._runner.result_ready.connect(self._take)
        self._runner.layers_ready.connect(self._view.strip.set_ready)
        self._runner.fell_back.connect(self._tell_note)
        self._runner.failed.connect(self._context.messages.tell_error)
        self._runner.stopped.connect(self._tell_stopped)
        self._live.pictured.connect(self._take_live)
        self._live.ended.connect(self._end_live)
        self._workspace.source_changed.connect(self._follow)
        self._context.networks.changed.connect(self._take_network)
        self._context.networks.failed.connect(self._tell_no_network)

    @property
    def _state(self) -> State:
        """What is set, on today's photo."""
        source = self._workspace.source
        return states.on_photo(self._history.current, source.identity, source.shape[:2])

    def _photo_size(self) -> Pair:
        return self._workspace.source.shape[:2]

    def _wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state; it can be undone."""
        state = change(self._state, *arguments, **fields)
        if state == self._state:
            self._show_state()  # the control shows what was wished, and that cannot be
            return
        self._history.push(state, merge)
        self._follow()

    def _look(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""
        self._history.amend(change(self._state, *arguments, **fields))
        self._follow()

    def _pick(self, channel: int) -> None:
        count = VGG16.layer(self._state.layer).channels
        self._wish(replace, channel=min(max(channel, 0), count - 1), merge="channel")

    def _toggle_pin(self, channel: int) -> None:
        self._wish(states.toggled, self._state.layer, channel)

    def _go_to_layer(self, layer: str, channel: int | None = None) -> None:
        """Go to a layer, and to one of its maps; where the photo is too small for it, say so."""
        state = self._state
        there = states.with_layer(state, layer, self._photo_size())
        if there.layer != layer:
            self._context.messages.tell(layer_hint(VGG16.layer(layer), None))
            there = state
        elif channel is not None:
            there = replace(there, channel=channel)
        self._wish(lambda _: there)

    def _go_to_pinned(self, at: int) -> None:
        pinned = self._state.pinned
        if at < len(pinned):
            self._go_to_layer(*pinned[at])

    def _sort(self, sort: states.Sort) -> None:
        """Sort; by a place only where one was clicked."""
        if sort == "place" and self._state.unit is None:
            self._context.messages.tell(
                self.tr("Click a unit on the large map first: the maps are sorted by what they say there.")
            )
            self._show_state()
            return
        self._wish(replace, sort=sort)

    def _click(self, row: int, column: int) -> None:
        """Keep a unit in sight, or let it go when it is clicked again."""
        shown = self._presenter.shown
        if shown is not None and self._is_of_today(shown):
            unit = self._presenter.unit_at((row, column))
            self._wish(states.with_unit, None if unit == self._state.unit else unit)

    def _move(self, down: int, right: int) -> None:
        shown = self._presenter.shown
        if shown is None or not self._is_of_today(shown):
            return
        height, width, _ = shown.shape
        row, column = self._state.unit or (height // 2, width // 2)
        unit = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self._wish(states.with_unit, unit, merge="unit")

    def _is_of_today(self, shown: Shown) -> bool:
        """Tell whether maps are those that are set; others stay on screen until those are there."""
        state, request = self._state, shown.result.request
        is_same_photo = self._live.is_on or request.source == state.source
        return is_same_photo and (shown.layer.name, request.size) == (state.layer, state.size)

    def _go_down(self, channel: int) -> None:
        """Go to a map of the layer before: one of those that this one is made of."""
        before = VGG16.before(self._state.layer)
        if before is not None and 0 <= channel < before.channels:
            self._go_to_layer(before.name, channel)

    def _go_to_place(self, rank: int) -> None:
        places = self._details.places
        if not self._state.everywhere and rank < len(places):
            self._wish(states.with_unit, places[rank].unit)

    def start_again(self) -> None:
        """Go back to the first layer; the photo and the pinned maps stay, and it can be undone."""
        self._wish(lambda state: State(state.source, pinned=state.pinned))

    # State → maps → pictures

    def _request(self) -> Request:
        state = self._state
        before = state.before_relu and VGG16.layer(state.layer).kind == "conv"
        return Request(state.source, state.size, state.layer, before)

    def _pixels(self) -> Pixels:
        return self._workspace.source.data.astype(np.uint8, copy=False)

    def _cell(self) -> Pair:
        return self._view.mosaic.cell_size

    def _follow(self) -> None:
        """Show what is set, and see to the maps for it."""
        source = self._workspace.source
        self._show_state()
        if not self._in_front:
            return
        if not source.is_photo:
            self._context.messages.tell(
                self.tr("The network sees photos, and this is a grid of numbers. Open a photo.")
            )
            return
        request = self._request()
        self._live.want(request, self._cell())
        if self._live.is_on:
            return
        if self._result is not None and self._result.request == request:
            self._present(self._result)
        else:
            self._runner.ask(request, self._pixels(), self._cell())

    def _take(self, result: Result) -> None:
        if result.request != self._request() or self._live.is_on:
            return
        self._result = result
        if result.milliseconds >= 1:
            self._context.show_time(self._context.networks.title, result.milliseconds)
        self._present(result)

    def _present(self, result: Result) -> None:
        shown = Shown(self._state, result)
        self._presenter.show(shown)
        self._details.show(shown)

    def _ask_finer(self) -> None:
        """Make the mosaic's maps finer where its cells have become larger and the maps have more to show."""
        result, cell = self._result, self._cell()
        if result is None or self._live.is_on:
            return
        height, width = result.thumbnails.shape[1:]
        rows, columns, _ = result.maps.shape
        if (height < min(cell[0], rows) or width < min(cell[1], columns)) and result.request == self._request():
            self._runner.ask(result.request, self._pixels(), cell)

    def _take_live(self, step: LiveStep) -> None:
        self._freeze.setEnabled(True)
        state = self._state
        if (step.result.maps.layer.name, step.result.request.size) != (state.layer, state.size):
            return
        self._context.show_time(self._context.networks.title, step.result.milliseconds)
        self._presenter.show(Shown(state, step.result))

    def _end_live(self) -> None:
        self._freeze.setEnabled(False)
        self._result = None
        self._follow()

    def _tell_note(self, note: Note) -> None:
        self._context.messages.tell(note_text(note))

    def _tell_stopped(self) -> None:
        text = self.tr("Stopped. The maps are still those of before.")
        self._context.messages.tell(text, self.tr("Compute"), self._follow)

    def _show_state(self) -> None:
        source, state = self._workspace.source, self._state
        height, width = source.full_size
        self._panel.show_source(source.name, f"{width} × {height} px")
        self._panel.show_state(state, VGG16.layer(state.layer).channels)
        self._presenter.show_layers(state, source.shape[:2])
        self._show_devices()

    def _take_network(self) -> None:
        """Show which device computes; maps that another one made, or that had to wait, are made now."""
        self._show_devices()
        network, result = self._context.networks.network, self._result
        if network is None or not self._in_front or self._live.is_on or self._runner.is_busy:
            return
        is_stale = result is None or result.network.mode.device != network.mode.device
        if is_stale and self._workspace.source.is_photo:
            self._result = None
            self._follow()

    def _tell_no_network(self, error: Exception) -> None:
        if self._in_front:
            self._context.messages.tell_error(error)

    def _show_devices(self) -> None:
        networks = self._context.networks
        titles = [(device.name, device.title) for device in networks.devices if device.works]
        best = titles[0][1] if titles else networks.title
        automatic = self.tr("automatic: {device}").format(device=best)
        self._panel.show_devices([(AUTO, automatic), *titles], networks.wanted)
