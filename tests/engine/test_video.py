"""Frames of cameras and video files."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice, repeat
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine import video
from cnngui.engine.video import CameraSource, FileSource, Frame, OpenCapture, VideoError, cameras, frames
from tests.fakes import FakeCapture, FakeClock

Frames = Generator[Frame, None, None]
RATE = 10
HAS_NO_CAMERA = sys.platform == "linux" and not list(Path("/dev").glob("video*"))


def picture(number: int) -> NDArray[np.uint8]:
    """Return a BGR picture whose blue tells its number, up to 20; red is full."""
    return np.full((48, 64, 3), (12 * number, 0, 255), np.uint8)


def number_in(frame: Frame) -> int:
    """Read the number off the blue of an RGB picture."""
    return round(float(frame.pixels[..., 2].mean()) / 12)


def save_video(path: Path, count: int = 20) -> Path:
    """Save a Motion JPEG of ``count`` frames, 10 a second."""
    fourcc = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, fourcc, RATE, (64, 48))
    for number in range(count):
        writer.write(picture(number))
    writer.release()
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a video of 20 frames."""
    return save_video(tmp_path_factory.mktemp("videos") / "numbers.avi")


def play(path: Path, clock: FakeClock | None = None, longest: int | None = None) -> Frames:
    """Play a file with a clock that passes only while one waits."""
    clock = clock or FakeClock()
    return frames(FileSource(path), longest, clock=clock, sleep=clock.sleep)


def look(capture: FakeCapture, clock: FakeClock | None = None) -> Frames:
    """Look through camera 0."""
    clock = clock or FakeClock()
    return frames(CameraSource(0), open_capture=lambda _source, _api: capture, clock=clock, sleep=clock.sleep)


class CountedCapture:
    """A real capture that counts its releases; not a subclass, for of cv2.VideoCapture those crash."""

    def __init__(self, source: int | io.BufferedIOBase, api: int) -> None:
        capture = video._opened_by_opencv(source, api)
        self.isOpened, self.grab, self.retrieve = capture.isOpened, capture.grab, capture.retrieve
        self.get, self.set = capture.get, capture.set
        self._release = capture.release
        self.releases = 0

    def release(self) -> None:
        """Count, and do it."""
        self.releases += 1
        self._release()


@pytest.mark.parametrize("folder", ["plain", "vidéo été", "ビデオ"])
def test_a_file_gives_its_frames_in_order(saved: Path, tmp_path: Path, folder: str) -> None:
    """Numbers, colours, times and how far it is; in folders of any script."""
    path = tmp_path / folder / "nombres été.avi"
    path.parent.mkdir()
    shutil.copy(saved, path)
    seen = list(islice(play(path), 20))
    assert [frame.number for frame in seen] == list(range(20))
    assert [number_in(frame) for frame in seen] == list(range(20))
    assert [frame.seconds for frame in seen] == pytest.approx([number / RATE for number in range(20)])
    assert [frame.fraction for frame in seen] == pytest.approx([number / 20 for number in range(20)])
    for frame in seen:
        assert frame.pixels.shape == (48, 64, 3)
        assert frame.pixels.dtype == np.uint8
        assert frame.pixels.flags.c_contiguous
        assert frame.pixels[..., 0].min() > 240, "red comes first"


def test_frames_are_made_smaller_but_not_larger(saved: Path) -> None:
    """By the longer side."""
    assert next(play(saved, longest=32)).pixels.shape == (24, 32, 3)
    assert next(play(saved, longest=500)).pixels.shape == (48, 64, 3)


def test_who_asks_late_misses_frames(saved: Path) -> None:
    """The frame shown is the one whose time it is."""
    clock = FakeClock()
    film = play(saved, clock)
    assert next(film).number == 0
    for now, number in [(0.55, 5), (0.56, 6), (0.79, 7), (1.05, 10)]:
        clock.now = now
        frame = next(film)
        assert (frame.number, number_in(frame)) == (number, number)
    assert clock.now == pytest.approx(1.05), "only frame 6 was waited for"


def test_after_a_long_pause_it_goes_on_about_where_it_was(saved: Path) -> None:
    """At most a second is skipped; a reader that is always late by more sees a second a frame."""
    clock = FakeClock()
    film = play(saved, clock)
    next(film)
    clock.now += 3600
    assert next(film).number == 11
    assert next(film).number == 12
    assert clock.now == pytest.approx(3600.1)
    clock.now += 50
    frame = next(film)
    assert (frame.number, number_in(frame)) == (23, 3)


