"""One network that learns, or has learned. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from secrets import token_hex

from cnngui.engine.digits import Digits
from cnngui.gui.services.jobs import Job
from cnngui.networks.digits import DigitNetwork
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.digits import Controls, Examined, Record, TrainSettings, TrainStep


@dataclass(eq=False)
class Pupil:
    """A network: its number counts from 1, its settings have what was changed on the way.

    Parameters
    ----------
    number : int
    settings : TrainSettings
    digits : Digits or None
        What it learns; None for one that was loaded from a file.
    kind : str
        As in a `Lesson`: what it was when it began.
    name : str
        Of the file that it was loaded from.
    """

    number: int
    settings: TrainSettings
    digits: Digits | None
    kind: str
    name: str = ""
    key: str = field(default_factory=lambda: token_hex(8))
    """Names it from one day to the next."""
    controls: Controls = field(default_factory=Controls)
    job: Job | None = None
    step: TrainStep | None = None
    network: DigitNetwork | None = None
    """What it has learned, once it has ended."""
    examined: Examined | None = None
    asked: str = ""
    """Which digits it was examined on: their name."""
    classes: tuple[str, ...] = tuple("0123456789")
    seconds: float = 0.0
    seen: int = 0
    train_count: int = 0
    is_rival: bool = False
    is_saved: bool = False
    error: Exception | None = None

    @property
    def is_running(self) -> bool:
        """Whether it still learns."""
        return self.network is None and self.error is None

    @property
    def now(self) -> DigitNetwork | None:
        """The network as it is; None before its first step."""
        if self.network is not None:
            return self.network
        return None if self.step is None else DigitNetwork(self.step.plan, self.step.weights)

    @property
    def plan(self) -> Plan:
        """What it is on paper."""
        return self.settings.plan if self.network is None else self.network.plan

    @property
    def answered(self) -> Examined | None:
        """What it answered last; while it learns, some test digits."""
        if self.examined is not None:
            return self.examined
        return None if self.step is None else self.step.probe

    @property
    def records(self) -> Sequence[Record]:
        """The points of its curves."""
        return self.controls.records()

    @property
    def epoch(self) -> float:
        """How often, on the average, it has seen each digit."""
        return self.seen / self.train_count if self.train_count else 0.0
