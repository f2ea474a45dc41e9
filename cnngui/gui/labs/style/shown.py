"""What the Style lab shows: which picture is large, and what is drawn of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication

from cnngui.engine.arrays import Pixels
from cnngui.engine.masks import veiled
from cnngui.engine.sizes import Pair
from cnngui.engine.sources import Source
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.state import StyleState
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, Picture, WipePicture


@dataclass(frozen=True, eq=False)
class StyleShown:
    """What is on the canvas.

    Parameters
    ----------
    state : StyleState
    source : Source
    style : (h, w, 3) uint8
        The first style picture, small.
    piece : Piece or None
        Which of the pictures is large; None for the photo.
    pieces : sequence of Piece
    """

    state: StyleState
    source: Source
    style: Pixels
    piece: Piece | None
    pieces: Sequence[Piece]

    @property
    def photo(self) -> Pixels:
        """(H, W, 3) uint8."""
        return self.source.data.astype(np.uint8, copy=False)

    @property
    def image(self) -> Pixels | None:
        """The picture that is large, where one has begun."""
        return None if self.piece is None else self.piece.image

    @property
    def is_about_to_begin(self) -> bool:
        """Whether there is nothing to see yet of the picture that is to be large."""
        return self.piece is not None and self.image is None and not self.state.paints

    @property
    def finished(self) -> Sequence[tuple[Piece, Pixels]]:
        """Pictures for the gallery."""
        ended = (piece for piece in self.pieces if not piece.is_running)
        return [(piece, piece.image) for piece in ended if piece.image is not None]

    @property
    def subject(self) -> object:
        """What is large, whatever is drawn of it: zoom and place stay where it is the same."""
        return self.source.identity if self.image is None or self.state.paints else self.piece

    def key(self, wipe: int) -> object:
        """Return what the large picture depends on."""
        if self.state.paints:
            return self.source.identity, self.state.region
        return (self.source.identity,) if self.image is None else (self.piece, id(self.image), wipe)

    def picture(self, wipe: int) -> Picture | None:
        """Draw what is large: the photo under a veil, the photo, or a picture with the photo wiped over it."""
        if self.image is not None and not self.state.paints:
            return _wiped(self.image, self.piece.photo.pixels, wipe) if self.piece else None
        region = self.state.region if self.state.paints else None
        return PhotoPicture(self.photo if region is None else veiled(self.photo, region))


def _wiped(image: Pixels, photo: Pixels, percent: int) -> Picture:
    if not percent:
        return PhotoPicture(image)
    height, width = image.shape[:2]
    size: Pair = width, height
    small = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)
    return WipePicture(image, small, percent / 100)


def curves_of(piece: Piece) -> dict[str, list[float]]:
    """Return the losses of every step, by their names."""
    content = QCoreApplication.translate("Style", "content {layer}")
    curves: dict[str, list[float]] = {}
    for record in piece.controls.records():
        for name, value in record.losses.content.items():
            curves.setdefault(content.format(layer=name), []).append(value)
        for name, value in record.losses.style.items():
            curves.setdefault(name, []).append(value)
    return curves