def test_it_starts_again_at_its_end(saved: Path) -> None:
    """Numbers go on, pictures and fraction begin anew, and so does nothing else."""
    seen = list(islice(play(saved), 45))
    assert [frame.number for frame in seen] == list(range(45))
    assert [number_in(frame) for frame in seen] == [number % 20 for number in range(45)]
    assert seen[20].fraction == seen[40].fraction == 0
    assert seen[44].seconds == pytest.approx(4.4)


def test_skipping_goes_round_the_end(tmp_path: Path) -> None:
    """Even several times, where the video is shorter than the delay."""
    clock = FakeClock()
    film = play(save_video(tmp_path / "short.avi", 3), clock)
    next(film)
    clock.now = 0.75
    frame = next(film)
    assert (frame.number, number_in(frame)) == (7, 1)
    assert frame.fraction == pytest.approx(1 / 3)


def test_a_file_cut_short_plays_what_is_there(saved: Path, tmp_path: Path) -> None:
    """And knows its true length once it has been at its end."""
    path = tmp_path / "half.avi"
    path.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    seen = list(islice(play(path), 30))
    length = next(frame.number for frame in seen[1:] if frame.fraction == 0)
    assert 5 < length < 15
    assert [number_in(frame) for frame in seen] == [number % length for number in range(30)]
    assert seen[length + 1].fraction == pytest.approx(1 / length)


def test_a_file_that_shrinks_while_it_plays(saved: Path, tmp_path: Path) -> None:
    """It ends with a sentence."""
    path = Path(shutil.copy(saved, tmp_path))
    film = play(path)
    next(film)
    path.write_bytes(b"")
    with pytest.raises(VideoError, match="is no video that can be read"):
        list(islice(film, 100))


