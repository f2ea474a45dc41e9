"""A learned filter: of red, green and blue as one small picture, and its slices in the order of their strength."""

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
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


def norms(weights: Array) -> NDArray[np.float64]:
    """Return the Euclidean norm of every slice."""
    return np.asarray(np.sqrt(np.square(weights, dtype=np.float64).sum(axis=(1, 2))), np.float64)


def order_by_norm(weights: Array) -> NDArray[np.int64]:
    """Return the channels of a filter, that of the slice with the largest Euclidean norm first.

    Parameters
    ----------
    weights : ndarray of float32, shape (C, f, f)

    Returns
    -------
    ndarray of int64, shape (C,)
        Of two slices of the same norm, the lower channel comes first.

    Examples
    --------
    >>> order_by_norm(np.float32([[[1.0]], [[-3.0]], [[2.0]], [[3.0]]])).tolist()
    [1, 3, 2, 0]
    """
    return np.argsort(-norms(weights), kind="stable").astype(np.int64)
