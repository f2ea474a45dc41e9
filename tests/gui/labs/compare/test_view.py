"""The canvas at all sizes: nothing is cut, nothing lies on something else; on a low canvas the ranking is a page."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from cnngui.gui.labs.compare.pages import kernel_titles
from cnngui.gui.labs.compare.pages_view import RANKING
from cnngui.gui.labs.compare.state import PAGES
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from tests.gui.labs.compare.conftest import Bench

NORMAL, PROJECTOR = 10.5, 20.0
"""Points of the type: 14 px, and that for a projector."""

CANVASES = [
    (NORMAL, (541, 590)),  # a window of 1024×640
    (NORMAL, (829, 750)),  # 1280×800
    (PROJECTOR, (1280, 757)),
    (PROJECTOR, (1920, 1037)),
]


@pytest.fixture(params=CANVASES, ids=lambda canvas: f"{canvas[0]} pt, {canvas[1][0]}×{canvas[1][1]}")
def canvas(request: pytest.FixtureRequest, bench: Bench, qapp: QApplication) -> Iterator[Bench]:
    """Return the lab with a canvas of some size, with some type, all kinds of pins and a picked filter."""
    points, size = request.param
    before = qapp.font()
    font = QFont(before)
    font.setPointSizeF(points)
    qapp.setFont(font)
    bench.panel.hide()
    bench.window.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
    bench.window.resize(*size)
    bench.qtbot.waitUntil(lambda: bench.view.size().toTuple() == size)
    for channel in (48, 51, 3):
        bench.view.strip.pin_toggled.emit(channel)
    bench.settle()
    wait_until_whole(bench)
    yield bench
    qapp.setFont(before)


def parts(view: QWidget) -> list[QWidget]:
    """Find what is seen: labels, pictures and controls that hold nothing else that is seen."""
    return [
        each
        for each in view.findChildren(QWidget)
        if each.isVisible()
        and not each.findChildren(QWidget)
        and not each.visibleRegion().isEmpty()
        and each.metaObject().className() != "QWidget"
    ]


def place(part: QWidget, view: QWidget) -> QRect:
    """Return where a part lies on the canvas."""
    return QRect(part.mapTo(view, part.rect().topLeft()), part.size())


def is_scrolled(part: QWidget) -> bool:
    """Tell whether a part lies in something that scrolls."""
    up = part.parentWidget()
    while up is not None:
        if up.objectName() == "qt_scrollarea_viewport":
            return True
        up = up.parentWidget()
    return False


def assert_whole(view: QWidget) -> None:
    """Check that nothing is cut off, shortened, or covered."""
    seen = [part for part in parts(view) if not is_scrolled(part)]
    assert seen
    places = {part: place(part, view) for part in seen}
    for part, rect in places.items():
        assert view.rect().contains(rect), part
        if isinstance(part, ElidedLabel):
            assert part.text() == part.whole
        elif isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
    for one, other in combinations(seen, 2):
        assert not places[one].intersects(places[other]), (one, other)


def wait_until_whole(bench: Bench) -> None:
    """Check the same once all is laid out: rows fold when they know their width, a turn of the event loop later."""
    QApplication.processEvents()
    bench.qtbot.waitUntil(lambda: assert_whole(bench.view))


@pytest.mark.parametrize("page", PAGES)
def test_pages(canvas: Bench, page: str) -> None:
    """Each of the five, with pictures that can be seen."""
    pages = canvas.view.pages
    choice = pages._low_choice if pages.has_ranking else pages.choice
    choice.chosen.emit(page)
    canvas.settle()
    if page == "surgery":
        pages.surgery.kind.setCurrentIndex(3)
        canvas.press("Operate")
        canvas.settle()
    assert pages._pages.currentIndex() == PAGES.index(page)
    wait_until_whole(canvas)
    assert page == "twins" or canvas.view.mine.height() >= 120


def test_plots_get_the_room(canvas: Bench) -> None:
    """The points have the ranking's, and the matrix the pictures' too; what is said needs no scrolling."""
    pages, line = canvas.view.pages, canvas.view.fontMetrics().height()
    for page, least, plot in (("scatter", 6, pages.scatter), ("twins", 14, pages.matrix)):
        choice = pages._low_choice if pages.has_ranking else pages.choice
        choice.chosen.emit(page)
        canvas.settle()
        wait_until_whole(canvas)
        assert plot.height() >= least * line
        assert plot.width() >= canvas.view.width() * 0.4
    extent, image = pages.pairs.viewport.extent, pages.matrix
    assert extent.height() / extent.width() == pytest.approx(image.height() / image.width(), rel=0.02)
    area = next(area for area in pages.findChildren(QScrollArea) if area.accessibleName() == "Who has a twin")
    assert area.verticalScrollBar().maximum() == 0


def test_a_filter_that_learns_needs_no_scrolling(canvas: Bench) -> None:
    """Pictures, kernels in their numbers and curves, beside each other; in a small window it goes on below."""
    pages = canvas.view.pages
    choice = pages._low_choice if pages.has_ranking else pages.choice
    choice.chosen.emit("learns")
    canvas.settle()
    area = next(area for area in pages.findChildren(QScrollArea) if area.accessibleName() == "A filter that learns")
    for changes in ({}, {"size": 5}, {"size": 0, "in_colour": True}):
        pages.learning.lesson_wished.emit(changes)
        canvas.settle()
        wait_until_whole(canvas)
        assert pages.learning.width() == area.viewport().width()
        assert pages.learning.minimumSizeHint().width() <= area.width()
        assert area.verticalScrollBar().maximum() == 0 or canvas.view.width() < 600


def test_long_sentences(canvas: Bench) -> None:
    """Opposite, turned, in a name with many letters: it takes as many lines as it needs."""
    canvas.view.show_verdict(
        "Mine is like the opposite of filter 64 of conv1_1: −0.83; chance gives 0.81. "
        "Mine is mirrored at the other diagonal.",
        "64 of 64 filters of conv1_1, by the cosine of their 27 numbers to mine",
    )
    canvas.view.show_look("wipe", 50)
    wait_until_whole(canvas)


def test_the_question(canvas: Bench) -> None:
    """Before and after the answers."""
    canvas.lab._question.seed = 2
    canvas.lab._question.begin()
    canvas.settle()
    assert canvas.view.is_asking
    wait_until_whole(canvas)
    canvas.view.question.reveal.click()
    assert canvas.view.question.score.text() == "0 of 6 right"
    assert min(picture.height() for picture in canvas.view.question.pictures) > 100


def test_the_ranking_becomes_a_page_and_comes_back(bench: Bench) -> None:
    """On a low canvas it is the first page, until another is chosen; where there is room it is above them."""
    pages, strip = bench.view.pages, bench.view.strip
    height = bench.view.height()
    assert not pages.has_ranking
    assert strip.isVisible()
    bench.window.resize(900, 480)
    bench.qtbot.waitUntil(lambda: pages.has_ranking)
    assert strip.isVisible()
    assert pages._low_choice.current == RANKING
    bench.view.pages.page_wished.emit("twins")  # as undo or a scene would
    bench.settle()
    assert strip.isVisible()
    pages._low_choice.chosen.emit("pinned")
    bench.settle()
    assert not strip.isVisible()
    assert bench.state.page == "pinned"
    pages._low_choice.chosen.emit(RANKING)
    assert strip.isVisible()
    bench.window.resize(1300, 850)
    bench.qtbot.waitUntil(lambda: bench.view.height() == height)
    assert not pages.has_ranking
    assert strip.isVisible()
    assert pages.choice.isVisible()
    assert pages.choice.current == "pinned"
    wait_until_whole(bench)


def test_the_share_is_shown_without_telling(bench: Bench) -> None:
    """Only a hand at the slider tells."""
    heard: list[int] = []
    bench.view.share.valueChanged.connect(heard.append)
    bench.view.share.setValue(30)
    bench.view.show_look("wipe", 70)
    assert heard == [30]


@pytest.mark.parametrize("size", [(829, 750), (579, 590)])
def test_all_of_the_canvas_is_seen_in_the_window(bench: Bench, size: tuple[int, int]) -> None:
    """A text that wraps, on Surgery or above the question, asks for no height: the pictures give way to what is set."""
    view, area = bench.view, SteadyArea()
    bench.qtbot.addWidget(area)
    area.setWidget(view)
    area.resize(*size)
    area.show()
    bench.view.pages.page_wished.emit("surgery")
    bench.settle()
    for is_asking in (False, True):
        view.show_question(is_on=is_asking)
        bench.qtbot.waitUntil(lambda: view.size() == area.viewport().size())
        QApplication.processEvents()
        assert area.verticalScrollBar().maximum() == 0
        shown = view.question if is_asking else view.pages
        assert area.rect().contains(place(shown, area))
    layout = bench.window.layout()
    assert layout is not None
    layout.addWidget(view)


def test_surgery_draws_no_bars_before_there_are_any(bench: Bench) -> None:
    """Their titles would stand about alone."""
    bench.view.pages.page_wished.emit("surgery")
    bench.settle()
    surgery = bench.view.pages.surgery
    assert not surgery.bars.isVisible()
    surgery.apply.click()
    bench.settle()
    assert surgery.bars.isVisible()
    assert not surgery.hint.isVisible()


def test_every_named_kernel_is_named_beside_the_pairs(canvas: Bench) -> None:
    """On a low canvas the matrix scrolls; the hint about pins wraps."""
    pages = canvas.view.pages
    choice = pages._low_choice if pages.has_ranking else pages.choice
    choice.chosen.emit("twins")
    canvas.settle()
    canvas.qtbot.waitUntil(lambda: pages.pairs.names_on_screen() == kernel_titles())
    assert pages._no_pins.wordWrap()
