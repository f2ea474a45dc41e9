"""What the Architectures lab says."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cnngui.gui.labs.architectures.state import ArchitecturesState
from cnngui.gui.look.i18n import labelled, language, number, short_number
from cnngui.networks.plans.dense_instead import dense_instead
from cnngui.networks.plans.differences import beside
from cnngui.networks.plans.errata import errata
from cnngui.networks.plans.exports.table import count, megabytes, shape
from cnngui.networks.plans.exports.words import called, kind_of, words_of
from cnngui.networks.plans.known import title_of, variant_of
from cnngui.networks.plans.notation import notation
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import BYTES, Number, Row, Worked

tr = QCoreApplication.translate


def bytes_of(state: ArchitecturesState) -> Number:
    """Return in which numbers memory is counted."""
    return "half" if state.is_half else "float32"


def totals_text(table: Worked, number_kind: Number) -> str:
    """Say what a network has to learn, to compute and to keep."""
    totals, spoken, size = table.totals, language(), BYTES[number_kind]
    text = tr(
        "Architectures", "{parameters} parameters · {macs} multiply-adds · activations {memory}, weights {weights}"
    )
    if table.trouble:
        text = tr(
            "Architectures",
            "up to here {parameters} parameters · {macs} multiply-adds · activations {memory}, weights {weights}",
        )
    return text.format(
        parameters=count(totals.parameters, spoken),
        macs=count(totals.macs, spoken),
        memory=_unbroken(megabytes(size * totals.size, spoken)),
        weights=_unbroken(megabytes(size * totals.parameters, spoken)),
    )


def counts_text(table: Worked) -> str:
    """Say what a network has to learn and to compute."""
    totals, spoken = table.totals, language()
    return tr("Architectures", "{parameters} parameters, {macs} multiply-adds").format(
        parameters=count(totals.parameters, spoken), macs=count(totals.macs, spoken)
    )


def heading(table: Worked, number_kind: Number) -> str:
    """Name the network, its input and its totals."""
    return f"{title_of(table.plan, language())}, {shape(table.plan.input)} · {totals_text(table, number_kind)}"


def source_text(plan: Plan) -> str:
    """Say which book or library has a network so; of one's own, nothing."""
    variant = variant_of(plan)
    return variant.source(language()) if variant is not None else ""


def notation_text(table: Worked, row: Row) -> str:
    """Write a layer in the course's notation, with its numbers."""
    told = " · ".join(_together(notation(table, row.name)))
    number_text = tr("Architectures", "{layer}, layer {number} ({kind})").format(
        layer=name_of(row), number=table.rows.index(row), kind=kind_of(row, language())
    )
    return labelled(number_text, told)


def _together(lines: Sequence[tuple[str, str]]) -> list[str]:
    """Write n_H and n_W once where they are alike.

    >>> _together([("s[1]", "2"), ("n_H[1]", "2/2"), ("n_W[1]", "2/2"), ("n_C[1]", "2")])
    ['s[1] = 2', 'n_H[1] = n_W[1] = 2/2', 'n_C[1] = 2']
    """
    told: list[str] = []
    for at, (symbol, text) in enumerate(lines):
        if symbol.startswith("n_W") and lines[at - 1] == (symbol.replace("n_W", "n_H"), text):
            told[-1] = f"{lines[at - 1][0]} = {symbol} = {text}"
        else:
            told.append(f"{symbol} = {text}")
    return told


def _unbroken(size: str) -> str:
    return size.replace(" ", "\N{NO-BREAK SPACE}")


def name_of(row: Row) -> str:
    """Return what a row is called on screen."""
    return called(row.name, language()) if row.block else words_of(language()).kinds["input"]


def field_text(row: Row) -> str:
    """Say what one unit of a layer sees."""
    rows, columns = row.field
    return tr("Architectures", "one unit sees {rows}×{columns} of the input").format(rows=rows, columns=columns)


def instead_text(row: Row) -> str:
    """Count a fully connected layer in place of one that slides; "" where nothing slides."""
    found = dense_instead(row)
    if found is None:
        return field_text(row)
    sign = words_of(language()).thousands
    told = tr("Architectures", "fully connected it would be {product} weights and {biases} biases").format(
        product=found.weights.text(sign), biases=count(row.size, language())
    )
    if found.times is not None:
        here = tr("Architectures", "it learns {product}").format(product=found.here.text(sign))
        ratio = tr("Architectures", "≈ {times} times as many").format(times=short_number(found.times))
        told = f"{here} · {told} · {ratio}"
    return f"{field_text(row)} · {told}"


def first_layer(table: Worked) -> Row:
    """Return the row that is told of where none is picked: the first layer, or the input if there is none."""
    return table.rows[min(1, len(table.rows) - 1)]


def errata_texts(plan: Plan) -> list[str]:
    """Say what is printed otherwise elsewhere about a network."""
    return [each.note(language()) for each in errata(plan)]


def difference_text(one: Worked, other: Worked) -> str:
    """Say in how many rows two networks differ, and by how many parameters."""
    pairs = beside(one, other)
    rows = sum(bool(pair.differs) for pair in pairs)
    if not rows:
        return tr("Architectures", "No difference in any row.")
    more = one.totals.parameters - other.totals.parameters
    text = tr("Architectures", "{rows} of {all} rows differ; as many parameters on both sides.")
    if more > 0:
        text = tr("Architectures", "{rows} of {all} rows differ; the first has {count} parameters more.")
    elif more < 0:
        text = tr("Architectures", "{rows} of {all} rows differ; the second has {count} parameters more.")
    return text.format(rows=number(rows), all=number(len(pairs)), count=number(abs(more)))
