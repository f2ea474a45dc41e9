"""The numbers of the named kernels, built from a few parts.

One sign for all edge kernels, the course's ``1 0 −1``: positive where it is brighter on the left or above. Sobel,
Scharr and Prewitt have the opposite sign in OpenCV, SciPy and scikit-image (positive where it gets brighter to the
right or below). The Laplacian has a negative centre, as in OpenCV and SciPy; scikit-image has a positive one.
"""

from math import comb

from cnngui.engine.kernels.check import Kernel, shape_of
from cnngui.engine.kernels.values import negate, resized, rotate

Line = tuple[float, ...]


def outer(column: Line, row: Line) -> Kernel:
    """Multiply every number of ``column`` with every number of ``row``.

    >>> outer((1, 2), (1, 0, -1))
    ((1.0, 0.0, -1.0), (2.0, 0.0, -2.0))
    """
    return tuple(tuple(float(down * across) for across in row) for down in column)


def times(factor: float, kernel: Kernel) -> Kernel:
    """Multiply every number.

    >>> times(0.5, ((2.0, 4.0),))
    ((1.0, 2.0),)
    """
    return tuple(tuple(factor * number for number in row) for row in kernel)


def plus(one: Kernel, other: Kernel) -> Kernel:
    """Add two kernels of one shape number by number.

    >>> plus(((1.0, 2.0),), ((3.0, 4.0),))
    ((4.0, 6.0),)
    """
    return tuple(tuple(a + b for a, b in zip(*rows, strict=True)) for rows in zip(one, other, strict=True))


def minus(one: Kernel, other: Kernel) -> Kernel:
    """Subtract ``other`` number by number.

    >>> minus(((1.0, 2.0),), ((3.0, 4.0),))
    ((-2.0, -2.0),)
    """
    return plus(one, negate(other))


def convolved(one: Kernel, other: Kernel) -> Kernel:
    """Return the one kernel that does what two do one after the other.

    >>> convolved(((1.0, 1.0),), ((1.0, -1.0),))
    ((1.0, 0.0, -1.0),)
    """
    (rows, columns), (more_rows, more_columns) = shape_of(one), shape_of(other)
    total = [[0.0] * (columns + more_columns - 1) for _ in range(rows + more_rows - 1)]
    for y, row in enumerate(one):
        for x, number in enumerate(row):
            for dy, other_row in enumerate(other):
                for dx, factor in enumerate(other_row):
                    total[y + dy][x + dx] += number * factor
    return tuple(map(tuple, total))


def turned(kernel: Kernel, eighths: int = 1) -> Kernel:
    """Turn a 3×3 kernel clockwise by 45° an eighth: its eight outer numbers move on by one place.

    >>> turned(((1.0, 2.0, 3.0), (8.0, 0.0, 4.0), (7.0, 6.0, 5.0)))
    ((8.0, 1.0, 2.0), (7.0, 0.0, 3.0), (6.0, 5.0, 4.0))
    """
    ring = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))
    moved = {place: ring[(number - eighths) % 8] for number, place in enumerate(ring)}
    places = [[moved.get((row, column), (row, column)) for column in range(3)] for row in range(3)]
    return tuple(tuple(kernel[y][x] for y, x in row) for row in places)


def binomial(count: int) -> Line:
    """Return the row of Pascal's triangle with ``count`` numbers, divided by its sum: a bell curve.

    >>> binomial(3)
    (0.25, 0.5, 0.25)
    """
    return tuple(comb(count - 1, place) / 2 ** (count - 1) for place in range(count))


def diagonal(count: int) -> Kernel:
    r"""Return ones along the diagonal ``\``.

    >>> diagonal(2)
    ((1.0, 0.0), (0.0, 1.0))
    """
    return tuple(tuple(float(row == column) for column in range(count)) for row in range(count))


ONES: Line = (1, 1, 1)
SMOOTH: Line = (1, 2, 1)
SCHARR: Line = (3, 10, 3)
EDGE: Line = (1, 0, -1)
BEND: Line = (1, -2, 1)  # the second difference: how the slope changes

IDENTITY = resized(((1.0,),), (3, 3))
COURSE_STRIDE: Kernel = ((3.0, 4.0, 4.0), (1.0, 0.0, 2.0), (-1.0, 0.0, 3.0))
NEGATIVE: Kernel = ((-1.0,),)

VERTICAL_EDGE = outer(ONES, EDGE)
HORIZONTAL_EDGE = rotate(VERTICAL_EDGE)
DIAGONAL_EDGE_UP = turned(VERTICAL_EDGE)
DIAGONAL_EDGE_DOWN = turned(VERTICAL_EDGE, -1)
DIFFERENCE = outer((1,), EDGE)
SOBEL_X = outer(SMOOTH, EDGE)
SOBEL_Y = rotate(SOBEL_X)
SCHARR_X = outer(SCHARR, EDGE)
SCHARR_Y = rotate(SCHARR_X)
ROBERTS_UP: Kernel = ((1.0, 0.0), (0.0, -1.0))
ROBERTS_DOWN: Kernel = ((0.0, 1.0), (-1.0, 0.0))

BOX_3 = times(1 / 9, outer(ONES, ONES))
BOX_5 = times(1 / 25, outer((1,) * 5, (1,) * 5))
GAUSSIAN_3 = outer(binomial(3), binomial(3))
GAUSSIAN_5 = outer(binomial(5), binomial(5))
GAUSSIAN_7 = outer(binomial(7), binomial(7))

BEND_X = resized(outer((1,), BEND), (3, 3))
LAPLACIAN = plus(BEND_X, rotate(BEND_X))
LAPLACIAN_8 = minus(outer(ONES, ONES), times(9, IDENTITY))
LOG_5 = convolved(LAPLACIAN, GAUSSIAN_3)
LOG_7 = convolved(LAPLACIAN, GAUSSIAN_5)
DIFFERENCE_OF_GAUSSIANS = minus(resized(GAUSSIAN_3, (5, 5)), GAUSSIAN_5)

LINE_VERTICAL = negate(outer(ONES, BEND))
LINE_HORIZONTAL = rotate(LINE_VERTICAL)
LINE_DIAGONAL_UP = turned(LINE_VERTICAL)
LINE_DIAGONAL_DOWN = turned(LINE_VERTICAL, -1)
CORNER = outer(EDGE, EDGE)

SHARPEN = minus(IDENTITY, LAPLACIAN)
SHARPEN_STRONG = minus(IDENTITY, LAPLACIAN_8)
UNSHARP = minus(times(2, resized(IDENTITY, (5, 5))), GAUSSIAN_5)
HIGH_PASS = minus(IDENTITY, BOX_3)

EMBOSS = minus(IDENTITY, turned(SOBEL_X))
MOTION = times(1 / 5, diagonal(5))
MOTION_HORIZONTAL = times(1 / 7, outer((1,), (1,) * 7))
SHIFT_LEFT = outer((0, 1, 0), (0, 0, 1))
SHIFT_RIGHT = outer((0, 1, 0), (1, 0, 0))
SHIFT_UP = outer((0, 0, 1), (0, 1, 0))
SHIFT_DOWN = outer((1, 0, 0), (0, 1, 0))
