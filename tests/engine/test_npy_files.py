"""Tests of NumPy files."""

import struct
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.errors import PhotoError
from cnngui.engine.npy_files import load_npy


def saved(array: NDArray[np.generic], version: tuple[int, int] | None = None) -> bytes:
    """Write as NumPy does."""
    stream = BytesIO()
    np.lib.format.write_array(stream, array, version=version)
    return stream.getvalue()


def with_header(text: str, data: bytes = bytes(4000)) -> bytes:
    """Write a header by hand."""
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode("latin-1") + data


@pytest.mark.parametrize(
    "kind", ["?", "i1", "u1", "<i2", ">i2", "<u4", "<i8", ">u8", "<f2", "<f4", ">f4", "<f8", ">f8"]
)
@pytest.mark.parametrize("shape", [(3, 4), (3, 4, 2), (1, 1), (5, 1, 3)])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
def test_agrees_with_numpy(kind: str, shape: tuple[int, ...], order: str, version: tuple[int, int]) -> None:
    """Every real type, both byte orders, both orders of axes and all versions read as NumPy reads them."""
    numbers = np.random.default_rng(0).integers(0, 100, shape).astype(kind)
    array = np.asfortranarray(numbers) if order == "F" else numbers
    data = saved(array, version)
    loaded = load_npy(BytesIO(data), "x", most=1000)
    assert loaded.dtype == array.dtype
    assert np.array_equal(loaded, np.load(BytesIO(data)))


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros((2, 2), complex), "<c16, not real numbers"),
        (np.zeros((2, 2), "M8[s]"), "not real numbers"),
        (np.zeros((2, 2), "U3"), "<U3, not real numbers"),
        (np.zeros((2, 2), "V4"), "not real numbers"),
        (np.zeros((2, 2), [("a", "<f4"), ("b", "<f4")]), "a table, not real numbers"),
        (np.array(1.0), "shape ()"),
        (np.zeros(5), "shape (5,)"),
        (np.zeros((1, 2, 3, 4)), "shape (1, 2, 3, 4)"),
        (np.zeros((0, 4)), "shape (0, 4)"),
        (np.zeros((4, 4, 0)), "shape (4, 4, 0)"),
        (np.zeros((100, 100)), "10000 numbers where 1000 are allowed"),
    ],
)
def test_other_arrays_are_refused(array: NDArray[np.generic], words: str) -> None:
    """What is no grid of real numbers is named."""
    with pytest.raises(PhotoError) as caught:
        load_npy(BytesIO(saved(array)), "x", most=1000)
    assert words in str(caught.value)


def test_objects_are_never_unpickled() -> None:
    """An array of objects can run any code when it is loaded; its pickle is not touched."""

    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return (pytest.fail, ("the pickle was loaded",))

    stream = BytesIO()
    np.save(stream, np.array([[Trap()]], dtype=object), allow_pickle=True)
    with pytest.raises(PhotoError, match=r"\|O, not real numbers"):
        load_npy(BytesIO(stream.getvalue()), "x", most=1000)


def test_size_is_refused_before_it_is_read() -> None:
    """A header that promises terabytes is refused by itself, without a byte of data."""
    for shape in ("(1000000, 1000000)", "(99999999999999999999, 3)", "(200000, 1000, 2)"):
        text = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}"
        with pytest.raises(PhotoError, match="200000000 are allowed"):
            load_npy(BytesIO(with_header(text, b"")), "x", most=200_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "garbage",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'shape': (2, 2)}",
        "{'fortran_order': False, 'shape': (2, 2)}",
        "{'descr': '<f8', 'fortran_order': 1, 'shape': (2, 2)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2, 2)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2.5, 2)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 4}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + "9" * 5000 + ",)}",
        "[" * 9000,
        "-" * 9000 + "1",
        "__import__('os').abort()",
    ],
)
def test_broken_headers(text: str) -> None:
    """A header that is not one is damage, whatever Python would make of it."""
    with pytest.raises(PhotoError, match="damaged or incomplete"):
        load_npy(BytesIO(with_header(text)), "x", most=1000)


@pytest.mark.parametrize("descr", ["<f3", "<i99", "<f16384", "f4x", "float32", "<b1,<b1"])
def test_unknown_types(descr: str) -> None:
    """A type that this machine does not know is refused by its name."""
    text = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': (2, 2), }}"
    with pytest.raises(PhotoError, match="not real numbers"):
        load_npy(BytesIO(with_header(text)), "x", most=1000)


def test_old_writers() -> None:
    """Other spellings that are in the wild: Python 2's long numbers, double quotes, another order, no last comma."""
    data = np.arange(6, dtype="<f4").tobytes()
    for text in (
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }",
        '{"descr": "<f4", "fortran_order": False, "shape": (2, 3)}',
        "{'shape':(2,3),'fortran_order':False,'descr':'<f4'}\n",
    ):
        loaded = load_npy(BytesIO(with_header(text, data)), "x", most=1000)
        assert loaded.tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("twentieth", range(20))
def test_cut_short(twentieth: int) -> None:
    """Cut at every twentieth, the file is damaged: no zeros are made up."""
    data = saved(np.random.default_rng(0).random((20, 30)))
    with pytest.raises(PhotoError, match="damaged or incomplete"):
        load_npy(BytesIO(data[: len(data) * twentieth // 20]), "x", most=1000)
