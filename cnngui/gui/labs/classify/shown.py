"""What is drawn and listed: bars of answers, boxes, the table of boxes."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from cnngui.engine.arrays import Array
from cnngui.engine.boxes import as_box
from cnngui.gui.labs.classify.known import TOP, Known
from cnngui.gui.labs.classify.sliding import LEAST_INK, Slid
from cnngui.gui.labs.classify.words import box_label, shortened
from cnngui.gui.look.i18n import labelled, number
from cnngui.gui.widgets.networks.answer_bars import AnswerBar, chance
from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.gui.widgets.pictures.boxes_view import BoxMark, Line
from cnngui.tasks.classify import Answer
from cnngui.tasks.detect import Detections, Kept, Looked, heat

tr = QCoreApplication.translate

NARROW = 8
"""Letters of a name in the table of boxes."""


def bars_of(
    answer: Answer | None, asked: frozenset[int], named: Callable[[int], str], count: int = TOP
) -> tuple[AnswerBar, ...]:
    """Return the likeliest classes as rows."""
    if answer is None:
        return ()
    return tuple(
        AnswerBar(each.index, named(each.index), each.probability, each.index in asked) for each in answer.top(count)
    )


def _mark(known: Known, place: int, line: Line) -> BoxMark:
    found = known.found
    assert found is not None  # noqa: S101  (asked only with it)
    label = "" if line == "thin" else box_label(known, found, place)
    box = found.looked.detection(place).box if line == "firm" else as_box(found.looked.boxes[place])
    return BoxMark(box, label, int(found.looked.classes[place]), line)


def box_marks(known: Known) -> tuple[tuple[BoxMark, ...], tuple[int, ...]]:
    """Return what is drawn of the boxes, the most important first, and the places of those that stay so far."""
    found, at = known.found, known.at
    assert found is not None  # noqa: S101  (asked only with it)
    decided = found.fates if at < 0 else found.fates[:at]
    kept = tuple(fate.box for fate in decided if isinstance(fate, Kept))
    marks: list[BoxMark] = []
    if at > 0 and not isinstance(found.fates[at - 1], Kept):
        marks.append(_mark(known, found.fates[at - 1].box, "dashed"))
    marks += [_mark(known, place, "firm") for place in kept]
    if at >= 0:
        marks += [_mark(known, fate.box, "thin") for fate in found.fates[at:]]
    if known.state.slides_own and known.own_slid is not None:
        marks += [BoxMark(each.box, known.thing(each.number), each.number, "dashed") for each in known.own_slid.truths]
    elif known.state.shows_all and known.state.page == "where" and known.looked is not None:
        marks += all_marks(known.looked)
    return tuple(marks), kept


@lru_cache(maxsize=2)
def all_marks(looked: Looked) -> tuple[BoxMark, ...]:
    """Return all boxes that are not empty, thinly, and the fainter the less they are believed."""
    return tuple(
        BoxMark(as_box(looked.boxes[place]), "", int(looked.classes[place]), "thin", strength(looked.best[place]))
        for place in range(len(looked.best))
        if looked.boxes[place, 2:].min() > 0
    )


def strength(score: float) -> float:
    """Return how much the line of a box covers: the photo is still to be seen below 1,917 of them.

    >>> round(strength(0.0), 2), round(strength(0.5), 2), strength(1.0)
    (0.06, 0.56, 1.0)
    """
    return min(0.06 + float(score), 1.0)


def fate_table(known: Known, found: Detections, at: int) -> tuple[tuple[Column, ...], tuple[TableRow, ...]]:
    """Return the table of the boxes in the order in which they are decided, as far as ``at`` of them; -1 for all.

    Of a box that went it is told because of which, and, in parentheses, at which IoU.
    """
    words = ("#", tr("Classify", "box"), tr("Classify", "score"), tr("Classify", "goes because of no."))
    titles = zip(words, (True, True, False, True), strict=True)
    order = {fate.box: place for place, fate in enumerate(found.fates, 1)}
    rows = []
    for place, fate in enumerate(found.fates, 1):
        name = known.thing(int(found.looked.classes[fate.box]))
        became = tr("Classify", "stays")
        if at >= 0 and place > at:
            became = tr("Classify", "waits")
        elif not isinstance(fate, Kept):
            became = f"{number(order[fate.by])} ({number(fate.iou, 3)})"
        cells = (number(place), shortened(name, NARROW), number(float(found.looked.best[fate.box]), 2), became)
        rows.append(TableRow(str(place), cells))
    return tuple(Column("", title, is_left) for title, is_left in titles), tuple(rows)


@lru_cache(maxsize=4)
def _heat(slid: Slid, digit: int) -> Array:
    height, width = slid.canvas.shape
    return heat(slid.windows, digit, (height, width), least_ink=LEAST_INK)


def heat_of_digits(known: Known) -> Array:
    """Return how sure the network is of the digit at each pixel of the canvas."""
    assert known.slid is not None  # noqa: S101  (asked only with it)
    return _heat(known.slid, known.state.digit)


def hit_marks(known: Known) -> tuple[BoxMark, ...]:
    """Return the windows that stay, with their labels, and thinly those that go."""
    hits, left = known.hits, known.left
    assert hits is not None  # noqa: S101
    assert left is not None  # noqa: S101
    marks = [
        BoxMark(
            as_box(hits.boxes[place]),
            labelled(number(int(hits.classes[place])), chance(float(hits.scores[place]))),
            int(hits.classes[place]),
        )
        for place in left.kept
    ]
    gone = [place for place in range(len(hits.boxes)) if place not in left.kept]
    marks += [BoxMark(as_box(hits.boxes[place]), "", int(hits.classes[place]), "thin") for place in gone]
    return tuple(marks)
