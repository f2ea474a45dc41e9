"""How a layer slides and pools: shows without telling, tells what was set, explains with today's numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from cnngui.engine.chain import Chain, Layer, Pooling, shapes
from cnngui.engine.kernels.table import find
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.layer_settings import LayerSettings

LAYER = Layer((find("sobel-x").filter,), 1, "reflect", (2, 3), (1, 2), true_convolution=True)


def some_settings(qtbot: QtBot, *, pairs: bool) -> tuple[LayerSettings, list[tuple[object, ...]]]:
    """Make them, and a list of what they tell."""
    settings = LayerSettings(pairs=pairs)
    told: list[tuple[object, ...]] = []
    qtbot.addWidget(settings)
    settings.wished.connect(lambda fields, merge: told.append((fields, merge)))
    settings.pooling_wished.connect(lambda *pooling: told.append(pooling))
    settings.show()
    return settings, told


def up(field: NumberField) -> None:
    """Press the arrow key."""
    QTest.keyClick(field.box, Qt.Key.Key_Up)


def test_it_shows_without_telling(qtbot: QtBot) -> None:
    """Rows and columns apart; a pool's fields only where there is one."""
    settings, told = some_settings(qtbot, pairs=True)
    settings.show_layer(LAYER)
    assert [field.value for field in (settings._padding, *settings._stride, *settings._dilation)] == [1, 2, 3, 1, 2]
    assert not settings._pool_size[0].isEnabled()
    pooled = Layer(LAYER.filters, "same", pooling=Pooling("average", (2, 3), (1, 2)))
    settings.show_layer(pooled)
    assert [field.value for field in (*settings._pool_size, *settings._pool_stride)] == [2, 3, 1, 2]
    assert settings._pool_size[0].isEnabled()
    settings.show_shape(shapes(Chain((pooled,)), (8, 8, 1))[0])
    assert settings._padding.value == 1
    assert not settings._padding.isEnabled()
    assert not told


@pytest.mark.parametrize("pairs", [True, False])
def test_every_control_tells(qtbot: QtBot, *, pairs: bool) -> None:
    """Pairs of rows and columns; one field stands for both."""
    settings, told = some_settings(qtbot, pairs=pairs)
    settings.show_layer(Layer(LAYER.filters, 0, pooling=Pooling("max")))
    up(settings._padding)
    up(settings._stride[0])
    up(settings._dilation[-1])
    up(settings._pool_size[0])
    one, other = ((2, 1), (1, 2)) if pairs else ((2, 2), (2, 2))
    pool = (3, 2) if pairs else (3, 3)
    sliding = [({"padding": 1}, "padding"), ({"stride": one}, "stride"), ({"dilation": other}, "dilation")]
    assert told == [*sliding, ("max", pool, (2, 2))]
    told.clear()
    for box in settings.findChildren(QCheckBox):
        box.click()
    assert told == [({"padding": "same"}, ""), ({"true_convolution": True}, "")]


def test_hints_have_todays_numbers(qtbot: QtBot) -> None:
    """The formula with the sizes of the layer on screen."""
    settings, _ = some_settings(qtbot, pairs=True)
    settings.show_shape(shapes(Chain((Layer(LAYER.filters, 0, stride=(2, 2), pooling=Pooling("max")),)), (7, 7, 1))[0])
    assert "(7 + 0 − 3)/2 + 1 = 3" in settings._stride[1].box.toolTip()
    assert "+ 1 = 1" in settings._pool_size[0].box.toolTip()
