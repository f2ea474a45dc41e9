"""The course's notation for a layer, with its numbers: f, p, s, n_H, n_W, n_C, and the shapes of W, b, a and A."""

from collections.abc import Sequence

from cnngui.networks.plans.worked import Row, Worked


def notation(table: Worked, name: str, m: int | str = "m") -> tuple[tuple[str, str], ...]:
    """Return what is said of a layer, symbol by symbol; the lines of what it has not are left out.

    Parameters
    ----------
    table : Worked
    name : str
        Of a row. The input is layer 0, and every row counts, poolings too.
    m : int or str
        How many inputs go through together.

    Returns
    -------
    tuple of (symbol, text)
        Symbols are written "n_H[5]": subscript behind "_", superscript in brackets.

    Raises
    ------
    KeyError
        When there is no such row.

    Examples
    --------
    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> for symbol, text in notation(worked(known("lenet5")), "C3"):
    ...     print(symbol, "=", text)
    f[3] = 5
    p[3] = 0
    s[3] = 1
    n_H[3] = (14 + 0 − 5)/1 + 1 = 10
    n_W[3] = (14 + 0 − 5)/1 + 1 = 10
    n_C[3] = 16
    W[3] = (5, 5, 6, 16)
    b[3] = (16)
    a[3] = (10, 10, 16)
    A[3] = (m, 10, 10, 16)
    """
    row = table.row(name)
    number = table.rows.index(row)
    lines: list[tuple[str, str]] = []
    if row.axes:
        lines += [(symbol, str(value)) for symbol, value in (("f", row.f), ("p", padding_of(row)), ("s", row.s))]
        lines += [(symbol, axis.formula()) for symbol, axis in zip(("n_H", "n_W"), row.axes, strict=True)]
    elif len(row.output) == 3:
        lines += [(symbol, str(value)) for symbol, value in zip(("n_H", "n_W"), row.output, strict=False)]
    lines.append(("n_C", str(row.output[-1])))
    shapes = (("W", row.weights), ("b", row.bias), ("a", row.output), ("A", row.batch(m)))
    lines += [(symbol, _tuple(shape)) for symbol, shape in shapes if shape]
    return tuple((f"{symbol}[{number}]", text) for symbol, text in lines)


def padding_of(row: Row) -> str:
    """Write the padding of a window that slides; what is before it and after it apart where they differ.

    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> padding_of(worked(known("vgg16")).row("conv1_1")), padding_of(worked(known("efficientnet-lite0")).row("conv1"))
    ('1', '0 + 1')
    """
    if row.paddings is None:
        return ""
    rows, columns = (str(a) if a == b else f"{a} + {b}" for a, b in row.paddings)
    return rows if rows == columns else f"({rows})×({columns})"


def _tuple(shape: Sequence[int | str]) -> str:
    return f"({', '.join(map(str, shape))})"


def seen_before(row: Row) -> str:
    """Return the shape of a of the layer before, as the row sees it.

    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> seen_before(worked(known("vgg16")).row("fc6"))
    '(25088)'
    """
    return _tuple(row.given)
