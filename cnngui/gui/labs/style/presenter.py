"""Shows a growing picture on the canvas of the Style lab: the picture, its losses, and the gallery."""

from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.pixels import resized
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.lab.latest import Asker
from cnngui.gui.labs.style.grams import StyleGrams
from cnngui.gui.labs.style.library import square
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.shown import StyleShown, curves_of
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.labs.style.words import style_names
from cnngui.gui.look.i18n import number
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.gui.widgets.pictures.response_strip import StripItem

SMALL = 256
"""Px of the longer side of a picture in the gallery."""


class StylePresenter(QObject):
    """Draws again what has changed."""

    def __init__(self, view: StyleView, lab: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._grams = StyleGrams(lab, view.show_grams, self)
        self._shown: StyleShown | None = None
        self._is_flipped = False
        self._drawn = Drawn()
        self._subject: object = None

    def show(self, shown: StyleShown) -> None:
        """Show what goes in, a picture as far as it is, and the gallery."""
        self._shown = shown
        self._view.show_looks(shown.state)
        self._show_sources(shown)
        self._view.show_progress(has_result=shown.image is not None)
        self._show_large(shown)
        piece, image = shown.piece, shown.image
        if piece is not None and self._drawn.is_new("losses", (piece, piece.step, piece.result)):
            self._view.losses.set_curves(curves_of(piece))
        if piece is not None and image is not None:
            self._grams.show(piece, image, shown.state.grams)
        self._show_gallery(shown)

    def flip(self, is_flipped: bool) -> None:
        """Show the photo alone while Space is held."""
        self._is_flipped = is_flipped
        if self._shown is not None:
            self._show_large(self._shown)

    def _show_sources(self, shown: StyleShown) -> None:
        names = photo_name(shown.source.path, shown.source.name), style_names(shown.state.styles)
        if self._drawn.is_new("sources", (shown.source.identity, id(shown.style), *names)):
            photo = rgb_image(square(shown.photo, SMALL))
            self._view.show_sources(photo, names[0], rgb_image(shown.style), names[1])

    def _show_large(self, shown: StyleShown) -> None:
        if shown.is_about_to_begin and self._subject is not None:
            return  # what was there stays for as long
        wipe = 100 if self._is_flipped else shown.state.wipe
        if self._drawn.is_new("large", shown.key(wipe)):
            picture = shown.picture(wipe)
            if picture is not None:
                keep = shown.state.paints or shown.subject == self._subject
                self._subject = shown.subject
                self._view.show_result(picture, keep=keep)
        self._view.caption.setText(self._caption(shown))

    def _caption(self, shown: StyleShown) -> str:
        if shown.state.paints:
            return self.tr("Paint where the style goes; the rest of the photo stays as it is")
        piece, image = shown.piece, shown.image
        if piece is None or image is None:
            return self.tr("Choose a style and press Start")
        if piece.result is not None:
            text = self.tr("Done: {width} × {height} px · {steps} steps in {seconds} s")
            if piece.result.is_stopped:
                text = self.tr("Stopped: {width} × {height} px · {steps} steps in {seconds} s")
            steps, seconds = number(piece.result.steps), number(piece.result.seconds, 1)
            return text.format(width=image.shape[1], height=image.shape[0], steps=steps, seconds=seconds)
        if piece.step is None:
            return ""
        rows, columns = piece.step.scale
        text = self.tr("Growing at {width} × {height} px · {steps} steps · {seconds} s")
        if piece.step.places > 1:
            text = self.tr(
                "Growing from small to large: size {at} of {all}, {width} × {height} px · {steps} steps · {seconds} s"
            )
        steps, seconds = number(piece.step.step), number(piece.step.seconds, 1)
        places = {"at": piece.step.place, "all": piece.step.places}
        return text.format(width=columns, height=rows, steps=steps, seconds=seconds, **places)

    def _show_gallery(self, shown: StyleShown) -> None:
        """Show the pictures of this session that there is something to see of."""
        current = shown.piece.number if shown.piece else 0
        if self._drawn.is_new("gallery", (current, [piece.number for piece, _ in shown.finished])):
            items = [self._item(piece, resized(image, SMALL)) for piece, image in shown.finished]
            self._view.show_gallery(items, current)

    def _item(self, piece: Piece, small: Pixels) -> StripItem:
        hint = self.tr("Picture {number}").format(number=piece.number)
        return StripItem((0, piece.number), style_names(piece.state.styles), hint, rgb_image(small))
