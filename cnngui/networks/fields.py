"""What a unit sees: the receptive field of every layer, and the exact window in the photo of every unit."""

from dataclasses import dataclass

from cnngui.engine.sizes import Pair, ReceptiveField, receptive_field
from cnngui.networks.architectures import VGG16, Architecture


@dataclass(frozen=True)
class Window:
    """The part of the photo that one unit sees.

    Parameters
    ----------
    rows, columns : (first, after)
        First pixel and the one after the last; outside the photo where the unit sees padding.
    size : (H, W)
        Of the photo.

    Examples
    --------
    The first unit of conv1_1 sees a row and a column of padding:

    >>> corner = window("conv1_1", (0, 0), (224, 224))
    >>> corner.rows, corner.clipped, corner.padding
    ((-1, 2), ((0, 2), (0, 2)), 5)
    """

    rows: Pair
    columns: Pair
    size: Pair

    @property
    def clipped(self) -> tuple[Pair, Pair]:
        """Rows and columns of the photo itself."""
        clips = ((max(first, 0), min(after, most)) for (first, after), most in zip(self._spans, self.size, strict=True))
        rows, columns = clips
        return rows, columns

    @property
    def padding(self) -> int:
        """How many of its pixels are padding."""
        (top, bottom), (left, right) = self.clipped
        rows, columns = (after - first for first, after in self._spans)
        return rows * columns - (bottom - top) * (right - left)

    @property
    def _spans(self) -> tuple[Pair, Pair]:
        return self.rows, self.columns


def field(layer: str, network: Architecture = VGG16) -> ReceptiveField:
    """Return the receptive field of a layer along one axis, in px of the photo.

    Raises
    ------
    LayerError
        When there is no such layer.

    Examples
    --------
    >>> field("conv3_3").size, field("conv3_3").jump, field("pool5").size
    (40, 4, 212)
    """
    # The field does not depend on the photo's size: any that is large enough will do.
    length, axes = 1 << 12, []
    for each in network.until(layer):
        axes.append(each.axis(length))
        length = axes[-1].output
    return receptive_field(axes)


def window(layer: str, unit: Pair, size: Pair, network: Architecture = VGG16) -> Window:
    """Return what the unit (row, column) of a layer sees of a photo of ``size`` (H, W).

    >>> window("pool5", (3, 3), (224, 224)).rows
    (6, 218)
    """
    seen = field(layer, network)
    return Window(seen.span(unit[0]), seen.span(unit[1]), size)


def unit_at(layer: str, pixel: Pair, shape: Pair, network: Architecture = VGG16) -> Pair:
    """Return the unit whose window lies most nearly around a pixel of the photo; ``shape`` (H, W) is the layer's.

    >>> unit_at("conv1_1", (5, 7), (224, 224)), unit_at("pool5", (0, 223), (7, 7))
    ((5, 7), (0, 6))
    """
    seen = field(layer, network)
    middle = seen.start + (seen.size - 1) / 2
    row, column = (
        min(max(round((at - middle) / seen.jump), 0), most - 1) for at, most in zip(pixel, shape, strict=True)
    )
    return row, column
