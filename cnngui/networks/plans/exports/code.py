"""A plan as PyTorch code; what the window trains is built by this very code."""

from collections.abc import Iterator, Mapping
from math import prod

from cnngui.networks.plans.blocks import (
    Activation,
    AdaptivePool,
    BatchNorm,
    Block,
    Conv,
    Dense,
    Flatten,
    Pool,
    RadialBasis,
    Shape,
    Sum,
)
from cnngui.networks.plans.known import title_of
from cnngui.networks.plans.worked import Row, Worked

_PARTS: Mapping[str, str] = {
    "SparseConv2d": '''\
class SparseConv2d(nn.Module):
    """A convolution whose filters see some of the channels only."""

    def __init__(self, connections, kernel_size, **options):
        super().__init__()
        self.connections = connections
        self.filters = nn.ModuleList(nn.Conv2d(len(seen), 1, kernel_size, **options) for seen in connections)

    def forward(self, x):
        return torch.cat([one(x[:, seen]) for one, seen in zip(self.filters, self.connections)], dim=1)
''',
    "SameConv2d": '''\
class SameConv2d(nn.Conv2d):
    """A convolution padded as in TensorFlow: ceil(n / stride) rows, the odd zeros at the bottom and right."""

    def forward(self, x):
        margins = []
        for n, size, stride in zip(x.shape[:1:-1], self.kernel_size[::-1], self.stride[::-1]):
            padding = max((-(-n // stride) - 1) * stride + size - n, 0)
            margins += [padding // 2, padding - padding // 2]
        return super().forward(nn.functional.pad(x, margins))
''',
    "Subsampling": '''\
class Subsampling(nn.Module):
    """Means over windows, times a learned number a channel, plus another."""

    def __init__(self, channels, kernel_size, stride, padding=0):
        super().__init__()
        self.means = nn.AvgPool2d(kernel_size, stride, padding)
        self.weight = nn.Parameter(torch.ones(channels, 1, 1))
        self.bias = nn.Parameter(torch.zeros(channels, 1, 1))

    def forward(self, x):
        return self.means(x) * self.weight + self.bias
''',
    "ScaledTanh": '''\
class ScaledTanh(nn.Module):
    """The activation of 1998."""

    def forward(self, x):
        return 1.7159 * torch.tanh(x * 2 / 3)
''',
    "RadialBasis": '''\
class RadialBasis(nn.Module):
    """Minus the squared distance to a fixed code of -1 and 1 for each class: the nearest has the largest score."""

    def __init__(self, inputs, units):
        super().__init__()
        random = Random(1998)
        codes = [[random.choice([-1.0, 1.0]) for _ in range(inputs)] for _ in range(units)]
        self.register_buffer("codes", torch.tensor(codes))

    def forward(self, x):
        return -((x[:, None] - self.codes) ** 2).sum(dim=2)
''',
    "Residual": '''\
class Residual(nn.Sequential):
    """What comes in, plus what its layers make of it."""

    def forward(self, x):
        return x + super().forward(x)
''',
}
"""Layers that torch does not have, in the code of a plan that needs them."""

_FUNCTIONS = {
    "relu": "nn.ReLU()",
    "relu6": "nn.ReLU6()",
    "tanh": "nn.Tanh()",
    "scaled_tanh": "ScaledTanh()",
    "sigmoid": "nn.Sigmoid()",
    "lrn": "nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=2.0)",
    "dropout": "nn.Dropout(0.5)",
}


_A_LINE, _DEEP = 4, " " * 8
"""How many lists of channels stand in a line of the code, and how far it is indented."""


def module_name(name: str) -> str:
    """Return the name of a layer in the module: without a digit it might be one of torch's own, such as "train".

    >>> module_name("conv4_2"), module_name("output")
    ('conv4_2', 'output_')
    """
    return name if any(sign.isdigit() for sign in name) else f"{name}_"


