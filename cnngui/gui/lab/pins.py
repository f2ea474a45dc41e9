"""Favourites of a lab: channels that are kept at hand. No Qt."""

Pins = tuple[tuple[str, int], ...]
"""Layer and channel of each, in the order in which they were pinned."""


def toggled(pinned: Pins, layer: str, channel: int, most: int) -> Pins:
    """Pin a channel, or let it go; the oldest goes when there are more than ``most``.

    >>> toggled((("conv1_1", 3),), "conv1_1", 3, 6), toggled((("conv1_1", 3),), "conv1_1", 4, 1)
    ((), (('conv1_1', 4),))
    """
    pin = (layer, channel)
    kept = tuple(other for other in pinned if other != pin)
    return kept if pin in pinned else (*kept, pin)[-most:]
