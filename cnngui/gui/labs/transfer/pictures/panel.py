"""The controls of the page of pictures."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cnngui.gui.labs.transfer.lists import let_grow
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.inputs.forms import column, fill, named, row, separator
from cnngui.gui.widgets.inputs.live_box import LiveBox
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel


class PicturesPanel(QWidget):
    """Says what is wished, and shows what is set."""

    command_wished = Signal(str)
    set_wished = Signal(str)
    """Kind of a set that comes with the app."""
    share_wished = Signal(int)
    """In percent."""
    named = Signal(str)
    """Another name for the class."""
    move_wished = Signal(str)
    """A class for the marked pictures."""
    suspects_wished = Signal(bool)
    """Whether to show suspects only."""
    burst_begun = Signal()
    """The button for pictures of the camera is held."""
    burst_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = WrappedLabel()
        self.live = LiveBox()
        fill(
            self,
            self._build_sets(),
            separator(),
            self._build_class(),
            separator(),
            self._build_marked(),
            Fold(self.tr("Camera"), self._build_camera(), is_open=False),
            Fold(self.tr("Wrong classes?"), self._build_suspects(), is_open=True),
            self.note,
        )

    def _command(self, text: str, name: str, hint: str = "") -> QWidget:
        return push_button(text, partial(self.command_wished.emit, name), hint)

    def _build_sets(self) -> QWidget:
        hint = self.tr("A folder whose folders are classes, with pictures in them; it may be dropped here.")
        self.sets = ComboBox()
        for kind, text in (
            ("cutouts", self.tr("Cut-outs, 5 classes")),
            ("trap", self.tr("Cut-outs, grass behind birds")),
            ("digits", self.tr("Digits: not like ImageNet")),
        ):
            self.sets.addItem(text, kind)
        let_grow(self.sets)
        self.sets.activated.connect(self._tell_set)
        label = named(self.tr("Bundled pictures"), self.sets, self.tr("They replace the pictures that are here."))
        folder = self._command(self.tr("Folder…"), "open-folder", hint)
        files = self._command(self.tr("Pictures…"), "open-pictures", self.tr("Into the class that is chosen."))
        empty = self._command(self.tr("Empty"), "empty", self.tr("No pictures and no classes, to begin with your own."))
        hint = self.tr("Of each class: the network does not learn from them, and is asked about them.")
        self.share = NumberField(self.tr("Kept unseen"), minimum=5, maximum=90, suffix=" %", hint=hint)
        self.share.value_edited.connect(self._tell_share)
        return column(label, self.sets, Flowing((folder, files, empty)), self.share)

    def _build_class(self) -> QWidget:
        self.name = QLineEdit()
        self.name.editingFinished.connect(self._tell_name)
        label = named(self.tr("Class"), self.name, self.tr("Another name for the class that is chosen: type it."))
        add = self._command(self.tr("Add a class"), "add-class")
        hint = self.tr(
            "A class of pieces of photos: a network that slides over a photo (Classify, Where?) can say then that "
            "nothing is there."
        )
        nothing = self._command(self.tr("Add “nothing”"), "add-nothing", hint)
        self.drop_class = self._command(self.tr("Remove it"), "remove-class", self.tr("The class, and its pictures."))
        return column(row(label, self.name), Flowing((add, self.drop_class, nothing)))

    def _build_marked(self) -> QWidget:
        self.marked = WrappedLabel()
        self.move_to = ComboBox()
        let_grow(self.move_to)
        self.move_to.activated.connect(self._tell_move)
        self._move_label = named(self.tr("Move to"), self.move_to, self.tr("Or drag the marked pictures onto a class."))
        self.remove = self._command(self.tr("Remove pictures"), "remove-pictures", self.tr("The marked ones (Delete)."))
        return column(self.marked, row(self._move_label, self.move_to), self.remove)

    def _build_camera(self) -> QWidget:
        text = self.tr("Hold: 3 pictures a second")
        self.hold = push_button(text, lambda: None, self.tr("Into the class that is chosen; the space bar holds it."))
        self.hold.pressed.connect(self.burst_begun)
        self.hold.released.connect(self.burst_ended)
        self.taken = WrappedLabel()
        return column(self.live, self.hold, self.taken)

    def _build_suspects(self) -> QWidget:
        hint = self.tr("Pictures of which networks that have not seen them are sure that they are something else.")
        find = self._command(self.tr("Look for them"), "suspects", hint)
        self.only = TickBox(self.tr("show only these"))
        self.only.clicked.connect(self.suspects_wished)
        self.fine = self._command(
            self.tr("They are right"), "fine", self.tr("The marked pictures are in the right class.")
        )
        self.suspects = WrappedLabel()
        return column(Flowing((find, self.fine)), self.only, self.suspects)

    def _tell_set(self, at: int) -> None:
        self.set_wished.emit(self.sets.itemData(at))

    def _tell_share(self, value: float) -> None:
        self.share_wished.emit(int(value))

    def _tell_name(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self.named.emit(self.name.text().strip())

    def _tell_move(self, at: int) -> None:
        self.move_wished.emit(self.move_to.itemData(at))

    # Setters

    def show_class(self, title: str | None) -> None:
        """Show the name of the class that is chosen; None for none."""
        self.name.setEnabled(title is not None)
        self.drop_class.setEnabled(title is not None)
        if not self.name.isModified() or not self.name.hasFocus():
            self.name.setText(title or "")

    def show_classes(self, classes: Sequence[tuple[str, str]], current: str) -> None:
        """Show where pictures can be moved to."""
        there = [(self.move_to.itemData(at), self.move_to.itemText(at)) for at in range(self.move_to.count())]
        if there != list(classes):
            self.move_to.clear()
            for key, title in classes:
                self.move_to.addItem(title, key)
        self.move_to.setCurrentIndex(self.move_to.findData(current))

    def show_set(self, kind: str, share: int) -> None:
        """Show which set is open, none for pictures of one's own; and how much of it is kept unseen."""
        self.share.set_value(share)
        self.sets.setCurrentIndex(self.sets.findData(kind))

    def show_marked(self, text: str, *, is_any: bool, is_any_suspect: bool) -> None:
        """Say how many are marked, and offer what can be done to them."""
        self.marked.setText(text)
        self.move_to.setEnabled(is_any)
        self.remove.setEnabled(is_any)
        self.fine.setEnabled(is_any_suspect)

    def show_suspects(self, text: str, *, only: bool, is_any: bool) -> None:
        """Say how many are suspected."""
        self.suspects.setText(text)
        self.suspects.setVisible(bool(text))
        self.only.setChecked(only)
        self.only.setEnabled(is_any or only)

    def show_note(self, text: str, reasons: str) -> None:
        """Say what could not be read, and why."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.note.setToolTip(reasons)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._tell_name()
        self.share.finish_edit()
