"""Brings on the canvas what is known: answers, and boxes."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF

from cnngui.engine.arrays import Pixels
from cnngui.engine.colours import magnitude
from cnngui.engine.numbers import digits_that_give, written
from cnngui.engine.numbers.writing import rounded
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.labs.classify import words
from cnngui.gui.labs.classify.known import Known
from cnngui.gui.labs.classify.own_sliding import OwnSlid
from cnngui.gui.labs.classify.shown import bars_of, box_marks, fate_table, heat_of_digits, hit_marks
from cnngui.gui.labs.classify.view import ClassifyView
from cnngui.gui.labs.classify.why_presenter import WhyPresenter
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.widgets.pictures.boxes_view import BoxMark
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, Picture
from cnngui.networks.classifiers import NETWORKS

tr = QCoreApplication.translate


class ClassifyPresenter:
    """Shows what is known; only what has changed is drawn again."""

    def __init__(self, view: ClassifyView) -> None:
        self._view = view
        self._why = WhyPresenter(view)
        self._drawn = Drawn()
        self._pictures: tuple[object, Picture] | None = None
        self.known: Known | None = None

    def show(self, known: Known) -> None:
        """Show the page that is open."""
        self.known = known
        state = known.state
        self._view.show_page(state.page, state.way)
        if state.page == "several":
            self._show_photo(known, None)
            self._view.picture.set_boxes(())
        elif state.page == "answers":
            self._show_answers(known)
        elif state.page == "why":
            self._why.show(known)
        elif state.way == "sliding":
            self._show_sliding(known)
        else:
            self._show_boxes(known)

    def _plain(self, pixels: Pixels) -> Picture:
        """Return a photo to be drawn, the same one for the same pixels."""
        if self._pictures is None or self._pictures[0] is not pixels:
            self._pictures = pixels, PhotoPicture(pixels)
        return self._pictures[1]

    def _show_photo(self, known: Known, seen: QRectF | None) -> None:
        is_new = self._drawn.is_new("extent", known.size)
        self._view.show_picture(self._plain(known.photo), seen, keep=not is_new)

    # Answers

    def _show_answers(self, known: Known) -> None:
        state, view = known.state, self._view
        box = None if known.first is None else known.first.seen.box
        self._show_photo(known, None if box is None else QRectF(box.x, box.y, box.width, box.height))
        view.picture.set_boxes(box_marks(known)[0] if state.has_boxes and known.found is not None else ())
        asked = frozenset() if state.model else frozenset(state.asked)
        is_whole = known.answers is not None and known.answers.is_whole
        for name in NETWORKS:
            is_main = name == NETWORKS[0]
            answer = known.first if is_main else known.answer(name)
            rows = bars_of(answer, asked, known.named)
            is_told = bool(rows) or is_main or not (is_whole or state.model)
            title = words.network_title(name, answer, known.own if is_main else None) if is_told else ""
            view.answers.show_answer(name, title, rows)
        is_missing = is_whole and known.answer(NETWORKS[1]) is None
        sure = "" if known.first is None else words.sure_text(known.first, known.named(known.first.first.index))
        total = "" if known.question is None else words.sum_text(known.question)
        view.verdict.show_words(total, sure)
        other = words.missing_text() if is_missing else words.times_text()
        view.answers.missing.setText("" if state.model else other)
        view.verdict.question.setVisible(not state.model)
        if known.question is not None:
            question = known.question
            view.verdict.question.set_answer(words.question_text(state), question.probability, question.threshold)

    # Boxes

    def _show_boxes(self, known: Known) -> None:
        state, view, found = known.state, self._view, known.found
        self._show_photo(known, None)
        if state.slides_own and state.has_heat and known.own_slid is not None:
            view.show_picture(_heat_over(known.own_slid), None, keep=True)
        own = None if state.drawn is None else BoxMark(state.drawn, tr("Classify", "yours"))
        if found is None:
            view.picture.set_boxes((), own)
            view.where.show_words(tr("Classify", "Looking for things…"), "", "")
            view.where.show_table((), (), "")
            return
        marks, places = box_marks(known)
        view.picture.set_boxes(marks, own)
        counts = words.counts_text(found, is_own=state.slides_own)
        told, good = words.fate_text(known, found, known.at), words.marks_text(known.marks)
        view.where.show_words(counts, told, words.own_text(known, found, places), good)
        view.where.show_table(*fate_table(known, found, known.at), str(known.at))
        for button in (view.where.back, view.where.next, view.where.end):
            button.setEnabled(bool(found.fates))

    def _show_sliding(self, known: Known) -> None:
        slid, view = known.slid, self._view
        if slid is None or known.hits is None or known.left is None:
            return
        scale, plane = magnitude(1.0), heat_of_digits(known)
        grey = slid.canvas[..., None].repeat(3, axis=2)
        height, width = slid.canvas.shape
        picture = HeatPicture(grey, plane, (0.0, 0.0, float(width), float(height)), scale, 0.5)
        is_new = self._drawn.is_new("extent", slid.canvas.shape)
        view.show_picture(picture, None, keep=not is_new)
        view.picture.set_boxes(hit_marks(known))
        view.sliding.show_scale(scale)
        cost = tr(
            "Classify",
            "One by one: {count} windows × {one} = {all} multiply-adds. "
            "As one convolution: {convolved}, ≈ {times} times fewer.",
        ).format(
            count=number(slid.cost.windows),
            one=number(slid.cost.one_by_one // slid.cost.windows),
            all=number(slid.cost.one_by_one),
            convolved=number(slid.cost.convolved),
            times=number(slid.cost.times, 2),
        )
        found = tr("Classify", "{hits} windows are sure of a {digit}; {kept} stay once overlaps have gone.").format(
            hits=number(len(known.hits.boxes)), digit=number(known.state.digit), kept=number(len(known.left.kept))
        )
        heading = tr("Classify", "How sure each window of 32 × 32 is that its middle shows a {digit}")
        note = tr(
            "Classify",
            "The network has no answer for “nothing”: a window that cuts a digit in two gets an answer too.",
        )
        view.sliding.show_words(
            heading.format(digit=number(known.state.digit)), found, cost, measured_text(known), note
        )


@lru_cache(maxsize=2)
def _heat_over(slid: OwnSlid) -> HeatPicture:
    """Return how sure the network is that something is there, over the photo."""
    height, width = slid.pixels.shape[:2]
    things = [at for at in range(len(slid.own.classes)) if at != slid.windows.nothing]
    plane = np.max([slid.windows.heat(at, (height, width)) for at in things], axis=0)
    return HeatPicture(slid.pixels, plane, (0.0, 0.0, float(width), float(height)), magnitude(1.0), 0.5)


def measured_text(known: Known) -> str:
    """Say what was measured of both ways."""
    slid, measured = known.slid, known.measured
    assert slid is not None  # noqa: S101  (asked only with it)
    if measured is None:
        text = tr("Classify", "As one convolution it took {time} ms here. “Measure one by one” takes longer.")
        return text.format(time=number(slid.milliseconds, 1))
    text = tr(
        "Classify",
        "Measured here: one by one {slow} ms, as one convolution {fast} ms, ≈ {times} times as fast. "
        "The largest difference of two probabilities: {difference}.",
    )
    slow, fast = measured.milliseconds, slid.milliseconds
    times = written(slow / fast, 0)
    digits = digits_that_give(lambda digits: _quotient(rounded(slow, digits), rounded(fast, digits + 1)), times, 0)
    return text.format(
        slow=number(slow, digits),
        fast=number(fast, digits + 1),
        times=number(slow / fast, 0),
        difference=number_seen(measured.difference, 2),
    )


def _quotient(one: Decimal, other: Decimal) -> Fraction:
    return Fraction(one) / Fraction(other) if other else Fraction(0)
