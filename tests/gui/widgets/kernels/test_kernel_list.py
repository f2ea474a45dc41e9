"""The named kernels in a list."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.engine.kernels.table import GROUPS, KERNELS
from cnngui.gui.widgets.kernels.kernel_list import KernelList
from tests.gui.hands import LEFT, NONE, shown


@pytest.fixture
def names(qtbot: QtBot) -> KernelList:
    """Show all kernels."""
    names = KernelList()
    names.resize(360, 400)
    return shown(qtbot, names)


def texts(names: KernelList) -> list[str]:
    """Return what stands in the list, headings too."""
    items = [names.item(row) for row in range(names.count())]
    return [item.text() for item in items if not item.isHidden()]


def row_of(names: KernelList, title: str) -> int:
    """Find the row of a title."""
    return next(row for row in range(names.count()) if names.item(row).text() == title)


def test_every_kernel_is_listed_under_its_group(names: KernelList) -> None:
    """In the order of the table."""
    expected = []
    for group in GROUPS:
        expected += [group.title_en, *(row.english.title for row in KERNELS if row.group == group.name)]
    assert texts(names) == expected
    assert names.shown() == [row.name for row in KERNELS]


@pytest.mark.parametrize("wish", ["blur gauss", "GAUSS flou", "gaussien", "lissage gauss"])
def test_search_finds_in_both_languages(names: KernelList, wish: str) -> None:
    """Title, group and name, in any order; the headings of empty groups go."""
    names.search(wish)
    assert {"gaussian-3", "gaussian-5", "gaussian-7"} <= set(names.shown())
    assert "sobel-x" not in names.shown()
    assert "Effects" not in texts(names)
    names.search("")
    assert len(names.shown()) == len(KERNELS)


def test_search_knows_aliases_and_no_accents(names: KernelList) -> None:
    """As on the command line, and as one types in a hurry."""
    names.search("decalage gauche")
    assert names.shown() == ["shift-left"]
    names.search("laplacian-of-gaussian")
    assert names.shown() == ["log-5"]


def test_search_keeps_a_kernel_current_and_tells_it(names: KernelList) -> None:
    """The first one that is left; none when nothing is found."""
    told: list[str] = []
    names.pointed.connect(told.append)
    names.set_current("identity")
    names.search("sobel")
    assert (names.current, told[-1]) == ("sobel-x", "sobel-x")
    names.search("sobelx")
    assert (names.current, told[-1], names.shown()) == ("", "", [])
    names.search("sobel")
    assert names.current == "sobel-x"


def test_walking_passes_over_headings_and_hidden_lines(names: KernelList) -> None:
    """And stops at the ends."""
    names.search("gauss")
    names.set_current("")
    visited = [names.current]
    for _ in range(10):
        names.walk(1)
        visited.append(names.current)
    assert list(dict.fromkeys(visited)) == names.shown()
    names.page(-1)
    names.page(-1)
    assert names.current == names.shown()[0]


def test_the_current_kernel_is_in_sight(names: KernelList) -> None:
    """Also the last one, and again the first one with its heading."""
    names.set_current(KERNELS[-1].name)
    names.page(1)
    for name, above in ((KERNELS[-1].name, 0), (KERNELS[0].name, 1)):
        names.set_current(name)
        for item in (names.currentItem(), names.item(names.row(names.currentItem()) - above)):
            assert names.viewport().rect().contains(names.visualItemRect(item).center())


def test_the_pointer_makes_current_and_a_click_picks(names: KernelList) -> None:
    """Headings can be neither."""
    picked: list[str] = []
    names.picked.connect(picked.append)
    names.set_current("identity")
    edge = names.visualItemRect(names.item(row_of(names, "Horizontal edge"))).center()
    QTest.mouseMove(names.viewport(), edge)
    assert (names.current, picked) == ("horizontal-edge", [])
    heading = names.visualItemRect(names.item(0)).center()
    QTest.mouseMove(names.viewport(), heading)
    QTest.mouseClick(names.viewport(), LEFT, NONE, heading)
    assert (names.current, picked) == ("horizontal-edge", [])
    QTest.mouseClick(names.viewport(), LEFT, NONE, edge)
    assert picked == ["horizontal-edge"]


def test_pictures_keep_their_shape_and_colour(names: KernelList) -> None:
    """Whole, in the middle of a box of one size; of the same colour when it is the current one."""
    tall = QImage(20, 40, QImage.Format.Format_RGB32)
    tall.fill(Qt.GlobalColor.red)
    names.set_pictures({"identity": tall})
    icon = names.item(1).icon()
    for mode in (icon.Mode.Normal, icon.Mode.Selected):
        image = icon.pixmap(names.iconSize(), mode).toImage()
        middle = image.rect().center()
        assert image.pixelColor(middle) == Qt.GlobalColor.red
        assert image.pixelColor(2, middle.y()).alpha() == 0
    assert names.item(2).icon().isNull()


def test_lines_grow_with_the_font(names: KernelList) -> None:
    """Pictures, headings and lines."""
    small = names.iconSize(), names.sizeHintForRow(1), names.sizeHintForRow(0)
    names.setFont(QFont(names.font().family(), 30))
    large = names.iconSize(), names.sizeHintForRow(1), names.sizeHintForRow(0)
    assert all(after != before for after, before in zip(large, small, strict=True))
    assert large[1] > 1.5 * small[1]


def test_titles_follow_the_language(qtbot: QtBot) -> None:
    """French titles, French groups."""
    before = QLocale()
    QLocale.setDefault(QLocale("fr"))
    try:
        names = shown(qtbot, KernelList())
    finally:
        QLocale.setDefault(before)
    assert texts(names)[:3] == ["Premiers pas", "Identité", "Contour vertical"]
