"""What is painted of networks that learn: scores, curves, filters, bars, digits."""

from collections.abc import Sequence
from math import ceil, isqrt

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import limit_of, paint, signed
from cnngui.engine.digits import DigitSet
from cnngui.engine.numbers import digits_that_add_up, weight
from cnngui.gui.labs.digits.learning.numbers import MOST as MOST_NUMBERS
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.words import accuracy_text, progress_parts, title_of
from cnngui.gui.look.i18n import labelled, language, number, number_seen
from cnngui.gui.widgets.networks.score_board import Score
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.gui.widgets.plots.change_bars import Change
from cnngui.gui.widgets.plots.progress_plot import Line, Points
from cnngui.networks.plans.blocks import Conv, Dense, RadialBasis
from cnngui.networks.plans.exports.words import called
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import Examined, OneStep

MOST_FILTERS, MOST_DIGITS, MOST_TERMS = 24, 60, 3
"""Filters, digits, and terms of the mean loss, that are shown at once."""

_DIGITS_OF_LOSS = 3

tr = QCoreApplication.translate


def score_of(pupil: Pupil, colour: int) -> Score:
    """Return how well a network reads."""
    return Score(title_of(pupil), accuracy_text(pupil.answered), progress_parts(pupil), colour)


def curves(pupils: Sequence[Pupil]) -> tuple[list[Line], list[Line]]:
    """Return the curves of accuracy, in percent, and of loss: test digits drawn through, training digits dotted."""
    accuracies: list[Line] = []
    losses: list[Line] = []
    for colour, pupil in enumerate(pupils):
        names = (tr("Learning", "test"), tr("Learning", "training"))
        if len(pupils) > 1:
            names = (f"{pupil.number}. {names[0]}", f"{pupil.number}. {names[1]}")
        right, wrong = _points(pupil)
        for found, parts in ((accuracies, right), (losses, wrong)):
            for name, points, is_dotted in zip(names, parts, (False, True), strict=True):
                found.append(Line(name, points, colour, is_dotted))
    return accuracies, losses


def _points(pupil: Pupil) -> tuple[tuple[Points, Points], tuple[Points, Points]]:
    """Return accuracy (test, training) and loss (test, training), over epochs."""
    records, size = pupil.records, max(pupil.train_count, 1)
    new = [each for each in records if each.is_new_test]
    test = [(each.seen / size, 100 * each.test_accuracy) for each in new]
    training = [(each.seen / size, 100 * each.accuracy) for each in records if each.accuracy is not None]
    test_loss = [(each.seen / size, each.test_loss) for each in new]
    loss = [(each.seen / size, each.loss) for each in records if each.loss is not None]
    return (test, training), (test_loss, loss)


def kernels_of(plan: Plan) -> list[tuple[str, int]]:
    """Return the layers whose kernels can be followed, and how many each has.

    >>> from cnngui.networks.digits import lenet
    >>> kernels_of(lenet())
    [('C1', 6), ('C3', 16), ('C5', 120), ('F6', 84), ('output', 10)]
    """
    found = []
    for block in plan.blocks:
        if isinstance(block, Conv):
            found.append((block.name, block.filters))
        elif isinstance(block, Dense) and not isinstance(block, RadialBasis):
            found.append((block.name, block.units))
    return found


def slices_of(plan: Plan, layer: str) -> int:
    """Return into how many slices the numbers of a kernel are shown: channels, or parts of a vector.

    >>> from cnngui.networks.digits import lenet
    >>> [slices_of(lenet(), layer) for layer in ("C1", "C3", "F6")]
    [1, 6, 5]
    """
    if not layer:
        return 1
    row = worked(plan).row(layer)
    return row.weights[2] if row.kind == "conv" else ceil(row.weights[0] / MOST_NUMBERS)


def first_filters(pupil: Pupil) -> tuple[str, Array]:
    """Return name and filters (n, rows, columns) of the first layer; of several channels the first."""
    network = pupil.now
    if network is not None:
        for name, _ in kernels_of(network.plan):
            tensor = network.tensor(name)
            if tensor is not None:
                return name, _planes(np.asarray(network.weights[tensor], np.float32))
    return "", np.zeros((0, 1, 1), np.float32)


def _planes(weights: Array) -> Array:
    """Return (O, C, f, f) or (O, inputs) as (O, rows, columns)."""
    if weights.ndim == 4:
        return weights[:, 0]
    side = isqrt(weights.shape[1])
    return weights.reshape(len(weights), side, side) if side * side == weights.shape[1] else weights[:, None]


