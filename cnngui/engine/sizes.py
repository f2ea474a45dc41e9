"""Output size, padding, stride, leftovers and receptive field: integers only.

One `Axis` says everything about one direction (rows or columns) of one sliding window, be it a kernel or a pool.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP, SizeError

Pair = tuple[int, int]
"""Rows first, then columns."""

Padding = int | Literal["same"]
"""Pixels added on each side, or as many as keep the size at stride 1 (the odd one at the bottom and right)."""


def pair(value: int | Pair) -> Pair:
    """Return ``value`` for rows and columns.

    >>> pair(2), pair((1, 3))
    ((2, 2), (1, 3))
    """
    return (value, value) if isinstance(value, int) else value


def margins(padding: Padding, size: int, dilation: int = 1) -> Pair:
    """Pixels added before and after along one axis.

    "same" adds ``dilation * (size - 1)`` in all, the odd one after, as `torch.nn.functional.conv2d` does.

    >>> margins(1, 3), margins("same", 3), margins("same", 4), margins("same", 3, dilation=2)
    ((1, 1), (1, 1), (1, 2), (2, 2))
    """
    if padding == "same":
        total = dilation * (size - 1)
        return total // 2, total - total // 2
    return padding, padding


@dataclass(frozen=True)
class Axis:
    """One direction of a sliding window.

    Parameters
    ----------
    length : int
        Input pixels, at least 1.
    size : int
        Numbers in the kernel or pool, f.
    before, after : int
        Pixels of padding on the two sides, p.
    stride : int
        Pixels from one window to the next, s.
    dilation : int
        Pixels from one number of the kernel to the next.

    Raises
    ------
    SizeError
        When a number is out of range, or the window is larger than the padded input.

    Examples
    --------
    The stride slide of the course: a 3×3 filter on 7 pixels with s = 2 fits three times; on 8 pixels one is left over.

    >>> Axis(7, 3, stride=2).output, Axis(8, 3, stride=2).output, Axis(8, 3, stride=2).leftover
    (3, 3, 1)
    """

    length: int
    size: int
    before: int = 0
    after: int = 0
    stride: int = 1
    dilation: int = 1

    def __post_init__(self) -> None:
        smallest = {"length": 1, "size": 1, "before": 0, "after": 0, "stride": 1, "dilation": 1}
        for name, low in smallest.items():
            value = getattr(self, name)
            if value < low:
                text = QT_TRANSLATE_NOOP("Errors", "The {name} is {value}; it must be at least {low}.")
                raise SizeError(text, name="padding" if name in {"before", "after"} else name, value=value, low=low)
        if self.window > self.padded:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "The window needs {window} pixels but the padded input has only {padded}. "
                "Take a smaller kernel or pool, more padding, or a larger input.",
            )
            raise SizeError(text, window=self.window, padded=self.padded)

    @property
    def window(self) -> int:
        """Input pixels that one window spans, holes included."""
        return self.dilation * (self.size - 1) + 1

    @property
    def padded(self) -> int:
        """Input pixels with the padding, n + 2p."""
        return self.length + self.before + self.after

    @property
    def output(self) -> int:
        """How many windows fit: ⌊(n + 2p - f) / s⌋ + 1."""
        return (self.padded - self.window) // self.stride + 1

    @property
    def leftover(self) -> int:
        """Padded input pixels at the end that no window reaches because the stride does not divide evenly."""
        return (self.padded - self.window) % self.stride

    def start(self, index: int) -> int:
        """First input pixel of window ``index``; negative inside the padding.

        >>> Axis(6, 3, before=1, after=1).start(0)
        -1
        """
        return index * self.stride - self.before

    def pixels(self, index: int) -> tuple[int, ...]:
        """Return the input pixels under window ``index``, outside ``range(length)`` where padding is seen.

        >>> Axis(6, 3, before=1, after=1, dilation=2).pixels(0)
        (-1, 1, 3)
        """
        first = self.start(index)
        return tuple(range(first, first + self.window, self.dilation))

    def formula(self, *, with_padding: bool = True) -> str:
        """Return the course's formula with the current numbers, and with the floor where it matters.

        That of a pooling has no padding in it: ``with_padding`` can leave it out.

        >>> Axis(600, 3, 1, 1).formula()
        '(600 + 2·1 − 3)/1 + 1 = 600'
        >>> Axis(8, 3, stride=2).formula()
        '⌊(8 + 0 − 3)/2⌋ + 1 = 3'
        >>> Axis(6, 2, stride=2).formula(with_padding=False)
        '(6 − 2)/2 + 1 = 3'
        """
        padding = f"2·{self.before}" if self.before == self.after and self.before else f"{self.before}"
        if self.before != self.after:
            padding = f"{self.before} + {self.after}"
        padding = f" + {padding}" if with_padding else ""
        division = f"({self.length}{padding} − {self.window})/{self.stride}"
        if self.leftover:
            division = f"⌊{division}⌋"
        return f"{division} + 1 = {self.output}"


def axes(
    shape: Pair,
    size: int | Pair,
    padding: Padding = 0,
    stride: int | Pair = 1,
    dilation: int | Pair = 1,
) -> tuple[Axis, Axis]:
    """Rows and columns of a window of ``size`` over an input of ``shape`` (H, W).

    >>> rows, columns = axes((400, 600), (3, 5), "same")
    >>> rows.output, columns.output
    (400, 600)
    """
    directions = zip(shape, pair(size), pair(stride), pair(dilation), strict=True)
    rows, columns = (Axis(n, f, *margins(padding, f, d), stride=s, dilation=d) for n, f, s, d in directions)
    return rows, columns


@dataclass(frozen=True)
class ReceptiveField:
    """The input pixels along one axis that one unit can see.

    Parameters
    ----------
    size : int
        How many pixels.
    jump : int
        Input pixels from one unit to the next.
    start : int
        First pixel that unit 0 sees, negative inside the padding.

    Examples
    --------
    N stacked 3×3 layers see 2N + 1 pixels:

    >>> receptive_field([Axis(32, 3, 1, 1)] * 4).size
    9
    """

    size: int = 1
    jump: int = 1
    start: int = 0

    def through(self, axis: Axis) -> "ReceptiveField":
        """Return the field of the layer that slides ``axis`` over this one."""
        return ReceptiveField(
            size=self.size + (axis.window - 1) * self.jump,
            jump=self.jump * axis.stride,
            start=self.start - axis.before * self.jump,
        )

    def span(self, index: int) -> Pair:
        """First pixel of unit ``index`` and the one after its last, not clipped to the input.

        >>> ReceptiveField(size=3, jump=2, start=-1).span(1)
        (1, 4)
        """
        first = self.start + index * self.jump
        return first, first + self.size

    def centred(self, count: int) -> tuple[float, float]:
        """Return where ``count`` units begin, and how long they are, each over the centre of what it sees.

        >>> ReceptiveField(size=3, jump=2, start=-1).centred(4)
        (-0.5, 8)
        """
        return self.start + (self.size - self.jump) / 2, count * self.jump

    def nearest(self, pixel: int, count: int) -> int:
        """Return which of ``count`` units has its centre next to a pixel.

        >>> ReceptiveField(size=3, jump=2, start=-1).nearest(5, 4), ReceptiveField(size=3).nearest(0, 4)
        (2, 0)
        """
        index = round((pixel - self.start - (self.size - 1) / 2) / self.jump)
        return min(max(index, 0), count - 1)


def receptive_field(windows: Iterable[Axis]) -> ReceptiveField:
    """Receptive field, along one axis, after ``windows`` in a row.

    >>> receptive_field([Axis(8, 3, 1, 1), Axis(8, 2, stride=2)])
    ReceptiveField(size=4, jump=2, start=-1)
    """
    field = ReceptiveField()
    for axis in windows:
        field = field.through(axis)
    return field
