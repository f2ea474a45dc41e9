"""Colours between those of the palette."""

import pytest
from PySide6.QtGui import QColor, QPalette

from cnngui.engine.colours import contrast
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.inputs.tints import hovered


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Return red, green, blue."""
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
@pytest.mark.parametrize("role", [QPalette.ColorRole.Button, QPalette.ColorRole.Window])
def test_text_is_readable_under_the_pointer(colours: Colours, role: QPalette.ColorRole) -> None:
    """In every theme; and the ground is seen to change."""
    made = palette(colours)
    ground = hovered(made, role)
    assert contrast(rgb(ground), rgb(made.color(QPalette.ColorRole.WindowText))) >= 7
    assert ground != made.color(role)
