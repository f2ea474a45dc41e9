"""What the Filters lab shows, as one frozen value, and what is to be computed for it. No Qt, no arrays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from cnngui.engine.chain import Chain, LayerShape, shapes
from cnngui.engine.editing import Edited
from cnngui.engine.kernels.values import Kernel, resized
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.fields import look

Scope = Literal["this", "all"]
"""Whose largest number ends the colour scale: this response's, or that of all responses of the layer."""


@dataclass(frozen=True)
class FiltersState:
    """Everything that is set in this lab.

    Parameters
    ----------
    source : int
        The photo's identity.
    edited : Edited
        The chain, with the filter in the editor.
    shown : (layer, channel)
        The response on screen.
    scope : {"this", "all"}
    whole : bool
        The colour scale reaches to the largest number, however rare.
    pinned : (row, column) or None
        The pixel of the response whose sum is kept in sight.
    pinned_on : tuple or None
        Of which photo, layer and channel it is one.
    """

    source: int
    edited: Edited
    shown: Pair = (0, 0)
    scope: Scope = look("this")
    whole: bool = look(default=False)
    pinned: Pair | None = look(None)
    pinned_on: tuple[int, int, int] | None = look(None)

    @property
    def chain(self) -> Chain:
        """The hand-made layers."""
        return self.edited.chain


@dataclass(frozen=True)
class Resolved:
    """What is to be computed and drawn.

    Parameters
    ----------
    shapes : tuple of LayerShape
    shown : (layer, channel)
        The response on screen, within what there is.
    """

    shapes: tuple[LayerShape, ...]
    shown: Pair


def resolve(state: FiltersState, photo: tuple[int, int, int]) -> Resolved:
    """Work out the sizes for a photo of shape (H, W, C).

    Raises
    ------
    SizeError
        When a kernel or a pool is larger than what it slides over.
    """
    found = shapes(state.chain, photo)
    layer = min(state.shown[0], len(found) - 1)
    return Resolved(found, (layer, min(state.shown[1], found[layer].output[2] - 1)))


def changed_by(state: FiltersState, change: Callable[[Edited], Edited]) -> FiltersState:
    """Change the chain; where another filter is edited then, or other channels are seen, its response is shown."""
    before, after = state.edited, change(state.edited)
    moved = replace(state, edited=after)
    if len(after.chain.layers) < len(before.chain.layers):
        return replace(moved, shown=(len(after.chain.layers) - 1, 0))
    return moved if _place(before) == _place(after) else showing(moved)


def slices_cut(before: Edited, after: Edited) -> int:
    """Count the slices of the edited layer, but for the one that was edited, that lost numbers to another size."""
    old, new = before.edited_layer, after.edited_layer
    if old.size == new.size or before.layer != after.layer or len(old.filters) != len(new.filters):
        return 0
    pairs = [
        pair
        for former, latter in zip(old.filters, new.filters, strict=True)
        if former.depth == latter.depth
        for pair in zip(former.slices, latter.slices, strict=True)
    ]
    cut = sum(resized(former, new.size) == latter and _filled(latter) < _filled(former) for former, latter in pairs)
    return cut if len(pairs) > 1 else 0


def _filled(kernel: Kernel) -> int:
    return sum(value != 0 for row in kernel for value in row)


def _place(edited: Edited) -> tuple[object, ...]:
    """Name which filter is edited, of how many, and what it sees."""
    return edited.layer, edited.number, len(edited.edited_layer.filters), edited.chain.channels


def showing(state: FiltersState) -> FiltersState:
    """Bring the response of the edited filter on screen; of the three that a filter gives with "each", its first."""
    return replace(state, shown=(state.edited.layer, state.edited.first_channel))


def on_photo(state: FiltersState, source: int, photo: tuple[int, int, int]) -> FiltersState:
    """Carry a state over to a photo of shape (H, W, C): the chain stays as far as it fits."""
    return state if state.source == source else replace(state, source=source, edited=state.edited.with_input(photo[2]))
