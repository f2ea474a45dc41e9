"""Clicks become wishes: which learned filter is on the right, which are pinned, and what is done to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.pages_view import PagesView
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.state import FIRST, State
from cnngui.gui.labs.compare.surgery import cut_of
from cnngui.gui.labs.compare.view import CompareView
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.compare import SMALL_KERNELS
from cnngui.tasks.surgery import operated


class Wishing(Protocol):
    """What takes the wishes."""

    @property
    def state_now(self) -> State:
        """What is set."""

    @property
    def channel(self) -> int:
        """The learned filter on the right."""

    @property
    def network(self) -> Network | None:
        """As it is after what was done to it."""

    def wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state, or say why not."""

    def look(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""


class Picking(QObject):
    """Turns what people click into wishes."""

    def __init__(self, panel: ComparePanel, view: CompareView, lab: Wishing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._connect_panel(panel, lab.wish)
        self._connect_view(view)
        self._connect_pages(view.pages)

    def _connect_panel(self, panel: ComparePanel, wish: Callable[..., None]) -> None:
        panel.size_wished.connect(lambda size: wish(replace, size=size))
        panel.mine_picked.connect(lambda at, number: wish(states.with_my, at, number))
        panel.picker.kernel_chosen.connect(lambda name: wish(states.with_named, find(name).filter))
        panel.space_wished.connect(lambda space: wish(states.with_space, space))
        panel.spread_wished.connect(lambda spread: wish(replace, spread=spread))
        panel.transforms_wished.connect(lambda wanted: wish(replace, transforms=wanted))
        panel.before_relu_wished.connect(lambda before: wish(replace, before_relu=before))
        panel.layer_wished.connect(lambda layer: wish(states.with_layer, layer))
        panel.channel_wished.connect(self._pick)
        panel.best_wished.connect(lambda: wish(replace, channel=None))
        panel.pin_wished.connect(lambda: self._toggle_pin(self._lab.channel))

    def _connect_view(self, view: CompareView) -> None:
        look = self._lab.look
        view.strip.channel_picked.connect(self._pick)
        view.strip.pin_toggled.connect(self._toggle_pin)
        view.look_wished.connect(lambda wanted: look(replace, look=wanted))
        view.share_wished.connect(lambda share: look(replace, share=share))

    def _connect_pages(self, pages: PagesView) -> None:
        look, wish = self._lab.look, self._lab.wish
        pages.page_wished.connect(lambda page: look(replace, page=page))
        pages.pinned_picked.connect(self._go_to_pinned)
        pages.twin_picked.connect(self._go_to_twins)
        pages.surgery.cut_wished.connect(self._operate)
        pages.surgery.undo_wished.connect(lambda: wish(replace, cuts=(), is_after=False))
        pages.surgery.after_wished.connect(lambda after: look(replace, is_after=after))

    def _pick(self, channel: int) -> None:
        count = VGG16.layer(self._lab.state_now.layer).channels
        self._lab.wish(replace, channel=min(max(channel, 0), count - 1), merge="channel")

    def _toggle_pin(self, channel: int) -> None:
        self._lab.wish(states.toggled, self._lab.state_now.layer, channel)

    def _go_to_pinned(self, row: int) -> None:
        pinned = self._lab.state_now.pinned
        if row < len(pinned):
            layer, channel = pinned[row]
            self._lab.wish(lambda state: replace(states.with_layer(state, layer), channel=channel))

    def _go_to_twins(self, row: int, column: int) -> None:
        """Compare a named kernel with a learned filter."""
        chosen = SMALL_KERNELS[row].filter
        self._lab.wish(
            lambda state: replace(states.with_named(states.with_space(state, "weights"), chosen), channel=column)
        )

    def _operate(self, kind: str, value: float) -> None:
        """Do something to the learned filter on screen; what cannot be done is refused in words."""
        lab = self._lab

        def cut(state: State) -> State:
            cuts = (*state.cuts, cut_of(kind, value, state, lab.channel))
            if lab.network is not None:
                operated(lab.network, cuts[-1:])
            return replace(state, cuts=cuts, is_after=True, channel=lab.channel)

        lab.wish(cut)


def learned_filter(network: Network, channel: int) -> Filter:
    """Return a filter of the first layer as one that can be edited: 27 numbers, no bias.

    Parameters
    ----------
    network : Network
    channel : int

    Returns
    -------
    Filter
        Red, green and blue.
    """
    weights = network.weights[f"{FIRST}.weight"][channel]
    return Filter(tuple(tuple(tuple(float(each) for each in line) for line in part) for part in weights))
