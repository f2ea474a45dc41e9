"""One weights file: what is sound is read to the digit, and what is not is refused in a sentence and never run."""

import errno
import hashlib
import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.numpy import save

from cnngui.engine.following import Following
from cnngui.networks import weight_files
from cnngui.networks.weight_files import (
    DamagedError,
    Progress,
    WeightsError,
    chunks,
    hashed,
    looks_like_safetensors,
    read_tensors,
    sha256,
    size_of,
)

SHAPES = {"b": (3,), "a": (2, 3)}
NUMBERS = {
    "a": np.array([[0.1, 2, -3], [4, 5, 65504]], np.float32),
    "b": np.array([-0.5, 1e-3, 7], np.float32),
    "unwanted": np.array([np.nan], np.float32),
}


def pickled(numbers: object, *, legacy: bool = False) -> bytes:
    """Write as PyTorch does, in the form of today or of 2017."""
    stream = io.BytesIO()
    torch.save(numbers, stream, _use_new_zipfile_serialization=not legacy)
    return stream.getvalue()


def as_torch(numbers: dict[str, NDArray[np.float32]]) -> dict[str, torch.Tensor]:
    """Turn arrays into tensors."""
    return {name: torch.from_numpy(values) for name, values in numbers.items()}


class Hostile:
    """A pickle that makes a file when it is loaded carelessly."""

    def __init__(self, sentinel: Path) -> None:
        self.sentinel = sentinel

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        """Say how to load it: by making a folder."""
        return os.mkdir, (str(self.sentinel),)


class Stick(io.FileIO):
    """A file whose second piece cannot be read."""

    def read(self, size: int | None = -1) -> bytes:
        """Fail as a disk does, but for the start."""
        if self.tell():
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size) or b""


def refusal(path: Path, *, is_pickled: bool) -> str:
    """Return the sentence about a file that is refused."""
    with pytest.raises(DamagedError) as caught:
        read_tensors(path, SHAPES, pickled=is_pickled)
    assert path.name in str(caught.value)
    return str(caught.value)


class TestSound:
    """Files as they should be."""

    @pytest.mark.parametrize("form", ["safetensors", "zip", "legacy"])
    def test_float32_to_the_digit(self, tmp_path: Path, form: str) -> None:
        """All forms give the same numbers, in the order asked for; what is unwanted is not looked at."""
        path = tmp_path / "poids d'été.bin"
        torch_numbers = as_torch(NUMBERS)
        made = save(NUMBERS) if form == "safetensors" else pickled(torch_numbers, legacy=form == "legacy")
        path.write_bytes(made)
        read = read_tensors(path, SHAPES, pickled=form != "safetensors")
        assert list(read) == ["b", "a"]
        for name in SHAPES:
            assert np.array_equal(read[name], NUMBERS[name])
            assert read[name].dtype == np.float32
            assert read[name].flags.writeable  # torch complains of arrays that are not

    @pytest.mark.parametrize("is_pickled", [False, True])
    def test_float16_becomes_float32(self, tmp_path: Path, *, is_pickled: bool) -> None:
        """Half precision is widened without a change."""
        halves = {name: values.astype(np.float16) for name, values in NUMBERS.items()}
        path = tmp_path / "half"
        path.write_bytes(pickled({n: torch.from_numpy(v) for n, v in halves.items()}) if is_pickled else save(halves))
        read = read_tensors(path, SHAPES, pickled=is_pickled)
        assert all(np.array_equal(read[name], halves[name]) for name in SHAPES)
        assert {values.dtype for values in read.values()} == {np.dtype(np.float32)}

    def test_tensors_that_are_views_or_learn(self, tmp_path: Path) -> None:
        """Parameters and transposed views are tensors as well."""
        numbers = as_torch(NUMBERS)
        path = tmp_path / "views.pth"
        path.write_bytes(pickled({"a": numbers["a"].T.contiguous().T, "b": torch.nn.Parameter(numbers["b"])}))
        read = read_tensors(path, SHAPES, pickled=True)
        assert all(np.array_equal(read[name], NUMBERS[name]) for name in SHAPES)


