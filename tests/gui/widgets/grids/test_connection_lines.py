"""Which connections are drawn, how strongly, and whether their colours can be told from the ground and from another."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from cnngui.engine.colours import contrast
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours
from cnngui.gui.widgets.grids.connection_lines import (
    DARK_COLOURS,
    LIGHT_COLOURS,
    MOST_DOTS,
    MOST_LINES,
    MOST_THICK,
    Links,
    Wiring,
    coverage,
    spread,
)

DEUTAN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
PROTAN = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
"""Machado, Oliveira & Fernandes (2009): what people without green or red cones see, in linear RGB."""


def sliding(length: int, size: int) -> Links:
    """Connect the units of a one-dimensional convolution."""
    return {at: [(at + i, i) for i in range(size)] for at in range(length - size + 1)}


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


def test_all_connections_where_they_are_few() -> None:
    """Each as it was given, in order."""
    wiring = Wiring(6, 4, sliding(6, 3))
    found = wiring.sample()
    expected = [(at + i, at, i) for at in range(4) for i in range(3)]
    assert (found.total, wiring.total) == (12, 12)
    assert [tuple(end) for end in found.ends.tolist()] == expected


def test_fully_connected_is_every_pair() -> None:
    """Weights are nobody else's."""
    found = Wiring(5, 3, None).sample()
    assert {(first, output) for first, output, _ in found.ends.tolist()} == {(i, o) for i in range(5) for o in range(3)}
    assert set(found.ends[:, 2].tolist()) == {-1}


def test_sample_is_of_connections_that_exist_each_once() -> None:
    """The same one at every call, from all over the layer."""
    links = sliding(5000, 5)
    wiring = Wiring(5000, 4996, links)
    found = wiring.sample()
    ends = [tuple(end) for end in found.ends.tolist()]
    assert (found.count, found.total) == (MOST_LINES, 4996 * 5)
    assert len(set(ends)) == MOST_LINES
    assert all((first, weight) in links[output] for first, output, weight in ends)
    assert np.array_equal(found.ends, wiring.sample().ends)
    quarters = np.histogram(found.ends[:, 1], 4, (0, 4996))[0]
    assert quarters.min() > 0.8 * quarters.max()


def test_sample_of_three_billion_connections() -> None:
    """The layer of the course's slide, without a list of them."""
    found = Wiring(3_000_000, 1000, None).sample()
    assert (found.count, found.total) == (MOST_LINES, 3_000_000_000)
    assert found.ends[:, 0].max() < 3_000_000
    assert found.ends[:, 1].max() < 1000
    assert found.ends[:, 0].max() > 2_900_000


def test_connections_of_one_output() -> None:
    """All of them, or, of very many, as many as there are dots, and those that begin at the dots."""
    wiring = Wiring(MOST_THICK, 2, None)
    assert wiring.of_output(1).ends[:, 0].tolist() == list(range(MOST_THICK))
    many = Wiring(3072, 2, None).of_output(1)
    assert (many.count, many.total) == (MOST_DOTS, 3072)
    assert many.ends[:, 0].tolist() == spread(3072)
    assert Wiring(9, 9, {4: [(3, 0)]}).of_output(5).count == 0


def test_no_units() -> None:
    """Nothing is drawn, nothing fails."""
    for wiring in (Wiring(0, 0, None), Wiring(0, 4, {}), Wiring(3, 0, None)):
        assert (wiring.total, wiring.sample().count) == (0, 0)
        assert wiring.sample().ends.shape == (0, 3)


def test_spread_reaches_both_ends() -> None:
    """Without a unit twice."""
    found = spread(4704)
    assert (found[0], found[-1], len(set(found))) == (0, 4703, MOST_DOTS)


def test_coverage_follows_the_lines() -> None:
    """The ground is untouched elsewhere; the whole width is drawn alike, also at its ends."""
    drawn = coverage(np.array([[10.0, 10.0], [30.0, 70.0]]), (100, 200), 0.6)
    assert drawn[15:25].max() == 0
    rows = drawn[25:].argmax(axis=0) + 25
    assert np.abs(rows - np.linspace(30, 70, 200)).max() <= 1
    assert drawn[10].min() == drawn[10].max() > 0


def test_coverage_grows_where_lines_cross_and_is_never_full() -> None:
    """Two turns of many lines each."""
    once = coverage(np.full((250, 2), 5.0), (11, 20), 0.3)
    twice = coverage(np.full((500, 2), 5.0), (11, 20), 0.3)
    assert 0 < once[5, 10] < twice[5, 10] < 255


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
