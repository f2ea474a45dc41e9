"""Brings what was computed of a digit on the canvas of the page."""

from dataclasses import dataclass

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import Scale, grey, limit_of, signed
from cnngui.engine.digits import SIDE, Digits
from cnngui.engine.digits.preparation import BOX
from cnngui.gui.labs.digits.reading import words
from cnngui.gui.labs.digits.reading.view import ReadingView
from cnngui.gui.labs.digits.reading.work import Seen, on_ink
from cnngui.gui.labs.digits.reading_state import Reading, ReadingLook
from cnngui.gui.widgets.networks.layers_view import ShownLayer, Window
from cnngui.gui.widgets.pictures.drawing_view import Marks
from cnngui.networks.digits import DigitNetwork, Passage
from cnngui.networks.plans.blocks import Block, Conv, Pool
from cnngui.networks.plans.plan import INPUT
from cnngui.tasks.digits import Unit, explanation_of, unit_of

Place = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Shown:
    """A digit, and what a network makes of it.

    Parameters
    ----------
    reading : Reading
    network : DigitNetwork
    seen : Seen
    passage : Passage
    sheet : Pixels
        What is drawn on the sheet, (H, W) or (H, W, 3) uint8, on as many pixels as the ink has.
    """

    reading: Reading
    network: DigitNetwork
    seen: Seen
    passage: Passage
    sheet: Pixels


