"""Takes away what is on screen: the picture with what lies over it, and the answers."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.box_drawing import Marked, colour_of, with_boxes
from cnngui.engine.files import atomic_write
from cnngui.engine.saving import save_picture
from cnngui.engine.thin_boxes import with_thin_boxes
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs, pictures_kind
from cnngui.gui.labs.classify.known import TOP, Known
from cnngui.gui.labs.classify.state import ClassifyState
from cnngui.gui.services.saving import Kind
from cnngui.gui.widgets.pictures.boxes_view import BoxesView
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.detectors import class_name
from cnngui.networks.imagenet import name_of
from cnngui.tasks.classify import Answer

tr = QCoreApplication.translate

DIGITS = 6
"""Of a probability in a file."""

LEAST_SIDE = 480
"""Px: a small canvas is saved larger."""


def commands(lab: LabBase[ClassifyState], view: BoxesView, known: Callable[[], Known | None]) -> Sequence[Command]:
    """Return the rows for saving and copying."""

    def name(what: str) -> Callable[[], str]:
        return lambda: f"{Path(lab.workspace.name(of_photo=True)).stem}-{what}"

    def draw() -> Callable[[], QImage]:
        drawn = picture_on_screen(view)
        return lambda: rgb_image(drawn())

    def write_answers() -> Callable[[Path], None] | None:
        now = known()
        return None if now is None or now.answers is None else partial(write, now, lab.workspace.name(of_photo=True))

    answers = (
        Kind(tr("Classify", "Table for a spreadsheet (*.csv)"), (".csv",)),
        Kind(tr("Classify", "For programs (*.json)"), (".json",)),
    )
    picture = SaveAs(
        tr("Classify", "Save the picture"),
        name(tr("Classify", "classified")),
        (pictures_kind(),),
        lambda: partial(_save, picture_on_screen(view)),
    )
    table = SaveAs(tr("Classify", "Save the answers"), name(tr("Classify", "answers")), answers, write_answers)
    copied = Copy(tr("Classify", "The picture is copied."), draw)
    return [
        Command("picture", tr("Classify", "Save picture…"), picture, SAVE),
        Command("answers", tr("Classify", "Save answers…"), table, "Ctrl+Alt+S"),
        Command("copy", tr("Classify", "Copy picture"), copied, "Ctrl+Shift+C"),
    ]


def _save(drawn: Callable[[], Pixels], path: Path) -> None:
    save_picture(drawn(), path)


def picture_on_screen(view: BoxesView) -> Callable[[], Pixels]:
    """Return what draws the picture as it is on screen, whole, with its heat map and its boxes."""
    picture, boxes = view.picture, view.boxes
    own = view.own
    shown = (*(() if own is None else (own,)), *boxes)

    def drawn() -> Pixels:
        assert picture is not None  # noqa: S101  (there is always a photo)
        height, width = picture.shape
        times = max(LEAST_SIDE // max(height, width), 1)
        size = (height * times, width * times)
        if isinstance(picture, HeatPicture):
            pixels = picture.mixed(slice(0, height), slice(0, width), size)
        else:
            image = picture.tile(slice(0, height), slice(0, width), size)
            pixels = pixels_of(image)
        thin = [mark for mark in shown if mark.line == "thin"]
        if thin:
            places = [_times(mark.box, times) for mark in thin]
            colours = [colour_of(mark.kind) for mark in thin]
            pixels = with_thin_boxes(pixels, places, colours, [mark.strength for mark in thin])
        marks = [Marked(_times(mark.box, times), mark.label, mark.kind) for mark in shown if mark.line != "thin"]
        return with_boxes(pixels, marks) if marks else pixels

    return drawn


def _times(box: tuple[float, float, float, float], times: int) -> tuple[float, float, float, float]:
    x, y, width, height = box
    return x * times, y * times, width * times, height * times


def pixels_of(image: QImage) -> Pixels:
    """Return a picture of Qt's as (H, W, 3) uint8 RGB."""
    made = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    return np.ascontiguousarray(rows[:, : 3 * made.width()].reshape(made.height(), made.width(), 3))


def write(known: Known, photo: str, path: Path) -> None:
    """Write the answers of every network that gave one, and the boxes that stay, as the ending of the file says."""
    text = as_json(known, photo) if path.suffix.lower() == ".json" else as_csv(known, photo)
    with atomic_write(path) as stream:
        stream.write(text.encode())


def _answers(known: Known) -> list[tuple[str, Answer]]:
    of = {} if known.answers is None else known.answers.of
    return [(name, found) for name in of if (found := known.answer(name)) is not None]


def as_json(known: Known, photo: str) -> str:
    """Return the answers as programs read them; names are English in every language."""
    facts: dict[str, object] = {"file": photo, "temperature": known.state.temperature}
    facts["answers"] = [
        {
            "network": name,
            "classes": [
                {"name": _name(known, each.index), "index": each.index, "probability": round(each.probability, DIGITS)}
                for each in found.top(TOP)
            ],
        }
        for name, found in _answers(known)
    ]
    if known.question is not None:
        asked = known.question
        facts["yes"] = {
            "classes": list(known.state.asked),
            "probability": round(asked.probability, DIGITS),
            "threshold": asked.threshold,
            "answer": int(asked.is_yes),
        }
    if known.found is not None:
        facts["boxes"] = [
            {
                "class": _thing(known, each.number),
                "score": round(each.score, DIGITS),
                "box": [round(side, 1) for side in each.box],
            }
            for each in known.found.found
        ]
    return json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _thing(known: Known, number: int) -> str:
    return known.thing(number) if known.state.slides_own else class_name(number)


def _name(known: Known, index: int) -> str:
    return name_of(index) if known.own is None else known.named(index)


def as_csv(known: Known, photo: str) -> str:
    """Return the answers as a table: a row a class, names in the language on screen beside the index."""
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(("file", "network", "rank", "index", "name", "probability"))
    for name, found in _answers(known):
        for rank, each in enumerate(found.top(TOP), 1):
            row = (photo, name, rank, each.index, known.named(each.index), round(each.probability, DIGITS))
            rows.writerow(row)
    return stream.getvalue()
