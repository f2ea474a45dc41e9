"""Whether the colours of connections can be told from the ground and from one another."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from cnngui.engine.colours import contrast
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours
from cnngui.gui.widgets.grids.connection_layers import DARK_COLOURS, LIGHT_COLOURS

DEUTAN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
PROTAN = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
"""Machado, Oliveira & Fernandes (2009): what people without green or red cones see, in linear RGB."""


def rgb(name: str) -> tuple[int, int, int]:
    """Return a colour by its name."""
    return QColor(name).red(), QColor(name).green(), QColor(name).blue()


def lab(name: str, seen: tuple[tuple[float, ...], ...]) -> NDArray[np.float64]:
    """Return the CIE L*a*b* of a colour as some people see it."""
    part = np.array(rgb(name)) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    linear = (np.array(seen) @ linear).clip(0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear
    f = np.cbrt(xyz / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize(
    ("names", "grounds"), [(LIGHT_COLOURS, (LIGHT, CONTRAST)), (DARK_COLOURS, (DARK, CONTRAST_DARK))]
)
def test_colours_stand_out_from_the_ground(names: tuple[str, ...], grounds: tuple[Colours, ...]) -> None:
    """At least 3:1, as for any line that means something."""
    assert min(contrast(rgb(name), rgb(each.ground)) for name in names for each in grounds) >= 3


@pytest.mark.parametrize("names", [LIGHT_COLOURS, DARK_COLOURS], ids=["light", "dark"])
@pytest.mark.parametrize("seen", [np.eye(3).tolist(), DEUTAN, PROTAN], ids=["all", "deutan", "protan"])
def test_colours_can_be_told_apart(names: tuple[str, ...], seen: tuple[tuple[float, ...], ...]) -> None:
    """Also without green or red cones: ten just noticeable differences for each pair."""
    assert len(set(names)) == 9
    nearest = min((float(np.linalg.norm(lab(a, seen) - lab(b, seen))), a, b) for a, b in combinations(names, 2))
    assert nearest[0] >= 10, nearest
