"""The course's examples for the Step by step lab, as frozen values.

The grids are in `cnngui.engine.lessons.course_grids`, the words in ``words_en`` and ``words_fr``.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from cnngui.engine.arithmetic import Numbers
from cnngui.engine.chain import Chain, Channels, Layer, Planes, Pooling
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.kernels.words import Words
from cnngui.engine.lessons.course_grids import GRID_6, GRID_7, POINTS_6, RGB_6
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.misprints import STRIDE, Misprint
from cnngui.engine.lessons.words_en import WORDS as ENGLISH
from cnngui.engine.lessons.words_fr import WORDS as FRENCH
from cnngui.engine.pooling import PoolKind


@dataclass(frozen=True)
class Example:
    """A row of the table.

    Parameters
    ----------
    name : str
        Lower case with hyphens.
    input : tuple of rows of numbers
        One grid a channel, all of one size.
    chain : Chain
    english, french : Words
        Title, explanation and what to expect.
    misprints : tuple of Misprint
        What the slide prints wrongly in the output of the last layer.
    page : {"slide", "shift", "blocks"}
        Where it is shown best: number by number, before and after a shift, or layer by layer.
    """

    name: str
    input: tuple[Numbers, ...]
    chain: Chain
    english: Words
    french: Words
    misprints: tuple[Misprint, ...] = ()
    page: Literal["slide", "shift", "blocks"] = "slide"

    @property
    def planes(self) -> Planes:
        """The input as the chain takes it, new arrays every time."""
        return tuple(np.array(channel, np.float32) for channel in self.input)

    def words(self, language: str) -> Words:
        """Return title, explanation and what to expect in "fr" or, for any other language, in English.

        >>> example("filters").words("fr").title
        'Plusieurs filtres'
        """
        return self.french if language.startswith("fr") else self.english


def only_pooling(kind: PoolKind) -> Layer:
    """Return a layer that pools 2×2 numbers with stride 2 and does nothing else: its kernel is a single 1.

    >>> only_pooling("max").pooling
    Pooling(kind='max', size=(2, 2), stride=(2, 2))
    """
    return Layer((Filter((((1.0,),),)),), padding=0, pooling=Pooling(kind))


def _filter(*names: str, bias: float = 0.0) -> Filter:
    """Return a filter with one named kernel a slice."""
    return Filter(tuple(find(name).filter.slices[0] for name in names), bias=bias)


def _row(
    name: str,
    given: tuple[Numbers, ...],
    *layers: Layer,
    channels: Channels = "sum",
    misprints: tuple[Misprint, ...] = (),
    page: Literal["slide", "shift", "blocks"] = "slide",
) -> Example:
    return Example(name, given, Chain(layers, channels), ENGLISH[name], FRENCH[name], misprints, page)


_VERTICAL, _HORIZONTAL, _STRIDE = (find(name).filter for name in ("vertical-edge", "horizontal-edge", "course-stride"))

_SEEING = Layer((_VERTICAL, _HORIZONTAL), padding=0, relu=True, pooling=Pooling("max"))
_DECIDING = Layer(
    tuple(
        Filter((((first, 0.0), (0.0, second)), ((0.0, second), (first, 0.0))), bias=bias)
        for first, second, bias in ((1.0, -1.0, 0.0), (1.0, 1.0, -5.0), (-1.0, 2.0, 1.0))
    ),
    padding=0,
)
"""A fully connected layer of three units: filters as large as what they are given."""

EXAMPLES = (
    _row("convolution", (GRID_6,), Layer((_VERTICAL,), padding=0)),
    _row("padding", (GRID_6,), Layer((_VERTICAL,), padding=1)),
    _row("stride", (GRID_7,), Layer((_STRIDE,), padding=0, stride=(2, 2)), misprints=STRIDE),
    _row("rgb", RGB_6, Layer((_filter("vertical-edge", "horizontal-edge", "diagonal-edge-up", bias=1.0),), padding=0)),
    _row(
        "filters",
        RGB_6,
        Layer(
            tuple(_filter(*(name,) * 3) for name in ("vertical-edge", "horizontal-edge", "diagonal-edge-up")), padding=0
        ),
    ),
    _row("max-pooling", (GRID_6,), only_pooling("max"), channels="each"),
    _row("average-pooling", (GRID_6,), only_pooling("average"), channels="each"),
    _row("max-pooling-channels", RGB_6[:2], only_pooling("max"), channels="each"),
    _row("average-pooling-channels", RGB_6[:2], only_pooling("average"), channels="each"),
    _row("points", (POINTS_6,), only_pooling("max"), channels="each", page="shift"),
    _row("stacked", (GRID_7,), *(Layer((kernel,), padding=0) for kernel in (_VERTICAL, _HORIZONTAL, _VERTICAL))),
    _row("blocks", (GRID_6,), _SEEING, _DECIDING, page="blocks"),
)
"""Every example, in the order of the slides."""


def example(name: str) -> Example:
    """Return the example called ``name``.

    Raises
    ------
    LessonError
        When there is none.

    Examples
    --------
    >>> example("stride").misprints[0].right
    88
    """
    for row in EXAMPLES:
        if row.name == name:
            return row
    text = QT_TRANSLATE_NOOP("Errors", "There is no example named “{name}”; choose one of {names}.")
    raise LessonError(text, name=name[:60], names=", ".join(row.name for row in EXAMPLES))
