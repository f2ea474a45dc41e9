"""One weights file, read without trusting it: nothing in it is ever run, and what is wrong is said in one sentence."""

import hashlib
import json
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError, is_out_of_memory
from cnngui.engine.files import opened, shown
from cnngui.engine.following import finish
from cnngui.networks.torch_loading import load_torch

Shapes = Mapping[str, tuple[int, ...]]
Tensors = dict[str, NDArray[np.float32]]

_CHUNK = 2**22
"""4 MiB: a few milliseconds of hashing between two steps."""

_LONGEST_HEADER = 2**20
"""VGG-16's headers have some 3,000 bytes; a long one only fills the memory."""


class WeightsError(CnnguiError):
    """Weights that are not here, or not as they should be."""


class DamagedError(WeightsError):
    """A weights file that is cut off, changed or of another network."""


@dataclass(frozen=True)
class Progress:
    """How far a file has been read.

    Parameters
    ----------
    done, total : int
        Bytes.

    Examples
    --------
    >>> Progress(1, 4).fraction
    0.25
    """

    done: int
    total: int

    @property
    def fraction(self) -> float:
        """How much is done, 0 to 1; a file that grows meanwhile is not more than done."""
        return min(self.done / self.total, 1.0) if self.total else 1.0


def damaged(path: Path) -> DamagedError:
    """Return the error about a file whose bytes are not those that were published.

    >>> str(damaged(Path("a.pth"))).split(":")[0]
    'a.pth is damaged or another file, because its SHA-256 is wrong'
    """
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "{name} is damaged or another file, because its SHA-256 is wrong: "
        "import it again, or install CNNGUI again if it came along.",
    )
    return DamagedError(text, name=shown(path))


@contextmanager
def weights_errors() -> Iterator[None]:
    """Turn what the engine says about files into a `WeightsError` with the same sentence."""
    try:
        yield
    except PhotoError as error:
        raise WeightsError(error.template, **error.fields) from error


def size_of(path: Path) -> int:
    """Return the number of bytes.

    Raises
    ------
    WeightsError
        When there is no such file, or it may not be looked at.
    """
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        with weights_errors(), opened(path) as stream:  # it has the sentence
            return os.fstat(stream.fileno()).st_size


def chunks(path: Path) -> Iterator[tuple[bytes, Progress]]:
    """Read a file piece by piece.

    Raises
    ------
    WeightsError
        When it cannot be opened, or breaks off, as a stick does that is pulled out.
    """
    done = 0
    with weights_errors(), opened(path) as stream:
        total = os.fstat(stream.fileno()).st_size
        while True:
            try:
                piece = stream.read(_CHUNK)
            except OSError as error:
                text = QT_TRANSLATE_NOOP("Errors", "The file {name} cannot be read to its end ({reason}): try again.")
                raise WeightsError(text, name=shown(path), reason=error.strerror or str(error)) from error
            if not piece:
                return
            done += len(piece)
            yield piece, Progress(done, total)


def hashed(path: Path) -> Generator[Progress, None, str]:
    """Hash a file piece by piece and return its SHA-256 in hexadecimal digits.

    Raises
    ------
    WeightsError
        When it cannot be read.
    """
    digest = hashlib.sha256()
    for piece, progress in chunks(path):
        digest.update(piece)
        yield progress
    return digest.hexdigest()


def sha256(path: Path) -> str:
    """Hash a file in one go; see `hashed`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "abc")
    ...     size = path.write_bytes(b"abc")
    ...     print(sha256(path)[:8])
    ba7816bf
    """
    return finish(hashed(path))


def looks_like_safetensors(path: Path) -> bool:
    """Tell whether a file begins as a safetensors file does: the length of its header, then a brace.

    Raises
    ------
    WeightsError
        When it cannot be read.
    """
    with weights_errors(), opened(path) as stream:
        start = stream.read(9)
    return start[8:] == b"{" and int.from_bytes(start[:8], "little") <= _LONGEST_HEADER


