"""The workspace: one photo and one chain for all labs."""

import numpy as np
from pytestqt.qtbot import QtBot

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.kernels.table import find
from cnngui.engine.photos import Photo
from cnngui.gui.services.workspace import Workspace

PHOTO = Photo(np.random.default_rng(0).integers(0, 256, (60, 100, 3), np.uint8), "noise")


def test_every_photo_has_another_identity(qtbot: QtBot) -> None:
    """Opening the same photo again is another source; the signal tells."""
    workspace = Workspace(PHOTO)
    before = workspace.source.identity
    with qtbot.waitSignal(workspace.source_changed):
        workspace.open(PHOTO)
    assert workspace.source.identity != before
    assert workspace.opened is PHOTO


def test_the_chain_is_told_only_when_it_changes(qtbot: QtBot) -> None:
    """Setting the same chain again is silent."""
    workspace = Workspace(PHOTO)
    other = Chain((Layer((find("emboss").filter,)),))
    with qtbot.waitSignal(workspace.chain_changed):
        workspace.set_chain(other)
    with qtbot.assertNotEmitted(workspace.chain_changed):
        workspace.set_chain(Chain((Layer((find("emboss").filter,)),)))
