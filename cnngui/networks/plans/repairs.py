"""The nearest plans that fit, for one that does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import heappop, heappush
from itertools import count
from math import log2

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.networks.plans import troubles
from cnngui.networks.plans.blocks import AdaptivePool, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.plan import LONGEST_SIDE, Plan
from cnngui.networks.plans.worked import Trouble, worked

MOST_LOOKED_AT = 150
"""Plans that are worked out at most; a network of 500 blocks that do not fit is repaired by leaving out."""


@dataclass(frozen=True)
class Repair:
    """A plan that fits, and what is changed in it.

    Parameters
    ----------
    plan : Plan
    notes : tuple of Note
        One for each change, in the imperative; ``str(note)`` is the English sentence.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> for repair in repairs(known("vgg16").with_input((20, 20, 3))):
    ...     print(repair.text)
    Make the input 32×32.
    Give pool5 a padding of 1.
    Leave out pool5.
    Give pool3 a stride of 1.
    """

    plan: Plan
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The English sentences."""
        return " ".join(map(str, self.notes))


@dataclass(frozen=True)
class _Change:
    """One change: of which kind, how far it goes, what it gives, and how it is said."""

    kind: str
    cost: float
    plan: Plan
    note: Note


@lru_cache(maxsize=64)
def repairs(plan: Plan, most: int = 4) -> tuple[Repair, ...]:
    """Return the nearest plans that fit, the nearest first; nothing for a plan that fits.

    Parameters
    ----------
    plan : Plan
    most : int
        So many at most; there is always one.

    Returns
    -------
    tuple of Repair
        Sizes are mended in one way throughout: larger input, padding, smaller windows, strides of 1, or leaving out.
    """
    if worked(plan).trouble is None:
        return ()
    number = count()  # of plans that are equally near the first found comes first
    waiting: list[tuple[float, int, str, Plan, tuple[Note, ...]]] = [(0.0, next(number), "", plan, ())]
    found: list[Repair] = []
    for _ in range(MOST_LOOKED_AT):
        if not waiting or len(found) == most:
            break
        cost, _, kind, changed, notes = heappop(waiting)
        trouble = worked(changed).trouble
        if trouble is None:
            repair = Repair(changed, _short(notes))
            if repair.text not in {each.text for each in found}:  # two ways to one end
                found.append(repair)
            continue
        for change in _changes(changed, trouble):
            if not (kind and change.kind and change.kind != kind):
                step = (*notes, change.note)
                heappush(waiting, (cost + change.cost, next(number), kind or change.kind, change.plan, step))
    return tuple(found) or (_left_out(plan),)


