"""What can compute here: every kind of device proves it on a small convolution that NumPy checks.

A driver that says "available" and then fails, or gives wrong numbers, is worse than none; so nobody is asked, all
compute. Torch is imported inside the functions, and only when they are called.
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.convolution import correlate_clearly
from cnngui.networks.torch_loading import load_torch

if TYPE_CHECKING:
    import torch


_FAILURES = (RuntimeError, AssertionError, ImportError, OSError, ValueError)
"""What torch raises where a device is missing, asleep, too old or broken."""


@dataclass(frozen=True)
class Device:
    """One device and whether it computes.

    Parameters
    ----------
    name : str
        As torch takes it: "cpu", "cuda:0", "mps", "xpu:0".
    title : str
        As the user reads it: "CPU", "CUDA H100".
    works : bool
        Whether it gave the right numbers.
    reason : str
        Why it does not work, as a sentence; empty where it does.
    milliseconds : float or None
        How long the small convolution took, copies there and back included: the best of three, once warm.

    Examples
    --------
    >>> Device("cpu", "CPU", works=True, reason="", milliseconds=0.4).works
    True
    """

    name: str
    title: str
    works: bool
    reason: str
    milliseconds: float | None


def torch_trouble() -> str:
    """Say why there is no PyTorch here, in one sentence; empty where it loads.

    >>> torch_trouble()
    ''
    """
    try:
        torch = load_torch()
    except ImportError as error:
        if getattr(error, "name", None) == "torch":
            return "PyTorch is not installed: pip install torch (README says which build fits this computer)."
        return f"PyTorch is installed but does not load ({_first_line(error)}): install it again."
    except OSError as error:
        return f"PyTorch is installed but one of its libraries does not load ({_first_line(error)}): install it again."
    return "" if hasattr(torch, "device") else "The folder called torch that Python finds is not PyTorch: rename it."


def probe() -> tuple[Device, ...]:
    """Try every kind of device that this system can have, the CPU last.

    Returns
    -------
    tuple of Device
        Kinds that are absent are there too, with the reason; nothing at all where there is no PyTorch, and
        `torch_trouble` says why.

    Examples
    --------
    >>> probe()[-1].title
    'CPU'
    """
    if torch_trouble():
        return ()
    return tuple(_tried(name, title, absent) for name, title, absent in _candidates())


def _candidates() -> Iterator[tuple[str, str, str]]:
    """Name, title and, where it is known beforehand, why it is absent."""
    for kind, list_names, absent in _kinds():
        with warnings.catch_warnings(record=True) as complaints:  # torch warns of a driver that is too old
            warnings.simplefilter("always")
            names, trouble = _asked(list_names)
        if complaints:
            trouble = f"{_first_line(complaints[0].message)}."
        for index, full_name in enumerate(names):
            yield f"{kind}:{index}", _title(kind, full_name), ""
        if not names:
            yield f"{kind}:0", kind.upper(), trouble or absent
    if sys.platform == "darwin":
        yield "mps", "Apple GPU", _mps_absent()
    yield "cpu", "CPU", ""


def _kinds() -> Iterator[tuple[str, Callable[[], list[str]], str]]:
    """Return the kinds that count their devices; a Mac has none of them."""
    if sys.platform == "darwin":
        return
    import torch  # noqa: PLC0415  (heavy)

    if torch.version.cuda or torch.version.hip:
        cuda = "No NVIDIA GPU is found: where there is one, install or update its driver."
    else:
        cuda = "This PyTorch is built without CUDA: where there is an NVIDIA GPU, install the CUDA build (see README)."
    yield "cuda", lambda: [torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())], cuda
    xpu = "No Intel GPU is found that this PyTorch can use: where there is one, install the XPU build (see README)."
    yield "xpu", lambda: [torch.xpu.get_device_name(index) for index in range(torch.xpu.device_count())], xpu


def _asked(list_names: Callable[[], list[str]]) -> tuple[list[str], str]:
    try:
        return list_names(), ""
    except _FAILURES as error:
        return [], f"{_first_line(error)}."


def _mps_absent() -> str:
    import torch  # noqa: PLC0415  (heavy)

    if torch.backends.mps.is_available():
        return ""
    if torch.backends.mps.is_built():
        return "PyTorch cannot use this Mac's GPU: it takes macOS 14 or newer on Apple silicon."
    return "This PyTorch is built without MPS: install the usual macOS build (see README)."


def _title(kind: str, full_name: str) -> str:
    """Return a name that fits the device chip.

    >>> _title("cuda", "NVIDIA H100 80GB HBM3"), _title("cuda", "NVIDIA GeForce RTX 4090")
    ('CUDA H100', 'CUDA RTX 4090')
    >>> _title("cuda", "AMD Radeon RX 7900 XTX"), _title("xpu", "Intel(R) Arc(TM) A770 Graphics")
    ('ROCm RX 7900 XTX', 'XPU Arc A770')
    """
    family = "ROCm" if full_name.startswith("AMD") else kind.upper()
    noise = r"\((R|TM)\)|\b(NVIDIA|GeForce|AMD|Radeon|Intel|Graphics|PCIe|SXM\d?|HBM\w*|\d+ ?GB)\b"
    words = re.sub(noise, " ", full_name).split()
    return " ".join([family, *words])


def _tried(name: str, title: str, absent: str) -> Device:
    """Let a device compute, and check it."""
    if absent:
        return Device(name, title, works=False, reason=absent, milliseconds=None)
    photo, bank = _exercise()
    try:
        response = _convolved(name, photo, bank)  # the first one loads and compiles
        milliseconds = min(_timed(name, photo, bank) for _ in range(3))
    except _FAILURES as error:
        reason = f"It fails to compute ({_first_line(error)})."
        return Device(name, title, works=False, reason=reason, milliseconds=None)
    expected = correlate_clearly(photo, bank, padding=1)
    # Not to the last digit: cuDNN may take Winograd's way, whose sums are rounded.
    if not np.allclose(response, expected, rtol=0, atol=1e-3 * float(np.abs(expected).max())):
        return Device(name, title, works=False, reason="It computes wrong numbers.", milliseconds=None)
    return Device(name, title, works=True, reason="", milliseconds=milliseconds)


def _timed(name: str, photo: Array, bank: Array) -> float:
    """Milliseconds of one convolution."""
    start = perf_counter()
    _convolved(name, photo, bank)
    return 1000 * (perf_counter() - start)


def _exercise() -> tuple[Array, Array]:
    """Whole numbers so small that TF32 and half floats hold them exactly."""
    random = np.random.default_rng(seed=0)
    photo = random.integers(0, 8, (48, 64, 3)).astype(np.float32)
    bank = random.integers(-2, 3, (8, 3, 3, 3)).astype(np.float32)
    return photo, bank


def _convolved(name: str, photo: Array, bank: Array) -> Array:
    """Copy there, convolve, copy back: the copy back waits until the device is done."""
    import torch  # noqa: PLC0415  (heavy)

    def sent(array: Array) -> "torch.Tensor":
        return torch.from_numpy(np.ascontiguousarray(array)).to(name)

    with torch.inference_mode():
        planes = sent(photo.transpose(2, 0, 1)[None])
        response = torch.nn.functional.conv2d(planes, sent(bank.transpose(0, 3, 1, 2)), padding=1)
        return np.asarray(response[0].permute(1, 2, 0).cpu().numpy(), np.float32)


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
