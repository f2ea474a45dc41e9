"""What the pages of the Transfer lab know of it."""

from collections.abc import Callable
from typing import Protocol

from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.gui.labs.transfer.jobs import TransferJobs
from cnngui.gui.labs.transfer.library import PictureLibrary
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.state import TransferState
from cnngui.gui.labs.transfer.workshop import Workshop


class House(Protocol):
    """The lab: what is set, what there is, and how one wishes."""

    context: LabContext
    jobs: TransferJobs
    library: PictureLibrary
    workshop: Workshop

    @property
    def now(self) -> TransferState:
        """What is set."""

    @property
    def laid(self) -> Laid:
        """The pictures that were read so far, in their classes."""

    @property
    def is_read(self) -> bool:
        """Whether all pictures are read."""

    @property
    def is_live(self) -> bool:
        """Whether pictures of the camera come."""

    @property
    def first(self) -> Run | None:
        """The network that is shown."""

    @property
    def pair(self) -> list[Run]:
        """The network that is shown, and the one beside it."""

    def wish(
        self,
        change: Callable[..., TransferState] = ...,
        *arguments: object,
        merge: str = "",
        run: bool = False,
        **values: object,
    ) -> bool:
        """Go on to a new state; tell whether it made sense."""

    def do(self, name: str) -> None:
        """Do what a command does."""

    def explain(self, picture: str) -> None:
        """Show what the network says of a picture."""

    def find(self, picture: str) -> None:
        """Show a picture among those of its class."""
