"""The photo's own colours for a restyled picture, in two ways; plain NumPy.

Gatys, Bethge, Hertzmann and Shechtman 2016, "Preserving Color in Neural Artistic Style Transfer" (arXiv:1606.05897):
luminance-only transfer (section 3.2) and linear colour matching (section 3.1, with the symmetric square root of the
covariances, which they call Image Analogies' way).
"""

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""Of R, G and B: Y in the YIQ space."""

_LEAST_SPREAD = 1e-3
"""Levels² added to a style's covariance, so that a grey picture has an inverse."""


def luminance(pixels: NDArray[np.uint8] | Array) -> Array:
    """Return Y of YIQ, (H, W), of pixels, (H, W, 3).

    >>> luminance(np.array([[[0, 255, 0]]], np.uint8)).round().item()
    150.0
    """
    return np.asarray(np.asarray(pixels, np.float32) @ LUMA, np.float32)


def grey_pair(content: Array, style: Array) -> tuple[Array, Array]:
    """Return both pictures in grey, (H, W, 3), the style's with the mean and spread of the content's.

    Parameters
    ----------
    content, style : (H, W, 3) float32
        Not necessarily of the same size.
    """
    photo, other = luminance(content), luminance(style)
    spread = float(photo.std()) / max(float(other.std()), 1e-6)
    matched = np.clip((other - other.mean()) * spread + photo.mean(), 0, 255)
    return _in_three(photo), _in_three(matched.astype(np.float32))


def _in_three(grey: Array) -> Array:
    return np.ascontiguousarray(np.repeat(grey[..., np.newaxis], 3, axis=2))


def with_colours_of(picture: Array, content: Array) -> Array:
    """Return the brightness of one picture the colours of another: Y of the first, I and Q of the second.

    Adding the same to R, G and B changes Y by as much, and leaves I and Q as they are.

    Parameters
    ----------
    picture, content : (H, W, 3) float32

    Examples
    --------
    >>> red = np.array([[[200, 20, 20]]], np.float32)
    >>> with_colours_of(np.full((1, 1, 3), 100, np.float32), red).round().tolist()
    [[[226.0, 46.0, 46.0]]]
    """
    return np.asarray(content + (luminance(picture) - luminance(content))[..., np.newaxis], np.float32)


def matched(style: Array, content: Array) -> Array:
    """Return a style picture the mean and covariance of the content's colours.

    Every colour goes through one linear map, A·(x − mean of the style) + mean of the content, where
    A = Cᶜ^½ · Cˢ^−½ and the roots of the covariances are the symmetric ones.

    Parameters
    ----------
    style, content : (H, W, 3) float32

    Returns
    -------
    (H, W, 3) float32
        Not cut to 0 to 255.

    Examples
    --------
    >>> random = np.random.default_rng(0)
    >>> style, content = (random.uniform(0, 255, (9, 9, 3)).astype(np.float32) for _ in range(2))
    >>> bool(np.abs(matched(style, content).mean((0, 1)) - content.mean((0, 1))).max() < 0.01)
    True
    """
    centre, goal = style.mean((0, 1)), content.mean((0, 1))
    linear = _power(_covariance(content), 0.5) @ _power(_covariance(style) + _LEAST_SPREAD * np.eye(3), -0.5)
    return np.asarray((style - centre) @ linear.T + goal, np.float32)


def _covariance(pixels: Array) -> NDArray[np.float64]:
    return np.asarray(np.cov(pixels.reshape(-1, 3).T.astype(np.float64), bias=True))


def _power(matrix: NDArray[np.float64], exponent: float) -> NDArray[np.float64]:
    """Raise a symmetric matrix without negative eigenvalues to a power; the result is symmetric too."""
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, 1e-12) ** exponent) @ vectors.T)
