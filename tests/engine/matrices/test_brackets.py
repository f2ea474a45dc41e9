"""Pasted code and printed arrays: what is understood, and what is refused rather than guessed."""

import numpy as np
import pytest
import torch

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.values import Kernel, parse

LOPSIDED = "1,0,-1/2,0.5,-2"


@pytest.mark.parametrize(
    "text",
    [
        "[[1, 0, -1], [2, 0.5, -2]]",
        "[[ 1.   0.  -1. ]\n [ 2.   0.5 -2. ]]",
        "np.array([[1, 0, -1], [2, 0.5, -2]])",
        "numpy.asarray([[1, 0, -1], [2, 0.5, -2]], dtype=np.float32)",
        "array([[ 1. ,  0. , -1. ],\n       [ 2. ,  0.5, -2. ]], dtype=float32)",
        "kernel = np.array(\n    [\n        [1, 0, -1],\n        [2, 0.5, -2],\n    ],\n    dtype=np.float32,\n)",
        "np.array([[1, 0, -1], [2, 0.5, -2]], np.float32)",
        "np.array([[1, 0, -1], [2, 0.5, -2]]).astype(np.float32)",
        "torch.tensor([[1., 0., -1.], [2., .5, -2.]])",
        "tensor([[ 1.0,  0.0, -1.0],\n        [ 2.0,  0.5, -2.0]], device='cuda:0', requires_grad=True)",
        "Parameter containing:\ntensor([[1., 0., -1.],\n        [2., 0.5, -2.]], grad_fn=<AddBackward0>)",
        "weight = torch.tensor([[[[1, 0, -1], [2, 0.5, -2]]]], dtype=torch.float32)  # one filter",
        "import numpy as np\n# a kernel\n\nk = np.array([[1, 0, -1], [2, 0.5, -2]])\nresponse = f(photo[..., c], k)",
        ">>> np.array([[1, 0, -1], [2, 0.5, -2]])",
        "In [3]: np.array([[1, 0, -1], [2, 0.5, -2]])",
        "[1, 0, -1], [2, 0.5, -2]",
        "[1, 0, -1]\n[2, 0.5, -2]",
        "((1, 0, -1), (2, 0.5, -2))",
        "kernel = ((1, 0, -1), (2, 0.5, -2))",
        "[1 0 -1; 2 0.5 -2]",
        "K = [1 0 -1\n     2 0.5 -2];",
        "{{1, 0, -1}, {2, 0.5, -2}}",
        "float kernel[2][3] = {{1, 0, -1}, {2, 0.5, -2}};  // C",
        "[[1, 0, -1],\n [2, 1 / 2, -2]]",
        "0.5 * np.array([[2, 0, -2], [4, 1, -4]])",
        "(1/4) * [[4, 0, -4], [8, 2, -8]]",
        "np.array([[2, 0, -2], [4, 1, -4]]) / 2",
        "np.array([[2, 0, -2], [4, 1, -4]]) * (1/2)",
        "[[1, 0, −1], [2, 0.5, −2]]",
    ],
)
def test_one_kernel_in_many_spellings(text: str) -> None:
    """NumPy, PyTorch, Python, MATLAB and C, typed or printed, rows from top to bottom."""
    assert parse(text) == parse(LOPSIDED)


def test_what_numpy_and_torch_print_is_read_back() -> None:
    """Their own str and repr, with negative numbers, decimals and exponents."""
    array = np.array([[1e-7, -2.5, 3e8], [0, 1 / 3, -7]])
    expected: tuple[Kernel, ...] = (tuple(tuple(float(number) for number in row) for row in array),)
    with np.printoptions(precision=17):
        assert parse(repr(array)) == expected
        assert parse(str(array)) == expected
    assert parse(repr(array.tolist())) == expected
    narrow = torch.tensor([[0.5, -1.25], [3.0, 0.0]])
    assert parse(repr(narrow)) == (((0.5, -1.25), (3.0, 0.0)),)


def test_three_dimensions_are_slices() -> None:
    """The first dimension counts them, in lists, in print and as a weight of one filter."""
    expected = parse("1,2/3,4;5,6/7,8")
    array = np.array(expected)
    for text in (repr(array.tolist()), repr(array), str(array), f"torch.tensor({[array.tolist()]})"):
        assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[1, 2]", "A bracket is missing: every [ needs its ]."),
        ("np.rot90([[1, 2]])", "“np.rot90(” beside the numbers is not understood"),
        ("np.outer([1, 2, 1], [1, 0, -1])", "“np.outer(” beside the numbers is not understood"),
        ("-np.array([[1, 2]])", "“-np.array(” beside the numbers is not understood"),
        ("np.array([[1, 2]]).T", "“).T” beside the numbers is not understood"),
        ("np.array([[1, 2]]) + 1", "“) + 1” beside the numbers is not understood"),
        ("np.array([[1, 2]]).reshape(2, 1)", "“).reshape(2, 1)” beside the numbers is not understood"),
        ("a = [[1, 2]]\nb = [[3, 4]]", "“b = [[3, 4]]” beside the numbers is not understood"),
        ("[[[[1]]], [[[2]]]]", "These are 2 filters; paste one at a time."),
        ("[[1, [2]], [3]]", "Brackets and numbers are mixed up near “1,”"),
        ("[[1, 2], 3]", "Brackets and numbers are mixed up near “3”"),
        ("[[1, 0]\n ...\n [0, 1]]", "Brackets and numbers are mixed up near “...”"),
        ("[" * 50_000 + "1" + "]" * 50_000, "Brackets and numbers are mixed up near “[[[[[”"),
        ("[[1, 0, ..., 0, 1]]", "“...” in row 1, column 3 of slice 1 is not a number"),
        ("[[1, 2], [3]]", "Row 2 is not as long as row 1"),
        ("[]", "The kernel is empty"),
        ("[[]]", "The kernel is empty"),
        ("[[1, 2], [3, nan]]", "“nan” in row 2, column 2 of slice 1 cannot be used"),
        ("[[np.inf]]", "“np.inf” in row 1, column 1 of slice 1 cannot be used"),
        ("[[1/0]]", "“1/0” in row 1, column 1 of slice 1 cannot be used"),
        ("[[1, 2]] / 0", "“1” in row 1, column 1 of slice 1 cannot be used"),
        ("[[0,5 1]]", "Row 1, “0,5 1”, can be read in two ways"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, sentence: str) -> None:
    """A skipped function would change the kernel behind the teacher's back."""
    with pytest.raises(KernelError) as caught:
        parse(text)
    assert str(caught.value).startswith(sentence)
