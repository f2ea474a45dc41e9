"""Widgets for a network with classes of one's own: which one answers, and how another is opened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.words import shortened
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel

SUFFIXES = (".safetensors",)

NAMED = 4
"""Classes that are written out."""

_LONGEST = 24
"""Letters of a class's name there."""


class ModelBox(QWidget):
    """Says which network answers, and is asked for another."""

    open_wished = Signal()
    back_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = WrappedLabel()
        hint = self.tr("A network that was taught classes of your own in Transfer; dropping its file works too.")
        self.opener = push_button(self.tr("Open a model…"), self.open_wished.emit, hint)
        self.back = push_button(self.tr("Back to EfficientNet-Lite0"), self.back_wished.emit)
        fill(self, self._about, Flowing((self.opener, self.back)), gap=4)

    @property
    def told(self) -> str:
        """What it says."""
        return self._about.text()

    def show_model(self, path: str, model: OwnModel | None) -> None:
        """Name the model and its classes; before it is read, its file; "" for ImageNet's classes."""
        self.back.setVisible(bool(path))
        if not path:
            self._about.setText(self.tr("The 1,000 classes of ImageNet answer."))
            return
        title = self.tr("My own model: {name}.").format(name=Path(path).stem)
        if model is None:
            self._about.setText(title)
            return
        text = self.tr("{count} classes: {names}")
        told = text.format(count=number(len(model.classes)), names=class_names(model.classes))
        self._about.setText(f"{title} {told}")


def class_names(classes: Sequence[str]) -> str:
    """Write the first classes out.

    >>> class_names(("a", "b", "c", "d", "e")), class_names(("a" * 30, "b"))
    ('a, b, c, d, …', 'aaaaaaaaaaaaaaaaaaaaaaa…, b')
    """
    told = [shortened(name, _LONGEST) for name in classes[:NAMED]]
    return ", ".join([*told, *(["…"] if len(classes) > NAMED else [])])
