"""What finished pictures keep shares the budget of the program: the pictures on their way go when room is needed."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageSequence

from cnngui.engine.shelf import SHELF
from cnngui.gui.labs.style import saving
from cnngui.gui.labs.style.gallery import on_the_way, packed, unpacked
from cnngui.gui.labs.style.piece import Piece
from tests.gui.labs.style.conftest import Bench


def finished(bench: Bench) -> Piece:
    """Let a picture grow to its end, and be put away."""
    bench.set(steps=21)
    piece = bench.start()
    bench.wait(piece)
    bench.qtbot.waitUntil(lambda: bool(piece.files))
    return piece


def test_the_way_of_a_finished_picture_is_kept_as_files(bench: Bench, tmp_path: Path) -> None:
    """Not as pixels; how it grew can be saved, and goes into a session."""
    piece = finished(bench)
    assert piece.controls.snapshots == ()
    frames = on_the_way(piece)
    assert len(frames) >= 2
    assert piece.image is not None
    saving._film(piece, 255 - piece.image, tmp_path / "film.gif")
    with Image.open(tmp_path / "film.gif") as film:
        assert sum(1 for _ in ImageSequence.Iterator(film)) == len(frames) + 1
    again = unpacked(packed(piece), 7, lambda style: style)
    assert all(np.array_equal(*pair) for pair in zip(on_the_way(again), frames, strict=True))
    assert again.image is not None
    assert np.array_equal(again.image, piece.image)


def test_the_way_goes_when_room_is_needed(bench: Bench) -> None:
    """The picture itself stays, in the gallery and in a session."""
    piece = finished(bench)
    SHELF.clear(piece.way)
    assert on_the_way(piece) == []
    again = unpacked(packed(piece), 7, lambda style: style)
    assert again.image is not None
    assert piece.image is not None
    assert np.array_equal(again.image, piece.image)
    assert on_the_way(again) == []


def test_a_picture_that_grows_leaves_less_room(bench: Bench) -> None:
    """What it takes is counted, and no longer once it has gone."""
    before = SHELF.bytes
    bench.set(steps=400)
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: len(piece.controls.snapshots) >= 2, timeout=30_000)
    bench.qtbot.waitUntil(lambda: SHELF.bytes > before)
    bench.lab.stop()
    bench.wait(piece)
    bench.qtbot.waitUntil(lambda: bool(piece.files))
    assert SHELF.bytes >= before + piece.photo.pixels.nbytes
