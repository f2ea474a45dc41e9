"""The strip of a network: bars in true proportion, names that never overlap, picked by mouse and keys."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnngui.gui.look.theme import LIGHT, palette
from cnngui.gui.widgets.networks.network_strip import NetworkStrip, StripLayer
from cnngui.networks.architectures import VGG16

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LAYERS = [
    StripLayer(layer.name, layer.kind, *shape, title=f"{layer.name} (title)", hint=f"{layer.name}: {shape}")
    for layer, shape in zip(VGG16.layers, VGG16.shapes((224, 224)), strict=True)
]
NAMES = [layer.name for layer in LAYERS]


@pytest.fixture
def strip(qtbot: QtBot) -> NetworkStrip:
    """Show VGG-16, 1000 px wide, with conv3_2 picked."""
    strip = NetworkStrip("Layers")
    qtbot.addWidget(strip)
    strip.set_input_title("photo")
    strip.set_layers(LAYERS)
    strip.set_current("conv3_2")
    strip.resize(1000, strip.sizeHint().height())
    strip.show()
    return strip


def drawn(strip: NetworkStrip) -> QImage:
    """Grab what is on screen."""
    return strip.grab().toImage()


def press(strip: NetworkStrip, key: int, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the strip took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QApplication.sendEvent(strip, event)
    return event.isAccepted()


def test_bars_are_in_true_proportion(strip: NetworkStrip) -> None:
    """As high as there are rows and as wide as there are channels; the smallest can be seen still."""
    rects = {name: strip.bar_rect(name) for name in NAMES}
    first = rects["conv1_1"]
    assert first.height() / rects["conv2_1"].height() == pytest.approx(2)
    assert rects["conv5_1"].width() / first.width() == pytest.approx(8)
    assert rects["conv3_1"].width() / rects["conv2_2"].width() == pytest.approx(2)
    assert rects["pool5"].height() == 6
    assert all(rects[f"pool{block}"].width() < rects[f"conv{block}_1"].width() for block in range(1, 6))
    assert len({rect.bottom() for rect in rects.values()}) == 1


@pytest.mark.parametrize("width", [600, 1000, 1900])
@pytest.mark.parametrize("factor", [1.0, 1.8])
def test_bars_stand_apart_within_the_strip(strip: NetworkStrip, width: int, factor: float) -> None:
    """From left to right, also in 600 px with a projector's type; further apart between blocks."""
    font = strip.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    strip.setFont(font)
    strip.resize(width, strip.sizeHint().height())
    assert strip.minimumSizeHint().width() <= 600
    rects = [strip.bar_rect(name) for name in NAMES]
    gaps = {
        layer.kind: other.left() - one.right() for layer, (one, other) in zip(LAYERS, pairwise(rects), strict=False)
    }
    assert gaps["conv"] > 0
    assert gaps["pool"] > 2 * gaps["conv"]
    assert rects[-1].right() <= width


@pytest.mark.parametrize("width", [400, 600, 1000, 1900])
@pytest.mark.parametrize("current", NAMES)
def test_names_are_whole_and_never_overlap(strip: NetworkStrip, width: int, current: str) -> None:
    """The current one is always there, as is the photo's."""
    strip.set_current(current)
    strip.resize(width, strip.height())
    labels = strip.labels()
    texts = [text for text, _ in labels]
    assert {current, "photo"} <= set(texts)
    assert not any(one.intersects(other) for (_, one), (_, other) in combinations(labels, 2))
    for text, rect in labels:
        assert rect.width() >= strip.fontMetrics().horizontalAdvance(text)
        assert strip.rect().contains(rect.toRect())


def test_each_block_is_named_and_each_layer_where_there_is_room(strip: NetworkStrip) -> None:
    """In 500 px the blocks, in 1900 the layers of wide blocks."""
    strip.set_current("")
    strip.resize(500, strip.height())
    assert [text for text, _ in strip.labels()] == ["photo", "conv1", "conv2", "conv3", "conv4", "conv5"]
    strip.resize(1900, strip.height())
    texts = [text for text, _ in strip.labels()]
    assert {"conv1", "conv5_1", "conv5_2", "conv5_3"} <= set(texts)
    assert "conv5" not in texts


