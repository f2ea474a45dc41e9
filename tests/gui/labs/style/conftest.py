"""The real Style lab with the real weights, on a small photo and a small size."""

from dataclasses import replace

import pytest

from cnngui.engine.photos import Photo
from cnngui.gui.labs.style.controller import StyleLab
from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.state import StyleState
from cnngui.gui.labs.style.view import StyleView
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import cat


class Bench(LabBench[StyleLab, StyleView, StylePanel, StyleState]):
    """The Style lab in a window."""

    name = "style"

    def styles(self) -> tuple[str, ...]:
        """Paths of the styles that are chosen."""
        return self.state.styles

    def set(self, **fields: object) -> None:
        """Set fields of the state, as the panel does."""
        self.panel.wished.emit(fields)

    def frame(self) -> None:
        """Wait for the next frame: what was wished is shown then."""
        self.qtbot.waitUntil(lambda: not self.lab._throttle.is_waiting)

    def start(self) -> Piece:
        """Press Start, and give the picture."""
        self.button("Start").click()
        piece = self.lab._studio.running
        assert piece is not None
        return piece

    def wait(self, piece: Piece) -> None:
        """Wait until a picture is finished."""
        self.qtbot.waitUntil(lambda: not piece.is_running, timeout=60_000)


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab on the small cat, at 64 px and few steps."""
    made = benches.build(Bench, Photo(cat().pixels, "cat.png"))
    made.qtbot.waitUntil(lambda: made.context.networks.network is not None, timeout=20_000)
    made.lab.history.amend(replace(made.state, size=64, steps=6))
    made.lab.follow()
    return made
