"""What is painted: a network as table, boxes and bars, two side by side, three on one scale, and its blocks."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from cnngui.engine.drawings import Drawing, Ink, Label, below_each_other
from cnngui.gui.labs.architectures.state import ArchitecturesState, plan_of
from cnngui.gui.labs.architectures.words import bytes_of, counts_text, name_of
from cnngui.gui.look.i18n import labelled, language
from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.gui.widgets.networks.layer_strips import Strip, StripBar
from cnngui.gui.widgets.networks.plates_view import Plate
from cnngui.networks.plans.blocks import Block
from cnngui.networks.plans.differences import Beside, beside
from cnngui.networks.plans.exports.pictures import boxes, ink_of, poster, scale_of
from cnngui.networks.plans.exports.table import COLUMNS, LEFT, Cells, as_cells, both, count, shape
from cnngui.networks.plans.exports.words import kind_of, words_of
from cnngui.networks.plans.known import title_of
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import BYTES, Number, Row, Worked, worked

tr = QCoreApplication.translate

ORDER = (
    *("name", "f", "s", "p", "output", "parameters_product", "parameters", "share", "macs", "memory"),
    *("receptive_field", "stride", "activation_size", "type"),
)
"""Of the columns on screen: what is looked at most comes first."""

Table = tuple[tuple[Column, ...], tuple[TableRow, ...], tuple[str, ...]]

_VALUES: dict[str, Callable[[Row], tuple[float, ...]]] = {
    "f": lambda row: (row.f or 0,),
    "s": lambda row: (row.s or 0,),
    "p": lambda row: sum(row.paddings or (), ()),
    "output": lambda row: row.output,
    "activation_size": lambda row: (row.size,),
    "memory": lambda row: (row.size,),
    "parameters": lambda row: (row.parameters.value,),
    "share": lambda row: (row.parameters.value,),
    "macs": lambda row: (row.macs.value,),
    "receptive_field": lambda row: row.field,
    "stride": lambda row: row.stride or (0, 0),
}
"""What a column is sorted by."""


def columns_of(number: Number) -> tuple[Column, ...]:
    """Return the columns of the table of layers."""
    words = words_of(language())
    memory = tr("Architectures", "memory in bytes") if number == "float32" else tr("Architectures", "memory, half")
    titles = {**words.columns, "memory": memory}
    return tuple(Column(key if key in _VALUES else "", titles[key], key in LEFT) for key in ORDER)


@lru_cache(maxsize=8)
def layers_table(table: Worked, number: Number, sort: tuple[str, bool], spoken: str) -> Table:
    """Return columns, rows and totals of the table of layers."""
    _, cells, total = as_cells(table, spoken)
    each = BYTES[number]
    lines = [
        _arranged(_with_small(line, row, spoken), count(each * row.size, spoken))
        for line, row in zip(cells, table.rows, strict=True)
    ]
    pairs = list(zip(table.rows, lines, strict=True))
    key, falls = sort
    if key in _VALUES:
        pairs.sort(key=lambda pair: _VALUES[key](pair[0]), reverse=falls)
    rows = tuple(TableRow(row.name, line, ink_of(row)) for row, line in pairs)
    return columns_of(number), rows, _arranged(total, count(each * table.totals.size, spoken))


def _with_small(cells: Cells, row: Row, spoken: str) -> Cells:
    """Write what is not 0, but less than a tenth of a percent, as less than that."""
    at = COLUMNS.index("share")
    nothing = f"0{words_of(spoken).decimal}0"
    if cells[at] != nothing or not row.parameters.value:
        return cells
    return (*cells[:at], f"< 0{words_of(spoken).decimal}1", *cells[at + 1 :])


def _arranged(cells: Sequence[str], memory: str) -> tuple[str, ...]:
    found = dict(zip(COLUMNS, cells, strict=True)) | {"memory": memory}
    return tuple(found[key] for key in ORDER)


def plate(table: Worked, drawing: Drawing, name: str = "", title: str = "") -> Plate:
    """Return a network as boxes with what is written below them."""
    labels = {row.name: (name_of(row), f"{name_of(row)} {shape(row.output)}") for row in table.rows}
    return Plate(name, title, drawing, labels)


@lru_cache(maxsize=8)
def plates_of(table: Worked, spoken: str) -> tuple[Plate, ...]:
    """Return the boxes of one network."""
    return (plate(table, boxes(table, language=spoken)),)


@lru_cache(maxsize=8)
def strips_of(table: Worked, number: Number, spoken: str) -> tuple[Strip, ...]:
    """Return bars of parameters, multiply-adds and memory."""
    words, totals, each = words_of(spoken), table.totals, BYTES[number]
    memory = tr("Architectures", "memory in bytes") if number == "float32" else tr("Architectures", "memory, half")
    of: tuple[tuple[str, int, Callable[[Row], int]], ...] = (
        (words.columns["parameters"], totals.parameters, lambda row: row.parameters.value),
        (words.columns["macs"], totals.macs, lambda row: row.macs.value),
        (memory, each * totals.size, lambda row: each * row.size),
    )
    return tuple(
        Strip(title, count(total, spoken), tuple(_bar(row, title, total, value(row), spoken) for row in table.rows))
        for title, total, value in of
    )


def _bar(row: Row, title: str, total: int, value: int, spoken: str) -> StripBar:
    share = f"{100 * value / total:.1f}".replace(".", words_of(spoken).decimal) if total else "0"
    text = tr("Architectures", "{layer}, {title}: {count} (≈ {share} % of all)")
    hint = text.format(layer=name_of(row), title=title, count=count(value, spoken), share=share)
    return StripBar(row.name, ink_of(row), value, hint)


# Which book says what

_COMPARED = ("name", "output", "parameters_product", "parameters", "macs", "f", "s", "p", "receptive_field", "type")


def books_table(one: Worked, other: Worked) -> Table:
    """Return two networks row by row, one above the other where they differ; what differs stands out."""
    spoken = language()
    words = words_of(spoken)
    columns = tuple(Column("", words.columns[key], key in LEFT) for key in _COMPARED)
    firsts, others = _cells_by_name(one, spoken), _cells_by_name(other, spoken)
    rows = tuple(_compared(at, pair, firsts[0], others[0]) for at, pair in enumerate(beside(one, other)))
    total = tuple(_total_cell(first, second) for first, second in zip(firsts[1], others[1], strict=True))
    return columns, rows, total


def _total_cell(first: str, second: str) -> str:
    return first if first == second else f"{first} | {second}"


def _cells_by_name(table: Worked, spoken: str) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    _, cells, total = as_cells(table, spoken)
    places = [COLUMNS.index(key) for key in _COMPARED]
    found = {row.name: tuple(line[at] for at in places) for row, line in zip(table.rows, cells, strict=True)}
    return found, tuple(total[at] for at in places)


def _compared(at: int, pair: Beside, ones: dict[str, tuple[str, ...]], others: dict[str, tuple[str, ...]]) -> TableRow:
    row = pair.one or pair.other
    nothing = tuple("–" for _ in _COMPARED)
    first = ones[pair.one.name] if pair.one else nothing
    second = others[pair.other.name] if pair.other else nothing
    marked = frozenset(place for place, key in enumerate(_COMPARED) if key in pair.differs)
    if pair.differs:
        first = tuple(f"{a}\n{b}" for a, b in zip(first, second, strict=True))
    elif first[0] != second[0]:
        first = (f"{first[0]} | {second[0]}", *first[1:])
    return TableRow(f"{at}", first, ink_of(row) if row else None, marked)


# Three on one scale


@lru_cache(maxsize=8)
def _plates_on_scale(plans: tuple[Plan, ...], spoken: str) -> tuple[Plate, ...]:
    tables = [worked(plan) for plan in plans]
    scale = scale_of(tables)
    titles = [f"{title_of(table.plan, spoken)} · {counts_text(table)}" for table in tables]
    return tuple(
        plate(table, boxes(table, scale, spoken), str(at), title)
        for at, (table, title) in enumerate(zip(tables, titles, strict=True))
    )


def plans_on_scale(state: ArchitecturesState) -> tuple[Plan, ...]:
    """Return the networks of the page on one scale."""
    return tuple(plan_of(state, key) for key in state.three)


def scale_plates(state: ArchitecturesState) -> tuple[Plate, ...]:
    """Return three networks on one scale."""
    return _plates_on_scale(plans_on_scale(state), language())


def scale_strips(state: ArchitecturesState) -> tuple[Strip, ...]:
    """Return three totals, each with a bar a network."""
    spoken = language()
    words, each = words_of(spoken), BYTES[bytes_of(state)]
    tables = [worked(plan) for plan in plans_on_scale(state)]
    of = (
        (words.columns["parameters"], [table.totals.parameters for table in tables]),
        (words.columns["macs"], [table.totals.macs for table in tables]),
        (tr("Architectures", "memory of the activations"), [each * table.totals.size for table in tables]),
    )
    return tuple(Strip(title, "", _total_bars(title, tables, values, spoken)) for title, values in of)


def _total_bars(title: str, tables: list[Worked], values: list[int], spoken: str) -> tuple[StripBar, ...]:
    return tuple(
        StripBar("", "conv", value, labelled(f"{title_of(table.plan, spoken)}, {title}", count(value, spoken)))
        for table, value in zip(tables, values, strict=True)
    )


def drawing_of(state: ArchitecturesState) -> Drawing:
    """Return what is saved and copied as a picture: the network with its bars, or three on one scale."""
    spoken = language()
    if state.page != "scale":
        return poster(state.table, spoken)
    plates = scale_plates(state)
    parts = []
    for each in plates:
        parts += [Drawing(10, 24, (), (Label(0, 18, each.title, 15, bold=True),)), each.drawing]
    return below_each_other(parts)


# Building


@lru_cache(maxsize=8)
def blocks_table(table: Worked, spoken: str) -> Table:
    """Return a row a block, those that are done in place too, and those behind one that does not fit."""
    words = words_of(spoken)
    keys = ("name", "type", "f", "s", "p", "output", "parameters_product", "parameters", "macs", "receptive_field")
    columns = tuple(Column("", words.columns[key], key in LEFT) for key in keys)
    _, cells, total = as_cells(table, spoken)
    places = [COLUMNS.index(key) for key in keys]
    by_place = {row.places[0]: (row, line) for row, line in zip(table.rows[1:], cells[1:], strict=True)}
    rows = []
    broken = table.trouble.place if table.trouble else len(table.plan.blocks)
    for at, block in enumerate(table.plan.blocks):
        found = by_place.get(at)
        line = tuple(found[1][place] for place in places) if found else _own_line(block, at, table)
        line = (block.name, _kind_name(block, found[0] if found else None, spoken), *line[2:])
        rows.append(TableRow(block.name, line, _block_ink(block, found), frozenset(range(2) if at == broken else ())))
    return columns, tuple(rows), tuple(total[place] for place in places)


def _own_line(block: Block, at: int, table: Worked) -> tuple[str, ...]:
    """Return the cells of a block that has no row: in place, or behind one that does not fit."""
    row = next((each for each in table.rows if at in each.places), None)
    is_flat = row is not None and block.kind == "flatten"
    output = "" if row is None else str(row.size) if is_flat else shape(row.output)
    return (block.name, "", "–", "–", "–", output or "–", "–", "0" if row else "–", "0" if row else "–",
            both(row.field) if row else "–")  # fmt: skip


def _kind_name(block: Block, row: Row | None, spoken: str) -> str:
    kinds = words_of(spoken).kinds
    if row is not None:
        return kind_of(row, spoken).split(" + ", maxsplit=1)[0]
    return kinds[str(getattr(block, "pool", block.kind))]


def _block_ink(block: Block, found: tuple[Row, object] | None) -> Ink | None:
    del block
    return ink_of(found[0]) if found else None
