"""From nothing to a network that computes: PyTorch, the weights, the device, and the mode that is fastest there."""

import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.following import Following, finish
from cnngui.networks.devices import Device, probe, torch_trouble
from cnngui.networks.modes import Memory
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.weights import VGG16_CONV, WeightsFile, reading

AUTO = "auto"
"""The best device that works."""


class DeviceError(CnnguiError):
    """A device that is not here or does not work, or PyTorch itself."""


@dataclass(frozen=True)
class Loading:
    """How far it is.

    Parameters
    ----------
    fraction : float
    """

    fraction: float


@dataclass(frozen=True, eq=False)
class Loaded:
    """A network that is ready.

    Parameters
    ----------
    network : Network
        On the device, in the mode that was fastest there, or in plain float32 when none has been tried yet.
    device : Device
    devices : tuple of Device
        All that were probed.
    spare : Mode
        How the CPU goes on when the device fails.
    is_tried : bool
        Whether the mode was chosen by trial, now or earlier.
    """

    network: Network
    device: Device
    devices: tuple[Device, ...]
    spare: Mode
    is_tried: bool


def memory() -> Memory:
    """Return what is remembered of earlier trials."""
    return Memory(paths.cache_folder() / "modes.json")


def loading(
    wanted: str = AUTO, remembered: Memory | None = None, file: WeightsFile = VGG16_CONV
) -> Generator[Loading, None, Loaded]:
    """Load PyTorch, probe the devices, read the weights.

    Parameters
    ----------
    wanted : str
        "auto", or a device as `choose` takes it.
    remembered : Memory, optional
        By default that of the user's cache folder.
    file : WeightsFile

    Raises
    ------
    DeviceError
        When PyTorch does not load, or the device is not here or does not work.
    WeightsError
        When the weights are missing or damaged.
    """
    remembered = remembered or memory()
    yield Loading(0.0)
    needs_torch()
    leave_a_processor()
    yield Loading(0.5)
    devices = probe()
    device = choose(devices, wanted)
    yield Loading(0.7)
    read = Following(reading(file))
    for step in read:
        yield Loading(0.7 + 0.3 * step.fraction)
    mode = remembered.mode(device.title, device.name)
    spare = remembered.mode("CPU", CPU) or Mode(CPU)
    network = Network(read.value, mode or Mode(device.name), file.preprocessing, name=file.name)
    return Loaded(network, device, devices, spare, is_tried=mode is not None)


def needs_torch() -> None:
    """Make sure that PyTorch is here and loads.

    Raises
    ------
    DeviceError
        When it does not.
    """
    trouble = torch_trouble()
    if trouble:
        raise DeviceError(QT_TRANSLATE_NOOP("Errors", "The networks need PyTorch. {reason}"), reason=trouble)


def leave_a_processor() -> None:
    """Let PyTorch leave one processor to the window, where there are more than two.

    With two, half of the speed would be too much to pay: the system then shares them fairly, and frames come in time
    (`make bench` measures it).
    """
    import torch  # noqa: PLC0415  (heavy)

    processors = os.cpu_count() or 1
    if processors > 2 and torch.get_num_threads() >= processors:
        torch.set_num_threads(processors - 1)


def load(wanted: str = AUTO) -> Loaded:
    """Load all of it, without telling how far it is; see `loading`.

    >>> load("cpu").network.mode.device
    'cpu'
    """
    return finish(loading(wanted))


def choose(devices: Sequence[Device], wanted: str = AUTO) -> Device:
    """Choose a device.

    Parameters
    ----------
    devices : sequence of Device
        As `probe` returns them, the best first.
    wanted : str
        "auto"; a name such as "cuda:0"; or a kind such as "cuda" or "cpu".

    Raises
    ------
    DeviceError
        When it is not here, or does not work; the reason is told.

    Examples
    --------
    >>> cpu = Device("cpu", "CPU", works=True, reason="", milliseconds=1.0)
    >>> gone = Device("cuda:0", "CUDA", works=False, reason="No NVIDIA GPU is found.", milliseconds=None)
    >>> choose([gone, cpu]).title
    'CPU'
    >>> choose([gone, cpu], "cuda")
    Traceback (most recent call last):
    cnngui.networks.loading.DeviceError: The device cuda cannot be used. No NVIDIA GPU is found.
    """
    for device in devices:
        if device.works and wanted in {AUTO, device.name, device.name.partition(":")[0]}:
            return device
    reasons = [device.reason for device in devices if wanted in {device.name, device.name.partition(":")[0]}]
    if reasons:
        text = QT_TRANSLATE_NOOP("Errors", "The device {name} cannot be used. {reason}")
        raise DeviceError(text, name=wanted, reason=reasons[0])
    text = QT_TRANSLATE_NOOP("Errors", "There is no device {name} here: choose one of {names}.")
    names = ", ".join([AUTO, *(device.name for device in devices if device.works)])
    raise DeviceError(text, name=wanted, names=names)
