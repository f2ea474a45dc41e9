"""What is set in the Architectures lab: a network, and how it is looked at. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, cast

from cnngui.gui.lab.fields import look
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
    Sum,
)
from cnngui.networks.plans.known import TITLES, VARIANTS, known, variants
from cnngui.networks.plans.plan import INPUT, Plan
from cnngui.networks.plans.repairs import repairs
from cnngui.networks.plans.worked import Row, Worked, worked

Page = Literal["layers", "books", "scale", "build"]
PAGES: Final[tuple[Page, ...]] = ("layers", "books", "scale", "build")

AnyBlock = Conv | Pool | AdaptivePool | BatchNorm | RadialBasis | Dense | Sum | Flatten | Activation
"""Every kind of block: what is kept of a state is read back by these names."""

KINDS: Final[Mapping[str, Callable[[str, str], Block]]] = {
    "conv": lambda name, _: Conv(name, 8, 3, 1),
    "pool": lambda name, _: Pool(name),
    "relu": lambda name, _: Activation(name),
    "flatten": lambda name, _: Flatten(name),
    "fc": lambda name, _: Dense(name, 10),
    "adaptive_pool": lambda name, _: AdaptivePool(name, 1),
    "batch_norm": lambda name, _: BatchNorm(name),
    "sum": Sum,
    "tanh": lambda name, _: Activation(name, "tanh"),
    "sigmoid": lambda name, _: Activation(name, "sigmoid"),
    "dropout": lambda name, _: Activation(name, "dropout"),
}
"""What can be added: from a name, and the layer that a sum adds, to a block as it is at first."""

_CALLED = {"adaptive_pool": "avgpool", "batch_norm": "bn", "flatten": "flatten", "dropout": "drop"}

FUNCTIONS: Final = ("relu", "relu6", "tanh", "scaled_tanh", "sigmoid", "lrn", "dropout")
POOLS: Final = ("max", "average", "subsampling")

FIELDS: Final[Mapping[type[Block], tuple[str, ...]]] = {
    Conv: ("filters", "size", "padding", "stride", "groups", "bias", "same"),
    Pool: ("size", "padding", "stride", "pool"),
    AdaptivePool: ("side",),
    Dense: ("units", "bias"),
    RadialBasis: ("units",),
    Sum: ("source",),
    Activation: ("function",),
}
"""What can be set of each kind of block; ``side`` is the size of what an adaptive pooling gives."""


@dataclass(frozen=True)
class ArchitecturesState:
    """The network, and how it is looked at.

    Parameters
    ----------
    name, variant : str
    input : (H, W, C)
    blocks : tuple of AnyBlock
        The network, as in `Plan`.
    page : {"layers", "books", "scale", "build"}
    layer : str
        Name of the block that is picked; empty for none.
    other : str
        Key of the network on the page "books", "alexnet/grouped"; empty for the nearest relative.
    three : tuple of str
        Keys of the networks on the page "scale"; empty for the one that is set.
    is_half : bool
        Whether memory is counted in half precision.
    sort : (str, bool)
        Key of a column, and whether the largest comes first; empty for the network's own order.
    has_boxes, has_strips, has_notation : bool
        What the page "layers" shows.
    """

    name: str = "lenet5"
    variant: str = "modern"
    input: tuple[int, int, int] = (32, 32, 1)
    blocks: tuple[AnyBlock, ...] = known("lenet5").blocks  # type: ignore[assignment]
    page: Page = look("layers")
    layer: str = look("")
    other: str = look("")
    three: tuple[str, str, str] = look(("lenet5/modern", "alexnet/grouped", "vgg16/paper"))
    is_half: bool = look(default=False)
    sort: tuple[str, bool] = look(("", False))
    has_boxes: bool = look(default=True)
    has_strips: bool = look(default=True)
    has_notation: bool = look(default=True)

    @cached_property
    def plan(self) -> Plan:
        """The network as a plan."""
        return Plan(self.name, self.variant, self.input, self.blocks)

    @property
    def table(self) -> Worked:
        """Its layers, counted."""
        return worked(self.plan)

    @property
    def place(self) -> int:
        """Where in the network the block that is picked stands; -1 for none."""
        return next((at for at, block in enumerate(self.blocks) if block.name == self.layer), -1)

    @property
    def block(self) -> Block | None:
        """The block that is picked."""
        return self.blocks[self.place] if self.place >= 0 else None

    @property
    def row(self) -> Row | None:
        """The row of the table that is picked, or that what is picked stands behind."""
        return row_of(self.table, self.layer)

    @property
    def compared(self) -> Plan:
        """The network that it is compared with."""
        return plan_of(self, self.other or _relative(self))


def row_of(table: Worked, name: str) -> Row | None:
    """Return the row of a block; None where there is no such block, or the table ends before it.

    >>> row_of(worked(known("vgg16")), "relu1_1").name
    'conv1_1'
    """
    names = [block.name for block in table.plan.blocks]
    place = names.index(name) if name in names else -1
    return next((row for row in table.rows if row.name == name or (place >= 0 and place in row.places)), None)


def keys() -> tuple[str, ...]:
    """Return the keys of all known networks."""
    return tuple(f"{each.network}/{each.name}" for each in VARIANTS)


def plan_of(state: ArchitecturesState, key: str) -> Plan:
    """Return a known network by its key; the one that is set for an empty one."""
    return known(*key.split("/")) if key in keys() else state.plan


def _relative(state: ArchitecturesState) -> str:
    """Return the key of another form of the same network; of one's own, the first of all."""
    found = [each for each in variants(state.name) if each.name != state.variant]
    return f"{found[0].network}/{found[0].name}" if found else keys()[0]


