"""Brings an explanation on the canvas: the heat map over the photo, its steps, its check."""

import math

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, limit_of, magnitude, paint, signed
from cnngui.engine.mosaics import mosaic
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.labs.classify import why_words
from cnngui.gui.labs.classify.explaining import Checked, Why
from cnngui.gui.labs.classify.known import Known
from cnngui.gui.labs.classify.shown import bars_of
from cnngui.gui.labs.classify.view import ClassifyView
from cnngui.gui.labs.classify.why_words import SHARES
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.gui.widgets.plots.share_plot import ShareCurve
from cnngui.networks.classifiers import Seen
from cnngui.tasks.explain import Explanation, spread_over
from cnngui.tasks.explain.checks import Kind

tr = QCoreApplication.translate

_SUM = 4
"""The step at which numbers below 0 are seen over the photo."""

_SMALL = 112
"""Px a side of the pictures of steps."""


class WhyPresenter:
    """Shows what explains; only what has changed is drawn again."""

    def __init__(self, view: ClassifyView) -> None:
        self._view = view
        self._drawn = Drawn()

    def show(self, known: Known) -> None:
        """Show the explanation that is there, or the photo until it is."""
        view, state, why = self._view, known.state, known.why
        self._show_picture(known)
        view.picture.set_boxes(())
        answer = known.answer(state.network) or known.first
        target = state.target if state.target is not None else (-1 if answer is None else answer.first.index)
        view.why.show_classes(bars_of(answer, frozenset(), known.named), target)
        if why is None:
            view.why.show_scale("", None)
            view.told.setText(tr("Classify", "Explaining…"))
        else:
            view.why.show_scale(why_words.scale_text(why, is_stretched=state.is_stretched), self._scale(known, why))
            view.told.setText(
                why_words.other_text(why)
                if why.found is None
                else why_words.step_text(why.found, state.step, known.named)
            )
        self._show_steps(known)
        self._show_check(why, known.checked)

    def _scale(self, known: Known, why: Why) -> Scale:
        if why.found is not None and known.state.step == _SUM:
            return signed(max(limit_of(why.found.weighted), 0.0 if known.state.is_stretched else why.limit))
        return why.scale(is_stretched=known.state.is_stretched)

    def _show_picture(self, known: Known) -> None:
        why, state = known.why, known.state
        key = id(known.photo), id(why), state.blend, state.is_stretched, state.step == _SUM
        if not self._drawn.is_new("picture", key) and not self._drawn.is_new("shown", self._view.picture.picture):
            return
        keep = not self._drawn.is_new("extent", known.size)
        if why is None:
            box = None if known.first is None else known.first.seen.box
            seen = None if box is None else QRectF(box.x, box.y, box.width, box.height)
            self._view.show_picture(PhotoPicture(known.photo), seen, keep=keep)
        else:
            box = why.seen.box
            self._view.show_picture(self.picture(known, why), QRectF(box.x, box.y, box.width, box.height), keep=keep)
        self._drawn.is_new("shown", self._view.picture.picture)

    def picture(self, known: Known, why: Why) -> HeatPicture:
        """Return the heat map over the photo."""
        box, state = why.seen.box, known.state
        plane = why.found.weighted if why.found is not None and state.step == _SUM else why.plane
        where = (float(box.x), float(box.y), float(box.width), float(box.height))
        return HeatPicture(known.photo, plane, where, self._scale(known, why), state.blend / 100)

    def _show_steps(self, known: Known) -> None:
        why, step = known.why, known.state.step
        found = None if why is None else why.found
        self._view.steps.setVisible(found is not None)
        if found is None or why is None:
            return
        if self._drawn.is_new("steps", (id(found), why.limit)):
            titles, images = why_words.step_titles(), step_images(found, why.scale(is_stretched=False))
            self._items = [
                StripItem((0, at), title, why_words.step_text(found, at, known.named), image)
                for at, (title, image) in enumerate(zip(titles, images, strict=True))
            ]
            self._drawn.forget("step")
        if self._drawn.is_new("step", step):
            self._view.steps.set_items(self._items, (0, step))

    def _show_check(self, why: Why | None, checked: Checked | None) -> None:
        verdict = why_words.verdict_text(why, checked)
        if checked is None:
            self._view.why.show_check(None, {}, verdict)
            return
        first = checked.randomised.explanations[0]
        image = rgb_image(over_square(first.heat, first.seen, magnitude(limit_of(first.heat))))
        self._view.why.show_check(image, check_curves(checked), verdict)


