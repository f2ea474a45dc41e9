"""Every job of the command line, done once by the installed program, and its output checked."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smoke_root import Root, SmokeError, Told

PHOTO = "mon été à la mer.png"
"""The user's own photo: a name with accents and spaces."""


@dataclass(frozen=True)
class Job:
    """What is typed after ``cnngui``, and what must come of it; ``check`` raises where it does not."""

    words: tuple[str, ...]
    check: Callable[[Told, Path], None]
    status: int = 0


def said(*texts: str) -> Callable[[Told, Path], None]:
    """Return a check that all these were printed."""

    def check(told: Told, _home: Path) -> None:
        for text in texts:
            if text not in told.out:
                raise SmokeError(f"{text!r} is not in what it printed: {told.out[:1000]!r}")

    return check


def picture(name: str, size: tuple[int, int] | None = None) -> Callable[[Told, Path], None]:
    """Return a check that a picture was written, of that size and of more than one colour."""

    def check(_told: Told, home: Path) -> None:
        from PIL import Image  # noqa: PLC0415  (only here)

        with Image.open(home / name) as image:
            if size is not None and image.size != size:
                raise SmokeError(f"{name} has {image.size} px, not {size}")
            if image.convert("RGB").getcolors(1) is not None:
                raise SmokeError(f"{name} is of one colour")

    return check


def starts(name: str, start: bytes, least: int) -> Callable[[Told, Path], None]:
    """Return a check that a file begins so and has so many bytes."""

    def check(_told: Told, home: Path) -> None:
        content = (home / name).read_bytes()
        if not content.startswith(start) or len(content) < least:
            raise SmokeError(f"{name}: {len(content)} bytes, {content[:8]!r} first")

    return check


def maps(name: str, shape: tuple[int, ...]) -> Callable[[Told, Path], None]:
    """Return a check that an array of that shape was written, with numbers in it."""

    def check(_told: Told, home: Path) -> None:
        import numpy as np  # noqa: PLC0415  (only here)

        found = np.load(home / name)
        if found.shape != shape or not found.any():
            raise SmokeError(f"{name}: {found.shape}, not {shape}, or all 0")

    return check


def finds(what: str) -> Callable[[Told, Path], None]:
    """Return a check that the detector found it first."""

    def check(told: Told, _home: Path) -> None:
        found = json.loads(told.out)
        if not found or found[0]["class"] != what:
            raise SmokeError(f"no {what} was found, but {found}")

    return check


_EDGE = "1,0,-1/1,0,-1/1,0,-1"
JOBS = (
    Job(("--self-test",), said("cat", "Everything works")),
    Job(("doctor",), said("Everything that CNNGUI needs is there.")),
    Job(("kernels",), said("sobel-x")),
    Job(("weights", "verify"), said("ok       vgg16-conv")),
    Job(("filter", "grid.csv", "--kernel", _EDGE, "--padding", "0", "--output", "-"), said("-5,-4,0,8")),
    Job(("filter", PHOTO, "--kernel", "sobel-x", "--output", "contours.png"), picture("contours.png", (451, 300))),
    Job(("features", PHOTO, "--layer", "conv2_1", "--output", "maps.npy"), maps("maps.npy", (128, 112, 168))),
    Job(
        ("style", PHOTO, "waves", "--size", "96", "--steps", "2", "--output", "waves.png"),
        picture("waves.png", (96, 64)),
    ),
    Job(("compare", PHOTO, "--kernel", "vertical-edge", "--output", "sheet.png"), picture("sheet.png")),
    Job(("architectures", "vgg16"), said("138,357,544")),
    Job(("digits", "train", "--epochs", "1", "--output", "mine.safetensors"), starts("mine.safetensors", b"", 200_000)),
    Job(("digits", "test", "--model", "mine.safetensors"), said("of 5000 digits right")),
    Job(("classify", PHOTO), said("Egyptian cat")),
    Job(("explain", PHOTO, "--output", "why.png"), picture("why.png")),
    Job(("detect", PHOTO, "--json"), finds("Cat")),
    Job(
        ("train", "classes", "--retrain", "last-block", "--epochs", "1", "--output", "own.safetensors", "--json"),
        said('"classes"', '"birds"'),
    ),
    Job(("classify", PHOTO, "--model", "own.safetensors"), said("fruit")),
    Job(("worksheet", "--output", "sheet.pdf", "--answers", "key.pdf"), starts("sheet.pdf", b"%PDF", 5000)),
    Job(("shots", "labs"), lambda _told, _home: None),
)
"""`shots` is checked by `do_all`, which knows the labs."""

FIRST = "--self-test"


def do_all(root: Root, program: str, labs: list[str]) -> list[str]:
    """Do every job as the user, in the home folder, and return the commands that were tried.

    Raises
    ------
    SmokeError
        When one fails, or its output is not as it should be.
    """
    home = root.outside(root.home)
    for job in JOBS:
        told = root.run("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", program, *job.words, user=True)
        if told.status != job.status or "Traceback" in told.err:
            raise SmokeError(
                f"cnngui {' '.join(job.words)}: exit status {told.status}: {told.err.strip()}{told.out[-500:]}"
            )
        job.check(told, home)
        print(f"    cnngui {' '.join(job.words)}")
    for lab in labs:
        picture(f"labs/{lab}.png", (1280, 800))(told, home)
    return sorted({job.words[0] for job in JOBS})
