"""Step by step over all output numbers of one layer: filter by filter, row by row."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arithmetic import Explanation, Numbers, explain
from cnngui.engine.arrays import Doubles
from cnngui.engine.chain import Chain, Channels, Layer, LayerShape, Planes, run, shapes
from cnngui.engine.sizes import Pair


class Walk:
    """All output numbers of one layer in a row, each with where it comes from.

    The chain is run once, when the walk is made; a step only looks at its own window. Nothing changes afterwards.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        The input of the chain, as from `cnngui.engine.chain.planes_for`.
    layer : int
        Which layer is walked over; -1 is the last.

    Raises
    ------
    IndexError
        When there is no such layer.
    SizeError, KernelError
        As `cnngui.engine.chain.run` does.

    Attributes
    ----------
    index : int
        Which layer, from 0.
    layer : Layer
    shape : LayerShape
    given : planes
        What the layer is given.
    output : planes
        What comes out of it, one (H', W') float32 a channel.
    outputs : tuple of planes
        What comes out of every layer of the chain.

    Examples
    --------
    >>> from cnngui.engine.lessons.examples import example
    >>> course = example("convolution")
    >>> walk = Walk(course.chain, course.planes)
    >>> len(walk), walk.place(5), walk.explanation(5).value, walk.step_of(1, 1, 0)
    (16, (1, 1, 0), -2.0, 5)
    """

    def __init__(self, chain: Chain, planes: Planes, layer: int = -1) -> None:
        self.index: int = range(len(chain.layers))[layer]
        self.layer: Layer = chain.layers[self.index]
        self.outputs: tuple[Planes, ...] = run(chain, planes)
        self.given: Planes = self.outputs[self.index - 1] if self.index else planes
        self.output: Planes = self.outputs[self.index]
        height, width = planes[0].shape
        self.shape: LayerShape = shapes(chain, (height, width, len(planes)))[self.index]
        self._each = self.index == 0 and chain.channels == "each"
        rows, columns, channels = self.shape.output
        steps = np.arange(rows * columns * channels).reshape(channels, rows, columns)
        self._steps = np.moveaxis(steps, 0, -1)

    def __len__(self) -> int:
        return int(self._steps.size)

    def place(self, step: int) -> tuple[int, int, int]:
        """Return row, column and channel of the output number that ``step`` fills in.

        Raises
        ------
        IndexError
            When there is no such step.
        """
        rows, columns, _ = self.shape.output
        channel, cell = divmod(self._checked(step), rows * columns)
        return cell // columns, cell % columns, channel

    def step_of(self, row: int, column: int, channel: int = 0) -> int:
        """Return the step that fills in an output number.

        Raises
        ------
        IndexError
            When there is no such output number.
        """
        if min(row, column, channel) < 0:
            message = f"no output ({row}, {column}, {channel}) in {self.shape.output}"
            raise IndexError(message)
        return int(self._steps[row, column, channel])

    def explanation(self, step: int) -> Explanation:
        """Tell where the output number of ``step`` comes from.

        Raises
        ------
        IndexError
            When there is no such step.
        """
        row, column, channel = self.place(step)
        return explain(self.layer, self.shape, self.given, row, column, channel, each=self._each)

    def factors(self, explanation: Explanation, kernel: Numbers) -> dict[Pair, float] | None:
        """Return what each number under a slice is multiplied by; with a pool, several windows overlap and none is."""
        if self.layer.pooling is not None:
            return None
        rows = self.shape.rows.pixels(explanation.row)
        columns = self.shape.columns.pixels(explanation.column)
        return {(row, column): kernel[i][j] for i, row in enumerate(rows) for j, column in enumerate(columns)}

    def convolved(self) -> list[Doubles]:
        """Return what the layer pools, channel by channel; nothing where it does not pool."""
        if self.layer.pooling is None:
            return []
        channels: Channels = "each" if self.shape.depth == 1 and len(self.given) > 1 else "sum"
        unpooled = Chain((replace(self.layer, pooling=None),), channels)
        return [plane.astype(np.float64) for plane in run(unpooled, self.given)[-1]]

    def filled(self, step: int) -> NDArray[np.bool_]:
        """Tell which output numbers are there once ``step`` is done.

        Parameters
        ----------
        step : int
            -1 is before the first step: nothing is there yet.

        Returns
        -------
        (H, W, C) bool
        """
        done = self._steps <= (step if step == -1 else self._checked(step))
        return np.asarray(done, np.bool_)

    def _checked(self, step: int) -> int:
        if not 0 <= step < len(self):
            message = f"no step {step} of {len(self)}"
            raise IndexError(message)
        return step
