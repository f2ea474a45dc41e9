"""One network that is taught, or was. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from secrets import token_hex

from cnngui.gui.labs.transfer.answered import Answered
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.gui.services.jobs import Job
from cnngui.tasks.transfer import Controls, Counts, Record, TransferModel, TransferSettings, TransferStep


@dataclass(eq=False)
class Run:
    """A network: its number counts from 1.

    Parameters
    ----------
    number : int
    settings : TransferSettings
    laid : Laid or None
        What it learns from; None for one that was loaded from a file.
    name : str
        Of the file that it was loaded from.
    """

    number: int
    settings: TransferSettings
    laid: Laid | None
    name: str = ""
    key: str = field(default_factory=lambda: token_hex(8))
    controls: Controls = field(default_factory=Controls)
    job: Job | None = None
    step: TransferStep | None = None
    model: TransferModel | None = None
    counts: Counts | None = None
    answered: Answered | None = None
    train_accuracy: float | None = None
    pictures: int = 0
    """Learned from."""
    best_epoch: int = 0
    seconds: float = 0.0
    is_saved: bool = False
    error: Exception | None = None

    @property
    def is_running(self) -> bool:
        """Whether it still learns."""
        return self.model is None and self.error is None

    @property
    def records(self) -> Sequence[Record]:
        """The points of its curves."""
        return self.controls.records()

    @property
    def classes(self) -> tuple[str, ...]:
        """Titles of its classes, as they were when it learned."""
        if self.model is not None:
            return self.model.classes
        return () if self.laid is None else self.laid.pictures.classes

    @property
    def accuracy(self) -> float | None:
        """Share of right answers about unseen pictures, as far as it is."""
        if self.answered is not None:
            return self.answered.found.accuracy
        return None if self.step is None else self.step.validation_accuracy
