"""The ranking as bars: signs, numbers, what is picked and pinned, what stays in sight, and how fast it is drawn."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import contrast, paint, signed
from cnngui.gui.look.theme import DARK, LIGHT, Colours
from cnngui.gui.widgets.networks.similarity_painter import BarPainter, SimilarityItem
from cnngui.gui.widgets.networks.similarity_strip import SimilarityStrip
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, shown, wheel

KEY = Qt.Key


def filter_look(seed: int) -> QImage:
    """Make 3×3 px of any colours."""
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(seed * 37 % 360, 200, 200))
    return image


def ranking(count: int, seed: int = 0, *, pictures: bool = True) -> list[SimilarityItem]:
    """Rank channels of random similarity by its size."""
    numbers = np.random.default_rng(seed).uniform(-1, 1, count)
    order = np.argsort(-np.abs(numbers))
    return [
        SimilarityItem(
            int(channel),
            float(numbers[channel]),
            str(channel + 1),
            f"channel {channel + 1} of {count}".format,
            filter_look(int(channel)) if pictures else None,
        )
        for channel in order
    ]


def of(*similarities: float) -> list[SimilarityItem]:
    """Rank channels 0, 1, 2 … as given."""
    return [SimilarityItem(place, value, str(place + 1), str) for place, value in enumerate(similarities)]


@pytest.fixture
def strip(qtbot: QtBot) -> SimilarityStrip:
    """Make one of 600 px without a ranking."""
    strip = SimilarityStrip("Ranking")
    strip.resize(600, strip.sizeHint().height())
    return shown(qtbot, strip)


def is_seen(strip: SimilarityStrip, channel: int) -> bool:
    """Tell whether all of a channel is in sight, right of the label."""
    room = strip.viewport().rect().adjusted(strip.bars().left, 0, 0, 0)
    return room.contains(strip.column_rect(channel))


def press(strip: SimilarityStrip, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the strip took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QApplication.sendEvent(strip, event)
    return event.isAccepted()


def drawn(strip: SimilarityStrip) -> QImage:
    """Grab what is on screen."""
    return strip.viewport().grab().toImage()


def colour_of(value: float) -> QColor:
    """Return the colour of a number on the signed scale from -1 to 1."""
    return QColor(*paint(signed(1.0), np.full((1, 1), value, np.float32))[0, 0].tolist())


def test_positive_bars_stand_and_negative_ones_hang(strip: SimilarityStrip) -> None:
    """In the two colours of signed data, as high as they are similar; no similarity, no bar."""
    strip.set_ranking(of(1.0, -0.5, 0.0, 0.001), None)
    layout = strip.bars()
    heights = [layout.bar(place, item).height() for place, item in enumerate((1.0, -0.5, 0.0, 0.001))]
    assert heights == [layout.half, round(layout.half / 2), 0, 1]
    image = drawn(strip)
    full, hanging = layout.bar(0, 1.0).center(), layout.bar(1, -0.5).center()
    assert full.y() < layout.middle < hanging.y()
    assert image.pixelColor(full) == colour_of(1.0)
    assert image.pixelColor(hanging) == colour_of(-1.0)
    assert image.pixelColor(layout.bar(2, 1.0).center()) == strip.palette().color(QPalette.ColorRole.Window)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("value", [-1.0, 1.0])
def test_bars_stand_out_from_the_ground(colours: Colours, value: float) -> None:
    """By 2.9:1 at least; their numbers say the same in black and white."""
    bar, ground = colour_of(value), QColor(colours.ground)
    assert contrast((bar.red(), bar.green(), bar.blue()), (ground.red(), ground.green(), ground.blue())) > 2.9


def test_a_dashed_line_tells_chance_beside_the_bars(strip: SimilarityStrip) -> None:
    """In the half of each bar, as high as a bar of chance; without chance there is none, and no room for its name."""
    strip.set_ranking(of(0.9, -0.8), 0.5)
    layout, ink = strip.bars(), strip.palette().color(QPalette.ColorRole.WindowText)
    image = drawn(strip)
    for place, y in ((0, layout.middle - round(layout.half / 2)), (1, layout.middle + round(layout.half / 2))):
        column = layout.column(place)
        dashes = sum(image.pixelColor(x, y) == ink for x in range(column.left(), column.right()))
        assert 0.3 * layout.pitch < dashes < 0.8 * layout.pitch
    strip.set_ranking(of(0.9, -0.8), None)
    assert strip.bars().left < layout.left - strip.fontMetrics().horizontalAdvance("chance")


def test_pictures_are_enlarged_as_they_are(strip: SimilarityStrip) -> None:
    """Squares of whole px in the colours of the filter; a low strip leaves them out."""
    image = filter_look(1)
    image.setPixelColor(0, 0, QColor("red"))
    strip.set_ranking([SimilarityItem(0, 0.5, "1", str, image)], None)
    place = strip.bars().picture_rect(0, image.size())
    assert (place.width() % 3, place.width(), place.height()) == (0, place.height(), place.width())
    assert strip.viewport().rect().contains(place)
    cell = place.width() // 3
    pixels = drawn(strip)
    assert pixels.pixelColor(place.topLeft()) == QColor("red")
    assert pixels.pixelColor(place.topLeft() + QPoint(cell - 1, cell - 1)) == QColor("red")
    assert pixels.pixelColor(place.topLeft() + QPoint(cell, cell)) == image.pixelColor(1, 1)
    strip.resize(600, strip.minimumSizeHint().height())
    assert strip.bars().picture == 0


def test_a_click_picks_and_a_double_click_pins(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """The channel, not its place."""
    items = ranking(64)
    strip.set_ranking(items, 0.2)
    at = strip.column_rect(items[3].channel).center()
    with qtbot.waitSignal(strip.channel_picked) as picked:
        QTest.mouseClick(strip.viewport(), LEFT, NONE, at)
    assert picked.args == [items[3].channel] == [strip.current]
    with qtbot.waitSignal(strip.pin_toggled) as toggled:
        QTest.mouseDClick(strip.viewport(), LEFT, NONE, at)
    assert toggled.args == [items[3].channel]
    with qtbot.assertNotEmitted(strip.channel_picked):
        QTest.mouseClick(strip.viewport(), LEFT, NONE, QPoint(3, at.y()))


def test_keys_walk_along_the_ranking(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """In its order, and what is picked is in sight; the ends stop; the first key picks the best one."""
    items = ranking(64)
    strip.set_ranking(items, 0.2)
    order = [item.channel for item in items]
    page = (strip.viewport().width() - strip.bars().left) // strip.bars().pitch - 1
    walk = (
        (KEY.Key_Right, 0),
        (KEY.Key_Right, 1),
        (KEY.Key_Left, 0),
        (KEY.Key_Left, 0),
        (KEY.Key_PageDown, page),
        (KEY.Key_Right, page + 1),
        (KEY.Key_PageUp, 1),
        (KEY.Key_End, 63),
        (KEY.Key_PageDown, 63),
        (KEY.Key_Home, 0),
    )
    assert page > 3
    for key, place in walk:
        with qtbot.waitSignal(strip.channel_picked) as picked:
            assert press(strip, key)
        assert picked.args == [order[place]]
        assert is_seen(strip, order[place])


def test_p_pins_what_is_picked(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """Nothing when nothing is picked, or with Ctrl."""
    strip.set_ranking(of(0.5, 0.4), None)
    assert not press(strip, KEY.Key_P)
    strip.set_current(1)
    with qtbot.waitSignal(strip.pin_toggled) as toggled:
        assert press(strip, KEY.Key_P)
    assert toggled.args == [1]
    assert not press(strip, KEY.Key_P, CTRL)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(KEY.Key_Up, NONE), (KEY.Key_Down, NONE), (KEY.Key_Space, NONE), (KEY.Key_Return, NONE), (KEY.Key_Right, CTRL)],
)
def test_other_keys_are_left_to_the_window(strip: SimilarityStrip, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Also while a channel is picked."""
    strip.set_ranking(of(0.5, 0.4), None)
    strip.set_current(0)
    assert not press(strip, key, modifiers)
    assert strip.current == 0


