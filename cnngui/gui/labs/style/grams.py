"""The Gram matrices of the picture that is shown and of its style, drawn side by side as the picture grows."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array
from cnngui.engine.colours import magnitude
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.style.run import Piece
from cnngui.gui.labs.style.work import GramRequest, grams
from cnngui.gui.services.saving import painted

REST = 4
"""Times as long as Gram matrices took, a growing picture has the network to itself: deep layers take a second."""


class StyleGrams(QObject):
    """Asks for the matrices of the newest picture, one pair after the other."""

    def __init__(self, lab: Asker, draw: Callable[[QImage, QImage], None], parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        hub = lab.context.networks
        self._job: LatestJob[GramRequest, tuple[float, Array, Array]] = LatestJob(
            lab,
            "grams",
            "",
            lambda request, network: grams(request, network, hub.spare),
            self._show,
            awaited=False,
            may_end=lambda _running, _newer: True,
            failed=lambda request, _: self._leave(request),
        )
        self._there: GramRequest | None = None
        self._began, self._due = 0.0, 0.0

    def show(self, piece: Piece, layer: str) -> None:
        """See to the matrices of a picture, as far as it is."""
        if piece.image is None:
            return
        wanted = GramRequest(piece.number, piece.image, id(piece.image), piece.state.styles[0], layer)
        asked = self._job.request
        last = asked or self._there
        is_same = last is not None and (last.piece, last.layer) == (piece.number, layer)
        is_soon = asked is not None or monotonic() < self._due
        if wanted not in {asked, self._there} and not (piece.is_running and is_same and is_soon):
            self._began = monotonic()
            self._job.ask(wanted)

    def _show(self, request: GramRequest, found: tuple[float, Array, Array]) -> None:
        self._leave(request)
        limit, *pair = found
        result, style = (painted(magnitude(limit), each) for each in pair)
        self._draw(result, style)

    def _leave(self, request: GramRequest) -> None:
        self._there, now = request, monotonic()
        self._due = now + REST * (now - self._began)
