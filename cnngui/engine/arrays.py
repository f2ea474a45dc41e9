"""The arrays of the house, by what is in them; a docstring gives the shape."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
"""Responses, maps and grids."""

Doubles = NDArray[np.float64]
"""Where float32 does not count exactly enough."""

Pixels = NDArray[np.uint8]
"""Pictures, 0 to 255."""
