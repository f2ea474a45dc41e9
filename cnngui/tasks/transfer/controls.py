"""What may be changed from outside while a network is taught."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.live_controls import LiveControls
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.settings import TransferSettings
from cnngui.tasks.transfer.steps import Record

LIVE = ("learning_rate", "epochs", "patience")
"""Settings that may change on the way; they count from the next batch on."""


class Controls(LiveControls[TransferSettings, Record]):
    """Handles of a run; safe to use from any thread. One belongs to one run.

    Examples
    --------
    >>> controls = Controls()
    >>> controls.change(epochs=3)
    >>> controls.applied(TransferSettings()).epochs
    3
    """

    LIVE = LIVE

    def __init__(self) -> None:
        super().__init__(TransferSettings())

    def refused(self, name: str) -> TransferError:
        """Say that a setting cannot change while the network learns."""
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the network learns: start anew with it.")
        return TransferError(text, name=name)
