"""A hand that draws digits from strokes and photographs them on paper: nothing in it comes from MNIST."""

from collections.abc import Sequence

import cv2
import numpy as np

from cnngui.engine.arrays import Doubles, Pixels
from cnngui.engine.digits import drawn

Points = Sequence[tuple[float, float]]

CURVED, STRAIGHT = True, False

SHAPES: dict[int, tuple[tuple[tuple[bool, Points], ...], ...]] = {
    0: (
        (
            (
                CURVED,
                [
                    (0.55, 0.02),
                    (0.2, 0.12),
                    (0.04, 0.5),
                    (0.2, 0.9),
                    (0.5, 0.98),
                    (0.8, 0.88),
                    (0.96, 0.5),
                    (0.8, 0.12),
                    (0.5, 0.02),
                ],
            ),
        ),
        (
            (
                CURVED,
                [
                    (0.7, 0.06),
                    (0.35, 0.05),
                    (0.1, 0.35),
                    (0.12, 0.75),
                    (0.42, 0.97),
                    (0.78, 0.8),
                    (0.9, 0.45),
                    (0.75, 0.12),
                    (0.55, 0.04),
                ],
            ),
        ),
    ),
    1: (
        ((STRAIGHT, [(0.5, 0.0), (0.5, 1.0)]),),
        ((STRAIGHT, [(0.25, 0.22), (0.5, 0.0), (0.5, 1.0)]),),
    ),
    2: (
        (
            (CURVED, [(0.1, 0.25), (0.3, 0.04), (0.65, 0.03), (0.85, 0.25), (0.7, 0.52), (0.35, 0.8), (0.08, 0.98)]),
            (STRAIGHT, [(0.08, 0.98), (0.92, 0.97)]),
        ),
        (
            (
                CURVED,
                [
                    (0.12, 0.2),
                    (0.4, 0.02),
                    (0.78, 0.12),
                    (0.8, 0.4),
                    (0.5, 0.72),
                    (0.2, 0.95),
                    (0.12, 0.85),
                    (0.3, 0.78),
                    (0.55, 0.92),
                    (0.95, 0.95),
                ],
            ),
        ),
    ),
    3: (
        (
            (CURVED, [(0.12, 0.14), (0.45, 0.01), (0.82, 0.14), (0.78, 0.36), (0.42, 0.47)]),
            (CURVED, [(0.42, 0.47), (0.8, 0.55), (0.92, 0.78), (0.6, 0.98), (0.25, 0.96), (0.06, 0.84)]),
        ),
        (
            (STRAIGHT, [(0.1, 0.03), (0.85, 0.03), (0.45, 0.42)]),
            (CURVED, [(0.45, 0.42), (0.85, 0.52), (0.88, 0.82), (0.5, 0.98), (0.08, 0.88)]),
        ),
    ),
    4: (
        ((STRAIGHT, [(0.2, 0.02), (0.1, 0.58), (0.92, 0.55)]), (STRAIGHT, [(0.72, 0.1), (0.68, 1.0)])),
        ((STRAIGHT, [(0.65, 1.0), (0.65, 0.02), (0.05, 0.66), (0.95, 0.66)]),),
    ),
    5: (
        (
            (STRAIGHT, [(0.85, 0.03), (0.22, 0.03), (0.16, 0.45)]),
            (CURVED, [(0.16, 0.45), (0.5, 0.38), (0.86, 0.55), (0.82, 0.84), (0.48, 0.98), (0.08, 0.9)]),
        ),
        (
            (STRAIGHT, [(0.25, 0.05), (0.2, 0.44)]),
            (CURVED, [(0.2, 0.44), (0.55, 0.4), (0.85, 0.62), (0.72, 0.92), (0.35, 0.99), (0.1, 0.9)]),
            (STRAIGHT, [(0.25, 0.05), (0.9, 0.02)]),
        ),
    ),
    6: (
        (
            (
                CURVED,
                [
                    (0.75, 0.02),
                    (0.4, 0.2),
                    (0.14, 0.55),
                    (0.15, 0.85),
                    (0.45, 0.99),
                    (0.8, 0.86),
                    (0.82, 0.64),
                    (0.52, 0.52),
                    (0.18, 0.68),
                ],
            ),
        ),
        (
            (
                CURVED,
                [
                    (0.55, 0.0),
                    (0.28, 0.35),
                    (0.15, 0.7),
                    (0.3, 0.95),
                    (0.65, 0.97),
                    (0.82, 0.75),
                    (0.62, 0.55),
                    (0.3, 0.62),
                    (0.17, 0.78),
                ],
            ),
        ),
    ),
    7: (
        ((STRAIGHT, [(0.06, 0.04), (0.92, 0.04), (0.38, 1.0)]),),
        ((STRAIGHT, [(0.08, 0.05), (0.9, 0.03), (0.45, 1.0)]), (STRAIGHT, [(0.3, 0.52), (0.85, 0.5)])),
    ),
    8: (
        (
            (
                CURVED,
                [
                    (0.72, 0.12),
                    (0.45, 0.01),
                    (0.18, 0.18),
                    (0.35, 0.42),
                    (0.72, 0.6),
                    (0.82, 0.84),
                    (0.5, 0.99),
                    (0.16, 0.84),
                    (0.3, 0.6),
                    (0.66, 0.42),
                    (0.8, 0.2),
                    (0.68, 0.08),
                ],
            ),
        ),
        (
            (CURVED, [(0.5, 0.02), (0.2, 0.14), (0.25, 0.38), (0.5, 0.47), (0.76, 0.36), (0.78, 0.13), (0.5, 0.02)]),
            (CURVED, [(0.5, 0.47), (0.16, 0.6), (0.14, 0.88), (0.5, 0.99), (0.86, 0.87), (0.84, 0.6), (0.5, 0.47)]),
        ),
    ),
    9: (
        (
            (CURVED, [(0.82, 0.2), (0.5, 0.02), (0.18, 0.18), (0.2, 0.42), (0.5, 0.52), (0.8, 0.36), (0.83, 0.18)]),
            (STRAIGHT, [(0.83, 0.18), (0.74, 1.0)]),
        ),
        (
            (
                CURVED,
                [
                    (0.8, 0.15),
                    (0.45, 0.02),
                    (0.14, 0.25),
                    (0.35, 0.5),
                    (0.7, 0.4),
                    (0.82, 0.15),
                    (0.82, 0.55),
                    (0.66, 0.88),
                    (0.3, 0.99),
                ],
            ),
        ),
    ),
}
"""Digit → ways to write it, each of strokes in a box of 1×1, 0.65 wide when it is drawn."""

