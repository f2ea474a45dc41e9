"""What all labs share: the photo, the filter chain and the selection."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.table import find
from cnngui.engine.lessons.spots import Spot
from cnngui.engine.photos import Photo, read_photo
from cnngui.engine.sizes import Pair
from cnngui.engine.sources import Source, source_of
from cnngui.gui.look.photo_names import photo_name
from cnngui.networks.plans.plan import Plan
from cnngui.paths import bundled_photos


@dataclass(frozen=True)
class Selection:
    """What was picked of the network, in whichever lab.

    Parameters
    ----------
    layer : str
    channel : int
        0-based.
    unit : (row, column) or None
        Of the layer.
    """

    layer: str
    channel: int
    unit: Pair | None = None


class Workspace(QObject):
    """The photo that goes through everything, and the chain of hand-made layers.

    Parameters
    ----------
    opened : Photo or Grid
        The first photo.
    working_size : int or None
        Longer side in px at which the labs work; None for the photo's own size.
    """

    source_changed = Signal()
    chain_changed = Signal()
    name_changed = Signal()
    """Pictures of a camera or a video are on screen, or no longer."""

    def __init__(self, opened: Photo | Grid, working_size: int | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._working_size = working_size
        self._chain = first_chain()
        self._source = source_of(opened, working_size)
        self._photo_opened = opened if isinstance(opened, Photo) else read_photo(bundled_photos()[0])
        self._photo = self._source if isinstance(opened, Photo) else source_of(self._photo_opened, working_size)
        self._spot: Spot | None = None
        self._selection: Selection | None = None
        self._live = ""
        self._plan: Plan | None = None
        self._model: Path | None = None

    @property
    def source(self) -> Source:
        """The photo or grid at its working size."""
        return self._source

    @property
    def photo(self) -> Source:
        """The last photo at its working size, also after a grid was opened: that of the labs that need one."""
        return self._photo

    def name(self, *, of_photo: bool = False) -> str:
        """Return what is on screen: a camera or a video, or else the photo or the grid, or the last photo alone."""
        shown = self._photo if of_photo else self._source
        return self._live or photo_name(shown.path, shown.name)

    def set_live(self, name: str) -> None:
        """Say which camera or video is on screen; "" for none."""
        if name != self._live:
            self._live = name
            self.name_changed.emit()

    @property
    def opened(self) -> Photo | Grid:
        """The photo or grid as it was opened."""
        return self._opened

    @property
    def opened_all(self) -> tuple[Photo | Grid, ...]:
        """The last photo, and the grid where one is open instead, as they were opened."""
        return (self._photo_opened,) if self._opened is self._photo_opened else (self._photo_opened, self._opened)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The same at their working size."""
        return (self._photo,) if self._source is self._photo else (self._photo, self._source)

    @property
    def chain(self) -> Chain:
        """The hand-made layers."""
        return self._chain

    @property
    def selection(self) -> Selection | None:
        """What was picked of the network last; None until something was."""
        return self._selection

    def select(self, selection: Selection) -> None:
        """Keep what was picked, for the lab that is shown next."""
        self._selection = selection

    @property
    def working_size(self) -> int | None:
        """Longer side in px at which the labs work; None for the photo's own size."""
        return self._working_size

    def open(self, opened: Photo | Grid) -> None:
        """Take another photo or grid, at the working size of today."""
        self.take(opened, source_of(opened, self._working_size), self._working_size)

    def take(self, opened: Photo | Grid, source: Source, working_size: int | None) -> None:
        """Take a photo or grid that `source_of` has brought to ``working_size``."""
        self._opened, self._source = opened, source
        if isinstance(opened, Photo):
            self._photo_opened, self._photo = opened, source
        elif working_size != self._working_size:
            self._photo = source_of(self._photo_opened, working_size)
        self._working_size = working_size
        self.source_changed.emit()

    def set_chain(self, chain: Chain) -> None:
        """Take other hand-made layers."""
        if chain != self._chain:
            self._chain = chain
            self.chain_changed.emit()

    def point_to(self, spot: Spot) -> None:
        """Keep a window of the photo for the lab that is shown next."""
        self._spot = spot

    def hand_over(self, plan: Plan) -> None:
        """Keep a network on paper for the lab that is shown next."""
        self._plan = plan

    def take_plan(self) -> Plan | None:
        """Return the network that was handed over, once."""
        plan, self._plan = self._plan, None
        return plan

    def hand_over_model(self, path: Path) -> None:
        """Keep the file of a network with classes of one's own for the Classify lab, when that is shown next."""
        self._model = path

    def take_model(self) -> Path | None:
        """Return the file that was handed over, once."""
        path, self._model = self._model, None
        return path

    def take_spot(self) -> Spot | None:
        """Return the window that was kept, once."""
        spot, self._spot = self._spot, None
        return spot


def first_chain() -> Chain:
    """Return what the window starts with: the course's vertical edge on the grey photo."""
    return Chain((Layer((find("vertical-edge").filter,)),))
