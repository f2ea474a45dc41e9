"""From a comparison to what the lab draws: both pictures on one symmetric scale, marked pixels, filters."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale, magnitude, paint_argb, signed
from cnngui.engine.kernels.values import Filter, Kernel
from cnngui.engine.point_density import Brush, selected
from cnngui.engine.spectra import frequency_response
from cnngui.gui.labs.compare.pages_view import Anatomy
from cnngui.gui.labs.compare.state import CompareState
from cnngui.gui.labs.compare.words import anatomy_text
from cnngui.gui.labs.compare.work import Result, rms
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, Picture, PlanePicture, rgb32_image
from cnngui.tasks.compare import spread_out

tr = QCoreApplication.translate

SPREADS = 3.0
"""The scale ends at so many times what a picture's numbers are on average (their root mean square)."""

DIMMED = 0.25
"""Brightness of pixels that are not marked."""

SPECTRUM = 48
"""Frequencies each way."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A comparison with the state that asked for it, and the learned filter that is on the right.

    Parameters
    ----------
    state : State
    result : Result
    channel : int
        The learned filter.
    """

    state: CompareState
    result: Result
    channel: int

    @property
    def points(self) -> object:
        """What the points of a scatter are about, whatever the kernel: a brush stays for as long as that does."""
        return self.result.request.seen, self.channel, self.is_after

    @cached_property
    def learned(self) -> Array:
        """The learned map on the common grid."""
        return self.result.learned(self.channel)[0]

    @cached_property
    def left(self) -> Array:
        """What is on the left: my response, or the map as it was before the network was operated on."""
        before = self.result.learned_before(self.channel) if self.state.is_after else None
        return self.result.plane if before is None else before

    @cached_property
    def spreads(self) -> tuple[float, float]:
        """The root mean squares by which the two are divided; before and after surgery by the same."""
        left = self.result.spread if self.left is self.result.plane else rms(self.left)
        return left, left if self.is_after else self.result.learned(self.channel)[1]

    @property
    def is_after(self) -> bool:
        """Whether before and after surgery are shown."""
        return self.state.is_after and self.result.before is not None

    @property
    def scale(self) -> Scale:
        """The colour scale of both."""
        return signed(SPREADS)

    @cached_property
    def is_clipped(self) -> bool:
        """Whether numbers lie beyond it."""
        planes = zip((self.left, self.learned), self.spreads, strict=True)
        return any(max(abs(each) for each in cv2.minMaxLoc(plane)[:2]) > SPREADS * spread for plane, spread in planes)

    @cached_property
    def _scaled_left(self) -> Array:
        return self.left / np.float32(self.spreads[0])

    @cached_property
    def _scaled_learned(self) -> Array:
        return self.learned / np.float32(self.spreads[1])

    @cached_property
    def _learned_alone(self) -> Picture:
        return PlanePicture([self._scaled_learned], self.scale, 2)

    def take_over(self, before: "Shown") -> None:
        """Keep the picture of the learned map from another comparison where it is the same: it is painted once."""
        painted = vars(before).get("_learned_alone")
        if painted is not None and before.learned is self.learned and before.spreads[1] == self.spreads[1]:
            vars(self)["_learned_alone"] = painted

    def pictures(self, brush: Brush | None) -> tuple[Picture, Picture]:
        """Return the left and the right picture; with a brush the left one is the photo, its pixels marked."""
        left = self._scaled_left
        first: Picture = PlanePicture([left], self.scale, 2)
        if brush is not None and not self.is_after:
            first = self._marked(brush)
        if self.state.look == "beside":
            return first, self._learned_alone
        share, learned = self.state.share / 100, self._scaled_learned
        if self.state.look == "wipe":
            edge = round(share * left.shape[1])
            right = np.concatenate([left[:, :edge], learned[:, edge:]], axis=1)
        elif self.state.look == "blend":
            right = share * left + (1 - share) * learned
        else:
            right = self._sign * left - learned
        return first, PlanePicture([np.ascontiguousarray(right, np.float32)], self.scale, 2)

    @cached_property
    def _sign(self) -> float:
        """Opposites are turned round before they are subtracted."""
        if self.state.look != "difference" or self.is_after:
            return 1.0
        centred = self.left - np.float32(self.left.mean(dtype=np.float64))
        return -1.0 if float(np.vdot(centred, self.learned)) < 0 else 1.0

    def _marked(self, brush: Brush) -> Picture:
        """Return the photo, on the common grid, dark but for the pixels whose two numbers lie in the brush."""
        x, y = (np.ravel(each) for each in (self.left, self.learned))
        mask = selected(x, y, brush).reshape(self.left.shape)
        frame = self.frame().toRect()
        part = self.result.photo[frame.top() : frame.bottom() + 1, frame.left() : frame.right() + 1]
        height, width = self.left.shape
        small = cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA)
        dimmed = np.where(mask[..., None], small, small * DIMMED)
        return PhotoPicture(np.ascontiguousarray(dimmed, np.uint8))

    def marked_share(self, brush: Brush) -> float:
        """Return the share of all pixels whose two numbers lie in the brush."""
        return float(selected(np.ravel(self.left), np.ravel(self.learned), brush).mean())

    def extent(self) -> QRectF:
        """Return the photo as both saw it."""
        height, width = self.result.photo.shape[:2]
        return QRectF(0, 0, width, height)

    def frame(self) -> QRectF:
        """Return the part of the photo that both know."""
        rows, columns = self.result.table.grid.rows, self.result.table.grid.columns
        return QRectF(columns.first, rows.first, columns.jump * columns.count, rows.jump * rows.count)

    def captions(self, mine: str) -> tuple[str, str]:
        """Say what the pictures are."""
        learned = tr("Compare", "{layer} · {number} of {count}").format(
            layer=self.state.layer, number=number(self.channel + 1), count=number(self.result.maps.count)
        )
        if self.is_after:
            looks = {
                "beside": tr("Compare", "After: {learned}"),
                "wipe": tr("Compare", "Before | after: {learned}"),
                "blend": tr("Compare", "Before over after: {learned}"),
                "difference": tr("Compare", "Before − after: {learned}"),
            }
            before = tr("Compare", "Before: {learned}").format(learned=learned)
            return before, looks[self.state.look].format(learned=learned)
        looks = {
            "beside": tr("Compare", "Learned: {learned}"),
            "wipe": tr("Compare", "Mine | learned: {learned}"),
            "blend": tr("Compare", "Mine over learned: {learned}"),
            "difference": tr("Compare", "Mine − learned: {learned}"),
        }
        if self._sign < 0:
            looks["difference"] = tr("Compare", "−Mine − learned: {learned}")
        return tr("Compare", "Mine: {name}").format(name=mine), looks[self.state.look].format(learned=learned)

    def units(self) -> str:
        """Say by what the pictures were divided, and how to see the photo."""
        left, right = (number_seen(spread, 2) for spread in self.spreads)  # a unit is never 0
        if self.is_after:
            text = tr("Compare", "1 on the scale: {unit} before and after. Space: the photo.")
            return text.format(unit=left)
        text = tr("Compare", "1 on the scale: {mine} of mine, {learned} of learned. Space: the photo.")
        return text.format(mine=left, learned=right)

    def pixel_text(self, row: int, column: int) -> str:
        """Say what both are at a pixel."""
        height, width = self.left.shape
        if not (0 <= row < height and 0 <= column < width):
            return ""
        left, right = (number_seen(float(plane[row, column]), 2) for plane in (self.left, self.learned))
        text = tr("Compare", "row {row}, column {column}: mine {left}, learned {right}")
        if self.is_after:
            text = tr("Compare", "row {row}, column {column}: before {left}, after {right}")
        return text.format(row=number(row), column=number(column), left=left, right=right)

    def photo(self) -> tuple[Picture, QRectF]:
        """Return the photo alone, as both saw it."""
        return PhotoPicture(self.result.photo), self.extent()


