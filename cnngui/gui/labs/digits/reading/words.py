"""What the page that reads a digit says: the answer, a unit's arithmetic, what was measured."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import tanh

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnngui.engine.arrays import Pixels
from cnngui.engine.digits import Transform
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.listings.dense_text import dense_text
from cnngui.engine.numbers import digits_that_give, weight
from cnngui.gui.labs.digits.reading_state import Origin
from cnngui.gui.look.i18n import labelled, language, number
from cnngui.gui.widgets.networks.score_bars import percent_of
from cnngui.gui.widgets.pictures.pictures import style_on_screen
from cnngui.networks.digits import DigitNetwork, Passage
from cnngui.networks.digits.network import MARGIN, MEAN, SPREAD
from cnngui.networks.plans.blocks import Activation, Dense, Flatten
from cnngui.networks.plans.exports.words import called
from cnngui.networks.plans.plan import INPUT
from cnngui.tasks.digits import Examined, Unit

tr = QCoreApplication.translate

DIGITS = 2
"""Decimals of the numbers in a unit's arithmetic."""

_FUNCTIONS = {"relu": "ReLU", "relu6": "ReLU6", "scaled_tanh": "1.7159·tanh(⅔·x)"}
"""How functions are written, where not by their names."""

_CURVES: Mapping[str, Callable[[float], float]] = {
    "tanh": tanh,
    "scaled_tanh": lambda x: 1.7159 * tanh(2 / 3 * x),
    "sigmoid": lambda x: (1 + tanh(x / 2)) / 2,
}
"""Functions that a calculator works out of a number as it is printed."""

UNITS: Mapping[Transform, str] = {
    "right": QT_TRANSLATE_NOOP("Reading", "px"),
    "down": QT_TRANSLATE_NOOP("Reading", "px"),
    "turn": "°",
    "thicken": QT_TRANSLATE_NOOP("Reading", "px"),
    "noise": QT_TRANSLATE_NOOP("Reading", "of 255"),
}


def amount_text(transform: Transform, amount: int) -> str:
    """Write an amount with its unit."""
    gap = "" if UNITS[transform] == "°" else "\N{NO-BREAK SPACE}"
    return f"{number(amount)}{gap}{unit_of_amount(transform)}"


def unit_of_amount(transform: Transform) -> str:
    """Return the unit of an amount, in the language on screen."""
    return tr("Reading", UNITS[transform])


def answer_text(answer: str, probability: float, label: str | None, *, is_empty: bool) -> str:
    """Say how sure the network is, and whether it is right."""
    if is_empty:
        return tr("Reading", "Draw a digit.")
    sure = percent_of(probability)
    if label is None:
        return tr("Reading", "{percent} sure").format(percent=sure)
    if label == answer:
        return tr("Reading", "right, {percent} sure").format(percent=sure)
    return tr("Reading", "wrong: it is a {label}, and the network is {percent} sure").format(label=label, percent=sure)


def origin_text(origin: Origin, index: int, label: str | None, *, is_empty: bool) -> str:
    """Say what is on the sheet."""
    if origin == "test":
        text = tr("Reading", "Test digit {number}: {label}")
        return text.format(number=number(index + 1), label=label)
    if origin == "photo":
        return tr("Reading", "No digit in this photo") if is_empty else tr("Reading", "From the photo")
    return tr("Reading", "Draw here") if is_empty else tr("Reading", "Drawn")


def layer_name(name: str) -> str:
    """Return what a layer is called in the language on screen."""
    return tr("Reading", "input") if name == INPUT else called(name, language())


def layer_title(name: str, shape: tuple[int, ...]) -> str:
    """Write a layer's name and its shape."""
    return f"{layer_name(name)} {'×'.join(number(length) for length in shape)}"


def unit_title(unit: Unit, *, is_vector: bool) -> str:
    """Name a unit, with its number and what it sees."""
    row, column, channel = unit.place
    name = layer_name(unit.layer)
    if is_vector:
        place = tr("Reading", "{layer}, number {unit}").format(layer=name, unit=number(channel + 1))
    else:
        text = tr("Reading", "{layer}, map {map}, row {row}, column {column}")
        words = {"map": number(channel + 1), "row": number(row + 1), "column": number(column + 1)}
        place = text.format(layer=name, **words)
    high, wide = unit.field[2:]
    seen = tr("Reading", "it sees {height}×{width} of the 32×32 pixels").format(height=number(high), width=number(wide))
    return labelled(f"{place} ({seen})", style_on_screen(DIGITS).weight(unit.value).text)


