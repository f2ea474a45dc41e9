"""Shows a growing picture on the canvas of the Style lab: the picture, its losses, Gram matrices, and the gallery."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import cv2
import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.colours import magnitude
from cnngui.engine.photos import read_photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.style.library import square
from cnngui.gui.labs.style.names import style_name
from cnngui.gui.labs.style.run import Piece
from cnngui.gui.labs.style.view import GRAM_LAYERS, StyleView
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.services.saving import painted
from cnngui.gui.services.workspace import Source
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, Picture, WipePicture, resampled, rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.networks.network import Network
from cnngui.tasks.style.grams import gram

MOST_ROWS = 128
"""Of a Gram matrix that is drawn: more are averaged."""

REST = 4
"""Times as long as Gram matrices took, a growing picture has the network to itself: deep layers take a second."""

SMALL = 256
"""Px of the longer side of a picture in the gallery."""


class Presenter(QObject):
    """What is on the canvas."""

    def __init__(self, view: StyleView, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self._piece: Piece | None = None
        self._source: Source | None = None
        self._is_covered = False
        self._wiped = 0
        self._layer = GRAM_LAYERS[0]
        self._gram_job: Job | None = None
        self._gram_of: tuple[Piece, int, str] | None = None
        self._gram_began, self._gram_due = 0.0, 0.0
        self._drawn: object = None

    @property
    def piece(self) -> Piece | None:
        """Which picture is large."""
        return self._piece

    @property
    def number(self) -> int:
        """Its number; 0 for none."""
        return self._piece.number if self._piece else 0

    def show_sources(self, source: Source, style: Pixels, style_name: str) -> None:
        """Show what goes in; without a picture yet, the photo is large."""
        self._source = source
        photo = source.data.astype(np.uint8, copy=False)
        self._view.show_sources(rgb_image(square(photo, SMALL)), source.name, rgb_image(style), style_name)
        if self._piece is None or self._piece.image is None:
            self._show_photo(photo)

    def cover(self, *, is_covered: bool) -> None:
        """Leave the large picture to somebody else, or take it back."""
        self._is_covered, self._drawn = is_covered, None
        if is_covered:
            return
        if self._piece is None or self._piece.image is None:
            if self._source is not None:
                self._show_photo(self._source.data.astype(np.uint8, copy=False))
        else:
            self.show(self._piece)

    def _show_photo(self, photo: Pixels) -> None:
        if not self._is_covered:
            self._view.show_result(PhotoPicture(photo), self.tr("Choose a style and press Start"), keep=False)

    def show(self, piece: Piece | None) -> None:
        """Show a picture as far as it is."""
        another = piece is not self._piece
        self._piece = piece
        has_result = piece is not None and piece.image is not None
        self._view.show_progress(has_result=has_result)
        if piece is None or piece.image is None or self._is_covered:
            return
        key = piece, id(piece.image), self._wiped
        if key != self._drawn:
            keep = not another and self._view.viewport.extent.width() == piece.image.shape[1]
            self._view.show_result(self._picture(piece), self._caption(piece), keep=keep)
            self._drawn = key
        else:
            self._view.show_caption(self._caption(piece))
        self._view.show_losses(curves_of(piece))
        self._ask_grams(piece)

    def wipe(self, percent: int) -> None:
        """Wipe the photo over the result."""
        self._wiped = percent
        self.show(self._piece)

    def flip(self, is_flipped: bool) -> None:
        """Show the photo alone while Space is held."""
        if self._piece is not None and self._piece.image is not None and not self._is_covered:
            before, self._wiped = self._wiped, 100 if is_flipped else self._wiped
            self._view.show_result(self._picture(self._piece), self._caption(self._piece), keep=True)
            self._wiped = before

    def look_at_layer(self, layer: str) -> None:
        """Draw the Gram matrices of another layer."""
        self._layer = layer
        if self._piece is not None:
            self._ask_grams(self._piece)

    def end(self, piece: Piece, pieces: Sequence[Piece]) -> None:
        """Show a picture that has come to its end, and the gallery with it; of one that was let go, the last before."""
        if piece is self._piece:
            self.show(piece if piece in pieces else next(reversed(pieces), None))
        self.show_gallery(pieces)

    def show_gallery(self, pieces: Sequence[Piece]) -> None:
        """Show the pictures of this session that there is something to see of."""
        finished = [each for each in pieces if each.image is not None]
        items = [
            StripItem(
                (0, each.number),
                names_of(each),
                self.tr("Picture {number}").format(number=each.number),
                _small(each.image),
            )
            for each in finished
            if each.image is not None
        ]
        self._view.show_gallery(items, self.number)

    def _picture(self, piece: Piece) -> Picture:
        image = piece.image
        assert image is not None  # noqa: S101  (the callers looked)
        if not self._wiped:
            return PhotoPicture(image)
        height, width = image.shape[:2]
        photo = np.asarray(cv2.resize(piece.photo.pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        return WipePicture(image, photo, self._wiped / 100)

    def _caption(self, piece: Piece) -> str:
        step, result = piece.step, piece.result
        height, width = (piece.image.shape[:2]) if piece.image is not None else (0, 0)
        if result is not None:
            text = self.tr("{width} × {height} px · {steps} steps · {seconds} s")
            return text.format(
                width=width, height=height, steps=number(result.steps), seconds=number(result.seconds, 1)
            )
        if step is None:
            return ""
        rows, columns = step.scale
        text = self.tr("growing at {width} × {height} px · step {step} · {seconds} s")
        return text.format(width=columns, height=rows, step=number(step.step), seconds=number(step.seconds, 1))

    def _ask_grams(self, piece: Piece) -> None:
        """Compute the Gram matrices of what is shown, one after the other."""
        wanted = piece, id(piece.image), self._layer
        network = self._context.networks.network
        if self._gram_job is not None or wanted == self._gram_of or network is None or piece.image is None:
            return
        another = self._gram_of is None or (self._gram_of[0], self._gram_of[2]) != (piece, self._layer)
        if piece.is_running and not another and monotonic() < self._gram_due:
            return
        self._gram_of, self._gram_began = wanted, monotonic()
        image, style, layer = piece.image, piece.state.styles[0], self._layer
        self._gram_job = self._context.jobs.start(
            Lane.TORCH,
            lambda: grams_of(network, image, style, layer),
            title="",
            quiet=True,
            on_result=self._show_grams,
            on_error=self._leave_grams,
            on_stop=lambda: self._leave_grams(None),
        )

    def _show_grams(self, found: tuple[QImage, QImage]) -> None:
        self._gram_job, now = None, monotonic()
        self._gram_due = now + REST * (now - self._gram_began)
        self._view.show_grams(*found)
        if self._piece is not None:
            self._ask_grams(self._piece)

    def _leave_grams(self, error: Exception | None) -> None:
        """Nobody has asked for them by name."""
        del error
        self._gram_job = None


def grams_of(network: Network, image: Pixels, style: str, layer: str) -> tuple[QImage, QImage]:
    """Draw the Gram matrices of a picture and of its style, on one scale."""
    pair = [gram(network, pixels, layer) for pixels in (image, read_photo(style).pixels)]
    small = [np.asarray(resampled(each, (min(len(each), MOST_ROWS),) * 2), np.float32) for each in pair]
    limit = float(np.quantile(np.abs(small[1]), 0.98)) or 1.0
    first, second = (painted(magnitude(limit), each) for each in small)
    return first, second


def curves_of(piece: Piece) -> dict[str, list[float]]:
    """Return the losses of every step, by their names."""
    curves: dict[str, list[float]] = {}
    for record in piece.controls.records():
        for name, value in {**record.losses.content}.items():
            curves.setdefault(f"content {name}", []).append(value)
        for name, value in record.losses.style.items():
            curves.setdefault(name, []).append(value)
    return curves


def names_of(piece: Piece) -> str:
    """Return what a picture's styles are called, in the language on screen."""
    return " + ".join(style_name(Path(style)) for style in piece.state.styles)


def _small(pixels: Pixels) -> QImage:
    factor = SMALL / max(pixels.shape[:2])
    return rgb_image(np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8))
