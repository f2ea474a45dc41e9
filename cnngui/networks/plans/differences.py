"""Which book says what: two networks row by row, and in what they differ."""

from dataclasses import dataclass

from cnngui.networks.plans.blocks import Pool
from cnngui.networks.plans.worked import Row, Worked


@dataclass(frozen=True)
class Beside:
    """Two rows that stand for the same layer, or one that the other network has not.

    Parameters
    ----------
    one, other : Row or None
    differs : frozenset of str
        Names of the columns that differ, as in `cnngui.networks.plans.exports.table.COLUMNS`; all where one is missing.
    """

    one: Row | None
    other: Row | None
    differs: frozenset[str]


def beside(one: Worked, other: Worked) -> tuple[Beside, ...]:
    """Put the rows of two networks beside each other, in order.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> pairs = beside(worked(known("lenet5", "1998")), worked(known("lenet5", "modern")))
    >>> sorted(pairs[3].differs), pairs[3].one.parameters.value, pairs[3].other.parameters.value
    (['macs', 'parameters', 'parameters_product', 'type'], 1516, 2416)
    """
    pairs: list[Beside] = []
    at, there = 0, 0
    for step in _steps([_facts(row) for row in one.rows], [_facts(row) for row in other.rows]):
        has_one, has_other = step != _MISSING_HERE, step != _MISSING_THERE
        pairs.append(_pair(one.rows[at] if has_one else None, other.rows[there] if has_other else None))
        at, there = at + has_one, there + has_other
    return tuple(pairs)


_BOTH, _MISSING_THERE, _MISSING_HERE = range(3)
"""What comes next in the table: a row of both, or one that the other or the first network has not."""

_ALONE = 0.5
"""What a row that stands alone costs, where one whose every fact differs from that beside it costs 1."""


def _steps(ones: list[dict[str, object]], others: list[dict[str, object]]) -> list[int]:
    """Put rows beside each other so that as little as possible differs: the shortest way through all pairs."""
    costs = [[_ALONE * at for at in range(len(others) + 1)]]
    ways = [[_MISSING_HERE] * (len(others) + 1)]
    for number, facts in enumerate(ones, 1):
        costs.append([_ALONE * number])
        ways.append([_MISSING_THERE])
        for at, found in enumerate(others):
            differing = sum(facts[key] != found[key] for key in facts) / len(facts)
            choices = (costs[-2][at] + differing, costs[-2][at + 1] + _ALONE, costs[-1][at] + _ALONE)
            costs[-1].append(min(choices))
            ways[-1].append(choices.index(min(choices)))
    steps: list[int] = []
    row, column = len(ones), len(others)
    while row or column:
        steps.append(ways[row][column])
        row, column = row - (steps[-1] != _MISSING_HERE), column - (steps[-1] != _MISSING_THERE)
    return steps[::-1]


def _pair(one: Row | None, other: Row | None) -> Beside:
    if one is None or other is None:
        return Beside(one, other, frozenset(_facts(one or other)))
    facts, others = _facts(one), _facts(other)
    return Beside(one, other, frozenset(key for key, value in facts.items() if value != others[key]))


def _facts(row: Row | None) -> dict[str, object]:
    """Return what is compared: not the name, which every book chooses for itself."""
    if row is None:
        return {}
    pool = row.block.pool if isinstance(row.block, Pool) else ""
    return {
        "type": (row.kind, pool, row.is_depthwise, tuple(block.kind for block in row.then if block.kind != "flatten")),
        "f": row.f,
        "s": row.s,
        "p": row.paddings,
        "output": row.output,
        "activation_size": row.size,
        "parameters": row.parameters.value,
        "parameters_product": row.parameters.product(),
        "macs": row.macs.value,
        "receptive_field": row.field,
        "stride": row.stride,
    }
