"""Live pictures from a real video file: through the network, on screen, frozen, stopped; and all that goes wrong."""

import itertools
import threading
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cnngui.engine import video
from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError
from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.engine.video import CameraSource, FileSource, VideoError, frames
from cnngui.gui.lab import live_source
from cnngui.gui.labs.maps import live as live_module
from cnngui.gui.labs.maps.live import LiveStep, Wanted, live
from cnngui.gui.labs.maps.work import Request
from cnngui.gui.services import open_file
from cnngui.networks.loading import Loaded
from cnngui.networks.network import Mode, Network
from tests.fakes import FakeCapture, FakeClock
from tests.fakes_gui import FakeFileDialog
from tests.fakes_networks import FakeGpu, loads
from tests.gui.hands import LEFT, NONE
from tests.gui.labs.maps.conftest import Bench, Build, assert_on_screen, hover, numbers_in
from tests.gui.labs.photos import computed_by_torch, near
from tests.networks.reference import chelsea

FULL = "The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit."
HEIGHT, WIDTH, COUNT = 48, 64, 30


def pictures() -> list[Pixels]:
    """Draw frames that move: the cat, one column further each time."""
    cat = chelsea(HEIGHT)[:, :WIDTH]
    return [np.roll(cat, 2 * number, axis=1) for number in range(COUNT)]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Write a real video file."""
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (WIDTH, HEIGHT))
    assert writer.isOpened()
    for picture in pictures():
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    writer.release()
    return path


def wanted(layer: str = "conv1_1") -> Wanted:
    """Want a layer."""
    return Wanted(Request(5, 224, layer, before_relu=False), (1, 1))


def is_live(bench: Bench) -> bool:
    """Tell whether pictures come, as people see it."""
    return any(button.text() == "Stop" for button in bench.panel.findChildren(QPushButton))


def start(bench: Bench, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Choose a video file, and wait for its pictures: nothing else is to be pressed."""
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.choose("Source", "video file…")
    wait_for_pictures(bench)


def wait_for_pictures(bench: Bench) -> None:
    """Wait until a live picture is on screen."""
    bench.qtbot.waitUntil(
        lambda: bench.reads("pictures a second") and seen_photo(bench).shape == (HEIGHT, WIDTH, 3), timeout=20_000
    )


def seen_photo(bench: Bench) -> Pixels:
    """Return the photo whose maps are on screen."""
    shown = bench.lab._presenter.shown
    assert shown is not None
    return shown.result.photo


# The generator


def test_every_picture_goes_through_the_network(film: Path, network: Network) -> None:
    """Its maps are right, the rate is told, and nothing is kept of any."""
    steps = live(FileSource(film), wanted("conv2_1"), network, Mode())
    for number in range(4):
        step = next(steps)
        assert step.frame.pixels.shape == (HEIGHT, WIDTH, 3)
        assert step.result.request.source == -1
        assert np.array_equal(step.result.photo, step.frame.pixels)
        assert near(step.result.maps.array(), computed_by_torch(step.frame.pixels, "conv2_1"))
        assert (step.rate > 0) == (number > 0)
        assert step.note is None
    steps.close()


def test_what_is_wanted_may_change(film: Path, network: Network) -> None:
    """From the next picture on: another layer, before ReLU."""
    wishes = wanted()
    steps = live(FileSource(film), wishes, network, Mode())
    assert next(steps).result.maps.layer.name == "conv1_1"
    wishes.request = Request(5, 224, "conv1_2", before_relu=True)
    step = next(steps)
    assert step.result.maps.layer.name == "conv1_2"
    assert step.result.maps.array().min() < 0
    steps.close()


def test_a_device_that_fails_while_live(film: Path, network: Network) -> None:
    """The CPU goes on with the same picture and all others; each says so, since a busy window skips some."""
    steps = live(FileSource(film), wanted("pool1"), FakeGpu(network, fails="conv1_2"), Mode())
    for _ in range(3):
        step = next(steps)
        assert step.note is not None
        assert step.result.network is network
    steps.close()


