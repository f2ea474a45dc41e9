"""What may be changed from outside while a network learns. The one thing here that two threads share."""

from dataclasses import replace
from threading import Lock
from typing import Any

from cnngui.engine.digits import DigitsError
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import Record

LIVE = ("plan", "learning_rate", "batch", "epochs", "optimizer", "schedule", "shift", "turn", "stretch", "pace")
"""Settings that may change on the way; they count from the next batch on. A new plan keeps what the layers of the same
names have learned, as far as their sizes go together."""


class Controls:
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

    def __init__(self) -> None:
        self._lock = Lock()
        self._changes: dict[str, Any] = {}
        self._asked = TrainSettings()
        self._records: list[Record] = []
        self._followed: tuple[str, int] | None = None
        self._is_held, self._allowed = False, 0
        self.revision = 0
        """Goes up by one with every change."""
        self.is_stopped = False

    def change(self, **changes: Any) -> None:  # noqa: ANN401  (checked by TrainSettings)
        """Change settings from the next batch on; those that may be are `LIVE`.

        Raises
        ------
        DigitsError
            When one cannot be changed on the way, or makes no sense.
        PlanError
            When a new plan does not fit the digits.
        """
        for name in changes:
            if name not in LIVE:
                text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the network learns: start anew with it.")
                raise DigitsError(text, name=name)
        with self._lock:
            together = self._changes | changes
            replace(self._asked, **together)
            self._changes = together
            self.revision += 1

    def applied(self, settings: TrainSettings) -> TrainSettings:
        """Return a run's settings with the changes so far; what is changed later must go together with them."""
        with self._lock:
            self._asked = settings
            return replace(settings, **self._changes)

    def stop(self) -> None:
        """Stop after the batch under way, and keep what was learned."""
        self.is_stopped = True

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

    def records(self, first: int = 0) -> list[Record]:
        """Return the points of the curves, from the ``first`` on that one has not seen yet."""
        with self._lock:
            return self._records[first:]

    def record(self, record: Record) -> None:
        """Add a point."""
        with self._lock:
            self._records.append(record)