def filter_items(filters: Array, size: QSize, ratio: float) -> list[StripItem]:
    """Return the small pictures of filters, all on one scale."""
    few = filters[:MOST_FILTERS]
    scale = signed(limit_of(np.ascontiguousarray(few)) or 1.0) if few.size else signed(1.0)
    items = []
    for at, plane in enumerate(few):
        text = tr("Learning", "Filter {number}; click to follow its numbers").format(number=number(at + 1))
        image = rgb_image(paint(scale, np.ascontiguousarray(plane)))
        items.append(StripItem((0, at), number(at + 1), text, enlarged(image, size, ratio)))
    return items


def filters_title(name: str, filters: Array) -> str:
    """Say what the small pictures are."""
    if not len(filters):
        return ""
    largest = number_seen(float(np.abs(filters).max()), 2)
    text = tr("Learning", "{layer}: {count} filters {rows}×{columns}, −{largest} (blue) to {largest} (brown)")
    if len(filters) > MOST_FILTERS:
        text = tr("Learning", "{layer}: {few} of {count} filters, from −{largest} (blue) to {largest} (brown)")
    rows, columns = filters.shape[1:]
    few = number(min(len(filters), MOST_FILTERS))
    values = {"layer": name, "count": number(len(filters)), "few": few, "largest": largest}
    return text.format(rows=rows, columns=columns, **values)


def enlarged(image: QImage, size: QSize, ratio: float) -> QImage:
    """Return a picture at its size on screen, with square pixels."""
    keep, fast = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    made = image.scaled(size * ratio, keep, fast)
    made.setDevicePixelRatio(ratio)
    return made


def changes_of(pupil: Pupil) -> list[Change]:
    """Return how far each layer has come."""
    changes = {} if pupil.step is None else pupil.step.changes
    return [Change(called(name, language()), share) for name, share in changes.items()]


def digit_image(picture: Pixels) -> QImage:
    """Return a digit as a picture, dark ink on light paper."""
    return rgb_image(np.repeat((255 - picture)[..., None], 3, axis=2))


def places_of(found: Examined, cell: tuple[int, int] | None) -> Sequence[int]:
    """Return the digits behind a cell, or the worst mistakes."""
    places = found.mistakes if cell is None else found.behind(*cell)
    return [int(each) for each in places[:MOST_DIGITS]]


def digit_items(
    found: Examined, cell: tuple[int, int] | None, digits: DigitSet, classes: tuple[str, ...], size: QSize, ratio: float
) -> list[StripItem]:
    """Return the small pictures of test digits."""
    items = []
    for place in places_of(found, cell):
        label, answer = int(found.labels[place]), int(found.answers[place])
        share = number(100 * float(found.probabilities[place, answer]), 0)
        text = tr("Learning", "Test digit {place}: {label}, read as {answer} with {share} %; click to see why")
        hint = text.format(place=number(place + 1), label=classes[label], answer=classes[answer], share=share)
        title = f"{classes[label]} → {classes[answer]}"
        image = enlarged(digit_image(digits.pictures[place]), size, ratio)
        items.append(StripItem((0, place), title, hint, image))
    return items


def batch_items(one: OneStep, digits: DigitSet, classes: tuple[str, ...], size: QSize, ratio: float) -> list[StripItem]:
    """Return the small pictures of the digits that a step was made from, with the probability of the right answer."""
    items = []
    for at, (place, label) in enumerate(zip(one.places, one.labels, strict=True)):
        if at >= MOST_FILTERS:
            break
        chance = number_seen(float(one.probabilities[at, label]), 2)
        title = labelled(classes[int(label)], chance)
        text = tr("Learning", "{label}: probability {chance} of the right answer before the step")
        hint = text.format(label=classes[int(label)], chance=chance)
        items.append(StripItem((0, at), title, hint, enlarged(digit_image(digits.pictures[place]), size, ratio)))
    return items


def _digits_of_terms(losses: Sequence[float], mean: float) -> int:
    """Return the decimals with which all terms of a mean, typed into a calculator, give it."""
    decimals = -int(weight(mean, _DIGITS_OF_LOSS).unit.logb())
    return digits_that_add_up([(1.0, loss) for loss in losses], mean, decimals, len(losses))


def loss_line(one: OneStep, batches: int) -> str:
    """Write how the loss of a batch comes about."""
    chosen = one.probabilities[np.arange(len(one.labels)), one.labels]
    losses = [float(-np.log(max(each, 1e-12))) for each in chosen]
    more, digits = (" + …", 2) if len(losses) > MOST_TERMS else ("", _digits_of_terms(losses, one.loss))
    terms = [number_seen(loss, digits) for loss in losses[:MOST_TERMS]]
    text = tr(
        "Learning",
        "Batch {batch}, {count} digits. Loss: mean of −ln(probability of the right answer): ({terms})/{count} ≈ {loss}",
    )
    told = {"batch": number(batches), "count": number(len(chosen)), "loss": number_seen(one.loss, _DIGITS_OF_LOSS)}
    return text.format(terms=" + ".join(terms) + more, **told)
