"""Which book says what: two networks row by row, and in what they differ."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import starmap, zip_longest

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
    matcher = SequenceMatcher(None, _kinds(one), _kinds(other), autojunk=False)
    pairs: list[Beside] = []
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        both = zip_longest(one.rows[start:end], other.rows[other_start:other_end])
        pairs.extend(starmap(_pair, both))
    return tuple(pairs)


def _kinds(table: Worked) -> list[str]:
    """Return what the rows are, roughly: the same layer may be a pooling of one kind here and of another there."""
    return [row.kind for row in table.rows]


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
