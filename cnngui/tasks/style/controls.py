"""What may be changed from outside while a picture grows."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.live_controls import LiveControls
from cnngui.tasks.style.settings import StyleError, StyleSettings
from cnngui.tasks.style.steps import Record, Snapshot

LIVE = ("content_layers", "style_layers", "content_weight", "style_weight", "tv_weight", "style_mix", "strength")
"""Settings that may change on the way; they count from the next step on."""

MOST_SNAPSHOTS = 12
"""When there are more, every other one of the older half goes."""


class Controls(LiveControls[StyleSettings, Record]):
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

    LIVE = LIVE

    def __init__(self) -> None:
        super().__init__(StyleSettings())
        self._wanted: int | None = None
        self._snapshots: list[Snapshot] = []

    def refused(self, name: str) -> StyleError:
        """Say that a setting cannot change while the picture grows."""
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the picture grows: start anew with it.")
        return StyleError(text, name=name)

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