@pytest.mark.parametrize("good_reads", [0, 1, 2, 3])
def test_a_disk_that_fails_ends_with_a_sentence(saved: Path, monkeypatch: pytest.MonkeyPatch, good_reads: int) -> None:
    """An exception inside of OpenCV's own reading would end the program."""

    class FailingFile(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            if self.reads > good_reads:
                raise OSError
            return super().read(size)

        def seek(self, offset: int, whence: int = 0, /) -> int:
            if self.reads > good_reads:
                raise OSError
            return super().seek(offset, whence)

    @contextmanager
    def failing(path: Path) -> Iterator[io.BytesIO]:
        yield FailingFile(path.read_bytes())

    monkeypatch.setattr(video, "opened", failing)
    with pytest.raises(VideoError, match=r"is no video|no picture"):
        list(islice(play(saved), 100))


def test_what_is_no_video_is_told_in_a_sentence(saved: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Missing, a folder, empty, garbage, text, only a beginning, without frames, with frames that are all damaged."""
    contents = {
        "empty.avi": b"",
        "garbage.avi": np.random.default_rng(5).bytes(5000),
        "text.txt": b"Hello there\n" * 50,
        "beginning.avi": saved.read_bytes()[:600],
        "damaged.avi": with_damaged_frames(saved.read_bytes()),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    save_video(tmp_path / "frameless.avi", 0)
    sentences = {
        "missing.avi": "There is no file .*missing.avi: check the path",
        "": "is a folder: choose a file in it",
        "empty.avi": "The file .*empty.avi is empty",
        "garbage.avi": "The file .*garbage.avi is no video that can be read",
        "text.txt": "The file .*text.txt is no video that can be read",
        "beginning.avi": "The file .*beginning.avi is no video that can be read",
        "frameless.avi": "The video .*frameless.avi has no picture that can be read",
        "damaged.avi": "The video .*damaged.avi has no picture that can be read",
    }
    for name, sentence in sentences.items():
        with pytest.raises(VideoError, match=sentence):
            next(play(tmp_path / name))
    assert capfd.readouterr() == ("", "")


def with_damaged_frames(content: bytes) -> bytes:
    """Spoil a Motion JPEG beyond its header."""
    spoilt = bytearray(content)
    for place in range(3000, len(spoilt), 37):
        spoilt[place] ^= 0xFF
    return bytes(spoilt)


def test_a_picture_that_cannot_be_unpacked(saved: Path) -> None:
    """It is read, but gives nothing."""

    class Unpackable(FakeCapture):
        def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
            return False, picture(0)

    capture = Unpackable([picture(0)])
    with pytest.raises(VideoError, match="no picture that can be read"):
        next(frames(FileSource(saved), open_capture=lambda _source, _api: capture))
    assert capture.releases == 1


@pytest.mark.parametrize(
    ("rate", "interval"), [(0.0, 0.04), (-1.0, 0.04), (float("nan"), 0.04), (1e6, 0.04), (50, 0.02)]
)
def test_a_senseless_speed_is_not_believed(saved: Path, rate: float, interval: float) -> None:
    """Twenty-five frames a second instead; without a length there is no fraction until the end has been seen."""
    clock = FakeClock()

    def opened(_source: object, _api: int) -> FakeCapture:
        return FakeCapture([picture(0)] * 3, facts={cv2.CAP_PROP_FPS: rate, cv2.CAP_PROP_FRAME_COUNT: -9e18})

    film = frames(FileSource(saved), open_capture=opened, clock=clock, sleep=clock.sleep)
    seen = list(islice(film, 5))
    assert [frame.seconds for frame in seen] == pytest.approx([interval * number for number in range(5)])
    assert [frame.fraction for frame in seen] == [None, None, None, 0, pytest.approx(1 / 3)]


def test_every_capture_of_a_file_is_released_once(saved: Path) -> None:
    """Each time that it plays has its own; after close the file is closed too."""
    captures: list[CountedCapture] = []
    clock = FakeClock()

    def opened(source: int | io.BufferedIOBase, api: int) -> CountedCapture:
        captures.append(CountedCapture(source, api))
        return captures[-1]

    film = frames(FileSource(saved), open_capture=opened, clock=clock, sleep=clock.sleep)
    assert captures == []
    list(islice(film, 45))
    assert [capture.releases for capture in captures] == [1, 1, 0]
    film.close()
    assert [capture.releases for capture in captures] == [1, 1, 1]
    saved.rename(saved.with_suffix(".moved"))  # Windows would refuse while it is open
    saved.with_suffix(".moved").rename(saved)


def test_a_camera_gives_what_it_sees() -> None:
    """BGR becomes RGB, the buffer is small, and there is no end to tell."""
    capture = FakeCapture(picture(number) for number in range(3))
    seen = list(islice(look(capture), 3))
    assert [number_in(frame) for frame in seen] == [frame.number for frame in seen] == [0, 1, 2]
    assert seen[0].pixels[0, 0].tolist() == [255, 0, 0]
    assert [frame.fraction for frame in seen] == [None] * 3
    assert capture.settings == {cv2.CAP_PROP_BUFFERSIZE: 1}


@pytest.mark.parametrize(
    ("platform", "api"),
    [("linux", cv2.CAP_V4L2), ("win32", cv2.CAP_DSHOW), ("darwin", cv2.CAP_AVFOUNDATION), ("freebsd14", cv2.CAP_ANY)],
)
def test_cameras_are_opened_the_way_of_the_system(monkeypatch: pytest.MonkeyPatch, platform: str, api: int) -> None:
    """By number and back end."""
    asked: list[tuple[object, int]] = []

    def opened(source: object, api: int) -> FakeCapture:
        asked.append((source, api))
        return FakeCapture([picture(0)])

    monkeypatch.setattr(sys, "platform", platform)
    next(frames(CameraSource(3), open_capture=opened))
    assert asked == [(3, api)]


def test_a_camera_that_wakes_up_slowly_and_stumbles() -> None:
    """A few failed reads are nothing."""
    clock = FakeClock()
    camera = look(FakeCapture([None, None, picture(1), *[None] * 5, picture(2)]), clock)
    assert [number_in(next(camera)) for _ in range(2)] == [1, 2]
    assert 0.5 < clock.now < 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [(0, "Camera 0 gives no picture: close other programs"), (4, "Camera 0 gives no more pictures: check its cable")],
)
def test_a_camera_that_is_busy_or_lost(given: int, sentence: str) -> None:
    """It is given a second; then it is released, once."""
    clock = FakeClock()
    capture = FakeCapture(picture(number) for number in range(given))
    camera = look(capture, clock)
    assert len(list(islice(camera, given))) == given
    with pytest.raises(VideoError, match=sentence):
        next(camera)
    assert clock.now == pytest.approx(1, abs=0.15)
    assert capture.releases == 1


def test_a_camera_is_released_once_whatever_happens() -> None:
    """On close, on an exception thrown in, on one from inside; and not opened before it is asked."""
    captures = [FakeCapture(repeat(picture(0))) for _ in range(4)]
    unasked, closed, thrown = (look(capture) for capture in captures[:3])
    unasked.close()
    next(closed)
    assert captures[1].releases == 0
    closed.close()
    closed.close()
    next(thrown)
    with pytest.raises(KeyError):
        thrown.throw(KeyError())
    captures[3].grab = failing_grab  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="driver"):
        next(look(captures[3]))
    assert [capture.releases for capture in captures] == [0, 1, 1, 1]


def failing_grab() -> bool:
    """Fail as a driver may."""
    raise RuntimeError("driver")


def only(*indexes: int) -> tuple[OpenCapture, list[int], list[FakeCapture]]:
    """Return a computer where only these cameras open, the numbers that were tried, and what was opened."""
    tried: list[int] = []
    captures: list[FakeCapture] = []

    def opened(source: int | io.BufferedIOBase, _api: int) -> FakeCapture:
        assert isinstance(source, int)
        tried.append(source)
        captures.append(FakeCapture(is_open=source in indexes))
        return captures[-1]

    return opened, tried, captures


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a Linux with a device folder of our own."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(video, "_DEVICES", tmp_path)
    return tmp_path


def test_linux_tries_only_the_devices_that_are_there(devices: Path) -> None:
    """In the order of their numbers, as many as asked for, each released."""
    for name in ("video10", "video2", "video0", "video1", "video-helper", "sound0"):
        (devices / name).touch()
    opened, tried, captures = only(0, 2, 10)
    assert cameras(open_capture=opened) == (0, 2, 10)
    assert tried == [0, 1, 2, 10]
    assert [capture.releases for capture in captures] == [1] * 4
    opened, tried, _ = only(0, 2, 10)
    assert cameras(2, open_capture=opened) == (0, 2)
    assert tried == [0, 1, 2]


def test_elsewhere_the_first_numbers_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as asked for, and no more."""
    monkeypatch.setattr(sys, "platform", "win32")
    opened, tried, _ = only(1, 7)
    assert cameras(open_capture=opened) == (1,)
    assert tried == [0, 1, 2, 3]


def test_why_a_camera_does_not_open(devices: Path) -> None:
    """None at all, none of this number, or one that is there and refuses."""
    opened, tried, captures = only(0)
    with pytest.raises(VideoError, match="No camera was found: connect one"):
        next(frames(CameraSource(5), open_capture=opened))
    assert tried == [5]
    (devices / "video0").touch()
    with pytest.raises(VideoError, match="There is no camera 5: connect it or choose another"):
        next(frames(CameraSource(5), open_capture=opened))
    (devices / "video5").touch()
    with pytest.raises(VideoError, match="Camera 5 gives no picture: close other programs"):
        next(frames(CameraSource(5), open_capture=opened))
    assert {capture.releases for capture in captures} == {1}


@pytest.mark.skipif(not HAS_NO_CAMERA, reason="there may be a camera, which would light up")
@pytest.mark.parametrize("index", [0, 99])
def test_no_camera_here(index: int, capfd: pytest.CaptureFixture[str]) -> None:
    """The true OpenCV says so in our sentence only."""
    with pytest.raises(VideoError, match="No camera was found"):
        next(frames(CameraSource(index)))
    assert cameras() == ()
    assert capfd.readouterr() == ("", "")


def test_nothing_is_printed_in_a_fresh_program(saved: Path, tmp_path: Path) -> None:
    """FFmpeg, which looks only once how loud it may be, complains of damaged frames in the terminal otherwise."""
    path = tmp_path / "damaged.avi"
    path.write_bytes(with_damaged_frames(saved.read_bytes()))
    loud = f"import cv2; cv2.VideoCapture({str(path)!r}, cv2.CAP_FFMPEG).read()"
    quiet = f"from cnngui.engine.video import *\ntry: next(frames(FileSource({str(path)!r})))\nexcept VideoError: pass"
    printed = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stderr for code in (loud, quiet)
    ]
    assert b"mjpeg" in printed[0]
    assert printed[1] == b""


def test_opencv_is_as_loud_afterwards_as_before(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However sources overlap; and who has asked FFmpeg to speak is let."""
    variable = "OPENCV_FFMPEG_LOGLEVEL"
    monkeypatch.delenv(variable, raising=False)
    get_log_level = getattr(cv2, "getLogLevel", None) or cv2.utils.logging.getLogLevel
    before = get_log_level()
    assert before != 0
    first, second = frames(FileSource(saved)), look(FakeCapture(repeat(picture(0))))
    next(first)
    next(second)
    first.close()
    assert get_log_level() == 0
    assert variable in os.environ
    second.close()
    assert get_log_level() == before
    assert variable not in os.environ
    monkeypatch.setenv(variable, "16")
    next(frames(FileSource(saved)))
    assert os.environ[variable] == "16"