def header_facts(path: Path, key: str) -> dict[str, object] | None:
    """Return what one of our files says about itself: the JSON under a key of its header; None where it says nothing.

    Raises
    ------
    WeightsError
        When the file cannot be read.
    """
    if not looks_like_safetensors(path):
        return None
    with weights_errors(), opened(path) as stream:
        length = int.from_bytes(stream.read(8), "little")
        header = stream.read(min(length, _LONGEST_HEADER))
    try:
        facts = json.loads(json.loads(header)["__metadata__"][key])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def read_tensors(path: Path, shapes: Shapes, *, pickled: bool) -> Tensors:
    """Read the tensors that are wanted, and no others.

    Parameters
    ----------
    path : Path
    shapes : Mapping
        Names as the file has them, and the shape that each must have.
    pickled : bool
        Whether it is PyTorch's own format (``.pth``) rather than safetensors. Of a pickle only plain tensors are
        taken; whatever else it would do is refused.

    Returns
    -------
    dict of float32 arrays
        In the order of ``shapes``; every number is finite. The file may hold float16 or float32.

    Raises
    ------
    DamagedError
        When the file is not of that format, or a tensor is missing or not as it must be.
    WeightsError
        When it cannot be read, or PyTorch, which a ``.pth`` needs, is not there.
    """
    return _read_pickled(path, shapes) if pickled else _read_safetensors(path, shapes)


def _read_safetensors(path: Path, shapes: Shapes) -> Tensors:
    if not looks_like_safetensors(path):
        raise _not_of_its_format(path)
    try:
        with safe_open(path, framework="np") as file:
            present = set(file.keys())
            return {name: _safe_tensor(path, file, name, shape, present) for name, shape in shapes.items()}
    except (SafetensorError, OSError) as error:
        raise _not_of_its_format(path) from error


def _safe_tensor(path: Path, file: Any, name: str, shape: tuple[int, ...], present: set[str]) -> NDArray[np.float32]:  # noqa: ANN401  (safe_open has no type)
    """Look at what the header says of a tensor before it is read."""
    if name not in present:
        raise _missing(path, name)
    entry = file.get_slice(name)
    _check(path, name, (tuple(entry.get_shape()), shape), is_float=entry.get_dtype() in {"F16", "F32"})
    return _finite(path, name, np.array(file.get_tensor(name), np.float32))


def _read_pickled(path: Path, shapes: Shapes) -> Tensors:
    try:
        torch = load_torch()
    except (ImportError, OSError) as error:
        text = QT_TRANSLATE_NOOP("Errors", "{name} cannot be read without PyTorch: cnngui doctor says what to do.")
        raise WeightsError(text, name=shown(path)) from error
    try:
        return _unpickled(path, torch, shapes)
    except WeightsError:
        raise
    except Exception as error:  # what a wrong pickle raises has no bounds
        if is_out_of_memory(error):
            raise
        raise _not_of_its_format(path) from error


def _unpickled(path: Path, torch: Any, shapes: Shapes) -> Tensors:  # noqa: ANN401  (torch is loaded late)
    with weights_errors(), opened(path) as stream:
        found = torch.load(stream, map_location="cpu", weights_only=True)
    if not isinstance(found, Mapping):
        raise _not_of_its_format(path)
    return {name: _torch_tensor(path, torch, found.get(name), name, shape) for name, shape in shapes.items()}


def _torch_tensor(path: Path, torch: Any, value: Any, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:  # noqa: ANN401  (torch is loaded late)
    if not isinstance(value, torch.Tensor):
        raise _missing(path, name)
    is_float = value.dtype in {torch.float16, torch.float32} and value.layout == torch.strided
    _check(path, name, (tuple(value.shape), shape), is_float=is_float and value.device.type == "cpu")
    return _finite(path, name, np.array(value.detach().numpy(), np.float32))


def _check(path: Path, name: str, shapes: tuple[tuple[int, ...], tuple[int, ...]], *, is_float: bool) -> None:
    found, wanted = ("×".join(map(str, shape)) for shape in shapes)
    fields = {"name": shown(path), "tensor": name, "found": found, "wanted": wanted}
    if found != wanted:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{name} holds another network, because its {tensor} is {found} and not {wanted}: choose another file.",
        )
        raise DamagedError(text, **fields)
    if not is_float:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The numbers of {tensor} in {name} are neither float32 nor float16: choose another file."
        )
        raise DamagedError(text, **fields)


def _finite(path: Path, name: str, values: NDArray[np.float32]) -> NDArray[np.float32]:
    if not np.isfinite(values).all():
        text = QT_TRANSLATE_NOOP(
            "Errors", "{tensor} in {name} holds numbers that are not finite: import it again, or choose another file."
        )
        raise DamagedError(text, name=shown(path), tensor=name)
    return values


def _missing(path: Path, name: str) -> DamagedError:
    text = QT_TRANSLATE_NOOP("Errors", "{name} holds another network, without {tensor}: choose another file.")
    return DamagedError(text, name=shown(path), tensor=name)


def _not_of_its_format(path: Path) -> DamagedError:
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "{name} is not a whole file of tensors, and nothing in it was run: "
        "import it again, or install CNNGUI again if it came along.",
    )
    return DamagedError(text, name=shown(path))
