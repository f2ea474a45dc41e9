"""Detection: a video through the detector, boxes through suppression, a network slid over a canvas both ways.

The video has 768×576 px; ten frames a second are what it must reach, decoding and suppression included. The peer of the
convolution is the same network asked about every window, many at a time (one by one is only told); that of suppression
is the loop over all pairs that textbooks have, in Python.
"""

import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import overlap_of
from cnngui.engine.following import finish
from cnngui.engine.photos import read_photo
from cnngui.networks.detectors import bundled_detector
from cnngui.networks.digits import bundled_network
from cnngui.paths import resources
from cnngui.tasks.detect import OVERLAP, Looked, Sliding, above, detections, looked, suppressed
from tests.benchmarks.harness import Row, compare, milliseconds, report, took, within

WIDTH, HEIGHT, FRAMES = 768, 576, 60

FRAME_MS = 100.0
"""Ten frames a second."""


def video(path: Path) -> None:
    """Write a video in which the window on three bundled photos wanders."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (WIDTH, HEIGHT))
    photos = [
        read_photo(resources() / "photos" / name).pixels for name in ("astronaut.jpg", "chelsea.png", "coffee.jpg")
    ]
    large = [cv2.resize(each, (WIDTH + FRAMES, HEIGHT + FRAMES)) for each in photos]
    for number in range(FRAMES):
        part = large[number * len(large) // FRAMES][number : number + HEIGHT, number : number + WIDTH]
        writer.write(cv2.cvtColor(part, cv2.COLOR_RGB2BGR))
    writer.release()


def frames_of_video() -> list[float]:
    """Return the milliseconds of each frame, from the file to the boxes that stay."""
    detector, times = bundled_detector(), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.avi"
        video(path)
        capture = cv2.VideoCapture(str(path))

        def frame() -> None:
            is_there, pixels = capture.read()
            if not is_there:
                message = "the video has ended too early"
                raise SystemExit(message)
            detections(looked(detector, cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)))  # type: ignore[arg-type]

        times = [milliseconds(frame) for _ in range(FRAMES)]
        capture.release()
    return times[3:]


def plainly(seen: Looked, threshold: float) -> list[int]:
    """Suppress as textbooks do: every box beside every one that stays, one number at a time."""
    kept: list[int] = []
    for place in above(seen, threshold):
        one = seen.detection(place)
        if all(
            other.number != one.number or overlap_of(other.box, one.box).iou <= OVERLAP
            for other in map(seen.detection, kept)
        ):
            kept.append(place)
    return kept


def canvas(side: tuple[int, int]) -> Pixels:
    """Return strokes on black."""
    drawn = np.zeros(side, np.uint8)
    for y in range(24, side[0] - 8, 32):
        cv2.putText(drawn, "2 7 1 8 2 8", (8, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 255, 3)
    return drawn


def main() -> int:
    """Measure and print."""
    times = frames_of_video()
    rows = [
        within(f"a frame of {WIDTH}×{HEIGHT}, from the file to the boxes", times, FRAME_MS),
        took("the same, on average", float(np.mean(times)), FRAME_MS),
    ]
    seen = looked(bundled_detector(), read_photo(resources() / "photos" / "astronaut.jpg").pixels)
    count = len(above(seen, 0.02))
    if list(plainly(seen, 0.02)) != [each.place for each in detections(seen, 0.02).found]:
        message = "the two suppressions differ"
        raise SystemExit(message)
    name = f"threshold and suppression of {count} boxes"
    rows.append(compare(name, lambda: detections(seen, 0.02), lambda: plainly(seen, 0.02), target=1.0, rounds=9))
    everything = [milliseconds(lambda: suppressed(seen.boxes, seen.best)) for _ in range(15)]
    rows.append(within("suppression of all 1,917 boxes", everything, 100.0))
    sliding, drawn = Sliding(bundled_network()), canvas((160, 256))
    name = "LeNet-5 over 1,881 windows of 256×160: at once, in batches"
    batches = lambda: finish(sliding.one_by_one(drawn, batch=64))  # noqa: E731
    rows.append(compare(name, lambda: sliding.convolved(drawn), batches, target=1 / 5, rounds=7))
    one_by_one = milliseconds(lambda: finish(sliding.one_by_one(drawn)))
    at_once = min(milliseconds(lambda: sliding.convolved(drawn)) for _ in range(5))
    rows.append(Row("the same: at once, one by one", at_once, one_by_one, 1 / 20))
    return report("Detection", rows)


if __name__ == "__main__":
    sys.exit(main())
