"""Importing weights: recognised by their bytes, whole or not at all, and never a worse file over a better one."""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cnngui.engine.following import finish
from cnngui.networks import weight_import, weights
from cnngui.networks.weight_files import DamagedError, Progress, WeightsError, chunks
from cnngui.networks.weight_import import import_weights, importing
from cnngui.networks.weights import KNOWN, VGG16_CONV, UnknownError, WeightsFile, find, import_folder, read_conv
from cnngui.paths import resources

GOOD = resources() / "weights" / VGG16_CONV.file


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install CNNGUI without its weights, and with an empty data folder, whose name has accents and spaces."""
    monkeypatch.setattr(weights, "resources", lambda: tmp_path / "nothing")
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "Données de l'élève"))
    monkeypatch.delenv("CNNGUI_WEIGHTS_DIR", raising=False)
    return import_folder()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder with good weights under a name of its own, and other files."""
    folder = tmp_path / "clé USB été"
    folder.mkdir()
    (folder / "model (1).safetensors").write_bytes(GOOD.read_bytes())
    (folder / "notes.txt").write_text("a list")
    (folder / ".hidden").write_text("of the system")
    (folder / "photos").mkdir()
    return folder


def test_a_file(stick: Path, data: Path) -> None:
    """It is kept under its own name and can be read; a second time it is not copied."""
    source = stick / "model (1).safetensors"
    (first,) = import_weights(source)
    assert (first.source, first.file, first.place, first.is_new) == (source, VGG16_CONV, data / VGG16_CONV.file, True)
    assert [path.name for path in data.iterdir()] == [VGG16_CONV.file]
    assert find(VGG16_CONV) == first.place
    assert read_conv(VGG16_CONV)["conv1_1.bias"][0] == pytest.approx(0.734, abs=1e-3)
    before = (data / VGG16_CONV.file).stat()
    (second,) = import_weights(source)
    assert (second.place, second.is_new, second.error) == (first.place, False, None)
    after = (data / VGG16_CONV.file).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_folder(stick: Path, data: Path) -> None:
    """What is known comes in, what is not is named; hidden files and folders are passed over."""
    (stick / KNOWN[1].file).write_bytes(b"half a download")
    outcomes = {outcome.source.name: outcome for outcome in import_weights(stick)}
    assert list(outcomes) == ["model (1).safetensors", "notes.txt", KNOWN[1].file]
    assert outcomes["model (1).safetensors"].is_new
    assert isinstance(outcomes["notes.txt"].error, UnknownError)
    assert isinstance(outcomes[KNOWN[1].file].error, DamagedError)
    assert [path.name for path in data.iterdir()] == [VGG16_CONV.file]


def test_nothing_known(stick: Path, data: Path) -> None:
    """A single unknown file, a folder without a known one, and a path that leads nowhere are sentences."""
    (stick / "model (1).safetensors").unlink()
    for source, said in (
        (stick / "notes.txt", "none of the weights files that CNNGUI knows: cnngui weights lists them"),
        (stick, "holds no weights file that CNNGUI knows"),
        (stick / "photos", "holds no weights file that CNNGUI knows"),
        (stick / "none", "no file"),
    ):
        with pytest.raises(WeightsError, match=said):
            import_weights(source)
    assert not data.exists()


