"""Small pictures for the details: what each map adds, and the best places. No widget here."""

from collections.abc import Sequence
from fractions import Fraction

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, magnitude, paint, signed
from cnngui.engine.numbers import digits_that_give, written
from cnngui.engine.numbers.writing import rounded
from cnngui.engine.scale_limits import own_scale
from cnngui.gui.labs.maps.shown import name_of_input, value_text
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.widgets.pictures.pictures import resampled, rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.networks.architectures import Architecture
from cnngui.tasks.contributions import Part, Recipe
from cnngui.tasks.places import Place

tr = QCoreApplication.translate

HIGH, GAP = 320, 8
"""Px of a card's height, and between two pictures on it; large enough for a projector, where it is not enlarged."""


def recipe_items(layer: str, found: Recipe, scale: Scale, network: Architecture) -> list[StripItem]:
    """Draw a card for the map, then one for each of the strongest before it: map, slice, what it adds, sum so far.

    Parameters
    ----------
    layer : str
    found : Recipe
    scale : Scale
        On which the map itself is drawn on screen.
    network : Architecture
    """
    limit = max((float(np.abs(part.response).max()) for part in found.parts), default=1.0) or 1.0
    digits = share_digits([part.share for part in found.parts])
    total = max((float(np.abs(part.partial).max()) for part in found.parts), default=1.0) or 1.0
    weight = max((float(np.abs(part.weights).max(initial=0)) for part in found.parts), default=1.0) or 1.0
    return [
        _total_item(found, scale),
        *(
            _part_item(name_of_input(layer, part.channel, network), part, (limit, total, weight), digits)
            for part in found.parts
        ),
    ]


def share_digits(shares: Sequence[float]) -> int:
    """Return the decimals of shares on cards, in percent: so many that, added up and rounded, they are their total.

    >>> share_digits([0.5013, 0.2507]), share_digits([0.0926, 0.0923])
    (1, 2)
    """
    told = written(100 * sum(shares), 0)
    return digits_that_give(lambda digits: _added(shares, digits), told, 1)


def _added(shares: Sequence[float], digits: int) -> Fraction:
    return sum((Fraction(rounded(100 * share, digits)) for share in shares), Fraction(0))


def share_text(shares: Sequence[float]) -> str:
    """Write in percent what shares make together, marked where, as written on the cards, they add up to another number.

    >>> share_text([0.5, 0.25]), share_text([0.5004, 0.2504]), share_text([0.5013, 0.2507])
    ('75', '75', '≈ 75')
    """
    cards = _added(shares, share_digits(shares))
    told = rounded(100 * sum(shares), 0)
    return number(told, 0) if cards == told else f"≈ {number(told, 0)}"


def _part_item(name: str, part: Part, scales: tuple[float, float, float], digits: int) -> StripItem:
    """Draw the card of a map; ``scales`` are those of what it adds, of the sum so far, and of its slice."""
    limit, total, weight = scales
    given = paint(own_scale(float(np.abs(part.given).max()), is_signed=bool(part.given.min() < 0)), part.given)
    if not part.weights.size:
        hint = tr("FeatureMaps", "Map {name} before and after pooling").format(name=name)
        return StripItem((0, part.channel), name, hint, _card([[given], [_drawn(part.response)]]))
    response, partial = paint(signed(limit), part.response), paint(signed(total), part.partial)
    title = tr("FeatureMaps", "{name} · {share} %").format(name=name, share=number(100 * part.share, digits))
    hint = tr(
        "FeatureMaps",
        "Above: map {name} and its slice of the filter. Below: what it adds, and the sum so far. Click: go there.",
    ).format(name=name)
    slice_picture = paint(signed(weight), part.weights)
    return StripItem((0, part.channel), title, hint, _card([[given, slice_picture], [response, partial]]))


def _total_item(found: Recipe, scale: Scale) -> StripItem:
    if not any(part.weights.size for part in found.parts):
        title, hint = tr("FeatureMaps", "largest of 2 × 2"), tr("FeatureMaps", "The map itself.")
        return StripItem((0, -1), title, hint, _card([[paint(magnitude(scale.high), found.total)]]))
    title = tr("FeatureMaps", "+ bias {bias}").format(bias=number_seen(found.bias, 2))
    hint = tr("FeatureMaps", "The sum of all {count} and the bias; below, what ReLU leaves of it.")
    before = paint(signed(float(np.abs(found.total).max()) or 1.0), found.total)
    after = paint(magnitude(scale.high), np.maximum(found.total, 0))
    return StripItem((0, -1), title, hint.format(count=number(found.count)), _card([[before], [after]]))


def _drawn(plane: Array) -> Pixels:
    return paint(own_scale(float(np.abs(plane).max()), is_signed=bool(plane.min() < 0)), plane)


def _card(rows: Sequence[Sequence[Pixels]]) -> QImage:
    """Lay pictures out in rows, half a card high each; a slice is a square, maps keep their shape; between, nothing."""
    high = (HIGH - GAP) // 2
    fitted = [[_fitted(picture, high) for picture in row] for row in rows]
    columns = [max(picture.shape[1] for picture in column) for column in zip(*fitted, strict=True)]
    width = sum(columns) + GAP * (len(columns) - 1)
    canvas = np.zeros((HIGH, width, 4), np.uint8)
    for down, row in enumerate(fitted):
        left = 0
        for picture, wide in zip(row, columns, strict=True):
            top, start = down * (high + GAP), left + (wide - picture.shape[1]) // 2
            canvas[top : top + high, start : start + picture.shape[1], :3] = picture
            canvas[top : top + high, start : start + picture.shape[1], 3] = 255
            left += wide + GAP
    return QImage(canvas.data, width, HIGH, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _fitted(picture: Pixels, high: int) -> Pixels:
    height, width = picture.shape[:2]
    return np.asarray(resampled(picture, (high, max(round(high * width / height), 1))), np.uint8)


def place_items(places: Sequence[Place], names: Sequence[str]) -> list[StripItem]:
    """Draw the best places, the strongest first; ``names`` are those of several photos."""
    items = []
    for rank, place in enumerate(places):
        value = value_text(place.value)
        where = tr("FeatureMaps", "row {row}, column {column}").format(
            row=number(place.unit[0]), column=number(place.unit[1])
        )
        title = f"{value} · {names[place.photo]}" if names else value
        hint = tr("FeatureMaps", "{value} at {where}. Click: go there.").format(value=value, where=where)
        if names:
            hint = tr("FeatureMaps", "{value} at {where} of {photo}").format(
                value=value, where=where, photo=names[place.photo]
            )
        items.append(StripItem((0, rank), title, hint, rgb_image(_enlarged(place.pixels))))
    return items


def _enlarged(pixels: Pixels) -> Pixels:
    """Enlarge a small place with square pixels, so that an icon of it is not blurred."""
    factor = max(HIGH // max(pixels.shape[0], 1), 1)
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_NEAREST), np.uint8)
