"""The course's table as `packaging/make_transfer_table.py` measured it once: on a CPU, EfficientNet-Lite0, seed 0."""

from cnngui.tasks.transfer import Cell

MEASURED: tuple[Cell, ...] = ()
"""Cells of the table; none where nobody has measured yet."""
