"""Several photos, asked about one after the other, off the main thread. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.engine.photos import read_photo
from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.state import MODEL
from cnngui.gui.labs.classify.work import Shelf
from cnngui.networks.classifiers import NETWORKS
from cnngui.tasks.classify import Answer, Asked, Failed, classified

MOST = 1000
"""Photos."""


@dataclass(frozen=True)
class SeveralRequest:
    """Photos that are asked about.

    Parameters
    ----------
    paths : tuple of str
    model : str
        The file of a network of one's own; "" for EfficientNet-Lite0.
    """

    paths: tuple[str, ...]
    model: str


@dataclass(frozen=True, eq=False)
class PhotoRow:
    """What came of one photo.

    Parameters
    ----------
    path, name : str
    answer : Answer or None
    error : CnnguiError or None
        Why it could not be read.
    """

    path: str
    name: str
    answer: Answer | None = None
    error: CnnguiError | None = None


@dataclass(frozen=True, eq=False)
class Several:
    """The answers so far.

    Parameters
    ----------
    request : SeveralRequest
    rows : tuple of PhotoRow
        In the order of the photos.
    own : OwnModel or None
        The network of one's own that has answered.
    """

    request: SeveralRequest
    rows: tuple[PhotoRow, ...]
    own: OwnModel | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is a row for each photo."""
        return len(self.rows) == len(self.request.paths)


@dataclass(frozen=True)
class SeveralStep:
    """How far it is, 0 to 1, and the answers so far."""

    fraction: float
    ready: Several | None = field(default=None, compare=False)


def several(request: SeveralRequest, shelf: Shelf) -> Generator[SeveralStep, None, Several]:
    """Ask a network about photo after photo; one that cannot be read is told in its row."""
    name = f"{MODEL}{request.model}" if request.model else NETWORKS[0]
    reading = Following(shelf.reading(name))
    for _ in reading:
        yield SeveralStep(0.0)
    photos = [Asked(shown(Path(Path(path).name)), partial(_pixels, path)) for path in request.paths]
    rows = list[PhotoRow]()
    for step in classified(reading.value, photos):
        path = request.paths[step.number]
        if isinstance(step, Failed):
            rows.append(PhotoRow(path, step.name, error=step.error))
        else:
            rows.append(PhotoRow(path, step.name, step.answer))
        yield SeveralStep(step.fraction, Several(request, tuple(rows), shelf.own(name)))
    return Several(request, tuple(rows), shelf.own(name))


def _pixels(path: str) -> Pixels:
    return read_photo(Path(path)).pixels
