"""The bar of a scroll area comes to rest."""

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.steady_area import SteadyArea


class Contrary(QWidget):
    """Lower where it is narrower, as rows that fold beside pictures can be."""

    def __init__(self, limit: int, low: int, high: int) -> None:
        super().__init__()
        self._limit, self._low, self._high = limit, low, high
        self.sizes = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for a height that depends on today's width."""
        return QSize(50, self._high if self.width() > self._limit else self._low)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Ask anew."""
        del event
        self.sizes += 1
        self.updateGeometry()


class Stubborn(QWidget):
    """Wider where it is higher, as a picture that keeps its shape can be."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = self.nested = self.deepest = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Fit only where there is a bar below already."""
        return QSize(320 if self.height() > 295 else 50, 50)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Ask anew, and at once, as what is asked for a hint while it is laid out does."""
        del event
        self.sizes += 1
        self.nested += 1
        self.deepest = max(self.deepest, self.nested)
        self.updateGeometry()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.nested -= 1


def test_the_bar_below_comes_to_rest(qtbot: QtBot) -> None:
    """It is needed without it and not with it; nothing calls itself deeper and deeper."""
    area, content = SteadyArea(), Stubborn()
    area.setWidget(content)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    for width in range(290, 320, 2):
        area.resize(width, 300)
        qtbot.wait(5)
    seen = content.sizes
    qtbot.wait(30)
    assert content.sizes == seen < 300
    assert content.deepest <= 6


@pytest.mark.parametrize("height", range(270, 311, 5))
def test_it_comes_to_rest(qtbot: QtBot, height: int) -> None:
    """Where the bar is needed without it and not with it, it stays; the content is as wide as the rest."""
    area, content = SteadyArea(), Contrary(295, 280, 300)
    area.setWidget(content)
    qtbot.addWidget(area)
    area.resize(300, height)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.wait(30)
    seen = content.sizes
    qtbot.wait(30)
    assert content.sizes == seen < 40
    assert content.width() == area.viewport().width()
    if height < 300:
        assert area.verticalScrollBar().isVisible()


def test_another_size_is_tried_without_a_bar(qtbot: QtBot) -> None:
    """Where there is room enough, the bar goes."""
    area, content = SteadyArea(), Contrary(295, 280, 300)
    area.setWidget(content)
    qtbot.addWidget(area)
    area.resize(300, 292)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    area.resize(300, 400)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert content.height() == area.viewport().height()