KINDS = ("plain", "thin", "thick", "off-centre", "small")

NARROW = 0.65


def _smooth(points: Points, count: int = 12) -> Doubles:
    """Return a Catmull-Rom curve through the points."""
    given = np.array(points, np.float64)
    padded = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    found = [given[0]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        found += [
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            for t in np.linspace(0, 1, count + 1)[1:]
        ]
    return np.array(found)


def written(digit: int, random: np.random.Generator, middle: tuple[float, float], height: float) -> list[Doubles]:
    """Return the strokes of a digit as an unsteady hand writes it, on a canvas of 1×1."""
    ways = SHAPES[digit]
    strokes = ways[int(random.integers(len(ways)))]
    wobble = {point: random.normal(0, 0.018, 2) for _, points in strokes for point in points}
    slant, angle = random.normal(-0.1, 0.1), np.deg2rad(random.normal(0, 4))
    width = height * NARROW * random.uniform(0.85, 1.15)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    found = []
    for is_curved, points in strokes:
        shaken = [(x + wobble[x, y][0], y + wobble[x, y][1]) for x, y in points]
        line = _smooth(shaken) if is_curved else np.array(shaken)
        line = (line - 0.5) * (width, height)
        line[:, 0] += slant * line[:, 1]
        found.append(line @ turn.T + middle)
    return found


def drawing(digit: int, kind: str, random: np.random.Generator) -> Pixels:
    """Draw a digit, black on white, 280×280."""
    height = random.uniform(0.2, 0.3) if kind == "small" else random.uniform(0.5, 0.75)
    reach = max(0.02, 0.5 - height * 0.62)
    middle = tuple(0.5 + random.uniform(-reach, reach, 2) * (1 if kind in {"off-centre", "small"} else 0.15))
    thickness = {"thin": random.uniform(0.02, 0.04), "thick": random.uniform(0.16, 0.2)}
    width = height * thickness.get(kind, random.uniform(0.07, 0.13))
    return drawn(written(digit, random, (middle[0], middle[1]), height), max(width, 0.008))


def photo(digit: int, kind: str, random: np.random.Generator) -> Pixels:
    """Photograph a digit in dark ink on grey paper: uneven light, a blurred lens, noise, a compressed file."""
    side = int(random.integers(300, 700))
    height = random.uniform(0.25, 0.35) if kind == "small" else random.uniform(0.45, 0.7)
    reach = max(0.02, 0.48 - height * 0.6)
    middle = tuple(0.5 + random.uniform(-reach, reach, 2) * (1 if kind in {"off-centre", "small"} else 0.2))
    pens = {"thin": random.uniform(0.02, 0.035), "thick": random.uniform(0.13, 0.17)}
    strokes = written(digit, random, (middle[0], middle[1]), height)
    ink = 1 - drawn(strokes, height * pens.get(kind, random.uniform(0.05, 0.1)), side) / 255
    rows, columns = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    paper, tilt = random.uniform(130, 225), random.uniform(-0.22, 0.22, 2)
    light = paper * (1 + tilt[0] * rows + tilt[1] * columns - random.uniform(0, 0.15) * (rows**2 + columns**2))
    grain = cv2.GaussianBlur(random.normal(0, 1, (side, side)), (0, 0), 1.5) * 4
    seen = (light + grain) * (1 - random.uniform(0.45, 0.85) * ink)
    seen = cv2.GaussianBlur(seen, (0, 0), random.uniform(0.5, 1.6)) + random.normal(0, random.uniform(1, 6), ink.shape)
    grey = np.clip(np.rint(seen), 0, 255).astype(np.uint8)
    tint = np.clip(grey[..., np.newaxis] * random.uniform(0.92, 1.0, 3), 0, 255).astype(np.uint8)
    done, data = cv2.imencode(".jpg", tint, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(60, 95))])
    assert done
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR_RGB), np.uint8)


def exercise(seed: int) -> tuple[list[tuple[int, str, Pixels]], list[tuple[int, str, Pixels]]]:
    """Return 20 drawings and 20 photos, two of each digit, with what they show and how they were made."""
    random = np.random.default_rng(seed)
    kinds = [KINDS[at % len(KINDS)] for at in range(20)]
    drawings = [(at % 10, kind, drawing(at % 10, kind, random)) for at, kind in enumerate(random.permutation(kinds))]
    photos = [(at % 10, kind, photo(at % 10, kind, random)) for at, kind in enumerate(random.permutation(kinds))]
    return drawings, photos
