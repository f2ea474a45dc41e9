"""The Maps lab: wishes become a new state, the state maps, the maps pictures."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.file_drops import FileDrops
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.lab.live_source import LiveSource, Source
from cnngui.gui.lab.pins import toggled
from cnngui.gui.labs.maps import saving
from cnngui.gui.labs.maps import state as states
from cnngui.gui.labs.maps.details import MapDetails
from cnngui.gui.labs.maps.filling import Filling
from cnngui.gui.labs.maps.live import LiveStep, Wanted, live
from cnngui.gui.labs.maps.panel import MapsPanel
from cnngui.gui.labs.maps.presenter import MapsPresenter
from cnngui.gui.labs.maps.shown import Shown, layer_hint
from cnngui.gui.labs.maps.state import MOST_PINNED, MapsState
from cnngui.gui.labs.maps.view import MapsView
from cnngui.gui.labs.maps.work import Progress, Request, Result, compute
from cnngui.gui.services.open_file import VIDEOS
from cnngui.gui.services.workspace import Selection
from cnngui.networks.loading import AUTO
from cnngui.networks.network import Network

FINER_MS = 150
"""Finer maps for the mosaic are made once the user has stopped zooming for so long."""


@dataclass(frozen=True)
class _Wish:
    request: Request
    cell: Pair
    pixels: Pixels = field(compare=False)


class MapsLab(LabBase[MapsState]):
    """What the network sees in the photo."""

    name = "maps"
    needs_photo = True

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self._view, self._panel = MapsView(), MapsPanel()
        super().__init__(context, MapsState(context.workspace.photo.identity), self._view, self._panel, parent)
        self._result: Result | None = None
        self._presenter = MapsPresenter(self._view, self._panel, lambda: self.architecture, self)
        self._details = MapDetails(self._view.details, self, self)
        title = self.tr("Computing feature maps")
        self._maps = LatestJob(self, "maps", title, self._compute, self._take, step=self._follow_step)
        self._finer = LatestJob(self, "finer", title, self._compute, self._take, pause_ms=FINER_MS)
        self._filling = Filling(self, self._view.strip.set_ready)
        self._live = LiveSource(self._panel.live, self, self)
        self._wanted = Wanted(self._request(self.now), self._cell)
        self._live_size: Pair | None = None
        self._drops = FileDrops((self._view, self._panel), VIDEOS, self._live.drop, self)
        self.action("freeze").setEnabled(False)
        self._connect_panel()
        self._connect_view()

    def commands(self) -> Sequence[Command]:
        """Save a map, the mosaic or all layers, copy, freeze."""
        freeze = Command("freeze", self.tr("Freeze the live picture"), self._live.freeze, "F")
        saves = saving.commands(self.context, self._shown_now, self.tell_device_failed)
        pages = [
            Command(f"page-{page}", text, partial(self.wish, detail=page))
            for page, text in (
                ("filter", self.tr("The map's filter (kernel, weights)")),
                ("recipe", self.tr("How the map is made")),
                ("sights", self.tr("What the channel looks for")),
                ("places", self.tr("Best places of the map")),
            )
        ]
        return [*saves, freeze, *pages]

    def _shown_now(self) -> Shown | None:
        """Return what is on screen with what is set now: how pictures are saved may have been set since."""
        shown = self._presenter.shown
        return None if shown is None else replace(shown, state=replace(shown.state, enlarged=self.now.enlarged))

    # State

    def on_photo(self, state: MapsState) -> MapsState:
        """Take another photo, on which the unit is another, and the layer may be too deep."""
        source = self.workspace.photo
        return states.on_photo(state, source.identity, source.shape[:2], self.architecture)

    def first_again(self, state: MapsState) -> MapsState:
        """Go back to the first layer; the photo and the pinned maps stay."""
        return MapsState(state.source, pinned=state.pinned)

    def selection_of(self, state: MapsState) -> Selection:
        """Return which map is large."""
        return Selection(state.layer, state.channel, state.unit)

    def with_selection(self, state: MapsState, selection: Selection) -> MapsState:
        """Go to a map that was picked in another lab, where the photo is large enough for it."""
        there = states.with_layer(state, selection.layer, self._size, self.architecture)
        return replace(there, channel=selection.channel) if there.layer == selection.layer else state

    @property
    def _size(self) -> Pair:
        """Of the picture on screen: a live one, or the photo."""
        frame = self._live.frame
        return self.workspace.photo.shape[:2] if frame is None else frame.pixels.shape[:2]

    def entering(self) -> None:
        """See to the network and the cameras."""
        self.context.networks.request()
        self._live.look_for_cameras()

    def leaving(self) -> None:
        """Stop the camera, and leave off what nobody waits for."""
        self._live.stop()
        self._filling.leave_off()

    # Wishes

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.size_wished.connect(lambda size: self.wish(states.with_size, size, self._size, self.architecture))
        panel.device_wished.connect(self.context.networks.choose)
        panel.sort_wished.connect(self._sort)
        panel.before_relu_wished.connect(lambda before: self.wish(before_relu=before))
        panel.channel_wished.connect(lambda channel: self._pick(channel, merge="channel"))
        panel.pin_wished.connect(lambda: self._toggle_pin(self.now.channel))
        panel.pinned_picked.connect(self._go_to_pinned)
        panel.enlarged_wished.connect(lambda enlarged: self.wish(enlarged=enlarged))
        panel.command_wished.connect(lambda name: self.action(name).trigger())

    def _connect_view(self) -> None:
        view, details = self._view, self._view.details
        view.strip.layer_picked.connect(self.go_to_layer)
        view.mosaic.map_picked.connect(lambda channel: self._pick(channel, merge="channel"))
        view.mosaic.pin_toggled.connect(self._toggle_pin)
        view.mosaic.cell_resized.connect(lambda _height, _width: self._ask_finer())
        view.map_view.pixel_clicked.connect(self._click)
        view.map_view.pixel_moved.connect(self._move)
        view.scope.chosen.connect(lambda scope: self.wish(scope=scope))
        view.blend.valueChanged.connect(lambda percent: self.wish(blend=percent, merge="blend"))
        details.choice.chosen.connect(lambda detail: self.wish(detail=detail))
        details.everywhere.clicked.connect(lambda everywhere: self.wish(everywhere=everywhere))
        details.slices.slice_picked.connect(self._go_down)
        details.recipe.picked.connect(lambda _, channel: self._go_down(channel))
        details.places.picked.connect(lambda _, place: self._go_to_place(place))

    def _pick(self, channel: int, *, merge: str = "") -> None:
        count = self.architecture.layer(self.now.layer).channels
        self.wish(channel=min(max(channel, 0), count - 1), merge=merge)

    def _toggle_pin(self, channel: int) -> None:
        state = self.now
        self.wish(pinned=toggled(state.pinned, state.layer, channel, MOST_PINNED))

    def go_to_layer(self, layer: str, channel: int | None = None) -> None:
        """Go to a layer, and to one of its maps; where the photo is too small for it, say so."""
        there = states.with_layer(self.now, layer, self._size, self.architecture)
        if there.layer != layer:
            self.context.messages.tell(layer_hint(self.architecture.layer(layer), None))
            there = self.now
        elif channel is not None:
            there = replace(there, channel=channel)
        self.wish(lambda _: there)

    def _go_to_pinned(self, at: int) -> None:
        pinned = self.now.pinned
        if at < len(pinned):
            self.go_to_layer(*pinned[at])

    def _sort(self, sort: states.Sort) -> None:
        """Sort; by a place only where one was clicked."""
        if sort == "place" and self.now.unit is None:
            text = self.tr("Click a unit on the large map first: the maps are sorted by what they say there.")
            self.context.messages.tell(text)
            self.show_settings(self.now)
            return
        self.wish(sort=sort)

    def _click(self, row: int, column: int) -> None:
        """Keep a unit in sight, or let it go when it is clicked again."""
        shown = self._presenter.shown
        if shown is not None and self._is_current(shown):
            unit = self._presenter.unit_at((row, column))
            self.wish(states.with_unit, None if unit == self.now.unit else unit)

    def _move(self, down: int, right: int) -> None:
        shown = self._presenter.shown
        if shown is None or not self._is_current(shown):
            return
        height, width, _ = shown.shape
        row, column = self.now.unit or (height // 2, width // 2)
        unit = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self.wish(states.with_unit, unit, run=True)

    def _is_current(self, shown: Shown) -> bool:
        """Tell whether maps are those that are set; others stay on screen until those are there."""
        state, request = self.now, shown.result.request
        is_same_photo = self._live.is_on or request.source == state.source
        return is_same_photo and (shown.layer.name, request.size) == (state.layer, state.size)

    def _go_down(self, channel: int) -> None:
        """Go to a map of the layer before: one of those that this one is made of."""
        before = self.architecture.before(self.now.layer)
        if before is not None and 0 <= channel < before.channels:
            self.go_to_layer(before.name, channel)

    def _go_to_place(self, rank: int) -> None:
        places = self._details.places
        if not self.now.everywhere and rank < len(places):
            self.wish(states.with_unit, places[rank].unit)

    # State → maps → pictures

    def show_settings(self, state: MapsState) -> None:
        """Show what is set, the layers for this photo, and the devices."""
        source, networks = self.workspace.photo, self.context.networks
        if self._live.is_on:
            height, width = self._size
            self._panel.photo.show_name(self.workspace.name(of_photo=True), f"{width} × {height} px")
        else:
            self._panel.photo.show_source(source)
        self._panel.show_state(state, self.architecture.layer(state.layer).channels)
        self._presenter.show_layers(state, self._size)
        titles = [(device.name, device.title) for device in networks.devices if device.works]
        best = titles[0][1] if titles else networks.title
        self._panel.show_devices([(AUTO, self.tr("automatic: {device}").format(device=best)), *titles], networks.wanted)

    def work(self, state: MapsState) -> None:
        """Show the maps that are set, or compute them."""
        request = self._request(state)
        self._wanted.request, self._wanted.cell = request, self._cell
        if self._live.is_on:
            return
        if self._is_there(request):
            self._present()
        else:
            self._maps.ask(self._wish_for(request))

    def is_settled(self) -> bool:
        """Tell whether the maps on screen are those that are set."""
        shown = self._presenter.shown
        if self._live.is_on:
            return shown is not None and self._is_current(shown)
        return self._is_there(self._request(self.now)) and self._presenter.is_complete

    def _request(self, state: MapsState) -> Request:
        before = state.before_relu and self.architecture.layer(state.layer).kind == "conv"
        return Request(state.source, state.size, state.layer, before)

    def _wish_for(self, request: Request) -> _Wish:
        return _Wish(request, self._cell, self.workspace.photo.data.astype(np.uint8, copy=False))

    @property
    def _cell(self) -> Pair:
        return self._view.mosaic.cell_size

    def _is_there(self, request: Request) -> bool:
        """Tell whether the maps that were computed last are these, by the device that is set."""
        result, network = self._result, self.context.networks.network
        if result is None or result.request != request:
            return False
        return network is None or result.network.mode.device == network.mode.device

    def _compute(self, wish: _Wish, network: Network) -> Generator[Progress, None, Result]:
        hub = self.context.networks
        self._filling.leave_off()
        return compute(wish.request, wish.pixels, network, hub.cache, hub.spare, wish.cell)

    def _follow_step(self, wish: _Wish, step: Progress) -> None:
        self._filling.note(wish.request, step.ready)

    def _take(self, wish: _Wish, result: Result) -> None:
        if wish.request != self._request(self.now) or self._live.is_on:
            return
        self._filling.note(wish.request, frozenset({wish.request.layer}))
        self._result = result
        if result.milliseconds >= 1:
            self.context.show_time(self.context.networks.title, result.milliseconds)
        self._present()
        if self.is_in_front:
            self._filling.ask(wish.request, wish.pixels)

    def _present(self) -> None:
        if self._result is not None:
            shown = Shown(self.now, self._result)
            self._presenter.show(shown)
            self._details.show(shown)

    def _ask_finer(self) -> None:
        """Make the mosaic's maps finer where its cells have become larger and the maps have more to show."""
        result, cell = self._result, self._cell
        if result is None or self._live.is_on or result.request != self._request(self.now):
            return
        height, width = result.thumbnails.shape[1:]
        rows, columns, _ = result.maps.shape
        if height < min(cell[0], rows) or width < min(cell[1], columns):
            self._finer.ask(self._wish_for(result.request))

    def device_changed(self) -> None:
        """Compute anew what another device has computed."""
        self._filling.forget()

    # Live pictures

    def take_live(self, step: LiveStep) -> None:
        """Show a picture of a camera or a video, and on the first one of another size what that has to do with."""
        self.action("freeze").setEnabled(True)
        state, size = self.now, self._size
        if size != self._live_size:
            self._live_size = size
            self.show_settings(state)
        if (step.result.maps.layer.name, step.result.request.size) == (state.layer, state.size):
            self.context.show_time(self.context.networks.title, step.result.milliseconds)
            self._presenter.show(Shown(state, step.result))

    def end_live(self) -> None:
        """Go back to the photo."""
        self.action("freeze").setEnabled(False)
        self._result, self._live_size = None, None
        self.follow()

    def live_work(self, source: Source, network: Network | None) -> Generator[LiveStep, None, None]:
        """Return what sends live pictures through the network."""
        assert network is not None  # noqa: S101  (nothing begins without it)
        return live(source, self._wanted, network, self.context.networks.spare)
