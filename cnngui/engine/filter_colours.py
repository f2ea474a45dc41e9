"""A learned filter of red, green and blue as one small picture."""

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.colours import limit_of


def filter_colours(weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Draw a filter of red, green and blue: 0 is mid-grey, the largest number 127 away from it.

    All three channels share one limit, so that a filter that sees no colour is grey.

    Parameters
    ----------
    weights : (3, f, f) float32

    Returns
    -------
    (f, f, 3) uint8 RGB

    Examples
    --------
    >>> filter_colours(np.float32([[[0.5]], [[0.0]], [[-1.0]]])).tolist()
    [[[192, 128, 1]]]
    """
    return np.rint(weights.astype(np.float64) / limit_of(weights) * 127 + 128).astype(np.uint8).transpose(1, 2, 0)
