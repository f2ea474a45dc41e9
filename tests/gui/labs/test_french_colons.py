"""In French a no-break space stands before each colon: in what is seen, in tooltips, and in what screen readers say."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QListWidget, QWidget

from cnngui.gui.lab_list import LABS
from cnngui.gui.look import i18n
from tests.gui.labs.bench import Benches, LabBench, entry_of, written_on

GLUED = re.compile(r"[^\W\d_][)»]?:(?:\s|$)")
"""A word with a colon right behind it."""


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Let the app speak French."""
    i18n.install(qapp, "fr")
    yield
    i18n.install(qapp, "en")


def texts(widget: QWidget) -> Iterator[str]:
    """Return all that a widget says."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton):
        yield written_on(widget)
    if isinstance(widget, QListWidget):
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        yield from (str(widget.item(row).data(role) or "") for row in range(widget.count()) for role in roles)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("name", [entry.name for entry in LABS])
def test_no_colon_is_glued_to_its_word(benches: Benches, name: str) -> None:
    """On every widget of a lab, its commands too."""
    bench: LabBench = benches.build(lambda world, qtbot: LabBench(world, qtbot, entry_of(name)))  # type: ignore[type-arg]
    bench.settle()
    bench.idle()
    said = {text for widget in bench.window.findChildren(QWidget) for text in texts(widget)}
    said |= {text for action in bench.lab.actions() for text in (action.text(), action.toolTip())}
    assert len(said) > 30
    assert not [text for text in said if GLUED.search(re.sub("<[^>]*>", " ", text))]


@pytest.mark.usefixtures("french")
def test_a_name_and_what_it_says() -> None:
    """The one writer of both."""
    assert i18n.labelled("Couche", "1") == "Couche\N{NO-BREAK SPACE}: 1"
