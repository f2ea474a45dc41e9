"""Icons are tinted with the colour of the palette at the time they are drawn."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from cnngui.gui.look.icons import icon


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, and its palette back afterwards."""
    before = qapp.palette()
    yield qapp
    qapp.setPalette(before)


def set_text(app: QApplication, colour: str) -> None:
    """Set the colour of button texts."""
    palette = app.palette()
    palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#00ff00"))
    app.setPalette(palette)


def ink(image: QImage) -> set[str]:
    """Return the colours of the pixels that are covered in full."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_the_tint_follows_the_palette(app: QApplication) -> None:
    """One icon, made once, is red under a red palette and blue under a blue one."""
    undo = icon("mdi6.undo")
    set_text(app, "#ff0000")
    assert ink(undo.pixmap(32, 32).toImage()) == {"#ff0000"}
    set_text(app, "#0000ff")
    assert ink(undo.pixmap(32, 32).toImage()) == {"#0000ff"}
    assert ink(undo.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()) == {"#00ff00"}


def test_it_is_sharp_on_a_fine_screen(app: QApplication) -> None:
    """At 200 % it has twice the pixels."""
    pixmap = icon("mdi6.undo").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_the_glyph_fills_its_box_and_is_not_cut(app: QApplication) -> None:
    """Ink reaches most of the box and no edge of it."""
    image = icon("mdi6.square").pixmap(48, 48).toImage()
    inked = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 128]
    for axis in (0, 1):
        places = [place[axis] for place in inked]
        assert 2 <= min(places) <= 8
        assert 40 <= max(places) <= 45


def test_an_unknown_name_is_refused() -> None:
    """A misprint shows in the first test, not as an empty button."""
    with pytest.raises(KeyError):
        icon("mdi6.no-such-thing")
    with pytest.raises(KeyError):
        icon("undo")


def test_a_changed_copy_survives(app: QApplication) -> None:
    """Qt clones the engine when a copy is changed; both live on."""
    first = icon("mdi6.undo")
    copies = [QIcon(first) for _ in range(20)]
    for copy in copies:
        copy.addPixmap(QPixmap(8, 8))
        assert not copy.pixmap(16, 16).isNull()
    del copies
    assert not first.pixmap(16, 16).isNull()


def test_qtawesome_itself_is_not_imported() -> None:
    """It would cost a fifth of the time to the first window."""
    code = (
        "import sys; from cnngui.gui.look.icons import _glyph; _glyph('mdi6.undo'); print('qtawesome' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