def picked(passage: Passage, look: ReadingLook) -> tuple[str, Place]:
    """Return which number is picked: that of the look, or one near it that there is; first the middle of C1."""
    names = [layer.name for layer in passage.layers]
    convolutions = [layer.name for layer in passage.layers if layer.kind == "conv"]
    name = look.layer if look.layer in names else next(iter(convolutions), names[-1])
    shape = passage.layer(name).values.shape
    rows, columns, count = shape if len(shape) == 3 else (1, 1, shape[0])
    place = look.place if look.layer in names else (rows // 2, columns // 2, 0)
    row, column, channel = (min(at, length - 1) for at, length in zip(place, (rows, columns, count), strict=True))
    return name, (row, column, channel)


class ReadingPresenter:
    """Shows; computes nothing but the one sum that is picked."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._shown: Shown | None = None
        self._picked: tuple[str, Place] = ("", (0, 0, 0))
        self._needed: Array | None = None

    @property
    def shown(self) -> Shown | None:
        """What is on the canvas."""
        return self._shown

    def show(
        self, shown: Shown, look: ReadingLook, digits: Digits, needed: Array | None, *, with_sum: bool = True
    ) -> None:
        """Show a digit and its way through the network; the sum of one number may come later than the rest."""
        if shown is not self._shown:
            self._shown = shown
            self._show_passage(shown)
            self._show_answer(shown, digits)
        self._picked, self._needed = picked(shown.passage, look), needed
        unit = unit_of(shown.network, shown.passage, *self._picked)
        self._show_marks(shown, unit)
        if with_sum:
            self._show_sum(shown, unit)
        self._show_digit(shown, unit)

    def point(self, layer: str, place: Place | None) -> None:
        """Show what the number under the pointer sees; where there is none, what the picked one does."""
        if self._shown is not None:
            which = self._picked if place is None else (layer, place)
            self._show_digit(self._shown, unit_of(self._shown.network, self._shown.passage, *which))

    def _show_passage(self, shown: Shown) -> None:
        layers = []
        for layer in shown.passage.layers:
            title = words.layer_title(layer.name, layer.values.shape)
            layers.append(ShownLayer(layer.name, title, layer.values, _scale_of(layer.name, layer.values)))
        self._view.layers.set_layers(layers)

    def _show_answer(self, shown: Shown, digits: Digits) -> None:
        passage, seen = shown.passage, shown.seen
        answer, is_empty = passage.answer, seen.made.is_empty
        label = None if seen.label is None else digits.classes[seen.label]
        probability = float(passage.probabilities[answer])
        told = words.answer_text(digits.classes[answer], probability, label, is_empty=is_empty)
        self._view.scores.set_classes(digits.classes)
        self._view.scores.set_answer(
            passage.scores, passage.probabilities, told=told, label=seen.label, is_empty=is_empty
        )
        reading = shown.reading
        index = reading.number % len(digits.test)
        self._view.origin.setText(words.origin_text(reading.origin, index, label, is_empty=is_empty))

    def _show_digit(self, shown: Shown, unit: Unit) -> None:
        reading, seen, view = shown.reading, shown.seen, self._view
        top, left, height, width = unit.field
        field = (float(top), float(left), float(height), float(width))
        box = None
        if reading.origin != "test" and seen.made.box is not None and reading.fit:
            box = tuple(float(each) for each in seen.made.box)
        marks = Marks(box, _centre(seen), on_ink(reading, seen, field))  # type: ignore[arg-type]
        view.drawing.set_brush(reading.width / 100)
        view.drawing.set_picture(shown.sheet, marks)
        view.digit.set_picture(seen.picture, self._needed)
        cover = reading.cover
        covered = None if cover is None else (cover.top, cover.left, cover.side, cover.side)
        view.digit.set_marks(_fitted(shown), _mass(shown), field, covered)

    def _show_marks(self, shown: Shown, unit: Unit) -> None:
        view, passage = self._view, shown.passage
        block = next((each for each in shown.network.plan.blocks if each.name == unit.layer), None)
        view.layers.set_current(unit.layer, unit.place, _window(block, unit, passage))
        is_score = unit.layer == passage.layers[-1].name
        view.scores.set_current(unit.place[2] if is_score else -1)

    def _show_sum(self, shown: Shown, unit: Unit) -> None:
        view, passage = self._view, shown.passage
        is_vector = passage.layer(unit.layer).values.ndim == 1
        view.unit.setText(words.unit_title(unit, is_vector=is_vector))
        explanation = explanation_of(shown.network, unit)
        if explanation is not None:
            given = passage.layer(unit.given).values
            names = [words.map_name(unit.given, at, given.shape[2]) for at in range(given.shape[2])]
            view.arithmetic.set_explanation(explanation, names, _scale_of(unit.given, given), words.DIGITS)
        else:
            text = words.unit_lines(shown.network, passage, unit, shown.seen.picture, view.terms)
            view.lines.setText(text)
        view.show_sum(as_grids=explanation is not None)


def _scale_of(layer: str, values: Array) -> Scale:
    """Return the colours of a layer, the same among the layers and in the arithmetic."""
    if layer != INPUT:
        return signed(limit_of(values.reshape(len(values), -1)))
    low, high = float(values.min()), float(values.max())
    return grey(low, max(high, low + 1))


def _window(block: Block | None, unit: Unit, passage: Passage) -> Window | None:
    """Return what a unit sees of the layer before."""
    given = passage.layer(unit.given)
    row, column, channel = unit.place
    if block is None:
        return None
    if isinstance(block, Conv | Pool):
        top, left = row * block.stride - block.padding, column * block.stride - block.padding
        only = channel if isinstance(block, Pool) else None
        return Window(given.name, (top, top + block.size), (left, left + block.size), only)
    if given.values.shape == passage.layer(unit.layer).values.shape and given.values.ndim == 3:
        return Window(given.name, (row, row + 1), (column, column + 1), channel)
    return Window(given.name, (0, 0), (0, 0)) if given.values.ndim == 1 else None


def _centre(seen: Seen) -> tuple[float, float] | None:
    return None if seen.made.is_empty else seen.mass


def _fitted(shown: Shown) -> tuple[float, float, float, float] | None:
    """Return the box of 20×20 into which the digit was fitted; it is not drawn where it was spoilt."""
    reading, made = shown.reading, shown.seen.made
    if reading.origin == "test" or made.box is None or not reading.fit or reading.spoilt:
        return None
    tall = max(made.box[2:])
    sides = [max(1, round(BOX * length / tall)) for length in made.box[2:]]
    middles = [(SIDE - 1) / 2 - (shift if reading.centre else 0) for shift in made.shift]
    starts = [
        round(middle - (side - 1) / 2) if reading.centre else round((SIDE - side) / 2)
        for middle, side in zip(middles, sides, strict=True)
    ]
    return starts[0], starts[1], sides[0], sides[1]


def _mass(shown: Shown) -> tuple[float, float] | None:
    """Return the centre of the ink that the network sees."""
    ink = shown.seen.picture.astype(np.float32)
    ink = ink if shown.reading.invert else 255 - ink
    total = float(ink.sum())
    if total <= 0:
        return None
    row, column = (float((ink.sum(1 - axis) * np.arange(SIDE)).sum() / total) for axis in (0, 1))
    return row, column
