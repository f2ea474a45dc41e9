"""What is set on the page that reads a digit. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final, Literal

from cnngui.engine.digits import SIDE, Preparation, Transform

Origin = Literal["drawn", "test", "photo"]
Part = Literal["fit", "thickness", "centre", "invert"]
PARTS: Final[tuple[Part, ...]] = ("fit", "thickness", "centre", "invert")

LIMITS: Final[Mapping[Transform, tuple[int, int]]] = {
    "right": (-8, 8),
    "down": (-8, 8),
    "turn": (-90, 90),
    "thicken": (-2, 4),
    "noise": (0, 120),
}
"""From where to where each slider goes; the curves are measured over the same."""

WIDTHS: Final = (2, 16)
"""Of the brush, in hundredths of the drawing's side."""

SQUARES: Final = (1, 20)
"""Side of what covers a part, in pixels of the digit."""

Stroke = tuple[tuple[float, float], ...]


def _arc(x: float, y: float, radius: float, first: int, last: int) -> Stroke:
    """Return points of an arc, by degrees against the clock from the right."""
    turns = (radians(first + (last - first) * step / 12) for step in range(13))
    return tuple((round(x + radius * cos(turn), 4), round(y - 0.9 * radius * sin(turn), 4)) for turn in turns)


EXAMPLE: Final[tuple[Stroke, ...]] = (_arc(0.42, 0.32, 0.13, 150, -90) + _arc(0.42, 0.565, 0.16, 90, -150),)
"""A 3 off the middle, in one stroke: what is to be read at the first start."""


@dataclass(frozen=True)
class Edit:
    """A kernel of the network that was changed by hand.

    Parameters
    ----------
    layer : str
    filter : int
        From 0.
    numbers : tuple of float
        The kernel's, (f, f, C) or (inputs,), row by row.
    bias : float
    """

    layer: str
    filter: int
    numbers: tuple[float, ...]
    bias: float


@dataclass(frozen=True)
class Cover:
    """A square without ink over the digit, in its pixels; parts may lie outside."""

    top: int = 10
    left: int = 10
    side: int = 7


@dataclass(frozen=True)
class Reading:
    """The digit, how it is prepared and spoilt, and which network reads it: steps of undo.

    Parameters
    ----------
    origin : {"drawn", "test", "photo"}
        The photo is the one that all labs share.
    strokes : tuple of Stroke
        Points (x, y), 0 to 1.
    width : int
        Of the brush, in hundredths of the side.
    number : int
        Of the test digit, from 0.
    fit, thickness, centre, invert : bool
        See `cnngui.engine.digits.Preparation`.
    right, down, turn, thicken, noise : int
        See `cnngui.engine.digits.transformed`.
    cover : Cover or None
    network : str
        Key of the school's.
    edits : tuple of Edit
        Of this network.
    """

    origin: Origin = "drawn"
    strokes: tuple[Stroke, ...] = EXAMPLE
    width: int = 7
    number: int = 0
    fit: bool = True
    thickness: bool = True
    centre: bool = True
    invert: bool = True
    right: int = 0
    down: int = 0
    turn: int = 0
    thicken: int = 0
    noise: int = 0
    cover: Cover | None = None
    network: str = "bundled"
    edits: tuple[Edit, ...] = ()

    @property
    def preparation(self) -> Preparation:
        """What is done to the ink; what is spoilt is spoilt before it is inverted, so that is left out here."""
        return Preparation(self.fit, self.thickness, self.centre, invert=True)

    @property
    def spoilt(self) -> dict[Transform, int]:
        """What is done to the digit, without what does nothing, in the order in which it is done."""
        every: dict[Transform, int] = {
            "thicken": self.thicken,
            "turn": self.turn,
            "right": self.right,
            "down": self.down,
            "noise": self.noise,
        }
        return {transform: amount for transform, amount in every.items() if amount}

    def edit_of(self, layer: str, filter: int) -> Edit | None:  # noqa: A002
        """Return how a kernel was changed; None where it was not."""
        return next((edit for edit in self.edits if (edit.layer, edit.filter) == (layer, filter)), None)


@dataclass(frozen=True)
class ReadingLook:
    """How it is looked at: the unit that is picked, the curve, and what lies over the digit.

    Parameters
    ----------
    layer : str
        "" for one that the page picks.
    place : (row, column, channel)
        Of a vector, (0, 0, unit).
    curve : Transform
    has_needed : bool
        Whether it is shown which parts the answer needs.
    """

    layer: str = ""
    place: tuple[int, int, int] = (0, 0, 0)
    curve: Transform = "right"
    has_needed: bool = False


# Wishes


def begun(state: Reading, point: tuple[float, float]) -> Reading:
    """Begin a stroke; what was not drawn by hand makes room for it."""
    strokes = state.strokes if state.origin == "drawn" and state.strokes != EXAMPLE else ()
    return replace(state, origin="drawn", strokes=(*strokes, (point,)))


def prolonged(state: Reading, point: tuple[float, float]) -> Reading:
    """Go on with the last stroke.

    >>> prolonged(begun(Reading(), (0.1, 0.1)), (0.2, 0.1)).strokes
    (((0.1, 0.1), (0.2, 0.1)),)
    """
    if not state.strokes or state.strokes[-1][-1] == point:
        return state
    return replace(state, strokes=(*state.strokes[:-1], (*state.strokes[-1], point)))


def erased(state: Reading) -> Reading:
    """Take an empty sheet."""
    return replace(state, origin="drawn", strokes=())


def without_last(state: Reading) -> Reading:
    """Take the last stroke away."""
    return replace(state, strokes=state.strokes[:-1]) if state.origin == "drawn" else state


def covered_at(state: Reading, row: int, column: int) -> Reading:
    """Move the square so that its middle lies on a pixel."""
    cover = state.cover or Cover()
    row, column = (min(max(at, 0), SIDE - 1) for at in (row, column))
    return replace(state, cover=replace(cover, top=row - cover.side // 2, left=column - cover.side // 2))


def resized(state: Reading, side: int) -> Reading:
    """Let the square be of another size, about its middle."""
    cover = state.cover or Cover()
    row, column = cover.top + cover.side // 2, cover.left + cover.side // 2
    return replace(state, cover=Cover(row - side // 2, column - side // 2, side))


def read_by(state: Reading, network: str) -> Reading:
    """Take another network; what was changed by hand was another's."""
    return state if network == state.network else replace(state, network=network, edits=())


def with_edit(state: Reading, edit: Edit) -> Reading:
    """Change a kernel by hand."""
    others = tuple(each for each in state.edits if (each.layer, each.filter) != (edit.layer, edit.filter))
    return replace(state, edits=(*others, edit))


def without_edit(state: Reading, layer: str, filter: int) -> Reading:  # noqa: A002
    """Put a kernel back."""
    return replace(state, edits=tuple(edit for edit in state.edits if (edit.layer, edit.filter) != (layer, filter)))


def unspoilt(state: Reading) -> Reading:
    """Let the digit be as it was."""
    return replace(state, right=0, down=0, turn=0, thicken=0, noise=0)