def as_pytorch(table: Worked, *, explains: bool = True) -> str:
    """Write a plan as a script that makes ``model``, an `nn.Sequential`.

    Parameters
    ----------
    table : Worked
        Up to where it fits.
    explains : bool
        False: without the comments, and without the last lines, which run it once and print what it has.

    Returns
    -------
    str
        Its layers have the names of the plan's, see `module_name`; those inside a residual sum stand in it.

    Examples
    --------
    >>> from cnngui.networks.plans.plan import Plan
    >>> from cnngui.networks.plans.worked import worked
    >>> print(as_pytorch(worked(Plan("mine", "", (8, 8, 1), (Conv("conv1", 6, 3), Activation("relu1"))))))
    # mine, input 8×8×1
    from collections import OrderedDict
    <BLANKLINE>
    import torch
    from torch import nn
    <BLANKLINE>
    model = nn.Sequential(OrderedDict([
        ("conv1", nn.Conv2d(1, 6, kernel_size=3)),  # 6×6×6, (3·3·1 + 1)·6 = 60 parameters
        ("relu1", nn.ReLU()),
    ]))
    <BLANKLINE>
    x = torch.zeros(1, 1, 8, 8)  # batch × channels × rows × columns
    model.eval()
    print(tuple(model(x).shape), sum(weights.numel() for weights in model.parameters()))
    <BLANKLINE>
    """
    plan = table.plan
    body = "\n".join(_body(table, explains=explains))
    needed = [text for name, text in _PARTS.items() if f"{name}(" in body]
    rows, columns, channels = plan.input
    imports = [
        "from collections import OrderedDict",
        *(["from random import Random"] if "RadialBasis(" in body else []),
    ]
    start = "\n".join([*imports, "", "import torch", "from torch import nn"])
    if explains:
        start = f"# {title_of(plan)}, input {rows}×{columns}×{channels}\n{start}"
    end = (
        f"x = torch.zeros(1, {channels}, {rows}, {columns})  # batch × channels × rows × columns\n"
        "model.eval()\n"
        "print(tuple(model(x).shape), sum(weights.numel() for weights in model.parameters()))\n"
    )
    model = f"model = nn.Sequential(OrderedDict([\n{body}\n]))" if body else "model = nn.Sequential()"
    between = "\n\n" if not needed else "\n\n\n"
    parts = [start, *(text.rstrip("\n") for text in needed), model]
    return between.join(parts) + ("\n\n" + end if explains else "\n")


def _body(table: Worked, *, explains: bool) -> Iterator[str]:
    """Write a line a block; what lies between the source of a sum and the sum is indented in it."""
    opened = _openings(table)
    depth = 1
    for at, row in enumerate(table.rows):
        if row.block is not None and not isinstance(row.block, Sum):
            note = f"  # {_told(row)}" if explains else ""
            yield f"{'    ' * depth}{_named(row.block, row.given)}{note}"
        elif row.block is not None:
            depth -= 1
            yield f"{'    ' * depth}]))),"
        shape = row.output
        for block in row.then:
            yield f"{'    ' * depth}{_named(block, shape)}"
        for name in opened.get(at, ()):
            yield f'{"    " * depth}("{module_name(name)}", Residual(OrderedDict(['
            depth += 1


def _openings(table: Worked) -> dict[int, list[str]]:
    """Return which sums begin behind each row: the one that ends last opens first."""
    places = {row.name: at for at, row in enumerate(table.rows)}
    found: dict[int, list[str]] = {}
    for row in reversed(table.rows):
        if isinstance(row.block, Sum):
            found.setdefault(places[row.block.source], []).append(row.name)
    return found


def _told(row: Row) -> str:
    shape = "×".join(map(str, row.output))
    return f"{shape}, {row.parameters.text()} parameters" if row.parameters.value else shape


def _named(block: Block, given: Shape) -> str:
    return f'("{module_name(block.name)}", {_call(block, given)}),'


def _call(block: Block, given: Shape) -> str:
    if isinstance(block, Conv):
        return _convolution(block, given)
    if isinstance(block, Pool):
        return _pooling(block, given)
    if isinstance(block, RadialBasis):
        return f"RadialBasis({prod(given)}, {block.units})"
    if isinstance(block, Dense):
        return f"nn.Linear({prod(given)}, {block.units}{'' if block.bias else ', bias=False'})"
    return _other(block, given)


def _other(block: Block, given: Shape) -> str:
    if isinstance(block, AdaptivePool):
        return f"nn.AdaptiveAvgPool2d({block.size})"
    if isinstance(block, BatchNorm):
        return f"nn.BatchNorm2d({given[-1]})"
    if isinstance(block, Activation):
        return _FUNCTIONS[block.function]
    if isinstance(block, Flatten):
        return "nn.Flatten()"
    raise TypeError(type(block))


def _convolution(block: Conv, given: Shape) -> str:
    usual = {"stride": (block.stride, 1), "padding": (block.padding, 0), "groups": (block.groups, 1)}
    options = "".join(f", {name}={value}" for name, (value, default) in usual.items() if value != default)
    options += "" if block.bias else ", bias=False"
    if block.connections_of:
        seen = [str(list(each)) for each in block.connections_of]
        lines = [", ".join(seen[at : at + _A_LINE]) for at in range(0, len(seen), _A_LINE)]
        return f"SparseConv2d([\n{_DEEP}{f',{chr(10)}{_DEEP}'.join(lines)},\n    ], {block.size}{options})"
    name = "SameConv2d" if block.same else "nn.Conv2d"
    return f"{name}({given[2]}, {block.filters}, kernel_size={block.size}{options})"


def _pooling(block: Pool, given: Shape) -> str:
    window = f"{block.size}, stride={block.stride}" + (f", padding={block.padding}" if block.padding else "")
    if block.pool == "subsampling":
        return f"Subsampling({given[2]}, {window})"
    return f"nn.{'MaxPool2d' if block.pool == 'max' else 'AvgPool2d'}({window})"
