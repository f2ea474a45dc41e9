"""The stack of layers: shows without telling, tells the whole stack for each control, and stays within the panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnngui.engine.lessons.stack import MOST, Window
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.stack_editor import StackEditor

THREES = (Window(), Window())
POOL = Window((2, 2), (2, 2), kind="pool")


def an_editor(qtbot: QtBot) -> tuple[StackEditor, list[object]]:
    """Make one with two layers of 3×3, and a list of what it tells."""
    editor = StackEditor("Layers")
    told: list[object] = []
    qtbot.addWidget(editor)
    editor.stack_edited.connect(told.append)
    editor.set_stack(THREES)
    editor.show()
    return editor, told


def boxes(editor: StackEditor, name: str) -> list[NumberField]:
    """Return the visible fields of a column, from top to bottom."""
    fields = [field for field in editor.findChildren(NumberField) if field.isVisible()]
    return sorted((each for each in fields if each.box.accessibleName() == name), key=lambda each: each.y())


def test_it_shows_without_telling(qtbot: QtBot) -> None:
    """Fewer and more layers; the rows that are not needed are hidden."""
    editor, told = an_editor(qtbot)
    editor.set_stack((POOL, Window((5, 5), padding=2), Window()))
    assert [field.value for field in boxes(editor, "Size")] == [2, 5, 3]
    assert [field.value for field in boxes(editor, "Stride")] == [2, 1, 1]
    assert [field.value for field in boxes(editor, "Padding")] == [0, 2, 0]
    editor.set_stack(THREES)
    assert len(boxes(editor, "Size")) == 2
    assert not told


def test_every_control_tells_the_whole_stack(qtbot: QtBot) -> None:
    """Size, stride and padding of one layer, another kind, one more, one less, all 3×3."""
    editor, told = an_editor(qtbot)
    for name, expected in (
        ("Size", Window(size=(4, 4))),
        ("Stride", Window(stride=(2, 2))),
        ("Padding", Window(padding=1)),
    ):
        box = boxes(editor, name)[1].box
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Up)
        assert told.pop() == (Window(), expected)
        editor.set_stack(THREES)
    kind = editor.findChildren(ComboBox)[0]
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert told.pop() == (POOL, Window())
    editor.set_stack(THREES)
    editor.add.click()
    assert told.pop() == (*THREES, Window())
    editor.remove.click()
    assert told.pop() == (Window(),)
    editor.set_stack((POOL, Window()))
    editor.threes.click()
    assert told.pop() == THREES


def test_one_to_eight_layers(qtbot: QtBot) -> None:
    """The last one cannot be taken away, and there are no more than can be seen."""
    editor, _ = an_editor(qtbot)
    editor.set_stack((Window(),))
    assert not editor.remove.isEnabled()
    editor.set_stack((Window(),) * MOST)
    assert not editor.add.isEnabled()
    assert editor.remove.isEnabled()


def test_it_fits_the_panel(qtbot: QtBot) -> None:
    """Of 320 px, margins and a scroll bar are left over."""
    editor, _ = an_editor(qtbot)
    assert editor.minimumSizeHint().width() <= 320 - 2 * 16 - 16
