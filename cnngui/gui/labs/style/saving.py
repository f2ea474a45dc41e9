"""Restyled pictures → files, with how they were made; and back: the styles of a saved picture."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnngui.engine.animations import save_animation
from cnngui.engine.arrays import Pixels
from cnngui.engine.saving import save_picture
from cnngui.gui.lab.commands import SAVE, Command, SaveAs, pictures_kind
from cnngui.gui.labs.style.gallery import on_the_way
from cnngui.gui.labs.style.piece import Piece, about
from cnngui.gui.labs.style.words import file_name
from cnngui.gui.services.saving import Kind
from cnngui.tasks.style.about import Made

tr = QCoreApplication.translate


def commands(shown: Callable[[], Piece | None]) -> Sequence[Command]:
    """Return the rows for saving the picture that is shown, and how it grew.

    Parameters
    ----------
    shown : callable
        Returns the picture that is large; None before there is one.
    """

    def current() -> tuple[Piece, Pixels] | None:
        piece = shown()
        return None if piece is None or piece.image is None else (piece, piece.image)

    def name() -> str:
        return file_name(piece.photo.name, piece.state.styles) if (piece := shown()) else ""

    def picture() -> Callable[[Path], object] | None:
        return partial(_write, *now) if (now := current()) else None

    def growth() -> Callable[[Path], object] | None:
        return partial(_film, *now) if (now := current()) else None

    kinds = (
        Kind(tr("Style", "Moving picture (*.gif)"), (".gif",)),
        Kind(tr("Style", "A folder of pictures (*)"), ("",)),
    )
    save_as = SaveAs(tr("Style", "Save the picture"), name, (pictures_kind(),), picture)
    save_growth = SaveAs(tr("Style", "Save how it grew"), name, kinds, growth)
    return [
        Command("save", tr("Style", "Save the picture…"), save_as, SAVE),
        Command("save-growth", tr("Style", "Save how it grew…"), save_growth),
    ]


def _write(piece: Piece, image: Pixels, path: Path) -> None:
    """Save a picture; with how it was made, unless it still grows."""
    result = piece.result
    save_picture(image, path, None if result is None else about(piece, result))
    piece.is_saved = result is not None


def _film(piece: Piece, last: Pixels, path: Path) -> None:
    """Save how it grew, as far as that is still kept."""
    save_animation([*on_the_way(piece), last], path)


def found_styles(made: Made, folder: Path, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find a picture's styles by name, in the library or beside the picture: paths of those found, names of others."""
    beside = {name: folder / Path(name).name for name in made.styles}
    places = {name: str(path) for name, path in beside.items() if path.is_file()}
    places |= {Path(path).name: path for path in reversed(known)}
    found = tuple(places[name] for name in made.styles if name in places)
    return found, tuple(name for name in made.styles if name not in places)
