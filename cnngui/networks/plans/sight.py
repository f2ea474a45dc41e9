"""What one unit of a layer sees of the network's input."""

from dataclasses import dataclass

from cnngui.engine.sizes import Axis, Pair, ReceptiveField
from cnngui.networks.plans.blocks import AdaptivePool, Block, Dense, Shape

Fields = tuple[ReceptiveField, ReceptiveField]


@dataclass(frozen=True)
class Sight:
    """The receptive field along rows and columns, layer after layer.

    Parameters
    ----------
    fields : (ReceptiveField, ReceptiveField) or None
        None once every unit sees the same part of the input: behind a fully connected layer.
    hull : (Pair, Pair) or None
        First row (column) of the input that any unit sees, and the one after the last; None: all of it.
    is_even : bool
        False once an adaptive pooling has dealt rows or columns out unevenly: the field is that of the largest part.

    Examples
    --------
    >>> from cnngui.networks.plans.blocks import Conv, Pool
    >>> sight = Sight().through(Conv("conv1", 8, 3), (8, 8, 1), (8, 8, 1))
    >>> sight.through(Pool("pool1"), (6, 6, 8), (8, 8, 1)).size
    (4, 4)
    """

    fields: Fields | None = (ReceptiveField(), ReceptiveField())
    hull: tuple[Pair, Pair] | None = None
    is_even: bool = True

    @property
    def size(self) -> Pair:
        """Rows and columns that one unit sees; of a field, padding included."""
        if self.fields:
            return self.fields[0].size, self.fields[1].size
        (top, bottom), (left, right) = self.hull or ((0, 0), (0, 0))
        return bottom - top, right - left

    @property
    def jump(self) -> Pair | None:
        """Rows and columns of the input from one unit to the next."""
        return (self.fields[0].jump, self.fields[1].jump) if self.fields and self.is_even else None

    def through(self, block: Block, given: Shape, photo: Shape) -> "Sight":
        """Return what a unit of the next block sees.

        Parameters
        ----------
        block : Block
        given : Shape
            (H, W, C) of what the block sees; (units,) after a fully connected layer.
        photo : (H, W, C)
            The network's input.
        """
        if self.fields is None:
            return self
        if isinstance(block, Dense):
            return Sight(None, self._hull(given, photo))
        if isinstance(block, AdaptivePool):
            return self._adapted(block, given, photo)
        axes = block.axes(given)
        if axes is None:
            return self
        rows, columns = (one.through(axis) for one, axis in zip(self.fields, axes, strict=True))
        return Sight((rows, columns), self.hull if not self.is_even else None, self.is_even)

    def joined(self, other: "Sight") -> "Sight":
        """Return what a sum of two such units sees: what either does."""
        if self.fields is None or other.fields is None:
            return self
        rows, columns = (_union(*both) for both in zip(self.fields, other.fields, strict=True))
        return Sight((rows, columns), self.hull, self.is_even and other.is_even)

    def _hull(self, given: Shape, photo: Shape) -> tuple[Pair, Pair]:
        if self.hull or not self.fields or len(given) < 3:  # a sum of vectors: which cells they were is not kept
            return self.hull or ((0, photo[0]), (0, photo[1]))
        rows, columns = (
            (min(max(one.start, 0), most), min(max(one.span(count - 1)[1], 0), most))
            for one, count, most in zip(self.fields, given, photo, strict=False)
        )
        return (rows[0], max(rows)), (columns[0], max(columns))  # where only padding is seen, nothing

    def _adapted(self, block: AdaptivePool, given: Shape, photo: Shape) -> "Sight":
        """Take an even pooling as any other; of an uneven one only the largest part is known."""
        if not self.fields:
            return self
        hull = self._hull(given, photo)
        if given[0] % block.size == given[1] % block.size == 0:
            windows = (Axis(length, length // block.size, stride=length // block.size) for length in given[:2])
            rows, columns = (one.through(axis) for one, axis in zip(self.fields, windows, strict=True))
            return Sight((rows, columns), hull if not self.is_even else None, self.is_even)
        largest = (max(end - start for start, end in block.windows(length)) for length in given[:2])
        rows, columns = (
            ReceptiveField(one.size + (most - 1) * one.jump, one.jump * max(-(-length // block.size), 1), one.start)
            for one, most, length in zip(self.fields, largest, given, strict=False)
        )
        return Sight((rows, columns), hull, is_even=False)


def _union(one: ReceptiveField, other: ReceptiveField) -> ReceptiveField:
    start = min(one.start, other.start)
    end = max(one.start + one.size, other.start + other.size)
    return ReceptiveField(end - start, one.jump, start)
