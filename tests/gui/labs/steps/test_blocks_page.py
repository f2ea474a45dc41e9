"""The page of blocks: its colours are those of the day, and its table is as narrow as it has to be."""

from functools import partial

from PySide6.QtGui import QColor, QFontInfo, QPalette
from pytestqt.qtbot import QtBot

from cnngui.gui.labs.steps.blocks import blocks_html, blocks_text
from cnngui.gui.labs.steps.blocks_page import BlocksPage
from cnngui.gui.labs.steps.state import first
from cnngui.gui.labs.steps.view import scrolling


def page_of(qtbot: QtBot) -> BlocksPage:
    """Return the page with the first example."""
    page, state = BlocksPage(), first()
    qtbot.addWidget(page)
    page.show_blocks(partial(blocks_html, state), blocks_text(state))
    page.resize(900, 600)
    page.show()
    return page


def test_another_palette_draws_the_table_anew(qtbot: QtBot) -> None:
    """At once, and not only when something else is shown."""
    page = page_of(qtbot)
    palette = QPalette(page.palette())
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#123456"))
    assert "#123456" not in page.table.text()
    page.setPalette(palette)
    assert "#123456" in page.table.text()


def test_a_narrow_page_breaks_the_formulas(qtbot: QtBot) -> None:
    """So that it does not scroll sideways; a wide one has them in a line."""
    page = page_of(qtbot)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(900, 600)
    area.show()
    whole = page.table.text()
    assert "<br/>= " not in whole
    area.resize(page.minimumSizeHint().width(), 600)
    assert area.horizontalScrollBar().maximum() == 0
    assert "<br/>= " in page.table.text()
    assert page.table.sizeHint().width() <= page.width() < 900
    area.resize(900, 600)
    assert page.table.text() == whole
    assert page.total.text() in page.text


def test_its_type_is_as_large_as_there_is_room(qtbot: QtBot) -> None:
    """Nothing is cut or scrolled for it, and in a small place it is the app's."""
    page = page_of(qtbot)
    area = scrolling(page)
    page.setMinimumSize(0, 0)  # its layout gave it one, as a window
    qtbot.addWidget(area)
    own = QFontInfo(page.font()).pixelSize()
    area.show()
    for size in ((1800, 900), (900, 600), (500, 240), (1800, 240)):
        area.resize(*size)
        page.table.ensurePolished()
        px = QFontInfo(page.table.font()).pixelSize()
        assert px >= own
        assert px > 1.6 * own or size != (1800, 900)
        assert px == own or page.table.sizeHint().width() <= page.width()
        assert px == own or page.table.sizeHint().height() + page.total.minimumSizeHint().height() <= page.height()
        assert px == own or area.verticalScrollBar().maximum() == 0
    assert px == own
