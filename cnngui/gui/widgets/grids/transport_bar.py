"""Play, pause and step: buttons, a time slider and the speed, for whatever goes on step by step."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.icon_button import IconButton
from cnngui.gui.widgets.painted import Fitting, LeavingKeys

SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Steps a second."""

_NORMAL_SPEED = 2.0
_BEFORE = -1
"""The step before the first: nothing is filled in yet."""


class TransportBar(Fitting, QWidget):
    """Says which step is wished and whether it is to play; owns no timer.

    A step is counted from 0; -1 is the one before the first, where nothing is filled in yet.
    """

    step_wished = Signal(int)
    play_wished = Signal(bool)
    speed_changed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._step, self._is_playing = 0, _BEFORE, False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build_buttons()
        self.slider = _TimeSlider()
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setToolTip(self.tr("Drag to go through the steps"))
        self.place = QLabel()
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.speeds = self._build_speeds()
        buttons = self.first, self.back, self.play, self.forward, self.last
        self._parts = Flowing((Flowing(buttons, 0, folds=False), _Time(self.slider, self.place), self.speeds), 8)
        fill(self, self._parts)
        self._connect()
        self.set_steps(0, _BEFORE)

    def _build_buttons(self) -> None:
        start, end = self.tr("To the start (Home): nothing is filled in yet"), self.tr("To the end (End)")
        self.first = _Button("mdi6.skip-previous", self.tr("To the start"), start)
        back = self.tr("One step back (left arrow, Page up)")
        self.back = _Button("mdi6.step-backward", self.tr("One step back"), back)
        self.play = _Button("mdi6.play", self.tr("Play"), self.tr("Play (Space)"))
        on = self.tr("One step on (right arrow, Page down)")
        self.forward = _Button("mdi6.step-forward", self.tr("One step on"), on)
        self.last = _Button("mdi6.skip-next", self.tr("To the end"), end)

    def _build_speeds(self) -> ComboBox:
        speeds = ComboBox()
        for speed, text in zip(SPEEDS, self._speed_texts(is_long=True), strict=True):
            speeds.addItem(text, speed)
        speeds.setCurrentIndex(SPEEDS.index(_NORMAL_SPEED))
        speeds.setAccessibleName(self.tr("Speed"))
        speeds.setToolTip(self.tr("Speed: steps per second while it plays"))
        return speeds

    def _connect(self) -> None:
        self.first.clicked.connect(lambda: self._wish(_BEFORE))
        self.back.clicked.connect(lambda: self._wish(self._step - 1))
        self.play.clicked.connect(self._wish_play)
        self.forward.clicked.connect(lambda: self._wish(self._step + 1))
        self.last.clicked.connect(lambda: self._wish(self._count - 1))
        self.slider.valueChanged.connect(self._wish)
        self.speeds.activated.connect(lambda row: self.speed_changed.emit(SPEEDS[row]))

    @property
    def step(self) -> int:
        """The step that is shown, from -1."""
        return self._step

    @property
    def is_playing(self) -> bool:
        """Whether the button says pause."""
        return self._is_playing

    @property
    def speed(self) -> float:
        """Steps a second."""
        return SPEEDS[self.speeds.currentIndex()]

    @property
    def interval_ms(self) -> int:
        """Time from one step to the next."""
        return round(1000 / self.speed)

    def set_steps(self, count: int, step: int) -> None:
        """Show that there are ``count`` steps, and which one it is, without telling; no steps switch the bar off."""
        step = min(max(step, _BEFORE), count - 1)
        self.setEnabled(count > 0)
        self._count, self._step = count, step
        with QSignalBlocker(self.slider):
            self.slider.setRange(_BEFORE, max(count - 1, 0))
            self.slider.setValue(step)
        self._fit()

    def set_playing(self, is_playing: bool) -> None:
        """Show whether it plays, without telling."""
        if is_playing == self._is_playing:
            return
        self._is_playing = is_playing
        name = self.tr("Pause") if is_playing else self.tr("Play")
        hint = self.tr("Pause (Space)") if is_playing else self.tr("Play (Space)")
        self.play.set_meaning("mdi6.pause" if is_playing else "mdi6.play", name, hint)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Play, pause or step as a key of the canvas says; tells whether the key meant something here.

        Space plays and pauses, arrows and Page keys step, Home and End go to the ends.
        """
        if not self._count or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._wish_play()
            return True
        move = self._moves().get(Qt.Key(event.key()))
        if move is None:
            return False
        self._wish(move())
        return True

    def _moves(self) -> dict[Qt.Key, Callable[[], int]]:
        """Where the keys lead."""
        keys = Qt.Key
        back, forward = lambda: self._step - 1, lambda: self._step + 1
        moves: dict[Qt.Key, Callable[[], int]] = {keys.Key_Left: back, keys.Key_PageUp: back}
        moves |= {keys.Key_Right: forward, keys.Key_PageDown: forward}
        return moves | {keys.Key_Home: lambda: _BEFORE, keys.Key_End: lambda: self._count - 1}

    def _wish(self, step: int) -> None:
        """Show another step and tell."""
        step = min(max(step, _BEFORE), self._count - 1)
        if step != self._step:
            self.set_steps(self._count, step)
            self.step_wished.emit(step)

    def _wish_play(self) -> None:
        self.play_wished.emit(not self._is_playing)

    def _fit(self) -> None:
        """Say which step it is, in a place that is wide enough for the last one: nothing moves while it plays."""
        text = self.tr("{step} of {count}")
        count = number(self._count)
        widest = self.place.fontMetrics().horizontalAdvance(text.format(step=count, count=count))
        self.place.setMinimumWidth(widest + 8)
        shown = text.format(step=number(self._step + 1), count=count)
        self.place.setText(shown)
        self.slider.setAccessibleDescription(shown)
        self._fit_speeds()

    def _speed_texts(self, *, is_long: bool) -> list[str]:
        text = self.tr("{speed} per second") if is_long else self.tr("{speed} / s")
        return [text.format(speed=number(speed)) for speed in SPEEDS]

    def _fit_speeds(self) -> None:
        """Say "per second" in a word where there is room in one line."""
        for is_long in (True, False):
            for row, text in enumerate(self._speed_texts(is_long=is_long)):
                if text != self.speeds.itemText(row):
                    self.speeds.setItemText(row, text)
            if self._parts.sizeHint().width() <= self.width():
                return

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say the speeds as there is room."""
        super().resizeEvent(event)
        self._fit_speeds()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys that the focused control does not use."""
        if not self.handle_key(event):
            super().keyPressEvent(event)


class _Button(LeavingKeys, IconButton):
    """Leaves the arrows to the bar, which steps; Qt would walk from button to button."""

    left_keys = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})


class _Time(Flowing):
    """The slider with its place; it takes what is left of the line."""

    def __init__(self, slider: QSlider, place: QLabel) -> None:
        super().__init__((slider, place), 4, folds=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave the handle a way to go."""
        return super().minimumSizeHint() + QSize(self.fontMetrics().height(), 0)


class _TimeSlider(QSlider):
    """Goes where it is clicked; its keys are those of the bar."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setPageStep(1)

    # Overrides of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Bring the handle under the pointer, which then drags it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part, control = QStyle.SubControl, QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(control, option, part.SC_SliderHandle, self)
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            groove = self.style().subControlRect(control, option, part.SC_SliderGroove, self)
            at, room = event.position().x() - groove.left() - handle.width() / 2, groove.width() - handle.width()
            low, high = self.minimum(), self.maximum()
            self.setValue(QStyle.sliderValueFromPosition(low, high, round(at), room, option.upsideDown))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave all keys to the bar, which steps."""
        event.ignore()
