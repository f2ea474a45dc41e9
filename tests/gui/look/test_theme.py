"""The palettes are readable, and palette and font follow settings and projector."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cnngui.gui.look import theme
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, Theme, font_for, palette
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.services.settings import Settings


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, and its looks back afterwards."""
    before = QPalette(qapp.palette()), QFont(qapp.font()), qapp.style().objectName()
    yield qapp
    qapp.setStyle(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])
    qapp.setProperty(theme._PEN, None)
    qapp.setProperty(theme._LEAST, None)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of this test's own."""
    return Settings(tmp_path / "settings.json")


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [value / 255 for value in (colour.red(), colour.green(), colour.blue())]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of WCAG 2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_right() -> None:
    """Black on white is 21:1; a published pair of greys is 4.54:1."""
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


PAIRS = [
    ("WindowText", "Window"),
    ("Text", "Base"),
    ("ButtonText", "Button"),
    ("ToolTipText", "ToolTipBase"),
    ("PlaceholderText", "Base"),
    ("PlaceholderText", "Window"),
    ("HighlightedText", "Highlight"),
    ("Link", "Window"),
    ("Link", "Base"),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST, CONTRAST_DARK], ids=["light", "dark", "high", "high dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
@pytest.mark.parametrize("group", ["Active", "Inactive", "Disabled"])
def test_everything_written_can_be_read(colours: Colours, front: str, back: str, group: str) -> None:
    """At least 4.5:1 in every state; on a projector at least 7:1."""
    made = palette(colours)
    which = QPalette.ColorGroup[group]
    measured = contrast(made.color(which, QPalette.ColorRole[front]), made.color(which, QPalette.ColorRole[back]))
    assert measured >= (7 if colours in {CONTRAST, CONTRAST_DARK} else 4.5)


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("kind", [TickBox, QRadioButton, QLineEdit, QSpinBox, QComboBox, QPushButton])
def test_boxes_have_edges_that_are_seen(
    app: QApplication, settings: Settings, qtbot: QtBot, chosen: str, kind: type[QWidget], *, projector: bool
) -> None:
    """As they are drawn: some pixel of a box's outline is at least 3:1 against the ground around it."""
    settings.set("theme", chosen)
    Theme(app, settings).set_projector(on=projector)
    holder = QWidget()
    qtbot.addWidget(holder)
    box = kind(holder)
    box.move(10, 10)
    holder.resize(200, 100)
    holder.show()
    QApplication.processEvents()
    picture = holder.grab().toImage()
    ground = picture.pixelColor(1, 1)
    across = [picture.pixelColor(x, 10 + box.height() // 2) for x in range(8, 20)]
    assert max(contrast(pixel, ground) for pixel in across) >= 2.9  # a line between two pixels is a little fainter


def test_the_theme_follows_its_setting(app: QApplication, settings: Settings, qtbot: QtBot) -> None:
    """Dark is dark by the palette, whatever the platform makes of colour schemes."""
    kept = Theme(app, settings)
    with qtbot.waitSignal(kept.changed):
        settings.set("theme", "dark")
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    assert app.palette().color(QPalette.ColorRole.Text) == QColor(DARK.text)
    settings.set("theme", "light")
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.ground)
    with qtbot.assertNotEmitted(kept.changed):
        settings.set("last_folder", "/")


def test_a_projector_has_large_type_and_thick_lines(app: QApplication, settings: Settings, qtbot: QtBot) -> None:
    """At least 20 pt, and widgets that exist grow with it, and shrink back."""
    kept = Theme(app, settings)
    button = QPushButton("Start")
    qtbot.addWidget(button)
    button.show()
    qtbot.waitUntil(lambda: button.font() == app.font())
    normal_font, normal_size, normal_pen = app.font(), button.sizeHint(), theme.pen_width()
    kept.set_projector(on=True)
    assert app.font().pointSizeF() >= 20
    qtbot.waitUntil(lambda: button.sizeHint().height() > 1.5 * normal_size.height())
    assert theme.pen_width() > normal_pen
    assert app.palette().color(QPalette.ColorRole.Text) == QColor(CONTRAST.text)
    kept.set_projector(on=False)
    assert app.font() == normal_font
    qtbot.waitUntil(lambda: button.sizeHint() == normal_size)


def test_a_widget_that_is_not_on_screen_yet_is_large_as_well(
    app: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    """Made before the change, shown after it."""
    kept = Theme(app, settings)
    label = QLabel("Photo")
    qtbot.addWidget(label)
    kept.set_projector(on=True)
    label.show()
    qtbot.waitUntil(lambda: label.font().pointSizeF() >= 20)
    kept.set_projector(on=False)
    qtbot.waitUntil(lambda: label.font() == app.font())


def test_text_is_never_below_14_px(app: QApplication, settings: Settings) -> None:
    """Whatever small font the system has."""
    app.setFont(QFont("Sans Serif", 6))
    Theme(app, settings)
    assert QFontInfo(app.font()).pixelSize() >= 14
    assert font_for(QFont("Sans Serif", 24), 96).pointSizeF() == 24


def test_zoom_steps_and_is_kept(app: QApplication, settings: Settings) -> None:
    """Larger, smaller, normal; it stops at the ends."""
    kept = Theme(app, settings)
    normal = app.font().pointSizeF()
    kept.zoom(1)
    assert app.font().pointSizeF() == pytest.approx(normal * 1.1)
    kept.zoom(0)
    kept.zoom(-1)
    assert settings.integer("zoom") == 90
    for _ in range(20):
        kept.zoom(1)
    assert settings.integer("zoom") == 200
    kept.zoom(0)
    assert app.font().pointSizeF() == normal
