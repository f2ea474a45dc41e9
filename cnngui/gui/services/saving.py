"""Saving and copying, as every lab does it: ask where to, give the name its suffix, tell when it is done."""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.colours import Scale, paint_argb
from cnngui.engine.saving import PICTURE_KINDS
from cnngui.gui.services.jobs import PATIENCE, JobRunner, Lane
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.settings import Settings

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


def ask_where(title: str, path: Path, kinds: Sequence[Kind]) -> Path | None:
    """Ask where to save; the kind that is chosen holds, whatever suffix the name has. None when people change mind."""
    chosen, offered = "", ";;".join(kind.text for kind in kinds)
    while True:
        answer, chosen = QFileDialog.getSaveFileName(None, title, str(path), offered, chosen)
        if not answer:
            return None
        path = named(Path(answer), _suffixes(chosen, kinds), [suffix for kind in kinds for suffix in kind.suffixes])
        if path == Path(answer) or not path.exists():
            return path
        # The dialog has asked about replacing another file than this one: ask again, under its real name.


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
    return found[0] if found else [suffix for kind in kinds for suffix in kind.suffixes]


def folder_of(settings: Settings) -> Path:
    """Return the folder where something was saved last."""
    return Path(settings.text("last_folder") or Path.home())


def save(
    jobs: JobRunner,
    messages: Messages,
    settings: Settings,
    path: Path,
    write: Callable[[], object] | Generator[Any, None, object],
    lane: Lane,
    step: Callable[[Any], None] | None = None,
    lead_back: Callable[[], None] | None = None,
) -> None:
    """Write a file as a job that outlives the window, and tell when it is there."""
    jobs.start(
        lane,
        write,
        title=QCoreApplication.translate("Saver", "Saving {name}").format(name=path.name),
        on_step=step,
        on_result=partial(_tell_saved, messages, settings, path),
        on_error=messages.tell_error,
        lead_back=lead_back,
        outlives_window=True,
    )


def _tell_saved(messages: Messages, settings: Settings, path: Path, _: object) -> None:
    settings.set("last_folder", str(path.absolute().parent))
    messages.tell(QCoreApplication.translate("Saver", "Saved as {path}.").format(path=path))


def copy(
    jobs: JobRunner,
    messages: Messages,
    draw: Callable[[], QImage],
    lane: Lane,
    told: str,
    lead_back: Callable[[], None] | None = None,
) -> None:
    """Draw a picture off the main thread and put it on the clipboard; say ``told`` when it took long."""
    jobs.start(
        lane,
        draw,
        title=QCoreApplication.translate("Saver", "Copying the picture"),
        on_result=partial(_put_on_clipboard, messages, time.monotonic(), told),
        on_error=messages.tell_error,
        replaces="copy",
        lead_back=lead_back,
        outlives_window=True,
    )


def _put_on_clipboard(messages: Messages, began: float, told: str, image: QImage) -> None:
    QGuiApplication.clipboard().setImage(image)
    if time.monotonic() - began > PATIENCE:  # people have seen that it takes a while, and wait for its end
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