class TestNotSound:
    """Files that are refused by name."""

    @pytest.mark.parametrize("is_pickled", [False, True])
    @pytest.mark.parametrize(
        ("name", "values", "said"),
        [
            ("a", np.zeros((3, 2), np.float32), "its a is 3×2 and not 2×3"),
            ("a", np.zeros(6, np.float32), "its a is 6 and not 2×3"),
            ("a", np.zeros((2, 3), np.float64), "neither float32 nor float16"),
            ("a", np.zeros((2, 3), np.int32), "neither float32 nor float16"),
            ("b", np.array([0, np.nan, 1], np.float32), "b in .* not finite"),
            ("b", np.array([0, -np.inf, 1], np.float16), "b in .* not finite"),
            ("b", None, "another network, without b"),
        ],
    )
    def test_wrong_tensors(
        self, tmp_path: Path, name: str, values: NDArray[np.generic] | None, said: str, *, is_pickled: bool
    ) -> None:
        """Another shape, another type, infinite numbers or none at all."""
        numbers: dict[str, NDArray[np.generic]] = {**NUMBERS, name: values} if values is not None else {**NUMBERS}
        if values is None:
            del numbers[name]
        path = tmp_path / "wrong"
        made = pickled({n: torch.from_numpy(v) for n, v in numbers.items()}) if is_pickled else save(numbers)
        path.write_bytes(made)
        with pytest.raises(DamagedError, match=said):
            read_tensors(path, SHAPES, pickled=is_pickled)

    @pytest.mark.parametrize("is_pickled", [False, True])
    @pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
    def test_cut_off(self, tmp_path: Path, share: float, *, is_pickled: bool) -> None:
        """Wherever it ends too early."""
        whole = pickled(as_torch(NUMBERS)) if is_pickled else save(NUMBERS)
        path = tmp_path / "cut"
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "nothing in it was run" in refusal(path, is_pickled=is_pickled)

    def test_swapped(self, tmp_path: Path) -> None:
        """Each kind under the name of the other."""
        one, other = tmp_path / "one.safetensors", tmp_path / "other.pth"
        one.write_bytes(pickled(as_torch(NUMBERS)))
        other.write_bytes(save(NUMBERS))
        assert "not a whole file of tensors" in refusal(one, is_pickled=False)
        assert "not a whole file of tensors" in refusal(other, is_pickled=True)

    @pytest.mark.parametrize(
        "start",
        [
            (2**63).to_bytes(8, "little") + b"{}",
            (2**20 + 1).to_bytes(8, "little") + b"{" + b" " * 2**20,
            b"{",
            b"\0" * 9,
        ],
        ids=["endless", "long", "short", "zeros"],
    )
    def test_bad_headers(self, tmp_path: Path, start: bytes) -> None:
        """A header that claims more than any network has is not even parsed."""
        path = tmp_path / "header.safetensors"
        path.write_bytes(start)
        assert not looks_like_safetensors(path)
        assert "not a whole file of tensors" in refusal(path, is_pickled=False)

    def test_a_header_that_lies(self, tmp_path: Path) -> None:
        """Offsets beyond the end, and a text that is no JSON."""
        path = tmp_path / "lies.safetensors"
        for header in (b'{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24000]}}', b"{" + b"[" * 500):
            path.write_bytes(len(header).to_bytes(8, "little") + header + bytes(24))
            assert looks_like_safetensors(path)
            assert "not a whole file of tensors" in refusal(path, is_pickled=False)

    @pytest.mark.parametrize(
        "value", [[1, 2], torch.zeros(3), "text", {"a": "text"}, {"a": torch.zeros(2, 3).to_sparse()}]
    )
    def test_a_pickle_of_something_else(self, tmp_path: Path, value: object) -> None:
        """Only a table of plain tensors will do."""
        path = tmp_path / "else.pth"
        path.write_bytes(pickled(value))
        with pytest.raises(DamagedError):
            read_tensors(path, {"a": (2, 3)}, pickled=True)


