"""Every bad or odd picture of the corpus opens right, or is refused with one sentence; and nothing else happens."""

import subprocess
import sys
import threading
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import PhotoError
from cnngui.engine.grids import read_input
from cnngui.engine.photos import Photo, photo_from_bytes, read_preview
from tests.corpus import GROUPS, REFUSED, Case, Kind, kinds
from tests.corpus_bombs import BOMB_GROUPS
from tests.corpus_bytes import corners
from tests.corpus_depths import DEPTH_GROUPS

ALL_GROUPS = GROUPS | DEPTH_GROUPS | BOMB_GROUPS
LONGEST_SENTENCE = 260


def printed(capfd: pytest.CaptureFixture[str]) -> str:
    """Return what went to the terminal; on Windows without what libtiff prints, which cannot be reached there."""
    said = capfd.readouterr()
    return said.out if sys.platform == "win32" else said.out + said.err


def alike(got: Pixels, expected: Pixels, tolerance: int) -> bool:
    """Whether two pictures of one size are the same, or so in their corners."""
    if tolerance == 0:
        return np.array_equal(got, expected)
    return bool(np.abs(corners(got) - corners(expected)).max() <= tolerance)


def sentence_complaint(case: Case, error: PhotoError) -> str:
    """Say what is wrong with a refusal."""
    sentence = str(error)
    if isinstance(case.expected, np.ndarray):
        return f"refused: {sentence}"
    without_path = sentence.replace(str(error.fields.get("name")), "")
    if not (without_path.endswith(".") and without_path.isprintable() and len(without_path) < LONGEST_SENTENCE):
        return f"not one sentence: {sentence}"
    return "" if case.words in sentence else f"does not say “{case.words}”: {sentence}"


def photo_complaint(case: Case, photo: Photo) -> str:
    """Say what is wrong with an opened picture."""
    pixels, notes = photo.pixels, " ".join(map(str, photo.notes))
    if isinstance(case.expected, str) and case.expected == REFUSED:
        return f"opened, {photo.size}"
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.flags.c_contiguous:
        return f"not H×W×3 bytes in a row: {pixels.shape} {pixels.dtype}"
    if case.note not in notes or (notes and not case.note and not isinstance(case.expected, str)):
        return f"notes: {notes!r}"
    if isinstance(case.expected, str):
        return "" if case.size in {None, photo.size} else f"size {photo.size}, not {case.size}"
    if pixels.shape != case.expected.shape:
        return f"shape {pixels.shape}, not {case.expected.shape}"
    return "" if alike(pixels, case.expected, case.tolerance) else "other pixels"


def preview_complaint(case: Case) -> str:
    """Say what is wrong with the thumbnail of a picture that opens right."""
    if isinstance(case.expected, str):
        return ""
    preview = read_preview(case.path, 32)
    height, width = case.expected.shape[:2]
    if max(preview.shape[:2]) > 32 or (height > width) != (preview.shape[0] > preview.shape[1]):
        return f"preview of {preview.shape}"
    return "" if min(height, width) < 12 or alike(preview, case.expected, 45) else "preview with other pixels"


def complaint(case: Case) -> str:
    """Read one file as strictly as can be; give what is wrong, or nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            photo = read_input(case.path)
        except PhotoError as error:
            return sentence_complaint(case, error)
        except BaseException as error:  # noqa: BLE001  (this is the question)
            return f"raised {error!r}"
        assert isinstance(photo, Photo)
        return photo_complaint(case, photo) or preview_complaint(case)


def open_files() -> Sequence[str]:
    """File descriptors of this process, where the system tells."""
    folder = Path("/proc/self/fd")
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("group", ALL_GROUPS)
def test_opens_right_or_is_refused_in_one_sentence(
    group: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No other exception, no warning, nothing printed even by C, no file left open, Pillow's settings untouched."""
    cases = list(ALL_GROUPS[group](tmp_path))
    files, limit, filters = open_files(), Image.MAX_IMAGE_PIXELS, list(warnings.filters)
    complaints = {case.path.name: found for case in cases if (found := complaint(case))}
    assert complaints == {}
    assert printed(capfd) == ""
    assert open_files() == files
    assert limit == Image.MAX_IMAGE_PIXELS
    assert list(warnings.filters) == filters


def test_corpus_is_large_enough(tmp_path: Path) -> None:
    """At least 300 files, each with a name of its own."""
    paths = []
    for name, group in ALL_GROUPS.items():
        folder = tmp_path / name
        folder.mkdir()
        paths += [case.path for case in group(folder)]
    assert len(paths) == len(set(paths)) >= 300


_READ_ALL = """
import resource, sys
from pathlib import Path
from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import read_photo
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_photo(path)
    except PhotoError:
        pass
used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
sys.stdout.write(f"{used}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes as Linux does")
def test_bombs_take_no_memory(tmp_path: Path) -> None:
    """Reading every bomb needs less memory than a photo of 20 megapixels: sizes are refused before they are taken."""
    for group in BOMB_GROUPS.values():
        list(group(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    assert int(done.stdout) < 140


def test_threads_read_side_by_side(tmp_path: Path) -> None:
    """Several threads read good and bad pictures at once; each gets its answer and Pillow's settings come back."""
    cases = [*GROUPS["moving"](tmp_path), *BOMB_GROUPS["lying_tiffs"](tmp_path)]
    limit, filters, wrong = Image.MAX_IMAGE_PIXELS, list(warnings.filters), []

    def read_all() -> None:
        for case in cases:
            try:
                found = photo_complaint(case, photo) if isinstance(photo := read_input(case.path), Photo) else "a grid"
            except PhotoError as error:
                found = sentence_complaint(case, error)
            if found:
                wrong.append((case.path.name, found))

    threads = [threading.Thread(target=read_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert (Image.MAX_IMAGE_PIXELS, list(warnings.filters)) == (limit, filters)


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_thousands_of_bent_files(kind: Kind, capfd: pytest.CaptureFixture[str]) -> None:
    """Two thousand random changes to each kind: bits, bytes, cut-outs and repeats; only `PhotoError` comes out."""
    random = np.random.default_rng(len(kind.data))
    for _ in range(2000):
        data = bytearray(kind.data)
        reach = len(data) if random.random() < 0.5 else min(400, len(data))
        for spot in random.integers(0, reach, random.integers(1, 8)).tolist():
            match random.integers(4):
                case 0:
                    del data[spot : spot + int(random.integers(1, 20))]
                case 1:
                    data[spot:spot] = data[max(0, spot - 20) : spot]
                case 2 if spot < len(data):
                    data[spot] = int(random.choice([0, 1, 127, 128, 255]))
                case _ if spot < len(data):
                    data[spot] ^= 1 << int(random.integers(8))
        with suppress(PhotoError):
            photo_from_bytes(bytes(data), "bent", max_megapixels=1)
    assert printed(capfd) == ""
