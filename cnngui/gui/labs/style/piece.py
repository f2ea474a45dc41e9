"""One picture of the Style lab, growing or finished. No Qt."""

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from cnngui.engine.arrays import Pixels
from cnngui.engine.photos import Photo
from cnngui.engine.shelf import Kept
from cnngui.gui.labs.style.state import StyleState, settings_of
from cnngui.gui.services.jobs import Job
from cnngui.networks.network import Network
from cnngui.tasks.style import Controls, StyleResult, StyleSettings, StyleStep, reconstruction
from cnngui.tasks.style.about import written

PROGRAM = "CNNGUI"


@dataclass(eq=False)
class Piece:
    """One picture, growing or finished: its number counts from 1, its state has what was changed on the way."""

    number: int
    photo: Photo
    state: StyleState
    network: Network
    controls: Controls = field(default_factory=Controls)
    job: Job | None = None
    step: StyleStep | None = None
    result: StyleResult | None = None
    error: Exception | None = None
    is_cut_off: bool = False
    """Whether the job bar's Stop ended it."""
    notes_told: int = 0
    went_back_to: int | None = None
    """The step whose picture it went on from last; the next time goes before that, unless it has grown since."""
    went_back_at: int = 0
    key: str = field(default_factory=lambda: token_hex(8))
    """Names it from one day to the next."""
    about: str | None = None
    """How it was made, of a picture that comes from a session."""
    is_saved: bool = False
    """Whether it is in a file as it is at its end."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Its pictures as files, once it has ended."""
    needs: int = 0
    """Bytes that it takes to let it grow."""
    way: Kept[dict[str, bytes]] = field(default_factory=Kept)
    """The pictures on its way as files, once it has ended; they go when their room is needed."""

    @property
    def image(self) -> Pixels | None:
        """The newest picture; None before the first."""
        if self.result is not None:
            return self.result.image
        return None if self.step is None else self.step.image

    def count(self) -> None:
        """Count what it takes and cannot be let go: that leaves less room for what can."""
        snapshots = sum(each.image.nbytes + each.shown.nbytes for each in self.controls.snapshots)
        files = sum(len(content) for content in self.files.values())
        image = 0 if self.image is None else self.image.nbytes
        needs = self.needs if self.is_running else 0
        self.way.reserve("piece", self.photo.pixels.nbytes + image + snapshots + files + needs)

    @property
    def is_running(self) -> bool:
        """Whether it still grows."""
        return self.result is None and self.error is None


def as_result(piece: Piece, step: StyleStep) -> StyleResult:
    """Take a picture as far as it is."""
    settings = settings_at_end(piece.state)
    return StyleResult(step.image, settings, step.losses, step.step, step.seconds, piece.network, step.notes, True)  # noqa: FBT003


def settings_at_end(state: StyleState) -> StyleSettings:
    """Return the settings that a picture has once it is finished.

    >>> settings_at_end(StyleState(("a.jpg",), carries="content", layer="conv2_1")).content_layers
    mappingproxy({'conv2_1': 1.0})
    """
    settings = settings_of(state)
    return settings if state.carries == "all" else reconstruction(settings, state.layer, state.carries)


def about(piece: Piece, result: StyleResult) -> str:
    """Tell how a picture was made."""
    return piece.about or written(PROGRAM, piece.photo.name, [Path(style).name for style in piece.state.styles], result)