def my_anatomy(state: CompareState) -> Anatomy:
    """Return my filter's numbers, spread over red, green and blue where the first layer's are as deep."""
    mine = state.mine
    grey = _total(mine)
    is_spread = state.edited.layer == 0 and max(mine.shape) <= 3 and mine.depth in {1, 3} and any(map(any, grey))
    weights = spread_out(mine, spread=state.spread).transpose(2, 0, 1) if is_spread else np.array(mine.slices)
    return Anatomy(np.ascontiguousarray(weights, np.float32), spectrum(grey), anatomy_text(grey))


def learned_anatomy(weights: Array) -> Anatomy:
    """Return a learned filter's numbers, (I, 3, 3), and the frequencies of the sum of its slices."""
    grey = _kernel(weights.sum(axis=0, dtype=np.float64))
    return Anatomy(weights, spectrum(grey), anatomy_text(grey))


def _total(mine: Filter) -> Kernel:
    """Add the slices up: what a filter does to a grey picture."""
    return _kernel(np.array(mine.slices, np.float64).sum(axis=0))


def _kernel(numbers: NDArray[np.float64]) -> Kernel:
    return tuple(tuple(float(each) for each in row) for row in numbers)


def spectrum_of(kernel: Kernel) -> Array:
    """Return the frequency response with 1 as its largest number; zeros stay zeros."""
    found = frequency_response(kernel, SPECTRUM)
    return np.asarray(found / (found.max() or 1.0), np.float32)


def spectrum(kernel: Kernel) -> QImage:
    """Draw how strongly a kernel answers to each frequency, zero in the middle."""
    return rgb32_image(paint_argb(magnitude(1.0), spectrum_of(kernel)))
