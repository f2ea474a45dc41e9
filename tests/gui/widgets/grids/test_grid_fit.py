"""The numbers of whole scenes: all there, large enough, and the result no smaller than what it is made of."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from cnngui.engine.colours import grey, signed
from cnngui.engine.lessons.grid_scene import Block, Group, Scene, digits_of
from cnngui.gui.look import theme
from cnngui.gui.look.i18n import LANGUAGES, Language
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.grid_fit import fitted_scene, text_of, values_of

ROOMS = {"1280×800": (840, 420, 10.5), "1024×640": (590, 250, 10.5), "large type": (1240, 380, 20.0)}
"""What is left for the grids in a window, and the type in points."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Speak a language."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.fixture
def projector(qapp: QApplication) -> Iterator[QFont]:
    """Return the type of a projector, below which there is none."""
    qapp.setProperty(theme._LEAST, 27)
    font = QFont(qapp.font())
    font.setPointSizeF(20.0)
    yield font
    qapp.setProperty(theme._LEAST, None)


def learned() -> Scene:
    """Return a patch of a photo, a learned filter with small weights, and what they give."""
    rng = np.random.default_rng(0)
    given = rng.integers(0, 256, (3, 8, 8)).astype(np.float64)
    weights = np.asarray(rng.normal(0, 0.1, (3, 3, 3)), np.float64)
    weights[0, 0, 0] = -0.00042
    output = rng.normal(0, 60, (6, 6)).astype(np.float64)
    inputs = [Block(f"input {at}", "Input", (8, 8), plane, grey(), 0) for at, plane in enumerate(given)]
    kernels = [Block(f"kernel 0 {at}", "Kernel", (3, 3), k, signed(0.3), weights=True) for at, k in enumerate(weights)]
    result = Block("output 0", "Output", (6, 6), output, signed(200), digits_of([output]))
    return Scene(((Group(tuple(inputs)), Group(tuple(kernels), "∗"), Group((result,), "=")),))


def shifted() -> Scene:
    """Return two rows, as on the page about translation."""
    rng = np.random.default_rng(1)

    def row(key: str) -> tuple[Group, ...]:
        stages = (("Input", 6, 0), ("Response", 4, -16), ("Pooled", 2, -9))
        blocks = [
            Block(f"{key} {at} 0", title, (size, size), rng.integers(low, 10, (size, size)).astype(np.float64))
            for at, (title, size, low) in enumerate(stages)
        ]
        return tuple(Group((block,), "→" if at else "") for at, block in enumerate(blocks))

    return Scene((row("before"), row("after")))


@pytest.mark.parametrize("scene", [learned(), shifted()], ids=["learned", "shifted"])
@pytest.mark.parametrize("room", ROOMS.values(), ids=list(ROOMS))
def test_every_number_is_there_and_can_be_read(
    qapp: QApplication, language: Language, scene: Scene, room: tuple[int, int, float]
) -> None:
    """At each size of window, in both languages: none blank, none below the least type, none beyond its cell."""
    font = QFont(qapp.font())
    font.setPointSizeF(room[2])
    layout = fitted_scene(scene, QSizeF(*room[:2]), font)
    for placed in layout.blocks:
        block, kind = placed.block, layout.types[placed.block.key]
        texts = {text_of(block, value, kind.digits) for value in values_of(block).values()}
        assert kind.font.pixelSize() >= least_type(font)
        assert max(map(QFontMetricsF(kind.font).horizontalAdvance, texts)) <= placed.wide
        assert not block.weights or "0" not in texts
        if language == "fr":
            assert not any("." in text for text in texts)
    results = [layout.types[group.blocks[0].key].font.pixelSize() for row in scene.rows for group in row[-1:]]
    assert min(results) >= max(kind.font.pixelSize() for kind in layout.types.values())


def test_rows_stand_side_by_side_where_that_saves_the_numbers(projector: QFont) -> None:
    """On a projector, translation is seen whole: before beside after."""
    layout = fitted_scene(shifted(), QSizeF(1240, 380), projector)
    assert {kind.font.pixelSize() for kind in layout.types.values()} == {27}
    assert (layout.size.width(), layout.size.height()) == (1240, 380)
    assert layout.placed("before 2 0").frame.right() < layout.placed("after 0 0").frame.left()
