"""The controls of the explanations: which network, which method, which layer, how it is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cnngui.gui.labs.classify.state import METHODS, ClassifyState
from cnngui.gui.labs.classify.words import method_hint, method_title
from cnngui.gui.look.i18n import number
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.forms import column, fill, named, row
from cnngui.gui.widgets.inputs.named_slider import NamedSlider
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel


class WhyBox(QWidget):
    """Says what is wished: the name of a change, and its value."""

    wished = Signal(str, object)
    check_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layers: tuple[str, ...] = ()
        self.network = ComboBox()
        choices = [Choice(each, method_title(each), method_hint(each)) for each in METHODS]
        self.method = ChoiceRow(self.tr("Method"), choices, folds=True)
        self._about = WrappedLabel()
        self.layer = ComboBox()
        hint = self.tr("Whose maps are weighed. A map picked in Maps is explained here with VGG-16.")
        self._layer_row = column(row(named(self.tr("Layer"), self.layer, hint), self.layer))
        self.blend = NamedSlider(self.tr("Share of the photo"))
        self.stretch = TickBox(self.tr("stretch the colours"))
        self.stretch.setToolTip(self.tr("The scale ends at this map's largest number: maps can't be compared then."))
        hint = self.tr("The same map by a network with random weights, and two curves that hide parts of the photo.")
        self.check: QPushButton = push_button(self.tr("Check this explanation"), self.check_wished.emit, hint)
        network_row = row(named(self.tr("Network"), self.network), self.network)
        parts = (network_row, self.method, self._about, self._layer_row, self.blend, self.stretch, self.check)
        fill(self, *parts)
        self._connect()

    def _connect(self) -> None:
        self.network.activated.connect(self._tell_network)
        self.method.chosen.connect(self._tell_method)
        self.layer.activated.connect(self._tell_layer)
        self.blend.moved.connect(self._tell_blend)
        self.stretch.clicked.connect(self._tell_stretch)

    def _tell_network(self, at: int) -> None:
        self.wished.emit("network", self.network.itemData(at))

    def _tell_method(self, method: str) -> None:
        self.wished.emit("method", method)

    def _tell_layer(self, at: int) -> None:
        self.wished.emit("layer", self.layer.itemData(at))

    def _tell_blend(self, value: int) -> None:
        self.wished.emit("blend", value)

    def _tell_stretch(self, on: bool) -> None:
        self.wished.emit("is_stretched", on)

    def show_networks(self, networks: Sequence[tuple[str, str]], layers: Sequence[str]) -> None:
        """Offer networks, (name, title) each, and the layers of the one that is explained, the first one deepest."""
        if [self.network.itemData(at) for at in range(self.network.count())] != [name for name, _ in networks]:
            self.network.clear()
            for name, title in networks:
                self.network.addItem(title, name)
        if tuple(layers) != self._layers:
            self._layers = tuple(layers)
            self.layer.clear()
            for at, layer in enumerate(layers):
                self.layer.addItem(self.tr("{layer} (the last)").format(layer=layer) if at == 0 else layer, layer)

    def show_state(self, state: ClassifyState) -> None:
        """Show what is set, without telling."""
        self.network.setCurrentIndex(max(self.network.findData(state.network), 0))
        self.method.set_current(state.method)
        self._about.setText(method_hint(state.method))
        self.layer.setCurrentIndex(max(self.layer.findData(state.layer), 0))
        self.check.setVisible(state.method in {"grad-cam", "cam"})
        self._layer_row.setVisible(state.method == "grad-cam")
        self.blend.show_value(state.blend, f"{number(state.blend)} %")
        self.stretch.setChecked(state.is_stretched)
