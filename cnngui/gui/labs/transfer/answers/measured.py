"""The course's table as it was measured once: `packaging/make_transfer_table.py` on a CPU, EfficientNet-Lite0, seed 0."""

from cnngui.tasks.transfer import Cell

MEASURED: tuple[Cell, ...] = ()
"""Cells of the table; none where nobody has measured yet."""
