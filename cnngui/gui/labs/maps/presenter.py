"""Shows maps on the canvas of the lab: the network, the mosaic, the large map, and the unit that is pointed at."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSizeF

from cnngui.engine.sizes import Pair
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.labs.maps.panel import MapsPanel
from cnngui.gui.labs.maps.shown import Shown, layer_caption, layer_hint, value_text
from cnngui.gui.labs.maps.state import MapsState, resolve
from cnngui.gui.labs.maps.view import MapsView
from cnngui.gui.look.i18n import number
from cnngui.gui.services.throttle import AfterFrame
from cnngui.gui.widgets.networks.network_strip import StripLayer
from cnngui.gui.widgets.pictures.image_view import Marks
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.architectures import Architecture

tr = QCoreApplication.translate


class MapsPresenter(QObject):
    """What is on the canvas; only what has changed is drawn again."""

    def __init__(self, view: MapsView, panel: MapsPanel, network: Callable[[], Architecture], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._panel = panel
        self._network = network
        self._shown: Shown | None = None
        self._pointed: Pair | None = None
        self._is_flipped = False
        self._drawn = Drawn()
        self._plot_later = AfterFrame(self._show_histogram, self)  # the plot takes longer than the map
        view.map_view.pixel_hovered.connect(lambda row, column: self._point_at(self.unit_at((row, column))))
        view.map_view.pixel_left.connect(lambda: self._point_at(None))
        view.map_view.flipped.connect(self._flip)
        view.mosaic.set_hints(self._hint)

    @property
    def shown(self) -> Shown | None:
        """What is on the canvas."""
        return self._shown

    def unit_at(self, cell: Pair) -> Pair:
        """Return the unit at a cell of the large picture: while Space is held, its cells are the photo's pixels."""
        return self._shown.unit_over(cell) if self._is_flipped and self._shown is not None else cell

    def show_layers(self, state: MapsState, photo: Pair) -> None:
        """Show the network's layers for a photo of (H, W), and which one is picked."""
        network = self._network()
        resolved = resolve(state, photo, network)
        if self._drawn.is_new("layers", (resolved.seen, tuple(resolved.shapes))):
            layers = [
                StripLayer(
                    layer.name,
                    layer.kind,
                    *resolved.shapes.get(layer.name, (1, 1, layer.channels)),
                    title=layer.name,
                    hint=layer_hint(layer, resolved.shapes.get(layer.name)),
                )
                for layer in network.layers
            ]
            self._view.strip.set_layers(layers)
            height, width = resolved.seen
            text = tr("FeatureMaps", "{width} × {height} px").format(width=width, height=height)
            self._view.strip.set_input_title(text)
        shape = resolved.shapes.get(state.layer)
        layer = network.layer(state.layer)
        caption = layer_caption(layer, shape) if shape else layer_hint(layer, None)
        self._view.show_layer(state.layer, caption)

    def show(self, shown: Shown) -> None:
        """Bring maps on the canvas."""
        before, self._shown = self._shown, shown
        result, state, view = shown.result, shown.state, self._view
        same_photo = before is not None and before.result.photo.shape == result.photo.shape
        view.viewport.set_extent(shown.extent(), keep=same_photo)
        if before is None or before.shape != shown.shape:
            self._pointed = None
        order = state.sort, state.unit if state.sort == "place" else None
        if self._drawn.is_new("texture", (id(result), state.scope)):
            view.show_mosaic(shown.texture(), shown.order(), shown.shape[:2])
            self._drawn.is_new("order", order)
        elif self._drawn.is_new("order", order):
            view.show_order([int(channel) for channel in shown.order()])
        pinned = frozenset(channel for layer, channel in state.pinned if layer == state.layer)
        view.show_pins(state.channel, pinned)
        view.show_captions(*self._captions(shown))
        self._show_map(shown)
        self._explain()

    def _show_map(self, shown: Shown) -> None:
        state = shown.state
        self._view.show_blend(state.blend)
        self._show_one_of_two(shown)
        self._view.show_scale(shown.scale, state.scope, is_clipped=shown.is_clipped)
        if self._drawn.is_new("numbers", (id(shown.result), state.channel, shown.scale)):
            numbers = shown.result.statistics
            found = (each[state.channel] for each in (numbers.least, numbers.most, numbers.mean, numbers.zeros))
            self._panel.show_numbers(*(float(each) for each in found))
            self._plot_later.ask()

    def _show_histogram(self) -> None:
        if self._shown is not None:
            self._panel.show_histogram(*self._shown.histogram(), self._shown.scale)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to be drawn."""
        return not self._plot_later.is_waiting

    def _captions(self, shown: Shown) -> tuple[str, str]:
        count = number(shown.shape[2])
        mosaic = tr("FeatureMaps", "{count} of {count} maps").format(count=count)
        if shown.result.maps.before_relu:
            mosaic += tr("FeatureMaps", " · before ReLU")
        large = tr("FeatureMaps", "Map {number} of {count}").format(number=number(shown.state.channel + 1), count=count)
        return mosaic, large

    def _hint(self, channel: int) -> str:
        shown = self._shown
        if shown is None or channel >= shown.shape[2]:
            return ""
        numbers = shown.result.statistics
        text = tr("FeatureMaps", "Map {number} of {count}: up to {most}, {zeros} % zeros")
        return text.format(
            number=number(channel + 1),
            count=number(shown.shape[2]),
            most=value_text(numbers.most[channel]),
            zeros=number(100 * numbers.zeros[channel], 0),
        )

    def _point_at(self, unit: Pair | None) -> None:
        self._pointed = unit
        self._explain()

    def _explain(self) -> None:
        """Say what the unit that is pointed at, or kept, says and sees."""
        shown = self._shown
        if shown is None:
            return
        height, width, _ = shown.shape
        unit = self._pointed or shown.state.unit
        if unit is None or unit[0] >= height or unit[1] >= width:
            self._view.show_unit(tr("FeatureMaps", "Point at a unit; a click keeps it."), Marks())
            self._panel.histogram.set_value(None)
            self._panel.show_window(None, tr("FeatureMaps", "What a unit sees will appear here."))
            return
        seen = shown.window(unit)
        rect = QRectF(seen.columns[0], seen.rows[0], seen.columns[1] - seen.columns[0], seen.rows[1] - seen.rows[0])
        self._view.show_unit(shown.unit_text(unit), Marks(rect, pinned=unit == shown.state.unit))
        self._panel.histogram.set_value(float(shown.plane[unit]))
        self._panel.show_window(rgb_image(shown.seen(unit)), shown.window_text(unit))
        if self._pointed is None:
            self._view.viewport.show_rect(rect, QSizeF(self._view.map_view.size()))

    def _flip(self, is_flipped: bool) -> None:
        """Show the photo alone while Space is held."""
        if is_flipped != self._is_flipped:
            self._is_flipped = is_flipped
            if self._shown is not None:
                self._show_one_of_two(self._shown)

    def _show_one_of_two(self, shown: Shown) -> None:
        picture, frame = shown.photo() if self._is_flipped else shown.picture()
        self._view.show_map(picture, frame, picture.describe())
