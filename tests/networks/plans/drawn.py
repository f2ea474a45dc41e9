"""Plans drawn at random: some that fit, some that do not."""

from random import Random

from cnngui.networks.plans.blocks import (
    Activation,
    AdaptivePool,
    BatchNorm,
    Block,
    Conv,
    Dense,
    Flatten,
    Function,
    Pool,
    PoolKind,
    RadialBasis,
    Sum,
)
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked

_POOLS: tuple[PoolKind, ...] = ("max", "average", "subsampling")

FUNCTIONS: tuple[Function, ...] = ("relu", "relu6", "tanh", "scaled_tanh", "sigmoid", "lrn", "dropout")


def _convolution(random: Random, name: str, channels: int) -> Conv:
    size, stride = random.choice((1, 2, 3, 5)), random.choice((1, 1, 1, 2, 3))
    padding, bias = random.randint(0, 2), random.random() < 0.8
    style = random.choice(("plain", "plain", "grouped", "depthwise", "sparse"))
    if style == "grouped":
        groups = random.choice([n for n in range(1, channels + 1) if channels % n == 0])
        return Conv(name, groups * random.randint(1, 2), size, padding, stride, groups, bias)
    if style == "depthwise":
        same = random.random() < 0.5
        return Conv(name, channels, size, 0 if same else padding, stride, channels, bias, same=same)
    filters = random.randint(1, 6)
    seen: tuple[tuple[int, ...], ...] = ()
    if style == "sparse":
        seen = tuple(tuple(sorted(random.sample(range(channels), random.randint(1, channels)))) for _ in range(filters))
    return Conv(name, filters, size, padding, stride, 1, bias, seen)


def _sliding(random: Random, name: str, plan: Plan) -> Block:
    """Return a block that sees rows and columns; it may not fit."""
    table = worked(plan)
    channels = table.output[-1]
    kind = random.choice(("conv", "conv", "conv", "pool", "pool", "act", "norm", "sum", "adapt"))
    if kind == "conv":
        return _convolution(random, name, channels)
    if kind == "pool":
        size = random.randint(1, 4)
        pool: PoolKind = random.choice(_POOLS)
        return Pool(name, size, random.randint(0, size // 2), random.randint(1, 3), pool)
    if kind == "act":
        return Activation(name, random.choice(FUNCTIONS))
    if kind == "norm":
        return BatchNorm(name)
    if kind == "sum":
        return Sum(name, random.choice(table.rows).name)
    return AdaptivePool(name, random.randint(1, 9))


def fitting(seed: int) -> Plan:
    """Return a plan that fits: up to nine blocks that slide, then up to three fully connected layers, or none."""
    return _fitting(Random(seed))  # noqa: S311


def _fitting(random: Random) -> Plan:
    shape = (random.randint(1, 24), random.randint(1, 24), random.randint(1, 4))
    plan = Plan("drawn", input=shape)
    for number in range(random.randint(0, 9)):
        longer = plan.inserted(len(plan.blocks), _sliding(random, f"layer{number}", plan))
        if worked(longer).trouble is None:
            plan = longer
    if random.random() < 0.2:
        return plan
    plan = plan.inserted(len(plan.blocks), Flatten("flatten"))
    for number in range(random.randint(0, 3)):
        units, bias = random.randint(1, 12), random.random() < 0.8
        plan = plan.inserted(len(plan.blocks), Dense(f"fc{number}", units, bias))
        if random.random() < 0.5:
            plan = plan.inserted(len(plan.blocks), Activation(f"act{number}", random.choice(FUNCTIONS[:5])))
    if random.random() < 0.1:
        plan = plan.inserted(len(plan.blocks), RadialBasis("codes", random.randint(1, 12)))
    return plan


def impossible(seed: int) -> Plan:
    """Return a plan that does not fit, in one place or in several."""
    random = Random(seed)  # noqa: S311
    while True:
        plan = _fitting(random)
        for _ in range(random.randint(1, 3)):
            plan = _spoilt(random, plan)
        if worked(plan).trouble is not None:
            return plan


def _spoilt(random: Random, plan: Plan) -> Plan:
    at, name = random.randint(0, len(plan.blocks)), plan.fresh_name("bad")
    return random.choice(
        (
            lambda: plan.inserted(at, Conv(name, 3, random.choice((7, 30, 300)))),
            lambda: plan.inserted(at, Pool(name, random.choice((2, 9)), stride=9)),
            lambda: plan.inserted(at, Pool(name, 2, padding=2)),
            lambda: plan.inserted(at, Conv(name, 4, 1, groups=random.choice((3, 5)))),
            lambda: plan.inserted(at, Conv(name, 2, 1, connections_of=((0,), (9,)))),
            lambda: plan.inserted(at, Dense(name, 5)),
            lambda: plan.inserted(at, Flatten(name)),
            lambda: plan.inserted(at, Sum(name, random.choice(("nobody", "input", "layer1")))),
            lambda: plan.with_input((1, random.randint(1, 9), plan.input[2])),
            lambda: plan.without(random.randrange(len(plan.blocks))) if plan.blocks else plan,
        )
    )()
