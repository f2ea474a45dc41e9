"""Kernels as text and code: read back number for number, and every snippet is run."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnngui.engine.kernels.code import to_csv, to_numpy, to_opencv, to_pytorch, to_text
from cnngui.engine.kernels.table import KERNELS, NamedKernel
from cnngui.engine.kernels.values import Kernel, parse

NUMBER = st.floats(-1e30, 1e30, allow_nan=False).map(lambda number: number + 0.0) | st.integers(-9, 9).map(float)
LOPSIDED = parse("1,2,-3/0,0.5,-0.25")
EVEN = parse("1,2/-3,0.5")
DEEP = parse("1,2,-3/0,0.5,1/4,0,0;0,1,0/2,0,0/0,0,-7;0.1,0,0/0,0,0/3,3,0")


@st.composite
def any_slices(draw: st.DrawFn) -> tuple[Kernel, ...]:
    """Draw one to four slices of one shape."""
    rows, columns, depth = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(1, 4))
    kernels = [[[draw(NUMBER) for _ in range(columns)] for _ in range(rows)] for _ in range(depth)]
    return tuple(tuple(tuple(row) for row in kernel) for kernel in kernels)


def test_text_is_as_short_as_can_be() -> None:
    """Whole numbers without .0, floats with their shortest digits."""
    assert to_text((((1.0, -0.5, 0.1), (1e22, 123456789012.0, 0.0)),)) == "1,-0.5,0.1/1e+22,123456789012,0"
    assert to_text(parse("1,2;3,4")) == "1,2;3,4"


@given(any_slices())
@example((((6.823086793042975e16,),), ((0.6,),)))
def test_everything_written_is_read_back_exactly(slices: tuple[Kernel, ...]) -> None:
    """Text, CSV, NumPy, OpenCV and PyTorch: not a bit is lost, with any number of slices."""
    for write in (to_text, to_csv, to_numpy, to_opencv, to_pytorch):
        assert parse(write(slices)) == slices, write.__name__


@pytest.mark.parametrize("row", KERNELS, ids=lambda row: row.name)
def test_named_kernels_are_written_and_read_back(row: NamedKernel) -> None:
    """The whole table, blurs with their fractions included."""
    for write in (to_text, to_csv, to_numpy, to_opencv, to_pytorch):
        assert parse(write(row.filter.slices)) == row.filter.slices, write.__name__


def test_csv() -> None:
    """A row a line, an empty line between slices."""
    assert to_csv(LOPSIDED) == "1,2,-3\n0,0.5,-0.25\n"
    assert to_csv(parse("1,2/3,4;5,6/7,8")) == "1,2\n3,4\n\n5,6\n7,8\n"


def test_fractions_are_written_where_decimals_would_be_long() -> None:
    """A blur is ones over nine; 0.25 stays 0.25."""
    box = to_numpy((((1 / 9,) * 3,) * 3,))
    assert "kernel = np.array([[1, 1, 1],\n                   [1, 1, 1],\n" in box
    assert box.rstrip().endswith("dtype=np.float32) / 9")
    assert "[[0.25, 0.5]], dtype" in to_numpy((((0.25, 0.5),),))


def executed(code: str) -> dict[str, object]:
    """Run a snippet and give its variables."""
    variables: dict[str, object] = {}
    exec(code, variables)  # noqa: S102  (that is what is tested)
    return variables


@pytest.mark.parametrize("slices", [LOPSIDED, EVEN, DEEP, parse("1/9*1,1,1/1,1,1/1,1,1"), parse("5")])
def test_the_numpy_snippet_runs(slices: tuple[Kernel, ...]) -> None:
    """It makes a float32 array of rows × columns, or slices × rows × columns."""
    kernel = executed(to_numpy(slices))["kernel"]
    expected = np.array(slices if len(slices) > 1 else slices[0], np.float32)
    assert isinstance(kernel, np.ndarray)
    assert kernel.dtype == np.float32
    np.testing.assert_array_max_ulp(kernel, expected, maxulp=1)


def by_torch(photo: NDArray[np.uint8 | np.float32], slices: tuple[Kernel, ...], bias: float) -> NDArray[np.float64]:
    """Cross-correlate an H×W×C photo with zeros around it; of an even size, the odd pixel goes to the end."""
    rows, columns = np.array(slices[0]).shape
    layers = torch.from_numpy(photo.astype(np.float64)).permute(2, 0, 1)[None]
    padded = torch.nn.functional.pad(layers, ((columns - 1) // 2, columns // 2, (rows - 1) // 2, rows // 2))
    response = torch.nn.functional.conv2d(padded, torch.tensor([slices], dtype=torch.float64))
    return np.asarray(response[0, 0].numpy() + bias)


@pytest.mark.parametrize("bias", [0.0, 12.5, -3.0])
@pytest.mark.parametrize("slices", [LOPSIDED, EVEN, parse("1,2,3,4"), parse("1/2/4"), DEEP, parse("1,2;3,4;5,6")])
def test_the_opencv_snippet_runs(
    slices: tuple[Kernel, ...], bias: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads photo.png, grey or RGB, and gives what torch gives."""
    photo = np.random.default_rng(0).integers(0, 256, (11, 14, 3)).astype(np.uint8)
    monkeypatch.chdir(tmp_path)
    cv2.imwrite("photo.png", photo[..., ::-1])
    grey = cv2.imread("photo.png", cv2.IMREAD_GRAYSCALE)
    assert grey is not None
    seen = photo if len(slices) == 3 else np.asarray(grey, np.uint8)[..., None]
    response = executed(to_opencv(slices, bias))["response"]
    np.testing.assert_allclose(np.asarray(response), by_torch(seen, slices, bias), atol=1e-2)


def test_the_opencv_snippet_reads_other_depths_from_numpy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A filter on the channels of another layer has no photo to read."""
    photo = np.random.default_rng(0).integers(0, 256, (6, 7, 2)).astype(np.uint8)
    monkeypatch.chdir(tmp_path)
    np.save("photo.npy", photo)
    slices = parse("1,2,0;0,-1,3")
    response = executed(to_opencv(slices))["response"]
    np.testing.assert_allclose(np.asarray(response), by_torch(photo, slices, 0.0), atol=1e-2)


@pytest.mark.parametrize("bias", [0.0, 12.5])
@pytest.mark.parametrize("slices", [LOPSIDED, EVEN, parse("1,2,3,4"), DEEP, parse("1,2;3,4")])
def test_the_pytorch_snippet_runs(slices: tuple[Kernel, ...], bias: float) -> None:
    """It makes up a photo of the right depth, and its response is ours."""
    variables = executed(to_pytorch(slices, bias))
    photo, response, weight = variables["photo"], variables["response"], variables["weight"]
    assert isinstance(photo, torch.Tensor)
    assert isinstance(response, torch.Tensor)
    assert isinstance(weight, torch.Tensor)
    assert weight.shape == (1, len(slices), *np.array(slices[0]).shape)
    made_up = photo[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(response[0, 0].numpy(), by_torch(made_up, slices, bias), atol=1e-2)