def unit_lines(network: DigitNetwork, passage: Passage, unit: Unit, picture: Pixels, most: int) -> str:
    """Write the arithmetic of a unit that is no window: of the input, of a function, flattened, fully connected.

    Of a fully connected one, the ``most`` largest products are written out.
    """
    block = next((each for each in network.plan.blocks if each.name == unit.layer), None)
    before = passage.before(unit.layer).values
    if unit.layer == INPUT:
        return _input_line(unit, picture)
    if isinstance(block, Activation) and before.shape == passage.layer(unit.layer).values.shape:
        given = float(before[unit.place] if before.ndim == 3 else before[unit.place[2]])
        return function_line(block.function, given, unit.value)
    if isinstance(block, Flatten) and before.ndim == 3:
        channel, row, column = np.unravel_index(unit.place[2], (before.shape[2], *before.shape[:2]))
        text = tr("Reading", "The same number as in {layer}: map {map}, row {row}, column {column}.")
        words = {"map": number(channel + 1), "row": number(row + 1), "column": number(column + 1)}
        return text.format(layer=layer_name(unit.given), **words)
    if isinstance(block, Dense) and unit.patch is not None and unit.kernel is not None:
        return _dense_lines(unit, most)
    return ""


def function_line(function: str, given: float, value: float) -> str:
    """Write what a function makes of a number, with as many decimals as a calculator needs to get the result.

    >>> function_line("relu", -0.314, 0.0), function_line("tanh", 0.4949, 0.45812)
    ('ReLU(−0.31) = 0', 'tanh(0.495) ≈ 0.46')
    """
    style, curve = style_on_screen(DIGITS), _CURVES.get(function)
    result, digits = style.weight(value), DIGITS
    if curve is not None:
        digits = digits_that_give(lambda digits: curve(float(weight(given, digits).said)), result, DIGITS)
    sign = "=" if function == "relu" else "≈"
    name = _FUNCTIONS.get(function, function)
    return f"{name}({replace(style, digits=digits).weight(given).text}) {sign} {result.text}"


def _input_line(unit: Unit, picture: Pixels) -> str:
    """Write how a pixel becomes a number of the input."""
    style, (row, column) = style_on_screen(4), (unit.place[0] - MARGIN, unit.place[1] - MARGIN)
    inside = 0 <= row < picture.shape[0] and 0 <= column < picture.shape[1]
    pixel = int(picture[row, column]) if inside else 0
    line = f"({pixel}/255 − {style.weight(MEAN).text})/{style.weight(SPREAD).text} ≈ {style.weight(unit.value).text}"
    return line if inside else tr("Reading", "{sum} (the margin)").format(sum=line)


def _dense_lines(unit: Unit, most: int) -> str:
    """Write the largest products, the others as one number, and the bias."""
    assert unit.patch is not None  # noqa: S101  (asked before)
    assert unit.kernel is not None  # noqa: S101
    given, weights = (np.asarray(each, np.float64).ravel().tolist() for each in (unit.patch, unit.kernel))
    text = dense_text(given, weights, float(unit.bias), style_on_screen(DIGITS), most)
    first = text.products
    if text.others:
        others = tr("Reading", "{number} (the other {count})")
        first += " + " + others.format(number=text.rest, count=number(text.others))
    first += f" {text.sign} {text.total}"
    return f"{first}\n{text.total} {text.bias}" if text.bias else first


def accuracy_text(found: Examined) -> str:
    """Write an accuracy with how many were asked."""
    text = tr("Reading", "{percent} % of {count} test digits")
    return text.format(percent=number(100 * found.accuracy, 1), count=number(found.total))


def map_name(layer: str, at: int, count: int) -> str:
    """Name a map that a kernel's slice sees."""
    if count == 1:
        return layer_name(layer)
    return tr("Reading", "{layer}, map {map}").format(layer=layer_name(layer), map=number(at + 1))