def over_square(plane: Array, seen: Seen, scale: Scale) -> Pixels:
    """Paint a map over the square that a network saw, half and half."""
    over = paint(scale, spread_over(np.asarray(plane, np.float32), seen))
    return np.asarray(cv2.addWeighted(seen.pixels, 0.5, over, 0.5, 0), np.uint8)


def check_curves(checked: Checked) -> dict[str, ShareCurve]:
    """Return the curves as far as they are measured, those of chance dashed."""
    found = checked.faithful
    if found is None:
        return {}
    names: tuple[tuple[Kind, str], ...] = (
        ("deletion", tr("Classify", "going")),
        ("insertion", tr("Classify", "coming")),
    )
    drawn: dict[str, ShareCurve] = {}
    for at, (kind, name) in enumerate(names):
        curve, control = found.curves[kind], found.controls[kind]
        drawn[name] = ShareCurve(curve.shares, curve.probabilities, at)
        title = tr("Classify", "{name} at random").format(name=name)
        drawn[title] = ShareCurve(control.shares, control.probabilities, at, is_dashed=True)
    return drawn


def step_images(found: Explanation, scale: Scale) -> tuple[QImage, ...]:
    """Return a small picture of each of the seven steps."""
    shares = found.shares(SHARES)
    at = [share.channel for share in shares]
    maps = np.ascontiguousarray(found.maps[..., at].transpose(2, 0, 1))
    gradients = np.ascontiguousarray(found.gradients[..., at].transpose(2, 0, 1))
    weighted = maps * np.array([share.weight for share in shares], np.float32)[:, None, None]
    pictures = (
        _mosaic(magnitude(limit_of(maps)), maps),
        _mosaic(signed(limit_of(gradients)), gradients),
        _bars([share.weight for share in shares]),
        _mosaic(signed(limit_of(weighted)), weighted),
        paint(signed(limit_of(found.weighted)), found.weighted),
        paint(scale, found.heat),
        over_square(found.heat, found.seen, scale),
    )
    return tuple(_framed(rgb_image(_enlarged(each))) for each in pictures)


def _mosaic(scale: Scale, planes: Array) -> Pixels:
    times = max(_SMALL // (3 * planes.shape[1]), 1)
    return mosaic([paint(scale, np.ascontiguousarray(each)) for each in planes.repeat(times, 1).repeat(times, 2)])


def _enlarged(pixels: Pixels) -> Pixels:
    """Make small pictures so large that their squares are seen, with firm edges."""
    times = max(_SMALL // max(pixels.shape[:2]), 1)
    return np.ascontiguousarray(pixels.repeat(times, axis=0).repeat(times, axis=1))


def _framed(image: QImage) -> QImage:
    """Put a picture into the middle of one of 3 by 2, so that all stand in a line."""
    side = max(image.height(), math.ceil(image.width() / 1.5))
    made = QImage(round(1.5 * side), side, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawImage((made.width() - image.width()) // 2, (side - image.height()) // 2, image)
    painter.end()
    return made


def _bars(weights: list[float]) -> Pixels:
    """Draw weights as bars from a line in the middle, in the colours of signed numbers."""
    most, wide = max(map(abs, weights), default=1.0) or 1.0, _SMALL // max(len(weights), 1)
    scale = signed(most)
    plane = np.zeros((_SMALL, wide * len(weights)), np.float32)
    for at, weight in enumerate(weights):
        high = round(abs(weight) / most * (_SMALL // 2 - 4))
        rows = slice(_SMALL // 2 - high, _SMALL // 2) if weight > 0 else slice(_SMALL // 2, _SMALL // 2 + high)
        plane[rows, at * wide + 2 : (at + 1) * wide - 2] = most if weight > 0 else -most
    pixels = paint(scale, plane)
    pixels[_SMALL // 2 - 1 : _SMALL // 2 + 1] = 90
    return pixels
