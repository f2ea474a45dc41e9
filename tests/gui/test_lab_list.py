"""The list of labs, and the labs built from it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import cnngui.gui.labs
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab_list import LABS, Rooms
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.look.icons import icon
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.window.message_bar import MessageBar
from tests.fakes_gui import FakeLab, FakeState, fake_entry

ENTRIES = (fake_entry("one", "One"), fake_entry("two", "Two"))


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[LabContext]:
    """Return what labs are given."""
    workspace = Workspace(Photo(np.zeros((4, 4, 3), np.uint8), "black.png"))
    settings, jobs, messages = Settings(tmp_path / "settings.json"), JobRunner(), MessageBar(ErrorLog())
    photos = PhotoOpener(workspace, jobs, settings, messages)
    networks = NetworkHub(jobs, settings, workspace)
    yield LabContext(
        workspace, jobs, settings, messages, photos, networks, lambda _name: None, lambda _device, _milliseconds: None
    )
    jobs.shutdown()
    messages.deleteLater()


def test_the_list_is_the_folders() -> None:
    """One row a lab that exists, none for one that does not, each with words and an icon of its own."""
    (folder,) = cnngui.gui.labs.__path__
    folders = {path.name for path in Path(folder).iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert {entry.name for entry in LABS} == folders
    assert len({entry.icon for entry in LABS}) == len(LABS)
    for entry in LABS:
        assert entry.title
        assert entry.hint
        assert not icon(entry.icon).isNull()


def test_a_lab_is_built_once_and_restored(context: LabContext) -> None:
    """When it is first asked for, from the state of a former window."""
    rooms = Rooms(ENTRIES, context, QObject(), {"two": FakeState((0, 1, 2))})
    first = rooms.lab("one")
    assert rooms.lab("one") is first
    second = rooms.lab("two")
    assert isinstance(second, FakeLab)
    assert second.counts == [0, 1, 2]


def test_closing_gives_the_states_and_deletes_the_labs(context: LabContext) -> None:
    """Also the state of a lab that this window never showed."""
    rooms = Rooms(ENTRIES, context, QObject(), {"two": FakeState((0, 5))})
    lab = rooms.lab("one")
    assert isinstance(lab, FakeLab)
    canvas, panel = lab.canvas, lab.panel
    lab.counts.append(1)
    assert rooms.close() == {"one": FakeState((0, 1)), "two": FakeState((0, 5))}
    assert not isValid(lab)
    canvas.deleteLater()
    panel.deleteLater()
