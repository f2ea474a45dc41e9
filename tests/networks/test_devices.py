"""Every device proves that it computes, and says why where it does not."""

import builtins
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array
from cnngui.networks import devices
from cnngui.networks.devices import Device, probe, torch_trouble


def by_name(found: tuple[Device, ...]) -> dict[str, Device]:
    """Return the devices by their names."""
    return {device.name: device for device in found}


def test_the_cpu_computes() -> None:
    """The CPU works, comes last, and took a time."""
    cpu = probe()[-1]
    assert (cpu.name, cpu.title, cpu.works, cpu.reason) == ("cpu", "CPU", True, "")
    assert cpu.milliseconds is not None
    assert 0 < cpu.milliseconds < 10_000


def test_devices_are_what_torch_has() -> None:
    """A device works only if torch can make a tensor there, and one that does not work says why."""
    for device in probe():
        if device.works:
            assert torch.ones(1, device=device.name).item() == 1
        else:
            assert device.reason.endswith(".")
            assert device.milliseconds is None


def test_every_kind_is_named() -> None:
    """On Linux and Windows CUDA and XPU are always told of, on a Mac its GPU."""
    kinds = {device.name.partition(":")[0] for device in probe()}
    assert kinds == ({"mps", "cpu"} if sys.platform == "darwin" else {"cuda", "xpu", "cpu"})


def test_wrong_numbers_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that computes something else does not work."""
    right = devices._convolved

    def off_by_one(name: str, photo: Array, bank: Array) -> Array:
        response = right(name, photo, bank)
        response[0, 0, 0] += 1
        return response

    monkeypatch.setattr(devices, "_convolved", off_by_one)
    cpu = by_name(probe())["cpu"]
    assert (cpu.works, cpu.reason, cpu.milliseconds) == (False, "It computes wrong numbers.", None)


@pytest.mark.parametrize(
    "failure", [RuntimeError("CUDA error: out of memory\nmore lines"), AssertionError("no kernels")]
)
def test_a_failure_is_told(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    """A device that raises does not work, and the first line of its error is the reason."""

    def fail(name: str, photo: Array, bank: Array) -> Array:
        raise failure

    monkeypatch.setattr(devices, "_convolved", fail)
    cpu = by_name(probe())["cpu"]
    assert not cpu.works
    assert cpu.reason == f"It fails to compute ({str(failure).splitlines()[0]})."


def pretend_cuda(monkeypatch: pytest.MonkeyPatch, count: Callable[[], int]) -> None:
    """Let torch say that it is built with CUDA and has so many devices, all computed by the CPU."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    monkeypatch.setattr(torch.cuda, "device_count", count)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: ("NVIDIA H100 80GB HBM3", "NVIDIA L4")[index])
    right = devices._convolved

    def on_the_cpu(name: str, photo: Array, bank: Array) -> Array:
        return right("cpu", photo, bank)

    monkeypatch.setattr(devices, "_convolved", on_the_cpu)


def test_every_gpu_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two GPUs are two devices, by short names."""
    pretend_cuda(monkeypatch, lambda: 2)
    found = by_name(probe())
    assert (found["cuda:0"].title, found["cuda:1"].title) == ("CUDA H100", "CUDA L4")
    assert found["cuda:0"].works
    assert found["cuda:1"].works


def test_no_gpu_is_told_of_a_build_that_could(monkeypatch: pytest.MonkeyPatch) -> None:
    """A CUDA build without a GPU asks for the driver, not for another build."""
    pretend_cuda(monkeypatch, lambda: 0)
    assert "driver" in by_name(probe())["cuda:0"].reason


def test_an_old_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What torch only warns of becomes the reason, and is no warning any more."""

    def too_old() -> int:
        warnings.warn("CUDA initialization: The NVIDIA driver on your system is too old", UserWarning, stacklevel=2)
        return 0

    pretend_cuda(monkeypatch, too_old)
    assert "too old" in by_name(probe())["cuda:0"].reason


def test_a_broken_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error while counting is a reason, and the other devices are still tried."""

    def broken() -> int:
        raise RuntimeError("CUDA driver initialization failed")

    pretend_cuda(monkeypatch, broken)
    found = by_name(probe())
    assert found["cuda:0"].reason == "CUDA driver initialization failed."
    assert found["cpu"].works


@pytest.mark.parametrize(
    ("available", "built", "works", "reason"),
    [(True, True, True, ""), (False, True, False, "macOS 14"), (False, False, False, "without MPS")],
)
def test_a_mac(monkeypatch: pytest.MonkeyPatch, *, available: bool, built: bool, works: bool, reason: str) -> None:
    """A Mac has its GPU and the CPU, and nothing of NVIDIA or Intel."""
    pretend_cuda(monkeypatch, lambda: 2)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: available)
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: built)
    found = by_name(probe())
    assert list(found) == ["mps", "cpu"]
    assert found["mps"].works is works
    assert reason in found["mps"].reason


def refuse_torch(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let ``import torch`` fail."""
    real = builtins.__import__

    def failing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  (its true names)
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "torch":
            raise error
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", failing)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "not installed"),
        (ImportError("libtorch_cpu.so: undefined symbol"), "undefined symbol"),
        (OSError("[WinError 126] The specified module could not be found"), "WinError 126"),
    ],
)
def test_without_torch(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    """Without a torch that loads there are no devices, and one sentence says why."""
    refuse_torch(monkeypatch, error)
    assert probe() == ()
    assert words in torch_trouble()


def test_torch_is_not_imported_before_it_is_needed() -> None:
    """Importing the module loads no torch."""
    code = "import cnngui.networks.devices, sys; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_exercise_is_exact_in_half_floats() -> None:
    """The numbers that a device computes with fit every float format, so that a right device is never called wrong."""
    photo, bank = devices._exercise()
    assert np.array_equal(photo.astype(np.float16).astype(np.float32), photo)
    assert np.array_equal(bank.astype(np.float16).astype(np.float32), bank)
    assert np.abs(bank).sum(axis=(1, 2, 3)).max() * photo.max() < 2048
