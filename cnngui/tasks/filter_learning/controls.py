"""What may be changed from outside while a filter learns."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.filter_learning.settings import LearningError, LearnSettings
from cnngui.tasks.filter_learning.steps import Record
from cnngui.tasks.live_controls import LiveControls

LIVE = ("rate", "batch", "noise", "momentum", "centred", "relu", "bias", "pace")
"""Settings that may change on the way; they count from the next step on."""


class Controls(LiveControls[LearnSettings, Record]):
    """Handles of a filter that learns; safe to use from any thread.

    Examples
    --------
    >>> controls = Controls()
    >>> controls.change(rate=0.5, centred=False)
    >>> controls.applied(LearnSettings()).centred
    False
    """

    LIVE = LIVE

    def __init__(self) -> None:
        super().__init__(LearnSettings())

    def refused(self, name: str) -> LearningError:
        """Say that a setting cannot change while the filter learns."""
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot change while the filter learns: begin anew with it.")
        return LearningError(text, name=name)
