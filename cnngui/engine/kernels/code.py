"""Write a kernel as text and as code: our own one line, CSV, NumPy, OpenCV and PyTorch.

Everything written here is read back by `cnngui.engine.kernels.parser.parse`, number for number. The code runs as it
stands and computes what the app computes at its defaults: cross-correlation, zeros around the photo, the same size.
"""

from collections.abc import Sequence

from cnngui.engine.kernels.check import Kernel, shape_of
from cnngui.engine.numbers import as_fractions, in_code


def to_text(slices: tuple[Kernel, ...]) -> str:
    """Write the slices on one line, as the command line takes them.

    Parameters
    ----------
    slices : tuple of Kernel
        One kernel, or one for each channel.

    Returns
    -------
    str
        Numbers parted by ``,``, rows by ``/``, slices by ``;``; the shortest digits that give the same float back.

    Examples
    --------
    >>> to_text((((1.0, 0.0, -1.0), (0.5, 0.0, -0.5)),))
    '1,0,-1/0.5,0,-0.5'
    """
    return ";".join("/".join(",".join(map(in_code, row)) for row in kernel) for kernel in slices)


def to_csv(slices: tuple[Kernel, ...]) -> str:
    r"""Write one row a line, with an empty line between slices (two where a slice is a single row).

    >>> to_csv((((1.0, 0.5), (0.0, 2.0)),))
    '1,0.5\n0,2\n'
    """
    gap = "\n" if len(slices[0]) > 1 else "\n\n"
    return gap.join("".join(",".join(map(in_code, row)) + "\n" for row in kernel) for kernel in slices)


def to_numpy(slices: tuple[Kernel, ...]) -> str:
    """Write a NumPy array: rows × columns, or slices × rows × columns for several slices.

    >>> print(to_numpy((((1 / 3, 1 / 3, 1 / 3),),)))
    import numpy as np
    <BLANKLINE>
    kernel = np.array([[1, 1, 1]], dtype=np.float32) / 3
    <BLANKLINE>
    """
    return f"import numpy as np\n\n{_numpy_array(slices)}\n"


def to_opencv(slices: tuple[Kernel, ...], bias: float = 0.0) -> str:
    """Write OpenCV code that filters ``photo.png``, in grey for one slice and in RGB for three.

    >>> print(to_opencv((((1.0, 0.0, -1.0),),)))
    import cv2
    import numpy as np
    <BLANKLINE>
    kernel = np.array([[1, 0, -1]], dtype=np.float32)
    photo = cv2.imread("photo.png", cv2.IMREAD_GRAYSCALE)
    response = cv2.filter2D(photo.astype(np.float32), cv2.CV_32F, kernel, borderType=cv2.BORDER_CONSTANT)
    <BLANKLINE>
    """
    options = "borderType=cv2.BORDER_CONSTANT"
    rows, columns = shape_of(slices[0])
    if rows % 2 == 0 or columns % 2 == 0:
        # Of an even size, OpenCV centres the number after the middle, padding "same" the one before.
        options = f"anchor=({(columns - 1) // 2}, {(rows - 1) // 2}), {options}"
    plus = _plus(bias)
    if len(slices) == 1:
        photo = 'cv2.imread("photo.png", cv2.IMREAD_GRAYSCALE)'
        response = f"cv2.filter2D(photo.astype(np.float32), cv2.CV_32F, kernel, {options}){plus}"
    else:
        photo = 'cv2.cvtColor(cv2.imread("photo.png"), cv2.COLOR_BGR2RGB)'
        if len(slices) != 3:
            photo = f'np.load("photo.npy")  # rows × columns × {len(slices)} channels'
        channel = "photo[..., c].astype(np.float32)"
        response = (
            "sum(\n"
            f"    cv2.filter2D({channel}, cv2.CV_32F, kernel[c], {options})\n"
            f"    for c in range({len(slices)})\n"
            f"){plus}"
        )
    return f"import cv2\nimport numpy as np\n\n{_numpy_array(slices)}\nphoto = {photo}\nresponse = {response}\n"


def to_pytorch(slices: tuple[Kernel, ...], bias: float = 0.0) -> str:
    """Write PyTorch code with a weight of shape (1, slices, rows, columns).

    >>> print(to_pytorch((((1.0, 0.0, -1.0),),)))
    import torch
    import torch.nn.functional as F
    <BLANKLINE>
    weight = torch.tensor([[[[1, 0, -1]]]], dtype=torch.float32)
    photo = torch.rand(1, 1, 64, 64) * 255  # your photo: 1 × channels × rows × columns
    response = F.conv2d(photo, weight, padding=(0, 1))
    <BLANKLINE>
    """
    rows, columns = shape_of(slices[0])
    padding = f", padding=({rows // 2}, {columns // 2})"
    source = "photo"
    if rows % 2 == 0 or columns % 2 == 0:
        # One side gets a pixel more; F.pad counts left, right, top, bottom.
        source = f"F.pad(photo, ({(columns - 1) // 2}, {columns // 2}, {(rows - 1) // 2}, {rows // 2}))"
        padding = ""
    return (
        "import torch\nimport torch.nn.functional as F\n\n"
        f"{_array('weight = torch.tensor(', slices, 4, 'torch.float32')}\n"
        f"photo = torch.rand(1, {len(slices)}, 64, 64) * 255  # your photo: 1 × channels × rows × columns\n"
        f"response = F.conv2d({source}, weight{padding}){_plus(bias)}\n"
    )


def _numpy_array(slices: tuple[Kernel, ...]) -> str:
    if len(slices) == 1:
        return _array("kernel = np.array(", slices, 2, "np.float32")
    return _array("kernel = np.array(", slices, 3, "np.float32") + "  # slices × rows × columns"


def _array(call: str, slices: tuple[Kernel, ...], levels: int, dtype: str) -> str:
    """Write ``call`` with the numbers in nested lists, one row a line."""
    rows, denominator = _short([row for kernel in slices for row in kernel])
    lines = ["[" + ", ".join(map(in_code, row)) + "]" for row in rows]
    outside = levels - 1
    indent = "\n" + " " * (len(call) + outside)
    height = len(slices[0])
    kernels = [f",{indent}".join(lines[start : start + height]) for start in range(0, len(lines), height)]
    body = f"],{indent[:-1]}[".join(kernels)
    over = f" / {denominator}" if denominator > 1 else ""
    return f"{call}{'[' * outside}{body}{']' * outside}, dtype={dtype}){over}"


def _short(rows: Sequence[Sequence[float]]) -> tuple[Sequence[Sequence[float]], int]:
    """Return whole numbers and a denominator where decimals would be long: 1/9, but 0.25."""
    numbers = [number for row in rows for number in row]
    fractions = as_fractions(rows)
    if fractions is None or max(len(in_code(abs(number))) for number in numbers) <= 6:
        return rows, 1
    wholes, denominator = fractions
    back = [float(whole) / denominator for row in wholes for whole in row]  # as the parser does it
    return (wholes, denominator) if back == numbers else (rows, 1)


def _plus(bias: float) -> str:
    return f" + {in_code(bias)}" if bias > 0 else f" - {in_code(-bias)}" if bias < 0 else ""
