"""The Filters lab: one photo, hand-made filters, live."""

from PySide6.QtCore import QObject

from cnngui.gui.lab import Lab, LabContext
from cnngui.gui.labs.filters.controller import FiltersLab


def build(context: LabContext, parent: QObject | None = None) -> Lab:
    """Make the lab."""
    return FiltersLab(context, parent)
