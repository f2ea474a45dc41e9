"""What every style picture is drawn with: a sheet of paper with its chance, palettes, light, grain and strokes.

A sheet is twice as large as the finished picture, so that shrinking it smooths every edge. All lengths are in the
sheet's own pixels, two to one of the picture; colours are RGB from 0 to 1 unless they are called ink (0 to 255).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Points = NDArray[np.floating]  # x and y a row
Picture = NDArray[np.uint8]

SCALE = 2
_FRACTION = 4  # OpenCV draws at sixteenths of a pixel


@dataclass(frozen=True)
class Sheet:
    """An empty sheet and the chance that everything on it follows."""

    height: int
    width: int
    rng: np.random.Generator

    @property
    def grid(self) -> tuple[Floats, Floats]:
        """The row and the column of every pixel."""
        rows, columns = np.mgrid[: self.height, : self.width].astype(np.float32)
        return rows, columns

    def noise(self, length: float, octaves: int = 1) -> Floats:
        """Return smooth noise from 0 to 1 with hills about ``length`` apart; each octave adds finer, lower ones."""
        total = np.zeros((self.height, self.width), np.float32)
        for octave in range(octaves):
            step = max(length / 2**octave, 1.0)
            coarse = self.rng.random((int(self.height / step) + 4, int(self.width / step) + 4), np.float32)
            rows, columns = self.grid
            shift_y, shift_x = self.rng.random(2)
            total += remapped(coarse, rows / step + 1 + shift_y, columns / step + 1 + shift_x) / 2**octave
        low, high = np.percentile(total, [0.5, 99.5])
        return np.asarray(np.clip((total - low) / (high - low), 0, 1), np.float32)

    def streaks(self, across: float, along: float, angle: float = 0.0) -> Floats:
        """Return noise from 0 to 1, drawn out: ``along`` pixels in the direction ``angle``, ``across`` over it."""
        rows, columns = self.grid
        cosine, sine = np.cos(angle), np.sin(angle)
        reach = int(np.hypot(self.height, self.width))
        coarse = self.rng.random((int(2 * reach / across) + 4, int(2 * reach / along) + 4), np.float32)
        v = (columns * -sine + rows * cosine + reach) / across + 1
        u = (columns * cosine + rows * sine + reach) / along + 1
        return remapped(coarse, v, u)

    def scattered(self, spacing: float, jitter: float = 0.45) -> Points:
        """Return x and y of points about ``spacing`` apart, a little over the edge too, in no order."""
        rise = spacing * 0.866
        ys, xs = np.mgrid[-1 : self.height / rise + 2, -1 : self.width / spacing + 2]
        points = np.stack([(xs + ys % 2 / 2) * spacing, ys * rise], axis=-1).reshape(-1, 2)
        points += self.rng.uniform(-jitter, jitter, points.shape) * spacing
        return self.rng.permutation(points)

    def around(self, place: Points, reach: float) -> tuple[slice, slice]:
        """Return the rows and columns of the sheet that are at most ``reach`` from ``place`` (x, y)."""
        (left, top), (right, bottom) = (np.clip(place + way * reach, 0, None).astype(int) for way in (-1, 1))
        return slice(top, max(top, bottom)), slice(left, max(left, right))

    def filled(self, colour: Floats) -> Picture:
        """Return the sheet in one colour, as ink to draw on."""
        return np.tile(ink(colour).astype(np.uint8), (self.height, self.width, 1))


def remapped(values: Floats, rows: Floats, columns: Floats) -> Floats:
    """Return ``values`` taken at other places, smoothly; beyond the edge they are mirrored."""
    places = columns.astype(np.float32), rows.astype(np.float32)
    return np.asarray(cv2.remap(values, *places, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT), np.float32)


def blurred(values: Floats, sigma: float) -> Floats:
    """Return ``values`` without what is finer than ``sigma``."""
    return np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float32)


def palette(text: str) -> Floats:
    """Return the colours written as ``rrggbb rrggbb …``, one a row."""
    return np.array([[int(word[at : at + 2], 16) / 255 for at in (0, 2, 4)] for word in text.split()], np.float32)


def ramp(values: Floats, colours: Floats) -> Floats:
    """Return a colour for every value: 0 is the first of the palette, 1 the last, evenly mixed between."""
    stops = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(values, stops, colours[:, channel]) for channel in range(3)], axis=-1).astype(np.float32)


def mixed(under: Floats, over: Floats, share: Floats) -> Floats:
    """Lay ``over`` on ``under`` where ``share`` says so, 0 to 1."""
    return under + (over - under) * np.clip(share, 0, 1)[..., None]


def step(values: Floats, edge: float, soft: float = 1.0) -> Floats:
    """Return 0 below ``edge`` and 1 above it, with a smooth passage ``soft`` wide."""
    t = np.clip((values - edge) / soft + 0.5, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def lit(colours: Floats, relief: Floats, strength: float) -> Floats:
    """Light a surface from the upper left: slopes that face the light are lighter, those behind darker."""
    across, down = (cv2.Sobel(relief.astype(np.float32), cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    light = np.tanh((across + down) * strength).astype(np.float32)[..., None]
    return np.asarray(np.where(light > 0, colours + (1 - colours) * light * 0.55, colours * (1 + light * 0.6)))


def grained(colours: Floats, sheet: Sheet, strength: float) -> Floats:
    """Let the grain of the paper or canvas show."""
    grain = sheet.rng.standard_normal((sheet.height, sheet.width), np.float32)
    tooth = blurred(grain, 1.6) * 3.2 + blurred(grain, 5) * 4
    return colours * (1 + strength * tooth[..., None])


def ink(colour: Floats) -> Floats:
    """Return a colour or picture from 0 to 255."""
    return np.asarray(np.clip(colour * 255 + 0.5, 0, 255))


def opened(drawn: Picture) -> Floats:
    """Return a picture of ink as colours again."""
    return drawn.astype(np.float32) / 255


def cells(sheet: Sheet, points: Points, wobble: float = 0.0) -> tuple[NDArray[np.int32], Floats]:
    """Share the sheet out to the nearest point; give whose every pixel is and how far it is from the next border.

    ``wobble`` bends the borders by about so many pixels.
    """
    rows, columns = sheet.grid
    if wobble:
        rows = rows + (sheet.noise(60, 2) - 0.5) * 2 * wobble
        columns = columns + (sheet.noise(60, 2) - 0.5) * 2 * wobble
    best = np.full(rows.shape, np.inf, np.float32)
    owner = np.zeros(rows.shape, np.int32)
    for number, (x, y) in enumerate(points):
        distance = (columns - np.float32(x)) ** 2 + (rows - np.float32(y)) ** 2
        nearer = distance < best
        best[nearer] = distance[nearer]
        owner[nearer] = number
    return owner, to_border(owner)


def to_border(owner: NDArray[np.int32]) -> Floats:
    """Return how far every pixel is from one that belongs to another."""
    inside = np.ones(owner.shape, np.uint8)
    inside[:, 1:][owner[:, 1:] != owner[:, :-1]] = 0
    inside[1:][owner[1:] != owner[:-1]] = 0
    return np.asarray(cv2.distanceTransform(inside, cv2.DIST_L2, 5), np.float32)


def polygon(drawn: Picture, corners: Points, colour: Floats | float) -> None:
    """Fill a polygon of ``corners`` (x, y) with a colour in ink, in place."""
    cv2.fillPoly(drawn, [fixed(corners)], _scalar(colour), cv2.LINE_AA, _FRACTION)


def line(drawn: Picture, points: Points, colour: Floats | float, thickness: float) -> None:
    """Draw a line through ``points`` (x, y) with a colour in ink, in place."""
    cv2.polylines(drawn, [fixed(points)], False, _scalar(colour), max(1, round(thickness)), cv2.LINE_AA, _FRACTION)  # noqa: FBT003


def dot(drawn: Picture, place: Points, radius: float, colour: Floats | float) -> None:
    """Draw a disc with a colour in ink, in place."""
    x, y = fixed(place)
    cv2.circle(drawn, (int(x), int(y)), round(radius * 2**_FRACTION), _scalar(colour), -1, cv2.LINE_AA, _FRACTION)


def tapered(points: Points, widths: Points) -> Points:
    """Return the outline of a line through ``points`` that is ``widths`` wide on its way."""
    along = np.gradient(points, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / (np.hypot(*along.T)[:, None] + 1e-9)
    side = across * widths[:, None] / 2
    return np.concatenate([points + side, (points - side)[::-1]])


def fixed(points: Points) -> NDArray[np.int32]:
    """Return places in the sixteenths of a pixel that OpenCV draws with."""
    return np.asarray(np.rint(points * 2**_FRACTION), np.int32)


def _scalar(colour: Floats | float) -> tuple[float, ...]:
    return tuple(float(value) for value in np.atleast_1d(colour))
