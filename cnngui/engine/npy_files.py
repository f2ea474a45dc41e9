"""NumPy's ``.npy`` files: nothing in them is evaluated, and sizes are known before memory is taken.

WORKAROUND: `numpy.lib.format.read_array_header_1_0` is not used for headers. It gives them to `ast.literal_eval`, where
9,000 minus signs end the process on a thread with a stack of 512 KiB, as on macOS (https://docs.python.org/3/library/
ast.html#ast.literal_eval warns of it); it does not tell a type that this machine does not know from a broken file, and
takes negative lengths.

Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
"""

import re
from dataclasses import dataclass
from math import prod
from typing import BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, PhotoError

MAGIC = npy.MAGIC_PREFIX

_MAX_HEADER = 65536
_DESCR = re.compile(rb"""['"]descr['"]\s*:\s*(?:['"](?P<name>[^'"]*)['"]|(?P<fields>\[))""")
_FORTRAN = re.compile(rb"""['"]fortran_order['"]\s*:\s*(True|False)""")
_SHAPE = re.compile(rb"""['"]shape['"]\s*:\s*\(([\d, L]{0,200})\)""")


@dataclass(frozen=True)
class Header:
    """What a ``.npy`` file promises: its type as written, its shape and the order of its axes."""

    descr: str
    shape: tuple[int, ...]
    order: str


def load_npy(stream: BinaryIO, name: str, most: int) -> NDArray[np.generic]:
    """Load an array of real numbers.

    Parameters
    ----------
    stream : BinaryIO
        At its beginning.
    name : str
        What sentences call the file.
    most : int
        Arrays of more numbers are refused before any is loaded.

    Returns
    -------
    NDArray[np.generic]
        H×W or H×W×C, any real type.

    Raises
    ------
    PhotoError
        When the file is damaged, or the array is no grid of real numbers, is empty or too large.

    Examples
    --------
    >>> from io import BytesIO
    >>> file = BytesIO()
    >>> np.save(file, np.eye(2, dtype=np.int16))
    >>> load_npy(BytesIO(file.getvalue()), "example", most=100).tolist()
    [[1, 0], [0, 1]]
    """
    header = _header(stream, name)
    dtype = _real_type(header, name)
    _refuse_shape(header.shape, name, most)
    count = prod(header.shape)
    data = stream.read(count * dtype.itemsize)
    if len(data) < count * dtype.itemsize:
        raise PhotoError(_DAMAGED, name=name)
    numbers = np.frombuffer(data, dtype)
    return numbers.reshape(header.shape[::-1]).T if header.order == "F" else numbers.reshape(header.shape)


_DAMAGED = QT_TRANSLATE_NOOP("Errors", "The file {name} is damaged or incomplete: get another copy.")


def _header(stream: BinaryIO, name: str) -> Header:
    start = stream.read(8)
    width = 2 if start[6:7] == b"\x01" else 4
    length = int.from_bytes(stream.read(width), "little")
    text = stream.read(length) if length <= _MAX_HEADER else b""
    descr, fortran, shape = _DESCR.search(text), _FORTRAN.search(text), _SHAPE.search(text)
    if not (len(text) == length and descr and fortran and shape):
        raise PhotoError(_DAMAGED, name=name)
    lengths = re.findall(rb"\d+", shape[1])
    kind = "a table" if descr["fields"] else descr["name"].decode("ascii", "replace")
    return Header(kind, tuple(map(int, lengths)), "F" if fortran[1] == b"True" else "C")


def _real_type(header: Header, name: str) -> np.dtype[np.generic]:
    """Take booleans, whole and floating-point numbers; an object array could run code when it is loaded."""
    if re.fullmatch(r"[<>|=]?[biuf]\d{1,2}", header.descr):
        try:
            return np.dtype(header.descr)
        except TypeError:  # such as a 16-byte float where the processor has none
            pass
    text = QT_TRANSLATE_NOOP("Errors", "The array in {name} holds {dtype}, not real numbers: save it as float32.")
    raise PhotoError(text, name=name, dtype=header.descr)


def _refuse_shape(shape: tuple[int, ...], name: str, most: int) -> None:
    if len(shape) not in {2, 3} or min(shape) < 1:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The array in {name} has the shape {shape}: a grid is (rows, columns) or (rows, columns, channels).",
        )
        raise PhotoError(text, name=name, shape=shape)
    refuse_count(prod(shape), name, most)


def refuse_count(count: int, name: str, most: int) -> None:
    """Refuse a grid of ``count`` numbers if ``most`` is less."""
    if count > most:
        text = QT_TRANSLATE_NOOP(
            "Errors", "The grid {name} has {count} numbers where {limit} are allowed: take a part of it."
        )
        raise PhotoError(text, name=name, count=count, limit=most)
