"""Worksheets as PDF files: text that can be copied and searched, lines that stay sharp."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from cnngui import __version__
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write, shown
from cnngui.engine.worksheets import Exercise, WorksheetError
from cnngui.gui.look.i18n import Language
from cnngui.gui.sheets.worksheet_page import PAGE, Sheet

_DOTS_PER_INCH = 254  # a dot is a tenth of a millimetre, as in `Sheet`


def offscreen_app() -> QGuiApplication:
    """Return the application, or make one that opens no window and needs no display; keep it while you print."""
    there = QGuiApplication.instance()
    if isinstance(there, QGuiApplication):
        return there
    if sys.platform == "linux":  # elsewhere offscreen lacks fonts, and there is always a display
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["cnngui"])


def write_worksheet(
    exercises: Sequence[Exercise],
    language: Language,
    path: Path,
    *,
    with_answers: bool = False,
    title: str = "",
    seed: int | None = None,
) -> None:
    """Write a worksheet, or its answer key, whole or not at all.

    Parameters
    ----------
    exercises : sequence of Exercise
        At least one.
    language : {"en", "fr"}
        Whichever the window speaks.
    path : Path
        Ends in ``.pdf``; an existing file is replaced at the end, in one step.
    with_answers : bool
        The key, not the sheet.
    title : str
        Instead of the usual one.
    seed : int, optional
        Named at the foot of every page.

    Raises
    ------
    WorksheetError
        When the name does not end in ``.pdf``, or the title is too long.
    PhotoError
        When the file cannot be written.

    Examples
    --------
    >>> write_worksheet((), "en", Path("sheet.doc"))
    Traceback (most recent call last):
    cnngui.engine.exercises.WorksheetError: sheet.doc is no name for a worksheet: end it in .pdf.
    """
    refuse_other_than_pdf(path)
    sheet = Sheet(exercises, language, with_answers=with_answers, title=title, seed=seed)
    with atomic_write(path) as stream:
        stream.write(_pdf(sheet))


def write_both(
    exercises: Sequence[Exercise],
    language: Language,
    path: Path,
    key: Path,
    *,
    title: str = "",
    seed: int | None = None,
) -> None:
    """Write a worksheet and its answer key, both or, where one cannot be written, neither.

    Parameters
    ----------
    exercises, language, title, seed
        As for `write_worksheet`.
    path, key : Path
        Two different names that end in ``.pdf``.

    Raises
    ------
    WorksheetError
        When a name does not end in ``.pdf``, both are one, or the title is too long.
    PhotoError
        When a file cannot be written.
    """
    refuse_other_than_pdf(path)
    refuse_other_than_pdf(key)
    if os.path.realpath(path) == os.path.realpath(key):
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot be both the worksheet and its answers: give two names.")
        raise WorksheetError(text, name=shown(key))
    sheets = [Sheet(exercises, language, with_answers=answers, title=title, seed=seed) for answers in (False, True)]
    with atomic_write(path) as sheet_stream, atomic_write(key) as key_stream:
        sheet_stream.write(_pdf(sheets[0]))
        key_stream.write(_pdf(sheets[1]))


def refuse_other_than_pdf(path: Path) -> None:
    """Refuse a name that does not end in ``.pdf``."""
    if path.suffix.lower() != ".pdf":
        text = QT_TRANSLATE_NOOP("Errors", "{name} is no name for a worksheet: end it in .pdf.")
        raise WorksheetError(text, name=shown(path))


def _pdf(sheet: Sheet) -> bytes:
    """Paint all pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(sheet.title)
    writer.setCreator(f"CNNGUI {__version__}")
    painter = QPainter(writer)
    for page in range(sheet.pages):
        if page:
            writer.newPage()
        sheet.paint(painter, page, QRectF(0, 0, *PAGE))
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
