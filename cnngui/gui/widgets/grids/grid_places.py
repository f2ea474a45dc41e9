"""Places of the cells of a scene of grids, and how its numbers are written. No widget, and no painter."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QFont

from cnngui.engine.lessons.grid_scene import Block, Cell, Scene
from cnngui.engine.lessons.rectangles import Rectangle

LARGEST = 4.5
"""Side of a cell, in lines of text: larger ones would not be read better."""


class CellSize(NamedTuple):
    """The size of cells, in px.

    Parameters
    ----------
    tall : int
        Height.
    least : mapping of str to int
        The least width of the cells of a `kind`; they are squares where that is less.
    """

    tall: int
    least: Mapping[str, int] = MappingProxyType({})

    def wide(self, kind: str) -> int:
        """Return the width of the cells of a kind."""
        return max(self.tall, self.least.get(kind, 0))


def kind(block: Block) -> str:
    """Return what the blocks of a scene whose cells have one width have in common: their keys without the last word.

    >>> kind(Block("kernel 0 2", "Kernel", (3, 3)))
    'kernel 0'
    """
    return block.key.rpartition(" ")[0] or block.key


class Spacing(NamedTuple):
    """How much is given to what is beside the cells: first in sizes of the app's type, then in lines of it.

    Parameters
    ----------
    titles, signs : float
        Size of their type; 0 where they are left out.
    gap, apart, below, margin : float
        Between the blocks of a group, around a sign, between rows, and around everything.
    largest : float
        Side of a cell up to which this spacing is chosen. Thus cells never shrink when there is more room.
    """

    titles: float
    signs: float
    gap: float
    apart: float
    below: float
    margin: float
    largest: float


SPACINGS = (
    Spacing(1.0, 1.6, gap=0.5, apart=1.2, below=0.6, margin=0.35, largest=LARGEST),
    Spacing(1.0, 1.2, gap=0.3, apart=0.8, below=0.4, margin=0.3, largest=1.6),
    Spacing(0.0, 1.2, gap=0.2, apart=0.6, below=0.3, margin=0.25, largest=0.9),
    Spacing(0.0, 0.0, gap=0.1, apart=0.2, below=0.1, margin=0.15, largest=0.4),
)
"""The most generous one first: where room is scarce, gaps become smaller, then titles give their place to the cells."""

WITH_TITLES = 2
"""Spacings, of those, that leave the titles."""


@dataclass(frozen=True, eq=False)
class PlacedBlock:
    """A block, and where it lies.

    Parameters
    ----------
    block : Block
    frame : QRect
        Of the cells, with the ring.
    title : QRect
        Where the title is written; empty where there is no room for titles.
    side : int
        Height of a cell.
    wide : int
        Its width.
    """

    block: Block
    frame: QRect
    title: QRect
    side: int
    wide: int

    def cell_rect(self, cell: Cell) -> QRect:
        """Return where a cell lies; negative ones are in the ring."""
        return self.area(Rectangle(*cell, 1, 1))

    def area(self, cells: Rectangle) -> QRect:
        """Return where some cells lie, in cells of the block."""
        x = self.frame.left() + (cells.column + self.block.ring[2]) * self.wide
        y = self.frame.top() + (cells.row + self.block.ring[0]) * self.side
        return QRect(x, y, cells.width * self.wide, cells.height * self.side)

    def cell_at(self, point: QPoint) -> Cell | None:
        """Return the cell under a point, which may be one of the ring; None beside the block.

        >>> block = Block("input", "Input", (2, 3), ring=(1, 0, 0, 0))
        >>> placed = PlacedBlock(block, QRect(0, 0, 60, 60), QRect(), 20, 20)
        >>> placed.cell_at(QPoint(25, 45)), placed.cell_at(QPoint(25, 5)), placed.cell_at(QPoint(70, 5))
        ((1, 1), (-1, 1), None)
        """
        if not self.frame.contains(point):
            return None
        row, column = (point.y() - self.frame.top()) // self.side, (point.x() - self.frame.left()) // self.wide
        return row - self.block.ring[0], column - self.block.ring[2]


@dataclass(frozen=True)
class NumberType:
    """How the numbers of a block are written: with how many decimals, and in which type."""

    digits: int
    font: QFont


class PlacedSign(NamedTuple):
    """A sign between two groups, and where it is written."""

    text: str
    rect: QRect


@dataclass(frozen=True, eq=False)
class SceneLayout:
    """Where everything of a scene lies.

    Parameters
    ----------
    side : int
        Height of every cell, in px.
    blocks : tuple of PlacedBlock
    signs : tuple of PlacedSign
    spacing : Spacing
        Tells how large titles and signs are.
    size : QSize
        Of all of it: larger than the room where it has to be scrolled.
    types : mapping of str to NumberType
        How the numbers of a block are written, by its key; empty where that is left to each block.
    """

    side: int
    blocks: tuple[PlacedBlock, ...]
    signs: tuple[PlacedSign, ...]
    spacing: Spacing
    size: QSize = field(default_factory=QSize)
    types: Mapping[str, NumberType] = field(default_factory=dict)

    @cached_property
    def _by_key(self) -> dict[str, PlacedBlock]:
        return {placed.block.key: placed for placed in self.blocks}

    def placed(self, key: str) -> PlacedBlock:
        """Return the block of a key.

        Raises
        ------
        KeyError
            When there is none.
        """
        return self._by_key[key]

    def showing(self, scene: Scene) -> "SceneLayout":
        """Return the same places with the blocks of another scene of the same `Scene.structure`."""
        pairs = zip(self.blocks, scene.blocks, strict=True)
        return replace(self, blocks=tuple(replace(placed, block=block) for placed, block in pairs))

    def moved(self, x: int, y: int) -> "SceneLayout":
        """Return the same places, moved by so many px."""
        by = QPoint(x, y)
        blocks = (
            replace(placed, frame=placed.frame.translated(by), title=placed.title.translated(by))
            for placed in self.blocks
        )
        signs = (sign._replace(rect=sign.rect.translated(by)) for sign in self.signs)
        return replace(self, blocks=tuple(blocks), signs=tuple(signs))

    def at(self, point: QPointF, *, ring: bool = False) -> tuple[str, int, int] | None:
        """Return block, row and column under a point; None beside the blocks.

        Parameters
        ----------
        point : QPointF
        ring : bool
            Return cells of a ring too, which have negative rows or columns, or such beyond the block's.
        """
        whole = QPoint(math.floor(point.x()), math.floor(point.y()))
        for placed in self.blocks:
            cell = placed.cell_at(whole)
            if cell is not None:
                return (placed.block.key, *cell) if ring or placed.block.is_own(cell) else None
        return None
