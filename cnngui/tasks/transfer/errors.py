"""What can go wrong when a network is taught new classes."""

from cnngui.engine.errors import CnnguiError


class TransferError(CnnguiError):
    """Pictures, settings or a file that do not do."""
