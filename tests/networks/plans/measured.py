"""What torch makes of a plan: shapes, parameters and multiply-adds of every layer, and what a unit sees."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

import torch
from torch import Tensor, nn

from cnngui.networks.plans.blocks import Conv, Pool
from cnngui.networks.plans.exports.code import module_name
from cnngui.networks.plans.modules import module
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import Row


@dataclass
class Measured:
    """Of one layer."""

    output: tuple[int, ...]
    parameters: int
    macs: int = 0


def measure(plan: Plan, device: str = "cpu") -> tuple[dict[str, Measured], tuple[int, ...]]:
    """Build a plan, run it once with hooks on everything, and return what each layer has, and what comes out.

    On the device "meta" shapes are followed and nothing is computed.
    """
    with torch.device(device):
        model = module(plan).eval()
        found: dict[str, Measured] = {}
        for name, part in model.named_modules():
            if part is not model:
                part.register_forward_hook(_hook(found, name))
        rows, columns, channels = plan.input
        with torch.inference_mode():
            given = torch.zeros(2, channels, rows, columns)
            output = model(given)
    for name, part in model.named_modules():
        if name in found:  # a list of modules does not run itself
            found[name].parameters = sum(weights.numel() for weights in part.parameters())
    return found, _shape(output)


def _hook(found: dict[str, Measured], name: str) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    def note(part: nn.Module, given: tuple[Tensor, ...], output: Tensor) -> None:
        del given
        found[name] = Measured(_shape(output), 0, _macs(part, output) // 2)  # two inputs went through

    return note


def _macs(part: nn.Module, output: Tensor) -> int:
    """Count products, by what kind of module it is."""
    if isinstance(part, nn.Conv2d):
        return output.numel() * part.weight[0].numel()
    if isinstance(part, nn.Linear):
        return output.shape[0] * part.weight.numel()
    if type(part).__name__ == "Subsampling":
        return output.numel()
    if type(part).__name__ == "RadialBasis":
        return output.shape[0] * cast("Tensor", part.codes).numel()
    return 0


def _shape(output: Tensor) -> tuple[int, ...]:
    """Return (H, W, C), or (units,)."""
    lengths = tuple(output.shape[1:])
    return (*lengths[1:], lengths[0]) if len(lengths) == 3 else lengths


def of_row(found: dict[str, Measured], row: Row) -> Measured:
    """Return what was measured of a row's layer, with what lies inside it."""
    wanted = module_name(row.name)
    path = next(path for path in found if path.rpartition(".")[2] == wanted)
    inside = [each for name, each in found.items() if name.startswith(f"{path}.")]
    return replace(found[path], macs=found[path].macs + sum(each.macs for each in inside))


def small(plan: Plan, side: int) -> Plan:
    """Return the sliding part of a plan, with two channels everywhere but where a table of connections says them."""
    sliding = [block for block in plan.blocks if isinstance(block, Conv | Pool)]
    if any(isinstance(block, Conv) and block.connections_of for block in sliding):
        return Plan(plan.name, plan.variant, (side, side, plan.input[2]), tuple(sliding))
    blocks = [
        replace(block, filters=2, groups=min(block.groups, 2)) if isinstance(block, Conv) else block
        for block in sliding
    ]
    return Plan(plan.name, plan.variant, (side, side, 2), tuple(blocks))


def transparent(model: nn.Module) -> nn.Module:
    """Let everything through that goes in: positive weights, means in place of maxima, no activations."""
    for name, part in list(model.named_children()):
        if isinstance(part, nn.MaxPool2d):
            size = cast("int", part.kernel_size)
            setattr(model, name, nn.AvgPool2d(size, cast("int", part.stride), cast("int", part.padding)))
        elif (
            isinstance(
                part, nn.BatchNorm2d | nn.LocalResponseNorm | nn.Dropout | nn.ReLU | nn.ReLU6 | nn.Tanh | nn.Sigmoid
            )
            or type(part).__name__ == "ScaledTanh"
        ):
            setattr(model, name, nn.Identity())
        else:
            transparent(part)
    for weights in model.parameters(recurse=False):
        nn.init.constant_(weights, 0.5)
    return model.double()


def seen_by(plan: Plan, row: Row, unit: tuple[int, ...]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return which rows and columns of the input change one unit of a layer: first, and one after the last."""
    model = transparent(module(plan).eval())
    kept: list[Tensor] = []
    wanted = module_name(row.name)
    part = next(part for name, part in model.named_modules() if name.rpartition(".")[2] == wanted)
    part.register_forward_hook(lambda *parts: kept.append(parts[2]))
    rows, columns, channels = plan.input
    given = torch.ones(1, channels, rows, columns, dtype=torch.float64, requires_grad=True)
    model(given)
    (output,) = kept
    value = output[0, :, unit[0], unit[1]].sum() if output.ndim == 4 else output[0].sum()
    (slopes,) = torch.autograd.grad(value, given)
    touched = slopes[0].abs().sum(dim=0) > 0
    down, across = (_span(touched.any(dim=axis)) for axis in (1, 0))
    return down, across


def _span(touched: Tensor) -> tuple[int, int]:
    places = touched.nonzero().flatten().tolist()
    return (places[0], places[-1] + 1) if places else (0, 0)
