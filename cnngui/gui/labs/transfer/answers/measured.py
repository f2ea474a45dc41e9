"""The course's table as `packaging/make_transfer_table.py` measured it once: on a CPU, EfficientNet-Lite0, seed 0."""

from cnngui.tasks.transfer import Cell
from cnngui.tasks.transfer.course_table import TABLE_SCOPES, Kind, Measured, Size

_FOUND: tuple[tuple[Size, Kind, int, int, int, tuple[float, ...]], ...] = (
    ("small", "like", 25, 29, 5, (0.90, 0.90, 0.90, 0.31)),
    ("large", "like", 180, 58, 5, (0.97, 0.95, 0.93, 0.41)),
    ("small", "unlike", 50, 200, 10, (0.63, 0.62, 0.73, 0.46)),
    ("large", "unlike", 300, 200, 10, (0.86, 0.89, 0.89, 0.40)),
)
"""Pictures that were given, unseen ones, classes, and right answers for each of `TABLE_SCOPES`, to two decimals."""


def _row_of(size: Size, kind: Kind, pictures: int, asked: int, classes: int, shares: tuple[float, ...]) -> Cell:
    """Return a cell; seconds and epochs are not kept, because they are those of another machine."""
    found = tuple(Measured(scope, share, 0.0, 0) for scope, share in zip(TABLE_SCOPES, shares, strict=True))
    return Cell(size, kind, pictures, asked, classes, found)


MEASURED: tuple[Cell, ...] = tuple(_row_of(*each) for each in _FOUND)
