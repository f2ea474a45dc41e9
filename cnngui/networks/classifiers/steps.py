"""A plan as steps to compute: a convolution with its batch normalisation and activation is one of them."""

from dataclasses import dataclass, replace

from cnngui.networks.plans.blocks import BatchNorm, Block, Flatten, Shape, Sum
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import Row, worked


@dataclass(frozen=True)
class Step:
    """One step.

    Parameters
    ----------
    name : str
        That of the layer in the plan.
    block : Block
    then : tuple of Block
        Activations behind it.
    norm : str
        Name of the batch normalisation between the two; empty where there is none.
    given : Shape
        (H, W, C) or (units,) of what goes in.
    output : Shape
        Of what comes out.
    before : tuple of Block
        Flattening, and what is done after it: a layer's own maps have rows and columns.
    """

    name: str
    block: Block
    then: tuple[Block, ...]
    norm: str
    given: Shape
    output: Shape
    before: tuple[Block, ...] = ()


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """Return the steps of a plan that fits, in order; what they are for is the plan's input.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> [step.name for step in steps_of(known("efficientnet-lite0"))][:5]
    ['conv1', 'depth2_1', 'project2_1', 'expand3_1', 'depth3_1']
    """
    table = worked(plan)
    if table.trouble:
        raise table.trouble.error
    found: list[Step] = []
    merged: dict[str, str] = {}
    waiting: tuple[Block, ...] = ()
    for row in table.layers:
        if isinstance(row.block, BatchNorm) and found and not found[-1].then:
            merged[row.name] = found[-1].name
            then, waiting = _parted(row.then)
            found[-1] = replace(found[-1], norm=row.name, then=then)
        else:
            then, after = _parted(row.then)
            found.append(replace(_step(row, merged), then=then, before=waiting))
            waiting = after
    if waiting:
        found[-1] = replace(found[-1], then=(*found[-1].then, *waiting))
    return tuple(found)


def _parted(then: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part what is done behind a layer where it is flattened: the rest is done before the next."""
    at = next((at for at, block in enumerate(then) if isinstance(block, Flatten)), len(then))
    return then[:at], then[at:]


def _step(row: Row, merged: dict[str, str]) -> Step:
    block = row.block
    assert block is not None  # noqa: S101  (only the input has none)
    if isinstance(block, Sum):
        block = replace(block, source=merged.get(block.source, block.source))
    return Step(row.name, block, row.then, "", row.given, row.output)
