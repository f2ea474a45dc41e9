"""Handles of a run whose settings may be changed while it goes on: a picture that grows, a network that learns.

They are the one thing that the run and the window share.
"""

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from cnngui.engine.errors import CnnguiError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Settings = TypeVar("Settings", bound="DataclassInstance")
Record = TypeVar("Record")


class LiveControls(Generic[Settings, Record]):
    """Safe to use from any thread. One belongs to one run.

    Parameters
    ----------
    first : Settings
        With which changes have to go together as long as no run has told its own; they check what they are given.
    """

    LIVE: ClassVar[tuple[str, ...]]
    """Settings that may change on the way."""

    def __init__(self, first: Settings) -> None:
        self._lock = Lock()
        self._changes: dict[str, Any] = {}
        self._asked = first
        self._records: list[Record] = []
        self.revision = 0
        """Goes up by one with every change."""
        self.is_stopped = False

    def refused(self, name: str) -> CnnguiError:
        """Return what to raise for a setting that cannot change on the way."""
        raise NotImplementedError

    def change(self, **changes: Any) -> None:  # noqa: ANN401  (checked by the settings)
        """Change settings from the next step on; those that may be are `LIVE`.

        Raises
        ------
        CnnguiError
            When one cannot be changed on the way, or makes no sense.
        """
        for name in changes:
            if name not in self.LIVE:
                raise self.refused(name)
        with self._lock:
            together = self._changes | changes
            replace(self._asked, **together)
            self._changes = together
            self.revision += 1

    def applied(self, settings: Settings) -> Settings:
        """Return a run's settings with the changes so far; what is changed later must go together with them."""
        with self._lock:
            self._asked = settings
            return replace(settings, **self._changes)

    def stop(self) -> None:
        """Stop after the step under way, and keep what is there."""
        self.is_stopped = True

    def records(self, first: int = 0) -> list[Record]:
        """Return what was noted of every step, from the ``first`` on that one has not seen yet."""
        with self._lock:
            return self._records[first:]

    def record(self, record: Record) -> None:
        """Note a step."""
        with self._lock:
            self._records.append(record)