def with_plan(state: ArchitecturesState, plan: Plan) -> ArchitecturesState:
    """Return a state with another network."""
    rows, columns, channels = plan.input
    blocks = cast("tuple[AnyBlock, ...]", plan.blocks)
    return replace(state, name=plan.name, variant=plan.variant, input=(rows, columns, channels), blocks=blocks)


def of_network(state: ArchitecturesState, network: str, variant: str = "") -> ArchitecturesState:
    """Go to a known network, as it is published."""
    return with_plan(state, known(network, variant))


def with_input(state: ArchitecturesState, axis: int, length: int) -> ArchitecturesState:
    """Let the input have so many rows (axis 0), columns (1) or channels (2)."""
    rows, columns, channels = (length if at == axis else now for at, now in enumerate(state.input))
    return with_plan(state, state.plan.with_input((rows, columns, channels)))


def with_classes(state: ArchitecturesState, count: int) -> ArchitecturesState:
    """Let the network give so many classes."""
    return with_plan(state, state.plan.with_classes(count))


def repaired(state: ArchitecturesState, at: int) -> ArchitecturesState:
    """Make one of the repairs."""
    found = repairs(state.plan)
    return with_plan(state, found[at].plan) if at < len(found) else state


def sorted_by(state: ArchitecturesState, key: str) -> ArchitecturesState:
    """Sort by a column, the largest first; again, the smallest first; a third time, in the network's own order."""
    before, falls = state.sort
    after = (key, True) if before != key else (key, False) if falls else ("", False)
    return replace(state, sort=after)


# Building


def empty(state: ArchitecturesState, name: str) -> ArchitecturesState:
    """Begin a network of one's own with nothing but its input."""
    return replace(with_plan(state, Plan(name, "", state.input)), layer="")


def added(state: ArchitecturesState, kind: str) -> ArchitecturesState:
    """Add a block behind the one that is picked, or at the end, and pick it."""
    plan, at = state.plan, state.place + 1 if state.place >= 0 else len(state.blocks)
    names = [INPUT, *(row.name for row in state.table.layers if row.places[0] < at)]
    source = names[-2] if len(names) > 1 else INPUT
    block = KINDS[kind](plan.fresh_name(_CALLED.get(kind, kind)), source)
    return replace(with_plan(state, plan.inserted(at, block)), layer=block.name)


def removed(state: ArchitecturesState) -> ArchitecturesState:
    """Take the block that is picked out, and pick the one in its place."""
    at = state.place
    if at < 0:
        return state
    left = with_plan(state, state.plan.without(at))
    return replace(left, layer=left.blocks[min(at, len(left.blocks) - 1)].name if left.blocks else "")


def moved(state: ArchitecturesState, old: int, new: int) -> ArchitecturesState:
    """Put a block in another place, and pick it."""
    count = len(state.blocks)
    if not (0 <= old < count and 0 <= new < count):
        return state
    return replace(with_plan(state, state.plan.moved(old, new)), layer=state.blocks[old].name)


def with_setting(state: ArchitecturesState, field: str, value: object) -> ArchitecturesState:
    """Set a field of the block that is picked: one of `FIELDS`, or its name."""
    at, block = state.place, state.block
    if block is None:
        return state
    used = "size" if field == "side" else field
    changes = {used: value}
    if used == "same" and isinstance(block, Conv):  # what is typed and what follows from the size exclude each other
        changes["padding"] = 0 if value else block.size // 2
    changed = replace(block, **changes)  # type: ignore[arg-type]  # (of the field's type)
    if used == "filters" and isinstance(changed, Conv) and changed.connections_of:
        changed = replace(changed, connections_of=())  # a table of connections goes with its filters
    return replace(with_plan(state, state.plan.replaced(at, changed)), layer=changed.name)


def fields_of(block: Block | None) -> tuple[str, ...]:
    """Return what can be set of a block: of one that is padded as "same" not how far, of a sparse one not that.

    >>> fields_of(Conv("conv1", same=True))
    ('filters', 'size', 'stride', 'groups', 'bias', 'same')
    """
    fields = next((names for kind, names in FIELDS.items() if type(block) is kind), ())
    if not isinstance(block, Conv):
        return fields
    hidden = {"padding"} if block.same else {"same"} if block.connections_of else set()
    return tuple(field for field in fields if field not in hidden)


def sources(state: ArchitecturesState) -> tuple[str, ...]:
    """Return what a sum that is picked could add: the rows before it."""
    return tuple(row.name for row in state.table.rows if not row.places or row.places[0] < state.place)


def chosen_step(state: ArchitecturesState, step: int) -> ArchitecturesState:
    """Pick the next row of the table, or the one before."""
    rows = state.table.rows
    row = state.row
    at = rows.index(row) + step if row is not None else (0 if step > 0 else len(rows) - 1)
    return replace(state, layer=rows[min(max(at, 0), len(rows) - 1)].name)


NETWORKS: Final = tuple(TITLES)
"""Names of the known networks, in order."""
