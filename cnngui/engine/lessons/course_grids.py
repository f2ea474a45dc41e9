"""The grids of the course, as the slides have them."""

from cnngui.engine.kernels.values import parse

(GRID_6,) = parse("3 0 1 2 7 4 / 1 5 8 9 3 1 / 2 7 2 5 1 3 / 0 1 3 1 7 8 / 4 2 1 6 2 8 / 2 4 5 2 3 9")
"""The 6×6 grid of convolution, padding and pooling."""

(GRID_7,) = parse(
    "2 3 7 4 6 2 9 / 6 6 9 8 7 4 3 / 3 4 8 3 8 9 7 / 7 8 3 6 6 3 4 / 4 2 1 8 3 4 6 / 3 2 4 1 9 8 3 / 0 1 3 9 2 1 4"
)
"""The 7×7 grid of the stride."""

RGB_6 = (
    GRID_6,
    *parse(
        "4 5 5 3 9 3 / 6 3 4 9 1 6 / 4 6 7 3 6 6 / 4 1 6 0 8 8 / 8 0 9 9 5 8 / 7 7 1 0 2 2;"
        "5 8 7 4 5 6 / 7 1 7 1 5 4 / 8 7 1 5 0 1 / 4 8 2 1 9 4 / 1 5 3 3 4 4 / 8 8 2 4 6 5"
    ),
)
"""The slides show a 6×6×3 input without its numbers: the first channel is the 6×6 grid, the others are ours."""

(POINTS_6,) = parse("9 0 0 0 0 0 / 0 0 0 0 0 0 / 0 0 0 0 9 0 / 0 0 0 0 0 0 / 0 0 9 0 0 0 / 0 0 0 0 0 0")
"""Ours: three single points, each at the left of its pool, so that a step to the right stays in the pool."""
