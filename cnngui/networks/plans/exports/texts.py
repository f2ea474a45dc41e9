r"""The table of layers as plain text, CSV, Markdown and LaTeX."""

import csv
import io
import re
from itertools import starmap

from cnngui.networks.plans.errata import errata
from cnngui.networks.plans.exports.table import COLUMNS, LEFT, Cells, as_cells, count, megabytes, permille, shape
from cnngui.networks.plans.exports.words import kind_of, words_of
from cnngui.networks.plans.known import title_of, variant_of
from cnngui.networks.plans.notation import padding_of
from cnngui.networks.plans.worked import Row, Worked


def head(table: Worked, language: str = "en") -> tuple[str, ...]:
    """Return the lines above a table: title, source, input and classes."""
    words, plan = words_of(language), table.plan
    variant = variant_of(plan)
    line = words.classes if plan.classes else words.input
    about = line.format(shape=shape(plan.input), classes=count(plan.classes, language))
    return (title_of(plan, language), *([variant.source(language)] if variant else []), about)


def foot(table: Worked, language: str = "en") -> tuple[str, ...]:
    """Return the lines below a table: memory, where it stops, and what is printed otherwise elsewhere."""
    words, totals = words_of(language), table.totals
    activations, parameters = (megabytes(4 * number, language) for number in (totals.size, totals.parameters))
    lines = [words.memory.format(activations=activations, parameters=parameters)]
    if table.trouble:
        lines.append(words.stops.format(layer=table.plan.blocks[table.trouble.place].name))
    return (*lines, *(each.note(language) for each in errata(table.plan)))


def as_text(table: Worked, language: str = "en") -> str:
    """Write a table for a terminal.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> as_text(worked(known("lenet5"))).splitlines()[7].split()[:8]
    ['C1', 'convolution', '+', 'ReLU', '5', '1', '0', '28×28×6']
    """
    titles, rows, total = as_cells(table, language)
    lines = [titles, *rows, total]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]

    def line(cells: Cells) -> str:
        padded = (
            cell.ljust(width) if key in LEFT else cell.rjust(width)
            for key, cell, width in zip(COLUMNS, cells, widths, strict=True)
        )
        return "  ".join(padded).rstrip()

    rule = "-" * len(line(tuple("x" * width for width in widths)))
    body = [line(titles), rule, *map(line, rows), rule, line(total)]
    return "\n".join([*head(table, language), "", *body, *foot(table, language)])


def as_markdown(table: Worked, language: str = "en") -> str:
    """Write a table in GitHub's Markdown.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> as_markdown(worked(known("lenet5"))).splitlines()[9]
    '| C1 | convolution + ReLU | 5 | 1 | 0 | 28×28×6 | 4,704 | 156 | (5·5·1 + 1)·6 | 117,600 | 5 | 1 | 0.2 |'
    """
    titles, rows, total = as_cells(table, language)
    rule = tuple(":--" if key in LEFT else "--:" for key in COLUMNS)
    lines = [
        "| " + " | ".join(cells) + " |" for cells in (titles, rule, *rows, tuple(f"**{c}**" * bool(c) for c in total))
    ]
    title, *about = head(table, language)
    return "\n".join(
        [f"# {_marked_off(title)}", "", *_parts(about), *lines, "", *_parts(foot(table, language))]
    ).rstrip()


def _parts(lines: tuple[str, ...] | list[str]) -> list[str]:
    """Write each line as a paragraph."""
    return [part for line in lines for part in (_marked_off(line), "")]


def _marked_off(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def as_latex(table: Worked, language: str = "en") -> str:
    r"""Write a table as a LaTeX ``tabular``; no package is needed.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> as_latex(worked(known("lenet5"))).splitlines()[6].split(" & ")[8]
    '$(5 \\cdot 5 \\cdot 1 + 1) \\cdot 6$'
    """
    titles, rows, total = as_cells(table, language)
    place = "".join("l" if key in LEFT else "r" for key in COLUMNS)
    lines = [f"% {line}" for line in head(table, language)[:1]]
    lines += [f"\\begin{{tabular}}{{{place}}}", "\\hline", _latex_line(titles), "\\hline"]
    lines += [*map(_latex_line, rows), "\\hline", _latex_line(total), "\\hline", "\\end{tabular}"]
    return "\n".join(lines)


def _latex_line(cells: Cells) -> str:
    return " & ".join(starmap(_latex_cell, zip(COLUMNS, cells, strict=True))) + " \\\\"


def _latex_cell(key: str, cell: str) -> str:
    if re.search("[·×]", cell) and key != "type":
        return "$" + cell.replace("·", " \\cdot ").replace("×", " \\times ") + "$"
    plain = re.sub(r"([%&#_$])", r"\\\1", cell)
    for sign, instead in (("\N{NARROW NO-BREAK SPACE}", "\\,"), ("\N{NO-BREAK SPACE}", "~"), ("–", "--"), ("’", "'")):
        plain = plain.replace(sign, instead)
    return plain


CSV_COLUMNS = (
    *("name", "type", "f", "s", "p", "output", "activation_size", "activation_bytes_float32", "activation_bytes_half"),
    *("parameters", "parameters_product", "parameter_bytes_float32", "parameter_bytes_half", "macs", "macs_product"),
    *("receptive_field", "stride", "share_percent"),
)


def as_csv(table: Worked) -> str:
    """Write a table as CSV: a line of titles, a line a layer, the input first, and a line of totals.

    It is for programs: numbers are plain, words are English, and nothing stands where there is none.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> as_csv(worked(known("lenet5"))).splitlines()[2]
    'C1,convolution + ReLU,5,1,0,28x28x6,4704,18816,9408,156,(5·5·1 + 1)·6,624,312,117600,(5·5·1·6)·(28·28),5,1,0.2'
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    shares = permille(table)
    for row, share in zip(table.rows, shares, strict=True):
        writer.writerow(_csv_row(row, share))
    totals = table.totals
    summed: dict[str, object] = {"name": "total", **_costs(totals.size, totals.parameters, totals.macs)}
    writer.writerow(summed | {"share_percent": f"{sum(shares) / 10:.1f}"})
    return out.getvalue().rstrip("\n")


def _costs(size: int, parameters: int, macs: int) -> dict[str, object]:
    return {
        "activation_size": size,
        "activation_bytes_float32": 4 * size,
        "activation_bytes_half": 2 * size,
        "parameters": parameters,
        "parameter_bytes_float32": 4 * parameters,
        "parameter_bytes_half": 2 * parameters,
        "macs": macs,
    }


def _csv_row(row: Row, share: int) -> dict[str, object]:
    sides = {"receptive_field": row.field, "stride": row.stride}
    return {
        "name": row.name,
        "type": kind_of(row),
        **{key: "" if value is None else value for key, value in (("f", row.f), ("s", row.s))},
        "p": padding_of(row),
        "output": "x".join(map(str, row.output)),
        **_costs(row.size, row.parameters.value, row.macs.value),
        "parameters_product": row.parameters.product() if row.parameters.value else "",
        "macs_product": row.macs.product() if row.macs.value else "",
        **{
            key: "" if not both else both[0] if both[0] == both[1] else f"{both[0]}x{both[1]}"
            for key, both in sides.items()
        },
        "share_percent": f"{share / 10:.1f}",
    }