def test_all_of_a_column_can_be_clicked(qtbot: QtBot, strip: NetworkStrip) -> None:
    """Above the lowest bar and on its name; the photo picks nothing."""
    x = int(strip.bar_rect("pool5").center().x())
    for y in (3, strip.height() - 3):
        strip.set_current("conv1_1")
        with qtbot.waitSignal(strip.layer_picked) as picked:
            QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, QPoint(x, y))
        assert picked.args == ["pool5"]
        assert strip.current == "pool5"
    with qtbot.assertNotEmitted(strip.layer_picked):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, QPoint(20, 20))


def test_there_is_no_gap_between_columns(strip: NetworkStrip) -> None:
    """From the first bar to the right end every px belongs to a layer, in order."""
    left = int(strip.bar_rect("conv1_1").left())
    found = [strip.layer_at(QPointF(x, 10)) for x in range(left, strip.width())]
    assert list(dict.fromkeys(found)) == NAMES


def test_keys_walk(strip: NetworkStrip) -> None:
    """Left, Right, Home and End; at an end there is nothing to tell."""
    picked: list[str] = []
    strip.layer_picked.connect(picked.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Home, Key.Key_Left, Key.Key_End, Key.Key_Right):
        assert press(strip, key)
    assert picked == ["conv3_3", "pool3", "conv3_3", "conv1_1", "pool5"]


@pytest.mark.parametrize("key", [Key.Key_PageUp, Key.Key_PageDown, Key.Key_Up, Key.Key_Down, Key.Key_Space, 0x431])
def test_other_keys_are_left_to_the_window(qtbot: QtBot, strip: NetworkStrip, key: int) -> None:
    """A clicker's above all; and arrows with Alt."""
    with qtbot.assertNotEmitted(strip.layer_picked):
        assert not press(strip, key)
        assert not press(strip, Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def test_setting_tells_nothing(qtbot: QtBot, strip: NetworkStrip) -> None:
    """What comes from outside is not told back."""
    with qtbot.assertNotEmitted(strip.layer_picked):
        strip.set_current("conv1_2")
        strip.set_layers(LAYERS[:5])
        strip.set_ready(frozenset(NAMES))


def test_one_sees_which_maps_are_there(strip: NetworkStrip) -> None:
    """Filled when ready, poolings paler, and the current one in the accent colour."""
    strip.setPalette(palette(LIGHT))  # in whole 8 bits, as pixels are
    strip.set_ready(frozenset({"conv2_1", "pool2", "conv3_2"}))
    image, colours = drawn(strip), strip.palette()

    def inside(name: str) -> QColor:
        return image.pixelColor(strip.bar_rect(name).center().toPoint())

    assert inside("conv2_1") == colours.dark().color()
    assert inside("conv2_2") == colours.window().color()
    assert inside("pool2") not in [colours.dark().color(), colours.window().color()]
    assert inside("conv3_2") == colours.highlight().color()
    strip.set_ready(frozenset())
    image = drawn(strip)
    assert inside("conv3_2") == colours.window().color()


def test_the_hint_is_told(strip: NetworkStrip) -> None:
    """Of the layer under the pointer."""
    at = strip.bar_rect("conv4_2").center().toPoint()
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert QToolTip.text() == "conv4_2: (28, 28, 512)"
    QToolTip.hideText()


def test_the_column_under_the_pointer_is_tinted(strip: NetworkStrip) -> None:
    """And no longer when the pointer has left."""
    at = QPoint(int(strip.bar_rect("conv4_2").center().x()), 10)
    before = drawn(strip).pixelColor(at)
    QTest.mouseMove(strip, at)
    assert drawn(strip).pixelColor(at) != before
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert drawn(strip).pixelColor(at) == before


def test_screen_readers_hear_what_is_picked(strip: NetworkStrip) -> None:
    """Name, title, place."""
    assert strip.accessibleName() == "Layers"
    assert strip.accessibleDescription() == "conv3_2 (title), layer 8 of 18"
    strip.set_current("")
    assert strip.accessibleDescription() == "No layer is picked"


def test_it_grows_with_the_font(strip: NetworkStrip) -> None:
    """In projector mode it is higher, and so are its bars."""
    hint, bar = strip.sizeHint().height(), strip.bar_rect("conv1_1").height()
    font = strip.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    strip.setFont(font)
    strip.resize(1000, strip.sizeHint().height())
    assert strip.sizeHint().height() > 1.7 * hint
    assert strip.bar_rect("conv1_1").height() > 1.7 * bar
