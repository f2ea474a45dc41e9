"""Named stand-ins for devices and for the loading of networks; see `tests.fakes`."""

from collections.abc import Callable, Generator
from typing import Any

import pytest
import torch

from cnngui.engine.arrays import Pixels
from cnngui.networks.architectures import Layer
from cnngui.networks.devices import Device
from cnngui.networks.loading import Loaded, Loading, choose
from cnngui.networks.network import CPU, Mode, Network

Load = Callable[[str], Generator[object, None, Loaded]]

PROCESSOR = Device(CPU, "CPU", works=True, reason="", milliseconds=1.0)
GPU = Device("cuda:0", "CUDA T1", works=True, reason="", milliseconds=0.1)


class FakeGpu(Network):
    """Says that it is a GPU and computes on the CPU; at the layer ``fails`` it fails, as ``error`` says."""

    def __init__(self, cpu: Network, fails: str = "") -> None:
        super().__init__(cpu.weights, Mode("cuda:0"), name=cpu.name)
        self._cpu = cpu
        self._fails = fails
        self.passed: list[str] = []
        self.error = full_gpu()

    def in_mode(self, mode: Mode) -> Network:
        """Return the CPU where it is wanted."""
        return self._cpu if mode.device == CPU else self

    def sent(self, photo: Pixels) -> torch.Tensor:
        """Send nowhere."""
        return self._cpu.sent(photo)

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute, or fail."""
        self.passed.append(layer.name)
        if layer.name == self._fails:
            raise self.error
        return self._cpu.through(layer, planes, relu=relu)


class FakeRoad:
    """The way to a GPU that is not there: tensors sent to it stay where they are, until it is ``broken``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_broken = False
        to = torch.Tensor.to

        def sent(tensor: torch.Tensor, *arguments: Any, **options: Any) -> torch.Tensor:  # noqa: ANN401  (whatever)
            if arguments and str(arguments[0]).startswith("cuda"):
                if self.is_broken:
                    raise broken_gpu()
                arguments = (CPU, *arguments[1:])
            return to(tensor, *arguments, **options)

        monkeypatch.setattr(torch.Tensor, "to", sent)
        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (8 << 30, 8 << 30))


def full_gpu() -> Exception:
    """Return what torch raises when there is no room on the GPU."""
    return torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB.")


def broken_gpu() -> Exception:
    """Return what torch raises when a GPU fails for another reason."""
    return RuntimeError("CUDA error: unspecified launch failure")


def loads(*networks: Network) -> Load:
    """Return what loads one of several networks, the best device first, without trials."""

    def load(wanted: str) -> Generator[object, None, Loaded]:
        yield Loading(0.5)
        by_device = {network.mode.device: network for network in networks}
        devices = tuple(GPU if name == GPU.name else PROCESSOR for name in by_device)
        device = choose(devices, wanted)
        return Loaded(by_device[device.name], device, devices, Mode(CPU), is_tried=True)

    return load
