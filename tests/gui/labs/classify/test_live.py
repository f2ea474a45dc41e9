"""A video through the lab: answers and boxes follow the pictures, one is frozen, and the photo comes back."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from cnngui.gui.services import open_file
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.classify.conftest import Bench, the_cat

COUNT = 12


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Write a video: the cat, then darkness, in turns."""
    cat = np.ascontiguousarray(the_cat().pixels[:, :448])
    path = tmp_path / "film.avi"
    size = (cat.shape[1], cat.shape[0])
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 5.0, size)
    assert writer.isOpened()
    for _ in range(COUNT):
        writer.write(cv2.cvtColor(cat, cv2.COLOR_RGB2BGR))
    writer.release()
    return path


def start(bench: Bench, monkeypatch: pytest.MonkeyPatch, film: Path) -> None:
    """Choose the video, and wait for its first picture."""
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(film), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bench.lab._live_picture is not None, timeout=20_000)


def test_answers_and_boxes_follow(bench: Bench, monkeypatch: pytest.MonkeyPatch, film: Path) -> None:
    """Names on the page of answers, boxes on that of boxes; reasons are given for every picture."""
    start(bench, monkeypatch, film)
    assert bench.reads("pictures a second")
    assert any("cat" in name for name, _ in bench.view.answers.bars["efficientnet-lite0"].texts)
    bench.view.choice._segments["where"].click()
    bench.qtbot.waitUntil(
        lambda: any(mark.label.startswith("Cat") for mark in bench.view.picture.boxes), timeout=20_000
    )
    bench.view.choice._segments["why"].click()
    bench.qtbot.waitUntil(lambda: bench.view.told.text().startswith("The 7 × 7 numbers"), timeout=20_000)


def test_a_picture_is_frozen(bench: Bench, monkeypatch: pytest.MonkeyPatch, film: Path) -> None:
    """It is the photo of all labs then, and is answered as one."""
    start(bench, monkeypatch, film)
    bench.action("Freeze the live picture").trigger()
    bench.qtbot.waitUntil(lambda: bench.lab._live_picture is None, timeout=20_000)
    bench.settle()
    assert bench.context.workspace.photo.shape[:2] == (300, 448)
    assert any("cat" in name for name, _ in bench.view.answers.bars["efficientnet-lite0"].texts)


def test_stopping_brings_the_photo_back(bench: Bench, monkeypatch: pytest.MonkeyPatch, film: Path) -> None:
    """With its own answers."""
    before = bench.view.answers.bars["efficientnet-lite0"].texts
    start(bench, monkeypatch, film)
    bench.press("Stop")
    bench.qtbot.waitUntil(lambda: bench.lab._live_picture is None, timeout=20_000)
    bench.settle()
    assert bench.view.answers.bars["efficientnet-lite0"].texts == before


def test_what_is_no_video_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a sentence; the photo stays."""
    path = tmp_path / "no.avi"
    path.write_bytes(b"no video")
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
    assert "no video" in str(bench.messages.errors[-1])
    assert bench.lab.settle()
