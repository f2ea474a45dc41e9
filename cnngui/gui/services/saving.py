"""Saving and copying, as every lab does it: ask where to, give the name its suffix, tell when it is done."""

import os
import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cnngui.engine.colours import Scale, paint_argb
from cnngui.engine.files import shown
from cnngui.engine.saving import PICTURE_KINDS
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.settings import Settings

_NAMED = 3
"""Of many files, so many are named."""

PICTURES = tuple(PICTURE_KINDS)
NUMBERS = (".npy", ".csv")


@dataclass(frozen=True)
class Kind:
    """One kind of file that the dialog offers.

    Parameters
    ----------
    text : str
        As the dialog shows it, such as "Pictures (.png .jpg)", with stars.
    suffixes : tuple of str
        That a name of this kind may end in, the usual one first.
    """

    text: str
    suffixes: tuple[str, ...]


Beside = Callable[[Path], Sequence[Path]]
"""Returns which other files will be written beside one, such as the answers of a worksheet."""


def nothing_beside(path: Path) -> Sequence[Path]:
    """Return no other file."""
    del path
    return ()


def ask_where(title: str, path: Path, kinds: Sequence[Kind], beside: Beside = nothing_beside) -> Path | None:
    """Ask where to save, and whether files that the dialog knows nothing of may be replaced.

    Parameters
    ----------
    title : str
        Of the dialog.
    path : Path
        That is proposed.
    kinds : sequence of Kind
        A name that ends in a suffix of one of them is of that kind; any other is of the kind that is chosen.
    beside : callable
        Returns which other files will be written with a path.

    Returns
    -------
    Path or None
        None when people change their mind.
    """
    chosen, offered = "", ";;".join(kind.text for kind in kinds)
    while True:
        answer, chosen = QFileDialog.getSaveFileName(None, title, str(path), offered, chosen)
        if not answer:
            return None
        given, proposed = really(answer), path
        if _tells_of_no_kind(given, chosen, kinds):
            path = given
            _refuse(title, given, kinds)
            continue
        path = _meant(given, proposed, chosen, kinds)
        others = [other for other in beside(path) if other.exists()]
        if path != given and path.exists():
            continue  # the dialog has asked about replacing another file than this one: ask again, under its real name
        if not others or _may_replace(title, others):
            return path


def _meant(given: Path, proposed: Path, chosen: str, kinds: Sequence[Kind]) -> Path:
    """Return the path that a name and a chosen kind mean: a known ending that was typed wins.

    One that was only proposed does not: whoever chooses another kind, and leaves the name, means the kind.
    """
    suffixes, known = _suffixes(chosen, kinds), _all_suffixes(kinds)
    suffix = given.suffix.lower()
    is_typed = given.name != proposed.name and not ("" in suffixes and suffix == proposed.suffix.lower())
    return given if suffix and suffix in known and is_typed else named(given, suffixes, known)


_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,4}", re.IGNORECASE)
"""What looks like the ending of a file; "of 3.5.2026" does not."""


def _tells_of_no_kind(given: Path, chosen: str, kinds: Sequence[Kind]) -> bool:
    """Whether a name has an ending of a kind that is not offered; a folder may be called anything."""
    is_ending = _ENDING.fullmatch(given.suffix) is not None
    return is_ending and given.suffix.lower() not in _all_suffixes(kinds) and "" not in _suffixes(chosen, kinds)


def _refuse(title: str, given: Path, kinds: Sequence[Kind]) -> None:
    """Say which endings there are; the dialog comes again, with the name."""
    endings = ", ".join(suffix for suffix in _all_suffixes(kinds) if suffix)
    text = QCoreApplication.translate("Saver", "{name}: this cannot be saved as {ending}. End the name in {endings}.")
    text = text.format(name=shown(Path(given.name)), ending=given.suffix, endings=endings)
    QMessageBox.information(None, title, text)