class TestHostile:
    """A file that would do something when loaded does nothing."""

    def test_the_trap_works(self, tmp_path: Path) -> None:
        """Loaded carelessly it does what it wants, so the other tests prove something."""
        sentinel = tmp_path / "ran"
        pickle.loads(pickle.dumps(Hostile(sentinel)))  # noqa: S301  (that is the point)
        assert sentinel.exists()

    @pytest.mark.parametrize("is_pickled", [False, True])
    @pytest.mark.parametrize("form", ["plain", "zip", "legacy", "inside"])
    def test_nothing_is_run(self, tmp_path: Path, form: str, *, is_pickled: bool) -> None:
        """Neither as a plain pickle nor in PyTorch's wrappings nor beside good tensors, whatever its name."""
        sentinel, path = tmp_path / "ran", tmp_path / "hostile"
        trap = Hostile(sentinel)
        path.write_bytes(
            {
                "plain": lambda: pickle.dumps(trap),
                "zip": lambda: pickled(trap),
                "legacy": lambda: pickled(trap, legacy=True),
                "inside": lambda: pickled({**as_torch(NUMBERS), "c": trap}),
            }[form]()
        )
        assert "nothing in it was run" in refusal(path, is_pickled=is_pickled)
        assert not sentinel.exists()


class TestFiles:
    """What can be wrong with any file."""

    @pytest.mark.parametrize("is_pickled", [False, True])
    def test_no_file_a_folder_and_an_empty_one(self, tmp_path: Path, *, is_pickled: bool) -> None:
        """The engine's sentences, as errors about weights."""
        empty = tmp_path / "empty"
        empty.touch()
        for path, said in ((tmp_path / "none", "no file"), (tmp_path, "is a folder"), (empty, "is empty")):
            with pytest.raises(WeightsError, match=said):
                read_tensors(path, SHAPES, pickled=is_pickled)

    @pytest.mark.skipif(os.name != "posix", reason="named pipes of POSIX")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        """A pipe into which nobody writes."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        for read in (sha256, looks_like_safetensors):
            with pytest.raises(WeightsError, match="not an ordinary file"):
                read(pipe)

    def test_without_pytorch(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where PyTorch is broken, the sentence names the doctor."""

        def broken() -> None:
            raise ImportError("no torch")

        monkeypatch.setattr(weight_files, "load_torch", broken)
        path = tmp_path / "a.pth"
        path.write_bytes(pickled(as_torch(NUMBERS)))
        with pytest.raises(WeightsError, match="without PyTorch: cnngui doctor"):
            read_tensors(path, SHAPES, pickled=True)

    def test_a_full_memory_is_no_damage(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file is not called damaged because the memory is full."""

        def load(*_arguments: object, **_options: object) -> None:
            raise MemoryError

        monkeypatch.setattr(weight_files, "load_torch", lambda: SimpleNamespace(load=load))
        path = tmp_path / "a.pth"
        path.write_bytes(b"anything")
        with pytest.raises(MemoryError):
            read_tensors(path, SHAPES, pickled=True)

    def test_size_of(self, tmp_path: Path) -> None:
        """Bytes, or a sentence; names that no disk has are sentences too."""
        path = tmp_path / "five"
        path.write_bytes(b"12345")
        assert size_of(path) == 5
        for name in ("none", "null\0", "long" * 500):
            with pytest.raises(WeightsError):
                size_of(tmp_path / name)


class TestHashing:
    """SHA-256, step by step."""

    def test_steps_and_digest(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fraction rises to 1, and the digest is that of the whole."""
        monkeypatch.setattr(weight_files, "_CHUNK", 1000)
        content = np.random.default_rng(5).bytes(3500)
        path = tmp_path / "content"
        path.write_bytes(content)
        steps = Following(hashed(path))
        fractions = [step.fraction for step in steps]
        assert fractions == [1000 / 3500, 2000 / 3500, 3000 / 3500, 1.0]
        assert steps.value == sha256(path) == hashlib.sha256(content).hexdigest()

    def test_fractions_stay_sensible(self) -> None:
        """A file that grew, and an empty one."""
        assert Progress(7, 5).fraction == Progress(0, 0).fraction == 1.0

    def test_a_stick_that_is_pulled_out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """An error in the middle of reading names the file that was read."""
        path = tmp_path / "stick"
        path.write_bytes(b"12345678")
        monkeypatch.setattr(weight_files, "_CHUNK", 4)
        monkeypatch.setattr(weight_files, "opened", Stick)
        reading = chunks(path)
        assert next(reading)[0] == b"1234"
        with pytest.raises(WeightsError, match=r"stick cannot be read to its end \(Input/output error\)"):
            list(reading)
