"""What may be changed from outside while a picture grows. The one thing here that two threads share."""

from dataclasses import replace
from threading import Lock
from typing import Any

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.style.settings import StyleError, StyleSettings
from cnngui.tasks.style.steps import Record, Snapshot

LIVE = ("content_layers", "style_layers", "content_weight", "style_weight", "tv_weight", "style_mix", "strength")
"""Settings that may change on the way; they count from the next step on."""

MOST_SNAPSHOTS = 12
"""When there are more, every other one of the older half goes."""


class Controls:
    """Handles of a run; safe to use from any thread. One belongs to one run.

    Examples
    --------
    >>> controls = Controls()
    >>> controls.change(style_weight=50, style_layers={"relu1_1": 1})
    >>> changed = controls.applied(StyleSettings())
    >>> changed.style_weight, dict(changed.style_layers)
    (50, {'conv1_1': 1})
    >>> controls.stop()
    >>> controls.is_stopped
    True
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._changes: dict[str, Any] = {}
        self._asked = StyleSettings()
        self._wanted: int | None = None
        self._snapshots: list[Snapshot] = []
        self._records: list[Record] = []
        self.revision = 0
        """Goes up by one with every change."""
        self.is_stopped = False

    def change(self, **changes: Any) -> None:  # noqa: ANN401  (checked by StyleSettings)
        """Change settings from the next step on; those that may be are `LIVE`.

        Raises
        ------
        StyleError
            When one cannot be changed on the way, or makes no sense.
        LayerError
            When there is no such layer.
        """
        for name in changes:
            if name not in LIVE:
                text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the picture grows: start anew with it.")
                raise StyleError(text, name=name)
        with self._lock:
            together = self._changes | changes
            replace(self._asked, **together)
            self._changes = together
            self.revision += 1

    def applied(self, settings: StyleSettings) -> StyleSettings:
        """Return a run's settings with the changes so far; what is changed later must go together with them."""
        with self._lock:
            self._asked = settings
            return replace(settings, **self._changes)

    def stop(self) -> None:
        """Stop after the step under way, and keep the picture."""
        self.is_stopped = True

    def go_back(self, step: int) -> None:
        """Go on from the snapshot of that step; nothing happens when it is no longer kept."""
        with self._lock:
            self._wanted = step

    def taken(self) -> Snapshot | None:
        """Return the snapshot to go on from, once."""
        with self._lock:
            wanted, self._wanted = self._wanted, None
            return next((each for each in self._snapshots if each.step == wanted), None)

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Earlier pictures, the oldest first."""
        with self._lock:
            return tuple(self._snapshots)

    def keep(self, snapshot: Snapshot) -> None:
        """Keep a picture, and let some of the older ones go."""
        with self._lock:
            self._snapshots.append(snapshot)
            if len(self._snapshots) > MOST_SNAPSHOTS:
                del self._snapshots[1 : MOST_SNAPSHOTS // 2 : 2]

    def forget_snapshots(self) -> None:
        """Let the earlier pictures go, as when the picture is finished."""
        with self._lock:
            self._snapshots.clear()

    def records(self, first: int = 0) -> list[Record]:
        """Return the losses of every step, from the ``first`` on that one has not seen yet."""
        with self._lock:
            return self._records[first:]

    def record(self, record: Record) -> None:
        """Add a step's losses."""
        with self._lock:
            self._records.append(record)
