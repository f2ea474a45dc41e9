"""The Gram matrices of the picture that is shown and of its style, drawn side by side as the picture grows."""

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import magnitude
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.services.saving import painted
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.style.grams import grams

REST = 4
"""Times as long as Gram matrices took, a growing picture has the network to itself: deep layers take a second."""

_Wanted = tuple[Piece, int, str]
"""A picture, which image of it, and the layer."""

_Found = tuple[float, Array, Array]


class StyleGrams(QObject):
    """Asks for the matrices of the newest picture, one pair after the other."""

    def __init__(self, lab: Asker, draw: Callable[[QImage, QImage], None], parent: QObject) -> None:
        super().__init__(parent)
        self._draw, self._hub = draw, lab.context.networks
        rest: Any = {"may_end": lambda _running, _newer: True, "failed": lambda wanted, _: self._leave(wanted)}
        self._job = LatestJob(lab, "grams", "", self._compute, self._show, awaited=False, **rest)
        self._there: _Wanted | None = None
        self._image: Pixels | None = None
        self._began, self._due = 0.0, 0.0

    def show(self, piece: Piece, image: Pixels, layer: str) -> None:
        """See to the matrices of a picture, as far as it is."""
        wanted, asked = (piece, id(image), layer), self._job.request
        last = asked or self._there
        is_same = last is not None and (last[0], last[2]) == (piece, layer)
        is_soon = asked is not None or monotonic() < self._due
        if wanted not in (asked, self._there) and not (piece.is_running and is_same and is_soon):
            self._image, self._began = image, monotonic()
            self._job.ask(wanted)

    def _compute(self, wanted: _Wanted, network: Network) -> Generator[FellBack, None, _Found]:
        assert self._image is not None  # noqa: S101  (asked for)
        return grams(self._image, wanted[0].state.styles[0], wanted[2], network, self._hub.spare)

    def _show(self, wanted: _Wanted, found: _Found) -> None:
        self._leave(wanted)
        result, style = (painted(magnitude(found[0]), each) for each in found[1:])
        self._draw(result, style)

    def _leave(self, wanted: _Wanted) -> None:
        self._there, now = wanted, monotonic()
        self._due = now + REST * (now - self._began)
