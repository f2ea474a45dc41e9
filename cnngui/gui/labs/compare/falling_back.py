"""The device failed: told once, and from then on every part of the lab computes on the CPU."""

from PySide6.QtCore import QObject

from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.look.errors import note_text


class FallingBack(QObject):
    """Hears of it from whichever part was computing."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def tell(self, note: Note | None) -> None:
        """Say what happened, unless nothing did or it has been said."""
        networks = self._context.networks
        network = networks.network
        if note is None or network is None or network.mode.device == networks.spare.device:
            return
        self._context.messages.tell(note_text(note))
        networks.fall_back(network.in_mode(networks.spare))