def really(answer: str) -> Path:
    """Return the path that Qt's dialogs mean: where a name is no UTF-8, they put � for what they cannot write."""
    path, found = Path(answer), Path()
    if "\N{REPLACEMENT CHARACTER}" not in answer or path.exists():
        return path
    for part in path.parts:
        candidates = (other for other in _entries(found) if _as_qt_has_it(other.name) == part)
        found /= part if (found / part).exists() else next(candidates, Path(part)).name
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _as_qt_has_it(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _may_replace(title: str, paths: Sequence[Path]) -> bool:
    text = QCoreApplication.translate("Saver", "Already there: {names}. Replace?")
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    text = text.format(names=listed(paths))
    return QMessageBox.question(None, title, text, buttons, QMessageBox.StandardButton.No) == buttons.Yes


def listed(paths: Sequence[Path]) -> str:
    """Name files, the first three if there are many.

    >>> listed([Path("a.pdf"), Path("x", "b.pdf")])
    'a.pdf, b.pdf'
    """
    names = ", ".join(shown(Path(path.name)) for path in paths[:_NAMED])
    if len(paths) <= _NAMED:
        return names
    text = QCoreApplication.translate("Saver", "{names} and {count} more")
    return text.format(names=names, count=number(len(paths) - _NAMED))


def named(path: Path, suffixes: Sequence[str], known: Sequence[str] = (*PICTURES, *NUMBERS)) -> Path:
    """Let a name end in one of ``suffixes``, the first of them if need be; ``known`` suffixes of others give way.

    >>> [str(named(Path(name), NUMBERS)) for name in ("a.CSV", "a.png", "a", "cat.of.mine")]
    ['a.CSV', 'a.npy', 'a.npy', 'cat.of.mine.npy']
    """
    suffix = path.suffix.lower()
    if suffix in suffixes:
        return path
    stem = path.stem if suffix in known else path.name
    return path.with_name(f"{stem}{suffixes[0]}")


def _suffixes(chosen: str, kinds: Sequence[Kind]) -> Sequence[str]:
    """Return what a name may end in when a kind was chosen; a dialog of the system may not tell which."""
    found = [kind.suffixes for kind in kinds if kind.text == chosen]
    return found[0] if found else [suffix for suffix in _all_suffixes(kinds) if suffix]


def _all_suffixes(kinds: Sequence[Kind]) -> list[str]:
    return [suffix for kind in kinds for suffix in kind.suffixes]


def folder_of(settings: Settings) -> Path:
    """Return the folder where something was opened last, else saved, if Qt's dialogs can name it."""
    return _nameable(Path(settings.text("last_folder") or settings.text("save_folder") or Path.home()))


def save_folder_of(settings: Settings) -> Path:
    """Return the folder where something was saved last, at first that of documents: pictures lie elsewhere."""
    if settings.text("save_folder"):
        return _nameable(Path(settings.text("save_folder")))
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return _nameable(documents) if documents.is_dir() else Path.home()


def _nameable(folder: Path) -> Path:
    return folder if "\N{REPLACEMENT CHARACTER}" not in shown(folder) else Path.home()


def save(
    jobs: JobRunner,
    messages: Messages,
    settings: Settings,
    path: Path,
    write: Callable[[], object] | Generator[Any, None, object],
    lane: Lane,
    step: Callable[[Any], None] | None = None,
    lead_back: Callable[[], None] | None = None,
    beside: Sequence[Path] = (),
) -> None:
    """Write a file, and those beside it, as a job that outlives the window, and name them when they are there."""
    jobs.start(
        lane,
        write,
        title=QCoreApplication.translate("Saver", "Saving {name}").format(name=shown(Path(path.name))),
        on_step=step,
        on_result=lambda _: tell_saved(messages, settings, path, beside),
        on_error=messages.tell_error,
        lead_back=lead_back,
        outlives_window=True,
    )


def tell_saved(messages: Messages, settings: Settings, path: Path, beside: Sequence[Path] = ()) -> None:
    """Say which files were written, and begin there the next time."""
    settings.set("save_folder", str(path.absolute().parent))
    if beside:
        text = QCoreApplication.translate("Saver", "Saved as {path}, with {names}.")
        messages.tell(text.format(path=shown(path), names=listed(beside)))
    else:
        messages.tell(QCoreApplication.translate("Saver", "Saved as {path}.").format(path=shown(path)))


def copy(
    jobs: JobRunner,
    messages: Messages,
    draw: Callable[[], QImage],
    lane: Lane,
    told: str,
    lead_back: Callable[[], None] | None = None,
) -> None:
    """Draw a picture off the main thread and put it on the clipboard; say ``told`` once it is there."""
    jobs.start(
        lane,
        draw,
        title=QCoreApplication.translate("Saver", "Copying the picture"),
        on_result=partial(_put_on_clipboard, messages, told),
        on_error=messages.tell_error,
        replaces="copy",
        lead_back=lead_back,
        outlives_window=True,
    )


def _put_on_clipboard(messages: Messages, told: str, image: QImage) -> None:
    QGuiApplication.clipboard().setImage(image)
    messages.tell(told)


def painted(scale: Scale, plane: NDArray[np.float32]) -> QImage:
    """Draw a plane, a pixel a number.

    Raises
    ------
    MemoryError
        When there is no room for so many pixels.
    """
    height, width = plane.shape
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise MemoryError
    paint_argb(scale, plane, np.frombuffer(image.bits(), np.uint32).reshape(height, width))
    return image
