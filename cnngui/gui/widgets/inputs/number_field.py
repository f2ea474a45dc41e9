"""A number with its name and its unit: type it, step it, or drag on its name."""

import math

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QWidget

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.typed_number import parse_number
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.stepping import Scrub, step_size, stepped
from cnngui.gui.widgets.painted import LeavingKeys, LeavingShortcuts

_PLACES = 6
"""Decimals that a field for fractions keeps."""


class NumberField(QWidget):
    """A name, a number and a unit; whole numbers unless ``whole`` is False, two digits wide if ``narrow``.

    ``session`` brackets what is edited; fields that are edited together, or come and go, share one.
    """

    value_edited = Signal(float)

    def __init__(
        self,
        label: str,
        *,
        minimum: float = 0,
        maximum: float = 99,
        whole: bool = True,
        narrow: bool = False,
        suffix: str = "",
        hint: str = "",
        session: EditSession | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_setting = False
        self._whole = whole
        self._box = _Box(whole=whole, narrow=narrow)
        self._box.setRange(minimum, maximum)
        self._box.setSuffix(suffix)
        self._box.setAccessibleName(label)
        self._label = _ScrubLabel(label, self._box)
        self.session = session or EditSession(self)
        fill(self, self._label, self._box, large=self._label, sideways=True)
        self.setFocusProxy(self._box)
        self.set_hint(hint)
        self._connect()

    def _connect(self) -> None:
        self._box.valueChanged.connect(self._tell)
        self._box.editingFinished.connect(self.session.end)
        self._label.pressed.connect(self._start_drag)
        self._label.scrubbed.connect(self._scrub)
        self._label.released.connect(self.session.end)

    @property
    def label(self) -> QLabel:
        """The name, for a layout that lines up several fields."""
        return self._label

    @property
    def box(self) -> QDoubleSpinBox:
        """The box with the number, for a layout that lines up several fields."""
        return self._box

    @property
    def value(self) -> float:
        """The number."""
        return self._box.value()

    def set_value(self, value: float) -> None:
        """Show a number, without telling."""
        if value == self.value:
            return  # Qt would paint the field again, at every frame of a drag elsewhere
        self._is_setting = True
        self._box.setValue(value)
        self._is_setting = False

    def set_hint(self, hint: str) -> None:
        """Explain the number in one sentence."""
        self._label.setToolTip(hint)
        self._box.setToolTip(hint)
        self._box.setAccessibleDescription(hint)

    def finish_edit(self) -> None:
        """End a run of steps now: before an undo, for one."""
        self.session.end()

    def _tell(self, value: float) -> None:
        if self._is_setting:
            return
        if not self._label.is_held:
            self.session.step()
        self.value_edited.emit(value)

    def _start_drag(self) -> None:
        self.session.end()
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)

    def _scrub(self, steps: int, modifiers: Qt.KeyboardModifier) -> None:
        size = max(step_size(modifiers), 1.0) if self._whole else step_size(modifiers)
        value = min(max(stepped(self.value, steps * size), self._box.minimum()), self._box.maximum())
        if value != self.value:
            self.session.begin()
            self._box.setValue(value)


class _Box(LeavingKeys, LeavingShortcuts, QDoubleSpinBox):
    """A spin box that reads numbers as people type them and hands on what is not meant for it."""

    def __init__(self, *, whole: bool, narrow: bool) -> None:
        super().__init__()
        self._whole = whole
        self._is_typed = False
        self._lines_wide = 3.6 if narrow else 6.0
        self.setDecimals(0 if whole else _PLACES)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().textEdited.connect(self._note_typing)
        self.editingFinished.connect(self._forget_typing)

    def _note_typing(self) -> None:
        self._is_typed = True

    def _forget_typing(self) -> None:
        self._is_typed = False

    def can_undo(self, *, again: bool) -> bool:
        """Whether something is half typed."""
        del again
        return self._is_typed

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough that fields below each other have one width, whatever their ranges."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(round(self._lines_wide * self.fontMetrics().height()), 0))

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """Write the number in the language of the window, without zeros at the end."""
        locale = self.locale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)  # "1,000" would be read as 1
        text = locale.toString(float(value), "f", self.decimals()).replace("-", "−")
        return text.rstrip("0").rstrip(locale.decimalPoint()) if self.decimals() else text

    def valueFromText(self, text: str) -> float:  # noqa: N802
        """Read the number as people type it."""
        try:
            value = parse_number(text.removesuffix(self.suffix()))
        except KernelError:
            return self.value()
        return float(math.floor(value + 0.5)) if self._whole else value  # 1.5 px is 2 px on screen and in the sum

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; what is no number in the range is mended when it is committed."""
        try:
            value = parse_number(text.removesuffix(self.suffix()))
        except KernelError:
            return QValidator.State.Intermediate, text, position
        is_right = self.minimum() <= value <= self.maximum()
        return QValidator.State.Acceptable if is_right else QValidator.State.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """Take the nearest number in the range; for what is no number, the old one."""
        value = self.valueFromText(text)
        return self.textFromValue(min(max(value, self.minimum()), self.maximum())) + self.suffix()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Step only when focused, so that scrolling the panel changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _ScrubLabel(QLabel):
    """The name of a field; a sideways drag on it steps the number."""

    pressed = Signal()
    scrubbed = Signal(int, object)
    released = Signal()

    def __init__(self, text: str, box: QDoubleSpinBox) -> None:
        super().__init__(text)
        self._scrub: Scrub | None = None
        self.setBuddy(box)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    @property
    def is_held(self) -> bool:
        """Whether a drag is going on."""
        return self._scrub is not None

    # Overrides of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._scrub = Scrub(event.position())
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Step."""
        steps = self._scrub.steps(event.position()) if self._scrub else 0
        if steps:
            self.scrubbed.emit(steps, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._scrub:
            self._scrub = None
            self.released.emit()
