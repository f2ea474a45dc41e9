"""What may be changed from outside while a network learns."""

from cnngui.engine.digits import DigitsError
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import Record
from cnngui.tasks.live_controls import LiveControls

LIVE = ("plan", "learning_rate", "batch", "epochs", "optimizer", "schedule", "shift", "turn", "stretch", "pace")
"""Settings that may change on the way; they count from the next batch on. A new plan keeps what the layers of the same
names have learned, as far as their sizes go together."""


class Controls(LiveControls[TrainSettings, Record]):
    """Handles of a run; safe to use from any thread. One belongs to one run.

    Examples
    --------
    >>> controls = Controls()
    >>> controls.change(learning_rate=0.01, batch=32)
    >>> controls.applied(TrainSettings()).batch
    32
    >>> controls.stop()
    >>> controls.is_stopped
    True
    """

    LIVE = LIVE

    def __init__(self) -> None:
        super().__init__(TrainSettings())
        self._followed: tuple[str, int] | None = None
        self._is_held, self._allowed = False, 0

    def refused(self, name: str) -> DigitsError:
        """Say that a setting cannot change while the network learns."""
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the network learns: start anew with it.")
        return DigitsError(text, name=name)

    def hold(self) -> None:
        """Learn nothing more until `advance` or `go_on`; what is there goes on being told."""
        with self._lock:
            self._is_held, self._allowed = True, 0

    def advance(self, batches: int = 1) -> None:
        """Learn from so many batches more, each of which is told, and hold again."""
        with self._lock:
            self._is_held, self._allowed = True, self._allowed + batches

    def go_on(self) -> None:
        """Learn on, without holding."""
        with self._lock:
            self._is_held = False

    @property
    def is_held(self) -> bool:
        """Whether it goes batch by batch, as it is asked to."""
        with self._lock:
            return self._is_held

    def may_learn(self) -> bool:
        """Tell whether to learn from the next batch; of those that were allowed it is one less then."""
        with self._lock:
            if self._is_held and not self._allowed:
                return False
            self._allowed = max(0, self._allowed - 1)
            return True

    def follow(self, layer: str | None, filter: int = 0) -> None:  # noqa: A002  (what it is)
        """Tell one batch a step from now on, with the numbers of this kernel; None: as many as there is time for."""
        with self._lock:
            self._followed = None if layer is None else (layer, filter)

    @property
    def followed(self) -> tuple[str, int] | None:
        """Layer and filter whose numbers are told."""
        with self._lock:
            return self._followed
