"""What networks answered → the canvas."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QImage

from cnngui.engine.colours import magnitude
from cnngui.gui.labs.transfer.answers.course_view import CourseCell, CourseRow
from cnngui.gui.labs.transfer.answers.measured import MEASURED
from cnngui.gui.labs.transfer.answers.view import UnseenView
from cnngui.gui.labs.transfer.house import House
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.state import TransferState
from cnngui.gui.labs.transfer.words import (
    behind_text,
    cell_title,
    network_title,
    scope_title,
    title_of,
)
from cnngui.gui.labs.transfer.work import Why
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.widgets.networks.answer_bars import AnswerBar
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.gui.widgets.plots.progress_plot import Line
from cnngui.tasks.transfer import Cell
from cnngui.tasks.transfer.course_table import Kind, Size

UNDER_HEAT = 0.45
"""Share of the photo under what the network looked at."""


class AnswersPresenter(QObject):
    """Brings answers on the canvas; draws only what has changed."""

    def __init__(self, lab: House, view: UnseenView, parent: QObject) -> None:
        super().__init__(parent)
        self._lab, self._view = lab, view
        self._strip_of: tuple[object, ...] = ()
        self._why_of: tuple[object, ...] = ()

    def show(self, state: TransferState, places: Sequence[int], asked: str) -> None:
        """Show the part that is open."""
        if state.part == "mistakes":
            self._show_mistakes(state, places, asked)
        elif state.part == "sides":
            self._show_sides()
        elif state.part == "fewer":
            self._show_fewer()
        else:
            self._show_table()

    def picture_text(self, name: str) -> str:
        """Say which picture is explained."""
        run = self._lab.first
        if run is None or run.answered is None:
            return self.tr("Once a network has learned, its mistakes are here.")
        if not name:
            return self.tr("Click a cell of the matrix, then a picture.")
        example = self._lab.laid.examples.get(name)
        title = example.name if example is not None else name
        if example is None:
            return self.tr("{name}: it is not among the pictures any more.").format(name=title)
        trained = run.laid.groups.get(name) if run.laid is not None else None
        now = self._lab.laid.groups[name]
        if trained is not None and trained != now:
            text = self.tr("{name}: now in {title}. Train again, so that it counts.")
            return text.format(name=title, title=self._lab.laid.titles[now])
        return title

    # Mistakes

    def _show_mistakes(self, state: TransferState, places: Sequence[int], asked: str) -> None:
        view, run = self._view.mistakes, self._lab.first
        answered = None if run is None else run.answered
        if run is None or answered is None:
            classes = self._lab.laid.pictures.classes or ("",)
            view.confusion.set_counts(np.zeros((len(classes),) * 2, np.int64), classes)
            view.confusion.set_current(None)
            view.title.setText("")
            view.strip.set_items([], (0, -1))
            self._show_reason(None, state)
            return
        cell = state.cell if state.cell is not None and max(state.cell) < len(run.classes) else None
        view.confusion.set_counts(answered.found.confusion, run.classes)
        view.confusion.set_current(cell)
        view.title.setText(behind_text(answered, cell, run.classes))
        small = self._lab.jobs.small
        drawn = tuple(answered.names[place] in small for place in places)
        about = (answered, tuple(places), drawn, view.strip.picture_size, asked)
        if about != self._strip_of:
            self._strip_of = about
            current = next((place for place in places if answered.names[place] == asked), -1)
            view.strip.set_items([self._item(run, place) for place in places], (0, current))
        why = self._lab.jobs.why
        is_of_it = why is not None and (why.request.run, why.request.picture) == (run.key, asked)
        self._show_reason(why if is_of_it else None, state)

    def _item(self, run: Run, place: int) -> StripItem:
        answered = run.answered
        assert answered is not None  # noqa: S101  (shown only then)
        found, name = answered.found, answered.names[place]
        label, answer = run.classes[int(found.labels[place])], run.classes[int(found.answers[place])]
        share = number_seen(100 * float(found.probabilities[place].max()), 0)
        text = self.tr("{name}: {label}, taken for {answer} with {share} %; click: why?")
        example = self._lab.laid.examples.get(name)
        told = text.format(name=name if example is None else example.name, label=label, answer=answer, share=share)
        return StripItem((0, place), f"{answer} {share} %", told, self._image(name))

    def _image(self, name: str) -> QImage:
        strip = self._view.mistakes.strip
        pixels = self._lab.jobs.small.get(name)
        image = rgb_image(np.full((8, 8, 3), 128, np.uint8) if pixels is None else pixels)
        return scaled_to(image, strip.picture_size, strip.devicePixelRatioF())

    def _show_reason(self, why: Why | None, state: TransferState) -> None:
        view, run = self._view.mistakes, self._lab.first
        about = (why, state.has_heat, None if run is None else run.key)
        if about == self._why_of and why is not None:
            return
        self._why_of = about
        for part in (view.picture, view.bars, view.scale):
            part.setVisible(why is not None)
        if why is None or run is None:
            view.why.setText("" if run is None or run.answered is None else self._without_why())
            return
        classes = run.classes
        order = np.argsort(-why.probabilities, kind="stable")
        view.bars.set_rows([AnswerBar(int(at), classes[at], float(why.probabilities[at])) for at in order])
        view.bars.set_picked(why.index)
        scale = magnitude(why.limit or 1.0)
        view.scale.set_scale(scale)
        height, width = why.pixels.shape[:2]
        box = why.seen.box
        area = (float(box.x), float(box.y), float(box.width), float(box.height))
        plain = PhotoPicture(why.pixels)
        picture = HeatPicture(why.pixels, why.heat, area, scale, UNDER_HEAT) if state.has_heat else plain
        view.viewport.set_extent(QRectF(0, 0, width, height), keep=True)
        view.picture.set_picture(picture, QRectF(0, 0, width, height))
        view.why.setText(self._why_text(why, classes))

    def _without_why(self) -> str:
        return self.tr("Pick a picture, and see what the network takes it for, and where it looked.")

    def _why_text(self, why: Why, classes: Sequence[str]) -> str:
        if not why.heat.max():
            text = self.tr("Nothing in the picture speaks for {name} (Grad-CAM is 0 everywhere).")
        else:
            text = self.tr("Bright: what speaks for {name} (Grad-CAM). Click another class: what speaks for it?")
        return text.format(name=classes[why.index])

    # Side by side, fewer, table

    def _show_sides(self) -> None:
        view, runs = self._view.sides, self._lab.pair
        for at, (facts, matrix) in enumerate(zip(view.facts, view.matrices, strict=True)):
            run = runs[at] if at < len(runs) else None
            if run is None or run.answered is None:
                classes = self._lab.laid.pictures.classes or ("",)
                matrix.set_counts(np.zeros((len(classes),) * 2, np.int64), classes)
                facts.setText(self.tr("No network yet: train one, and choose it in the panel."))
                continue
            matrix.set_counts(run.answered.found.confusion, run.classes)
            facts.setText(self._facts(run))

    def _facts(self, run: Run) -> str:
        told = f"{title_of(run)} · {network_title(run.settings.network)}"
        if run.counts is not None:
            text = self.tr("{trains} numbers learned, {frozen} stayed frozen")
            told += " · " + text.format(trains=number(run.counts.trainable), frozen=number(run.counts.frozen))
        return told

    def _show_fewer(self) -> None:
        view, known = self._view.fewer, self._lab.jobs.points
        is_of_these = known is not None and known[0] is self._lab.laid
        points = known[1] if known is not None and is_of_these else ()
        means = [(float(each.each), 100 * each.accuracy) for each in points]
        least = [(float(each.each), 100 * min(each.accuracies)) for each in points]
        most = [(float(each.each), 100 * max(each.accuracies)) for each in points]
        names = self.tr("mean of 3"), self.tr("worst"), self.tr("best")
        lines = [
            Line(names[0], means, 0),
            Line(names[1], least, 1, is_dotted=True),
            Line(names[2], most, 2, is_dotted=True),
        ]
        view.plot.set_lines(lines if points else [])
        if len(points) < 2:
            view.about.setText(
                self.tr("“Measure” lets a last layer learn from fewer and fewer pictures, on this machine.")
            )
            return
        text = self.tr(
            "{few} pictures of each class: {low} right; {many}: {high} right, about the same unseen pictures."
        )
        first, last = points[0], points[-1]
        shares = [f"{number(100 * each.accuracy, 0)} %" for each in (first, last)]
        view.about.setText(text.format(few=number(first.each), low=shares[0], many=number(last.each), high=shares[1]))

    def _show_table(self) -> None:
        view, cells = self._view.table, self._lab.jobs.cells
        shown = MEASURED if cells is None else cells
        sizes: tuple[Size, ...] = ("small", "large")
        kinds: tuple[Kind, ...] = ("like", "unlike")
        places = [(size, kind) for size in sizes for kind in kinds]
        there = {(cell.size, cell.kind): cell for cell in shown}
        view.table.set_cells([self._table_cell(there.get(place), *place) for place in places])
        text = self.tr("Right answers about unseen pictures, measured on this computer.")
        if not shown:
            text = self.tr("“Measure here” fills the table with right answers about unseen pictures.")
        elif cells is None:
            text = self.tr(
                "Right answers about unseen pictures, measured once with EfficientNet-Lite0; “Measure here” repeats it."
            )
        view.about.setText(text)

    @staticmethod
    def _percent(share: float) -> str:
        return f"{number(100 * share, 0)} %"

    def _table_cell(self, cell: Cell | None, size: Size, kind: Kind) -> CourseCell:
        words = cell_title(size, kind)
        title = ", ".join(words)
        title = title[0].upper() + title[1:]
        if cell is None:
            return CourseCell(title, self.tr("not measured yet"))
        about = self.tr("learns from {count} in {classes} classes; {asked} unseen")
        best = max(each.accuracy for each in cell.found)
        rows = tuple(
            CourseRow(scope_title(each.scope), each.accuracy, self._percent(each.accuracy), each.accuracy == best)
            for each in cell.found
        )
        fields = {"count": number(cell.pictures), "classes": number(cell.classes), "asked": number(cell.asked)}
        return CourseCell(title, about.format(**fields), rows)


def scaled_to(image: QImage, size: QSize, ratio: float) -> QImage:
    """Return a photo at its size on screen, smooth."""
    how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    made = image.scaled(size * ratio, *how)
    made.setDevicePixelRatio(ratio)
    return made