def test_an_empty_ranking_takes_no_key(strip: SimilarityStrip) -> None:
    """Nothing to walk along, nothing to draw, nothing to point at."""
    strip.set_ranking([], 0.3)
    assert not press(strip, KEY.Key_Right, SHIFT)
    assert strip.channel_at(QPointF(300, 20)) is None
    assert strip.accessibleDescription() == "no channels are ranked"
    drawn(strip)


def test_setting_marks_without_telling(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """The frame and the pins are drawn in the accent colour, and go again."""
    strip.set_ranking(of(0.0, 0.0, 0.0), None)
    before, accent = drawn(strip), strip.palette().color(QPalette.ColorRole.Highlight)
    with qtbot.assertNotEmitted(strip.channel_picked), qtbot.assertNotEmitted(strip.pin_toggled):
        strip.set_current(1)
        strip.set_pinned(frozenset({2}))
    image = drawn(strip)
    framed, pinned = strip.column_rect(1), strip.column_rect(2)
    assert image.pixelColor(framed.left() + 1, framed.center().y()) == accent
    radius = round(0.3 * strip.fontMetrics().height())
    assert image.pixelColor(pinned.right() + 1 - radius, pinned.top() + radius) == accent
    strip.set_current(None)
    strip.set_pinned(frozenset())
    assert drawn(strip) == before


def test_what_is_picked_stays_in_sight(strip: SimilarityStrip) -> None:
    """Wherever another ranking puts it, on every frame of a drag; also where there is less room."""
    first = ranking(64)
    strip.set_ranking(first, 0.2)
    strip.set_current(first[0].channel)
    for seed in range(1, 12):
        strip.set_ranking(ranking(64, seed), 0.2)
        assert is_seen(strip, first[0].channel)
    strip.set_current(ranking(64, 11)[30].channel)
    strip.resize(300, strip.height())
    assert is_seen(strip, ranking(64, 11)[30].channel)


def test_where_nothing_is_picked_another_ranking_does_not_scroll(strip: SimilarityStrip) -> None:
    """What the eye is on stays put."""
    strip.set_ranking(ranking(512), None)
    strip.horizontalScrollBar().setValue(700)
    strip.set_ranking(ranking(512, 1), None)
    assert strip.horizontalScrollBar().value() == 700


def test_all_512_can_be_scrolled_to(strip: SimilarityStrip) -> None:
    """The last one is at the end, with its whole width."""
    items = ranking(512)
    strip.set_ranking(items, 0.2)
    strip.horizontalScrollBar().setValue(strip.horizontalScrollBar().maximum())
    last = items[-1].channel
    assert is_seen(strip, last)
    assert strip.channel_at(QPointF(strip.column_rect(last).center())) == last


def test_the_wheel_scrolls_sideways(strip: SimilarityStrip) -> None:
    """At the end it is left to what lies around."""
    strip.set_ranking(ranking(64), 0.2)
    assert wheel(strip.viewport(), -1)
    assert strip.horizontalScrollBar().value() > 0
    strip.horizontalScrollBar().setValue(0)
    assert not wheel(strip.viewport(), 1)


def test_a_tooltip_gives_the_hint(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """Of the channel under the pointer."""
    items = ranking(64)
    strip.set_ranking(items, 0.2)
    at = strip.column_rect(items[2].channel).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, strip.viewport().mapToGlobal(at))
    QApplication.sendEvent(strip.viewport(), event)
    assert QToolTip.text() == items[2].hint()
    QToolTip.hideText()


def test_it_is_described_in_words(strip: SimilarityStrip) -> None:
    """The best match and its number, and what is picked."""
    strip.set_ranking(of(-0.96, 0.5, 0.25), 0.1)
    told = "3 channels, best first; the best match is channel 1 with −0.96"
    assert (strip.accessibleName(), strip.accessibleDescription()) == ("Ranking", told)
    strip.set_current(2)
    told += "; channel 3 is picked, number 3 of the ranking with 0.25"
    assert strip.accessibleDescription() == told
    strip.set_pinned(frozenset({2}))
    assert strip.accessibleDescription() == told + "; it is pinned"


def test_numbers_lie_in_the_free_half_and_titles_below(strip: SimilarityStrip) -> None:
    """Each has room for a line at every size asked for, so that none is drawn over a bar."""
    strip.set_ranking(ranking(64), 0.2)
    for points in (10.5, 20.0):
        font = strip.font()
        font.setPointSizeF(points)
        strip.setFont(font)
        for size in (strip.sizeHint(), strip.minimumSizeHint()):
            strip.resize(600, size.height())
            layout, line = strip.bars(), strip.fontMetrics().height()
            assert layout.half >= line
            assert layout.title >= line
            assert not layout.free_half(0, 0.5).intersects(layout.bar(0, 0.5))
            assert not layout.free_half(0, -0.5).intersects(layout.bar(0, -0.5))
            assert layout.column(0).bottom() < strip.viewport().height()
            assert layout.pitch > strip.fontMetrics().horizontalAdvance("−0.88")


def test_the_focus_is_seen(qtbot: QtBot, strip: SimilarityStrip) -> None:
    """A frame in the accent colour around it all."""
    strip.set_ranking(of(0.5), None)
    strip.clearFocus()
    accent = strip.palette().color(QPalette.ColorRole.Highlight)
    assert drawn(strip).pixelColor(300, 0) != accent
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    assert drawn(strip).pixelColor(300, 0) == accent


def test_the_picked_one_is_found_again(strip: SimilarityStrip) -> None:
    """Home brings the first back into sight, also where it has been picked before and scrolled away."""
    items = ranking(64)
    strip.set_ranking(items, 0.2)
    strip.set_current(items[0].channel)
    strip.horizontalScrollBar().setValue(strip.horizontalScrollBar().maximum())
    assert not is_seen(strip, items[0].channel)
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert is_seen(strip, items[0].channel)


def test_only_what_is_in_sight_is_drawn(strip: SimilarityStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many channels there are, and wherever it is scrolled to."""
    drawn_places: list[int] = []
    draw = BarPainter._draw_title

    def note(bars: BarPainter, place: int) -> None:
        drawn_places.append(place)
        draw(bars, place)

    monkeypatch.setattr(BarPainter, "_draw_title", note)
    items = ranking(512)
    strip.set_ranking(items, 0.2)
    strip.set_current(items[300].channel)
    drawn_places.clear()
    strip.viewport().repaint()
    assert 300 in drawn_places
    assert 3 < len(drawn_places) < 600 / strip.bars().pitch + 2
