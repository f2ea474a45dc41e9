"""The weights of a layer as connections between its input units and its output units."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from cnngui.engine.lessons.connection_lines import Lines, Links, Wiring, spread
from cnngui.gui.look.i18n import number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.grids.connection_layers import LinesLook
from cnngui.gui.widgets.painted import OF_OTHERS, Painted, bold, draw_focus

_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_SPOKEN = 9
"""Input units that a screen reader names."""


class ConnectionsView(Painted):
    """Input units on the left, output units on the right; the lines of the current output are drawn thickly.

    Lines of one weight share a colour. Where every connection has a weight of its own they share none, and are grey.
    """

    output_picked = Signal(int)
    """The output unit under the pointer, or that the arrows lead to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._wiring = Wiring(0, 0, None)
        self._thin = self._wiring.sample()
        self._current: int | None = None
        self._title = self._caption = ""
        self._rect: QRectF | None = None  # asked for at every dot
        self._layer: tuple[object, QImage] | None = None
        self._over: tuple[object, QImage] | None = None
        self._describe()

    @property
    def title(self) -> str:
        """What stands above."""
        return self._title

    @property
    def caption(self) -> str:
        """What stands below."""
        return self._caption

    @property
    def current(self) -> int | None:
        """The output unit whose connections are drawn thickly."""
        return self._current

    def set_connections(
        self, inputs: int, outputs: int, links: Links | None, current: int | None, title: str, caption: str
    ) -> None:
        """Show a layer.

        Parameters
        ----------
        inputs, outputs : int
            Units of each side.
        links : mapping of int to sequence of (input, weight), or None
            What each output unit is connected to; None connects every input to every output. The same object stands
            for the same connections: it is not to be changed afterwards.
        current : int or None
            The output unit to draw thickly.
        title, caption : str
            Above and below.
        """
        old = self._wiring
        if (inputs, outputs) != (old.inputs, old.outputs) or links is not old.links:
            self._wiring = Wiring(inputs, outputs, links)
            self._thin = self._wiring.sample()
        self._title, self._caption = title, caption
        self._current = None
        self.set_current(current)

    def set_current(self, output: int | None) -> None:
        """Draw the connections of another output unit thickly, without telling; None for none."""
        is_there = output is not None and 0 <= output < self._wiring.outputs
        self._current = output if is_there else None
        self._describe()

    def note(self) -> str:
        """Say how many of the connections are drawn, where it is not all of them."""
        thin = self._thin
        if thin.count == thin.total:
            return ""
        text = self.tr("{drawn} of {total} connections are drawn").format(
            drawn=number(thin.count), total=number(thin.total)
        )
        thick = self._thick()
        if self._wiring.links is None or thick.count == thick.total:
            return text  # from every input: lines begin at the dots, of which is said how many they are
        more = self.tr("{drawn} of {total} of the output that is picked")
        return f"{text}, {more.format(drawn=number(thick.count), total=number(thick.total))}"

    def plot_rect(self) -> QRectF:
        """Where lines are drawn: between the middles of the dots, from the first unit to the last."""
        if self._rect is None:
            self._rect = self._measured()
        return self._rect

    def _measured(self) -> QRectF:
        """Leave room for the words around the lines."""
        metrics, edge = self.fontMetrics(), round(pen_width()) + 2
        line = metrics.height()
        side = max(metrics.horizontalAdvance(number(self._wiring.outputs)) + line, 2 * line)
        top = edge + self._title_height() + self._heads_height() + round(0.4 * line)
        bottom = edge + self._text_height(self._below()) + round(0.6 * line)
        return QRectF(self.rect()).adjusted(side + edge, top, -side - edge, -bottom)

    def input_point(self, unit: int) -> QPointF:
        """Where an input unit lies."""
        rect = self.plot_rect()
        return QPointF(rect.left(), _level(rect, unit, self._wiring.inputs))

    def output_point(self, unit: int) -> QPointF:
        """Where an output unit lies."""
        rect = self.plot_rect()
        return QPointF(rect.right(), _level(rect, unit, self._wiring.outputs))

    def output_at(self, position: QPointF) -> int | None:
        """Which output unit is nearest to a point at the right; None elsewhere."""
        rect, outputs = self.plot_rect(), self._wiring.outputs
        line = self.fontMetrics().height()
        if not outputs or position.x() < rect.right() - line or not rect.height() > 0:
            return None
        if not rect.top() - line <= position.y() <= rect.bottom() + line:
            return None
        unit = math.floor((position.y() - rect.top()) / rect.height() * outputs)
        return min(max(unit, 0), outputs - 1)

    def _thick(self) -> Lines:
        none = Lines(np.empty((0, 3), np.int64), 0)
        return none if self._current is None else self._wiring.of_output(self._current)

    def _below(self) -> str:
        return "\n".join(filter(None, (self._caption, self.note())))

    def _fit(self) -> None:
        self._rect = None

    def _title_height(self) -> int:
        return round(QFontMetricsF(bold(self.font())).height() * 1.2) if self._title else 0

    def _text_height(self, text: str) -> int:
        room = QRect(0, 0, max(self.width() - 8, 1), 10_000)
        return self.fontMetrics().boundingRect(room, int(_WRAPPED), text).height() if text else 0

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self._rect = None
        self.update()
        wiring = self._wiring
        text = self.tr("{inputs} inputs, {outputs} outputs, {total} connections")
        counts = {"inputs": wiring.inputs, "outputs": wiring.outputs, "total": wiring.total}
        parts = [text.format(**{key: number(count) for key, count in counts.items()})]
        if self._current is not None:
            text = self.tr("output {output} has {count} connections, to inputs {inputs}")
            units = [number(unit + 1) for unit, *_ in wiring.of_output(self._current, _SPOKEN).ends.tolist()]
            count = wiring.count(self._current)
            named = ", ".join(units) + (", …" if count > _SPOKEN else "")
            parts.append(text.format(output=number(self._current + 1), count=number(count), inputs=named))
        self.setAccessibleDescription("; ".join(parts))

    def _pick(self, unit: int) -> None:
        """Draw the connections of an output unit thickly, and tell."""
        if unit != self._current:
            self.set_current(unit)
            self.output_picked.emit(unit)

    def _key(self) -> tuple[object, ...]:
        """Return what the lines depend on: a cached picture of other ones is not used."""
        rect, ratio = self.plot_rect(), self.devicePixelRatioF()
        return self._thin, rect.getRect(), self.size().toTuple(), ratio, self.palette().cacheKey(), pen_width()

    def _look(self) -> LinesLook:
        size, ratio = self.size(), self.devicePixelRatioF()
        return LinesLook(self.plot_rect(), size, ratio, self.palette(), (self._wiring.inputs, self._wiring.outputs))

    def _thin_layer(self) -> QImage:
        """Draw all connections, or the sample of them: once, until something changes."""
        key = self._key()
        if self._layer is None or self._layer[0] != key:
            self._layer = key, self._look().thin(self._thin)
        return self._layer[1]

    def _thick_layer(self) -> QImage:
        """Draw the connections of the current output, with dots at their inputs."""
        key = (*self._key(), self._current)
        if self._over is None or self._over[0] != key:
            self._over = key, self._look().thick(self._thick(), self._radius(self._wiring.inputs))
        return self._over[1]

    def _radius(self, count: int) -> float:
        """Of a dot: as large as there is room, no larger than a letter."""
        room = self.plot_rect().height() / max(min(count, len(spread(count))), 1)
        return min(max(room * 0.35, 1.5), self.fontMetrics().height() * 0.32)

    def _draw_dots(self, painter: QPainter) -> None:
        role, wiring = QPalette.ColorRole, self._wiring
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(role.WindowText))
        for count, point in ((wiring.inputs, self.input_point), (wiring.outputs, self.output_point)):
            radius = self._radius(count)
            for unit in spread(count):
                painter.drawEllipse(point(unit), radius, radius)

    def _draw_current(self, painter: QPainter) -> None:
        """Draw the current output large, its number beside it."""
        if self._current is None:
            return
        role, point = QPalette.ColorRole, self.output_point(self._current)
        radius = max(self._radius(self._wiring.outputs) * 1.3, self.fontMetrics().height() * 0.25)
        painter.setPen(QPen(self.palette().color(role.Window), 2))
        painter.setBrush(self.palette().color(role.Highlight))
        painter.drawEllipse(point, radius, radius)
        painter.setPen(self.palette().color(role.WindowText))
        line = self.fontMetrics().height()
        place = QRectF(point.x() + radius + 3, point.y() - line / 2, self.width(), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number(self._current + 1))

    def _draw_texts(self, painter: QPainter) -> None:
        """Write title, caption, and how many units each side has."""
        rect, line, edge = self.plot_rect(), self.fontMetrics().height(), round(pen_width()) + 2
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(bold(self.font()))
        across = QRectF(4, edge, self.width() - 8, self._title_height())
        title = QFontMetricsF(painter.font()).elidedText(self._title, Qt.TextElideMode.ElideRight, across.width())
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(self.font())
        top, high, half = edge + self._title_height(), self._heads_height(), self._half_width()
        inputs, outputs = self._heads()
        align, wrap = Qt.AlignmentFlag, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(edge + 2, top, half, high), int(align.AlignLeft | wrap), inputs)
        painter.drawText(QRectF(self.width() - edge - 2 - half, top, half, high), int(align.AlignRight | wrap), outputs)
        below = QRectF(4, rect.bottom() + 0.6 * line, self.width() - 8, self.height())
        painter.drawText(below, int(_WRAPPED), self._below())

    def _heads(self) -> tuple[str, str]:
        """Say how many units each side has, and how many of them are dots."""
        counts = self._wiring.inputs, self._wiring.outputs
        all_of_them = (
            self.tr("{count} input") if counts[0] == 1 else self.tr("{count} inputs"),
            self.tr("{count} output") if counts[1] == 1 else self.tr("{count} outputs"),
        )
        some = self.tr("{dots} of {count} inputs"), self.tr("{dots} of {count} outputs")
        dots = [len(spread(count)) for count in counts]
        inputs, outputs = (
            (whole if few == count else part).format(dots=number(few), count=number(count))
            for whole, part, few, count in zip(all_of_them, some, dots, counts, strict=True)
        )
        return inputs, outputs

    def _heads_height(self) -> int:
        """Return the height of both heads, each in its half; the words are broken where the type is large."""
        room = QRect(0, 0, max(self._half_width(), 1), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return max(self.fontMetrics().boundingRect(room, wrap, head).height() for head in self._heads())

    def _half_width(self) -> int:
        return self.width() // 2 - round(pen_width()) - 8

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for lines that can be told apart, and for what is below them; all that is left is theirs."""
        line = self.fontMetrics().height()
        return QSize(24 * line, 10 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for two heads, side by side."""
        line = self.fontMetrics().height()
        return QSize(14 * line, 10 * line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Lines from the cache, dots, words, focus."""
        del event
        painter = QPainter(self)
        painter.drawImage(0, 0, self._thin_layer())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_dots(painter)
        painter.drawImage(0, 0, self._thick_layer())
        self._draw_current(painter)
        self._draw_texts(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        draw_focus(painter, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick the output under the pointer."""
        unit = self.output_at(event.position())
        if unit is not None:
            self._pick(unit)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick the output that is clicked, as a finger does that cannot hover."""
        unit = self.output_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._pick(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows up and down go to the next output, with Shift ten further, Home and End to the ends."""
        keys, last = Qt.Key, self._wiring.outputs - 1
        by = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {keys.Key_Up: -by, keys.Key_Down: by, keys.Key_Home: -last, keys.Key_End: last}
        move = moves.get(Qt.Key(event.key()))
        if move is None or last < 0 or event.modifiers() & OF_OTHERS:
            event.ignore()
        elif self._current is None:
            self._pick(last if event.key() == keys.Key_End else 0)
        else:
            self._pick(min(max(self._current + move, 0), last))


def _level(rect: QRectF, unit: int, count: int) -> float:
    """Return the height at which a unit of ``count`` lies, each in the middle of its share."""
    return rect.top() + (unit + 0.5) / max(count, 1) * rect.height()
