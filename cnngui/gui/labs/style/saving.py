"""Restyled pictures → files, with how they were made; and back: the settings of a saved picture."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.about import read_about
from cnngui.engine.animations import save_animation
from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError
from cnngui.engine.files import shown
from cnngui.engine.saving import save_picture
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.style.run import Piece
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import PICTURES, Kind
from cnngui.tasks.style.about import Made, read_made, written

PROGRAM = "CNNGUI"


class Keeper(QObject):
    """Asks where to, saves, and reads settings back.

    ``reopened`` carries the `Made` of a saved picture and the folder that it lies in.
    """

    reopened = Signal(object, object)

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def ask_save(self, piece: Piece) -> None:
        """Ask where to, and save a picture with its settings."""
        kinds = [Kind(self.tr("Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES)]
        path = saving.ask_where(self.tr("Save the picture"), self._proposed(piece, ".png"), kinds)
        if path is not None and piece.image is not None:
            self._save(path, partial(save_picture, piece.image, path, _about(piece)))

    def ask_growth(self, piece: Piece) -> None:
        """Ask where to, and save how a picture grew."""
        kinds = [Kind(self.tr("Moving picture (*.gif)"), (".gif",)), Kind(self.tr("A folder of pictures (*)"), ("",))]
        path = saving.ask_where(self.tr("Save how it grew"), self._proposed(piece, ".gif"), kinds)
        if path is not None and piece.image is not None:
            frames = [snapshot.shown for snapshot in piece.controls.snapshots] + [piece.image]
            self._save(path, partial(save_animation, frames, path))

    def ask_reopen(self) -> None:
        """Ask for a picture that was saved here, and read its settings."""
        patterns = " ".join(f"*{suffix}" for suffix in PICTURES)
        kinds = self.tr("Pictures ({patterns});;All files (*)").format(patterns=patterns)
        folder = str(saving.folder_of(self._context.settings))
        file, _ = QFileDialog.getOpenFileName(None, self.tr("Settings of a saved picture"), folder, kinds)
        if file:
            path = Path(file)
            self._context.jobs.start(
                Lane.FILES,
                partial(_read, path),
                title=self.tr("Reading the settings of {name}").format(name=path.name),
                on_result=lambda made: self.reopened.emit(made, path.parent),
                on_error=self._context.messages.tell_error,
            )

    def _proposed(self, piece: Piece, suffix: str) -> Path:
        folder = saving.folder_of(self._context.settings)
        return folder / f"{Path(piece.photo.name).stem}-{piece.names.replace(', ', '-')}{suffix}"

    def _save(self, path: Path, write: "partial[None]") -> None:
        context = self._context
        saving.save(context.jobs, context.messages, context.settings, path, write, Lane.FILES)


def _about(piece: Piece) -> str | None:
    """Tell how a picture was made; nothing while it still grows."""
    if piece.result is None:
        return None
    styles = [Path(style).name for style in piece.state.styles]
    return written(PROGRAM, piece.photo.name, styles, piece.result)


def _read(path: Path) -> Made:
    """Read how a picture was made.

    Raises
    ------
    PhotoError
        When the picture does not tell.
    """
    text = read_about(path)
    made = None if text is None else read_made(text)
    if made is None:
        words = QT_TRANSLATE_NOOP("Errors", "{name} does not tell how it was made: take a picture that was saved here.")
        raise PhotoError(words, name=shown(path))
    return made


def found_styles(made: Made, folder: Path, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find a picture's styles by name, in the library or beside the picture: paths of those found, names of others."""
    by_name = {Path(path).name: path for path in reversed(known)}
    found: list[str] = []
    missing: list[str] = []
    for name in made.styles:
        beside = folder / Path(name).name
        if name in by_name:
            found.append(by_name[name])
        elif beside.is_file():
            found.append(str(beside))
        else:
            missing.append(name)
    return tuple(found), tuple(missing)
