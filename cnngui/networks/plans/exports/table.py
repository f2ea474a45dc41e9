"""The table of layers as cells: once as plain numbers, once as it is written for people."""

from cnngui.engine.numbers import written
from cnngui.engine.sizes import Pair
from cnngui.networks.plans.blocks import Shape
from cnngui.networks.plans.exports.words import called, kind_of, words_of
from cnngui.networks.plans.notation import padding_of
from cnngui.networks.plans.worked import Row, Worked

COLUMNS = (
    "name",
    "type",
    "f",
    "s",
    "p",
    "output",
    "activation_size",
    "parameters",
    "parameters_product",
    "macs",
    "receptive_field",
    "stride",
    "share",
)
"""Of tables for people, in order."""

SUMMED = {"activation_size", "parameters", "macs", "share"}

LEFT = {"name", "type", "output", "parameters_product"}
"""Columns of words, which begin at the left; numbers end at the right."""

Cells = tuple[str, ...]


def as_cells(table: Worked, language: str = "en") -> tuple[Cells, tuple[Cells, ...], Cells]:
    """Return titles, rows and the line of totals, as they are written for people.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> titles, rows, total = as_cells(worked(known("vgg16")))
    >>> rows[1][5:10], total[7]
    (('224×224×64', '3,211,264', '1,792', '(3·3·3 + 1)·64', '86,704,128'), '138,357,544')
    """
    words = words_of(language)
    shares = permille(table)
    rows = tuple(_cells(row, share, language) for row, share in zip(table.rows, shares, strict=True))
    totals = table.totals
    summed = {
        "name": words.so_far if table.trouble else words.total,
        "activation_size": count(totals.size, language),
        "parameters": count(totals.parameters, language),
        "macs": count(totals.macs, language),
        "share": _tenths(sum(shares), words.decimal),
    }
    return tuple(words.columns[key] for key in COLUMNS), rows, tuple(summed.get(key, "") for key in COLUMNS)


def _cells(row: Row, share: int, language: str) -> Cells:
    words = words_of(language)
    cells = {
        "name": called(row.name, language) if row.block else words.kinds["input"],
        "type": kind_of(row, language),
        "f": number(row.f),
        "s": number(row.s),
        "p": padding_of(row) or number(None),
        "output": shape(row.output),
        "activation_size": count(row.size, language),
        "parameters": count(row.parameters.value, language),
        "parameters_product": row.parameters.product() if row.parameters.value else "–",
        "macs": count(row.macs.value, language),
        "receptive_field": both(row.field),
        "stride": both(row.stride),
        "share": _tenths(share, words.decimal),
    }
    return tuple(cells[key] for key in COLUMNS)


def permille(table: Worked) -> tuple[int, ...]:
    """Return the rows' shares of all parameters in tenths of a percent, rounded so that they add up to 1000.

    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> shares = permille(worked(known("vgg16")))
    >>> sum(shares), sum(shares[-3:])
    (1000, 894)
    """
    counts = [row.parameters.value for row in table.rows]
    total = sum(counts)
    if not total:
        return (0,) * len(counts)
    floors = [1000 * each // total for each in counts]
    by_rest = sorted(range(len(counts)), key=lambda at: -(1000 * counts[at] % total))
    for at in by_rest[: 1000 - sum(floors)]:
        floors[at] += 1
    return tuple(floors)


def _tenths(share: int, decimal: str) -> str:
    return f"{share // 10}{decimal}{share % 10}"


def count(value: int, language: str = "en") -> str:
    """Write a count for people.

    >>> count(138357544)
    '138,357,544'
    """
    return written(value, thousands=words_of(language).thousands, noise=0).text


def megabytes(value: int, language: str = "en") -> str:
    r"""Write so many bytes in millions.

    >>> megabytes(60950432), megabytes(60950432, "fr")
    ('60.95 MB', '60,95\xa0Mo')
    """
    words = words_of(language)
    text = written(value / 1e6, 2 if value >= 1e6 else 4, words.decimal, words.thousands, noise=0).text
    return words.megabyte.format(number=text)


def shape(lengths: Shape) -> str:
    """Write a shape for people.

    >>> shape((224, 224, 64)), shape((4096,))
    ('224×224×64', '4096')
    """
    return "×".join(map(str, lengths))


def number(value: int | None) -> str:
    """Write a number, or a dash where there is none."""
    return "–" if value is None else str(value)


def both(values: Pair | None) -> str:
    """Write what holds for rows and columns, once where both are alike.

    >>> both((7, 7)), both((3, 5)), both(None)
    ('7', '3×5', '–')
    """
    if values is None:
        return "–"
    rows, columns = values
    return str(rows) if rows == columns else f"{rows}×{columns}"