def test_the_source_is_closed_with_the_pictures(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """The camera's light goes out."""
    capture = FakeCapture(pictures())
    monkeypatch.setattr(live_module, "frames", partial(frames, open_capture=lambda *_: capture))
    steps = live(CameraSource(0), wanted(), network, Mode())
    next(steps)
    assert capture.releases == 0
    steps.close()
    assert capture.releases == 1


def test_the_rate_is_that_of_the_last_pictures(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve a second apart, then twelve a tenth of a second apart: at the end it is ten a second."""
    seconds = itertools.accumulate([1.0] * 12 + [0.1] * 12)
    monkeypatch.setattr(live_module, "time", SimpleNamespace(perf_counter=lambda: next(seconds)))
    monkeypatch.setattr(live_module, "compute", instantly)
    monkeypatch.setattr(live_module, "frames", partial(frames, open_capture=lambda *_: FakeCapture(pictures())))
    steps = live(CameraSource(0), wanted(), network, Mode())
    rates = [next(steps).rate for _ in range(24)]
    steps.close()
    assert rates[0] == 0
    assert rates[1:12] == pytest.approx([1.0] * 11)
    assert rates[-1] == pytest.approx(10)


def instantly(
    request: Request, pixels: Pixels, network: Network, *_: object
) -> Generator[LiveStep, None, SimpleNamespace]:
    """Stand in for the computation."""
    del request, pixels
    yield from ()
    return SimpleNamespace(network=network)


# In the lab


def test_a_video_in_the_lab(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start, other layers and maps while it runs, stop: then the photo is back."""
    before = seen_photo(bench)
    start(bench, monkeypatch, film)
    assert is_live(bench)
    bench.pick_layer("conv3_1")
    shown = bench.lab._presenter.shown
    assert shown is not None
    assert shown.shape == (12, 16, 256)
    bench.pick_map(200)
    bench.settle()
    first = seen_photo(bench)
    bench.qtbot.waitUntil(lambda: not np.array_equal(seen_photo(bench), first), timeout=20_000)
    shown = bench.lab._presenter.shown
    assert shown is not None
    assert_on_screen_once(bench, computed_by_torch(shown.result.photo, "conv3_1")[200])
    assert bench.times[-1][0] == "CPU"
    bench.button("Stop").click()
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert np.array_equal(seen_photo(bench), before)
    assert (bench.state.layer, bench.state.channel) == ("conv3_1", 200)
    assert not bench.reads("pictures a second")
    assert not bench.button("Freeze").isEnabled()


def assert_on_screen_once(bench: Bench, expected: np.ndarray) -> None:
    """Hold the large map to others without letting another picture come."""
    picture = bench.view.map_view.picture
    assert picture is not None
    height, width = picture.shape
    found = [[numbers_in(picture.cell(row, column)[0][0])[0] for column in range(width)] for row in range(height)]
    assert np.abs(np.array(found) - expected).max() <= 0.011 + 1e-4 * np.ptp(expected)


def test_the_rate_is_told(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the 25 pictures of the video."""
    start(bench, monkeypatch, film)
    bench.qtbot.waitUntil(lambda: rate(bench) > 0, timeout=20_000)
    assert rate(bench) < 40


def rate(bench: Bench) -> float:
    """Read the frame rate."""
    return next((numbers_in(text)[0] for text in bench.labels() if text.endswith("pictures a second")), 0.0)


def test_freezing_with_one_key(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F stops, and the picture is the photo of all labs from then on, with its maps."""
    bench.pick_layer("conv2_2")
    freeze = bench.action("Freeze the live picture")
    assert not freeze.isEnabled()
    start(bench, monkeypatch, film)
    assert freeze.isEnabled()
    bench.view.mosaic.setFocus()
    bench.qtbot.waitUntil(bench.view.mosaic.hasFocus, timeout=20_000)
    QTest.keyClick(bench.view.mosaic, Qt.Key.Key_F)
    source = bench.context.workspace.source
    assert (source.name, source.shape) == ("live picture", (HEIGHT, WIDTH, 3))
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert np.array_equal(seen_photo(bench), source.data)
    assert_on_screen(bench, computed_by_torch(seen_photo(bench), "conv2_2")[0])
    assert not freeze.isEnabled()
    QTest.keyClick(bench.view.mosaic, Qt.Key.Key_F)
    assert bench.context.workspace.source is source


def test_freezing_by_the_button(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same; before the first picture there is nothing to freeze."""
    bench.panel.command_wished.emit("freeze")
    assert bench.context.workspace.source.name == "chelsea.png"
    start(bench, monkeypatch, film)
    bench.button("Freeze").click()
    assert bench.context.workspace.source.name == "live picture"


@pytest.fixture
def wide_film(tmp_path: Path) -> Path:
    """Write a video of another shape than the photo."""
    path = tmp_path / "wide.avi"
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (320, 240))
    for number in range(COUNT):
        writer.write(np.full((240, 320, 3), 8 * number, np.uint8))
    writer.release()
    return path


def test_what_is_stated_follows_the_video(bench: Bench, wide_film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shapes, sizes, names and the frame of the map: those of the picture shown, live and frozen, then the photo's."""
    workspace = bench.context.workspace
    bench.pick_layer("conv5_3")
    photo = bench.view.viewport.extent
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(wide_film), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bench.reads("conv5_3 · (14, 18, 512)"), timeout=20_000)
    assert bench.view.strip._input_title == "299 × 224 px"
    assert (workspace.name(of_photo=True), bench.panel.photo._photo.text()) == ("wide.avi", "wide")
    assert (bench.view.viewport.extent.width(), bench.view.viewport.extent.height()) == (299, 224)
    bench.button("Freeze").click()
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert workspace.name(of_photo=True) == "live picture"
    assert bench.reads("conv5_3 · (14, 18, 512)")
    assert bench.view.viewport.extent.width() == 299
    assert bench.view.viewport.extent != photo


def test_the_photo_is_stated_again_after_the_video(
    bench: Bench, wide_film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop: its name, its shape."""
    bench.pick_layer("conv3_1")
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(wide_film), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bench.reads("conv3_1 · (56, 74, 256)"), timeout=20_000)
    bench.button("Stop").click()
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert bench.context.workspace.name(of_photo=True) == "chelsea.png"
    assert bench.reads("conv3_1 · (16, 24, 256)")


def test_start_before_the_network_is_there(build: Build, network: Network, film: Path) -> None:
    """It says so, and starts once the network is loaded."""
    let = threading.Event()

    def load(wanted: str) -> Generator[object, None, Loaded]:
        yield from ()
        assert let.wait(20)
        return (yield from loads(network)(wanted))

    bench = build(load=load)
    bench.lab._live.open(film)
    assert bench.reads("The network is being loaded; then it starts.")
    assert is_live(bench)
    let.set()
    wait_for_pictures(bench)


def dropped(*paths: Path) -> QMimeData:
    """Hold files as a drag does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Let files go over a widget; tell whether it took them."""
    at, copy = widget.rect().center(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, data, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(at), copy, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_video_that_is_dropped_is_played(bench: Bench, film: Path, tmp_path: Path) -> None:
    """On the canvas or the panel; a picture is left to the window."""
    assert not drop(bench.view, dropped(tmp_path / "cat.png"))
    assert drop(bench.view, dropped(film))
    wait_for_pictures(bench)
    assert drop(bench.panel, dropped(film))


def test_leaving_the_lab_stops_it(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it comes any more; on coming back the photo is there."""
    start(bench, monkeypatch, film)
    bench.lab.leave()
    bench.idle()
    assert not is_live(bench)
    bench.lab.enter()
    bench.settle()
    assert seen_photo(bench).shape == (64, 96, 3)


def test_a_small_video_while_a_unit_is_kept(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit of the photo that the video does not have, and the order by it: pictures come all the same."""
    bench.click_unit(60, 90)
    bench.choose("Order", "strongest here first")
    start(bench, monkeypatch, film)
    assert bench.order() == list(range(64))
    assert bench.view.map_view._marks.window is None
    hover(bench, 10, 12)
    assert bench.reads("row 10, column 12")
    bench.button("Stop").click()
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert bench.state.unit == (60, 90)
    assert bench.order() != list(range(64))


def test_live_before_the_photo_is_computed(bench: Bench, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The photo's answer is dropped: no still picture comes between the live ones."""
    bench.idle()
    before = seen_photo(bench)
    bench.context.workspace.open(Photo(chelsea(80), "larger.png"))
    start(bench, monkeypatch, film)
    assert seen_photo(bench).shape not in {(80, 120, 3), before.shape}
    bench.button("Stop").click()
    bench.qtbot.waitUntil(lambda: not is_live(bench), timeout=20_000)
    bench.settle()
    assert seen_photo(bench).shape == (80, 120, 3) != before.shape


def test_live_over_a_grid_of_numbers(build: Build, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Live pictures need no photo."""
    bench = build(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    bench.qtbot.waitUntil(lambda: bench.context.networks.network is not None, timeout=20_000)
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(film), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bench.reads("pictures a second"), timeout=20_000)
    assert bench.lab._presenter.shown is not None
    assert bench.messages.said == []


def test_a_gpu_that_fails_while_live(
    build: Build, network: Network, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told once, and the CPU computes from then on."""
    gpu = FakeGpu(network)
    bench = build(load=loads(gpu, network))
    bench.settle()
    bench.idle()
    gpu._fails = "conv1_1"
    start(bench, monkeypatch, film)
    count = len(bench.times)
    bench.qtbot.waitUntil(lambda: len(bench.times) > count + 3, timeout=20_000)
    assert bench.messages.said == [FULL]
    assert bench.times[-1][0] == "CPU"
    assert bench.context.networks.network is network


def test_another_device_chosen_while_live(
    build: Build, network: Network, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures of the old one do not bring it back."""
    bench = build(load=loads(FakeGpu(network), network))
    bench.settle()
    start(bench, monkeypatch, film)
    bench.choose("Device", "CPU")
    bench.qtbot.waitUntil(lambda: bench.context.networks.title == "CPU", timeout=20_000)
    count = len(bench.times)
    bench.qtbot.waitUntil(lambda: len(bench.times) > count + 2, timeout=20_000)
    assert bench.context.networks.title == "CPU"


# What goes wrong


def test_no_video_is_chosen(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel in the dialog: nothing happens."""
    dialog = FakeFileDialog(("", ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    bench.choose("Source", "video file…")
    assert "*.mp4" in dialog.asked[0][2]
    assert not is_live(bench)
    assert bench.lab.settle()


def test_a_file_that_is_no_video(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and the photo is there as before."""
    path = tmp_path / "notes.avi"
    path.write_text("no pictures here")
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
    assert not is_live(bench)
    (error,) = bench.messages.errors
    assert isinstance(error, VideoError)
    assert "is no video" in str(error)
    bench.settle()


@pytest.fixture
def camera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeCapture], None]:
    """Return what connects a camera; time passes at once."""
    devices = tmp_path / "dev"
    devices.mkdir()
    monkeypatch.setattr(video, "_DEVICES", devices)
    clock = FakeClock()

    def connect(capture: FakeCapture) -> None:
        opener = partial(frames, open_capture=lambda *_: capture, clock=clock, sleep=clock.sleep)
        monkeypatch.setattr(live_module, "frames", opener)

    return connect


def test_no_camera(bench: Bench, camera: Callable[[FakeCapture], None]) -> None:
    """One is offered even so, and to start it says what is missing."""
    camera(FakeCapture(is_open=False))
    bench.choose("Source", "camera 1")
    bench.button("Start").click()
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
    (error,) = bench.messages.errors
    assert isinstance(error, CnnguiError)
    assert str(error).startswith("No camera was found")
    assert not is_live(bench)


def test_a_camera_that_is_lost(bench: Bench, camera: Callable[[FakeCapture], None]) -> None:
    """Pictures come, then no more: a sentence, and the photo again."""
    capture = FakeCapture(pictures()[:3])
    camera(capture)
    bench.choose("Source", "camera 1")
    bench.button("Start").click()
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
    assert "gives no more pictures" in str(bench.messages.errors[0])
    bench.settle()
    assert seen_photo(bench).shape == (64, 96, 3)
    assert capture.releases == 1


def test_cameras_are_offered(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that there are likely to be, counted from 1, then video files; anew each time that the lab is entered."""
    found = [(0, 2), ()]
    monkeypatch.setattr(live_source, "likely_cameras", lambda: found[0])
    bench = build()
    source = bench.combo("Source")
    assert [source.itemText(at) for at in range(source.count())] == ["camera 1", "camera 3", "video file…"]
    found.pop(0)
    bench.lab.leave()
    bench.lab.enter()
    assert [source.itemText(at) for at in range(source.count())] == ["camera 1", "video file…"]


def test_a_video_too_small_for_the_layer(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence; and the photo's maps again."""
    path = tmp_path / "tiny.avi"
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (16, 16))
    for _ in range(5):
        writer.write(np.zeros((16, 16, 3), np.uint8))
    writer.release()
    bench.pick_layer("pool5")
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.choose("Source", "video file…")
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
    assert isinstance(bench.messages.errors[0], CnnguiError)
    bench.settle()
    assert seen_photo(bench).shape == (64, 96, 3)