def _short(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Say in one sentence what is left out, and of changes to one thing only the last."""
    names = [str(note.fields["layer"]) for note in notes if note.template == _LEAVE_OUT]
    last = {(note.template, note.fields.get("layer")): note for note in notes if note.template != _LEAVE_OUT}
    return (*last.values(), *([Note(_LEAVE_OUT, {"layer": ", ".join(names)})] if names else []))


def _left_out(plan: Plan) -> Repair:
    """Leave out whatever does not fit, to the end."""
    notes = []
    while (trouble := worked(plan).trouble) is not None:
        notes.append(Note(_LEAVE_OUT, {"layer": plan.blocks[trouble.place].name}))
        plan = plan.without(trouble.place)
    return Repair(plan, _short(tuple(notes)))


_LEAVE_OUT = QT_TRANSLATE_NOOP("Notes", "Leave out {layer}.")


def _changes(plan: Plan, trouble: Trouble) -> Iterator[_Change]:
    """Return what can be done about the first trouble of a plan."""
    for error, mend in _MENDED.items():
        if isinstance(trouble.error, error):
            yield from mend(plan, trouble.place)
    note = Note(_LEAVE_OUT, {"layer": plan.blocks[trouble.place].name})
    yield _Change("leave out", 2.0, plan.without(trouble.place), note)


def _too_small(plan: Plan, place: int) -> Iterator[_Change]:
    yield from _larger_input(plan)
    yield from _other_window(plan, place)
    yield from _smaller_stride(plan, place)


def _larger_input(plan: Plan) -> Iterator[_Change]:
    rows, columns, channels = plan.input
    needed = least_side(plan)
    larger = max(rows, needed), max(columns, needed)
    if larger != (rows, columns) and needed <= LONGEST_SIDE:
        text = QT_TRANSLATE_NOOP("Notes", "Make the input {rows}×{columns}.")
        cost = 1 + log2(larger[0] * larger[1] / (rows * columns)) / 2
        note = Note(text, {"rows": larger[0], "columns": larger[1]})
        yield _Change("input", cost, plan.with_input((*larger, channels)), note)


def least_side(plan: Plan) -> int:
    """Return how many rows and columns the input has at least for every window to fit.

    >>> from cnngui.networks.plans.known import known
    >>> least_side(known("vgg16")), least_side(known("lenet5")), least_side(known("alexnet"))
    (32, 16, 67)
    """
    length = 1
    for block in reversed(plan.blocks):
        if isinstance(block, AdaptivePool | Dense | Flatten):
            length = 1
        elif isinstance(block, Conv) and block.same:
            length = (length - 1) * block.stride + 1
        elif isinstance(block, Conv | Pool):
            length = max((length - 1) * block.stride + block.size - 2 * block.padding, 1)
    return length


def _other_window(plan: Plan, place: int) -> Iterator[_Change]:
    block, given = plan.blocks[place], worked(plan).rows[-1].output
    if not isinstance(block, Conv | Pool):
        return
    short = min(given[:2])
    padding = -(-(block.size - short) // 2)
    if isinstance(block, Conv) or padding <= block.size // 2:
        text = QT_TRANSLATE_NOOP("Notes", "Give {layer} a padding of {padding}.")
        note = Note(text, {"layer": block.name, "padding": padding})
        cost = 1.7 + 0.1 * (padding - block.padding)
        yield _Change("padding", cost, plan.replaced(place, replace(block, padding=padding)), note)
    size = short + 2 * block.padding
    least = 2 if isinstance(block, Pool) else 1  # a pool of one number does nothing
    if isinstance(block, Pool) and block.padding > size // 2:
        return
    if size >= least:
        text = QT_TRANSLATE_NOOP("Notes", "Give {layer} a window of {size}×{size}.")
        note = Note(text, {"layer": block.name, "size": size})
        cost = 1.5 + log2(block.size / size)
        yield _Change("window", cost, plan.replaced(place, replace(block, size=size)), note)


def _smaller_stride(plan: Plan, place: int) -> Iterator[_Change]:
    """Let the nearest earlier window that moves on by more than 1 move on by 1, if that is enough for this block."""
    for at in reversed(range(place)):
        block = plan.blocks[at]
        if isinstance(block, Conv | Pool) and block.stride > 1:
            changed = plan.replaced(at, replace(block, stride=1))
            trouble = worked(changed).trouble
            if trouble is None or trouble.place > place:
                text = QT_TRANSLATE_NOOP("Notes", "Give {layer} a stride of 1.")
                yield _Change("stride", 1.8 + 0.1 * (place - at), changed, Note(text, {"layer": block.name}))
                return


def _pool_padding(plan: Plan, place: int) -> Iterator[_Change]:
    block = plan.blocks[place]
    if not isinstance(block, Pool):
        return
    padding, size = block.size // 2, 2 * block.padding
    text = QT_TRANSLATE_NOOP("Notes", "Give {layer} a padding of {padding}.")
    note = Note(text, {"layer": block.name, "padding": padding})
    yield _Change("padding", 1.0, plan.replaced(place, replace(block, padding=padding)), note)
    text = QT_TRANSLATE_NOOP("Notes", "Give {layer} a window of {size}×{size}.")
    note = Note(text, {"layer": block.name, "size": size})
    yield _Change("window", 1.5, plan.replaced(place, replace(block, size=min(size, 1024))), note)


def _flat(plan: Plan, place: int) -> Iterator[_Change]:
    """Leave the flattening out, or bring the block to its other side."""
    flattens = [at for at in range(place) if isinstance(plan.blocks[at], Flatten)]
    if not flattens:
        return
    at, block = flattens[-1], plan.blocks[place]
    name = plan.blocks[at].name
    if not any(isinstance(between, Dense) for between in plan.blocks[at:place]):
        text = QT_TRANSLATE_NOOP("Notes", "Move {layer} before {flatten}.")
        yield _Change("", 1.0, plan.moved(place, at), Note(text, {"layer": block.name, "flatten": name}))


def _not_flat(plan: Plan, place: int) -> Iterator[_Change]:
    name = plan.blocks[place].name
    text = QT_TRANSLATE_NOOP("Notes", "Add a flattening before {layer}.")
    flatten = Flatten(
        "flatten" if all(block.name != "flatten" for block in plan.blocks) else plan.fresh_name("flatten")
    )
    yield _Change("", 0.5, plan.inserted(place, flatten), Note(text, {"layer": name}))


def _groups(plan: Plan, place: int) -> Iterator[_Change]:
    """Fewer groups, or another number of filters with the same groups."""
    block, channels = plan.blocks[place], worked(plan).rows[-1].output[-1]
    if not isinstance(block, Conv):
        return
    groups = next(n for n in range(min(block.groups, channels), 0, -1) if not (channels % n or block.filters % n))
    text = QT_TRANSLATE_NOOP("Notes", "Set the groups of {layer} to {groups}.")
    if groups == 1:
        text = QT_TRANSLATE_NOOP("Notes", "Give {layer} no groups.")
    note = Note(text, {"layer": block.name, "groups": groups})
    yield _Change("", 1.0, plan.replaced(place, replace(block, groups=groups)), note)
    if channels % block.groups == 0:
        filters = max(round(block.filters / block.groups), 1) * block.groups
        yield _filters(plan, place, filters, 0.9)


def _filters(plan: Plan, place: int, filters: int, cost: float) -> _Change:
    block = plan.blocks[place]
    text = QT_TRANSLATE_NOOP("Notes", "Set the filters of {layer} to {filters}.")
    changed = replace(block, filters=filters) if isinstance(block, Conv) else block
    return _Change("", cost, plan.replaced(place, changed), Note(text, {"layer": block.name, "filters": filters}))


def _connections(plan: Plan, place: int) -> Iterator[_Change]:
    block = plan.blocks[place]
    if isinstance(block, Conv):
        text = QT_TRANSLATE_NOOP("Notes", "Let every filter of {layer} see all channels.")
        changed = plan.replaced(place, replace(block, connections_of=(), groups=1))
        yield _Change("", 0.5, changed, Note(text, {"layer": block.name}))


def _sum(plan: Plan, place: int) -> Iterator[_Change]:
    """Where only the channels differ, make as many of them; or add the nearest output that has the shape."""
    block, table = plan.blocks[place], worked(plan)
    if not isinstance(block, Sum):
        return
    rows = {row.name: row for row in table.rows}
    if block.source in rows:
        source, now = rows[block.source].output, table.rows[-1]
        is_near = isinstance(now.block, Conv) and now.block.groups == 1 and not now.block.connections_of
        if is_near and len(source) == 3 and source[:2] == now.output[:2]:
            yield _filters(plan, now.places[0], source[2], 0.8)
    for row in reversed(table.rows[:-1]):
        if row.output == table.rows[-1].output and row.is_flattened == table.rows[-1].is_flattened:
            text = QT_TRANSLATE_NOOP("Notes", "Let {layer} add the output of {source}.")
            changed = plan.replaced(place, replace(block, source=row.name))
            yield _Change("", 1.2, changed, Note(text, {"layer": block.name, "source": row.name}))
            return


_MENDED: dict[type[troubles.PlanError], Callable[[Plan, int], Iterator[_Change]]] = {
    troubles.TooSmallError: _too_small,
    troubles.PoolPaddingError: _pool_padding,
    troubles.FlatError: _flat,
    troubles.NotFlatError: _not_flat,
    troubles.GroupsError: _groups,
    troubles.ConnectionsError: _connections,
    troubles.SumError: _sum,
    troubles.SourceError: _sum,
    troubles.CrossingError: _sum,
}
"""What helps against each trouble; leaving the block out always does."""