def test_what_comes_along_is_not_copied(stick: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bundled weights are sound, there is nothing to do."""
    monkeypatch.setattr(weights, "resources", resources)
    (outcome,) = import_weights(stick / "model (1).safetensors")
    assert (outcome.place, outcome.is_new) == (GOOD, False)
    assert not data.exists()


def test_progress(stick: Path) -> None:
    """Every pass goes from 0 to 1, small steps at a time."""
    fractions = [step.fraction for step in importing(stick)]
    assert fractions.count(1.0) >= 2  # hashed, then copied
    assert len(fractions) > 8


def interrupted(error: BaseException) -> Callable[[Path], Iterator[tuple[bytes, Progress]]]:
    """Read the first piece and no more."""

    def read(path: Path) -> Iterator[tuple[bytes, Progress]]:
        yield next(iter(chunks(path)))
        raise error

    return read


class TestInterrupted:
    """Half an import is none."""

    @pytest.fixture(params=["nothing", "damaged"])
    def before(self, data: Path, request: pytest.FixtureRequest) -> dict[str, bytes]:
        """Return what lies in the folder before: nothing, or a damaged file, which an import would replace."""
        if request.param == "damaged":
            data.mkdir(parents=True)
            (data / VGG16_CONV.file).write_bytes(b"damaged")
        return self.content(data)

    def content(self, folder: Path) -> dict[str, bytes]:
        """Return all files of a folder, hidden ones too."""
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}

    @pytest.mark.parametrize(
        ("error", "seen"),
        [
            (KeyboardInterrupt(), KeyboardInterrupt),
            (OSError(28, "No space left on device"), WeightsError),
            (WeightsError("The stick is gone."), WeightsError),
        ],
        ids=["Ctrl+C", "full disk", "gone"],
    )
    def test_in_the_middle(
        self,
        stick: Path,
        data: Path,
        before: dict[str, bytes],
        error: BaseException,
        seen: type[BaseException],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Whatever breaks in: the old file stays and no half file is left; afterwards it works."""
        monkeypatch.setattr(weight_import, "chunks", interrupted(error))
        with pytest.raises(seen):
            import_weights(stick)
        assert self.content(data) == before
        monkeypatch.setattr(weight_import, "chunks", chunks)
        assert import_weights(stick)[0].is_new
        assert self.content(data) == {VGG16_CONV.file: GOOD.read_bytes()}

    def test_cancelled_at_any_step(self, stick: Path, data: Path, before: dict[str, bytes]) -> None:
        """A job that is stopped closes the generator; the half file is really there until then."""
        total = len(list(importing(stick / "model (1).safetensors")))
        for path in data.iterdir():
            path.unlink()
        for name, content in before.items():
            (data / name).write_bytes(content)
        half_files = 0
        for stop in range(1, total):
            steps = importing(stick)
            for _ in range(stop):
                next(steps)
            half_files += any(path.suffix == ".part" for path in data.iterdir())
            steps.close()
            assert self.content(data) == before
        assert half_files > 0


def test_a_file_that_changes_meanwhile(stick: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is hashed once more; a source that was right only at first is not taken."""

    def changed(path: Path) -> Iterator[tuple[bytes, Progress]]:
        for piece, progress in chunks(path):
            yield piece[:-1] + b"?", progress

    monkeypatch.setattr(weight_import, "chunks", changed)
    with pytest.raises(DamagedError, match="SHA-256 is wrong"):
        import_weights(stick)
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("bad", ["cut", "flipped"])
def test_good_weights_are_never_replaced_by_damaged_ones(stick: Path, data: Path, bad: str) -> None:
    """The damaged file is named and refused, the good one stays."""
    import_weights(stick)
    content = bytearray(GOOD.read_bytes())
    content[1_000_000] ^= 4
    source = stick / VGG16_CONV.file
    source.write_bytes(content[:-5] if bad == "cut" else content)
    with pytest.raises(DamagedError, match=VGG16_CONV.file):
        import_weights(source)
    assert (data / VGG16_CONV.file).read_bytes() == GOOD.read_bytes()


def trap(sentinel: Path) -> bytes:
    """Write a pickle that makes a folder when it is loaded carelessly."""

    class Trap:
        def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
            return os.mkdir, (str(sentinel),)

    return pickle.dumps(Trap())


@pytest.mark.parametrize("name", [KNOWN[1].file, VGG16_CONV.file, "weights.pth"])
def test_a_hostile_file(stick: Path, data: Path, tmp_path: Path, name: str) -> None:
    """It is refused by its hash, unread."""
    sentinel = tmp_path / "ran"
    (stick / name).write_bytes(trap(sentinel))
    with pytest.raises(WeightsError, match=name):
        import_weights(stick / name)
    assert not sentinel.exists()
    assert not data.exists()


def test_a_hostile_file_with_the_right_hash(
    stick: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were its hash in our own table, it would still not be run, nor copied."""
    sentinel, source = tmp_path / "ran", stick / "hostile.pth"
    content = trap(sentinel)
    source.write_bytes(content)
    row = replace(KNOWN[1], bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    monkeypatch.setattr(weights, "KNOWN", (row,))
    with pytest.raises(DamagedError, match="nothing in it was run"):
        import_weights(source)
    with pytest.raises(DamagedError, match="nothing in it was run"):
        read_conv(source)
    assert not sentinel.exists()
    assert not data.exists()


class TestNoRightToWrite:
    """A data folder that cannot be written is a sentence."""

    def test_it_cannot_be_made(self, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Such as one in a file."""
        (tmp_path / "file").touch()
        monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "file" / "data"))
        with pytest.raises(WeightsError, match=r"cannot be made .* set CNNGUI_DATA_DIR to one that can be written"):
            import_weights(stick)

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user with fewer rights")
    def test_it_is_read_only(self, stick: Path, data: Path) -> None:
        """As the disk of a classroom may be."""
        data.mkdir(parents=True)
        data.chmod(0o500)
        with pytest.raises(WeightsError, match="may not be written"):
            import_weights(stick)
        data.chmod(0o700)
        assert list(data.iterdir()) == []

    def test_writing_is_refused(self, stick: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same, as any user sees it."""

        def refuse(*_arguments: object, **_options: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(WeightsError, match="may not be written: choose another folder"):
            import_weights(stick)
        assert list(data.iterdir()) == []


def test_a_large_file_of_another_kind_is_not_hashed(stick: Path) -> None:
    """A film beside the weights costs no time: its start tells enough."""
    with (stick / "film.mp4").open("wb") as film:
        film.write(np.random.default_rng(1).bytes(20))
        film.truncate(10**9)
    steps = importing(stick / "film.mp4")
    with pytest.raises(UnknownError):
        next(steps)


def test_a_file_of_the_right_kind_under_any_name(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the size is not published, every safetensors file is looked at."""
    row: WeightsFile = replace(VGG16_CONV, bytes=None)
    monkeypatch.setattr(weights, "KNOWN", (row,))
    assert finish(importing(stick))[0].file is row
