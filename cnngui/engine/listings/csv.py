"""The input, a response or the output of a layer as CSV."""

import numpy as np

from cnngui.engine.chain import Planes
from cnngui.engine.csv_text import format_csv


def as_csv(planes: Planes) -> str:
    r"""Write planes so that `cnngui.engine.csv_text.parse_csv` reads the same float32 numbers back.

    Kernels are written by `cnngui.engine.kernels.values.to_csv`, which keeps their float64 numbers.

    Parameters
    ----------
    planes : tuple of (H, W) float32
        Finite numbers.

    Returns
    -------
    str
        A row a line, an empty line between planes, two between planes of one row.

    Examples
    --------
    >>> as_csv((np.float32([[3, 0.5]]), np.float32([[-1, 2]])))
    '3,0.5\n\n\n-1,2\n'
    """
    return format_csv(np.stack(planes, axis=-1)) + "\n"
