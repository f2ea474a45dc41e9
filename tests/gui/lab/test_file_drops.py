"""Files that are dropped on a lab."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cnngui.gui.lab.file_drops import FileDrops


def dropped(widget: QWidget, *names: str) -> bool:
    """Drag files over a widget and let them go; tell whether both were accepted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/there/{name}") for name in names])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    events = QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)
    for event in events:
        QApplication.sendEvent(widget, event)
    return all(event.isAccepted() for event in events)


@pytest.mark.parametrize(
    ("names", "is_taken", "films", "photos"),
    [
        (("a.txt", "b.MP4", "c.mp4"), True, ["b.MP4", "c.mp4"], []),
        (("a.png",), False, [], []),
        (("a.png", "b.txt", "c.png"), True, [], ["a.png", "c.png"]),
        (("a.txt",), False, [], []),
        ((), False, [], []),
    ],
)
def test_each_takes_its_own(
    qtbot: QtBot, names: tuple[str, ...], films: list[str], photos: list[str], *, is_taken: bool
) -> None:
    """By their endings, whoever else watches the same widget; what nobody takes is left to the window."""
    widget, taken = QWidget(), dict[str, list[str]]()
    qtbot.addWidget(widget)
    keep = {kind: lambda paths, kind=kind: taken.update({kind: [Path(path).name for path in paths]}) for kind in "fp"}
    watchers = FileDrops((widget,), (".mp4",), keep["f"]), FileDrops((widget,), (".png",), keep["p"], least=2)
    assert dropped(widget, *names) == is_taken
    assert (taken.get("f", []), taken.get("p", [])) == (films, photos)
    assert len(watchers) == 2
