"""Networks that learn → the canvas."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from cnngui.engine.digits import Digits
from cnngui.gui.labs.digits.learning import shown
from cnngui.gui.labs.digits.learning.numbers import Slice, sliced, step_line, written
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.view import LearningView
from cnngui.gui.labs.digits.learning.words import cell_text
from cnngui.gui.labs.digits.learning_state import LessonLook
from cnngui.gui.look.i18n import labelled, language, locale
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.networks.plans.exports.words import called
from cnngui.networks.plans.plan import Plan
from cnngui.tasks.digits import Examined, OneStep


class LearningPresenter(QObject):
    """Brings one network, and another beside it, on the canvas; draws only what is seen and has changed."""

    def __init__(self, view: LearningView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._digits_of: tuple[object, ...] = ()
        self._step_of: tuple[object, ...] = ()

    def show(self, look: LessonLook, pupils: Sequence[Pupil], plan: Plan, digits: Digits | None) -> None:
        """Show what there is; ``plan`` is that of the first, or of the network that will learn."""
        view = self._view
        view.show_part(look.part)
        view.scores.set_scores([shown.score_of(pupil, colour) for colour, pupil in enumerate(pupils)])
        first = pupils[0] if pupils else None
        if look.part == "overview":
            self._show_curves(pupils)
            self._show_filters(first)
            self._show_confusion(first, look, digits)
        else:
            self._show_step(first, look, plan)

    def _show_curves(self, pupils: Sequence[Pupil]) -> None:
        overview = self._view.overview
        accuracies, losses = shown.curves(pupils)
        overview.accuracy.set_lines(accuracies)
        overview.loss.set_lines(losses)
        overview.changes.set_changes(shown.changes_of(pupils[0]) if pupils else [])

    def _show_filters(self, pupil: Pupil | None) -> None:
        strip, title = self._view.overview.filters, self._view.overview.filters_title
        name, filters = shown.first_filters(pupil) if pupil is not None else ("", np.zeros((0, 1, 1), np.float32))
        title.setText(shown.filters_title(name, filters))
        strip.set_items(shown.filter_items(filters, strip.picture_size, strip.devicePixelRatioF()), (0, -1))

    def _show_confusion(self, pupil: Pupil | None, look: LessonLook, digits: Digits | None) -> None:
        overview = self._view.overview
        found = None if pupil is None else pupil.answered
        used = digits if pupil is None or pupil.digits is None else pupil.digits
        size = overview.digits.picture_size
        about = (found, look.cell, used, size, overview.digits.devicePixelRatioF())
        if about == self._digits_of:
            return
        self._digits_of = about
        overview.confusion.set_current(look.cell)
        if found is None or pupil is None or used is None:
            overview.confusion.set_counts(np.zeros((10, 10), np.int64), pupil.classes if pupil else "0123456789")
            overview.digits_title.setText("")
            overview.digits.set_items([], (0, -1))
            return
        overview.confusion.set_counts(found.confusion, pupil.classes)
        overview.digits_title.setText(cell_text(found, look.cell, pupil.classes))
        overview.digits.set_items(self._items(found, look, used, pupil), (0, -1))

    def _items(self, found: Examined, look: LessonLook, digits: Digits, pupil: Pupil) -> list[StripItem]:
        strip = self._view.overview.digits
        if found.count > len(digits.test):  # it was asked about other digits
            return []
        ratio = strip.devicePixelRatioF()
        return shown.digit_items(found, look.cell, digits.test, pupil.classes, strip.picture_size, ratio)

    # One step

    def _show_step(self, pupil: Pupil | None, look: LessonLook, plan: Plan) -> None:
        view = self._view.step
        kernels = shown.kernels_of(plan)
        layer = kernel_of(look, plan)[0]
        counts = dict(kernels)
        slices = shown.slices_of(plan, layer)
        view.show_channel(slices, min(look.channel, slices - 1))
        titles = [(name, called(name, language())) for name in counts]
        view.show_choice(titles, layer, (counts.get(layer, 1), look.filter))
        one = None if pupil is None or pupil.step is None else pupil.step.one
        about = (one, look, locale().decimalPoint())
        if one is not None and about == self._step_of:
            return
        self._step_of = about
        if one is None or pupil is None or pupil.digits is None or pupil.step is None:
            self._show_no_step()
            return
        strip = view.batch
        size, ratio = strip.picture_size, strip.devicePixelRatioF()
        view.forward.setText(shown.loss_line(one, pupil.step.batches))
        strip.set_items(shown.batch_items(one, pupil.digits.train, pupil.classes, size, ratio), (0, -1))
        self._show_kernel(one, look, is_plain=pupil.settings.optimizer == "sgd")

    def _show_no_step(self) -> None:
        view = self._view.step
        view.forward.setText(
            self.tr(
                "Press “One step”: the digits of a batch and its loss will stand here, and below, of the kernel that "
                "is chosen, the weights before, the gradient, and the weights after."
            )
        )
        view.batch.set_items([], (0, -1))
        view.show_numbers(None, None, 0, ())
        view.sum.setText("")
        view.bias.setText("")

    def _show_kernel(self, one: OneStep, look: LessonLook, *, is_plain: bool) -> None:
        view, point = self._view.step, locale().decimalPoint()
        part, rate = sliced(one, look.channel), one.rate
        if part is None:
            view.show_numbers(None, None, 0, ())
            return
        texts = written(part, rate, point)
        captions = view.captions(texts.rate.text, is_plain=is_plain)
        view.show_numbers(part, texts, look.weight, captions)
        at = min(look.weight, part.before.size - 1)
        row, column = divmod(at, part.before.shape[1])
        where = f"{part.first + at + 1}" if part.is_vector else f"{row + 1}, {column + 1}"
        line = step_line(texts, row, column)
        view.sum.setText(labelled(self.tr("Weight ({place})").format(place=where), line))
        view.bias.setText(labelled(self.tr("Bias"), _bias_line(one, point)))


def kernel_of(look: LessonLook, plan: Plan) -> tuple[str, int]:
    """Return layer and filter that are followed; the first of the plan where it has not the one that is set."""
    kernels = dict(shown.kernels_of(plan))
    layer = look.layer if look.layer in kernels else next(iter(kernels), "")
    return layer, min(look.filter, kernels.get(layer, 1) - 1)


def _bias_line(one: OneStep, point: str) -> str:
    """Write the step of the bias."""
    before, after, gradient = (
        np.full((1, 1), value, np.float32) for value in (one.bias_before, one.bias_after, one.bias_gradient)
    )
    direction = ((before.astype(np.float64) - after) / one.rate).astype(np.float32) if one.rate else gradient
    return step_line(written(Slice(before, gradient, direction, after), one.rate, point), 0, 0)
