"""The commands of a lab as a table: what each is called, its keys, and what it does or saves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import QWidget

from cnngui.gui.lab.contract import LabContext
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import NUMBERS, PICTURES, Kind
from cnngui.gui.widgets.plots.plot import Plot

Keys = str | QKeySequence.StandardKey
SAVE, START_AGAIN = QKeySequence.StandardKey.Save, "Ctrl+Shift+N"

SAVES = "saves"
"""Property of the actions that write a file."""


@dataclass(frozen=True)
class SaveAs:
    """Asks where to, and writes a file as a job.

    Parameters
    ----------
    title : str
        Of the dialog.
    name : callable
        Returns the name to propose, without the suffix.
    kinds : sequence of Kind
        The first is proposed.
    write : callable
        Returns what writes the file of a path, with what is shown now; None where there is nothing to save.
    lane : Lane
    step : callable, optional
        Takes the steps of the work; then what writes the file is a generator.
    beside : callable
        Returns which other files are written with the one of a path: they are asked about and named, too.
    """

    title: str
    name: Callable[[], str]
    kinds: Sequence[Kind]
    write: Callable[[], Callable[[Path], object] | None]
    lane: Lane = Lane.FILES
    step: Callable[[Any], None] | None = None
    beside: saving.Beside = saving.nothing_beside


@dataclass(frozen=True)
class Copy:
    """Puts a picture on the clipboard.

    Parameters
    ----------
    told : str
        Said once it is there.
    draw : callable
        Returns what draws the picture that is shown now, off the main thread; None where there is none.
    lane : Lane
    """

    told: str
    draw: Callable[[], Callable[[], QImage] | None]
    lane: Lane = Lane.OPENCV


@dataclass(frozen=True)
class Command:
    """A row of the table.

    Parameters
    ----------
    name : str
        By which the lab finds it, for a button of its panel.
    text : str
        In the user's language.
    does : callable, SaveAs or Copy
    keys : str or StandardKey
    """

    name: str
    text: str
    does: Callable[[], object] | SaveAs | Copy
    keys: Keys = ""


def pictures_kind() -> Kind:
    """Return the kind of file for pictures."""
    return Kind(QCoreApplication.translate("Saving", "Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES)


def numbers_kind() -> Kind:
    """Return the kind of file for numbers."""
    return Kind(QCoreApplication.translate("Saving", "Numbers (*.npy *.csv)"), NUMBERS)


def build(commands: Sequence[Command], context: LabContext, lab: str, parent: QObject) -> Mapping[str, QAction]:
    """Return an action for each command of a lab, by its name, in the order of the table."""
    actions = {}
    for command in commands:
        action = QAction(command.text, parent)
        action.setShortcut(QKeySequence(command.keys))
        action.setProperty(SAVES, isinstance(command.does, SaveAs))
        action.triggered.connect(partial(_do, command.does, context, lab))
        actions[command.name] = action
    return actions


def _do(does: Callable[[], object] | SaveAs | Copy, context: LabContext, lab: str, _checked: bool = False) -> None:
    if isinstance(does, SaveAs):
        save(does, context, lab)
    elif isinstance(does, Copy):
        draw = does.draw()
        if draw is not None:
            saving.copy(context.jobs, context.messages, draw, does.lane, does.told, context.way_to(lab))
    else:
        does()


def save(what: SaveAs, context: LabContext, lab: str) -> None:
    """Ask where to, and write what a lab shows now."""
    write = what.write()
    if write is None:
        return
    proposed = saving.save_folder_of(context.settings) / f"{what.name()}{what.kinds[0].suffixes[0]}"
    path = saving.ask_where(what.title, proposed, what.kinds, what.beside)
    if path is not None:
        work: Any = partial(write, path) if what.step is None else write(path)
        back = context.way_to(lab)
        others = what.beside(path)
        saving.save(context.jobs, context.messages, context.settings, path, work, what.lane, what.step, back, others)


def listen_to_plots(root: QWidget, context: LabContext) -> None:
    """Say in the message bar what the plots below a widget write, and begin where something was saved last."""
    for plot in root.findChildren(Plot):
        plot.folder = partial(saving.save_folder_of, context.settings)
        plot.saved.connect(partial(saving.tell_saved, context.messages, context.settings))
